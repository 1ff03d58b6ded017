# ruff: noqa: RUF001  (words and signs stand here as people write them)
"""How long somebody did a kind of work: each day once, with bounds, and nothing guessed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sightline.career.documents.source_document import SourceDocument
from sightline.career.reading.read import read_document
from sightline.career.resume.categories import categories_of, is_undecided
from sightline.career.resume.extract import resume_of
from sightline.career.resume.tenure import TenureReport, days_of_union, tenure_of

AS_OF = date(2026, 11, 21)
DAY = date(2020, 1, 1)


def report_of(text: str, dated: date | None = None) -> TenureReport:
    document = read_document("cv.md", text.encode())
    if dated is not None:
        document = SourceDocument(
            document.name, document.hash, document.form, document.text, document.lines, dated=dated
        )
    return tenure_of(document, resume_of(document), AS_OF)


def resume(*roles: str) -> str:
    entries = "\n\n".join(f"### {role}\n\n- Did the work." for role in roles)
    return f"# Ana Example\n\nana@example.com\n\n## Experience\n\n{entries}\n"


@given(some.lists(some.tuples(some.integers(0, 60), some.integers(0, 20)), max_size=7))
@settings(max_examples=200)
def test_a_union_has_as_many_days_as_its_set_of_days(pairs: list[tuple[int, int]]) -> None:
    stretches = [(DAY + timedelta(a), DAY + timedelta(a + length)) for a, length in pairs]
    days = {day for a, length in pairs for day in range(a, a + length + 1)}
    assert days_of_union(stretches) == len(days)


role = some.tuples(
    some.integers(0, 8), some.integers(0, 3), some.integers(0, 8), some.integers(0, 3)
)


@given(some.lists(role, min_size=1, max_size=3))
@settings(max_examples=150)
def test_bounds_hold_for_every_way_in_which_the_dates_can_be_meant(
    roles: list[tuple[int, int, int, int]],
) -> None:
    """The brute-force twin: each start and each end on each day that its words allow."""
    choices, low, high = [], [], []
    for start, start_slack, length, end_slack in roles:
        starts = range(start, start + start_slack + 1)
        ends = range(start + length, start + length + end_slack + 1)
        choices.append([(s, e) for s in starts for e in ends if s <= e])
        if starts[-1] <= ends[0]:
            low.append((DAY + timedelta(starts[-1]), DAY + timedelta(ends[0])))
        high.append((DAY + timedelta(starts[0]), DAY + timedelta(ends[-1])))
    sizes = [len({day for s, e in meant for day in range(s, e + 1)}) for meant in product(*choices)]
    assert days_of_union(low) <= min(sizes)
    assert days_of_union(high) == max(sizes)
    if len(low) == len(roles):
        assert days_of_union(low) == min(sizes)


def test_four_years_and_five_are_not_nine_years_of_the_role() -> None:
    """A technical PM of four years who was a backend engineer for five: two kinds of work."""
    report = report_of(
        resume(
            "Technical Product Manager, Exampleworks Inc. (Jan 2022 – Dec 2025)",
            "Backend Engineer, Sampleforge Ltd (Jan 2017 – Dec 2021)",
        )
    )
    years = {one.category: round(one.high_days / 365.25, 1) for one in report.tenures}
    assert years == {"all": 9.0, "product": 4.0, "technical product": 4.0, "engineering": 5.0}
    assert report.gaps == ()


def test_roles_at_the_same_time_count_once() -> None:
    report = report_of(
        resume(
            "Product Manager, Exampleworks Inc. (Jan 2020 – Dec 2021)",
            "Product Owner, Sampleforge Ltd (Jan 2021 – Dec 2022)",
        )
    )
    tenure = next(one for one in report.tenures if one.category == "product")
    assert tenure.high_days == (date(2022, 12, 31) - date(2020, 1, 1)).days + 1
    assert tenure.low_days == (date(2022, 12, 1) - date(2020, 1, 31)).days + 1
    assert tenure.plain_days - tenure.high_days == 365
    assert tenure.overlap_days == (date(2021, 12, 1) - date(2021, 1, 31)).days + 1
    assert tenure.decided == ("Product Manager", "Product Owner")


def test_years_alone_leave_two_years_open() -> None:
    report = report_of(resume("Software Engineer, Exampleworks Inc. (2018 – 2020)"))
    (everything, engineering) = report.tenures
    assert (
        everything.low_days
        == engineering.low_days
        == (date(2020, 1, 1) - date(2018, 12, 31)).days + 1
    )
    assert everything.high_days == (date(2020, 12, 31) - date(2018, 1, 1)).days + 1


def test_present_is_the_documents_own_day() -> None:
    text = resume("Software Engineer, Exampleworks Inc. (Jan 2020 – Present)")
    report = report_of(text, dated=date(2024, 6, 30))
    assert (report.now.earliest, report.now.latest, report.now.basis) == (
        date(2024, 6, 30), date(2024, 6, 30), "document",
    )  # fmt: skip
    assert report.tenures[0].high_days == (date(2024, 6, 30) - date(2020, 1, 1)).days + 1


def test_present_of_an_undated_document_lies_between_its_latest_date_and_today() -> None:
    text = resume("Software Engineer, Exampleworks Inc. (Jan 2020 – Present)")
    text += "\n## Certifications\n\nExample certificate, March 2023\n"
    now = report_of(text).now
    assert (now.earliest, now.latest, now.basis) == (date(2023, 3, 1), AS_OF, "as-of")
    assert now.note


def test_a_file_older_than_its_words_does_not_date_them() -> None:
    text = resume("Software Engineer, Exampleworks Inc. (Jan 2020 – Present)")
    now = report_of(text, dated=date(2015, 1, 1)).now
    assert (now.basis, now.latest) == ("as-of", AS_OF)


def test_gaps_are_listed_with_what_is_sure_of_them() -> None:
    report = report_of(
        resume(
            "Software Engineer, Exampleworks Inc. (Jan 2020 – Dec 2021)",
            "Software Engineer, Sampleforge Ltd (Jan 2016 – Mar 2018)",
        ),
        dated=date(2022, 1, 1),
    )
    (gap,) = report.gaps
    assert (gap.after, gap.before) == (date(2018, 3, 31), date(2020, 1, 1))
    assert (gap.low_days, gap.high_days) == (640, 640 + 30 + 30)


def test_template_years_are_listed_not_counted() -> None:
    report = report_of(resume("Software Engineer, Exampleworks Inc. (March 20XX – May 20XX)"))
    assert [told.value for told in report.unparsed] == ["March 20XX – May 20XX"]
    assert report.tenures[0].high_days == 0


def test_a_role_without_dates_is_listed() -> None:
    assert report_of(resume("Software Engineer, Exampleworks Inc.")).undated == (0,)


TITLES: tuple[tuple[str, set[str]], ...] = (
    ("Senior Technical Product Manager", {"product", "technical product"}),
    ("Product Manager, Platform", {"product", "technical product"}),
    ("API Product Manager", {"product", "technical product"}),
    ("Product Manager", {"product"}),
    ("Head of Product", {"product", "people lead"}),
    ("Group Product Manager", {"product", "people lead"}),
    ("Product Marketing Manager", set()),
    ("Technical Program Manager", set()),
    ("TPM", set()),
    ("Sales Engineer", set()),
    ("Backend Engineer", {"engineering"}),
    ("Engineering Manager", {"engineering", "people lead"}),
    ("VP of Engineering", {"engineering", "people lead"}),
    ("Softwareentwicklerin", {"engineering"}),
    ("Nurse", set()),
)


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_words_of_a_title_decide_its_categories(title: str, expected: set[str]) -> None:
    assert {one.category for one in categories_of(title)} == expected
    assert all(one.words.lower() in title.lower() for one in categories_of(title))


def test_letters_that_mean_product_or_program_are_left_undecided() -> None:
    assert is_undecided("Senior TPM")
    report = report_of(resume("Senior TPM, Exampleworks Inc. (2018 – 2020)"))
    assert [told.value for told in report.undecided] == ["Senior TPM"]
    assert [one.category for one in report.tenures] == ["all"]
