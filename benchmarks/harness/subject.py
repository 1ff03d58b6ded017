"""A tool with a project to check, and the steps in which its cost is taken."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from benchmarks.harness.cost import CommandFailedError, Cost, cost_of, middle

COLD, WARM, CHANGED, SAME_SIZE = "cold", "warm", "one file changed", "link broken, same size"
REQUIREMENT_LINK = re.compile(r"\[\[REQ-[0-9]{5}\]\]")
NO_SUCH_REQUIREMENT = "[[REQ-99999]]"


@dataclass(frozen=True)
class Subject:
    """What is measured: the command, what it keeps between runs, the files that a person edits."""

    name: str
    command: list[str]
    caches: tuple[Path, ...]
    files: list[Path]
    home: Path
    good: tuple[int, ...] = (0,)

    def run(self, good: tuple[int, ...] = ()) -> Cost:
        """Check the project once as it stands."""
        return cost_of(self.command, self.home, good or self.good)

    def forget(self) -> None:
        """Delete everything that an earlier run left behind."""
        for path in (*self.caches, self.home):
            shutil.rmtree(path, ignore_errors=True)
        self.home.mkdir(parents=True)


def costs_of(subject: Subject, runs: int, break_a_link: bool = False) -> dict[str, Cost]:
    """The median cost of every step over some runs, each of which begins cold."""
    taken: dict[str, list[Cost]] = {}
    for _ in range(runs):
        subject.forget()
        taken.setdefault(COLD, []).append(subject.run())
        taken.setdefault(WARM, []).append(subject.run())
        with_words = next(path for path in subject.files if " that hurts" in read(path))
        before = read(with_words)
        with_words.write_text(before.replace(" that hurts", " that hurts most", 1), "utf-8")
        taken.setdefault(CHANGED, []).append(subject.run())
        if break_a_link:
            taken.setdefault(SAME_SIZE, []).append(cost_of_a_broken_link(subject))
        with_words.write_text(before, encoding="utf-8")
    return {step: middle(costs) for step, costs in taken.items()}


def cost_of_a_broken_link(subject: Subject) -> Cost:
    """A broken link must be seen (exit code 1) though size and modification time are kept."""
    path = next(path for path in subject.files if REQUIREMENT_LINK.search(read(path)))
    before, times = read(path), path.stat()
    path.write_text(REQUIREMENT_LINK.sub(NO_SUCH_REQUIREMENT, before, count=1), encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    try:
        return subject.run(good=(1,))
    except CommandFailedError as failed:
        raise CommandFailedError(f"A broken link in {path} was not noticed. {failed}") from None
    finally:
        path.write_text(before, encoding="utf-8")


def read(path: Path) -> str:
    """The text of a project's file."""
    return path.read_text(encoding="utf-8")
