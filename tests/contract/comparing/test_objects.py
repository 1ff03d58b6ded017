"""Objects and lists: names that are required, allowed or read-only, and how many may come."""

from __future__ import annotations

import pytest

from sightline.contract.policy import Policy
from tests.contract.comparing.contracts import (
    BREAKING,
    COMPATIBLE,
    INTEGER,
    NUMBER,
    REQUEST,
    RESPONSE,
    REVIEW,
    STRING,
    V2,
    V30,
    V31,
    Json,
    alone,
    an_object,
    named,
    verdicts,
)

SAME = (COMPATIBLE, COMPATIBLE)
NARROWER = (BREAKING, COMPATIBLE)
WIDER = (COMPATIBLE, BREAKING)
OTHER = (BREAKING, BREAKING)
EVERY = (V2, V30, V31)
LATER = (V31,)
OPEN = {"type": "object"}
MAP = {"type": "object", "additionalProperties": STRING}
A = an_object(a=STRING)
AB = an_object(a=STRING, b=STRING)
READ_ONLY = {"type": "string", "readOnly": True}
WRITE_ONLY = {"type": "string", "writeOnly": True}
CLOSED = {"additionalProperties": False}
LIST: Json = {"type": "array", "items": STRING}

OBJECTS: list[tuple[str, tuple[str, ...], Json, Json, tuple[str, str]]] = [
    ("a property becomes required", EVERY, A, an_object("a", a=STRING), NARROWER),
    ("a property becomes optional", EVERY, an_object("a", a=STRING), A, WIDER),
    ("a required one comes", EVERY, A, an_object("b", a=STRING, b=STRING), NARROWER),
    ("an optional one comes", EVERY, A, AB, SAME),
    ("an optional one goes", EVERY, AB, A, (REVIEW, REVIEW)),
    ("a required one goes", EVERY, an_object("b", a=STRING, b=STRING), A, (REVIEW, BREAKING)),
    ("an undeclared name is required", EVERY, OPEN, {**OPEN, "required": ["z"]}, NARROWER),
    ("an undeclared name is no longer", EVERY, {**OPEN, "required": ["z"]}, OPEN, WIDER),
    ("declaring what was required", EVERY, {**A, "required": ["z"]},
     an_object("z", a=STRING, z={}), SAME),
    ("a default doesn't send what is required", EVERY, A,
     an_object("a", a={"type": "string", "default": "x"}), (BREAKING, REVIEW)),
    ("readOnly and required", EVERY, A, an_object("a", a=READ_ONLY), SAME),
    ("readOnly comes as required", EVERY, A, an_object("b", a=STRING, b=READ_ONLY), SAME),
    ("readOnly becomes another type", EVERY, an_object("a", a=READ_ONLY),
     an_object("a", a={**READ_ONLY, "type": "integer"}), WIDER),
    ("readOnly becomes optional", EVERY, an_object("a", a=READ_ONLY), an_object(a=READ_ONLY),
     WIDER),
    ("no longer readOnly, still required", EVERY, an_object("a", a=READ_ONLY),
     an_object("a", a=STRING), NARROWER),
    ("writeOnly and required", (V30, V31), A, an_object("a", a=WRITE_ONLY), NARROWER),
    ("writeOnly becomes another type", (V30, V31), an_object(a=WRITE_ONLY),
     an_object(a={**WRITE_ONLY, "type": "integer"}), NARROWER),
    ("writeOnly means nothing in 2.0", (V2,), an_object("a", a=STRING),
     an_object("a", a=WRITE_ONLY), SAME),
    ("a map of another type", EVERY, MAP, {"type": "object", "additionalProperties": NUMBER},
     OTHER),
    ("a map in other words", EVERY, OPEN, {"type": "object", "additionalProperties": True}, SAME),
    ("an empty rule for the rest", EVERY, {**AB, "additionalProperties": {}},
     {**AB, "additionalProperties": True}, SAME),
    ("closed from the start, one more name", EVERY, {**A, **CLOSED}, {**AB, **CLOSED}, WIDER),
    ("closed from the start, one name less", EVERY, {**AB, **CLOSED}, {**A, **CLOSED},
     (BREAKING, REVIEW)),
    ("at least one", EVERY, A, {**A, "minProperties": 1}, NARROWER),
    ("at least none", EVERY, A, {**A, "minProperties": 0}, SAME),
    ("required implies at least one", EVERY, an_object("a", a=STRING),
     {**an_object("a", a=STRING), "minProperties": 1}, SAME),
    ("at most one of two", EVERY, {**AB, **CLOSED}, {**AB, **CLOSED, "maxProperties": 1},
     NARROWER),
    ("at most two of two", EVERY, {**AB, **CLOSED}, {**AB, **CLOSED, "maxProperties": 2}, SAME),
    ("rules for names", LATER, MAP, {**MAP, "propertyNames": {"pattern": "^x"}}, NARROWER),
    ("rules for names that all keep", LATER, {**an_object(xa=STRING), **CLOSED},
     {**an_object(xa=STRING), **CLOSED, "propertyNames": {"pattern": "^x"}}, SAME),
    ("names are texts anyway", LATER, MAP, {**MAP, "propertyNames": STRING}, SAME),
    ("names by pattern", LATER, {**OPEN, "patternProperties": {"^x": STRING}, **CLOSED},
     {**OPEN, "patternProperties": {"^x": {"type": ["string", "null"]}}, **CLOSED}, WIDER),
    ("names by a wider pattern", LATER, {**OPEN, "patternProperties": {"^xy": STRING}, **CLOSED},
     {**OPEN, "patternProperties": {"^x": STRING}, **CLOSED}, WIDER),
    ("what needs another", LATER, {**AB, **CLOSED},
     {**AB, **CLOSED, "dependentRequired": {"a": ["b"]}}, NARROWER),
    ("what is needed is required", LATER, an_object("b", a=STRING, b=STRING),
     {**an_object("b", a=STRING, b=STRING), "dependentRequired": {"a": ["b"]}}, SAME),
    ("one allOf may not know the other's names", EVERY, {"allOf": [A, an_object(b=STRING)]},
     {"allOf": [{**A, **CLOSED}, an_object(b=STRING)]}, NARROWER),
    ("siblings that shut each other out", EVERY,
     {"allOf": [{**A, **CLOSED}, {**an_object(b=STRING), **CLOSED}]}, {**OPEN, "maxProperties": 0},
     SAME),
    ("unevaluated sees through allOf", LATER,
     {"allOf": [A, an_object(b=STRING)], "unevaluatedProperties": False}, {**AB, **CLOSED}, SAME),
    ("additional doesn't see through allOf", LATER,
     {"allOf": [A], **an_object(b=STRING), "unevaluatedProperties": False},
     {"allOf": [A], **an_object(b=STRING), **CLOSED}, NARROWER),
    ("unevaluated sees the branch that fits", LATER,
     {**OPEN, "anyOf": [an_object("a", a=STRING), an_object("b", b=STRING)],
      "unevaluatedProperties": False}, {**AB, **CLOSED, "minProperties": 1}, SAME),
    ("items of another type", EVERY, LIST, {"type": "array", "items": INTEGER}, OTHER),
    ("more items", EVERY, LIST, {**LIST, "minItems": 1}, NARROWER),
    ("fewer items", EVERY, LIST, {**LIST, "maxItems": 1}, NARROWER),
    ("no two alike", EVERY, LIST, {**LIST, "uniqueItems": True}, NARROWER),
    ("one is never alike", EVERY, {**LIST, "maxItems": 1},
     {**LIST, "maxItems": 1, "uniqueItems": True}, SAME),
    ("a tuple is cut off", LATER, {"type": "array", "prefixItems": [STRING]},
     {"type": "array", "prefixItems": [STRING], "items": False}, NARROWER),
    ("a tuple in other words", LATER,
     {"type": "array", "prefixItems": [STRING], "unevaluatedItems": False},
     {"type": "array", "prefixItems": [STRING], "items": False}, SAME),
    ("one of them", LATER, LIST, {**LIST, "contains": {"const": "a"}}, NARROWER),
]  # fmt: skip


# Said to be undecided, where it could be proven.
UNPROVEN = {
    "unevaluated sees the branch that fits": pytest.mark.xfail(
        strict=True, reason="anyOf [a required, b required] + unevaluatedProperties: false"
    )
}


@pytest.mark.parametrize(
    ("version", "old", "new", "expected"),
    [
        pytest.param(
            version, old, new, expected, id=f"{name}-{version}", marks=UNPROVEN.get(name, ())
        )
        for name, versions, old, new, expected in OBJECTS
        for version in versions
    ],
)
def test_each_direction_has_its_own_verdict(
    version: str, old: Json, new: Json, expected: tuple[str, str]
) -> None:
    assert verdicts(old, new, versions=(version, version)) == expected


def test_a_property_that_became_optional_shows_the_answer_without_it() -> None:
    (entry,) = alone(an_object("a", a=STRING), A, RESPONSE).entries
    assert (entry.class_, entry.before, entry.after) == ("wire", True, False)
    assert (entry.witness.value, entry.witness.sender) == ({}, "new")
    assert (entry.witness.location, entry.witness.operation) == ("status 200 body", "POST /pets")


def test_the_witness_is_the_whole_message_around_what_was_edited() -> None:
    parts = ({"Tag": INTEGER}, {"Tag": STRING})
    schema = an_object("pets", pets={"type": "array", "items": an_object("tag", tag=named("Tag"))})
    (entry,) = alone(schema, schema, REQUEST, components=parts).entries
    assert entry.owner == "schema Tag"
    assert entry.witness.at == "/pets/0/tag"
    (pet,) = entry.witness.value["pets"]
    assert isinstance(pet["tag"], int)


def test_a_property_below_a_read_only_one_is_never_sent() -> None:
    def inner(kind: Json) -> Json:
        return an_object(owner={**an_object("id", id=kind), "readOnly": True})

    assert verdicts(inner(STRING), inner(INTEGER)) == WIDER


@pytest.mark.parametrize("keyword", ["additionalProperties", "unevaluatedProperties"])
def test_names_that_are_written_as_welcome_may_come(keyword: str) -> None:
    """Who says that more may come may have sent the new name with any value."""
    old = {**A, keyword: True}
    new = {**an_object(a=STRING, b=INTEGER), keyword: True}
    assert verdicts(old, new) == NARROWER


def test_whether_undeclared_names_come_is_a_policy() -> None:
    old, new = A, an_object(a=STRING, b=INTEGER)
    assert verdicts(old, new, policy=Policy(undeclared="unsent")) == SAME
    assert verdicts(old, new, policy=Policy(undeclared="sent")) == NARROWER
