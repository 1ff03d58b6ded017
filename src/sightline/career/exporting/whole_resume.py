"""A résumé as it is, ready to be sent: everything in it, in its own order."""

from __future__ import annotations

from collections.abc import Iterable

from sightline.career.documents.told import Told
from sightline.career.exporting.sheet import Entry, Part, Sheet, SheetLine
from sightline.career.resume.resume import Position, Resume, Section, Study

__all__ = ["sheet_of"]

_KINDS = {
    "certifications": ("certificates", "Certifications"),
    "volunteering": ("volunteer", "Volunteering"),
    "summary": ("summary", "Summary"),
    "projects": ("projects", "Projects"),
    "awards": ("awards", "Awards"),
    "languages": ("languages", "Languages"),
    "publications": ("publications", "Publications"),
    "interests": ("interests", "Interests"),
}


def sheet_of(resume: Resume) -> Sheet:
    """All that was read of a résumé; parts stand in the order of the document."""
    parts: list[tuple[int, Part]] = []
    if resume.experience:
        entries = tuple(_position(position) for position in resume.experience)
        parts.append((_first(resume.experience), Part("work", _label("Experience"), entries)))
    if resume.education:
        studies = tuple(_study(study) for study in resume.education)
        parts.append((_first(resume.education), Part("education", _label("Education"), studies)))
    if resume.skills:
        lines = tuple(_line(skill) for skill in resume.skills)
        parts.append((resume.skills[0].start, Part("skills", _label("Skills"), (), lines)))
    for section in resume.sections:
        if section.statements:
            parts.append((section.statements[0].start, _section(section)))
    parts.sort(key=lambda placed: placed[0])
    contact = [resume.email, resume.phone, resume.location, *resume.links]
    return Sheet(
        _line(resume.name) if resume.name else None,
        tuple(_line(told) for told in contact if told),
        tuple(part for _, part in parts),
        _line(resume.headline) if resume.headline else None,
    )


def _first(entries: Iterable[Position | Study]) -> int:
    """Where the first of some entries begins."""
    starts = [
        told.start
        for entry in entries
        for told in (_head(entry), entry.dates, entry.location, *entry.statements)
        if told
    ]
    return min(starts, default=0)


def _head(entry: Position | Study) -> Told | None:
    if isinstance(entry, Position):
        return entry.title or entry.company
    return entry.degree or entry.institution


def _position(position: Position) -> Entry:
    return _entry(position.title, position.company, position)


def _study(study: Study) -> Entry:
    return _entry(study.degree, study.institution, study)


def _entry(title: Told | None, organisation: Told | None, entry: Position | Study) -> Entry:
    return Entry(
        _line(title) if title else None,
        _line(organisation) if organisation else None,
        _dates(entry),
        _line(entry.location) if entry.location else None,
        tuple(_line(statement) for statement in entry.statements),
    )


def _dates(entry: Position | Study) -> SheetLine | None:
    """Dates that stand in two fields of their own get the dash that belongs between them."""
    if entry.dates is None:
        return None
    quotes = [" ".join(span.quote.split()) for span in entry.dates.spans]
    if len(quotes) == 2 and entry.period and entry.period.start and entry.period.end:
        return SheetLine(" \u2013 ".join(quotes), entry.dates.spans)
    if len(quotes) == 1 and entry.period and entry.period.is_open and quotes[0][-1:].isdigit():
        return SheetLine(f"{quotes[0]} \u2013", entry.dates.spans)  # goes on, by its format's rule
    return _line(entry.dates)


def _section(section: Section) -> Part:
    kind, heading = _KINDS.get(section.kind, ("other", "Additional information"))
    named = _line(section.heading) if section.heading else _label(heading)
    return Part(kind, named, (), tuple(_line(told) for told in section.statements))


def _line(told: Told) -> SheetLine:
    return SheetLine(told.value, told.spans)


def _label(words: str) -> SheetLine:
    return SheetLine(words, (), "label")
