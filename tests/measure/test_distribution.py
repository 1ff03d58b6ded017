"""The distribution of a metric: every observation counted exactly once, on the right side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from math import inf, isnan, nan
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.measure.figures.distribution import Distribution, DrawnBound, distribution_of
from sightline.measure.figures.figures import Observed
from sightline.measure.language.window import Span
from sightline.measure.rows.facts_sql import Facts, Query
from sightline.measure.rows.metric import Metric
from sightline.store.engine import Engine
from sightline.store.sources import Source
from tests.measure.promised import HEADER, rows, workspace
from tests.workspaces import ask

SPAN = Span(datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC), "UTC")
SOURCE = Source("given", (), "csv", "t")
KEPT = {"<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__"}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with Engine(tmp_path_factory.mktemp("nothing"), []) as opened:
        yield opened


def observed(values: list[float | None]) -> Observed:
    """A list as the observations of a metric."""
    relation = "(SELECT unnest(CAST(? AS DOUBLE[])) AS v, TIMESTAMP '2026-02-10' AS t)"
    columns = {"v": "DOUBLE", "t": "TIMESTAMP"}
    facts = Facts(Query(relation, (values,)), columns, "v", "DOUBLE", "t", "TIMESTAMP")
    return Observed(
        Metric(name="m", source="given", expression="v", unit="ms"), SOURCE, facts, SPAN
    )


def distributed(
    engine: Engine, values: list[float | None], bound: DrawnBound | None = None
) -> Distribution:
    found = distribution_of(observed(values), engine, bound)
    assert found is not None
    return found


def total(found: Distribution) -> int:
    return found.missing + found.below + sum(b.n for b in found.buckets) + found.above


VALUE = st.one_of(
    st.none(),
    st.floats(),
    st.integers(-50, 50).map(float),
    st.floats(0.1, 1e6),
    st.sampled_from([0.1 * i for i in range(40)]),
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(VALUE, max_size=60), st.sampled_from(sorted(KEPT)), st.floats(-60, 60))
def test_each_observation_is_counted_once_where_brute_force_finds_it(
    engine: Engine, values: list[float | None], comparator: str, at: float
) -> None:
    found = distributed(engine, values, DrawnBound(comparator, at, 0.05))
    known = [v for v in values if v is not None and not isnan(v)]
    assert (found.n, found.missing) == (len(values), len(values) - len(known))
    assert total(found) == found.n
    assert [b.n for b in found.buckets] == [
        sum(b.low <= v < b.high for v in known) for b in found.buckets
    ]
    if found.buckets:
        assert found.below == sum(v < found.buckets[0].low for v in known)
        assert found.above == sum(v >= found.buckets[-1].high for v in known)
    assert found.bound is not None
    kept = sum(getattr(v, KEPT[comparator])(at) for v in known)
    assert found.bound.beyond == len(values) - kept


def test_what_is_no_number_is_missing_and_what_has_no_end_is_outside(engine: Engine) -> None:
    found = distributed(engine, [nan, None, inf, inf, -inf, 1.0, 2.0])
    assert (found.missing, found.below, found.above) == (2, 1, 2)
    assert sum(bucket.n for bucket in found.buckets) == 2
    endless = distributed(engine, [inf, inf, -inf, None])
    assert (endless.n, total(endless)) == (4, 4)


def test_nothing_and_only_missing_values_have_no_bucket(engine: Engine) -> None:
    for values, missing in (([], 0), ([None, nan], 2)):
        found = distributed(engine, list(values), DrawnBound("<", 5.0))
        assert (found.n, found.missing, found.buckets) == (missing, missing, ())
        assert found.bound is not None
        assert found.bound.beyond == missing


def test_equal_values_stand_in_one_bucket(engine: Engine) -> None:
    for value in (0.0, 243.0, -7.25, 1e300, 5e-324, 1.7976931348623157e308):
        found = distributed(engine, [value] * 9)
        inside = [bucket for bucket in found.buckets if bucket.n]
        assert [b.n for b in inside] == [9] or found.above == 9
        assert total(found) == 9


def test_values_stretched_far_to_the_right_get_widening_buckets(engine: Engine) -> None:
    found = distributed(engine, [1.5**i for i in range(40)])
    assert found.scale == "log"
    assert distributed(engine, [float(i) for i in range(100)]).scale == "linear"


DATA = HEADER + rows(60) + rows(30, "list", 26, 900) + "2026-02-26T00:00:00Z,,,,\n"


def test_measure_shows_how_a_number_is_distributed(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"data/requests.csv": DATA})
    found = ask(root, "measure", metric="api.latency_ms")
    of = found.distribution
    connection = duckdb.connect()
    for bucket in of.buckets:
        sql = f"SELECT count(*) FROM '{root}/data/requests.csv'"
        sql += " WHERE latency_ms >= ? AND latency_ms < ?"
        assert connection.execute(sql, [bucket.low, bucket.high]).fetchall() == [(bucket.n,)]
    assert (of.n, of.missing, total(of)) == (91, 1, 91)
    assert (of.window, of.source, of.bound) == (found.window, "requests", None)


def test_the_query_of_a_distribution_run_again_gives_its_counts(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"data/requests.csv": DATA})
    of = ask(root, "measure", metric="api.latency_ms").distribution
    with Engine(root, [Source("requests", ("data/requests.csv",), "csv", "ts")]) as again:
        names, found = again.run(of.query, of.params)
    counted: dict[str, Any] = dict(zip(names, found[0], strict=True))
    inside = {f"bucket_{i}": bucket.n for i, bucket in enumerate(of.buckets, 1)}
    outside = {"n": of.n, "missing": of.missing, "below": of.below, "above": of.above}
    assert counted == outside | inside


@pytest.mark.parametrize("metric", ["api.ok", "api.requests"])
def test_a_yes_or_no_and_plain_rows_have_none(tmp_path: Path, metric: str) -> None:
    assert ask(workspace(tmp_path), "measure", metric=metric).distribution is None


def test_a_split_metric_has_none(tmp_path: Path) -> None:
    found = ask(workspace(tmp_path), "measure", metric="api.latency_ms", by="operation")
    assert (found.distribution, found.chart) == (None, None)
