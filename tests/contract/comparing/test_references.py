"""References: names of components and where they stand mean nothing, what they mean does."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.comparing.contracts import (
    BREAKING,
    COMPATIBLE,
    INTEGER,
    JSON,
    REQUEST,
    RESPONSE,
    STRING,
    V2,
    V30,
    V31,
    Json,
    an_object,
    answer,
    api,
    compared,
    exchange,
    named,
    operation,
    told,
    verdicts,
)

EVERY = (V2, V30, V31)
SAME = (COMPATIBLE, COMPATIBLE)


def linked(name: str, version: str, **more: Json) -> Json:
    return an_object(next=named(name, version), **more)


@pytest.mark.parametrize("version", EVERY)
def test_a_shared_component_is_judged_once_for_each_direction(version: str) -> None:
    old, new = (
        exchange(named("Pet", version), version, {"Pet": schema})
        for schema in (an_object(name=STRING), an_object("name", name=STRING))
    )
    (entry,) = compared(old, new).entries
    assert [(one.direction, one.verdict) for one in entry.reach] == [
        (REQUEST, BREAKING), (RESPONSE, COMPATIBLE),
    ]  # fmt: skip
    (back,) = compared(new, old).entries
    assert [(one.direction, one.verdict) for one in back.reach] == [
        (REQUEST, COMPATIBLE), (RESPONSE, BREAKING),
    ]  # fmt: skip
    assert (entry.owner, back.owner) == ("schema Pet", "schema Pet")
    assert (entry.witness.direction, back.witness.direction) == (REQUEST, RESPONSE)


@pytest.mark.parametrize("version", EVERY)
def test_a_cycle_is_equal_to_itself_under_another_name(version: str) -> None:
    old = {"Node": linked("Node", version, value=INTEGER)}
    new = {"Item": linked("Item", version, value=INTEGER)}
    before = exchange(named("Node", version), version, old)
    assert compared(before, exchange(named("Item", version), version, new)).entries == ()


@pytest.mark.parametrize("version", EVERY)
def test_a_cycle_may_be_unrolled(version: str) -> None:
    node = {"Node": linked("Node", version, value=INTEGER)}
    twice = {
        "Node": linked("Other", version, value=INTEGER),
        "Other": linked("Node", version, value=INTEGER),
    }
    root = named("Node", version)
    inline = an_object(next=an_object(next=root, value=INTEGER), value=INTEGER)
    old = exchange(root, version, node)
    assert compared(old, exchange(root, version, twice)).entries == ()
    assert compared(exchange(root, version, twice), old).entries == ()
    assert compared(old, exchange(inline, version, node)).entries == ()


@pytest.mark.parametrize("version", EVERY)
def test_an_edit_in_a_circle_of_components_is_one_cause(version: str) -> None:
    def parts(kind: Json) -> Json:
        return {
            "Pet": an_object(owner=named("Owner", version), tag=named("Tag", version)),
            "Owner": an_object(pets={"type": "array", "items": named("Pet", version)}),
            "Tag": an_object(label=kind, pet=named("Pet", version)),
        }

    old, new = (exchange(named("Pet", version), version, parts(one)) for one in (STRING, INTEGER))
    (entry,) = compared(old, new).entries
    below = "definitions" if version == V2 else "components/schemas"
    assert (entry.owner, entry.pointer) == ("schema Tag", f"/{below}/Tag/properties/label")
    assert (entry.before, entry.after) == (STRING, INTEGER)
    assert [one.direction for one in entry.reach] == [REQUEST, RESPONSE]
    assert {one.verdict for one in entry.reach} == {BREAKING}


@pytest.mark.parametrize("version", EVERY)
def test_a_cycle_through_all_of_is_judged(version: str) -> None:
    def parts(kind: Json) -> Json:
        more = an_object(child=named("Node", version), value=kind)
        return {"Node": {"allOf": [named("Base", version), more]}, "Base": an_object(id=STRING)}

    same = {"versions": (version, version)}
    root = named("Node", version)
    assert verdicts(root, root, components=(parts(STRING), parts(STRING)), **same) == SAME
    assert verdicts(root, root, components=(parts(STRING), parts(INTEGER)), **same) == (
        BREAKING, BREAKING,
    )  # fmt: skip


def test_a_schema_that_is_all_of_itself_says_nothing_more() -> None:
    itself = {"Pet": {"allOf": [named("Pet"), an_object("name", name=STRING)]}}
    plain = {"Pet": an_object("name", name=STRING)}
    one, two = (exchange(named("Pet"), V31, parts) for parts in (itself, plain))
    assert compared(one, one).entries == ()
    for old, new in ((one, two), (two, one)):
        assert compared(old, new).verdict in ("compatible", "review")


@pytest.mark.parametrize("version", EVERY)
def test_inlining_a_reference_means_nothing(version: str) -> None:
    pet = an_object("name", name=STRING, tag=named("Tag", version))
    parts = {"Pet": pet, "Tag": an_object(label=STRING)}
    inline = an_object("name", name=STRING, tag=an_object(label=STRING))
    old, new = exchange(named("Pet", version), version, parts), exchange(inline, version, {})
    assert compared(old, new).entries == ()
    assert compared(new, old).entries == ()


@pytest.mark.parametrize("version", EVERY)
def test_references_may_lead_to_references(version: str) -> None:
    parts = {"A": named("B", version), "B": named("C", version), "C": STRING}
    same = {"versions": (version, version), "components": (parts, {})}
    assert verdicts(named("A", version), STRING, **same) == SAME


@pytest.mark.parametrize(
    ("version", "expected"),
    [(V2, SAME), (V30, SAME), (V31, (BREAKING, COMPATIBLE))],
)
def test_what_stands_beside_a_reference_counts_since_3_1(
    version: str, expected: tuple[str, str]
) -> None:
    parts = {"Name": STRING}
    more = {"versions": (version, version), "components": (parts, parts)}
    beside = {**named("Name", version), "maxLength": 3}
    assert verdicts(named("Name", version), beside, **more) == expected


@pytest.mark.parametrize("direction", [REQUEST, RESPONSE])
def test_a_reference_that_leads_nowhere_is_never_called_safe(direction: str) -> None:
    use = {"takes": direction == REQUEST, "gives": direction == RESPONSE}
    whole, broken = (exchange(named("Pet"), V31, parts, **use) for parts in ({"Pet": STRING}, {}))
    for old, new in ((whole, broken), (broken, whole)):
        found = compared(old, new)
        assert (found.verdict, found.undecided) == ("review", 1)
        assert found.entries[0].reason
        assert "~opaque" not in repr((found.entries[0].before, found.entries[0].after))
    assert compared(broken, broken).entries == ()


def test_references_in_a_circle_are_never_called_safe() -> None:
    circle = {"Pet": named("Other"), "Other": named("Pet")}
    lonely = {"Pet": named("Pet")}
    one, other = exchange(named("Pet"), V31, circle), exchange(named("Pet"), V31, {"Pet": STRING})
    assert compared(one, other).verdict == "review"
    assert compared(other, one).verdict == "review"
    assert compared(one, one).entries == ()
    assert compared(one, exchange(named("Pet"), V31, lonely)).verdict in ("compatible", "review")


def test_parameters_bodies_responses_and_headers_may_be_referred_to() -> None:
    limit = {"name": "limit", "in": "query", "schema": INTEGER}
    body = {"content": {JSON: {"schema": STRING}}}
    header = {"schema": INTEGER, "required": True}
    fine = answer({JSON: {"schema": STRING}}, headers={"X-Rate": header})
    inline = operation(limit, responses={"200": fine}) | {"requestBody": body}

    def at(section: str) -> Json:
        return {"$ref": f"#/components/{section}/One"}

    apart = operation(at("parameters"), responses={"200": at("responses")})
    apart |= {"requestBody": at("requestBodies")}
    components: dict[str, Any] = {
        "parameters": {"One": limit},
        "requestBodies": {"One": body},
        "headers": {"One": header},
        "responses": {"One": {**fine, "headers": {"X-Rate": at("headers")}}},
    }
    old, new = api({"/pets": {"post": inline}}), api({"/pets": {"post": apart}})
    assert compared(old, new | {"components": components}).entries == ()


def test_a_component_that_nothing_uses_is_nobody_s_concern() -> None:
    old, new = (exchange(STRING, V31, {"Lonely": schema}) for schema in (STRING, INTEGER))
    assert compared(old, new).entries == ()


def test_the_owner_is_who_was_edited() -> None:
    """The component stayed as it is; the operation refers to it in another way."""
    parts = {"Pet": an_object(name=STRING)}
    old = exchange(named("Pet"), V31, parts, takes=False)
    new = exchange({"anyOf": [named("Pet"), {"type": "null"}]}, V31, parts, takes=False)
    place = "/paths/~1pets/post/responses/200/content/application~1json/schema"
    ((class_, verdict, owner, pointer),) = told(compared(old, new))
    assert (class_, verdict, owner) == ("wire", BREAKING, "POST /pets")
    assert pointer in (place, f"{place}/anyOf", f"{place}/anyOf/1")
