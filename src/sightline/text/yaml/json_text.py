"""Read a JSON text into the same nodes as YAML, with the place of every value.

Source: RFC 8259. The reader keeps its own stack, so that no nesting can exhaust Python's.
"""

from __future__ import annotations

import json
import re

from sightline.text.yaml import codes
from sightline.text.yaml.json_errors import (
    JsonRefused,
    explain_bad_token,
    explain_character,
    explain_end,
    explain_unexpected,
    problem_at,
)
from sightline.text.yaml.nodes import Mapping, Node, Problem, Scalar, Sequence
from sightline.text.yaml.source import Source, shown

DEPTH_LIMIT = 64

_SPACE = re.compile(r"[ \t\n]*")
_TOKEN = re.compile(
    r'(?P<string>"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*+")'
    r"|(?P<word>(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null)"
    r"(?![\w.+-]))"
    r"|(?P<sign>[\[\]{}:,])"
)
_SURROGATE = re.compile("[\ud800-\udfff]")

# What may come next: each state names the signs it allows; "value" and "key" stand for themselves.
_VALUE = frozenset({"value", "[", "{"})
_VALUE_OR_END = _VALUE | {"]"}
_KEY = frozenset({"key"})
_KEY_OR_END = frozenset({"key", "}"})
_COLON = frozenset({":"})
_AFTER_ITEM = frozenset({",", "]"})
_AFTER_ENTRY = frozenset({",", "}"})
_NOTHING: frozenset[str] = frozenset()


def read_json(text: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """Read a JSON text; give its node and what is wrong with it.

    The node is None where the text is refused. With a key that stands twice (a warning, as JSON
    allows it) the last one counts.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    reader = _Reader(Source(text, first_line))
    try:
        return reader.read(), reader.problems
    except JsonRefused as refused:
        return None, [refused.problem]


class _Reader:
    """Goes through the tokens once, with the open lists and objects on a stack."""

    def __init__(self, source: Source) -> None:
        self.problems: list[Problem] = []
        self._source = source
        self._stack: list[tuple[Sequence | Mapping, Scalar | None, int]] = []
        self._key: Scalar | None = None
        self._root: Node | None = None
        self._expected = _VALUE
        self._line = source.first_line
        self._line_start = 0

    def read(self) -> Node | None:
        """Read the whole text; raises ``JsonRefused``."""
        source, text = self._source, self._source.text
        surrogate = _SURROGATE.search(text)
        if surrogate:
            raise JsonRefused(explain_character(source, surrogate.start()))
        at = self._skip_space(0)
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None:
                raise JsonRefused(explain_bad_token(source, at, bool(self._expected)))
            self._take(match[0], at, match.lastgroup or "")
            at = self._skip_space(match.end())
        if self._root is None or self._stack:
            raise JsonRefused(explain_end(source, self._stack[-1][2] if self._stack else None))
        return self._root

    def _skip_space(self, at: int) -> int:
        match = _SPACE.match(self._source.text, at)
        end = match.end() if match else at
        breaks = self._source.text.count("\n", at, end)
        if breaks:
            self._line += breaks
            self._line_start = self._source.text.rfind("\n", at, end) + 1
        return end

    def _take(self, token: str, at: int, kind: str) -> None:
        if kind == "string" and "key" in self._expected:
            self._key = self._scalar(token, at, kind)
            self._expected = _COLON
        elif (token if kind == "sign" else "value") not in self._expected:
            inside = self._stack[-1][0] if self._stack else None
            raise JsonRefused(explain_unexpected(self._source, at, token, inside, self._expected))
        elif kind != "sign":
            self._add(self._scalar(token, at, kind))
        elif token in "[{":
            self._open(token, at)
        elif token in "]}":
            self._close(at)
        elif token == ":":
            self._expected = _VALUE
        else:
            self._expected = _VALUE if isinstance(self._stack[-1][0], Sequence) else _KEY

    def _scalar(self, token: str, at: int, kind: str) -> Scalar:
        text = token
        if kind == "string":
            text = json.loads(token) if "\\" in token else token[1:-1]
            if "\\" in token and _SURROGATE.search(text):
                message = "This string holds half of a character (a lone surrogate)."
                advice = "Write both halves, as in \\ud83d\\ude00, or the character itself."
                problem = problem_at(
                    self._source, codes.JSON_ESCAPE, message, (at, at + len(token)), advice
                )
                raise JsonRefused(problem)
        column = at - self._line_start + 1
        return Scalar(text, kind == "word", self._line, column, self._line, column + len(token))

    def _open(self, token: str, at: int) -> None:
        if len(self._stack) >= DEPTH_LIMIT:
            message = f"Lists and objects are nested deeper than {DEPTH_LIMIT} levels."
            advice = "Bring what is inside further out, or move it into a file of its own."
            span = (at, at + 1)
            raise JsonRefused(problem_at(self._source, codes.JSON_TOO_DEEP, message, span, advice))
        place = (self._line, at - self._line_start + 1, self._line, 0)
        node = Sequence([], *place, True) if token == "[" else Mapping({}, *place)
        self._stack.append((node, self._key, at))
        self._expected = _VALUE_OR_END if token == "[" else _KEY_OR_END

    def _close(self, at: int) -> None:
        node, self._key, _ = self._stack.pop()
        node.end_line, node.end_column = self._line, at - self._line_start + 2
        self._add(node)

    def _add(self, node: Node) -> None:
        if not self._stack:
            self._root = node
            self._expected = _NOTHING
            return
        container = self._stack[-1][0]
        if isinstance(container, Sequence):
            container.items.append(node)
            self._expected = _AFTER_ITEM
        elif self._key is not None:
            self._add_entry(container, self._key, node)
            self._expected = _AFTER_ENTRY

    def _add_entry(self, container: Mapping, key: Scalar, value: Node) -> None:
        first = container.entries.get(key.text)
        if first is not None:
            line = first[0].line
            message = (
                f'The key "{shown(key.text)}" stands here again; it is in line {line} already.'
            )
            place = (key.line, key.column, key.end_line, key.end_column)
            advice = "Keep one of the two; as it is, the last one counts."
            self.problems.append(Problem(codes.JSON_DUPLICATE_KEY, message, *place, advice))
        container.entries[key.text] = (key, value)
