"""Puts questions about what calls touched to a store of usage facts, each as one SELECT.

Each answer counts a call once for each operation: where an edit reaches requests and responses, the
direction in which more calls touch it counts, so that the figure is never too high.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sightline.contract.usage.facts import BLIND, BODY, CALL, QUERY, UNDECLARED
from sightline.contract.usage.window_of_days import Days
from sightline.measure.language.window import rfc3339
from sightline.measure.verdict import Reading, plain
from sightline.store.usage_facts import UsageFacts

__all__ = ["AskedUsage", "Select", "Used", "shape_of"]

_PARAMETER = re.compile(r"\{[^}]*\}")
_SCOPE = (
    "FROM facts WHERE import IN (SELECT id FROM imports WHERE api = ?)"
    " AND (day = '' OR (day >= ? AND day < ?))"
)


def shape_of(operation: str) -> str:
    """Return an operation's name whatever its parameters are called.

    >>> shape_of("GET /u/{id}")
    'GET /u/{}'
    """
    return _PARAMETER.sub("{}", operation)


@dataclass(frozen=True, slots=True)
class Select:
    """A SELECT with its parameters."""

    sql: str
    params: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Used:
    """How often a consumer did something, on which day last; null for calls of nobody known."""

    consumer: str | None
    calls: int
    last: str | None


class AskedUsage:
    """What is known of an API's calls in a window."""

    def __init__(self, facts: UsageFacts, api: str, days: Days, source: str) -> None:
        self._facts = facts
        self._source = source
        self.days = days
        self._scope = (api, days.since, days.until)
        self._names: dict[str, list[str]] = {}
        sql = "SELECT DISTINCT operation FROM facts WHERE import IN (SELECT id FROM imports"
        for (name,) in facts.run(f"{sql} WHERE api = ?) ORDER BY operation", [api]):
            self._names.setdefault(shape_of(name), []).append(name)
        self.total = self.select(None, "location = ?", (CALL,))
        everyone = self.used(self.total)
        self.calls = sum(one.calls for one in everyone)
        self.consumers = sum(one.consumer is not None for one in everyone)
        self.unmapped = sum(one.calls for one in everyone if one.consumer is None)
        self.told_days = self._told_days()

    def _told_days(self) -> int:
        """On how many days of the window there is a call."""
        sql = f"SELECT count(DISTINCT nullif(day, '')) {_SCOPE} AND location = ?"
        [(count,)] = self._facts.run(sql, (*self._scope, CALL))
        return int(count)

    def operations(self, names: Iterable[str]) -> list[str]:
        """The operations as the facts name them: parameters of a path may be called otherwise."""
        return sorted({known for name in names for known in self._names.get(shape_of(name), ())})

    def select(
        self, operations: list[str] | None, condition: str, params: tuple[Any, ...]
    ) -> Select:
        """Calls by consumer and last day, of operations (None: of all), where a condition holds."""
        among = "" if operations is None else " AND operation IN (SELECT unnest(?::VARCHAR[]))"
        inner = (
            "SELECT consumer, operation, direction, sum(calls) AS calls, max(day) AS last"
            f" {_SCOPE}{among} AND {condition} GROUP BY ALL"
        )
        sql = (
            "SELECT consumer, sum(calls)::BIGINT AS calls, max(last) AS last FROM"
            " (SELECT consumer, operation, max(calls) AS calls, max(last) AS last"
            f" FROM ({inner}) GROUP BY ALL) GROUP BY consumer ORDER BY consumer"
        )
        given = () if operations is None else (operations,)
        return Select(sql, (*self._scope, *given, *params))

    def without(self, all_: Select, some: Select) -> Select:
        """Calls by consumer that are among all and not among some."""
        sql = (
            "SELECT a.consumer, a.calls - coalesce(s.calls, 0) AS calls, a.last AS last"
            f" FROM ({all_.sql}) a LEFT JOIN ({some.sql}) s USING (consumer)"
            " WHERE a.calls > coalesce(s.calls, 0) ORDER BY a.consumer"
        )
        return Select(sql, (*all_.params, *some.params))

    def used(self, select: Select) -> tuple[Used, ...]:
        """Who did it: calls of nobody known first, then those with most calls."""
        rows = self._facts.run(select.sql, select.params)
        found = [Used(who or None, int(calls), last or None) for who, calls, last in rows]
        order = lambda one: (one.consumer is not None, -one.calls, one.consumer or "")  # noqa: E731
        return tuple(sorted(found, key=order))

    def blind(
        self, operations: list[str], directions: tuple[str, ...], what: str
    ) -> dict[str, int]:
        """In how many calls a part could not be seen, by the reason."""
        sql = (
            f"SELECT value, sum(calls)::BIGINT {_SCOPE} AND location = ? AND part = ?"
            " AND operation IN (SELECT unnest(?::VARCHAR[]))"
            " AND direction IN (SELECT unnest(?::VARCHAR[])) GROUP BY value ORDER BY value"
        )
        params = (*self._scope, BLIND, what, operations, list(directions))
        return {why: int(calls) for why, calls in self._facts.run(sql, params)}

    def without_queries(self, operations: list[str]) -> int:
        """In how many calls no query could be seen: their source never shows one."""
        sql = (
            f"SELECT sum(calls)::BIGINT {_SCOPE} AND location = ?"
            " AND operation IN (SELECT unnest(?::VARCHAR[])) AND import NOT IN"
            " (SELECT import FROM facts WHERE location = ? OR location = ? AND part = ?)"
        )
        params = (*self._scope, CALL, operations, QUERY, UNDECLARED, QUERY)
        [(calls,)] = self._facts.run(sql, params)
        return int(calls or 0)

    def seen_bodies(self, operations: list[str], directions: tuple[str, ...]) -> int:
        """In how many calls a body could be read."""
        condition = "location = ? AND part = '' AND direction IN (SELECT unnest(?::VARCHAR[]))"
        select = self.select(operations, condition, (BODY, list(directions)))
        return sum(one.calls for one in self.used(select))

    def readings(self, select: Select, used: tuple[Used, ...]) -> tuple[Reading, ...]:
        """The figures with the queries that give them again: consumers, unmapped calls, share."""
        named = [one for one in used if one.consumer is not None]
        unmapped = sum(one.calls for one in used if one.consumer is None)
        calls = sum(one.calls for one in used)
        total = f"SELECT sum(calls) FROM ({self.total.sql})"
        share = f"SELECT coalesce(sum(calls), 0) / ({total}) FROM ({select.sql})"
        consumers = f"SELECT count(*) FROM ({select.sql}) WHERE consumer <> ''"
        nobody = f"SELECT coalesce(sum(calls), 0) FROM ({select.sql}) WHERE consumer = ''"
        found = [
            self._reading(len(named), "consumers", self.consumers, consumers, select.params),
            self._reading(unmapped, "calls", self.calls, nobody, select.params),
        ]
        if self.calls:
            both = (*self.total.params, *select.params)
            found.append(self._reading(calls / self.calls, "share", self.calls, share, both))
        return tuple(found)

    def _reading(
        self, value: float, unit: str, n: int, query: str, params: tuple[Any, ...]
    ) -> Reading:
        span = self.days.span
        return Reading(
            plain(value), unit, n, None, None, 0.95, span.as_json(), query, params, self._source,
            rfc3339(span.end),
        )  # fmt: skip
