"""Everything that can stop an operation, drawn once.

* SightlineError
  x UserError            something that the person can change; says what, where and what to do
    - UsageError         exit 2   the command or request is not written as it must be
    - WorkspaceError     exit 3   there is no workspace here, or it cannot be read
    - Refused            exit 4   allowed to nobody, or not to this person, or not now
      + Conflict                  a file is no longer what the writer last saw (If-Match)
      + Locked                    somebody else is writing
  x Fault                exit 70  ours; shown as one line with an incident id

A mistake in a document or in data is none of these: it is a Diagnostic, and the run goes on.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = [
    "Conflict",
    "Fault",
    "Locked",
    "Refused",
    "SightlineError",
    "UsageError",
    "UserError",
    "WorkspaceError",
]


class SightlineError(Exception):
    """An operation ended early. ``exit_code`` is what the command line returns."""

    exit_code = 70

    def __init__(self, message: str, *, help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class UserError(SightlineError):
    """Something that the person can change: what is wrong, where, and what to do instead."""

    exit_code = 2

    def __init__(
        self,
        message: str,
        *,
        help: str,
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message, help=help)
        self.path = path
        self.line = line
        self.column = column


class UsageError(UserError):
    """The command or the request is not written as it must be."""

    exit_code = 2


class WorkspaceError(UserError):
    """There is no usable workspace: no ``sightline.toml``, or a folder that cannot be read."""

    exit_code = 3


class Refused(UserError):
    """What was asked is understood and will not be done.

    ``reason`` is one word for programs: ``name``, ``outside``, ``symlink``, ``loop``, ``missing``,
    ``exists``, ``special``, ``permission``, ``large``, ``platform``, ``conflict``, ``locked``.
    """

    exit_code = 4

    def __init__(
        self,
        message: str,
        *,
        help: str,
        reason: str = "permission",
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message, help=help, path=path, line=line, column=column)
        self.reason = reason


class Conflict(Refused):
    """Files are no longer what the writer last saw; nothing was written. ``paths`` names them."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = tuple(paths)
        super().__init__(
            f"Changed by someone else in the meantime: {', '.join(self.paths)}",
            help="Nothing was written. Read the new version and make the change again.",
            reason="conflict",
            path=self.paths[0] if self.paths else None,
        )


class Locked(Refused):
    """Another process is writing in this workspace, and did not finish while we waited."""

    def __init__(self, path: str) -> None:
        super().__init__(
            "Another process is writing in this workspace.",
            help="Nothing was written. Try again when the other process has finished.",
            reason="locked",
            path=path,
        )


class Fault(SightlineError):
    """A mistake of ours. The same thing going wrong at the same place has the same ``incident``.

    ``details`` holds the traceback, which is printed with ``--debug`` only.
    """

    exit_code = 70

    def __init__(self, incident: str, details: str) -> None:
        super().__init__(
            f"Something went wrong inside Sightline (incident {incident}).",
            help=f"Run it again with --debug and report incident {incident} with what it prints.",
        )
        self.incident = incident
        self.details = details

    @classmethod
    def from_exception(cls, error: BaseException) -> Fault:
        """Describe an unexpected exception: the id is a hash of its traceback text.

        Memory addresses and the place of installation are left out of the hash, so that two
        machines that meet the same fault name it equally.
        """
        import hashlib
        import re
        import traceback

        details = "".join(traceback.format_exception(error))
        portable = re.sub(r'File ".*?([^/\\"]+[/\\][^/\\"]+)"', r'File "\1"', details)
        portable = re.sub(r"0x[0-9a-fA-F]+", "0x", portable)
        return cls("SL-" + hashlib.sha256(portable.encode()).hexdigest()[:10], details)
