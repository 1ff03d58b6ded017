"""What a command costs: CPU seconds of its whole process tree and its peak memory.

Run as a script it is a launcher of its own, small, so that the memory of whoever asks is not
counted as the command's (Linux counts a fork's memory until it becomes the new program).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import monotonic


@dataclass(frozen=True)
class Cost:
    """One run: CPU seconds (user and system), wall seconds, megabytes at the peak, exit code."""

    cpu_s: float
    wall_s: float
    peak_mb: float
    code: int


class CommandFailedError(Exception):
    """The command that should be measured did not do its work."""


def cost_of(command: list[str], home: Path, good: tuple[int, ...] = (0,)) -> Cost:
    """Run a command once; ``home`` is its HOME and its place for temporary files."""
    log = home / "last-run.log"
    launcher = [sys.executable, "-I", "-S", __file__, str(log), *command]
    environment = {**os.environ, "HOME": str(home), "TMPDIR": str(home), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(launcher, env=environment, check=True, capture_output=True, text=True)
    cost = Cost(**json.loads(done.stdout))
    if cost.code not in good:
        said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise CommandFailedError(f"{' '.join(command)} ended with {cost.code}:\n{said}")
    return cost


def middle(costs: list[Cost]) -> Cost:
    """The median of several runs, each figure for itself."""
    return Cost(
        cpu_s=median(cost.cpu_s for cost in costs),
        wall_s=median(cost.wall_s for cost in costs),
        peak_mb=median(cost.peak_mb for cost in costs),
        code=max(cost.code for cost in costs),
    )


def launch(log: str, command: list[str]) -> None:
    """Run the command, wait for it with ``os.wait4`` and print its cost as JSON.

    CPU is that of the child and of all descendants that it waited for; the peak is the largest of
    them, in the unit of ``getrusage`` (KiB on Linux, bytes on macOS).
    """
    with Path(log).open("wb") as output:
        began = monotonic()
        files = [
            (os.POSIX_SPAWN_DUP2, output.fileno(), 1),
            (os.POSIX_SPAWN_DUP2, output.fileno(), 2),
        ]
        process = os.posix_spawnp(command[0], command, os.environ, file_actions=files)
        _, status, usage = os.wait4(process, 0)
        wall_s = monotonic() - began
    peak_mb = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    cost = Cost(usage.ru_utime + usage.ru_stime, wall_s, peak_mb, os.waitstatus_to_exitcode(status))
    print(json.dumps({name: getattr(cost, name) for name in Cost.__dataclass_fields__}))


if __name__ == "__main__":
    launch(sys.argv[1], sys.argv[2:])
