"""The block structure of a Markdown text: paragraphs, headings, tables, quotes, list items, code.

One pass over the lines, with the open quotes and list items on a stack, as CommonMark 0.31.2
(appendix, "phase 1") describes it; tables as in GFM. Where markdown-it reads a hostile text
otherwise than the specification, we follow markdown-it, because it draws our pages.

Lines and places are offsets from 0 here; :mod:`sightline.text.markdown.body` makes places of them.
"""

from __future__ import annotations

import re
from typing import Final

from sightline.text.markdown.block_model import (
    CODE,
    HEADING,
    HTML,
    PARAGRAPH,
    RULE,
    TABLE,
    Block,
    Container,
    indentation,
)
from sightline.text.markdown.block_starts import (
    FENCE,
    HEADING_MARK,
    MARKER,
    RULE_LINE,
    SETEXT,
    STARTERS,
    UNUSUAL,
    after_quote_mark,
    ends_lazily,
    heading_extent,
    hides_item,
    interrupts,
)
from sightline.text.markdown.definitions import (
    cut_at_underline,
    leading_definitions,
    may_reach_over,
)
from sightline.text.markdown.html import UNTIL_BLANK_LINE, block_end_pattern
from sightline.text.markdown.tables import MAYBE_DELIMITERS, table_columns

#: Quotes and list items within one another; deeper marks are read as text.
MAX_DEPTH: Final = 45

#: Underlines per text after which a title of a definition is looked for: keeps the time linear.
SECOND_LOOKS: Final = 10

_UNREACHABLE = 1 << 60


class BlockReader:
    """Reads lines into blocks; what ``definitions`` names is known when reading has ended."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.blocks: list[Block] = []
        self.definitions: set[str] = set()
        self._stack: list[Container] = []
        self._paragraph: Block | None = None
        self._open: Block | None = None  # a fence, raw HTML or a table that goes on
        self._fence = ""  # what closes the fence
        self._html_end = UNTIL_BLANK_LINE  # what ends the raw HTML
        self._base = 0  # the column where the content of the innermost matched container begins
        self._second_looks = SECOND_LOOKS
        self._origin = 0  # what columns are counted from within quotes

    def read(self) -> BlockReader:
        number, count = 0, len(self.lines)
        while True:
            while number < count:
                number = self._read_ordinary(number)
                if number < count:
                    number = self._read_line(number)
            number = self._end_paragraph()
            if number < 0:
                return self

    def _read_ordinary(self, number: int) -> int:
        """Take in lines that only can be paragraphs, as most are; returns the next other line."""
        stack, lines, skip = self._stack, self.lines, 0
        if self._open is not None or len(stack) > 1:
            return number
        if stack:
            if stack[0].width:
                return number
            skip = 2
        container = stack[0] if stack else None
        count = len(lines)
        while number < count:
            line = lines[number]
            if skip and not line.startswith("> "):
                break
            if line[skip : skip + 1] in UNUSUAL:
                if line or self._paragraph is not None:
                    break
            elif self._paragraph is None:
                self._paragraph = Block(PARAGRAPH, container, number, skip)
            else:
                self._paragraph.lines.append(number)
                self._paragraph.starts.append(skip)
            number += 1
        return number

    def _read_line(self, number: int) -> int:
        """Take in one line; returns the number of the line to read next."""
        line = self.lines[number]
        matched = self._base = self._origin = 0
        if line[:1] in " \t":
            start, column = indentation(line)
        else:
            start = column = 0
        if self._stack:
            matched, start, column = self._match_containers(line, start, column)
        if self._open is not None:
            if matched == len(self._stack) and self._goes_on(number, line, start, column):
                return number + 1
            self._open = None
        elif self._paragraph is not None:
            following = self._in_paragraph(number, line, start, column, matched)
            if following >= 0:
                return following
        sibling = ""
        if matched < len(self._stack):
            sibling = self._stack[matched].marker
            del self._stack[matched:]
        if start < len(line):
            self._begin_blocks(number, line, start, column, sibling)
        return number + 1

    def _match_containers(self, line: str, start: int, column: int) -> tuple[int, int, int]:
        """How many open containers the line belongs to, and where its content begins."""
        matched, base, origin, length = 0, 0, 0, len(line)
        for container in self._stack:
            width = container.width
            if width:
                if start == length:
                    if container.blank_start:  # an item without content ends here
                        container.width = _UNREACHABLE
                elif column - base >= width:
                    base += width
                    container.blank_start = False
                else:
                    break
            elif start < length and line[start] == ">" and column >= base:
                start, column, base = after_quote_mark(line, start, column, origin)
                origin = base
            else:
                break
            matched += 1
        self._base, self._origin = base, origin
        return matched, start, column

    def _goes_on(self, number: int, line: str, start: int, column: int) -> bool:
        """Whether the open fence, raw HTML or table takes the line."""
        block = self._open
        assert block is not None
        if block.kind == CODE:
            rest = line[start:].rstrip(" \t")
            closes = rest.startswith(self._fence) and not rest.strip(self._fence[0])
            if closes and column - self._base < 4:
                self._open = None
            return True
        blank = start == len(line)
        if block.kind == HTML:
            if blank and self._html_end is UNTIL_BLANK_LINE:
                return False
            if self._html_end.search(line, start):
                self._open = None
            block.lines.append(number)
            block.starts.append(start)
            return True
        if blank or column - self._base > 3 or interrupts(line, start, False):
            return False
        block.lines.append(number)
        block.starts.append(start)
        return True

    def _in_paragraph(self, number: int, line: str, start: int, column: int, matched: int) -> int:
        """The number of the next line, or -1 where the paragraph ended before this line."""
        paragraph = self._paragraph
        assert paragraph is not None
        if start == len(line):
            return self._end_paragraph()
        loose = lazy = False
        if matched == len(self._stack):
            character = line[start]
            if column - self._base > 3:
                loose = True
            elif character in "-|:" and (columns := self._columns(paragraph, line, start)):
                return self._begin_table(paragraph, number, columns)
            elif character in "=-" and SETEXT.match(line, start):
                if not self._reaches_over(paragraph, number, line, start):
                    return self._end_heading(paragraph, number, 1 if character == "=" else 2)
            elif character in STARTERS and interrupts(line, start, True):
                return self._end_paragraph()
        else:
            lazy = True
            follows, loose, hidden = self._follows_lazily(line, start, column, matched)
            if not follows:
                return self._end_paragraph()
            paragraph.lazy[number] = hidden
        paragraph.lines.append(number)
        paragraph.starts.append(start)
        return self._note_loose(paragraph, number, loose) if loose or lazy else number + 1

    def _note_loose(self, paragraph: Block, number: int, loose: bool) -> int:
        """After the first odd line, definitions that are complete end: keeps the time linear."""
        first = paragraph.loose is None
        if paragraph.loose is None:
            paragraph.loose = set()
        if loose:
            paragraph.loose.add(number)
        if first and self.lines[paragraph.lines[0]].startswith("[", paragraph.starts[0]):
            count, _ = leading_definitions(paragraph, self.lines)
            if 0 < count < len(paragraph.lines):
                rest = self.lines[paragraph.lines[count]][paragraph.starts[count] :]
                if rest[:1] not in "\"'(":
                    return self._end_paragraph()
        return number + 1

    def _begin_table(self, paragraph: Block, number: int, columns: int) -> int:
        """The last line of the paragraph heads a table; what stands before remains a paragraph."""
        if len(paragraph.lines) > 1:
            header = paragraph.lines.pop()
            paragraph.starts.pop()
            rewound = self._end_paragraph()
            return rewound if rewound >= 0 else header
        self._paragraph, self._open = None, paragraph
        paragraph.kind, paragraph.columns = TABLE, columns
        self.blocks.append(paragraph)
        return number + 1

    def _reaches_over(self, paragraph: Block, number: int, line: str, start: int) -> bool:
        """Whether to read on, for a definition whose title may go on after an underline."""
        if self._second_looks and may_reach_over(paragraph, self.lines, line, start):
            self._second_looks -= 1
            paragraph.underline = number
        return paragraph.underline >= 0

    def _end_heading(self, paragraph: Block, number: int, level: int) -> int:
        """The line underlines the paragraph, unless that consists of definitions."""
        rewound = self._end_paragraph()
        if rewound < 0 and self.blocks and self.blocks[-1] is paragraph:
            paragraph.kind, paragraph.level = HEADING, level
            return number + 1
        return rewound

    def _columns(self, paragraph: Block, line: str, start: int) -> int:
        """How many columns the table has that the last line of the paragraph heads; 0: none."""
        number = paragraph.lines[-1]
        if paragraph.loose is not None and number in paragraph.loose:
            return 0
        return table_columns(self.lines[number][paragraph.starts[-1] :], line, start)

    def _follows_lazily(
        self, line: str, start: int, column: int, matched: int
    ) -> tuple[bool, bool, bool]:
        """Whether a line outside of its containers still continues the paragraph, and loosely.

        The third tells whether a mark of an item on it begins none.

        Each open quote asks first; once it has let a line through, only quotes within ask again.
        """
        indent = column - self._base
        width = self._stack[matched - 1].width if matched else 0
        passed = False
        for container in self._stack[matched:]:
            if container.width:
                if not passed:
                    width = container.width
                    indent -= width
                continue
            if ends_lazily(line, start, indent, width):
                return False, False, False
            passed, indent, width = True, -1, 0
        if passed:
            return True, True, False
        hidden = hides_item(line, start, indent, width)
        return not ends_lazily(line, start, indent, width), False, hidden

    def _begin_blocks(self, number: int, line: str, start: int, column: int, sibling: str) -> None:
        """Open the containers that begin on the line, and the block within them.

        ``sibling`` is the mark of the list item that has just ended: its list goes on.
        """
        base, length = self._base, len(line)
        while start < length:
            if column - base > 3:
                self._add(CODE, number, start)
                return
            character = line[start]
            if character not in STARTERS:
                break
            marker = MARKER.match(line, start) if character in "-+*0123456789" else None
            goes_on = marker is not None and line[marker.end() - 1] == sibling
            if not goes_on and "|" in line and self._heads_table(number, line, start):
                break
            if character != ">" and self._begin_leaf(number, line, start):
                return
            if len(self._stack) >= MAX_DEPTH or (marker is None and character != ">"):
                break
            sibling = ""
            if marker is None:
                self._stack.append(Container(self._innermost(), 0, number, start))
                start, column, base = after_quote_mark(line, start, column, self._origin)
                self._origin = base
            else:
                after = column + marker.end() - start
                content, content_column = indentation(line, marker.end(), after)
                gap = content_column - after
                gap = 1 if content == length or gap > 4 else gap
                sign, width = marker.group(1)[-1], after - base + gap
                item = Container(self._innermost(), width, number, start, sign, content == length)
                self._stack.append(item)
                base, start, column = after + gap, content, content_column
        if start < length:
            self._paragraph = Block(PARAGRAPH, self._innermost(), number, start)

    def _heads_table(self, number: int, line: str, start: int) -> bool:
        """Whether the next line, in the same containers, makes this one the head of a table."""
        if number + 1 >= len(self.lines):
            return False
        following = self.lines[number + 1]
        if not MAYBE_DELIMITERS.search(following):
            return False
        base, origin = self._base, self._origin
        position, column = indentation(following)
        matched, position, column = self._match_containers(following, position, column)
        indent = column - self._base
        self._base, self._origin = base, origin
        return (
            matched == len(self._stack)
            and position < len(following)
            and indent < 4
            and table_columns(line[start:], following, position) > 0
        )

    def _begin_leaf(self, number: int, line: str, start: int) -> bool:
        """A heading, rule, fence or raw HTML that begins here."""
        character = line[start]
        if character == "#":
            heading = HEADING_MARK.match(line, start)
            if heading:
                self._add_heading(number, line, heading)
            return heading is not None
        if character in "`~":
            fence = FENCE.match(line, start)
            if fence:
                self._open = self._add(CODE, number, start)
                self._fence = fence.group(1) or fence.group(2)
            return fence is not None
        if character == "<":
            end = block_end_pattern(line, start, False)
            if end is not None:
                block = self._add(HTML, number, start)
                self._html_end = end
                self._open = None if end.search(line, start) else block
            return end is not None
        if character in "-*_" and RULE_LINE.match(line, start):
            self._add(RULE, number, start)
            return True
        return False

    def _add(self, kind: str, number: int, start: int) -> Block:
        block = Block(kind, self._innermost(), number, start)
        self.blocks.append(block)
        return block

    def _add_heading(self, number: int, line: str, heading: re.Match[str]) -> None:
        start, end = heading_extent(line, heading)
        block = self._add(HEADING, number, start)
        block.level, block.end = heading.end(1) - heading.start(), end

    def _innermost(self) -> Container | None:
        return self._stack[-1] if self._stack else None

    def _end_paragraph(self) -> int:
        """File the open paragraph. Returns the line to read again after definitions, or -1."""
        paragraph = self._paragraph
        if paragraph is None:
            return -1
        self._paragraph = None
        first = self.lines[paragraph.lines[0]]
        start = paragraph.starts[0]
        if first.startswith("[", start) and not first.startswith("[[", start):
            count, names = leading_definitions(paragraph, self.lines)
            if paragraph.underline >= 0 and count <= paragraph.lines.index(paragraph.underline):
                self._paragraph = paragraph
                return cut_at_underline(paragraph)
            self.definitions.update(names)
            if count:
                return paragraph.lines[count] if count < len(paragraph.lines) else -1
        self.blocks.append(paragraph)
        return -1
