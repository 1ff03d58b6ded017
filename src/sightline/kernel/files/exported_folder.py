"""A folder of files that the user named for an export: replaced whole, or not touched at all.

The new folder is made beside the old one and then takes its place: where the system can, both are
exchanged in one step, so that a web server always finds one of the two. Only an earlier export is
replaced without being told to; it is known by its manifest, which names every file that it holds.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import stat
import sys
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import orjson

from sightline.kernel.errors import Refused
from sightline.kernel.files.safe_paths import why
from sightline.kernel.files.workspace_path import is_private_name

MANIFEST = "manifest.json"
MADE_BY = "sightline export"
_OWN = ("sightline.toml", ".git", ".sightline")
"""What marks a folder as somebody's work: it is never replaced, whatever is asked."""
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux's renameat2
_HERE = -100  # AT_FDCWD


def refuse_folder(path: str, root: str, folders: list[str], force: bool) -> None:
    """Raise Refused where an export may not go to a folder; before any work, and again after it.

    ``root`` is the workspace, ``folders`` are those of its documents, as paths within it.
    """
    target, home = os.path.realpath(path), os.path.realpath(root)
    if any(is_private_name(part) for part in target.split(os.sep)):
        raise _refused(path, "lies in a private folder of git or Sightline")
    if os.path.islink(path):
        raise _refused(path, "is a link, which is not written through")
    if (home + os.sep).startswith(target.rstrip(os.sep) + os.sep):
        raise _refused(path, "holds the workspace itself")
    within = os.path.relpath(target, home).replace(os.sep, "/") + "/"
    if any(folder and within.startswith(folder + "/") for folder in folders):
        raise _refused(path, "lies among documents of the workspace")
    if not os.path.lexists(target):
        return
    if not os.path.isdir(target):
        raise _refused(path, "is no folder")
    held = sorted(os.listdir(target))
    marks = [name for name in _OWN if name in held]
    if marks:
        raise _refused(path, f"holds {marks[0]}, so it is more than an export")
    if held and not force and not _is_export(target):
        help = "name another folder, or add --force: all that it holds is then deleted"
        raise Refused(f"{path} is not empty, and no earlier export", help=help, path=path)


def manifest_of(files: Mapping[str, bytes], says: Mapping[str, Any]) -> bytes:
    """What an export holds: each file with its size and the sha256 of its bytes."""
    listed = [
        {"path": name, "bytes": len(data), "sha256": sha256(data).hexdigest()}
        for name, data in sorted(files.items())
    ]
    whole = {"made_by": MADE_BY, **says, "files": listed}
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def write_folder(path: str, files: Mapping[str, bytes]) -> None:
    """Write an export, in place of what stands there. A process that is killed leaves the old
    folder or the new one, and at worst a hidden one beside it. Raises Refused."""
    if os.name == "nt":
        raise _refused(path, "is on Windows, where Sightline writes nothing")
    target = os.path.realpath(path)
    above, name = os.path.split(target)
    fresh = os.path.join(above, f".{name[:80]}.{os.urandom(8).hex()}.tmp")
    try:
        os.makedirs(above, exist_ok=True)
        _write_all(fresh, files)
        _put_in_place(fresh, target)
    except (OSError, ValueError) as error:
        raise _refused(path, f"cannot be written: {why(error)}") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _is_export(folder: str) -> bool:
    """Whether a folder holds what its manifest says, and nothing else."""
    try:
        with open(os.path.join(folder, MANIFEST), "rb") as file:
            held = orjson.loads(file.read())
        named = {one["path"] for one in held["files"]} | {MANIFEST}
        return bool(held["made_by"] == MADE_BY) and set(_files_below(folder)) <= named
    except (OSError, ValueError, TypeError, KeyError):
        return False


def _files_below(folder: str) -> list[str]:
    found = []
    for base, _, names in os.walk(folder):
        inner = os.path.relpath(base, folder).replace(os.sep, "/")
        found += [name if inner == "." else f"{inner}/{name}" for name in names]
    return found


def _write_all(folder: str, files: Mapping[str, bytes]) -> None:
    os.mkdir(folder)
    for inner in sorted({os.path.dirname(name) for name in files}):
        os.makedirs(os.path.join(folder, inner), exist_ok=True)
    for name, data in files.items():
        with open(os.path.join(folder, name), "xb") as file:
            file.write(data)


def _put_in_place(fresh: str, target: str) -> None:
    if not os.path.lexists(target):
        os.rename(fresh, target)
        return
    os.chmod(fresh, stat.S_IMODE(os.stat(target).st_mode))
    if _exchange(fresh, target):
        return
    aside = fresh.removesuffix(".tmp") + ".old.tmp"
    os.rename(target, aside)
    try:
        os.rename(fresh, target)
    except OSError:
        os.rename(aside, target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: str, other: str) -> bool:
    """Exchange two folders in one step; False where the system or the file system can't."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done: int = rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return done == 0


def _refused(path: str, what: str) -> Refused:
    return Refused(f"{path} {what}", help="name another folder", path=path)
