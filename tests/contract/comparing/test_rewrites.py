"""A contract in other words is the same contract; what holds one way holds the other way back."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from proofs._contract_schemas import pairs
from sightline.contract.containing.judging import BROKEN, CONTAINED, judge
from sightline.contract.policy import Policy
from sightline.contract.surface.surface import Direction
from tests.contract.comparing.contracts import (
    BREAKING,
    COMPATIBLE,
    REQUEST,
    RESPONSE,
    V2,
    V30,
    V31,
    Json,
    alone,
    api,
    compared,
    operation,
)
from tests.contract.comparing.rewrites import REWRITES, modern, pets

CLOSED = Policy(response_enums="closed", response_unions="closed")
Rewrite = Callable[[Json, random.Random], Json]


@pytest.mark.parametrize("version", [V2, V30])
@pytest.mark.parametrize("rewrite", REWRITES)
def test_other_words_mean_the_same(version: str, rewrite: Rewrite) -> None:
    for seed in range(3):
        source = random.Random(seed)
        old = pets(version)
        new = rewrite(old, source)
        for one, other in ((old, new), (new, old)):
            found = compared(one, other)
            assert found.verdict == COMPATIBLE, found.entries
            assert {entry.class_ for entry in found.entries} <= {"semantic"}, found.entries


@pytest.mark.parametrize("rewrite", REWRITES)
def test_an_edit_is_found_in_other_words(rewrite: Rewrite) -> None:
    edited = pets()
    edited["components"]["schemas"]["Pet"]["properties"]["name"]["maxLength"] = 39
    found = compared(pets(), rewrite(edited, random.Random(1)))
    assert found.verdict == BREAKING
    for entry in found.entries:
        assert {one.verdict for one in entry.reach if one.direction == RESPONSE} <= {COMPATIBLE}
    reached = {
        (one.operation, one.direction)
        for entry in found.entries
        for one in entry.reach
        if one.verdict == BREAKING
    }
    assert reached == {("POST /p/{id}", REQUEST)}


@pytest.mark.parametrize("version", [V30, V31])
def test_an_api_moved_from_2_0_is_the_same(version: str) -> None:
    new = pets() if version == V30 else modern(pets(), random.Random(0))
    for old, other in ((pets(V2), new), (new, pets(V2))):
        found = compared(old, other)
        assert found.verdict == COMPATIBLE, found.entries
        assert {entry.class_ for entry in found.entries} <= {"semantic"}


def test_an_api_moved_from_3_0_to_3_1_is_the_same() -> None:
    old = pets()
    old["components"]["schemas"]["Tag"]["properties"]["label"]["nullable"] = True
    new = modern(old, random.Random(0))
    assert compared(old, new).entries == ()
    assert compared(new, old).entries == ()


def test_generated_schemas_in_other_words_are_never_called_breaking() -> None:
    for pair in pairs(17, 120, real=False):
        if pair.expectation != "equal":
            continue
        for direction in Direction:
            found = judge(pair.root_old, pair.schema_old, pair.root_new, pair.schema_new,
                          pair.dialect, pair.dialect, direction)  # fmt: skip
            assert found.verdict != BROKEN, pair


def test_a_request_there_is_a_response_back() -> None:
    """Who sends in a request of the old version receives in a response of the new one."""
    told = 0
    for pair in pairs(23, 160, real=False):
        if "Only" in repr((pair.root_old, pair.root_new)):
            continue  # readOnly and writeOnly tell the directions apart
        one, two = (pair.root_old, pair.schema_old), (pair.root_new, pair.schema_new)
        there = judge(*one, *two, pair.dialect, pair.dialect, Direction.REQUEST)
        back = judge(*two, *one, pair.dialect, pair.dialect, Direction.RESPONSE)
        assert (there.verdict, there.witness, there.at) == (back.verdict, back.witness, back.at)
        told += there.verdict in (BROKEN, CONTAINED)
    assert told > 80


SCHEMAS: tuple[Json, ...] = (
    {"type": "string"},
    {"type": "string", "enum": ["a", "b"]},
    {"type": "string", "maxLength": 3},
    {"type": "integer", "minimum": 2},
    {"type": ["integer", "null"]},
    {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]},
    {"type": "object", "properties": {"a": {"type": "integer"}}},
    {"type": "array", "items": {"type": "string"}},
    {"anyOf": [{"type": "string"}, {"type": "array"}]},
    {},
)


def test_a_whole_comparison_mirrors_the_one_back() -> None:
    """With closed answers a body breaks as a request if and only if it breaks back as an answer."""
    for old in SCHEMAS:
        for new in SCHEMAS:
            there = alone(old, new, REQUEST, policy=CLOSED)
            back = alone(new, old, RESPONSE, policy=CLOSED)
            assert (there.verdict == BREAKING) == (back.verdict == BREAKING), (old, new)
            if old == new:
                assert there.entries == back.entries == ()


def test_order_between_two_names_for_one_thing_is_not_an_edit() -> None:
    def two(*paths: str) -> Json:
        return api({path: {"get": operation()} for path in paths})

    assert compared(two("/a", "/b"), two("/b", "/a")).entries == ()
