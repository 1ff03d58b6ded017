"""Mistakes in several files of one workspace don't hide each other.

Each round makes two or three of the mistakes of ``tests/acceptance`` at once, in files that have
nothing to do with each other (a file, what it links to, what links to it), and asks `check`. Every
finding that one of them alone gives, at its exact place, must be there; and when all are taken out
again, the workspace is as healthy as before.
"""

from __future__ import annotations

import random
import re
import tempfile
from functools import cache
from pathlib import Path

from sightline.kernel.documents.identifiers import id_of_file
from tests.acceptance.mistake import Mistake, read_healthy
from tests.acceptance.seeding import MISTAKES, Report, Seeded, pair_up, reported, wanted

TITLE = "Mistakes in several files don't hide each other"
ROUNDS_SMALL = 25
ROUNDS_FULL = 2_000

_MENTION = re.compile(r"\b[A-Z]{3}-[a-z0-9][a-z0-9._-]*|\bof ([a-z]+\.[a-z_]+)")
_HOLDS_FOR_ALL = ("interviews/series.yaml", "sightline.toml")


def run(seed: int, rounds: int) -> dict[str, object]:
    """Each round is two or three mistakes and two compilations."""
    rng = random.Random(seed)
    local = [one for one in MISTAKES if not one.flaw and one.path not in _HOLDS_FOR_ALL]
    made, findings = 0, 0
    with tempfile.TemporaryDirectory() as scratch:
        seeded = Seeded(Path(scratch) / "workspace")
        for number in range(rounds):
            together = _unrelated(rng, local)
            made += len(together)
            files = seeded.put(together)
            wants = [want for mistake in together for want in wanted(mistake, files)]
            findings += len(wants)
            _all_reported(seeded, wants, f"seed {seed}, round {number}: {_names(together)}")
            seeded.take_out(together)
            left = seeded.new_findings()
            assert left == [], f"seed {seed}, round {number}: {_names(together)} left {left}"
    return {"workspaces": rounds, "mistakes": made, "findings": findings, "kinds": len(local)}


def _all_reported(seeded: Seeded, wants: list[Report], where: str) -> None:
    missing, _ = pair_up([reported(found) for found in seeded.new_findings()], wants)
    assert missing == [], f"{where}: not reported any more: {missing}"


def _names(mistakes: list[Mistake]) -> str:
    return "; ".join(f"{mistake.path}: {mistake.name}" for mistake in mistakes)


def _unrelated(rng: random.Random, local: list[Mistake]) -> list[Mistake]:
    size = rng.choice((2, 3))
    chosen: list[Mistake] = []
    for mistake in rng.sample(local, len(local)):
        if all(_related(mistake).isdisjoint(_touched(other)) for other in chosen) and all(
            _related(other).isdisjoint(_touched(mistake)) for other in chosen
        ):
            chosen.append(mistake)
        if len(chosen) == size:
            break
    return chosen


def _touched(mistake: Mistake) -> set[str]:
    """Its files, and the ids they bring: a text beside the document of its id is its attachment."""
    paths = {mistake.path, *(one.path for one in mistake.expected if one.path)}
    stems = [path.rpartition("/")[2].rpartition(".")[0] for path in paths]
    return paths | {identifier for stem in stems if (identifier := id_of_file(stem))}


@cache
def _related(mistake: Mistake) -> frozenset[str]:
    """The files of a mistake, and those one link away from it, in either direction."""
    text = mistake.new if isinstance(mistake.new, str) else ""
    near = set(_touched(mistake)) | _mentioned_in(text)
    for path in _touched(mistake):
        near |= _neighbours().get(path, set())
    return frozenset(near)


@cache
def _neighbours() -> dict[str, set[str]]:
    healthy = read_healthy()
    near: dict[str, set[str]] = {path: set() for path in healthy}
    for path, text in healthy.items():
        for other in _mentioned_in(text):
            near[path].add(other)
            near[other].add(path)
    return near


def _mentioned_in(text: str) -> set[str]:
    files: set[str] = set()
    for found in _MENTION.finditer(text):
        files |= _files_of(found[1] or found[0])
    return files


@cache
def _files_of(name: str) -> frozenset[str]:
    """Where an id is brought: its file, or the feedback that has the row."""
    healthy = read_healthy()
    if name.startswith("TIC-"):
        row = f"\n{name[4:]},"
        return frozenset(path for path, text in healthy.items() if row in text)
    if name.startswith("API-"):
        return frozenset(path for path in healthy if path.startswith(f"contracts/{name[4:]}/"))
    return frozenset(path for path in healthy if re.search(rf"/{re.escape(name)}\b", path))
