"""Pay as ranges on an axis for each group, in a terminal and as a chart with its tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sightline.career.roles.card import UNSTATED, Card
from sightline.career.roles.pay_groups import PayGroup
from sightline.career.roles.shown import amount, figure_of, labels_of
from sightline.charts.chart import Chart
from sightline.charts.ranges import RangeBar, range_lines, range_table, ranges_spec
from sightline.charts.vega import Words, one_above_the_other

__all__ = ["bars_of", "group_lines", "group_title", "pay_chart"]

_LABEL = 36


def group_title(group: PayGroup) -> str:
    """What the amounts of a group are: ``total pay, USD a year, US``."""
    basis = "basis unstated" if group.basis == UNSTATED else f"{group.basis} pay"
    place = "place unstated" if group.place == UNSTATED else group.place
    return f"{basis}, {group.currency} {group.unit}".rstrip() + f", {place}"


def group_lines(group: PayGroup, width: int, is_plain: bool = False) -> tuple[str, ...]:
    """The ranges of a group as lines for a terminal, figures beside them."""
    bars = bars_of(group)
    return range_lines(bars, lambda v: amount(v, group.currency), width, is_plain)


def pay_chart(title: str, groups: Sequence[PayGroup]) -> Chart | None:
    """One picture of an axis for each group; None where there is no amount to draw."""
    if not groups:
        return None
    specs, tables, told = [], [], []
    for group in groups:
        name = group_title(group)
        bars = bars_of(group)
        said = f"{name}: {len(bars)} {'range' if len(bars) == 1 else 'ranges'}."
        specs.append(ranges_spec(bars, Words(name, said, name=f"{group.currency} {group.unit}")))
        tables.append(range_table(bars, name, "source"))
        told.append(said)
    description = " ".join(told)
    return Chart(title, description, one_above_the_other(specs, description), tuple(tables))


def bars_of(group: PayGroup) -> list[RangeBar]:
    """A bar for each amount; two that are called the same are told apart by a number."""
    seen: Counter[str] = Counter()
    bars = []
    for card in group.cards:
        bar = _bar(card)
        seen[bar.label] += 1
        if seen[bar.label] > 1:
            bar = replace(bar, label=f"{bar.label} ({seen[bar.label]})")
        bars.append(bar)
    return bars


def _bar(card: Card) -> RangeBar:
    assert card.range is not None
    what = card.title or card.subject or ", ".join(card.level)
    if not what and card.unlabelled:
        what = "unlabelled"
    if card.proxy_for and card.subject:
        what = card.subject
    is_file = "." in card.source  # a table that somebody supplied: its rows are one file
    label = f"row {card.line} {what}" if is_file else f"{card.where} {what}".rstrip()
    if len(label) > _LABEL:
        label = label[: _LABEL - 1] + "…"
    told_above = ("basis unstated", "place unstated", what)
    marks = [mark for mark in labels_of(card) if mark not in told_above]
    if card.proxy_for:
        marks = [m for m in marks if not m.startswith("proxy:")] + ["proxy"]
    low, high = card.range
    return RangeBar(label, low, high, f"{figure_of(card)}; {', '.join(marks)}")
