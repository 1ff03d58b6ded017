"""Edges of a histogram: round, rising, around most values, and on the bound where they can be."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.charts.edges import Extent, edges_of

FINITE = st.floats(allow_nan=False, allow_infinity=False)


def spread(least: float, greatest: float, is_whole: bool = False) -> Extent:
    """Values spread evenly from the least to the greatest."""
    length = greatest - least
    p1, median, p995 = (least + length * part for part in (0.01, 0.5, 0.995))
    return Extent(least, p1, median, p995, greatest, is_whole)


@pytest.mark.parametrize(
    ("extent", "bound", "scale", "edges"),
    [
        (Extent(3, 3, 4, 6, 6, True), None, "linear", (3, 4, 5, 6, 7)),
        (Extent(243, 243, 243, 243, 243, True), None, "linear", (243, 244)),
        (Extent(0, 0, 0, 0, 0, True), None, "linear", (0, 1)),
        (Extent(1, 1, 1, 1e6, 1e6, True), None, "log", None),
        (spread(0, 1), 0.5, "linear", tuple(Decimal(i) / 20 for i in range(22))),
        (spread(-12, 12), None, "linear", range(-12, 14)),
    ],
)
def test_edges_are_numbers_that_a_reader_can_name(
    extent: Extent, bound: float | None, scale: str, edges: tuple[float, ...] | None
) -> None:
    found = edges_of(extent, bound)
    assert found[0] == scale
    if edges is not None:
        assert found[1] == tuple(map(float, edges))


def test_edges_that_widen_are_preferred_numbers() -> None:
    assert edges_of(Extent(2, 3, 50, 90_000, 9e6)) == (
        "log",
        tuple(
            float(Decimal(m).scaleb(e)) for e in range(6) for m in ("1", "1.6", "2.5", "4", "6.3")
        )[1:26],
    )
    whole = edges_of(Extent(1, 1, 20, 3000, 90_000, True))[1]
    assert whole == (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@given(FINITE, FINITE, FINITE, FINITE, FINITE, st.booleans(), st.none() | FINITE)
def test_any_values_get_few_rising_edges(
    a: float, b: float, c: float, d: float, e: float, is_whole: bool, bound: float | None
) -> None:
    least, p1, median, p995, greatest = sorted((a, b, c, d, e))
    extent = Extent(least, p1, median, p995, greatest, is_whole)
    scale, edges = edges_of(extent, bound)
    assert scale in ("linear", "log")
    assert 2 <= len(edges) <= 80
    assert all(map(isfinite, edges))
    assert all(one < other for one, other in pairwise(edges))
    assert edges[0] <= extent.p1
    assert edges[-1] >= extent.p995


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(-3, 6))
def test_ordinary_values_get_about_two_dozen_equally_wide_buckets(
    least: int, length: int, exponent: int
) -> None:
    unit = 10.0**exponent
    _, edges = edges_of(spread(least * unit, (least + length) * unit))
    steps = {Decimal(repr(b)) - Decimal(repr(a)) for a, b in pairwise(edges)}
    assert len(steps) == 1
    assert steps.pop().normalize().as_tuple().digits in ((1,), (2,), (2, 5), (5,))
    assert 12 <= len(edges) - 1 <= 40


@pytest.mark.parametrize("bound", [150, 200, 250, 300, 80])
def test_a_bound_within_reach_lies_on_an_edge(bound: int) -> None:
    assert bound in edges_of(spread(12, 410, True), bound)[1]


def test_a_bound_far_away_does_not_flatten_the_values() -> None:
    assert edges_of(spread(100, 200), 9000) == edges_of(spread(100, 200))


def test_one_stray_value_does_not_flatten_the_others() -> None:
    assert edges_of(Extent(1, 10, 50, 100, 1e12))[1][-1] <= 110


def test_few_values_get_few_buckets() -> None:
    sizes = [3, 27, 125, 1000, 10**6]
    counts = [len(edges_of(Extent(0, 1, 50, 99.5, 100, n=n))[1]) - 1 for n in sizes]
    assert counts == sorted(counts)
    assert (counts[0], counts[-1]) == (6, 21)
