"""Read one value of a front matter line, fast: a word, quoted text, brackets, or a block of text.

Every function raises ``Unsure`` where the full reader must decide.
"""

from __future__ import annotations

import re

from sightline.text.yaml.nodes import Mapping, Node, Scalar, Sequence

_DOUBLE_QUOTED = re.compile(r'"((?:[^"\\]|\\["\\/nt])*)"')
_SINGLE_QUOTED = re.compile(r"'((?:[^']|'')*)'")
_ESCAPED = re.compile(r"\\(.)")
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "n": "\n", "t": "\t"}
_AFTER_VALUE = re.compile(r" *(?: #.*)?$")
# A word between brackets; a colon only inside, as in 12:30 and http://.
_FLOW_WORD = re.compile(
    r"(?:[^ ,\[\]{}\"'&*!|>%@`?:#-]|-(?=[\w.]))(?:[^,\[\]{}:#]|:(?=[\w/])|(?<! )#)*"
)
_FLOW_KEY = re.compile(r"([A-Za-z_][\w.-]{0,99}): +")
_WORDS = re.compile(r"\[([A-Za-z0-9_][\w.#-]*(?:, [A-Za-z0-9_][\w.#-]*)*)\]")
_SPACES = re.compile(" *")
_FLOW_DEPTH = 6


class Unsure(Exception):
    """The text may be right or wrong; the full reader decides."""


def read_value(value: str, line: int, column: int) -> Node:
    """Read a value that begins with a visible character and ends with its line."""
    first = value[0]
    if first == "[" and (listed := _WORDS.fullmatch(value)):
        return _read_words(listed[1], line, column)
    if first in "[{":
        node, end = _read_flow(value, 0, (line, column), 0)
    elif first in "\"'":
        node, end = _read_quoted(value, 0, (line, column))
    else:
        return _read_plain(value, line, column)
    if not _AFTER_VALUE.match(value, end):
        raise Unsure
    return node


def _read_words(inside: str, line: int, column: int) -> Sequence:
    """Read what stands between the brackets of ``[INT-003#q4, TIC-8812]``."""
    items: list[Node] = []
    at = column + 1
    for word in inside.split(", "):
        end = at + len(word)
        items.append(Scalar(word, True, line, at, line, end))
        at = end + 2
    return Sequence(items, line, column, line, at - 1, True)


def _read_plain(value: str, line: int, column: int) -> Scalar:
    if value[0] in "#&*!|>%@`,]}?:" or value[:2] in ("- ", "-"):
        raise Unsure
    value = value.partition(" #")[0].rstrip(" ")
    if ": " in value or value[-1] == ":":
        raise Unsure
    return Scalar(value, True, line, column, line, column + len(value))


def _read_quoted(value: str, at: int, place: tuple[int, int]) -> tuple[Scalar, int]:
    if value[at] == "'":
        match = _SINGLE_QUOTED.match(value, at)
        text = match[1].replace("''", "'") if match else ""
    else:
        match = _DOUBLE_QUOTED.match(value, at)
        text = match[1] if match else ""
        if "\\" in text:
            text = _ESCAPED.sub(lambda found: _ESCAPES[found[1]], text)
    if match is None:
        raise Unsure
    line, column = place
    end = match.end()
    return Scalar(text, False, line, column + at, line, column + end), end


def _read_flow(value: str, at: int, place: tuple[int, int], depth: int) -> tuple[Node, int]:
    """Read a value between brackets that begins at an offset; give it and the offset after it."""
    first = value[at]
    line, column = place
    if first in "\"'":
        return _read_quoted(value, at, place)
    if first not in "[{":
        match = _FLOW_WORD.match(value, at)
        if match is None:
            raise Unsure
        text = match[0].rstrip(" ")
        return Scalar(text, True, line, column + at, line, column + at + len(text)), match.end()
    if depth > _FLOW_DEPTH:
        raise Unsure
    if first == "[":
        items, end = _read_flow_items(value, at + 1, place, depth + 1)
        return Sequence(items, line, column + at, line, column + end, True), end
    entries, end = _read_flow_entries(value, at + 1, place, depth + 1)
    return Mapping(entries, line, column + at, line, column + end), end


def _read_flow_items(
    value: str, at: int, place: tuple[int, int], depth: int
) -> tuple[list[Node], int]:
    items: list[Node] = []
    while True:
        at = _skip_spaces(value, at)
        if value[at] == "]":
            return items, at + 1
        node, at = _read_flow(value, at, place, depth)
        items.append(node)
        at = _after_item(value, at, "]")


def _read_flow_entries(
    value: str, at: int, place: tuple[int, int], depth: int
) -> tuple[dict[str, tuple[Scalar, Node]], int]:
    entries: dict[str, tuple[Scalar, Node]] = {}
    line, column = place
    while True:
        at = _skip_spaces(value, at)
        if value[at] == "}":
            return entries, at + 1
        match = _FLOW_KEY.match(value, at)
        if match is None or match[1] in entries or match.end() == len(value):
            raise Unsure
        key = Scalar(match[1], True, line, column + at, line, column + match.end(1))
        node, at = _read_flow(value, match.end(), place, depth)
        entries[key.text] = (key, node)
        at = _after_item(value, at, "}")


def _skip_spaces(value: str, at: int) -> int:
    match = _SPACES.match(value, at)
    at = match.end() if match else at
    if at >= len(value):
        raise Unsure
    return at


def _after_item(value: str, at: int, closer: str) -> int:
    """Step over the comma after an item; stay at the closing bracket."""
    at = _skip_spaces(value, at)
    if value[at] == ",":
        return at + 1
    if value[at] != closer:
        raise Unsure
    return at


def read_block_text(
    header: str, place: tuple[int, int], raw: list[str], row: int, indent: int
) -> tuple[Scalar, int]:
    """Read the text below ``|`` or ``>``; give it and the row after its last one.

    ``raw`` are all lines of the text, ``row`` the first one below the header, ``indent`` the
    indentation of the key or dash that the block belongs to.
    """
    line, column = place
    header_end = column - 1 + len(header)
    header = header.rstrip(" ")
    if header not in ("|", "|-", "|+", ">", ">-", ">+"):
        raise Unsure
    width, body, end = _block_lines(raw, row, indent)
    text = [line[width:] for line in body]
    content = len(text)
    while content and not text[content - 1]:
        content -= 1
    if header[0] == "|":
        joined = "\n".join(text[:content])
    else:
        joined = _fold(text[:content])
    if header[1:] == "" and content:
        joined += "\n"
    elif header[1:] == "+":
        joined += "\n" * (len(text) - content + bool(content))
    end_column = (len(raw[row + content - 1]) if content else header_end) + 1
    return Scalar(joined, False, line, column, line + content, end_column), end


def _block_lines(raw: list[str], row: int, indent: int) -> tuple[int, list[str], int]:
    """Give a block's indentation, its lines, and the row after them; blank lines must be empty."""
    width = 0
    body: list[str] = []
    while row < len(raw):
        line = raw[row]
        found = len(line) - len(line.lstrip(" "))
        if line and found == len(line):
            raise Unsure
        if line and found < (width or indent + 1):
            if found > indent:
                raise Unsure
            break
        width = width or found
        body.append(line)
        row += 1
    if row == len(raw) and body and not body[-1]:
        body.pop()
    return width, body, row


def _fold(text: list[str]) -> str:
    """Join lines by spaces; a blank line between two makes a line break."""
    folded: list[str] = []
    blanks = 0
    for line in text:
        if not line:
            blanks += 1
            continue
        if line[0] == " ":
            raise Unsure
        if folded:
            folded.append("\n" * blanks if blanks else " ")
        elif blanks:
            folded.append("\n" * blanks)
        folded.append(line)
        blanks = 0
    return "".join(folded)
