"""Specifications draw what was counted, hold all they need, and name no address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from sightline.charts.histogram import BoundMark, Bucket, Histogram
from sightline.charts.series import Moment
from sightline.charts.vega import (
    BLUE,
    ORANGE,
    SCHEMA,
    Words,
    distribution_spec,
    one_above_the_other,
    trend_spec,
)

BUCKETS = (Bucket(100, 150, 7), Bucket(150, 200, 2), Bucket(200, 250, 1))
BOUND = BoundMark(200, "<", 1, 0.05)
WORDS = Words("Latency", "Histogram of latency", ("1 of 10 beyond",), "< 200 ms", "Latency")
MOMENTS = [
    Moment("2026-02-01T00:00:00Z", 110, 5, 100, 120),
    Moment("2026-02-02T00:00:00Z", None, 0),
    Moment("2026-02-03T00:00:00Z", 130, 5, 115, 160),
]


def histogram(bound: BoundMark | None = BOUND, scale: Any = "linear") -> Histogram:
    return Histogram("ms", scale, 10, 0, 0, BUCKETS, 0, bound)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield str(key)
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str):
        yield value


def compiled(spec: dict[str, Any]) -> dict[str, Any]:
    """The spec as the renderer reads it. A slip in it is an error or a warning here."""
    from vl_convert import vegalite_to_vega

    vega: dict[str, Any] = vegalite_to_vega(spec, vl_version="6.4")
    return vega


SPECS = {
    "distribution": distribution_spec(histogram(), WORDS),
    "log": distribution_spec(histogram(None, "log"), WORDS),
    "trend": trend_spec(MOMENTS, "ms", WORDS, 200),
    "both": one_above_the_other(
        [distribution_spec(histogram(), WORDS), trend_spec(MOMENTS, "ms", WORDS)], "Two charts"
    ),
}


@pytest.mark.parametrize("name", SPECS)
def test_a_specification_names_no_address_but_its_schema(name: str) -> None:
    spec = SPECS[name]
    assert [t for t in texts(spec) if ":/" in t or t == "url"] == [SCHEMA]
    assert compiled(spec)["description"] == ("Two charts" if name == "both" else WORDS.description)


def test_bars_stand_where_the_buckets_are_and_those_beyond_the_bound_differ() -> None:
    bars = SPECS["distribution"]["layer"][0]
    assert bars["data"]["values"] == [
        {"from": 100, "to": 150, "n": 7, "side": "within"},
        {"from": 150, "to": 200, "n": 2, "side": "within"},
        {"from": 200, "to": 250, "n": 1, "side": "beyond"},
    ]
    assert bars["encoding"]["color"]["scale"]["range"] == [BLUE, ORANGE]
    assert bars["encoding"]["x"]["title"] == "Latency (ms)"


def test_where_many_are_promised_what_is_below_the_bound_is_beyond_it() -> None:
    spec = distribution_spec(histogram(BoundMark(150, ">=", 7)), WORDS)
    sides = [value["side"] for value in spec["layer"][0]["data"]["values"]]
    assert sides == ["beyond", "within", "within"]


def test_the_bound_is_a_line_with_its_value_beside_it() -> None:
    for name, axis in (("distribution", "x"), ("trend", "y")):
        rule, label = SPECS[name]["layer"][-2:]
        assert rule["data"]["values"] == [{"bound": 200, "text": "< 200 ms"}]
        assert (rule["mark"]["type"], rule["encoding"][axis]["field"]) == ("rule", "bound")
        assert label["encoding"]["text"]["field"] == "text"


def test_a_bound_outside_the_values_or_none_draws_no_line() -> None:
    for bound in (None, BoundMark(9000, "<", 0)):
        assert len(distribution_spec(histogram(bound), WORDS)["layer"]) == 1


def test_a_gap_breaks_the_line_and_the_band_holds_the_limits() -> None:
    band, line = trend_spec(MOMENTS, "ms", WORDS)["layer"]
    assert band["mark"]["type"] == "area"
    assert line["mark"]["invalid"] == band["mark"]["invalid"] == "break-paths-filter-domains"
    assert [(v["value"], v["low"], v["high"]) for v in line["data"]["values"]] == [
        (110, 100, 120),
        (None, None, None),
        (130, 115, 160),
    ]
    without = trend_spec([Moment("2026-02-01T00:00:00Z", 1, 5, 0.5)], "ms", WORDS)["layer"]
    assert [layer["mark"]["type"] for layer in without] == ["line"]


def test_counts_begin_at_zero_and_times_are_utc() -> None:
    line = trend_spec(MOMENTS, "", WORDS)["layer"][-1]["encoding"]
    assert line["y"]["scale"]["zero"] is True
    assert line["x"]["scale"] == {"type": "utc"}


@pytest.mark.parametrize(
    ("starts", "form"),
    [
        (("2026-02-01T00:00:00Z", "2026-02-02T00:00:00Z"), "%-d %b"),
        (("2026-02-01T00:00:00Z", "2026-02-01T01:00:00Z"), "%-d %b %H:%M"),
        (("2024-12-01T00:00:00Z", "2025-06-01T00:00:00Z", "2026-01-01T00:00:00Z"), "%b %Y"),
    ],
)
def test_dates_are_written_as_finely_as_they_differ(starts: tuple[str, ...], form: str) -> None:
    spec = trend_spec([Moment(start, 1, 1) for start in starts], "ms", WORDS)
    assert spec["layer"][0]["encoding"]["x"]["axis"]["format"] == form
