"""Open files of the workspace, never one outside it, whatever is swapped in the meantime.

A path is walked folder by folder from an open root with ``openat(..., O_NOFOLLOW)``. No step hands
the system a path of two parts, so replacing a folder by a symbolic link in mid-walk leads nowhere
(CWE-22, CWE-59, CWE-367). Reading follows a link only by taking it apart and walking its parts the
same way; writing follows none.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Sequence

from sightline.kernel.errors import Refused, WorkspaceError
from sightline.kernel.files.source_text import (
    MAX_DOCUMENT_BYTES,
    file_too_large,
    symlink_loop,
    symlink_out_of_workspace,
    unreadable_file,
)
from sightline.kernel.files.workspace_path import WorkspacePath, is_private_name
from sightline.text.yaml.nodes import Problem

NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_READ = os.O_RDONLY | NO_FOLLOW | getattr(os, "O_NONBLOCK", 0)
_FOLDER = os.O_RDONLY | NO_FOLLOW | getattr(os, "O_DIRECTORY", 0)
_MAX_LINKS = 40
_HAS_OPENAT = os.open in os.supports_dir_fd


class WorkspaceRoot:
    """The folder of a workspace, held open, so that it stays the same folder while we work in it.

    Raises WorkspaceError where it cannot be opened. On Windows ``fd`` is -1: there is only reading.
    """

    __slots__ = ("fd", "path")

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = os.path.realpath(path)
        self.fd = -1
        try:
            if _HAS_OPENAT:
                self.fd = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            elif not os.path.isdir(self.path):
                raise NotADirectoryError(errno.ENOTDIR, "not a folder")
        except (OSError, ValueError) as error:
            raise WorkspaceError(
                f"The workspace folder cannot be opened: {why(error)}.",
                help="Name the folder that holds sightline.toml, one that you may read.",
                path=str(path),
            ) from error

    def close(self) -> None:
        """Let go of the folder; safe to call twice."""
        fd, self.fd = self.fd, -1
        if fd >= 0:
            os.close(fd)

    def __enter__(self) -> WorkspaceRoot:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_dir_beneath(root_fd: int, parts: Sequence[str], create: bool = False) -> int:
    """Open a folder below an open folder, through no link. The caller closes the descriptor.

    With ``create`` missing folders are made and made durable. Refused (``missing``, ``symlink``,
    ``special``, ``permission``) where that is not possible.
    """
    for part in parts:
        if part in ("", ".", "..") or "/" in part or "\0" in part:
            help = "Name folders without .. and without / in them."
            raise Refused(f"{part!r} is not the name of a folder.", help=help, reason="name")
    here = os.dup(root_fd)
    for depth, part in enumerate(parts):
        try:
            below = _open_folder(here, part, create)
        except OSError as error:
            raise _refused_folder(here, part, "/".join(parts[: depth + 1]), error) from error
        finally:
            os.close(here)
        here = below
    return here


def open_file_beneath(root: WorkspaceRoot, path: WorkspacePath) -> int:
    """Open a file for reading; links are followed as far as they stay inside. The caller closes it.

    Refused: ``missing``, ``outside``, ``loop``, ``permission``.
    """
    folders = [root.fd]
    pending = path.split("/")[::-1]
    links = 0
    try:
        while True:
            part = pending.pop()
            fd, target = _step(folders[-1], part, path)
            if target is not None:
                links += 1
                if links > _MAX_LINKS:
                    raise _link(path, "loop", "leads back to itself")
                _follow(root, path, target, folders, pending)
            elif pending:
                folders.append(fd)
            else:
                return fd
            _climb(path, folders, pending)
    finally:
        for folder in folders[1:]:
            os.close(folder)


def read_document(
    root: WorkspaceRoot, path: WorkspacePath, limit: int = MAX_DOCUMENT_BYTES
) -> bytes | Problem:
    """The bytes of a document, or what stands in the way as a Problem (DOC002, 005, 006, 007)."""
    try:
        if root.fd < 0:
            return _read_on_windows(root, path, limit)
        fd = open_file_beneath(root, path)
    except Refused as refusal:
        return _problem_of(refusal)
    except OSError as error:
        return unreadable_file(why(error))
    return _read_and_close(fd, limit)


def read_documents(
    root: WorkspaceRoot, paths: Iterable[WorkspacePath], limit: int = MAX_DOCUMENT_BYTES
) -> Iterator[tuple[WorkspacePath, bytes | Problem]]:
    """Read many documents; a folder is opened once for all neighbours in it."""
    folder, folder_fd = "", -1
    try:
        for path in paths:
            parent, _, name = path.rpartition("/")
            if parent != folder or folder_fd < 0:
                folder_fd = _close(folder_fd)
                folder, folder_fd = parent, _open_or_none(root, parent)
            try:
                fd = os.open(name, _READ, dir_fd=folder_fd) if folder_fd >= 0 else -1
            except OSError:
                fd = -1
            found = _read_and_close(fd, limit) if fd >= 0 else read_document(root, path, limit)
            yield path, found
    finally:
        _close(folder_fd)


def why(error: BaseException) -> str:
    """The reason that the operating system gives, as the end of a sentence."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return "its name is not possible here"


def _link(path: str, reason: str, what: str) -> Refused:
    help = "Put the file itself in the place of the link."
    return Refused(f"{path} is a symbolic link that {what}.", help=help, reason=reason, path=path)


def _open_folder(here: int, part: str, create: bool) -> int:
    try:
        return os.open(part, _FOLDER, dir_fd=here)
    except FileNotFoundError:
        if not create:
            raise
    try:
        os.mkdir(part, dir_fd=here)
        os.fsync(here)
    except FileExistsError:
        pass
    return os.open(part, _FOLDER, dir_fd=here)


def _refused_folder(here: int, part: str, path: str, error: OSError) -> Refused:
    if isinstance(error, FileNotFoundError):
        help = "Look at how the folder is spelt."
        return Refused(f"There is no folder {path}.", help=help, reason="missing", path=path)
    if error.errno in (errno.ENOTDIR, errno.ELOOP):
        try:
            mode = os.stat(part, dir_fd=here, follow_symlinks=False).st_mode
        except OSError:
            mode = 0
        if stat.S_ISREG(mode):
            help = "Name another folder, or move the file away."
            return Refused(
                f"{path} is a file, not a folder.", help=help, reason="special", path=path
            )
        return _link(path, "symlink", "is in the way; nothing is written through links")
    help = "Give yourself the right to it (chmod u+rwx), or name another folder."
    return Refused(f"The folder {path} cannot be used: {why(error)}.", help=help, path=path)


def _step(folder: int, part: str, path: str) -> tuple[int, str | None]:
    """Open one part, or say where the link in its place points to."""
    try:
        return os.open(part, _READ, dir_fd=folder), None
    except FileNotFoundError as error:
        help = "Look at how the path is spelt."
        raise Refused(
            f"There is no file {path}.", help=help, reason="missing", path=path
        ) from error
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EMLINK):
            return -1, os.readlink(part, dir_fd=folder)
        help = "Make it a regular file that you may read (chmod u+r)."
        raise Refused(f"{path} cannot be read: {why(error)}.", help=help, path=path) from error


def _follow(
    root: WorkspaceRoot, path: str, target: str, folders: list[int], pending: list[str]
) -> None:
    """Put the parts of a link's target in front of what is still to be walked."""
    if target.startswith("/"):
        inside = target.removeprefix(root.path.rstrip("/") + "/")
        if inside == target:
            raise _link(path, "outside", "leads out of the workspace")
        while len(folders) > 1:
            os.close(folders.pop())
        target = inside
    if any(is_private_name(part) for part in target.split("/")):
        raise _link(path, "outside", "leads to a private folder")
    pending.extend(target.split("/")[::-1])


def _climb(path: str, folders: list[int], pending: list[str]) -> None:
    """Take ``.`` and ``..``, which only links bring, off the way; above the root is outside."""
    while pending and pending[-1] in ("", ".", ".."):
        if pending.pop() == "..":
            if len(folders) == 1:
                raise _link(path, "outside", "leads out of the workspace")
            os.close(folders.pop())
    if not pending:
        raise _link(path, "special", "leads to a folder")


def _read_and_close(fd: int, limit: int) -> bytes | Problem:
    try:
        status = os.fstat(fd)
        if not stat.S_ISREG(status.st_mode):
            return unreadable_file("it is not a regular file")
        if status.st_size > limit:
            return file_too_large(status.st_size, limit)
        data = os.read(fd, status.st_size + 1)
        if len(data) != status.st_size:
            data = _read_on(fd, data, limit)
        return data
    except OSError as error:
        return unreadable_file(why(error))
    finally:
        os.close(fd)


def _read_on(fd: int, data: bytes, limit: int) -> bytes:
    """Go on reading a file that grew or shrank since its size was asked for."""
    while len(data) <= limit and (more := os.read(fd, 1 << 16)):
        data += more
    return data


def _problem_of(refusal: Refused) -> Problem:
    if refusal.reason == "outside":
        return symlink_out_of_workspace()
    if refusal.reason == "loop":
        return symlink_loop()
    cause = refusal.__cause__
    return unreadable_file(why(cause) if cause is not None else "it is a link to a folder")


def _open_or_none(root: WorkspaceRoot, folder: str) -> int:
    try:
        return open_dir_beneath(root.fd, folder.split("/") if folder else ())
    except (Refused, OSError):
        return -1


def _close(fd: int) -> int:
    if fd >= 0:
        os.close(fd)
    return -1


def _read_on_windows(root: WorkspaceRoot, path: WorkspacePath, limit: int) -> bytes | Problem:
    """Without ``openat``: resolve, compare, read."""
    resolved = os.path.realpath(os.path.join(root.path, *path.split("/")))
    if os.path.commonpath([root.path, resolved]) != root.path:
        return symlink_out_of_workspace()
    return _read_and_close(os.open(resolved, os.O_RDONLY | getattr(os, "O_BINARY", 0)), limit)
