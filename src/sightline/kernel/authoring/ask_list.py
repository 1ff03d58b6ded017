"""``list``: the documents of a workspace, those of a kind, those for which a condition holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sightline.kernel.asking.registry import argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.document_filter import read_condition
from sightline.kernel.documents.kind_names import kind_named
from sightline.kernel.documents.plain_fields import owner_of, plain_fields
from sightline.kernel.files.git_dates import UNKNOWN, Dates

_DIGITS = re.compile(r"([0-9]+)")
_COLUMNS = ("id", "kind", "title", "status", "owner", "path", "created", "updated")


@dataclass(frozen=True, slots=True)
class ListRequest:
    """Which documents."""

    kind: str = argument(
        help="only this kind: REQ or requirement", metavar="[KIND]", complete="kind"
    )
    where: str = option(
        help="only those for which this holds: \"status = 'draft' and owner = 'ana'\"",
        metavar="CONDITION",
    )


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """One document in a list. Dates are git's; null where it doesn't know the file.

    ``status`` is null for a fact (an interview, a metric) that says none.
    """

    id: str
    kind: str
    title: str
    status: str | None
    owner: str | None
    path: str
    line: int
    created: str | None
    updated: str | None


@dataclass(frozen=True, slots=True)
class ListResult:
    """The documents in the order of their ids, and how many are withheld."""

    documents: tuple[ListedDocument, ...]
    hidden: int


@operation(
    "list",
    pages="documents",
    renderers={"text": "sightline.kernel.authoring.render_list:text"},
)
def list_(view: WorkspaceView, request: ListRequest) -> ListResult:
    """List documents: all, those of a kind, those for which a condition holds.

    The condition is written as in a criterion, over the keys of the documents: status, owner, tags,
    horizon, created, updated, ... A key with several values has each of them: tags = 'search'.
    """
    kinds = [kind_named(view.catalogue.kinds, request.kind).code] if request.kind else []
    known = view.catalogue.kinds.by_code
    fields = dict.fromkeys(name for code in kinds or known for name in known[code].fields())
    names = list(dict.fromkeys([*_COLUMNS, *fields]))
    holds = read_condition(request.where, names) if request.where.strip() else None
    rows = view.derived(f"list {kinds}", lambda: _rows(view, kinds))
    if holds is not None:
        rows = tuple(row for row in rows if holds(_values(names, row, _keys(view, row))))
    return ListResult(rows, view.hidden)


def _rows(view: WorkspaceView, kinds: list[str]) -> tuple[ListedDocument, ...]:
    """All documents of the kinds, in the order of their ids."""
    dates = view.git_dates
    rows = (_row(view, d, dates.get(d.path, UNKNOWN)) for d in _documents(view, kinds))
    return tuple(sorted(rows, key=_natural))


def _documents(view: WorkspaceView, kinds: list[str]) -> Iterator[Document]:
    """One document for each id: a transcript is a part of its interview."""
    for document in view.documents(*kinds):
        if document.id is not None and view.graph.home(document.id) == document.path:
            yield document


def _row(view: WorkspaceView, document: Document, dates: Dates) -> ListedDocument:
    return ListedDocument(
        document.id or "",
        document.kind,
        document.title,
        status_of(view, document),
        owner_of(document, view.settings),
        document.path,
        document.place().line,
        *dates,
    )


def status_of(view: WorkspaceView, document: Document) -> str | None:
    """How far a document is; None for a fact that says none."""
    kind = view.catalogue.kinds.by_code.get(document.kind)
    is_work = kind is None or not kind.is_fact or "status" in document.values
    return document.status if is_work else None


def _keys(view: WorkspaceView, row: ListedDocument) -> dict[str, Any]:
    document = view.open(row.path)
    return plain_fields(document, view.settings, view.voices, view.withheld(document))


def _values(names: list[str], row: ListedDocument, keys: dict[str, Any]) -> dict[str, Any]:
    own = {name: getattr(row, name) for name in _COLUMNS}
    return {**dict.fromkeys(names), **keys, **own}


def _natural(row: ListedDocument) -> tuple[Any, ...]:
    """Numbers in an id by their size: REQ-9 before REQ-10."""
    parts = _DIGITS.split(row.id)
    numbered = [(0, int(p), "") if p.isascii() and p.isdigit() else (1, 0, p) for p in parts]
    return (*numbered, (2, 0, row.path))
