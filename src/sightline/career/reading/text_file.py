"""Plain text: lines, bullets, headings over a rule; wrapped lines are whole again."""

from __future__ import annotations

import re

from sightline.career.documents.source_document import SourceDocument
from sightline.career.reading.bullets import bullet_mark
from sightline.career.reading.line_writer import LineWriter
from sightline.career.reading.wrapping import unwrapped

__all__ = ["read_text"]

_NUMBERED = re.compile(r"^[ \t]*(?:\(?[0-9]{1,2}[.)])[ \t]+(?=\S)")
_RULE = re.compile(r"^[ \t]*([-=_*~#])\1{2,}[ \t]*$")
_GAP = re.compile(r"\t+[ \t]*|[ \u00a0]{3,}")


def read_text(name: str, data: bytes, text: str) -> SourceDocument:
    """A plain text. Raises UnreadableDocument where it holds no letter."""
    writer = LineWriter(name, data, "text")
    paragraph: list[str] = []
    for line in [*text.splitlines(), ""]:
        line = line.rstrip()
        if _RULE.match(line):
            _end(writer, paragraph, is_heading=line.lstrip()[0] in "=-" and len(paragraph) == 1)
        elif not line:
            _end(writer, paragraph)
        else:
            if paragraph and (bullet_mark(line) or _falls_back(paragraph, line) or _is_first(line)):
                _end(writer, paragraph)
            paragraph.append(line)
    return writer.document()


def _falls_back(paragraph: list[str], line: str) -> bool:
    """Whether a line after a bullet stands at the bullet's own left, and so is no part of it."""
    if not bullet_mark(paragraph[0]) and not _NUMBERED.match(paragraph[0]):
        return False
    return _indent(line) <= _indent(paragraph[0]) or bool(_NUMBERED.match(line))


def _is_first(line: str) -> bool:
    """Whether a line begins a numbered list."""
    return bool(re.match(r"[ \t]*\(?1[.)][ \t]+\S", line))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _end(writer: LineWriter, paragraph: list[str], is_heading: bool = False) -> None:
    """Write the lines of a paragraph or bullet, and begin anew."""
    if not paragraph:
        return
    mark = bullet_mark(paragraph[0])
    if mark or _NUMBERED.match(paragraph[0]):
        words = " ".join([paragraph[0][mark:], *(line.strip() for line in paragraph[1:])])
        _write(writer, words, "bullet")
    else:
        for line in unwrapped(paragraph):
            _write(writer, line, "heading" if is_heading else "")
    paragraph.clear()


def _write(writer: LineWriter, line: str, role: str) -> None:
    for index, part in enumerate(_GAP.split(line.strip())):
        if index:
            writer.gap()
        writer.add(part)
    writer.end_line(role=role)
