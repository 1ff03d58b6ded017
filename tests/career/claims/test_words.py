"""What counts as saying the same, and what doesn't."""

# ruff: noqa: RUF001 (signs that people write)

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.career.claims.sentence_ends import sentence_ends
from sightline.career.claims.words import words_of


def _keys(text: str) -> list[str]:
    return [word.key for word in words_of(text) if not word.is_sign]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("38%", "38 percent"),
        ("38 per cent", "38 %"),
        ("1,400 developers", "1400 developers"),
        ("nine days", "9 days"),
        ("twenty-five", "25"),
        ("900 ms", "0.9 s"),
        ("1.2 million", "1,200,000"),
        ("$1.2M", "$1,200,000"),
        ("12K", "12,000"),
        ("Jan 2020", "2020-01"),
        ("January 2020", "01/2020"),
        ("15 March 2021", "March 15, 2021"),
        ("2019–2022", "2019 to 2022"),
        ("2019 - Present", "2019 — present"),
        ("I'm", "I am"),
        ("didn’t ship", "did not ship"),
        ("A & B", "A and B"),
        ("time‑to‑call", "time-to-call"),
        ("soft\u00adware", "software"),
    ],
)
def test_two_writings_of_one_thing_are_equal(one: str, other: str) -> None:
    assert _keys(one) == _keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("38%", "38 pp"),
        ("38%", "38"),
        ("10", "10+"),
        ("10", "~10"),
        ("5%", "-5%"),
        ("900 ms", "900 s"),
        ("12K", "12M"),
        ("5m users", "5 users"),
        ("Jan 2020", "Feb 2020"),
        ("2020-01", "2020"),
        ("building", "built"),
        ("teams", "team"),
        ("C", "C++"),
        ("C#", "C"),
        ("10x", "10"),
        ("3-location", "4-location"),
        ("$5", "€5"),
        ("grew?", "grew"),
        ("from nine to four", "from four to nine"),
    ],
)
def test_two_meanings_stay_apart(one: str, other: str) -> None:
    assert _keys(one) != _keys(other)


@given(st.text(max_size=200))
def test_words_stand_where_they_say_in_order(text: str) -> None:
    last = 0
    for word in words_of(text):
        assert 0 <= word.start < word.end <= len(text)
        assert word.start >= last or text[word.start : word.end]
        last = word.start


@given(st.text(alphabet="ab. !?A1\n", max_size=80))
def test_sentences_hold_every_letter_once(text: str) -> None:
    ends = sentence_ends(text)
    assert "".join("".join(text[a:b].split()) for a, b in ends) == "".join(text.split())
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(ends))
