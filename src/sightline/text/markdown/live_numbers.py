"""Live numbers in prose: ``{{REQ-search.value}}``, pinned as ``{{REQ-search.value = 243 ms}}``.

They stand in paragraphs, headings, lists, tables and titles; not in code, not in comments, not
after a backslash. ``{{REQ-search#2.value}}`` is of the second criterion. Only a text with ``{{`` is
looked at. What a number says is asked of whoever knows the records.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from sightline.text.markdown.block_model import HEADING, PARAGRAPH, TABLE, text_of
from sightline.text.markdown.blocks import BlockReader
from sightline.text.markdown.spans import Places

FIELDS = ("value", "low", "high", "n", "verdict", "as_of", "limits")
OPENING = "{{"
_ID = r"[A-Z]{2,5}-(?:[0-9]+|[a-z0-9][a-z0-9._-]*)"
_NUMBER = re.compile(
    rf"\{{\{{[ \t]*({_ID})(?:#([0-9]{{1,3}}))?\.([a-z_][a-z0-9_]*)"
    r"(?:[ \t]*=[ \t]*([^{}\n]*?))?[ \t]*\}\}"
)
_MEANT = re.compile(r"\{\{[ \t]*([A-Z]{2,5}-[^{}\n]*)\}\}")
_SIGN = re.compile(r"\\.|`+|<!--|\{\{", re.DOTALL)


class LiveNumber(NamedTuple):
    """A number as it is written. ``which`` counts criteria from 1; ``said`` is what it is pinned
    to, null where it isn't; ``id`` is empty where it was meant as one and can't be read."""

    text: str
    id: str
    which: int
    field: str
    said: str | None
    line: int
    column: int

    @property
    def end_column(self) -> int:
        return self.column + len(self.text)

    @property
    def reference(self) -> str:
        """The number without braces and without what it is pinned to."""
        which = f"#{self.which}" if self.which > 1 else ""
        return f"{self.id}{which}.{self.field}"


Lookup = Callable[[LiveNumber], str | None]


def find_numbers(text: str, first_line: int = 1) -> list[LiveNumber]:
    """Every live number in a Markdown text, those that can't be read among them, in order.

    >>> [n.reference for n in find_numbers("p95 is {{REQ-1.value}}, `{{REQ-2.value}}` is code")]
    ['REQ-1.value']
    """
    if OPENING not in text:
        return []
    found: list[LiveNumber] = []
    reader = BlockReader(text.split("\n")).read()
    for block in reader.blocks:
        if block.kind in (PARAGRAPH, HEADING):
            inline = text_of(block, reader.lines)
            if OPENING in inline:
                places = Places(first_line, block, reader.lines)
                found += [_number(m, *places.of(m.start())) for m in _written(inline)]
        elif block.kind == TABLE:
            for number, start in zip(block.lines, block.starts, strict=True):
                row = reader.lines[number][start:]
                at = first_line + number
                found += [_number(m, at, start + m.start() + 1) for m in _written(row)]
    return found


def fill(text: str, lookup: Lookup) -> str:
    """Return a text with its numbers filled in; one that nobody knows stays as it is written.

    A pinned number keeps what its author saw. ``\\{{`` becomes ``{{``.

    >>> fill("It takes {{REQ-1.value}} ({{REQ-1.n = 12}}).", lambda number: "243 ms")
    'It takes 243 ms (12).'
    """
    if OPENING not in text:
        return text
    lines = text.split("\n")
    for number in reversed(find_numbers(text)):
        shown = number.said if number.said is not None else lookup(number) if number.id else None
        if shown is not None:
            line = lines[number.line - 1]
            lines[number.line - 1] = (
                line[: number.column - 1] + shown + line[number.end_column - 1 :]
            )
    return "\n".join(lines).replace("\\" + OPENING, OPENING)


def _number(match: re.Match[str], line: int, column: int) -> LiveNumber:
    if match.re is _MEANT:
        return LiveNumber(match.group(), "", 0, match.group(1).strip(), None, line, column)
    identifier, which, field, said = match.groups()
    return LiveNumber(match.group(), identifier, int(which or 1), field, said, line, column)


def _written(text: str) -> Iterator[re.Match[str]]:
    """The numbers in the text of one block; code, comments and escapes hide theirs."""
    position = 0
    while (sign := _SIGN.search(text, position)) is not None:
        start, mark = sign.start(), sign.group()
        position = sign.end()
        if mark == OPENING:
            match = _NUMBER.match(text, start) or _MEANT.match(text, start)
            if match is not None:
                yield match
                position = match.end()
        elif mark == "<!--":
            end = text.find("-->", position)
            position = end + 3 if end >= 0 else position
        elif mark[0] == "`":
            closing = re.compile(rf"(?<!`){mark}(?!`)").search(text, position)
            position = closing.end() if closing is not None else position
