"""Running headers and footers: what repeats in the margin from page to page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from sightline.career.pages.frame import turn
from sightline.career.pages.page import Page

__all__ = ["margin_roles"]

_MARGIN = 0.12  # of the page's height, above and below
_PAGE_NUMBER = re.compile(r"(?:page |- ?)?\d{1,3}(?: ?(?:/|of) ?\d{1,3})?(?: ?-)?", re.IGNORECASE)
# What else stands on such a line is the name or the kind of the document.
_NUMBERED = re.compile(
    r"(?:^|\t)(?:page|seite|página|pagina|strona|pág\.|p\.) \d{1,3}"
    r"(?: ?(?:/|of|von|sur|de|di|z) ?\d{1,3})?$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def margin_roles(
    pages: Sequence[tuple[int, Page]],
) -> Iterator[tuple[int, Page, dict[int, str]]]:
    """Each page with the roles of its rows (counted from 0) that are ``header`` or ``footer``.

    A header that repeats is none on the first page, where it may be the only place that says it.
    """
    edges = [_edge_rows(page) for _, page in pages]
    seen = Counter(key for rows in edges for key in {key for key, _ in rows.values()})
    for place, ((number, page), rows) in enumerate(zip(pages, edges, strict=True)):
        roles = {}
        for count, ((role, words), _) in rows.items():
            repeats = seen[role, words] > 1 and len(pages) > 1
            is_number = role == "footer" and (
                _PAGE_NUMBER.fullmatch(words) or _NUMBERED.search(words) is not None
            )
            if is_number or (repeats and (role == "footer" or place > 0)):
                roles[count] = role
        yield number, page, roles


def _edge_rows(page: Page) -> dict[int, tuple[tuple[str, str], float]]:
    """The rows in the margins: (``header`` or ``footer``, words with each number as 0).

    The items of a list are none, even where two pages begin with a date each.
    """
    found: dict[int, tuple[tuple[str, str], float]] = {}
    count = -1
    for block in page.blocks:
        for row in block.rows:
            count += 1
            _, middle = turn(row.chunks[0].left, row.chunks[0].middle, -block.angle)
            if row.is_item or _MARGIN * page.height < middle < (1 - _MARGIN) * page.height:
                continue
            role = "header" if middle < page.height / 2 else "footer"
            words = "\t".join(text for text, _ in row.runs())
            found[count] = ((role, _DIGITS.sub("0", words)), middle)
    return found
