"""Small changes to a text, by lines: none disturbs another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class LineEdit(NamedTuple):
    """Put ``lines`` in place of the lines ``first`` up to, not including, ``end`` (from 1)."""

    first: int
    end: int
    lines: tuple[str, ...]


def apply_line_edits(text: str, edits: Iterable[LineEdit]) -> str:
    """The text with all edits made; of two that overlap, the one that begins first.

    >>> apply_line_edits("a\\nb\\nc\\n", [LineEdit(2, 3, ()), LineEdit(1, 1, ("x",))])
    'x\\na\\nc\\n'
    """
    lines = text.split("\n")
    kept: list[LineEdit] = []
    for edit in sorted(set(edits)):
        if not kept or edit.first >= kept[-1].end:
            kept.append(edit)
    for edit in reversed(kept):
        lines[edit.first - 1 : edit.end - 1] = edit.lines
    return "\n".join(lines)
