"""``career ask``: an interview whose answers become a dated source of a person's own words."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from sightline.career.claims.interview import (
    QUESTIONS,
    InterviewQuestion,
    answers_in_file,
    answers_typed,
)
from sightline.career.claims.profile_text import (
    PROFILE_PATH,
    ProfileAnswer,
    profile_answers,
    profile_text,
)
from sightline.career.progress.private import refuse_strangers
from sightline.career.reading.encoding import decoded
from sightline.career.reading.named_file import named_bytes
from sightline.kernel.asking.registry import Planned, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.compiling.listing import read_bytes
from sightline.kernel.errors import UsageError
from sightline.kernel.files.edit import Edit
from sightline.kernel.files.source_text import MAX_DOCUMENT_BYTES

__all__ = ["CareerAskRequest", "CareerAskResult", "career_ask"]


@dataclass(frozen=True, slots=True)
class CareerAskRequest:
    """Answers, typed or in a file; without any, the questions that are open."""

    answer: tuple[str, ...] = option(
        (), help='an answer in your words: --answer own="..."', metavar="KEY=TEXT"
    )
    answers: str = option(
        help="a file of answers: lines `key: words`, or - for a pipe", metavar="FILE"
    )


@dataclass(frozen=True, slots=True)
class CareerAskResult:
    """What is answered, what is open, and the file that was written, if one was.

    ``strength`` is how strong the answers are as evidence until something backs them: 0.
    """

    path: str
    written: str | None
    answered: tuple[ProfileAnswer, ...]
    open: tuple[InterviewQuestion, ...]
    strength: int


@operation("career.ask", writes=True, renderers={"text": "sightline.career.render_career_ask:text"})
def career_ask(view: WorkspaceView, request: CareerAskRequest) -> Planned[CareerAskResult]:
    """Interview you about your record; keep the answers as your own words, dated.

    They stand in `career/profile.md`. `career claims` and `career tailor` may quote them as they
    quote a résumé; as evidence they have strength 0 until something else backs them.
    """
    refuse_strangers(view)
    typed = answers_typed(request.answer)
    if request.answers:
        text = decoded(request.answers, named_bytes(view, request.answers))
        typed = answers_in_file(text) | typed
    before = read_bytes(view.root, PROFILE_PATH, MAX_DOCUMENT_BYTES)
    text = before.decode("utf-8-sig", "replace") if isinstance(before, bytes) else ""
    kept = profile_answers(text)
    edits: tuple[Edit, ...] = ()
    if typed:
        _refuse_loss(text, kept)
        data = profile_text(kept, typed, view.as_of[:10]).encode()
        expected = sha256(before).hexdigest() if isinstance(before, bytes) else None
        edits = (Edit(PROFILE_PATH, expected, data),)
        kept = profile_answers(data.decode())
    done = {answer.key for answer in kept}
    still = tuple(question for question in QUESTIONS if question.key not in done)
    written = PROFILE_PATH if edits else None
    return Planned(CareerAskResult(PROFILE_PATH, written, tuple(kept), still, 0), edits)


def _refuse_loss(text: str, kept: list[ProfileAnswer]) -> None:
    """Raise UsageError where the file holds words that writing it anew would lose."""
    if text.strip() and text.split() != profile_text(kept, {}, "").split():
        raise UsageError(f"{PROFILE_PATH} was changed by hand", help="answer there, in your editor")
