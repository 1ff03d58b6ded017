"""A résumé out of a document: every field with the words that say it."""

from __future__ import annotations

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told, told
from sightline.career.resume.contact import contact_of
from sightline.career.resume.entries import statements_of, widths
from sightline.career.resume.labelled import is_labelled, labelled_resume
from sightline.career.resume.parts import Part, parts_of
from sightline.career.resume.positions import positions_of
from sightline.career.resume.resume import Position, Resume, Section, Study
from sightline.career.resume.skill_list import skills_of
from sightline.career.resume.studies import studies_of

__all__ = ["resume_of"]


def resume_of(document: SourceDocument) -> Resume:
    """Who a document is about, what they did, studied and know; nothing that it doesn't say."""
    if is_labelled(document):
        return labelled_resume(document)
    parts = parts_of(document)
    width = widths([row for part in parts for row in part.rows])
    contact = contact_of(document, parts)
    experience: list[Position] = []
    education: list[Study] = []
    skills: list[Told] = []
    sections: list[Section] = []
    for part in parts:
        if part.kind == "experience":
            experience += positions_of(document, part.rows, width)
        elif part.kind == "education":
            education += studies_of(document, part.rows, width)
        elif part.kind == "skills":
            skills += skills_of(document, part.rows)
        elif part.kind not in ("head", "contact") and (part.rows or part.heading):
            sections.append(_section(document, part, width))
    return Resume(
        document.hash, contact.name, contact.email, contact.phone, contact.location,
        tuple(contact.links), contact.headline, tuple(experience), tuple(education),
        tuple(skills), tuple(sections), document.unread,
    )  # fmt: skip


def _section(document: SourceDocument, part: Part, width: dict[int, float]) -> Section:
    heading = None
    if part.heading:
        heading = told(document, part.heading[0].start, part.heading[0].end)
    return Section(part.kind, heading, statements_of(document, part.rows, width))
