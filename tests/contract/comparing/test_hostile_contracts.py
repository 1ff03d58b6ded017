"""Contracts nobody would write: no crash, no endless work, and never a silent "compatible"."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sightline.contract.comparing.compare import compare
from sightline.contract.reading.reader import read_file
from tests.contract.comparing.contracts import (
    BREAKING,
    COMPATIBLE,
    INTEGER,
    REVIEW,
    STRING,
    V2,
    V30,
    V31,
    Json,
    an_object,
    api,
    document,
    exchange,
    named,
    operation,
    parameter,
)
from tests.contract.surface.documents import EVERYTHING, places, with_value

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "contracts"
DEEP = 600
BIG = pytest.param(10**400, id="10^400")
NEVER_SAFE = (REVIEW, BREAKING)
JUNK: tuple[Json, ...] = (None, 7, "", "$ref", [], {}, [[]], {"$ref": 5}, True, {"": {}}, 1e308,
                          [None], {"$ref": "#/nowhere"}, {"$ref": "#"})  # fmt: skip


def verdict(old: Json, new: Json) -> str:
    """The verdict alone: nothing here walks the documents by recursion."""
    return str(compare(document(old, "old"), document(new, "new")).verdict)


def nested(wrap: Callable[[Json], Json], inmost: Json, levels: int = DEEP) -> Json:
    schema = inmost
    for _ in range(levels):
        schema = wrap(schema)
    return schema


WRAPS: dict[str, Callable[[Json], Json]] = {
    "properties": lambda one: {"properties": {"a": one}},
    "items": lambda one: {"type": "array", "items": one},
    "patternProperties": lambda one: {"patternProperties": {"a": one}},
    "allOf": lambda one: {"allOf": [one, {"minLength": 1}]},
    "anyOf": lambda one: {"anyOf": [one, INTEGER]},
    "oneOf": lambda one: {"oneOf": [one, INTEGER]},
    "not": lambda one: {"not": one},
    "if": lambda one: {"if": {}, "then": one},
}


@pytest.mark.parametrize("name", sorted(WRAPS))
def test_a_change_far_down_is_never_passed_over(name: str) -> None:
    old, new = (exchange(nested(WRAPS[name], one), gives=False) for one in (STRING, INTEGER))
    assert verdict(old, new) in NEVER_SAFE
    assert sys.getrecursionlimit() <= 10_000


def test_a_chain_of_references_is_followed_to_its_end() -> None:
    def chain(end: Json) -> Json:
        parts: dict[str, Json] = {
            f"S{number}": {"$ref": f"#/components/schemas/S{number + 1}"} for number in range(200)
        }
        return exchange({"$ref": "#/components/schemas/S0"}, V31, {**parts, "S200": end})

    assert verdict(chain(STRING), chain(STRING)) == COMPATIBLE
    assert verdict(chain(STRING), chain(INTEGER)) in NEVER_SAFE


@pytest.mark.parametrize(
    "target", ["#/paths/~1pets", "#/paths/~1pets/post", "#", "#/components/parameters/A", "", "x"]
)
def test_references_that_lead_to_themselves_end(target: str) -> None:
    at = {"$ref": target}
    loops: Json = {"parameters": {"A": at, "B": {"$ref": "#/components/parameters/A"}},
                   "schemas": {"A": at, "B": {"allOf": [at, {"$ref": "#/components/schemas/B"}]}},
                   "responses": {"A": at}, "requestBodies": {"A": at}, "headers": {"A": at},
                   "pathItems": {"A": at}, "securitySchemes": {"A": at}}  # fmt: skip
    made = {"parameters": [at, at], "requestBody": at, "responses": {"200": at, "default": at},
            "callbacks": {"c": at}, "security": [{"A": []}]}  # fmt: skip
    root = api({"/pets": {"post": made, "$ref": target}, "/more": at}, components=loops)
    plain = api({"/pets": {"post": operation(parameter("a"))}})
    assert verdict(root, root) == COMPATIBLE
    assert verdict(plain, root) in (COMPATIBLE, *NEVER_SAFE)
    assert verdict(root, plain) in (COMPATIBLE, *NEVER_SAFE)


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_anything_may_stand_anywhere(junk: Json) -> None:
    """Each kind of junk at every fifteenth place; all kinds together at every place. What came to
    be told in one direction is told in the other."""
    start = JUNK.index(junk)
    for number, keys in enumerate(places(EVERYTHING)):
        if number % len(JUNK) == start:
            broken = with_value(EVERYTHING, keys, junk)
            there = compare(document(EVERYTHING), document(broken))
            back = compare(document(broken), document(EVERYTHING))
            assert bool(there.entries) == bool(back.entries), keys


NO_CONTRACTS: tuple[Json, ...] = (
    {"paths": [[]]},
    {"openapi": []},
    {"swagger": {}},
    {"paths": 5},
    {"openapi": V31, "paths": {"/": {"get": None}}},
    {"openapi": V30, "paths": {5: {"get": {}}}},
)


@pytest.mark.parametrize("root", NO_CONTRACTS, ids=repr)
def test_a_document_that_is_no_contract_compares(root: Json) -> None:
    plain = api({"/pets": {"post": operation()}})
    assert verdict(root, root) == COMPATIBLE
    assert verdict(plain, root) in NEVER_SAFE
    compare(document(root), document(plain))


def test_a_wide_contract_is_compared_in_good_time() -> None:
    names = [f"name{number}" for number in range(150)]
    values = {"type": "string", "enum": names}
    wide = an_object(*names, **dict.fromkeys(names, values))
    narrow = {**wide, "properties": {**wide["properties"], names[7]: {**values, "enum": names[1:]}}}
    assert verdict(exchange(wide), exchange(wide)) == COMPATIBLE
    assert verdict(exchange(wide), exchange(narrow)) in NEVER_SAFE


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf", "allOf"])
def test_branches_by_the_hundred_don_t_multiply(keyword: str) -> None:
    def many(last: int) -> Json:
        def branches() -> Json:
            return [an_object(f"n{one}", **{f"n{one}": {"enum": [one]}}) for one in range(last)]

        return exchange({"allOf": [{keyword: branches()} for _ in range(3)], keyword: branches()},
                        gives=False)  # fmt: skip

    assert verdict(many(24), many(25)) in (COMPATIBLE, *NEVER_SAFE)
    assert verdict(many(25), many(24)) in NEVER_SAFE if keyword == "anyOf" else True


def test_parts_that_are_one_object_in_memory_are_several_parts() -> None:
    """An anchor in YAML makes one object of what stands at several places."""
    branches = [an_object(**{f"n{one}": {"enum": [one]}}) for one in range(60)]
    schema = {"allOf": [{"anyOf": branches}] * 3, "anyOf": branches}
    assert verdict(exchange(schema), exchange({**schema, "maxProperties": 1})) in NEVER_SAFE


def test_half_a_character_is_a_text() -> None:
    old, new = (exchange({"enum": [one]}, gives=False) for one in ("\ud800", "\udbff"))
    assert verdict(old, new) in NEVER_SAFE
    compare(document(exchange({"pattern": "\ud800"})), document(exchange({"type": "string"})))
    compare(document(exchange({"title": "\ud800"})), document(exchange({"not": {}})))


@pytest.mark.parametrize("pattern", ["(a+)+$", "[", "(?<=a)b", "a{1000000}", "\\p{L}", "(" * 500])
def test_patterns_of_any_kind_are_never_called_safe_without_proof(pattern: str) -> None:
    old = exchange(STRING, gives=False)
    new = exchange({"type": "string", "pattern": pattern}, gives=False)
    assert verdict(old, new) in NEVER_SAFE
    assert verdict(new, new) == COMPATIBLE


@pytest.mark.parametrize("number", [1e400, -1e400, BIG, 5e-324, 0.1 + 0.2, -0.0])
def test_numbers_of_any_size_are_compared(number: float) -> None:
    for keyword in ("minimum", "maximum", "multipleOf", "minLength", "maxItems"):
        limited = exchange({"type": ["number", "string", "array"], keyword: number})
        plain = exchange({"type": ["number", "string", "array"]})
        assert verdict(plain, limited) in (COMPATIBLE, *NEVER_SAFE)
        assert verdict(limited, limited) == COMPATIBLE


@pytest.mark.skipif(not (DATA / "spectral_cases.jsonl").is_file(), reason="no cases at hand")
def test_documents_with_faults_compare_with_copies_that_have_more() -> None:
    """Spectral's 265 cases of bad documents, each beside copies with junk at two places."""
    with (DATA / "spectral_cases.jsonl").open(encoding="utf-8") as lines:
        roots = [json.loads(line)["document"] for line in lines]
    assert len(roots) > 200
    for number, root in enumerate(roots):
        assert verdict(root, root) == COMPATIBLE, root
        found: list[Any] = list(places(root))
        for turn in range(2 if found else 0):
            keys = found[(number * 31 + turn * 17) % len(found)]
            broken = with_value(root, keys, JUNK[(number + turn) % len(JUNK)])
            compare(document(root), document(broken))
            compare(document(broken), document(root))


def test_a_swagger_beside_an_openapi_document_compares() -> None:
    old = exchange(STRING, V2)
    old["openapi"] = V31
    assert verdict(old, old) == COMPATIBLE


@pytest.mark.parametrize(("keyword", "word"), [("allOf", REVIEW), ("anyOf", COMPATIBLE)])
def test_a_form_whose_schema_is_its_own_branch_compares(keyword: str, word: str) -> None:
    """What goes as text is read in another way, branch by branch."""
    circle = {"B": {keyword: [{"type": "object"}, {"$ref": "#/components/schemas/B"}]}}
    old, new = (
        api({"/a": {"post": operation(body={"multipart/form-data": {"schema": schema}})}},
            components={"schemas": circle})
        for schema in ({"type": "object"}, {"$ref": "#/components/schemas/B"})
    )  # fmt: skip
    assert verdict(old, new) == word


def test_a_form_behind_a_long_chain_of_branches_compares() -> None:
    chain: Json = {"L1100": an_object(a=STRING)}
    for number in range(1_100):
        branches = [named(f"L{number + 1}"), {"minProperties": number % 2}]
        chain[f"L{number}"] = {"allOf": branches}
    old, new = (
        api({"/a": {"post": operation(body={"multipart/form-data": {"schema": schema}})}},
            components={"schemas": chain})
        for schema in ({"type": "object"}, named("L0"))
    )  # fmt: skip
    assert verdict(old, new) in NEVER_SAFE


@pytest.mark.parametrize("levels", [240, 260, 600, 1_000, 5_000])
@pytest.mark.parametrize("indent", [None, 2])
def test_nesting_between_what_is_read_and_what_is_written_again(
    tmp_path: Path, levels: int, indent: int | None
) -> None:
    """JSON may be nested deeper than the library writes it, but not than it reads it."""
    texts = [
        json.dumps(api({"/a": {"post": {"x-n": "@", **operation()}}}), indent=indent).replace(
            '"@"', "[" * levels + str(number) + "]" * levels
        )
        for number in (1, 2)
    ]
    files = [tmp_path / "old.json", tmp_path / "new.json"]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text)
    old, new = (read_file(str(file)) for file in files)
    assert bool(old.problems) == (levels > 1_000)
    assert compare(old, new).verdict in (COMPATIBLE, REVIEW)
