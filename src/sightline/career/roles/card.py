"""A datum card: one fact that one source states about a role, with the line that states it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["UNSTATED", "Card", "Question", "Role", "Source", "Years"]

UNSTATED = "unstated"
"""What stands for a basis or place that the source doesn't name."""


@dataclass(frozen=True, slots=True)
class Years:
    """Years of something. ``high`` None is an open end (8+).

    ``is_under`` says that the upper end itself is outside (0 to under 3). ``of`` says years of
    what, as far as the source tells: ``product``, ``engineering``; None where it doesn't.
    """

    low: float
    high: float | None
    of: str | None = None
    is_under: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it. ``as_of`` is the date that the source gives itself, None where it gives none."""

    id: str
    title: str
    as_of: str | None = None
    file: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What people ask, in our words. ``topics`` are those whose cards answer it as well."""

    id: str
    asks: str
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One fact. A field that the source doesn't state is None; nothing is filled in.

    ``topic`` is what the fact is about (``topics.py``), ``subject`` which one of its kind: a
    certification, a route, a question. ``value`` is a figure or a term, ``low`` and ``high`` a
    range, whose ``high`` None with a ``low`` is an open end. ``unit`` goes with both: ``a year``,
    ``years``, ``percent``, ``days``.

    ``basis`` of pay is ``base``, ``total`` or ``unstated``; ``place`` and ``currency`` as stated.
    ``level`` are the levels of the crosswalk that it concerns, ``title`` the source's own name of
    them, ``track`` is ``ic`` or ``management``. ``years`` stand beside a level.

    ``proxy_for`` names the occupation that was really counted. ``unlabelled``: the source doesn't
    say what the figure is. ``method`` says how the card was read where that isn't plain.

    ``stance`` is a short answer to a question, ``when`` the condition under which it holds.
    ``relation`` (``above``, ``at``, ``below``, ``between``, ``share``) compares with ``than``: a
    role, a track, a place; ``refers`` names cards whose figures are meant. ``before`` and ``after``
    are a change that is told, ``comparison`` the group it was compared with, ``sample`` how many
    it is of.
    """

    id: str
    role: str
    topic: str
    source: str
    line: int | None = None
    subject: str | None = None
    value: str | float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    basis: str | None = None
    currency: str | None = None
    place: str | None = None
    level: tuple[str, ...] = ()
    title: str | None = None
    track: str | None = None
    years: Years | None = None
    as_of: str | None = None
    proxy_for: str | None = None
    unlabelled: bool = False
    verified: bool = True
    stance: str | None = None
    when: str | None = None
    relation: str | None = None
    than: str | None = None
    refers: tuple[str, ...] = ()
    before: float | None = None
    after: float | None = None
    comparison: str | None = None
    sample: float | None = None
    is_empty: bool = False
    method: str | None = None
    note: str | None = None

    @property
    def where(self) -> str:
        """The source and its line, such as ``S2:116``."""
        return self.source if self.line is None else f"{self.source}:{self.line}"

    @property
    def is_asked(self) -> bool:
        """Whether the card only says that its source asks the question."""
        return self.topic == "question" and self.value == "asked" and self.stance is None

    @property
    def range(self) -> tuple[float, float | None] | None:
        """The figure as a range; its end None where it is open. None where there is no figure."""
        if self.low is not None:
            return self.low, self.high
        if isinstance(self.value, (int, float)):
            return self.value, self.value
        if self.years is not None and self.topic in ("experience", "entry-years"):
            return self.years.low, self.years.high
        return None


@dataclass(frozen=True, slots=True)
class Role:
    """A role and everything that the sources state about it.

    ``id`` is the name of its file, ``names`` are what people call it, the first one in full.
    ``levels`` names the levels of the crosswalk from low to high. ``kind`` is ``role``,
    ``adjacent``, ``pivot`` or ``confusable``.
    """

    id: str
    names: tuple[str, ...]
    cards: tuple[Card, ...]
    sources: tuple[Source, ...]
    kind: str = "role"
    questions: tuple[Question, ...] = ()
    levels: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.names[0]

    def about(self, *topics: str) -> tuple[Card, ...]:
        """The cards of some topics, in the order of the files."""
        return tuple(card for card in self.cards if card.topic in topics)

    def question(self, identifier: str) -> Question:
        """A question by its id; one that isn't declared is called by its id."""
        found = (one for one in self.questions if one.id == identifier)
        return next(found, Question(identifier, identifier.replace("-", " ")))

    def answers(self, question: Question) -> tuple[Card, ...]:
        """The cards that answer a question: its own, and for sources without one the topics'.

        That a source asks the question isn't an answer.
        """
        own = [c for c in self.about("question") if c.subject == question.id and not c.is_asked]
        answered = {card.source for card in own}
        more = (c for c in self.about(*question.topics) if c.source not in answered)
        return (*own, *more)

    def source(self, identifier: str) -> Source | None:
        return next((one for one in self.sources if one.id == identifier), None)
