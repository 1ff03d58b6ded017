"""Derived files under `.sightline/cache/`: may vanish, may be broken, never mislead.

A snapshot is written under a temporary name in the same folder and renamed, so a reader sees the
old one or the new one. Its container says how long the data are and what their checksum is;
whatever is cut off or altered loads as None, like a snapshot that was never written. Folders are
opened without following links, so nothing is read or written outside the workspace.

Container: `SLS1`, crc32 of the data (4 bytes), length (8 bytes), both big-endian, then the data.
"""

from __future__ import annotations

import os
import re
import stat
import struct
import zlib
from contextlib import suppress

from sightline.kernel.errors import Refused
from sightline.kernel.files.safe_paths import WorkspaceRoot, open_dir_beneath

_FOLDER = (".sightline", "cache")
_MAGIC = b"SLS1"
_HEADER = struct.Struct(">4sIQ")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}\Z")
_READ = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe in its place would have us wait for ever
)
_CREATE = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


class Snapshots:
    """The snapshots of one workspace, by name (`check`, `columns`: small letters, digits, - _)."""

    def __init__(self, root: str) -> None:
        self._root = root

    def load(self, name: str) -> bytes | None:
        """Return the data last saved under a name, or None where there are none that are whole."""
        try:
            with WorkspaceRoot(self._root) as root:
                folder = open_dir_beneath(root.fd, _FOLDER)
                try:
                    held = _read(folder, _file_name(name))
                finally:
                    os.close(folder)
        except (OSError, Refused):
            return None
        return _unpacked(held)

    def save(self, name: str, data: bytes) -> None:
        """Replace the data of a name. A cache that cannot be written is no reason to fail."""
        file_name = _file_name(name)
        with suppress(OSError, Refused), WorkspaceRoot(self._root) as root:
            folder = open_dir_beneath(root.fd, _FOLDER, create=True)
            try:
                ignore_all(folder)
                _replace(folder, file_name, _packed(data))
            finally:
                os.close(folder)

    def clear(self) -> int:
        """Delete every file of the cache, whoever left it there; how many there were.

        Raises Refused where one can't be deleted.
        """
        with WorkspaceRoot(self._root) as root:
            try:
                folder = open_dir_beneath(root.fd, _FOLDER)
            except (FileNotFoundError, Refused):
                return 0
            try:
                names = [name for name in os.listdir(folder) if name != ".gitignore"]
                for name in names:
                    os.unlink(name, dir_fd=folder)
            except OSError as error:
                help = "delete the folder .sightline/cache yourself"
                raise Refused(
                    f"the cache can't be deleted: {error.strerror}", help=help,
                    path=".sightline/cache",
                ) from error  # fmt: skip
            finally:
                os.close(folder)
        return len(names)

    def moment_ns(self) -> int:
        """Return the file system's own idea of now: the time it stamps on a file written now.

        0 where nothing can be written.
        """
        with suppress(OSError, Refused), WorkspaceRoot(self._root) as root:
            folder = open_dir_beneath(root.fd, _FOLDER, create=True)
            try:
                ignore_all(folder)
                return _stamp(folder)
            finally:
                os.close(folder)
        return 0


def _file_name(name: str) -> str:
    if not _NAME.match(name):
        raise ValueError(f"{name!r} cannot name a snapshot")
    return f"{name}.snapshot"


def _packed(data: bytes) -> bytes:
    return _HEADER.pack(_MAGIC, zlib.crc32(data), len(data)) + data


def _unpacked(held: bytes) -> bytes | None:
    if len(held) < _HEADER.size:
        return None
    magic, checksum, length = _HEADER.unpack_from(held)
    data = held[_HEADER.size :]
    if magic != _MAGIC or length != len(data) or zlib.crc32(data) != checksum:
        return None
    return data


def _read(folder: int, file_name: str) -> bytes:
    fd = os.open(file_name, _READ, dir_fd=folder)
    with open(fd, "rb") as file:
        return file.read() if stat.S_ISREG(os.fstat(fd).st_mode) else b""


def _replace(folder: int, file_name: str, content: bytes) -> None:
    temporary = f"{file_name}.{os.getpid()}.{os.urandom(6).hex()}.tmp"
    fd = os.open(temporary, _CREATE, 0o600, dir_fd=folder)
    try:
        with open(fd, "wb") as file:
            file.write(content)
        os.replace(temporary, file_name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary, dir_fd=folder)
        raise


def ignore_all(folder: int) -> None:
    """Keep git away from a folder, also where the workspace's own .gitignore forgot it."""
    with suppress(FileExistsError):
        fd = os.open(".gitignore", _CREATE, 0o644, dir_fd=folder)
        with open(fd, "wb") as file:
            file.write(b"*\n")


def _stamp(folder: int) -> int:
    temporary = f".moment.{os.getpid()}.{os.urandom(6).hex()}.tmp"
    fd = os.open(temporary, _CREATE, 0o600, dir_fd=folder)
    try:
        return os.fstat(fd).st_mtime_ns
    finally:
        os.close(fd)
        os.unlink(temporary, dir_fd=folder)
