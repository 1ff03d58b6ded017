"""JSON Resume 1.x, out: a sheet's lines in the fields of the format, or a document given back."""

from __future__ import annotations

import re
from typing import Any

from sightline.career.documents.source_document import SourceDocument
from sightline.career.exporting.layout import plain
from sightline.career.exporting.sheet import Entry, Sheet, SheetLine
from sightline.career.resume.dates import find_stretches

__all__ = ["document_json", "sheet_json"]

_SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+\Z")
_ADDRESS = re.compile(r"https?://\S+\Z", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?\Z", re.IGNORECASE)
_PHONE = re.compile(
    r"[+(]{0,2}[0-9][0-9 ()./+\u00a0\u2010-\u2015-]{5,}(?: ?(?:x|ext\.?) ?[0-9]+)?\Z"
)
_DAY = re.compile(r"[12][0-9]{3}(?:-[01][0-9](?:-[0-3][0-9])?)?\Z")
#: For lists without positions: the field of an entry that one line is.
_LINE_FIELD = {
    "certificates": "name", "awards": "title", "languages": "language", "publications": "name",
    "interests": "name", "skills": "name", "projects": "description", "volunteer": "summary",
    "references": "reference", "work": "summary", "education": "summary",
}  # fmt: skip
#: title, organisation and what stands below, by list.
_ENTRY_FIELDS = {
    "work": ("position", "name", "highlights"),
    "volunteer": ("position", "organization", "highlights"),
    "education": ("studyType", "institution", "summary"),
    "projects": ("name", "entity", "highlights"),
    "certificates": ("name", "issuer", "summary"),
    "awards": ("title", "awarder", "summary"),
    "publications": ("name", "publisher", "summary"),
}
_KNOWN = frozenset({*_LINE_FIELD, "basics", "meta"})


def sheet_json(sheet: Sheet) -> bytes:
    """A sheet as JSON Resume. What the format has no field for gets one of its own.

    Dates become ``startDate`` and ``endDate`` where their words say nothing else; others stay
    words, in ``dates``.
    """
    made: dict[str, Any] = {"$schema": _SCHEMA, "basics": _basics(sheet)}
    for part in sheet.parts:
        lines = [plain(line.text) for line in part.lines if plain(line.text)]
        if part.kind in ("summary", "basics"):
            said = made["basics"].get("summary", "")
            if lines:
                made["basics"]["summary"] = "\n".join([said, *lines] if said else lines)
            lines = []
        if not lines and not part.entries:
            continue
        key = part.kind if part.kind in _LINE_FIELD else _own_key(part.heading)
        entries: list[Any] = made.setdefault(key, [])
        field = _LINE_FIELD.get(key, "summary")
        entries += [{field: line} for line in lines]
        entries += [_entry(key, entry) for entry in part.entries]
    return _written(made)


def _written(value: Any) -> bytes:
    import orjson

    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _own_key(heading: SheetLine) -> str:
    """A list of the heading's own name, in letters that the format's keys are made of."""
    words = re.findall("[A-Za-z]+", heading.text)
    key = "".join([words[0].lower(), *(word.capitalize() for word in words[1:4])]) if words else ""
    return key if key and key not in _KNOWN else "other"


def _basics(sheet: Sheet) -> dict[str, Any]:
    basics: dict[str, Any] = {}
    for key, line in (("name", sheet.name), ("label", sheet.headline)):
        if line is not None and plain(line.text):
            basics[key] = plain(line.text)
    for line in sheet.contact:
        _add_contact(basics, plain(line.text))
    return basics


def _add_contact(basics: dict[str, Any], words: str) -> None:
    """One way to reach the person, in the field that its own shape says."""
    if not words:
        return
    if _MAIL.match(words) and "email" not in basics:
        basics["email"] = words
    elif _ADDRESS.match(words) or _BARE_ADDRESS.match(words):
        if _ADDRESS.match(words) and "url" not in basics:
            basics["url"] = words
        else:
            basics.setdefault("profiles", []).append({"url": words})
    elif _PHONE.match(words) and "phone" not in basics:
        basics["phone"] = words
    else:
        place = basics.setdefault("location", {})
        place["address"] = f"{place['address']}\n{words}" if "address" in place else words


def _entry(key: str, entry: Entry) -> dict[str, Any]:
    title, organisation, below = _ENTRY_FIELDS.get(key, ("name", "entity", "highlights"))
    made: dict[str, Any] = {}
    for field, line in ((title, entry.title), (organisation, entry.organisation),
                        ("location", entry.place)):  # fmt: skip
        if line is not None and plain(line.text):
            made[field] = plain(line.text)
    made |= _dates(plain(entry.dates.text) if entry.dates else "", is_study=key == "education")
    lines = [plain(line.text) for line in entry.lines if plain(line.text)]
    if lines:
        made[below] = "\n".join(lines) if below == "summary" else lines
    return made


def _dates(words: str, *, is_study: bool) -> dict[str, str]:
    """A lone day is when a study ended, and else both ends; an expected one keeps its words."""
    if not words:
        return {}
    found = find_stretches(words)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(words)):
        one = found[0]
        points = {"startDate": one.first, "endDate": None if one.is_open else one.last}
        if is_study and not one.is_range:
            points["startDate"] = None
        said = {key: day for key, day in points.items() if day and _DAY.match(day)}
        is_whole = bool(one.first) and (one.is_open or bool(one.last))
        if is_whole and len(said) == sum(day is not None for day in points.values()):
            return {**said, "dates": words} if one.is_expected else said
    return {"dates": words}


def document_json(document: SourceDocument) -> bytes:
    """A JSON Resume given back as it was read: each value at its pointer, as text.

    Values of several lines are joined by line ends. The order of keys is that of the reading.
    """
    made: dict[str, Any] = {"$schema": _SCHEMA}
    for line in document.lines:
        steps = [step.replace("~1", "/").replace("~0", "~") for step in line.label.split("/")[1:]]
        if steps:
            _put(made, steps, document.words(line))
    if document.dated is not None:
        made["meta"] = {"lastModified": document.dated.isoformat()}
    return _written(_with_lists(made))


def _put(made: dict[str, Any], steps: list[str], words: str) -> None:
    here = made
    for step in steps[:-1]:
        inner = here.setdefault(step, {})
        if not isinstance(inner, dict):
            return
        here = inner
    said = here.get(steps[-1])
    here[steps[-1]] = f"{said}\n{words}" if isinstance(said, str) else words


def _with_lists(value: Any) -> Any:
    """Objects whose keys are all numbers were lists; the reader's depth bounds this one's."""
    if not isinstance(value, dict):
        return value
    if value and all(key.isdecimal() and len(key) < 7 for key in value):
        return [_with_lists(value[key]) for key in sorted(value, key=int)]
    return {key: _with_lists(part) for key, part in value.items()}
