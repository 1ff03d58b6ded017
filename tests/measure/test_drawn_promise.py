"""A promise as a chart: values beside its bound where the two are counted alike, and only there."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sightline.measure.figures.distribution import Distribution
from sightline.measure.judging.drawn_promise import chart_of_promise, distribution_of_promise
from sightline.measure.language.criterion import Criterion
from sightline.measure.language.criterion_parser import parse_criterion
from sightline.measure.question import Question
from sightline.measure.rows.metric import Metric
from sightline.store.engine import Engine
from sightline.store.sources import Source
from tests.measure.promised import HEADER, rows, workspace

SOURCE = Source("requests", ("data/requests.csv",), "csv", "ts")
LATENCY = Metric(
    name="api.latency_ms", source="requests", expression="latency_ms", unit="ms", title="Latency"
)
OK = Metric(name="api.ok", source="requests", expression="ok", title="Answered")
COUNT = Metric(name="api.requests", source="requests")
DATA = HEADER + rows(60) + rows(30, "list", 20, 900) + "2026-02-26T00:00:00Z,search,,,\n"


def question(line: str, metric: Metric = LATENCY) -> Question:
    criterion = parse_criterion(line)
    assert isinstance(criterion, Criterion)
    return Question(criterion, metric, SOURCE, datetime(2026, 3, 1, tzinfo=UTC))


def distributed(root: Path, line: str, metric: Metric = LATENCY) -> Distribution | None:
    with Engine(workspace(root, {"data/requests.csv": DATA}), [SOURCE]) as engine:
        return distribution_of_promise(question(line, metric), engine)


@pytest.mark.parametrize(
    ("line", "bound"),
    [
        # Of 91 rows 30 are at 900 or above, one has no value, 9 of the others at 150 or above.
        ("p95 of api.latency_ms is < 150 ms", (150, "<", 9 + 1 + 30 + 1, 0.05)),
        ("p95 of api.latency_ms is <= 0.15 s", (150, "<=", 9 + 30 + 1, 0.05)),
        ("median of api.latency_ms is < 150 ms", (150, "<", 41, 0.5)),
        ("p90 of api.latency_ms where operation = 'search' is < 150 ms", (150, "<", 11, 0.1)),
        ("mean of api.latency_ms is < 150 ms", (150, "<", 41, None)),
        ("p95 of api.latency_ms is between 1 and 2 s", None),
        ("share(latency_ms < 200) of api.latency_ms is > 99 %", None),
        ("count of api.latency_ms is > 5", None),
    ],
)
def test_a_bound_is_drawn_where_single_values_can_be_held_against_it(
    tmp_path: Path, line: str, bound: tuple[float, str, int, float | None] | None
) -> None:
    found = distributed(tmp_path, line)
    assert found is not None
    mark = found.bound
    drawn = (mark.value, mark.comparator, mark.beyond, mark.allowed) if mark else None
    assert drawn == bound


def test_of_a_yes_or_no_the_share_of_each_day_is_drawn_beside_the_bound(tmp_path: Path) -> None:
    with Engine(workspace(tmp_path, {"data/requests.csv": DATA}), [SOURCE]) as engine:
        asked = question("rate of api.ok is > 99 %", OK)
        assert distribution_of_promise(asked, engine) is None
        chart = chart_of_promise(asked, None, "REQ-1: answered", engine)
    assert chart is not None
    rule = chart.spec["layer"][-2]
    assert rule["data"]["values"] == [{"bound": 0.99, "text": "> 99 %"}]
    assert chart.description.endswith("The bound is > 99 %.")


def test_a_bound_on_the_whole_window_is_not_drawn_beside_its_days(tmp_path: Path) -> None:
    with Engine(workspace(tmp_path, {"data/requests.csv": DATA}), [SOURCE]) as engine:
        chart = chart_of_promise(question("count of api.requests is > 5", COUNT), None, "R", engine)
    assert chart is not None
    assert [layer["mark"]["type"] for layer in chart.spec["layer"]] == ["line"]


def test_the_chart_of_a_promise_about_numbers_is_its_distribution(tmp_path: Path) -> None:
    with Engine(workspace(tmp_path, {"data/requests.csv": DATA}), [SOURCE]) as engine:
        asked = question("p95 of api.latency_ms is < 150 ms")
        found = distribution_of_promise(asked, engine)
        chart = chart_of_promise(asked, found, "REQ-1", engine)
    assert chart is not None
    assert (chart.title, len(chart.tables)) == ("REQ-1", 1)
    assert "Beyond the bound (< 150 ms): 45.1 % (41 of 91); allowed: 5 %." in chart.description


def test_a_picture_that_stands_alone_says_what_it_is_of(tmp_path: Path) -> None:
    with Engine(workspace(tmp_path, {"data/requests.csv": DATA}), [SOURCE]) as engine:
        asked = question("p95 of api.latency_ms is < 150 ms")
        chart = chart_of_promise(asked, distribution_of_promise(asked, engine), "FAIL R", engine)
    assert chart is not None
    assert chart.spec["title"] == {
        "text": "FAIL R",
        "subtitle": [
            "Latency, 91 values over 28 d to 2026-03-01",
            "beyond the bound (< 150 ms): 45.1 % (41 of 91); allowed: 5 %",
            "not drawn: 1 with no value",
        ],
    }
