"""oasdiff, a peer of `sightline contract diff`: built by Go into a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from devtools.errors import ChoreError
from devtools.paths import TOOLS

__all__ = ["VERSION", "diff_command", "oasdiff"]

# The newest of which every part can be had from Go's module proxy (1.34 and 1.35 need one that
# the proxy refuses).
VERSION = "1.33.0"
_MODULE = "github.com/oasdiff/oasdiff"


def oasdiff() -> str:
    """The command, built now where it isn't yet; ChoreError where it can't be had."""
    folder = TOOLS / f"bench-oasdiff-{VERSION}"
    command = folder / "oasdiff"
    if command.exists():
        return str(command)
    go = shutil.which("go")
    if go is None:
        raise ChoreError("Go is not installed here, so oasdiff can't be had")
    folder.mkdir(parents=True, exist_ok=True)
    build = [go, "install", f"{_MODULE}@v{VERSION}"]
    environment = {**os.environ, "GOBIN": str(folder)}
    done = subprocess.run(build, check=False, capture_output=True, text=True, env=environment)
    if done.returncode or not command.exists():
        raise ChoreError(f"Go could not build oasdiff: {done.stderr.strip()[-200:]}")
    return str(command)


def diff_command(command: str, old: Path, new: Path, *, everything: bool = False) -> list[str]:
    """What breaks (`breaking`), or `everything` that changed (`changelog`); it ends with 0."""
    return [command, "changelog" if everything else "breaking", str(old), str(new), "-f", "json"]
