"""The metrics and sources of a workspace as a git revision has them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from tempfile import TemporaryDirectory
from typing import Any

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.authoring.second_look import reread
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.settings import FILE_NAME, read_settings
from sightline.kernel.errors import UsageError
from sightline.kernel.files.git_revision import write_revision
from sightline.measure.promises.condition import Columns, Condition
from sightline.measure.rows.defined_metric import PREFIX, short_name

_KIND = "MET"
_TOLD_ELSEWHERE = frozenset(("title", "description", "was", "owner", "tags", "created", "updated"))


@dataclass(frozen=True, slots=True)
class Definitions:
    """Metric documents by their short name, and the raw tables of the sources."""

    documents: dict[str, Document] = field(default_factory=dict)
    sources: dict[str, Any] = field(default_factory=dict)


def definitions_at(view: WorkspaceView, revision: str) -> Definitions:
    """Return what the subject may see of a revision; nothing where no workspace was there yet.

    Raises UsageError where there is no git, no such revision, or its settings can't be read.
    """
    with TemporaryDirectory(prefix="sightline-") as folder:
        try:
            write_revision(view.root, revision, folder)
        except UsageError as error:
            help = error.help.replace("use --baseline, or put it", "put it")
            raise UsageError(error.message, help=help.replace(", or use --baseline", "")) from None
        if not os.path.isfile(os.path.join(folder, FILE_NAME)):
            return Definitions()
        with open(os.path.join(folder, FILE_NAME), encoding="utf-8-sig", errors="replace") as file:
            settings = read_settings(file.read())
        if not settings.is_readable:
            message = f"{FILE_NAME} can't be read as it was at {revision}"
            raise UsageError(message, help="name another revision")
        sources = {n: s for n, s in settings.sources.items() if view.sees(f"source:{n}")}
        return Definitions(dict(_documents(view, folder)), sources)


def definitions_now(view: WorkspaceView) -> Definitions:
    """Return the metrics and sources of the working tree that the subject may see."""
    documents = {short_name(d.id or ""): d for d in view.documents(_KIND)}
    return Definitions(documents, view.sources())


def _documents(view: WorkspaceView, folder: str) -> Iterator[tuple[str, Document]]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            full = os.path.join(place, name)
            path = os.path.relpath(full, folder).replace(os.sep, "/")
            is_metric = path.startswith("metrics/") and path.endswith((".yaml", ".yml"))
            if not is_metric or os.path.islink(full) or not view.sees(path):
                continue
            with open(full, "rb") as file:
                document = reread(view, path, file.read())
            if document.kind == _KIND and document.id:
                yield document.id.removeprefix(PREFIX), document


def keys_of(document: Document) -> dict[str, str]:
    """Return what a metric says, key by key, as text; words for people only are left out.

    A population and a dimension have a key each, such as `populations.internal`.
    """
    found: dict[str, str] = {}
    model = document.model
    for declared in fields(model) if model is not None else ():
        name = declared.name
        if name in _TOLD_ELSEWHERE or name.startswith("_"):
            continue
        value = getattr(model, name)
        if isinstance(value, Columns):
            value = value.by_name
        if isinstance(value, dict):
            found |= {f"{name}.{key}": _text(part) for key, part in value.items()}
        elif isinstance(value, tuple | str) and value:
            found[name] = _text(value)
    return found


def _text(value: Any) -> str:
    if isinstance(value, Condition):
        return value.text
    if isinstance(value, tuple):
        return "; ".join(map(_text, value))
    return str(value)
