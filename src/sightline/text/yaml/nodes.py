"""What a YAML text says, with the place of every value.

Lines and columns are 1-based, columns count code points, ends are exclusive. A scalar keeps the
text that the person typed (``007`` stays ``007``); what it means is decided by whoever reads it.
"""

from __future__ import annotations

from typing import NamedTuple


class Scalar:
    """One value as typed. ``plain`` is true when it stands without quotes and not as a block."""

    __slots__ = ("column", "end_column", "end_line", "line", "plain", "text")

    def __init__(
        self, text: str, plain: bool, line: int, column: int, end_line: int, end_column: int
    ) -> None:
        self.text = text
        self.plain = plain
        self.line = line
        self.column = column
        self.end_line = end_line
        self.end_column = end_column

    def __repr__(self) -> str:
        return f"Scalar({self.text!r}, {self.line}:{self.column})"


class Sequence:
    """A list, written as a block or, with ``flow``, between brackets."""

    __slots__ = ("column", "end_column", "end_line", "flow", "items", "line")

    def __init__(
        self,
        items: list[Node],
        line: int,
        column: int,
        end_line: int,
        end_column: int,
        flow: bool = False,
    ) -> None:
        self.items = items
        self.flow = flow
        self.line = line
        self.column = column
        self.end_line = end_line
        self.end_column = end_column

    def __repr__(self) -> str:
        return f"Sequence({self.items!r})"


class Mapping:
    """Keys with values, in the order written. ``entries[text of the key] = (key, value)``."""

    __slots__ = ("column", "end_column", "end_line", "entries", "line")

    def __init__(
        self,
        entries: dict[str, tuple[Scalar, Node]],
        line: int,
        column: int,
        end_line: int,
        end_column: int,
    ) -> None:
        self.entries = entries
        self.line = line
        self.column = column
        self.end_line = end_line
        self.end_column = end_column

    def __repr__(self) -> str:
        return f"Mapping({self.entries!r})"


Node = Scalar | Sequence | Mapping


class Problem(NamedTuple):
    """Something wrong in a text: a code, what it is, where it is and what to do about it."""

    code: str
    message: str
    line: int
    column: int
    end_line: int
    end_column: int
    help: str
