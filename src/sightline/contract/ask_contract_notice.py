"""``contract notice``: what to write to each consumer of something that ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.contract.lifecycle.days import written_day
from sightline.contract.lifecycle.ledger import LedgerRow
from sightline.contract.lifecycle.notice_text import Notice, NoticePart, markdown
from sightline.contract.lifecycle.replacement import replacement_of
from sightline.contract.lifecycle.subject import Subject, contracts_of, subject_of
from sightline.contract.lifecycle.usage_needed import Called
from sightline.contract.lifecycle.watching import Traffic, Watched, calls_in, watched
from sightline.kernel.asking.registry import argument, export, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError
from sightline.text.near import nearest

_EVER = ("0001-01-01", "9999-12-31")


@dataclass(frozen=True, slots=True)
class NoticeRequest:
    """Of which contracts, by what traffic, for whom."""

    contracts: tuple[str, ...] = argument(
        (), help="ids of contracts, such as API-pets; all by default", metavar="[API...]",
        complete="id",
    )  # fmt: skip
    traffic: tuple[str, ...] = option((), help="a capture or log of calls", metavar="FILE")
    traffic_format: str = option(help="what the traffic is, where it can't be told", metavar="NAME")
    map: tuple[str, ...] = option(
        (), help="what a JSON log calls a field: client_id=tenant", metavar="FIELD=NAME"
    )
    for_: tuple[str, ...] = option(
        (), help="only for these consumers; for all by default", metavar="CONSUMER"
    )
    base: str = option(
        help="the git revision that removals count from; by default where this work left main",
        metavar="REV",
    )
    file: bool = export(
        help="write the notices into a file that ends in .md",
        made_by="sightline.contract.lifecycle.notice_text:notice_file",
        endings=(".md",),
    )


@dataclass(frozen=True, slots=True)
class NoticeResult:
    """A notice per consumer, in the order of their names.

    `unmapped` counts the calls of what ends that are of nobody known: no notice reaches them.
    """

    notices: tuple[Notice, ...]
    calls: int
    unmapped: int
    as_of: str
    hidden: int


@operation("contract.notice", renderers={"text": "sightline.contract.render_contract_notice:text"})
def contract_notice(view: WorkspaceView, request: NoticeRequest) -> NoticeResult:
    """Write to each consumer what ends of all that they call.

    Each notice says what they use that is deprecated or about to go, since when, until when, what
    to use instead, and how often they called it. What nobody declared stays a marked blank.
    """
    if not request.traffic:
        help = "write: sightline contract notice --traffic calls.har"
        raise UsageError("who calls is not known: --traffic FILE is missing", help=help)
    named = contracts_of(view, request.contracts)
    subjects = [subject_of(view, api, path, request.base) for api, path in named]
    eyes = [watched(view, subject) for subject in subjects]
    traffic = Traffic(request.traffic, request.traffic_format, request.map)
    calls = sum(1 for _ in calls_in(view, traffic, eyes))
    parts: dict[str, list[NoticePart]] = {}
    for subject, eye in zip(subjects, eyes, strict=True):
        for consumer, part in _parts(subject, eye):
            parts.setdefault(consumer, []).append(part)
    unmapped = sum(part.calls for part in parts.pop("", ()))
    _refuse_unknown(request.for_, list(parts))
    notices = [
        Notice(consumer, tuple(found), markdown(consumer, found, view.as_of[:10]))
        for consumer, found in sorted(parts.items())
        if not request.for_ or consumer in request.for_
    ]
    return NoticeResult(tuple(notices), calls, unmapped, view.as_of, view.hidden)


def _refuse_unknown(wanted: tuple[str, ...], known: list[str]) -> None:
    for name in wanted:
        if name not in known:
            near = nearest(name, known, limit=1)
            rest = "known: " + ", ".join(sorted(known)[:10]) if known else _NOBODY
            help = f"did you mean {near[0]}?" if near else rest
            raise UsageError(f"{name} called nothing that ends", help=help)


_NOBODY = "no call of what ends is mapped to a consumer: name them in consumers.csv"


def _parts(subject: Subject, eyes: Watched) -> Iterator[tuple[str, NoticePart]]:
    """What each consumer is told of each element; what goes with a larger part is told with it."""
    rows = [r for r in subject.rows() if r.removed is None or r.key in subject.planned]
    gone = subject.gone_at
    for row in rows:
        if row.removed is not None and any(
            gone.get(above) == row.removed for above in _above(row.key)
        ):
            continue
        observer = eyes.observer(row.key, row.key in subject.planned)
        usage = observer.usage(row.key, *_EVER)
        told: dict[str, tuple[Called, bool]] = {c.consumer: (c, False) for c in usage.receivers}
        told |= {c.consumer: (c, True) for c in usage.callers}
        for consumer, (called, is_sender) in told.items():
            yield consumer, _part(subject, eyes, row, called, is_sender)


def _above(key: str) -> Iterator[str]:
    at = key.find("\x1f")
    while at >= 0:
        yield key[:at]
        at = key.find("\x1f", at + 1)


def _part(
    subject: Subject, eyes: Watched, row: LedgerRow, called: Called, is_sender: bool
) -> NoticePart:
    is_planned = row.key in subject.planned
    standing = subject.base if is_planned and subject.base else subject.now
    element = standing.elements[row.key]
    links = eyes.headers.links(row.key)
    since = row.deprecated.words if row.deprecated and row.deprecated.day else None
    if since is None and row.deprecated is not None:
        since = written_day(eyes.headers.deprecated_on.get(row.key)) or None
    instead = replacement_of(standing.tree, element, links)
    until = written_day(row.sunset)
    return NoticePart(
        subject.api, row.element, row.kind, is_planned,
        since,
        until or None, row.sunset if row.sunset and not until else None,
        instead[0] if instead else None, instead[1] if instead else None,
        called.calls, called.last or None, is_sender,
    )  # fmt: skip
