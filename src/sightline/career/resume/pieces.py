# ruff: noqa: E501, RUF001  (words and signs stand here as people write them)
"""What the head of an entry is made of: dates, places, and the words between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sightline.career.documents.source_document import SourceDocument
from sightline.career.resume.dates import Stretch
from sightline.career.resume.months import month_of
from sightline.career.resume.places import is_place, place_at_end
from sightline.career.resume.rows import MOST_LETTERS, Row, is_prose, is_sentence_end, trimmed

__all__ = ["Head", "Piece", "head_of"]

_STRONG = re.compile(
    r"\s*[|‖¦]\s*|\s+[·•●▪∙⋅‧・~]\s*|\s*[·•●▪∙⋅]\s+|\s+[-–—―]\s+|\s*[—―]\s*|\t+|\s+[@]\s+|\s*;\s+"
)
_EDGE_LEFT = " \t,;:|·•●▪∙–—―-/.]})("
_EDGE_RIGHT = " \t,;:|·•●▪∙–—―-/[{(@"
_DURATION = re.compile(
    r"[(\[]?\s*(?:about |approx\.? |~)?\d+(?:[.,]\d+)?\+?\s*(?:yrs?|years?|jahre?|ans?|años?|mos?|months?|monate?|mois|meses|weeks?|y|m)\.?"
    r"(?:[ ,&and]{1,5}\d+\s*(?:mos?|months?|monate?|mois|meses|weeks?|m)\.?)?\s*[)\]]?",
    re.IGNORECASE,
)
_KIND_OF_WORK = re.compile(
    r"[(\[]?(?:full[- ]?time|part[- ]?time|contract(?:or)?|permanent|temporary|seasonal|freelance|vollzeit|teilzeit"
    r"|temps plein|cdi|cdd|promoted|fixed[- ]term)[)\]]?",
    re.IGNORECASE,
)
_OWN_WORK = re.compile(r"freelance", re.IGNORECASE)
_LABEL = re.compile(
    r"(?P<title>job title|position|role|title|stelle|poste|puesto)|(?P<company>company|employer|organi[sz]ation|name of employer"
    r"|client|arbeitgeber|firma|employeur|empresa)|(?P<place>location|place|ort|lieu|city)|(?P<dates>dates?|period|duration|zeitraum)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of an entry's head: where they stand, on which of its lines, as the how-manieth."""

    start: int
    end: int
    words: str
    row: int
    cell: int
    is_bold: bool
    says: str = ""


@dataclass(slots=True)
class Head:
    """The head of an entry, taken apart. ``told`` is prose that stands in it.

    ``own_work``: where "Freelance" stands alone, which is the employer where nothing else is.
    """

    pieces: list[Piece]
    places: list[Piece]
    dates: list[Stretch]
    told: list[tuple[int, int]]
    own_work: tuple[int, int] | None = None


def head_of(document: SourceDocument, rows: list[Row], *, places: bool = True) -> Head:
    """Take the lines of a head apart."""
    head = Head([], [], [], [])
    for number, row in enumerate(rows):
        if len(row.words) > MOST_LETTERS:
            head.told.append((row.start, row.end))
            continue
        dates = _dates_of(row)
        head.dates += dates
        for cell, (start, end) in enumerate(row.cells):
            for left, right in _between(dates, start, end):
                _take(document.text, head, row, number, cell, left, right, places)
    return head


def _dates_of(row: Row) -> list[Stretch]:
    """The dates of a line that are its dates, not years inside of names."""
    if any(stretch.is_range for stretch in row.stretches):
        return [stretch for stretch in row.stretches if stretch.is_range]
    return list(row.stretches)


def _between(dates: list[Stretch], start: int, end: int) -> list[tuple[int, int]]:
    found, here = [], start
    for stretch in dates:
        if start <= stretch.start < end:
            found.append((here, stretch.start))
            here = stretch.end
    return [*found, (here, end)]


def _take(
    text: str, head: Head, row: Row, number: int, cell: int, start: int, end: int, places: bool
) -> None:
    whole = clean(text, start, end)
    if whole[1] < end and text[whole[1]] == ".":
        whole = (whole[0], whole[1] + 1)
    words = text[slice(*whole)]
    if head.dates and head.pieces and words and is_prose(words):
        is_sentence = words[-1] in ".!?" or len(words.split()) > 9
        if is_sentence:
            head.told.append(whole)
            return
    here = start
    for match in [*_STRONG.finditer(text, start, end), None]:
        upto = match.start() if match else end
        left, right = clean(text, here, upto)
        if left < right:
            _put(text, head, row, number, cell, left, right, places)
        if match:
            here = match.end()


def _put(
    text: str, head: Head, row: Row, number: int, cell: int, start: int, end: int, places: bool
) -> None:
    words = text[start:end]
    if _DURATION.fullmatch(words) or (head.dates and month_of(words) is not None):
        return
    if _KIND_OF_WORK.fullmatch(words):
        if _OWN_WORK.fullmatch(words):
            head.own_work = head.own_work or (start, end)
        return
    says = ""
    label, colon, rest = words.partition(":")
    if colon and rest.strip() and (match := _LABEL.fullmatch(label.strip())):
        says = match.lastgroup or ""
        start, end = clean(text, start + len(label) + 1, end)
        words = text[start:end]
    piece = Piece(start, end, words, number, cell, row.line.is_bold, says)
    if places and (says == "place" or is_place(words)):
        head.places.append(piece)
        return
    at = place_at_end(words) if places else None
    if at is not None:
        left, right = clean(text, start, start + at)
        if left < right:
            head.pieces.append(
                Piece(left, right, text[left:right], number, cell, row.line.is_bold, says)
            )
            left, right = clean(text, start + at, end)
            head.places.append(Piece(left, right, text[left:right], number, cell, row.line.is_bold))
            return
    head.pieces.append(piece)


def clean(text: str, start: int, end: int) -> tuple[int, int]:
    """A place without separators and lone brackets around it."""
    start, end = trimmed(text, start, end)
    while start < end:
        ch = text[start]
        if ch in _EDGE_LEFT and not (ch == "(" and ")" in text[start:end]) and ch != ".":
            start += 1
        elif ch == "(" and text[end - 1] == ")" and ")" not in text[start : end - 1]:
            start, end = start + 1, end - 1
        else:
            break
    while end > start:
        ch = text[end - 1]
        if (
            ch in _EDGE_RIGHT
            or (ch in ")]" and text[start:end].count("(") < text[start:end].count(")"))
            or (ch == "." and is_sentence_end(text[start:end]))
        ):
            end -= 1
        else:
            break
    return trimmed(text, start, end)
