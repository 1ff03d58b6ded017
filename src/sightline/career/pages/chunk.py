"""Letters of one baseline joined to chunks: words that stand close together."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import itemgetter, lt, sub
from statistics import median

from sightline.career.pages.direction import has_right_to_left, in_reading_order
from sightline.career.pages.letter import Letter
from sightline.career.pages.spacing import BLANK, WIDE, Gap, row_gaps

__all__ = ["Chunk", "read_chunks"]

_SAME_BASE = 0.12  # of the letter's size
_SAME_PLACE = 0.08
_left = itemgetter(1)
_across = itemgetter(1, 2, 3, 0)  # left, right, base, text: by number, which is faster
_LAYERS = 12  # letters at one place that are compared at most
_SMALLER = 0.86  # a raised or lowered letter is at most this part of its neighbour's size


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """Words on one baseline without a wide gap. Lengths in points, downwards from the top.

    ``number`` counts the chunks of a page from top to bottom and left to right; ``letters`` are
    those whose ink it is, in the order of the text. ``is_item`` says that a list's mark stands
    before it.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool
    number: int
    letters: tuple[Letter, ...]
    is_item: bool = False
    top: float = field(init=False)
    bottom: float = field(init=False)
    middle: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "top", self.base - 0.75 * self.size)
        object.__setattr__(self, "bottom", self.base + 0.22 * self.size)
        object.__setattr__(self, "middle", self.base - 0.3 * self.size)


def read_chunks(letters: Iterable[Letter]) -> list[Chunk]:
    """The chunks of a page, from top to bottom and left to right, whatever the letters' order."""
    chunks: list[Chunk] = []
    for row in _with_raised(_rows(letters)):
        for piece in _pieces(row):
            chunk = _chunk(*piece, len(chunks))
            if chunk is not None:
                chunks.append(chunk)
    return chunks


def _rows(letters: Iterable[Letter]) -> list[list[Letter]]:
    """Letters of one baseline, each row sorted from left to right."""
    lines: dict[float, list[Letter]] = {}
    for base, members in groupby(letters, itemgetter(3)):
        lines.setdefault(base, []).extend(members)
    rows: list[list[Letter]] = []
    for base in sorted(lines):
        line = _sorted(lines[base])
        if rows and _is_near(base, min(_sizes(line)), rows[-1][0]):
            rows[-1].extend(line)
            continue
        place = 0
        while rows and _is_near(base, line[place].pen.size, rows[-1][0]):
            place += 1
        if place:
            rows[-1].extend(line[:place])
        rows.append(line[place:])
    return [_without_twins(row) for row in rows]


def _sorted(line: list[Letter]) -> list[Letter]:
    lefts = [letter[1] for letter in line]
    return line if all(map(lt, lefts, lefts[1:])) else sorted(line, key=_across)


def _is_near(base: float, size: float, first: Letter) -> bool:
    """Whether a letter of a size stands in the row that begins with the first letter."""
    return base - first.base <= _SAME_BASE * min(size, first.pen.size)


def _sizes(letters: Iterable[Letter]) -> set[float]:
    return {pen.size for pen in {letter[6] for letter in letters}}


def _without_twins(row: list[Letter]) -> list[Letter]:
    """A row from left to right; a letter drawn twice at one place, for a bold face, counts once."""
    if row[0].base != row[-1].base:
        row = sorted(row, key=_across)
    lefts = [letter[1] for letter in row]
    if min(map(sub, lefts[1:], lefts), default=math.inf) >= _SAME_PLACE * max(_sizes(row)):
        return row
    kept: list[Letter] = []
    last, most = -math.inf, _SAME_PLACE * max(_sizes(row))
    for letter in row:
        left = letter[1]
        if left - last >= most or not _has_twin(letter, kept):
            kept.append(letter)
            last = left
    return kept


def _has_twin(letter: Letter, kept: Sequence[Letter]) -> bool:
    least = _SAME_PLACE * letter.pen.size
    for other in kept[: -_LAYERS - 1 : -1]:
        if letter.left - other.left >= least:
            return False
        if letter.text == other.text:
            return True
    return False


def _with_raised(rows: list[list[Letter]]) -> list[list[Letter]]:
    """Raised and lowered letters (1st, H2O) moved to the row in which they are read."""
    bases = [row[0].base for row in rows]
    sizes = [_sizes(row) for row in rows]
    whole = [list(row) for row in rows]
    moved: dict[int, list[Letter]] = {}
    for index, row in enumerate(rows):
        near = _homes(index, bases, sizes)
        if not near:
            continue
        kept: list[Letter] = []
        for piece in _touching(row):
            home = _home(piece, index, whole, bases, near)
            if home is None:
                kept.extend(piece)
            else:
                moved.setdefault(home, []).extend(piece)
        rows[index] = kept
    for home, letters in moved.items():
        rows[home] = sorted([*rows[home], *letters], key=_across)
    return [row for row in rows if row]


def _homes(index: int, bases: Sequence[float], sizes: Sequence[set[float]]) -> list[int]:
    """The rows near one that have letters so much larger that its own may be raised in them."""
    least, most = min(sizes[index]), max(sizes[index])
    found = []
    for other in range(bisect_left(bases, bases[index] - 0.5 * most), len(bases)):
        if bases[other] - bases[index] > most:
            break
        if other != index and least <= _SMALLER * max(sizes[other]):
            found.append(other)
    return found


def _touching(row: Sequence[Letter]) -> Iterator[Sequence[Letter]]:
    """A row's letters in pieces that stand close together."""
    begins = [
        place
        for place, (before, letter) in enumerate(pairwise(row), 1)
        if letter[1] - before[2] > 0.5 * letter[6].size
    ]
    for start, end in pairwise([0, *begins, len(row)]):
        yield row[start:end]


def _home(
    piece: Sequence[Letter],
    index: int,
    rows: Sequence[Sequence[Letter]],
    bases: Sequence[float],
    near: Sequence[int],
) -> int | None:
    """The row of larger letters that a small piece stands close behind, raised or lowered."""
    if len(piece) > 4:
        return None
    first, size = piece[0], max(letter.pen.size for letter in piece)
    for other in near:
        if bases[other] < bases[index] - 0.5 * size:
            continue
        if bases[other] - bases[index] > size:
            break
        before = bisect_left(rows[other], first.left, key=_left)
        beside = rows[other][max(0, before - 2) : before + 1]
        if any(_leans(first, size, letter) for letter in beside):
            return other
    return None


def _leans(first: Letter, size: float, letter: Letter) -> bool:
    """Whether a small letter stands close behind a larger one, at less than half its height."""
    large = letter.pen.size
    if size > _SMALLER * large or not letter.text.isalnum():
        return False
    if not -0.12 * large <= first.left - letter.right <= 0.12 * large:
        return False
    return -0.3 * large <= letter.base - first.base <= 0.6 * large


def _pieces(row: Sequence[Letter]) -> Iterator[tuple[list[Letter], list[Gap]]]:
    """A row cut at wide gaps: letters, and what stands before each."""
    inked = [letter for letter in row if not letter[0].isspace()]
    blanks = [letter for letter in row if letter[0].isspace()] if len(inked) < len(row) else []
    if not inked:
        return
    gaps = row_gaps(inked, *_after_blanks(inked, blanks))
    begins = [0, *(place for place, gap in enumerate(gaps) if gap == WIDE and place), len(inked)]
    for start, end in pairwise(begins):
        yield inked[start:end], gaps[start:end]


def _after_blanks(
    inked: Sequence[Letter], blanks: Sequence[Letter]
) -> tuple[frozenset[int], frozenset[int]]:
    """The letters that a drawn blank stands before, by the middles of both, and those after one."""
    found: set[int] = set()
    several: set[int] = set()
    middles = [(letter[1] + letter[2]) / 2 for letter in inked] if blanks else []
    for blank in blanks:
        place = bisect_left(middles, (blank.left + blank.right) / 2)
        if 0 < place < len(inked):
            number = inked[place].number
            (several if number in found else found).add(number)
    return frozenset(found), frozenset(found - several)


def _chunk(members: Sequence[Letter], gaps: Sequence[Gap], number: int) -> Chunk | None:
    texts = [letter[0] for letter in members]
    for place in [place for place, gap in enumerate(gaps) if gap == BLANK and place]:
        texts[place] = " " + texts[place]
    text, letters = "".join(texts), tuple(members)
    if has_right_to_left(text):
        text, letters = _from_right(members, gaps)
    if not text.strip():
        return None
    pens = {letter[6] for letter in letters}
    if len(pens) == 1:
        (pen,) = pens
        size, is_bold = pen.size, pen.is_bold
    else:
        size = median([letter.pen.size for letter in letters])
        is_bold = 2 * sum([letter.pen.is_bold for letter in letters]) > len(letters)
    return Chunk(
        text, members[0].left, max([letter[2] for letter in letters]),
        _middle([letter[3] for letter in letters]), size, is_bold, number, letters,
    )  # fmt: skip


def _middle(bases: Sequence[float]) -> float:
    return bases[0] if bases.count(bases[0]) == len(bases) else median(bases)


def _from_right(letters: Sequence[Letter], gaps: Sequence[Gap]) -> tuple[str, tuple[Letter, ...]]:
    """The text and the letters of a piece in the order in which they are read."""
    tokens: list[Letter | None] = []
    for letter, gap in zip(letters, gaps, strict=True):
        tokens.extend([None, letter] if gap == BLANK and tokens else [letter])
    tokens = in_reading_order(tokens, _token_text, _with_text)
    text = "".join(map(_token_text, tokens))
    return text, tuple(token for token in tokens if token is not None)


def _token_text(token: Letter | None) -> str:
    return " " if token is None else token.text


def _with_text(token: Letter | None, text: str) -> Letter | None:
    return None if token is None else token._replace(text=text)
