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
        self._is_done = False
        self._is_watched = sys.stderr.isatty()

    def __call__(self, words: str) -> None:
        if self._is_done or not self._is_watched or time.monotonic() < self._next:
            return
        sys.stderr.write(f"{_ERASE_LINE}{words}")
        sys.stderr.flush()
        self._is_shown = True
        self._next = time.monotonic() + _PAUSE_SECONDS

    def while_waiting(self, words: str) -> None:
        """Tell that an answer is on its way, for what can't say how far it has come."""
        if not self._is_watched:
            return
        from threading import Thread

        Thread(target=self._tell, args=(words,), daemon=True).start()

    def _tell(self, words: str) -> None:
        begun = time.monotonic()
        while not self._is_done:
            self(f"{words} ({time.monotonic() - begun:.0f} s)")
            time.sleep(_PAUSE_SECONDS)

    def done(self) -> None:
        """Leave nothing behind."""
        self._is_done = True
        if self._is_shown:
            sys.stderr.write(_ERASE_LINE)
            sys.stderr.flush()
            self._is_shown = False
