"""Lines that an editor broke at its margin, whole again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

__all__ = ["breaks_kept", "unwrapped"]

_NARROWEST_MARGIN = 60
_GOES_ON = re.compile(
    r"(?:,|[a-z]-|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|that|the|to|which|with))$"
)


def breaks_kept(lines: Sequence[str]) -> list[bool]:
    """For each line but the last, whether its end is meant.

    An end is the margin's where the next line's first word would not have fitted, and where the
    sentence plainly goes on: a small letter follows, or the line ends in a comma or a small word.
    """
    width = max((len(line.rstrip()) for line in lines), default=0)
    kept: list[bool] = []
    for here, following in pairwise(lines):
        here, following = here.rstrip(), following.strip()
        first = following.split(maxsplit=1)[0] if following else ""
        is_full = width >= _NARROWEST_MARGIN and len(here) + 1 + len(first) > width
        goes_on = following[:1].islower() or bool(_GOES_ON.search(here))
        kept.append(not (is_full and goes_on))
    return kept


def unwrapped(lines: Sequence[str]) -> list[str]:
    """The lines of a paragraph, those joined that only the margin parted."""
    whole = [lines[0]] if lines else []
    for line, is_kept in zip(lines[1:], breaks_kept(lines), strict=True):
        if is_kept:
            whole.append(line)
        else:
            whole[-1] = f"{whole[-1].rstrip()} {line.strip()}"
    return whole
