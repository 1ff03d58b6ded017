"""The second opinion is asked only what it answers at once, in the version it was tested in.

That its yes is never refuted: see `proofs/peer_containment_sound.py`.
"""

from __future__ import annotations

from typing import Any

import pytest

from sightline.contract.surface.surface import Dialect
from sightline.contract.witnesses import peer_containment
from sightline.contract.witnesses.peer_containment import is_contained
from sightline.contract.witnesses.plain_schema import plain_schema
from sightline.contract.witnesses.validator import Validator


def plain(schema: object, dialect: Dialect = Dialect.JSON_SCHEMA_2020) -> dict[str, object]:
    return plain_schema({}, schema, dialect, None)


@pytest.mark.parametrize(
    ("sub", "over", "answer"),
    [
        ({"type": "integer", "minimum": 3}, {"type": "number", "minimum": 2}, True),
        ({"type": "number", "minimum": 2}, {"type": "integer", "minimum": 3}, False),
        ({"enum": ["a", "b"]}, {"type": "string"}, True),
        ({"oneOf": [{"type": "string"}, {"type": "null"}]}, {"type": ["null", "string"]}, True),
        ({"required": ["a", "b"]}, {"required": ["a"]}, True),
        ({"type": "string", "pattern": "^a"}, {"type": "string", "pattern": "a"}, None),
        (False, True, True),
        (True, False, False),
    ],
)
def test_tells_what_is_contained(sub: object, over: object, answer: bool | None) -> None:
    assert is_contained(plain(sub), plain(over)) is answer


def nested(levels: int) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    for _ in range(levels):
        schema = {"anyOf": [schema, {"items": schema}]}
    return schema


@pytest.mark.parametrize(
    "schema",
    [
        nested(13),
        {"enum": list(range(2_000))},
        {"properties": {f"p{n}": {"type": "string"} for n in range(200)}},
        {"pattern": "a" * 400},
        {"allOf": [{"$ref": "#/$defs/a"}] * 50, "$defs": {"a": {}}},
    ],
    ids=["nested", "values", "schemas", "pattern", "references"],
)
def test_what_is_large_is_not_asked(
    schema: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peer_containment, "_asked", lambda *_: pytest.fail("it was asked"))
    assert is_contained(schema, {}) is None
    assert is_contained({}, schema) is None


def test_what_cannot_be_judged_is_not_asked() -> None:
    assert is_contained(plain({"type": "string", "pattern": "(("}), plain({})) is None


def test_another_version_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peer_containment, "TESTED_VERSIONS", frozenset({"0.1.0"}))
    peer_containment._is_tested_version.cache_clear()
    try:
        assert is_contained(plain(True), plain(True)) is None
    finally:
        monkeypatch.undo()
        peer_containment._is_tested_version.cache_clear()
    assert is_contained(plain(True), plain(True)) is True


def test_a_fault_of_the_library_is_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    import jsonschema_rs

    class PanicException(BaseException):
        """As a compiled extension raises it."""

    for problem, answer in ((ValueError("no"), None), (PanicException("no"), None)):

        def fail(_schema: object, problem: BaseException = problem) -> object:
            raise problem

        monkeypatch.setattr(jsonschema_rs, "canonicalize", fail)
        assert is_contained(plain(True), plain(True)) is answer


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
def test_what_nobody_evaluated_is_left_alone(keyword: str) -> None:
    """The library says yes here, and `{"b": {}}` is against it."""

    def schema(inner: dict[str, object]) -> dict[str, object]:
        branches = [{"const": "x"}, {"properties": {"b": inner}}]
        return {"if": {keyword: branches}, "unevaluatedProperties": {"const": "x"}}

    one, other = schema({"type": "object"}), schema({"type": "object", "required": ["b"]})
    assert Validator(one).accepts({"b": {}})
    assert not Validator(other).accepts({"b": {}})
    assert is_contained(one, other) is None
