"""Set-up: makes `.venv` from the locks once, and is skipped in milliseconds after that.

uv does the work where it can be had; `venv` and pip do the same from the same locks where not.
Both check every hash, and the project itself is built without reaching for a registry.
"""

from __future__ import annotations

import compileall
import contextlib
import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from devtools import uv
from devtools.errors import ChoreError
from devtools.paths import REQUIREMENTS, ROOT, TOOLS, VENV, VENV_BIN, VENV_PYTHON
from devtools.stamp import fingerprint, is_fresh, read_stamp, write_stamp

# What each chore needs: running the product, or also developing it.
PROFILES = {"runtime": ("runtime.lock", "build.lock"), "dev": ("dev.lock",)}
PYPROJECT = ROOT / "pyproject.toml"


def ensure(profile: str = "dev") -> Path:
    """The Python of an environment that has at least this profile, set up now if need be."""
    if _is_ready(profile):
        return VENV_PYTHON
    with _one_at_a_time():
        if not _is_ready(profile):
            wanted = "dev" if read_stamp(VENV)[0] == "dev" else profile
            started = time.monotonic()
            installer = _set_up(VENV, _locks(wanted), editable=True)
            compileall.compile_dir(ROOT / "src", quiet=2)
            write_stamp(VENV, wanted, _fingerprint(wanted))
            seconds = time.monotonic() - started
            print(f"dev.py: set up .venv by {installer} in {seconds:.1f} s", file=sys.stderr)
    return VENV_PYTHON


def is_peer_ready(name: str) -> bool:
    """Whether a peer's environment is there already, as its lock says."""
    lock = REQUIREMENTS / f"bench-{name}.lock"
    value = fingerprint([lock], PYPROJECT) if lock.is_file() else ""
    return bool(value) and is_fresh(TOOLS / f"bench-{name}", "peer", value)


def ensure_peer(name: str) -> Path:
    """The Python of a benchmark peer's own environment, from `requirements/bench-NAME.lock`."""
    folder = TOOLS / f"bench-{name}"
    lock = REQUIREMENTS / f"bench-{name}.lock"
    if not lock.is_file():
        raise ChoreError(f"requirements/{lock.name} is missing; write its .in file, then: lock")
    if not is_peer_ready(name):
        with _one_at_a_time():
            _set_up(folder, [lock], editable=False)
            write_stamp(folder, "peer", fingerprint([lock], PYPROJECT))
    return folder / "bin" / "python"


def chore_environment() -> dict[str, str]:
    """The variables a chore runs with: `.venv` first on PATH, whatever was active before."""
    environment = dict(os.environ)
    environment["PATH"] = f"{VENV_BIN}{os.pathsep}{environment.get('PATH', os.defpath)}"
    environment["VIRTUAL_ENV"] = str(VENV)
    environment.pop("PYTHONHOME", None)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # or each start compiles all modules again
    return environment


def _is_ready(profile: str) -> bool:
    candidates = ("runtime", "dev") if profile == "runtime" else ("dev",)
    return any(is_fresh(VENV, each, _fingerprint(each)) for each in candidates)


def _locks(profile: str) -> list[Path]:
    return [REQUIREMENTS / name for name in PROFILES[profile]]


def _fingerprint(profile: str) -> str:
    return fingerprint(_locks(profile), PYPROJECT)


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two chores started together wait for one set-up instead of spoiling it."""
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "setup.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _set_up(folder: Path, locks: Sequence[Path], *, editable: bool) -> str:
    """Make or mend one environment; returns the installer's name. Its stamp goes before all."""
    (folder / "stamp").unlink(missing_ok=True)
    program = None if os.environ.get("SIGHTLINE_INSTALLER") == "pip" else uv.find_uv()
    if program is None:
        _set_up_with_pip(folder, locks, editable=editable)
        return "pip"
    _set_up_with_uv(program, folder, locks, editable=editable)
    return "uv"


def _set_up_with_uv(program: Path, folder: Path, locks: Sequence[Path], *, editable: bool) -> None:
    environment = uv.uv_environment(os.environ)
    quiet_uv = [str(program), "--quiet"]
    into = ["--python", str(folder / "bin" / "python")]
    if not _made_by_this_python(folder):
        make = ["venv", "--clear", "--no-project", "--python", sys.executable, str(folder)]
        _run([*quiet_uv, *make], environment)
    _run([*quiet_uv, "pip", "sync", "--require-hashes", *into, *map(str, locks)], environment)
    if editable:
        own = ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
        _run([*quiet_uv, "pip", "install", *into, *own], environment)


def _set_up_with_pip(folder: Path, locks: Sequence[Path], *, editable: bool) -> None:
    environment = uv.pip_environment()
    uv.make_venv(folder)
    install = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    install.append("--disable-pip-version-check")
    files = [argument for lock in locks for argument in ("--requirement", str(lock))]
    _run([*install, "--no-deps", "--require-hashes", *files], environment)
    if editable:
        own = ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
        _run([*install, *own], environment)


def _made_by_this_python(folder: Path) -> bool:
    """True when the folder is an environment of this very version that can be mended in place."""
    try:
        lines = (folder / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    version = ".".join(map(str, sys.version_info[:3]))
    same = any(
        line.replace(" ", "") in {f"version_info={version}", f"version={version}"} for line in lines
    )
    return same and (folder / "bin" / "python").exists()


def _run(command: Sequence[str], environment: Mapping[str, str]) -> None:
    answer = subprocess.run(
        command, cwd=ROOT, env=dict(environment), capture_output=True, text=True, check=False
    )
    if answer.returncode != 0:
        said = "\n".join((answer.stderr or answer.stdout).strip().splitlines()[-20:])
        raise ChoreError(
            f"the set-up stopped: `{Path(command[0]).name}` said:\n{said}\n"
            "If packages can't be reached, name your index in PIP_INDEX_URL and run this again."
        )
