"""Search: what holds some words, each with the line that shows it."""

from __future__ import annotations

from typing import Any, NamedTuple

from starlette.responses import Response

from sightline.web.pages.page import Visit

MOST = 30


class Piece(NamedTuple):
    """A part of an excerpt, which is one of the words or stands between them."""

    text: str
    is_word: bool


def search(visit: Visit) -> Response:
    """The best hits for the words of the address."""
    words, kind = visit.word("words"), visit.word("kind")
    is_asked = any(c.isalnum() for c in words)
    asked = {"kind": kind} if kind else {}
    found = visit.ask("search", words=(words,), limit=MOST, **asked) if is_asked else None
    hits = [(hit, pieces(hit)) for hit in found.hits] if found else []
    return visit.page(
        "search.html", "Search", "/search",
        words=words, kind=kind, found=found, hits=hits, kinds=visit.site.parts.kinds().by_code,
    )  # fmt: skip


def pieces(hit: Any) -> list[Piece]:
    """The excerpt cut at its marks."""
    found, at = [], 0
    for start, end in hit.marks:
        found += [Piece(hit.excerpt[at:start], False), Piece(hit.excerpt[start:end], True)]
        at = end
    return [*found, Piece(hit.excerpt[at:], False)] if hit.excerpt else found
