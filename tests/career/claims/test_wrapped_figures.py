"""A figure that a margin put at the beginning of a line ends its sentence; it numbers nothing."""

from __future__ import annotations

import pytest

from sightline.career.claims.passages import passages_of

_WIDE = "I designed the layer of the public API and cut duplicate charges to fewer than"


@pytest.mark.parametrize("figure", ["2.", "1.", "40."])
def test_figure_that_ends_a_sentence_is_no_list_number(figure: str) -> None:
    text = f"{_WIDE}\n{figure} I ran calls with eleven merchants."
    (one,) = passages_of(text)
    assert text[one.start : one.end] == text


@pytest.mark.parametrize(
    "text",
    [
        f"{_WIDE} five:\n1. Cut the cost of a call\n2. Ran the calls",
        f"1. {_WIDE} five\n2. Ran the calls",
        f"{_WIDE} five\n1. Cut the cost of a call\n2. Ran the calls",
        f"{_WIDE} five.\n2. Ran the calls",
        f"{_WIDE} five\n\n2. Ran the calls",
        "What I did\n2. Ran the calls",
    ],
)
def test_list_number_still_begins_an_item(text: str) -> None:
    items = [one for one in passages_of(text) if one.sort == "bullet"]
    assert text[items[-1].start : items[-1].end] == "Ran the calls"
