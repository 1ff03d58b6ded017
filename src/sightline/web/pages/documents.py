"""Lists of documents: all, or those of a kind, filtered by what their keys say."""

from __future__ import annotations

from collections.abc import Callable

from starlette.responses import Response

from sightline.web.pages.menu import MENU, Entry
from sightline.web.pages.page import Handler, Visit

PAGE_SIZE = 100


def lists() -> dict[str, Handler]:
    """The address of each list of the menu, and what shows it."""
    return {entry.address: _list_of(entry) for entry in MENU if entry.kind} | {
        "/documents": _list_of(next(e for e in MENU if e.address == "/documents"))
    }


def _list_of(entry: Entry) -> Callable[[Visit], Response]:
    def show(visit: Visit) -> Response:
        kind, where = entry.kind or visit.word("kind"), visit.word("where")
        asked = {name: value for name, value in (("kind", kind), ("where", where)) if value}
        found = visit.ask("list", **asked)
        words = visit.word("words").casefold()
        rows = found.documents
        if words:
            rows = [row for row in rows if _holds(f"{row.id} {row.title}", words)]
        number = visit.number("page", 1)
        first = (number - 1) * PAGE_SIZE
        pages = max(1, -(-len(rows) // PAGE_SIZE))
        return visit.page(
            "documents.html", entry.name, entry.address,
            rows=rows[first : first + PAGE_SIZE], count=len(rows), number=number, pages=pages,
            kind=kind, where=where, words=visit.word("words"), fixed=bool(entry.kind),
            kinds=visit.site.parts.kinds().by_code,
        )  # fmt: skip

    return show


def _holds(text: str, words: str) -> bool:
    return all(word in text.casefold() for word in words.split())
