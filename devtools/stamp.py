"""Whether the environment is up to date: a hash of all it was made from, kept inside it.

The stamp covers the locks, the project's own declaration, the Python it was made with and where
the checkout lies (scripts in an environment hold absolute paths).
"""

from __future__ import annotations

import hashlib
import json
import platform
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path


def fingerprint(locks: Sequence[Path], pyproject: Path) -> str:
    """The hash of everything an environment depends on."""
    digest = hashlib.sha256()
    for lock in locks:
        digest.update(lock.name.encode() + b"\0" + lock.read_bytes() + b"\0")
    declared = tomllib.loads(pyproject.read_text(encoding="utf-8"))
    project = {key: declared.get(key) for key in ("build-system", "project")}
    python = [sys.version, sys.platform, platform.machine(), str(pyproject.parent)]
    digest.update(json.dumps([project, python], sort_keys=True).encode())
    return digest.hexdigest()


def read_stamp(environment: Path) -> tuple[str, str]:
    """The profile and the fingerprint that an environment was made for; empty when unknown."""
    try:
        profile, _, value = (environment / "stamp").read_text(encoding="utf-8").partition(" ")
    except (OSError, UnicodeDecodeError):
        return "", ""
    return profile, value.strip()


def write_stamp(environment: Path, profile: str, value: str) -> None:
    """Say what the environment was made for; written last, so half a set-up is never fresh."""
    (environment / "stamp").write_text(f"{profile} {value}\n", encoding="utf-8")


def is_fresh(environment: Path, profile: str, value: str) -> bool:
    """True when the environment is complete and made from exactly these inputs."""
    python = environment / "bin" / "python"
    return read_stamp(environment) == (profile, value) and python.exists()
