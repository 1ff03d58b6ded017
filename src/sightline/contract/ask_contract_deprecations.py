"""``contract deprecations``: what is deprecated, until when, who still calls it, what may go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from sightline.contract.lifecycle.header_check import HeaderFinding
from sightline.contract.lifecycle.kept_usage import KeptUsage, kept_usage
from sightline.contract.lifecycle.ledger import LedgerRow, Moment
from sightline.contract.lifecycle.ledger_checks import ledger_findings
from sightline.contract.lifecycle.removal import REMOVABLE, Removal, judged
from sightline.contract.lifecycle.subject import (
    Subject,
    contracts_of,
    known_contracts,
    subject_of,
    vanished,
)
from sightline.contract.lifecycle.usage_needed import Usage
from sightline.contract.lifecycle.watching import Traffic, Watched, calls_in, watched
from sightline.kernel.asking.registry import argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class DeprecationsRequest:
    """Which contracts, and by what traffic."""

    contracts: tuple[str, ...] = argument(
        (), help="ids of contracts, such as API-pets; all by default", metavar="[API...]",
        complete="id",
    )  # fmt: skip
    traffic: tuple[str, ...] = option((), help="a capture or log of calls", metavar="FILE")
    traffic_format: str = option(help="what the traffic is, where it can't be told", metavar="NAME")
    map: tuple[str, ...] = option(
        (), help="what a JSON log calls a field: client_id=tenant", metavar="FIELD=NAME"
    )
    base: str = option(
        help="the git revision that removals count from; by default where this work left main",
        metavar="REV",
    )
    gate: bool = option(False, help="exit 1 where something goes that may not go yet")
    removed: bool = option(False, help="show all that was ever removed, too")


@dataclass(frozen=True, slots=True)
class CalledBy:
    """How often somebody did something; a null consumer is one that nothing names."""

    consumer: str | None
    calls: int
    last: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an element may be removed: the verdict, and all that stands against it."""

    verdict: str
    reasons: tuple[str, ...]
    not_before: str | None
    callers: tuple[CalledBy, ...]
    receivers: tuple[CalledBy, ...]


@dataclass(frozen=True, slots=True)
class Deprecation:
    """One element that is deprecated, removed, or about to be removed by this work.

    `removal` is null for what was removed before this work began.
    """

    element: str
    kind: str
    introduced: Moment | None
    deprecated: Moment | None
    sunset: str | None
    removed: Moment | None
    former: str | None
    is_planned: bool
    removal: Verdict | None


@dataclass(frozen=True, slots=True)
class ContractDeprecations:
    """The ledger of one contract. `earlier` counts removed elements that are not listed."""

    api: str
    path: str
    base: str | None
    revisions: int
    since: str | None
    quiet_days: int
    min_days: int
    elements: tuple[Deprecation, ...]
    earlier: int
    headers: tuple[HeaderFinding, ...]
    findings: tuple[Diagnostic, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeprecationsResult:
    """What is deprecated, and what of it may go; `violations` counts what goes and may not yet.

    `source` says where callers are known from: `traffic` that was named, of which `calls` were
    looked at, or `usage`, counted by `contract usage`; null where nothing is known.
    """

    contracts: tuple[ContractDeprecations, ...]
    source: str | None
    calls: int | None
    violations: int
    is_gate: bool
    as_of: str
    hidden: int

    @property
    def exit_code(self) -> int:
        """1 where the gate was asked and something goes that may not go yet."""
        return 1 if self.is_gate and self.violations else 0


@operation(
    "contract.deprecations",
    renderers={"text": "sightline.contract.render_contract_deprecations:text"},
)
def contract_deprecations(view: WorkspaceView, request: DeprecationsRequest) -> DeprecationsResult:
    """Say what is deprecated, until when, and who still calls it.

    Dates come from the git history of each contract. With --traffic, each deprecated or removed
    element is called removable, not before a day, still called, or unknown; removable only where
    every day of the agreed time was watched and nobody used it. --gate fails where a removal of
    this work breaks that.
    """
    gone = [] if request.contracts else list(vanished(view, request.base))
    named = known_contracts(view) if gone else contracts_of(view, request.contracts)
    subjects = [*(subject_of(view, api, path, request.base) for api, path in named), *gone]
    eyes = [watched(view, subject) for subject in subjects]
    calls, kept = None, None
    if request.traffic:
        traffic = Traffic(request.traffic, request.traffic_format, request.map)
        calls = sum(1 for _ in calls_in(view, traffic, eyes))
    else:
        kept = kept_usage(view)
    try:
        told = tuple(
            _told(view, subject, _Known(eye if request.traffic else None, kept), request.removed)
            for subject, eye in zip(subjects, eyes, strict=True)
        )
    finally:
        if kept is not None:
            kept.close()
    source = "traffic" if request.traffic else "usage" if kept is not None else None
    violations = sum(
        row.is_planned and row.removal is not None and row.removal.verdict != REMOVABLE
        for one in told
        for row in one.elements
    )
    return DeprecationsResult(
        told, source, calls, violations, request.gate, view.as_of, view.hidden
    )


class _Known(NamedTuple):
    """What is known of calls: what was seen in traffic, or what was counted earlier."""

    eyes: Watched | None
    kept: KeptUsage | None


def _told(
    view: WorkspaceView, subject: Subject, known: _Known, with_removed: bool
) -> ContractDeprecations:
    rows = [row for row in subject.rows() if not _is_within(row, subject)]
    now = [r for r in rows if r.removed is None or r.key in subject.planned]
    gone = [r for r in rows if r.key not in subject.planned]
    then = [r for r in gone if r.removed is not None and r.removed.commit]
    listed = [_row(view, subject, row, known) for row in now]
    if with_removed:
        listed += [_row(view, subject, row, known) for row in then]
    ledger = subject.ledger
    return ContractDeprecations(
        subject.api, subject.path, subject.base_name or None, ledger.revisions,
        ledger.since or None, subject.terms.quiet_days, subject.terms.min_days, tuple(listed),
        0 if with_removed else len(then), known.eyes.headers.findings() if known.eyes else (),
        ledger_findings(view, subject), ledger.notes,
    )  # fmt: skip


def _is_within(row: LedgerRow, subject: Subject) -> bool:
    """Whether an element goes, or went, with the one that it stands in."""
    if row.removed is None:
        return False
    gone = subject.gone_at
    at = row.key.find("\x1f")
    while at >= 0:
        if gone.get(row.key[:at]) == row.removed:
            return True
        at = row.key.find("\x1f", at + 1)
    return False


def _row(view: WorkspaceView, subject: Subject, row: LedgerRow, known: _Known) -> Deprecation:
    is_planned = row.key in subject.planned
    removal = None
    if is_planned or row.removed is None:
        removal = _verdict(_removal(view, subject, row, known))
    return Deprecation(
        row.element, row.kind, row.introduced, row.deprecated, row.sunset or None, row.removed,
        row.former or None, is_planned, removal,
    )  # fmt: skip


def _removal(view: WorkspaceView, subject: Subject, row: LedgerRow, known: _Known) -> Removal:
    since, until = subject.window(view.as_of)
    row = replace(row, sunset=subject.latest_sunset(row))
    terms, eyes = subject.terms, known.eyes
    if eyes is None:
        usage = Usage(known.kept.callers(subject.api, row, since)) if known.kept else None
        return judged(row, terms, view.as_of, usage, None)
    observer = eyes.observer(row.key, row.key in subject.planned)
    usage, coverage = observer.usage(row.key, since, until), observer.coverage(since, until)
    return judged(row, terms, view.as_of, usage, coverage, eyes.headers.promised(row.key))


def _verdict(removal: Removal) -> Verdict:
    return Verdict(
        removal.verdict,
        removal.reasons,
        removal.not_before or None,
        tuple(CalledBy(c.consumer or None, c.calls, c.last or None) for c in removal.callers),
        tuple(CalledBy(c.consumer or None, c.calls, c.last or None) for c in removal.receivers),
    )
