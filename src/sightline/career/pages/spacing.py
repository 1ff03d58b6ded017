"""Where the blanks of a row are: from the white space between its letters, drawn or not.

All gaps are in parts of the letter's size. A blank is 0.2 to 0.33 in ordinary fonts and 0.6 in
monospaced ones, down to 0.12 where lines are pressed; kerning moves letters by less than 0.1.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from operator import sub
from statistics import median

from sightline.career.pages.letter import Letter

__all__ = ["BLANK_GAP", "WIDE_GAP", "Gap", "row_gaps"]

BLANK_GAP = 0.12
WIDE_GAP = 0.62  # wider than this, and than twice the row's usual blank, parts two chunks
_TIGHT_BOX_GAP = 0.18  # between letters of turned text, whose boxes hold the ink alone
_DRAWN_GAP = 0.04  # where a blank is drawn; one drawn over a letter is none
_USUAL_BLANK = 0.28
_SPACED_GAP = 0.08  # letters that all stand farther apart than this are letter-spaced
_SPACED_LETTERS = 4
_MOST_STRETCHED = 2.5  # a blank of a justified line
_SAME_GAP = 0.02
_HYPHENS = "-\u2010"  # within a letter-spaced name

NOTHING, BLANK, WIDE = 0, 1, 2
Gap = int  # one of the three


def row_gaps(
    inked: Sequence[Letter], blanks: frozenset[int], alone: frozenset[int] = frozenset()
) -> list[Gap]:
    """What stands before each letter of a row, sorted from left to right without its blanks.

    ``blanks`` are the letters (by number) that a drawn blank stands before, ``alone`` those of
    them that no other one does.
    """
    if not inked:
        return []
    parts = _parts(inked)
    spacing = _spacing(inked, parts)
    tracking = _tracking(parts)
    low = _DRAWN_GAP + tracking
    high = (BLANK_GAP if inked[0].pen.angle == 0 else _TIGHT_BOX_GAP) + tracking
    kinds = [NOTHING] * len(parts)
    for index in [place for place, part in enumerate(parts) if part > low]:
        part = parts[index]
        if index in spacing:
            is_blank = part > 1.5 * spacing[index]
        else:
            is_blank = part > high or inked[index].number in blanks
            is_blank = is_blank or _is_sign(inked[index - 1].text)
        kinds[index] = BLANK if is_blank else NOTHING
    single = [place for place, kind in enumerate(kinds) if kind and inked[place].number in alone]
    return _widened(kinds, parts, spacing, _stretched(parts, single))


def _parts(inked: Sequence[Letter]) -> list[float]:
    """The gap before each letter in parts of the letters' size."""
    gaps = map(sub, [letter[1] for letter in inked[1:]], [letter[2] for letter in inked[:-1]])
    pens = {letter[6] for letter in inked}
    size = inked[0].pen.size
    if len(pens) == 1 and size:
        return [0.0, *[gap / size for gap in gaps]]
    sizes = [letter[6].size for letter in inked]
    larger = map(max, sizes, sizes[1:])
    return [0.0, *[gap / most if most else 0.0 for gap, most in zip(gaps, larger, strict=True)]]


def _is_sign(text: str) -> bool:
    """Whether a letter is a picture, such as the envelope before an address."""
    return text >= "\u2190" and unicodedata.category(text[0]) == "So"


def _tracking(parts: Sequence[float]) -> float:
    """By how much all letters of a row are moved apart."""
    if len(parts) < 4:
        return 0.0
    usual = sorted(parts)[len(parts) // 2]
    return usual if 0.01 < usual < 0.2 else 0.0


def _stretched(parts: Sequence[float], single: Sequence[int]) -> frozenset[int]:
    """The gaps of a justified line: a single drawn blank each, widened to the same width."""
    places = [place for place in single if parts[place] < _MOST_STRETCHED]
    places.sort(key=lambda place: parts[place])
    near = [(a, b) for a, b in pairwise(places) if parts[b] - parts[a] < _SAME_GAP]
    return frozenset(place for pair in near for place in pair)


def _widened(
    kinds: list[Gap], parts: Sequence[float], spacing: dict[int, float], stretched: frozenset[int]
) -> list[Gap]:
    """Blanks that are far wider than the others of the row part it."""
    blanks = [index for index, kind in enumerate(kinds) if kind == BLANK]
    shares = sorted(parts[index] for index in blanks if index not in spacing and parts[index] < 1)
    usual = shares[len(shares) // 5] if len(shares) > 2 else _USUAL_BLANK
    least = max(WIDE_GAP, 2.2 * min(usual, 0.6))
    for index in blanks:
        is_wide = parts[index] > max(least, 4 * spacing.get(index, 0.0))
        if is_wide and index not in stretched:
            kinds[index] = WIDE
    return kinds


def _spacing(inked: Sequence[Letter], parts: Sequence[float]) -> dict[int, float]:
    """For each letter that goes on a letter-spaced run, the run's usual gap."""
    spacing: dict[int, float] = {}
    run: list[int] = []
    wide = [index for index, part in enumerate(parts) if part >= _SPACED_GAP]
    if 1 not in map(sub, wide[1:], wide):
        return spacing  # no two beside one another
    for index in [*wide, -1]:
        if run and index == run[-1] + 1 and _goes_on(inked, parts, index):
            run.append(index)
            continue
        if len(run) >= _SPACED_LETTERS - 1:
            spacing.update(dict.fromkeys(run, median(parts[place] for place in run)))
        run = [index] if index > 0 and _goes_on(inked, parts, index) else []
    return spacing


def _goes_on(inked: Sequence[Letter], parts: Sequence[float], index: int) -> bool:
    if parts[index] > 3:
        return False
    before, letter = inked[index - 1].text, inked[index].text
    if len(before) != 1 or len(letter) != 1 or not (before + letter).strip(_HYPHENS):
        return False
    return all(sign.isalpha() or sign in _HYPHENS for sign in (before, letter))
