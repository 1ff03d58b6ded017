"""The pairs that judge the prover are what they say: an independent validator agrees."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from proofs._contract_edits import EDITS
from proofs._contract_grammar import Ground, nodes, random_document
from proofs._contract_instances import samples
from proofs._contract_rewrites import REWRITES
from proofs._contract_schemas import CONTRACTS, Pair, pairs, real_seeds
from sightline.contract.surface.surface import Dialect, Direction
from sightline.contract.witnesses.plain_schema import plain_schema
from sightline.contract.witnesses.validator import Validator

HALF = 10


def told_apart(pair: Pair, number: int, direction: Direction | None) -> tuple[bool, int]:
    """Whether some value is accepted on one side only; how many the old side accepts."""
    old = plain_schema(pair.root_old, pair.schema_old, pair.dialect, direction)
    new = plain_schema(pair.root_new, pair.schema_new, pair.dialect, direction)
    before, after = Validator(old), Validator(new)
    values = samples(old, number, HALF, new) + samples(new, number, HALF, old)
    words = [(before.accepts(value), after.accepts(value)) for value in values]
    return any(one != other for one, other in words), sum(one for one, _ in words)


def test_other_words_are_never_told_apart_and_edits_often_are() -> None:
    made = list(pairs(11, 200, real=False))
    accepted = 0
    verdicts: Counter[tuple[str | None, bool]] = Counter()
    for number, pair in enumerate(made):
        direction = (None, *Direction)[number % 3]
        differs, sent = told_apart(pair, number, direction)
        assert not (differs and pair.expectation == "equal"), pair
        verdicts[pair.expectation, differs] += 1
        accepted += sent
    assert verdicts["equal", False] > 50
    assert verdicts[None, True] > 30
    assert accepted > 0.5 * len(made) * 2 * HALF


def test_the_same_seed_makes_the_same_pairs() -> None:
    assert list(pairs(3, 60)) == list(pairs(3, 60))
    assert list(pairs(3, 60, real=False)) != list(pairs(4, 60, real=False))


def test_every_edit_and_every_rewrite_fits_somewhere() -> None:
    source = random.Random(5)
    grounds = [
        Ground(source, dialect, random_document(source, dialect))
        for _ in range(250)
        for dialect in Dialect
    ]
    for kind, change in {**EDITS, **REWRITES}.items():
        fits = (change(ground, one) for ground in grounds for one in nodes(ground.document))
        assert any(fits), kind
    assert len(EDITS) >= 40
    assert len(REWRITES) >= 20


@pytest.mark.skipif(not CONTRACTS.exists(), reason="the real documents are not at hand")
def test_real_components_are_seeds() -> None:
    assert len(real_seeds()) > 800
