"""Each long proof at its reduced size, as `dev.py prove` would run it."""

from __future__ import annotations

import importlib

import pytest

from devtools.proofs import find_proofs

SEED = 20260101


@pytest.mark.parametrize("name", find_proofs([]))
def test_the_promise_holds_at_the_reduced_size(name: str) -> None:
    proof = importlib.import_module(f"proofs.{name}")
    assert 0 < proof.ROUNDS_SMALL <= proof.ROUNDS_FULL
    assert proof.TITLE.strip()
    figures = proof.run(SEED, proof.ROUNDS_SMALL)
    assert figures, "a proof returns the figures that are published"
