"""Charts drawn with characters: columns of a histogram with its bound, blocks for a trend.

At most so many columns wide as asked, no colour needed. Where a terminal can't show blocks, the
same is drawn with `#`, `|` and `-`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sightline.charts.histogram import Histogram

WIDTH, HEIGHT = 80, 8
_EIGHTHS = " ▁▂▃▄▅▆▇█"
_LOWEST_TO_HIGHEST = "▁▂▃▄▅▆▇█"
_PLAIN_LEVELS = "_.,-=+*#"
_WIDEST_COLUMN = 4
_SPACE = 2

Show = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class _Strokes:
    bound: str
    side: str
    corner: str
    floor: str
    tick: str


_FINE = _Strokes("┃", "┤", "└", "─", "┬")
_PLAIN = _Strokes("|", "|", "+", "-", "+")


def sparkline(values: Sequence[float | None], is_plain: bool = False) -> str:
    """Return one block a value, as high as the value between the least and the greatest.

    A value that is not known leaves a gap.

    >>> sparkline([1, 2, None, 4, 8])
    '▁▂ ▄█'
    """
    levels = _PLAIN_LEVELS if is_plain else _LOWEST_TO_HIGHEST
    known = [value for value in values if value is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    top = len(levels) - 1
    return "".join(
        " "
        if value is None
        else levels[round((value - low) / (high - low) * top) if high > low else top // 2]
        for value in values
    )


def bars(
    histogram: Histogram, show: Show, width: int = WIDTH, is_plain: bool = False
) -> tuple[str, ...]:
    """Draw a histogram as columns, its bound as an upright line, and say in words what it shows.

    `show` writes a value with its unit. Empty where there is no value to draw.
    """
    if not histogram.buckets:
        return ()
    drawing = _Drawing(histogram, show, width, is_plain)
    return tuple(line.rstrip() for line in (*drawing.lines(), *in_words(histogram, show)))


def in_words(histogram: Histogram, show: Show) -> Iterator[str]:
    """Say how many values are beyond the bound, and how many the drawing leaves out."""
    mark, edges = histogram.bound, histogram.buckets
    if mark is not None and histogram.n:
        counted = f"{mark.beyond:,} of {histogram.n:,}"
        at_most = "" if mark.allowed is None else f"; allowed: {_percent(mark.allowed)} %"
        share = _percent(mark.beyond / histogram.n)
        promised = f"{mark.comparator} {show(mark.value)}"
        yield f"beyond the bound ({promised}): {share} % ({counted}){at_most}"
    left_out = []
    if histogram.below:
        left_out.append(f"{histogram.below:,} below {show(edges[0].low)}")
    if histogram.above:
        left_out.append(f"{histogram.above:,} from {show(edges[-1].high)} up")
    if histogram.missing:
        left_out.append(f"{histogram.missing:,} with no value")
    if left_out:
        yield f"not drawn: {', '.join(left_out)}"


def heading(histogram: Histogram, show: Show) -> str:
    """Say what the height of a column counts."""
    if histogram.scale == "log":
        return "how many in each column; columns widen to the right"
    first = histogram.buckets[0]
    if len(histogram.buckets) == 1:
        return "how many"
    return f"how many in each {show(float(Decimal(repr(first.high)) - Decimal(repr(first.low))))}"


class _Drawing:
    def __init__(self, histogram: Histogram, show: Show, width: int, is_plain: bool) -> None:
        self.histogram = histogram
        self.show = show
        self.is_plain = is_plain
        self.strokes = _PLAIN if is_plain else _FINE
        self.counts = [bucket.n for bucket in histogram.buckets]
        self.top = max(self.counts)
        self.gutter = max(len(f"{self.top:,}"), 3) + 1
        room = width - self.gutter - 2
        self.column = max(1, min(_WIDEST_COLUMN, room // len(self.counts)))
        self.length = self.column * len(self.counts)
        self.width = width
        self.at = self._place_of_bound()

    def lines(self) -> Iterator[str]:
        yield heading(self.histogram, self.show)
        if self.histogram.bound is not None:
            yield self._label_of_bound(self.show(self.histogram.bound.value))
        for row in reversed(range(HEIGHT)):
            label = f"{self.top:,}" if row == HEIGHT - 1 and self.top else ""
            stroke = self.strokes.side if label else ("|" if self.is_plain else "│")
            cells = "".join(self._cell(count, row) * self.column for count in self.counts)
            yield f"{label:>{self.gutter - 1}} {stroke}{self._with_bound(cells)}"
        yield from self._axis()

    def _cell(self, count: int, row: int) -> str:
        """The block of one column in one row: a count above 0 is never invisible."""
        eighths = -(-count * HEIGHT * 8 // self.top) if self.top else 0
        here = min(max(eighths - row * 8, 0), 8)
        if not self.is_plain:
            return _EIGHTHS[here]
        return "#" if here >= 4 else "." if here and not row else " "

    def _place_of_bound(self) -> int | None:
        """How many characters of the columns are left of the bound; None where it is outside."""
        mark, buckets = self.histogram.bound, self.histogram.buckets
        if mark is None or not buckets[0].low <= mark.value <= buckets[-1].high:
            return None
        for number, bucket in enumerate(buckets):
            if mark.value < bucket.high:
                part = (mark.value - bucket.low) / (bucket.high - bucket.low)
                return number * self.column + round(part * self.column)
        return self.length

    def _with_bound(self, cells: str) -> str:
        if self.at is None:
            return cells
        return cells[: self.at] + self.strokes.bound + cells[self.at :]

    def _label_of_bound(self, value: str) -> str:
        mark = self.histogram.bound
        assert mark is not None
        before = self.gutter + 1
        if self.at is None:
            is_left = mark.value < self.histogram.buckets[0].low
            where = f"bound {value}: {'left' if is_left else 'right'} of what is drawn"
            return " " * before + where
        label = f"{self.strokes.bound} {value}"
        if before + self.at + len(label) <= self.width:
            return " " * (before + self.at) + label
        label = f"{value} {self.strokes.bound}"
        return (" " * (before + self.at + 1 - len(label))) + label

    def _axis(self) -> Iterator[str]:
        """The ground line with ticks, and their values below, as many as have room."""
        ticks = next((t for t in self._choices() if self._have_room(t)), [])
        line = [self.strokes.floor] * (self.length + (self.at is not None))
        below = ""
        for index in ticks:
            place = self._place_of_edge(index)
            if 0 <= place < len(line):
                line[place] = self.strokes.tick
            label = self.show(self._edges[index])
            below = below.ljust(self._start(index, label)) + label
        yield f"{'0':>{self.gutter - 1}} {self.strokes.corner}{''.join(line)}"
        yield below

    @property
    def _edges(self) -> list[float]:
        buckets = self.histogram.buckets
        return [buckets[0].low, *(bucket.high for bucket in buckets)]

    def _place_of_edge(self, index: int) -> int:
        place = index * self.column
        return place + (self.at is not None and place > self.at)

    def _start(self, index: int, label: str) -> int:
        """Where a label begins: centred below its tick, within the page."""
        middle = self.gutter + 1 + self._place_of_edge(index)
        return max(0, min(middle - len(label) // 2, self.width - len(label)))

    def _choices(self) -> Iterator[list[int]]:
        """Sets of edges to name, from many to few; round ones first."""
        edges = self._edges
        last = len(edges) - 1
        if self.histogram.scale == "log":
            for wanted in ("125", "15", "1"):
                named = [i for i, edge in enumerate(edges) if _is_round(edge, wanted)]
                if len(named) > 1:
                    yield named
        else:
            step = Decimal(repr(edges[1])) - Decimal(repr(edges[0]))
            for every in (1, 2, 4, 5, 10, 20):
                named = [i for i, e in enumerate(edges) if Decimal(repr(e)) / step % every == 0]
                if len(named) > 1:
                    yield named
        yield [0, last]
        yield [0]

    def _have_room(self, ticks: list[int]) -> bool:
        end = -_SPACE
        for index in ticks:
            label = self.show(self._edges[index])
            start = self._start(index, label)
            if start < end + _SPACE:
                return False
            end = start + len(label)
        return True


def _is_round(value: float, first_digits: str) -> bool:
    """Whether a value is one of the given digits and zeros."""
    digits = "".join(map(str, Decimal(repr(value)).normalize().as_tuple().digits))
    return len(digits) == 1 and digits in first_digits


def _percent(share: float) -> str:
    """A share in percent with one decimal, or as many as tell it from 0 and from 100."""
    percent = round(share * 100, 10)
    shown = next(
        (s for s in (f"{percent:.{d}f}" for d in range(1, 8)) if 0 < float(s) < 100),
        f"{percent:.0f}",
    )
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
