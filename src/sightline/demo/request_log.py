"""The log of Relay's API: one row a request, with what it answered and how long it took.

A request that was cut off has no latency. Until the end of January one old service still answered
errors in its own shape; the token endpoint is in the log since 23 February only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.demo.chance import Chance, Curve, portions
from sightline.demo.developers import Developer
from sightline.demo.timeline import (
    AS_OF,
    DAY,
    HOURS,
    LOG_BEGINS,
    TOKENS_LOGGED,
    WEEKDAYS,
    second,
    weekday,
    written,
)

COLUMNS = ("time", "developer_id", "operation", "status", "error_shape", "latency_ms")
CUT_OFF = 504
SINCE_FEBRUARY = "2026-02-01"

# Latency by share of requests, in ten-thousandths and ms.
_SEARCH = (
    (0, 31), (2_500, 74), (5_000, 98), (7_500, 131), (9_000, 178), (9_300, 196), (9_504, 243),
    (9_800, 384), (9_900, 622), (9_990, 1_900), (10_000, 4_200),
)  # fmt: skip
_SEARCH_JANUARY = (
    (0, 33), (2_500, 81), (5_000, 109), (7_500, 149), (9_000, 209), (9_300, 233), (9_508, 281),
    (9_800, 447), (9_900, 702), (9_990, 2_100), (10_000, 4_600),
)  # fmt: skip
_OTHERS = (
    (0, 12), (2_500, 38), (5_000, 55), (7_500, 83), (9_000, 137), (9_500, 189), (9_900, 410),
    (9_990, 1_100), (10_000, 2_700),
)  # fmt: skip
_TOKEN = ((0, 88), (2_500, 151), (5_000, 193), (7_500, 262), (9_500, 447), (10_000, 792))

OTHERS = ("orders.create", "orders.get", "customers.get", "webhooks.create")
_STATUSES = {
    "orders.create": (400, 409, 422, 422, 401),
    "orders.get": (404, 404, 401),
    "customers.get": (404, 401, 403),
    "webhooks.create": (400, 401, 422),
}

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Traffic:
    """So many requests between two days: how many fail how, and how long they take."""

    operation: str
    start: str
    end: str
    requests: int
    failures: tuple[tuple[int, int], ...]
    latency: Curve
    odd_shapes: int = 0


def _client_errors(operation: str, count: int) -> tuple[tuple[int, int], ...]:
    statuses = _STATUSES[operation]
    counts = portions(count, (1,) * len(statuses))
    return (*zip(statuses, counts, strict=True), (500, 12), (CUT_OFF, 3))


def _of_others(start: str, end: str, requests: int, errors: int, odd: int) -> Iterator[Traffic]:
    weights = (7, 8, 5, 4)
    amounts = zip(OTHERS, portions(requests, weights), portions(errors, weights), strict=True)
    for operation, count, wrong in amounts:
        failures = _client_errors(operation, wrong - 15)
        shapes = odd if operation == "webhooks.create" else 0
        yield Traffic(operation, start, end, count, failures, _OTHERS, shapes)


TRAFFIC = (
    Traffic(
        "search", LOG_BEGINS, SINCE_FEBRUARY, 11_300,
        ((429, 380), (422, 240), (401, 160), (500, 13), (CUT_OFF, 9)), _SEARCH_JANUARY,
    ),
    *_of_others(LOG_BEGINS, SINCE_FEBRUARY, 6_400, 1_440, 190),
    Traffic(
        "search", SINCE_FEBRUARY, AS_OF, 41_902,
        ((429, 1_500), (422, 900), (401, 540), (500, 39), (CUT_OFF, 21)), _SEARCH,
    ),
    *_of_others(SINCE_FEBRUARY, AS_OF, 24_000, 5_214, 25),
    Traffic("token", TOKENS_LOGGED, AS_OF, 120, (), _TOKEN),
)  # fmt: skip


def request_rows(people: list[Developer], seed: int) -> Iterator[Row]:
    """Yield every request in the order of time."""
    callers = [(d.called, d.id) for d in people if d.called is not None]
    rows: list[tuple[int, Row]] = []
    for traffic in TRAFFIC:
        chance = Chance(seed, f"requests {traffic.operation} {traffic.start}")
        rows += _rows(traffic, _Pools(callers, chance), chance)
    rows.sort(key=lambda pair: pair[0])
    return (row for _, row in rows)


class _Pools:
    """Who could send a request on a day: those whose first call was before. A few send most."""

    def __init__(self, callers: list[tuple[int, str]], chance: Chance) -> None:
        self._callers = chance.shuffled(callers)
        self._chance = chance
        self._by_day: dict[int, list[str]] = {}

    def pick(self, day: int) -> str:
        pool = self._by_day.get(day)
        if pool is None:
            pool = [who for called, who in self._callers if called < day * DAY]
            self._by_day[day] = pool
        size = len(pool)
        return pool[self._chance.below(size) * self._chance.below(size) // size]


def _rows(traffic: Traffic, pools: _Pools, chance: Chance) -> Iterator[tuple[int, Row]]:
    statuses = _statuses(traffic, chance)
    shapes = _shapes(traffic, sum(status >= 400 for status in statuses), chance)
    latencies = chance.sample(traffic.latency, traffic.requests)
    for moment, status, latency in zip(_moments(traffic, chance), statuses, latencies, strict=True):
        shape = shapes.pop() if status >= 400 else ""
        taken: int | str = "" if status == CUT_OFF else latency
        who = pools.pick(moment // DAY)
        yield moment, (written(moment), who, traffic.operation, status, shape, taken)


def _statuses(traffic: Traffic, chance: Chance) -> list[int]:
    failed = [status for status, count in traffic.failures for _ in range(count)]
    good = 201 if traffic.operation.endswith("create") else 200
    return chance.shuffled(failed + [good] * (traffic.requests - len(failed)))


def _shapes(traffic: Traffic, errors: int, chance: Chance) -> list[str]:
    odd = traffic.odd_shapes
    return chance.shuffled(["plain_text"] * odd + ["problem"] * (errors - odd))


def _moments(traffic: Traffic, chance: Chance) -> list[int]:
    start, end = second(traffic.start), second(traffic.end)
    days = range(start // DAY, end // DAY)
    if traffic.operation == "token":
        counts = chance.shuffled(portions(traffic.requests, (19, 20, 21, 18, 22, 20)))
    else:
        weights = [WEEKDAYS[weekday(day * DAY)] * chance.between(92, 108) for day in days]
        counts = portions(traffic.requests, weights)
    moments: list[int] = []
    for day, count in zip(days, counts, strict=True):
        hours = chance.indices(HOURS, count)
        moments += sorted(day * DAY + hour * 3_600 + chance.below(3_600) for hour in hours)
    return moments
