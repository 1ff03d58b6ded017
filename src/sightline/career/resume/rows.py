# ruff: noqa: E501, RUF001  (words and signs stand here as people write them)
"""The lines of a document as a reader of résumés takes them: cells, bullets, dates."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sightline.career.documents.source_document import Line, SourceDocument
from sightline.career.resume.dates import Stretch, find_stretches

__all__ = ["MOST_LETTERS", "Row", "cut", "is_prose", "is_sentence_end", "rows_of", "trimmed"]

# A longer line is prose, whatever is in it: no name, title, place or date is looked for.
MOST_LETTERS = 300
_BULLET = re.compile(
    r"(?:[•●▪■◆◇‣∙⋅◦○▸▹►▶➢➤✓✔✦★→*§\uf0b7\uf0a7\uf076\uf0d8·]|[-–—](?=\s)|o(?=\s+[A-Z]))[\s\u200b]*"
)
# The second half of a stretch of time that a line's end broke is no bullet.
_GOES_ON_WITH_DATE = re.compile(
    r"[-–—]\s(?:[^\W\d_]{3,10}\.?\s)?(?:(?:19|20)\d\d|(?:0?\d|1[0-2])[/.](?:19|20)\d\d|present|current|now|today|heute"
    r"|présent|actualidad|obecnie|oggi|heden)\W{0,3}",
    re.IGNORECASE,
)
_GAP = re.compile(r"\t+| {3,}")
_VERB = re.compile(
    r"(?:[A-Z][a-z]+(?:ed|ing)|Led|Built|Ran|Drove|Grew|Wrote|Cut|Won|Sold|Made|Set|Taught|Sang|Oversaw"
    r"|Kept|Took|Gave|Began|Brought|Held|Spoke|Rebuilt|Rewrote|Lead|Own|Manage|Develop|Create|Work"
    r"|Write|Support|Provide|Maintain|Responsible|Design|Implement|Build|Ensure|Coordinate|Conduct"
    r"|Assist|Perform|Help|Prepare|Collaborate|Plan|Analy[sz]e|Drive|Deliver)\b"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s,(.&])(?:Inc|Corp|Co|Ltd|LLC|L\.L\.C|S\.A|A\.S|B\.V|N\.V|S\.L|S\.r\.l|S\.p\.A|e\.V|Jr|Sr|Ph\.D|[A-Z]|Dept"
    r"|Univ|Inst|U\.S\.A|U\.S|U\.K|D\.C|M\.Sc|B\.Sc|dept|approx|etc|St|Bros|Assoc|Intl|Mgr|Eng|(?:\w\.)+\w)\.$"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line, or what of it is left once its label is cut off.

    ``start`` and ``end`` are offsets of the document's text without a bullet; ``cells`` are its
    parts between wide gaps, and ``stretches`` its dates, in the same offsets.
    """

    line: Line
    start: int
    end: int
    words: str
    cells: tuple[tuple[int, int], ...]
    is_bullet: bool
    stretches: tuple[Stretch, ...]
    index: int

    @property
    def has_range(self) -> bool:
        return any(stretch.is_range for stretch in self.stretches)

    @property
    def left(self) -> float:
        for run in self.line.runs:
            if run.start <= self.start < run.end and run.left:
                return run.left
        return self.line.left


def rows_of(document: SourceDocument) -> list[Row]:
    """The lines with words, in reading order; what repeats on every page is left out."""
    found: list[Row] = []
    for line in document.lines:
        if line.role in ("footer", "footnote"):
            continue
        row = _row(document, line, len(found))
        if row is not None:
            found.append(row)
    return found


def _row(document: SourceDocument, line: Line, index: int) -> Row | None:
    start, end = trimmed(document.text, line.start, line.end)
    bullet = _BULLET.match(document.text, start, end)
    is_bullet = line.role == "bullet"
    if bullet and _GOES_ON_WITH_DATE.fullmatch(document.text, start, end):
        bullet = None
    if bullet and bullet.end() < end:
        start, is_bullet = bullet.end(), True
    elif bullet:
        return None
    return _made(document.text, line, start, end, is_bullet, index) if start < end else None


def _made(text: str, line: Line, start: int, end: int, is_bullet: bool, index: int) -> Row:
    words = text[start:end]
    return Row(
        line, start, end, words, _cells(text, line, start, end), is_bullet,
        tuple(_moved(stretch, start) for stretch in find_stretches(words[:MOST_LETTERS])), index,
    )  # fmt: skip


def _moved(stretch: Stretch, by: int) -> Stretch:
    return Stretch(
        stretch.start + by, stretch.end + by, stretch.first, stretch.last, stretch.is_open,
        stretch.is_range, stretch.is_expected,
    )  # fmt: skip


def _cells(text: str, line: Line, start: int, end: int) -> tuple[tuple[int, int], ...]:
    cuts = [(run.start, run.end) for run in line.runs] or [(start, end)]
    found = []
    for left, right in cuts:
        here = max(left, start)
        for gap in _GAP.finditer(text, here, min(right, end)):
            found.append(trimmed(text, here, gap.start()))
            here = gap.end()
        found.append(trimmed(text, here, min(right, end)))
    return tuple(cell for cell in found if cell[0] < cell[1])


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A place without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def cut(document: SourceDocument, row: Row, start: int, end: int | None = None) -> Row | None:
    """What of a row stands from a place on (and up to another), None where that is nothing."""
    start, end = trimmed(document.text, start, row.end if end is None else end)
    if start >= end:
        return None
    return _made(document.text, row.line, start, end, row.is_bullet, row.index)


def is_sentence_end(words: str) -> bool:
    """Whether the full stop behind words ends a sentence, not an abbreviation ("Inc.", "Omnious Co.")."""
    last = words.split()[-1] if words.split() else ""
    return len(last) > 5 and last[-2].islower() and not _ABBREVIATION.search(words)


def is_prose(words: str) -> bool:
    """Whether words are a sentence about the work rather than a name, a title or a place.

    >>> is_prose("Played the cello in a school orchestra of 60."), is_prose("Globex Systems Inc.")
    (True, False)
    """
    if len(words) > MOST_LETTERS:
        return True
    tokens = words.split()
    small = sum(1 for token in tokens if token[0].islower())
    if len(tokens) >= 4 and words[-1] in ".!?;" and small >= 2 and not _ABBREVIATION.search(words):
        return True
    if words.endswith(":"):
        return True
    if _VERB.match(words) and len(tokens) >= 4 and small >= 2 and tokens[0] not in _NOT_VERBS:
        return True
    said = sum(1 for token in tokens if token[0].islower() and token not in _LINKS)
    return len(tokens) >= 9 and said >= 3


_LINKS = frozenset(
    ("of", "in", "and", "the", "for", "at", "to", "de", "du", "des", "la", "le", "et", "und", "y", "e",
     "von", "van", "der", "für", "del", "di", "da", "do")
)  # fmt: skip
_WORDS_LIKE_VERBS = (
    "Engineering Marketing Consulting Manufacturing Building Accounting Advertising Banking Training "
    "Purchasing Programming Operating Founding Managing Leading Nursing Teaching Visiting Acting "
    "Limited United Associated Allied Advanced Applied Integrated Certified Registered Licensed "
    "Distinguished Embedded Lead Support Work Design Plan Build Creating Continuing Coaching"
)
_NOT_VERBS = frozenset(_WORDS_LIKE_VERBS.split())
