"""The main job of `python3 dev.py run`: Sightline on its own workspace, as a newcomer sees it.

The commands are what a person could type one by one; each is printed before it runs. A verdict of
FAIL or a finding is news, not a fault of the run: only a command that could not work stops it.
"""

from __future__ import annotations

import shlex
import subprocess
from dataclasses import dataclass

from devtools.environment import chore_environment, ensure
from devtools.paths import ROOT, VENV_PYTHON

FINDINGS = 1


@dataclass(frozen=True, slots=True)
class Command:
    """One command with the sentence that says why it is worth looking at."""

    why: str
    arguments: tuple[str, ...]
    in_folder: str = "."


COMMANDS = (
    Command("The workspace, compiled.", ("check", "product/")),
    Command("Its promises, asked of the data.", ("verify",), "product"),
    Command("One thread, from the words of a customer to the verdict.", ("thread",), "product"),
)
# Serving pages comes with the pages; until then `--no-serve` changes nothing.
SERVE: Command | None = None


def run_main_job(*, serve: bool) -> int:
    """Run the commands in order; the first that could not work ends it with its own status."""
    ensure("runtime")
    commands = [*COMMANDS, *([SERVE] if serve and SERVE else [])]
    for command in commands:
        line = shlex.join(["sightline", *command.arguments])
        place = "" if command.in_folder == "." else f"   (in {command.in_folder}/)"
        print(f"\n# {command.why}\n$ {line}{place}", flush=True)
        status = subprocess.run(
            [str(VENV_PYTHON), "-m", "sightline", *command.arguments],
            cwd=ROOT / command.in_folder,
            env=chore_environment(),
            check=False,
        ).returncode
        if status > FINDINGS:
            return status
    return 0
