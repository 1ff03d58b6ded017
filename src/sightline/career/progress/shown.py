"""Where a person's documents speak of something: the words, and by which sign they were found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.career.documents.own_words import is_own_words
from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told, told
from sightline.career.fit.record import LEARNT, statement_sort
from sightline.career.ladders.recognizing import asked_kinds, kinds_in
from sightline.career.resume.resume import Resume
from sightline.career.skills.named import named_skills
from sightline.career.skills.stem import stem
from sightline.career.skills.words import words_of
from sightline.kernel.documents.span import Span

__all__ = ["Passages", "Shown", "mark_of", "stems_of"]

_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)
_TAKEN_WORDS = "completed took attended passed finished enrolled joined studied learned learnt"
_TAKEN = frozenset(_TAKEN_WORDS.split())
_COURSE_WORDS = (
    "course courses coursework training trainings workshop workshops seminar seminars bootcamp "
    "bootcamps certificate certificates certification certifications diploma nanodegree "
    "specialization specialisation mooc webinar webinars"
)
_COURSES = frozenset(_COURSE_WORDS.split())
_FIRST = 3  # "I also took a course"
_LONGEST_TOLD = 400


@dataclass(frozen=True, slots=True)
class Shown:
    """Words of a document that speak of something. ``because`` says by which sign; ``own``: they
    are the person's own statement, which nothing backs; ``taken``: a course, a study, a
    certificate, which says what somebody was taught and shows no work."""

    text: str
    spans: tuple[Span, ...]
    because: str
    own: bool
    taken: bool = False

    @property
    def is_evidence(self) -> bool:
        return not (self.own or self.taken)


@dataclass(frozen=True, slots=True)
class _Passage:
    told: Told
    own: bool
    taken: bool
    skills: frozenset[str]
    kinds: frozenset[str]
    stems: frozenset[str]


def mark_of(shown: Shown) -> str:
    """What stands before words that are no evidence; nothing before those that are."""
    if shown.own:
        return "own words, not backed: "
    return "taken, not evidence: " if shown.taken else ""


class Passages:
    """The statements of a person's documents, each looked at once."""

    def __init__(self, documents: list[tuple[SourceDocument, Resume]]) -> None:
        self._passages = [
            _looked_at(told, is_own_words(document), is_taken)
            for document, resume in documents
            for told, is_taken in _statements(document, resume)
        ]

    @classmethod
    def of_words(cls, words: str) -> Passages:
        """Words that stand alone, such as a line of a posting: what they ask for is taken as if a
        person showed it."""
        held = cls([])
        kinds = frozenset(kind.kind for kind in asked_kinds(words))
        told = Told(words, ())
        held._passages = [_Passage(told, False, False, _skill_keys(words), kinds, stems_of(words))]
        return held

    def speaking_of(self, words: str, most: int = 3) -> tuple[Shown, ...]:
        """The passages that speak of something: they name the same skill, show the kind of work
        that the words ask for, or hold all of several words. Courses come after work, own
        statements last."""
        skills = _skill_keys(words)
        kinds = {kind.kind for kind in asked_kinds(words)}
        stems = stems_of(words)
        found: dict[str, Shown] = {}
        for passage in sorted(self._passages, key=lambda one: (one.own, one.taken)):
            because = ""
            if skills & passage.skills:
                because = "names it"
            elif kinds & passage.kinds:
                because = "shows such work"
            elif len(stems) > 1 and stems <= passage.stems:
                because = "has these words"
            if because and passage.told.value not in found:
                told = passage.told
                found[told.value] = Shown(
                    told.value, told.spans, because, passage.own, passage.taken
                )
        return tuple(found.values())[:most]


def _statements(document: SourceDocument, resume: Resume) -> Iterator[tuple[Told, bool]]:
    """Every statement, and whether it stands under studies, courses or certificates."""
    if is_own_words(document):
        for line in document.lines[1:]:
            if document.words(line).strip() and line.role != "heading":
                yield told(document, line.start, line.end), False
        return
    for position in resume.experience:
        yield from ((one, False) for one in position.statements)
    for section in resume.sections:
        heading = section.heading.value if section.heading is not None else section.kind
        is_taken = statement_sort(section.kind, heading) == LEARNT
        yield from ((one, is_taken) for one in section.statements)
    for study in resume.education:
        yield from ((one, True) for one in (study.degree, *study.statements) if one is not None)
    yield from ((one, False) for one in resume.skills)


def _says_taken(words: str) -> bool:
    """Whether a sentence tells of a course: "Completed a training in SQL".

    >>> [_says_taken(said) for said in ("Took a course on SQL", "Built a course on SQL")]
    [True, False]
    """
    named = [word[0].casefold() for word in words_of(words[:_LONGEST_TOLD])]
    return bool(_TAKEN & set(named[:_FIRST]) and _COURSES & set(named))


def _looked_at(told: Told, own: bool, taken: bool) -> _Passage:
    taken = taken or _says_taken(told.value)
    kinds = frozenset(kind.kind for kind in kinds_in(told.value) if not kind.but)
    return _Passage(told, own, taken, _skill_keys(told.value), kinds, stems_of(told.value))


def _skill_keys(text: str) -> frozenset[str]:
    return frozenset(s.key for s in named_skills(text) if s.confirmed_by == "dictionary")


def stems_of(text: str) -> frozenset[str]:
    """The words of a text without their endings, small words left out."""
    return frozenset(stem(word[0]) for word in words_of(text) if word[0] not in _SMALL)
