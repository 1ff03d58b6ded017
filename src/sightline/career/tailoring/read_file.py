"""A document that was read, as results name it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ReadFile"]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A document that was read: ``document`` is the sha256 that its spans name."""

    name: str
    document: str
    form: str
