"""Durable state under `.sightline/state/`: what may not be deleted. Here: the audit trail.

`audit.jsonl` holds one JSON object a line, oldest first. A line is appended with a single write
to a file opened for appending, under a lock, and is on the disk before the call returns: two
processes never mix their lines, an acknowledged record survives a crash, and a line that a crash
cut off spoils no other.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from sightline.kernel.errors import Refused
from sightline.kernel.files.durable_file import write_all
from sightline.kernel.files.safe_paths import WorkspaceRoot, open_dir_beneath
from sightline.store.snapshots import ignore_all

_FOLDER = (".sightline", "state")
_APPEND = (
    os.O_RDWR
    | os.O_CREAT
    | os.O_APPEND
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


def append_audit(root: str, record: Mapping[str, Any]) -> None:
    """Append one record to the audit trail, durably. Raises Refused where it cannot be kept."""
    import orjson

    line = orjson.dumps(dict(record), option=orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE)
    with WorkspaceRoot(root) as workspace:
        folder = open_dir_beneath(workspace.fd, _FOLDER, create=True)
        try:
            ignore_all(folder)
            _append(folder, line)
        except OSError as error:
            raise Refused(
                f"The audit trail cannot be written: {error.strerror}.",
                help="Make .sightline/state/audit.jsonl a regular file that you may write.",
                path=".sightline/state/audit.jsonl",
            ) from error
        finally:
            os.close(folder)


def _append(folder: int, line: bytes) -> None:
    import fcntl  # not there on Windows, where nothing is written

    fd = os.open("audit.jsonl", _APPEND, 0o600, dir_fd=folder)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX)
        size = os.fstat(fd).st_size
        if size and os.pread(fd, 1, size - 1) != b"\n":  # a crash cut the last line off
            line = b"\n" + line
        write_all(fd, line)
        os.fsync(fd)
    finally:
        os.close(fd)
    os.fsync(folder)
