"""A promise is as fresh as what ended first of all it rests on, and tells what it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sightline.measure.judging.evaluation import _Shared, evaluate
from sightline.measure.language.criterion import CriterionError
from sightline.measure.language.criterion_parser import parse_criterion
from sightline.measure.language.predicate_parser import parse_predicate
from sightline.measure.question import Measurable, Question
from sightline.measure.rows.facts_sql import observations
from sightline.measure.rows.metric import Metric
from sightline.measure.verdict import Verdict
from sightline.store.sources import Source
from tests.measure.on_data import AS_OF, LATENCY, answer, instant, spread, value_of
from tests.measure.twins import csv_source, engine_over

DAY = timedelta(days=1)
FAST = "p50 of api.latency_ms is < 200 ms over 28d"
SEARCH = "p50 of api.latency_ms where op = 'search' is < 200 ms over 28d"


def asked(
    folder: Path, line: str, metric: Metric, sources: Sequence[Source], **more: Any
) -> Verdict:
    """The verdict on a line; the first source is the metric's."""
    with engine_over(folder, *sources) as engine:
        criterion = parse_criterion(line)
        question = Question(criterion, metric, sources[0], AS_OF, sources=tuple(sources), **more)
        return evaluate(question, engine)


def two_sources(folder: Path, people_end: datetime) -> list[Source]:
    """Events up to now, and people of as many days up to an instant."""
    events = csv_source(folder, spread([120.5] * 400, days=28, who="a"))
    people = csv_source(folder, spread([1.5] * 60, days=28, ends=people_end, who="a"), "people")
    return [events, people]


def test_every_source_that_a_query_reads_has_to_be_fresh(tmp_path: Path) -> None:
    query = "SELECT e.ts, e.v FROM events e WHERE who IN (SELECT who FROM people)"
    metric = Metric("m", "events", query=query, expression="v")
    line = "p50 of m is < 200 over 28d"
    assert asked(tmp_path, line, metric, two_sources(tmp_path, AS_OF)).verdict == "PASS"
    found = asked(tmp_path, line, metric, two_sources(tmp_path, AS_OF - 9 * DAY))
    assert found.verdict == "STALE"
    assert found.notes[0] == "the rows of people are old"
    assert "[sources.people]" in found.notes[1]
    assert "it would be PASS" in found.notes


def test_a_source_that_a_query_does_not_read_may_be_old(tmp_path: Path) -> None:
    metric = Metric("m", "events", query="SELECT ts, v FROM events", expression="v")
    sources = two_sources(tmp_path, AS_OF - 9 * DAY)
    assert asked(tmp_path, "p50 of m is < 200 over 28d", metric, sources).verdict == "PASS"


def test_a_source_without_time_has_no_age(tmp_path: Path) -> None:
    events = csv_source(tmp_path, spread([120.5] * 400, days=28, who="a"))
    (tmp_path / "names.csv").write_text("who,team\na,x\n")
    query = "SELECT * FROM events JOIN names USING (who)"
    metric = Metric("m", "events", query=query, expression="v")
    sources = [events, Source("names", ("names.csv",), "csv")]
    assert asked(tmp_path, "p50 of m is < 200 over 28d", metric, sources).verdict == "PASS"


def test_the_metric_compared_with_has_to_be_fresh(tmp_path: Path) -> None:
    line = "p50 of api.latency_ms is within 99 % of p.m over 28d"
    for ends, word in ((AS_OF, "FAIL"), (AS_OF - 9 * DAY, "STALE")):
        events, people = two_sources(tmp_path, ends)
        other = Measurable(Metric("p.m", "people", expression="v", unit="ms"), people)
        found = asked(tmp_path, line, LATENCY, [events, people], other=other)
        assert found.verdict == word
        assert ("the rows of people are old" in found.notes) == (word == "STALE")


def test_a_time_of_the_metrics_own_has_to_be_fresh(tmp_path: Path) -> None:
    metric = Metric("api.latency_ms", "events", expression="v", unit="ms", time="closed")
    moments = [AS_OF - 28 * DAY + index * DAY / 20 for index in range(560)]
    for ended, word in ((AS_OF, "PASS"), (AS_OF - 9 * DAY, "STALE")):
        rows = [
            {"ts": instant(at), "v": 120.5, "closed": instant(at) if at < ended else None}
            for at in moments
        ]
        found = answer(tmp_path, FAST, rows, metric=metric, typed=False)
        assert found.verdict == word
        if word == "STALE":
            assert found.notes[0] == "the rows are old by closed, the metric's own time"
            assert found.notes[-1] == "180 rows of events have no closed: left out"


def flowing(op: str, count: int, ends: datetime = AS_OF, days: float = 56) -> list[dict[str, Any]]:
    return spread([120.5] * count, days=days, ends=ends, op=op)


def test_a_condition_whose_rows_ended_is_stale_while_the_source_goes_on(tmp_path: Path) -> None:
    others = flowing("read", 500)
    going = answer(tmp_path, SEARCH, [*others, *flowing("search", 500)])
    assert going.verdict == "PASS"
    ended = [*others, *flowing("search", 500, AS_OF - 12 * DAY, 44)]
    found = answer(tmp_path, SEARCH, ended)
    assert found.verdict == "STALE"
    said = "the rows of this condition end on 2026-02-16, while the source goes on"
    assert found.notes[0] == said
    assert "it would be PASS" in found.notes
    filtered = Metric(
        "api.latency_ms", "events", "v", "ms", filters=(parse_predicate("op = 'search'"),)
    )
    found = answer(tmp_path, FAST, ended, metric=filtered)
    assert (found.verdict, found.notes[0]) == ("STALE", said.replace("condition", "metric"))
    found = answer(tmp_path, SEARCH, ended, fresh_within="13d")
    assert found.verdict == "PASS"


def test_seldom_rows_bursts_and_usual_pauses_have_not_ended(tmp_path: Path) -> None:
    others = flowing("read", 500)
    line = SEARCH.replace("28d", "28d [confidence 60 %]")
    seldom = flowing("search", 18, AS_OF - 8 * DAY, 48)
    burst = flowing("search", 200, AS_OF - 12 * DAY, 0.5)
    first, second = AS_OF - 32 * DAY, AS_OF - 9 * DAY
    paused = [*flowing("search", 200, first, 10), *flowing("search", 200, second, 10)]
    rather_seldom = flowing("search", 40, AS_OF - 8 * DAY, 48)
    for rows in (seldom, rather_seldom, burst, paused):
        found = answer(tmp_path, line, [*others, *rows])
        assert found.verdict == "PASS", found.notes


def test_a_condition_on_the_time_means_rows_of_then(tmp_path: Path) -> None:
    line = FAST.replace(" is", " where ts < 2026-02-15 is")
    assert answer(tmp_path, line, flowing("search", 900)).verdict == "PASS"


def test_that_nothing_more_happened_is_what_a_count_says(tmp_path: Path) -> None:
    rows = [*flowing("read", 500), *flowing("search", 500, AS_OF - 12 * DAY, 44)]
    line = "count of api.latency_ms where op = 'search' is < 999 over 28d"
    assert answer(tmp_path, line, rows).verdict == "PASS"


def test_a_row_is_not_known_before_it_came_whatever_its_own_time(tmp_path: Path) -> None:
    metric = Metric("m", "events", expression="v", time="day")
    came = [AS_OF - 2 * DAY, AS_OF - DAY, AS_OF, AS_OF + DAY]
    rows = [
        {"ts": instant(at), "v": index + 1.5, "day": instant(AS_OF - DAY)}
        for index, at in enumerate(came)
    ]
    found = answer(tmp_path, "max of m is < 99 over 28d", rows, metric=metric, typed=False)
    assert value_of(found) == (2.5, 2)


def daily_rows(until: datetime) -> list[dict[str, Any]]:
    return spread([1.5] * 400, days=100, ends=until)


NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)  # a Wednesday


@pytest.mark.parametrize(
    ("per", "window", "help"),
    [
        ("day", "7d", "7d calendar"),
        ("week", "4w", "4w calendar"),
        ("week", "28d", "4w calendar"),
        ("month", "4w calendar", "2mo calendar"),
        ("day", "7d calendar Europe/Berlin", "7d calendar"),
    ],
)
def test_a_total_of_periods_does_not_lose_one_without_a_word(
    tmp_path: Path, per: str, window: str, help: str
) -> None:
    metric = Metric("m", "events", "count(*)", per=(per,))
    more: dict[str, Any] = {"metric": metric, "as_of": NOON}
    for name in ("sum", "count"):
        with pytest.raises(CriterionError) as caught:
            answer(tmp_path, f"{name} of m is > 1 over {window}", daily_rows(NOON), **more)
        assert caught.value.message.startswith(f"the window cuts a {per}, and a {name} of one")
        assert caught.value.help.endswith(f"write over {help}")
        again = f"{name} of m is > 0 over {help}"
        assert answer(tmp_path, again, daily_rows(NOON), **more).verdict == "PASS"


def test_how_many_whole_periods_a_window_holds_is_told(tmp_path: Path) -> None:
    metric = Metric("m", "events", "count(*)", per=("week",))
    for line, weeks in (("mean of m is > 1 over 28d", 3), ("sum of m is > 1 over 4w calendar", 3)):
        found = answer(tmp_path, line, daily_rows(NOON), metric=metric, as_of=NOON)
        assert value_of(found)[1] == weeks
        assert f"the window holds {weeks} whole weeks; the rest of it is left out" in found.notes
    monday = datetime(2026, 3, 2, tzinfo=UTC)
    whole = answer(
        tmp_path, "sum of m is > 1 over 4w", daily_rows(monday), metric=metric, as_of=monday
    )
    assert (value_of(whole), whole.verdict) == ((112, 4), "PASS")
    assert not any("left out" in note for note in whole.notes)


def test_people_of_an_earlier_window_are_followed_no_longer_than_those_of_this_one(
    tmp_path: Path,
) -> None:
    """Everybody calls once a day from the first on; without a cut the earlier have more."""
    rows = [
        {"ts": instant(AS_OF - (began - after) * DAY), "v": 1.5, "user": f"u{began}"}
        for began in range(1, 57)
        for after in range(began)
    ]
    metric = Metric("calls", "events", "count(*)", per=("user",))
    line = "mean of calls is up by 1 % over 28d vs previous"
    source = csv_source(tmp_path, rows)
    with engine_over(tmp_path, source) as engine:
        question = Question(parse_criterion(line), metric, source, AS_OF)
        baseline = question.of_baseline()
        assert baseline is not None
        of, span = baseline
        means = []
        for facts, within in (
            (_Shared(engine).facts_of(question, of), question.span),
            (_Shared(engine).facts_of(question, of, span), span),
        ):
            query = observations(metric, source, facts, within, None)
            _, found = engine.run(f"SELECT avg(value), count(*) FROM ({query.sql})", query.params)
            means.append(found[0])
    assert means == [(14.5, 28), (14.5, 28)]


def test_a_baseline_that_cuts_a_period_is_refused_for_a_total(tmp_path: Path) -> None:
    source = csv_source(tmp_path, daily_rows(AS_OF))
    metric = Metric("m", "events", "count(*)", per=("week",))
    line = "sum of m is up by 1 % over 4w calendar vs 2026-01-05 to 2026-02-04"
    with engine_over(tmp_path, source) as engine:
        question = Question(parse_criterion(line), metric, source, AS_OF)
        baseline = question.of_baseline()
        assert baseline is not None
        with pytest.raises(CriterionError, match="the baseline cuts a week"):
            _Shared(engine).facts_of(question, *baseline)


def test_rows_without_a_time_are_counted_and_told(tmp_path: Path) -> None:
    rows = [*spread([120.5] * 400), *({"ts": None, "v": 999.5} for _ in range(3))]
    found = answer(tmp_path, FAST, rows)
    assert (found.verdict, value_of(found)) == ("PASS", (120.5, 400))
    assert found.notes == ("3 rows of events have no time: left out",)
    assert answer(tmp_path, FAST, rows[:-3]).notes == ()
    view = Metric(
        "api.latency_ms", "events", "v", "ms", time="at",
        query="SELECT CASE WHEN v < 200 THEN ts END AS at, v FROM events",
    )  # fmt: skip
    slow = spread([999.5])
    found = answer(tmp_path, FAST, [*rows[:401], *slow], metric=view)
    assert "1 row of events has no time: left out" in found.notes
    assert "1 row of the query has no at: left out" in found.notes


def test_a_change_is_not_made_by_a_longer_time_to_look_at_the_earlier(tmp_path: Path) -> None:
    rows = [
        {"ts": instant(AS_OF - (began - after) * DAY), "v": 1.5, "user": f"u{began}"}
        for began in range(1, 57)
        for after in range(began)
    ]
    metric = Metric("calls", "events", "count(*)", per=("user",))
    line = "mean of calls is up by 1 % over 28d vs previous"
    found = answer(tmp_path, line, rows, metric=metric, typed=False)
    assert found.reading is not None and found.baseline is not None
    assert [(x.value, x.n) for x in (found.reading, found.baseline)] == [(14.5, 28)] * 2
