"""What is run on two versions, by whom, and how many rows it answers with."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.harness.cost import Cost, cost_of, middle
from benchmarks.peers import oasdiff, redocly, spectral
from devtools.errors import ChoreError

__all__ = ["MOST_CPU_S", "MOST_MB", "Answer", "Tool", "limited", "ours", "peers"]

MOST_CPU_S, MOST_MB = 60, 6_000
_ANY = tuple(range(-64, 256))
_VALUE = re.compile(rb"^[\[{]", re.MULTILINE)
Command = Callable[[Path, Path], list[str]]


@dataclass(frozen=True)
class Answer:
    """What a run cost and said; `text` is what it printed, empty where it was stopped."""

    cost: Cost
    text: bytes

    @property
    def is_stopped(self) -> bool:
        return not self.text

    @property
    def said(self) -> str:
        """The JSON in what it printed, without what it told about itself before and after."""
        begins = _VALUE.search(self.text)
        if begins is None:
            return ""
        text = self.text[begins.start() :].decode()
        return text[: json.JSONDecoder().raw_decode(text)[1]]


@dataclass(frozen=True)
class Tool:
    """A comparison (or, of Spectral, a lint of the new version) as a whole process.

    `good` are the exit codes of a run that did its work; `is_bound` says that it may need more
    than any machine has, so that it is stopped at `MOST_CPU_S` and `MOST_MB`.
    """

    name: str
    command: Command
    rows: Callable[[Any], int]
    good: tuple[int, ...] = (0,)
    is_bound: bool = False

    def run(self, old: Path, new: Path, home: Path) -> Answer:
        """Run it once. Raises CommandFailedError where it fails for another reason than bounds."""
        command = self.command(old, new)
        if self.is_bound:
            cost = cost_of(limited(command, MOST_MB, MOST_CPU_S), home, _ANY)
        else:
            cost = cost_of(command, home, self.good)
        is_whole = cost.code in self.good
        return Answer(cost, (home / "last-run.log").read_bytes() if is_whole else b"")

    def often(self, old: Path, new: Path, home: Path, runs: int) -> Answer:
        """The median of several runs after one to warm up; one that is stopped is run once."""
        first = self.run(old, new, home)
        if first.is_stopped:
            return first
        costs = [self.run(old, new, home).cost for _ in range(runs)]
        return Answer(middle(costs), first.text)

    def counted(self, answer: Answer) -> int | None:
        """How many rows it answered with; None where it was stopped."""
        said = answer.said
        return self.rows(json.loads(said)) if said else None


def limited(command: list[str], memory_mb: int, cpu_s: int) -> list[str]:
    """The same command, which the system stops at so much address space or CPU time."""
    bounds = f"ulimit -v {memory_mb * 1000} 2>/dev/null; ulimit -t {cpu_s}"
    return ["sh", "-c", f'{bounds}; exec "$@"', "limited", *command]


def ours(command: list[str]) -> Tool:
    """`sightline contract diff`, whose exit code 1 says that something breaks."""
    return Tool(
        "Sightline",
        lambda old, new: [*command, "contract", "diff", str(old), str(new), "--json"],
        lambda said: len(said["entries"]),
        (0, 1),
    )


def peers() -> list[Tool]:
    """Those that can be had here; each of the others is named with why it can't."""
    found = []
    for make in (_oasdiff, _redocly, _spectral):
        try:
            found += make()
        except ChoreError as error:
            print(f"bench: {make.__name__[1:]} is skipped: {error}", file=sys.stderr)
    return found


def _oasdiff() -> list[Tool]:
    command = oasdiff.oasdiff()
    return [
        Tool(
            f"oasdiff {oasdiff.VERSION} {'changelog' if everything else 'breaking'}",
            lambda old, new, everything=everything: oasdiff.diff_command(  # type: ignore[misc]
                command, old, new, everything=everything
            ),
            len,
            is_bound=True,
        )
        for everything in (False, True)
    ]


def _redocly() -> list[Tool]:
    command = redocly.redocly()
    return [
        Tool(
            f"Redocly {redocly.VERSION} diff",
            lambda old, new: redocly.diff_command(command, old, new),
            lambda said: len(said["changes"]),
            (0, 1),
        )
    ]


def _spectral() -> list[Tool]:
    command = spectral.spectral()
    return [
        Tool(
            f"Spectral {spectral.VERSION} lint of one",
            lambda old, new: spectral.lint_command(command, new),
            len,
            (0, 1),
            is_bound=True,
        )
    ]
