"""The second opinion on containment, taken from a library, is never refuted where it says yes.

Pairs of schemas as contracts change them are put to `is_contained` in both directions. Where it
says yes, values near the bounds of both schemas are tried: none may be accepted by the first and
refused by the second. Whoever moves to another version of the library runs this first.
"""

from __future__ import annotations

from collections import Counter

from proofs._contract_instances import samples
from proofs._contract_schemas import pairs
from sightline.contract.surface.surface import Direction
from sightline.contract.witnesses.peer_containment import is_contained
from sightline.contract.witnesses.plain_schema import plain_schema
from sightline.contract.witnesses.validator import Validator

TITLE = "schemas: no yes of jsonschema_rs to containment is refuted by a value"
ROUNDS_SMALL = 300
ROUNDS_FULL = 40_000
_SAMPLES = 10


def run(seed: int, rounds: int) -> dict[str, object]:
    """Ask about `rounds` pairs in both directions; raises with the pair and value that refute."""
    answers: Counter[str] = Counter()
    tried = 0
    for number, pair in enumerate(pairs(seed, rounds)):
        direction = (None, *Direction)[number % 3]
        old = plain_schema(pair.root_old, pair.schema_old, pair.dialect, direction)
        new = plain_schema(pair.root_new, pair.schema_new, pair.dialect, direction)
        for sub, over in ((old, new), (new, old)):
            answer = is_contained(sub, over)
            answers[{True: "yes", False: "no", None: "undecided"}[answer]] += 1
            if answer is True:
                tried += _tried(sub, over, number, f"seed {seed}, pair {number}: {pair}")
    assert answers["yes"] >= rounds // 2, f"nearly nothing was answered: {answers}"
    return {"pairs": rounds, **dict(sorted(answers.items())), "values tried against a yes": tried}


def _tried(sub: dict[str, object], over: dict[str, object], number: int, told: str) -> int:
    """Try values; how many the first schema accepts."""
    first, second = Validator(sub), Validator(over)
    accepted = [value for value in samples(sub, number, _SAMPLES, over) if first.accepts(value)]
    for value in accepted:
        assert second.accepts(value), f"yes, and yet {value!r} is refused; {told}"
    return len(accepted)
