"""The text of a file as it is checked: with its blank lines, which part what doesn't belong."""

from __future__ import annotations

import re

from sightline.career.documents.source_document import SourceDocument
from sightline.career.reading.encoding import decoded

__all__ = ["text_to_check"]

_LINK = re.compile(r"!?\[([^\]\n]{1,200})\]\([^)\s]{1,500}\)")
_PLAIN = frozenset(("markdown", "text"))
_SIGNS = {"heading": "# ", "bullet": "- "}


def text_to_check(document: SourceDocument, data: bytes) -> str:
    """What a reader of the file reads, line by line; a link is the words that it stands behind."""
    if document.form in _PLAIN:
        text = decoded(document.name, data).replace("\r\n", "\n").replace("\r", "\n")
        return _LINK.sub(r"\1", text) if document.form == "markdown" else text
    lines: list[str] = []
    block, section = None, ""
    for line in document.lines:
        if block is not None and (line.block != block or line.role == "heading"):
            lines.append("")
        block = line.block
        part = line.label.split("/")[1] if line.label.startswith("/") else ""
        if part != section:
            section = part
            lines += ["", f"# {part}", ""] if part != "basics" else [""]
        lines.append(_SIGNS.get(line.role, "") + document.words(line))
    return "\n".join(lines)
