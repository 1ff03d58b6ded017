"""Counts what calls touch of a contract, in one pass and in bounded memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sightline.contract.surface.path_matcher import PathMatcher
from sightline.contract.surface.surface import Surface
from sightline.contract.traffic.consumers import UNMAPPED, Consumers, identity_of
from sightline.contract.traffic.exchange import Exchange
from sightline.contract.usage.call_parts import CallParts
from sightline.contract.usage.other_addresses import OtherAddresses
from sightline.store.usage_facts import Fact

__all__ = ["Recorder"]

_MOST_FACTS = 300_000
_MOST_CALLERS = 2_000
_DAY = 86_400
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Key = tuple[int, str, str, int, int]


class Recorder:
    """Counts the calls of one source; `flush` is given the facts whenever there are many.

    Equal sets of touched parts are kept once (a shape), so that a call costs one count however
    much it touches.
    """

    def __init__(
        self, surface: Surface, consumers: Consumers, flush: Callable[[list[Fact]], None]
    ) -> None:
        self._matcher = PathMatcher(op for op in surface.operations if not op.flips)
        self._parts = CallParts(surface)
        self._others = OtherAddresses(surface)
        self._consumers = consumers
        self._flush = flush
        self._counts: dict[Key, list[float]] = {}
        self._shapes: dict[frozenset[int], int] = {}
        self._shape_list: list[frozenset[int]] = []
        self._facts = 0
        self._days: dict[int, str] = {-1: ""}
        self.callers: Counter[tuple[str, str]] = Counter()
        self.calls = self.matched = self.undated = 0
        self.first: float | None = None
        self.last: float | None = None
        self.has_bodies = False

    def record(self, exchange: Exchange) -> None:
        """Count a call."""
        self.calls += 1
        when = exchange.time
        if when is None or when < 0:
            self.undated += 1
            day, when = -1, 0.0
        else:
            day = int(when // _DAY)
            if self.first is None or when < self.first:
                self.first = when
            if self.last is None or when > self.last:
                self.last = when
        path = exchange.target.partition("?")[0]
        operation = self._matcher.match(exchange.method, path, exchange.host)
        if operation is None:
            name = self._others.perhaps(exchange.method, path)
            if name:
                consumer = self._consumers.of(exchange)
                self._count((day, consumer, name, exchange.status), self._parts.perhaps, when)
            return
        self.matched += 1
        consumer = self._consumers.of(exchange)
        if consumer == UNMAPPED:
            self._count_caller(exchange)
        parts = self._parts.of(operation, exchange)
        self._count((day, consumer, operation.name, exchange.status), parts, when)

    def _count(self, what: tuple[int, str, str, int], parts: frozenset[int], when: float) -> None:
        shape = self._shapes.get(parts)
        if shape is None:
            shape = self._shapes[parts] = len(self._shape_list)
            self._shape_list.append(parts)
        key = (*what, shape)
        held = self._counts.get(key)
        if held is None:
            self._counts[key] = [1, when, when]
            self._facts += len(parts)
            if self._facts >= _MOST_FACTS:
                self.finish()
        else:
            held[0] += 1
            if when < held[1]:
                held[1] = when
            elif when > held[2]:
                held[2] = when

    def _count_caller(self, exchange: Exchange) -> None:
        named = identity_of(exchange)
        if named in self.callers or len(self.callers) < _MOST_CALLERS:
            self.callers[named] += 1
        else:
            self.callers[("", "")] += 1

    def finish(self) -> None:
        """Hand on what was counted since the last time."""
        found: dict[Key, list[float]] = {}
        for (day, consumer, operation, status, shape), (calls, first, last) in self._counts.items():
            for number in self._shape_list[shape]:
                key = (day, consumer, operation, status, number)
                held = found.get(key)
                if held is None:
                    found[key] = [calls, first, last]
                else:
                    held[0] += calls
                    held[1] = min(held[1], first)
                    held[2] = max(held[2], last)
        rows = [self._fact(key, counted) for key, counted in found.items()]
        self._facts = 0
        self._counts.clear()
        self._shapes.clear()
        self._shape_list.clear()
        if rows:
            self._flush(rows)

    def _fact(self, key: Key, counted: list[float]) -> Fact:
        day, consumer, operation, status, number = key
        calls, first, last = counted
        is_dated = day >= 0
        return Fact(
            self._day(day), consumer, operation, *self._parts.names[number],
            str(status) if status else "", int(calls),
            first if is_dated else None, last if is_dated else None,
        )  # fmt: skip

    def _day(self, number: int) -> str:
        held = self._days.get(number)
        if held is None:
            held = self._days[number] = (_EPOCH + timedelta(days=number)).date().isoformat()
        return held
