"""A person's document, statement by statement: what each says they did, and what it names.

Everything here is a place of the document. A statement of a skills list counts as "listed", one of
a role or project as "shown", one of a course or certificate as "learnt"; they are told apart
wherever they are shown, and nothing is added up.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told, told
from sightline.career.fit.skill_names import skills_in
from sightline.career.ladders.evidence import QUOTED, Evidence
from sightline.career.ladders.recognizing import (
    MAX_SENTENCE,
    Recognized,
    kinds_in,
    kinds_of_title,
)
from sightline.career.ladders.word_forms import Word, words_of
from sightline.career.resume.resume import Period, Resume
from sightline.career.skills.named import NamedSkill

__all__ = [
    "LEARNT", "LISTED", "SHOWN", "TITLE", "NearMiss", "Record", "Statement", "statement_sort",
]  # fmt: skip

SHOWN, LISTED, LEARNT, TITLE = "shown", "listed", "learnt", "title"
_LEARNT_SECTIONS = frozenset(("certifications", "awards"))
_LISTED_SECTIONS = frozenset(("languages", "interests"))
_COURSES = ("course", "training", "coursework", "learning", "workshop")


# A sentence ends at a stop before white space, or at a line left empty.
_SENTENCE_END = re.compile(r"[.!?][\"'”\u2019)\]]?(?=\s)|\n[ \t]*\n|\n(?=[ \t]*[-*•])")
_MOST_LINES = 12
_CLAUSE_ENDS = frozenset((".", ";", "!", "?", "\n", "but"))


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, bullet, title or list entry. ``how`` is ``shown``, ``listed``, ``learnt`` or
    ``title``. ``where`` says under what it stands; ``dated`` when that ended, None where unsaid.
    ``is_open``: it was still going on when the document was written.
    """

    told: Told
    how: str
    where: str
    section: str
    dated: str | None = None
    is_open: bool = False

    @property
    def item(self) -> str:
        """What is taken away when this statement is."""
        return f"{self.told.spans[0].document}:{self.told.start}"


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A statement that sounds like a kind and isn't it, and the words that make it less."""

    kind: str
    statement: Statement
    why: str
    because: str


class Record:
    """A résumé as evidence. ``strength`` is 1 for a document, 0 for a person's own statements.

    ``is_prose``: the document is a letter or the like, read sentence by sentence.
    """

    def __init__(
        self, resume: Resume, document: SourceDocument, strength: int = QUOTED
    ) -> None:  # fmt: skip
        self.resume = resume
        self.document = document
        self.strength = strength
        self._clauses: dict[str, tuple[list[Word], list[int]]] = {}
        self.statements = tuple(_statements(resume, document))
        self.is_prose = any(one.section == "text" for one in self.statements)

    @cached_property
    def _recognized(self) -> list[tuple[Statement, Recognized]]:
        found = []
        for one in self.statements:
            if one.how == TITLE:
                found += [(one, hit) for hit in kinds_of_title(one.told.value)]
            elif one.how == SHOWN:
                found += [(one, hit) for hit in kinds_in(one.told.value)]
            elif one.section == "certifications":
                found.append((one, Recognized("certificate", 0, len(one.told.value))))
        return found

    @cached_property
    def words(self) -> list[tuple[Statement, list[Word]]]:
        """Each statement with its words, cut out once."""
        return [(one, words_of(one.told.value[:MAX_SENTENCE])) for one in self.statements]

    def clauses_of(self, statement: Statement) -> tuple[list[Word], list[int]]:
        """All words of a statement, cut out once, and for each where its clause begins."""
        if statement.item not in self._clauses:
            words = words_of(statement.told.value)
            begins, first = [], 0
            for index in range(len(words)):
                if index and words[index - 1].low in _CLAUSE_ENDS:
                    first = index
                begins.append(first)
            self._clauses[statement.item] = words, begins
        return self._clauses[statement.item]

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[int, int]]]:
        """Where each word stands: the statement's index and the word's."""
        found: dict[str, list[tuple[int, int]]] = {}
        for number, (_, words) in enumerate(self.words):
            for index, word in enumerate(words):
                found.setdefault(word.low, []).append((number, index))
        return found

    def places_of(self, row: Sequence[Set[str]]) -> Iterator[tuple[Statement, int, int]]:
        """Every place at which words stand in a row, each in one of its forms, in the document's
        order: the statement, and offsets of its text."""
        begun = (place for form in row[0] for place in self._by_word.get(form, ()))
        for number, index in sorted(begun):
            statement, words = self.words[number]
            here = words[index : index + len(row)]
            if len(here) == len(row) and all(w.low in f for w, f in zip(here, row, strict=True)):
                yield statement, here[0].start, here[-1].end

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every kind that a statement shows."""
        return tuple(
            Evidence(
                one.item,
                hit.kind,
                self.strength,
                one.told.spans,
                where=one.where,
                dated=one.dated,
                is_open=one.is_open,
                is_title=one.how == TITLE,
            )
            for one, hit in self._recognized
            if not hit.but
        )

    @cached_property
    def near_misses(self) -> tuple[NearMiss, ...]:
        """What sounds like a kind and doesn't count, with the reason."""
        return tuple(
            NearMiss(hit.kind, one, hit.but, hit.because)
            for one, hit in self._recognized
            if hit.but
        )

    def showing(self, kind: str) -> list[Statement]:
        """The statements that show a kind, sentences before job titles."""
        found = [one for one, hit in self._recognized if hit.kind == kind and not hit.but]
        return sorted(found, key=lambda one: one.how == TITLE)

    @cached_property
    def skills(self) -> dict[str, list[tuple[Statement, NamedSkill]]]:
        """The statements that name a skill, by its key; only what a dictionary confirms."""
        found: dict[str, list[tuple[Statement, NamedSkill]]] = {}
        for one, skill in [*self._named_in_sentences(), *self._named_in_lists()]:
            if skill.confirmed_by == "dictionary":
                found.setdefault(skill.key, []).append((one, skill))
        return found

    def _named_in_sentences(self) -> Iterator[tuple[Statement, NamedSkill]]:
        for one in self.statements:
            if one.section != "skills":
                for skill in skills_in(one.told.value):
                    yield one, skill

    def _named_in_lists(self) -> Iterator[tuple[Statement, NamedSkill]]:
        """A list is read as one text, since everyday words ("REST") need others beside them."""
        listed = [one for one in self.statements if one.section == "skills"]
        starts: list[int] = []
        text = ""
        for one in listed:
            starts.append(len(text))
            text += one.told.value.replace("\n", " ") + ", "
        for skill in skills_in(text):
            index = bisect_right(starts, skill.start) - 1
            start, end = skill.start - starts[index], skill.end - starts[index]
            if end <= len(listed[index].told.value):
                yield listed[index], replace(skill, start=start, end=end)


def _statements(resume: Resume, document: SourceDocument) -> Iterator[Statement]:
    seen: set[int] = set()
    listed = list(_all(resume, document))
    if not any(one.how in (SHOWN, TITLE) for one in listed):
        listed += _prose(document)
    for one in listed:
        if one.told.spans and one.told.value and one.told.start not in seen:
            seen.add(one.told.start)
            yield from _pieces(one, document)


def _pieces(one: Statement, document: SourceDocument) -> Iterator[Statement]:
    """A statement, or where it is longer than any sentence, its parts of that length, so that a
    quote stays readable and each is looked at once."""
    start, end = one.told.start, one.told.end
    if end - start <= MAX_SENTENCE:
        yield one
        return
    while start < end:
        stop = min(end, start + MAX_SENTENCE)
        if stop < end:
            cuts = (document.text.rfind(sign, start + 1, stop) for sign in (". ", "\n", " "))
            stop = next((cut + 1 for cut in cuts if cut > start), stop)
        part = told(document, start, stop)
        if part.value:
            yield replace(one, told=part)
        start = stop


def _all(resume: Resume, document: SourceDocument) -> Iterator[Statement]:
    if resume.headline is not None:
        yield Statement(resume.headline, LISTED, "the headline", "headline")
    for position in resume.experience:
        names = [one.value for one in (position.title, position.company) if one is not None]
        where = ", ".join(names) or "a role"
        ended, is_open = _end(position.period, document)
        if position.title is not None:
            yield Statement(position.title, TITLE, where, "experience", ended, is_open)
        for words in position.statements:
            yield Statement(words, SHOWN, where, "experience", ended, is_open)
    for study in resume.education:
        ended, is_open = _end(study.period, document)
        school = study.institution.value if study.institution is not None else "studies"
        degrees = () if study.degree is None else (study.degree,)
        for words in (*degrees, *study.statements):
            yield Statement(words, LEARNT, school, "education", ended, is_open)
    for words in resume.skills:
        yield Statement(words, LISTED, "the list of skills", "skills")
    for section in resume.sections:
        heading = section.heading.value if section.heading is not None else section.kind
        for words in section.statements:
            yield Statement(words, statement_sort(section.kind, heading), heading, section.kind)


def _prose(document: SourceDocument) -> Iterator[Statement]:
    """The sentences of a letter or another text that is no résumé, each with its place."""
    start = 0
    for stop in [*_SENTENCE_END.finditer(document.text), None]:
        end = stop.end() if stop is not None else len(document.text)
        spans = document.spans(start, end)
        if spans and len(spans) <= _MOST_LINES:
            yield Statement(told(document, start, end), SHOWN, "the text", "text")
        start = end


def statement_sort(kind: str, heading: str) -> str:
    """How the statements of a section count, by its kind and what stands over it."""
    if kind in _LEARNT_SECTIONS or any(word in heading.lower() for word in _COURSES):
        return LEARNT
    return LISTED if kind in _LISTED_SECTIONS else SHOWN


def _end(period: Period | None, document: SourceDocument) -> tuple[str | None, bool]:
    """When something ended; what was still going on is as old as the document says it is."""
    if period is None:
        return None, False
    if period.is_open:
        return (document.dated.isoformat() if document.dated else None), True
    return period.end or period.start, False
