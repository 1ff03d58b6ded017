"""The text of a record of what a test, a contract or a person says: one file, never edited.

It is the same kind of file as a recorded verdict of data (RDG). Where a person says it, ``by`` is
that person, and ``reading.as_of`` the day of their word, so that recording an old word again makes
it no younger.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sightline.kernel.asking.views import WorkspaceView
from sightline.measure.verdict import ATTESTED, REPORTED
from sightline.measure.words.functional_answer import FunctionalAnswer
from sightline.text.yaml.quoting import double_quoted, yaml_scalar

FOLDER = "readings"
DECIDED_BY = "decided by"
DECIDED_ANEW = "not decided as in "
_WORDS = (ATTESTED, REPORTED)


def said_record_text(of: str, criterion: str, answer: FunctionalAnswer, day: str, by: str) -> str:
    """Return the YAML of an answer, as the kind RDG reads it; ``by`` had it recorded."""
    line = " ".join(criterion.split())
    lines = [
        f"title: {yaml_scalar(f'{answer.verdict} on {day}: {line}')}",
        f"of: {of}",
        f"criterion: {yaml_scalar(line)}",
        f"verdict: {answer.verdict}",
        f"as_of: {double_quoted(day)}",
        f"by: {yaml_scalar(answer.by or by)}",
        *_reading(answer),
    ]
    for name, words in _definition(answer).items():
        lines += ["definition:", f"  {double_quoted(name)}: {double_quoted(words)}"]
    notes = _notes(answer)
    if notes:
        lines += ["notes:", *(f"  - {yaml_scalar(' '.join(note.split()))}" for note in notes)]
    return "\n".join(lines) + "\n"


def _lasting(notes: Iterable[str]) -> list[str]:
    """The notes without what was true only when it was recorded."""
    return [note for note in notes if not note.startswith(DECIDED_ANEW)]


def _definition(answer: FunctionalAnswer) -> dict[str, str]:
    """What the answer depended on: the test, or the place in a contract, that decides."""
    return {DECIDED_BY: answer.query} if answer.query else {}


def _notes(answer: FunctionalAnswer) -> tuple[str, ...]:
    """A person's own remarks, without what was added when they were looked up."""
    return answer.said if answer.verdict in _WORDS else answer.notes


def _reading(answer: FunctionalAnswer) -> Iterator[str]:
    parts = {
        "value": answer.value,
        "unit": answer.unit or None,
        "n": answer.n,
        "query": answer.query or None,
        "source": answer.link,
        "as_of": answer.on,
    }
    held = {name: value for name, value in parts.items() if value is not None}
    if held:
        yield "reading:"
    for name, value in held.items():
        yield f"  {name}: {double_quoted(value) if isinstance(value, str) else _number(value)}"


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() and abs(value) < 2**53 else repr(value)


def says_so_already(model: Any, criterion: str, answer: FunctionalAnswer, day: str) -> bool:
    """Whether the model of a record of that day says the same of the same promise."""
    reading = model.reading
    held = tuple(getattr(reading, name, None) for name in ("value", "n", "source", "as_of"))
    return (
        (model.as_of or "")[:10] == day
        and (model.criterion or "").split() == criterion.split()
        and model.verdict == answer.verdict
        and (not answer.by or model.by == answer.by)
        and dict(model.definition or {}) == _definition(answer)
        and held == (answer.value, answer.n, answer.link, answer.on)
        and _lasting(model.notes) == _lasting(" ".join(note.split()) for note in _notes(answer))
    )


def record_there_already(
    view: WorkspaceView, of: str, criterion: str, answer: FunctionalAnswer, day: str
) -> tuple[str, str] | None:
    """The id and path of a record that says the same; None where it has to be written."""
    for path, _ in view.graph.incoming_of_type(of, "of"):
        document = view.open(path)
        if document.kind != "RDG" or document.model is None or document.id is None:
            continue
        if says_so_already(document.model, criterion, answer, day):
            return document.id, path
    return None


def free_record_id(
    view: WorkspaceView, of: str, day: str, taken: Collection[str] = ()
) -> tuple[str, str]:
    """The id and path of a new record: RDG-req-014-2026-03-01, and then -2, -3."""
    first = f"RDG-{of.lower().replace('_', '-')}-{day}"
    count = 1
    while True:
        identifier = first if count == 1 else f"{first}-{count}"
        path = f"{FOLDER}/{identifier}.yaml"
        is_there = os.path.lexists(os.path.join(view.root, path))
        if view.graph.home(identifier) is None and path not in taken and not is_there:
            return identifier, path
        count += 1
