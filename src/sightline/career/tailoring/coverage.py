"""How many of the skills that a posting names are in a person's document: counts, no score."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told, told
from sightline.career.fit.skill_names import skills_in
from sightline.career.tailoring.relevance import Wanted
from sightline.kernel.documents.span import Span

__all__ = ["Coverage", "Covered", "coverage_of"]


@dataclass(frozen=True, slots=True)
class Covered:
    """A skill of the posting. ``there`` are the places of the person's documents that name it,
    ``in_sheet`` whether what is to be sent names it."""

    words: str
    label: str
    must: bool
    asked: Told
    there: tuple[Span, ...]
    in_sheet: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """The skills that the posting names, in its order. Those with no place in the documents are
    gaps; nothing here says that the person has or lacks a skill, only what the documents name."""

    skills: tuple[Covered, ...]

    @property
    def there(self) -> tuple[Covered, ...]:
        return tuple(one for one in self.skills if one.there)

    @property
    def missing(self) -> tuple[Covered, ...]:
        return tuple(one for one in self.skills if not one.there)


def coverage_of(
    wanted: Wanted, documents: tuple[SourceDocument, ...], sent: tuple[str, ...]
) -> Coverage:
    """The coverage of a posting's skills by documents, and by the lines that are to be sent."""
    places: dict[str, list[Span]] = {}
    for document in documents:
        for skill in skills_in(document.text):
            if skill.confirmed_by == "dictionary":
                found = told(document, skill.start, skill.end)
                places.setdefault(skill.key, []).extend(found.spans)
    shown = {
        skill.key
        for line in sent
        for skill in skills_in(line)
        if skill.confirmed_by == "dictionary"
    }
    return Coverage(
        tuple(
            Covered(
                one.words, one.label, one.must, one.by, tuple(places.get(one.key, ())),
                one.key in shown,
            )
            for one in wanted.skills
        )
    )  # fmt: skip
