"""Our verdicts beside oasdiff's, over the pairs of its own tests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

__all__ = ["Agreement", "Difference", "agreement"]


@dataclass(frozen=True)
class Difference:
    """A pair that one calls breaking and the other doesn't.

    `proof` is our witness, where we call it breaking and have one; `reason` what the test of our
    agreement says and checks of the pair, with the words of a specification.
    """

    case: str
    test: str
    theirs: str
    ours: str
    their_rules: tuple[str, ...]
    proof: str
    reason: str

    @property
    def is_explained(self) -> bool:
        return bool(self.proof or self.reason)


@dataclass(frozen=True)
class Agreement:
    """How many pairs there are, how many of them oasdiff calls breaking, and the differences."""

    pairs: int
    breaking: int
    differences: tuple[Difference, ...]

    @property
    def differing(self) -> float:
        """The share of pairs, in percent, that one calls breaking and the other doesn't."""
        return 100 * len(self.differences) / self.pairs

    @property
    def unexplained(self) -> int:
        """How many differences have neither a proof nor a reason."""
        return sum(not one.is_explained for one in self.differences)

    @property
    def missed(self) -> float:
        """The share, in percent, of what oasdiff calls breaking and we don't."""
        return 100 * sum(one.theirs == "breaking" for one in self.differences) / self.breaking


def agreement(cases: Path) -> Agreement:
    """Compare every pair of a file of cases."""
    known = [json.loads(line) for line in cases.read_text(encoding="utf-8").splitlines()]
    breaking = sum(their_verdict(case) == "breaking" for case in known)
    return Agreement(len(known), breaking, tuple(_differences(known)))


def their_verdict(case: dict[str, Any]) -> str:
    """What the levels of oasdiff's rows come to in our words."""
    levels = {row["level"] for row in case["expected_all"]}
    if "error" in levels:
        return "breaking"
    return "review" if "warning" in levels else "compatible"


def _reasons() -> dict[str, str]:
    """Reasons by case, from the test that checks them; none where there is no such test."""
    try:
        test = import_module("tests.contract.comparing.test_agreement_with_oasdiff")
    except ModuleNotFoundError:
        return {}
    return dict(test.DISAGREEMENTS)


def _differences(cases: list[dict[str, Any]]) -> Iterator[Difference]:
    reasons = _reasons()
    for case in cases:
        theirs, found = their_verdict(case), _compared(case)
        if (theirs == "breaking") == (found.verdict == "breaking"):
            continue
        rules = tuple(row["id"] for row in case["expected_all"] if row["level"] != "info")
        proofs = [one.witness for one in found.entries if one.verdict == "breaking" and one.witness]
        proof = json.dumps(proofs[0].value)[:60] if proofs else ""
        reason = reasons.get(case["id"], "")
        yield Difference(case["id"], case["test"], theirs, found.verdict, rules, proof, reason)


def _compared(case: dict[str, Any]) -> Any:
    from sightline.contract.comparing.compare import compare
    from sightline.contract.policy import Deprecation, Policy
    from sightline.contract.reading.document import Document, Place

    def place(pointer: str) -> Place:
        return Place("case", 1)

    policy = Policy()
    days = case["config"].get("min_sunset_days")
    if days:
        policy = Policy(deprecation=Deprecation(days.get("stable", 0), tuple(days.items())))
    old, new = Document("old", case["base"], place), Document("new", case["revision"], place)
    return compare(old, new, policy, case["as_of"])
