"""Finds words in the text of a document, and says which block they stand in."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from sightline.text.markdown.block_model import PARAGRAPH, Block, Container
from sightline.text.markdown.blocks import BlockReader

_GAP = r"(?:[ \t\xa0]|(?:\r\n|\r|\n)[ \t>]*)+"


class Words(NamedTuple):
    """Words found: offsets into the body, and the lines (0-based) on which they begin and end."""

    start: int
    end: int
    first_line: int
    last_line: int


def find_words(body: str, words: str) -> list[Words]:
    """Every place where the words stand, whatever white space or quote marks divide them.

    Places grow to whole words: punctuation and the rest of a word that was cut belong to them.
    """
    parts = [_any_form(part) for part in unicodedata.normalize("NFC", words).split()]
    if not parts:
        return []
    found = []
    for match in re.finditer(_GAP.join(parts), body):
        start, end = match.span()
        while start and not body[start - 1].isspace():
            start -= 1
        while end < len(body) and not body[end].isspace():
            end += 1
        found.append(Words(start, end, body.count("\n", 0, start), body.count("\n", 0, end)))
    return found


def block_of(reader: BlockReader, words: Words) -> Block | None:
    """The paragraph in which the words stand from beginning to end; None if in something else."""
    for block in reader.blocks:
        if block.lines[0] <= words.first_line and words.last_line <= block.lines[-1]:
            return block if block.kind == PARAGRAPH else None
    return None


def quote_around(block: Block) -> Container | None:
    """The innermost blockquote that holds a block."""
    container = block.container
    while container is not None and container.width:
        container = container.parent
    return container


def last_line_of(reader: BlockReader, quote: Container) -> int:
    """The last line of a blockquote that holds text."""
    last = quote.line
    for block in reader.blocks:
        container = block.container
        while container is not None and container is not quote:
            container = container.parent
        if container is quote:
            last = max(last, block.lines[-1])
    return last


def _any_form(part: str) -> str:
    """A pattern for a word in which each letter may be composed or decomposed."""
    patterns = []
    for letter in part:
        other = unicodedata.normalize("NFD", letter)
        exact = re.escape(letter)
        patterns.append(exact if other == letter else f"(?:{exact}|{re.escape(other)})")
    return "".join(patterns)
