"""Verdicts on clustered rows err no more often than they say, plus two points.

Users are drawn who each have many rows, resembling each other (intra-class correlation 0.05 to 1)
and of equal or very unequal number; in some worlds the users with many rows behave differently.
The true share, average or ratio is just at the bound, so that PASS is an error (it is just broken)
and so is FAIL (it is just kept). Few or uneven clusters may be INCONCLUSIVE, which is no error.

Sizes are drawn from ten thousand equally likely ones, so that what is true is a finite sum. For
comparison the share that errs is counted if rows were taken for independent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special, stats  # type: ignore[import-untyped]

from sightline.stats.binomial import Decision, limits
from sightline.stats.clusters import ClusteredShare, decide
from sightline.stats.mean import Moments
from sightline.stats.ratio import decide_ratio

TITLE = "error rates: clustered shares, means and ratios <= stated + 2 points"
ROUNDS_SMALL = 50
ROUNDS_FULL = 10_000

CONFIDENCE = 0.95
STATED = 0.05
ALLOWANCE = 0.02

Numbers = npt.NDArray[np.float64]
_AT = (np.arange(10_000) + 0.5) / 10_000
SIZES: dict[str, Numbers] = {
    "5 rows each": np.full(10_000, 5.0),
    "20 rows each": np.full(10_000, 20.0),
    "geometric": stats.geom(0.1).ppf(_AT),
    "lognormal": np.ceil(np.exp(1.5 + special.ndtri(_AT))),
    "Pareto 1.5": np.minimum(np.ceil(2 * (1 - _AT) ** (-1 / 1.5)), 1000.0),
}
UNEVEN = ("geometric", "lognormal", "Pareto 1.5")


@dataclass(frozen=True)
class World:
    """A promise about so many clusters whose truth lies at its bound."""

    sizes: str
    clusters: int
    share: float
    alike: float
    lean: str = ""  # the users with many rows: "more" hits, "fewer" hits, or as everybody


SHARES = [
    *(
        World(sizes, clusters, share, alike)
        for sizes in SIZES
        for clusters in (20, 100, 500)
        for share, alike in (
            (0.5, 0.05), (0.5, 0.5), (0.1, 0.2), (0.05, 0.05), (0.05, 0.5), (0.05, 1.0),
            (0.01, 0.5),
        )
    ),
    *(
        World(sizes, clusters, share, 0.2, lean)
        for sizes in UNEVEN
        for clusters in (100, 500)
        for share in (0.5, 0.05)
        for lean in ("more", "fewer")
    ),
]  # fmt: skip
Amounts = Callable[[np.random.Generator, Numbers, Numbers], Numbers]
AMOUNTS: dict[str, Amounts] = {
    "normal, alike 0.5": lambda r, size, lean: (
        size * (lean + 0.5 * r.normal(size=size.shape))
        + 0.5 * np.sqrt(size) * r.normal(size=size.shape)
    ),
    "gamma, users lognormal 0.5": lambda r, size, lean: (
        lean * r.gamma(size) * np.exp(0.5 * r.normal(size=size.shape) - 0.125)
    ),
    "gamma, users lognormal 1": lambda r, size, lean: (
        lean * r.gamma(size) * np.exp(r.normal(size=size.shape) - 0.5)
    ),
    "one user in ten": lambda r, size, lean: (
        lean * r.gamma(size) * (r.random(size=size.shape) < 0.1) * 10
    ),
}
MEANS = [
    (amounts, World(sizes, clusters, 1.0, 0.0, lean))
    for amounts in AMOUNTS
    for sizes in ("20 rows each", *UNEVEN)
    for clusters in (20, 100, 500)
    for lean in (("", "more") if sizes in UNEVEN else ("",))
]


def run(seed: int, rounds: int) -> dict[str, object]:
    """Simulate `rounds` verdicts a case; raises with the case whose error rate is too high."""
    source = np.random.default_rng(seed)
    confidence = 1 - 0.01 / (2 * (len(SHARES) + len(MEANS)))
    worst: dict[str, tuple[float, str]] = {}
    for family, case, errors in _cases(source, rounds):
        lower = limits(errors, rounds, confidence).low
        found = f"{errors} errors in {rounds}, at least {lower:.4f}"
        assert lower <= STATED + ALLOWANCE or family.startswith("naive"), (
            f"{family}, {case}: {found}, stated {STATED} and {ALLOWANCE} (seed {seed})"
        )
        worst[family] = max(worst.get(family, (0.0, "")), (errors / rounds, case))
    figures = {f"worst {name}": f"{rate:.4f} ({case})" for name, (rate, case) in worst.items()}
    return {"runs a case": rounds, "cases": 2 * (len(SHARES) + len(MEANS)), **figures}


def _cases(source: np.random.Generator, rounds: int) -> Iterator[tuple[str, str, int]]:
    for world in SHARES:
        said, naive = _share_verdicts(source, rounds, world)
        yield "share: wrong PASS", str(world), said.count(Decision.PASS)
        yield "share: wrong FAIL", str(world), said.count(Decision.FAIL)
        yield "naive share: wrong PASS", str(world), naive
    for name, world in MEANS:
        said = _mean_verdicts(source, rounds, world, AMOUNTS[name])
        yield "mean: wrong PASS", f"{name}, {world}", said.count(Decision.PASS)
        yield "mean: wrong FAIL", f"{name}, {world}", said.count(Decision.FAIL)


def _leaning(world: World, hi: float, lo: float) -> tuple[float, float]:
    """Return what large and small users have on average so that all rows have `share`."""
    sizes = SIZES[world.sizes]
    large = sizes[sizes > 2 * np.median(sizes)].sum() / sizes.sum()
    if not world.lean:
        return world.share, world.share
    lean = hi if world.lean == "more" else lo
    return lean, (world.share - large * lean) / (1 - large)


def _draw_sizes(source: np.random.Generator, rounds: int, world: World) -> Numbers:
    drawn: Numbers = source.choice(SIZES[world.sizes], size=(rounds, world.clusters))
    return drawn


def _large(sizes: Numbers, world: World) -> npt.NDArray[np.bool_]:
    large: npt.NDArray[np.bool_] = sizes > 2 * np.median(SIZES[world.sizes])
    return large


def _share_verdicts(
    source: np.random.Generator, rounds: int, world: World
) -> tuple[list[Decision], int]:
    sizes = _draw_sizes(source, rounds, world)
    large, small = _leaning(world, world.share * 1.4, world.share / 4)
    shares = np.where(_large(sizes, world), large, small)
    if world.alike == 1.0:
        shares = (source.random(sizes.shape) < shares).astype(float)
    else:
        weight = 1 / world.alike - 1
        shares = source.beta(shares * weight, (1 - shares) * weight)
    hits = source.binomial(sizes.astype(int), shares).astype(float)
    n, all_hits = sizes.sum(axis=1), hits.sum(axis=1)
    squares = ((hits - (all_hits / n)[:, None] * sizes) ** 2).sum(axis=1)
    sums = (n, all_hits, squares, (sizes**2).sum(axis=1), (sizes**3).sum(axis=1))
    said = [
        decide(
            ClusteredShare(world.clusters, int(rows), int(hit), float(sq), float(s2), float(s3)),
            world.share,
            CONFIDENCE,
        )
        for rows, hit, sq, s2, s3 in zip(*sums, strict=True)
    ]
    naive = int((special.bdtr(all_hits, n.astype(int), world.share) <= STATED).sum())
    return said, naive


def _mean_verdicts(
    source: np.random.Generator, rounds: int, world: World, amounts: Amounts
) -> list[Decision]:
    """Judge sums over numbers of rows: a clustered mean, and the same as a ratio."""
    sizes = _draw_sizes(source, rounds, world)
    large, small = _leaning(world, 1.4, 0.25)
    sums = amounts(source, sizes, np.where(_large(sizes, world), large, small))
    n = world.clusters
    total = sizes.sum(axis=1)
    ratio = sums.sum(axis=1) / total
    away = (sums - ratio[:, None] * sizes) * (n / total)[:, None]
    off = sizes - (total / n)[:, None]
    columns = (ratio, *_powers(away), total / n, *_powers(off))
    return [
        decide_ratio(
            Moments(n, float(mean), float(squares), float(cubes)),
            Moments(n, float(size), float(size_squares), float(size_cubes)),
            "<",
            world.share,
            CONFIDENCE,
        )
        for mean, squares, cubes, size, size_squares, size_cubes in zip(*columns, strict=True)
    ]


def _powers(away: Numbers) -> tuple[Numbers, Numbers]:
    return (away**2).sum(axis=1), (away**3).sum(axis=1)
