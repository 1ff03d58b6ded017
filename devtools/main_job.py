"""The main job of `python3 dev.py run`: the synthetic demo written, and its story on one page.

The commands are what a person could type one by one; each is printed before it runs. A verdict of
FAIL or a finding is news, not a fault of the run: only a command that could not work stops it.
CI runs this file itself: Sightline on its own workspace, and there a finding is a fault.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from devtools.environment import chore_environment, ensure
from devtools.errors import ChoreError
from devtools.paths import ROOT, VENV_PYTHON

FINE, FINDINGS = 0, 1


@dataclass(frozen=True, slots=True)
class Command:
    """One command with the sentence that says why it is worth looking at.

    ``is_needed`` false: where it can't work, the others still can (a checkout without its history).
    """

    why: str
    arguments: tuple[str, ...]
    in_folder: str = "."
    is_needed: bool = True


# What brings this repository's own history into product/ as events, into a file that git ignores.
REFRESH = (
    Command(
        "This repository's own history, one row a commit, under pseudonyms.",
        ("init", "product", "--from-git", "."),
        is_needed=False,
    ),
)
CHECK = (Command("The workspace, compiled.", ("check", "product/")),)
DEMO = "demo-relay"  # ignored by git; written anew each time
STORY = (
    Command("A made-up product: its documents, and a year of its events.", ("demo", DEMO)),
    Command("Did it work? Its whole story, measured now.", ("brief", "-C", DEMO)),
)
SERVE = (Command("The same in a browser, on this machine only. Ctrl-C ends it.", ("serve", DEMO)),)
NEXT = f"""\
Your turn, from this checkout (.venv/bin/sightline is the same as python3 dev.py sightline):
  python3 dev.py sightline thread REQ-search-p95 -C {DEMO}
  python3 dev.py sightline verify REQ-search-p95 -C {DEMO}
  python3 dev.py sightline --help"""


def run_main_job(*, serve: bool) -> int:
    """Set up and run them all; what could not work ends it with its own status.

    ``serve``: on a terminal, go on with the pages until somebody ends them.
    """
    ensure("runtime")
    status = run_in_order(STORY, tolerated=FINDINGS)
    if status == FINE:
        print(f"\n{NEXT}", flush=True)
        if serve and sys.stdout.isatty():
            status = run_in_order(SERVE, tolerated=FINDINGS)
    return status


def run_in_order(commands: Sequence[Command], *, tolerated: int) -> int:
    """Print and run each command; stop at the first whose status is above what is tolerated."""
    for command in commands:
        if not (ROOT / command.in_folder).is_dir():
            raise ChoreError(f"{command.in_folder}/ is missing from this checkout")
        line = shlex.join(["sightline", *command.arguments])
        place = "" if command.in_folder == "." else f"   (in {command.in_folder}/)"
        print(f"\n# {command.why}\n$ {line}{place}", flush=True)
        status = subprocess.run(
            [str(VENV_PYTHON), "-m", "sightline", *command.arguments],
            cwd=ROOT / command.in_folder,
            env=chore_environment(),
            check=False,
        ).returncode
        if status > tolerated or status < 0:
            if command.is_needed:
                return abs(status)
            print("(left out: the rest does without)", flush=True)
    return FINE


if __name__ == "__main__":
    sys.exit(run_in_order([*REFRESH, *CHECK], tolerated=FINE))
