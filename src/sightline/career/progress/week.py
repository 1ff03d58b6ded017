"""What changed lately: by the days that the files themselves record, else by git's."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sightline.career.progress.reflection import FOLDER, reflection_days
from sightline.kernel.asking.views import PRIVATE, WorkspaceView
from sightline.kernel.documents.document import Document
from sightline.kernel.files.git_dates import git_dates
from sightline.text.yaml.scalars import as_date

__all__ = ["Changed", "changed_between"]

_RECORDED = {
    "APP": (("moved", "moved"), ("applied", "applied"), ("saved", "saved")),
    "DEC": (("decided", "decided"),),
    "RDG": (("as_of", "recorded"),),
    "INT": (("date", "held"),),
    "ASK": (("answered", "answered"), ("asked", "asked")),
    "MEM": (("date", "written"),),
}
_MOST_FILES = 5000


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that changed: what, on which day, and who says so (``file`` or ``git``)."""

    day: date
    what: str
    id: str | None
    title: str
    path: str
    told_by: str


def changed_between(view: WorkspaceView, since: date, until: date) -> list[Changed]:
    """Documents of the workspace and files of career/ that changed in these days, ends included."""
    by_git = git_dates(view.root)
    found = [
        one
        for document in view.documents()
        if (one := _document(document, by_git, since, until)) is not None
    ]
    found += _reflections(view, since, until)
    known = {one.path for one in found} | {document.path for document in view.documents()}
    for path in _files(view):
        day = as_date(by_git[path].updated or "") if path in by_git else None
        if path not in known and day is not None and since <= day <= until:
            found.append(Changed(day, "changed", None, os.path.basename(path), path, "git"))
    return sorted(found, key=lambda one: (one.day, one.path), reverse=True)


def _document(
    document: Document, by_git: Mapping[str, object], since: date, until: date
) -> Changed | None:
    for key, what in _RECORDED.get(document.kind, ()):
        value = getattr(document.model, key, None)
        day = value if isinstance(value, date) else as_date(str(value or "")[:10])
        if day is not None and since <= day <= until:
            # One that was only kept so far has moved nowhere, though its day of moving is written.
            is_kept = document.kind == "APP" and getattr(document.model, "status", "") == "saved"
            what = "saved" if is_kept else what
            return Changed(day, what, document.id, document.title, document.path, "file")
    if document.kind in _RECORDED and document.model is not None and _dated(document):
        return None
    updated = as_date(getattr(by_git.get(document.path), "updated", None) or "")
    if updated is not None and since <= updated <= until:
        return Changed(updated, "changed", document.id, document.title, document.path, "git")
    return None


def _dated(document: Document) -> bool:
    """Whether the file says a day of its own, which then counts instead of git's."""
    return any(getattr(document.model, key, None) for key, _ in _RECORDED[document.kind])


def _reflections(view: WorkspaceView, since: date, until: date) -> Iterator[Changed]:
    for text in reflection_days(view):
        day = as_date(text)
        if day is not None and since <= day <= until:
            path = f"{FOLDER}/{text}.md"
            yield Changed(day, "reflected", None, f"Reflection of {text}", path, "file")


def _files(view: WorkspaceView) -> Iterator[str]:
    """The files of career/ that the view shows."""
    count = 0
    for here, folders, names in os.walk(os.path.join(view.root, PRIVATE.rstrip("/"))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.relpath(os.path.join(here, name), view.root).replace(os.sep, "/")
            count += 1
            if count > _MOST_FILES:
                return
            if view.sees(path) and not path.startswith(f"{PRIVATE}digests/"):
                yield path
