"""What only the other direction carries is never the reason of a wrong "contained".

`readOnly` and `writeOnly` say of a property that a direction doesn't carry it, so there it isn't
required, by whatever part of the schema. See `containment_sound` for what is promised of each pair.
"""

from __future__ import annotations

from collections import Counter

from proofs._marked_schemas import marked_pairs
from proofs.containment_sound import checked
from sightline.contract.surface.surface import Direction

TITLE = 'schemas: no "contained" is refuted where a direction doesn\'t carry a name'
ROUNDS_SMALL = 150
ROUNDS_FULL = 20_000
LEAST_DECIDED = 0.9


def run(seed: int, rounds: int) -> dict[str, object]:
    """Judge `rounds` pairs in both directions; raises with the pair that breaks a promise."""
    verdicts: Counter[str] = Counter()
    tried = 0
    for number, pair in enumerate(marked_pairs(seed, rounds)):
        for direction in Direction:
            judgement, values = checked(pair, direction, f"seed {seed}, pair {number}", number)
            verdicts[judgement.verdict] += 1
            tried += values
    decided = 1 - verdicts["undecided"] / max(1, verdicts.total())
    assert rounds < 1_000 or decided >= LEAST_DECIDED, decided
    return {
        "pairs": rounds,
        "verdicts": dict(sorted(verdicts.items())),
        "decided": round(decided, 4),
        "values tried against contained": tried,
    }
