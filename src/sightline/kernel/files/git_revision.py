"""The files of a workspace as a git revision has them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from typing import IO, NamedTuple

from sightline.kernel.errors import UsageError

_SYMLINK = b"120000"
_FILES = (b"100644", b"100755", _SYMLINK)


class _Blob(NamedTuple):
    path: bytes
    is_link: bool
    hash: bytes


def write_revision(root: str, revision: str, target: str) -> None:
    """Write the workspace at a revision into an empty folder; nothing where it was not there yet.

    Git's own files stay untouched. Raises UsageError where there is no git, no repository, or no
    such revision.
    """
    prefix = os.fsdecode(_git(root, "rev-parse", "--show-prefix"))
    tree = f"{_commit(root, revision)}:{prefix.removesuffix(chr(10)).rstrip('/')}"
    if _run(root, "cat-file", "-e", tree).returncode:
        return
    blobs = list(_blobs(_git(root, "ls-tree", "-r", "-z", "--full-tree", tree)))
    for blob, content in zip(blobs, _contents(root, blobs), strict=True):
        _write(target, blob, content)


def _commit(root: str, revision: str) -> str:
    arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
    done = None if "\0" in revision else _run(root, *arguments)
    if done is None or done.returncode:
        help = "name a commit, a branch or a tag that `git log` knows, such as main or HEAD~1"
        raise UsageError(f"git knows no `{revision}` here", help=help)
    return done.stdout.decode().strip()


def _blobs(listed: bytes) -> Iterator[_Blob]:
    for line in listed.split(b"\0"):
        facts, _, path = line.partition(b"\t")
        if path and facts.split(b" ")[0] in _FILES:
            mode, _, name = facts.split(b" ")
            yield _Blob(path, mode == _SYMLINK, name)


def _contents(root: str, blobs: list[_Blob]) -> Iterator[bytes]:
    """The content of each blob, from one process that answers hash by hash."""
    command = ["git", "-C", root, "cat-file", "--batch"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=_environment()) as process:
        assert process.stdin is not None and process.stdout is not None
        for blob in blobs:
            process.stdin.write(blob.hash + b"\n")
            process.stdin.flush()
            yield _answer(process.stdout)
        process.stdin.close()


def _answer(stream: IO[bytes]) -> bytes:
    head = stream.readline().split(b" ")
    if len(head) < 3:
        help = "fetch the whole history: git fetch --refetch --filter=none"
        raise UsageError("git has not fetched all files of that revision", help=help)
    return stream.read(int(head[2]) + 1)[:-1]


def _write(target: str, blob: _Blob, content: bytes) -> None:
    steps = blob.path.split(b"/")
    if b".." in steps or not all(steps):
        return
    path = os.path.join(os.fsencode(target), *steps)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if blob.is_link:
        os.symlink(content, path)
        return
    with open(path, "xb") as file:
        file.write(content)


def _git(root: str, *arguments: str) -> bytes:
    done = _run(root, *arguments)
    if done.returncode:
        help = "use --baseline, or put it under version control: git init"
        raise UsageError("the workspace is in no git repository", help=help)
    return done.stdout


def _run(root: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", root, *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=False, env=_environment())
    except OSError:
        raise UsageError("git can't be run", help="install git, or use --baseline") from None


def _environment() -> dict[str, str]:
    """Without what git sets for hooks, which would point it at other files; nothing is fetched."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "GIT_NO_LAZY_FETCH": "1"}
