"""Writes a criterion as the one line that means it: the inverse of `criterion_parser`.

`parse(render(c)) == c` for every criterion, and rendering what was parsed gives one canonical
spelling: single spaces, a space before units except in windows, no thousands commas.
"""

from __future__ import annotations

from sightline.measure.language.criterion import (
    And,
    Baseline,
    Between,
    Bound,
    Change,
    Comparison,
    Criterion,
    DateRange,
    Instant,
    Literal_,
    Membership,
    MetricName,
    Named,
    Not,
    Or,
    Predicate,
    Previous,
    Quantity,
    Statistic,
    Threshold,
    Window,
)
from sightline.measure.language.criterion_tokens import is_bare_name


def render(criterion: Criterion) -> str:
    """Return the canonical line of a criterion."""
    words = [render_statistic(criterion.statistic), "of", render_name(criterion.metric)]
    if criterion.where is not None:
        words += ["where", render_predicate(criterion.where)]
    words += ["is", render_bound(criterion.bound)]
    line = " ".join(words)
    for word, aim in (("plan", criterion.plan), ("wish", criterion.wish)):
        if aim is not None:
            line += f"; {word} {render_bound(aim)}"
    if criterion.window is not None:
        line += f" over {render_window(criterion.window)}"
    if criterion.baseline is not None:
        line += f" vs {render_baseline(criterion.baseline)}"
    return line + _render_terms(criterion)


def render_statistic(statistic: Statistic) -> str:
    """Return `p95`, `share(status >= 500)`, `time_to(signup -> first_call)`."""
    if statistic.predicate is not None:
        return f"share({render_predicate(statistic.predicate)})"
    if statistic.steps is not None:
        first, second = (_render_step(step) for step in statistic.steps)
        return f"time_to({first} -> {second})"
    return statistic.name


def render_predicate(predicate: Predicate) -> str:
    """Return a condition with no more parentheses than its meaning needs."""
    if isinstance(predicate, Comparison):
        value = _render_value(predicate.value)
        return f"{render_name(predicate.name)} {predicate.comparator} {value}"
    if isinstance(predicate, Membership):
        values = ", ".join(_render_value(value) for value in predicate.values)
        return f"{render_name(predicate.name)} in ({values})"
    if isinstance(predicate, Named):
        return render_name(predicate.name)
    if isinstance(predicate, Not):
        return f"not {_grouped(predicate.part, (And, Or))}"
    if isinstance(predicate, And):
        return " and ".join(_grouped(part, (And, Or)) for part in predicate.parts)
    return " or ".join(_grouped(part, (Or,)) for part in predicate.parts)


def _grouped(predicate: Predicate, looser: tuple[type, ...]) -> str:
    text = render_predicate(predicate)
    return f"({text})" if isinstance(predicate, looser) else text


def render_bound(bound: Bound) -> str:
    """Return `< 200 ms`, `between 1 and 2 s`, `up by 10 %`, `within 5 % of previous`."""
    if isinstance(bound, Threshold):
        return f"{bound.comparator} {render_quantity(bound.quantity)}"
    if isinstance(bound, Between):
        same = bound.low.unit == bound.high.unit
        low = render_number(bound.low.value) if same else render_quantity(bound.low)
        return f"between {low} and {render_quantity(bound.high)}"
    if isinstance(bound, Change):
        return f"{bound.direction} by {render_quantity(bound.quantity)}"
    return f"within {render_quantity(bound.quantity)} of {render_baseline(bound.baseline)}"


def render_window(window: Window) -> str:
    """Return `28d`, `4w calendar Europe/Berlin`."""
    words = [f"{window.count}{window.unit}", window.mode, window.zone]
    return " ".join(word for word in words if word)


def render_baseline(baseline: Baseline) -> str:
    """Return `previous`, `2026-01-01 to 2026-02-01`, or a metric's name."""
    if isinstance(baseline, Previous):
        return "previous"
    if isinstance(baseline, DateRange):
        return f"{baseline.start.text} to {baseline.end.text}"
    return _render_metric_baseline(baseline)


def _render_metric_baseline(baseline: MetricName) -> str:
    return '"previous"' if baseline.name == "previous" else render_name(baseline.name)


def render_quantity(quantity: Quantity) -> str:
    """Return `200 ms`, `5 %`, or a bare number."""
    number = render_number(quantity.value)
    return f"{number} {quantity.unit}" if quantity.unit else number


def render_number(value: int | float) -> str:
    """Return a number in plain digits, never with an exponent.

    >>> render_number(0.00000012), render_number(1500)
    ('0.00000012', '1500')
    """
    text = repr(value)
    if "e" not in text:
        return text
    from decimal import Decimal

    plain = format(Decimal(text), "f")
    return plain if "." in plain else plain + ".0"


def render_name(name: str) -> str:
    """Return a name, in double quotes where it could be taken for something else."""
    if is_bare_name(name) and not name.startswith("MET-"):
        return name
    return '"' + name.replace('"', '""') + '"'


def _render_step(name: str) -> str:
    return name if is_bare_name(name) else _render_string(name)


def _render_value(value: Literal_) -> str:
    if isinstance(value, Quantity):
        return render_quantity(value)
    if isinstance(value, Instant):
        return value.text
    if isinstance(value, str):
        return _render_string(value)
    return {None: "null", True: "true", False: "false"}[value]


def _render_string(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _render_terms(criterion: Criterion) -> str:
    terms = []
    if criterion.min_n is not None:
        terms.append(f"n>={criterion.min_n}")
    per = f"per {render_name(criterion.cluster)}" if criterion.cluster else ""
    if criterion.confidence_percent is not None:
        confidence = f"confidence {render_number(criterion.confidence_percent)} %"
        terms.append(f"{confidence} {per}".rstrip())
    elif per:
        terms.append(per)
    if criterion.peeking:
        terms.append("peeking")
    return f" [{', '.join(terms)}]" if terms else ""
