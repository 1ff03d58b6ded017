"""The files of the first drafts: requirements, their metrics, the place for the events."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

from sightline.kernel.authoring.new_ids import label_of, next_number
from sightline.kernel.documents.identifiers import id_of_file
from sightline.measure.starting.api_workspace import FoundContract
from sightline.measure.starting.feedback_mentions import Spoken
from sightline.measure.starting.feedback_workspace import SOURCE as FEEDBACK_SOURCE
from sightline.measure.starting.feedback_workspace import FoundFeedback
from sightline.measure.starting.first_metrics import (
    COLUMNS,
    EVENTS,
    SOURCE,
    SOURCE_ENTRY,
    events_header,
)
from sightline.measure.starting.first_requirements import Draft, Rows, document_text, drafts_of

_FOLDER = "requirements"


@dataclass(frozen=True, slots=True)
class DraftRead:
    """A draft as it was written: its id, what it promises, and on what it stands."""

    id: str
    title: str
    path: str
    criterion: str
    stands_on: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """A file that waits for data: what each of its columns means."""

    path: str
    columns: dict[str, str]


@dataclass(frozen=True, slots=True)
class FirstDrafts:
    """The drafts, and all files and settings that they need, by path and by table."""

    read: tuple[DraftRead, ...]
    files: dict[str, str]
    entries: dict[str, str]
    expected: tuple[Expected, ...]


def first_drafts(
    root: str,
    contract: FoundContract | None,
    feedback: FoundFeedback | None,
    taken: tuple[str, ...],
) -> FirstDrafts:
    """The files of the drafts that a contract and feedback show; ``taken``: paths planned already.

    What a requirement of the same name promises already is not drafted again.
    """
    rows = None
    if feedback is not None:
        source = FEEDBACK_SOURCE if feedback.is_countable else ""
        rows = Rows(Spoken(feedback.table.rows), source, feedback.read.text)
    drafts = drafts_of(contract.contract if contract else None, rows)
    names = [*_names(root), *(p.rpartition("/")[2] for p in taken if p.startswith(_FOLDER))]
    chosen = list(_numbered(drafts, names))
    needed = {metric: text for _, draft in chosen for metric, text in draft.metrics.items()}
    files = {f"metrics/{name}.yaml": text for name, text in needed.items()}
    entries, expected = {}, []
    if any(f"source: {SOURCE}\n" in text for text in needed.values()):
        entries[SOURCE] = SOURCE_ENTRY
        files[EVENTS] = events_header()
        expected.append(Expected(EVENTS, COLUMNS))
    if feedback and any(f"source: {FEEDBACK_SOURCE}\n" in text for text in needed.values()):
        entries[FEEDBACK_SOURCE] = feedback.source_entry()
    read = []
    for identifier, draft in chosen:
        path = f"{_FOLDER}/{identifier}-{label_of(draft.title)}.md"
        evidence = tuple(feedback.row_id(key) for key in draft.keys) if feedback else ()
        files[path] = document_text(draft, evidence, contract.read.id if contract else "")
        read.append(
            DraftRead(identifier, draft.title, path, draft.criterion, draft.stands_on, evidence)
        )
    return FirstDrafts(tuple(read), files, entries, tuple(expected))


def _numbered(drafts: tuple[Draft, ...], names: list[str]) -> Iterator[tuple[str, Draft]]:
    """Drafts with the next free ids, without those that stand in a file of the same name."""
    stems = [name.rpartition(".")[0] for name in names]
    ids = [found for stem in stems if (found := id_of_file(stem))]
    for draft in drafts:
        label = f"-{label_of(draft.title)}"
        if not any(stem.endswith(label) for stem in stems):
            identifier = next_number("REQ", ids)
            ids.append(identifier)
            yield identifier, draft


def _names(root: str) -> list[str]:
    try:
        return sorted(os.listdir(os.path.join(root, _FOLDER)))
    except OSError:
        return []
