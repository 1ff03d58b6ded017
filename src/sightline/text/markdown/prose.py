"""Links and comments of ours in a body, found at a glance or block by block."""

from __future__ import annotations

import re

from sightline.text.markdown.block_model import HEADING, HTML, PARAGRAPH, TABLE, Block, text_of
from sightline.text.markdown.blocks import BlockReader
from sightline.text.markdown.ignores import IgnoreComment, parse_ignore
from sightline.text.markdown.inline import Found, find_links
from sightline.text.markdown.link_syntax import LINK, is_meant_as_id
from sightline.text.markdown.spans import CellPlaces, MalformedLink, Places, ProseLink
from sightline.text.markdown.tables import split_row

_TAG = re.compile(r"<[A-Za-z/!?]")
_INTERESTING = re.compile(r"\[\[|<!--")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)


class Prose:
    """What the prose of one body holds for the graph."""

    __slots__ = ("first_line", "ignores", "links", "malformed")

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.links: list[ProseLink] = []
        self.malformed: list[MalformedLink] = []
        self.ignores: list[IgnoreComment] = []


def find_at_a_glance(text: str, first_line: int) -> Prose | None:
    """The links of a body in which nothing can hide one; None if something could."""
    if _can_hide_anywhere(text):
        return None
    is_suspect = "`" in text or "\\" in text or "](" in text
    prose, bars = Prose(first_line), 0
    line, counted = first_line, 0
    for match in LINK.finditer(text):
        start, end = match.span()
        if is_suspect and _can_hide_near(text, start, end):
            return None
        line += text.count("\n", counted, start)
        counted = start
        before = text.rfind("\n", 0, start)
        target, anchor, label, other = match.groups()
        if target:
            if label:
                bars += 1
                if "\n" in label:
                    return None
            prose.links.append(
                ProseLink(
                    target, anchor or "", label or "", line, start - before, line, end - before
                )
            )
        elif is_meant_as_id(other):
            prose.malformed.append(MalformedLink(other, line, start - before, line, end - before))
    return prose if text.count("|") == bars else None


def _can_hide_anywhere(text: str) -> bool:
    """Whether a body holds what could hide a link further on: a code block, HTML, a definition."""
    return (
        "```" in text
        or "    " in text
        or "\t" in text
        or "]:" in text
        or "~~~" in text
        or ("<" in text and _TAG.search(text) is not None)
    )


def _can_hide_near(text: str, start: int, end: int) -> bool:
    """Whether the lines around a link, up to blank ones, hold code, an escape, a destination."""
    begin = text.rfind("\n\n", 0, start) + 1
    stop = text.find("\n\n", end)
    near = text[begin : stop if stop >= 0 else None]
    return "`" in near or "\\" in near or "](" in near


def find_in_structure(reader: BlockReader, text: str, first_line: int) -> Prose:
    """The links and comments of ours, block by block; what code or HTML hides is none."""
    prose = Prose(first_line)
    hot, position = _interesting_lines(text), 0
    for block in reader.blocks:
        while position < len(hot) and hot[position] < block.lines[0]:
            position += 1
        if position == len(hot):
            break
        if hot[position] > block.lines[-1]:
            continue
        if block.kind in (PARAGRAPH, HEADING):
            block_text = text_of(block, reader.lines)
            found = find_links(block_text, reader.definitions)
            _add(prose, block_text, found, Places(first_line, block, reader.lines))
        elif block.kind == TABLE:
            _add_table(prose, reader, block)
        elif block.kind == HTML:
            _add_html(prose, reader, block)
    return prose


def _interesting_lines(text: str) -> list[int]:
    """The numbers of the lines that hold a possible link or comment, counted from 0."""
    line = begin = 0
    numbers: list[int] = []
    for match in _INTERESTING.finditer(text):
        line += text.count("\n", begin, match.start())
        begin = match.start()
        if not numbers or numbers[-1] != line:
            numbers.append(line)
    return numbers


def _add(prose: Prose, text: str, found: Found, places: Places | CellPlaces) -> None:
    for match in found.links:
        target, anchor, label, _ = match.groups()
        place = _extent(places, match.start(), match.end())
        prose.links.append(ProseLink(target, anchor or "", label or "", *place))
    for match in found.malformed:
        place = _extent(places, match.start(), match.end())
        prose.malformed.append(MalformedLink(match.group(4), *place))
    for start, end in found.comments:
        _add_comment(prose, text[start + 4 : end - 3], _extent(places, start, end))


def _extent(places: Places | CellPlaces, start: int, end: int) -> tuple[int, int, int, int]:
    end_line, last_column = places.of(end - 1)
    return (*places.of(start), end_line, last_column + 1)


def _add_comment(prose: Prose, comment: str, place: tuple[int, int, int, int]) -> None:
    ignore = parse_ignore(comment)
    if ignore is not None:
        line, column, end_line, end_column = place
        prose.ignores.append(
            ignore._replace(line=line, column=column, end_line=end_line, end_column=end_column)
        )


def _add_table(prose: Prose, reader: BlockReader, block: Block) -> None:
    for number, start in zip(block.lines, block.starts, strict=True):
        row = reader.lines[number][start:]
        if "[[" not in row and "<!--" not in row:
            continue
        _add_torn_labels(prose, row, prose.first_line + number, start)
        for begin, end in split_row(row)[: block.columns]:
            cell = row[begin:end]
            if "[[" in cell or "<!--" in cell:
                places = CellPlaces(prose.first_line + number, start + begin + 1, cell)
                text = cell.replace("\\|", "|")
                _add(prose, text, find_links(text, reader.definitions), places)


def _add_torn_labels(prose: Prose, row: str, line: int, start: int) -> None:
    """``[[ID|label]]`` in a table: its ``|`` parts two cells, so it is told as mistyped."""
    if "`" in row:
        return
    for match in LINK.finditer(row):
        if match.group(3):
            place = (line, start + match.start() + 1, line, start + match.end() + 1)
            prose.malformed.append(MalformedLink(match.group(0)[2:-2], *place))


def _add_html(prose: Prose, reader: BlockReader, block: Block) -> None:
    text = text_of(block, reader.lines)
    places = Places(prose.first_line, block, reader.lines)
    for match in _COMMENT.finditer(text):
        _add_comment(prose, match.group(1), _extent(places, match.start(), match.end()))
