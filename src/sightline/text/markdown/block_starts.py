"""How a block begins: the signs that open a quote, a list item, a heading, a rule or a fence."""

from __future__ import annotations

import re

from sightline.text.markdown.block_model import indentation
from sightline.text.markdown.html import block_end_pattern

STARTERS = frozenset("#>-+*_`~<0123456789")
UNUSUAL = "#>-+*_`~<0123456789=|:[ \t"
SETEXT = re.compile(r"(?:=+|-+)[ \t]*$")
RULE_LINE = re.compile(r"(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$")
HEADING_MARK = re.compile(r"(#{1,6})(?:[ \t]|$)")
FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
MARKER = re.compile(r"([-+*]|[0-9]{1,9}[.)])(?=[ \t]|$)")


def interrupts(line: str, start: int, in_paragraph: bool) -> bool:
    """Whether a block that needs no blank line before it begins here."""
    character = line[start]
    if character not in STARTERS:
        return False
    if character == ">":
        return True
    if character == "#":
        return bool(HEADING_MARK.match(line, start))
    if character in "`~":
        return bool(FENCE.match(line, start))
    if character == "<":
        return block_end_pattern(line, start, True) is not None
    if character in "-*_" and RULE_LINE.match(line, start):
        return True
    return begins_item(line, start, in_paragraph)


def begins_item(line: str, start: int, in_paragraph: bool) -> bool:
    """Whether a list item begins here; a paragraph is cut only by one with text, numbered 1."""
    marker = MARKER.match(line, start)
    if marker is None or not in_paragraph:
        return marker is not None
    if line[start].isdigit() and int(marker.group(1)[:-1]) != 1:
        return False
    return indentation(line, marker.end())[0] < len(line)


def after_quote_mark(line: str, start: int, column: int, origin: int) -> tuple[int, int, int]:
    """Where the text after a ``>`` begins, its column, and the column where the content begins.

    Columns are counted anew from ``origin``, as markdown-it does, which shows where tabs follow.
    """
    base = column + 1
    start, column = indentation(line, start + 1, base)
    if column > base:
        base += 1
    return start, column - origin, base - origin


def heading_extent(line: str, heading: re.Match[str]) -> tuple[int, int]:
    """Where the text of a heading that begins with ``#`` begins and ends."""
    hashes = heading.end(1)
    end = len(line.rstrip(" \t"))
    without = len(line[:end].rstrip("#"))
    if without > hashes and line[without - 1] in " \t":
        end = without
    start = min(indentation(line, hashes)[0], max(end, hashes))
    return start, max(end, start)


def hides_item(line: str, start: int, indent: int, width: int) -> bool:
    """A mark too far right for an item of the list, and too far left for one within."""
    return indent < 0 and indent + width > 3 and MARKER.match(line, start) is not None


def ends_lazily(line: str, start: int, indent: int, width: int) -> bool:
    """Whether a line outside of its containers ends the paragraph that it would continue."""
    if indent > 3 or line[start] not in STARTERS:
        return False
    if hides_item(line, start, indent, width):
        return bool(RULE_LINE.match(line, start))
    return interrupts(line, start, False)
