"""Plans the record of what a person says of a promise: checked, dated, written once."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.kernel.asking.registry import Planned
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.authoring.second_look import refuse_partial_view
from sightline.kernel.documents.identifiers import is_id
from sightline.kernel.errors import UsageError
from sightline.kernel.files.edit import Edit
from sightline.measure.promises.decider_keys import is_address
from sightline.measure.records.promise_meant import promise_meant
from sightline.measure.records.said_record import (
    free_record_id,
    record_there_already,
    said_record_text,
)
from sightline.measure.words.functional_answer import FunctionalAnswer


@dataclass(frozen=True, slots=True)
class Saying:
    """What is to be kept, as it was typed."""

    verdict: str
    by: str
    note: str = ""
    link: str = ""
    value: float | None = None
    unit: str = ""
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """The record, and what it says; ``is_new`` is false where one of the day says it already."""

    id: str
    path: str
    of: str
    criterion: str
    verdict: str
    by: str
    on: str
    value: float | None
    unit: str | None
    n: int | None
    link: str | None
    note: str | None
    is_new: bool


def say(view: WorkspaceView, identifier: str, words: str, saying: Saying) -> Planned[Said]:
    """Keep what somebody says of a promise. Raises UsageError."""
    refuse_partial_view(view)
    document = view.find(identifier)
    promise = promise_meant(document, words)
    by = " ".join(saying.by.split())
    if not by:
        raise UsageError("nobody stands for this", help="add --by NAME: whose word it is")
    link = _link(view, saying.link.strip())
    note = " ".join(saying.note.split())
    day = view.moment[:10]
    answer = FunctionalAnswer(
        saying.verdict, by=by, value=saying.value, unit=saying.unit, n=saying.n,
        link=link or None, on=day, said=(note,) if note else (),
    )  # fmt: skip
    of, criterion = document.id or identifier, " ".join(promise.text.split())
    there = record_there_already(view, of, criterion, answer, day)
    record, path = there or free_record_id(view, of, day)
    said = Said(
        record, path, of, criterion, saying.verdict, by, day, saying.value, saying.unit or None,
        saying.n, link or None, note or None, there is None,
    )  # fmt: skip
    content = said_record_text(of, criterion, answer, day, by)
    edits = () if there else (Edit(path, None, content.encode()),)
    return Planned(said, edits)


def _link(view: WorkspaceView, link: str) -> str:
    if not link or is_address(link):
        return link
    if not is_id(link.partition("#")[0]):
        help = "write https://..., or the id of a document"
        raise UsageError(f"`{link}` is neither an address nor an id", help=help)
    view.find(link.partition("#")[0])
    return link
