"""Where the files of a contract come from: a folder, a git revision, one text, the network.

A path is written from the top of its files (the workspace, the repository), with `/` between parts.
Nothing above the top is ever read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from sightline.contract.reading.git import run_git
from sightline.contract.reading.parsing import MAX_BYTES
from sightline.kernel.compiling.listing import read_bytes
from sightline.kernel.errors import Refused, UsageError
from sightline.kernel.files.source_text import unreadable_file
from sightline.kernel.files.workspace_path import parse_workspace_path
from sightline.text.yaml.nodes import Problem

__all__ = ["Files", "FolderFiles", "RevisionFiles", "SeenFiles", "TextFile"]


class Files(Protocol):
    """Gives the bytes of a path, or why it can't be read."""

    def read(self, path: str) -> bytes | Problem: ...


@dataclass(frozen=True, slots=True)
class FolderFiles:
    """The files below a folder; links are followed as far as they stay in it."""

    folder: str

    def read(self, path: str) -> bytes | Problem:
        """The bytes of a file as it is now."""
        try:
            return read_bytes(self.folder, parse_workspace_path(path), MAX_BYTES)
        except Refused as refused:
            return unreadable_file(refused.message.rstrip("."))


@dataclass(frozen=True, slots=True)
class RevisionFiles:
    """The files of a repository as a commit has them; `folder` lies in the repository."""

    folder: str
    commit: str

    def read(self, path: str) -> bytes | Problem:
        """The bytes of a file at the commit. Raises UsageError where git hasn't fetched them."""
        if "\n" in path or "\0" in path:
            return unreadable_file("its name is not possible here")
        asked = f"{self.commit}:{path}\n".encode("utf-8", "surrogateescape")
        done = run_git(self.folder, "cat-file", "--batch", "--follow-symlinks", given=asked)
        head, _, rest = done.stdout.partition(b"\n")
        facts = head.split(b" ")
        if len(facts) == 3 and facts[1] == b"blob":
            return rest[: int(facts[2])]
        if len(facts) == 3 and facts[1] == b"tree":
            return unreadable_file("it is a folder")
        return self._why_not(path, head)

    def _why_not(self, path: str, head: bytes) -> Problem:
        kind = head.split(b" ")[0]
        if kind in (b"symlink", b"dangling", b"loop", b"notdir"):
            return unreadable_file("it is a symbolic link that leads nowhere in that revision")
        listed = run_git(self.folder, "ls-tree", "--full-tree", self.commit, "--", path)
        if listed.stdout:
            help = "fetch the whole history: git fetch --refetch --filter=none"
            raise UsageError(f"git has not fetched {path} of that revision", help=help)
        return unreadable_file("there is no such file in that revision")


@dataclass(frozen=True, slots=True)
class SeenFiles:
    """Those of other files that lie in the workspace and that whoever asks may see.

    `prefix` is the workspace's folder among the files, ending in `/` unless it is the top.
    """

    files: Files
    prefix: str
    sees: Callable[[str], bool]

    def read(self, path: str) -> bytes | Problem:
        """The bytes of a file; of one that is hidden, that there is none."""
        if not path.startswith(self.prefix) or not self.sees(path.removeprefix(self.prefix)):
            return unreadable_file("there is no such file in this workspace")
        return self.files.read(path)


@dataclass(frozen=True, slots=True)
class TextFile:
    """One text without neighbours, such as standard input or an upload."""

    path: str
    data: bytes

    def read(self, path: str) -> bytes | Problem:
        """The bytes, of this path alone."""
        if path == self.path:
            return self.data
        return unreadable_file("only one text was given, and it is not in it")
