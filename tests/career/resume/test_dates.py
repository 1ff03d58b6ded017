# ruff: noqa: RUF001  (words and signs stand here as people write them)
"""Dates as people write them, and the days that they may mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sightline.career.resume.dates import day_bounds, find_stretches

STRETCHES = (
    ("Mar 2021 – Present", "2021-03", None, True),
    ("03/2022 - Present", "2022-03", None, True),
    ("2019-01 – 2020-05", "2019-01", "2020-05", False),
    ("'19 - '21", "2019", "2021", False),
    ("since 2018", "2018", None, True),
    ("seit März 2019", "2019-03", None, True),
    ("January 20XX - Current", None, None, True),
    ("August 20XX – March 20XX", None, None, False),
    ("Jul 2021-Present", "2021-07", None, True),
    ("Sep. 2023 - Mar. 2024", "2023-09", "2024-03", False),
    ("März 2019 bis heute", "2019-03", None, True),
    ("janvier 2018 à aujourd'hui", "2018-01", None, True),
    ("enero de 2019 - marzo de 2020", "2019-01", "2020-03", False),
    ("stycznia 2019 – obecnie", "2019-01", None, True),
    ("2022 -", "2022", None, True),
    ("Jun - Aug 2019", "2019-06", "2019-08", False),
    ("2019-20", "2019", "2020", False),
    ("2018–19", "2018", "2019", False),
    ("Dec 2019–Jan 2020", "2019-12", "2020-01", False),
    ("12.03.2019 – 04.05.2020", "2019", "2020", False),
    ("25.03.2019 – 31.05.2020", "2019-03-25", "2020-05-31", False),
    ("2020.03 ~ 2021.05", "2020-03", "2021-05", False),
    ("Fall 2018 - Spring 2020", "2018", "2020", False),
    ("Jan. 5, 2019 to present", "2019-01-05", None, True),
    ("10.2015 – 03.2018", "2015-10", "2018-03", False),
)
POINTS = (
    ("Summer 2020", "2020", "2020"),
    ("Q3 2019", "2019-07", "2019-09"),
    ("May '19", "2019-05", "2019-05"),
    ("Graduated 1995", "1995", "1995"),
    ("Feb 2020", "2020-02", "2020-02"),
    ("03/04/2019", "2019", "2019"),
    ("(2021)", "2021", "2021"),
)
NONE = ("312-555-2019", "1,200 users", "$2000", "may 20 people", "99.99% of it", "version 3.11")


@pytest.mark.parametrize(("words", "first", "last", "is_open"), STRETCHES)
def test_a_stretch_keeps_the_precision_of_its_words(
    words: str, first: str | None, last: str | None, is_open: bool
) -> None:
    (found,) = find_stretches(f"Acme, {words}")
    assert (found.first, found.last, found.is_open, found.is_range) == (first, last, is_open, True)


@pytest.mark.parametrize(("words", "first", "last"), POINTS)
def test_a_lone_date_is_no_stretch(words: str, first: str, last: str) -> None:
    (found,) = find_stretches(words)
    assert (found.first, found.last, found.is_range) == (first, last, False)


@pytest.mark.parametrize("words", NONE)
def test_numbers_that_are_no_dates_stay_numbers(words: str) -> None:
    assert find_stretches(words) == []


def test_what_is_expected_is_told_apart() -> None:
    (found,) = find_stretches("B.S., Expected May 2027")
    assert (found.last, found.is_expected) == ("2027-05", True)


@given(some.text(alphabet="0123456789 -–/.'XxMarSeptpresnowto,()Q\t", max_size=60))
@settings(max_examples=150)
def test_any_text_gives_places_inside_it_and_readable_points(text: str) -> None:
    here = 0
    for found in find_stretches(text):
        assert here <= found.start < found.end <= len(text)
        here = found.end
        for point in (found.first, found.last):
            if point is not None:
                earliest, latest = day_bounds(point)
                assert date(1900, 1, 1) <= earliest <= latest <= date(2099, 12, 31)
