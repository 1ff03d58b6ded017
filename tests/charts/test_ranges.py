"""Ranges on one axis: where bars begin and end, open ends, and the same figures everywhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sightline.charts.ranges import RangeBar, axis_of, range_lines, range_table, ranges_spec
from sightline.charts.vega import Words

BARS = (
    RangeBar("low", 100, 200, "100 to 200"), RangeBar("open", 150, None, "from 150"),
    RangeBar("point", 300, 300, "300"),
)  # fmt: skip
NUMBERS = st.integers(-1_000, 1_000_000)


@st.composite
def some_bar(draw: st.DrawFn) -> RangeBar:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    name = draw(st.text("abc é", max_size=50))
    return RangeBar(
        name, low, draw(st.sampled_from([high, None])), draw(st.text("xy", max_size=60))
    )


def test_ranges_are_drawn_where_they_lie() -> None:
    assert range_lines(BARS, str, 50) == (
        "low    ├─────────────┤                  100 to 200",
        "open          ├──────────────────────▶  from 150",
        "point                             ●     300",
        "       ┴──────────────────────────┴",
        "       100                      300",
    )


def test_a_terminal_without_such_letters_gets_plain_ones() -> None:
    lines = range_lines(BARS, str, 60, is_plain=True)
    assert all(line.isascii() for line in lines) and lines[1].count(">") == 1


@given(st.lists(some_bar(), min_size=1, max_size=6), st.integers(40, 120))
def test_no_line_is_wider_than_the_page_and_each_bar_has_one(
    bars: list[RangeBar], width: int
) -> None:
    lines = range_lines(bars, lambda value: f"{value:g}", width)
    assert len(lines) == len(bars) + 2
    assert all(len(line) <= width for line in lines)
    for bar, line in zip(bars, lines, strict=False):
        assert ("▶" in line) == (bar.high is None)


@given(st.lists(some_bar(), min_size=1, max_size=6))
def test_the_axis_holds_every_end(bars: list[RangeBar]) -> None:
    low, high = axis_of(bars)
    assert low < high
    for bar in bars:
        assert low <= bar.low <= high and (bar.high is None or bar.high <= high)


def test_nothing_is_drawn_of_nothing() -> None:
    assert range_lines((), str) == ()


def test_specification_and_table_hold_the_same_figures_and_open_ends_stay_open() -> None:
    spec = ranges_spec(BARS, Words("Pay", "three ranges", name="USD"))
    values = spec["data"]["values"]
    assert [(v["name"], v["low"], v["end"]) for v in values] == [
        ("low", 100, "closed"), ("open", 150, "open"), ("point", 300, "closed"),
    ]  # fmt: skip
    table = range_table(BARS, "Pay", "source")
    assert table.rows == (
        ("low", 100, 200, "100 to 200"), ("open", 150, "no upper end", "from 150"),
        ("point", 300, 300, "300"),
    )  # fmt: skip
