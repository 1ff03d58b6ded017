"""A word without its ending, so that "managing projects" and "manage project" are one phrase."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["stem"]

_KEPT = ("ss", "us", "is", "ous")
_VOWELS = "aeiouy"
_SHORT = 4


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without plural s, -ing, -ed or a silent e. Both spellings of -ise are one.

    ``-eering`` stays: an engineer is not engineering.

    >>> stem("managing"), stem("manages"), stem("analyse"), stem("analyze")
    ('manag', 'manag', 'analys', 'analys')
    """
    if len(word) < _SHORT or not word.isalpha() or word.endswith("eering"):
        return word
    if word.endswith("ies") and len(word) > _SHORT:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(_KEPT):
        word = word[:-1]
    word = _without(word, "ing") or _without(word, "ed") or word
    if word.endswith("e") and len(word) > _SHORT:
        word = word[:-1]
    if word.endswith(("iz", "yz")):
        word = word[:-1] + "s"
    return word


def _without(word: str, ending: str) -> str:
    """The word without an ending, "" where too little would be left."""
    rest = word.removesuffix(ending)
    if rest == word or len(rest) < _SHORT - 1 or not any(letter in _VOWELS for letter in rest):
        return ""
    if len(rest) > _SHORT - 1 and rest[-1] == rest[-2] and rest[-1] not in "lsz":
        rest = rest[:-1]
    return rest
