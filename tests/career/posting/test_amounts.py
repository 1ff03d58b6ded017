"""Amounts and years, line by line, in the ways that people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.career.posting.amounts_in_words import written_amounts
from sightline.career.posting.posting_of import posting_of
from sightline.career.reading.read import read_document

PAY = [
    ("Pay: $70/h", [(70, 70, "USD", "hour")]),
    ("Pay starts at 48 dollars an hour.", [(48, None, "USD", "hour")]),
    ("We pay forty-five dollars an hour.", [(45, 45, "USD", "hour")]),
    ("We pay 2,800 to 3,400 euros a month.", [(2800, 3400, "EUR", "month")]),
    ("Salary: \u20ac 4.500 \u2013 5.200 brutto pro Monat", [(4500, 5200, "EUR", "month")]),
    ("Salary: 60.000-75.000 \u20ac/Jahr", [(60000, 75000, "EUR", "year")]),
    ("Salary: EUR 85.000,00 - 95.000,00 p.a.", [(85000, 95000, "EUR", "year")]),
    ("Salary: CHF 9'500 per month", [(9500, 9500, "CHF", "month")]),
    ("INR 35,00,000 - 45,00,000 per annum", [(3500000, 4500000, "INR", "year")]),
    ("Salary: up to seventy thousand pounds", [(None, 70000, "GBP", "year")]),
    ("Salary: one hundred and twenty thousand dollars", [(120000, 120000, "USD", "year")]),
    ("Our customers pay between ten and twenty thousand euros a year.", []),
    ("We raised forty million dollars.", []),
    ("Salary: competitive", []),
]
YEARS = [
    ("Minimum of three (3) years' experience in B2B SaaS", [(3, None, "B2B SaaS")]),
    ("Between four and six years as a PM", [(4, 6, "PM")]),
    ("3-5 yrs exp. in fintech", [(3, 5, "fintech")]),
    ("No more than 3 years of experience", [(0, 3, None)]),
    ("15 yrs+ in telecoms", [(15, None, "telecoms")]),
    ("Mindestens 5 Jahre experience", [(5, None, None)]),
    ("5 years of sales or 3 years with an MBA", [(5, None, "sales"), (3, None, None)]),
    ("8 years, of which at least 2 with APIs", [(8, None, None), (2, None, "APIs")]),
    ("10 years of experience with min 6 years in UX", [(10, None, None), (6, None, "UX")]),
]  # fmt: skip
WAIVED = [
    "No degree needed.",
    "No prior experience with hardware is required.",
    "We don't ask for years of experience.",
]


def _posting(heading: str, line: str):  # type: ignore[no-untyped-def]
    text = f"Product Manager\n\nRequirements\n- SQL\n\n{heading}\n{line}\n"
    return posting_of(read_document("posting", text.encode()))


@pytest.mark.parametrize(("line", "wanted"), PAY)
def test_pay_is_read_as_it_is_written(line: str, wanted: list[object]) -> None:
    found = [(p.low, p.high, p.currency, p.per) for p in _posting("Compensation", line).pay]
    assert found == wanted


@pytest.mark.parametrize(("line", "wanted"), YEARS)
def test_years_are_read_as_they_are_written(line: str, wanted: list[object]) -> None:
    years = _posting("Minimum", "- " + line).years
    assert [(y.low, y.high, y.of.value if y.of else None) for y in years] == wanted


@pytest.mark.parametrize("line", WAIVED)
def test_what_is_not_needed_is_never_required(line: str) -> None:
    asked = [one.words.value for one in _posting("What we're after", line).requirements]
    assert asked == ["SQL"]


_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_ONES = "one two three four five six seven eight nine".split()  # noqa: SIM905


@given(st.integers(0, 9), st.integers(0, 7), st.integers(0, 9), st.booleans())
def test_a_number_in_words_is_that_number(
    hundreds: int, tens: int, ones: int, is_joined: bool
) -> None:
    said = _TENS[tens] + (f"-{_ONES[ones - 1]}" if ones else "")
    if hundreds:
        said = f"{_ONES[hundreds - 1]} hundred {'and ' if is_joined else ''}{said}"
    number = 1000.0 * (100 * hundreds + 20 + 10 * tens + ones)
    found = [(one.low, one.high) for one in written_amounts(f"{said} thousand euros")]
    assert found == [(number, number)]
