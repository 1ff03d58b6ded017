"""The only code that writes or deletes workspace documents, and exports to a path a user named.

A write is a list of edits, each with the hash of what its author last saw (If-Match). Under one
lock on the workspace's folder: compare all hashes; write every new content to a temporary file
beside its target and make it durable (fsync); rename them into place; make the folders durable;
delete last. A process killed at any step leaves each file with its old or its new content, and a
note of its temporary files, by which the next write clears them away.

Kept from the file before: mode and, where allowed, owner. Not kept: hard links and extended
attributes. A rename by case only, on a file system without case, is a Conflict.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Literal, NamedTuple

from sightline.kernel.errors import Conflict, Locked, Refused
from sightline.kernel.files.durable_file import create_file, replace_file, temporary_name, write_all
from sightline.kernel.files.edit import Edit
from sightline.kernel.files.safe_paths import NO_FOLLOW, WorkspaceRoot, open_dir_beneath, why
from sightline.kernel.files.workspace_path import (
    WRITING_NOTE_NAME,
    WorkspacePath,
    is_private_name,
    is_temporary_name,
    parse_workspace_path,
    refuse_unportable_name,
)

__all__ = ["Applied", "Edit", "apply_edits", "content_hash", "plan_text", "write_export"]

_NOTE = WRITING_NOTE_NAME
_IS_WINDOWS = os.name == "nt"
_LOCK_ATTEMPTS = 1000
_LOCK_PAUSE_SECONDS = 0.01
_READ = os.O_RDONLY | NO_FOLLOW | getattr(os, "O_NONBLOCK", 0)

Action = Literal["created", "changed", "unchanged", "deleted"]


class Applied(NamedTuple):
    """What became of an edit; ``sha256`` is of the content now, None where there is no file."""

    path: WorkspacePath
    action: Action
    sha256: str | None


class _Target(NamedTuple):
    """An edit beside what stands at its path now."""

    path: WorkspacePath
    new: bytes | None
    before: os.stat_result | None = None
    old: bytes | None = None

    @property
    def folder(self) -> list[str]:
        return self.path.split("/")[:-1]

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def action(self) -> Action:
        if self.new == self.old:
            return "unchanged"
        if self.new is None:
            return "deleted"
        return "created" if self.old is None else "changed"


class _Staged(NamedTuple):
    target: _Target
    folder_fd: int
    temporary: str


def content_hash(content: bytes) -> str:
    """The sha256 (hex) by which an edit says what it expects to find."""
    return hashlib.sha256(content).hexdigest()


def apply_edits(root: str | os.PathLike[str], edits: Sequence[Edit]) -> list[Applied]:
    """Write all edits or none: Conflict if any file is not what its edit expects.

    Raises Refused (a path that leads out, a link in the way, a read-only file, Windows) and Locked
    before anything is written. A killed process leaves each file old or new, not all files alike.
    """
    _refuse_windows()
    paths = _paths(edits)
    with WorkspaceRoot(root) as workspace, _lock(workspace):
        _clear_what_a_killed_write_left(workspace)
        targets = _compare(workspace, paths, edits)
        _write(workspace, [target for target in targets if target.action != "unchanged"])
    return [
        Applied(
            target.path, target.action, None if target.new is None else content_hash(target.new)
        )
        for target in targets
    ]


def plan_text(root: str | os.PathLike[str], edits: Sequence[Edit]) -> str:
    """What :func:`apply_edits` would do, as a unified diff that ``git apply`` understands.

    Raises what apply_edits would raise, Conflict included, and writes nothing.
    """
    from sightline.kernel.files.unified_diff import unified_diff

    _refuse_windows()
    paths = _paths(edits)
    with WorkspaceRoot(root) as workspace:
        targets = _compare(workspace, paths, edits)
    return "".join(unified_diff(target.path, target.old, target.new) for target in targets)


def write_export(path: str | os.PathLike[str], content: bytes) -> None:
    """Write a file that the user named, anywhere, whole or not at all; an older one is replaced.

    A pipe or a device (``/dev/stdout``) is written to as it is. Refused inside ``.git`` and
    ``.sightline``, and where the folder is missing or forbids it.
    """
    _refuse_windows()
    named = os.fspath(path)
    try:
        resolved = os.path.realpath(named)
        if any(is_private_name(part) for part in resolved.split(os.sep)):
            raise _refused(named, "lies in a private folder of git or Sightline")
        is_stream = os.path.exists(named) and not os.path.isfile(named)
        if is_stream or named.startswith(("/dev/", "/proc/")):
            _write_in_place(named, content)
        else:
            _replace_export(resolved, content)
    except (OSError, ValueError) as error:
        raise _refused(named, f"cannot be written: {why(error)}") from error


def _refuse_windows() -> None:
    if _IS_WINDOWS:
        raise Refused(
            "On Windows, Sightline reads a workspace and does not write to it.",
            help="Write from Linux or macOS, or from the Windows Subsystem for Linux (WSL).",
            reason="platform",
        )


def _refused(path: str, what: str) -> Refused:
    return Refused(f"{path} {what}.", help="Name another path, or see to its rights.", path=path)


def _paths(edits: Sequence[Edit]) -> list[WorkspacePath]:
    paths = [parse_workspace_path(edit.path) for edit in edits]
    for path, edit in zip(paths, edits, strict=True):
        if edit.expected is None and edit.content is not None:
            refuse_unportable_name(path)
    if len(set(paths)) < len(paths):
        raise ValueError("two edits of one file in one write")
    return paths


@contextmanager
def _lock(workspace: WorkspaceRoot) -> Iterator[None]:
    """Hold the one lock of all writers: an advisory lock on the workspace's folder itself.

    It belongs to the open folder, so closing it or being killed gives it back.
    """
    import fcntl

    for attempt in range(_LOCK_ATTEMPTS):
        try:
            fcntl.flock(workspace.fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except BlockingIOError:
            if attempt + 1 < _LOCK_ATTEMPTS:
                time.sleep(_LOCK_PAUSE_SECONDS)
        except OSError as error:
            raise _refused(workspace.path, f"cannot be locked: {why(error)}") from error
    else:
        raise Locked(workspace.path)
    try:
        yield
    finally:
        fcntl.flock(workspace.fd, fcntl.LOCK_UN)


def _compare(
    workspace: WorkspaceRoot, paths: Sequence[WorkspacePath], edits: Sequence[Edit]
) -> list[_Target]:
    targets = [
        _look(workspace, path, edit.content) for path, edit in zip(paths, edits, strict=True)
    ]
    conflicts = [
        target.path
        for target, edit in zip(targets, edits, strict=True)
        if edit.expected != (None if target.old is None else content_hash(target.old))
    ]
    if conflicts:
        raise Conflict(conflicts)
    return targets


def _look(workspace: WorkspaceRoot, path: WorkspacePath, new: bytes | None) -> _Target:
    """Read what stands at the path now, through no link."""
    target = _Target(path, new)
    try:
        folder_fd = open_dir_beneath(workspace.fd, target.folder)
    except Refused as refusal:
        if refusal.reason == "missing":
            return target
        raise
    try:
        fd = os.open(target.name, _READ, dir_fd=folder_fd)
    except FileNotFoundError:
        return target
    except OSError as error:
        is_link = error.errno in (errno.ELOOP, errno.EMLINK)
        what = "is a symbolic link, which is not written through" if is_link else why(error)
        reason = "symlink" if is_link else "permission"
        help = "Put a regular file that you may write in its place."
        raise Refused(f"{path}: {what}.", help=help, reason=reason, path=path) from error
    finally:
        os.close(folder_fd)
    try:
        before = os.fstat(fd)
        if not stat.S_ISREG(before.st_mode):
            help = "Name a file, not a folder or a device."
            raise Refused(f"{path} is not a regular file.", help=help, reason="special", path=path)
        target = target._replace(before=before, old=_read_all(fd))
    finally:
        os.close(fd)
    if target.action != "unchanged" and not before.st_mode & 0o222:
        help = f"If it is to change, allow it first: chmod u+w {path}"
        raise Refused(f"{path} is marked as read-only.", help=help, path=path)
    return target


def _read_all(fd: int) -> bytes:
    pieces = iter(lambda: os.read(fd, 1 << 20), b"")
    return b"".join(pieces)


def _write(workspace: WorkspaceRoot, targets: Sequence[_Target]) -> None:
    """Stage everything, then move it into place: new and changed files first, deletions last."""
    if not targets:
        return
    temporaries = [temporary_name(target.name) for target in targets]
    staged: list[_Staged] = []
    folders: dict[str, int] = {}
    try:
        _note(workspace, targets, temporaries)
        for target, temporary in zip(targets, temporaries, strict=True):
            folder_fd = _open_once(workspace, target, folders)
            staged.append(_Staged(target, folder_fd, temporary))
            if target.new is not None:
                create_file(folder_fd, temporary, target.new, target.before)
        _refuse_late_changes(staged)
        _move_into_place(staged)
    except OSError as error:
        path = staged[-1].target.path if staged else workspace.path
        raise _refused(path, f"cannot be written: {why(error)}") from error
    finally:
        _finish(workspace, staged)
        for folder_fd in folders.values():
            os.close(folder_fd)


def _open_once(workspace: WorkspaceRoot, target: _Target, folders: dict[str, int]) -> int:
    """A folder stays open from staging to renaming, so that it cannot be swapped in between."""
    folder = "/".join(target.folder)
    if folder not in folders:
        create = target.new is not None
        folders[folder] = open_dir_beneath(workspace.fd, target.folder, create)
    return folders[folder]


def _note(workspace: WorkspaceRoot, targets: Sequence[_Target], temporaries: Sequence[str]) -> None:
    lines = [
        "/".join([*target.folder, temporary]) + "\n"
        for target, temporary in zip(targets, temporaries, strict=True)
    ]
    create_file(workspace.fd, _NOTE, "".join(lines).encode())


def _refuse_late_changes(staged: Sequence[_Staged]) -> None:
    """Look once more, just before the first rename: editors do not know our lock."""
    changed = []
    for item in staged:
        try:
            now = os.stat(item.target.name, dir_fd=item.folder_fd, follow_symlinks=False)
        except FileNotFoundError:
            now = None
        if _identity(now) != _identity(item.target.before):
            changed.append(item.target.path)
    if changed:
        raise Conflict(changed)


def _identity(status: os.stat_result | None) -> tuple[int, ...] | None:
    if status is None:
        return None
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def _move_into_place(staged: Sequence[_Staged]) -> None:
    written = [item for item in staged if item.target.new is not None]
    deleted = [item for item in staged if item.target.new is None]
    for target, fd, temporary in written:
        os.replace(temporary, target.name, src_dir_fd=fd, dst_dir_fd=fd)
    _sync_folders(written)
    for target, fd, _ in deleted:
        os.unlink(target.name, dir_fd=fd)
    _sync_folders(deleted)


def _sync_folders(items: Sequence[_Staged]) -> None:
    for folder_fd in dict.fromkeys(item.folder_fd for item in items):
        os.fsync(folder_fd)


def _finish(workspace: WorkspaceRoot, staged: Sequence[_Staged]) -> None:
    """Leave no temporary file, however the write ended."""
    for item in staged:
        with suppress(OSError):
            os.unlink(item.temporary, dir_fd=item.folder_fd)
    with suppress(OSError):
        os.unlink(_NOTE, dir_fd=workspace.fd)


def _clear_what_a_killed_write_left(workspace: WorkspaceRoot) -> None:
    """Delete the temporary files that the note names, then the note. As we hold the lock, they are
    nobody's. A note that somebody forged can name no other files."""
    try:
        with open(
            os.open(_NOTE, _READ, dir_fd=workspace.fd), encoding="utf-8", errors="replace"
        ) as note:
            lines = note.read().split("\n")
        for line in lines:
            if is_temporary_name(line.rpartition("/")[2]):
                with suppress(OSError, Refused):
                    _delete_beneath(workspace, parse_workspace_path(line))
        os.unlink(_NOTE, dir_fd=workspace.fd)
    except FileNotFoundError:
        return
    except OSError as error:
        raise _refused(f"{workspace.path}/{_NOTE}", f"is in the way: {why(error)}") from error


def _delete_beneath(workspace: WorkspaceRoot, path: WorkspacePath) -> None:
    *folder, name = path.split("/")
    folder_fd = open_dir_beneath(workspace.fd, folder)
    try:
        os.unlink(name, dir_fd=folder_fd)
    finally:
        os.close(folder_fd)


def _write_in_place(path: str, content: bytes) -> None:
    """Write to a pipe or device; at the end, as standard output may be a file with text in it."""
    fd = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC)
    try:
        write_all(fd, content)
    finally:
        os.close(fd)


def _replace_export(resolved: str, content: bytes) -> None:
    folder, name = os.path.split(resolved)
    before = os.stat(resolved) if os.path.exists(resolved) else None
    folder_fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        replace_file(folder_fd, name, content, before)
    finally:
        os.close(folder_fd)
