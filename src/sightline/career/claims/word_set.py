"""Closed lists are written as words between blanks."""

from __future__ import annotations

__all__ = ["word_set"]


def word_set(words: str) -> frozenset[str]:
    """The words of a text, each once.

    >>> sorted(word_set("by of by"))
    ['by', 'of']
    """
    return frozenset(words.split())
