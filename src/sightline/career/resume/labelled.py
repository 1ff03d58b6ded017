"""Fields out of formats that name them: JSON Resume's pointers, the tables of LinkedIn's export."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sightline.career.documents.source_document import Line, SourceDocument
from sightline.career.documents.told import Told, told
from sightline.career.resume.dates import find_stretches
from sightline.career.resume.resume import Period, Position, Resume, Section, Study

__all__ = ["is_labelled", "labelled_resume"]

_ROW = re.compile(r"([\w ]+\.csv):(\d+):(.+)")
_POINTER = re.compile(r"/([A-Za-z]+)(?:/(\d+))?(?:/([A-Za-z]+))?(?:/\d+)?(?:/.*)?")
# Each table or list of the formats, and what it is in a résumé.
_TABLES = {
    "Positions.csv": "work", "Education.csv": "education", "Skills.csv": "skills",
    "Profile.csv": "basics", "Email Addresses.csv": "basics", "PhoneNumbers.csv": "basics",
    "Profile Summary.csv": "basics", "Certifications.csv": "certificates",
    "Languages.csv": "languages", "Projects.csv": "projects", "Honors.csv": "awards",
    "Publications.csv": "publications", "Volunteering.csv": "volunteer",
    "Patents.csv": "publications",
}  # fmt: skip
_FIELDS = {
    "Title": "position", "Company Name": "name", "Location": "location", "Started On": "startDate",
    "Finished On": "endDate", "Start Date": "startDate", "End Date": "endDate",
    "Description": "summary", "School Name": "institution", "Degree Name": "studyType",
    "Notes": "summary", "Activities": "summary", "Name": "name", "First Name": "firstName",
    "Last Name": "lastName", "Headline": "label", "Summary": "summary", "Geo Location": "city",
    "Email Address": "email", "Number": "phone", "Websites": "url", "Profile Summary": "summary",
}  # fmt: skip
_SECTIONS = {
    "projects": "projects", "certificates": "certifications", "awards": "awards",
    "languages": "languages", "publications": "publications", "volunteer": "volunteering",
    "interests": "interests", "references": "other",
}  # fmt: skip
_PLACE = ("address", "postalCode", "city", "region", "countryCode")
Fields = dict[str, list[Line]]


def is_labelled(document: SourceDocument) -> bool:
    """Whether the format itself says which field a line is."""
    return document.form in ("json-resume", "linkedin")


def labelled_resume(document: SourceDocument) -> Resume:
    """The résumé that a document's labels make."""
    lists = _lists(document)
    basics = _merged(lists.get("basics", {}).values())
    return Resume(
        document.hash,
        name=_told(
            document, basics.get("name") or basics.get("firstName", []) + basics.get("lastName", [])
        ),
        email=_one(document, basics, "email"),
        phone=_one(document, basics, "phone"),
        location=_told(document, [line for key in _PLACE for line in basics.get(key, [])]),
        links=tuple(told(document, line.start, line.end) for line in basics.get("url", [])),
        headline=_one(document, basics, "label"),
        experience=tuple(_position(document, one) for one in lists.get("work", {}).values()),
        education=tuple(_study(document, one) for one in lists.get("education", {}).values()),
        skills=tuple(_skills(document, lists.get("skills", {}).values())),
        sections=tuple(_sections(document, lists, basics)),
        unread=document.unread,
    )


def _lists(document: SourceDocument) -> dict[str, dict[str, Fields]]:
    """Lines by list, entry and field, in the order in which they stand."""
    found: dict[str, dict[str, Fields]] = {}
    for line in document.lines:
        name, entry, field = _read(line.label)
        if name:
            found.setdefault(name, {}).setdefault(entry, {}).setdefault(field, []).append(line)
    return found


def _read(label: str) -> tuple[str, str, str]:
    if match := _ROW.fullmatch(label):
        name = _TABLES.get(match[1], match[1])
        return name, f"{match[1]}:{match[2]}", _FIELDS.get(match[3], match[3])
    if match := _POINTER.fullmatch(label):
        if match[1] == "basics":
            return "basics", "", label.rpartition("/")[2]
        return match[1], match[2] or "", match[3] or ""
    return "", "", ""


def _merged(entries: Iterable[Fields]) -> Fields:
    """The first entry's value of every field; addresses and numbers may stand in several."""
    found: Fields = {}
    for entry in entries:
        for field, lines in entry.items():
            if field == "url":
                found.setdefault(field, []).extend(lines)
            else:
                found.setdefault(field, lines)
    return found


def _told(document: SourceDocument, lines: list[Line]) -> Told | None:
    """The words of some lines, joined by blanks."""
    parts = [told(document, line.start, line.end) for line in lines]
    parts = [part for part in parts if part.spans]
    if not parts:
        return None
    return Told(
        " ".join(part.value for part in parts), tuple(span for part in parts for span in part.spans)
    )


def _one(document: SourceDocument, fields: Fields, name: str) -> Told | None:
    return _told(document, fields.get(name, [])[:1])


def _position(document: SourceDocument, fields: Fields) -> Position:
    period = _period(document, fields, is_work=True)
    return Position(
        title=_told(document, fields.get("position", [])),
        company=_told(document, fields.get("name", []) or fields.get("company", [])),
        dates=period.words if period else None,
        location=_told(document, fields.get("location", [])),
        period=period,
        statements=tuple(_statements(document, fields, ("summary", "description", "highlights"))),
    )


def _study(document: SourceDocument, fields: Fields) -> Study:
    period = _period(document, fields, is_work=False)
    return Study(
        degree=_told(document, fields.get("studyType", []) + fields.get("area", [])),
        institution=_told(document, fields.get("institution", [])),
        dates=period.words if period else None,
        location=_told(document, fields.get("location", [])),
        period=period,
        statements=tuple(_statements(document, fields, ("score", "summary", "courses"))),
    )


def _statements(document: SourceDocument, fields: Fields, names: tuple[str, ...]) -> list[Told]:
    lines = [line for name in names for line in fields.get(name, [])]
    found = [told(document, line.start, line.end) for line in sorted(lines, key=_start)]
    return [one for one in found if one.spans]


def _start(line: Line) -> int:
    return line.start


def _period(document: SourceDocument, fields: Fields, *, is_work: bool) -> Period | None:
    """From the two date fields. Work with a start and no end goes on, as both formats write it."""
    words = _told(document, fields.get("startDate", []) + fields.get("endDate", []))
    if words is None:
        return None
    first = _point(document, fields.get("startDate", []))
    last = _point(document, fields.get("endDate", []))
    is_open = is_work and bool(fields.get("startDate")) and not fields.get("endDate")
    return Period(words, first, last, is_open)


def _point(document: SourceDocument, lines: list[Line]) -> str | None:
    for line in lines:
        found = find_stretches(document.words(line))
        if found:
            return found[0].first
    return None


def _skills(document: SourceDocument, entries: Iterable[Fields]) -> list[Told]:
    lines = [line for one in entries for name in ("name", "keywords") for line in one.get(name, [])]
    return [told(document, line.start, line.end) for line in sorted(lines, key=_start)]


def _sections(
    document: SourceDocument, lists: dict[str, dict[str, Fields]], basics: Fields
) -> list[Section]:
    found = []
    if basics.get("summary"):
        found.append(Section("summary", None, tuple(_statements(document, basics, ("summary",)))))
    for name, entries in lists.items():
        if name in ("basics", "work", "education", "skills"):
            continue
        lines = [line for one in entries.values() for part in one.values() for line in part]
        told_lines = [told(document, line.start, line.end) for line in sorted(lines, key=_start)]
        found.append(Section(_SECTIONS.get(name, "other"), None, tuple(told_lines)))
    return found
