"""The marks before the items of a list, told apart from the words after them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sightline.career.pages.chunk import Chunk
from sightline.career.pages.letter import Letter

__all__ = ["with_marks", "with_plain_marks", "without_mark"]

_LOST = "\ufffd"
# A mark that has no letter (U+FFFD) before words is an icon or a bullet.
_MARKS = frozenset(
    "\u2022\u2023\u2043\u25e6\u2219\u00b7\u25aa\u25ab\u25a0\u25a1\u25cf\u25cb\u25c6\u25c7\u25b6"
    "\u25b8\u25b9\u25ba\u27a2\u27a4\u2794\u2192\u2713\u2714\u2756\u25fe\u25fd\u2605\u2606\u29bf\ufffd"
)
# The same marks in Word's Symbol and Wingdings fonts, whose letters stand in the private use area.
_PRIVATE_MARKS = frozenset("\uf0b7\uf0a7\uf076\uf0d8\uf0fc\uf0a8\uf06e\uf071\uf0e0\uf09f")
_LETTER_MARKS = frozenset("o-\u2013\u2014*+")  # a mark only where it stands alone
_DASHES = frozenset("-\u2013\u2014")
# The second half of a stretch of time that a line's end broke is no item.
_GOES_ON_WITH_DATE = re.compile(
    r" (?:[^\W\d_]{3,10}\.? )?(?:(?:0?\d|1[0-2])[/.])?"
    r"(?:(?:19|20)\d\d|present|current|now|heute)\W{0,3}",
    re.IGNORECASE,
)
_REACH = 4.0  # of the letter's size, from a mark to its words


def with_plain_marks(letters: list[Letter]) -> list[Letter]:
    """The letters, with the private marks of Word's fonts as the mark that they look like."""
    if _PRIVATE_MARKS.isdisjoint({letter[0] for letter in letters}):
        return letters
    return [
        letter._replace(text="\u2022") if letter.text in _PRIVATE_MARKS else letter
        for letter in letters
    ]


def with_marks(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks with lone marks joined to their words, so that no column begins between them."""
    joined = [chunk for chunk in chunks if not _is_mark(chunk.text)]
    joined.sort(key=lambda chunk: (chunk.base, chunk.left, chunk.number))
    bases = [chunk.base for chunk in joined]
    for mark in chunks:
        if not _is_mark(mark.text):
            continue
        place = _item(mark, joined, bases)
        if place is not None:
            words = joined[place]
            joined[place] = replace(
                words, left=mark.left, text=f"{mark.text} {words.text}",
                letters=(*mark.letters, *words.letters),
            )  # fmt: skip
        elif mark.text != _LOST:
            joined.append(mark)
    return sorted(joined, key=lambda chunk: chunk.number)


def without_mark(chunk: Chunk) -> Chunk | None:
    """An item's chunk without its mark, which keeps the mark's left edge; None if it is no item."""
    first, rest = chunk.text[:1], chunk.text[1:]
    if first in _DASHES and _GOES_ON_WITH_DATE.fullmatch(rest):
        return None
    if first in _MARKS:
        is_item = bool(rest.strip()) and len(chunk.letters[0].text) == 1
        is_item = is_item and (first != _LOST or rest[0] == " ")
    else:
        is_item = first in _LETTER_MARKS and rest[:1] == " " and rest[1:2].isalpha()
        is_item = is_item and (first != "o" or chunk.letters[1].left > chunk.letters[0].right + 2)
    if not is_item:
        return None
    return replace(chunk, text=rest.lstrip(), letters=chunk.letters[1:])


def _is_mark(text: str) -> bool:
    return text in _MARKS or text in _LETTER_MARKS


def _item(mark: Chunk, chunks: Sequence[Chunk], bases: Sequence[float]) -> int | None:
    """The chunk that a lone mark stands before; none where something stands close before it."""
    best: int | None = None
    least = _REACH * mark.size
    low = bisect_left(bases, mark.base - 2 * mark.size)
    high = bisect_left(bases, mark.base + 2 * mark.size)
    for place in range(low, high):
        chunk = chunks[place]
        size = max(mark.size, chunk.size)
        if abs(chunk.base - mark.base) > 0.4 * size:
            continue
        if 0 <= mark.left - chunk.right <= 1.5 * size:
            return None
        gap = chunk.left - mark.right
        if -0.1 * size <= gap <= least:
            best, least = place, gap
    return best
