"""No contract, however broken, and no message, however deep, stops the ledger."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

import pytest
import yaml

from sightline.contract.lifecycle import message_walk
from sightline.contract.lifecycle.history import Past
from sightline.contract.lifecycle.ledger import Moment
from sightline.contract.lifecycle.message_walk import carried
from sightline.contract.lifecycle.observed import Observer
from sightline.contract.lifecycle.subject import standing_of
from sightline.contract.lifecycle.tree import Tree, external_files
from sightline.contract.traffic.exchange import Exchange
from tests.contract.lifecycle.test_removal import CONTRACT

WRONG: list[Any] = [None, 3, True, "x", "#/paths", [], [1, None], {}, {"$ref": "#/paths"},
                    {"$ref": 4}, {"$ref": "#/components/schemas/Pet"}, {"1": {}}]  # fmt: skip
CALLS = [
    Exchange("GET", "/v1/pets?sort=up", 200, response_body='[{"name": "a", "kind": "cat"}]'),
    Exchange("POST", "/v1/pets", 201, request_body='{"owner": {"phone": [1, {}]}}'),
    Exchange("GET", "no path", 0, response_body=b"\xff"),
    Exchange("", "", 0, request_headers=(("host", ""),)),
]


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every holder and key in a document."""
    keys = value.keys() if isinstance(value, dict) else range(len(value))
    inner = [value[key] for key in keys]
    return [(value, key) for key in keys] + [
        place for one in inner if isinstance(one, dict | list) for place in places(one)
    ]


def test_a_wrong_type_at_any_place_is_read_around() -> None:
    draw = random.Random(11)
    source = yaml.safe_load(CONTRACT)
    past = Past()
    for _ in range(150):
        document = copy.deepcopy(source)
        for _ in range(draw.randrange(1, 4)):
            holder, key = draw.choice(places(document))
            holder[key] = copy.deepcopy(draw.choice(WRONG))
        tree = Tree("a.yaml", {"a.yaml": document})
        standing = standing_of(tree)
        observer = Observer(standing.carriers(), standing.elements)
        for call in CALLS:
            observer.take(call, "A")
        past.take(tree, Moment("c", "2026-01-01"))
    assert past.tracks["GET /pets"].introduced.day == "2026-01-01"


def deep(levels: int) -> dict[str, Any]:
    schema: dict[str, Any] = {}
    for _ in range(levels):
        schema = {"properties": {"a": schema}, "allOf": [{"items": schema}]}
    return {"paths": {"/a": {"post": {"requestBody": {"content": {"x": {"schema": schema}}}}}}}


def test_a_deep_contract_is_cut_where_nobody_reads_and_it_is_said() -> None:
    chain: dict[str, Any] = {}
    for _ in range(100_000):
        chain = {"items": chain}
    document = {"components": {"schemas": {"A": chain, "B": {"properties": {"b": {}}}}}}
    past = Past()
    for day in ("2026-01-01", "2026-01-02"):
        past.take(Tree("a", {"a": document}), Moment("c", day))
        document = {"components": {"schemas": {**document["components"]["schemas"], "C": {}}}}
    assert past.is_cut
    assert past.tracks["B\x1f.b"].introduced.day == "2026-01-01"


def test_a_message_in_a_circle_of_schemas_is_walked_to_its_end() -> None:
    node = {"properties": {"next": {"$ref": "#/components/schemas/Node"}},
            "anyOf": [{"$ref": "#/components/schemas/Node"}]}  # fmt: skip
    document = deep(0) | {"components": {"schemas": {"Node": node}}}
    schema = {"$ref": "#/components/schemas/Node"}
    document["paths"]["/a"]["post"]["requestBody"]["content"]["x"]["schema"] = schema
    standing = standing_of(Tree("a", {"a": document}))
    (operation,) = standing.carriers().operations
    message: Any = {}
    for _ in range(1_000):
        message = {"next": message}
    found = carried(standing.carriers(), operation.requests, message)
    assert {one.key for one in found} == {"Node\x1f.next"}


def test_a_message_with_too_many_parts_counts_as_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message_walk, "_MOST_STEPS", 100)
    standing = standing_of(Tree("a", {"a": deep(1)}))
    key = next(key for key in standing.elements if key.endswith(".a"))
    observer = Observer(standing.carriers(), [key])
    for count in (10, 110):
        body = json.dumps([{} for _ in range(count)])
        observer.take(Exchange("POST", "/a", 200, request_body=body), "A")
    usage = observer.usage(key, "", "9")
    assert (usage.carriers, usage.blind, usage.reasons) == (2, 1, ("a body too large",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$ref: a.yaml#/b", ["x/a.yaml"]), ('{"$ref": "../b.json"}', ["b.json"]),
        ("{$ref: 'c d.yaml'}", ["x/c d.yaml"]), ("$ref: '#/a'", []), ("$ref: https://a/b", []),
        ("$ref: ../../../etc/passwd", []), ("$ref: /etc/passwd", []), ("$ref: self.yaml#/a", []),
        ("[{$ref: a.yaml}, {$ref: b.yaml}]", ["x/a.yaml", "x/b.yaml"]),
    ],
)  # fmt: skip
def test_other_files_are_found_in_any_spelling_and_none_outside(
    text: str, found: list[str]
) -> None:
    assert external_files("x/self.yaml", text.encode()) == found
