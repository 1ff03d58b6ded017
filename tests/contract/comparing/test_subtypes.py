"""Kinds by a discriminator: validation of the base says nothing of them, but they are sent."""

from __future__ import annotations

from typing import Any

import pytest

from sightline.contract.policy import Policy
from tests.contract.comparing.contracts import (
    BREAKING,
    COMPATIBLE,
    INTEGER,
    REQUEST,
    RESPONSE,
    REVIEW,
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
    validator,
)

EVERY = (V2, V30, V31)
NO_DISCRIMINATORS: list[Json] = [
    *(None, 7, [], {}, {"propertyName": 1}, {"mapping": [1]}),
    {"propertyName": "kind", "mapping": {"a": 1, 2: "Cat"}},
]
BY = "by its discriminator"


def base(version: str, mapping: Json = None, **more: Json) -> Json:
    """A pet that says by `kind` what it is."""
    told: Json = "kind"
    if version != V2:
        told = {"propertyName": "kind", **({"mapping": mapping} if mapping else {})}
    return {**an_object("kind", kind=STRING, **more), "discriminator": told}


def kind_of(parent: str, version: str, *required: str, **own: Json) -> Json:
    return {"allOf": [named(parent, version), an_object(*required, **own)]}


def pets(version: str, **parts: Json) -> Json:
    return {"Pet": base(version), **parts}


def place(version: str, name: str) -> str:
    return f"{'/definitions' if version == V2 else '/components/schemas'}/{name}"


def differing(old: Json, new: Json, version: str, root: str = "Pet", **more: Json) -> Any:
    policy = more.pop("policy", None)
    one, other = (exchange(named(root, version), version, part, **more) for part in (old, new))
    assert compared(one, one).entries == ()
    assert compared(other, other).entries == ()
    return compared(one, other, policy)


def reach(entry: Any) -> list[tuple[str, str]]:
    return [(one.direction, one.verdict) for one in entry.reach]


@pytest.mark.parametrize("direction", [REQUEST, RESPONSE])
@pytest.mark.parametrize("version", EVERY)
def test_an_edit_of_a_kind_has_to_be_looked_at(version: str, direction: str) -> None:
    old, new = (pets(version, Cat=kind_of("Pet", version, m=one)) for one in (STRING, INTEGER))
    use: Json = {"takes": direction == REQUEST, "gives": direction == RESPONSE}
    found = differing(old, new, version, **use)
    (entry,) = found.entries
    assert (found.verdict, found.undecided) == (REVIEW, 0)
    assert (entry.class_, entry.verdict, entry.owner) == ("wire", REVIEW, "schema Cat")
    assert entry.pointer == f"{place(version, 'Cat')}/allOf/1/properties/m"
    assert reach(entry) == [(direction, REVIEW)]
    assert entry.message.startswith(f"`Cat`, a kind of `Pet` {BY}: ")
    witness = entry.witness
    assert (witness.location, witness.at) == ("schema Cat", "/m")
    roots = [exchange(named("Pet", version), version, part) for part in (old, new)]
    sender, receiver = roots if direction == REQUEST else reversed(roots)
    assert validator(sender, named("Cat", version), direction).accepts(witness.value)
    assert not validator(receiver, named("Cat", version), direction).accepts(witness.value)


@pytest.mark.parametrize("version", EVERY)
def test_only_the_direction_that_breaks_is_told(version: str) -> None:
    old = pets(version, Cat=kind_of("Pet", version, m=STRING))
    new = pets(version, Cat=kind_of("Pet", version, "m", m=STRING))
    (entry,) = differing(old, new, version).entries
    assert reach(entry) == [(REQUEST, REVIEW)]
    (entry,) = differing(new, old, version).entries
    assert reach(entry) == [(RESPONSE, REVIEW)]


@pytest.mark.parametrize("version", EVERY)
def test_an_edit_of_a_kind_that_hurts_nobody_is_not_told(version: str) -> None:
    old = pets(version, Cat=kind_of("Pet", version, m=STRING))
    new = pets(version, Cat=kind_of("Pet", version, m={**STRING, "description": "its name"}))
    assert differing(old, new, version).entries == ()
    split = pets(version, Cat={"allOf": [named("Pet", version), an_object(), an_object(m=STRING)]})
    assert differing(old, split, version).verdict == COMPATIBLE


@pytest.mark.parametrize("version", EVERY)
def test_a_kind_that_goes_or_comes_has_to_be_looked_at(version: str) -> None:
    cat = kind_of("Pet", version, m=STRING)
    old, new = pets(version, Cat=cat), pets(version)
    (gone,) = differing(old, new, version).entries
    assert (gone.owner, gone.verdict, gone.class_) == ("schema Cat", REVIEW, "wire")
    assert gone.pointer == place(version, "Cat")
    assert gone.message == f"`Cat` is no longer a kind of `Pet` {BY} (`kind: Cat`)"
    assert reach(gone) == [(REQUEST, REVIEW), (RESPONSE, REVIEW)]
    (come,) = differing(new, old, version).entries
    assert come.message == f"`Cat` is a kind of `Pet` {BY} now (`kind: Cat`)"
    assert reach(come) == [(RESPONSE, REVIEW)]
    assert differing(new, old, version, gives=False).entries == ()
    is_open = Policy(response_unions="open")
    assert differing(new, old, version, policy=is_open).entries == ()


@pytest.mark.parametrize("version", EVERY)
def test_a_component_that_leaves_the_base_is_no_kind_any_more(version: str) -> None:
    old = pets(version, Cat=kind_of("Pet", version, m=STRING))
    new = pets(version, Cat=an_object("kind", kind=STRING, m=STRING))
    (entry,) = differing(old, new, version).entries
    assert (entry.kind, entry.owner) == ("discriminator-subtype-removed", "schema Cat")


@pytest.mark.parametrize("version", EVERY)
def test_kinds_of_kinds_are_kinds(version: str) -> None:
    def parts(m: Json) -> Json:
        cat = kind_of("Pet", version, lives=INTEGER)
        return pets(version, Cat=cat, Persian=kind_of("Cat", version, m=m))

    (entry,) = differing(parts(STRING), parts(INTEGER), version).entries
    assert (entry.owner, entry.verdict) == ("schema Persian", REVIEW)
    assert entry.message.startswith(f"`Persian`, a kind of `Pet` {BY}: ")
    (entry,) = differing(parts(STRING), parts(INTEGER), version, "Cat").entries
    assert entry.owner == "schema Persian"


@pytest.mark.parametrize("version", EVERY)
def test_who_uses_a_kind_is_not_told_of_the_others(version: str) -> None:
    def parts(m: Json) -> Json:
        return pets(version, Cat=kind_of("Pet", version), Dog=kind_of("Pet", version, m=m))

    assert differing(parts(STRING), parts(INTEGER), version, "Cat").entries == ()
    assert len(differing(parts(STRING), parts(INTEGER), version).entries) == 1


@pytest.mark.parametrize("version", EVERY)
def test_a_base_that_nothing_uses_is_nobody_s_concern(version: str) -> None:
    old, new = (pets(version, Cat=kind_of("Pet", version, m=one)) for one in (STRING, INTEGER))
    one, other = (exchange(STRING, version, part) for part in (old, new))
    assert compared(one, other).entries == ()


@pytest.mark.parametrize("version", EVERY)
def test_a_base_may_be_used_far_below_and_in_a_circle(version: str) -> None:
    def parts(m: Json) -> Json:
        home = an_object(pets={"type": "array", "items": named("Pet", version)})
        cat = kind_of("Pet", version, home=named("Home", version), friend=named("Cat", version))
        dog = kind_of("Pet", version, owner=named("Owner", version))
        return pets(
            version, Home=home, Cat=cat, Dog=dog, Owner={**base(version), "title": "Owner"},
            Student=kind_of("Owner", version, m=m, pet=named("Pet", version)),
        )  # fmt: skip

    (entry,) = differing(parts(STRING), parts(INTEGER), version, "Home").entries
    assert (entry.owner, entry.verdict) == ("schema Student", REVIEW)
    assert reach(entry) == [(REQUEST, REVIEW), (RESPONSE, REVIEW)]


@pytest.mark.parametrize("version", EVERY)
def test_what_only_a_kind_reaches_is_told_with_the_kind(version: str) -> None:
    def parts(m: Json) -> Json:
        return pets(
            version, Cat=kind_of("Pet", version, toy=named("Toy", version)), Toy=an_object(m=m)
        )

    (entry,) = differing(parts(STRING), parts(INTEGER), version).entries
    assert (entry.owner, entry.verdict) == ("schema Toy", REVIEW)
    assert entry.message.startswith(f"below `Cat`, a kind of `Pet` {BY}: ")
    assert (entry.witness.location, entry.witness.at) == ("schema Cat", "/toy/m")


@pytest.mark.parametrize("version", EVERY)
def test_an_edit_of_the_base_is_told_once(version: str) -> None:
    old, new = (
        {"Pet": base(version, name=one), "Cat": kind_of("Pet", version, m=STRING)}
        for one in (STRING, INTEGER)
    )
    (entry,) = differing(old, new, version).entries
    assert (entry.owner, entry.verdict) == ("schema Pet", BREAKING)
    assert BY not in entry.message


@pytest.mark.parametrize("version", [V30, V31])
def test_what_an_operation_reaches_directly_is_told_once(version: str) -> None:
    def root(m: Json) -> Json:
        parts = pets(version, Cat=kind_of("Pet", version, m=m))
        paths = {
            f"/{name}": {"get": operation(responses={"200": answer(
                {"application/json": {"schema": named(name, version)}}
            )})}
            for name in ("Pet", "Cat")
        }  # fmt: skip
        return api(paths, version, components={"schemas": parts})

    (entry,) = compared(root(STRING), root(INTEGER)).entries
    assert (entry.owner, entry.verdict) == ("schema Cat", BREAKING)
    assert [(one.operation, one.verdict) for one in entry.reach] == [
        ("GET /Cat", BREAKING), ("GET /Pet", REVIEW),
    ]  # fmt: skip


@pytest.mark.parametrize("target", ["Cat", "#/components/schemas/Cat"])
@pytest.mark.parametrize("version", [V30, V31])
def test_a_mapping_names_kinds(version: str, target: str) -> None:
    def parts(m: Json) -> Json:
        cat = an_object("kind", kind=STRING, m=m)
        return {"Pet": base(version, {"cat": target, "lost": "Nobody"}), "Cat": cat}

    (entry,) = differing(parts(STRING), parts(INTEGER), version).entries
    assert (entry.owner, entry.verdict) == ("schema Cat", REVIEW)
    assert entry.witness.location == "schema Cat"


@pytest.mark.parametrize("version", [V30, V31])
def test_a_kind_is_known_by_its_value_under_another_name(version: str) -> None:
    def parts(name: str, m: Json) -> Json:
        return {"Pet": base(version, {"cat": name}), name: kind_of("Pet", version, m=m)}

    old, new = parts("Cat", STRING), parts("Kitty", INTEGER)
    wire = [one for one in differing(old, new, version).entries if one.class_ == "wire"]
    assert [(one.owner, one.verdict) for one in wire] == [("schema Kitty", REVIEW)]
    same = differing(old, parts("Kitty", STRING), version).entries
    assert [one.class_ for one in same] == ["source"]


@pytest.mark.parametrize("version", [V30, V31])
def test_a_union_tells_its_kinds_itself(version: str) -> None:
    def parts(m: Json) -> Json:
        union = {"oneOf": [named("Cat", version)], "discriminator": {"propertyName": "kind"}}
        cat = an_object("kind", kind={"enum": ["Cat"]}, m=m)
        return {"Pet": union, "Cat": cat}

    (entry,) = differing(parts(STRING), parts(INTEGER), version).entries
    assert (entry.owner, entry.verdict) == ("schema Cat", BREAKING)


@pytest.mark.parametrize("version", EVERY)
def test_kinds_in_a_circle_end(version: str) -> None:
    def parts(m: Json) -> Json:
        return {
            "Pet": {**kind_of("Cat", version), "discriminator": base(version)["discriminator"]},
            "Cat": kind_of("Dog", version, m=m),
            "Dog": {"allOf": [named("Pet", version), named("Dog", version)]},
        }

    found = differing(parts(STRING), parts(INTEGER), version)
    assert found.verdict in (REVIEW, BREAKING)


@pytest.mark.parametrize("told", NO_DISCRIMINATORS)
@pytest.mark.parametrize("version", EVERY)
def test_what_is_no_discriminator_is_read_all_the_same(version: str, told: Json) -> None:
    def parts(m: Json) -> Json:
        pet = {**an_object(kind=STRING), "discriminator": told}
        return {"Pet": pet, "Cat": {"allOf": [named("Pet", version), 3, an_object(m=m)]}, "No": 1}

    one, other = (exchange(named("Pet", version), version, parts(m)) for m in (STRING, INTEGER))
    assert compared(one, one).entries == ()
    assert compared(one, other).verdict in (COMPATIBLE, REVIEW)


def test_webhooks_are_judged_with_sender_and_receiver_swapped() -> None:
    def root(*required: str) -> Json:
        parts = pets(V31, Cat=kind_of("Pet", V31, *required, m=STRING))
        hook = {"post": operation(body={"application/json": {"schema": named("Pet")}})}
        return api({}, V31, webhooks={"pet": hook}, components={"schemas": parts})

    assert compared(root(), root("m")).entries == ()
    (entry,) = compared(root("m"), root()).entries
    assert (entry.owner, entry.verdict) == ("schema Cat", REVIEW)
    assert entry.witness.sender == "new"


@pytest.mark.parametrize("version", EVERY)
def test_each_edit_of_a_base_and_of_its_kinds_is_told_once_in_its_own_words(version: str) -> None:
    def parts(m: Json) -> Json:
        return {
            "Pet": base(version, name=m),
            "Abyssinian": kind_of("Cat", version, friend=named("Dog", version), a=m),
            "Cat": kind_of("Pet", version, c=m, friend=named("Dog", version)),
            "Dog": kind_of("Pet", version, d=m),
        }

    found = differing(parts(STRING), parts(INTEGER), version).entries
    assert [(one.owner, one.verdict) for one in found] == [
        ("schema Pet", BREAKING), ("schema Abyssinian", REVIEW),
        ("schema Cat", REVIEW), ("schema Dog", REVIEW),
    ]  # fmt: skip
    for entry, name in zip(found[1:], ("Abyssinian", "Cat", "Dog"), strict=True):
        assert entry.message.startswith(f"`{name}`, a kind of `Pet` {BY}: ")


@pytest.mark.parametrize("version", EVERY)
def test_a_property_that_wraps_the_base_may_be_any_kind(version: str) -> None:
    def parts(m: Json) -> Json:
        home = an_object(pet={"allOf": [named("Pet", version)], "maxProperties": 9})
        return pets(version, Home=home, Cat=kind_of("Pet", version, m=m))

    (entry,) = differing(parts(STRING), parts(INTEGER), version, "Home").entries
    assert (entry.owner, entry.verdict) == ("schema Cat", REVIEW)


def test_a_kind_may_name_its_base_beside_its_own_properties() -> None:
    old, new = (pets(V31, Cat={**named("Pet"), **an_object(m=one)}) for one in (STRING, INTEGER))
    (entry,) = differing(old, new, V31).entries
    assert (entry.owner, entry.verdict) == ("schema Cat", REVIEW)


@pytest.mark.parametrize("version", EVERY)
def test_another_name_for_the_base_is_no_kind_of_it(version: str) -> None:
    old, new = pets(version), pets(version, Animal=named("Pet", version))
    assert differing(old, new, version).entries == ()
    assert differing(new, old, version).entries == ()


@pytest.mark.parametrize("version", EVERY)
def test_kinds_follow_their_base_to_another_name(version: str) -> None:
    def root(name: str, *kinds: str) -> Json:
        parts = {one: kind_of(name, version, m=STRING) for one in kinds}
        return exchange(named(name, version), version, {name: base(version), **parts})

    assert compared(root("Pet", "Cat", "Dog"), root("Animal", "Cat", "Dog")).entries == ()
    (entry,) = compared(root("Pet", "Cat", "Dog"), root("Animal", "Cat")).entries
    assert (entry.kind, entry.owner) == ("discriminator-subtype-removed", "schema Dog")
