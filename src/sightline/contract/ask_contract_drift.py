"""``contract drift``: what the API does that its document doesn't say, and the reverse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from sightline.contract.drift.findings import (
    BrokenRule,
    CalledOperation,
    Coverage,
    DeprecatedUse,
    Endpoint,
    NeverSeen,
    OperationCount,
    Unnamed,
)
from sightline.kernel.asking.registry import argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError
from sightline.text.near import nearest

if TYPE_CHECKING:
    from sightline.contract.drift.watching import Watch
    from sightline.contract.reading.document import Document, Place
    from sightline.contract.traffic.tally import Tally

Row = TypeVar("Row", Unnamed, BrokenRule)
_FAIL_ON = ("undocumented", "violated", "unseen", "deprecated", "nothing")


@dataclass(frozen=True, slots=True)
class DriftRequest:
    """Which document, which traffic."""

    spec: str = argument(help="an OpenAPI document, JSON or YAML", metavar="SPEC", required=True)
    traffic: str = option(
        help="a HAR file, an access log, JSON lines, a gateway's export or OTLP JSON",
        metavar="FILE",
    )
    traffic_format: str = option(help="what the traffic is, where it can't be told", metavar="NAME")
    fail_on: str = option(
        "undocumented,violated",
        help="what ends with exit code 1: undocumented, violated, unseen, deprecated, nothing",
        metavar="WHAT",
    )


@dataclass(frozen=True, slots=True)
class DriftResult:
    """What the traffic does that the document doesn't say, and what it says that nobody does.

    ``coverage`` is null where nothing could be seen: fields of bodies that the traffic doesn't
    carry. ``more`` counts what wasn't told apart any more, ``problems`` says what of the document
    couldn't be judged, ``notes`` what of the traffic couldn't be read.
    """

    first_line: str
    spec: str
    traffic: str
    exchanges: int
    matched: int
    endpoints: tuple[Endpoint, ...]
    undocumented: tuple[Unnamed, ...]
    violated: tuple[BrokenRule, ...]
    never_seen: tuple[NeverSeen, ...]
    deprecated: tuple[DeprecatedUse, ...]
    operations: tuple[CalledOperation, ...]
    coverage: tuple[Coverage, ...]
    other_hosts: tuple[OperationCount, ...]
    more: dict[str, int]
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    _fail_on: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        found = {
            "undocumented": self.endpoints or self.undocumented,
            "violated": self.violated,
            "unseen": self.never_seen,
            "deprecated": self.deprecated,
        }
        if not self.matched and "nothing" not in self._fail_on:
            return 1  # nothing was compared, and nobody shall take that for a good sign
        return int(any(found.get(what) for what in self._fail_on))


@operation(
    "contract.drift",
    outside=True,
    renderers={"text": "sightline.contract.render_contract_drift:text"},
)
def contract_drift(view: WorkspaceView, request: DriftRequest) -> DriftResult:
    """Compare an API's document with what is really sent.

    Names endpoints, parameters, fields and statuses that nobody documented, calls and answers that
    break the document, deprecated things that are still used, and what is documented and was never
    seen. Traffic is read once and in bounded memory; secrets are taken out as it is read.
    """
    from sightline.contract.advising.pairs import source_named
    from sightline.contract.drift.watching import Watch
    from sightline.contract.reading.reader import read_contract
    from sightline.contract.surface.surface_reader import surface_of
    from sightline.contract.traffic.named_traffic import traffic_named
    from sightline.contract.traffic.reader import exchanges
    from sightline.kernel.collector import without_collector

    fail_on = _fail_on(request.fail_on)
    if not request.traffic:
        help = "for example: --traffic recorded.har"
        raise UsageError("--traffic names what is to be compared", help=help)
    document = read_contract(source_named(view, request.spec))
    if not document.root:
        problem = document.problems[0]
        raise UsageError(f"{request.spec}: {problem.message}", help=problem.help)
    surface, unread = surface_of(document.root)
    if not surface.operations:
        help = "name an OpenAPI document with `paths`"
        raise UsageError(f"{request.spec}: it describes no operation", help=help)
    watch = Watch(surface)
    found = exchanges(traffic_named(view, request.traffic), request.traffic_format)
    with without_collector():  # bodies hold no circles; what is read is freed at once
        for exchange in found:
            watch.add(exchange)
    problems = [problem.message for problem in document.problems]
    problems += [f"{problem.pointer}: {problem.message}" for problem in unread]
    problems += [f"{pointer}: {why}" for pointer, why in sorted(watch.problems.items())]
    result = _result(request, watch, tuple(problems), tuple(_notes(watch, found.tally)), fail_on)
    return _located(result, document)


def _fail_on(text: str) -> tuple[str, ...]:
    found = tuple(word.strip() for word in text.split(",") if word.strip())
    for word in found:
        if word not in _FAIL_ON:
            near = nearest(word, _FAIL_ON, limit=1)
            help = f"did you mean {near[0]}?" if near else "known: " + ", ".join(_FAIL_ON)
            raise UsageError(f"--fail-on {word}: nothing of that name", help=help)
    return found


def _located(result: DriftResult, document: Document) -> DriftResult:
    """The result with the file and line of every schema that a row names."""
    from sightline.contract.reading.reader import locate_many

    pointers = {row.pointer for row in result.undocumented}
    pointers |= {row.pointer for row in result.violated}
    places = locate_many(document, sorted(pointers - {""}))
    return replace(
        result,
        undocumented=tuple(_placed(row, places) for row in result.undocumented),
        violated=tuple(_placed(row, places) for row in result.violated),
    )


def _placed(row: Row, places: dict[str, Place]) -> Row:
    place = places.get(row.pointer)
    return row if place is None else replace(row, path=place.path, line=place.line)


def _notes(watch: Watch, tally: Tally) -> Iterator[str]:
    if tally.broken:
        first = f"{tally.unit} {tally.first_broken}: {tally.why}"
        yield f"{tally.broken:,} of the traffic could not be read, the first of them {first}"
    yield from tally.notes
    if watch.preflights:
        yield f"{watch.preflights:,} OPTIONS requests of browsers were left out"
    if watch.unplaced:
        yield f"{watch.unplaced:,} calls to no path were left out"


def _result(
    request: DriftRequest,
    watch: Watch,
    problems: tuple[str, ...],
    notes: tuple[str, ...],
    fail_on: tuple[str, ...],
) -> DriftResult:
    from sightline.contract.drift.first_line import first_line
    from sightline.contract.drift.summary import Summary

    summary = Summary(watch)
    endpoints, unnamed, broken = summary.endpoints(), summary.unnamed(), summary.broken()
    hosts = sorted(watch.other_hosts, key=lambda pair: (-pair[1].count, pair[0]))
    more = {
        "undocumented": watch.undocumented.more,
        "violated": watch.broken.more,
        "other_hosts": watch.other_hosts.more,
    }
    coverage = summary.coverage()
    return DriftResult(
        first_line(len(endpoints) + len(unnamed), len(broken), watch, coverage[0]),
        request.spec,
        request.traffic,
        watch.exchanges,
        watch.matched,
        endpoints,
        unnamed,
        broken,
        summary.never_seen(),
        summary.deprecated(),
        summary.operations(),
        coverage,
        tuple(OperationCount(host, found.count) for host, found in hosts),
        more,
        problems,
        notes,
        fail_on,
    )
