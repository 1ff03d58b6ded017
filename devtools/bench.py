"""Benchmarks: `benchmarks/*.py`, each a program that prints its own ratios against its peers.

A benchmark gets a peer's Python by `devtools.environment.ensure_peer(NAME)`, made from
`requirements/bench-NAME.lock`; peers are never dependencies.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from devtools.environment import chore_environment, ensure
from devtools.errors import ChoreError
from devtools.paths import ROOT, VENV_PYTHON

BENCHMARKS = ROOT / "benchmarks"


def find_benchmarks(name: str | None) -> list[str]:
    """The benchmark named, or all there are."""
    known = sorted(path.stem for path in BENCHMARKS.glob("*.py") if not path.stem.startswith("_"))
    if name is not None and name not in known:
        raise ChoreError(f"no benchmark is called {name}; there are: {', '.join(known) or 'none'}")
    return known if name is None else [name]


def run_benchmarks(name: str | None, arguments: Sequence[str]) -> int:
    """Run them one after the other, alone on the machine; 1 if any of them failed."""
    names = find_benchmarks(name)
    if not names:
        print("no benchmarks yet: benchmarks/ holds none")
        return 0
    ensure("dev")
    environment = chore_environment()
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    status = 0
    for each in names:
        print(f"== {each}", flush=True)
        command = [str(VENV_PYTHON), "-m", f"benchmarks.{each}", *arguments]
        status |= subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    return int(status != 0)
