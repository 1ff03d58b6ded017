"""Texts, numbers and listed values: who breaks when what is allowed changes."""

from __future__ import annotations

import pytest

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
    V32,
    Json,
    alone,
    compared,
    exchange,
    named,
    verdicts,
)

SAME = (COMPATIBLE, COMPATIBLE)
NARROWER = (BREAKING, COMPATIBLE)
WIDER = (COMPATIBLE, BREAKING)
OTHER = (BREAKING, BREAKING)
GROWN = (COMPATIBLE, REVIEW)
PATTERN_WIDER = (COMPATIBLE, REVIEW)
EVERY = (V2, V30, V31, V32)
LATER = (V31, V32)


def text(**limits: Json) -> Json:
    return {"type": "string", **limits}


def whole(**limits: Json) -> Json:
    return {"type": "integer", **limits}


def number(**limits: Json) -> Json:
    return {"type": "number", **limits}


SCALARS: list[tuple[str, tuple[str, ...], Json, Json, tuple[str, str]]] = [
    ("a type becomes another", EVERY, STRING, INTEGER, OTHER),
    ("integers become numbers", EVERY, INTEGER, NUMBER, WIDER),
    ("integers are numbers in steps of 1", EVERY, INTEGER, number(multipleOf=1), SAME),
    ("numbers get steps of 1", EVERY, NUMBER, number(multipleOf=1), NARROWER),
    ("steps of 6 become steps of 3", EVERY, whole(multipleOf=6), whole(multipleOf=3), WIDER),
    ("steps of 2 become steps of 3", EVERY, whole(multipleOf=2), whole(multipleOf=3), OTHER),
    ("decimal steps", EVERY, number(multipleOf=0.01), number(multipleOf=0.1), NARROWER),
    ("limits of integers are rounded", EVERY, whole(minimum=0.5), whole(minimum=1), SAME),
    ("limits of numbers are not", EVERY, number(minimum=0.5), number(minimum=1), NARROWER),
    ("1 is 1.0 in a limit", EVERY, number(minimum=1), number(minimum=1.0), SAME),
    ("the least grows", EVERY, whole(minimum=1), whole(minimum=2), NARROWER),
    ("the greatest grows", EVERY, whole(maximum=1), whole(maximum=2), WIDER),
    ("both ends move", EVERY, whole(minimum=1, maximum=5), whole(minimum=2, maximum=6), OTHER),
    ("exclusive for integers", LATER, whole(minimum=1), whole(exclusiveMinimum=0), SAME),
    ("exclusive for numbers", LATER, number(minimum=0), number(exclusiveMinimum=0), NARROWER),
    ("a flag beside the limit", (V2, V30), number(minimum=0),
     number(minimum=0, exclusiveMinimum=True), NARROWER),
    ("a flag that says nothing", (V2, V30), number(maximum=0),
     number(maximum=0, exclusiveMaximum=False), SAME),
    ("one value is left", LATER, whole(minimum=1, maximum=1), {"const": 1}, SAME),
    ("the constant 1 is 1.0", LATER, {"const": 1}, {"const": 1.0}, SAME),
    ("a constant is a list of one", LATER, {"const": "a"}, {"enum": ["a"]}, SAME),
    ("listed 1 is listed 1.0", EVERY, whole(enum=[1, 2]), whole(enum=[2.0, 1.0]), SAME),
    ("true is not 1", LATER, {"enum": [1]}, {"enum": [True]}, (BREAKING, BREAKING)),
    ("a listed value goes", EVERY, text(enum=["a", "b"]), text(enum=["a"]), NARROWER),
    ("a listed value comes", EVERY, text(enum=["a"]), text(enum=["a", "b"]), GROWN),
    ("text is listed", EVERY, STRING, text(enum=["a"]), NARROWER),
    ("text is no longer listed", EVERY, text(enum=["a"]), STRING, WIDER),
    ("mixed lists lose a value", LATER, {"enum": [1, "1", None]}, {"enum": ["1", 1]}, NARROWER),
    ("mixed lists in any order", LATER, {"enum": [1, "1", None]}, {"enum": [None, "1", 1]}, SAME),
    ("a type that a list implies", LATER, {"enum": [1, 2]}, whole(enum=[1.0, 2.0]), SAME),
    ("a type that cuts a mixed list", LATER, {"enum": [1, "a"]}, whole(enum=[1, "a"]), NARROWER),
    ("yes and no are all there is", LATER, {"type": "boolean"}, {"enum": [True, False]}, SAME),
    ("longer texts", EVERY, text(minLength=1), text(minLength=2), NARROWER),
    ("shorter texts", EVERY, text(maxLength=2), text(maxLength=1), NARROWER),
    ("a length of 0 says nothing", EVERY, STRING, text(minLength=0), SAME),
    ("a limit of another type", EVERY, STRING, text(maximum=3), SAME),
    ("patterns aren't anchored", EVERY, text(pattern="a"), text(pattern="^a$"), NARROWER),
    ("one written two ways", EVERY, text(pattern="^[0-9]+$"), text(pattern="^[0-9][0-9]*$"), SAME),
    ("a pattern takes more", EVERY, text(pattern="^[a-c]+$"), text(pattern="^[a-z]+$"),
     PATTERN_WIDER),
    ("a pattern that takes all", EVERY, STRING, text(pattern=".*"), SAME),
    ("a pattern implies a length", EVERY, text(pattern="^[a-z]{2,3}$"),
     text(pattern="^[a-z]{2,3}$", minLength=2, maxLength=3), SAME),
    ("a pattern and listed values", EVERY, text(enum=["ab", "b"]),
     text(enum=["ab", "b"], pattern="b$"), SAME),
]  # fmt: skip


@pytest.mark.parametrize(
    ("version", "old", "new", "expected"),
    [
        pytest.param(version, old, new, expected, id=f"{name}-{version}")
        for name, versions, old, new, expected in SCALARS
        for version in versions
    ],
)
def test_each_direction_has_its_own_verdict(
    version: str, old: Json, new: Json, expected: tuple[str, str]
) -> None:
    assert verdicts(old, new, versions=(version, version)) == expected
    backwards = verdicts(new, old, versions=(version, version))
    assert [one == COMPATIBLE for one in backwards] == [one == COMPATIBLE for one in expected[::-1]]


NULLABLE: list[tuple[str, tuple[str, str], Json, Json, tuple[str, str]]] = [
    ("3.0 nullable is a type of 3.1", (V30, V31), text(nullable=True),
     {"type": ["string", "null"]}, SAME),
    ("nullable means nothing in 3.1", (V30, V31), text(nullable=True), text(nullable=True),
     NARROWER),
    ("nullable means nothing in 2.0", (V2, V2), text(nullable=True), STRING, SAME),
    ("null is no longer taken", (V30, V30), text(nullable=True), STRING, NARROWER),
    ("a list without null lets no null in", (V30, V30), text(nullable=True, enum=["a"]),
     text(enum=["a"]), SAME),
    ("a list with null lets it in", (V30, V30), text(nullable=True, enum=["a", None]),
     text(enum=["a"]), NARROWER),
    ("null in a list needs nullable", (V30, V30), text(enum=["a", None]), text(enum=["a"]), SAME),
    ("3.1 lists null as a value", (V30, V31), text(nullable=True, enum=["a", None]),
     {"enum": [None, "a"]}, SAME),
    ("without a type all is nullable", (V30, V30), {"nullable": True}, {}, SAME),
    ("a type in one list or two", (V31, V31), {"type": ["string", "null"]},
     {"anyOf": [STRING, NOTHING]}, SAME),
]  # fmt: skip


@pytest.mark.parametrize(
    ("versions", "old", "new", "expected"), [pytest.param(*row[1:], id=row[0]) for row in NULLABLE]
)
def test_null_is_what_the_version_says(
    versions: tuple[str, str], old: Json, new: Json, expected: tuple[str, str]
) -> None:
    assert verdicts(old, new, versions=versions) == expected
    assert verdicts(new, old, versions=versions[::-1]) == expected[::-1]


def test_nullable_beside_a_reference_is_ignored_in_3_0() -> None:
    parts = {"Pet": STRING}
    beside = {**named("Pet"), "nullable": True}
    same = {"versions": (V30, V30), "components": (parts, parts)}
    assert verdicts(beside, named("Pet"), **same) == SAME
    union = {"anyOf": [named("Pet"), NOTHING]}
    later = {"versions": (V30, V31), "components": (parts, parts)}
    assert verdicts(beside, union, **later) == WIDER


@pytest.mark.parametrize(
    ("old", "new", "hurt"),
    [("int32", "int64", RESPONSE), ("int64", "int32", REQUEST)],
)
def test_the_width_of_integers_breaks_generated_code_in_one_direction(
    old: str, new: str, hurt: str
) -> None:
    for version in EVERY:
        before, after = (exchange(whole(format=one), version) for one in (old, new))
        (entry,) = compared(before, after).entries
        assert (entry.class_, entry.witness) == ("source", None)
        assert {one.direction: one.verdict for one in entry.reach} == {
            REQUEST: BREAKING if hurt == REQUEST else COMPATIBLE,
            RESPONSE: BREAKING if hurt == RESPONSE else COMPATIBLE,
        }


@pytest.mark.parametrize("name", ["email", "date-time", "uuid", "something-of-ours"])
def test_a_format_is_an_annotation_and_never_breaks_the_wire(name: str) -> None:
    for one, other in ((STRING, text(format=name)), (text(format=name), STRING)):
        for direction in (REQUEST, RESPONSE):
            (entry,) = alone(one, other, direction).entries
            assert (entry.class_, entry.witness) == ("source", None)


@pytest.mark.parametrize("direction", [REQUEST, RESPONSE])
def test_a_default_is_of_a_class_of_its_own(direction: str) -> None:
    for old, new in ((text(default="a"), text(default="b")), (STRING, text(default="b"))):
        (entry,) = alone(old, new, direction).entries
        assert (entry.class_, entry.verdict) == ("semantic", REVIEW)
        assert (entry.before, entry.after) == (old.get("default"), "b")
        assert entry.pointer.endswith("/schema/default")


def test_what_is_said_about_a_schema_means_nothing() -> None:
    talk = {"title": "A", "description": "b", "example": "c", "examples": ["c"], "x-ours": 1}
    assert compared(exchange(STRING), exchange({**STRING, **talk})).entries == ()


@pytest.mark.parametrize("schema", [{}, True])
def test_a_schema_without_a_type_takes_everything(schema: Json) -> None:
    assert verdicts(schema, STRING) == NARROWER
    assert verdicts({"minimum": 1}, {"type": "number", "minimum": 1}) == NARROWER
    assert verdicts({"minimum": 1}, {"minLength": 1}) == OTHER
    every = ["null", "boolean", "number", "string", "array", "object"]
    assert verdicts(schema, {"type": every}) == SAME
