# ruff: noqa: RUF001  (words and signs stand here as people write them)
"""Lines of a narrow column that were one line before the column broke it."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from sightline.career.documents.source_document import SourceDocument
from sightline.career.resume.dates import Stretch, find_stretches
from sightline.career.resume.degrees import degree_score, school_score
from sightline.career.resume.headings import heading_kind
from sightline.career.resume.job_words import title_score
from sightline.career.resume.places import is_place
from sightline.career.resume.rows import Row, is_prose

__all__ = ["unwrapped", "with_whole_dates"]

_GOES_ON = re.compile(
    r"(?:(?:^|\s)(?:in|of|and|for|the|to|de|di|du|des|der|von|und|et|y|e|at|with|für|en|del|da|do)|[-–—,&/+])$",
    re.IGNORECASE,
)
_NARROW_PT = 260.0
_LETTERS = 64


def unwrapped(document: SourceDocument, rows: list[Row]) -> list[Row]:
    """The rows, with those that only go on with the one above put together."""
    widths = _widths(rows)
    found: list[Row] = []
    for row in rows:
        if found and _goes_on(document, found[-1], row, widths):
            found[-1] = _joined(document, found[-1], row)
        else:
            found.append(row)
    return found


def with_whole_dates(document: SourceDocument, rows: list[Row]) -> list[Row]:
    """The rows, with those put together that only together are a stretch of time."""
    found: list[Row] = []
    for row in rows:
        is_near = bool(found) and not document.text[found[-1].end : row.start].strip()
        if is_near and len(found[-1].cells) == 1 and _is_one_stretch(document, found[-1], row):
            found[-1] = _joined(document, found[-1], row)
        else:
            found.append(row)
    return found


def _widths(rows: list[Row]) -> dict[int, tuple[float, float]]:
    """Of each block, the left edge and the right edge that at least two lines reach."""
    by_block: dict[int, list[Row]] = {}
    for row in rows:
        if row.line.size:
            by_block.setdefault(row.line.block, []).append(row)
    found = {}
    for block, mine in by_block.items():
        rights = sorted((row.line.right for row in mine), reverse=True)
        most = next((a for a, b in itertools.pairwise(rights) if b >= 0.96 * a), rights[0])
        found[block] = (min(row.line.left for row in mine), most)
    return found


def _goes_on(
    document: SourceDocument, above: Row, row: Row, widths: dict[int, tuple[float, float]]
) -> bool:
    one, other = above.line, row.line
    if not one.size or one.block != other.block or row.is_bullet or one.role == "heading":
        return False
    is_apart = bool(document.text[above.end : row.start].strip())
    if is_apart or len(above.cells) > 1:
        return not is_apart and _ends_date(document, above, row)
    if not _is_alike(document, above, row):
        is_flush_right = abs(other.right - one.right) <= 2 and one.is_bold == other.is_bold
        return is_flush_right and _is_one_stretch(document, above, row)
    ends_open = bool(_GOES_ON.search(above.words)) and len(above.words.split()) > 1
    if heading_kind(above.words) or (heading_kind(row.words) and not ends_open):
        return False
    if _is_one_stretch(document, above, row):
        return True
    if len(above.words) > _LETTERS:
        return False
    if above.stretches or (is_prose(above.words) and above.is_bullet):
        return False
    return _is_broken(document, above, row, widths.get(one.block, (0.0, 0.0)))


def _ends_date(document: SourceDocument, above: Row, row: Row) -> bool:
    """Whether a line is the rest of the date in the last cell of the line above, below it."""
    run = next((run for run in above.line.runs if run.start == above.cells[-1][0]), None)
    is_below = len(row.cells) == 1 and run is not None and row.line.left >= run.left - 2
    return is_below and _is_one_stretch(document, above, row)


def _is_alike(document: SourceDocument, above: Row, row: Row) -> bool:
    """Whether two lines stand and look alike; a place may be lighter than the name before it."""
    one, other = above.line, row.line
    if abs(other.left - one.left) > 2 or abs(one.size - other.size) > 0.6:
        return False
    is_rest_of_place = above.words.endswith(",") and is_place(document.text[slice(*row.cells[0])])
    return one.is_bold == other.is_bold or is_rest_of_place


def _is_one_stretch(document: SourceDocument, above: Row, row: Row) -> bool:
    """Whether a stretch of time goes across the two lines."""
    edge = above.end - above.start
    words = document.text[above.start : row.end].replace("\n", " ")
    for stretch in find_stretches(words):
        if stretch.is_range and stretch.start < edge < stretch.end:
            return True
    return False


def _is_broken(document: SourceDocument, above: Row, row: Row, edges: tuple[float, float]) -> bool:
    left, right = edges
    is_narrow = 0 < right - left < _NARROW_PT
    cell = document.text[slice(*row.cells[0])]
    head = cell.split(",")[0]
    if is_place(cell) and not above.words.endswith(","):
        return False
    if _GOES_ON.search(above.words) and len(above.words.split()) > 1:
        return is_narrow or row.words[0].islower()
    if not is_narrow or _is_dated(document, row):
        return False
    if above.words[-1] in ".!?:;" or is_prose(above.words):
        return False
    if "@" in row.words + above.words or is_place(above.words):
        return False
    # One word alone ("School", "Manager") ends a name; several begin the next one.
    if len(head.split()) > 1:
        if max(degree_score(head) - 1, school_score(head)) >= 2 and not _lacks_school(above.words):
            return False
        if title_score(head) >= 2 and title_score(above.words) >= 2:
            return False
    line = above.line
    letter = (line.right - line.left) / max(1, len(above.words))
    first = len(row.words.split()[0])
    return line.right + letter * (first + 1) > right + 0.5 * letter and len(above.words.split()) > 1


def _is_dated(document: SourceDocument, row: Row) -> bool:
    """Whether a line is a date with no more than two words before it ("Graduated 1995")."""
    for stretch in row.stretches:
        if stretch.start < row.cells[0][1]:
            return len(document.text[row.start : stretch.start].split()) <= 2
    return False


def _lacks_school(words: str) -> bool:
    """Whether a degree is followed by the first words of a school ("M.P.H., Harcourt")."""
    degree, comma, tail = words.rpartition(",")
    is_field = degree_score(tail) > 0 or not 1 <= len(tail.split()) <= 2
    return bool(comma) and degree_score(degree) >= 2 and not is_field and not school_score(tail)


def _joined(document: SourceDocument, above: Row, row: Row) -> Row:
    words = document.text[above.start : row.end].replace("\n", " ")
    cells = (*above.cells[:-1], (above.cells[-1][0], row.cells[0][1]), *row.cells[1:])
    stretches = tuple(
        Stretch(
            s.start + above.start, s.end + above.start, s.first, s.last, s.is_open, s.is_range,
            s.is_expected,
        )
        for s in find_stretches(words)
    )  # fmt: skip
    return replace(above, end=row.end, words=words, cells=cells, stretches=stretches)
