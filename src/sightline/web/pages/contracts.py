"""Contracts: each API, what is deprecated and until when, and the diff between two versions."""

from __future__ import annotations

from markupsafe import Markup
from starlette.responses import Response

from sightline.kernel.errors import SightlineError
from sightline.text.markdown.render import render_html
from sightline.web.pages.page import Visit


def contracts(visit: Visit) -> Response:
    """The contracts of the workspace with their deprecations, and a form for a diff."""
    listed = visit.ask("list", kind="API").documents
    found = visit.ask("contract.deprecations") if listed else None
    return visit.page("contracts.html", "Contracts", "/contracts", listed=listed, found=found)


def comparison(visit: Visit) -> Response:
    """The changes between two versions, by whom they hurt."""
    old, new = visit.word("old"), visit.word("new")
    found, trouble = None, None
    if old or new:
        try:
            found = visit.ask(
                "contract.diff", **{n: v for n, v in (("old", old), ("new", new)) if v}
            )
        except SightlineError as error:
            trouble = error
    text = _drawn(visit, found) if found else ""
    return visit.page(
        "comparison.html", "Compare contracts", "/contracts",
        old=old, new=new, found=found, trouble=trouble, text=Markup(text),
    )  # fmt: skip


def _drawn(visit: Visit, found: object) -> str:
    """The report of a diff as HTML without scripts."""
    markdown = visit.operation("contract.diff").renderer("markdown")(found)
    return render_html(markdown)
