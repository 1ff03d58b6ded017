"""Tells a person at a terminal how far a long answer has come; silent for the first second."""

from __future__ import annotations

import sys
import time

_PATIENCE_SECONDS = 1.0
_PAUSE_SECONDS = 0.1
_ERASE_LINE = "\r\x1b[K"


class Progress:
    """One line on stderr that is overwritten, and gone before the answer stands there."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _PATIENCE_SECONDS
        self._is_shown = False
        self._is_watched = sys.stderr.isatty()

    def __call__(self, words: str) -> None:
        if not self._is_watched or time.monotonic() < self._next:
            return
        sys.stderr.write(f"{_ERASE_LINE}{words}")
        sys.stderr.flush()
        self._is_shown = True
        self._next = time.monotonic() + _PAUSE_SECONDS

    def done(self) -> None:
        """Leave nothing behind."""
        if self._is_shown:
            sys.stderr.write(_ERASE_LINE)
            sys.stderr.flush()
            self._is_shown = False
