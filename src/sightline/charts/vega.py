"""Charts as Vega-Lite specifications: one definition for a page, a report and a notebook.

A specification holds its own data, names no address, and loads nothing. Its colours are told apart
by people who see no red or green (M. Okabe and K. Ito, "Color Universal Design", 2008), and no
meaning hangs on colour alone. Times are drawn in UTC.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sightline.charts.histogram import Histogram
from sightline.charts.series import Moment

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FONTS = "Liberation Sans, Arial, Helvetica, sans-serif"
BLUE, ORANGE, INK, GREY, GRID = "#0072B2", "#D55E00", "#222222", "#5A5A5A", "#E3E3E3"
_AT_GAPS = "break-paths-filter-domains"
_WIDTH, _HEIGHT, _HEIGHT_OF_TREND = 620, 240, 150

Spec = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """What is written on a chart: its title, lines below it, and what it says to who can't see it.

    `bound` stands beside the line of the bound, `name` along the axis of the values.
    """

    title: str
    description: str
    below_title: tuple[str, ...] = ()
    bound: str = ""
    name: str = "value"


def distribution_spec(histogram: Histogram, words: Words) -> Spec:
    """Return a histogram: a bar for each bucket, what is beyond the bound in another colour."""
    values = [
        {"from": bucket.low, "to": bucket.high, "n": bucket.n, "side": _side(bucket.low, histogram)}
        for bucket in histogram.buckets
    ]
    scale: Spec = {"type": histogram.scale, "nice": False}
    if histogram.scale == "linear":
        scale["zero"] = False
    axis = {"grid": False, "tickCount": 8, "labelOverlap": "greedy", **_numbers(histogram.unit)}
    if len(values) == 1:  # a bar as wide as the chart would look like none
        low, high = histogram.buckets[0].low, histogram.buckets[0].high
        scale["domain"], axis["values"] = [low - (high - low), high + (high - low)], [low, high]
    name = _in_unit(words.name, histogram.unit)
    bars = {
        "data": {"values": values},
        "mark": {"type": "rect", "stroke": "white", "strokeWidth": 0.5},
        "encoding": {
            "x": {
                "field": "from", "type": "quantitative", "scale": scale, "axis": axis,
                "title": name,
            },
            "x2": {"field": "to"},
            "y": {
                "field": "n", "type": "quantitative", "title": "how many",
                "axis": {"tickCount": 5, "format": ",.6~r"}, "scale": {"domainMin": 0},
            },
            "y2": {"datum": 0},
            "color": {
                "field": "side", "type": "nominal", "legend": None,
                "scale": {"domain": ["within", "beyond"], "range": [BLUE, ORANGE]},
            },
        },
    }  # fmt: skip
    bound = histogram.bound.value if histogram.bound else None
    layers = [bars, *_bound_layers(bound, words.bound, "x", _reach(histogram))]
    return whole(words, {"width": _WIDTH, "height": _HEIGHT, "layer": layers})


def trend_spec(
    moments: Sequence[Moment], unit: str, words: Words, bound: float | None = None
) -> Spec:
    """Return values over time as a line that breaks at gaps, with a band between their limits.

    The axis starts at 0 where the values are counts (no unit), as bars of nothing would.
    """
    values = [
        {"start": one.start, "value": one.value}
        | ({"low": one.low, "high": one.high} if _has_limits(one) else {"low": None, "high": None})
        for one in moments
    ]
    time = {
        "field": "start", "type": "temporal", "title": None, "scale": {"type": "utc"},
        "axis": {
            "grid": False, "tickCount": 7, "labelOverlap": "greedy", "format": _dates(moments),
        },
    }  # fmt: skip
    name = _in_unit(words.name, unit) if unit else "how many"
    scale = {"zero": not unit, "nice": True}
    axis = {"tickCount": 5, **_numbers(unit)}
    value = {"field": "value", "type": "quantitative", "title": name, "scale": scale, "axis": axis}
    layers: list[Spec] = []
    if any(map(_has_limits, moments)):
        band = {"x": time, "y": {**value, "field": "low"}, "y2": {"field": "high"}}
        mark = {"type": "area", "color": BLUE, "opacity": 0.2, "invalid": _AT_GAPS}
        layers.append({"data": {"values": values}, "mark": mark, "encoding": band})
    line = {
        "type": "line", "color": BLUE, "point": {"size": 22, "color": BLUE},
        "invalid": _AT_GAPS,
    }  # fmt: skip
    layers.append({"data": {"values": values}, "mark": line, "encoding": {"x": time, "y": value}})
    layers += _bound_layers(bound, words.bound, "y", None)
    return whole(words, {"width": _WIDTH, "height": _HEIGHT_OF_TREND, "layer": layers})


def one_above_the_other(specs: Sequence[Spec], description: str) -> Spec:
    """Return one picture of several charts, each under its own title."""
    shared = ("$schema", "config", "background")
    parts = [{k: part for k, part in spec.items() if k not in shared} for spec in specs]
    picture = whole(Words("", description), {"vconcat": parts, "spacing": 30})
    del picture["title"]
    return picture


def whole(words: Words, parts: Spec) -> Spec:
    """Return a specification of these parts, with title, description and the house's look."""
    return {
        "$schema": SCHEMA,
        "title": {"text": words.title}
        | ({"subtitle": list(words.below_title)} if words.below_title else {}),
        "description": words.description,
        "background": "white",
        **parts,
        "config": {
            "font": FONTS,
            "padding": 14,
            "view": {"stroke": None},
            "title": {
                "anchor": "start", "frame": "group", "offset": 18, "color": INK,
                "fontSize": 15, "fontWeight": "bold", "font": FONTS,
                "subtitleFontSize": 12, "subtitleColor": GREY, "subtitleFont": FONTS,
            },
            "axis": {
                "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
                "labelColor": INK, "titleColor": INK, "gridColor": GRID, "domainColor": GREY,
                "tickColor": GREY, "labelFont": FONTS, "titleFont": FONTS,
            },
        },
    }  # fmt: skip


def _has_limits(one: Moment) -> bool:
    return one.low is not None and one.high is not None


def _dates(moments: Sequence[Moment]) -> str:
    """How times are written: by the hour, by the day, or by the month where years are shown."""
    starts = [one.start for one in moments]
    if len({start[:4] for start in starts}) > 2:
        return "%b %Y"
    is_daily = len({start[11:] for start in starts}) <= 1
    return "%-d %b" if is_daily else "%-d %b %H:%M"


def _side(low: float, histogram: Histogram) -> str:
    """Whether a bucket lies beyond the bound; one that the bound cuts counts where it begins."""
    mark = histogram.bound
    if mark is None:
        return "within"
    is_beyond = low >= mark.value if mark.comparator in ("<", "<=") else low < mark.value
    return "beyond" if is_beyond else "within"


def _reach(histogram: Histogram) -> tuple[float, float] | None:
    buckets = histogram.buckets
    return (buckets[0].low, buckets[-1].high) if buckets else None


def _bound_layers(
    bound: float | None, shown: str, axis: str, reach: tuple[float, float] | None
) -> list[Spec]:
    """The bound as a dashed line with its value beside it; none where it is outside."""
    if bound is None or (reach is not None and not reach[0] <= bound <= reach[1]):
        return []
    at = {"field": "bound", "type": "quantitative"}
    data = {"values": [{"bound": bound, "text": shown}]}
    text: Spec = {"type": "text", "color": INK, "fontSize": 12, "font": FONTS, "fontWeight": "bold"}
    if axis == "x":
        is_right = reach is not None and bound > reach[0] + (reach[1] - reach[0]) * 0.8
        text |= {"align": "right" if is_right else "left", "dx": -5 if is_right else 5}
        encoding: Spec = {"x": at, "y": {"value": -4}}
    else:
        text |= {"align": "right", "dy": -7}
        encoding = {"y": at, "x": {"value": _WIDTH}}
    rule = {"type": "rule", "color": INK, "strokeWidth": 2, "strokeDash": [6, 3]}
    return [
        {"data": data, "mark": rule, "encoding": {axis: at}},
        {
            "data": data,
            "mark": text,
            "encoding": {**encoding, "text": {"field": "text", "type": "nominal"}},
        },
    ]


def _in_unit(name: str, unit: str) -> str:
    return f"{name} ({unit})" if unit and unit != "share" else name


def _numbers(unit: str) -> Spec:
    return {"format": ".3~%" if unit == "share" else ",.6~r"}
