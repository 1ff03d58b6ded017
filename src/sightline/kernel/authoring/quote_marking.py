"""Sets words of a Markdown body as a named blockquote, and leaves everything else as it stands."""

from __future__ import annotations

import re

from sightline.kernel.authoring.quotable_words import (
    Words,
    block_of,
    find_words,
    last_line_of,
    quote_around,
)
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.raw_text import RawText, Replacement
from sightline.kernel.errors import UsageError
from sightline.text.markdown.block_model import Block, Container
from sightline.text.markdown.blocks import BlockReader

_STARTS_A_BLOCK = re.compile(r"[#>\-+*~`<|=_:]|\d+[.)]|\[[^\]]*\]:")
_PAIRED = ("`", "**", "__", "*", '"')
_LONGEST_SHOWN = 5


class Marking:
    """Words of one document, found, with what it takes to name them.

    Raises UsageError where they don't stand there, or more than once, or where none can be quoted.
    """

    def __init__(self, document: Document, raw: RawText, words: str) -> None:
        self.document = document
        self.raw = raw
        self.reader = BlockReader(document.text.split("\n")).read()
        self.words = self._only(words)
        block = block_of(self.reader, self.words)
        if block is None:
            help = "quote words of a paragraph; headings, tables and code can't be quoted"
            raise self._error("these words don't stand in one paragraph", self.words, help)
        self.block: Block = block
        self.quote = quote_around(block)

    def name_held(self) -> str:
        """The name of the blockquote that the words stand in; empty where it has none."""
        if self.quote is None:
            return ""
        first = self.document.text_line + self.quote.line
        last = self.document.text_line + last_line_of(self.reader, self.quote)
        for name, held in self.document.quotes.items():
            if first <= held.place.line and held.place.end_line <= last:
                return name
        return ""

    def with_codes(self, name: str, codes: tuple[str, ...]) -> bytes:
        """The file with more codes at a quote that has a name already."""
        held = self.document.quotes[name]
        more = [code for code in codes if code not in held.codes]
        _, end = self.raw.span(held.place)
        brace = self.raw.text.rindex("}", 0, end)
        return self.raw.replaced([Replacement(brace, brace, "".join(f" {c}" for c in more))])

    def quoted(self, name: str, codes: tuple[str, ...]) -> bytes:
        """The file with the words set as a blockquote; one that is there only gets the name."""
        anchor = " {#" + " ".join((name, *codes)) + "}"
        if self.quote is not None:
            end = self._line_end(last_line_of(self.reader, self.quote))
            return self.raw.replaced([Replacement(end, end, anchor)])
        return self.raw.replaced(self._set_apart(anchor))

    def _set_apart(self, anchor: str) -> list[Replacement]:
        start, end = self._piece()
        text, newline = self.raw.text, self.raw.newline
        indent = " " * _content_column(self.block.container)
        gap = newline + newline + indent
        changes = []
        before = self._paragraph()[0]
        if start > before:
            changes.append(Replacement(_blank_before(text, start), start, gap + "> "))
        else:
            changes.append(Replacement(start, start, "> "))
        for number in range(self._number(start) + 1, self._number(end) + 1):
            at = self._offset(number, self._content_start(number))
            changes.append(Replacement(at, at, "> "))
        after = _blank_after(text, end)
        rest = after < self._paragraph()[1]
        changes.append(Replacement(end, after if rest else end, anchor + (gap if rest else "")))
        return changes

    def _piece(self) -> tuple[int, int]:
        """What is set apart: the words, or the paragraph where they can't stand alone."""
        first, last = self._paragraph()
        start, end = self._to_raw(self.words.start), self._to_raw(self.words.end)
        text = self.raw.text
        piece, rest = text[start:end], text[_blank_after(text, end) : last]
        uneven = any(piece.count(mark) % 2 for mark in _PAIRED)
        uneven = uneven or piece.count("[") != piece.count("]")
        alone = start > first and _STARTS_A_BLOCK.match(piece)
        if uneven or alone or _STARTS_A_BLOCK.match(rest):
            return first, last
        return start, end

    def _paragraph(self) -> tuple[int, int]:
        block = self.block
        first = self._offset(block.lines[0], block.starts[0])
        return first, self._line_end(block.lines[-1])

    def _only(self, words: str) -> Words:
        found = find_words(self.document.text, words)
        if len(found) == 1:
            return found[0]
        if not found:
            raise self._missing(words)
        lines = [self.document.text_line + place.first_line for place in found]
        listed = ", ".join(map(str, lines[:_LONGEST_SHOWN])) + ", ..." * (
            len(lines) > _LONGEST_SHOWN
        )
        help = "quote more of the sentence, so that only one place is meant"
        message = f"these words stand {len(found)} times in {self.document.path}: lines {listed}"
        raise UsageError(message, help=help, path=self.document.path, line=lines[0])

    def _missing(self, words: str) -> UsageError:
        near = find_words(self.document.text.casefold(), words.casefold())
        if words and len(self.document.text.casefold()) == len(self.document.text) and near:
            says = " ".join(self.document.text[near[0].start : near[0].end].split())
            return self._error("the words stand there otherwise", near[0], f"it says: {says}")
        help = "copy them from the file; white space and line breaks don't count"
        return UsageError(f"{self.document.path} does not say these words", help=help)

    def _error(self, message: str, words: Words, help: str) -> UsageError:
        line = self.document.text_line + words.first_line
        return UsageError(message, help=help, path=self.document.path, line=line)

    def _number(self, offset: int) -> int:
        """The line of the body (0-based) on which an offset of the raw text stands."""
        return self.raw.line(offset) - self.document.text_line

    def _content_start(self, number: int) -> int:
        return self.block.starts[self.block.lines.index(number)]

    def _offset(self, number: int, column: int) -> int:
        return self.raw.offset(self.document.text_line + number, column + 1)

    def _line_end(self, number: int) -> int:
        """The end of the last word of a line."""
        return self._offset(number, len(self.reader.lines[number].rstrip()))

    def _to_raw(self, offset: int) -> int:
        before = self.document.text[:offset]
        number = before.count("\n")
        return self._offset(number, offset - (before.rfind("\n") + 1))


def _content_column(container: Container | None) -> int:
    """How far the content of nested list items is indented."""
    column = 0
    while container is not None:
        column += container.width
        container = container.parent
    return column


def _blank_before(text: str, offset: int) -> int:
    while offset and text[offset - 1] in " \t\r\n":
        offset -= 1
    return offset


def _blank_after(text: str, offset: int) -> int:
    while offset < len(text) and text[offset] in " \t\r\n":
        offset += 1
    return offset
