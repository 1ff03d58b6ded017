"""Time from one event to another, against scipy's Kaplan and Meier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy
import pytest
from scipy import stats  # type: ignore[import-untyped]

from sightline.measure.language.criterion import CriterionError
from sightline.measure.language.predicate_parser import parse_predicate
from sightline.measure.rows.metric import Metric, MetricError
from sightline.measure.verdict import Verdict
from tests.measure.on_data import AS_OF, answers, answers_once, instant

JOURNEY = Metric("people.first_call", "events", entity="user", event="event")
LINE = "time_to(signup -> call) of people.first_call is"


def happened(user: str, event: str, days_ago: float) -> dict[str, Any]:
    return {"ts": instant(AS_OF - timedelta(days=days_ago)), "user": user, "event": event}


def journeys(starts: Sequence[float], waits: Sequence[float]) -> list[dict[str, Any]]:
    """Each person signs up so many days ago, and calls so many days later if that is not future."""
    rows = []
    for number, (start, wait) in enumerate(zip(starts, waits, strict=True)):
        rows.append(happened(f"u{number}", "signup", start))
        if wait < start:
            rows.append(happened(f"u{number}", "call", start - wait))
    return rows


def asked(folder: Path, bounds: Sequence[str], rows: list[dict[str, Any]], **more: Any) -> Any:
    lines = [f"{LINE} {bound}" for bound in bounds]
    return answers_once(
        folder, lines, rows, metric=more.pop("metric", JOURNEY), typed=False, **more
    )


def median_by_scipy(starts: Sequence[float], waits: Sequence[float]) -> float | None:
    """The first time at which at most half have not arrived."""
    open_ = [wait >= start for start, wait in zip(starts, waits, strict=True)]
    seen = [min(start, wait) for start, wait in zip(starts, waits, strict=True)]
    survival = stats.ecdf(
        stats.CensoredData(numpy.array(seen), right=None)
        if not any(open_)
        else stats.CensoredData.right_censored(seen, open_)
    ).sf
    reached = survival.quantiles[survival.probabilities <= 0.5 + 1e-12]
    return float(reached[0]) if len(reached) else None


def value(verdict: Verdict) -> float:
    assert verdict.reading is not None and verdict.reading.value is not None
    return float(verdict.reading.value)


@pytest.mark.parametrize("seed", range(2))
def test_the_median_time_is_that_of_kaplan_and_meier(tmp_path: Path, seed: int) -> None:
    draw = numpy.random.default_rng(seed)
    starts = [round(float(v), 3) for v in draw.uniform(0.5, 27.5, 120)]
    waits = [round(float(v), 3) for v in draw.exponential((4, 12)[seed], 120)]
    expected = median_by_scipy(starts, waits)
    assert expected is not None
    bounds = [f"{sign} {expected * scale:.2f} d" for sign in ("<", "<=", ">", ">=")
              for scale in (0.2, 0.98, 1.02, 3)]  # fmt: skip
    words = set()
    for verdict, bound in zip(
        asked(tmp_path, bounds, journeys(starts, waits)), bounds, strict=True
    ):
        assert value(verdict) == pytest.approx(expected, abs=1e-6)
        reading = verdict.reading
        assert (reading.n, reading.unit) == (120, "d")
        low, high = reading.low or 0.0, reading.high if reading.high is not None else numpy.inf
        assert low <= expected <= high
        at = float(bound.split()[1])
        beyond, under = ("FAIL", "PASS") if bound[0] == "<" else ("PASS", "FAIL")
        word = beyond if low > at else under if high < at else "INCONCLUSIVE"
        assert verdict.verdict == word, bound
        words.add(word)
    assert words == {"PASS", "FAIL", "INCONCLUSIVE"}


def test_who_is_still_on_the_way_is_no_failure(tmp_path: Path) -> None:
    # A hundred people signed up yesterday; none has called yet, and none had ten days to.
    starts, waits = [1.0] * 100, [99.0] * 100
    old = [happened("old", "signup", 90), happened("old", "call", 80)]
    rows = [*old, *journeys(starts, waits)]
    for verdict in asked(tmp_path / "a", ["< 10 d", "> 10 d", "<= 2 d"], rows):
        assert verdict.verdict == "INCONCLUSIVE"
        assert verdict.reading is not None and verdict.reading.value is None
        assert verdict.reading.n == 100
    # The same people after twenty days of waiting in vain have broken it.
    starts = [20.0] * 99 + [1.0]
    rows = [*old, *journeys(starts, waits)]
    below, above = asked(tmp_path / "b", ["< 10 d", "> 10 d"], rows)
    assert (below.verdict, above.verdict) == ("FAIL", "PASS")


def test_everybody_at_once_is_proven_from_five_on(tmp_path: Path) -> None:
    for n, word in ((4, "INCONCLUSIVE"), (5, "PASS"), (40, "PASS")):
        rows = journeys([5.0 - k / 100 for k in range(n)], [1.0] * n)
        [verdict] = asked(tmp_path, ["< 2 d"], [*rows, happened("x", "other", 0.1)])
        assert (verdict.verdict, value(verdict)) == (word, 1), n


def test_only_the_first_of_each_step_counts_and_only_in_order(tmp_path: Path) -> None:
    rows = [
        # Called before signing up, then two days after: two days.
        happened("a", "call", 20), happened("a", "signup", 10), happened("a", "call", 8),
        # Two calls: the first counts.
        happened("b", "signup", 10), happened("b", "call", 7), happened("b", "call", 1),
        # In the same instant: no time at all.
        happened("c", "signup", 9), happened("c", "call", 9),
        # Never called; never signed up.
        happened("d", "signup", 9), happened("e", "call", 9),
        happened("f", "signup", 6), happened("f", "call", 1),
        # The call of the future is not known yet.
        happened("g", "signup", 6), happened("g", "call", -1),
        # Signed up before the window: no start inside it.
        happened("h", "signup", 40), happened("h", "call", 3),
    ]  # fmt: skip
    starts, waits = [10, 10, 9, 9, 6, 6], [2, 3, 0, 99, 5, 99]
    [verdict] = asked(tmp_path, ["< 99 d"], rows, fresh_within="9d")
    assert verdict.reading is not None
    assert verdict.reading.n == 6
    assert value(verdict) == median_by_scipy(starts, waits) == 3
    assert verdict.verdict != "FAIL"


def test_steps_may_be_populations_and_a_metric_has_its_own_unit(tmp_path: Path) -> None:
    starts, waits = [10.0 + k / 50 for k in range(50)], [0.5 + k / 100 for k in range(50)]
    expected = median_by_scipy(starts, waits)
    assert expected is not None
    metric = Metric(
        "people.first_call", "events", entity="user", unit="h",
        populations={"signup": parse_predicate("event in ('signup', 'invited')"),
                     "call": parse_predicate("event = 'ring'")},
    )  # fmt: skip
    rows = [
        {
            **row,
            "event": {"signup": ("signup", "invited")[number % 2], "call": "ring"}[row["event"]],
        }
        for number, row in enumerate(journeys(starts, waits))
    ]
    found = asked(tmp_path, ["< 1 d", "< 24 h", "< 1,440 min"], rows, metric=metric,
                  fresh_within="12d")  # fmt: skip
    for verdict in found:
        assert verdict.verdict == "PASS"
        assert verdict.reading is not None and verdict.reading.unit == "h"
        assert value(verdict) == pytest.approx(24 * expected, abs=1e-6)


def test_a_condition_restricts_whose_time_is_told(tmp_path: Path) -> None:
    starts = [20.0 - k / 10 for k in range(80)]
    waits = [1.0 if k % 2 else 8.0 for k in range(80)]
    rows = [{**row, "plan": ("free", "paid")[int(row["user"][1:]) % 2]}
            for row in journeys(starts, waits)]  # fmt: skip
    lines = [
        f"{LINE.replace(' is', '')} where plan = '{plan}' is < 5 d" for plan in ("paid", "free")
    ]
    paid, free = answers_once(tmp_path, lines, rows, metric=JOURNEY, typed=False, fresh_within="9d")
    assert (paid.verdict, value(paid), free.verdict, value(free)) == ("PASS", 1, "FAIL", 8)


def test_the_condition_is_about_the_first_step_alone(tmp_path: Path) -> None:
    starts = [20.0 - k / 10 for k in range(80)]
    waits = [3.0 if k % 2 else 8.0 for k in range(80)]
    rows = []
    for row in journeys(starts, waits):
        channel = ("web", "app")[int(row["user"][1:]) % 2] if row["event"] == "signup" else "api"
        rows.append({**row, "channel": channel, "kind": "real"})
        # Calls that the metric's filters leave out count for nobody.
        early = starts[int(row["user"][1:])] - 1
        rows.append({**happened(row["user"], "call", early), "channel": channel, "kind": "trial"})
    metric = replace(JOURNEY, filters=(parse_predicate("kind = 'real'"),))
    lines = [LINE.replace(" is", f" where channel = '{of}' is < 5 d") for of in ("app", "web")]
    app, web = answers(tmp_path, lines, rows, metric=metric, typed=False, fresh_within="9d")
    expected = [median_by_scipy(starts[k::2], waits[k::2]) for k in (1, 0)]
    assert [value(app), value(web)] == expected == [3, 8]
    assert [each.reading.n for each in (app, web) if each.reading] == [40, 40]
    assert (app.verdict, web.verdict) == ("PASS", "FAIL")


@pytest.mark.parametrize(
    ("steps", "notes"),
    [
        ("signup -> cal", ["no row is a `cal`: did you mean `call`?"]),
        ("sign_up -> call", ["no row is a `sign_up`: did you mean `signup`?"]),
        ("signup -> zzzzzz", ["no row is a `zzzzzz`; there are: signup, call"]),
        ("sigmup -> cll", ["no row is a `sigmup`: did you mean `signup`?",
                           "no row is a `cll`: did you mean `call`?"]),
        ("signup -> never", ["no row is a `never`; there are: signup, call"]),
    ],
)  # fmt: skip
def test_a_step_that_no_row_is_proves_nothing(tmp_path: Path, steps: str, notes: list[str]) -> None:
    metric = replace(JOURNEY, populations={"never": parse_predicate("event = 'cal'")})
    rows = journeys([20.0] * 99 + [1.0], [2.0] * 100)
    bounds = ("> 5 d", "< 5 d", "between 1 and 30 d", "up by 9 % vs previous")
    lines = [f"time_to({steps}) of people.first_call is {bound}" for bound in bounds]
    for verdict in answers(tmp_path, lines, rows, metric=metric, typed=False):
        assert verdict.verdict == "NO DATA"
        assert verdict.reading is not None
        assert (verdict.reading.n, verdict.reading.value) == (0, None)
        assert [note for note in verdict.notes if note.startswith("no row is a")] == notes


def test_a_step_that_only_others_have_made_is_one_that_exists(tmp_path: Path) -> None:
    rows = [*journeys([20.0] * 99, [99.0] * 99), happened("other", "call", 1.0)]
    [verdict] = asked(tmp_path, ["> 10 d"], rows)
    assert (verdict.verdict, verdict.reading and verdict.reading.n) == ("PASS", 99)
    # What comes after the as-of date is not known yet.
    rows[-1] = happened("other", "call", -1.0)
    [verdict] = asked(tmp_path, ["> 10 d"], rows, fresh_within="60d")
    assert verdict.verdict == "NO DATA"


def test_nobody_at_the_first_step_is_no_data(tmp_path: Path) -> None:
    rows = [happened("a", "call", day) for day in (1, 2, 3)]
    bounds = ["< 5 d", "> 5 d", "between 1 and 5 d", "up by 10 % vs previous"]
    for verdict in asked(tmp_path, bounds, rows):
        assert verdict.verdict == "NO DATA"


def test_a_changed_time_is_judged_by_the_limits_of_its_change(tmp_path: Path) -> None:
    def wave(number: int, ago: float, scale: float) -> list[dict[str, Any]]:
        draw = numpy.random.default_rng(5)
        starts = [ago + float(v) for v in draw.uniform(10, 27, 150)]
        waits = [scale * float(v) for v in draw.gamma(4, 0.5, 150)]
        rows = journeys(starts, waits)
        return [{**row, "user": f"{row['user']}w{number}"} for row in rows]

    rows = [*wave(1, 28, 2.0), *wave(2, 0, 1.0), happened("x", "other", 0.1)]
    cases = [("down by 30 % vs previous", "PASS"), ("down by 70 % vs previous", "FAIL"),
             ("up by 1 % vs previous", "FAIL"), ("down by 1 h vs previous", "PASS"),
             ("down by 10 d vs previous", "FAIL"), ("within 5 % of previous", "FAIL"),
             ("within 99 % of previous", "PASS"),
             ("down by 50 % vs previous", "INCONCLUSIVE")]  # fmt: skip
    found = asked(tmp_path, [bound for bound, _ in cases], rows)
    for verdict, (bound, word) in zip(found, cases, strict=True):
        assert verdict.verdict == word, (bound, verdict.change)
        assert verdict.baseline is not None and verdict.baseline.n == 150
        assert value(verdict) == pytest.approx(verdict.baseline.value / 2, rel=1e-6)


def test_without_an_entity_or_for_a_unit_that_is_no_time_it_is_refused(tmp_path: Path) -> None:
    rows = journeys([5.0] * 9, [1.0] * 9)
    with pytest.raises(MetricError):
        asked(tmp_path, ["< 5 d"], rows, metric=Metric("people.first_call", "events"))
    for bound in ("< 5 kB", "< 5 mo", "< 5 %"):
        with pytest.raises(CriterionError):
            asked(tmp_path, [bound], rows)


def test_the_query_of_a_time_run_again_gives_the_time(tmp_path: Path) -> None:
    rows = journeys([5.0] * 9, [1.0, 2.0, 3.0] * 3)
    lines = [f"{LINE} < 5 d", f"{LINE} within 5 d of previous"]
    # `answers` runs each reading's query once more, and fails where it gives another value.
    found = answers(tmp_path, lines, rows, metric=JOURNEY, typed=False, fresh_within="9d")
    assert [value(verdict) for verdict in found] == [2, 2]


def test_days_are_24_hours_also_when_clocks_change(tmp_path: Path) -> None:
    end = datetime.fromisoformat("2026-03-30T10:00Z")
    rows = []
    for number in range(20):
        signup = datetime.fromisoformat("2026-03-28T20:00Z") + timedelta(minutes=number)
        for event, moment in (("signup", signup), ("call", signup + timedelta(hours=24))):
            rows.append({"ts": instant(moment), "user": f"u{number}", "event": event})
    [verdict] = asked(tmp_path, ["<= 1 d over 7d calendar Europe/Berlin"], rows, as_of=end,
                      fresh_within="2d")  # fmt: skip
    assert (verdict.verdict, value(verdict)) == ("PASS", 1)
