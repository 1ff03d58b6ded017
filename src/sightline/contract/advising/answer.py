"""The answer to `contract diff`: every entry of every contract, and what they come to.

The JSON of the answer is published: extend it, never rename a key.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace

from sightline.contract.advising.first_line import FirstLine, first_line, not_understood
from sightline.contract.advising.removed_together import is_removed_operation
from sightline.contract.advising.tally import counted_again, is_open
from sightline.contract.advising.versions import VersionAdvice, advised
from sightline.contract.comparison import (
    BREAKING,
    COMPATIBLE,
    REVIEW,
    Comparison,
    Entry,
    OperationVerdict,
    worst,
)
from sightline.contract.policy import Policy
from sightline.kernel.diagnostics import Diagnostic

__all__ = ["ComparedContract", "Counts", "DiffEntry", "DiffOperation", "DiffResult", "answered"]


Root = dict[str, object]


@dataclass(frozen=True, slots=True)
class DiffEntry(Entry):
    """One cause, and the contract in which it was made."""

    contract: str = ""


@dataclass(frozen=True, slots=True)
class DiffOperation(OperationVerdict):
    """What all entries come to for one operation; ``entries`` names those that reach it."""

    contract: str = ""
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entries there are of each verdict, and how many no longer count."""

    breaking: int
    review: int
    compatible: int
    approved: int
    ignored: int


@dataclass(frozen=True, slots=True)
class ComparedContract:
    """One contract of the answer. ``name`` is its id or the name of its document; ``fails`` says
    whether it alone would end the run with exit code 1."""

    name: str
    old: str
    new: str
    verdict: str
    undecided: int
    counts: Counts
    version: VersionAdvice
    renames: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    fails: bool


@dataclass(frozen=True, slots=True)
class DiffResult:
    """What two versions of one contract, or of several, come to; the worst entries first.

    ``answer`` is `ship`, `ask` or `dont-ship`, ``first_line`` the sentence to read first, and
    ``question`` the one to ask, about the entry ``question_about``. Entries that somebody approved
    or a policy ignores stand here too and don't count in ``verdict``. ``problems`` are what could
    not be understood in a contract or a policy.
    """

    verdict: str
    undecided: int
    entries: tuple[DiffEntry, ...]
    operations: tuple[DiffOperation, ...]
    answer: str
    first_line: str
    question: str
    question_about: str
    contracts: tuple[ComparedContract, ...]
    problems: tuple[Diagnostic, ...]
    fails: bool
    as_of: str
    hidden: int
    _by: str = "cause"
    _shows_all: bool = False
    _checks_version: bool = False
    _roots: dict[str, tuple[Root, Root]] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        return 1 if self.fails else 0


@dataclass(frozen=True, slots=True)
class Judged:
    """A comparison after policy and approvals, with the name of its contract and its policy."""

    name: str
    comparison: Comparison
    policy: Policy
    problems: tuple[Diagnostic, ...] = ()
    roots: tuple[Root, Root] = field(default_factory=lambda: ({}, {}))


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for beside the comparison itself."""

    by: str = "cause"
    fail_on: str = ""
    class_: str = ""
    shows_all: bool = False
    checks_version: bool = False
    problems: tuple[Diagnostic, ...] = field(default=())


def answered(judged: Sequence[Judged], asked: Asked, as_of: str, hidden: int = 0) -> DiffResult:
    """Return the answer for contracts that were compared and judged."""
    chosen = [replace(one, comparison=_of_class(one.comparison, asked.class_)) for one in judged]
    entries = [entry for one in chosen for entry in _entries(one)]
    said: FirstLine = first_line(entries)
    if asked.class_ and not entries:
        said = replace(said, text=f"Ship: no {asked.class_} change.")
    contracts = tuple(
        _contract(one, whole.comparison, asked) for one, whole in zip(chosen, judged, strict=True)
    )
    problems = (*asked.problems, *(problem for one in judged for problem in one.problems))
    unread = sum(problem.severity == "error" for problem in problems)
    if unread:
        said = not_understood(said, unread)
    return DiffResult(
        worst([one.comparison.verdict for one in chosen]),
        sum(one.comparison.undecided for one in chosen),
        tuple(sorted(entries, key=_order)),
        tuple(operation for one in chosen for operation in _operations(one)),
        said.answer, said.text, said.question, said.about, contracts, problems,
        unread > 0 or any(one.fails for one in contracts), as_of, hidden,
        asked.by, asked.shows_all, asked.checks_version, {one.name: one.roots for one in judged},
    )  # fmt: skip


_ORDER = {BREAKING: 0, REVIEW: 1, COMPATIBLE: 2}


def _order(entry: Entry) -> tuple[bool, int, bool]:
    """What counts first, then the worst; of these, operations that have no answer any more."""
    return not is_open(entry), _ORDER[entry.verdict], not is_removed_operation(entry)


def _of_class(comparison: Comparison, class_: str) -> Comparison:
    """Only the entries of one class, and what they come to."""
    if not class_:
        return comparison
    kept = [entry for entry in comparison.entries if entry.class_ == class_]
    others = [entry for entry in comparison.entries if entry.class_ != class_]
    left = sum(one.is_undecided and is_open(one) for one in others)
    plain = tuple(replace(one, verdict=COMPATIBLE) for one in comparison.operations)
    kept_only = counted_again(replace(comparison, operations=plain), kept)
    return replace(kept_only, undecided=comparison.undecided - left)


def _entries(judged: Judged) -> Iterable[DiffEntry]:
    names = [one.name for one in fields(Entry)]
    for entry in judged.comparison.entries:
        values = {name: getattr(entry, name) for name in names}
        yield DiffEntry(**values, contract=judged.name)


def _operations(judged: Judged) -> Iterable[DiffOperation]:
    reached: dict[str, dict[str, None]] = {}
    for entry in judged.comparison.entries:
        for one in entry.reach:
            reached.setdefault(one.operation, {})[entry.id] = None
    for row in judged.comparison.operations:
        ids = tuple(reached.get(row.operation, ()))
        yield DiffOperation(row.operation, row.verdict, judged.name, ids)


def _contract(judged: Judged, whole: Comparison, asked: Asked) -> ComparedContract:
    comparison = judged.comparison
    version = advised(whole, judged.policy.versioning)
    counts = _counts(comparison.entries)
    fails = _fails(counts, asked.fail_on or judged.policy.fail_on)
    if asked.checks_version and version.is_enough is False:
        fails = True
    return ComparedContract(
        judged.name, comparison.old, comparison.new, comparison.verdict, comparison.undecided,
        counts, version, comparison.renames, comparison.notes, fails,
    )  # fmt: skip


def _fails(counts: Counts, fail_on: str) -> bool:
    if fail_on == "none":
        return False
    return counts.breaking > 0 or (fail_on == REVIEW and counts.review > 0)


def _counts(entries: Iterable[Entry]) -> Counts:
    count = [entry for entry in entries if is_open(entry)]
    verdicts = [entry.verdict for entry in count]
    return Counts(
        verdicts.count(BREAKING), verdicts.count(REVIEW), verdicts.count(COMPATIBLE),
        sum(bool(entry.approved_by) for entry in entries),
        sum(bool(entry.ignored) and not entry.approved_by for entry in entries),
    )  # fmt: skip
