"""The characters that a question tells apart: classes that every set holds wholly or not at all.

The classes (minterms) are numbered; a set of characters becomes a number whose bits are classes.
Each class has a character to show it by, the plainest it holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sightline.text.regular_languages.code_points import EVERYTHING, WORD, CodePoints

#: From the plainest to the oddest.
_SHOWN_BEST: Final = (
    *((0x61, 0x7A), (0x30, 0x39), (0x41, 0x5A), (0x2D, 0x2D), (0x5F, 0x5F), (0x2E, 0x2F)),
    *((0x21, 0x7E), (0x20, 0x20), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x17F), (0x391, 0x3C9)),
    *((0x410, 0x44F), (0x4E00, 0x9FFF), (0x1F600, 0x1F64F), (0xA1, 0x2FF)),
)
_TRIED: Final = 64  # characters of a range that are tried for a printable one


@dataclass(frozen=True, slots=True)
class Alphabet:
    """``masks[i]`` are the classes of the set ``i``; ``shown[c]`` is a character of class ``c``.

    Classes are numbered by how plain that character is, the plainest first. ``words`` are the
    classes of word characters, right only if these were asked for.
    """

    masks: tuple[int, ...]
    words: int
    shown: tuple[str, ...]


def alphabet_of(sets: Sequence[CodePoints], asks_for_words: bool) -> Alphabet:
    """The coarsest classes that tell all these sets apart."""
    everything = [EVERYTHING, *sets, *([WORD] if asks_for_words else [])]
    classes = sorted(
        (*_shown(ranges), signature) for signature, ranges in _classes(everything).items()
    )
    masks = [0] * len(everything)
    for number, (_, _, signature) in enumerate(classes):
        while signature:
            bit = signature & -signature
            masks[bit.bit_length() - 1] |= 1 << number
            signature ^= bit
    return Alphabet(
        masks=tuple(masks[1 : len(sets) + 1]),
        words=masks[-1] if asks_for_words else 0,
        shown=tuple(character for _, character, _ in classes),
    )


def _classes(sets: Sequence[CodePoints]) -> dict[int, list[tuple[int, int]]]:
    """Ranges by the sets that hold them, those as bits; the first set holds everything."""
    changes: defaultdict[int, int] = defaultdict(int)
    for number, members in enumerate(sets):
        for first, last in members:
            changes[first] ^= 1 << number
            changes[last + 1] ^= 1 << number
    borders, signature = sorted(changes), 0
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for border, following in pairwise(borders):
        signature ^= changes[border]
        if signature & 1:
            found[signature].append((border, following - 1))
    return dict(found)


def _shown(ranges: Sequence[tuple[int, int]]) -> tuple[int, str]:
    """The plainest character of the ranges, with its rank."""
    for rank, (low, high) in enumerate(_SHOWN_BEST):
        for first, last in ranges:
            point = max(first, low)
            if point <= min(last, high) and chr(point).isprintable():
                return rank, chr(point)
    printable = next((point for point in _tried(ranges) if chr(point).isprintable()), None)
    if printable is not None:
        return len(_SHOWN_BEST), chr(printable)
    return len(_SHOWN_BEST) + 1, chr(ranges[0][0])


def _tried(ranges: Sequence[tuple[int, int]]) -> Iterable[int]:
    for first, last in ranges:
        yield from range(first, min(last, first + _TRIED) + 1)
