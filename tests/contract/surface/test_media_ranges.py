"""Media types mean the same however they are spelt, and the narrowest range answers."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.contract.surface.media_ranges import (
    best_range,
    covers,
    is_json,
    normalised,
    specificity,
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Application/JSON", "application/json"),
        (" text/html ; Charset=UTF-8", "text/html; charset=utf-8"),
        ('a/b; z=1;A="2"', "a/b; a=2; z=1"),
        ('a/b; title="x; y"', 'a/b; title="x; y"'),
        ("multipart/form-data; boundary=Xy", "multipart/form-data; boundary=Xy"),
        ("text/*;q=0.5", "text/*"),
        ("a/b;", "a/b"),
        ("json", "json"),
        ("", ""),
    ],
)
def test_a_media_type_has_one_spelling(written: str, expected: str) -> None:
    assert normalised(written) == expected
    assert normalised(expected) == expected


@pytest.mark.parametrize(
    ("wider", "narrower", "expected"),
    [
        ("*/*", "application/json", True),
        ("application/*", "application/json", True),
        ("application/json", "application/*", False),
        ("text/*", "application/json", False),
        ("application/json", "application/json; charset=utf-8", True),
        ("application/json; charset=utf-8", "application/json", True),
        ("application/problem+json; charset=utf-8", "application/problem+json", True),
        ("text/plain; charset=utf-8", "text/plain", False),
        ("text/plain", "text/plain; charset=utf-8", True),
        ("a/json; version=2", "a/json", False),
        ("a/json; version=2", "a/json; charset=x; version=2", True),
        ("application/json", "application/problem+json", False),
        ("application/*+json", "application/problem+json", True),
        ("application/*+json", "application/json", True),
        ("application/*+json", "application/problem+xml", False),
        ("*/*", "json", True),
    ],
)
def test_a_range_covers_what_it_names(wider: str, narrower: str, expected: bool) -> None:
    assert covers(wider, narrower) is expected


@pytest.mark.parametrize(
    ("ranges", "media_type", "expected"),
    [
        (["*/*", "text/*", "text/plain", "text/plain;format=flowed"], "text/plain", "text/plain"),
        (["*/*", "text/*", "text/plain;format=flowed"], "text/plain", "text/*"),
        (["text/plain;v=1", "text/plain"], "text/plain; v=1", "text/plain;v=1"),
        (["text/plain;v=1", "text/plain"], "text/plain; v=2", "text/plain"),
        (["application/*", "application/*+json"], "application/hal+json", "application/*+json"),
        (["application/json"], "text/html", None),
        ([], "text/html", None),
    ],
)
def test_the_narrowest_range_answers(
    ranges: list[str], media_type: str, expected: str | None
) -> None:
    for order in itertools.permutations(ranges):
        assert best_range(order, media_type) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("application/json", True),
        ("application/vnd.api+json; v=1", True),
        ("text/json", True),
        ("application/jsonl", False),
        ("json", False),
    ],
)
def test_json_is_known_by_its_name(written: str, expected: bool) -> None:
    assert is_json(written) is expected


PARTS = st.sampled_from(["*", "json", "hal+json", "*+json", "xml", "plain"])
RANGES = st.builds(
    lambda kind, subtype, rest: f"{kind}/{subtype}{rest}",
    st.sampled_from(["*", "a", "b"]),
    PARTS,
    st.sampled_from(["", "; v=1", "; v=2", "; charset=x", "; charset=x; v=1"]),
)


@settings(max_examples=80, deadline=None)
@given(RANGES, RANGES, RANGES)
def test_covering_goes_through(one: str, two: str, three: str) -> None:
    assert covers(one, one)
    if covers(one, two) and covers(two, three):
        assert covers(one, three)


@settings(max_examples=80, deadline=None)
@given(RANGES, RANGES)
def test_a_covered_range_is_no_wider(one: str, two: str) -> None:
    if covers(one, two) and not covers(two, one):
        assert specificity(one)[:2] <= specificity(two)[:2]
