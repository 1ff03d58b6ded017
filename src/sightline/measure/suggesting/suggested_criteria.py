"""Criteria to write instead of a sentence: from metrics there are, beside their values today."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import floor, isfinite, log10
from typing import NamedTuple

from sightline.measure.language.criterion import CriterionError
from sightline.measure.language.criterion_parser import parse
from sightline.measure.language.criterion_printer import render_name, render_number
from sightline.measure.language.units import UNITS, is_unit
from sightline.measure.shown_figures import shown_value

_WORD = re.compile(r"[^\W_]{3,}")
_SHOWN = 3


class KnownMetric(NamedTuple):
    """What the workspace says of a metric without asking the data; `better` is lower or higher."""

    name: str
    title: str
    unit: str
    better: str | None


class Suggestion(NamedTuple):
    """A criterion that compiles, and the figure of today that its bound stands beside."""

    criterion: str
    today: str


class Suggested(NamedTuple):
    """At most three suggestions; where there is none, the metric that is missing, in words."""

    suggestions: tuple[Suggestion, ...]
    missing: str | None


Figures = Callable[[str], Mapping[str, float | None]]


class _Sort(NamedTuple):
    """A sort of promise: the words that speak of it (beginnings), the metrics that can hold it."""

    words: str
    names: str
    dimensions: tuple[str, ...]
    missing: str
    counts: bool = True

    def is_meant(self, said: Iterable[str]) -> bool:
        return any(re.match(self.words, word) for word in said)


_SORTS = (
    _Sort(
        r"fast|quick|slow|speed|latenc|respon|instant|wait|delay|prompt|perform|milli|soon"
        r"|immediate|snappy|time$|duration",
        r"latenc|duration|time|delay|wait|elapsed",
        ("time",),
        "a duration, such as the milliseconds of each request (unit: ms)",
    ),
    _Sort(
        r"error|fail|crash|bug",
        r"error|fail|crash|bug|broken|timeout|availab|uptime|ok|succe|valid|outage",
        (),
        "a yes or no for each attempt, such as `status >= 500` (its rate is the error rate)",
    ),
    _Sort(
        r"reliab|stable|stabil|robust|broken|correct|availab|uptime|outage|trust|quality",
        r"error|fail|crash|broken|timeout|availab|uptime|ok|succe|valid|outage",
        (),
        "a yes or no for each attempt, such as `status < 500` (its rate is the availability)",
        counts=False,
    ),
    _Sort(
        r"adopt|adoption|use$|used|uses|using|usage|user|popular|active|activat|sign|traffic|grow"
        r"|customer|people|many|often",
        r"",
        (),
        "something to count, such as calls, or one row for each active user",
    ),
    _Sort(
        r"small|large|memory|byte|disk|size|footprint|light|heavy",
        r"memory|byte|size|disk|_mb|_kb|peak",
        ("bytes",),
        "a size, such as the bytes of each answer (unit: kB)",
    ),
    _Sort(
        r"cheap|cost|price|pricing|expens|spend|afford|budget",
        r"cost|price|spend|invoice",
        ("money",),
        "an amount of money, such as what each order costs (unit: EUR)",
    ),
)
_ERRORS, _RELIABLE, _ADOPTION = _SORTS[1:4]
_BAD = re.compile(
    r"error|fail|crash|bug|broken|timeout|outage|refus|reject|churn|lost|drop|wrong|stale|retr|late"
)
_GOOD = re.compile(r"ok$|succe|valid|availab|uptime|activ|convert|complet|adopt|retain|kept|first")
_ROUND = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
_MARGIN = 0.1
_EVERYDAY = re.compile(
    r"the|and|for|with|should|must|shall|will|can|may|that|this|ha[vs]e?|are|our|all|any|from|into"
    r"|not|but|api|each|every|when|than|more|less|very"
)


def suggestion(
    text: str, metrics: Sequence[KnownMetric], figures: Figures, window: str = "28d"
) -> Suggested:
    """Return criteria for a sentence, from metrics that the workspace has and their values today.

    The words of the sentence choose the metrics; where none fits, nothing is made up, and the sort
    of metric that is missing is named. ``figures`` gives the figures of a metric by statistic (p50,
    p95, share, count), and is asked only about metrics that fit. A bound is the next round number
    that today's value keeps with a margin of a tenth.
    """
    said = [_stem(word) for word in _WORD.findall(text.casefold())]
    sort = next((sort for sort in _SORTS if sort.is_meant(said)), None)
    found: list[Suggestion] = []
    for metric in _fitting(said, sort, metrics):
        made = _criterion(metric, sort, figures(metric.name), window)
        if made is not None:
            found.append(made)
        if len(found) == _SHOWN:
            break
    if found:
        return Suggested(tuple(found), None)
    missing = sort.missing if sort else "one that the sentence speaks of"
    return Suggested((), f"no metric here fits: it takes {missing}")


def _fitting(
    said: Sequence[str], sort: _Sort | None, metrics: Sequence[KnownMetric]
) -> Iterator[KnownMetric]:
    """The metrics that the words choose, those first that share most of them."""
    spoken = {word for word in said if not _EVERYDAY.fullmatch(word)}
    ranked = []
    for metric in metrics:
        words = {_stem(word) for word in _WORD.findall(f"{metric.name} {metric.title}".casefold())}
        shared = len(spoken & words)
        if _holds(metric, sort, words) if sort else shared:
            ranked.append((-shared, metric.name, metric))
    yield from (metric for _, _, metric in sorted(ranked))


def _holds(metric: KnownMetric, sort: _Sort | None, words: set[str]) -> bool:
    assert sort is not None
    dimension = _dimension(metric.unit)
    if sort.dimensions:
        by_name = not metric.unit and any(re.search(sort.names, word) for word in words)
        return dimension in sort.dimensions or by_name
    if dimension not in ("", "share"):
        return False
    tells_errors = any(re.search(_ERRORS.names, word) for word in words)
    return tells_errors if sort in (_ERRORS, _RELIABLE) else not tells_errors


def _criterion(
    metric: KnownMetric, sort: _Sort | None, figures: Mapping[str, float | None], window: str
) -> Suggestion | None:
    """A criterion on a metric that its value of today keeps; None where no direction is good."""
    better = metric.better or _direction(metric, sort)
    asked = ("p95", "share", "ratio", "count") if sort is None or sort.counts else ("share",)
    statistic = next((s for s in asked if s in figures), None)
    if better is None or statistic is None:
        return None
    if statistic == "p95" and better == "higher":
        statistic = "p50"
    value = figures.get(statistic)
    if value is None or not isfinite(value):
        return None
    unit = "share" if statistic == "share" else "" if statistic == "count" else metric.unit
    share = statistic == "share"
    bound = _share_beside(value, better) if share else _beside(value, better)
    word = "rate" if share else statistic
    return (
        None if bound is None else _compiled(word, metric.name, better, bound, value, unit, window)
    )


def _compiled(
    statistic: str, name: str, better: str, bound: float, value: float, unit: str, window: str
) -> Suggestion | None:
    """The criterion as it is printed; None for one that would not read back."""
    shown = round(bound * 100, 10) if unit == "share" else bound
    written = " %" if unit == "share" else f" {unit}" if unit and is_unit(unit) else ""
    number = render_number(int(shown) if float(shown).is_integer() else shown)
    sign = "<" if better == "lower" else ">"
    text = f"{statistic} of {render_name(name)} is {sign} {number}{written} over {window}"
    try:
        parse(text)
    except CriterionError:
        return None
    return Suggestion(text, shown_value(value, unit))


def _direction(metric: KnownMetric, sort: _Sort | None) -> str | None:
    """Which direction is good where the metric doesn't say; None where that would be a guess."""
    if _dimension(metric.unit) in ("time", "bytes", "money"):
        return "lower"
    words = _WORD.findall(f"{metric.name} {metric.title}".casefold())
    if any(_BAD.search(word) for word in words):
        return "lower"
    if sort is _ADOPTION or any(_GOOD.search(word) for word in words):
        return "higher"
    return None


def _dimension(unit: str) -> str:
    """What a unit measures: time, bytes, share, money; "" for none and for what is counted."""
    if re.fullmatch(r"[A-Z]{3}", unit):
        return "money"
    return UNITS[unit][0] if unit in UNITS else ""


def _beside(value: float, better: str) -> float | None:
    """The next round number that a value keeps with a margin; None where there is none.

    >>> _beside(243, "lower"), _beside(1234, "higher"), _beside(0.4, "lower"), _beside(0, "higher")
    (300, 1000, 0.5, None)
    """
    if value <= 0:
        return None
    wanted = value * (1 + _MARGIN) if better == "lower" else value * (1 - _MARGIN)
    power = floor(log10(wanted))
    numbers = [_scaled(step, power + shift) for shift in (-1, 0, 1) for step in _ROUND]
    if better == "lower":
        return min(number for number in numbers if number >= wanted)
    return max(number for number in numbers if number <= wanted)


def _share_beside(share: float, better: str) -> float | None:
    """The same for a share, measured from whichever end is nearer.

    >>> [_share_beside(s, "higher") for s in (0.9971, 0.43, 1, 0)]
    [0.996, 0.3, 0.99, None]
    >>> [_share_beside(s, "lower") for s in (0.031, 0, 0.97)]
    [0.04, 0.01, 0.975]
    """
    if better == "higher":
        flipped = _share_beside(1 - share, "lower") if share > 0 else None
        if share <= 0.5 and share > 0:
            return _beside(share, "higher")
        return None if flipped is None else round(1 - flipped, 10)
    if share <= 0:
        return 0.01
    if share <= 0.5:
        return _beside(share, "lower")
    rest = _beside(1 - share, "higher")
    return None if rest is None else round(1 - rest, 10)


def _scaled(step: float, power: int) -> float:
    number = step * 10**power if power >= 0 else step / 10**-power
    return int(number) if float(number).is_integer() else number


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
