"""A reference may lead into the midst of another component; the order of meeting is no matter."""

from __future__ import annotations

import itertools

import pytest

from tests.contract.comparing.contracts import (
    BREAKING,
    COMPATIBLE,
    INTEGER,
    STRING,
    Json,
    answer,
    api,
    compared,
    named,
    operation,
)

INNER = {"$ref": "#/components/schemas/B/properties/p"}


def document_of(components: Json, *answers: Json) -> Json:
    """A document in which `GET /0`, `GET /1` and so on answer with these schemas."""
    contents = [{"application/json": {"schema": one}} for one in answers]
    paths = {
        f"/{number}": {"get": operation(responses={"200": answer(content)})}
        for number, content in enumerate(contents)
    }
    return api(paths, components={"schemas": components})


@pytest.mark.parametrize("inmost", [STRING, {"type": "object", "properties": {"q": STRING}}])
@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_whatever_is_met_first(order: tuple[int, ...], inmost: Json) -> None:
    """The part alone, the whole of it, and both in one schema."""
    components = {"B": {"properties": {"p": inmost}}}
    uses = [INNER, named("B"), {"properties": {"a": INNER, "b": named("B")}}]
    answers = [uses[number] for number in order]
    same = document_of(components, *answers)
    assert compared(same, same).entries == ()
    wider = {"B": {"properties": {"p": {**inmost, "type": [inmost["type"], "null"]}}}}
    changed = compared(same, document_of(wider, *answers))
    assert changed.verdict == BREAKING
    assert {one.operation: one.verdict for one in changed.operations} == dict.fromkeys(
        ("GET /0", "GET /1", "GET /2"), BREAKING
    )


def test_a_part_that_refers_to_itself() -> None:
    """As in trees that are written in one component, with their nodes inside."""
    itself = {"$ref": "#/components/schemas/Tree/properties/root"}
    trees = [
        {"properties": {"root": {"properties": {"children": {"items": itself}}, **more}}}
        for more in ({}, {"maxProperties": 3})
    ]
    old, new = (document_of({"Tree": tree}, named("Tree")) for tree in trees)
    assert compared(old, old).entries == ()
    assert compared(old, new).verdict == COMPATIBLE
    assert compared(new, old).verdict == BREAKING


def test_a_part_in_a_circle_with_the_whole() -> None:
    whole = {"properties": {"p": {"properties": {"whole": named("B"), "part": INNER}}, "n": STRING}}
    other = {"properties": {**whole["properties"], "n": INTEGER}}
    for uses in ([INNER, named("B")], [named("B"), INNER], [INNER], [named("B")]):
        old, new = document_of({"B": whole}, *uses), document_of({"B": other}, *uses)
        assert compared(old, old).entries == ()
        assert compared(old, new).verdict == BREAKING


def test_one_object_at_several_places_of_two_schemas() -> None:
    """As an alias of YAML is; here it refers to the schema in which it stands."""
    shared: Json = {"properties": {"up": named("A")}}
    old = document_of({"A": {"items": shared}, "B": {"not": shared}}, named("A"), named("B"))
    new = document_of(
        {"A": {"items": shared, "maxItems": 1}, "B": {"not": shared}}, named("A"), named("B")
    )
    assert compared(old, old).entries == ()
    assert compared(new, old).verdict == BREAKING


def test_objects_at_several_places_one_within_the_other() -> None:
    """A chain of aliases of YAML, each of which stands in two places."""

    def chain(inmost: Json) -> Json:
        links = {"a40": {"properties": {"x": inmost}}}
        for number in range(39, 0, -1):
            links[f"a{number}"] = {"properties": {"x": links[f"a{number + 1}"]}}
        return {"H": {"properties": links}, "G": {"properties": {"z": links["a1"]}}}

    old, new = (document_of(chain(inmost), named("G"), named("H")) for inmost in (STRING, INTEGER))
    assert compared(old, old).entries == ()
    found = compared(old, new)
    assert found.verdict == BREAKING
    assert {one.verdict for one in found.operations} == {BREAKING}
