"""Closed lists are written as words between blanks."""

from __future__ import annotations

from sightline.career.claims.spelling import american

__all__ = ["word_set"]


def word_set(words: str) -> frozenset[str]:
    """The words of a text, each once, in both spellings where there are two.

    >>> sorted(word_set("by of by"))
    ['by', 'of']
    """
    found = words.split()
    return frozenset(found) | frozenset(american(word) for word in found)
