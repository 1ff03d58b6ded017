"""Shares and rates asked of data: every bound form, against scipy's exact binomial."""

from __future__ import annotations

import random
from math import sqrt
from pathlib import Path
from typing import Any

import numpy
import pytest
from scipy import stats  # type: ignore[import-untyped]

from sightline.measure.language.predicate_parser import parse_predicate
from sightline.measure.rows.metric import Metric
from sightline.measure.verdict import plain
from tests.measure.on_data import (
    A_WINDOW_AGO,
    LATENCY,
    OK,
    answer,
    answers,
    change_of,
    exact_limits,
    exact_word,
    limits_of,
    spread,
    value_of,
    word_of_change,
)

N = 200
COUNTING = [float(v) for v in random.Random(1).sample(range(N), N)]


def edges(allowed: float, confidence: float = 0.95) -> tuple[int, int]:
    """The most wrong rows of 200 that still prove a share, the fewest that refute it."""
    hits = numpy.arange(N)
    proven = numpy.flatnonzero(stats.binom.cdf(hits, N, allowed) <= 1 - confidence).max()
    refuted = numpy.flatnonzero(stats.binom.sf(hits - 1, N, allowed) <= 1 - confidence).min()
    return int(proven), int(refuted)


@pytest.mark.parametrize("confidence", [0.95, 0.99])
def test_a_share_is_proven_and_refuted_exactly_where_the_binomial_says(
    tmp_path: Path, confidence: float
) -> None:
    proven, refuted = edges(0.1, confidence)
    said = "" if confidence == 0.95 else " [confidence 99 %]"
    cases = [(proven, "PASS"), (proven + 1, "INCONCLUSIVE")]
    cases += [(refuted - 1, "INCONCLUSIVE"), (refuted, "FAIL")]
    lines = [f"share(v < {hits}) of api.latency_ms is < 10 %{said}" for hits, _ in cases]
    # The mirror: at least 90 % are on the other side.
    lines += [f"share(v >= {hits}) of api.latency_ms is >= 90 %{said}" for hits, _ in cases]
    found = answers(tmp_path, lines, spread(COUNTING))
    assert [verdict.verdict for verdict in found] == [word for _, word in cases] * 2
    for verdict, (hits, _) in zip(found, cases, strict=False):
        assert value_of(verdict) == (plain(hits / N), N)
        assert limits_of(verdict) == pytest.approx(exact_limits(hits, N, confidence), rel=1e-9)
    for verdict, (hits, _) in zip(found[4:], cases, strict=True):
        assert value_of(verdict) == (plain((N - hits) / N), N)
        assert limits_of(verdict) == pytest.approx(exact_limits(N - hits, N, confidence), rel=1e-9)


@pytest.mark.parametrize("unknown", [0, 15])
def test_every_bound_form_of_a_share_is_judged_exactly(tmp_path: Path, unknown: int) -> None:
    values: list[float | None] = [None if v >= N - unknown else v for v in COUNTING]
    bounds = [(sign, b) for sign in ("<", "<=", ">", ">=") for b in (0.12, 0.2, 0.33)]
    lines = [f"share(v < 40) of api.latency_ms is {s} {100 * b:g} %" for s, b in bounds]
    betweens = [(0.12, 0.4), (0.05, 0.14), (0.3, 0.5), (0.2, 0.2)]
    lines += [
        f"share(v < 40) of api.latency_ms is between {100 * a:g} and {100 * b:g} %"
        for a, b in betweens
    ]
    found = answers(tmp_path, lines, spread(values))
    for verdict, (sign, bound) in zip(found, bounds, strict=False):
        # What is not known counts as worst, whichever way the promise points.
        hits = 40 + (unknown if sign[0] == "<" else 0)
        assert value_of(verdict) == (plain(hits / N), N)
        assert limits_of(verdict) == pytest.approx(exact_limits(hits, N), rel=1e-9)
        wrong, allowed = (hits, bound) if sign[0] == "<" else (N - hits, 1 - bound)
        assert verdict.verdict == exact_word(wrong, N, allowed), (sign, bound)
        assert any(f"{unknown} of {N} rows" in note for note in verdict.notes) == bool(unknown)
    for verdict, (low, high) in zip(found[len(bounds) :], betweens, strict=True):
        assert verdict.reading is not None
        confidence = verdict.reading.confidence  # each side's own, so that both together hold 95 %
        assert confidence in (0.95, 0.975)
        words = {
            exact_word(N - 40, N, 1 - low, confidence),
            exact_word(40 + unknown, N, high, confidence),
        }
        both = "FAIL" if "FAIL" in words else "PASS" if words == {"PASS"} else "INCONCLUSIVE"
        assert verdict.verdict == both, (low, high)


def test_a_rate_of_yes_and_no_is_the_share_of_yes(tmp_path: Path) -> None:
    flags: list[bool | None] = [index % 8 != 0 for index in range(240)]
    flags[1] = flags[2] = None
    lines = ["rate of api.ok is > 80 %", "rate of api.ok is < 90 %", "share(ok) of api.ok is > 80%"]
    up, down, share = answers(tmp_path, lines, spread(flags, "ok"), metric=OK)
    assert value_of(up) == value_of(share) == (plain(208 / 240), 240)
    assert value_of(down) == (plain(210 / 240), 240)
    assert up.verdict == share.verdict == exact_word(32, 240, 0.2) == "PASS"
    assert down.verdict == exact_word(210, 240, 0.9)
    for verdict, hits in ((up, 208), (down, 210), (share, 208)):
        assert limits_of(verdict) == pytest.approx(exact_limits(hits, 240), rel=1e-9)


def test_a_condition_and_a_population_restrict_a_share(tmp_path: Path) -> None:
    kinds = ["search" if v % 4 == 0 else "list" for v in COUNTING]
    metric = Metric(
        "m", "events", "v", populations={"searches": parse_predicate("op = 'search' and v < 100")}
    )
    searches = [v for v in COUNTING if v % 4 == 0]
    for where, among in (
        ("op = 'search'", searches),
        ("searches", [v for v in searches if v < 100]),
    ):
        line = f"share(v < 20) of m where {where} is < 50 %"
        found = answer(tmp_path, line, spread(COUNTING, op=kinds), metric=metric)
        hits = sum(v < 20 for v in among)
        assert value_of(found) == (plain(hits / len(among)), len(among))
        assert found.verdict == exact_word(hits, len(among), 0.5)


RATES = [
    ("is > 7 /d", 200 / 28, "/d", "PASS"),
    ("is > 0.3 /h", 200 / 28 / 24, "/h", "FAIL"),
    ("is <= 50 /w", 50, "/w", "PASS"),
    ("is < 50 /w", 50, "/w", "FAIL"),
    ("is >= 50 /w", 50, "/w", "PASS"),
    ("is between 50 and 60 /w", 50, "/w", "PASS"),
    ("is between 51 and 60 /w", 50, "/w", "FAIL"),
    ("where v < 28 is >= 1 /d", 1, "/d", "PASS"),
    ("is < 0.01 /min", 200 / 28 / 1440, "/min", "PASS"),
    ("is < 0.00001 /s", 200 / 28 / 86400, "/s", "FAIL"),
    ("is >= 10 /d over 14d", 10, "/d", "PASS"),  # 200 in 20 days
    ("is > 10 /d over 7d calendar", 10, "/d", "FAIL"),
]


def test_a_rate_of_anything_else_is_observations_per_unit_of_time(tmp_path: Path) -> None:
    lines = [f"rate of api.latency_ms {line}" for line, *_ in RATES]
    for verdict, case in zip(answers(tmp_path, lines, spread(COUNTING)), RATES, strict=True):
        line, value, unit, word = case
        assert verdict.reading is not None
        assert verdict.reading.value == plain(value), line
        assert (verdict.reading.unit, verdict.verdict) == (unit, word), line
        assert (verdict.reading.low, verdict.reading.high) == (None, None)


CHANGES = [
    ("up by 50 %", "up", 0.5, False),
    ("up by 10 %", "up", 0.1, False),
    ("up by 3 pp", "up", 3, True),
    ("up by 30 pp", "up", 30, True),
    ("down by 5 %", "down", 0.05, False),
    ("down by 1 pp", "down", 1, True),
    ("within 5 % of previous", "within", 0.05, False),
    ("within 300 % of previous", "within", 3.0, False),
    ("within 20 pp of previous", "within", 20, True),
]


def test_a_changed_share_is_judged_by_the_limits_of_its_change(tmp_path: Path) -> None:
    now, before = (80, 500), (50, 500)
    rows = [
        *spread([i < before[0] for i in range(before[1])], "ok", ends=A_WINDOW_AGO),
        *spread([i < now[0] for i in range(now[1])], "ok"),
    ]
    lines = [
        f"{('share(ok)', 'rate')[number % 2]} of api.ok is {bound}"
        + ("" if " of " in bound else " vs previous")
        for number, (bound, *_) in enumerate(CHANGES)
    ]
    found = answers(tmp_path, lines, rows, metric=OK)
    for verdict, (bound, kind, amount, in_points) in zip(found, CHANGES, strict=True):
        assert verdict.baseline is not None and verdict.change is not None
        assert value_of(verdict) == (0.16, 500)
        assert (verdict.baseline.value, verdict.baseline.n) == (0.1, 500)
        assert verdict.change.unit == ("pp" if in_points else "share")
        value, low, high = change_of(verdict)
        assert value == pytest.approx(6 if in_points else 0.6)
        assert low < value < high
        assert verdict.verdict == word_of_change(kind, amount, low, high), bound
    # Roughly what Newcombe's hybrid score limits give; exact limits are a little wider.
    low, high = newcombe(*now, *before)
    _, exact_low, exact_high = change_of(found[2])
    width = high - low
    assert -0.01 * width <= 100 * low / 100 - exact_low <= 0.2 * width
    assert -0.01 * width <= exact_high - high <= 0.2 * width


def newcombe(a: int, n: int, b: int, m: int) -> tuple[float, float]:
    """Newcombe's method 10 for a difference of shares, in points, one-sided at 95 % each."""
    limits: list[Any] = [
        stats.binomtest(hits, of).proportion_ci(0.90, method="wilson")
        for hits, of in ((a, n), (b, m))
    ]
    now, before = a / n, b / m
    low = now - before - sqrt((now - limits[0].low) ** 2 + (limits[1].high - before) ** 2)
    high = now - before + sqrt((limits[0].high - now) ** 2 + (before - limits[1].low) ** 2)
    return 100 * low, 100 * high


def test_plan_and_wish_are_answered_beside_and_never_move_the_verdict(tmp_path: Path) -> None:
    aims = ["", "; plan < 40 %", "; wish < 40 %", "; plan < 40 %; wish < 10 %", "; plan < 20.5 %"]
    lines = [f"share(v < 40) of api.latency_ms is < 30 %{aim}" for aim in aims]
    lines.append("share(v < 40) of api.latency_ms is < 10 %; plan < 40 %; wish < 30 %")
    found = answers(tmp_path, lines, spread(COUNTING))
    assert [verdict.verdict for verdict in found] == ["PASS"] * 5 + ["FAIL"]
    assert [(verdict.plan, verdict.wish) for verdict in found] == [
        (None, None),
        ("met", None),
        (None, "met"),
        ("met", "missed"),
        ("unknown", None),
        ("met", "met"),
    ]
    assert all(verdict.reading == found[0].reading for verdict in found[:4])


def test_a_rate_per_time_compares_with_the_window_before(tmp_path: Path) -> None:
    rows = [*spread([1.5] * 140, ends=A_WINDOW_AGO), *spread([1.5] * 168)]
    cases = [
        ("up by 20 %", "PASS"),
        ("up by 20.1 %", "FAIL"),
        ("down by 1 %", "FAIL"),
        ("up by 1 /d", "PASS"),
        ("up by 8 /w", "FAIL"),
        ("up by 7 /w", "PASS"),
    ]
    lines = [f"rate of api.latency_ms is {bound} vs previous" for bound, _ in cases]
    lines.append("rate of api.latency_ms is within 20 % of previous")
    found = answers(tmp_path, lines, rows, metric=LATENCY)
    assert [verdict.verdict for verdict in found] == [*(word for _, word in cases), "PASS"]
    for verdict in found[:4]:
        assert verdict.baseline is not None and verdict.reading is not None
        assert (verdict.baseline.value, verdict.reading.value) == (5, 6)
