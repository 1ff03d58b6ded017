"""What threads are made of, as every surface shows it: nodes, edges, gaps, quotes, verdicts."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.narrate.thread import Side

NOT_ASKED = "no verdict recorded"
NOT_SEEN = "no verdict seen"
NOT_A_PROMISE = "NOT A PROMISE"
READABLE = "readable file"
NO_EVIDENCE = "own statement, no evidence"
_WITHOUT_STATUS = ("INT", "SER", "RDG", "MET")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody said, opened at their source; ``text`` is null where they are withheld.

    ``quoted`` is the part that was picked out, where it still stands there. ``who`` is as the
    person agreed to be named.
    """

    reference: str
    text: str | None
    quoted: str | None
    who: str | None
    when: str | None
    path: str
    line: int
    note: str | None

    @property
    def words(self) -> str:
        """The words to show: what was picked out, or all of them."""
        return self.quoted or self.text or ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim about the world, with the references that back it, or a note that none does."""

    text: str
    references: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recorded verdict or reading: what the data said, on which day, where it is kept."""

    id: str
    verdict: str | None
    as_of: str | None
    criterion: str | None
    value: float | None
    unit: str | None
    n: int | None
    low: float | None
    high: float | None
    path: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """A promise: its text, the metric it asks, the newest verdict; or why no data can answer it.

    ``word`` is the verdict in a word, or why there is none: NOT A PROMISE, no verdict recorded, or,
    where documents are hidden from whoever asks, no verdict seen.
    """

    text: str
    metric: str | None
    problem: str | None
    verdict: Recorded | None
    word: str
    line: int


@dataclass(frozen=True, slots=True)
class ThreadNode:
    """A document or a row of feedback, with its place in the thread and what it holds open."""

    id: str
    kind: str
    title: str
    path: str
    line: int
    side: Side
    distance: int
    parent: str | None
    status: str | None
    owner: str | None
    note: str | None
    verdict: str | None
    quotes: tuple[Quote, ...]
    statements: tuple[Statement, ...]
    criteria: tuple[Criterion, ...]
    recorded: Recorded | None


def status_of(kind: str, status: str) -> str | None:
    """How far a document is; None for kinds that are facts rather than work."""
    return None if kind in _WITHOUT_STATUS else status


@dataclass(frozen=True, slots=True)
class Edge:
    """A link as it was written: ``from`` refers to ``to``."""

    from_: str
    to: str
    type: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a thread is broken: what is missing, why it matters; ``draft`` while in writing."""

    id: str
    missing: str
    why: str
    draft: bool

    @property
    def phrase(self) -> str:
        """What is missing, as a reader is told it."""
        return "not readable" if self.missing == READABLE else f"no {self.missing}"
