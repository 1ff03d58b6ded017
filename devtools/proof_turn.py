"""One turn of one proof, in the environment: `python -m devtools.proof_turn NAME SEED ROUNDS`.

ROUNDS 0 stands for the proof's `ROUNDS_SMALL`, -1 for its `ROUNDS_FULL`. The last line printed is
the report as JSON.
"""

from __future__ import annotations

import importlib
import json
import sys
import traceback


def take(name: str, seed: int, rounds: int) -> dict[str, object]:
    """Run it; a promise that breaks is part of the report, not a traceback."""
    proof = importlib.import_module(f"proofs.{name}")
    full = int(proof.ROUNDS_FULL)
    rounds = {0: int(proof.ROUNDS_SMALL), -1: full}.get(rounds, rounds)
    report: dict[str, object] = {"title": proof.TITLE, "rounds": rounds, "rounds_full": full}
    try:
        figures = proof.run(seed, rounds)
    except AssertionError as error:
        return {**report, "broken": str(error) or traceback.format_exc()}
    except Exception:
        return {**report, "broken": traceback.format_exc()}
    return {**report, "broken": "", "figures": figures}


if __name__ == "__main__":
    print(json.dumps(take(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])), default=str))
