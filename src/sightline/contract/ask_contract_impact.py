"""``contract impact``: whom the changes of a contract hurt, counted from past calls."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

from sightline.contract.advising.answer import Asked, DiffResult, Judged, answered
from sightline.contract.advising.judging import judged_pair
from sightline.contract.advising.pairs import Pair, pairs_of
from sightline.contract.advising.subject import headline
from sightline.contract.comparison import BREAKING, REVIEW
from sightline.contract.surface.surface import Surface
from sightline.contract.surface.surface_reader import surface_of
from sightline.contract.traffic.consumers import Consumers, RowProblem, read_consumers
from sightline.contract.traffic.consumers_file import consumers_of
from sightline.contract.traffic.named_traffic import mapping_of, traffic_file
from sightline.contract.usage.asked_usage import AskedUsage
from sightline.contract.usage.impact import Impact, impact_line, impacts_of
from sightline.contract.usage.importing import Imported, Target, import_file
from sightline.contract.usage.known_contract import chosen_api
from sightline.contract.usage.moved_places import moved_places
from sightline.contract.usage.salted import usage_salt
from sightline.contract.usage.window_of_days import Days, days_of
from sightline.kernel.asking.registry import argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.settings import FILE_NAME
from sightline.kernel.errors import Refused, UsageError
from sightline.measure.verdict import Reading
from sightline.store.usage_facts import UsageFacts, in_memory, kept_facts

_FAIL_ON = (BREAKING, REVIEW, "none")
_SOURCE = "source:usage"


@dataclass(frozen=True, slots=True)
class ContractImpactRequest:
    """Which two versions, by which traffic."""

    old: str = argument(help="a file, REV:path of git, or a revision", metavar="[OLD]")
    new: str = argument(help="a file, or REV:path of git", metavar="[NEW]")
    usage: str = option(
        help="a capture or a log; by default what `contract usage` counted", metavar="FILE"
    )
    over: str = option(help="the window; 28d by default", metavar="WINDOW")
    api: str = option(help="the contract whose usage it is", metavar="API", complete="id")
    traffic_format: str = option(help="what the traffic is, where it can't be told", metavar="NAME")
    map: tuple[str, ...] = option(
        (), help="what a JSON log calls a field: client_id=tenant", metavar="FIELD=NAME"
    )
    consumers: str = option(help="another consumers.csv", metavar="FILE")
    fail_on: str = option(
        help="what ends with exit code 1: breaking, review (as usual), none", metavar="VERDICT"
    )


@dataclass(frozen=True, slots=True)
class HurtContract:
    """What is known of one contract's use: its calls and consumers in the window, and its impacts.

    ``unmapped`` calls belong to no consumer; ``unmatched`` ones fit no operation of the old one.
    """

    name: str
    old: str
    new: str
    verdict: str
    source: str
    calls: int
    consumers: int
    unmapped: int
    unmatched: int
    impacts: tuple[Impact, ...]
    reading: Reading | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImpactResult:
    """Whom each breaking or doubtful change hurts. ``first_line`` is what to read first."""

    verdict: str
    first_line: str
    contracts: tuple[HurtContract, ...]
    window: dict[str, str]
    over: str
    imported: tuple[Imported, ...]
    problems: tuple[RowProblem, ...]
    consumers_file: str
    as_of: str
    hidden: int
    _fails: bool = False

    @property
    def exit_code(self) -> int:
        return int(self._fails)


@operation(
    "contract.impact",
    outside=True,
    renderers={"text": "sightline.contract.render_contract_impact:text"},
)
def contract_impact(view: WorkspaceView, request: ContractImpactRequest) -> ImpactResult:
    """Say whom the changes of a contract hurt, by past calls.

    Compares as `contract diff` does, and counts for each breaking or doubtful change who used what
    it changes: with --usage in a capture or log, else in what `contract usage` has counted. Calls
    that belong to nobody known come first, and what the traffic can't show is unknown, never
    unused. Each figure is a reading with its query. Exit code as of `contract diff`.
    """
    if request.fail_on and request.fail_on not in _FAIL_ON:
        help = "allowed: " + ", ".join(_FAIL_ON)
        raise UsageError(f"--fail-on {request.fail_on}: there is no such choice", help=help)
    if not view.sees(_SOURCE):
        raise Refused("usage is hidden from you", help="ask the owner of the workspace")
    days = days_of(view, request.over)
    asking = _Asking(view, request, days)
    try:
        return asking.result()
    finally:
        asking.close()


class _Asking:
    def __init__(self, view: WorkspaceView, request: ContractImpactRequest, days: Days) -> None:
        self.view = view
        self.request = request
        self.days = days
        self.imported: list[Imported] = []
        self.consumers = Consumers()
        self.consumers_path = ""
        self._facts: UsageFacts | None = None
        if not request.usage:
            self._facts = kept_facts(view.root)
            is_workspace = os.path.lexists(os.path.join(view.root, FILE_NAME))
            if self._facts is None and (is_workspace or request.new):
                help = "name a capture or log: --usage FILE; or count: sightline contract usage"
                raise UsageError("no traffic was counted yet", help=help)

    def close(self) -> None:
        """Let go of the facts."""
        if self._facts is not None:
            self._facts.close()

    def result(self) -> ImpactResult:
        request, view = self.request, self.view
        pairs = pairs_of(view, request.old, request.new, False)
        judged = [judged_pair(view, pair, None) for pair in pairs]
        said = answered(judged, Asked(fail_on=request.fail_on), view.as_of, view.hidden)
        contracts = tuple(self._hurt(one, pair) for one, pair in zip(judged, pairs, strict=True))
        return ImpactResult(
            said.verdict, _first_line(said, contracts, self.days), contracts,
            self.days.span.as_json(), self.days.words, tuple(self.imported),
            tuple(self.consumers.problems), self.consumers_path, view.as_of, view.hidden,
            said.fails,
        )  # fmt: skip

    def _hurt(self, judged: Judged, pair: Pair) -> HurtContract:
        surface = surface_of(pair.old.root).surface
        api = self._api(pair)
        facts, source = self._counted(surface, api)
        asked = AskedUsage(facts, api, self.days, source)
        found = judged.comparison
        moved = moved_places(facts, api, found.entries, surface)
        impacts = tuple(impacts_of(found.entries, surface, asked, moved, headline))
        imports = facts.imports(api)
        whole = None
        if asked.calls:
            whole = asked.readings(asked.total, asked.used(asked.total))[0]
        return HurtContract(
            judged.name, found.old, found.new, found.verdict, source, asked.calls, asked.consumers,
            asked.unmapped, sum(one.calls - one.matched for one in imports), impacts, whole,
            tuple(self._notes(asked, facts, api)),
        )  # fmt: skip

    def _api(self, pair: Pair) -> str:
        """The contract of the workspace whose calls these are; empty where it can't be told."""
        asked = self.request.api or pair.api
        try:
            return chosen_api(self.view, asked)
        except UsageError:
            if asked or not self.request.usage:
                raise
            return ""

    def _counted(self, old: Surface, api: str) -> tuple[UsageFacts, str]:
        """The facts of the workspace, or those of the traffic that was named."""
        view, request = self.view, self.request
        if not request.usage:
            assert self._facts is not None
            return self._facts, "usage"
        self.consumers, self.consumers_path = self._who(api)
        is_workspace = os.path.lexists(os.path.join(view.root, FILE_NAME))
        salt = usage_salt(view.root, makes=False) if is_workspace else b""
        mapping = tuple(mapping_of(request.map).items())
        target = Target(
            api, old, self.consumers, salt, request.traffic_format, mapping, view.progress
        )
        facts = in_memory()
        self.close()
        self._facts = facts
        name = os.path.basename(request.usage)
        self.imported.append(import_file(facts, target, traffic_file(view, request.usage), name))
        return facts, name

    def _who(self, api: str) -> tuple[Consumers, str]:
        if not self.request.consumers:
            home = self.view.graph.home(api) if api else None
            return consumers_of(self.view, os.path.dirname(home or ""))
        path = traffic_file(self.view, self.request.consumers)
        with open(path, "rb") as file:
            text = file.read().decode("utf-8", "replace")
        return read_consumers(text), self.request.consumers

    def _notes(self, asked: AskedUsage, facts: UsageFacts, api: str) -> Iterable[str]:
        imports = facts.imports(api)
        if not imports:
            yield f"no traffic of {api} was counted: sightline contract usage FILE --api {api}"
        elif not asked.calls:
            yield f"no call in {self.days.words} to {self.days.until}; --over asks farther back"
        undated = sum(one.undated for one in imports)
        if undated:
            yield f"{undated:,} calls without a time are counted as of the window"


def _first_line(said: DiffResult, contracts: tuple[HurtContract, ...], days: Days) -> str:
    return impact_line([i for one in contracts for i in one.impacts], said.first_line, days.words)
