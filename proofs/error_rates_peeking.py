"""A promise that is looked at every day for four weeks errs no more often than it says, at all.

Rows come day by day, 28 looks; the true value is just at the bound. A run is an error if any look
says PASS (FAIL). For shares, which are exact, the 99 % lower limit of the simulated rate must not
exceed the stated error; for averages and clustered shares it may exceed it by two points. What an
ordinary limit does under the same looks is simulated beside it.

Which numbers of hits pass and fail at each look is asked of the functions under test once; the
runs then only compare. Averages are asked at each look where the mean is at least two standard
errors from the bound; nearer than that no always-valid limit can decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from sightline.stats import always_valid, binomial, clusters
from sightline.stats.binomial import Decision, limits
from sightline.stats.clusters import ClusteredShare
from sightline.stats.mean import Moments

TITLE = "error rates over 28 daily looks: shares <= stated; means, clusters <= stated + 2 points"
ROUNDS_SMALL = 25
ROUNDS_FULL = 10_000

CONFIDENCE = 0.95
STATED = 0.05
ALLOWANCE = 0.02
LOOKS = 28

Numbers = npt.NDArray[np.float64]
GROWTH: dict[str, list[int]] = {
    "5 a day": [5] * LOOKS,
    "40 a day": [40] * LOOKS,
    "1,000 a day": [1000] * LOOKS,
    "growing by a fifth": [int(10 * 1.2**day) for day in range(LOOKS)],
}
SHARES = (0.01, 0.05, 0.1, 0.5, 0.9)
Draw = Callable[[np.random.Generator, tuple[int, int]], Numbers]
DISTRIBUTIONS: dict[str, tuple[Draw, float]] = {
    "normal": (lambda r, shape: r.normal(size=shape), 0.0),
    "exponential": (lambda r, shape: r.exponential(size=shape), 1.0),
    "negative exponential": (lambda r, shape: -r.exponential(size=shape), -1.0),
    "lognormal 0.5": (lambda r, shape: r.lognormal(0, 0.5, shape), float(np.exp(0.125))),
    "lognormal 1": (lambda r, shape: r.lognormal(0, 1, shape), float(np.exp(0.5))),
    "lognormal 1.5": (lambda r, shape: r.lognormal(0, 1.5, shape), float(np.exp(1.125))),
    "Pareto 3": (lambda r, shape: 1 + r.pareto(3, shape), 1.5),
    "Pareto 1.5": (lambda r, shape: 1 + r.pareto(1.5, shape), 3.0),
    "counts with zeros": (lambda r, s: (r.random(s) < 0.2) * r.exponential(size=s), 0.2),
}
MEAN_GROWTH = ("5 a day", "40 a day", "growing by a fifth")
CLUSTERED = [(50, 0.05), (400, 0.5)]


def run(seed: int, rounds: int) -> dict[str, object]:
    """Simulate `rounds` months a case; raises with the case whose error rate is too high."""
    source = np.random.default_rng(seed)
    cases = 2 * (len(GROWTH) * len(SHARES) + len(MEAN_GROWTH) * len(DISTRIBUTIONS) + len(CLUSTERED))
    confidence = 1 - 0.01 / cases
    worst: dict[str, tuple[float, str]] = {}
    for family, case, errors, allowed in _cases(source, rounds):
        lower = limits(errors, rounds, confidence).low
        found = f"{errors} errors in {rounds}, at least {lower:.4f}"
        assert lower <= allowed, f"{family}, {case}: {found}, allowed {allowed} (seed {seed})"
        worst[family] = max(worst.get(family, (0.0, "")), (errors / rounds, case))
    figures = {f"worst {name}": f"{rate:.4f} ({case})" for name, (rate, case) in worst.items()}
    return {"months a case": rounds, "cases": cases, **figures}


def _cases(source: np.random.Generator, rounds: int) -> Iterator[tuple[str, str, int, float]]:
    for name, days in GROWTH.items():
        for share in SHARES:
            case = f"{share}, {name}"
            passed, failed, ordinary = _share_errors(source, rounds, days, share)
            yield "share: wrong PASS", case, passed, STATED
            yield "share: wrong FAIL", case, failed, STATED
            yield "ordinary share: wrong PASS", case, ordinary, 1.0
    for name, (draw, mean) in DISTRIBUTIONS.items():
        for growth in MEAN_GROWTH:
            passed, failed = _mean_errors(source, rounds, GROWTH[growth], draw, mean)
            yield "mean: wrong PASS", f"{name}, {growth}", passed, STATED + ALLOWANCE
            yield "mean: wrong FAIL", f"{name}, {growth}", failed, STATED + ALLOWANCE
    for users, share in CLUSTERED:
        passed, failed = _cluster_errors(source, rounds, users, share)
        case = f"{share}, {users} users who come again"
        yield "clustered share: wrong PASS", case, passed, STATED + ALLOWANCE
        yield "clustered share: wrong FAIL", case, failed, STATED + ALLOWANCE


Decide = Callable[[int, int, float, float], Decision]


def _share_errors(
    source: np.random.Generator, rounds: int, days: list[int], share: float
) -> tuple[int, int, int]:
    hits = source.binomial(days, share, size=(rounds, LOOKS)).cumsum(axis=1)
    sizes = np.cumsum(days).tolist()
    passing = [_turn(always_valid.decide_share, n, share)[0] for n in sizes]
    failing = [_turn(always_valid.decide_share, n, share)[1] for n in sizes]
    ordinary = [_turn(binomial.decide, n, share)[0] for n in sizes]
    return (
        int((hits <= passing).any(axis=1).sum()),
        int((hits >= failing).any(axis=1).sum()),
        int((hits <= ordinary).any(axis=1).sum()),
    )


def _turn(decide: Decide, n: int, share: float) -> tuple[int, int]:
    """Return the most hits that pass and the fewest that fail."""
    most, low, high = -1, -1, n + 1
    while high - low > 1:
        middle = (low + high) // 2
        if decide(middle, n, share, CONFIDENCE) is Decision.PASS:
            low = middle
        else:
            high = middle
    most, high = low, n + 1
    while high - low > 1:
        middle = (low + high) // 2
        if decide(middle, n, share, CONFIDENCE) is Decision.FAIL:
            high = middle
        else:
            low = middle
    return most, high


def _mean_errors(
    source: np.random.Generator, rounds: int, days: list[int], draw: Draw, mean: float
) -> tuple[int, int]:
    passed = failed = 0
    ends = np.cumsum(days)
    for _ in range(0, rounds, 500):
        away = draw(source, (min(500, rounds), int(ends[-1]))) - mean
        sums = [(away**power).cumsum(axis=1)[:, ends - 1] for power in (1, 2, 3)]
        first, second, third = sums
        off = first / ends
        squares = np.maximum(second - ends * off**2, 0)
        cubes = third - 3 * off * second + 2 * ends * off**3
        error = np.sqrt(squares / np.maximum(ends - 1, 1) / ends)
        said = [
            _mean_verdicts(ends, *rows)
            for rows in zip(off, squares, cubes, np.abs(off) >= 2 * error, strict=True)
        ]
        passed += sum(Decision.PASS in row for row in said)
        failed += sum(Decision.FAIL in row for row in said)
    return passed, failed


def _mean_verdicts(
    ends: npt.NDArray[np.int64], off: Numbers, squares: Numbers, cubes: Numbers, far: Numbers
) -> set[Decision]:
    said = set()
    for look in np.flatnonzero(far):
        of = Moments(int(ends[look]), float(off[look]), float(squares[look]), float(cubes[look]))
        said.add(always_valid.decide_mean(of, "<", 0.0, CONFIDENCE))
    return said


def _cluster_errors(
    source: np.random.Generator, rounds: int, users: int, share: float
) -> tuple[int, int]:
    """Users, alike 0.2, who bring rows on some days; they are looked at as the rows grow."""
    shares = source.beta(share * 4, (1 - share) * 4, (rounds, users))
    busy = source.gamma(2, 0.1, (rounds, users))
    sizes, hits = np.zeros((rounds, users)), np.zeros((rounds, users))
    passed, failed = np.zeros(rounds, bool), np.zeros(rounds, bool)
    for _ in range(LOOKS):
        came = source.poisson(busy)
        sizes += came
        hits += source.binomial(came, shares)
        said = [_cluster_verdict(*row, share) for row in zip(sizes, hits, strict=True)]
        passed |= [one is Decision.PASS for one in said]
        failed |= [one is Decision.FAIL for one in said]
    return int(passed.sum()), int(failed.sum())


def _cluster_verdict(sizes: Numbers, hits: Numbers, share: float) -> Decision:
    here = sizes > 0
    n, all_hits = int(sizes.sum()), int(hits.sum())
    if n == 0 or here.sum() < clusters.FEWEST_CLUSTERS:
        return Decision.INCONCLUSIVE
    squares = float(((hits - all_hits / n * sizes) ** 2).sum())
    square, cube = float((sizes**2).sum()), float((sizes**3).sum())
    of = ClusteredShare(int(here.sum()), n, all_hits, squares, square, cube)
    return always_valid.decide_clustered(of, share, CONFIDENCE)
