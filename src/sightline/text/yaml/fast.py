"""Read the YAML that people write in front matter, fast; leave all else to the full reader.

Nested maps and lists by indentation, words, quoted text and brackets on one line, comments, ``|``
and ``>``. Whatever isn't certain makes the whole answer None. What is answered equals the full
reader's answer, places included (property-tested in ``tests/text/yaml``).
"""

from __future__ import annotations

import re

from sightline.text.yaml.fast_values import Unsure, read_block_text, read_value
from sightline.text.yaml.nodes import Mapping, Node, Scalar, Sequence

# Each line that isn't blank or a comment: its indentation, what follows, its number.
Lines = list[tuple[int, str, int]]

# Control characters, line separators of YAML 1.1, and what may stand in quotes only. (Naming these
# instead of all others makes the pattern 20 times quicker to compile.)
_UNUSUAL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_KEY = re.compile(r"[A-Za-z0-9_][\w./#-]*")
_NOT_PLAIN = "\"'[{|>#&*!%@`,]}?:- "
_DEEPEST_INDENT = 50
_LONGEST_KEY = 500


def read_fast(text: str, first_line: int) -> Node | None:
    """Read a YAML text of the common kind; None where the full reader must decide.

    ``first_line`` is the number that the text's first line has in its file.
    """
    if not text.replace("\n", "").isprintable() and _UNUSUAL.search(text):
        return None
    raw = text.split("\n")
    lines: Lines = []
    number = first_line
    for line in raw:
        body = line.lstrip(" ")
        if body and body[0] != "#":
            lines.append((len(line) - len(body), body, number))
        number += 1
    if not lines:
        return None
    lines.append((-1, "", number))
    start = 1 if lines[0][1] == "---" and lines[0][0] == 0 else 0
    try:
        root, at = _Reader(raw, first_line, lines).read_block(start)
    except Unsure:
        return None
    return root if lines[at][0] == -1 else None


class _Reader:
    """Descends into blocks. Each method gives the node and the number of the next line to read."""

    __slots__ = ("first_line", "lines", "raw")

    def __init__(self, raw: list[str], first_line: int, lines: Lines) -> None:
        self.raw = raw
        self.first_line = first_line
        self.lines = lines

    def read_block(self, at: int) -> tuple[Node, int]:
        indent, body, _ = self.lines[at]
        if not 0 <= indent <= _DEEPEST_INDENT:
            raise Unsure
        if body[:2] in ("- ", "-"):
            return self._read_sequence(at, indent, False)
        return self._read_mapping(at, indent)

    def _read_mapping(self, at: int, indent: int) -> tuple[Mapping, int]:
        lines = self.lines
        entries: dict[str, tuple[Scalar, Node]] = {}
        node: Node
        found, body, line = lines[at]
        first = line
        while found == indent:
            name, colon, value = body.partition(": ")
            if not colon:
                if body[-1] != ":":
                    raise Unsure
                name = body[:-1]
            size = len(name)
            if not (name.isidentifier() or _KEY.fullmatch(name)) or size > _LONGEST_KEY:
                raise Unsure
            if name in entries:
                raise Unsure
            key = Scalar(name, True, line, indent + 1, line, indent + 1 + size)
            column = indent + size + 3
            if value and value[0] not in _NOT_PLAIN and value[-1] not in " :":
                if ": " in value or " #" in value:
                    node = read_value(value, line, column)
                else:
                    node = Scalar(value, True, line, column, line, column + len(value))
                at += 1
            else:
                node, at = self._read_value(value, column, at, indent, True)
            entries[name] = (key, node)
            found, body, line = lines[at]
        if found > indent:
            raise Unsure
        return Mapping(entries, first, indent + 1, node.end_line, node.end_column), at

    def _read_sequence(self, at: int, indent: int, under_key: bool) -> tuple[Sequence, int]:
        lines = self.lines
        items: list[Node] = []
        found, body, line = lines[at]
        first = line
        while found == indent:
            if body[:2] not in ("- ", "-"):
                if under_key:
                    break
                raise Unsure
            value = body[1:].lstrip(" ")
            column = indent + len(body) - len(value)
            if (value[:1].isalnum() and (": " in value or value[-1] == ":")) or value[:2] in (
                "- ",
                "-",
            ):
                lines[at] = (column, value, line)
                node, at = self.read_block(at)
            else:
                node, at = self._read_value(value, column + 1, at, indent, False)
            items.append(node)
            found, body, line = lines[at]
        if found > indent:
            raise Unsure
        return Sequence(items, first, indent + 1, node.end_line, node.end_column), at

    def _read_value(
        self, value: str, column: int, at: int, indent: int, is_map: bool
    ) -> tuple[Node, int]:
        """Read what follows a key's colon or a dash, in this line or in the next ones."""
        line = self.lines[at][2]
        if value[:1] == " ":
            column += len(value) - len(value.lstrip(" "))
            value = value.lstrip(" ")
        if not value or value[0] == "#":
            return self._read_nested(at, indent, is_map)
        if value[0] in "|>":
            node, end = read_block_text(
                value, (line, column), self.raw, line - self.first_line + 1, indent
            )
            end += self.first_line
            at += 1
            while self.lines[at][0] >= 0 and self.lines[at][2] < end:
                at += 1
            return node, at
        return read_value(value, line, column), at + 1

    def _read_nested(self, at: int, indent: int, is_map: bool) -> tuple[Node, int]:
        found, body, line = self.lines[at + 1]
        if found > indent:
            return self.read_block(at + 1)
        if is_map and found == indent and body[:2] in ("- ", "-"):
            return self._read_sequence(at + 1, indent, True)
        found, body, line = self.lines[at]
        column = found + (len(body.partition(":")[0]) if is_map else 0) + 2
        return Scalar("", True, line, column, line, column), at + 1
