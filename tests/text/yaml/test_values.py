"""What was typed, what it means, and where it stands."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.text.yaml import Mapping, Node, Scalar, Sequence, read_yaml
from sightline.text.yaml.full import read_full
from sightline.text.yaml.scalars import (
    as_bool,
    as_date,
    as_float,
    as_int,
    as_null,
    as_timestamp,
    core_value,
    plain_value,
)

MEANINGS: list[tuple[str, object]] = [
    ("no", "no"),
    ("on", "on"),
    ("yes", "yes"),
    ("Off", "Off"),
    ("y", "y"),
    ("1:30", "1:30"),
    ("12:30:45", "12:30:45"),
    ("2026-01-01", "2026-01-01"),
    ("007", 7),
    ("-007", -7),
    ("+12", 12),
    ("0o17", 15),
    ("0x1F", 31),
    ("-0x1F", "-0x1F"),
    ("0b11", "0b11"),
    ("1_000", "1_000"),
    ("1,000", "1,000"),
    ("1.10", 1.1),
    ("1.", 1.0),
    (".5", 0.5),
    (".", "."),
    ("1e3", 1000.0),
    ("-1.5E-2", -0.015),
    (".inf", math.inf),
    ("-.INF", -math.inf),
    (".iNf", ".iNf"),
    ("true", True),
    ("FALSE", False),
    ("tRUE", "tRUE"),
    ("null", None),
    ("~", None),
    ("nULL", "nULL"),
    ("None", "None"),
    ("<<", "<<"),
    ("=", "="),
    ("\u0661", "\u0661"),
]


@pytest.mark.parametrize(("text", "meaning"), MEANINGS)
def test_plain_word_means_what_yaml_1_2_says(text: str, meaning: object) -> None:
    value = plain_value(text)
    assert (value, type(value)) == (meaning, type(meaning))
    node, problems = read_yaml(f"a: {text}\n")
    assert (core_value(node), problems) == ({"a": meaning}, [])
    assert isinstance(node, Mapping)
    scalar = node.entries["a"][1]
    assert isinstance(scalar, Scalar)
    assert scalar.text == text


@pytest.mark.parametrize(("text", "meaning"), MEANINGS)
def test_quoted_word_is_text(text: str, meaning: object) -> None:
    assert core_value(read_yaml(f"a: '{text}'\n")[0]) == {"a": text}
    assert core_value(read_yaml(f"a: !!str {text}\n")[0]) == {"a": text}


def test_not_a_number_is_a_float() -> None:
    value = plain_value(".nan")
    assert isinstance(value, float) and math.isnan(value)


def test_functions_for_one_meaning_refuse_the_others() -> None:
    assert (as_null(""), as_null("no")) == (True, False)
    assert (as_bool("true"), as_bool("yes")) == (True, None)
    assert (as_int("12"), as_int("1.0"), as_int("9" * 5_000)) == (12, None, None)
    assert (as_float("12"), as_float("x"), as_float("9" * 5_000)) == (12.0, None, None)


def test_dates_are_days_that_exist() -> None:
    assert as_date("2028-02-29") == date(2028, 2, 29)
    texts = ("2026-02-30", "2026-13-01", "0000-01-01", "2026-1-1", "2026-01-01T00:00:00Z", "")
    assert [as_date(text) for text in texts] == [None] * len(texts)


def test_times_are_moments_with_an_offset() -> None:
    assert as_timestamp("2026-01-02T03:04:05Z") == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    east = timezone(timedelta(hours=5, minutes=30))
    expected = datetime(2026, 1, 2, 3, 4, 5, 123456, tzinfo=east)
    assert as_timestamp("2026-01-02 03:04:05.1234567+05:30") == expected
    assert as_timestamp("2016-12-31T23:59:60Z") == datetime(2017, 1, 1, tzinfo=UTC)
    texts = (
        "2026-01-02T03:04:05",
        "2026-02-30T03:04:05Z",
        "2026-01-02T24:04:05Z",
        "2026-01-02T03:04:61Z",
        "2026-01-02T03:04:05+25:00",
        "9999-12-31T23:59:60Z",
        "2026-01-02",
    )
    assert [as_timestamp(text) for text in texts] == [None] * len(texts)


def place(node: Node) -> tuple[int, int, int, int]:
    return (node.line, node.column, node.end_line, node.end_column)


PLACED = """\
title: Zwölf 😀 Wünsche
"k\\u0065y": 'é😀'  # c
list:
  - [a, {b: "😀", c: }]
  - |
    text

empty:
"""


def test_every_value_knows_its_place_in_code_points() -> None:
    node, problems = read_full(PLACED, 10)
    assert isinstance(node, Mapping) and not problems
    assert place(node) == (10, 1, 17, 7)
    keys = {text: place(key) for text, (key, _) in node.entries.items()}
    assert keys == {
        "title": (10, 1, 10, 6),
        "key": (11, 1, 11, 11),
        "list": (12, 1, 12, 5),
        "empty": (17, 1, 17, 6),
    }
    assert place(node.entries["title"][1]) == (10, 8, 10, 23)
    assert place(node.entries["key"][1]) == (11, 13, 11, 17)
    assert place(node.entries["empty"][1]) == (17, 7, 17, 7)
    listed = node.entries["list"][1]
    assert isinstance(listed, Sequence)
    assert place(listed) == (13, 3, 15, 9)
    assert [place(item) for item in listed.items] == [(13, 5, 13, 23), (14, 5, 15, 9)]


def test_unusual_line_separators_are_ordinary_characters() -> None:
    node, problems = read_yaml("a: x\u2028y\x85z\ufeffw\nb: \ue000\u2029\n")
    assert core_value(node) == {"a": "x\u2028y\x85z\ufeffw", "b": "\ue000\u2029"}
    assert problems == []


def test_line_ends_of_all_systems_are_equal() -> None:
    for text in (
        "a: 1\r\nb: |\r\n  x\r\n  y\r\n",
        "a: 1\rb: |\r  x\r  y\r",
        "\ufeffa: 1\nb: |\n  x\n  y\n",
    ):
        assert core_value(read_yaml(text)[0]) == {"a": 1, "b": "x\ny\n"}


def test_text_without_values_is_nothing() -> None:
    for text in ("", "\n", "# only a comment\n", "---\n"):
        node, problems = read_yaml(text)
        assert (core_value(node), problems) == (None, [])


def test_alias_repeats_its_value_at_its_own_place() -> None:
    node, problems = read_yaml("a: &x {b: 1}\nc: *x\n")
    assert isinstance(node, Mapping) and not problems
    assert core_value(node) == {"a": {"b": 1}, "c": {"b": 1}}
    assert place(node.entries["c"][1]) == (2, 4, 2, 6)


@given(st.text(max_size=60))
def test_any_text_is_read_or_described(text: str) -> None:
    node, problems = read_yaml(text)
    assert all(problem.help and problem.message for problem in problems)
    core_value(node)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_any_text_between_single_quotes_is_kept(text: str) -> None:
    quoted = text.replace("'", "''")
    assert core_value(read_yaml(f"a: '{quoted}'\n")[0]) == {"a": text}
