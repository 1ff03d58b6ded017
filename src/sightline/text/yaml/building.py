"""Build nodes from the parser's events, within limits."""

from __future__ import annotations

from typing import Any

from sightline.text.yaml import codes
from sightline.text.yaml.nodes import Mapping, Node, Problem, Scalar, Sequence
from sightline.text.yaml.source import Source, shown
from sightline.text.yaml.strictness import (
    anchor_fault,
    block_indent,
    block_scalar_fault,
    comment_fault,
    continuation_fault,
    plain_scalar_fault,
    question_mark_fault,
)
from sightline.text.yaml.tags import scalar_is_plain, tag_fits
from sightline.text.yaml.unusual_characters import only_in_quotes

DEPTH_LIMIT = 64
ALIAS_NODE_LIMIT = 10_000


class Refused(Exception):
    """The text can't be read; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Frame:
    """A list or map that is being read."""

    __slots__ = ("anchor", "flow", "indent", "key", "node", "size", "start")

    def __init__(self, node: Sequence | Mapping, event: Any, indent: int) -> None:
        self.node = node
        self.anchor: str | None = event.anchor
        self.flow: bool = event.flow_style
        self.indent = indent
        self.key: Scalar | None = None
        self.size = 1
        self.start = event.start_mark


class Builder:
    """Follows the events of one document; afterwards holds ``root`` and ``problems``."""

    def __init__(self, source: Source, restore: dict[int, str]) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._source = source
        self._restore = restore
        self._first_line = source.first_line
        self._stack: list[_Frame] = []
        self._anchors: dict[str, tuple[Node, int] | None] = {}
        self._alias_nodes = 0
        self._documents = 0

    def build(self, loader: Any) -> None:
        """Read all events; raises ``Refused`` at the first thing that can't be read."""
        handlers = {
            "ScalarEvent": self._scalar,
            "AliasEvent": self._alias,
            "SequenceStartEvent": self._start,
            "MappingStartEvent": self._start,
            "SequenceEndEvent": self._end,
            "MappingEndEvent": self._end,
            "DocumentStartEvent": self._document,
        }
        end_of_last = 0
        while loader.check_event():
            event = loader.get_event()
            self._check_gap(end_of_last, event.start_mark.index)
            end_of_last = max(end_of_last, event.end_mark.index)
            handler = handlers.get(type(event).__name__)
            if handler is not None:
                handler(event)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._refuse(
                codes.SEVERAL_DOCUMENTS,
                "A second document begins here; one file or front matter holds one.",
                event,
                "Delete this line of `---`, or move what follows into a file of its own.",
            )

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        text: str = event.value
        if self._restore:
            text = text.translate(self._restore)
        if event.style in ("|", ">"):
            end_line, end_column = self._end_of_block(start, end)
            self._raise_if(block_scalar_fault(self._source, event, self._indent()))
        else:
            end_line, end_column = end.line, end.column
            if event.style and end.line > start.line:
                self._check_continuation(start, end, in_quotes=True)
        if event.style not in ("'", '"'):
            self._check_characters(text, start.index, end.index)
        if not event.style:
            self._raise_if(plain_scalar_fault(self._source, event, self._in_flow()))
        plain = scalar_is_plain(event)
        if plain is None:
            self._refuse_tag(event)
        base = self._first_line
        node = Scalar(
            text, bool(plain), base + start.line, start.column + 1, base + end_line, end_column + 1
        )
        if event.anchor:
            self._raise_if(anchor_fault(self._source, event, "&"))
            self._anchors[event.anchor] = (node, 1)
        self._add(node, 1, event)

    def _end_of_block(self, start: Any, end: Any) -> tuple[int, int]:
        row = end.line if end.column else end.line - 1
        while row > start.line and not self._source.row(row).strip(" \t"):
            row -= 1
        return row, len(self._source.row(row))

    def _alias(self, event: Any) -> None:
        self._raise_if(anchor_fault(self._source, event, "*"))
        if event.anchor not in self._anchors:
            self._refuse(
                codes.UNKNOWN_ALIAS,
                f"`*{event.anchor}` repeats what is named `&{event.anchor}`, and nothing is.",
                event,
                "If the star is part of your text, put the whole value in quotes.",
            )
        known = self._anchors[event.anchor]
        if known is None:
            self._refuse(
                codes.ANCHORS,
                f"`*{event.anchor}` stands inside what it repeats, so it would never end.",
                event,
                "Write the value out instead of repeating it with `*`.",
            )
            return
        node, size = known
        self._alias_nodes += size
        if self._alias_nodes > ALIAS_NODE_LIMIT:
            self._refuse(
                codes.ANCHORS,
                f"Aliases in this text repeat more than {ALIAS_NODE_LIMIT:,} values.",
                event,
                "Write the values out instead of repeating them with `*`.",
            )
        self._add(_copy_at(node, self._place(event)), size, event)

    def _start(self, event: Any) -> None:
        mapping = type(event).__name__ == "MappingStartEvent"
        if len(self._stack) >= DEPTH_LIMIT:
            self._refuse(
                codes.TOO_DEEP,
                f"Lists and maps are nested deeper than {DEPTH_LIMIT} levels.",
                event,
                "Bring what is inside further out, or move it into a file of its own.",
            )
        if self._stack and self._awaits_key():
            self._refuse_complex_key(event)
        self._check_gap(event.start_mark.index, event.end_mark.index)
        if not tag_fits(event.tag, "map" if mapping else "seq"):
            self._refuse_tag(event)
        place = self._place(event)
        node: Sequence | Mapping = (
            Mapping({}, *place) if mapping else Sequence([], *place, bool(event.flow_style))
        )
        indent = block_indent(self._source, event, self._indent())
        if event.anchor:
            self._raise_if(anchor_fault(self._source, event, "&"))
            self._anchors[event.anchor] = None
        self._stack.append(_Frame(node, event, indent))

    def _end(self, event: Any) -> None:
        frame = self._stack.pop()
        node = frame.node
        if frame.flow:
            _, _, node.end_line, node.end_column = self._place(event)
            if event.end_mark.line > frame.start.line and not self._in_flow():
                self._check_continuation(frame.start, event.end_mark, in_quotes=False)
        else:
            last = _last_child(node)
            node.end_line, node.end_column = last.end_line, last.end_column
        if frame.anchor:
            self._anchors[frame.anchor] = (node, frame.size)
        self._add(node, frame.size, event)

    def _add(self, node: Node, size: int, event: Any) -> None:
        if not self._stack:
            self.root = node
            return
        frame = self._stack[-1]
        frame.size += size
        if isinstance(frame.node, Sequence):
            frame.node.items.append(node)
        elif frame.key is None:
            if not isinstance(node, Scalar):
                self._refuse_complex_key(event)
                return
            if not node.text and (node.plain or not getattr(event, "style", "-")):
                self._refuse(
                    codes.MISSING_KEY,
                    "There is no key before this colon.",
                    event,
                    "Write the key before the colon, or put the whole value in quotes.",
                )
            frame.key = node
        else:
            self._add_entry(frame.node, frame.key, node)
            frame.key = None

    def _add_entry(self, mapping: Mapping, key: Scalar, value: Node) -> None:
        first = mapping.entries.get(key.text)
        if first is None:
            mapping.entries[key.text] = (key, value)
            return
        line = first[0].line
        self.problems.append(
            Problem(
                codes.DUPLICATE_KEY,
                f"The key `{shown(key.text)}` stands here again; it is in line {line} already.",
                key.line,
                key.column,
                key.end_line,
                key.end_column,
                "Keep one of the two, or join their values.",
            )
        )

    def _awaits_key(self) -> bool:
        frame = self._stack[-1]
        return isinstance(frame.node, Mapping) and frame.key is None

    def _in_flow(self) -> bool:
        return bool(self._stack) and self._stack[-1].flow

    def _indent(self) -> int:
        return self._stack[-1].indent if self._stack else -1

    def _place(self, event: Any) -> tuple[int, int, int, int]:
        start, end, base = event.start_mark, event.end_mark, self._first_line
        return base + start.line, start.column + 1, base + end.line, end.column + 1

    def _check_gap(self, start: int, end: int) -> None:
        gap = self._source.text[start:end]
        if "#" in gap:
            self._raise_if(comment_fault(self._source, start, end))
        if "?" in gap and self._in_flow():
            self._raise_if(question_mark_fault(self._source, start, end))

    def _check_continuation(self, start: Any, end: Any, in_quotes: bool) -> None:
        self._raise_if(continuation_fault(self._source, (start, end), self._indent(), in_quotes))

    def _check_characters(self, text: str, start: int, end: int) -> None:
        if self._restore and only_in_quotes(text) is not None:
            offset = only_in_quotes(self._source.text[start:end])
            self._raise_if(self._source.character_problem(start + (offset or 0)))

    def _raise_if(self, problem: Problem | None) -> None:
        if problem is not None:
            raise Refused(problem)

    def _refuse(self, code: str, message: str, event: Any, advice: str) -> None:
        raise Refused(Problem(code, message, *self._place(event), advice))

    def _refuse_complex_key(self, event: Any) -> None:
        self._refuse(
            codes.COMPLEX_KEY,
            "A list or map stands where a key is expected; keys are words.",
            event,
            "If the brackets are part of your text (as in `{{ name }}`), put it in quotes.",
        )

    def _refuse_tag(self, event: Any) -> None:
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        self._refuse(
            codes.TAG,
            f"This value begins with the tag `{shown(tag)}`, which isn't supported here.",
            event,
            "Delete the word with `!`; if it is part of your text, put the value in quotes.",
        )


def _last_child(node: Sequence | Mapping) -> Node:
    if isinstance(node, Sequence):
        return node.items[-1]
    return next(reversed(node.entries.values()))[1]


def _copy_at(node: Node, place: tuple[int, int, int, int]) -> Node:
    """Give the same value at the place of the alias; the inner values stay where they are typed."""
    if isinstance(node, Scalar):
        return Scalar(node.text, node.plain, *place)
    if isinstance(node, Sequence):
        return Sequence(node.items, *place, node.flow)
    return Mapping(node.entries, *place)
