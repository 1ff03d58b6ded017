"""Verdicts that Relay recorded on earlier days, so that one can see what moved.

They are what `sightline verify --record` said on those days, computed here from the generated rows;
a test runs each query again, and compares them with what `verify` says of that day.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from sightline.demo.recorded_definitions import RecordedDefinitions
from sightline.demo.timeline import DAY, second, written
from sightline.stats.binomial import decide, limits, needed_n
from sightline.stats.quantile import allowed_share, is_beyond, ranks
from sightline.text.yaml.quoting import double_quoted, yaml_scalar

CONFIDENCE = 0.95
BY = "ines"
_DIGITS = 12

Row = Sequence[object]
Answer = tuple[str, dict[str, object], int | None, list[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A promise, its window, and the SQL that gives its value again."""

    id: str
    criterion: str
    source: str
    window_days: int
    where: str
    params: tuple[object, ...]
    select: str
    matches: Callable[[Row], bool]
    answer: Callable[[list[Row]], Answer] = field(repr=False)


def _quantile(level_ppm: int, bound: int) -> Callable[[list[Row]], Answer]:
    """Judge `p95 < bound`: the count at or beyond the bound is binomial."""

    def answer(rows: list[Row]) -> Answer:
        values = [None if row[5] == "" else int(str(row[5])) for row in rows]
        n, missing = len(values), values.count(None)
        notes = [f"no value in {missing:,} of {n:,} rows: counted as worst"] if missing else []
        if not n:
            return "NO DATA", _reading(None, "ms", 0), None, ["no row matches in the window"]
        known = sorted(value for value in values if value is not None)
        at = ranks(level_ppm, n, CONFIDENCE)
        beyond = sum(is_beyond(value, "<", bound) for value in values)
        allowed = allowed_share(level_ppm, "<")
        word = decide(beyond, n, allowed, CONFIDENCE).value
        low, high = (None if r is None else _ranked(known, r) for r in (at.low, at.high))
        needed = needed_n(beyond, n, allowed, CONFIDENCE) if word == "INCONCLUSIVE" else None
        return word, _reading(_ranked(known, at.value), "ms", n, low, high), needed, notes

    return answer


def _ranked(known: list[int], rank: int) -> int | None:
    """The value at a 1-based rank; None where it falls among the missing, which come last."""
    return known[rank - 1] if rank <= len(known) else None


def _share(
    column: int, hit: object, least: float, newest: str = ""
) -> Callable[[list[Row]], Answer]:
    """Judge `share >= least`: the misses are binomial. `newest`: where the data end, if they do."""

    def answer(rows: list[Row]) -> Answer:
        n, hits = len(rows), sum(row[column] == hit for row in rows)
        if not n:
            return "NO DATA", _reading(None, "share", 0), None, ["no row matches in the window"]
        word = decide(n - hits, n, round(1 - least, _DIGITS), CONFIDENCE).value
        between = limits(hits, n, CONFIDENCE)
        reading = _reading(
            round(hits / n, _DIGITS), "share", n,
            round(between.low, _DIGITS), round(between.high, _DIGITS),
        )  # fmt: skip
        if newest:
            return "STALE", reading, None, [f"the data end on {newest}", f"it would be {word}"]
        return word, reading, None, []

    return answer


def _reading(
    value: float | None,
    unit: str,
    n: int,
    low: float | None = None,
    high: float | None = None,
) -> dict[str, object]:
    return {"value": value, "unit": unit, "n": n, "low": low, "high": high}


_SHARE = "SELECT count(*) FILTER (WHERE {hit}) / nullif(count(*), 0) AS value, count(*) AS n"
_PERCENTILE = (
    "SELECT quantile_disc(coalesce(CAST(latency_ms AS DOUBLE), CAST('Infinity' AS DOUBLE)),"
    " {level}) AS value, count(*) AS n"
)
ERROR_SHAPE = Asked(
    "REQ-error-shape", "share(error_shape = 'problem') of api.errors is >= 99 % over 28d",
    "requests", 28, "status >= ?", (400,), _SHARE.format(hit="error_shape = 'problem'"),
    lambda row: int(str(row[3])) >= 400, _share(4, "problem", 0.99),
)  # fmt: skip
SEARCH = Asked(
    "REQ-search-p95", "p95 of api.latency_ms where operation = 'search' is < 200 ms over 28d",
    "requests", 28, "operation = ?", ("search",), _PERCENTILE.format(level=0.95),
    lambda row: row[2] == "search", _quantile(950_000, 200),
)  # fmt: skip
TOKEN = Asked(
    "REQ-token", "p99 of api.latency_ms where operation = 'token' is < 1 s over 28d",
    "requests", 28, "operation = ?", ("token",), _PERCENTILE.format(level=0.99),
    lambda row: row[2] == "token", _quantile(990_000, 1_000),
)  # fmt: skip
SANDBOX = Asked(
    "REQ-sandbox", "share(outcome = 'done') of sandbox.resets is >= 99 % over 28d",
    "sandbox", 28, "true", (), _SHARE.format(hit="outcome = 'done'"),
    lambda row: True, _share(2, "done", 0.99),
)  # fmt: skip


def _failure_docs(newest: str = "") -> Asked:
    return Asked(
        "REQ-failure-docs", "share(answered) of docs.failure_pages is >= 80 % over 60d",
        "docs", 60, "section = ?", ("failure",), _SHARE.format(hit="answered"),
        lambda row: row[2] == "failure", _share(5, "true", 0.8, newest),
    )  # fmt: skip


RECORDED: tuple[tuple[str, tuple[Asked, ...]], ...] = (
    ("2026-01-19", (_failure_docs(),)),
    ("2026-02-15", (ERROR_SHAPE, SEARCH, TOKEN)),
    ("2026-02-26", (ERROR_SHAPE, SEARCH, TOKEN, SANDBOX, _failure_docs("2026-01-18"))),
)


def record_files(
    rows: dict[str, list[Row]], definitions: RecordedDefinitions
) -> Iterator[tuple[str, str]]:
    """Yield path and text of every record; `rows` are those of each source."""
    for day, promises in RECORDED:
        for asked in promises:
            defined = definitions.of(asked.criterion)
            yield f"readings/RDG-{asked.id.lower()}-{day}.yaml", _record(asked, day, rows, defined)


def _record(asked: Asked, day: str, rows: dict[str, list[Row]], definition: dict[str, str]) -> str:
    end = second(day)
    window = (written(end - asked.window_days * DAY), written(end))
    inside = _between(rows[asked.source], *window)
    word, reading, needed, notes = asked.answer([row for row in inside if asked.matches(row)])
    lines = [
        f"title: {yaml_scalar(f'{word} on {day}: {asked.criterion}')}",
        f"of: {asked.id}",
        f"criterion: {yaml_scalar(asked.criterion)}",
        f"verdict: {word}",
        f"as_of: {double_quoted(day)}",
        f"by: {BY}",
        "reading:",
        *(f"  {name}: {_value(value)}" for name, value in reading.items()),
        f"  confidence: {CONFIDENCE}",
        "  window:",
        *(f"    {n}: {_value(v)}" for n, v in zip(("start", "end"), window, strict=True)),
        '    tz: "UTC"',
        "  query: |-",
        *(f"    {line}" for line in _query(asked)),
        f"  params: [{', '.join(map(_value, (*window, *asked.params)))}]",
        f'  source: "{asked.source}"',
        f"  as_of: {_value(window[1])}",
        "definition:",
        *(f"  {double_quoted(name)}: {_value(text)}" for name, text in definition.items()),
    ]
    if needed is not None:
        lines.append(f"needed_n: {needed}")
    if notes:
        lines += ["notes:", *(f"  - {yaml_scalar(note)}" for note in notes)]
    return "\n".join(lines) + "\n"


def _between(rows: list[Row], start: str, end: str) -> list[Row]:
    """The rows of a window; they stand in the order of time, which comes first in each."""
    first, last = (bisect_left(rows, moment, key=_time) for moment in (start, end))
    return rows[first:last]


def _time(row: Row) -> str:
    return str(row[0])


def _query(asked: Asked) -> tuple[str, ...]:
    zoned = "CAST({} AS TIMESTAMP WITH TIME ZONE)"
    time, moment = zoned.format("time"), zoned.format("?")
    return (
        asked.select,
        f"FROM {asked.source}",
        f"WHERE {time} >= {moment} AND {time} < {moment} AND {asked.where}",
    )


def _value(value: object) -> str:
    if value is None:
        return "null"
    return double_quoted(value) if isinstance(value, str) else repr(value)
