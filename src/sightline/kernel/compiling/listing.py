"""Which files a workspace has, and whether they may have changed since they were last read."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from sightline.kernel.documents.kinds import Kinds
from sightline.kernel.documents.settings import FILE_NAME, Settings
from sightline.kernel.documents.stray_documents import Home, stray_documents
from sightline.kernel.files.safe_paths import WorkspaceRoot, read_document, why
from sightline.kernel.files.source_text import (
    symlink_loop,
    symlink_out_of_workspace,
    unreadable_file,
)
from sightline.kernel.files.workspace_path import WorkspacePath
from sightline.text.yaml.nodes import Problem

Signature = tuple[int, int, int, int]


class Listing(NamedTuple):
    """Paths with their signatures, and the paths that can't be documents, with the reason.

    A signature is (mtime_ns, ctime_ns, size, inode): two equal ones mean an unchanged file, unless
    the change time is as young as the look itself.
    """

    files: dict[str, Signature]
    problems: dict[str, Problem]


class Layout(NamedTuple):
    """Where documents live: folder → what the files that are documents are called."""

    folders: dict[str, Home]

    @classmethod
    def of(cls, kinds: Kinds) -> Layout:
        found = {}
        for folder, here in sorted(kinds.folders.items()):
            endings = {suffix for kind in here for suffix in kind.suffixes}
            names = {n for kind in here for n in (*kind.opaque, kind.file_name) if n}
            codes = tuple(k.code for k in here if k.suffixes and not k.file_name)
            default = next((kind.code for kind in here if kind.default_prefix), "")
            found[folder] = Home(tuple(sorted(endings)), tuple(sorted(names)), codes, default)
        return cls(found)

    @classmethod
    def of_json(cls, folders: dict[str, list[Any]]) -> Layout:
        """A layout as it was remembered."""
        return cls(
            {
                folder: Home(tuple(endings), tuple(names), tuple(codes), default)
                for folder, (endings, names, codes, default) in folders.items()
            }
        )


def list_files(root: str, layout: Layout, settings: Settings) -> Listing:
    """Every file that is a document or holds rows. Symbolic links are not followed."""
    patterns = [pattern for rows in settings.feedback for pattern in rows.files]
    walk = _Walk(root, patterns)
    for folder in sorted({*layout.folders, *(p.partition("/")[0] for p in patterns if "/" in p)}):
        home = layout.folders.get(folder, Home((), ()))
        walk.folder(folder, home.endings, frozenset(home.names))
    for path, problem in stray_documents(root, layout.folders, walk.others, walk.files):
        walk.problems.setdefault(path, problem)
    return Listing(walk.files, walk.problems)


class _Walk:
    def __init__(self, root: str, patterns: list[str]) -> None:
        self.root = root
        self.patterns = patterns
        self.files: dict[str, Signature] = {}
        self.problems: dict[str, Problem] = {}
        self.others: list[str] = []

    def folder(self, folder: str, suffixes: tuple[str, ...], names: frozenset[str]) -> None:
        if os.path.islink(os.path.join(self.root, folder)):
            self.problems[folder] = _symlink(self.root, folder)
            return
        waiting = [folder]
        while waiting:
            here = waiting.pop()
            try:
                entries = os.scandir(os.path.join(self.root, here))
            except FileNotFoundError:
                continue
            except OSError as error:
                self.problems[here] = unreadable_file(why(error))
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
        if not name.isprintable() and not _is_text(name):
            shown = os.fsencode(path).decode("utf-8", "backslashreplace")
            self.problems[shown] = unreadable_file("its name is not UTF-8 text; rename it")
        elif entry.is_symlink():
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
        else:
            self.others.append(path)

    def _other(self, entry: os.DirEntry[str], path: str, waiting: list[str]) -> None:
        if entry.is_dir(follow_symlinks=False):
            waiting.append(path)
            return
        self.problems[path] = unreadable_file("it is not a regular file")

    def _is_rows(self, path: str) -> bool:
        return any(fnmatchcase(path, pattern) for pattern in self.patterns)


def _is_text(name: str) -> bool:
    """Bytes of a name that are not UTF-8 reach Python as halves of characters."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def signature(path: str) -> Signature | None:
    """The signature of one file, or None where there is none."""
    try:
        found = os.stat(path, follow_symlinks=False)
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def read_bytes(root: str, path: str, limit: int) -> bytes | Problem:
    """The bytes of one file of a workspace, or why it can't be read."""
    with WorkspaceRoot(root) as opened:
        return read_document(opened, WorkspacePath(path), limit)


def _symlink(root: str, path: str) -> Problem:
    full = os.path.join(root, path)
    try:
        target = os.path.realpath(full, strict=True)
    except FileNotFoundError:
        return unreadable_file("it is a symbolic link to nothing")
    except OSError:
        return symlink_loop()
    if not full_is_inside(target, os.path.realpath(root)):
        return symlink_out_of_workspace()
    if full_is_inside(os.path.realpath(os.path.dirname(full)), target):
        return symlink_loop()
    message = "a symbolic link to another place of this workspace; it is not read twice"
    help = "remove the link, and refer to the document by its id"
    return Problem("DOC008", message, 1, 1, 1, 1, help)


def full_is_inside(path: str, folder: str) -> bool:
    """Whether a resolved path is a folder or lies in it."""
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def settings_path(root: str) -> str:
    return os.path.join(root, FILE_NAME)
