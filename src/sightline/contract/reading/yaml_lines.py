"""The lines of places in a YAML text, without reading all of it.

A key of a block stands on a line of its own, at the block's indentation, and every line that
belongs to it is indented further (or, of a list, begins with a dash at the same indentation). So
lines lead down to what stands behind a key on its line, which is read into nodes. Where lines don't
lead on (an alias, a merge, a key with escapes), the whole text is read.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sightline.text.yaml.full import read_full
from sightline.text.yaml.nodes import Mapping, Node, Sequence

__all__ = ["lines_in_yaml"]

Tokens = tuple[str, ...]
_FIRST = re.compile(r"(?:(?:[ \t]*(?:#[^\n]*)?|---[ \t]*(?:#[^\n]*)?|%[^\n]*)\n)*( *)(?=\S)")
_NEXT = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*( *)(?=[^\s#])")
_REST = re.compile(r"[ \t]*(?:&[^\s,\[\]{}]+[ \t]*)?(?:(?<=[ \t])#[^\n]*)?\n")
_DASH = re.compile(r"-( +)(?=[^\s#])")
_BLOCK_KEY = re.compile(
    r"(?:[^\s\"'\[\]{}#&*!|>%@`,?:-]|[?:-](?=\S))[^\n]*?:(?=\s)|\"[^\"\n]*\"[ \t]*:\s|'"
)
_PLAIN = re.compile(r"[^\s\"'\[\]{}#&*!|>%@`,]")
_ODD_KEY = r"(?:\?\s|<<|[*&!]|\"[^\"\n]*\\)"


class _Part(NamedTuple):
    """A part of the text that holds one value: from its first character, with its column.

    `line` is where it is announced (the line of its key or of the dash before it), `start_line`
    where it begins. Of what stands `inline`, on the line of its key, no lines lead further down.
    """

    start: int
    end: int
    indent: int
    line: int
    start_line: int
    inline: bool = False


class _Absent(NamedTuple):
    """Sure not to be there; `line` is that of what would hold it."""

    line: int


_Found = _Part | _Absent | None


def lines_in_yaml(text: str, wanted: set[Tokens]) -> dict[Tokens, int]:
    """The line of each place; of what isn't there, the line of the last part that is."""
    search = _Search(text if text.endswith("\n") else text + "\n")
    return {tokens: search.line(tokens) for tokens in sorted(wanted)}


class _Search:
    def __init__(self, text: str) -> None:
        self.text = text
        self._whole: list[Node | None] = []
        self._read_parts: dict[_Part, Node | None] = {}
        first = _FIRST.match(text)
        start = first.end() if first else 0
        self._top = text.count("\n", 0, start) + 1
        top = _Part(start, len(text), len(first[1]) if first else 0, self._top, self._top)
        self._parts: dict[Tokens, _Found] = {
            (): top if text.startswith("- ", start) or self._is_block(start) else None
        }

    def line(self, tokens: Tokens) -> int:
        """The line of one place."""
        for depth in range(len(tokens) + 1):
            part = self._part(tokens[:depth])
            if part is None:
                break
            if depth == len(tokens) or isinstance(part, _Absent):
                return part.line
            if part.inline:
                node = self._read(part)
                if node is not None:
                    return _walk(node, tokens[depth:], part.line)
                break
        if not self._whole:
            self._whole.append(read_full(self.text, 1)[0])
        return _walk(self._whole[0], tokens, self._top)

    def _is_block(self, start: int) -> bool:
        return _BLOCK_KEY.match(self.text, start) is not None

    def _read(self, part: _Part) -> Node | None:
        if part not in self._read_parts:
            text = " " * part.indent + self.text[part.start : part.end]
            self._read_parts[part] = read_full(text, part.start_line)[0]
        return self._read_parts[part]

    def _line_at(self, above: _Part, offset: int) -> int:
        return above.start_line + self.text.count("\n", above.start, offset)

    def _part(self, tokens: Tokens) -> _Found:
        if tokens not in self._parts:
            above = self._part(tokens[:-1])
            if not isinstance(above, _Part):
                self._parts[tokens] = above
            elif above.inline:
                self._parts[tokens] = None
            elif self.text.startswith("- ", above.start):
                self._parts[tokens] = self._item(above, tokens[-1])
            else:
                self._parts[tokens] = self._entry(above, tokens[-1])
        return self._parts[tokens]

    def _entry(self, above: _Part, name: str) -> _Found:
        """A key at the block's indentation, and what it holds."""
        names = {"'" + name.replace("'", "''") + "'"}
        if _PLAIN.match(name):
            names.add(name)
        if '"' not in name and "\\" not in name:
            names.add(f'"{name}"')
        either = "|".join(sorted(map(re.escape, names)))
        found = self._key(above, rf"(?:{either})[ \t]*:(?=\s)")
        if found is None:
            return None if self._key(above, _ODD_KEY) else _Absent(above.line)
        line = self._line_at(above, found.end())
        rest = _REST.match(self.text, found.end())
        if rest is None:
            return self._inline(above, found.end(), line)
        return self._below(above, rest.end(), line)

    def _key(self, above: _Part, key: str) -> re.Match[str] | None:
        found = re.compile(key).match(self.text, above.start)
        on_a_line = re.compile(rf"\n {{{above.indent}}}{key}")
        return found or on_a_line.search(self.text, above.start, above.end)

    def _inline(self, above: _Part, start: int, line: int) -> _Part:
        """What stands behind a key, up to the next line that isn't indented further."""
        while self.text[start] in " \t":
            start += 1
        column = start - self.text.rfind("\n", 0, start) - 1
        end = self._end(rf" {{0,{above.indent}}}(?=[^\s#\]}}])", start, above.end)
        return _Part(start, end, column, line, line, inline=True)

    def _below(self, above: _Part, after: int, line: int) -> _Found:
        """The block that begins on the lines after a key."""
        first = _NEXT.match(self.text, after)
        if first is None or first.end() >= above.end:
            return _Part(above.end, above.end, 0, line, line, inline=True)
        indent, start = len(first[1]), first.end()
        is_list = self.text.startswith("- ", start)
        is_level = indent == above.indent and is_list
        if indent <= above.indent and not is_level:
            return _Part(start, start, 0, line, line, inline=True)
        others = r"[^\s#-]" if is_level else r"[^\s#]"
        end = self._end(rf" {{0,{above.indent}}}(?={others})", start, above.end)
        is_inline = not is_list and not self._is_block(start)
        return _Part(start, end, indent, line, self._line_at(above, start), is_inline)

    def _item(self, above: _Part, name: str) -> _Found:
        """An item of a list: what follows its dash."""
        if not (name.isascii() and name.isdecimal() and len(name) < 10):
            return _Absent(above.line)
        dash = rf" {{{above.indent}}}(?=-\s)"
        on_a_line = re.compile("\n" + dash)
        at = above.start
        for _ in range(int(name)):
            found = on_a_line.search(self.text, at, above.end)
            if found is None:
                return _Absent(above.line)
            at = found.end()
        held = _DASH.match(self.text, at)
        if held is None:
            return None
        start, line = held.end(), self._line_at(above, at)
        end = self._end(dash, at, above.end)
        is_inline = not self.text.startswith("- ", start) and not self._is_block(start)
        return _Part(start, end, above.indent + 1 + len(held[1]), line, line, is_inline)

    def _end(self, begins: str, start: int, end: int) -> int:
        """Where a part ends: before the line that begins so."""
        found = re.compile("\n" + begins).search(self.text, start, end)
        return found.start() + 1 if found else end


def _walk(node: Node | None, tokens: Tokens, line: int) -> int:
    """Follow names through nodes; the line of the last part that is there."""
    for token in tokens:
        if isinstance(node, Mapping):
            entry = _entry_of(node, token)
            if entry is None:
                return line
            line, node = entry
        elif isinstance(node, Sequence) and token.isdecimal() and int(token) < len(node.items):
            node = node.items[int(token)]
            line = node.line
        else:
            return line
    return line


def _entry_of(node: Mapping, token: str) -> tuple[int, Node] | None:
    """The line of a key and its value; of a merged key, where it is written."""
    entry = node.entries.get(token)
    if entry is not None:
        return entry[0].line, entry[1]
    merge = node.entries.get("<<")
    if merge is None or not merge[0].plain:
        return None
    held = merge[1].items if isinstance(merge[1], Sequence) else [merge[1]]
    for one in held:
        found = _entry_of(one, token) if isinstance(one, Mapping) else None
        if found is not None:
            return found
    return None
