"""Documents that are broken anywhere: a note or a tolerant reading, never a traceback."""

from __future__ import annotations

from copy import deepcopy
from random import Random
from typing import Any

from sightline.contract.drift.summary import Summary
from sightline.contract.drift.watching import Watch
from sightline.contract.surface.surface_reader import surface_of
from tests.contract.drift.pets import call, document

MIA = {"id": 1, "name": "Mia", "kind": "cow", "owner": {"street": 1}, "extra": [{"x": None}]}
CALLS = [
    call("GET /v1/pets?limit=x&kinds=cat,cow&z=1", 200, [MIA]),
    call("POST /v1/pets", 201, MIA, MIA, request_headers=(("accept", "*/*"),)),
    call("GET /v1/pets/a%2Fb", 404, "{"),
    call("GET /v1/pets/1", 200, MIA, response_media=""),
    call("DELETE /v1//pets/1/", 500),
    call("GET", 200),
]
ODD: list[Any] = [
    None, True, 5, -1.5, "", "text", [], {}, [[]], {"$ref": "#"}, {"$ref": 7},
    {"$ref": "#/components/schemas/Pet"}, {"allOf": [{"$ref": "#/components/schemas/Pet"}]},
    {"properties": []}, {"properties": {"name": 5}}, {"enum": {}}, {"items": [[]]},
    {"required": "name"}, {"patternProperties": {"(": {}}}, {"type": ["object", 7]},
]  # fmt: skip


def places(node: Any) -> list[tuple[Any, Any]]:
    """Every container of a document with every key in it."""
    found: list[tuple[Any, Any]] = []
    stack = [node]
    while stack:
        here = stack.pop()
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        found += [(here, key) for key in keys]
        stack += [here[key] for key in keys if isinstance(here[key], dict | list)]
    return found


def test_a_document_broken_anywhere_is_held_against_traffic_all_the_same() -> None:
    random = Random(11)
    for _ in range(100):
        root = deepcopy(document())
        for _ in range(random.randint(1, 3)):
            owner, key = random.choice(places(root))
            owner[key] = deepcopy(random.choice(ODD))
        watch = Watch(surface_of(root).surface)
        for each in CALLS:
            watch.add(each)
        summary = Summary(watch)
        summary.endpoints(), summary.unnamed(), summary.broken(), summary.never_seen()
        summary.deprecated(), summary.operations()
        called = sum(row.calls for row in summary.operations())
        assert called == watch.matched
        assert all(row.seen is None or row.seen <= row.of for row in summary.coverage())
