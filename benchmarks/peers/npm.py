"""Peers from npm: each in a folder of its own in `.tools/`, one exact version, nothing else."""

from __future__ import annotations

import shutil
import subprocess

from devtools.errors import ChoreError
from devtools.paths import TOOLS

__all__ = ["npm_command"]


def npm_command(package: str, version: str, command: str) -> str:
    """The path of a package's command, installed now where it isn't yet.

    Nothing that the package brings is run for that. Raises ChoreError where it can't be had.
    """
    folder = TOOLS / f"bench-{command}-{version}"
    path = folder / "node_modules" / ".bin" / command
    if path.exists():
        return str(path)
    npm = shutil.which("npm")
    if npm is None:
        raise ChoreError(f"npm is not installed here, so {package} can't be had")
    folder.mkdir(parents=True, exist_ok=True)
    install = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund"]
    arguments = ["--ignore-scripts", "--no-package-lock", "--save-exact", f"{package}@{version}"]
    done = subprocess.run([*install, *arguments], check=False, capture_output=True, text=True)
    if done.returncode or not path.exists():
        raise ChoreError(f"npm could not install {package}: {done.stderr.strip()[-200:]}")
    return str(path)
