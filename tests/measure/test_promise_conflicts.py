"""Promises that can't both be kept, or of which one says nothing more: against brute force."""

from __future__ import annotations

import random

import pytest

from sightline.measure.language.criterion import Criterion
from sightline.measure.language.criterion_parser import parse_criterion
from sightline.measure.language.promise_conflicts import contradictions, implied


def pair(one: str, other: str) -> list[tuple[str, Criterion]]:
    return [("one", parse_criterion(one)), ("other", parse_criterion(other))]


@pytest.mark.parametrize(
    ("one", "other", "contradict", "stronger"),
    [
        ("p95 of m is < 200 ms", "p95 of m is > 300 ms", True, None),
        ("p95 of m is < 200 ms", "p95 of m is >= 0.2 s", True, None),
        ("p95 of m is <= 200 ms", "p95 of m is >= 0.2 s", False, None),
        ("p95 of m is < 200 ms", "p50 of m is > 300 ms", True, None),
        ("p50 of m is < 200 ms", "p95 of m is > 300 ms", False, None),
        ("max of m is < 200 ms", "p1 of m is > 300 ms", True, None),
        ("p99 of m is < 200 ms", "p95 of m is < 300 ms", False, "one"),
        ("p95 of m is < 300 ms", "p99 of m is < 200 ms", False, "other"),
        ("p50 of m is > 20", "p90 of m is > 10", False, "one"),
        ("p95 of m is < 200 ms", "p95 of m is < 200 ms over 7d", False, None),
        ("p95 of m where a = 1 is < 200 ms", "p95 of m is > 300 ms", False, None),
        ("mean of m is between 1 and 2 s", "mean of m is > 3 s", True, None),
        ("mean of m is between 1 and 2 s", "mean of m is between 500 ms and 3 s", False, "one"),
        ("share(ok) of m is > 99 %", "share(ok) of m is < 0.5", True, None),
        ("share(ok) of m is > 99 %", "share(not ok) of m is > 50 %", False, None),
        ("mean of m is < 20 ms", "mean of m is > 30 MB", False, None),
        ("mean of m is < 20", "mean of m is > 30 ms", False, None),
        ("p95 of m is down by 10 % vs previous", "p95 of m is > 300 ms", False, None),
        ("rate of m is < 10 /h", "rate of m is > 241 /d", True, None),
    ],
)
def test_pairs_are_told_apart(one: str, other: str, contradict: bool, stronger: str | None) -> None:
    assert list(contradictions(pair(one, other))) == ([("one", "other")] if contradict else [])
    found = [strong for strong, _ in implied(pair(one, other))]
    assert found == ([stronger] if stronger else [])


def test_no_data_keep_both_of_a_contradiction_and_all_that_keep_the_stronger_keep_the_weaker() -> (
    None
):
    rng = random.Random(8)
    seen = {"contradict": 0, "imply": 0}
    for _ in range(400):
        levels = [rng.choice((10, 50, 90)) for _ in "ab"]
        signs = [rng.choice(("<", "<=", ">", ">=")) for _ in "ab"]
        bounds = [rng.randint(1, 6) for _ in "ab"]
        lines = [
            f"p{level} of m is {sign} {bound}"
            for level, sign, bound in zip(levels, signs, bounds, strict=True)
        ]
        both = pair(*lines)
        worlds = [sorted(rng.choices(range(8), k=20)) for _ in range(200)]
        kept = [
            [_keeps(world, *one) for one in zip(levels, signs, bounds, strict=True)]
            for world in worlds
        ]
        if list(contradictions(both)):
            seen["contradict"] += 1
            assert not any(all(each) for each in kept), lines
        for strong, _ in implied(both):
            seen["imply"] += 1
            index = 0 if strong == "one" else 1
            assert all(each[1 - index] for each in kept if each[index]), lines
    assert min(seen.values()) > 20


def _keeps(world: list[int], level: int, sign: str, bound: int) -> bool:
    value = world[-(-level * len(world) // 100) - 1]
    return {
        "<": value < bound, "<=": value <= bound, ">": value > bound, ">=": value >= bound,
    }[sign]  # fmt: skip
