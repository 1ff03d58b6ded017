"""The file of an application: a new one, and one whose keys move on."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from datetime import date
from typing import Protocol

from sightline.career.documents.unreadable import UnreadableDocument
from sightline.career.posting.posting_of import posting_of
from sightline.career.progress.applications import STATUSES, Tracked, applications, tracked
from sightline.career.progress.front_matter import with_keys, written_value
from sightline.career.progress.private import day_named, today_of
from sightline.career.reading.read import MAX_BYTES, read_document
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.authoring.new_ids import file_name, label_of, next_number
from sightline.kernel.authoring.second_look import raw_text, refuse_partial_view, reread
from sightline.kernel.compiling.listing import read_bytes
from sightline.kernel.errors import Refused, UsageError
from sightline.kernel.files.edit import Edit
from sightline.kernel.files.workspace_path import parse_workspace_path
from sightline.text.near import nearest

__all__ = ["Wanted", "added", "moved"]

_CODE = "APP"


class Wanted(Protocol):
    """What was asked for, as texts; empty where nothing was said."""

    @property
    def application(self) -> str: ...
    @property
    def add(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def posting(self) -> str: ...
    @property
    def closes(self) -> str: ...
    @property
    def to(self) -> str: ...
    @property
    def next(self) -> str: ...
    @property
    def by(self) -> str: ...


def added(view: WorkspaceView, wanted: Wanted) -> tuple[Edit, Tracked]:
    """A new application with the next number."""
    refuse_partial_view(view)
    kind = view.catalogue.kinds.by_code[_CODE]
    company, role = _one_line(wanted.add), _one_line(wanted.role)
    if not company:
        raise UsageError("--add names a company", help='write --add "Acme"')
    posting, closes = _posting(view, wanted.posting)
    _refuse_again(view, company, role)
    today = today_of(view)
    status = _status(wanted.to) or "saved"
    identifier = next_number(_CODE, view.graph.by_id)
    title = f"{role} at {company}" if role else company
    keys = {
        "title": title,
        "status": status,
        "company": company,
        "role": role,
        "posting": posting,
        "saved": today.isoformat(),
        "applied": "" if status == "saved" else today.isoformat(),
        "moved": today.isoformat(),
        "closes": _day(wanted.closes, "--closes") or closes,
        "next_step": _one_line(wanted.next),
        "by": _day(wanted.by, "--by"),
    }
    front = "".join(f"{name}: {written_value(value)}\n" for name, value in keys.items() if value)
    path = f"{kind.folder}/{file_name(kind, identifier, label_of(company))}"
    data = f"---\n{front}---\n\n".encode()
    return Edit(path, None, data), _read_again(view, path, data, identifier)


def moved(view: WorkspaceView, wanted: Wanted) -> tuple[Edit, Tracked]:
    """An application with the keys that were asked for, changed where they stand."""
    refuse_partial_view(view)
    document = view.find(wanted.application)
    known = {one.id: one for one in applications(view)}
    if wanted.application not in known:
        help = f"`sightline show {wanted.application}` says what it is"
        raise UsageError(f"{wanted.application} is no application that can be read", help=help)
    today, before = today_of(view), known[wanted.application]
    keys: dict[str, str] = {}
    status = _status(wanted.to)
    if status and status != before.status:
        keys |= {"status": status, "moved": today.isoformat()}
        if status == "applied" and before.applied is None:
            keys["applied"] = today.isoformat()
        if not wanted.next:  # the step that led here is done
            keys |= {"next_step": "", "by": ""}
    if wanted.next:
        keys |= {"next_step": _one_line(wanted.next), "by": ""}
    if wanted.by:
        keys["by"] = _day(wanted.by, "--by")
    data = with_keys(raw_text(view, document), document.path, keys)
    edit = Edit(document.path, document.digest, data)
    return edit, _read_again(view, document.path, data, before.id)


def _read_again(view: WorkspaceView, path: str, data: bytes, identifier: str) -> Tracked:
    """The application as its new file says it. Raises UsageError where the file would be wrong."""
    document = reread(view, path, data)
    for problem in document.problems:
        raise UsageError(problem.message, help=problem.help)
    return replace(tracked(document), id=identifier)


def _status(text: str) -> str:
    word = text.strip().lower()
    if word and word not in STATUSES:
        near = nearest(word, STATUSES, limit=1)
        help = f"did you mean {near[0]}?" if near else "one of: " + ", ".join(STATUSES)
        raise UsageError(f"--to {text}: there is no such status", help=help)
    return word


def _posting(view: WorkspaceView, name: str) -> tuple[str, str]:
    """The posting's path, and the last day to apply that it says; either may be empty."""
    if not name:
        return "", ""
    path = parse_workspace_path(name)
    data = read_bytes(view.root, path, MAX_BYTES) if view.sees(path) else None
    if not isinstance(data, bytes):
        raise UsageError(f"there is no file {name}", help="name a file of this workspace")
    try:
        closes = posting_of(read_document(posixpath.basename(path), data)).closes
    except UnreadableDocument:  # a posting kept as a picture is one all the same
        closes = None
    return _one_line(name), closes.day.isoformat() if closes else ""


def _refuse_again(view: WorkspaceView, company: str, role: str) -> None:
    """Raise Refused where an application for the same role at the same company is under way."""
    for one in applications(view):
        known = (_one_line(one.company or "").casefold(), _one_line(one.role or "").casefold())
        if one.is_open and known == (company.casefold(), role.casefold()):
            raise Refused(
                f"{one.id} is an application for this role at this company already",
                help=f"move it: sightline career tracker {one.id} --to applied; or name another"
                " --role",
                reason="exists",
                path=one.path,
            )


def _day(text: str, option: str) -> str:
    found: date | None = day_named(text, option)
    return found.isoformat() if found else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
