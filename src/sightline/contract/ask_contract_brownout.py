"""``contract brownout``: whom it would hit if something were switched off for an hour."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.contract.lifecycle.brownout import Hits, parse_brownout
from sightline.contract.lifecycle.named_elements import elements_named
from sightline.contract.lifecycle.subject import contracts_of, present_of
from sightline.contract.lifecycle.watching import Traffic, Watched, calls_in, watched_elements
from sightline.kernel.asking.registry import argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError


@dataclass(frozen=True, slots=True)
class BrownoutRequest:
    """What is switched off, when, and on which traffic that is tried."""

    elements: tuple[str, ...] = argument(
        (), help="what is refused: 'GET /pets/search', 'Pet.tax_id'", metavar="[ELEMENT...]"
    )
    traffic: tuple[str, ...] = option((), help="a capture or log of calls", metavar="FILE")
    traffic_format: str = option(help="what the traffic is, where it can't be told", metavar="NAME")
    map: tuple[str, ...] = option(
        (), help="what a JSON log calls a field: client_id=tenant", metavar="FIELD=NAME"
    )
    at: tuple[str, ...] = option(
        (), help="from when: 14:00 of every day (UTC), or 2026-02-27T14:00; always by default",
        metavar="TIME",
    )  # fmt: skip
    for_: str = option(help="how long each time: 30min, 1h, 2d; an hour by default", metavar="TIME")
    share: str = option(help="which share of the calls: 10%; all by default", metavar="SHARE")
    api: tuple[str, ...] = option((), help="only of these contracts", metavar="API")


@dataclass(frozen=True, slots=True)
class HitConsumer:
    """How many of a consumer's calls would be refused; null stands for calls of nobody known."""

    consumer: str | None
    refused: int
    calls: int


@dataclass(frozen=True, slots=True)
class HitElement:
    """How many of the refused calls use an element."""

    element: str
    refused: int


@dataclass(frozen=True, slots=True)
class BrownoutResult:
    """What a brownout would have refused of the calls that were made.

    `undated` calls of the elements can't be placed in time, `blind` ones may carry them and can't
    be seen; neither is among the `refused`. `unread` counts what could not be read at all.
    """

    elements: tuple[HitElement, ...]
    consumers: tuple[HitConsumer, ...]
    calls: int
    refused: int
    undated: int
    blind: int
    unread: int
    share: float
    as_of: str
    hidden: int


@operation(
    "contract.brownout", renderers={"text": "sightline.contract.render_contract_brownout:text"}
)
def contract_brownout(view: WorkspaceView, request: BrownoutRequest) -> BrownoutResult:
    """Try on past calls whom a brownout would hit.

    A brownout refuses what is deprecated for a short time, so that whoever still calls it notices
    before it is gone. Nothing is switched off here: the calls of --traffic are counted as if it had
    been. Calls that nobody is known to have made are shown first.
    """
    if not request.elements or not request.traffic:
        missing = "an element" if not request.elements else "--traffic FILE"
        help = "write: sightline contract brownout 'GET /pets' --at 14:00 --traffic calls.har"
        raise UsageError(f"{missing} is missing", help=help)
    brownout = parse_brownout(request.at, request.for_, request.share)
    named = contracts_of(view, request.api)
    standings = [present_of(view, path) for _, path in named]
    meant = elements_named(request.elements, standings)
    pairs = [(one, m) for one, m in zip(standings, meant, strict=True) if m]
    eyes = [watched_elements(view, one, set(m)) for one, m in pairs]
    traffic = Traffic(request.traffic, request.traffic_format, request.map)
    hits = Hits()
    for call in calls_in(view, traffic, eyes):
        used: set[str] = set()
        is_blind = False
        for seen, (_, wanted) in zip(call.seen, pairs, strict=True):
            used |= (seen.sent | seen.answered) & wanted.keys()
            is_blind = is_blind or any(key in wanted for key, _ in seen.blind)
        hits.take(brownout, call.exchange, call.source, call.consumer, used, is_blind)
    names = {key: element.name for one in meant for key, element in one.items()}
    return _result(view, hits, eyes, brownout.share, names)


def _result(
    view: WorkspaceView, hits: Hits, eyes: list[Watched], share: float, names: dict[str, str]
) -> BrownoutResult:
    order = sorted(hits.refused.items(), key=lambda one: (one[0] != "", -one[1], one[0]))
    return BrownoutResult(
        tuple(HitElement(names[key], n) for key, n in sorted(hits.elements.items())),
        tuple(HitConsumer(who or None, n, hits.of[who]) for who, n in order),
        hits.calls,
        sum(hits.refused.values()),
        hits.undated,
        hits.blind,
        max((one.now.unread for one in eyes), default=0),
        share,
        view.as_of,
        view.hidden,
    )
