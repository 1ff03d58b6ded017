"""Windows on rows: what happened exactly at the start is in, what happened at the end is out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sightline.measure.judging.evaluation import evaluate_all
from sightline.measure.language.criterion_parser import parse_criterion
from sightline.measure.question import Question
from sightline.measure.rows.metric import Metric
from tests.measure.on_data import answer, answers, instant, run_again, sound, value_of
from tests.measure.twins import csv_source, engine_over

TICK = timedelta(microseconds=1)
EVENTS = Metric("m", "events", "v")

# (window, as-of, its start in UTC), each computed by hand from the zone's rules.
WINDOWS = [
    # Clocks go forward: the local day has 23 hours.
    ("1d calendar Europe/Berlin", "2026-03-29T22:00Z", "2026-03-28T23:00Z"),
    ("1d rolling Europe/Berlin", "2026-03-29T22:00Z", "2026-03-28T22:00Z"),
    ("1d", "2026-03-29T22:00Z", "2026-03-28T22:00Z"),
    ("2d calendar Europe/Berlin", "2026-03-30T10:00Z", "2026-03-28T23:00Z"),
    ("1w calendar Europe/Berlin", "2026-03-29T22:00Z", "2026-03-22T23:00Z"),
    ("7d", "2026-03-29T22:00Z", "2026-03-22T22:00Z"),
    ("1d calendar America/New_York", "2026-03-09T04:00Z", "2026-03-08T05:00Z"),
    # Clocks go back: the local day has 25 hours.
    ("1d calendar Europe/Berlin", "2026-10-25T23:00Z", "2026-10-24T22:00Z"),
    ("1d rolling Europe/Berlin", "2026-10-25T23:00Z", "2026-10-24T23:00Z"),
    ("24h", "2026-10-25T23:00Z", "2026-10-24T23:00Z"),
    ("1d calendar America/New_York", "2026-11-02T05:00Z", "2026-11-01T04:00Z"),
    ("1mo calendar Europe/Berlin", "2026-10-31T23:00Z", "2026-09-30T22:00Z"),
    # A midnight that does not exist: the day begins at the change.
    ("1d calendar America/Sao_Paulo", "2018-11-05T02:00Z", "2018-11-04T03:00Z"),
    # Leap days and months of different length.
    ("1d calendar", "2024-03-01T00:00Z", "2024-02-29T00:00Z"),
    ("1mo calendar", "2024-03-01T00:00Z", "2024-02-01T00:00Z"),
    ("1mo calendar", "2026-03-01T00:00Z", "2026-02-01T00:00Z"),
    ("12mo calendar", "2024-02-29T12:00Z", "2023-03-01T00:00Z"),
    ("1mo", "2024-03-31T10:00Z", "2024-02-29T10:00Z"),
    ("1mo", "2026-03-31T10:00Z", "2026-02-28T10:00Z"),
    ("12mo", "2024-02-29T10:00Z", "2023-02-28T10:00Z"),
    ("1mo rolling Europe/Berlin", "2026-04-15T10:00Z", "2026-03-15T11:00Z"),
    # In the middle of a period the one in progress is counted, at its edge the whole last one.
    ("1w calendar", "2026-03-04T12:00Z", "2026-03-02T00:00Z"),
    ("2w calendar", "2026-03-02T00:00Z", "2026-02-16T00:00Z"),
    ("1w calendar", "2026-01-01T00:00Z", "2025-12-29T00:00Z"),
    ("1d calendar", "2026-03-01T00:00Z", "2026-02-28T00:00Z"),
    ("1mo calendar", "2026-03-01T00:00:01Z", "2026-03-01T00:00Z"),
    ("1d calendar Asia/Kolkata", "2026-03-01T00:00Z", "2026-02-28T18:30Z"),
    ("90min", "2026-03-01T00:00Z", "2026-02-28T22:30Z"),
    ("36h", "2026-03-01T12:00Z", "2026-02-28T00:00Z"),
]


def test_rows_at_the_start_are_in_and_rows_at_the_end_are_out(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = []
    for number, (_, as_of, begins) in enumerate(WINDOWS):
        start, end = datetime.fromisoformat(begins), datetime.fromisoformat(as_of)
        for moment in (start - TICK, start, start + (end - start) / 2, end - TICK, end, end + TICK):
            rows.append({"ts": instant(moment), "case": number, "v": 1.5})
    source = csv_source(tmp_path, rows)
    questions = [
        Question(
            parse_criterion(f"count of m where case = {number} is >= 3 over {window}"),
            EVENTS,
            source,
            datetime.fromisoformat(as_of),
        )
        for number, (window, as_of, _) in enumerate(WINDOWS)
    ]
    with engine_over(tmp_path, source) as engine:
        found = [sound(each) for each in evaluate_all(questions, engine)]
    with engine_over(tmp_path, source) as engine:
        for verdict, (window, as_of, begins) in zip(found, WINDOWS, strict=True):
            assert (verdict.verdict, *value_of(verdict)) == ("PASS", 3, 3), (window, as_of)
            assert verdict.reading is not None
            told = verdict.reading.window
            assert datetime.fromisoformat(told["start"]) == datetime.fromisoformat(begins)
            assert datetime.fromisoformat(told["end"]) == datetime.fromisoformat(as_of)
            assert told["tz"] == next((word for word in window.split() if "/" in word), "UTC")
            run_again(engine, verdict, window)


@pytest.mark.parametrize(
    ("over", "as_of", "start", "end"),
    [
        ("1mo calendar", "2026-04-01T00:00Z", "2026-02-01T00:00Z", "2026-03-01T00:00Z"),
        (
            "1d calendar Europe/Berlin",
            "2026-03-30T22:00Z",
            "2026-03-28T23:00Z",
            "2026-03-29T22:00Z",
        ),
        ("1w calendar", "2026-03-09T00:00Z", "2026-02-23T00:00Z", "2026-03-02T00:00Z"),
        ("28d", "2026-03-01T00:00Z", "2026-01-04T00:00Z", "2026-02-01T00:00Z"),
        ("12h", "2026-03-01T00:00Z", "2026-02-28T00:00Z", "2026-02-28T12:00Z"),
    ],
)
def test_previous_is_the_window_of_the_same_kind_that_ends_where_this_one_starts(
    tmp_path: Path, over: str, as_of: str, start: str, end: str
) -> None:
    begins, ends, now = (datetime.fromisoformat(text) for text in (start, end, as_of))
    moments = [begins - TICK, begins, ends - TICK, ends, now - TICK, now]
    rows = [{"ts": instant(moment), "v": 1.5} for moment in moments]
    line = f"count of m is within 0 % of previous over {over}"
    verdict = answer(tmp_path, line, rows, metric=EVENTS, as_of=now)
    assert verdict.baseline is not None
    assert (verdict.verdict, *value_of(verdict), verdict.baseline.value) == ("PASS", 2, 2, 2)
    told = verdict.baseline.window
    assert datetime.fromisoformat(told["start"]) == begins
    assert datetime.fromisoformat(told["end"]) == ends


def test_a_day_of_23_hours_has_23_hours_for_a_rate(tmp_path: Path) -> None:
    now = datetime(2026, 3, 29, 22, tzinfo=UTC)
    rows = [{"ts": instant(now - timedelta(hours=h + 0.5)), "v": 1.5} for h in range(23)]
    lines = [
        f"rate of m is >= {rate} /h over {window}"
        for window, rate in (("1d calendar Europe/Berlin", 1), ("1d", 0.9583333333333334))
    ]
    local, rolling = answers(tmp_path, lines, rows, metric=EVENTS, as_of=now)
    assert (local.verdict, *value_of(local)) == ("PASS", 1, 23)
    assert rolling.reading is not None
    assert rolling.reading.value == pytest.approx(23 / 24)


@pytest.mark.parametrize("shape", ["naive", "date", "offset", "text"])
def test_times_without_a_zone_are_utc_in_every_window(tmp_path: Path, shape: str) -> None:
    write: Callable[[datetime], str] = {
        "naive": lambda moment: moment.strftime("%Y-%m-%d %H:%M:%S"),
        "date": lambda moment: moment.strftime("%Y-%m-%d"),
        "offset": lambda moment: (
            (moment + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:%S") + "+02:00"
        ),
        "text": lambda moment: moment.strftime("%Y-%m-%dT%H:%M:%SZ "),
    }[shape]
    days = [datetime(2026, 3, 20, tzinfo=UTC) + timedelta(days=day) for day in range(15)]
    rows = [{"ts": write(day), "v": 1.5} for day in days]
    cases = [
        # The local day of 29 March is [28T23:00Z, 29T22:00Z): one UTC midnight lies in it.
        ("1d calendar Europe/Berlin", "2026-03-29T22:00Z", 1),
        ("1d calendar UTC", "2026-03-29T00:00Z", 1),
        ("1d", "2026-03-29T00:00Z", 1),
        ("1w calendar", "2026-03-30T00:00Z", 7),
        ("9d", "2026-03-29T00:00Z", 9),
        ("1mo calendar America/New_York", "2026-04-01T04:00Z", 13),  # 20 to 31 March, 1 April
    ]
    lines = [f"count of m is >= {n} over {window}" for window, _, n in cases]
    moments = [datetime.fromisoformat(as_of) for _, as_of, _ in cases]
    found = answers(
        tmp_path, lines, rows, metric=EVENTS, as_of=moments, typed=False, fresh_within="2d"
    )
    for verdict, (window, _, n) in zip(found, cases, strict=True):
        assert (verdict.verdict, *value_of(verdict)) == ("PASS", n, n), (shape, window)


def test_a_date_range_means_days_of_the_criterions_zone(tmp_path: Path) -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    ends = [
        datetime(2025, 12, 31, 23, tzinfo=UTC),  # 1 January in Berlin: in
        datetime(2025, 12, 31, 23, tzinfo=UTC) - TICK,
        datetime(2026, 1, 31, 23, tzinfo=UTC) - TICK,  # the last of January in Berlin: in
        datetime(2026, 1, 31, 23, tzinfo=UTC),
        datetime(2026, 2, 28, 12, tzinfo=UTC),
    ]
    rows = [{"ts": instant(moment), "v": 1.5} for moment in ends]
    berlin, utc, exact = answers(
        tmp_path,
        [
            "count of m is down by 1 over 7d rolling Europe/Berlin vs 2026-01-01 to 2026-02-01",
            "count of m is down by 1 over 7d vs 2026-01-01 to 2026-02-01",
            "count of m is down by 0 over 7d vs 2025-12-31T23:00:00Z to 2026-01-31T22:59:00Z",
        ],
        rows,
        metric=EVENTS,
        as_of=now,
    )
    read = [(v.verdict, v.baseline.value) for v in (berlin, utc, exact) if v.baseline]
    # The counts are right; a week's is not compared with a month's.
    assert read == [("INCONCLUSIVE", 2), ("INCONCLUSIVE", 2), ("INCONCLUSIVE", 1)]
    assert berlin.baseline is not None and berlin.baseline.window["start"] == "2025-12-31T23:00:00Z"
    assert utc.baseline is not None and utc.baseline.window["start"] == "2026-01-01T00:00:00Z"


def test_a_metric_by_day_has_whole_days_even_without_rows(tmp_path: Path) -> None:
    days = [date(2026, 2, 22), date(2026, 2, 24), date(2026, 2, 24), date(2026, 2, 28)]
    rows = [{"ts": f"{day}T12:00:00Z", "v": 1.5} for day in days]
    daily = Metric("m", "events", "count(*)", per=("day",))
    lines = [f"{name} of m is < 99 over 7d" for name in ("count", "sum", "max", "min", "median")]
    found = answers(tmp_path, lines, rows, metric=daily, typed=False)
    assert [value_of(verdict) for verdict in found] == [(7, 7), (4, 7), (2, 7), (0, 7), (0, 7)]
