"""JSON texts: the standard library's value, with places; every mistake described."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.text.yaml import Mapping, Sequence
from sightline.text.yaml.json_text import read_json
from sightline.text.yaml.scalars import core_value

MISTAKES = [
    ("", "DOC040", "1:1", "{}"),
    ("['x']", "DOC040", "1:2", '"..."'),
    ('{"a" 1}', "DOC040", "1:6", "colon before `1`"),
    ("[1,]", "DOC041", "1:3", "Delete the comma"),
    ('{"a": 1 "b": 2}', "DOC041", "1:9", 'comma before `"b"`'),
    ('{\n"a": 1,\n', "DOC042", "1:1", "`}`"),
    ('{"a": "x\n"}', "DOC042", "1:7", '`"`'),
    ('["\\x"]', "DOC043", "1:3", "backslash"),
    ('["\\ud800"]', "DOC043", "1:2", "both halves"),
    ("[\n 01]", "DOC044", "2:2", "digits"),
    ("[NaN]", "DOC045", "1:2", '"NaN"'),
    ("[" * 100_000, "DOC047", "1:65", "further out"),
    ("{} x", "DOC048", "1:4", "Delete it"),
    ('["a\tb"]', "DOC049", "1:4", "\\t"),
]


@pytest.mark.parametrize(("text", "code", "start", "words"), MISTAKES)
def test_mistake_has_code_place_and_help(text: str, code: str, start: str, words: str) -> None:
    node, (problem,) = read_json(text)
    assert node is None
    assert (problem.code, f"{problem.line}:{problem.column}") == (code, start)
    assert words in problem.help


def test_last_of_two_equal_keys_counts_with_a_warning() -> None:
    node, (problem,) = read_json('{"a": 1,\n "a": 2}', first_line=5)
    assert core_value(node) == {"a": 2}
    assert (problem.code, problem.line, problem.column) == ("DOC046", 6, 2)


def test_every_value_knows_its_place() -> None:
    node, problems = read_json('{\n  "é😀": [1, "x"]\n}', first_line=3)
    assert isinstance(node, Mapping) and not problems
    key, value = node.entries["é😀"]
    assert isinstance(value, Sequence)
    assert (key.line, key.column, key.end_line, key.end_column) == (4, 3, 4, 7)
    assert (value.line, value.column, value.end_column) == (4, 9, 17)
    assert (node.line, node.column, node.end_line, node.end_column) == (3, 1, 5, 2)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(VALUES, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_written_json_is_read_back(
    value: object, indent: int | str | None, ascii_only: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only, allow_nan=True)
    if "Infinity" in text:
        return
    node, problems = read_json(text)
    assert (core_value(node), problems) == (json.loads(text), [])


@given(st.text(st.sampled_from('{}[]:,"\\ntrue1.e-0 \n\u00e9'), max_size=12))
def test_reader_accepts_what_the_standard_library_accepts(text: str) -> None:
    node, _ = read_json(text)
    try:
        expected = json.loads(text)
    except ValueError:
        assert node is None
    else:
        assert node is not None
        assert core_value(node) == expected
