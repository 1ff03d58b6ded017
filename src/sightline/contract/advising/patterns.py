"""Patterns over the kinds, owners and pointers of entries: `*` for any text, `?` for one sign.

Everything else stands for itself, brackets too: a pointer such as `/paths/~1a[0]` is no class.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["fits"]


def fits(pattern: str, text: str) -> bool:
    """Whether a text is what a pattern describes, capitals counting; linear in both.

    >>> fits("request-*", "request-property-removed"), fits("* /pets[?]", "GET /pets[1]")
    (True, True)
    """
    pieces = _pieces(pattern)
    if len(pieces) == 1:
        return pieces[0].fullmatch(text) is not None
    found = pieces[0].match(text)
    if found is None:
        return False
    at = found.end()
    for piece in pieces[1:-1]:
        found = piece.search(text, at)
        if found is None:
            return False
        at = found.end()
    return _ends(pieces[-1], len(pattern) - pattern.rfind("*") - 1, text, at)


def _ends(piece: re.Pattern[str], length: int, text: str, at: int) -> bool:
    start = len(text) - length
    return start >= at and piece.fullmatch(text, start) is not None


@lru_cache(maxsize=512)
def _pieces(pattern: str) -> tuple[re.Pattern[str], ...]:
    """What stands between the stars. The leftmost place for each is always a good one."""
    return tuple(
        re.compile("".join("." if sign == "?" else re.escape(sign) for sign in piece), re.DOTALL)
        for piece in re.split(r"\*+", pattern)
    )
