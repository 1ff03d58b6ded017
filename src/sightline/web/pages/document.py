"""One document: its keys, its text, its findings beside it, and what it hangs together with."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from starlette.responses import Response

from sightline.text.markdown.live_numbers import LiveNumber, fill
from sightline.text.markdown.render import render_html
from sightline.web.pages.page import Visit, page_of

_APART = ("id", "title", "status", "owner")
_SHORT = 20  # a word that stands in a text by chance


def document(visit: Visit) -> Response:
    """The document with an id."""
    shown = visit.ask("show", id=visit.path["id"])
    linked = {link.type for link in shown.links_out}
    keys = {
        name: value
        for name, value in shown.fields.items()
        if name not in _APART and name not in linked and value not in (None, [], {}, "")
        if not _is_in(value, shown.text or "")
    }
    return visit.page(
        "document.html", shown.title,
        shown=shown, keys=keys, text=_drawn(visit, shown),
        links_out=_once(shown.links_out), links_in=_once(shown.links_in),
    )  # fmt: skip


def _is_in(value: Any, text: str) -> bool:
    """Whether a key says only what its section of the text says."""
    words = value if isinstance(value, list) else [value]
    return all(isinstance(word, str) and len(word) > _SHORT and word in text for word in words)


def _drawn(visit: Visit, shown: Any) -> Markup:
    """The text as HTML without scripts, its numbers filled in, its links to pages."""
    if shown.text is None:
        return Markup("")
    numbers = visit.ask("numbers", ids=(shown.id,)).numbers if "{{" in shown.text else ()
    now = {number.text: number.now for number in numbers}

    def lookup(number: LiveNumber) -> str | None:
        return now.get(number.text)

    there = {link.id for link in shown.links_out if link.title is not None}

    def resolve(identifier: str, anchor: str) -> str | None:
        return page_of(identifier, anchor) if identifier in there else None

    return Markup(render_html(fill(shown.text, lookup), resolve))


def _once(links: Any) -> list[Any]:
    """One link for each way and end, however often it is written."""
    return list({(k.type, k.id, k.anchor): k for k in links}.values())
