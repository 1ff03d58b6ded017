"""Verdicts err no more often than they say.

Worlds are simulated in which the promise is just broken (a PASS is then an error) or just kept (a
FAIL is). For shares and percentiles, which are judged exactly, the error rate must not exceed the
stated error; for means it may exceed it by two points on the distributions listed here, or the
verdict must have been INCONCLUSIVE. "Must not exceed" is tested by the exact 99 % lower limit of
the simulated rate, the 99 % holding for all cases together (Bonferroni).

The number of hits is drawn by inverting a binomial distribution summed term by term here, not by
the functions under test; percentiles are drawn as values, with ties at the bound and missing ones.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import accumulate
from math import exp, lgamma, log, log1p

from sightline.stats.binomial import Decision, decide, limits
from sightline.stats.mean import decide_mean, moments
from sightline.stats.quantile import allowed_share, is_beyond

TITLE = "error rates: shares and percentiles <= stated; means <= stated + 2 points"
ROUNDS_SMALL = 300
ROUNDS_FULL = 10_000

CONFIDENCE = 0.95
MEAN_ALLOWANCE = 0.02
_JUST = 1e-9

SHARES = [
    (n, allowed)
    for n in (20, 59, 60, 299, 1000, 2995)
    for allowed in (0.001, 0.01, 0.05, 0.1, 0.5, 0.9)
]
Draw = Callable[[random.Random], float]
DISTRIBUTIONS: dict[str, tuple[Draw, float]] = {
    "normal": (lambda r: r.gauss(0, 1), 0.0),
    "uniform": (lambda r: r.random(), 0.5),
    "exponential": (lambda r: r.expovariate(1), 1.0),
    "negative exponential": (lambda r: -r.expovariate(1), -1.0),
    "gamma 0.5": (lambda r: r.gammavariate(0.5, 1), 0.5),
    "lognormal 0.5": (lambda r: r.lognormvariate(0, 0.5), exp(0.125)),
    "lognormal 1": (lambda r: r.lognormvariate(0, 1), exp(0.5)),
    "lognormal 1.5": (lambda r: r.lognormvariate(0, 1.5), exp(1.125)),
    "Pareto 3": (lambda r: r.paretovariate(3), 1.5),
    "Pareto 1.5": (lambda r: r.paretovariate(1.5), 3.0),
    "counts with zeros": (lambda r: float(r.random() < 0.2) * r.expovariate(1), 0.2),
    "yes or no, 10 %": (lambda r: float(r.random() < 0.1), 0.1),
}
MEAN_SIZES = (20, 50, 200)


def run(seed: int, rounds: int) -> dict[str, object]:
    """Simulate `rounds` verdicts a case; raises with the case whose error rate is too high."""
    source = random.Random(seed)
    confidence = 1 - 0.01 / _number_of_cases()
    worst: dict[str, float] = {}
    for name, errors, runs, stated in _cases(source, rounds):
        lower = limits(errors, runs, confidence).low
        found = f"{errors} errors in {runs}, at least {lower:.4f}"
        assert lower <= stated, f"{name}: {found}, stated {stated} (seed {seed})"
        family = name.split(":")[0]
        worst[family] = max(worst.get(family, 0.0), errors / runs)
    return {"runs a case": rounds, **{f"worst {name}": round(r, 4) for name, r in worst.items()}}


def _number_of_cases() -> int:
    return 2 * len(SHARES) + 8 + 2 * len(MEAN_SIZES) * len(DISTRIBUTIONS)


def _cases(source: random.Random, rounds: int) -> Iterator[tuple[str, int, int, float]]:
    stated = 1 - CONFIDENCE
    for n, allowed in SHARES:
        yield (
            f"share: wrong PASS, n={n}, allowed={allowed}",
            *_share_errors(source, rounds, n, allowed, allowed + _JUST, Decision.PASS),
            stated,
        )
        yield (
            f"share: wrong FAIL, n={n}, allowed={allowed}",
            *_share_errors(source, rounds, n, allowed, allowed, Decision.FAIL),
            stated,
        )
    for level_ppm, n in ((500_000, 12), (950_000, 59), (950_000, 120), (50_000, 80)):
        for comparator in ("<", ">="):
            yield (
                f"percentile: wrong PASS, p={level_ppm}, n={n}, {comparator}",
                *_quantile_errors(source, rounds, n, level_ppm, comparator),
                stated,
            )
    for name, (draw, mean) in DISTRIBUTIONS.items():
        for n in MEAN_SIZES:
            high, low = _mean_errors(source, rounds, n, draw, mean)
            yield f"mean: wrong PASS, {name}, n={n}", high, rounds, stated + MEAN_ALLOWANCE
            yield f"mean: wrong FAIL, {name}, n={n}", low, rounds, stated + MEAN_ALLOWANCE


def _share_errors(
    source: random.Random, rounds: int, n: int, allowed: float, true: float, wrong: Decision
) -> tuple[int, int]:
    distribution = _cumulated(n, true)
    decisions: dict[int, bool] = {}
    errors = 0
    for _ in range(rounds):
        hits = min(n, bisect_left(distribution, source.random()))
        if hits not in decisions:
            decisions[hits] = decide(hits, n, allowed, CONFIDENCE) is wrong
        errors += decisions[hits]
    return errors, rounds


def _cumulated(n: int, share: float) -> list[float]:
    terms = (
        exp(lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(share)
            + (n - k) * log1p(-share))
        for k in range(n + 1)
    )  # fmt: skip
    return list(accumulate(terms))


def _quantile_errors(
    source: random.Random, rounds: int, n: int, level_ppm: int, comparator: str
) -> tuple[int, int]:
    """Count PASS where just too many values are beyond 10: at it (ties), past it, or missing."""
    allowed = allowed_share(level_ppm, comparator)
    good, bad = (9.0, 11.0) if comparator[0] == "<" else (11.0, 9.0)
    beyond = [bad, None, 10.0] if comparator == "<" else [bad, None]
    kept = [good] if comparator == "<" else [good, 10.0]
    errors = 0
    for _ in range(rounds):
        wrong = sum(
            is_beyond(
                source.choice(beyond) if source.random() < allowed + _JUST else source.choice(kept),
                comparator,
                10.0,
            )
            for _ in range(n)
        )
        errors += decide(wrong, n, allowed, CONFIDENCE) is Decision.PASS
    return errors, rounds


def _mean_errors(
    source: random.Random, rounds: int, n: int, draw: Draw, mean: float
) -> tuple[int, int]:
    wrong_pass = wrong_fail = 0
    for _ in range(rounds):
        decision = decide_mean(moments([draw(source) for _ in range(n)]), "<", mean, CONFIDENCE)
        wrong_pass += decision is Decision.PASS
        wrong_fail += decision is Decision.FAIL
    return wrong_pass, wrong_fail
