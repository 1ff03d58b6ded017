"""A statement is parted into what was done and what came of it, and no words are both."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.career.documents.told import told
from sightline.career.reading.read import read_document
from sightline.career.tailoring.story_parts import action_and_result


def parts_of(words: str) -> tuple[list[str], list[str]]:
    document = read_document("one.md", f"# A B\n\n- {words}\n".encode())
    start = document.text.index(words.split()[0], 3)
    end = len(document.text.rstrip("\n"))
    done, came = action_and_result(document, told(document, start, end))
    for part in (*done, *came):
        for span in part.spans:
            assert document.text[span.start : span.end] == span.quote
    return [one.value for one in done], [one.value for one in came]


@pytest.mark.parametrize(
    ("words", "done", "came"),
    [
        ("Designed the refunds API", ["Designed the refunds API"], []),
        (
            "Rewrote the sync, and cut double charges from 40 a week to fewer than 2",
            ["Rewrote the sync"],
            ["cut double charges from 40 a week to fewer than 2"],
        ),
        ("Trained fewer than 20 people", ["Trained fewer than 20 people"], []),
        (
            "Reduced p95 latency from 900 ms to 240 ms by adding a read replica",
            ["by adding a read replica"], ["Reduced p95 latency from 900 ms to 240 ms"],
        ),
        (
            "Rebuilt the sign-up flow, lifting activation by 12 %",
            ["Rebuilt the sign-up flow"], ["lifting activation by 12 %"],
        ),
        (
            "Rewrote the guide and cut churn from 8% to 5%; trained ten people",
            ["Rewrote the guide", "trained ten people"], ["cut churn from 8% to 5%"],
        ),
        (
            "Time to first call fell from eight days to three days after the release",
            [], ["Time to first call fell from eight days to three days after the release"],
        ),
        ("Led and mentored four, cutting costs by 5%", ["Led and mentored four"],
         ["cutting costs by 5%"]),
        ("Raised prices from $9 to $12 (net)", [], ["Raised prices from $9 to $12 (net)"]),
    ],
)  # fmt: skip
def test_what_was_done_and_what_came_of_it(words: str, done: list[str], came: list[str]) -> None:
    assert parts_of(words) == (done, came)


_SAID = "Cut churn from 8% to 5% by rewriting the guide , and trained ten which fell ; cutting"
_WORDS = st.sampled_from(
    [*_SAID.split(), "12", "%", "$", "after", "adding", "—", "led", ".", "(a)"]
)


@given(st.lists(_WORDS, min_size=2, max_size=25).map(lambda row: " ".join(["Did", *row])))
def test_no_words_are_both(words: str) -> None:
    document = read_document("one.txt", f"Aa\n\n{words}\n".encode())
    start = document.text.index("Did")
    statement = told(document, start, len(document.text.rstrip()))
    done, came = action_and_result(document, statement)
    places = sorted((part.start, part.end) for part in (*done, *came))
    assert places
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
