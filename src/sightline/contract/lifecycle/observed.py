"""What a stream of calls shows of the elements that somebody asks about.

One pass over the traffic; what is kept is a count per element, consumer and day. Nothing is
guessed: where an element can't be seen in a call that could carry it, that call counts as blind.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple
from urllib.parse import unquote

from sightline.contract.lifecycle.carriers import Carrier, Carriers
from sightline.contract.lifecycle.days import day_of_moment
from sightline.contract.lifecycle.message_walk import Carried, TooLarge, carried
from sightline.contract.lifecycle.reach import Reach
from sightline.contract.lifecycle.sent_values import body_of, is_value, values_of
from sightline.contract.lifecycle.usage_needed import Called, Coverage, Usage
from sightline.contract.lifecycle.watch import Wanted, Watch, is_enum_value, watch_of
from sightline.contract.surface.path_matcher import PathMatcher
from sightline.contract.traffic.exchange import Exchange

__all__ = ["ConsumerOf", "Observer", "Seen"]

ConsumerOf = Callable[[Exchange], str]
NO_QUERY, TOO_LARGE = "no query", "a body too large"
FROM_API, HIDDEN = "sent by the API itself", "a hidden value"
UNFOLLOWED, UNWATCHED = "a reference that isn't followed", "a part that isn't watched"
WITHIN = "inside a parameter"
_SLASHES = re.compile(r"//+")


class Seen(NamedTuple):
    """What one call shows: the operations it may be of, and elements sent and answered.

    `blind` are pairs of an element and why it could not be seen.
    """

    carriers: tuple[Carrier, ...]
    sent: frozenset[str]
    answered: frozenset[str]
    blind: frozenset[tuple[str, str]]
    is_exact: bool


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
        wanted = Wanted(keys)
        reach = Reach(carriers)
        self._watched = {
            c.element.key: watch_of(carriers, c, wanted, reach) for c in carriers.operations
        }
        self._asked = tuple(
            c for c in self._by_name.values() if self._watched[c.element.key].keys & wanted.keys
        )
        self._placed = {key for watch in self._watched.values() for key in watch.keys}
        self._telling: set[int] = set()
        self._untold: dict[str, Counter[tuple[str, int]]] = defaultdict(Counter)
        self.counts: dict[tuple[str, bool], Counter[tuple[str, str]]] = defaultdict(Counter)
        self.carrying: dict[str, Counter[str]] = defaultdict(Counter)
        self.blind: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        self.days: Counter[str] = Counter()
        self.unread = 0
        self.unmatched: Counter[str] = Counter()
        for watch in self._watched.values():
            if watch.carrier.flips:
                for key in watch.keys & wanted.keys:
                    self.blind[key][("", FROM_API)] += 1
                    self.carrying[key][""] += 1

    def take(self, exchange: Exchange, consumer: str, source: int = 0) -> Seen:
        """Note what one call shows; `source` is the number of the file it is from."""
        day = "" if exchange.time is None else day_of_moment(exchange.time)
        self.days[day] += 1
        seen = self.look(exchange)
        if "?" in exchange.target:
            self._telling.add(source)
        if not seen.carriers:
            self.unmatched[day] += 1
        for key in {k for c in seen.carriers for k in self._watched[c.element.key].keys}:
            self.carrying[key][day] += 1
        for key in {k for c in seen.carriers for k in self._watched[c.element.key].queried}:
            self._untold[key][(day, source)] += 1
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
            blind.update((key, UNFOLLOWED) for key in watch.unfollowed)
            blind.update((key, UNWATCHED) for key in watch.elsewhere)
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
        self, watch: Watch, exchange: Exchange, sent: set[str], blind: set[tuple[str, str]]
    ) -> None:
        for one in watch.parameters:
            values, why = values_of(exchange, one)
            if why:
                blind.update((key, why) for key in (one.key, *one.inner))
                continue
            if values and one.is_element:
                sent.add(one.key)
            for inner in one.inner if values else ():
                if not is_enum_value(inner) or one.is_spread:
                    blind.add((inner, WITHIN))
                elif is_value(inner, values):
                    sent.add(inner)

    def _message(
        self,
        watch: Watch,
        exchange: Exchange,
        is_request: bool,
        found: set[str],
        blind: set[tuple[str, str]],
    ) -> None:
        wanted = watch.requests if is_request else watch.answers
        value, why = body_of(exchange, is_request)
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
        self, watch: Watch, value: object, is_request: bool
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
        for (day, source), count in self._untold[key].items():
            if inside(day) and source not in self._telling:
                blind[NO_QUERY] += count
        return Usage(
            _called(self.counts[(key, True)], inside),
            _called(self.counts[(key, False)], inside),
            carriers,
            sum(blind.values()),
            tuple(sorted(blind)),
            key in self._placed,
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
