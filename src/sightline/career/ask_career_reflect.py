"""``career reflect``: questions for and against this path, answered in a person's own words."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from sightline.career.progress.private import refuse_strangers
from sightline.career.progress.reflection import (
    FOLDER,
    Answer,
    answers_in,
    answers_typed,
    reflection_days,
    reflection_text,
)
from sightline.career.progress.reflection_questions import Question, questions_about
from sightline.career.roles.cards import MAIN_ROLE
from sightline.career.roles.own_roles import asked_role
from sightline.kernel.asking.registry import Planned, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.compiling.listing import read_bytes
from sightline.kernel.errors import UsageError
from sightline.kernel.files.edit import Edit
from sightline.kernel.files.source_text import MAX_DOCUMENT_BYTES

__all__ = ["CareerReflectRequest", "CareerReflectResult", "career_reflect"]


@dataclass(frozen=True, slots=True)
class CareerReflectRequest:
    """Answers, if there are any."""

    answer: tuple[str, ...] = option(
        (), help='an answer in your words: --answer technical-depth="..."', metavar="KEY=TEXT"
    )
    role: str = option(help=f"the role ({MAIN_ROLE} as usual)", metavar="ROLE")
    new: bool = option(False, help="write a file with all questions, to answer in an editor")


@dataclass(frozen=True, slots=True)
class Reflected:
    """A question with the newest answer and, oldest last, those given before."""

    question: Question
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class CareerReflectResult:
    """The questions with the answers that are kept. There is no score, and none is hidden."""

    as_of: str
    written: str | None
    questions: tuple[Reflected, ...]
    days: tuple[str, ...]


@operation(
    "career.reflect",
    writes=True,
    renderers={
        "text": "sightline.career.render_career_reflect:text",
        "html": "sightline.career.render_career_reflect:html",
    },
)
def career_reflect(
    view: WorkspaceView, request: CareerReflectRequest
) -> Planned[CareerReflectResult]:
    """Ask what speaks for this path and against it; keep the answers in a dated file.

    Answers are the person's own words, in `career/reflections/<day>.md`. They are shown beside
    those of earlier days; nothing is counted.
    """
    refuse_strangers(view)
    asked = questions_about(asked_role(view, request.role.split())[0])
    if not asked:
        help = f"leave out --role to be asked about the {MAIN_ROLE}"
        raise UsageError(f"no source asks anything about {request.role}", help=help)
    typed = answers_typed(request.answer, asked)
    day = view.as_of[:10]
    days = reflection_days(view)
    kept = {one: answers_in(view, one) for one in days}
    edits: tuple[Edit, ...] = ()
    if typed or request.new:
        edit = _edit(view, day, asked, kept.get(day, []), typed)
        edits = (edit,) if edit is not None else ()
        kept[day] = _after(kept.get(day, []), typed, day)
    days = sorted(kept, reverse=True)
    questions = tuple(
        Reflected(q, tuple(a for one in days for a in kept[one] if a.key == q.key)) for q in asked
    )
    written = edits[0].path if edits else None
    return Planned(CareerReflectResult(view.as_of, written, questions, tuple(days)), edits)


def _edit(
    view: WorkspaceView,
    day: str,
    asked: tuple[Question, ...],
    kept: list[Answer],
    typed: dict[str, str],
) -> Edit | None:
    """The file of the day with what was typed; None where it would stay as it is.

    Raises UsageError where it holds words of the person's that would be lost.
    """
    path = f"{FOLDER}/{day}.md"
    before = read_bytes(view.root, path, MAX_DOCUMENT_BYTES)
    answers = {answer.key: answer.text for answer in kept} | typed
    data = reflection_text(day, asked, answers, kept).encode()
    if not isinstance(before, bytes):
        return Edit(path, None, data)
    if not typed:  # a file that is there may have been written by hand
        return None
    said = {answer.key: answer.text for answer in kept}
    as_written = reflection_text(day, asked, said, kept)
    if before.decode("utf-8-sig", "replace").split() != as_written.split():
        raise UsageError(f"{path} was changed by hand", help="answer there, in your editor")
    return Edit(path, sha256(before).hexdigest(), data)


def _after(kept: list[Answer], typed: dict[str, str], day: str) -> list[Answer]:
    path = f"{FOLDER}/{day}.md"
    stay = [answer for answer in kept if answer.key not in typed]
    return [*stay, *(Answer(key, words, day, path, 0) for key, words in typed.items())]
