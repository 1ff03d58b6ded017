"""Verdicts on a median wait err no more often than they say, however many still wait.

Worlds are simulated in which the true median is exactly the bound, so that a PASS and a FAIL are
both as likely wrong as they ever can be. People enter at any time of a window and are last seen at
its end (the staggered entry that leaves 0 to 60 % of them waiting), or leave at random. Waits are
exponential, Weibull (quicker or slower with time) or lognormal, told exactly or in whole days with
many ties, the bound's own day among them.

The error rate must not exceed the stated error: the exact 99 % lower limit of the simulated rate,
the 99 % holding for all cases together (Bonferroni), must be at most the stated error.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sightline.stats.binomial import Decision, limits
from sightline.stats.survival import Step, censored, decide_median

TITLE = "error rates: median waits with 0 to 60 % censored <= stated"
ROUNDS_SMALL = 50
ROUNDS_FULL = 10_000

MEDIAN = 10.0
DISTRIBUTIONS: dict[str, Callable[[random.Random], float]] = {
    # Each has its median at 10.
    "exponential": lambda r: r.expovariate(math.log(2) / MEDIAN),
    "Weibull 0.6": lambda r: MEDIAN * (r.expovariate(1) / math.log(2)) ** (1 / 0.6),
    "Weibull 2": lambda r: MEDIAN * (r.expovariate(1) / math.log(2)) ** (1 / 2),
    "lognormal 1": lambda r: MEDIAN * math.exp(r.gauss(0, 1)),
}
CENSORED = (0.0, 0.3, 0.6)
Follow = Callable[[random.Random], float]


@dataclass(frozen=True, slots=True)
class Case:
    """One world: how waits are spread, how many are watched and for how long, how time is told."""

    name: str
    wait: Callable[[random.Random], float]
    follow: Follow
    n: int
    days: bool
    confidence: float = 0.95


def run(seed: int, rounds: int) -> dict[str, object]:
    """Simulate `rounds` verdicts a case; raises with the case whose error rate is too high."""
    source = random.Random(seed)
    cases = list(_cases())
    confidence = 1 - 0.01 / (4 * len(cases))
    worst: dict[str, float] = {}
    most_censored = 0.0
    for case in cases:
        counts, waiting = _verdicts(case, source, rounds)
        stated = 1 - case.confidence
        for what, errors in counts.items():
            lower = limits(errors, rounds, confidence).low
            found = f"{errors} errors in {rounds}, at least {lower:.4f}"
            assert lower <= stated, f"{case.name}, {what}: {found}, stated {stated} (seed {seed})"
            family = f"{what} at {case.confidence:.0%}"
            worst[family] = max(worst.get(family, 0.0), errors / rounds)
        most_censored = max(most_censored, waiting)
    return {
        "runs a case": rounds,
        "cases": len(cases),
        "most censored": round(most_censored, 2),
        **{f"worst {name}": round(rate, 4) for name, rate in worst.items()},
    }


def _cases() -> Iterator[Case]:
    for name, wait in DISTRIBUTIONS.items():
        for share in CENSORED:
            for days in (False, True):
                for n in (20, 60):
                    yield _case(name, wait, share, n, days, entering=True)
    exponential = DISTRIBUTIONS["exponential"]
    for share in CENSORED:
        yield _case("exponential", exponential, share, 200, True, entering=False)
        yield _case("exponential", exponential, share, 1000, False, entering=True)
    for confidence in (0.8, 0.99):
        yield _case("exponential", exponential, 0.6, 20, False, confidence=confidence)
        yield _case("exponential", exponential, 0.6, 60, True, confidence=confidence)


def _case(
    name: str,
    wait: Callable[[random.Random], float],
    share: float,
    n: int,
    days: bool,
    entering: bool = True,
    confidence: float = 0.95,
) -> Case:
    follow = _follow(wait, share, entering)
    how = f"{'staggered entry' if entering else 'leaving at random'}, {share:.0%} censored"
    told = "whole days" if days else "exact"
    return Case(f"{name}, {how}, n={n}, {told}", wait, follow, n, days, confidence)


def _follow(wait: Callable[[random.Random], float], share: float, entering: bool) -> Follow:
    """Return how long a person is watched, so that about this share is still waiting then."""
    if share == 0:
        return lambda r: math.inf
    source = random.Random(1)
    waits = [wait(source) for _ in range(1000)]
    low, high = 1e-3, 1e6
    for _ in range(60):
        middle = math.sqrt(low * high)
        if sum(_still_waiting(each, middle, entering) for each in waits) / len(waits) > share:
            low = middle
        else:
            high = middle
    if entering:
        return lambda r: high * r.random()
    return lambda r: r.expovariate(1 / high)


def _still_waiting(wait: float, scale: float, entering: bool) -> float:
    return min(1.0, wait / scale) if entering else -math.expm1(-wait / scale)


def _verdicts(case: Case, source: random.Random, rounds: int) -> tuple[dict[str, int], float]:
    """Count PASS and FAIL where the share still waiting at the bound is exactly one half.

    In whole days a wait is rounded up and who is watched is watched for full days: half wait
    longer than day 10, and so half wait until day 11 or longer.
    """
    asked = {"<": ("<=", MEDIAN), ">": (">=", MEDIAN + 1)} if case.days else {"<": ("<", MEDIAN)}
    counts = {f"wrong {word} of {sign}": 0 for sign in asked for word in ("PASS", "FAIL")}
    waiting = 0
    for _ in range(rounds):
        steps = _world(case, source)
        waiting += censored(steps)
        for sign, (comparator, bound) in asked.items():
            said = decide_median(steps, comparator, bound, case.confidence)
            if said is not Decision.INCONCLUSIVE:
                counts[f"wrong {said.value} of {sign}"] += 1
    return counts, waiting / (rounds * case.n)


def _world(case: Case, source: random.Random) -> list[Step]:
    did: Counter[float] = Counter()
    did_not: Counter[float] = Counter()
    for _ in range(case.n):
        wait, follow = case.wait(source), case.follow(source)
        if case.days:
            wait = float(math.ceil(wait))
            follow = follow if follow == math.inf else float(math.floor(follow))
        if wait <= follow:
            did[wait] += 1
        else:
            did_not[follow] += 1
    return [Step(t, did[t], did_not[t]) for t in sorted(did.keys() | did_not.keys())]
