"""The comments on a document follow its new id: `comments/<ID>/` is moved file by file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.compiling.listing import read_bytes
from sightline.kernel.errors import UsageError
from sightline.kernel.files.edit import Edit
from sightline.kernel.files.source_text import MAX_FOREIGN_BYTES
from sightline.text.yaml.nodes import Problem

FOLDER = "comments"


def moved_comments(view: WorkspaceView, old: str, new: str) -> list[tuple[str, str, bytes]]:
    """Path, new path and content of each comment on a document.

    Raises UsageError where one of them can't be moved.
    """
    if os.path.lexists(os.path.join(view.root, FOLDER, new)) and _has(view.root, old):
        help = f"move the files of {FOLDER}/{old} by hand first"
        raise UsageError(f"there are comments on {new} already: {FOLDER}/{new}", help=help)
    found = []
    for path in _files(view.root, f"{FOLDER}/{old}"):
        data = read_bytes(view.root, path, MAX_FOREIGN_BYTES)
        if isinstance(data, Problem):
            help = data.help or "move it by hand first"
            raise UsageError(f"{path} can't follow: {data.message}", help=help)
        found.append((path, f"{FOLDER}/{new}{path[len(FOLDER) + 1 + len(old) :]}", data))
    return found


def edits_of(moved: list[tuple[str, str, bytes]]) -> Iterator[Edit]:
    """What writes and deletes these files."""
    for path, target, data in moved:
        yield Edit(target, None, data)
        yield Edit(path, sha256(data).hexdigest(), None)


def _has(root: str, identifier: str) -> bool:
    return os.path.lexists(os.path.join(root, FOLDER, identifier))


def _files(root: str, folder: str) -> list[str]:
    """Every entry of a folder that is no folder itself; links are entries, never followed."""
    full = os.path.join(root, folder)
    if os.path.islink(full) or os.path.isfile(full):
        return [folder]
    found = []
    for holder, folders, names in os.walk(full):
        links = [name for name in folders if os.path.islink(os.path.join(holder, name))]
        for name in (*links, *names):
            found.append(os.path.relpath(os.path.join(holder, name), root).replace(os.sep, "/"))
    return sorted(found)
