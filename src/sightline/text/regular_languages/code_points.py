"""Sets of characters as sorted ranges of code points, and the sets that have a name.

A set is a tuple of ``(first, last)`` pairs, inclusive, sorted, neither touching nor overlapping.
Surrogates are no characters here: a JSON text in UTF-8 can't hold one (RFC 3629 section 3).
Names mean what ECMA-262 (section 22.2.2.9, CharacterClassEscape) says: digits and words are ASCII,
white space is Unicode's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

CodePoints = tuple[tuple[int, int], ...]

LAST: Final = 0x10FFFF
SURROGATES: Final = (0xD800, 0xDFFF)
EVERYTHING: Final[CodePoints] = ((0, 0xD7FF), (0xE000, LAST))


def united(ranges: Iterable[tuple[int, int]]) -> CodePoints:
    """The set of all characters in any of the ranges, in whatever order these come.

    >>> united([(98, 99), (97, 97), (120, 120)])
    ((97, 99), (120, 120))
    """
    result: list[tuple[int, int]] = []
    for first, last in sorted(_without_surrogates(ranges)):
        if result and first <= result[-1][1] + 1:
            result[-1] = (result[-1][0], max(last, result[-1][1]))
        else:
            result.append((first, last))
    return tuple(piece for first, last in result for piece in _without_surrogates([(first, last)]))


def _without_surrogates(ranges: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    low, high = SURROGATES
    for first, last in ranges:
        if first < low:
            yield first, min(last, low - 1)
        if last > high:
            yield max(first, high + 1), last


def others(characters: CodePoints) -> CodePoints:
    """All characters that are not in the set."""
    gaps, begin = [], 0
    for first, last in characters:
        if first > begin:
            gaps.append((begin, first - 1))
        begin = last + 1
    if begin <= LAST:
        gaps.append((begin, LAST))
    return united(gaps)


def one(code_point: int) -> CodePoints:
    """The set of this one character; empty for a surrogate."""
    return united([(code_point, code_point)])


def _of(text: str) -> CodePoints:
    return united((ord(character), ord(character)) for character in text)


DIGIT: Final = united([(0x30, 0x39)])
WORD: Final = united([(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)])
SPACE: Final = united(
    [*_of("\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff"), (0x2000, 0x200A)]
)
LINE_ENDS: Final = _of("\n\r\u2028\u2029")
NAMED: Final = {
    "d": DIGIT,
    "D": others(DIGIT),
    "w": WORD,
    "W": others(WORD),
    "s": SPACE,
    "S": others(SPACE),
}
