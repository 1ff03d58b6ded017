"""``contract usage``: who calls what of an API, counted from logs and captures."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sightline.contract.traffic.consumers import Consumers, RowProblem
from sightline.contract.traffic.consumers_file import consumers_of
from sightline.contract.traffic.named_traffic import mapping_of, traffic_file
from sightline.contract.traffic.redaction import Redaction
from sightline.contract.usage.asked_usage import AskedUsage, Used
from sightline.contract.usage.facts import BLIND, CALL
from sightline.contract.usage.importing import Imported, Target, import_file
from sightline.contract.usage.known_contract import KnownContract, chosen_api, known_contract
from sightline.contract.usage.salted import usage_salt
from sightline.contract.usage.window_of_days import Days, days_of
from sightline.kernel.asking.registry import argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import Refused, UsageError
from sightline.store.usage_facts import Import, UsageFacts, kept_facts

SOURCE = "source:usage"
"""How `hide` in sightline.toml names usage facts."""
_MOST_ROWS = 20


@dataclass(frozen=True, slots=True)
class UsageRequest:
    """Which traffic to count, or, without any, what to show of what was counted."""

    files: tuple[str, ...] = argument((), help="captures or logs to count", metavar="[FILE...]")
    api: str = option(help="the contract they call, such as API-pets", metavar="API", complete="id")
    over: str = option(help="the window to show; 28d by default", metavar="WINDOW")
    traffic_format: str = option(help="what the files are, where it can't be told", metavar="NAME")
    map: tuple[str, ...] = option(
        (), help="what a JSON log calls a field: client_id=tenant", metavar="FIELD=NAME"
    )
    fingerprint: bool = option(
        False, help="read a key from standard input and print its fingerprint"
    )


@dataclass(frozen=True, slots=True)
class UnmappedCaller:
    """Calls that no row of consumers.csv names, and how a row could (`match`, `value`)."""

    match: str
    value: str
    calls: int


@dataclass(frozen=True, slots=True)
class UsedOperation:
    """How often an operation was called, by how many consumers, on which day last."""

    operation: str
    calls: int
    consumers: int
    unmapped: int
    last: str | None


@dataclass(frozen=True, slots=True)
class UsageResult:
    """What is known of an API's use in a window. Lists hold the most used; counts are of all.

    ``unmatched`` calls fit no operation, ``undated`` ones have no time and count in every window;
    both are of all that was imported. ``blind`` counts calls in which something could not be seen.
    """

    api: str | None
    fingerprint: str | None
    imported: tuple[Imported, ...]
    sources: tuple[str, ...]
    window: dict[str, str] | None
    over: str
    calls: int
    unmapped: int
    unmatched: int
    undated: int
    consumers: tuple[Used, ...]
    consumer_count: int
    callers: tuple[UnmappedCaller, ...]
    operations: tuple[UsedOperation, ...]
    operation_count: int
    never_called: tuple[str, ...]
    blind: dict[str, int]
    consumers_file: str
    problems: tuple[RowProblem, ...]
    as_of: str
    hidden: int
    notes: tuple[str, ...] = field(default=())


@operation("contract.usage", renderers={"text": "sightline.contract.render_contract_usage:text"})
def contract_usage(view: WorkspaceView, request: UsageRequest) -> UsageResult:
    """Count who calls what of an API, from logs and captures.

    Reads HAR, access logs, JSON logs of servers and gateways, load balancers' and OTLP JSON;
    credentials are taken out as they are read. What is kept are counts in .sightline/state: by day,
    consumer, operation, parameter, field, listed value and status. The same content is never
    counted twice. contracts/<api>/consumers.csv says whose a key, client id, address or user agent
    is. Without FILE: what is known.
    """
    if request.fingerprint:
        return _fingerprint(view)
    if not view.sees(SOURCE):
        raise Refused("usage is hidden from you", help="ask the owner of the workspace")
    days = days_of(view, request.over)
    contract = known_contract(view, chosen_api(view, request.api))
    consumers, path = consumers_of(view, contract.folder)
    imported: tuple[Imported, ...] = ()
    if request.files:
        if view.subject.audience:
            raise Refused("only the owner counts traffic", help="leave out --as")
        imported = _imported(view, request, contract, consumers)
    facts = kept_facts(view.root)
    if facts is None:
        help = "name a capture or a log: sightline contract usage access.log"
        raise UsageError("no traffic was counted yet", help=help)
    try:
        return _known(view, facts, contract, days, imported, consumers, path)
    finally:
        facts.close()


def _fingerprint(view: WorkspaceView) -> UsageResult:
    if not view.subject.at_machine:
        help = "type it: sightline contract usage --fingerprint"
        raise Refused("a key is only taken at the machine itself", help=help)
    if sys.stdin.isatty():
        from getpass import getpass

        key = getpass("key (it is not shown): ")
    else:
        key = sys.stdin.readline()
    found = Redaction(usage_salt(view.root, makes=True)).credential(key).key
    if not found:
        raise UsageError("there is no key", help="give it on standard input")
    return UsageResult(
        None, found, (), (), None, "", 0, 0, 0, 0, (), 0, (), (), 0, (), {}, "", (),
        view.as_of, view.hidden,
    )  # fmt: skip


def _imported(
    view: WorkspaceView, request: UsageRequest, contract: KnownContract, consumers: Consumers
) -> tuple[Imported, ...]:
    paths = [(traffic_file(view, word), os.path.basename(word)) for word in request.files]
    mapping = tuple(mapping_of(request.map).items())
    salt = usage_salt(view.root, makes=True)
    target = Target(
        contract.api, contract.surface, consumers, salt, request.traffic_format, mapping,
        view.progress,
    )  # fmt: skip
    facts = kept_facts(view.root, writes=True)
    assert facts is not None
    try:
        return tuple(import_file(facts, target, path, name) for path, name in paths)
    finally:
        facts.close()


def _known(
    view: WorkspaceView, facts: UsageFacts, contract: KnownContract, days: Days,
    imported: tuple[Imported, ...], consumers: Consumers, path: str,
) -> UsageResult:  # fmt: skip
    api = contract.api
    asked = AskedUsage(facts, api, days, "usage")
    sources = facts.imports(api)
    used = asked.used(asked.total)
    operations = list(_operations(facts, asked, api))
    called = {one.operation for one in operations}
    never = sorted(
        one.name for one in contract.surface.operations if not one.flips and one.name not in called
    )
    return UsageResult(
        api, None, imported, tuple(one.name for one in sources), days.span.as_json(), days.words,
        asked.calls, asked.unmapped, sum(one.calls - one.matched for one in sources),
        sum(one.undated for one in sources),
        tuple(one for one in used if one.consumer is not None)[:_MOST_ROWS], asked.consumers,
        tuple(_callers(facts, api, consumers)), tuple(operations[:_MOST_ROWS]), len(operations),
        tuple(never), _blind(facts, api, days), path, tuple(consumers.problems),
        view.as_of, view.hidden, tuple(_notes(asked, imported, sources, consumers)),
    )  # fmt: skip


def _callers(facts: UsageFacts, api: str, consumers: Consumers) -> Iterable[UnmappedCaller]:
    sql = (
        "SELECT match, value, sum(calls)::BIGINT AS n FROM callers"
        " WHERE import IN (SELECT id FROM imports WHERE api = ?)"
        " GROUP BY match, value ORDER BY n DESC, match, value LIMIT ?"
    )
    for match, value, calls in facts.run(sql, [api, _MOST_ROWS]):
        yield UnmappedCaller(match, value, int(calls))


def _operations(facts: UsageFacts, asked: AskedUsage, api: str) -> Iterable[UsedOperation]:
    days = asked.days
    sql = (
        "SELECT operation, sum(calls)::BIGINT AS n, count(DISTINCT nullif(consumer, '')),"
        " sum(CASE WHEN consumer = '' THEN calls ELSE 0 END)::BIGINT, max(day)"
        " FROM facts WHERE import IN (SELECT id FROM imports WHERE api = ?) AND location = ?"
        " AND (day = '' OR (day >= ? AND day < ?)) GROUP BY operation ORDER BY n DESC, operation"
    )
    rows: Any = facts.run(sql, [api, CALL, days.since, days.until])
    for name, calls, consumers, unmapped, last in rows:
        yield UsedOperation(name, int(calls), int(consumers), int(unmapped), last or None)


def _blind(facts: UsageFacts, api: str, days: Days) -> dict[str, int]:
    sql = (
        "SELECT direction || ' ' || part || ': ' || value AS what, sum(calls)::BIGINT"
        " FROM facts WHERE import IN (SELECT id FROM imports WHERE api = ?) AND location = ?"
        " AND (day = '' OR (day >= ? AND day < ?)) GROUP BY what ORDER BY what"
    )
    return {what: int(n) for what, n in facts.run(sql, [api, BLIND, days.since, days.until])}


def _notes(
    asked: AskedUsage, imported: tuple[Imported, ...], sources: list[Import], consumers: Consumers
) -> Iterable[str]:
    stale = [one.name for one in sources if one.consumers != consumers.digest]
    if stale:
        names = ", ".join(dict.fromkeys(stale))
        yield f"consumers.csv has changed since {names} was counted: count it again"
    for one in imported:
        if one.overlaps:
            names = ", ".join(one.overlaps)
            yield f"{one.name} tells of the same time as {names}: calls in both count twice"
    if not asked.calls:
        yield f"no call in {asked.days.words} to {asked.days.until}; --over asks farther back"
