"""A sheet as the bytes of the file that a person named, by its ending."""

from __future__ import annotations

from typing import Any

from sightline.career.exporting.sheet import Sheet

__all__ = ["ENDINGS", "LETTER_ENDINGS", "review_file", "sheet_bytes", "sheet_file"]

ENDINGS = (".md", ".docx", ".pdf", ".json")
LETTER_ENDINGS = (".md", ".docx", ".pdf")


def sheet_file(result: Any, path: str) -> bytes:
    """The clean file of a result that has a ``sheet``."""
    return sheet_bytes(result.sheet, path)


def sheet_bytes(sheet: Sheet, path: str) -> bytes:
    """The sheet without any mark, in the form that the name's ending says."""
    ending = path.lower().rpartition(".")[2]
    if ending == "docx":
        from sightline.career.exporting.word_file import docx_bytes

        return docx_bytes(sheet)
    if ending == "pdf":
        from sightline.career.exporting.pdf_file import pdf_bytes

        return pdf_bytes(sheet)
    if ending == "json":
        from sightline.career.exporting.json_resume import sheet_json

        return sheet_json(sheet)
    from sightline.career.exporting.markdown import markdown_bytes

    return markdown_bytes(sheet)


def review_file(result: Any, path: str) -> bytes:
    """The review copy of a result, as Markdown."""
    return str(result.review).encode()
