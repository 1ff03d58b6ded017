# ruff: noqa: E501, RUF001  (words and signs stand here as people write them)
"""Skills as people list them: with commas, bullets, labels, in columns and in tags."""

from __future__ import annotations

import itertools
import re

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told, told
from sightline.career.resume.behind import LITTLE
from sightline.career.resume.rows import Row, trimmed

__all__ = ["skills_of"]

_SPLIT = re.compile(
    rf"[,;|•●▪■◆∙⋅·\t\n、]|\s[-–—]\s(?!\s*{LITTLE}\s*(?:[,;|•\n]|\Z))|\s{{3,}}|\s/\s", re.IGNORECASE
)
_ONLY_LEVEL = re.compile(rf"\s*{LITTLE}\s*\Z", re.IGNORECASE)
_RATING = re.compile(r"[\s●○◉◯•★☆⭐■□▪▫◆◇◐◑▰▱█░▓▒—_=*.]+$")
_LEVEL = re.compile(
    r"\s*[(\[:–-]\s*(?:beginner|basic|elementary|intermediate|advanced|expert|proficient|fluent|native|grundkenntnisse"
    r"|sehr gut|gut|fließend|verhandlungssicher|muttersprache|courant|maternelle|\d+\+? ?(?:years?|yrs?|jahre|ans)|\d{1,3} ?%|\d/\d{1,2}|[abc][12])\s*[)\]]?$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:advanced|proficient|experienced|skilled|fluent|expert|competent|knowledgeable|familiar|proficiency|expertise|experience"
    r"|knowledge|intermediate|basic|strong|working knowledge|understanding|familiarity)\s+(?:in|with|at|of)\s+|and\s+|&\s+|etc\.?$|und\s+|et\s+)",
    re.IGNORECASE,
)
# What stands at the top of a table of skills.
_COLUMN_NAMES = frozenset(
    ("area", "areas", "category", "tools", "skill", "skills", "level", "technologies", "technology",
     "years", "experience", "proficiency", "type", "domain", "details", "description", "topic")
)  # fmt: skip
_MOST_WORDS = 7
_MOST_LETTERS = 70
_LABEL_WORDS = 5


def skills_of(document: SourceDocument, rows: list[Row]) -> tuple[Told, ...]:
    """The skills of one part, in the order in which they stand, each once per place."""
    found: list[Told] = []
    rests = _wrapped_cells(rows)
    taken = {start for start, _ in rests.values()}
    for group in _joined(document, [row for row in rows if row.start not in taken]):
        for start, end in _pieces(document.text, group):
            one = told(document, start, end)
            rest = told(document, *rests[end]) if end in rests else None
            if rest is not None:
                one = Told(f"{one.value} {rest.value}", (*one.spans, *rest.spans))
            found.append(one)
    return tuple(found)


def _wrapped_cells(rows: list[Row]) -> dict[int, tuple[int, int]]:
    """The second lines of a grid's cells, by the ends of their first lines.

    Such a line stands below a cell, begins where the cell does, and with a small letter.
    """
    found: dict[int, tuple[int, int]] = {}
    for above, row in itertools.pairwise(rows):
        step = row.line.top - above.line.top
        is_near = row.index == above.index + 1 and 0 < step < 1.6 * row.line.size
        if not is_near or len(above.cells) < 2 or not row.words[0].islower() or row.is_bullet:
            continue
        runs = {run.start: run for run in above.line.runs}
        for start, end in above.cells:
            run = runs.get(start)
            if (
                run is not None
                and run.left
                and abs(run.left - row.left) < 2
                and len(row.cells) == 1
            ):
                found[end] = (row.start, row.end)
    return found


def _joined(document: SourceDocument, rows: list[Row]) -> list[list[tuple[int, int]]]:
    """The cells of the part; a list that goes on in the next line is one cell."""
    right = max((row.line.right for row in rows), default=0.0)
    groups: list[list[tuple[int, int]]] = []
    previous: Row | None = None
    for row in rows:
        if row.line.role == "cell" and set(row.words.lower().split("\t")) <= _COLUMN_NAMES:
            continue
        if previous is not None and _goes_on(previous, row, right):
            groups[-1][-1] = (groups[-1][-1][0], row.end)
        else:
            groups.append(_without_label(document.text, row))
        previous = row
    return groups


def _without_label(text: str, row: Row) -> list[tuple[int, int]]:
    """The cells of a row; the first of two is a label where only the second lists something."""
    cells = list(row.cells)
    if len(cells) == 2 and not row.is_bullet:
        label, listed = text[slice(*cells[0])], text[slice(*cells[1])]
        if "," in listed and "," not in label and len(label.split()) <= _LABEL_WORDS:
            return cells[1:]
    return cells


def _goes_on(previous: Row, row: Row, right: float) -> bool:
    if (
        row.is_bullet
        or len(previous.cells) > 1
        or len(row.cells) > 1
        or row.index != previous.index + 1
    ):
        return False
    if row.line.block != previous.line.block or ":" in row.words[:30]:
        return False
    if previous.words.endswith(("&", "/")):
        return True
    if row.words[0].islower() and not _is_list_of_lines(previous, row):
        return True
    commas = previous.words.count(",") + previous.words.count(";") + previous.words.count("|")
    if previous.words[-1] in ",;|·•":
        return True
    is_full = previous.line.right >= 0.8 * right if right else len(previous.words) > 60
    return commas >= 1 and is_full and "," in previous.words and previous.words[-1] not in ".)"


def _is_list_of_lines(previous: Row, row: Row) -> bool:
    return "," not in previous.words and previous.words[0].islower() and len(row.words) < 25


def _pieces(text: str, cells: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in cells:
        here = start + _label_length(text[start:end])
        if len(cells) > 1 and here > start and here >= end:
            continue
        found += [piece for piece in _split(text, here, end) if piece[0] < piece[1]]
    return [piece for piece in found if _is_skill(text[slice(*piece)])]


def _label_length(words: str) -> int:
    """How long the label is that leads a list ("Languages: "), 0 without one."""
    label, colon, rest = words.partition(":")
    if (
        not colon
        or len(label.split()) > _LABEL_WORDS
        or "," in label
        or rest.startswith("//")
        or _ONLY_LEVEL.match(rest)
    ):
        return 0
    return len(label) + 1


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found, here, depth = [], start, 0
    breaks = {match.start(): match.end() for match in _SPLIT.finditer(text, start, end)}
    at = start
    while at < end:
        depth += (text[at] in "([") - (text[at] in ")]" and depth > 0)
        if depth == 0 and at in breaks and text[at] != "\n":
            found.append(_bare(text, here, at))
            here = at = breaks[at]
            continue
        at += 1
    found.append(_bare(text, here, end))
    return found


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A skill without its rating, level, lead words and the full stop behind it."""
    start, end = trimmed(text, start, end)
    if end - start > 2 * _MOST_LETTERS:
        return end, end
    if match := _RATING.search(text[start:end]):
        end = start + match.start()
    if match := _LEVEL.search(text[start:end]):
        end = start + match.start()
    while match := _LEAD.match(text[start:end]):
        start += match.end()
    while end > start and text[end - 1] in " .,;:":
        end -= 1
    return trimmed(text, start, end)


def _is_skill(words: str) -> bool:
    if not any(ch.isalpha() for ch in words) or len(words) > _MOST_LETTERS:
        return False
    return len(words.split()) <= _MOST_WORDS
