"""What the text of a document says to the graph: links, coded quotes, story, criteria, ignores.

Columns count code points from 1, ends are exclusive, lines count from the line given. The block
structure is read only where something asks for it: mostly a glance finds all there is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sightline.text.markdown.block_model import HEADING, HTML, PARAGRAPH, Block, Container, text_of
from sightline.text.markdown.blocks import BlockReader
from sightline.text.markdown.ignores import MARK, IgnoreComment
from sightline.text.markdown.prose import find_at_a_glance, find_in_structure
from sightline.text.markdown.quote_anchors import quote_anchors
from sightline.text.markdown.spans import (
    MalformedLink,
    ProseLink,
    QuoteAnchor,
    Section,
    TextSpan,
    joined,
)

if TYPE_CHECKING:
    from sightline.text.markdown.stray_anchors import StrayAnchor

__all__ = [
    "Body",
    "IgnoreComment",
    "MalformedLink",
    "ProseLink",
    "QuoteAnchor",
    "Section",
    "TextSpan",
    "read_body",
]

_TASK_BOX = re.compile(r"\[[ xX]\][ \t]+")
_ALL_CODE = re.compile(r"(`+)((?!`).+(?<!`))\1$")
_ORDINARY_LINE = re.compile(r"[^\W\d_]")


def read_body(text: str, first_line: int) -> Body:
    """Read what stands below the front matter; ``first_line`` is the number of its first line."""
    return Body(text, first_line)


class Body:
    """What a body says. ``first_paragraph``, ``sections`` and bullets are read when asked for."""

    __slots__ = ("_first_line", "_reader", "_text", "anchors", "ignores", "links", "malformed")

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first_line = first_line
        self._reader: BlockReader | None = None
        self.links: list[ProseLink] = []
        self.malformed: list[MalformedLink] = []
        self.ignores: list[IgnoreComment] = []
        self.anchors: list[QuoteAnchor] = []
        has_ignores = MARK in text and "<!--" in text
        if "[[" in text or has_ignores:
            prose = None if has_ignores else find_at_a_glance(text, first_line)
            if prose is None:
                prose = find_in_structure(self._structure(), text, first_line)
            self.links, self.malformed, self.ignores = prose.links, prose.malformed, prose.ignores
        if "{#" in text and ">" in text:
            self.anchors = quote_anchors(self._structure(), first_line)

    def stray_anchors(self) -> list[StrayAnchor]:
        """What was meant to name a quote and names none."""
        from sightline.text.markdown.stray_anchors import stray_anchors  # only a slip loads it

        named = {anchor.end_line for anchor in self.anchors}
        return list(stray_anchors(self._structure(), self._first_line, named))

    @property
    def first_paragraph(self) -> TextSpan | None:
        """The first block after a title, if it is a plain paragraph: a requirement's story."""
        if self._reader is None:
            glance = _ordinary_paragraph(self._text, self._first_line)
            if glance is not None:
                return glance
        reader = self._structure()
        for block in reader.blocks:
            if block.container is None and block.kind == HEADING and block.level == 1:
                continue
            if block.kind == HTML and reader.lines[block.lines[0]].lstrip().startswith("<!--"):
                continue
            if block.kind == PARAGRAPH and block.container is None:
                return self._span(block, 0)
            return None
        return None

    @property
    def sections(self) -> list[Section]:
        """The headings that stand in no quote and no list, in order."""
        reader = self._structure()
        return [
            Section(block.level, *self._heading(block))
            for block in reader.blocks
            if block.kind == HEADING and block.container is None
        ]

    def bullets(self, title: str) -> list[TextSpan]:
        """The outermost list items of the sections with this title, whatever its case."""
        wanted = title.casefold()
        reader = self._structure()
        spans: list[TextSpan] = []
        level = 0
        last: Container | None = None
        for block in reader.blocks:
            container = block.container
            if container is None:
                if block.kind == HEADING and (not level or block.level <= level):
                    heading = joined(text_of(block, reader.lines)).rstrip(":")
                    level = block.level if heading.casefold() == wanted else 0
            elif level and container.parent is None and container.width and container is not last:
                last = container
                if block.kind == PARAGRAPH:
                    spans.append(self._item(block))
        return spans

    def _structure(self) -> BlockReader:
        if self._reader is None:
            self._reader = BlockReader(self._text.split("\n")).read()
        return self._reader

    def _span(self, block: Block, skip: int) -> TextSpan:
        """The text of a block from ``skip`` characters on."""
        lines = self._structure().lines
        text = text_of(block, lines)[skip:]
        last = lines[block.lines[-1]].rstrip()
        return TextSpan(
            joined(text),
            self._first_line + block.lines[0],
            block.starts[0] + skip + 1,
            self._first_line + block.lines[-1],
            len(last) + 1,
        )

    def _heading(self, block: Block) -> TextSpan:
        """The words of a heading, without closing marks."""
        span = self._span(block, 0)
        if block.end < 0:
            return span
        words = text_of(block, self._structure().lines).rstrip()
        return span._replace(end_column=span.column + len(words))

    def _item(self, block: Block) -> TextSpan:
        text = text_of(block, self._structure().lines)
        box = _TASK_BOX.match(text)
        span = self._span(block, box.end() if box else 0)
        code = _ALL_CODE.match(span.text)
        if code is None or code.group(1) in code.group(2):
            return span
        width = len(code.group(1))
        inner = code.group(2)
        left = width + len(inner) - len(inner.lstrip(" "))
        right = width + len(inner) - len(inner.rstrip(" "))
        return TextSpan(
            inner.strip(" "),
            span.line,
            span.column + left,
            span.end_line,
            span.end_column - right,
        )


def _ordinary_paragraph(text: str, first_line: int) -> TextSpan | None:
    """The first paragraph of a body that begins with letters only; None: look closer."""
    start = len(text) - len(text.lstrip("\n"))
    end = text.find("\n\n", start)
    paragraph = text[start : end if end >= 0 else len(text)]
    lines = paragraph.rstrip("\n").split("\n")
    if not all(_ORDINARY_LINE.match(line) for line in lines):
        return None
    first = first_line + text.count("\n", 0, start)
    return TextSpan(
        joined(paragraph), first, 1, first + len(lines) - 1, len(lines[-1].rstrip()) + 1
    )
