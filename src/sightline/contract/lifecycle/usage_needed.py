"""What has to be known of past calls before anything may be called safe to remove.

The questions stand here, apart from where the answers come from: one file of traffic
(`lifecycle/observed.py`), or the facts that were kept of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

__all__ = ["UNMAPPED", "Called", "Coverage", "Usage", "UsageFacts"]

UNMAPPED = ""


@dataclass(frozen=True, slots=True)
class Called:
    """How often a consumer did something, and on which day last (empty: not dated).

    `consumer` is empty for calls that are mapped to nobody.
    """

    consumer: str
    calls: int
    last: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What traffic shows of one element in a window, undated calls among it.

    `callers` sent it (an operation: called it), `receivers` were sent it in an answer: whether they
    read it can't be seen. `carriers` counts the calls that could have carried it, `blind` those of
    them in which it could not be seen, with the `reasons`. Not `is_placed`: no operation is known
    whose calls could carry it.
    """

    callers: tuple[Called, ...] = ()
    receivers: tuple[Called, ...] = ()
    carriers: int = 0
    blind: int = 0
    reasons: tuple[str, ...] = field(default=())
    is_placed: bool = True


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the traffic covers: calls in all, and the days of a window that have any.

    `undated` calls have no time, `unmatched` ones fit no operation of the contract, and `unread`
    counts what could not be read as a call.
    """

    calls: int
    days: tuple[str, ...]
    undated: int
    unmatched: int
    unread: int = 0


class UsageFacts(Protocol):
    """Whoever can tell what was called. Days are in UTC, windows [since, until)."""

    def usage(self, key: str, since: str, until: str) -> Usage:
        """What is known of the element with a key."""
        ...

    def coverage(self, since: str, until: str) -> Coverage:
        """What is known at all."""
        ...
