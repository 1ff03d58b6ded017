"""A job posting as its site declares it: schema.org's JobPosting, alone or inside a web page."""

from __future__ import annotations

import re
from html import unescape

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.unreadable import UnreadableDocument
from sightline.career.reading.json_lines import date_at, parsed_json, pointer, write_values
from sightline.career.reading.line_writer import LineWriter
from sightline.career.reading.web_page import parsed_page, write_page
from sightline.career.reading.xml_tree import Element
from sightline.text.yaml.nodes import Mapping, Node, Scalar, Sequence

__all__ = ["job_posting_in", "read_job_posting", "read_page_or_posting"]

_MARKUP = re.compile(r"<(?:/?[a-zA-Z][^<>]*|!--)")
_PROSE = (
    "description", "responsibilities", "qualifications", "experienceRequirements",
    "educationRequirements", "skills", "jobBenefits", "incentiveCompensation",
)  # fmt: skip
#: What is about the page, not the post.
_ABOUT_PAGE = (
    "@context", "@type", "@id", "identifier", "url", "image", "directApply", "validThrough",
    "mainEntityOfPage", "sameAs", "logo",
)  # fmt: skip
_SKIPPED = frozenset(pointer(key) for key in _ABOUT_PAGE) | {
    "/hiringOrganization/logo", "/hiringOrganization/sameAs", "/hiringOrganization/url",
}  # fmt: skip
_MAX_NODES = 10_000


def read_page_or_posting(name: str, data: bytes, text: str) -> SourceDocument:
    """A web page; where it declares a posting, that is read, and the page around it isn't.

    Raises UnreadableDocument where neither says anything.
    """
    root = parsed_page(name, text)
    declared = _declared(name, root)
    if declared is not None:
        return read_job_posting(name, data, declared, root)
    writer = LineWriter(name, data, "html")
    write_page(writer, root)
    return writer.document()


def read_job_posting(
    name: str, data: bytes, node: Mapping, page: Element | None = None
) -> SourceDocument:
    """A JobPosting, a line for each value; labels are pointers into it (``/title``).

    HTML inside its values is read as a page's. One without a description is completed by the page
    that it stands in.
    """
    writer = LineWriter(name, data, "job-posting")
    writer.dated = date_at(node, "datePosted")
    prose = {key for key in _PROSE if isinstance(_at(node, key), Scalar | Sequence)}
    write_values(writer, node, _SKIPPED | {pointer(key) for key in prose} | _types(node))
    for key in _PROSE:
        if key in prose:
            writer.label = pointer(key)
            _write_prose(writer, _at(node, key))
    writer.label = ""
    if page is not None and "description" not in prose:
        writer.new_block()
        write_page(writer, page)
    return writer.document()


def job_posting_in(node: Node) -> Mapping | None:
    """The first JobPosting in a piece of linked data: the value itself, a list, or a graph."""
    waiting: list[Node] = [node]
    for _ in range(_MAX_NODES):
        if not waiting:
            break
        here = waiting.pop()
        if isinstance(here, Mapping):
            if "JobPosting" in _type_names(here):
                return here
            graph = _at(here, "@graph") or _at(here, "mainEntity")
            waiting += [graph] if graph is not None else []
        elif isinstance(here, Sequence):
            waiting += reversed(here.items)
    return None


def _declared(name: str, root: Element) -> Mapping | None:
    """The posting in a page's linked data; broken data is none."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            found = job_posting_in(parsed_json(name, script.text.strip()))
        except UnreadableDocument:  # the page itself can still be read
            continue
        if found is not None:
            return found
    return None


def _write_prose(writer: LineWriter, node: Node | None) -> None:
    """Text that may hold HTML, once or twice escaped."""
    if isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Scalar):
                writer.add(unescape(item.text))
                writer.end_line(role="bullet", finds_bullet=True)
        return
    words = node.text if isinstance(node, Scalar) else ""
    if not _MARKUP.search(words) and "&" in words:
        words = unescape(words)
    if _MARKUP.search(words):
        write_page(writer, parsed_page(writer.name, f"<body>{words}</body>"))
        return
    for line in words.splitlines():
        writer.add(line)
        writer.end_line(finds_bullet=True)


def _types(node: Mapping) -> frozenset[str]:
    """Pointers to the names of types and of the fields that hold only codes."""
    found: set[str] = set()
    waiting: list[tuple[str, Node]] = [("", node)]
    for _ in range(_MAX_NODES):
        if not waiting:
            break
        place, here = waiting.pop()
        if isinstance(here, Mapping):
            found.add(f"{place}/@type")
            waiting += [(place + pointer(key), value) for key, (_, value) in here.entries.items()]
        elif isinstance(here, Sequence):
            waiting += [(f"{place}/{index}", item) for index, item in enumerate(here.items)]
    return frozenset(found)


def _type_names(node: Mapping) -> list[str]:
    kind = _at(node, "@type")
    parts = kind.items if isinstance(kind, Sequence) else [kind]
    names = [part.text for part in parts if isinstance(part, Scalar)]
    return [name.rpartition("/")[2].rpartition(":")[2] for name in names]


def _at(node: Mapping, key: str) -> Node | None:
    return node.entries[key][1] if key in node.entries else None
