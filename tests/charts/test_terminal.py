"""Charts of characters: what is drawn is what was counted, within 80 columns, in words besides."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sightline.charts.edges import Scale
from sightline.charts.histogram import BoundMark, Bucket, Histogram
from sightline.charts.terminal import HEIGHT, bars, sparkline


def histogram(
    counts: list[int],
    step: float = 50,
    bound: BoundMark | None = None,
    missing: int = 0,
    below: int = 0,
    above: int = 0,
    scale: Scale = "linear",
) -> Histogram:
    buckets = tuple(Bucket(i * step, (i + 1) * step, n) for i, n in enumerate(counts))
    n = sum(counts) + missing + below + above
    return Histogram("ms", scale, n, missing, below, buckets, above, bound)


def ms(value: float) -> str:
    return f"{value:g} ms"


def drawn(of: Histogram, **more: bool) -> str:
    return "\n".join(bars(of, ms, **more))


def test_a_distribution_shows_its_bound_and_the_share_beyond_it() -> None:
    of = histogram([8, 64, 48, 16, 1, 0], 50, BoundMark(150, "<", 17 + 5, 0.05), missing=2, above=3)
    assert drawn(of) == "\n".join(
        [
            "how many in each 50 ms",
            "                 ┃ 150 ms",
            " 64 ┤    ████    ┃",
            "    │    ████    ┃",
            "    │    ████████┃",
            "    │    ████████┃",
            "    │    ████████┃",
            "    │    ████████┃",
            "    │    ████████┃████",
            "    │████████████┃████▁▁▁▁",
            "  0 └┬───────┬────────┬───────",
            "   0 ms   100 ms   200 ms  300 ms",
            "beyond the bound (< 150 ms): 15.5 % (22 of 142); allowed: 5 %",
            "not drawn: 3 from 300 ms up, 2 with no value",
        ]
    )


def test_without_blocks_the_same_is_drawn_in_ascii() -> None:
    of = histogram([8, 64, 48, 16, 1, 0], 50, BoundMark(150, "<", 17))
    plain = drawn(of, is_plain=True)
    assert plain.isascii()
    assert plain == "\n".join(
        [
            "how many in each 50 ms",
            "                 | 150 ms",
            " 64 |    ####    |",
            "    |    ####    |",
            "    |    ########|",
            "    |    ########|",
            "    |    ########|",
            "    |    ########|",
            "    |    ########|####",
            "    |############|####....",
            "  0 ++-------+--------+-------",
            "   0 ms   100 ms   200 ms  300 ms",
            "beyond the bound (< 150 ms): 12.4 % (17 of 137)",
        ]
    )


def test_a_bound_that_is_outside_is_said_to_be_there() -> None:
    assert bars(histogram([1, 2], 1, BoundMark(9, "<", 0)), ms)[1].strip() == (
        "bound 9 ms: right of what is drawn"
    )
    assert bars(histogram([1, 2], 1, BoundMark(-9, ">", 0)), ms)[1].strip() == (
        "bound -9 ms: left of what is drawn"
    )


def test_nothing_is_drawn_of_nothing() -> None:
    assert bars(Histogram("ms", "linear", 0, 0, 0, (), 0), ms) == ()


COUNTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=36)


@given(COUNTS, st.floats(0, 2000), st.integers(60, 120), st.booleans())
def test_no_line_is_too_wide_and_the_bound_stands_upright(
    counts: list[int], bound: float, width: int, is_plain: bool
) -> None:
    of = histogram(counts, 50, BoundMark(bound, "<", 0))
    lines = bars(of, lambda value: f"{value:,.0f} ms", max(width, len(counts) + 20), is_plain)
    drawing = lines[: 2 + HEIGHT + 2]
    assert max(map(len, drawing)) <= max(width, len(counts) + 20)
    stroke = "|" if is_plain else "┃"
    if bound <= 50 * len(counts):
        places = {line.rindex(stroke) for line in drawing[2 : 2 + HEIGHT]}
        assert len(places) == 1
    else:
        assert "right of what is drawn" in drawing[1]


@given(COUNTS)
def test_a_higher_count_is_never_drawn_lower_and_one_above_none_is_seen(counts: list[int]) -> None:
    lines = bars(histogram(counts), lambda value: f"{value:,.0f}")
    rows = lines[1 : 1 + HEIGHT]
    start = rows[0].index("│" if "│" in rows[0] else "┤") + 1
    width = (80 - start - 1) // len(counts)
    column = max(1, min(4, width))

    def height(index: int) -> int:
        cells = [row[start + index * column :][:1] or " " for row in rows]
        return sum(" ▁▂▃▄▅▆▇█".index(cell) for cell in cells)

    heights = [height(index) for index in range(len(counts))]
    assert [h > 0 for h in heights] == [count > 0 for count in counts]
    ranked = sorted(zip(counts, heights, strict=True))
    assert [h for _, h in ranked] == sorted(heights)


def test_a_trend_is_a_line_of_blocks_with_gaps() -> None:
    assert sparkline([1, 2, None, 4, 8]) == "▁▂ ▄█"
    assert sparkline([1, 2, None, 4, 8], is_plain=True) == "_. -#"
    assert sparkline([3, 3]) == "▄▄"
    assert sparkline([None, None]) == ""
