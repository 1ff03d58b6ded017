"""Where a person's documents speak of something: the words, and by which sign they were found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.career.documents.own_words import is_own_words
from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told, told
from sightline.career.ladders.recognizing import asked_kinds, kinds_in
from sightline.career.resume.resume import Resume
from sightline.career.skills.named import named_skills
from sightline.career.skills.stem import stem
from sightline.career.skills.words import words_of
from sightline.kernel.documents.span import Span

__all__ = ["Passages", "Shown", "stems_of"]

_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)


@dataclass(frozen=True, slots=True)
class Shown:
    """Words of a document that speak of something. ``because`` says by which sign; ``own``: they
    are the person's own statement, which nothing backs."""

    text: str
    spans: tuple[Span, ...]
    because: str
    own: bool


@dataclass(frozen=True, slots=True)
class _Passage:
    told: Told
    own: bool
    skills: frozenset[str]
    kinds: frozenset[str]
    stems: frozenset[str]


class Passages:
    """The statements of a person's documents, each looked at once."""

    def __init__(self, documents: list[tuple[SourceDocument, Resume]]) -> None:
        self._passages = [
            _looked_at(told, is_own_words(document))
            for document, resume in documents
            for told in _statements(document, resume)
        ]

    @classmethod
    def of_words(cls, words: str) -> Passages:
        """Words that stand alone, such as a line of a posting: what they ask for is taken as if a
        person showed it."""
        held = cls([])
        kinds = frozenset(kind.kind for kind in asked_kinds(words))
        told = Told(words, ())
        held._passages = [_Passage(told, False, _skill_keys(words), kinds, stems_of(words))]
        return held

    def speaking_of(self, words: str, most: int = 3) -> tuple[Shown, ...]:
        """The passages that speak of something: they name the same skill, show the kind of work
        that the words ask for, or hold all of several words. Own statements come last."""
        skills = _skill_keys(words)
        kinds = {kind.kind for kind in asked_kinds(words)}
        stems = stems_of(words)
        found: dict[str, Shown] = {}
        for passage in sorted(self._passages, key=lambda one: one.own):
            because = ""
            if skills & passage.skills:
                because = "names it"
            elif kinds & passage.kinds:
                because = "shows such work"
            elif len(stems) > 1 and stems <= passage.stems:
                because = "has these words"
            if because and passage.told.value not in found:
                found[passage.told.value] = Shown(
                    passage.told.value, passage.told.spans, because, passage.own
                )
        return tuple(found.values())[:most]


def _statements(document: SourceDocument, resume: Resume) -> Iterator[Told]:
    if is_own_words(document):
        for line in document.lines[1:]:
            if document.words(line).strip() and line.role != "heading":
                yield told(document, line.start, line.end)
        return
    for position in resume.experience:
        yield from position.statements
    for section in resume.sections:
        yield from section.statements
    for study in resume.education:
        yield from (one for one in (study.degree, *study.statements) if one is not None)
    yield from resume.skills


def _looked_at(told: Told, own: bool) -> _Passage:
    kinds = frozenset(kind.kind for kind in kinds_in(told.value) if not kind.but)
    return _Passage(told, own, _skill_keys(told.value), kinds, stems_of(told.value))


def _skill_keys(text: str) -> frozenset[str]:
    return frozenset(s.key for s in named_skills(text) if s.confirmed_by == "dictionary")


def stems_of(text: str) -> frozenset[str]:
    """The words of a text without their endings, small words left out."""
    return frozenset(stem(word[0]) for word in words_of(text) if word[0] not in _SMALL)
