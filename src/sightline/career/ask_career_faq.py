"""``career faq``: what people ask about a role, and each source's answer."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.roles.card import Source
from sightline.career.roles.own_roles import asked_role
from sightline.career.roles.part import Part, part_of
from sightline.kernel.asking.registry import argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError


@dataclass(frozen=True, slots=True)
class CareerFaqRequest:
    """Which questions, of which role."""

    words: tuple[str, ...] = argument(
        (), help="questions with all of these words alone", metavar="WORD"
    )
    role: tuple[str, ...] = option((), help="a role in a few words", metavar="NAME...")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its answers by source, and the stances that were taken.

    ``asked_by`` are the places where a source asks it itself.
    """

    id: str
    part: Part
    stances: tuple[str, ...]
    asked_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CareerFaqResult:
    """Questions with each source's answer; who says nothing is named."""

    role: str
    name: str
    sources: tuple[Source, ...]
    questions: tuple[Asked, ...]


@operation(
    "career.faq",
    outside=True,
    pages="questions",
    renderers={
        "text": "sightline.career.render_career_faq:text",
        "html": "sightline.career.render_career_faq:html",
    },
)
def career_faq(view: WorkspaceView, request: CareerFaqRequest) -> CareerFaqResult:
    """Show what people ask about a role, and each source's answer beside the others.

    Answers are a few words with source and line. A source without an answer is named as such.
    """
    role, _ = asked_role(view, request.role)
    wanted = [word.casefold() for word in request.words]
    found = []
    for question in role.questions:
        if not all(word in f"{question.id} {question.asks}".casefold() for word in wanted):
            continue
        answers = role.answers(question)
        part = part_of(role, "question", question.asks, answers)
        stances = tuple(dict.fromkeys(card.stance for card in part.cards if card.stance))
        asking = (c for c in role.about("question") if c.subject == question.id and c.is_asked)
        found.append(Asked(question.id, part, stances, tuple(card.where for card in asking)))
    if wanted and not found:
        raise UsageError("no question has these words", help="`sightline career faq` shows all")
    return CareerFaqResult(role.id, role.name, role.sources, tuple(found))
