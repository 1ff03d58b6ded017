"""In a regular text a place has the line that the reader of all places gives."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.contract.reading.json_lines import lines_in_json
from sightline.contract.reading.reader import locate_many, read_file
from sightline.contract.reading.regular_lines import (
    is_maybe_regular,
    lines_in_regular_json,
    regular_text,
)

REAL = Path(__file__).parents[4] / "shared/data/contracts/github"


def every_place(value: Any, deepest: int = 99) -> set[tuple[str, ...]]:
    """All places of a value, and one below each that isn't there."""
    found: set[tuple[str, ...]] = set()
    pending: list[tuple[tuple[str, ...], Any]] = [((), value)]
    while pending:
        path, one = pending.pop()
        found |= {path, (*path, "none")}
        if isinstance(one, dict | list) and len(path) < deepest:
            named = one.items() if isinstance(one, dict) else enumerate(one)
            pending += [((*path, str(name)), part) for name, part in named]
    return found


_WORDS = ["x", "{", "[", "x {", "a\nb", '\n  "a": 1', '"', "\\", "é", "", "}", "],", '": ']
_NAMES = st.sampled_from(["a", "b", "paths", '"', "\\", 'q": {', "a\nb", "é", "", "0", "{", "]"])
_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-3, 3), st.sampled_from(_WORDS)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(_NAMES, inner, max_size=4)
    ),
    max_leaves=25,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(_NAMES, _VALUES, min_size=1), st.sampled_from(["", "\n", "\n\n", " \n"]))
def test_every_place_of_a_regular_text_has_its_line(value: dict[str, Any], end: str) -> None:
    data = regular_text(value) + end.encode()
    places = every_place(value)
    assert lines_in_regular_json(data, places) == lines_in_json(data, places)


_BROKEN = ("{", "{\n  ", "[\n  ", '{\n  "', '{\n  "a', '{\n  "a"', '{\n  "a": {\n')


@pytest.mark.parametrize("text", [*_BROKEN, "{}", "[]", "", "\n", "x"])
def test_a_text_that_is_another_by_now_still_has_lines(text: str) -> None:
    places = {(), ("a",), ("a", "b"), ("0",)}
    lines = lines_in_regular_json(text.encode(), places)
    assert lines.keys() == places
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())


def contract() -> dict[str, Any]:
    """A small contract; its schema refers to itself."""
    link = {"$ref": "#/components/schemas/A"}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pets & <more>", "version": "1"},
        "paths": {},
        "components": {"schemas": {"A": {"properties": {"a": link}, "enum": [1, {"b": 2}]}}},
    }


WRITTEN = {
    "regular": lambda value: json.dumps(value, indent=2, ensure_ascii=False),
    "with a byte order mark": lambda value: "\ufeff" + json.dumps(value, indent=2),
    "without margins": lambda value: json.dumps(value, indent=0),
    "three spaces": lambda value: json.dumps(value, indent=3),
    "in one line": json.dumps,
    "escapes": lambda value: json.dumps(value, indent=2).replace("<", "\\u003c"),
    "lines of another system": lambda value: json.dumps(value, indent=2).replace("\n", "\r\n"),
}


@pytest.mark.parametrize("way", WRITTEN)
def test_however_a_contract_is_written_its_places_are_found(way: str, tmp_path: Path) -> None:
    value = contract()
    text = WRITTEN[way](value)
    path = tmp_path / "api.json"
    path.write_bytes(text.encode())
    places = every_place(value)
    pointers = {"".join(f"/{token}" for token in tokens): tokens for tokens in places}
    found = locate_many(read_file(str(path)), pointers)
    lines = lines_in_json(text.encode(), places)
    assert {pointers[one]: place.line for one, place in found.items()} == lines


def test_a_key_twice_in_a_regular_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "api.json"
    text = json.dumps(contract(), indent=2).replace('"paths": {}', '"paths": {},\n  "paths": {}')
    path.write_text(text)
    (problem,) = read_file(str(path)).problems
    assert "paths" in problem.message
    assert problem.line == 8


_ESCAPED = ('{\n  "a": "\\/"\n}', '{\n  "a": "\\u003c"\n}')


@pytest.mark.parametrize("text", [*_ESCAPED, '{"a": 1}', "[1]"])
def test_what_no_regular_text_has_is_seen_at_once(text: str) -> None:
    assert not is_maybe_regular(text.encode())
    assert regular_text(json.loads(text)) != text.encode()


@pytest.mark.skipif(not REAL.is_dir(), reason="the real contracts are not here")
def test_every_place_of_a_real_contract_has_its_line() -> None:
    first = min(REAL.glob("*.json.gz"))
    data = gzip.decompress(first.read_bytes())
    value = json.loads(data)
    assert regular_text(value) == data.rstrip()
    places = every_place(value, 4)
    assert len(places) > 10_000
    assert lines_in_regular_json(data, places) == lines_in_json(data, places)
