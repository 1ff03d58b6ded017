"""Which JSON it is: a résumé, a job posting, or neither."""

from __future__ import annotations

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.unreadable import UnreadableDocument
from sightline.career.reading.job_posting_data import job_posting_in, read_job_posting
from sightline.career.reading.json_lines import (
    date_at,
    parsed_json,
    read_json_resume,
    write_values,
)
from sightline.career.reading.line_writer import LineWriter
from sightline.text.yaml.nodes import Mapping, Node, Sequence

__all__ = ["read_json_document"]

_LISTS = ("work", "education", "skills", "projects", "volunteer", "certificates", "languages")
_POSTING_PARTS = ("description", "qualifications", "responsibilities")


def read_json_document(name: str, data: bytes, text: str) -> SourceDocument:
    """JSON Resume, schema.org's JobPosting, or JSON Resume's job. Raises UnreadableDocument."""
    node = parsed_json(name, text)
    posting = job_posting_in(node)
    if posting is not None:
        return read_job_posting(name, data, posting)
    if isinstance(node, Mapping) and _is_resume(node):
        return read_json_resume(name, data, node)
    if isinstance(node, Mapping) and _is_job(node):
        writer = LineWriter(name, data, "job-posting")
        writer.dated = date_at(node, "meta", "lastModified")
        write_values(writer, node)
        return writer.document()
    raise UnreadableDocument(
        f"{name} is JSON, and neither a résumé nor a job posting",
        help="a JSON Resume has basics, work or education; a posting is schema.org's JobPosting",
    )


def _is_resume(node: Mapping) -> bool:
    if isinstance(_at(node, "basics"), Mapping):
        return True
    return any(isinstance(_at(node, key), Sequence) for key in _LISTS) and not _is_job(node)


def _is_job(node: Mapping) -> bool:
    return "title" in node.entries and any(key in node.entries for key in _POSTING_PARTS)


def _at(node: Mapping, key: str) -> Node | None:
    return node.entries[key][1] if key in node.entries else None
