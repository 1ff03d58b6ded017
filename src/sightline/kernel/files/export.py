"""A file that a person named to keep a result in: whether it may be written, before any work.

The writer replaces what is there, whole or not at all (`writer.write_export`). What is never
written is a folder, a link, anything in a folder that holds the workspace's documents, and what a
person keeps in their private folder.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence

from sightline.kernel.errors import Refused, UsageError


def refuse_export(
    flag: str,
    path: str,
    endings: Sequence[str],
    root: str | None,
    folders: Iterable[str],
    private: str = "",
) -> None:
    """Raise UsageError for another ending, Refused where a file of that name may not be written.

    `root` is the workspace, `folders` are those of its documents, as paths within it; `private` is
    the folder of a person's own files, of which none that is there is replaced.
    """
    if not path.lower().endswith(tuple(endings)):
        named = [ending for ending in endings if ending]
        known = f"{', '.join(named[:-1])} or {named[-1]}" if named[1:] else named[0]
        help = f"write for example: {flag} {_stem(path)}{named[0]}"
        raise UsageError(f"{flag} {path}: the name has to end in {known}", help=help)
    try:
        mode = os.lstat(path).st_mode
    except (OSError, ValueError):
        mode = 0
    if stat.S_ISDIR(mode):
        raise Refused(f"{path} is a folder", help="name a file in it", path=path)
    if stat.S_ISLNK(mode):
        help = "name the file itself, or another one"
        raise Refused(f"{path} is a link, which is not written through", help=help, path=path)
    home = _home(path, root, folders)
    if home:
        help = f"write it elsewhere, for example: charts/{os.path.basename(path)}"
        raise Refused(f"{home}/ holds documents of the workspace", help=help, path=path)
    if mode and private and _home(path, root, (private.rstrip("/"),)):
        help = "name another file, or take that one away first"
        raise Refused(
            f"{path} is there already, among your own files", help=help, path=path, reason="exists"
        )


def refuse_own_input(path: str, named: Iterable[str], root: str | None) -> None:
    """Raise Refused where a file to write is one of those that the same command names to read."""
    for name in named:
        for other in dict.fromkeys((name, os.path.join(root or "", name))):
            try:
                is_same = os.path.samefile(path, other)
            except (OSError, ValueError):
                continue
            if is_same:
                help = "name another file, so that what was read stays as it is"
                raise Refused(f"{path} is read for this, and isn't replaced", help=help, path=path)


def _home(path: str, root: str | None, folders: Iterable[str]) -> str:
    """The folder of documents that a path lies in, or ""."""
    if root is None:
        return ""
    within = os.path.relpath(os.path.realpath(path), os.path.realpath(root)).replace(os.sep, "/")
    return next((f for f in sorted(folders) if f and within.startswith(f + "/")), "")


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path))[0] or "chart"
