"""What a stream of calls shows of the elements that somebody asks about.

One pass over the traffic; what is kept is a count per element, consumer and day. Nothing is
guessed: where an element can't be seen in a call that could carry it, that call counts as blind.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from sightline.contract.lifecycle.carriers import Carrier, Carriers, Root
from sightline.contract.lifecycle.days import day_of_moment
from sightline.contract.lifecycle.message_walk import Carried, Reach, TooLarge, carried
from sightline.contract.lifecycle.usage_needed import Called, Coverage, Usage
from sightline.contract.surface.path_matcher import PathMatcher
from sightline.contract.traffic.exchange import Exchange
from sightline.contract.traffic.secret_shapes import REDACTED

__all__ = ["ConsumerOf", "Observer", "Seen"]

ConsumerOf = Callable[[Exchange], str]
NO_BODY, NO_QUERY, NO_HEADERS = "no bodies", "no query", "not all headers"
NO_COOKIES, UNTOLD_STYLE, TOO_LARGE = "no cookies", "a spread-out object", "a body too large"
UNREADABLE, FROM_API, HIDDEN = "a body that is no JSON", "sent by the API itself", "a hidden value"
_WITHOUT_BODY = (100, 101, 102, 103, 204, 304)
_SLASHES = re.compile(r"//+")
_SEPARATORS = str.maketrans("|;", ",,")


class Seen(NamedTuple):
    """What one call shows: the operations it may be of, and elements sent and answered.

    `blind` are pairs of an element and why it could not be seen.
    """

    carriers: tuple[Carrier, ...]
    sent: frozenset[str]
    answered: frozenset[str]
    blind: frozenset[tuple[str, str]]
    is_exact: bool


@dataclass(slots=True)
class _Watch:
    """What is asked about one operation."""

    carrier: Carrier
    parameters: list[tuple[str, str, str, bool]] = field(default_factory=list)
    parameter_values: dict[str, list[str]] = field(default_factory=dict)
    requests: set[str] = field(default_factory=set)
    answers: set[str] = field(default_factory=set)

    @property
    def keys(self) -> set[str]:
        """Every element that a call of the operation could carry."""
        own = {self.carrier.element.key, *(key for key, *_ in self.parameters)}
        values = [key for found in self.parameter_values.values() for key in found]
        return own.union(self.requests, self.answers, values)


class Observer:
    """Looks at calls of one contract for the elements with these keys.

    `also` is the contract after a change: a property that it still declares at the same place of a
    message doesn't count as one that goes.
    """

    def __init__(
        self, carriers: Carriers, keys: Iterable[str], also: Carriers | None = None
    ) -> None:
        self._carriers = carriers
        self._also = also
        self._by_name = {c.called.name: c for c in carriers.operations if not c.flips}
        self._matcher = PathMatcher(c.called for c in self._by_name.values())
        self._later = {c.element.key: c for c in also.operations} if also else {}
        wanted = sorted(set(keys))
        reach = Reach(carriers)
        self._watched = {
            c.element.key: _watch(carriers, c, wanted, reach) for c in carriers.operations
        }
        self._asked = tuple(
            c for c in self._by_name.values() if self._watched[c.element.key].keys & set(wanted)
        )
        self._has_queries = False
        self.counts: dict[tuple[str, bool], Counter[tuple[str, str]]] = defaultdict(Counter)
        self.carrying: dict[str, Counter[str]] = defaultdict(Counter)
        self.blind: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        self.days: Counter[str] = Counter()
        self.unread = 0
        self.unmatched: Counter[str] = Counter()
        for watch in self._watched.values():
            if watch.carrier.flips:
                for key in watch.keys & set(wanted):
                    self.blind[key][("", FROM_API)] += 1
                    self.carrying[key][""] += 1

    def take(self, exchange: Exchange, consumer: str) -> Seen:
        """Note what one call shows."""
        day = "" if exchange.time is None else day_of_moment(exchange.time)
        self.days[day] += 1
        seen = self.look(exchange)
        self._has_queries = self._has_queries or "?" in exchange.target
        if not seen.carriers:
            self.unmatched[day] += 1
        for key in {k for c in seen.carriers for k in self._watched[c.element.key].keys}:
            self.carrying[key][day] += 1
        for key in seen.sent:
            self.counts[(key, True)][(consumer, day)] += 1
        for key in seen.answered:
            self.counts[(key, False)][(consumer, day)] += 1
        for key, why in seen.blind:
            self.blind[key][(day, why)] += 1
        return seen

    def look(self, exchange: Exchange) -> Seen:
        """What one call shows, without noting it."""
        found = self._matcher.match(exchange.method, exchange.target, exchange.host)
        if found is not None:
            carriers: tuple[Carrier, ...] = (self._by_name[found.name],)
        else:
            carriers = self._perhaps(exchange)
        sent: set[str] = set()
        answered: set[str] = set()
        blind: set[tuple[str, str]] = set()
        for carrier in carriers:
            watch = self._watched[carrier.element.key]
            sent.add(carrier.element.key)
            self._parameters(watch, exchange, sent, blind)
            if watch.requests:
                self._message(watch, exchange, True, sent, blind)
            if watch.answers:
                self._message(watch, exchange, False, answered, blind)
        return Seen(carriers, frozenset(sent), frozenset(answered), frozenset(blind),
                    found is not None)  # fmt: skip

    def _perhaps(self, exchange: Exchange) -> tuple[Carrier, ...]:
        """A call that fits no operation may still be one, behind an address nobody declared, or
        spelt otherwise: in other cases, with slashes too many."""
        path = _SLASHES.sub("/", unquote(exchange.target.partition("?")[0]))
        method = exchange.method.upper()
        methods = ("GET", "HEAD") if method == "HEAD" else (method,)
        return tuple(
            c for c in self._asked if c.called.method in methods and c.pattern.fullmatch(path)
        )

    def _parameters(
        self, watch: _Watch, exchange: Exchange, sent: set[str], blind: set[tuple[str, str]]
    ) -> None:
        for key, place, name, is_spread in watch.parameters:
            values, why = _values_of(exchange, place, name, is_spread)
            if why:
                blind.add((key, why))
                blind.update((inner, why) for inner in watch.parameter_values.get(key, ()))
                continue
            if values:
                sent.add(key)
            for inner in watch.parameter_values.get(key, ()) if values else ():
                if _is_value(inner.removeprefix(key), values):
                    sent.add(inner)

    def _message(
        self,
        watch: _Watch,
        exchange: Exchange,
        is_request: bool,
        found: set[str],
        blind: set[tuple[str, str]],
    ) -> None:
        wanted = watch.requests if is_request else watch.answers
        value, why = _body_of(exchange, is_request)
        if why:
            blind.update((key, why) for key in wanted)
            return
        roots = watch.carrier.requests if is_request else watch.carrier.responses
        try:
            here = [c for c in carried(self._carriers, roots, value) if c.key in wanted]
            kept = self._kept(watch, value, is_request) if here and self._also else frozenset()
        except TooLarge:
            blind.update((key, TOO_LARGE) for key in wanted)
            return
        for one in here:
            if one.is_hidden:
                blind.add((one.key, HIDDEN))
            elif (one.path, _last(one)) not in kept:
                found.add(one.key)

    def _kept(
        self, watch: _Watch, value: object, is_request: bool
    ) -> frozenset[tuple[tuple[str, ...], str]]:
        """The places of a message that the contract still declares after the change."""
        later = self._later.get(watch.carrier.element.key)
        if later is None or self._also is None:
            return frozenset()
        roots = later.requests if is_request else later.responses
        return frozenset((one.path, _last(one)) for one in carried(self._also, roots, value))

    def usage(self, key: str, since: str, until: str) -> Usage:
        """What was seen of an element in [since, until); undated calls count as in it."""
        inside = _Window(since, until)
        blind: Counter[str] = Counter()
        for (day, why), count in self.blind[key].items():
            if inside(day):
                blind[why] += count
        carriers = sum(count for day, count in self.carrying[key].items() if inside(day))
        if carriers and not self._has_queries and "\x1f query " in key:
            blind[NO_QUERY] = carriers
        return Usage(
            _called(self.counts[(key, True)], inside),
            _called(self.counts[(key, False)], inside),
            carriers,
            sum(blind.values()),
            tuple(sorted(blind)),
        )

    def coverage(self, since: str, until: str) -> Coverage:
        """What the traffic covers of [since, until)."""
        days = tuple(sorted(day for day in self.days if day and since <= day < until))
        calls = sum(self.days[day] for day in days) + self.days[""]
        unmatched = sum(self.unmatched[day] for day in (*days, ""))
        return Coverage(calls, days, self.days[""], unmatched, self.unread)


class _Window(NamedTuple):
    since: str
    until: str

    def __call__(self, day: str) -> bool:
        return not day or self.since <= day < self.until


def _last(one: Carried) -> str:
    return one.key.rpartition("\x1f")[2]


def _called(counts: Counter[tuple[str, str]], inside: _Window) -> tuple[Called, ...]:
    calls: Counter[str] = Counter()
    last: dict[str, str] = {}
    for (consumer, day), count in counts.items():
        if inside(day):
            calls[consumer] += count
            last[consumer] = max(day, last.get(consumer, ""))
    found = [Called(consumer, count, last[consumer]) for consumer, count in calls.items()]
    return tuple(sorted(found, key=lambda one: (one.consumer != "", -one.calls, one.consumer)))


def _watch(carriers: Carriers, carrier: Carrier, wanted: list[str], reach: Reach) -> _Watch:
    watch = _Watch(carrier)
    for element, root in carrier.parameters:
        inner = [key for key in wanted if key.startswith(element.key + "\x1f")]
        if element.key in wanted or inner:
            place, _, name = element.key.rpartition("\x1f")[2].strip().partition(" ")
            is_spread = _is_spread(carriers, root) or any("=" not in key for key in inner)
            watch.parameters.append((element.key, place, name, is_spread))
            watch.parameter_values[element.key] = inner
    within = reach.owners(carrier.requests)
    watch.requests = {key for key in wanted if _begins(key, within)}
    within = reach.owners(carrier.responses)
    watch.answers = {key for key in wanted if _begins(key, within)}
    return watch


def _begins(key: str, owners: set[str]) -> bool:
    """Whether a key belongs to one of some owners: one of its beginnings is that owner's."""
    at = key.find("\x1f")
    while at >= 0:
        if key[:at] in owners:
            return True
        at = key.find("\x1f", at + 1)
    return False


def _is_spread(carriers: Carriers, root: Root | None) -> bool:
    """Whether a parameter is an object, whose properties may be parameters of their own."""
    if root is None:
        return False
    spot, _ = carriers.tree.resolved(root.spot)
    value = spot.value
    if not isinstance(value, dict):
        return False
    return value.get("type") == "object" or bool(
        {"properties", "additionalProperties", "allOf", "anyOf", "oneOf"} & value.keys()
    )


def _values_of(exchange: Exchange, place: str, name: str, is_spread: bool) -> tuple[list[str], str]:
    """The values of a parameter in a call, and why they can't be seen (empty: they can)."""
    if place == "path":
        return ["?"], ""
    if place == "cookie":
        return [], NO_COOKIES
    if is_spread:
        return [], UNTOLD_STYLE
    if place == "query":
        query = exchange.target.partition("?")[2]
        pairs = parse_qsl(query, keep_blank_values=True)
        return [v or " " for n, v in pairs if n == name or n.partition("[")[0] == name], ""
    if place == "header":
        told = {header for header, _ in exchange.request_headers}
        if not told & {"host", ":authority"}:
            return [], NO_HEADERS
        return [value or " " for header, value in exchange.request_headers if header == name], ""
    return _form_values(exchange, name)


def _form_values(exchange: Exchange, name: str) -> tuple[list[str], str]:
    body = exchange.request_body
    if body is None or "form-urlencoded" not in exchange.request_media:
        return [], NO_BODY if body is None else UNREADABLE
    text = body if isinstance(body, str) else body.decode("utf-8", "replace")
    pairs = parse_qsl(text, keep_blank_values=True)
    return [v or " " for n, v in pairs if n.partition("[")[0] == name], ""


def _is_value(mark: str, values: list[str]) -> bool:
    """Whether a value of an enum is among the values sent, alone or in a list."""
    wanted = mark.partition("\x1f=")[2]
    for value in values:
        parts = {value, *value.translate(_SEPARATORS).split(","), *value.split()}
        if wanted in parts or value == REDACTED:
            return True
    return False


def _body_of(exchange: Exchange, is_request: bool) -> tuple[object, str]:
    """A message's JSON value, and why it can't be seen (empty: it can)."""
    import orjson

    body = exchange.request_body if is_request else exchange.response_body
    media = exchange.request_media if is_request else exchange.response_media
    is_empty = exchange.method == "HEAD" or exchange.status in _WITHOUT_BODY
    if body is None and (is_request or not is_empty):
        return None, NO_BODY
    if body is None or body in ("", b""):
        return None, ""
    try:
        return orjson.loads(body), ""
    except orjson.JSONDecodeError:
        pass
    if is_request and "form-urlencoded" in media:
        text = body if isinstance(body, str) else body.decode("utf-8", "replace")
        names = {n for n, _ in parse_qsl(text, keep_blank_values=True)}
        if not any("[" in name or "." in name for name in names):
            return dict(parse_qsl(text, keep_blank_values=True)), ""
    return None, UNREADABLE
