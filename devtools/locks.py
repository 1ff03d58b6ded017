"""Locks: every dependency with its hashes, for all Pythons and platforms, without an address.

One resolution covers all (`--universal`, one version of each package), so everybody tests the
same. `dev.lock` comes first and constrains the others; existing pins stay unless asked to move.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from devtools import uv
from devtools.errors import ChoreError
from devtools.paths import REQUIREMENTS, ROOT, from_root

OLDEST_PYTHON = "3.11"


def write_locks(*, upgrade: bool) -> int:
    """Resolve every lock again; with `upgrade`, to the newest versions allowed."""
    program = uv.find_uv()
    if program is None:
        raise ChoreError("locks are written by uv, and it can't be had here")
    environment = uv.uv_environment(os.environ)
    for target, arguments in plan():
        command = [str(program), "pip", "compile", "--quiet", *arguments]
        command += ["--universal", "--generate-hashes", "--fork-strategy", "fewest"]
        command += ["--python-version", OLDEST_PYTHON]
        command += ["--custom-compile-command", "python3 dev.py lock"]
        command += ["--upgrade"] * upgrade + ["--output-file", from_root(target)]
        if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode != 0:
            raise ChoreError(f"{from_root(target)} could not be resolved")
        print(f"{from_root(target)}: {count_packages(target)} packages")
    return 0


def plan() -> Iterator[tuple[Path, list[str]]]:
    """Each lock with what it is made from, in the order they constrain one another."""
    constrained = ["--constraints", "requirements/dev.lock"]
    yield REQUIREMENTS / "dev.lock", ["pyproject.toml", "--group", "dev"]
    yield REQUIREMENTS / "runtime.lock", ["pyproject.toml", *constrained]
    yield REQUIREMENTS / "build.lock", ["--group", "build", *constrained]
    for source in sorted(REQUIREMENTS.glob("*.in")):
        yield source.with_suffix(".lock"), [from_root(source)]


def count_packages(lock: Path) -> int:
    """How many packages a lock pins."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    return sum("==" in line and not line.startswith((" ", "#")) for line in lines)
