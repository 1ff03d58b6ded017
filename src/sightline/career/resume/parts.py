"""A résumé's parts: which lines stand under which heading, also across columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from sightline.career.documents.source_document import SourceDocument
from sightline.career.resume.column_names import without_column_names
from sightline.career.resume.date_rail import with_dates_beside
from sightline.career.resume.headings import heading_kind, plain
from sightline.career.resume.job_words import title_score
from sightline.career.resume.rows import Row, cut, is_prose, rows_of
from sightline.career.resume.wrapped_rows import unwrapped

__all__ = ["Part", "parts_of"]

_CORE = frozenset(("experience", "education", "skills", "summary", "projects"))
# Words that stand at the left of a line for many reasons besides being a label.
_TOO_PLAIN = frozenset(
    ("technology", "technologies", "tools", "software", "programming", "work", "tech", "research",
     "press", "media", "community", "leadership", "personal", "details", "talks", "training")
)  # fmt: skip
# In capitals, with words behind a colon, these are headings wherever they stand.
_INLINE_IN_CAPITALS = frozenset(
    ("education", "skills", "technical skills", "key skills", "core competencies", "certifications",
     "languages", "interests", "awards", "experience", "work experience", "summary", "objective")
)  # fmt: skip
# "Languages" among skills are those of machines, unless one of people stands there.
_SPOKEN = re.compile(
    r"\b(?:english|german|french|spanish|italian|portuguese|dutch|polish|arabic|chinese|mandarin|japanese"
    r"|korean|russian|hindi|turkish|englisch|deutsch|französisch|spanisch|anglais|allemand|français|espagnol"
    r"|inglés|español|alemán|inglês|português|inglese|tedesco|italiano|angielski|niemiecki)\b",
    re.IGNORECASE,
)
_SAME_HEIGHT_PT = 3.0
Style = tuple[bool, bool, int]


@dataclass(slots=True)
class Part:
    """Lines under one heading. ``kind`` is ``head`` for what stands above the first."""

    kind: str
    heading: tuple[Row, ...] = ()
    rows: list[Row] = field(default_factory=list)


def parts_of(document: SourceDocument) -> list[Part]:
    """The parts of a document in reading order."""
    rows = with_dates_beside(document, rows_of(document))
    styles = _heading_styles(rows)
    builder = _Builder(document, styles, max((row.line.size for row in rows), default=0.0))
    at = 0
    while at < len(rows):
        at += builder.take(rows, at)
    for part in builder.parts:
        if part.kind in ("experience", "education"):
            part.rows = unwrapped(document, without_column_names(document, part.rows))
    return _with_headerless_experience(builder.parts)


def _style(row: Row) -> Style:
    letters = [ch for ch in row.words if ch.isalpha()]
    return row.line.is_bold, bool(letters) and all(map(str.isupper, letters)), round(row.line.size)


def _heading_styles(rows: list[Row]) -> set[Style]:
    """How the headings of this document look, by those that nobody can mistake."""
    found: Counter[Style] = Counter()
    for row in rows:
        is_alone = len(row.cells) == 1 and not row.is_bullet
        if is_alone and heading_kind(row.words, is_loose=False) in _CORE:
            found[_style(row)] += 1
    return set(found)


def _stands_beside(before: Row, row: Row) -> bool:
    """Whether a block begins right of the line before it, at its height, as beside a label."""
    one, other = before.line, row.line
    is_level = one.page == other.page and abs(one.top - other.top) < _SAME_HEIGHT_PT
    is_next = row.index == before.index + 1 and one.right < other.left
    return bool(other.size) and is_level and is_next


class _Builder:
    def __init__(self, document: SourceDocument, styles: set[Style], largest: float) -> None:
        self.largest = largest
        self.first_heading_pt = 0.0
        self.document = document
        self.styles = styles
        self.parts = [Part("head")]
        self.block_part: dict[int, Part] = {}
        self.lefts: list[tuple[int, float, Part]] = []
        self.block = -1
        self.is_inline = False

    def take(self, rows: list[Row], at: int) -> int:
        """Put a row where it belongs; returns how many rows that took."""
        row = rows[at]
        if row.line.role == "header":
            self.parts[0].rows.append(row)
            return 1
        if row.line.block != self.block:
            self._enter(row)
        taken = self._heading(rows, at)
        if taken:
            return taken
        # What stands higher than every heading belongs to the head, whichever column it is in.
        if row.line.page == 1 and 0 < row.line.bottom <= self.first_heading_pt:
            self.parts[0].rows.append(row)
            return 1
        self._current().rows.append(row)
        self.lefts.append((row.line.block, row.left, self._current()))
        return 1

    def _current(self) -> Part:
        return self.block_part.get(self.block) or self.parts[-1]

    def _enter(self, row: Row) -> None:
        """A new column or page goes on with the part that stood at the same left edge."""
        last = self._current() if self.parts else self.parts[0]
        self.block = row.line.block
        if self._is_top(row):
            self.block_part[self.block] = self.parts[0]
            return
        if row.line.role == "box" and self.block not in self.block_part and last.kind != "head":
            self._begin("other", ())
            return
        if self.block in self.block_part:
            return
        if last.rows and _stands_beside(last.rows[-1], row):
            self.block_part[self.block] = last
            return
        is_label = bool(last.heading) and not last.rows
        if row.line.size and row.line.page and last.kind != "head":
            for part in reversed(self.parts):
                if part.heading and not part.rows and abs(part.heading[0].left - row.left) < 3:
                    self.block_part[self.block] = part
                    return
            for block, left, part in () if is_label else reversed(self.lefts):
                if block != self.block and abs(left - row.left) < 3 and part.kind != "head":
                    last = part
                    break
        self.block_part[self.block] = last

    def _is_top(self, row: Row) -> bool:
        """A column that begins with the largest words of the first page begins with the name."""
        if not row.line.size or row.line.page != 1 or row.line.size < self.largest - 0.1:
            return False
        return heading_kind(row.words) is None and round(row.line.size) not in {
            size for _, _, size in self.styles
        }

    def _begin(self, kind: str, heading: tuple[Row, ...]) -> Part:
        part = Part(kind, heading)
        tops = [row.line.top for row in heading if row.line.page == 1 and row.line.size]
        self.first_heading_pt = (
            min([self.first_heading_pt or 1e9, *tops]) if tops else self.first_heading_pt
        )
        self.is_inline = False
        self.parts.append(part)
        self.block_part[self.block] = part
        return part

    def _heading(self, rows: list[Row], at: int) -> int:
        row = rows[at]
        if taken := self._split(rows, at):
            return taken
        if self._is_heading(row, row.words):
            kind = heading_kind(row.words) or "other"
            if self._current().kind == "head" and kind == "other" and not self._is_known(row):
                return 0
            self._begin(kind, (row,))
            return 1
        return self._rail(rows, at) or self._inline(row)

    def _is_known(self, row: Row) -> bool:
        return heading_kind(row.words) is not None

    def _is_heading(self, row: Row, words: str) -> bool:
        if row.is_bullet or len(row.cells) != 1 or row.stretches:
            return False
        strict = heading_kind(words, is_loose=False)
        has_style = _style(row) in self.styles
        if row.line.role == "heading":
            return strict is not None or heading_kind(words) is not None
        if strict in _CORE:
            return has_style or not row.line.size
        if strict is not None or heading_kind(words) is not None:
            return self._stands_out(row, has_style)
        return self._is_unknown_heading(row, has_style)

    def _stands_out(self, row: Row, has_style: bool) -> bool:
        """A heading of a less certain wording looks as the certain ones do."""
        if not self.styles:
            return True
        if has_style:
            bold, capitals, _ = _style(row)
            plain_text = not bold and not capitals
            return not plain_text or not row.line.size or title_score(row.words) < 3
        _, capitals, size = _style(row)
        largest = max(style[2] for style in self.styles)
        return size > largest and size > 0 and self._current().kind != "head"

    def _is_unknown_heading(self, row: Row, has_style: bool) -> bool:
        """Words that no list knows are a heading where they look like nothing else here does."""
        if not has_style or not self.styles or len(row.words) > 40 or is_prose(row.words):
            return False
        _bold, capitals, _size = _style(row)
        if not all(style[1] for style in self.styles) or not capitals:
            return False
        if self._current().kind == "head" or len(row.words.split()) > 4:
            return False
        return title_score(row.words) == 0 and bool(row.line.size) and len(row.words) > 4

    def _rail(self, rows: list[Row], at: int) -> int:
        """A label at the left of its part, on the line of the part's first words."""
        row = rows[at]
        if len(row.cells) < 2 or row.is_bullet:
            return 0
        start, end = row.cells[0]
        label = self.document.text[start:end]
        kind = heading_kind(label, is_loose=False)
        if kind is not None and plain(label).split()[-1] in _TOO_PLAIN:
            return 0
        if (
            kind == "languages"
            and self._current().kind == "skills"
            and not _SPOKEN.search(row.words)
        ):
            return 0
        if kind is not None and (kind in _CORE or self.block_part.get(self.block) is not None):
            if title_score(label) >= 3:
                return 0
            self._begin(kind, (row,))
            self._put(row, row.cells[1][0])
            return 1
        if at + 1 < len(rows):
            return self._rail_of_two(rows, at, label)
        return 0

    def _rail_of_two(self, rows: list[Row], at: int, label: str) -> int:
        """A label of two lines ("Technical" above "Skills"), with cells at its right."""
        for below in range(at + 1, min(at + 3, len(rows))):
            other = rows[below]
            start, end = other.cells[0]
            second = self.document.text[start:end]
            if abs(other.line.left - rows[at].line.left) > 2 or " " in label or " " in second:
                continue
            kind = heading_kind(f"{label} {second}", is_loose=False)
            if kind is None:
                return 0
            self._begin(kind, (rows[at], other))
            for one in rows[at : below + 1]:
                if one in (rows[at], other):
                    if len(one.cells) > 1:
                        self._put(one, one.cells[1][0])
                else:
                    self._put(one, one.start)
            return below - at + 1
        return 0

    def _put(self, row: Row, start: int) -> None:
        left = cut(self.document, row, start)
        if left is not None:
            self._current().rows.append(left)

    def _split(self, rows: list[Row], at: int) -> int:
        """A heading that is set on two lines."""
        if at + 1 >= len(rows):
            return 0
        row, other = rows[at], rows[at + 1]
        is_alone = len(row.cells) == len(other.cells) == 1 and not (
            row.is_bullet or other.is_bullet
        )
        edges = abs(row.left - other.left), abs(row.line.right - other.line.right)
        if not is_alone or other.line.block != row.line.block or min(edges) > 2:
            return 0
        if len(row.words.split()) > 3 or len(other.words.split()) > 3 or not row.line.size:
            return 0
        if _style(row) != _style(other):
            return 0
        kind = heading_kind(f"{row.words} {other.words}", is_loose=False)
        if kind is None or not (_style(row) in self.styles or row.line.is_bold):
            return 0
        self._begin(kind, (row, other))
        return 2

    def _inline(self, row: Row) -> int:
        """A heading and its words on one line: "Technical Skills: SQL, Python"."""
        label, colon, rest = row.words.partition(":")
        if not colon or not rest.strip() or len(label.split()) > 4:
            return 0
        kind = heading_kind(label, is_loose=False)
        if kind is None or not self._may_begin_inline(row, label, kind):
            return 0
        self._begin(kind, (row,))
        self._put(row, row.start + len(label) + 1)
        self.is_inline = True
        return 1

    def _may_begin_inline(self, row: Row, label: str, kind: str) -> bool:
        """Not inside a role ("Technologies: Java") or a list of skills ("Languages: Go")."""
        here = self._current().kind
        if label.isupper() and not row.is_bullet and plain(label) in _INLINE_IN_CAPITALS:
            return here != kind and (here, kind) != ("skills", "languages")
        if here in ("experience", "projects", "head") or (here == "skills" and not self.is_inline):
            return False
        if here == "education" and kind != "skills":
            return False
        return kind in ("skills", "languages", "certifications", "interests", "awards")


def _with_headerless_experience(parts: list[Part]) -> list[Part]:
    """Where no heading names the work, it begins with the first dated title."""
    if any(part.kind == "experience" and part.rows for part in parts):
        return parts
    for index, part in enumerate(parts):
        if part.kind not in ("head", "summary", "other"):
            continue
        for at, row in enumerate(part.rows):
            if row.has_range and not is_prose_only(row):
                begin = _first_of_entry(part.rows, at)
                if begin is None:
                    continue
                work = Part("experience", (), part.rows[begin:])
                kept = Part(part.kind, part.heading, part.rows[:begin])
                return [*parts[:index], kept, work, *parts[index + 1 :]]
    return parts


def is_prose_only(row: Row) -> bool:
    """Whether a dated line is a sentence that happens to name a date."""
    return row.is_bullet or (
        is_prose(row.words) and row.words.endswith(".") and "(" not in row.words
    )


def _first_of_entry(rows: list[Row], at: int) -> int | None:
    """The first line of the entry whose date stands in a line: at most two lines above it."""
    for begin in (at, at - 1, at - 2):
        if begin >= 0 and title_score(rows[begin].words.split(",")[0]) >= 3:
            return begin
    return at if at + 1 < len(rows) and title_score(rows[at + 1].words) >= 3 else None
