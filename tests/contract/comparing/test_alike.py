"""What is written alike with all it refers to is left out, and nothing else."""

from __future__ import annotations

import random
from typing import Any

import pytest

from sightline.contract.comparing import alike, compare
from sightline.contract.comparing.alike import changed_pairs
from sightline.contract.comparing.ruled import SchemaPair
from sightline.contract.surface.surface import SchemaUse
from sightline.contract.surface.surface_reader import surface_of
from sightline.kernel.asking.json_shape import to_plain
from tests.contract.comparing.contracts import (
    INTEGER,
    STRING,
    Json,
    an_object,
    api,
    compared,
    named,
    operation,
)
from tests.contract.comparing.rewrites import REWRITES, pets
from tests.contract.comparing.test_determinism import versions


def root(components: Json, version: str = "3.1.0", **more: Json) -> Json:
    """A document with these components."""
    return api({}, version, components={"schemas": components}, **more)


def is_changed(old: Json, new: Json, one: Json, other: Json) -> bool:
    """Whether a use that says `one` in the old document and `other` in the new one is kept."""
    pair = SchemaPair(SchemaUse("/a", one), SchemaUse("/a", other), "GET /", "request", "body", "")
    found = changed_pairs(surface_of(old).surface, surface_of(new).surface, [pair])
    assert list(found) in ([], [pair])
    return bool(found)


A, B = named("A"), named("B")
CYCLE = {"A": {"properties": {"b": B}}, "B": {"properties": {"a": A}, "maxProperties": 3}}


@pytest.mark.parametrize(
    ("components", "use"),
    [
        ({}, STRING),
        ({}, True),
        ({"A": STRING}, A),
        ({"A": B, "B": STRING}, {"items": A}),
        (CYCLE, A),
        ({'q"\\': STRING}, named('q"\\')),
        ({"é": STRING}, named("é")),
    ],
)
def test_the_same_is_left_out(components: Json, use: Json) -> None:
    assert not is_changed(root(components), root(components), use, use)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"A": STRING}, {"A": INTEGER}),
        ({"A": B, "B": STRING}, {"A": B, "B": INTEGER}),
        ({"A": {"minimum": 1}}, {"A": {"minimum": True}}),
        ({"A": {"minimum": 1}}, {"A": {"minimum": 1.0}}),
        ({"A": {"enum": [0]}}, {"A": {"enum": [False]}}),
        (CYCLE, CYCLE | {"B": {"properties": {"a": A}}}),
        ({"A": {"items": B}}, {"A": {"items": B}}),
        ({"A": {"$ref": "elsewhere.yaml#/A"}}, {"A": {"$ref": "elsewhere.yaml#/A"}}),
        ({"A": {"$dynamicRef": "#a"}}, {"A": {"$dynamicRef": "#a"}}),
        ({"A": {"$id": "b", "$ref": "#/x"}}, {"A": {"$id": "b", "$ref": "#/x"}}),
        ({"A": {"minimum": 2**70}}, {"A": {"minimum": 2**70 + 1}}),
    ],
)
def test_what_differs_or_leads_elsewhere_is_kept(old: Json, new: Json) -> None:
    assert is_changed(root(old), root(new), A, A)
    assert is_changed(root(new), root(old), {"items": A}, {"items": A})


def test_the_order_of_keys_makes_no_difference() -> None:
    one, other = {"type": "string", "minLength": 1}, {"minLength": 1, "type": "string"}
    assert not is_changed(root({"A": one}), root({"A": other}), A, A)
    assert not is_changed(root({}), root({}), one, other)


def test_a_name_with_a_per_cent_sign_is_looked_up_elsewhere() -> None:
    old = root({"a%20b": STRING, "a b": STRING})
    new = root({"a%20b": INTEGER, "a b": STRING})
    assert is_changed(old, new, named("a%20b"), named("a%20b"))


def test_two_dialects_mean_different_things_in_the_same_words() -> None:
    old, new = root({"A": STRING}, "3.0.3"), root({"A": STRING})
    assert is_changed(old, new, A, A)


def test_references_into_each_others_midst_end_somewhere(monkeypatch: Any) -> None:
    monkeypatch.setattr(alike, "_MOST_BYTES", 100)
    held = root({f"A{n}": {"items": named(f"A{n + 1}")} for n in range(50)} | {"A50": STRING})
    assert is_changed(held, held, named("A0"), named("A0"))
    assert not is_changed(held, held, named("A49"), named("A49"))


def test_nothing_else_is_found_where_everything_is_read(monkeypatch: Any) -> None:
    """Every rewrite and mutation gives the same answer with and without what is left out."""
    source = random.Random(20261121)
    documents = [(pets(), rewrite(pets(), source)) for rewrite in REWRITES]
    documents += [versions(), tuple(reversed(versions()))]
    documents += [(one, other) for one, _ in documents[:2] for _, other in documents[-2:]]
    short = [to_plain(compared(*pair)) for pair in documents]
    monkeypatch.setattr(compare, "changed_pairs", lambda old, new, pairs: pairs)
    assert [to_plain(compared(*pair)) for pair in documents] == short


def test_schemas_of_another_use_change_what_a_branch_of_everything_says() -> None:
    """`anyOf: [true, ...]` restricts nothing, but where an `unevaluatedProperties` looks on, it
    tells which names there are; that may be in a use that is the same, or in a kind of another."""
    pet = {**an_object("kind", kind=STRING), "discriminator": {"propertyName": "kind"}}
    components = {
        "U": {"type": "object", "unevaluatedProperties": False},
        "X": {"anyOf": [True, {"properties": {"a": INTEGER}}]},
        "Pet": pet,
        "Cat": {"allOf": [named("Pet"), named("X")], "unevaluatedProperties": False},
    }
    uses = {"/u": named("U"), "/pets": named("Pet"), "/w": {"properties": {"x": named("X")}}}
    for paths in (uses, {path: uses[path] for path in ("/pets", "/w")}):
        old = _taking(paths, components)
        cat = {"allOf": [named("Pet")], "unevaluatedProperties": False}
        more = {"/w": {"properties": {"x": named("X"), "n": INTEGER}}}
        new = _taking({**paths, **more}, {**components, "Cat": cat})
        found = compared(old, new)
        assert found.verdict == "review"
        assert {entry.pointer for entry in found.entries if entry.verdict == "review"} == {
            "/components/schemas/Cat/allOf/1"
        }


def test_kinds_in_a_circle_that_nobody_changed_are_the_same() -> None:
    components = {
        "Pet": {"properties": {}, "discriminator": {"propertyName": "kind"}},
        "V": {"oneOf": [named("Cat"), named("Dog")]},
        "Cat": {"allOf": [named("Pet")], "unevaluatedProperties": named("V")},
        "Dog": {"allOf": [{"properties": {"f": {"oneOf": [named("Pet")]}}}]},
    }
    old = _taking({"/p": named("Cat"), "/q": named("Cat")}, components, "3.0.3")
    new = _taking({"/p": named("Cat"), "/q": {}}, components, "3.0.3")
    assert compared(old, new).verdict == "compatible"


def _taking(bodies: Json, components: Json, version: str = "3.1.0") -> Json:
    """A document with a `POST` for each path, which takes a body of its schema."""
    paths = {
        path: {"post": operation(body={"application/json": {"schema": schema}})}
        for path, schema in bodies.items()
    }
    return api(paths, version, components={"schemas": components})


def test_what_cannot_be_understood_and_was_not_changed_is_not_told() -> None:
    """Neither where it is used nor as a kind of what is used."""
    pet = {**an_object("kind", kind=STRING), "discriminator": {"propertyName": "kind"}}
    components = {"Pet": pet, "Cat": {"allOf": [named("Pet"), {"minimum": "5"}]}}
    uses = {"/pets": named("Pet"), "/cats": named("Cat"), "/w": {"properties": {}}}
    old = _taking(uses, components)
    new = _taking({**uses, "/w": {"properties": {"n": INTEGER}}}, components)
    found = compared(old, new)
    assert [entry.pointer for entry in found.entries] == [
        "/paths/~1w/post/requestBody/content/application~1json/schema/properties/n"
    ]
    cat = {"allOf": [named("Pet"), {"minimum": "6"}]}
    assert compared(old, _taking(uses, {**components, "Cat": cat})).verdict == "review"
