"""A pointer's line is the one that the reader of all places gives, found without it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.contract.reading.places import lines_of
from sightline.contract.reading.pointers import child, escaped, look_up, tokens_of
from sightline.text.yaml.full import read_full
from sightline.text.yaml.json_text import read_json
from sightline.text.yaml.nodes import Mapping, Node, Sequence

REAL = Path(__file__).parents[4] / "shared/data/contracts/adyen/BinLookupService-v54.json.gz"

YAML = """\
# a comment first
---
openapi: 3.1.0
info: {title: x, tags: [a, b],
  version: "1"}
paths:

  # between
  /pets/{id}: &pets
    get:
      description: |
        get:
          responses: nothing
      responses:
        200:
          description: 'ok
            200: not this'
        "404": {description: no}
    parameters:
    - name: id
      in: path
    -   name: b
        schema:
          enum:
          - x
          -
            y: 1
          - - deep
            - er
  'it''s': {a: 1}
  /copy: *pets
last: 1
"""


def every_line(text: str, name: str) -> dict[str, int]:
    """Each pointer with its line, from the reader that knows all places."""
    root, problems = (read_json if name.endswith(".json") else read_full)(text, 1)
    assert root is not None and problems == []
    found: dict[str, int] = {}
    waiting: list[tuple[str, Node, int]] = [("", root, root.line)]
    while waiting:
        pointer, node, line = waiting.pop()
        found[pointer] = line
        if isinstance(node, Mapping):
            waiting += [
                (child(pointer, name), value, key.line)
                for name, (key, value) in node.entries.items()
            ]
        elif isinstance(node, Sequence):
            waiting += [(f"{pointer}/{i}", item, item.line) for i, item in enumerate(node.items)]
    return found


def test_every_place_of_a_yaml_text_has_its_line() -> None:
    wanted = every_line(YAML, "a.yaml")
    assert lines_of(YAML.encode(), "a.yaml", wanted) == wanted
    for pointer, line in wanted.items():
        assert lines_of(YAML.encode(), "a.yaml", [pointer]) == {pointer: line}


@pytest.mark.parametrize(
    ("pointer", "line"),
    [
        ("#/paths/~1pets~1%7Bid%7D/get/responses/200", 15),
        ("/paths/~1pets~1{id}/get/responses/404/description", 18),
        ("/paths/~1pets~1{id}/get/responses/405/description", 14),
        ("/paths/~1pets~1{id}/get/nothing", 10),
        ("/paths/~1pets~1{id}/parameters/7", 19),
        ("/paths/it's/a", 30),
        ("/paths/~1copy/get/responses", 14),
        ("/none", 3),
        ("", 3),
    ],
)
def test_where_nothing_stands_the_line_is_of_what_would_hold_it(pointer: str, line: int) -> None:
    assert lines_of(YAML.encode(), "a.yaml", [pointer]) == {pointer: line}


def test_what_is_merged_stands_where_it_is_written() -> None:
    text = b"a: &a\n  x: 1\nb:\n  <<: *a\n  y: 2\n"
    assert lines_of(text, "a.yaml", ["/b/x", "/b/y"]) == {"/b/x": 2, "/b/y": 5}


@pytest.mark.parametrize("text", ["", "\n", "[", '{"a": ', '{"a": 1', "nonsense", "a: [", "- - ["])
@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
def test_in_a_broken_text_there_still_is_a_line(text: str, name: str) -> None:
    (line,) = lines_of(text.encode(), name, ["/a/b/0"]).values()
    assert 1 <= line <= text.count("\n") + 1


@pytest.mark.skipif(not REAL.is_file(), reason="the real contracts are not here")
def test_every_place_of_a_real_contract_has_its_line() -> None:
    import yaml

    text = gzip.decompress(REAL.read_bytes()).decode()
    wanted = every_line(text, "a.json")
    assert lines_of(text.encode(), "a.json", wanted) == wanted
    folded = yaml.dump(
        json.loads(text), Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=90
    )
    held = every_line(folded, "a.yaml")
    some = dict(sorted(held.items())[::40])
    assert lines_of(folded.encode(), "a.yaml", some) == some


_KEYS = st.sampled_from(["a", "b", "a b", "~/x", "0", "200", "#k", 'q"', "it's", "é", "<<", ""])
_VALUES = st.recursive(
    st.one_of(st.none(), st.integers(), st.sampled_from(["x", "a: b", "line\nline", "[", "# no"])),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_KEYS, inner, max_size=3)),
    max_leaves=15,
)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(_KEYS, _VALUES, min_size=1), st.sampled_from([None, 1, 2]), st.booleans())
def test_any_place_of_any_text_has_its_line(
    value: dict[str, object], indent: int | None, flow: bool
) -> None:
    import yaml

    in_json = json.dumps(value, indent=indent, ensure_ascii=flow)
    assert json.loads(in_json) == value
    wanted = every_line(in_json, "a.json")
    assert lines_of(in_json.encode(), "a.json", wanted) == wanted
    in_yaml = yaml.safe_dump(value, default_flow_style=None if flow else False, sort_keys=False)
    root, problems = read_full(in_yaml, 1)
    if root is None or problems:
        return
    wanted = every_line(in_yaml, "a.yaml")
    assert lines_of(in_yaml.encode(), "a.yaml", wanted) == wanted


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=4))
def test_a_pointer_leads_back_to_its_names(names: list[str]) -> None:
    pointer = "".join("/" + escaped(name) for name in names)
    assert tokens_of(pointer) == names
    held: object = 7
    for name in reversed(names):
        held = {name: held}
    assert look_up(held, names) == 7
