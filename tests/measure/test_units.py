"""Units convert exactly, or are refused with what to write."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.measure.language.units import UNITS, UnitError, convert, help_for, is_unit


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        (200, "ms", "s", 0.2),
        (0.1, "s", "ms", 100),
        (1.1, "min", "s", 66),
        (2, "w", "d", 14),
        (36, "h", "d", 1.5),
        (1, "KiB", "B", 1024),
        (1, "kB", "B", 1000),
        (1, "MiB", "KiB", 1024),
        (5, "%", "share", 0.05),
        (0.1, "%", "share", 0.001),
        (3, "", "ms", 3),
        (3, "EUR", "EUR", 3),
    ],
)
def test_a_unit_converts_exactly(value: float, unit: str, to: str, expected: float) -> None:
    assert convert(value, unit, to) == expected


@pytest.mark.parametrize(
    ("unit", "to"),
    [("ms", "kB"), ("ms", ""), ("mo", "d"), ("d", "mo"), ("%", "pp"), ("EUR", "USD")],
)
def test_units_that_do_not_fit_are_refused_with_help(unit: str, to: str) -> None:
    with pytest.raises(UnitError) as caught:
        convert(1, unit, to)
    assert caught.value.message and caught.value.help


@given(st.integers(-(10**6), 10**6), st.data())
def test_there_and_back_is_where_one_started(value: int, data: st.DataObject) -> None:
    unit = data.draw(st.sampled_from(sorted(UNITS)))
    same = sorted(name for name in UNITS if UNITS[name][0] == UNITS[unit][0])
    other = data.draw(st.sampled_from(same))
    there = convert(value, unit, other)
    exact = Fraction(value) * UNITS[unit][1] / UNITS[other][1]
    assert there == pytest.approx(float(exact))
    assert convert(there, other, unit) == pytest.approx(value)


def test_m_is_refused_because_it_could_be_many_things() -> None:
    assert not is_unit("m")
    assert help_for("m") == "m is refused, it could be minutes or months: write min or mo"
