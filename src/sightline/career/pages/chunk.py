"""Letters of one baseline joined to chunks: words that stand close together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from statistics import median

from sightline.career.pages.direction import has_right_to_left, in_reading_order
from sightline.career.pages.letter import Letter
from sightline.career.pages.spacing import BLANK, WIDE, Gap, row_gaps

__all__ = ["Chunk", "read_chunks"]

_SAME_BASE = 0.12  # of the letter's size
_SAME_PLACE = 0.08
_place = itemgetter(3, 1, 2, 0)  # base, left, right, text: by number, which is faster
_across = itemgetter(1, 2, 3, 0)
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

    @property
    def top(self) -> float:
        return self.base - 0.75 * self.size

    @property
    def bottom(self) -> float:
        return self.base + 0.22 * self.size

    @property
    def middle(self) -> float:
        return self.base - 0.3 * self.size


def read_chunks(letters: Iterable[Letter]) -> list[Chunk]:
    """The chunks of a page, from top to bottom and left to right, whatever the letters' order."""
    chunks: list[Chunk] = []
    for row in _with_raised(_rows(letters)):
        for piece in _pieces(row):
            chunk = _chunk(piece, len(chunks))
            if chunk is not None:
                chunks.append(chunk)
    return chunks


def _rows(letters: Iterable[Letter]) -> list[list[Letter]]:
    """Letters of one baseline, each row sorted from left to right."""
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=_place):
        size = letter.pen.size
        if rows and letter.base - rows[-1][0].base <= _SAME_BASE * min(size, rows[-1][0].pen.size):
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return [_without_twins(sorted(row, key=_across)) for row in rows]


def _without_twins(row: list[Letter]) -> list[Letter]:
    """A letter drawn twice at one place, as a bold face or a shadow is made, counts once."""
    kept: list[Letter] = []
    for letter in row:
        twin = False
        for other in kept[: -_LAYERS - 1 : -1]:
            if letter.left - other.left >= _SAME_PLACE * letter.pen.size:
                break
            twin = twin or letter.text == other.text
        if not twin:
            kept.append(letter)
    return kept


def _with_raised(rows: list[list[Letter]]) -> list[list[Letter]]:
    """Raised and lowered letters (1st, H2O) moved to the row in which they are read."""
    bases = [row[0].base for row in rows]
    lefts = [[letter.left for letter in row] for row in rows]
    whole = [list(row) for row in rows]
    moved: dict[int, list[Letter]] = {}
    for index, row in enumerate(rows):
        kept = []
        for piece in _touching(row):
            home = _home(piece, index, whole, bases, lefts)
            if home is None:
                kept.extend(piece)
            else:
                moved.setdefault(home, []).extend(piece)
        rows[index] = kept
    for home, letters in moved.items():
        rows[home] = sorted([*rows[home], *letters], key=_across)
    return [row for row in rows if row]


def _touching(row: Sequence[Letter]) -> Iterator[list[Letter]]:
    """A row's letters in pieces that stand close together."""
    piece: list[Letter] = []
    for letter in row:
        if piece and letter.left - piece[-1].right > 0.5 * letter.pen.size:
            yield piece
            piece = []
        piece.append(letter)
    if piece:
        yield piece


def _home(
    piece: Sequence[Letter],
    index: int,
    rows: Sequence[Sequence[Letter]],
    bases: Sequence[float],
    lefts: Sequence[Sequence[float]],
) -> int | None:
    """The row of larger letters that a small piece stands close behind, raised or lowered."""
    if len(piece) > 4:
        return None
    size = max(letter.pen.size for letter in piece)
    for other in range(bisect_left(bases, bases[index] - 0.5 * size), len(rows)):
        if bases[other] - bases[index] > size:
            break
        before = bisect_left(lefts[other], piece[0].left)
        near = rows[other][max(0, before - 2) : before + 1]
        if other != index and any(_leans(piece[0], size, letter) for letter in near):
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


def _pieces(row: Sequence[Letter]) -> Iterator[list[tuple[Letter, Gap]]]:
    """A row cut at wide gaps; each letter with what stands before it."""
    inked = [letter for letter in row if not letter.text.isspace()]
    piece: list[tuple[Letter, Gap]] = []
    for letter, gap in zip(inked, row_gaps(inked, *_after_blanks(row)), strict=True):
        if gap == WIDE and piece:
            yield piece
            piece = []
        piece.append((letter, gap))
    if piece:
        yield piece


def _after_blanks(row: Sequence[Letter]) -> tuple[frozenset[int], frozenset[int]]:
    """The letters that a drawn blank stands before, by the middles of both, and those after one."""
    inked = [letter for letter in row if not letter.text.isspace()]
    middles = [(letter.left + letter.right) / 2 for letter in inked]
    found: set[int] = set()
    several: set[int] = set()
    for blank in row:
        if blank.text.isspace():
            place = bisect_left(middles, (blank.left + blank.right) / 2)
            if 0 < place < len(inked):
                number = inked[place].number
                (several if number in found else found).add(number)
    return frozenset(found), frozenset(found - several)


def _chunk(piece: Sequence[tuple[Letter, Gap]], number: int) -> Chunk | None:
    tokens: list[Letter | None] = [piece[0][0]]
    for letter, gap in piece[1:]:
        tokens.extend([None, letter] if gap == BLANK else [letter])
    text = "".join(map(_token_text, tokens))
    if has_right_to_left(text):
        tokens = in_reading_order(tokens, _token_text, _with_text)
        text = "".join(map(_token_text, tokens))
    if not text.strip():
        return None
    letters = tuple(token for token in tokens if token is not None)
    size = median(letter.pen.size for letter in letters)
    bold = sum(1 for letter in letters if letter.pen.is_bold)
    return Chunk(
        text, min(letter.left for letter in letters), max(letter.right for letter in letters),
        median(letter.base for letter in letters), size, 2 * bold > len(letters), number, letters,
    )  # fmt: skip


def _token_text(token: Letter | None) -> str:
    return " " if token is None else token.text


def _with_text(token: Letter | None, text: str) -> Letter | None:
    return None if token is None else token._replace(text=text)
