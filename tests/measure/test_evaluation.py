"""Verdicts on data: figures equal a brute-force twin, and honesty comes in the agreed order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.measure.judging.evaluation import evaluate
from sightline.measure.language.criterion import CriterionError
from sightline.measure.language.criterion_parser import parse_criterion
from sightline.measure.language.predicate_parser import parse_predicate
from sightline.measure.question import Question
from sightline.measure.rows.metric import Metric, MetricError
from sightline.measure.verdict import Verdict, plain
from sightline.stats import binomial
from sightline.stats.quantile import allowed_share, is_beyond, quantile, ranks
from sightline.store.errors import SourceError
from sightline.store.sources import Source
from tests.measure.twins import csv_source, engine_over

AS_OF = datetime(2026, 3, 1, tzinfo=UTC)
METRIC = Metric("api.latency_ms", "events", expression="latency", unit="ms")


def event(latency: float | None, days_ago: float = 1, **more: Any) -> dict[str, Any]:
    moment = AS_OF - timedelta(days=days_ago)
    return {"ts": moment.strftime("%Y-%m-%dT%H:%M:%SZ"), "latency": latency, **more}


def ask(
    folder: Path,
    line: str,
    rows: Sequence[dict[str, Any]],
    metric: Metric = METRIC,
    as_of: datetime = AS_OF,
) -> Verdict:
    """Return the verdict on a line over rows, after running its reading's query once more."""
    source = csv_source(folder, rows)
    with engine_over(folder, source) as engine:
        question = Question(parse_criterion(line), metric, source, as_of)
        verdict = evaluate(question, engine)
        reading = verdict.reading
        assert reading is not None
        _, again = engine.run(reading.query, reading.params)
        assert plain(again[0][0]) == reading.value
    return verdict


LATENCIES = st.lists(
    st.one_of(st.none(), st.sampled_from([100.0, 199.5, 200.0, 200.5, 300.0])),
    min_size=1,
    max_size=80,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    LATENCIES,
    st.sampled_from(["p50", "p90", "p95", "p7", "p29", "p99.9"]),
    st.sampled_from(["<", "<=", ">", ">="]),
)
def test_percentiles_equal_the_brute_force_twin(
    tmp_path: Path, latencies: list[float | None], name: str, sign: str
) -> None:
    rows = [event(1.5, days_ago=99), *(event(latency) for latency in latencies)]
    verdict = ask(tmp_path, f"{name} of api.latency_ms is {sign} 200 ms", rows)
    reading = verdict.reading
    assert reading is not None
    level_ppm = round(float(name[1:]) * 10_000)
    n = len(latencies)
    worst = float("inf") if sign[0] == "<" else float("-inf")
    ordered = sorted(worst if each is None else each for each in latencies)
    found = ranks(level_ppm, n, 0.95)
    assert reading.n == n
    assert reading.value == quantile(latencies, level_ppm, sign)
    assert reading.low == (plain(ordered[found.low - 1]) if found.low else None)
    assert reading.high == (plain(ordered[found.high - 1]) if found.high else None)
    beyond = sum(is_beyond(each, sign, 200.0) for each in latencies)
    decision = binomial.decide(beyond, n, allowed_share(level_ppm, sign), 0.95)
    assert verdict.verdict == decision.value


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(LATENCIES, st.sampled_from(["<", ">"]))
def test_shares_equal_the_brute_force_twin(
    tmp_path: Path, latencies: list[float | None], sign: str
) -> None:
    rows = [event(1.5, days_ago=99), *(event(latency) for latency in latencies)]
    line = f"share(latency >= 200) of api.latency_ms is {sign} 40 %"
    verdict = ask(tmp_path, line, rows)
    reading = verdict.reading
    assert reading is not None
    hits = sum(each is not None and each >= 200 for each in latencies)
    unknown = latencies.count(None)
    counted = hits + unknown if sign == "<" else hits
    limits = binomial.limits(counted, len(latencies), 0.95)
    assert reading.value == plain(counted / len(latencies))
    assert (reading.low, reading.high) == (plain(limits.low), plain(limits.high))
    assert (reading.unit, reading.n) == ("share", len(latencies))
    allowed = 0.4 if sign == "<" else 0.6
    wrong = counted if sign == "<" else len(latencies) - counted
    assert verdict.verdict == binomial.decide(wrong, len(latencies), allowed, 0.95).value


@pytest.mark.parametrize(
    ("line", "value", "word"),
    [
        ("count of api.latency_ms is >= 5", 5, "PASS"),
        ("count of api.latency_ms is > 5", 5, "FAIL"),
        ("sum of api.latency_ms is < 1 s", 1000, "FAIL"),
        ("sum of api.latency_ms is <= 1 s", 1000, "PASS"),
        ("min of api.latency_ms is < 100.5 ms", 100, "PASS"),
        # A missing value is the worst: no maximum is promised below anything with one.
        ("max of api.latency_ms is < 9 s", 400, "FAIL"),
        ("max of api.latency_ms is > 399 ms", 400, "PASS"),
        ("min of api.latency_ms is > 1 ms", 100, "FAIL"),
        ("count of api.latency_ms where latency > 150 is = 2", None, "bound"),
    ],
)
def test_facts_pass_or_fail_without_an_interval(
    tmp_path: Path, line: str, value: float | None, word: str
) -> None:
    rows = [event(latency) for latency in (100, 200, 300, 400, None)]
    if word == "bound":
        with pytest.raises(CriterionError):
            ask(tmp_path, line, rows)
        return
    verdict = ask(tmp_path, line, rows)
    assert verdict.reading is not None
    assert (verdict.verdict, verdict.reading.value) == (word, value)
    assert (verdict.reading.low, verdict.reading.high) == (None, None)
    assert any("no value in 1 of 5 rows" in note for note in verdict.notes)


def test_no_data_comes_before_stale_before_inconclusive_before_pass_and_fail(
    tmp_path: Path,
) -> None:
    line = "p95 of api.latency_ms is < 200 ms over 28d"
    fast = [event(100.5, days_ago=1)] * 59
    assert ask(tmp_path, line, fast).verdict == "PASS"
    assert ask(tmp_path, line, fast[:58]).verdict == "INCONCLUSIVE"
    assert ask(tmp_path, line, fast[:58]).needed_n == 59
    slow = [event(900.5, days_ago=1)] * 59
    assert ask(tmp_path, line, slow).verdict == "FAIL"
    old = [event(900.5, days_ago=10)] * 59
    stale = ask(tmp_path, line, old)
    assert stale.verdict == "STALE"
    assert stale.notes[:2] == (
        "data end 10 d before the as-of date (at 2026-02-19T00:00:00Z); fresh means within 2.8 d"
        " (a tenth of the window; fresh_within in [sources.events] changes it)",
        "it would be FAIL",
    )
    assert ask(tmp_path, line, [event(900.5, days_ago=40)] * 59).verdict == "NO DATA"
    nothing = ask(tmp_path, line.replace(" is", " where latency > 5000 is"), fast)
    assert (nothing.verdict, nothing.needed_n) == ("NO DATA", None)


@pytest.mark.parametrize(
    "line",
    [
        f"{statistic} of api.latency_ms is {bound}"
        for statistic in ("p50", "mean", "max", "min", "sum", "count", "share(latency > 1)")
        for bound in ("< 1", "> 0")
    ],
)
def test_an_empty_match_never_passes(tmp_path: Path, line: str) -> None:
    assert ask(tmp_path, line, [event(1.5, days_ago=99)]).verdict == "NO DATA"


@pytest.mark.parametrize("statistic", ["count", "sum", "p50", "mean", "share(latency > 1)"])
@pytest.mark.parametrize("bound", ["< 50", "> 0"])
def test_a_condition_that_no_row_meets_never_passes_and_says_that_rows_are_there(
    tmp_path: Path, statistic: str, bound: str
) -> None:
    line = f"{statistic} of api.latency_ms where latency > 5000 is {bound.replace('50', '0.5')}"
    inside = [event(1.5, days_ago=day) for day in (1, 2, 27)]
    verdict = ask(tmp_path, f"{line} over 28d", [*inside, event(1.5, days_ago=30)])
    assert verdict.verdict == "NO DATA"
    assert verdict.notes[:2] == (
        "no row matches in the window",
        "the source events has 3 rows in the window, but none meets the condition:"
        " was a value renamed?",
    )
    nothing = ask(tmp_path, f"{line} over 28d", [event(1.5, days_ago=30)])
    assert nothing.verdict == "NO DATA"
    assert not any("renamed" in note for note in nothing.notes)


def test_the_source_says_how_old_its_data_may_be(tmp_path: Path) -> None:
    source = csv_source(tmp_path, [event(1.5, days_ago=10)] * 60)
    relaxed = Source(source.name, source.files, "csv", "ts", fresh_within="2w")
    with engine_over(tmp_path, source) as engine:
        criterion = parse_criterion("p95 of api.latency_ms is < 200 ms")
        words = [
            evaluate(Question(criterion, METRIC, each, AS_OF), engine).verdict
            for each in (source, relaxed)
        ]
    assert words == ["STALE", "PASS"]


def test_the_window_is_closed_at_its_start_and_open_at_its_end(tmp_path: Path) -> None:
    rows = [event(1.5, days_ago=days) for days in (0, 1, 27.999, 28, 28.001)]
    verdict = ask(tmp_path, "count of api.latency_ms is > 0 over 28d", rows)
    assert verdict.reading is not None
    assert verdict.reading.n == 3
    assert verdict.reading.window == {
        "start": "2026-02-01T00:00:00Z",
        "end": "2026-03-01T00:00:00Z",
        "tz": "UTC",
    }


def test_a_minimum_n_of_ones_own_holds_back_pass_and_fail(tmp_path: Path) -> None:
    rows = [event(100.5)] * 60
    verdict = ask(tmp_path, "p95 of api.latency_ms is < 200 ms [n>=100]", rows)
    assert (verdict.verdict, verdict.needed_n) == ("INCONCLUSIVE", 100)
    assert "without that it would be PASS" in verdict.notes[0]


def test_confidence_moves_the_smallest_n(tmp_path: Path) -> None:
    rows = [event(100.5)] * 59
    line = "p95 of api.latency_ms is < 200 ms [confidence 99 %]"
    verdict = ask(tmp_path, line, rows)
    assert (verdict.verdict, verdict.needed_n) == ("INCONCLUSIVE", 90)


def test_a_mean_leaves_missing_values_out_and_says_so(tmp_path: Path) -> None:
    rows = [event(100 + index % 10) for index in range(200)] + [event(None)] * 3
    verdict = ask(tmp_path, "mean of api.latency_ms is < 200 ms", rows)
    reading = verdict.reading
    assert reading is not None
    assert (verdict.verdict, reading.value, reading.n) == ("PASS", 104.5, 200)
    assert verdict.notes == ("no value in 3 of 203 rows: left out of the mean",)


def test_a_heavy_tail_is_inconclusive(tmp_path: Path) -> None:
    rows = [event(1.5)] * 99 + [event(100_000.0)]
    verdict = ask(tmp_path, "mean of api.latency_ms is < 200 ms", rows)
    assert verdict.verdict == "INCONCLUSIVE"
    assert "heavy tail: a few values carry the average" in verdict.notes


def test_not_a_number_is_a_missing_value(tmp_path: Path) -> None:
    rows = [event(1.5)] * 59
    metric = Metric("m", "events", expression="CASE WHEN k = 1 THEN 'nan'::DOUBLE ELSE latency END")
    rows = [{**row, "k": int(index == 0)} for index, row in enumerate(rows)]
    verdict = ask(tmp_path, "max of m is < 9", rows, metric)
    assert verdict.verdict == "FAIL"
    share = ask(tmp_path, "share(value > 5) of m is < 1 %", rows, metric)
    assert share.notes[-1] == "not known in 1 of 59 rows: counted as worst"


def test_a_bare_bound_is_read_in_the_metrics_unit_and_says_so(tmp_path: Path) -> None:
    verdict = ask(tmp_path, "p50 of api.latency_ms is < 200", [event(100.5)] * 9)
    assert verdict.notes == ("the bound has no unit; it was read in the metric's, ms",)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("p95 of api.latency_ms is < 3 kB", "kB cannot be turned into ms"),
        ("count of api.latency_ms is < 3 ms", "ms does not fit"),
        ("share(latency > 1) of api.latency_ms is < 3 ms", "a share has no unit ms"),
        ("share(latency > 1) of api.latency_ms is < 95", "a share lies between 0 % and 100 %"),
        ("p95 of api.latency_ms where latncy > 1 is < 3", "there is no column 'latncy'"),
    ],
)
def test_what_cannot_be_asked_is_refused_at_its_column(
    tmp_path: Path, line: str, message: str
) -> None:
    with pytest.raises(CriterionError) as caught:
        ask(tmp_path, line, [event(1.5)])
    assert caught.value.message.startswith(message)
    assert caught.value.column > 1 and caught.value.help


@pytest.mark.parametrize(
    ("metric", "key", "message"),
    [
        (Metric("m", "events", expression="latncy"), "expression", "there is no column `latncy`"),
        (Metric("m", "events", expression="latency) FROM events WHERE (true"), "expression", ""),
        (
            Metric("m", "events", expression="latency, 1"),
            "expression",
            "the expression gives TUPLE",
        ),
        (Metric("m", "events", expression="latency AS x"), "expression", ""),
        (Metric("m", "events", expression="(SELECT 1)"), "expression", "a sub-query"),
        (Metric("m", "events", expression="row_number() OVER ()"), "expression", "a window"),
        (Metric("m", "events", expression="latency + ?"), "expression", "a placeholder"),
        (Metric("m", "events", expression="random()"), "expression", "random gives another"),
        (Metric("m", "events", expression="epoch(now())"), "expression", "now gives another"),
        (Metric("m", "events", expression="latency -- 5"), "expression", "comments"),
        (Metric("m", "events", expression="current_date - ts"), "expression", "current_date gives"),
        (Metric("m", "events", expression="age(ts)"), "expression", "age gives another"),
        (Metric("m", "events", expression="1", query="DESCRIBE events"), "query", "a query gives"),
        (
            Metric("m", "events", expression="1", query="SELECT * FROM events USING SAMPLE 1"),
            "query",
            "a sample gives another answer",
        ),
        (
            Metric("m", "events", expression="1", per=("week",), query="SELECT * FROM events"),
            "per",
            "`per` and `query` exclude each other",
        ),
        (Metric("m", "events", expression="'a' || latency"), "expression", "the expression gives"),
        (Metric("m", "events", expression="latency", time="when"), "time", "there is no column"),
        (Metric("m", "events", expression="latency", time="latency"), "time", "column `latency`"),
        (Metric("m", "events", per=("user",), expression="count(*)"), "per", "there is no column"),
        (Metric("m", "events", per=("week",)), "expression", "one row per entity needs"),
        (
            Metric("m", "events", expression="x", query="SELECT * FROM other"),
            "query",
            "there is no source `other`",
        ),
        (
            Metric("m", "events", expression="x", query="SELECT * FROM read_csv('/etc/passwd')"),
            "query",
            "read_csv(...) can't be read from",
        ),
        (
            Metric("m", "events", expression="x", query="DROP TABLE events"),
            "query",
            "this is not SQL",
        ),
        (
            Metric("m", "events", expression="x", query="SELECT 1; SELECT 2"),
            "query",
            "this is more than one",
        ),
    ],
)
def test_a_metric_that_cannot_be_computed_names_its_key(
    tmp_path: Path, metric: Metric, key: str, message: str
) -> None:
    with pytest.raises(MetricError) as caught:
        ask(tmp_path, "mean of m is < 3", [event(1.5)] * 3, metric)
    assert caught.value.key == key
    assert caught.value.message.startswith(message)


def test_one_row_per_person_is_measured_once_it_can_be_known(tmp_path: Path) -> None:
    def row(user: str, days_ago: float) -> dict[str, Any]:
        return event(1.5, days_ago, user=user)

    rows = [
        *(row("back", days) for days in (80, 60)),
        *(row("late", days) for days in (80, 40)),
        row("gone", 70),
        *(row("new", days) for days in (10, 5)),
        *(row("future", days) for days in (-1, -2)),
    ]
    metric = Metric(
        "people.came_back",
        "events",
        per=("user",),
        expression="coalesce(min(ts, 2)[2] <= min(ts) + INTERVAL 30 DAY, false)",
        time="min(ts) + INTERVAL 30 DAY",
        dimensions={"name": "any_value(user)"},
    )
    line = "share(value >= 1) of people.came_back is > 1 % over 90d"
    with pytest.raises(CriterionError):  # the value is true or false
        ask(tmp_path, line, rows, metric)
    verdict = ask(tmp_path, line.replace("value >= 1", "came_back"), rows, metric)
    assert verdict.reading is not None
    assert (verdict.reading.n, verdict.reading.value) == (3, plain(1 / 3))
    named = line.replace("value >= 1", "value").replace("is >", "where name != 'gone' is >")
    found = ask(tmp_path, named, rows, metric).reading
    assert found is not None
    assert (found.n, found.value) == (2, 0.5)


def test_one_row_per_week_also_where_nothing_happened(tmp_path: Path) -> None:
    moments = ["2026-02-02", "2026-02-03", "2026-02-16", "2026-02-23", "2026-03-02", "2026-03-03"]
    rows = [
        {"ts": f"{day}T12:00:00Z", "user": name, "latency": 1.5}
        for day, name in zip(moments, "abacab", strict=True)
    ]
    metric = Metric("users.weekly", "events", "count(DISTINCT user) + 0 * count(*)", per=("week",))
    as_of = datetime(2026, 3, 4, 12, tzinfo=UTC)
    for statistic, value in (("sum", 4), ("min", 0), ("max", 2), ("count", 4), ("median", 1)):
        line = f"{statistic} of users.weekly is < 99 over 6w calendar"
        found = ask(tmp_path, line, rows, metric, as_of).reading
        assert found is not None
        assert (found.value, found.n) == (value, 4), statistic


def test_a_view_is_cut_at_the_as_of_date(tmp_path: Path) -> None:
    rows = [event(float(days), days) for days in (-3, 1, 2, 3)]
    metric = Metric(
        "m",
        "events",
        query="SELECT ts, latency - (SELECT min(latency) FROM events) AS above FROM events",
        expression="above",
    )
    found = ask(tmp_path, "max of m is < 9", rows, metric).reading
    assert found is not None
    assert (found.value, found.n) == (2, 3)


def test_every_source_of_a_view_is_cut_at_the_as_of_date(tmp_path: Path) -> None:
    people = csv_source(tmp_path, [event(1.5, -1, who="b"), event(1.5, 1, who="a")], "people")
    names = Source("names", ("names.csv",), "csv")
    (tmp_path / "names.csv").write_text("who,team\na,x\nb,y\n")
    events = csv_source(tmp_path, [event(1.5, days, who=who) for who in "ab" for days in (-1, 2)])
    metric = Metric(
        "m",
        "events",
        query="SELECT e.*, n.team FROM Events e JOIN people USING (who) JOIN names n USING (who)",
        expression="latency",
    )
    with engine_over(tmp_path, events, people, names) as engine:
        criterion = parse_criterion("count of m where team = 'x' is > 0")
        sources = (events, people, names)
        found = evaluate(Question(criterion, metric, events, AS_OF, sources=sources), engine)
        everyone = parse_criterion("count of m is > 0")
        both = evaluate(Question(everyone, metric, events, AS_OF, sources=sources), engine)
    assert found.reading is not None and both.reading is not None
    assert (found.reading.n, both.reading.n) == (1, 1)


def test_filters_and_populations_of_the_metric_apply(tmp_path: Path) -> None:
    rows = [event(100.5, op=op) for op in ("search", "search", "list", "ping")]
    metric = Metric(
        "m",
        "events",
        expression="latency",
        filters=(parse_predicate("op != 'ping'"),),
        populations={"search queries": parse_predicate("op = 'search'")},
        dimensions={"kind": "upper(op)"},
    )
    for where, n in (("", 3), ('where "search queries" ', 2), ("where kind = 'LIST' ", 1)):
        found = ask(tmp_path, f"count of m {where}is > 0", rows, metric).reading
        assert found is not None
        assert found.n == n


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("%Y-%m-%d %H:%M:%S", "TIMESTAMP"),
        ("%Y-%m-%dT%H:%M:%SZ", "TIMESTAMP WITH TIME ZONE"),
        ("%Y-%m-%d", "DATE"),
        ("%Y-%m-%d %H:%M:%S UTC+00", "VARCHAR"),
    ],
)
def test_times_without_a_zone_are_utc_whatever_their_type(
    tmp_path: Path, form: str, kind: str
) -> None:
    form = form.replace(" UTC+00", "+00 ")
    days = (0, 1, 27, 28, 29)
    rows = [{"ts": (AS_OF - timedelta(days=day)).strftime(form), "v": 1.5} for day in days]
    if kind == "VARCHAR":
        rows = [{**row, "ts": f"{row['ts']} "} for row in rows]
    source = csv_source(tmp_path, rows)
    metric = Metric("m", "events", expression="v")
    with engine_over(tmp_path, source) as engine:
        if kind != "VARCHAR":
            assert engine.columns("events")["ts"] == kind
        line = "count of m where ts != 2026-02-28 is > 0"
        found = evaluate(Question(parse_criterion(line), metric, source, AS_OF), engine).reading
    assert found is not None
    assert found.n == 2


def test_a_time_that_is_a_number_is_refused(tmp_path: Path) -> None:
    source = csv_source(tmp_path, [{"ts": 1_770_000_000, "v": 1.5}])
    with engine_over(tmp_path, source) as engine:
        question = Question(
            parse_criterion("count of m is > 0"), Metric("m", "events"), source, AS_OF
        )
        with pytest.raises(SourceError) as caught:
            evaluate(question, engine)
    assert caught.value.message == "column `ts` is BIGINT, not a time"
