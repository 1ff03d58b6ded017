"""Words of a text as they are compared: folded, without accents, plural or not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_PLURAL = 4
_LONGEST = 40


def terms(text: str) -> list[str]:
    """The terms of a text in their order.

    >>> terms("Élan of the API's errors, REQ-014")
    ['elan', 'of', 'the', 'api', 's', 'error', 'req', '014']
    """
    return [term for term, _, _ in placed_terms(text)]


def placed_terms(text: str) -> Iterator[tuple[str, int, int]]:
    """Each term with the place of its word in the text, end exclusive."""
    for found in _WORD.finditer(text):
        yield folded(found.group()), found.start(), found.end()


def folded(word: str) -> str:
    """A word as it is compared: case, accents and a plural s don't count.

    >>> folded("Naïve"), folded("Errors"), folded("status"), folded("address")
    ('naive', 'error', 'status', 'address')
    """
    plain = word.casefold() if word.isascii() else _without_accents(word)
    if (
        len(plain) >= _SHORTEST_PLURAL
        and plain[-1] == "s"
        and plain[-2] not in "sui"
        and plain.isascii()
    ):
        plain = plain[:-1]
    return plain[:_LONGEST]


def _without_accents(word: str) -> str:
    split = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in split if not unicodedata.combining(c)) or word
