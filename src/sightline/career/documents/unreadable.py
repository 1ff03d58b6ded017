"""A file whose text can't be had, and what the person can do instead."""

from __future__ import annotations

from sightline.kernel.errors import UsageError

__all__ = ["UnreadableDocument"]


class UnreadableDocument(UsageError):
    """The file holds no text that could be read; the help says what to do instead."""
