"""Steps: commands run side by side, told in their order, none of them stopping the others."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path


def _nothing(_output: str) -> str:
    return ""


def last_line(output: str) -> str:
    """The closing line of a command, the one that counts what it did."""
    lines = [line for line in output.splitlines() if line.strip()]
    return lines[-1] if lines else ""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that CI asks; `closing` picks what is shown of its output when all is well."""

    name: str
    command: tuple[str, ...]
    closing: Callable[[str], str] = _nothing


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one step went; seconds are wall time, with the other lane busy beside it."""

    step: Step
    status: int
    seconds: float
    output: str


def run_steps(
    steps: Sequence[Step], *, folder: Path, environment: Mapping[str, str], lanes: int = 2
) -> Iterator[Outcome]:
    """Run all steps, `lanes` at a time, and give the outcomes in the order of the steps."""
    with ThreadPoolExecutor(max_workers=lanes) as pool:
        futures = [pool.submit(_run, step, folder, environment) for step in steps]
        for future in futures:
            yield future.result()


def _run(step: Step, folder: Path, environment: Mapping[str, str]) -> Outcome:
    started = time.monotonic()
    try:
        answer = subprocess.run(
            step.command,
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        status, output = answer.returncode, answer.stdout
    except OSError as error:
        status, output = 127, f"{step.command[0]} could not be started: {error}\n"
    return Outcome(step, status, time.monotonic() - started, output)


def describe(outcome: Outcome) -> str:
    """One line for a step that went well; for one that failed, its output too."""
    word = "ok  " if outcome.status == 0 else "FAIL"
    line = f"{word} {outcome.step.name:<10} {outcome.seconds:6.1f} s"
    if outcome.status == 0:
        closing = outcome.step.closing(outcome.output)
        return f"{line}\n{closing}" if closing else line
    command = " ".join(outcome.step.command)
    return f"{line}\n{outcome.output.rstrip()}\n     (again: {command})"
