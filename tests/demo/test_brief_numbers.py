"""Every number that the demo's page prints is found again by separate SQL, and by scipy."""

from __future__ import annotations

import re
from math import ceil, isinf
from pathlib import Path
from typing import Any

import duckdb
import pytest
from scipy import stats

from sightline.narrate.render_brief import text
from tests.demo.relay_sql import AS_OF
from tests.workspaces import ask

_NUMBER = re.compile(r"(?<![\w.#-])[+-]?\d[\d,]*(?:\.\d+)?(?![\w.]*\w)")


@pytest.fixture(scope="module")
def page(relay: Path) -> Any:
    return ask(relay, "brief")


@pytest.fixture(scope="module")
def sql(database: duckdb.DuckDBPyConnection, by_sql: dict[str, Any]) -> dict[str, Any]:
    """The figures of the demo, and those that only this page prints."""
    found = dict(by_sql)
    (row,) = database.execute(
        "SELECT count(*) FILTER (WHERE status >= 500), count(*) FROM lately"
    ).fetchall()
    found["failing"], found["requests"] = row
    return found


def clopper_pearson(hits: int, n: int) -> tuple[float, float]:
    low = stats.beta.ppf(0.05, hits, n - hits + 1) if hits else 0.0
    return low, stats.beta.ppf(0.95, hits + 1, n - hits) if hits < n else 1.0


def percentile_limits(
    values: list[float], level: float
) -> tuple[float, float | None, float | None]:
    """The nearest-rank percentile and its one-sided 95 % limits, by the binomial distribution."""
    n = len(values)
    ordered = sorted(values)
    low = int(stats.binom.ppf(0.05, n, level))
    high = int(stats.binom.ppf(0.95, n, level)) + 1
    at = ordered[-(-round(level * 1000) * n // 1000) - 1]
    return at, ordered[low - 1] if low >= 1 else None, ordered[high - 1] if high <= n else None


def answer(page: Any, name: str) -> Any:
    (found,) = [one.answer for one in page.key_results if one.name == name]
    return found


def test_did_it_work_is_what_the_events_say(page: Any, sql: dict[str, Any]) -> None:
    calls = answer(page, "Time to first API call")
    before, now = calls.baseline, calls.reading
    assert before.value == pytest.approx(sql["autumn_mean_days"], rel=1e-9)
    assert now.value == pytest.approx(sql["winter_mean_days"], rel=1e-9)
    assert (before.n, before.missing) == (sql["autumn_called"], sql["autumn_never"])
    assert (now.n, now.missing) == (sql["winter_called"], sql["winter_never"])
    assert before.n + now.n + before.missing + now.missing == sql["developers"] == 1400
    assert before.missing + now.missing == sql["never"]
    change = now.value / before.value - 1
    assert calls.change.value == pytest.approx(change, rel=1e-9)
    assert calls.change.low < change < calls.change.high


def test_the_limits_of_the_mean_hold_a_bootstrap_of_it(
    page: Any, database: duckdb.DuckDBPyConnection
) -> None:
    days = [
        row[0]
        for row in database.execute(
            "SELECT days FROM developer WHERE intake = 'winter' AND days IS NOT NULL"
        ).fetchall()
    ]
    found = stats.bootstrap(
        (days,), lambda x, axis: x.mean(axis=axis), confidence_level=0.9, random_state=3
    ).confidence_interval
    now = answer(page, "Time to first API call").reading
    assert now.low == pytest.approx(found.low, abs=0.03)
    assert now.high == pytest.approx(found.high, abs=0.03)


def test_activation_is_counted_with_exact_limits(page: Any, sql: dict[str, Any]) -> None:
    found = answer(page, "Activation")
    n, hits = sql["winter_developers"], sql["winter_activated"]
    assert (found.reading.value, found.reading.n) == (pytest.approx(hits / n), n)
    assert (found.reading.low, found.reading.high) == pytest.approx(clopper_pearson(hits, n))
    assert found.baseline.value == pytest.approx(sql["autumn_activation"])
    assert found.change.value == pytest.approx(sql["activation_relative"])


def test_the_median_wait_counts_who_never_called(
    page: Any, sql: dict[str, Any], database: duckdb.DuckDBPyConnection
) -> None:
    found = answer(page, "From sign-up to first call").reading
    assert found.value == pytest.approx(sql["winter_median_days"], abs=1e-5)
    assert found.n == sql["winter_developers"]
    waits = [
        float("inf") if row[0] is None else row[0]
        for row in database.execute("SELECT days FROM developer WHERE intake = 'winter'").fetchall()
    ]
    _, low, high = percentile_limits(waits, 0.5)
    # Nobody's wait ends unseen before the median, so the limits are those of an ordinary median.
    assert (found.low, found.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_promises_are_counted_with_exact_limits(page: Any, sql: dict[str, Any]) -> None:
    readings = {one.id: one.reading for one in page.promises if one.reading is not None}
    failing = answer(page, "Requests that fail on our side").reading
    for reading, hits, n in (
        (failing, sql["failing"], sql["requests"]),
        (
            readings["REQ-error-shape"],
            round(sql["error_shape_share"] * sql["errors"]),
            sql["errors"],
        ),
        (
            readings["REQ-failure-docs"],
            round(sql["failure_answered"] * sql["failure_visits"]),
            sql["failure_visits"],
        ),
    ):
        assert (reading.value, reading.n) == (pytest.approx(hits / n), n)
        assert (reading.low, reading.high) == pytest.approx(clopper_pearson(hits, n))
    assert readings["REQ-sandbox"].n == sql["resets"] == 0


def test_percentiles_are_read_off_the_sorted_log(
    page: Any, sql: dict[str, Any], database: duckdb.DuckDBPyConnection
) -> None:
    promises = {one.id: one for one in page.promises}
    for name, operation, level in (
        ("REQ-search-p95", "search", 0.95),
        ("REQ-token", "token", 0.99),
    ):
        rows = database.execute(
            "SELECT coalesce(CAST(latency_ms AS DOUBLE), 'Infinity') FROM lately"
            " WHERE operation = ?",
            [operation],
        ).fetchall()
        reading = promises[name].reading
        value, low, high = percentile_limits([row[0] for row in rows], level)
        high = None if high is not None and isinf(high) else high
        assert (reading.value, reading.low, reading.high, reading.n) == (
            value,
            low,
            high,
            len(rows),
        )
    token = promises["REQ-token"]
    least = next(n for n in range(1, 999) if 0.99**n <= 0.05)
    assert (token.needed_n, sql["tokens"]) == (least, 120)


def test_the_day_on_which_enough_tokens_are_there_follows_from_their_rate(
    page: Any, database: duckdb.DuckDBPyConnection
) -> None:
    sql = f"SELECT min(time), count(*) FROM lately WHERE operation = 'token' AND time < {AS_OF}"
    (row,) = database.execute(
        f"SELECT date_diff('second', first, {AS_OF}) / 86400, n FROM ({sql}) AS t(first, n)"
    ).fetchall()
    days, n = row
    more = (299 - n) / (n / days)
    (token,) = [one for one in page.promises if one.id == "REQ-token"]
    assert token.needed_by == f"2026-03-{1 + -int(-more // 1):02d}"


def test_no_number_stands_on_the_page_that_was_not_measured(page: Any, sql: dict[str, Any]) -> None:
    readings = [one.answer for one in page.key_results] + list(page.promises)
    known = {1, 2, 3, 95, page.others, len(page.key_results)}
    known |= {sql["tickets"], sql["search_tickets"], page.interviews, sql["never"]}
    known |= {sql[f"{intake}_{what}"] for intake in ("autumn", "winter") for what in (
        "developers", "called", "never")}  # fmt: skip
    known |= {sql["developers"], len(page.promises), len(page.promises) + len(page.sentences)}
    known |= {ceil(sql["docs_age_days"] * 10) / 10, sql["api_p95_ms"], sql["activation_points"]}
    known |= {2026, 12, 9, 300, 5, 0.5, 28}  # dates, days, and bounds as they are written
    for one in readings:
        for reading in (one.reading, one.baseline):
            if reading is not None:
                known |= {reading.n, one.needed_n, reading.value, reading.low, reading.high}
        if one.change is not None:
            known |= {one.change.value, one.change.low, one.change.high}
        if one.answer is not None:
            known.add(one.answer.value)
    numbers = [float(value) for value in known if value is not None]
    shown = text(page)
    unknown = [word for word in _NUMBER.findall(shown) if not _is_near(word, numbers)]
    assert unknown == [], shown


def _is_near(word: str, numbers: list[float]) -> bool:
    """Whether a printed number is one of the measured ones, rounded, or that in percent."""
    value = float(word.replace(",", "").lstrip("+"))
    digits = len(word.partition(".")[2])
    return any(
        abs(value - number * times) <= 0.6 * 10**-digits for number in numbers for times in (1, 100)
    )
