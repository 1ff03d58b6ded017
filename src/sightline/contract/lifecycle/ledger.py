"""The ledger: when each part of a contract came, was deprecated, ends, and went."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Ledger", "LedgerRow", "Moment"]


@dataclass(frozen=True, slots=True)
class Moment:
    """When something came to be so: the commit (empty: not committed yet) and its day in UTC.

    `is_at_least`: it was so already in the oldest revision that is known, so the day is the latest
    that it can be.
    """

    commit: str
    day: str
    is_at_least: bool = False

    @property
    def words(self) -> str:
        """`2025-03-14`, or `at least since 2025-03-14`."""
        if not self.day:
            return "not known since when"
        return f"at least since {self.day}" if self.is_at_least else self.day


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """The life of one element.

    `introduced` is its first day ever, `deprecated` the day from which on it is deprecated now (or
    was at its end), `sunset` the end that is declared for it as written, `removed` the day since
    which it is gone. Each is null where there is none. `former` is the name that it had before its
    schema was renamed.
    """

    element: str
    kind: str
    introduced: Moment | None
    deprecated: Moment | None
    sunset: str
    removed: Moment | None
    former: str = ""
    _key: str = ""
    _file: str = ""
    _pointer: str = ""

    @property
    def key(self) -> str:
        """The identity of the element across revisions."""
        return self._key


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every element of a contract that ever was, by name.

    `revisions` counts the revisions that were read, `since` is the day of the oldest; `notes` say
    what could not be known.
    """

    contract: str
    rows: tuple[LedgerRow, ...]
    revisions: int
    since: str
    notes: tuple[str, ...] = field(default=())
