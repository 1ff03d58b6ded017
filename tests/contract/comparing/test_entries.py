"""Entries: one per cause, with owner, place, reach and a name that outlives other changes."""

from __future__ import annotations

from typing import Any

from tests.contract.comparing.contracts import (
    BREAKING,
    COMPATIBLE,
    INTEGER,
    JSON,
    REVIEW,
    STRING,
    V2,
    Json,
    an_object,
    answer,
    api,
    compared,
    exchange,
    named,
    operation,
    parameter,
    told,
)


def shared(pet: Json, count: int = 3) -> Json:
    """An API whose operations all take and give pets."""
    content = {JSON: {"schema": named("Pet")}}
    made = operation(body=content, responses={"200": answer(content)})
    paths = {f"/pets/{number}": {"post": made} for number in range(count)}
    return api(paths, components={"schemas": {"Pet": pet}})


def test_one_cause_is_one_entry_with_all_it_reaches() -> None:
    old, new = shared(an_object(a=STRING)), shared(an_object(a=INTEGER))
    (entry,) = compared(old, new).entries
    assert (entry.owner, entry.pointer) == ("schema Pet", "/components/schemas/Pet/properties/a")
    assert [(one.operation, one.direction, one.verdict) for one in entry.reach] == [
        (f"POST /pets/{number}", direction, BREAKING)
        for number in range(3)
        for direction in ("request", "response")
    ]
    assert entry.message
    assert (entry.file, entry.line) == ("new.yaml", 1)


def test_two_causes_are_two_entries() -> None:
    old = shared(an_object(a=STRING, b=STRING))
    new = shared(an_object(a=INTEGER, b={"type": "string", "enum": ["x"]}))
    place = "/components/schemas/Pet/properties"
    assert sorted(told(compared(old, new))) == [
        ("wire", BREAKING, "schema Pet", f"{place}/a"),
        ("wire", BREAKING, "schema Pet", f"{place}/b/enum"),
    ]


def test_what_is_gone_stands_in_the_old_version() -> None:
    old, new = shared(an_object(a=STRING, b=STRING)), shared(an_object(a=STRING))
    (entry,) = compared(old, new).entries
    assert entry.pointer == "/components/schemas/Pet/properties/b"
    assert (entry.file, entry.before, entry.after) == ("old.yaml", STRING, None)
    (come,) = compared(new, old).entries
    assert (come.before, come.after) == (None, STRING)


def test_the_worst_comes_first_and_decides() -> None:
    old = shared(an_object(a=STRING, b=STRING, c={"type": "string", "default": "x"}))
    new = shared(an_object(a=INTEGER, c={"type": "string", "default": "y"}, d=STRING))
    found = compared(old, new)
    ranks = [[BREAKING, REVIEW, COMPATIBLE].index(entry.verdict) for entry in found.entries]
    assert ranks == sorted(ranks) == [0, 1, 1, 2]
    assert found.verdict == BREAKING
    assert {one.verdict for one in found.operations} == {BREAKING}


def test_operations_are_a_view_of_what_reaches_them() -> None:
    def two(a: Json, b: Json) -> Json:
        return api({
            "/a": {"get": operation(parameter("x", a))},
            "/b": {"get": operation(parameter("x", b))},
            "/c": {"get": operation()},
        })  # fmt: skip

    found = compared(two(STRING, INTEGER), two(INTEGER, STRING))
    assert [(one.operation, one.verdict) for one in found.operations] == [
        ("GET /a", BREAKING), ("GET /b", COMPATIBLE),
    ]  # fmt: skip


def marks(found: Any) -> set[str]:
    return {entry.fingerprint for entry in found.entries}


def test_a_fingerprint_outlives_other_changes_and_dies_with_its_own() -> None:
    old = shared(an_object(a=STRING, z=STRING))
    first = compared(old, shared(an_object(a=INTEGER, z=STRING)))
    elsewhere = compared(old, shared(an_object(a=INTEGER, z=STRING, m=STRING), count=4))
    other = compared(old, shared(an_object(a={"type": "boolean"}, z=STRING)))
    assert marks(first) <= marks(elsewhere)
    assert not marks(first) & marks(other)


def test_an_entry_s_name_is_its_own() -> None:
    names = dict.fromkeys("abcdefgh", STRING)
    found = compared(shared(an_object(**names)), shared(an_object(**dict.fromkeys(names, INTEGER))))
    assert len({entry.id for entry in found.entries}) == len(found.entries) == 8


def test_a_contract_compared_with_itself_says_nothing() -> None:
    for version, root in (
        ("components/schemas", shared(an_object("a", a=STRING))),
        ("definitions", exchange({"$ref": "#/definitions/P"}, V2, {"P": an_object(a=INTEGER)})),
    ):
        found = compared(root, root)
        assert (found.entries, found.operations, found.undecided) == ((), (), 0), version
        assert found.verdict == COMPATIBLE


def test_a_verdict_of_breaking_is_shown_by_a_message_or_needs_none() -> None:
    """Without a message only what no schema decides: names, addresses, security, meaning."""
    old = shared(an_object("a", a=STRING, b={"type": "array", "items": INTEGER}))
    new = shared(an_object("a", a={"type": "string", "minLength": 2},
                           b={"type": "array", "items": STRING}))  # fmt: skip
    for entry in compared(old, new).entries:
        assert entry.verdict == BREAKING
        assert entry.witness is not None
        assert entry.witness.confirmed_by == "jsonschema_rs"
        assert entry.witness.location == "body" or entry.witness.location == "status 200 body"


def test_undecided_entries_are_counted_and_say_why() -> None:
    hard = {"type": "string", "pattern": "^(?=.*a)(?!.*b).{3,}(?<!c)$"}
    harder = {"type": "string", "pattern": "^(?=.*a)(?!.*b).{3,}(?<!d)$"}
    found = compared(exchange(hard, gives=False), exchange(harder, gives=False))
    assert found.verdict in (REVIEW, BREAKING)
    assert found.undecided == sum(1 for entry in found.entries if entry.reason)
    assert all(entry.reason or entry.witness is not None for entry in found.entries)


def test_an_addition_of_another_kind_is_another_edit() -> None:
    """An approval of the one doesn't hold for the other."""
    bare = api({"/pets": {"post": operation()}})
    for one, other in (
        (operation(parameter("a", STRING, required=True)),
         operation(parameter("a", INTEGER, required=True))),
        (operation(body={JSON: {"schema": STRING}}), operation(body={JSON: {"schema": INTEGER}})),
    ):  # fmt: skip
        marks = [
            entry.fingerprint
            for new in (one, other)
            for entry in compared(bare, api({"/pets": {"post": new}})).entries
        ]
        assert len(set(marks)) == 2
