"""Stories for an interview: situation, task, action and result, each with its own record.

A part is filled by a record or says that there is none. Nothing joins the parts: that an action led
to a result is for the person to tell, and for the listener to ask about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told
from sightline.career.resume.resume import Position, Resume
from sightline.career.tailoring.story_parts import action_and_result
from sightline.career.tailoring.tailored import in_order
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.span import Span

__all__ = ["PARTS", "Record", "Story", "stories_of_resume", "stories_of_workspace"]

PARTS = ("situation", "task", "action", "result")


@dataclass(frozen=True, slots=True)
class Record:
    """What a part of a story stands on: words of a document (``spans``), or a document of the
    workspace (``id``, ``path``, ``line``)."""

    text: str
    spans: tuple[Span, ...] = ()
    id: str | None = None
    path: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """One story. A part without a record is empty, and shown as such."""

    title: str
    situation: tuple[Record, ...]
    task: tuple[Record, ...]
    action: tuple[Record, ...]
    result: tuple[Record, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(part for part in PARTS if not getattr(self, part))


def stories_of_resume(document: SourceDocument, resume: Resume) -> Iterator[Story]:
    """A story for each statement of a position. Its situation is the position; its result is what
    the statement tells of a change in figures, its action the rest. No words are both."""
    for position in in_order(resume.experience):
        situation = _situation(position)
        for told in position.statements:
            done, came = action_and_result(document, told)
            yield Story(told.value, situation, (), _records(done), _records(came))


def _records(parts: tuple[Told, ...]) -> tuple[Record, ...]:
    return tuple(Record(part.value, part.spans) for part in parts)


def _situation(position: Position) -> tuple[Record, ...]:
    parts = (position.title, position.company, position.dates)
    told = [part for part in parts if part is not None]
    if not told:
        return ()
    words = ", ".join(part.value for part in told)
    return (Record(words, tuple(span for part in told for span in part.spans)),)


def stories_of_workspace(view: WorkspaceView) -> Iterator[Story]:
    """A story for each decision and each requirement that the view shows: the need behind it, the
    promise made, the choice taken, and what data said."""
    readings = list(view.documents("RDG"))
    decided = [d for d in view.documents("DEC") if d.model is not None]
    required = [d for d in view.documents("REQ") if d.model is not None]
    used: set[str] = set()
    for decision in decided:
        ids = {str(decision.id)}
        served = set(_targets(decision, "opportunity"))
        own = [r for r in required if ids & set(_targets(r, "decision"))
               or served & set(_targets(r, "opportunity"))]  # fmt: skip
        used |= {str(one.id) for one in own}
        yield _story(view, decision, own, readings)
    for requirement in required:
        if str(requirement.id) not in used:
            yield _story(view, None, [requirement], readings)


def _story(
    view: WorkspaceView,
    decision: Document | None,
    required: list[Document],
    readings: list[Document],
) -> Story:
    sources = [*([decision] if decision is not None else []), *required]
    needs = dict.fromkeys(
        target for one in sources for target in _targets(one, "opportunity", "evidence")
    )
    homes = [target for target in needs if view.graph.home(target) is not None]
    about = {str(one.id) for one in sources}
    results = [one for one in readings if about & set(_targets(one, "of"))]
    head = sources[0]
    return Story(
        f"{head.id} {head.title}",
        tuple(_record(view.find(target)) for target in homes),
        tuple(_record(one) for one in required),
        (_choice(decision),) if decision is not None and _chose(decision) else (),
        tuple(_record(one) for one in results),
    )


def _targets(document: Document, *types: str) -> list[str]:
    return [link.target for link in document.links if link.type in types]


def _record(document: Document) -> Record:
    return Record(document.title, (), document.id, document.path, document.place().line)


def _chose(decision: Document) -> bool:
    return bool(getattr(decision.model, "choice", None))


def _choice(decision: Document) -> Record:
    """The choice as the decision words it; its reason stays in the document."""
    line = decision.place("choice").line
    return Record(str(decision.model.choice), (), decision.id, decision.path, line)
