"""Unions and conditions: several branches, one of them, all of them, none of them."""

from __future__ import annotations

import pytest

from sightline.contract.policy import Policy
from tests.contract.comparing.contracts import (
    BREAKING,
    COMPATIBLE,
    INTEGER,
    NOTHING,
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
GROWN = (COMPATIBLE, REVIEW)
KIND_A = an_object("kind", kind={"enum": ["a"]}, a=STRING)
KIND_B = an_object("kind", kind={"enum": ["b"]}, b=STRING)
POSITIVE = {"type": "integer", "minimum": 0}
NEGATIVE = {"type": "integer", "maximum": -1}

BRANCHES: list[tuple[str, tuple[str, ...], Json, Json, tuple[str, str]]] = [
    ("a branch goes", (V30, V31), {"anyOf": [STRING, INTEGER]}, {"anyOf": [STRING]}, NARROWER),
    ("a branch comes", (V30, V31), {"anyOf": [STRING, INTEGER]},
     {"anyOf": [STRING, INTEGER, {"type": "boolean"}]}, GROWN),
    ("a branch that another holds", (V30, V31), {"anyOf": [STRING, NUMBER]},
     {"anyOf": [STRING, NUMBER, INTEGER]}, SAME),
    ("of two that overlap, one counts", (V30, V31), {"oneOf": [INTEGER, STRING]},
     {"oneOf": [INTEGER, NUMBER, STRING]}, (BREAKING, REVIEW)),
    ("one of two that overlap becomes any", (V30, V31), {"oneOf": [INTEGER, NUMBER]},
     {"anyOf": [INTEGER, NUMBER]}, WIDER),
    ("any of two that overlap becomes one", (V30, V31), {"anyOf": [INTEGER, NUMBER]},
     {"oneOf": [INTEGER, NUMBER]}, NARROWER),
    ("one of two apart becomes any", (V30, V31), {"oneOf": [STRING, NUMBER]},
     {"anyOf": [NUMBER, STRING]}, SAME),
    ("apart by a property", (V30, V31), {"oneOf": [KIND_A, KIND_B]}, {"anyOf": [KIND_B, KIND_A]},
     SAME),
    ("apart by their names", (V31,),
     {"oneOf": [an_object("a", a=STRING), an_object("b", b=STRING)]},
     {"anyOf": [an_object("a", a=STRING), an_object("b", b=STRING)]}, WIDER),
    ("two halves are a whole", (V30, V31), INTEGER, {"anyOf": [POSITIVE, NEGATIVE]}, SAME),
    ("two halves with a gap", (V30, V31), NUMBER,
     {"anyOf": [{"type": "number", "minimum": 0}, {"type": "number", "maximum": -1}]}, NARROWER),
    ("lists in pieces", (V30, V31), {"type": "string", "enum": ["a", "b"]},
     {"anyOf": [{"type": "string", "enum": ["b"]}, {"type": "string", "enum": ["a"]}]}, SAME),
    ("alone in allOf", (V2, V30, V31), STRING, {"allOf": [STRING]}, SAME),
    ("alone in anyOf", (V30, V31), STRING, {"anyOf": [STRING]}, SAME),
    ("alone in oneOf", (V30, V31), STRING, {"oneOf": [STRING]}, SAME),
    ("alone several times", (V30, V31), {"oneOf": [{"allOf": [KIND_A]}]}, {"anyOf": [KIND_A]},
     SAME),
    ("allOf is one after another", (V2, V30, V31),
     {"allOf": [an_object("a", a=STRING), an_object("b", b=INTEGER)]},
     an_object("a", "b", a=STRING, b=INTEGER), SAME),
    ("limits in allOf", (V2, V30, V31), {"allOf": [STRING, {"minLength": 1}]},
     {"type": "string", "minLength": 1}, SAME),
    ("one more condition", (V2, V30, V31), {"allOf": [STRING]},
     {"allOf": [STRING, {"maxLength": 3}]}, NARROWER),
    ("a condition that can't be met", (V2, V30, V31), STRING, {"allOf": [STRING, INTEGER]},
     NARROWER),
    ("not what is excluded", (V30, V31), {"not": STRING}, {"not": {"anyOf": [STRING, INTEGER]}},
     NARROWER),
    ("not not", (V30, V31), STRING, {"not": {"not": STRING}}, SAME),
    ("if that always holds", (V31,), STRING, {"if": {}, "then": STRING, "else": False}, SAME),
    ("then", (V31,), {"if": STRING, "then": {"minLength": 1}},
     {"if": STRING, "then": {"minLength": 2}}, NARROWER),
    ("else", (V31,), {"if": STRING, "else": NUMBER}, {"if": STRING, "else": INTEGER}, NARROWER),
    ("if in other words", (V31,), {"if": STRING, "then": {"minLength": 1}}, {"minLength": 1},
     SAME),
    ("null as a branch", (V31,), {"type": ["integer", "null"]}, {"oneOf": [INTEGER, NOTHING]},
     SAME),
]  # fmt: skip


@pytest.mark.parametrize(
    ("version", "old", "new", "expected"),
    [
        pytest.param(version, old, new, expected, id=f"{name}-{version}")
        for name, versions, old, new, expected in BRANCHES
        for version in versions
    ],
)
def test_each_direction_has_its_own_verdict(
    version: str, old: Json, new: Json, expected: tuple[str, str]
) -> None:
    assert verdicts(old, new, versions=(version, version)) == expected


CAT = an_object("kind", "meow", kind=STRING, meow=STRING)
DOG = an_object("kind", "bark", kind=STRING, bark=STRING)
FOX = an_object("kind", "yelp", kind=STRING, yelp=STRING)
PETS = {"Cat": CAT, "Dog": DOG, "Fox": FOX}


def told_apart(*names: str, **mapping: str) -> Json:
    written = {"propertyName": "kind", "mapping": mapping} if mapping else {"propertyName": "kind"}
    return {"oneOf": [named(name) for name in names], "discriminator": written}


def pets(
    old: Json, new: Json, direction: str, policy: Policy | None = None
) -> tuple[str, set[str]]:
    found = alone(old, new, direction, components=(PETS, PETS), policy=policy)
    return found.verdict, {entry.class_ for entry in found.entries}


@pytest.mark.parametrize("direction", [REQUEST, RESPONSE])
def test_a_mapping_of_other_names_is_never_passed_over(direction: str) -> None:
    old = told_apart("Cat", "Dog", cat="#/components/schemas/Cat", dog="#/components/schemas/Dog")
    new = told_apart("Cat", "Dog", puss="#/components/schemas/Cat", dog="#/components/schemas/Dog")
    verdict, classes = pets(old, new, direction)
    assert verdict in (REVIEW, BREAKING)
    assert classes <= {"wire", "source"}


@pytest.mark.parametrize("direction", [REQUEST, RESPONSE])
def test_a_name_or_an_address_in_a_mapping_is_the_same(direction: str) -> None:
    old = told_apart("Cat", "Dog", cat="#/components/schemas/Cat", dog="#/components/schemas/Dog")
    new = told_apart("Cat", "Dog", cat="Cat", dog="Dog")
    assert pets(old, new, direction)[0] == COMPATIBLE


@pytest.mark.parametrize("direction", [REQUEST, RESPONSE])
def test_the_implicit_names_of_a_discriminator_may_be_written(direction: str) -> None:
    old = told_apart("Cat", "Dog")
    new = told_apart("Cat", "Dog", Cat="#/components/schemas/Cat", Dog="#/components/schemas/Dog")
    assert pets(old, new, direction)[0] == COMPATIBLE


def test_a_discriminated_branch_that_goes_hurts_those_who_send_it() -> None:
    old, new = told_apart("Cat", "Dog", "Fox"), told_apart("Cat", "Dog")
    assert pets(old, new, REQUEST)[0] in (REVIEW, BREAKING)
    assert pets(old, new, RESPONSE)[0] == COMPATIBLE


@pytest.mark.parametrize(
    ("policy", "expected"), [("open", COMPATIBLE), ("review", REVIEW), ("closed", BREAKING)]
)
def test_a_branch_that_answers_gain_is_judged_by_policy(policy: str, expected: str) -> None:
    agreed = Policy(response_unions=policy)
    old, new = told_apart("Cat", "Dog"), told_apart("Cat", "Dog", "Fox")
    assert pets(old, new, RESPONSE, agreed)[0] == expected
    one, two = {"anyOf": [STRING]}, {"anyOf": [STRING, INTEGER]}
    assert alone(one, two, RESPONSE, policy=agreed).verdict == expected
    assert alone(one, two, REQUEST, policy=agreed).verdict == COMPATIBLE


@pytest.mark.parametrize(
    ("policy", "expected"), [("open", COMPATIBLE), ("review", REVIEW), ("closed", BREAKING)]
)
def test_a_value_that_answers_gain_is_judged_by_policy(policy: str, expected: str) -> None:
    agreed = Policy(response_enums=policy)
    old, new = an_object(a={"enum": ["x"]}), an_object(a={"enum": ["x", "y"]})
    assert alone(old, new, RESPONSE, policy=agreed).verdict == expected
    assert alone(old, new, REQUEST, policy=agreed).verdict == COMPATIBLE
    assert alone(new, old, REQUEST, policy=agreed).verdict == BREAKING


def test_one_of_several_that_overlap_more_is_never_safe() -> None:
    """`{"kind": "x", "meow": 1}` is a dog alone before, a dog and a fox after."""
    cat = an_object("kind", kind=STRING, meow=STRING)
    dog = an_object("kind", kind=STRING, bark=STRING)
    fox = an_object("kind", kind=STRING, yelp=STRING)
    assert alone({"oneOf": [cat, dog]}, {"oneOf": [cat, dog, fox]}, REQUEST).verdict != COMPATIBLE
