"""Ranges on one axis as a drawing for a page; a table beside it says the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sightline.career.report.page import html_text
from sightline.charts.ranges import RangeBar, axis_of

__all__ = ["range_drawing", "shortened", "svg"]

_WIDTH, _LABELS, _WORDS = 820, 270, 190
_ROW, _FOOT = 26, 26
_BEYOND = 14  # how far an open end reaches beyond the highest value that is named
_LETTER = 7.2  # how wide a letter is drawn, about


def range_drawing(
    bars: Sequence[RangeBar], show: Callable[[float], str], told: str, unit: str = ""
) -> str:
    """A bar for each range, an arrow where it has no upper end, the figures beside it.

    ``show`` writes a value, ``unit`` stands once behind it or behind a range; ``told`` says what is
    seen to those who can't see it.
    """
    if not bars:
        return ""
    height = _ROW * len(bars) + _FOOT
    parts = list(_axis(bars, lambda value: f"{show(value)}{unit}", height))
    for number, bar in enumerate(bars):
        parts += _bar(bar, 4 + number * _ROW, bars, show, unit)
    return svg(_WIDTH, height, told, parts)


def svg(width: int, height: int, told: str, parts: Sequence[str]) -> str:
    """A drawing with a name for those who can't see it."""
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{html_text(told)}">{"".join(parts)}</svg>'
    )


def shortened(text: str, width: float) -> str:
    """As much of a text as about so many points hold."""
    most = int(width / _LETTER)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _x(value: float, bars: Sequence[RangeBar]) -> float:
    low, high = axis_of(bars)
    room = _WIDTH - _LABELS - _WORDS - _BEYOND - 8
    return round(_LABELS + (value - low) / (high - low) * room, 1)


def _axis(bars: Sequence[RangeBar], show: Callable[[float], str], height: int) -> Iterator[str]:
    """A ground line with the least and the greatest value that is named."""
    ends = [end for bar in bars for end in (bar.low, bar.high) if end is not None]
    ground = height - _FOOT + 4
    low, high = min(ends), max(ends)
    right = _WIDTH - _WORDS - 8
    yield f'<line class="grid" x1="{_LABELS}" x2="{right}" y1="{ground}" y2="{ground}"/>'
    marks = [(low, "start")] if low == high else [(low, "start"), (high, "end")]
    for value, anchor in marks:
        x = _x(value, bars)
        yield f'<line class="grid" x1="{x}" x2="{x}" y1="2" y2="{ground + 4}"/>'
        words = html_text(show(value))
        yield f'<text class="t" x="{x}" y="{height - 5}" text-anchor="{anchor}">{words}</text>'


def _bar(
    bar: RangeBar, top: int, bars: Sequence[RangeBar], show: Callable[[float], str], unit: str
) -> Iterator[str]:
    middle = top + 9
    label = html_text(shortened(bar.label, _LABELS - 8))
    yield f'<text x="0" y="{middle + 4}">{label}</text>'
    start = _x(bar.low, bars)
    if bar.high is None:
        end = _WIDTH - _WORDS - 8 - _BEYOND
        yield f'<rect class="value" x="{start}" y="{top + 3}" width="{end - start}" height="12"/>'
        tip = f"{end},{top} {end + _BEYOND},{middle} {end},{top + 18}"
        yield f'<polygon class="value" points="{tip}"/>'
        words = f"from {show(bar.low)}{unit}, open"
    elif bar.high == bar.low:
        yield f'<circle class="value" cx="{start}" cy="{middle}" r="6"/>'
        words = f"{show(bar.low)}{unit}"
    else:
        width = max(2.0, round(_x(bar.high, bars) - start, 1))
        yield (
            f'<rect class="value" x="{start}" y="{top + 3}" width="{width}" height="12" rx="2"/>'
        )
        words = f"{show(bar.low)} to {show(bar.high)}{unit}"
    yield f'<text class="t" x="{_WIDTH - _WORDS + 2}" y="{middle + 4}">{html_text(words)}</text>'
