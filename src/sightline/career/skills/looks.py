"""What one word looks like: its letters, its endings, the company it keeps."""

from __future__ import annotations

import re
from functools import lru_cache

from sightline.career.skills.lexicon import Lexicon
from sightline.career.skills.stem import stem

__all__ = ["REACH", "looks_of", "lowered"]

REACH = 3
"""How many words to either side the tagger looks."""

_DIGIT = re.compile(r"\d")
_SIGNS = ".,:;!?()"
_CAPITALS, _SMALL, _DIGITS, _OTHER = (
    re.compile("[A-Z]+"), re.compile("[a-zà-ÿ]+"), re.compile(r"\d+"), re.compile("[^Xxd]+"),
)  # fmt: skip
_LONGEST_SHAPE = 6
_LONGEST_WORD = 40


def lowered(word: str) -> str:
    """A word in small letters with every digit a 0, so that 2019 and 2020 are one."""
    return _lowered(word[:_LONGEST_WORD])


@lru_cache(maxsize=16_384)
def _lowered(word: str) -> str:
    return _DIGIT.sub("0", word.lower())


def looks_of(word: str, lexicon: Lexicon) -> tuple[list[str], ...]:
    """The looks of a word: as itself, as a neighbour, two words off, three words off."""
    low = lowered(word)
    bare = word[:_LONGEST_WORD].lower().strip(_SIGNS)
    root = stem(bare)
    shape = "h" + _shape(word)
    own = [
        "w" + low, "p" + low[:3], "s2" + low[-2:], "s3" + low[-3:], "s4" + low[-4:], shape,
        "r" + root,
    ]  # fmt: skip
    near = ["w" + low, "s3" + low[-3:], shape]
    far: list[str] = []
    held = lexicon.clusters.get(word.lower()) or lexicon.clusters.get(bare)
    if held:
        named = [letter + number for letter, number in zip("abc", held, strict=True)]
        own += named
        near += named
        far += named[:2]
    kinds = lexicon.kinds.get(root, ())
    for kind in kinds:
        kind += _ending(bare) if kind == "V" else ""
        own.append(kind)
        near.append(kind)
        if kind[0] == "V":
            far.append(kind)
    return own, near, ["w" + low, *far], far


def _ending(word: str) -> str:
    return "g" if word.endswith("ing") else "s" if word.endswith("s") else ""


def _shape(word: str) -> str:
    """Capitals X, small letters x, digits d, anything else a dot; runs are one."""
    word = word[:_LONGEST_WORD]
    drawn = _CAPITALS.sub("X", _SMALL.sub("x", _DIGITS.sub("d", word)))
    return _OTHER.sub(".", drawn)[:_LONGEST_SHAPE]
