"""`Python (basic)`, `MBA (expected 2027)`: a bracket that weakens a value goes wherever it goes."""

from __future__ import annotations

from dataclasses import replace

from sightline.career.claims.closed_lists import holds_weight
from sightline.career.claims.words import words_of
from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told, told
from sightline.career.resume.behind import BEHIND
from sightline.career.resume.resume import Resume

__all__ = ["with_brackets"]


def with_brackets(resume: Resume, document: SourceDocument) -> Resume:
    """A résumé whose skills and degrees hold what the document says right behind them of how
    little, or how unfinished, they are."""
    return replace(
        resume,
        skills=tuple(_whole(one, document) for one in resume.skills),
        education=tuple(
            study if study.degree is None else replace(study, degree=_whole(study.degree, document))
            for study in resume.education
        ),
    )


def _whole(value: Told, document: SourceDocument) -> Told:
    behind = BEHIND.match(document.text, value.end)
    if behind is None or not holds_weight(words_of(behind[0])):
        return value
    return told(document, value.start, behind.end())
