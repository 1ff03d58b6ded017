"""The bytes of a file that a person names: in the workspace, on their machine, or a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatchcase

from sightline.career.documents.source_document import SourceDocument
from sightline.career.reading.read import MAX_BYTES, read_document
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.compiling.listing import read_bytes
from sightline.kernel.errors import Refused, UsageError
from sightline.kernel.files.workspace_path import parse_workspace_path
from sightline.text.yaml.scalars import as_date

__all__ = ["named_bytes", "named_document"]


def named_document(view: WorkspaceView, name: str, dated: str = "") -> SourceDocument:
    """The document that a person means. Raises as ``named_bytes`` and ``read_document`` do.

    ``dated`` is the day that they say it is of (``YYYY-MM-DD``), "" where they don't say. Raises
    UsageError where it is no day, is still to come, or the document itself says another.
    """
    document = read_document(os.path.basename(name), named_bytes(view, name))
    if not dated:
        return document
    day = as_date(dated)
    if day is None:
        raise UsageError(f"`{dated}` is not a date", help="write --dated 2026-11-30")
    if day.isoformat() > view.as_of[:10]:
        raise UsageError(f"{dated} is still to come", help="name the day it was written")
    if document.dated not in (None, day):
        raise UsageError(
            f"{document.name} says itself that it is of {document.dated}", help="leave --dated out"
        )
    return replace(document, dated=day, is_dated_by_person=document.dated is None)


def named_bytes(view: WorkspaceView, name: str) -> bytes:
    """The bytes of a file: any file for the person at the machine, else one that they may see.

    Who sees with an audience's eyes sees no file of the workspace that is hidden from it.

    Raises UsageError where there is no such file or it is too large, Refused where it may not be
    named.
    """
    if not name:
        raise UsageError("no file is named", help="name one, such as career/resume.md")
    if view.subject.at_machine:
        data = _anywhere(view, name)
    else:
        path = parse_workspace_path(name)
        full = os.path.join(view.root, path)
        if not (view.sees(path) and os.path.lexists(full) and _is_shown(view, full)):
            raise _missing(name)
        if os.path.isdir(full):
            raise _folder(name)
        found = read_bytes(view.root, path, MAX_BYTES)
        if not isinstance(found, bytes):
            raise UsageError(f"{name}: {found.message}", help=found.help or "name another file")
        data = found
    if len(data) > MAX_BYTES:
        raise UsageError(f"{name} is larger than 64 MB", help="give the document alone")
    return data


def _anywhere(view: WorkspaceView, name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    if "\0" in name:
        raise _missing(name)
    path = name if os.path.exists(name) else os.path.join(view.root, name)
    if view.subject.audience and not _is_shown(view, path):
        raise _missing(name)
    if os.path.isdir(path):
        raise _folder(name)
    try:
        with open(path, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _missing(name) from None
    except OSError as error:
        raise Refused(
            f"{name} can't be read: {error.strerror}", help="check its permissions",
            reason="permission",
        ) from error  # fmt: skip


def _is_shown(view: WorkspaceView, path: str) -> bool:
    """Whether the file that a path leads to, by whatever link, may be seen: neither a hidden
    document nor the rows of a hidden source."""
    root = os.path.realpath(view.root or ".")
    within = os.path.relpath(os.path.realpath(path), root).replace(os.sep, "/")
    return view.sees(within) and not any(
        fnmatchcase(within.casefold(), os.path.normpath(pattern).casefold())
        for pattern in _hidden_rows(view)
    )


def _hidden_rows(view: WorkspaceView) -> Iterator[str]:
    """The patterns of files of the sources that are hidden."""
    for name in sorted(view.settings.sources.keys() - view.sources().keys()):
        table = view.settings.sources[name]
        files = table.get("files", ()) if isinstance(table, dict) else ()
        rows = [files] if isinstance(files, str) else files
        yield from (one for one in rows if one and isinstance(one, str))


def _folder(name: str) -> UsageError:
    return UsageError(f"{name} is a folder", help="name one file")


def _missing(name: str) -> UsageError:
    return UsageError(f"there is no file {name}", help="paths begin at this folder")
