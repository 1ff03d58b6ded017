"""Which files a workspace has, and whether they may have changed since they were last read."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from typing import NamedTuple

from sightline.kernel.kinds import Kinds
from sightline.kernel.settings import FILE_NAME, Settings
from sightline.text.yaml.nodes import Problem

_FIRST_READ = 65_536
Signature = tuple[int, int, int, int]


class Listing(NamedTuple):
    """Paths with their signatures, and the paths that can't be documents, with the reason.

    A signature is (mtime_ns, ctime_ns, size, inode): two equal ones mean an unchanged file, unless
    the change time is as young as the look itself.
    """

    files: dict[str, Signature]
    problems: dict[str, Problem]


def list_files(root: str, kinds: Kinds, settings: Settings) -> Listing:
    """Every file that is a document or holds rows. Symbolic links are not followed."""
    suffixes = {
        folder: tuple({s for k in ks for s in k.suffixes}) for folder, ks in kinds.folders.items()
    }
    names = {folder: frozenset(n for k in ks for n in (*k.opaque, k.file_name) if n)
             for folder, ks in kinds.folders.items()}  # fmt: skip
    patterns = [pattern for rows in settings.feedback for pattern in rows.files]
    walk = _Walk(root, patterns)
    for folder in sorted({*suffixes, *(p.partition("/")[0] for p in patterns if "/" in p)}):
        walk.folder(folder, suffixes.get(folder, ()), names.get(folder, frozenset()))
    return Listing(walk.files, walk.problems)


class _Walk:
    def __init__(self, root: str, patterns: list[str]) -> None:
        self.root = root
        self.patterns = patterns
        self.files: dict[str, Signature] = {}
        self.problems: dict[str, Problem] = {}

    def folder(self, folder: str, suffixes: tuple[str, ...], names: frozenset[str]) -> None:
        waiting = [folder]
        while waiting:
            here = waiting.pop()
            try:
                entries = os.scandir(os.path.join(self.root, here))
            except FileNotFoundError:
                continue
            except OSError as error:
                self.problems[here] = _unreadable(error)
                continue
            with entries:
                for entry in entries:
                    self._entry(entry, here, suffixes, names, waiting)

    def _entry(
        self,
        entry: os.DirEntry[str],
        here: str,
        suffixes: tuple[str, ...],
        names: frozenset[str],
        waiting: list[str],
    ) -> None:
        name = entry.name
        if name[0] == ".":
            return
        path = f"{here}/{name}"
        if entry.is_symlink():
            self.problems[path] = _symlink(self.root, path)
        elif name.endswith(suffixes) or name in names or self._is_rows(path):
            if entry.is_file(follow_symlinks=False):
                found = entry.stat(follow_symlinks=False)
                self.files[path] = (
                    found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino,
                )  # fmt: skip
            else:
                self._other(entry, path, waiting)
        elif entry.is_dir(follow_symlinks=False):
            waiting.append(path)

    def _other(self, entry: os.DirEntry[str], path: str, waiting: list[str]) -> None:
        if entry.is_dir(follow_symlinks=False):
            waiting.append(path)
            return
        help = "a document is a regular file"
        self.problems[path] = Problem("DOC005", "this is not a file", 1, 1, 1, 1, help)

    def _is_rows(self, path: str) -> bool:
        return any(fnmatchcase(path, pattern) for pattern in self.patterns)


def signature(path: str) -> Signature | None:
    """The signature of one file, or None where there is none."""
    try:
        found = os.stat(path, follow_symlinks=False)
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def read_bytes(root: str, path: str, limit: int) -> bytes | Problem:
    """A file's first ``limit`` + 1 bytes (so that a larger one shows), or why it can't be read."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(f"{root}/{path}", flags)
    except OSError as error:
        return _unreadable(error)
    try:
        data = os.read(descriptor, _FIRST_READ)
        return data if len(data) < _FIRST_READ else _rest(descriptor, data, limit + 1)
    except OSError as error:
        return _unreadable(error)
    finally:
        os.close(descriptor)


def _rest(descriptor: int, data: bytes, limit: int) -> bytes:
    parts = [data]
    size = len(data)
    while size < limit:
        part = os.read(descriptor, limit - size)
        if not part:
            break
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _unreadable(error: OSError) -> Problem:
    message = f"can't be read: {error.strerror or error}"
    help = "check that the file exists and that you may read it"
    return Problem("DOC005", message, 1, 1, 1, 1, help)


def _symlink(root: str, path: str) -> Problem:
    full = os.path.join(root, path)
    inside = os.path.realpath(root)
    try:
        target = os.path.realpath(full, strict=True)
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            return Problem("DOC005", "a symbolic link to nothing", 1, 1, 1, 1, "remove it")
        help = "remove the link"
        return Problem("DOC007", "a symbolic link that leads back to itself", 1, 1, 1, 1, help)
    if full_is_inside(target, inside):
        loop = full_is_inside(os.path.realpath(os.path.dirname(full)), target)
        if loop:
            message = "a symbolic link to a folder that holds it"
            return Problem("DOC007", message, 1, 1, 1, 1, "remove the link")
        message = "a symbolic link to another place of this workspace; it is not read twice"
        help = "remove the link, and refer to the document by its id"
        return Problem("DOC008", message, 1, 1, 1, 1, help)
    message = "a symbolic link that leads out of the workspace; it is not followed"
    help = "copy the file here, or declare it as a source in sightline.toml"
    return Problem("DOC006", message, 1, 1, 1, 1, help)


def full_is_inside(path: str, folder: str) -> bool:
    """Whether a resolved path is a folder or lies in it."""
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def settings_path(root: str) -> str:
    return os.path.join(root, FILE_NAME)
