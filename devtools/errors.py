"""The one error a chore raises when it cannot go on: its text says what to do."""

from __future__ import annotations


class ChoreError(Exception):
    """What is missing and what a person should do about it; shown without a traceback."""
