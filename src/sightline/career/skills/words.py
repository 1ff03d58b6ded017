"""The words of a text with their places, and the form in which two spellings are one."""

from __future__ import annotations

import re

__all__ = ["Word", "folded", "words_of"]

# Letters and digits, a plus or sharp behind them (C++, F#), a dot before them (.NET).
_WORD = re.compile(r"(?:(?<![\w.])\.(?=[^\W\d_]))?[^\W_]+(?:\+\+|[+#](?![^\W_]))?")

Word = tuple[str, int, int]
"""A word in its folded form, and where it starts and ends."""


def words_of(text: str) -> list[Word]:
    """Every word of a text, folded, in order.

    >>> words_of("C++, .NET")
    [('c++', 0, 3), ('.net', 5, 9)]
    """
    return [(found[0].casefold(), found.start(), found.end()) for found in _WORD.finditer(text)]


def folded(name: str) -> str:
    """A name as names are compared: its words in small letters, a blank between them.

    >>> folded("Node.js"), folded("CI/CD")
    ('node js', 'ci cd')
    """
    if name.isascii() and name.replace(" ", "").isalnum():
        return " ".join(name.casefold().split())
    return " ".join(word for word, _, _ in words_of(name))
