"""The pinned uv: found, or installed by pip with its hash checked, into `.tools/`."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from devtools.errors import ChoreError
from devtools.indexes import read_pip_settings, uv_variables
from devtools.paths import REQUIREMENTS, TOOLS

LOCK = REQUIREMENTS / "installer.lock"
NO_VENV = f"""this Python ({sys.executable}) has neither pip nor a complete `venv` module \
(`ensurepip` is missing).
On Debian or Ubuntu: apt-get install python3-venv
On Fedora: dnf install python3-pip
Then run the same command again."""


def pinned_version(lock: Path = LOCK) -> str:
    """The version of uv that the repository is built with."""
    match = re.search(r"^uv==([0-9.]+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    if match is None:
        raise ChoreError(f"requirements/{lock.name} names no version of uv")
    return match.group(1)


def find_uv() -> Path | None:
    """The pinned uv from `.tools/` or PATH, else installed now, else any uv on PATH, else None."""
    version = pinned_version()
    own = TOOLS / f"uv-{version}" / "bin" / "uv"
    if own.is_file():
        return own
    on_path = shutil.which("uv")
    if on_path and _version_of(on_path) == version:
        return Path(on_path)
    if _install(own.parent.parent):
        return own
    return Path(on_path) if on_path else None


def _version_of(program: str) -> str:
    answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    words = answer.stdout.split()
    return words[1] if len(words) > 1 else ""


def _install(target: Path) -> bool:
    """Install the pinned uv beside its final place and move it there; False if it can't be had."""
    try:
        pip = python_with_pip()
    except ChoreError:
        return False
    TOOLS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=TOOLS) as folder:
        fresh = Path(folder) / "uv"
        command = [*pip, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        command += ["--no-deps", "--only-binary", ":all:", "--require-hashes"]
        command += ["--target", str(fresh), "--requirement", str(LOCK)]
        answer = subprocess.run(
            command, env=pip_environment(), capture_output=True, text=True, check=False
        )
        if answer.returncode != 0 or not (fresh / "bin" / "uv").is_file():
            why = (answer.stderr.strip().splitlines() or ["pip did not say why"])[-1]
            print(f"dev.py: uv can't be had here, going on without it ({why})", file=sys.stderr)
            return False
        fresh.replace(target)
    return True


def python_with_pip() -> list[str]:
    """A Python that has pip: this one, or one in `.tools/pip` made for the purpose."""
    if importlib.util.find_spec("pip"):
        return [sys.executable]
    own = TOOLS / "pip" / "bin" / "python"
    if not own.exists():
        make_venv(TOOLS / "pip")
    return [str(own)]


def make_venv(folder: Path) -> None:
    """A virtual environment with pip, by the standard library; clear words where it can't be."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise ChoreError(NO_VENV)
    command = [sys.executable, "-m", "venv", "--clear", str(folder)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        said = (answer.stderr or answer.stdout).strip()
        raise ChoreError(f"`python -m venv` failed:\n{said}")


def pip_environment() -> dict[str, str]:
    """The environment for pip: a person's index settings stay, what would break a target goes."""
    environment = dict(os.environ)
    for name in ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV"):
        environment.pop(name, None)
    return environment


def uv_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment for uv: pip's index settings carried over, no downloads of Pythons.

    The cache stays where uv puts it, shared by all checkouts, unless there is no home to write to.
    """
    environment = dict(environ)
    try:
        settings = read_pip_settings(python_with_pip())
    except ChoreError:
        settings = {}
    environment.update(uv_variables(settings, environ))
    environment["UV_PYTHON_DOWNLOADS"] = "never"
    environment.setdefault("UV_NO_PROGRESS", "1")
    if "UV_CACHE_DIR" not in environ and not _has_writable_home(environ):
        environment["UV_CACHE_DIR"] = str(TOOLS / "uv-cache")
    return environment


def _has_writable_home(environ: Mapping[str, str]) -> bool:
    home = environ.get("XDG_CACHE_HOME") or environ.get("HOME")
    return bool(home) and Path(str(home)).is_dir() and os.access(str(home), os.W_OK)
