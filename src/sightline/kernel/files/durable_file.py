"""Files that are wholly there or not at all, also after a power cut.

A file is written under a temporary name, made durable (fsync), and only then renamed to its own;
the folder is made durable after that. Folders are open descriptors, names have one part:
nothing here resolves a path.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress

_CREATE = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


def temporary_name(name: str) -> str:
    """A hidden name that nobody else uses, for a file that is to be renamed to ``name``."""
    short = name.encode()[:200].decode("utf-8", "ignore")
    return f".{short}.{os.urandom(8).hex()}.tmp"


def create_file(
    folder_fd: int, name: str, content: bytes, like: os.stat_result | None = None
) -> None:
    """Create a file that must not be there, durably; with the mode and owner of ``like`` if given.

    Raises FileExistsError, also where ``name`` is a link. The folder itself is not made durable.
    """
    fd = os.open(name, _CREATE, 0o666 if like is None else 0o600, dir_fd=folder_fd)
    try:
        write_all(fd, content)
        if like is not None:
            _keep_owner_and_mode(fd, like)
        os.fsync(fd)
    finally:
        os.close(fd)


def replace_file(
    folder_fd: int, name: str, content: bytes, like: os.stat_result | None = None
) -> None:
    """Give a file new content in one step, whether it was there or not."""
    temporary = temporary_name(name)
    try:
        create_file(folder_fd, temporary, content, like)
        os.replace(temporary, name, src_dir_fd=folder_fd, dst_dir_fd=folder_fd)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary, dir_fd=folder_fd)
        raise
    os.fsync(folder_fd)


def write_all(fd: int, content: bytes) -> None:
    """Write every byte, however many the system takes at once."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(fd, rest) :]


def _keep_owner_and_mode(fd: int, like: os.stat_result) -> None:
    now = os.fstat(fd)
    if (now.st_uid, now.st_gid) != (like.st_uid, like.st_gid):
        with suppress(PermissionError):
            os.fchown(fd, like.st_uid, like.st_gid)
    os.fchmod(fd, stat.S_IMODE(like.st_mode) & 0o777)
