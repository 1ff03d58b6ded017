"""`per ENTITY`: rows of one person say less than rows of as many people."""

from __future__ import annotations

from pathlib import Path

import numpy
import pytest

from sightline.measure.rows.metric import Metric
from tests.measure.on_data import (
    A_WINDOW_AGO,
    LATENCY,
    OK,
    answer,
    answers,
    change_of,
    limits_of,
    spread,
    value_of,
)

DRAW = numpy.random.default_rng(31)
PEOPLE = 40
OF_ONE = 10
USERS = [f"u{number:02d}" for number in range(PEOPLE) for _ in range(OF_ONE)]
LEVELS = numpy.repeat(DRAW.normal(200, 40, PEOPLE), OF_ONE)
ALIKE = [round(float(v), 2) for v in LEVELS + DRAW.normal(0, 5, PEOPLE * OF_ONE)]
LIKELY = numpy.repeat(DRAW.beta(1, 4, PEOPLE), OF_ONE)
FLAGS = [bool(v) for v in DRAW.random(PEOPLE * OF_ONE) < LIKELY]
RATIO = Metric("api.ratio", "events", numerator="v", denominator="w")
LINES = {
    "p50 of api.latency_ms is < 200 ms": LATENCY,
    "p90 of api.latency_ms is < 200 ms": LATENCY,
    "share(v < 190) of api.latency_ms is < 30 %": LATENCY,
    "mean of api.latency_ms is < 200 ms": LATENCY,
    "rate of api.ok is < 20 %": OK,
    "ratio of api.ratio is < 20": RATIO,
}


def widths(folder: Path, users: list[str]) -> dict[str, tuple[float, float]]:
    """How wide the limits of each line are without and with clusters; no value may change."""
    rows = spread(ALIKE, user=users, ok=FLAGS, w=10.0)
    lines = [line + per for line in LINES for per in ("", " [per user]")]
    metrics = [metric for metric in LINES.values() for _ in range(2)]
    found = answers(folder, lines, rows, metric=metrics)
    wide = {}
    for line, alone, together in zip(LINES, found[::2], found[1::2], strict=True):
        assert value_of(alone) == value_of(together), line
        (low, high), (low_per, high_per) = limits_of(alone), limits_of(together)
        value, _ = value_of(alone)
        assert value is not None and low_per <= value <= high_per, line
        wide[line] = high - low, high_per - low_per
    return wide


def test_people_who_are_alike_widen_the_limits_and_never_move_the_value(tmp_path: Path) -> None:
    wide = widths(tmp_path, USERS)
    for line, (alone, together) in wide.items():
        assert together > 1.3 * alone, line
    # Of a mean they are those of the means of people: t with 39 degrees of freedom.
    means = numpy.array(ALIKE).reshape(PEOPLE, OF_ONE).mean(axis=1)
    error = float(means.std(ddof=1)) / PEOPLE**0.5
    expected = 2 * 1.685 * error
    assert wide["mean of api.latency_ms is < 200 ms"][1] == pytest.approx(expected, rel=0.2)


def test_one_row_a_person_is_hardly_a_cluster(tmp_path: Path) -> None:
    for line, (alone, together) in widths(tmp_path, [f"u{n}" for n in range(400)]).items():
        assert 0.98 * alone <= together <= 1.1 * alone, line


def test_people_who_are_not_alike_are_hardly_a_cluster(tmp_path: Path) -> None:
    mixed = [USERS[i] for i in numpy.random.default_rng(5).permutation(len(USERS))]
    for line, (alone, together) in widths(tmp_path, mixed).items():
        assert 0.6 * alone <= together <= 1.6 * alone, line


def test_what_single_rows_would_prove_clusters_do_not(tmp_path: Path) -> None:
    # Sixty rows below the bound prove p95, but not where they come from three people.
    rows = spread([100.5] * 60, days=2, user=[f"u{n % 3}" for n in range(60)])
    line = "p95 of api.latency_ms is < 200 ms"
    alone, together = answers(tmp_path, [line, f"{line} [per user]"], rows)
    assert (alone.verdict, together.verdict) == ("PASS", "INCONCLUSIVE")
    assert any("cluster" in note or "user" in note for note in together.notes), together.notes


def test_too_few_clusters_decide_nothing(tmp_path: Path) -> None:
    rows = spread(ALIKE, user=["a", "b"] * 200, ok=FLAGS, w=10.0)
    far = [
        line.replace("< 200 ms", "< 2 s").replace("< 30 %", "< 99 %").replace("< 20", "< 90")
        for line in LINES
    ]
    lines = [f"{line} [per user]" for line in far]
    for line, verdict in zip(
        lines, answers(tmp_path, lines, rows, metric=list(LINES.values())), strict=True
    ):
        assert verdict.verdict == "INCONCLUSIVE", line
        assert verdict.notes, line


def test_a_changed_clustered_figure_has_wider_limits_of_its_change(tmp_path: Path) -> None:
    rows = [
        *spread(ALIKE, user=USERS, ends=A_WINDOW_AGO),
        *spread([value * 0.8 for value in ALIKE], user=[f"{user}b" for user in USERS]),
    ]
    lines = [
        f"{name} of api.latency_ms is down by 10 % vs previous{per}"
        for name in ("mean", "p50", "share(v < 150)")
        for per in ("", " [per user]")
    ]
    found = answers(tmp_path, lines, rows)
    for alone, together in zip(found[::2], found[1::2], strict=True):
        value, low, high = change_of(alone)
        same, low_per, high_per = change_of(together)
        assert value == same
        assert high_per - low_per > 1.3 * (high - low)


def test_per_goes_with_the_other_terms_and_needs_its_column(tmp_path: Path) -> None:
    rows = spread(ALIKE, user=USERS)
    line = "share(v < 400) of api.latency_ms is > 50 % [n>=401, confidence 99 % per user]"
    verdict = answer(tmp_path, line, rows)
    assert (verdict.verdict, verdict.needed_n) == ("INCONCLUSIVE", 401)
    with pytest.raises(Exception, match="usr"):
        answer(tmp_path, line.replace("per user", "per usr"), rows)
