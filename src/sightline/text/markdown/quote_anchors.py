"""Coded quotes: a blockquote that ends in ``{#name code...}``."""

from __future__ import annotations

import re

from sightline.text.markdown.block_model import HEADING, PARAGRAPH, Block, Container, text_of
from sightline.text.markdown.blocks import BlockReader
from sightline.text.markdown.spans import Places, QuoteAnchor, joined

_BRACES = re.compile(r"\{#([^\s{}#,]+)((?:[\s,]+[^\s{},]+)*)[\s,]*\}\s*$")
_SEPARATORS = re.compile(r"[\s,]+")


def quote_anchors(reader: BlockReader, first_line: int) -> list[QuoteAnchor]:
    """The quotes that end in ``{#name code...}``, in order."""
    anchors = []
    for index, block in enumerate(reader.blocks):
        if block.kind != PARAGRAPH or block.container is None:
            continue
        if reader.lines[block.lines[-1]].rstrip().endswith("}"):
            quote = _innermost_quote(block.container)
            if quote is not None and _ends(reader.blocks, index, quote):
                anchor = _anchor(reader, index, quote, first_line)
                if anchor is not None:
                    anchors.append(anchor)
    return anchors


def _ends(blocks: list[Block], index: int, quote: Container) -> bool:
    return index + 1 == len(blocks) or not _stands_in(blocks[index + 1].container, quote)


def _anchor(
    reader: BlockReader, index: int, quote: Container, first_line: int
) -> QuoteAnchor | None:
    block = reader.blocks[index]
    text = text_of(block, reader.lines)
    braces = _BRACES.match(text, max(text.rfind("{#"), 0))
    if braces is None or text[: braces.start()].endswith("\\"):
        return None
    places = Places(first_line, block, reader.lines)
    end_line, end_column = places.of(len(text.rstrip()) - 1)
    return QuoteAnchor(
        braces.group(1),
        tuple(code for code in _SEPARATORS.split(braces.group(2)) if code),
        _quoted_text(reader, index, quote, text[: braces.start()]),
        *places.of(braces.start()),
        end_line,
        end_column + 1,
        first_line + quote.line,
        quote.column + 1,
    )


def _innermost_quote(container: Container | None) -> Container | None:
    while container is not None and container.width:
        container = container.parent
    return container


def _stands_in(container: Container | None, quote: Container) -> bool:
    while container is not None and container.depth > quote.depth:
        container = container.parent
    return container is quote


def _quoted_text(reader: BlockReader, index: int, quote: Container, last: str) -> str:
    """What the quote says: its paragraphs, each with its lines joined by a space."""
    blocks = reader.blocks
    parts = [joined(last)]
    while index > 0 and _stands_in(blocks[index - 1].container, quote):
        index -= 1
        if blocks[index].kind in (PARAGRAPH, HEADING):
            parts.append(joined(text_of(blocks[index], reader.lines)))
    return "\n\n".join(part for part in reversed(parts) if part)
