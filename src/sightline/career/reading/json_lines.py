"""JSON as lines: every value that is a word or number, with the pointer to its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.unreadable import UnreadableDocument
from sightline.career.reading.line_writer import LineWriter
from sightline.text.yaml.json_text import read_json
from sightline.text.yaml.nodes import Mapping, Node, Scalar

__all__ = ["date_at", "parsed_json", "pointer", "read_json_resume", "write_values"]

_UNSAID = frozenset({"null", "true", "false"})
#: The order in which a person tells it; keys of no list follow as the file has them.
_ORDER: dict[str, Sequence[str]] = {
    "": (
        "title", "company", "hiringOrganization", "jobLocation", "jobLocationType", "remote",
        "employmentType", "datePosted", "salary", "baseSalary", "experience", "description",
        "responsibilities", "qualifications", "experienceRequirements", "educationRequirements",
        "basics", "work", "volunteer", "education", "awards", "certificates", "publications",
        "skills", "languages", "interests", "references", "projects",
    ),
    "basics": ("name", "label", "email", "phone", "url", "location", "profiles", "summary"),
    "location": ("address", "postalCode", "city", "region", "countryCode"),
    "profiles": ("network", "username", "url"),
    "work": ("position", "name", "location", "startDate", "endDate", "url", "description",
             "summary", "highlights"),
    "volunteer": ("position", "organization", "startDate", "endDate", "url", "summary",
                  "highlights"),
    "education": ("studyType", "area", "institution", "startDate", "endDate", "score", "url",
                  "courses"),
    "awards": ("title", "awarder", "date", "summary"),
    "certificates": ("name", "issuer", "date", "url"),
    "publications": ("name", "publisher", "releaseDate", "url", "summary"),
    "skills": ("name", "level", "keywords"),
    "languages": ("language", "fluency"),
    "interests": ("name", "keywords"),
    "references": ("name", "reference"),
    "projects": ("name", "entity", "type", "roles", "startDate", "endDate", "url", "description",
                 "highlights", "keywords"),
}  # fmt: skip
_NOT_SAID_OF_THE_PERSON = frozenset({"/$schema", "/meta", "/basics/image", "/basics/picture"})
_LISTS_OF_STATEMENTS = ("highlights", "courses", "responsibilities", "qualifications")


def parsed_json(name: str, text: str) -> Node:
    """A JSON text as nodes. Raises UnreadableDocument, with the place, where it is none."""
    node, problems = read_json(text)
    if node is None:
        problem = problems[0]
        raise UnreadableDocument(
            f"{name} is broken JSON, line {problem.line}: {problem.message}",
            help="write the file again from the program that made it",
        )
    return node


def read_json_resume(name: str, data: bytes, node: Mapping) -> SourceDocument:
    """A résumé in JSON Resume 1.x (jsonresume.org/schema), a line for each value.

    Labels are the pointers of RFC 6901. Numbers stay as written. Raises UnreadableDocument where
    no value says anything.
    """
    writer = LineWriter(name, data, "json-resume")
    writer.dated = date_at(node, "meta", "lastModified")
    write_values(writer, node)
    return writer.document()


def date_at(node: Node, *keys: str) -> date | None:
    """The day that stands under some keys, if there is one."""
    for key in keys:
        if not isinstance(node, Mapping) or key not in node.entries:
            return None
        node = node.entries[key][1]
    try:
        return date.fromisoformat(node.text[:10]) if isinstance(node, Scalar) else None
    except ValueError:
        return None


def write_values(writer: LineWriter, node: Node, skipped: frozenset[str] = frozenset()) -> None:
    """Write every word and number below a node; nothing for true, false and null."""
    blocks: dict[str, int] = {}
    for place, value in _values(node, "", "", _NOT_SAID_OF_THE_PERSON | skipped):
        parts = place.split("/")
        block = blocks.setdefault("/".join(parts[:3]), len(blocks))
        role = "bullet" if len(parts) > 2 and parts[-2] in _LISTS_OF_STATEMENTS else ""
        writer.write(value.text, role=role, label=place, block=block)


def _values(
    node: Node, place: str, key: str, skipped: frozenset[str]
) -> Iterator[tuple[str, Scalar]]:
    """Pointers and scalars in the order of meaning; the parser bounds the depth."""
    if place in skipped:
        return
    if isinstance(node, Scalar):
        if not (node.plain and node.text in _UNSAID):
            yield place, node
        return
    if isinstance(node, Mapping):
        first = [name for name in _ORDER.get(key, ()) if name in node.entries]
        for name in [*first, *(name for name in node.entries if name not in first)]:
            yield from _values(node.entries[name][1], place + pointer(name), name, skipped)
        return
    for index, item in enumerate(node.items):
        yield from _values(item, f"{place}/{index}", key, skipped)


def pointer(name: str) -> str:
    """One step of a JSON pointer (RFC 6901)."""
    return "/" + name.replace("~", "~0").replace("/", "~1")
