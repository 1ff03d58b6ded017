"""A body of a shape that was judged before is told the same of as if it had been judged."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from sightline.contract.drift import body_shapes
from sightline.contract.drift.body_validation import BodyValidator
from tests.contract.drift.pets import body, call, document, summed

NAMES = ("a", "b", "c", "x1")
SCALARS: tuple[Any, ...] = (None, True, False, 0, 1, 1.0, 1.5, 3, "", "a", "b", "ab", "[redacted]")
TYPES = ("string", "integer", "number", "boolean", "null", "object", "array")


def schema(random: Random, depth: int = 0) -> Any:
    """A schema of one to three keywords, of all that say something of a value."""
    if depth > 3:
        return random.choice((True, {"type": random.choice(TYPES)}, {"$ref": "#/components/x"}))

    def inner() -> Any:
        return schema(random, depth + 1)

    def some(low: int = 1, high: int = 2) -> list[Any]:
        return [inner() for _ in range(random.randint(low, high))]

    def named() -> dict[str, Any]:
        return {name: inner() for name in random.sample(NAMES, random.randint(1, 3))}

    makers: dict[str, Any] = {
        "type": lambda: random.choice((random.choice(TYPES), random.sample(TYPES, 3))),
        "properties": named, "required": lambda: random.sample(NAMES, random.randint(1, 2)),
        "additionalProperties": lambda: random.choice((False, inner())),
        "unevaluatedProperties": lambda: random.choice((False, inner())),
        "patternProperties": lambda: {"^[ax]": inner()}, "propertyNames": lambda: {"maxLength": 1},
        "minProperties": lambda: 2, "dependentSchemas": named,
        "dependentRequired": lambda: {"a": ["b"]},
        "items": inner, "prefixItems": some, "contains": inner, "minItems": lambda: 2,
        "unevaluatedItems": lambda: random.choice((False, inner())), "uniqueItems": lambda: True,
        "enum": lambda: random.sample((*SCALARS, [], [1], {"a": 1}), random.randint(1, 4)),
        "const": lambda: random.choice((*SCALARS, {}, ["a"])), "pattern": lambda: "^a",
        "minLength": lambda: 1, "maxLength": lambda: 1, "minimum": lambda: 1,
        "exclusiveMaximum": lambda: 3, "multipleOf": lambda: 1.5, "not": inner,
        "allOf": some, "anyOf": some, "oneOf": some, "if": inner, "then": inner, "else": inner,
    }  # fmt: skip
    chosen = random.sample(sorted(makers), random.randint(1, 3))
    if depth < 2 and random.random() < 0.7:
        chosen.append("properties")
    return {keyword: makers[keyword]() for keyword in chosen}


def value(random: Random, depth: int = 0) -> Any:
    kind = random.random() if depth < 3 else 1.0
    if kind < (0.8 if depth == 0 else 0.3):
        names = random.sample(NAMES, random.randint(0, 3))
        return {name: value(random, depth + 1) for name in names}
    if kind < 0.5:
        return [value(random, depth + 1) for _ in range(random.randint(0, 2))]
    return random.choice(SCALARS)


@pytest.mark.parametrize("seed", range(40))
def test_a_known_shape_is_told_the_same_of_as_a_new_one(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = Random(seed)
    root = document(**{"/x": {"get": {"responses": {"200": body(schema(random))}}}})
    root["components"]["x"] = schema(random, 2)
    calls = [call("GET /v1/x", 200, value(random)) for _ in range(250)]
    known = summed(*calls, root=root)
    monkeypatch.setattr(body_shapes.JudgedShapes, "get", lambda *_: None)
    new = summed(*calls, root=root)
    assert known.broken() == new.broken()
    assert known.unnamed() == new.unnamed()
    assert known.never_seen() == new.never_seen()


def test_a_shape_is_judged_once_and_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    shapes: body_shapes.JudgedShapes[int] = body_shapes.JudgedShapes()
    monkeypatch.setattr(body_shapes, "_MOST_WEIGHT", 40)
    for number in range(100):
        assert shapes.get((f"shape {number:03}",)) is None
        shapes.remember((f"shape {number:03}",), number)
        assert shapes.get(("shape 000",)) == 0  # what is asked for stays
        assert len(shapes._recent) + len(shapes._older) <= 8
    assert shapes.get(("shape 050",)) is None


def test_bodies_of_a_shape_are_asked_about_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    accepts = BodyValidator.accepts

    def counting(self: BodyValidator, value: object) -> bool:
        asked.append(value)
        return accepts(self, value)

    monkeypatch.setattr(BodyValidator, "accepts", counting)
    pets = [{"id": n, "name": "Mia", "kind": ("cat", "cow", "sow")[n % 3]} for n in range(99)]
    [row] = summed(*(call("GET /v1/pets", 200, [pet]) for pet in pets)).broken()
    assert (row.calls, len(asked)) == (66, 2)  # a listed kind, and one that isn't
