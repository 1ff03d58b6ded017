"""Whether anything below a folder has changed, as the operating system tells it (Linux's inotify).

Asking costs one system call and is exact: a write that has returned is told before the next
question. Where there is no inotify the answer is always that something may have changed.
"""

from __future__ import annotations

import ctypes
import gc
import os
import struct
import sys
import weakref
from collections.abc import Iterator
from typing import Any

_MODIFY, _ATTRIB, _CLOSE_WRITE = 0x2, 0x4, 0x8
_MOVED_FROM, _MOVED_TO, _CREATE, _DELETE = 0x40, 0x80, 0x100, 0x200
_DELETE_SELF, _MOVE_SELF = 0x400, 0x800
_OVERFLOW, _IS_FOLDER, _ONLY_FOLDERS = 0x4000, 0x40000000, 0x1000000
_MASK = (
    _MODIFY | _ATTRIB | _CLOSE_WRITE | _MOVED_FROM | _MOVED_TO | _CREATE | _DELETE
    | _DELETE_SELF | _MOVE_SELF | _ONLY_FOLDERS
)  # fmt: skip
_HEAD = struct.Struct("iIII")
_BUFFER_BYTES = 1 << 16
_DERIVED = ".sightline"
_GIT = ".git"


_MOST_HELD = 8
_HELD: weakref.WeakSet[Changes] = weakref.WeakSet()
"""The system gives all programs of a person some 128 of its tellers together."""


class Changes:
    """What is told about one folder and all below it, except what Sightline derives itself.

    ``descriptor`` becomes readable when something has changed; None where nothing is told.
    """

    def __init__(self, root: str) -> None:
        self._root = root
        self._libc: Any = None
        self.descriptor: int | None = None
        if sys.platform == "linux":
            if len(_HELD) >= _MOST_HELD:
                gc.collect()  # what nobody asks any more is in circles, and closes when found
            _HELD.add(self)
            self._libc = ctypes.CDLL(None, use_errno=True)
            descriptor = self._libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
            self.descriptor = descriptor if descriptor >= 0 else None
        self._closing = weakref.finalize(self, _close, self.descriptor)
        self._watch()

    def none_since_asked(self) -> bool:
        """Whether nothing has changed since this was last asked; at first, since the start."""
        if self.descriptor is None:
            return False
        told = list(self._told(self.descriptor))
        if any(mask & (_IS_FOLDER | _OVERFLOW | _DELETE_SELF | _MOVE_SELF) for mask in told):
            self._watch()
        return not told

    def close(self) -> None:
        """Nothing more is told."""
        self._closing()
        self.descriptor = None

    def _watch(self) -> None:
        """Ask to be told of every folder. One that can't be watched ends it: rather no word than
        a wrong one."""
        for folder in _folders(self._root) if self.descriptor is not None else ():
            named = os.fsencode(folder)
            watch = self._libc.inotify_add_watch(self.descriptor, named, _MASK)
            if watch < 0 and os.path.isdir(folder):
                self.close()
                return

    def _told(self, descriptor: int) -> Iterator[int]:
        while True:
            try:
                data = os.read(descriptor, _BUFFER_BYTES)
            except BlockingIOError:
                return
            at = 0
            while at < len(data):
                _, mask, _, length = _HEAD.unpack_from(data, at)
                at += _HEAD.size + length
                yield mask


def _close(descriptor: int | None) -> None:
    if descriptor is not None:
        os.close(descriptor)


def _folders(root: str) -> Iterator[str]:
    """The folders of a workspace, and those of git that change with its commits."""
    for folder, inner, _ in os.walk(root):
        inner[:] = [name for name in inner if name not in (_DERIVED, _GIT)]
        yield folder
    repository = _repository(root)
    if repository:
        yield repository
        for folder, _, _ in os.walk(os.path.join(repository, "refs", "heads")):
            yield folder


def _repository(start: str) -> str:
    """The folder in which git keeps the history of a folder; empty where there is none."""
    folder = os.path.abspath(start)
    while True:
        found = os.path.join(folder, _GIT)
        if os.path.isdir(found):
            return found
        if os.path.isfile(found):
            return _named_in(found)
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above


def _named_in(file: str) -> str:
    """A worktree's `.git` is a file that names the folder."""
    try:
        with open(file, encoding="utf-8") as opened:
            named = opened.readline(4096).partition("gitdir:")[2].strip()
    except (OSError, UnicodeDecodeError):
        return ""
    folder = os.path.join(os.path.dirname(file), named)
    return folder if named and os.path.isdir(folder) else ""
