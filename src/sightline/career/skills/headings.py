"""The last heading above a line, which says whether skills are asked for below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["Headings"]

_MAX_WORDS = 6
_NOT_A_WORD = re.compile(r"\W")
_SHORT, _MIDDLE = 4, 12


class Headings:
    """Goes with the lines of a text, top to bottom; ``above`` describes what stands above."""

    def __init__(self) -> None:
        self._heading: list[str] = []
        self._before: list[str] = []

    def above(self) -> list[str]:
        """Features of the next line: the words of the heading above, the length of the last."""
        return self._heading + self._before

    def pass_by(self, words: Sequence[str]) -> None:
        """Take note of a line that was read."""
        if not words:
            return
        if len(words) <= _MAX_WORDS and not words[-1].endswith("."):
            bare = (_NOT_A_WORD.sub("", word[:40].lower()) for word in words if word.isascii())
            self._heading = ["H" + word for word in bare]
            if words[-1].endswith(":"):
                self._heading.append("HC")
        size = len(words)
        self._before = ["P0" if size < _SHORT else "P1" if size < _MIDDLE else "P2"]
