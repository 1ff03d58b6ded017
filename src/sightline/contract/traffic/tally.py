"""What came of reading one source: how much was read, and how much of it could not be."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Tally"]


@dataclass(slots=True)
class Tally:
    """Counts of one source. `unit` says what `first_broken` counts: lines, entries or spans.

    `why` is the reason for the first broken one; it never holds a word of it. `skipped` counts what
    is no call of an API (a client's span, `data:` in a browser's capture).
    """

    unit: str = "line"
    read: int = 0
    broken: int = 0
    skipped: int = 0
    first_broken: int = 0
    why: str = ""
    notes: list[str] = field(default_factory=list)

    def spoil(self, number: int, why: str) -> None:
        """Count one that can't be read."""
        self.broken += 1
        if self.broken == 1:
            self.first_broken, self.why = number, why

    def note(self, text: str) -> None:
        """Keep what a reader of the answer should know, once."""
        if text not in self.notes:
            self.notes.append(text)
