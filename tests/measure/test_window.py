"""Windows on days that are 23, 24 or 25 hours long, at edges of weeks, months and years."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.measure.language.criterion import CriterionError
from sightline.measure.language.window import is_zone, previous, resolve, rfc3339
from sightline.measure.language.window_parser import parse_window

CASES = [
    ("28d", "2026-03-01T00:00:00Z", "2026-02-01T00:00:00Z"),
    ("1mo", "2026-03-31T12:00:00Z", "2026-02-28T12:00:00Z"),
    ("1mo", "2024-03-31T12:00:00Z", "2024-02-29T12:00:00Z"),
    ("12mo", "2024-02-29T00:00:00Z", "2023-02-28T00:00:00Z"),
    ("90min", "2026-03-01T01:00:00Z", "2026-02-28T23:30:00Z"),
    # A rolling day is 24 hours, also where the local day is not.
    ("1d rolling Europe/Berlin", "2026-03-30T00:00:00+02:00", "2026-03-28T22:00:00Z"),
    # 29 March 2026 has 23 hours in Berlin, 25 October has 25.
    ("1d calendar Europe/Berlin", "2026-03-30T00:00:00+02:00", "2026-03-28T23:00:00Z"),
    ("1d calendar Europe/Berlin", "2026-10-26T00:00:00+01:00", "2026-10-24T22:00:00Z"),
    # At a boundary: the last n whole periods; inside one: that period so far and n - 1 before.
    ("1d calendar", "2026-03-02T00:00:00Z", "2026-03-01T00:00:00Z"),
    ("1d calendar", "2026-03-02T00:00:01Z", "2026-03-02T00:00:00Z"),
    ("1w calendar", "2026-03-02T00:00:00Z", "2026-02-23T00:00:00Z"),
    ("1w calendar", "2026-03-01T12:00:00Z", "2026-02-23T00:00:00Z"),
    ("2w calendar", "2026-01-01T12:00:00Z", "2025-12-22T00:00:00Z"),
    ("1mo calendar", "2024-03-01T00:00:00Z", "2024-02-01T00:00:00Z"),
    ("3mo calendar", "2026-01-15T00:00:00Z", "2025-11-01T00:00:00Z"),
    ("1mo calendar Europe/Berlin", "2026-04-01T00:00:00+02:00", "2026-02-28T23:00:00Z"),
    # In Beirut the clocks go forward at midnight: 29 March 2026 begins at 01:00 local time.
    ("1d calendar Asia/Beirut", "2026-03-29T12:00:00+03:00", "2026-03-28T22:00:00Z"),
    ("100mo", "0003-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
]


@pytest.mark.parametrize(("window", "as_of", "start"), CASES)
def test_a_window_begins_where_people_would_say(window: str, as_of: str, start: str) -> None:
    span = resolve(parse_window(window), datetime.fromisoformat(as_of))
    assert rfc3339(span.start) == start
    assert span.end == datetime.fromisoformat(as_of)


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)),
    st.integers(1, 30),
    st.sampled_from(["d", "w", "mo"]),
    st.sampled_from(["", " Europe/Berlin", " Asia/Kathmandu", " America/New_York"]),
)
def test_calendar_windows_begin_at_local_midnights_and_follow_one_another(
    moment: datetime, count: int, unit: str, zone: str
) -> None:
    from zoneinfo import ZoneInfo

    window = parse_window(f"{count}{unit} calendar{zone}")
    span = resolve(window, moment.replace(tzinfo=UTC))
    local = span.start.astimezone(ZoneInfo(zone.strip() or "UTC"))
    assert (local.hour, local.minute, local.second) == (0, 0, 0)
    assert unit != "w" or local.weekday() == 0
    assert unit != "mo" or local.day == 1
    assert span.start < span.end
    before = previous(window, span)
    assert before.end == span.start
    days = {"d": 1, "w": 7, "mo": 31}[unit] * count
    assert timedelta(0) < before.end - before.start <= timedelta(days=days, hours=2)


def test_a_zone_exists_or_not() -> None:
    assert is_zone("Europe/Berlin") and is_zone("UTC")
    assert not is_zone("Europe/Berln") and not is_zone("../etc/passwd")


@pytest.mark.parametrize("text", ["", "d", "28", "-1d", "28d foo", "1d calendar rolling"])
def test_what_is_no_window_is_refused(text: str) -> None:
    with pytest.raises(CriterionError):
        parse_window(text)
