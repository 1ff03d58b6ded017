"""What only the other direction carries is required by no part of a schema, and hides no break."""

from __future__ import annotations

import pytest

from sightline.contract.containing.judging import BROKEN, CONTAINED, Judgement, judge
from sightline.contract.surface.surface import Dialect, Direction
from tests.contract.comparing.contracts import Json, an_object

STRING: Json = {"type": "string"}
SECRET: Json = {"type": "string", "writeOnly": True}
WIDE: Json = an_object("id", secret=SECRET, id={})
NARROW: Json = an_object("id", secret=STRING, id={"const": "abc"})
PLAIN: Json = an_object("id", secret=STRING, id={})
NEEDED: Json = {"required": ["secret"]}

# Each asks for `secret`, which no response carries, beside other things that are the same.
ASKING: list[tuple[str, Json]] = [
    ("required", {"required": ["id", "secret"]}),
    ("required beside another name", {"dependentRequired": {"id": ["secret"]}}),
    ("in an allOf", {"allOf": [NEEDED]}),
    ("in an allOf of an allOf", {"allOf": [{"allOf": [NEEDED]}]}),
    ("in the only alternative", {"anyOf": [NEEDED]}),
    ("in the only exclusive alternative", {"oneOf": [NEEDED]}),
    ("in an alternative", {"anyOf": [NEEDED, {"required": ["other"]}]}),
    ("in an exclusive alternative", {"oneOf": [NEEDED, {"required": ["other"]}]}),
    ("as a consequence", {"if": {"required": ["id"]}, "then": NEEDED}),
    ("as the other consequence", {"if": {"required": ["other"]}, "else": NEEDED}),
    ("where another name comes", {"dependentSchemas": {"id": NEEDED}}),
]


def _answers(old: Json, new: Json, root: Json | None = None) -> Judgement:
    """The word on a response: the new version sends, the old one reads."""
    dialect = Dialect.JSON_SCHEMA_2020
    return judge(root or {}, old, root or {}, new, dialect, dialect, Direction.RESPONSE)


@pytest.mark.parametrize(("_how", "asking"), ASKING, ids=[how for how, _ in ASKING])
def test_a_sender_that_owes_what_it_cannot_send_still_sends(_how: str, asking: Json) -> None:
    assert _answers(NARROW, {**WIDE, **asking}).verdict == BROKEN


@pytest.mark.parametrize(("_how", "asking"), ASKING, ids=[how for how, _ in ASKING])
def test_a_receiver_misses_nothing_that_is_not_sent(_how: str, asking: Json) -> None:
    assert _answers({**WIDE, **asking}, PLAIN).verdict == CONTAINED


@pytest.mark.parametrize(
    "asking",
    [{"not": {"not": NEEDED}}, {"if": NEEDED, "else": {"properties": {"id": {"const": "abc"}}}}],
    ids=["not", "if"],
)
def test_asking_whether_a_name_is_there_requires_nothing(asking: Json) -> None:
    """Where the name never comes, `not` and `if` have their answer: nothing wider is sent."""
    assert _answers(NARROW, {**WIDE, **asking}).verdict != BROKEN


def test_the_mark_may_stand_elsewhere_than_the_requirement() -> None:
    root = {"components": {"schemas": {"Secret": SECRET}}}
    marked = {"properties": {"secret": {"$ref": "#/components/schemas/Secret"}}}
    new = {"allOf": [{"allOf": [marked]}, {"oneOf": [NEEDED]}], **an_object("id", id={})}
    assert _answers(NARROW, new, root).verdict == BROKEN


def test_a_mark_that_goes_makes_the_name_required() -> None:
    """Callers left it out because only answers carried it; now a request must bring it."""
    dialect = Dialect.OPENAPI_3_0
    old, new = (
        {
            "required": ["kind", "name"],
            "allOf": [{"type": "object", "oneOf": [{"properties": {"name": name}}]}],
        }
        for name in ({"type": "string", "readOnly": True}, STRING)
    )
    word = judge({}, old, {}, new, dialect, dialect, Direction.REQUEST)
    assert word.verdict == BROKEN
    assert "name" not in word.witness


def test_what_was_refused_all_along_is_no_break() -> None:
    """The old version, too, finds that both alternatives fit, as it looks over what it ignores."""
    old, new = (
        {
            "oneOf": [
                an_object(id={"type": "integer", "maximum": most}),
                an_object(id={"allOf": [{"enum": ["a", "b"], "readOnly": True}]}),
            ]
        }
        for most in (1, 1.5)
    )
    dialect = Dialect.JSON_SCHEMA_2020
    assert judge({}, old, {}, new, dialect, dialect, Direction.REQUEST).verdict != BROKEN


def test_a_name_of_an_alternative_that_does_not_hold_may_come() -> None:
    """`name` is declared by the condition only; telling the values of `kind` apart keeps that."""
    condition = {"properties": {"name": {"enum": [1]}}}
    new = {
        "properties": {"kind": {"enum": ["a", 1]}},
        "if": condition,
        "then": {"unevaluatedProperties": False},
    }
    old = {"properties": {"kind": {"enum": [1]}, "name": {"type": "integer"}}}
    assert _answers(old, new).verdict == BROKEN


@pytest.mark.parametrize("alone", [{"then": an_object(a=STRING)}, {"if": an_object(a=STRING)}])
def test_half_a_condition_declares_no_names(alone: Json) -> None:
    """Else whoever writes it would be taken to send nothing but what it lists."""
    refused = {"properties": {"next": {"type": "integer", "maximum": 1}}}
    old = {"type": "object", "properties": {"next": {"type": "integer", "maximum": 0}}}
    word = _answers(old, {"type": "object", "not": {"not": refused}, **alone})
    assert word.verdict == BROKEN


def test_a_long_chain_of_names_that_are_not_sent_is_no_proof() -> None:
    """Beyond some hundred schemas of one value nobody looks; then nothing is called contained."""
    length = 1_500
    links: Json = {
        f"L{number}": {"allOf": [{"$ref": f"#/components/schemas/L{number + 1}"}]}
        for number in range(length)
    }
    links[f"L{length}"] = an_object(secret=SECRET)
    root = {"components": {"schemas": links}}
    new = {**an_object("id", "secret", id={}), "allOf": [{"$ref": "#/components/schemas/L0"}]}
    assert _answers(NARROW, new, root).verdict != CONTAINED


def test_an_open_alternative_takes_no_names_away() -> None:
    """`anyOf: [..., {}]` accepts everything, and yet what the first lists is what is sent."""
    old = {"properties": {}, "allOf": [{"anyOf": [{"properties": {"id": {}}}, {}]}]}
    new = {"properties": {"id": {"maximum": 3}}}
    dialect = Dialect.JSON_SCHEMA_2020
    assert judge({}, old, {}, new, dialect, dialect, Direction.REQUEST).verdict == BROKEN


def test_what_is_required_beside_another_name_is_sent_with_it() -> None:
    old = an_object(name={"type": "object"})
    new = {"properties": {}, "required": ["name"], "dependentRequired": {"name": ["id"]}}
    assert _answers(old, new).verdict == BROKEN


def test_what_holds_where_a_marked_name_comes_holds_for_whoever_sends_it() -> None:
    """The new version carries the name in answers, too; then the old one looks at the others."""
    beside = {"dependentSchemas": {"secret": {"properties": {"id": {"const": "abc"}}}}}
    assert _answers({**an_object(secret=SECRET, id={}), **beside}, PLAIN).verdict == BROKEN
