"""Each long proof at its reduced size, as `dev.py prove` would run it."""

from __future__ import annotations

import importlib

import pytest

from devtools import proofs
from devtools.proofs import Proof, Turn, find_proofs, record, summarise

SEED = 20260101


@pytest.mark.parametrize("name", find_proofs([]))
def test_the_promise_holds_at_the_reduced_size(name: str) -> None:
    proof = importlib.import_module(f"proofs.{name}")
    assert 0 < proof.ROUNDS_SMALL <= proof.ROUNDS_FULL
    assert proof.TITLE.strip()
    figures = proof.run(SEED, proof.ROUNDS_SMALL)
    assert figures, "a proof returns the figures that are published"


def test_the_end_of_the_output_tells_what_broke(capsys: pytest.CaptureFixture[str]) -> None:
    proof = Proof("some_promise")
    record(proof, Turn(77, 9600, 20_000, 1.0, {}, "x" * 2_000 + "\nValueError: the cause\n"))
    capsys.readouterr()
    assert summarise(proof) == (
        "BROKEN some_promise: 9600 rounds in 1 turn(s), 1 s; last:\n"
        + ("x" * 1_500 + " ...\nValueError: the cause\n")
        + "       again: python3 dev.py prove some_promise --seed 77 --rounds 9600"
    )


def test_broken_promises_are_told_last(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def take(proof: Proof, seed: int, limit_seconds: float) -> Turn:
        broken = "it is not so" if proof.name == "binomial_error_rates" else ""
        return Turn(seed, 5, 5, 0.5, {}, broken)

    monkeypatch.setattr(proofs, "ensure", lambda name: None)
    monkeypatch.setattr(proofs, "take_turn", take)
    assert proofs.prove(["binomial_error_rates", "random_bytes"], seed=3, rounds=5) == 1
    assert capsys.readouterr().out.splitlines()[-4:] == [
        "held   random_bytes: 5 rounds in 1 turn(s), 0 s; last:",
        "BROKEN binomial_error_rates: 5 rounds in 1 turn(s), 0 s; last:",
        "it is not so",
        "       again: python3 dev.py prove binomial_error_rates --seed 3 --rounds 5",
    ]
