"""Lines around what a posting asks: until when one can apply, a site's own words, other tongues."""

# ruff: noqa: RUF001 (signs that people write)

from __future__ import annotations

import pytest

from sightline.career.posting.asides import asks_nothing, is_page_furniture
from sightline.career.posting.foreign_text import language_not_read
from sightline.career.posting.posting import Posting
from sightline.career.posting.posting_of import posting_of
from sightline.career.reading.read import read_document


def _read(text: str, name: str = "posting.txt") -> Posting:
    return posting_of(read_document(name, text.encode()))


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Apply by 15 December 2026. We are an equal opportunity employer.", "2026-12-15"),
        ("Deadline: 10 December 2026", "2026-12-10"),
        ("Applications close on Friday, December 4th, 2026.", "2026-12-04"),
        ("Closing date: 2026-11-30", "2026-11-30"),
        ("The application deadline is the 1st of March 2027", "2027-03-01"),
        ("Apply by 12/10/2026", None),
        ("Apply by 31 November 2026", None),
        ("Apply by 15 December", None),
        ("We closed our round on 3 May 2026", None),
        ("You meet every deadline.", None),
    ],
)
def test_last_day_to_apply_is_read_with_its_year(line: str, day: str | None) -> None:
    closes = _read(f"Product Manager\n\nRequirements\n- SQL\n\n{line}\n").closes
    assert (closes.day.isoformat() if closes else None) == day
    if closes:
        assert closes.words.value in line


_ASKED = """Product Manager

What you bring:
- SQL
- No agencies please
- Deadline: 10 December 2026
- Seniority level
- Mid-Senior level
- Experience with recruitment agencies
- Senior level experience in product
"""


def test_notices_are_no_requirements() -> None:
    assert [one.words.value for one in _read(_ASKED).requirements] == [
        "SQL", "Experience with recruitment agencies", "Senior level experience in product",
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["Apply statistics to product questions", "Meet deadlines"])
def test_what_only_looks_like_a_notice_stays(words: str) -> None:
    assert not asks_nothing(words)
    assert not is_page_furniture(words)


def test_menu_and_cookies_of_a_page_are_nothing_that_the_posting_says() -> None:
    page = """<html><body><nav><ul><li>Home</li><li>Blog</li></ul></nav><h1>Product Manager</h1>
    <h2>About us</h2><p>We are 40 people.</p><h2>Requirements</h2><ul><li>SQL</li></ul>
    <div>We use cookies to improve this site.</div><div>Accept all cookies</div>
    <footer>&copy; 2026 Globex. Cookies.</footer></body></html>"""
    assert [one.value for one in _read(page, "p.html").others] == ["We are 40 people."]


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("$160,000–$190,000 base + equity", "base"),
        ("£70k–£90k base plus bonus", "base"),
        ("$160,000 - $190,000 per year base salary and equity", "base"),
        ("Total compensation: $240K - $310K (base + bonus + equity)", "total"),
        ("$240K - $310K (base + bonus)", "total"),
        ("$160,000–$190,000 base", "base"),
    ],
)
def test_what_is_paid_beside_the_base_is_a_part_of_its_own(words: str, basis: str) -> None:
    (pay,) = _read(f"Product Manager\n\nCompensation: {words}\n").pay
    assert pay.basis == basis


def test_language_that_is_not_read_is_said() -> None:
    german = """Produktmanager
Deine Aufgaben
- Du verantwortest die Planung der API und arbeitest mit dem Team
Dein Profil
- Sehr gute Kenntnisse in SQL
"""
    (unread,) = _read(german).unread
    assert (unread.reason, "German" in unread.text) == ("language", True)
    assert _read(_ASKED).unread == ()


@pytest.mark.parametrize(
    "text", ["", "1234", "Product manager in Berlin for the German market, fluent in German"]
)
def test_english_and_little_text_is_read(text: str) -> None:
    assert language_not_read(text) is None
