"""What data say about a promise: the judgement of figures, and its order of precedence.

Nothing here reads data. NO DATA comes before STALE, STALE before INCONCLUSIVE, and only then
PASS and FAIL: unknown is not good, and old news is not news.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import isfinite
from typing import Any

from sightline.measure.language.window import rfc3339
from sightline.stats import binomial, mean
from sightline.stats.binomial import Decision
from sightline.stats.quantile import allowed_share

PASS, FAIL, INCONCLUSIVE = "PASS", "FAIL", "INCONCLUSIVE"
NO_DATA, STALE = "NO DATA", "STALE"
ATTESTED, REPORTED = "ATTESTED", "REPORTED"
_LESS_THAN_ALL = 1 - 1e-12
MOST_TIMES = 3_000.0  # a limit so many times farther than the bound is as good as on it
TOO_NEAR = "so near the bound that ten million rows would not tell"
REPEATED_LOOKS = "sound at every look while rows are added; a window that moves on drops rows too"
NOT_PROVEN = "before against after, without a group to compare: what caused it is not proven"


@dataclass(frozen=True, slots=True)
class Reading:
    """A number with all that is needed to doubt it; `query` and `params` run again give `value`.
    `missing` counts the rows without a value, which are in the `n` of a percentile, not of a mean.

    `low` and `high` are one-sided limits at `confidence` each, None where there are none.
    """

    value: int | float | None
    unit: str
    n: int
    low: int | float | None
    high: int | float | None
    confidence: float
    window: dict[str, str]
    query: str
    params: tuple[Any, ...]
    source: str
    as_of: str
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """How much something changed against its baseline: `unit` is share for a relative change, pp
    for points of a share, else the unit of the values; limits as those of a reading."""

    value: int | float | None
    low: int | float | None
    high: int | float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """PASS, FAIL, INCONCLUSIVE, NO DATA or STALE, with the reading it rests on.

    `needed_by` is the day on which `needed_n` rows are there at the present rate; `baseline` and
    `change` are what was compared; `plan` and `wish` say whether these aims are met, missed or
    unknown. `definition` is what it depended on besides the data; `is_one_sided`
    says that every row keeps the bound, or every row misses it.
    """

    verdict: str
    reading: Reading | None
    needed_n: int | None
    notes: tuple[str, ...]
    needed_by: str | None = None
    baseline: Reading | None = None
    change: Change | None = None
    plan: str | None = None
    wish: str | None = None
    definition: Mapping[str, str] = field(default_factory=dict)
    is_one_sided: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """What figures alone say, before anyone asks whether there are enough fresh ones.

    `needed_n` rows would decide it, or `needed_groups` entities where their rows belong together.
    """

    decision: Decision
    needed_n: int | None = None
    notes: tuple[str, ...] = ()
    needed_groups: int | None = None


@dataclass(frozen=True, slots=True)
class Freshness:
    """How old data may be at `as_of`, and when the newest row is from (None where unknown).

    `source` is whose rows they are; `is_set` tells whether its `fresh_within` says how old.
    """

    as_of: datetime
    latest: datetime | None
    fresh_within: timedelta
    source: str = ""
    is_set: bool = False

    @property
    def is_stale(self) -> bool:
        """Whether the newest row is older than the source allows."""
        return self.latest is None or self.as_of - self.latest > self.fresh_within


def judge_quantile(
    level_ppm: int, comparator: str, n: int, beyond: int, confidence: float
) -> Judgement:
    """Judge a percentile by the exact binomial on the values beyond the bound."""
    return judge_count(beyond, n, allowed_share(level_ppm, comparator), confidence)


def judge_share(
    comparator: str, bound: float, n: int, hits: int, unknown: int, confidence: float
) -> Judgement:
    """Judge a share by the exact binomial; what is unknown counts as worst."""
    wrong, allowed = wrong_share(comparator, bound, n, hits, unknown)
    return judge_count(wrong, n, allowed, confidence)


def wrong_share(
    comparator: str, bound: float, n: int, hits: int, unknown: int
) -> tuple[int, float]:
    """Return how many rows are wrong for a promise about a share, and the share that may be."""
    wrong = hits + unknown if comparator[0] == "<" else n - hits
    return wrong, allowed_wrong(comparator, bound)


def allowed_wrong(comparator: str, bound: float) -> float:
    """Return the share of rows that may be wrong for a promise about a share.

    Less than everything (`< 100 %`, `> 0 %`) is proven by a single row, but never by none.
    """
    allowed = bound if comparator[0] == "<" else round(1 - bound, 12)
    return _LESS_THAN_ALL if allowed == 1 and comparator in ("<", ">") else allowed


def judge_count(wrong: int, n: int, allowed: float, confidence: float) -> Judgement:
    """Judge so many wrong among n rows, where a share is allowed, by the exact binomial."""
    if not 0 < allowed < 1:
        # All or nothing: data can refute it with a single row and never prove it.
        if wrong > 0 and allowed <= 0:
            return Judgement(Decision.FAIL)
        if allowed >= 1:
            return Judgement(Decision.PASS, None, ("the bound can't be missed",))
        note = "no number of rows proves a share of exactly nothing or everything"
        return Judgement(Decision.INCONCLUSIVE, None, (note,))
    decision = binomial.decide(wrong, n, allowed, confidence)
    if decision is not Decision.INCONCLUSIVE:
        return Judgement(decision)
    needed = binomial.needed_n(wrong, n, allowed, confidence)
    if needed is None:
        return Judgement(decision, None, (TOO_NEAR,))
    return Judgement(decision, needed)


def judge_mean(of: mean.Moments, comparator: str, bound: float, confidence: float) -> Judgement:
    """Judge an average by its interval; INCONCLUSIVE with the reason where none is sound."""
    decision = mean.decide_mean(of, comparator, bound, confidence)
    if decision is not Decision.INCONCLUSIVE:
        return Judgement(decision)
    why = mean.why_undecidable(of)
    needed = mean.needed_n_for_mean(of, bound, confidence)
    return Judgement(decision, needed, (why,) if why else ())


def judge_fact(comparator: str, bound: float, value: float | None) -> Judgement:
    """Judge a fact about the window; None is worst, so it fails any bound."""
    if value is None:
        return Judgement(Decision.FAIL)
    kept = {
        "<": value < bound,
        "<=": value <= bound,
        ">": value > bound,
        ">=": value >= bound,
    }[comparator]
    return Judgement(Decision.PASS if kept else Decision.FAIL)


def settle(
    judgement: Judgement, n: int, min_n: int | None, freshness: Freshness
) -> tuple[str, int | None, tuple[str, ...]]:
    """Return the verdict word, the n still needed in all, and the notes, in order of precedence."""
    if n == 0:
        return NO_DATA, None, age_notes(freshness)
    would = judgement.decision.value
    notes = judgement.notes
    if freshness.is_stale:
        said = _if_fresh(judgement, n)
        return STALE, judgement.needed_n, (*age_notes(freshness), said, *notes)
    if min_n is not None and n < min_n:
        needed = max(min_n, judgement.needed_n or 0)
        note = f"the promise asks for at least {min_n} rows; without that it would be {would}"
        return INCONCLUSIVE, needed, (note, *notes)
    return would, judgement.needed_n, notes


def _if_fresh(judgement: Judgement, n: int) -> str:
    """What stale rows would say if they were fresh, in one sentence."""
    if judgement.decision is not Decision.INCONCLUSIVE:
        return f"it would be {judgement.decision.value}"
    rows = "1 row" if n == 1 else f"{n:,} rows"
    more = f": it takes {judgement.needed_n:,}" if judgement.needed_n is not None else ""
    return f"fresh data of {rows} would not decide it either{more}"


def age_notes(freshness: Freshness) -> tuple[str, ...]:
    """Return what a reader has to know about the age of the data; nothing where they are fresh."""
    if freshness.latest is None:
        return ("the source holds no row before the as-of date",)
    if not freshness.is_stale:
        return ()
    age = freshness.as_of - freshness.latest
    setting = f"fresh_within in [sources.{freshness.source}]"
    why = (
        f"as {setting} says" if freshness.is_set else f"a tenth of the window; {setting} changes it"
    )
    return (
        f"data end {_shown(age)} before the as-of date (at {rfc3339(freshness.latest)});"
        f" fresh means within {_shown(freshness.fresh_within)} ({why})",
    )


def _shown(age: timedelta) -> str:
    """Return `3.8 d`, `16.8 h` or `6 min`, never less than it is: what is too old looks so."""
    lengths = (("d", timedelta(days=2)), ("h", timedelta(hours=1)), ("min", timedelta(0)))
    unit, _ = next(pair for pair in lengths if age >= pair[1])
    whole = {"d": timedelta(days=1), "h": timedelta(hours=1), "min": timedelta(minutes=1)}[unit]
    tenths = -(-age * 10 // whole)
    return f"{tenths / 10:,.1f}".removesuffix(".0") + f" {unit}"


def plain(value: Any) -> int | float | None:
    """Return a figure as JSON can hold it: 12 significant digits, None where it is no number.

    Sums over many threads differ in their last bits from run to run; twelve digits do not.
    """
    if value is None or isinstance(value, int):
        return value
    number = float(value)
    if not isfinite(number):
        return None
    short = float(f"{number:.12g}")
    return int(short) if short.is_integer() and abs(short) < 2**53 else short
