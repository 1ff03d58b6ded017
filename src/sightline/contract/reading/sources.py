"""What a person may name as a contract: a path, `REV:path` of git, a URL, or `-` for a pipe."""

from __future__ import annotations

import os
import posixpath
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass

from sightline.contract.reading.files import (
    Files,
    FolderFiles,
    RevisionFiles,
    SeenFiles,
    TextFile,
)
from sightline.contract.reading.git import commit_of, prefix_of, top_of
from sightline.contract.reading.parsing import MAX_BYTES
from sightline.kernel.errors import Refused, UsageError
from sightline.kernel.files.workspace_path import parse_workspace_path
from sightline.text.yaml.nodes import Problem

__all__ = ["Source", "file_source", "named_source", "revision_source"]

_URL = re.compile(r"https?://", re.IGNORECASE)
_REVISION = re.compile(r"(?P<revision>[^:]{2,}|@|[A-Z]):(?P<path>(?!//).+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Source:
    """A contract that was named: `path` among its `files`, `name` as it is shown.

    `before` is what is shown before the path of every file of it, such as `v1.2:`.
    """

    name: str
    path: str
    files: Files
    before: str = ""

    def shown(self, path: str) -> str:
        """How another file of the contract is shown: from where its root is shown."""
        if "://" in path:
            return path
        here = posixpath.dirname(self.name.removeprefix(self.before))
        steps = posixpath.relpath(path, posixpath.dirname(self.path) or ".")
        return self.before + posixpath.normpath(posixpath.join(here, steps))


def _everything(path: str) -> bool:
    return True


def named_source(
    text: str,
    root: str | None,
    *,
    anywhere: bool = False,
    folder: str = "",
    fetch: bool = False,
    sees: Callable[[str], bool] = _everything,
) -> Source:
    """What a person means by a word.

    `root` is the workspace's folder (None without one), from which paths are written. `anywhere`
    (the command line only) allows any path of the machine, from `folder`, and `-`. `fetch` allows a
    URL. `sees` says of a path of the workspace whether whoever asks may see it, unless `anywhere`;
    nothing outside of the workspace is read then. Raises UsageError where there is no such thing,
    Refused where it may not be named.
    """
    if not text:
        help = "name one, such as contracts/pets/openapi.yaml"
        raise UsageError("no file is named", help=help)
    if _URL.match(text):
        return _url_source(text, fetch)
    if text == "-" and anywhere:
        return Source("standard input", "-", TextFile("-", sys.stdin.buffer.read(MAX_BYTES + 1)))
    beside = os.path.join(folder or root or ".", text)
    if anywhere and os.path.isfile(beside):
        return file_source(beside, text, root)
    if root is not None and os.path.isfile(os.path.join(root, text)):
        files = SeenFiles(FolderFiles(root), "", sees)
        return _exists(Source(text, parse_workspace_path(text), files))
    revision = _REVISION.fullmatch(text)
    if revision is not None:
        within = folder or "." if root is None else root
        return revision_source(within, revision["revision"], revision["path"], anywhere, sees)
    help = "name a file, REV:path of git such as main:contracts/pets/openapi.yaml"
    if not anywhere:
        parse_workspace_path(text)
        help += ", written from the workspace's folder"
    raise UsageError(f"there is no file {text}", help=help)


def file_source(path: str, name: str = "", root: str | None = None) -> Source:
    """A file of this machine. What it refers to may lie in its repository or its workspace;
    outside of both, below its own folder. Raises UsageError where there is no such folder."""
    full = os.path.abspath(path)
    here = os.path.dirname(full)
    if not os.path.isdir(here):
        help = f"there is no folder {os.path.dirname(path)} either; paths begin at this folder"
        raise UsageError(f"there is no file {path}", help=help)
    top = top_of(here) if _is_in_repository(here) else None
    if top is None and root is not None and full.startswith(os.path.abspath(root) + os.sep):
        top = os.path.abspath(root)
    real = os.path.join(os.path.realpath(here), os.path.basename(full))
    if top is None or not real.startswith(os.path.realpath(top) + os.sep):
        top = here
    inside = os.path.relpath(real, os.path.realpath(top)).replace(os.sep, "/")
    return Source(name or path, inside, FolderFiles(top))


def _is_in_repository(folder: str) -> bool:
    """A look without git, which is asked only where the answer may be yes."""
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return False
        folder = above
    return True


def revision_source(
    folder: str,
    revision: str,
    path: str,
    anywhere: bool = True,
    sees: Callable[[str], bool] = _everything,
) -> Source:
    """A file as a revision has it. The path is written from `folder`, or, `anywhere`, as git does
    from the top of the repository; otherwise only files in `folder` that `sees` allows are read."""
    commit = commit_of(folder, revision)
    prefix = prefix_of(folder)
    files: Files = RevisionFiles(folder, commit)
    if not anywhere:
        files = SeenFiles(files, prefix, sees)
    inside = posixpath.normpath(posixpath.join(prefix, path))
    for one in (inside, posixpath.normpath(path)) if anywhere else (inside,):
        if not one.startswith("../") and isinstance(files.read(one), bytes):
            return Source(f"{revision}:{path}", one, files, f"{revision}:")
    help = f"list the files it has: git ls-tree -r --name-only {revision}"
    raise UsageError(f"there is no file {path} at {revision}", help=help)


def _url_source(text: str, fetch: bool) -> Source:
    if not fetch:
        help = "download it and name the file, or allow the network: --fetch-references"
        raise Refused(f"{text} is not read: the network is off.", help=help)
    return Source(text, text, TextFile("", b""))


def _exists(source: Source) -> Source:
    data = source.files.read(source.path)
    if isinstance(data, Problem):
        raise UsageError(f"{source.name}: {data.message}", help=data.help)
    return source
