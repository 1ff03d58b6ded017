"""Any file that a person hands in, read by what it is, not by what it is called."""

from __future__ import annotations

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.unreadable import UnreadableDocument
from sightline.career.reading.file_kind import foreign_kind, looks_like_html, looks_like_json

__all__ = ["MAX_BYTES", "UnreadableDocument", "read_document"]

MAX_BYTES = 64 * 1024 * 1024
_HELP = "give a PDF, DOCX, JSON Resume, LinkedIn export, Markdown, HTML or text"


def read_document(name: str, data: bytes) -> SourceDocument:
    """The text of a file, in reading order. Raises UnreadableDocument where there is none."""
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(f"{name} is larger than 64 MB", help="give the document alone")
    if not data.strip():
        raise UnreadableDocument(f"{name} is empty", help="give a file with text in it")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _packed(name, data)
    if b"%PDF-" in data[:1024]:
        from sightline.career.pages.pdf import read_pdf

        return read_pdf(name, data)
    foreign = foreign_kind(data)
    if foreign is not None:
        raise UnreadableDocument(f"{name} is {foreign[0]}", help=foreign[1])
    return _written(name, data)


def _packed(name: str, data: bytes) -> SourceDocument:
    """A ZIP: a Word file or LinkedIn's export."""
    from sightline.career.reading.docx_package import is_word_file
    from sightline.career.reading.linkedin_export import is_linkedin_export, read_linkedin_export
    from sightline.career.reading.zip_parts import ZipParts

    parts = ZipParts(name, data)
    if is_word_file(parts):
        from sightline.career.reading.docx_file import read_docx

        return read_docx(name, data, parts)
    if is_linkedin_export(parts):
        return read_linkedin_export(name, data, parts)
    for part, kind in (("xl/workbook.xml", "a spreadsheet"), ("ppt/presentation.xml", "slides"),
                       ("content.xml", "an OpenDocument file")):  # fmt: skip
        if parts.has(part):
            raise UnreadableDocument(f"{name} is {kind}", help="save it as PDF or DOCX")
    raise UnreadableDocument(
        f"{name} is a ZIP without a document that can be read",
        help="give a Word file, or LinkedIn's export as it was downloaded",
    )


def _written(name: str, data: bytes) -> SourceDocument:
    """A text: JSON, a web page, Markdown, or plain."""
    from sightline.career.reading.encoding import decoded

    text = decoded(name, data)
    if looks_like_json(text):
        from sightline.career.reading.json_kind import read_json_document

        return read_json_document(name, data, text)
    if looks_like_html(text):
        from sightline.career.reading.job_posting_data import read_page_or_posting

        return read_page_or_posting(name, data, text)
    from sightline.career.reading.markdown_file import looks_like_markdown, read_markdown

    if looks_like_markdown(text):
        return read_markdown(name, data, text)
    from sightline.career.reading.text_file import read_text

    return read_text(name, data, text)
