# ruff: noqa: E501, RUF001  (words and signs stand here as people write them)
"""Entries of a part: heads (title, employer, dates) and the statements under them."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told, told
from sightline.career.resume.job_words import employer_score, title_score
from sightline.career.resume.rows import MOST_LETTERS, Row, cut, is_prose

__all__ = ["Entry", "entries_of", "is_wrapped", "note_of", "statements_of", "widths"]

_LABEL = re.compile(
    r"(?:technolog\w*|tech(?:nical)? ?(?:stack|skills|environment)?|stack|tools?|environment|skills|key \w+|responsibilities"
    r"|achievements?|accomplishments?|highlights|duties|projects?|team|languages|results?|impact|aufgaben|tätigkeiten"
    r"|missions?|réalisations|main activities.*|type of business.*)\s*:",
    re.IGNORECASE,
)
_FULL = 0.86
_MOST_OF_NOTE = 40  # letters


@dataclass(slots=True)
class Entry:
    """One entry: the lines of its head, and the lines of its statements."""

    head: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)


def entries_of(rows: list[Row], width: dict[int, float] | None = None) -> list[Entry]:
    """The entries of a part with dated heads, in order."""
    if not rows:
        return []
    if all(row.is_bullet for row in rows) and any(row.has_range for row in rows):
        return _by_bullets(rows)
    groups = _groups(rows, width or widths(rows))
    found: list[Entry] = []
    for group in groups:
        for entry in _by_dates(group):
            found.append(entry)
    return _without_loose_heads(found)


def _by_bullets(rows: list[Row]) -> list[Entry]:
    found: list[Entry] = []
    for row in rows:
        if row.has_range or not found:
            found.append(Entry([row]))
        else:
            found[-1].body.append(row)
    return found


def _groups(rows: list[Row], width: dict[int, float]) -> list[Entry]:
    """Heads and bodies by turns."""
    found: list[Entry] = []
    previous: Row | None = None
    in_body = False
    for row in rows:
        if _is_body(row, previous, in_body, width):
            if not found:
                found.append(Entry())
            found[-1].body.append(row)
            in_body = True
        else:
            if in_body or not found:
                found.append(Entry())
            found[-1].head.append(row)
            in_body = False
        previous = row
    return found


def widths(rows: list[Row]) -> dict[int, float]:
    """How far right the lines of every block go; in letters where there is no layout."""
    found: dict[int, float] = {}
    for row in rows:
        if row.line.size and len(row.cells) > 1:
            continue
        right = row.line.right or float(row.end - row.line.start)
        found[row.line.block] = max(found.get(row.line.block, 0.0), right)
    return found


def _is_body(row: Row, previous: Row | None, in_body: bool, width: dict[int, float]) -> bool:
    if len(row.words) > MOST_LETTERS:
        return True
    if row.line.role == "heading" and not row.is_bullet:
        return False
    if row.is_bullet:
        return True
    if previous is not None and in_body and is_wrapped(previous, row, width):
        return True
    if _LABEL.match(row.words):
        return True
    if row.has_range and not _is_sentence(row):
        return False
    if len(row.cells) > 1 and not row.words.endswith("."):
        return False
    is_told = in_body and _reads_on(row, width)
    return is_told or (is_prose(row.words) and not _is_name_and_date(row))


def _reads_on(row: Row, width: dict[int, float]) -> bool:
    """Whether a line among statements is a full line of running words, in whatever language."""
    right = width.get(row.line.block, 0.0)
    if row.stretches or not row.line.size or row.line.is_bold or row.line.right < 0.8 * right:
        return False
    tokens = row.words.split()
    small = sum(1 for token in tokens if token[0].islower())
    return len(tokens) >= 7 and 2 * small >= len(tokens) and title_score(row.words) < 3


def _is_name_and_date(row: Row) -> bool:
    return bool(row.stretches) and len(row.words.split()) < 10 and row.words[-1] not in ".;!"


def _is_sentence(row: Row) -> bool:
    stretch = next(stretch for stretch in row.stretches if stretch.is_range)
    before = row.words[: stretch.start - row.start]
    after = row.words[stretch.end - row.start :].strip(" )]")
    return (
        is_prose(row.words)
        and len(before.split()) > 5
        and len(after.split()) > 2
        and "(" not in before
    )


def is_wrapped(previous: Row, row: Row, width: dict[int, float]) -> bool:
    """Whether a line only goes on with the words of the one above it."""
    if _begins_anew(previous, row):
        return False
    if row.words[0].islower():
        return True
    if _looks_like_head(row):
        return False
    if not row.line.size:
        is_long = previous.end - previous.line.start >= 0.75 * width.get(previous.line.block, 0)
        return is_long and len(previous.words) > 50 and previous.words[-1] not in ".!?:"
    return _goes_on(previous, row, width)


def _begins_anew(previous: Row, row: Row) -> bool:
    """A bullet, a date or bold words after plain ones begin something."""
    if row.is_bullet or (row.has_range and not row.words[0].islower()):
        return True
    if row.stretches and row.stretches[0].start == row.start:
        return True
    return row.line.is_bold and not previous.line.is_bold


def _goes_on(previous: Row, row: Row, width: dict[int, float]) -> bool:
    """The same for lines with places on the page: by indentation, and by what would have fit."""
    hangs = previous.is_bullet and _hangs(previous, row)
    if row.line.block != previous.line.block or previous.words[-1] in "!?:":
        return hangs and previous.words[-1] not in ".!?:"
    would_fit = _would_fit(previous, row, width)
    if hangs:
        return previous.words[-1] != "." or not would_fit
    if would_fit or (previous.words[-1] == "." and not is_prose(row.words)):
        return False
    return abs(row.left - previous.left) < 12 and len(previous.words) > 30


_PARTED = re.compile(r"\s[|·•–—]\s|\s-\s|\t")


def _looks_like_head(row: Row) -> bool:
    first = _PARTED.split(row.words, maxsplit=1)[0]
    return len(first) < 60 and title_score(first.split(",")[0]) >= 3 and not row.words.endswith(".")


def _hangs(previous: Row, row: Row) -> bool:
    """Whether a line stands under the words of a bullet, not under the bullet."""
    return previous.line.left + 2 < row.line.left < previous.line.left + 30


def _would_fit(previous: Row, row: Row, width: dict[int, float]) -> bool:
    """Whether the first word of a line would have had room at the end of the one above."""
    line = previous.line
    letter = (line.right - line.left) / max(1, previous.end - line.start)
    first = len(row.words.split()[0]) + 1
    return line.right + letter * first < width.get(line.block, line.right) - letter


def _by_dates(group: Entry) -> list[Entry]:
    """A group of head lines with several dates is several entries."""
    dated = [at for at, row in enumerate(group.head) if row.has_range]
    if len(dated) < 2:
        return [group]
    if dated[0] == 0 and dated[1] == 1 and _covers(group.head[0], group.head[1]):
        rest = _by_dates(Entry(group.head[1:], group.body))
        return [Entry([group.head[0]]), *rest]
    step = dated[1] - dated[0]
    before = min(dated[0], step - 1)
    extra = dated[0] - before
    cuts = [at - before for at in dated]
    if extra and extra < cuts[0] + 1:
        cuts[0] = 0
    found = []
    for at, begin in enumerate(cuts):
        upto = cuts[at + 1] if at + 1 < len(cuts) else len(group.head)
        found.append(Entry(group.head[begin:upto]))
    found[-1].body = group.body
    return found


def _covers(above: Row, below: Row) -> bool:
    """Whether the dates above span those below, as an employer's do over a role's."""
    outer = next(stretch for stretch in above.stretches if stretch.is_range)
    inner = next(stretch for stretch in below.stretches if stretch.is_range)
    if outer.first is None or inner.first is None:
        return False
    ends = outer.is_open or (inner.last or "9") <= (outer.last or "9")
    starts = outer.first[:4] <= inner.first[:4]
    return starts and ends and title_score(above.words.split(",")[0]) < 3


def _without_loose_heads(found: list[Entry]) -> list[Entry]:
    """A group without a date among dated ones is a subheading of the entry above it."""
    is_dated = [any(row.stretches for row in entry.head) for entry in found]
    if sum(is_dated) < 2 and sum(is_dated) * 2 < len(found):
        return found
    kept: list[Entry] = []
    for at, entry in enumerate(found):
        is_last = at + 1 == len(found)
        if is_dated[at] or not kept or _is_banner(found, at, is_last) or _has_title(entry, kept):
            kept.append(entry)
        else:
            kept[-1].body += [*entry.head, *entry.body]
    return kept


def _has_title(entry: Entry, kept: list[Entry]) -> bool:
    first = entry.head[0] if entry.head else None
    if first is None or is_prose(first.words):
        return False
    model = kept[0].head[0] if kept[0].head else first
    is_alike = (
        first.line.is_bold == model.line.is_bold and abs(first.line.size - model.line.size) < 1
    )
    names = title_score(first.words) >= 3 or employer_score(first.words) >= 2
    return is_alike and names and len(entry.head) >= 2


def _is_banner(found: list[Entry], at: int, is_last: bool) -> bool:
    """An employer alone on its line (and a sentence about it), with dated roles below."""
    entry = found[at]
    if is_last or not entry.head or any(row.is_bullet for row in entry.body):
        return False
    return title_score(entry.head[0].words) < 3 and employer_score(entry.head[0].words) >= 1


def statements_of(
    document: SourceDocument,
    rows: list[Row],
    width: dict[int, float] | None = None,
    edges: dict[int, float] | None = None,
) -> tuple[Told, ...]:
    """The statements of a part, whole: a bullet with its wrapped lines is one.

    What stands right of ``edges`` (of the part's running text, by block) is no part of them.
    """
    width = width or widths(rows)
    found: list[list[Row]] = []
    for row in _without_notes(document, rows, edges or {}):
        if found and is_wrapped(found[-1][-1], row, width):
            found[-1].append(row)
        else:
            found.append([row])
    return tuple(_joined(document, rows) for rows in found)


def note_of(row: Row, width: dict[int, float]) -> tuple[int, int] | None:
    """What stands right of all running text, beside a line of it: a place, as a rule."""
    if len(row.cells) != 2 or not row.line.size:
        return None
    start, end = row.cells[1]
    run = next((run for run in row.line.runs if run.start == start), None)
    if run is None or end - start > _MOST_OF_NOTE:
        return None
    return (start, end) if run.left > width.get(row.line.block, run.left) else None


def _without_notes(document: SourceDocument, rows: list[Row], width: dict[int, float]) -> list[Row]:
    found = []
    for row in rows:
        if note_of(row, width) is not None:
            row = cut(document, row, row.start, row.cells[0][1]) or row
        found.append(row)
    return found


def _is_next(document: SourceDocument, above: Row, row: Row) -> bool:
    between = document.text[above.end : row.start]
    return row.index == above.index + 1 and "\t" not in between


def _joined(document: SourceDocument, rows: list[Row]) -> Told:
    parts = [told(document, row.start, row.end) for row in rows]
    if len(parts) == 1:
        return parts[0]
    if all(_is_next(document, a, b) for a, b in itertools.pairwise(rows)):
        return told(document, rows[0].start, rows[-1].end)
    value = " ".join(part.value for part in parts)
    return Told(value, tuple(span for part in parts for span in part.spans))
