"""The salt of the pseudonyms in a git history: kept, so that the same person stays the same.

It stands in `.sightline/state/`, never in the rows and never in git: whoever has the rows alone
can't try addresses until one fits.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress

from sightline.kernel.errors import Refused
from sightline.kernel.files.durable_file import write_all
from sightline.kernel.files.new_folder import make_folder
from sightline.kernel.files.safe_paths import NO_FOLLOW, WorkspaceRoot, open_dir_beneath
from sightline.store.snapshots import ignore_all

_FOLDER = (".sightline", "state")
_NAME = "history-salt"
_BYTES = 32


def history_salt(root: str) -> bytes:
    """Return the salt of a workspace, made at the first call. Raises Refused."""
    make_folder(root)
    with WorkspaceRoot(root) as workspace:
        folder = open_dir_beneath(workspace.fd, _FOLDER, create=True)
        try:
            ignore_all(folder)
            with suppress(FileExistsError):
                _create(folder, secrets.token_hex(_BYTES).encode())
            return bytes.fromhex(_read(folder))
        except (OSError, ValueError) as error:
            raise Refused(
                "The salt of the pseudonyms cannot be read or kept.",
                help="Make .sightline/state/history-salt a file of 64 hex digits, or delete it.",
                path=f".sightline/state/{_NAME}",
            ) from error
        finally:
            os.close(folder)


def _create(folder: int, text: bytes) -> None:
    """Written under another name and linked into place: nobody ever reads half of it."""
    temporary = f"{_NAME}.{os.getpid()}.{secrets.token_hex(6)}.tmp"
    fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW, 0o600, dir_fd=folder)
    try:
        write_all(fd, text)
        os.fsync(fd)
        os.link(temporary, _NAME, src_dir_fd=folder, dst_dir_fd=folder)
        os.fsync(folder)
    finally:
        os.close(fd)
        os.unlink(temporary, dir_fd=folder)


def _read(folder: int) -> str:
    fd = os.open(_NAME, os.O_RDONLY | NO_FOLLOW, dir_fd=folder)
    with open(fd, encoding="ascii") as file:
        text = file.read().strip()
    if len(text) != 2 * _BYTES:
        raise ValueError("not a salt")
    return text
