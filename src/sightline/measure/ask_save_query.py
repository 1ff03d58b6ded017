"""``save_query``: keep a number that SQL gave as a file, so that others can point to it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, fields

from sightline.kernel.asking.registry import Planned, argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.authoring.new_ids import label_of
from sightline.kernel.authoring.second_look import refuse_partial_view
from sightline.kernel.errors import UsageError
from sightline.kernel.files.edit import Edit
from sightline.measure.ask_query import QueryResult, answered, result_of
from sightline.measure.console.asking_sql import Answer
from sightline.measure.console.saved_number import (
    NotOneNumber,
    Number,
    folder_path,
    number_of,
    saved_text,
)
from sightline.measure.data_access import DataAccess
from sightline.measure.language.window import rfc3339


@dataclass(frozen=True, slots=True)
class SaveQueryRequest:
    """A SELECT that gives one number, and the title under which it is kept."""

    sql: str = argument(help="one SELECT that gives one number", metavar="SQL", required=True)
    title: str = option(help="what the number says", metavar="TEXT")


@dataclass(frozen=True, slots=True)
class SavedQuery(QueryResult):
    """The answer as ``query`` gives it, and the record that keeps its number."""

    id: str
    path: str
    value: float
    is_new: bool


@operation("save_query", writes=True, renderers={"text": "sightline.measure.render_query:saved"})
def save_query(view: WorkspaceView, request: SaveQueryRequest) -> Planned[SavedQuery]:
    """Keep the number that a SELECT gives in `readings/`; the same as `query --save`.

    The answer must be one row with one number; a second column called `n` says how many rows it
    rests on. A record is never edited: what is kept already for the day is not kept again.
    """
    refuse_partial_view(view)
    data = DataAccess(view)
    found = answered(view, data, request.sql, 2)
    try:
        number = number_of(found)
    except NotOneNumber as error:
        help = "a saved query gives one row with one number, such as SELECT count(*) FROM ..."
        raise UsageError(f"nothing was saved: {error}", help=help) from None
    record = _Record(view, data, found, number, " ".join(request.title.split()))
    identifier, edits = record.planned()
    shown = result_of(found, data)
    same = {field.name: getattr(shown, field.name) for field in fields(QueryResult)}
    path = folder_path(identifier)
    result = SavedQuery(**same, id=identifier, path=path, value=number.value, is_new=bool(edits))
    return Planned(result, edits)


class _Record:
    def __init__(
        self, view: WorkspaceView, data: DataAccess, found: Answer, number: Number, title: str
    ) -> None:
        self._view = view
        self._day = view.moment[:10]
        self._label = label_of(title) or "query"
        title = title or f"{number.column} = {number.value}"
        moment = rfc3339(data.as_of)
        self._text = saved_text(found, number, title, self._day, view.subject.name, moment)

    def planned(self) -> tuple[str, tuple[Edit, ...]]:
        """The id of the record, and the edit that makes it; none where it stands already."""
        for identifier in self._names():
            path = folder_path(identifier)
            home = self._view.graph.home(identifier)
            if home == path and self._stands(path):
                return identifier, ()
            if home is None and not os.path.lexists(os.path.join(self._view.root, path)):
                return identifier, (Edit(path, None, self._text.encode()),)
        raise AssertionError("names never end")

    def _names(self) -> Iterator[str]:
        """RDG-active-users-2026-03-01, and then -2, -3."""
        first = f"RDG-{self._label}-{self._day}"
        if self._label[0].isdigit():
            first = f"RDG-query-{self._label}-{self._day}"
        yield first
        count = 2
        while True:
            yield f"{first}-{count}"
            count += 1

    def _stands(self, path: str) -> bool:
        full = os.path.join(self._view.root, path)
        with open(full, encoding="utf-8", errors="replace") as file:
            return file.read() == self._text
