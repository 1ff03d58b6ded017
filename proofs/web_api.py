"""The command line and HTTP give equal JSON for every operation, whatever is asked.

Requests are made from the types of each operation's request. Each is put to the command line, to
HTTP as POST and, where it only reads, as GET: the answers are equal, the refusals say the same, and
what is written is the same. No answer over HTTP tells where on the machine the workspace is.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, seed, settings

from proofs._surfaces import TwoSurfaces, operations, requests_of
from sightline.kernel.asking.registry import Operation

TITLE = "Command line and HTTP: equal JSON for every operation and request"
ROUNDS_SMALL = 2
ROUNDS_FULL = 100


def run(seed: int, rounds: int) -> dict[str, object]:
    """Each round is a request of every operation."""
    statuses: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        surfaces = TwoSurfaces(Path(folder).resolve())
        for operation in operations().values():
            _ask(surfaces, operation, seed, rounds, statuses)
    return {"operations": len(operations()), "requests": statuses.total(), **statuses}


def _ask(
    surfaces: TwoSurfaces, operation: Operation, seed_: int, rounds: int, statuses: Counter[str]
) -> None:
    @seed(seed_)
    @settings(
        max_examples=rounds,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(payload=requests_of(operation))
    def both_agree(payload: dict[str, Any]) -> None:
        statuses[f"answered_{surfaces.agree(operation, payload)}"] += 1

    both_agree()
