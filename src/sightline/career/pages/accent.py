"""Accents that are drawn over a letter as glyphs of their own, joined with the letter."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from sightline.career.pages.letter import Letter

__all__ = ["with_accents"]

# The spacing accents of old fonts and the combining character of each (Unicode 15, chapter 7.9).
_COMBINING = {
    "`": "\u0300", "\u00b4": "\u0301", "\u02c6": "\u0302", "^": "\u0302", "\u02dc": "\u0303",
    "~": "\u0303", "\u00af": "\u0304", "\u02c9": "\u0304", "\u02d8": "\u0306", "\u02d9": "\u0307",
    "\u00a8": "\u0308", "\u02da": "\u030a", "\u02dd": "\u030b", "\u02c7": "\u030c",
    "\u00b8": "\u0327", "\u02db": "\u0328", "\u02ca": "\u0301", "\u02cb": "\u0300",
}  # fmt: skip

_MOST_NEAR = 2_000  # letters that start left of an accent's middle, near it, on a whole page


def with_accents(letters: Sequence[Letter]) -> list[Letter]:
    """The letters with each accent joined to the letter that it stands over, where there is one."""
    signs = {text for text in {letter[0] for letter in letters} if _combining(text)}
    if not signs:
        return list(letters)
    accents = [letter for letter in letters if letter.text in signs]
    changed: dict[int, Letter] = {}
    gone: set[int] = set()
    ordered = sorted(letters, key=attrgetter("left", "base", "number"))
    lefts = [letter.left for letter in ordered]
    for accent in accents:
        middle = (accent.left + accent.right) / 2
        low = bisect_left(lefts, middle - 2 * accent.pen.size)
        near = ordered[low : bisect_right(lefts, middle)][-_MOST_NEAR:]
        base = _base(accent, near, changed, gone)
        if base is None:
            continue
        whole = unicodedata.normalize("NFC", base.text + _combining(accent.text))
        if len(whole) == len(base.text):
            changed[base.number] = base._replace(text=whole)
            gone.add(accent.number)
    return [changed.get(one.number, one) for one in letters if one.number not in gone]


def _combining(text: str) -> str:
    if len(text) == 1 and unicodedata.combining(text):
        return text
    return _COMBINING.get(text, "")


def _base(
    accent: Letter, letters: Sequence[Letter], changed: dict[int, Letter], gone: set[int]
) -> Letter | None:
    """The letter that an accent stands over: most of the accent's width is within the letter's."""
    middle = (accent.left + accent.right) / 2
    best: Letter | None = None
    least = 0.0
    for letter in letters:
        if (
            letter.number == accent.number
            or letter.number in gone
            or not letter.text[-1:].isalpha()
        ):
            continue
        if abs(letter.base - accent.base) > 0.6 * letter.pen.size:
            continue
        if not letter.left <= middle <= letter.right:
            continue
        away = abs((letter.left + letter.right) / 2 - middle)
        if best is None or away < least:
            best, least = changed.get(letter.number, letter), away
    return best
