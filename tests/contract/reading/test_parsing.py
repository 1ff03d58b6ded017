"""A JSON text is read fast, and what is twice in it or refers to something isn't missed."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.contract.reading.parsing import parse

COLON = "\\u003a"


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ('{"a": 1, "a": 2}', True), ('{"a" : 1, "a"\n:2}', True), ('{"a" : 1, "b"\t: 2}', False),
        (f'{{"a": "{COLON}", "a": "{COLON}"}}', True), (f'{{"a": "{COLON}:", "b": 1}}', False),
        ('{"a": {"a": 1}, "b": "\\u003c:\\"a\\":"}', False), (f'{{"{COLON}": 1, ":": 2}}', True),
    ],
)  # fmt: skip
def test_a_key_twice_is_told_however_it_is_written(text: str, is_told: bool) -> None:
    assert bool(parse(text.encode(), "a.json").problems) is is_told


NAMES = st.sampled_from(["$ref", "a", '"$ref', "\\", ":"])
TEXTS = st.text(alphabet='a"\\:#/$ref{é', max_size=8)
VALUES = st.recursive(
    TEXTS | st.integers(0, 9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
)


def _references(value: Any) -> set[str]:
    if isinstance(value, list):
        return {found for one in value for found in _references(one)}
    if not isinstance(value, dict):
        return set()
    own = [one for name, one in value.items() if re.fullmatch(r'"?\$ref', name)]
    texts = {one for one in own if isinstance(one, str)}
    return texts | {found for one in value.values() for found in _references(one)}


@given(VALUES)
def test_every_reference_is_found_whatever_signs_it_holds(value: Any) -> None:
    found = parse(json.dumps({"x": value}).encode(), "a.json").references
    assert list(found) == sorted(_references(value))
