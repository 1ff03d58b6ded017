"""What a document says that nobody does, and how much of it was seen."""

from __future__ import annotations

from random import Random

import pytest

from sightline.contract.drift.first_line import first_line
from sightline.contract.drift.shown_values import shown_value
from sightline.contract.traffic.exchange import Exchange
from tests.contract.drift.pets import body, call, document, summed, watched

MIA = {"id": 1, "name": "Mia"}


def test_documented_things_that_nobody_did_are_told() -> None:
    summary = summed(call("GET /v1/pets?limit=3", 200, [{**MIA, "kind": "cat"}]))
    told = {(row.kind, row.direction, row.name, row.where) for row in summary.never_seen()}
    assert told == {
        ("operation", "request", "POST /pets", ""),
        ("operation", "request", "GET /pets/{id}", ""),
        ("operation", "request", "DELETE /pets/{id}", ""),
        ("parameter", "request", "kinds", "a parameter of GET /pets"),
        ("field", "response", "tag", "Pet"),
        ("field", "response", "owner", "Pet"),
        ("value", "response", "dog", "Pet.kind"),
        ("value", "response", "fish", "Pet.kind"),
    }


def test_statuses_are_missed_of_operations_that_were_called() -> None:
    rows = summed(call("GET /v1/pets/1", 200, MIA)).never_seen()
    statuses = [(row.name, row.where, row.chances) for row in rows if row.kind == "status"]
    assert statuses == [("404", "GET /pets/{id}", 1)]


def test_coverage_counts_what_was_seen_of_what_could_be() -> None:
    summary = summed(call("GET /v1/pets", 200, [MIA]), call("POST /v1/pets", 201, MIA, MIA))
    assert {row.what: (row.seen, row.of) for row in summary.coverage()} == {
        "operations": (2, 4),
        "statuses": (2, 3),
        "parameters": (0, 2),
        "request fields": (2, 6),
        "response fields": (2, 6),
    }


def test_without_bodies_the_coverage_of_fields_is_unknown_and_no_field_is_missed() -> None:
    summary = summed(call("GET /v1/pets", 200), call("POST /v1/pets", 201))
    rows = {row.what: row.seen for row in summary.coverage()}
    assert (rows["request fields"], rows["response fields"]) == (None, None)
    assert {row.kind for row in summary.never_seen()} == {"operation", "status", "parameter"}
    assert summary.broken() == ()


def test_deprecated_things_that_are_still_used_are_told() -> None:
    summary = summed(
        call("DELETE /v1/pets/1", 204),
        call("GET /v1/pets", 200, [{**MIA, "tag": "x"}, {**MIA, "tag": "y"}]),
    )
    assert [(row.kind, row.name, row.calls) for row in summary.deprecated()] == [
        ("field", "Pet.tag", 2),
        ("operation", "DELETE /pets/{id}", 1),
    ]


def test_the_order_of_the_traffic_decides_nothing_but_which_example_is_first() -> None:
    calls = [
        call(f"GET /v1/pets/{n}", 200, {**MIA, **({"x": 1} if n % 3 else {"id": "a"})})
        for n in range(30)
    ] + [call(f"GET /v1/users/u{n}", 200) for n in range(30)]

    def told(ordered: list[Exchange]) -> object:
        summary = summed(*ordered)
        return (
            [(row.path, row.calls) for row in summary.endpoints()],
            [(row.name, row.calls) for row in summary.unnamed()],
            [(row.message, row.calls) for row in summary.broken()],
            summary.never_seen(),
            summary.coverage(),
        )

    before = told(calls)
    Random(3).shuffle(calls)
    assert told(calls) == before


def test_recursive_schemas_are_followed_as_deep_as_bodies_go() -> None:
    node = {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}}}
    root = document(**{"/n": {"get": {"responses": {"200": body(node)}}}})
    root["components"]["schemas"]["Node"] = node
    value: dict[str, object] = {"odd": 1}
    for _ in range(500):
        value = {"next": value}
    summary = summed(call("GET /v1/n", 200, value), root=root)
    assert [(row.name, row.where) for row in summary.unnamed()] == [("odd", "Node")]


def test_objects_of_very_many_shapes_are_counted_all_the_same() -> None:
    names = [f"f{letter}" for letter in "abcdefghij"]
    schema = {"type": "object", "properties": {name: {"type": "integer"} for name in names}}
    root = document(**{"/x": {"get": {"responses": {"200": body(schema)}}}})
    calls = [
        call("GET /v1/x", 200, {name: 1 for i, name in enumerate(names) if mask >> i & 1})
        for mask in range(1, 512)
    ]
    rows = summed(*calls, root=root).never_seen()
    assert [(row.name, row.chances) for row in rows if row.kind == "field"] == [("fj", 511)]


def test_the_first_line_answers() -> None:
    watch = watched(call("GET /v1/pets", 200, [MIA]))
    coverage = summed(call("GET /v1/pets", 200, [MIA])).coverage()[0]
    tail = "1 of 4 operations were seen."
    assert first_line(0, 0, watch, coverage) == f"The API does what the document says; {tail}"
    assert first_line(3, 1, watch, coverage) == (
        f"The API does 3 things the document doesn't say and breaks 1 of its rules; {tail}"
    )
    assert first_line(0, 0, watched(), coverage) == (
        "The traffic holds no call: nothing was compared."
    )


@pytest.mark.parametrize(
    ("value", "keyword", "shown"),
    [
        ("x" * 90, "maxLength", "a text of 90 characters"),
        ("a@b.example", "enum", "a text of 11 characters"),
        ("+49 170 1234567", "pattern", "a text of 15 characters"),
        ("sk_live_0123456789abcdef", "enum", "a text of 24 characters"),
        ("q7Zk2", "enum", "a text of 5 characters"),
        ("hunter", "minLength", "a text of 6 characters"),
        ("on hold", "enum", '"on hold"'),
        ("cow", "const", '"cow"'),
        ("12.5", "type", '"12.5"'),
        ("", "minLength", '""'),
        (7, "minimum", "7"),
        (491701234567, "maximum", "a number of 12 digits"),
    ],
)
def test_a_shown_value_tells_no_more_than_its_form(value: object, keyword: str, shown: str) -> None:
    assert shown_value(value, keyword) == shown
