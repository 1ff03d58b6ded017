"""A promise that an API's document decides: something stands at a place, or a value does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.measure.promises.contract_pointer import look_up, pointer_of, tokens_of
from sightline.measure.words.functional_answer import FunctionalAnswer
from sightline.text.yaml import read_yaml
from sightline.text.yaml.json_text import read_json
from sightline.text.yaml.nodes import Mapping, Node, Scalar, Sequence
from tests.measure.functional import REQ, answer, answers, requirement
from tests.workspaces import SETTINGS, write_workspace

API = """\
openapi: 3.1.0
info: {version: 2.0, title: "Search"}
paths:
  /search:
    get:
      responses:
        "200": {description: ok}
        "429": {$ref: "#/components/responses/Slow"}
        "500": {$ref: "#/components/responses/Gone"}
        "503": {$ref: "common.yaml#/Busy"}
      parameters: [{name: q}, {$ref: "#/components/parameters/Page"}]
  /search/{id}:
    $ref: "#/components/pathItems/One"
components:
  pathItems:
    One: {get: {responses: {404: {description: none}}}}
  parameters:
    Page: {name: page, schema: {type: integer, maximum: 100}}
  responses:
    Slow: {description: too many, headers: {Retry-After: {schema: {type: integer}}}}
    Here: {$ref: "#/components/responses/There"}
    There: {$ref: "#/components/responses/Here"}
    Self: {$ref: "#/components/responses/Self/x"}
"""
FROZEN = SETTINGS + "as_of = 2026-03-01\n"
PATH = "contracts/search/openapi.yaml"
SEARCH = "#/paths/~1search/get"


def judged(
    root: Path, pointer: str, equals: str = "", api: str = "API-search", text: str = API
) -> FunctionalAnswer:
    more = f", equals: {equals}" if equals else ""
    line = f"text: it is there\ncontract: {{api: {api}, has: {json.dumps(pointer)}{more}}}"
    return answer(root, {"sightline.toml": FROZEN, REQ: requirement(line), PATH: text})


def test_what_stands_there_is_kept_with_its_line(tmp_path: Path) -> None:
    assert judged(tmp_path, f"{SEARCH}/responses/200") == FunctionalAnswer(
        "PASS", (), None, 1, "places", 1, f"{PATH}:7", "2026-03-01",
        f"contract: API-search{SEARCH}/responses/200",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("settings", "as_of", "note"),
    [
        ("", "2019-01-01", "the contract is known as it is today; for an earlier day see its"
         " history"),
        ("", "2026-04-09T23:59:00Z", "the contract is known as it is today; for an earlier day see"
         " its history"),
        ("", "2026-04-10", ""),
        ("", "2026-04-10T02:00:00Z", ""),
        ("", "", ""),
        ("as_of = 2026-03-01\n", "", ""),
        ("as_of = 2026-03-01T12:00:00Z\n", "2026-03-01", ""),
        ("as_of = 2026-03-01\n", "2026-03-08", ""),
        ("as_of = 2026-03-01\n", "2026-02-28", "the contract is known as it is on 2026-03-01,"
         " the as_of of sightline.toml; for an earlier day see its history"),
    ],
)  # fmt: skip
def test_a_contract_of_today_says_nothing_of_an_earlier_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str, as_of: str, note: str
) -> None:
    monkeypatch.setattr("sightline.kernel.asking.clock.today", lambda: "2026-04-10")
    monkeypatch.setattr("sightline.kernel.asking.clock.now", lambda: "2026-04-10T09:00:00Z")
    item = f'text: it is there\ncontract: {{api: API-search, has: "{SEARCH}/responses/200"}}'
    files = {"sightline.toml": SETTINGS + settings, REQ: requirement(item), PATH: API}
    found = answer(tmp_path, files, as_of)
    assert (found.verdict, found.notes) == (("NO DATA", (note,)) if note else ("PASS", ()))


@pytest.mark.parametrize(
    ("pointer", "equals", "verdict", "line"),
    [
        (f"{SEARCH}/responses/429", "", "PASS", 20),
        (f"{SEARCH}/responses/429/headers/Retry-After", "", "PASS", 20),
        (f"{SEARCH}/responses/429/$ref", "", "PASS", 8),
        ("#/paths/~1search~1{id}/get/responses/404", "", "PASS", 16),
        ("#/paths/~1search~1%7Bid%7D/get/responses/404/description", "none", "PASS", 16),
        (f"{SEARCH}/parameters/1/schema/maximum", "100", "PASS", 18),
        (f"{SEARCH}/parameters/1/schema/maximum", "100.0", "PASS", 18),
        (f"{SEARCH}/parameters/1/schema/maximum", "50", "FAIL", 18),
        (f"{SEARCH}/parameters/0/name", "q", "PASS", 11),
        ("#/info/version", "2.0", "PASS", 2),
        ("#/info/version", "2", "PASS", 2),
        ("#/info/title", "Search", "PASS", 2),
        ("#/info", "Search", "FAIL", 2),
    ],
)
def test_references_are_followed_and_values_compared(
    tmp_path: Path, pointer: str, equals: str, verdict: str, line: int
) -> None:
    found = judged(tmp_path, pointer, equals)
    assert (found.verdict, found.link) == (verdict, f"{PATH}:{line}"), found.notes


@pytest.mark.parametrize(
    ("pointer", "verdict", "note"),
    [
        (
            f"{SEARCH}/responses/428",
            "FAIL",
            f"there is no `428` in {SEARCH}/responses (line 7), which has 200, 429, 500, 503;"
            f" did you mean {SEARCH}/responses/429?",
        ),
        (
            "#/paths/~1serch/get",
            "FAIL",
            "there is no `/serch` in #/paths (line 4), which has /search, /search/{id};"
            " did you mean #/paths/~1search/get?",
        ),
        (
            f"{SEARCH}/parameters/2",
            "FAIL",
            f"there is no `2` in {SEARCH}/parameters (line 11), which is a list of 2",
        ),
        (
            f"{SEARCH}/parameters/01",
            "FAIL",
            f"there is no `01` in {SEARCH}/parameters (line 11), which is a list of 2",
        ),
        ("#/openapi/x", "FAIL", "there is no `x` in #/openapi (line 1), which is a single value"),
        (
            f"{SEARCH}/responses/500",
            "FAIL",
            "`$ref: #/components/responses/Gone` on line 9 leads nowhere: there is no `Gone` in"
            " #/components/responses (line 20), which has Slow, Here, There, Self",
        ),
        (
            f"{SEARCH}/responses/503",
            "NO DATA",
            "`$ref: common.yaml#/Busy` on line 10 leads to another document, not read here",
        ),
        (
            "#/components/responses/Here/x",
            "FAIL",
            "`$ref: #/components/responses/There` on line 21 leads round in a circle",
        ),
    ],
)
def test_what_is_not_there_says_how_far_it_leads(
    tmp_path: Path, pointer: str, verdict: str, note: str
) -> None:
    found = judged(tmp_path, pointer)
    assert (found.verdict, found.notes) == (verdict, (note,))


def test_a_reference_into_itself_ends(tmp_path: Path) -> None:
    assert judged(tmp_path, "#/components/responses/Self/x").verdict == "FAIL"
    rings = "".join(f"  a{i}: {{$ref: '#/r/a{(i + 1) % 150}'}}\n" for i in range(150))
    found = judged(tmp_path, "#/r/a0/x", text=f"r:\n{rings}")
    assert found.verdict == "FAIL" and "circle" in found.notes[0]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("a: [1\n", f"{PATH}:1: "),
        ("", f"{PATH} is empty"),
        ("a: 1\na: 2\n", f"{PATH}:2: "),
        ("a: &x [*x]\n", f"{PATH}:1: "),
    ],
)
def test_a_document_that_cannot_be_read_is_no_data(tmp_path: Path, text: str, note: str) -> None:
    found = judged(tmp_path, "#/a", text=text)
    assert found.verdict == "NO DATA" and found.notes[0].startswith(note)


def test_json_is_read_too_and_graphql_has_no_places(tmp_path: Path) -> None:
    line = 'text: a\ncontract: {api: API-orders, has: "#/paths/~1a"}'
    files = {"sightline.toml": FROZEN, REQ: requirement(line)}
    files |= {"contracts/orders/openapi.json": '{"paths": {"/a": {}}}'}
    assert answer(tmp_path / "json", files).verdict == "PASS"
    files = {REQ: requirement(line), "contracts/orders/schema.graphql": "type Query { a: Int }\n"}
    found = answer(tmp_path / "graphql", files)
    assert found.verdict == "NO DATA"
    assert found.notes == (
        "contracts/orders/schema.graphql has no places that a JSON pointer names",
    )


def test_an_api_that_is_not_there_or_none_is_no_data(tmp_path: Path) -> None:
    found = judged(tmp_path, "#/a", api="API-serch")
    assert (found.verdict, found.notes) == (
        "NO DATA", ("there is no API-serch; did you mean API-search?",),
    )  # fmt: skip
    assert judged(tmp_path, "#/a", api="REQ-1").verdict == "NO DATA"


def test_an_api_that_is_hidden_is_not_read(tmp_path: Path) -> None:
    settings = SETTINGS + '[audiences.few]\nhide = ["contracts/*"]\n'
    line = f'text: a\ncontract: {{api: API-search, has: "{SEARCH}"}}'
    files = {"sightline.toml": settings, REQ: requirement(line), PATH: API}
    (found,) = answers(write_workspace(tmp_path, files), audience="few")
    assert found == FunctionalAnswer(
        "NO DATA", ("API-search is not visible to you",), query=f"contract: API-search{SEARCH}"
    )


TOKEN = st.text(st.sampled_from("ab/~{} 1é#"), max_size=4)


@given(st.lists(TOKEN, min_size=1, max_size=4))
def test_a_pointer_is_written_and_read_alike(tokens: list[str]) -> None:
    assert tokens_of(pointer_of(tokens)) == tokens


JSON = st.recursive(
    st.one_of(st.integers(0, 9), st.text(st.sampled_from("ab1"), max_size=2)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TOKEN, inner, max_size=3)),
    max_leaves=12,
)


@given(JSON, st.lists(st.one_of(TOKEN, st.sampled_from(["0", "1", "2"])), min_size=1, max_size=4))
def test_it_finds_what_a_plain_walk_finds(value: Any, tokens: list[str]) -> None:
    root, problems = read_json(json.dumps(value))
    assert root is not None and not problems
    expected: Any = value
    for token in tokens:
        if isinstance(expected, dict) and token in expected:
            expected = expected[token]
        elif isinstance(expected, list) and token in map(str, range(len(expected))):
            expected = expected[int(token)]
        else:
            expected = _NOTHING
            break
    found = look_up(root, pointer_of(tokens))
    assert (found.node is None) == (expected is _NOTHING)
    if found.node is not None:
        assert _plain(found.node) == _texts(expected)
    else:
        assert found.why


_NOTHING = object()


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {name: _plain(value) for name, (_, value) in node.entries.items()}


def _texts(value: Any) -> Any:
    if isinstance(value, list):
        return [_texts(item) for item in value]
    if isinstance(value, dict):
        return {name: _texts(item) for name, item in value.items()}
    return str(value)


def test_the_places_of_the_nodes_are_those_of_the_file() -> None:
    root, _ = read_yaml(API)
    assert isinstance(root, Mapping)
    found = look_up(root, "#/info/title")
    assert found.node is not None and (found.node.line, found.node.column) == (2, 29)
