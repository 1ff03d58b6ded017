"""Redocly CLI, a peer of `sightline contract`: installed by npm into a folder of its own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from devtools.errors import ChoreError
from devtools.paths import TOOLS

__all__ = ["VERSION", "drift_command", "redocly"]

VERSION = "2.77.0"
_PACKAGE = "@redocly/cli"


def redocly() -> str:
    """The command, installed now where it isn't yet; ChoreError where it can't be had."""
    folder = TOOLS / f"bench-redocly-{VERSION}"
    command = folder / "node_modules" / ".bin" / "redocly"
    if command.exists():
        return str(command)
    npm = shutil.which("npm")
    if npm is None:
        raise ChoreError("npm is not installed here, so Redocly CLI can't be had")
    folder.mkdir(parents=True, exist_ok=True)
    install = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund"]
    arguments = ["--ignore-scripts", "--save-exact", f"{_PACKAGE}@{VERSION}"]
    done = subprocess.run([*install, *arguments], check=False, capture_output=True, text=True)
    if done.returncode or not command.exists():
        raise ChoreError(f"npm could not install {_PACKAGE}: {done.stderr.strip()[-200:]}")
    return str(command)


def drift_command(command: str, contract: Path, traffic: Path) -> list[str]:
    """The peer's drift on the same document and traffic, with the coverage that ours has too."""
    flags = ["--coverage", "--format", "json", "--match-mode", "basepath"]
    return [command, "drift", str(traffic), "--api", str(contract), *flags]
