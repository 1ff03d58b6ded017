"""Addresses that a narrow column broke, put together again: they hold no blank."""

from __future__ import annotations

import re

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told, told
from sightline.career.resume.headings import heading_kind
from sightline.career.resume.rows import Row

__all__ = ["broken_email", "broken_link"]

_DOMAINS = frozenset(("com", "org", "net", "info", "dev", "edu", "gov", "app", "eu", "co.uk"))
_REST = re.compile(r"[\w.@%/?=&+~-]{1,80}")
_HOST = re.compile(r"(?:[\w-]{1,63}\.){1,4}[a-z]{2,12}(?:/|$)", re.IGNORECASE)
_SHORT = 12  # letters: a longer word below a link is a word of its own
_SOFT = "\u00ad"
_EDGE = 0.97  # of the width of a block: a line that ends there is full


def broken_email(
    document: SourceDocument, rows: list[Row], row: Row, pattern: re.Pattern[str]
) -> Told | None:
    """The email address that begins at the end of a row and ends with the next one."""
    after = _after(rows, row)
    if after is None:
        return None
    start = row.end - len(row.words.split()[-1])
    head = document.text[start : row.end]
    if "@" not in head and not after.words.startswith("@"):
        return None
    whole = head.removesuffix(_SOFT) + after.words
    if not pattern.fullmatch(whole):
        return None
    if pattern.fullmatch(head):
        # It could end here: the rest must be the rest of a domain that everybody knows.
        last = whole.rpartition(".")[2].lower()
        if last not in _DOMAINS or len(after.words) > 2 or not _is_full(rows, row):
            return None
    return _whole(document, whole, start, row, after)


def broken_link(document: SourceDocument, rows: list[Row], row: Row, start: int) -> Told | None:
    """The link from a place to the end of a row that goes on with the next one."""
    after = _after(rows, row)
    head = document.text[start : row.end]
    if after is None or "/" not in head or len(head.split()) > 1:
        return None
    if head.endswith("//"):
        is_host = _HOST.match(after.words) is not None
        return _whole(document, head + after.words, start, row, after) if is_host else None
    if "@" in after.words or re.match(r"https?:|www\.|[\w-]+\.(?:com|org|net|io)\b", after.words):
        return None
    path = head.split("//")[-1]
    goes_on = (path.count("/") > 1 and head.endswith("/")) or head.endswith((_SOFT, "\u2010"))
    is_rest = "/" in after.words or (after.words.islower() and len(after.words) <= _SHORT)
    if not goes_on and not (is_rest and _is_full(rows, row) and heading_kind(after.words) is None):
        return None
    whole = head.rstrip(_SOFT + "\u2010") + after.words
    return _whole(document, whole, start, row, after)


def _whole(document: SourceDocument, whole: str, start: int, row: Row, after: Row) -> Told:
    one, other = told(document, start, row.end), told(document, after.start, after.end)
    return Told(whole, (*one.spans, *other.spans))


def _after(rows: list[Row], row: Row) -> Row | None:
    """The next line where it holds one word and stands below this one."""
    after = next((other for other in rows if other.index == row.index + 1), None)
    if after is None or after.line.block != row.line.block or not row.line.size:
        return None
    step = after.line.top - row.line.top
    centres = row.line.left + row.line.right, after.line.left + after.line.right
    is_level = abs(after.left - row.left) < 3 or abs(centres[0] - centres[1]) < 6
    is_below = is_level and 0 < step < 1.9 * row.line.size
    return after if is_below and _REST.fullmatch(after.words) and not after.is_bullet else None


def _is_full(rows: list[Row], row: Row) -> bool:
    """Whether a line goes as far right as any of its block."""
    mine = [other.line for other in rows if other.line.block == row.line.block]
    left = min(line.left for line in mine)
    return row.line.right - left >= _EDGE * (max(line.right for line in mine) - left)
