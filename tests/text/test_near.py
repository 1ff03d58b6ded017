"""Did you mean: near words first, far ones never."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.text.near import edit_distance, nearest

KEYS = ["title", "status", "owner", "evidence", "opportunity", "criteria", "story", "id", "horizon"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("tilte", ["title"]),
        ("Title", ["title"]),
        ("oportunity", ["opportunity"]),
        ("evidance", ["evidence"]),
        ("crit", ["criteria"]),
        ("sotry", ["story"]),
        ("owners", ["owner"]),
        ("xyzzy", []),
        ("title", []),
        ("", []),
        ("x", []),
    ],
)
def test_a_mistyped_word_finds_its_key(word: str, meant: list[str]) -> None:
    assert nearest(word, KEYS) == meant


def test_equal_distances_stand_in_alphabetical_order_up_to_the_limit() -> None:
    known = ["REQ-018", "REQ-017", "REQ-016", "REQ-011", "REQ-0144"]
    assert nearest("REQ-01", known) == ["REQ-011", "REQ-016", "REQ-017"]
    assert nearest("REQ-014", reversed(known), limit=2) == ["REQ-011", "REQ-0144"]


def test_ten_thousand_candidates_are_no_burden() -> None:
    known = [f"REQ-{number:05}" for number in range(10_000)]
    assert nearest("REG-01234", known)[0] == "REQ-01234"


def plain_distance(left: str, right: str) -> int:
    """The definition, written as a recursion over all of the matrix."""
    rows = [
        [i + j if i * j == 0 else 0 for j in range(len(right) + 1)] for i in range(len(left) + 1)
    ]
    for i in range(1, len(left) + 1):
        for j in range(1, len(right) + 1):
            rows[i][j] = min(
                rows[i - 1][j] + 1,
                rows[i][j - 1] + 1,
                rows[i - 1][j - 1] + (left[i - 1] != right[j - 1]),
            )
            if i > 1 and j > 1 and left[i - 1] == right[j - 2] and left[i - 2] == right[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(st.text("abc-", max_size=8), st.text("abc-", max_size=8), st.integers(0, 9))
def test_the_distance_equals_its_definition(left: str, right: str, most: int) -> None:
    assert edit_distance(left, right, most) == min(plain_distance(left, right), most + 1)


@given(st.text(max_size=10), st.lists(st.text(max_size=10)))
def test_the_answer_does_not_depend_on_the_order_of_candidates(word: str, known: list[str]) -> None:
    answer = nearest(word, known)
    assert answer == nearest(word, reversed(known))
    assert len(answer) <= 3
    assert set(answer) <= set(known) - {word}
