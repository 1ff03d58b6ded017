"""A sheet as Markdown; no word of it can become markup."""

from __future__ import annotations

import re

from sightline.career.exporting.layout import BETWEEN, Row, rows_of
from sightline.career.exporting.sheet import Sheet

__all__ = ["escaped", "markdown_bytes"]

_ANYWHERE = re.compile(r"[\\`*\[\]<>&~]|(?<![^\W_])_|_(?![^\W_])")
_AT_START = re.compile(r"(?:#{1,6}(?=\s|\Z)|[-+=|:](?=[-+=|:\s]|\Z)|>)")
_NUMBER = re.compile(r"([0-9]{1,9})([.)])(?=\s|\Z)")


def markdown_bytes(sheet: Sheet) -> bytes:
    """The sheet as CommonMark, in UTF-8. Read back by our reader it says the same."""
    blocks: list[str] = []
    before = ""
    for row in rows_of(sheet):
        block = _block(row)
        if (before, row.kind) == ("bullet", "bullet"):
            blocks[-1] += "\n" + block
        else:
            blocks.append(block)
        before = row.kind
    return ("\n\n".join(blocks) + "\n").encode()


def _block(row: Row) -> str:
    left = escaped(row.left_text)
    right = escaped(row.right_text, is_inner=True)
    if row.kind == "name":
        return f"# {_closed(left)}"
    if row.kind == "heading":
        return f"## {_closed(left)}"
    if row.kind == "bullet":
        return f"- {left}"
    if row.kind == "entry":
        dates = f"\n{escaped(row.right_text)}" if right else ""
        return f"### {_closed(left)}{dates}"
    return f"{left}{BETWEEN}{right}" if right else left


def _closed(words: str) -> str:
    """A heading's words: signs at its end would be taken for its closing sequence."""
    return re.sub(r"(#+)\Z", lambda found: "\\#" * len(found[1]), words)


def escaped(words: str, *, is_inner: bool = False) -> str:
    """Words that CommonMark shows as they are (spec 0.31.2, 2.4: backslash escapes)."""
    safe = _ANYWHERE.sub(lambda found: "\\" + found[0], words)
    if is_inner:
        return safe
    number = _NUMBER.match(safe)
    if number:
        return f"{number[1]}\\{safe[number.end(1) :]}"
    start = _AT_START.match(safe)
    return "\\" + safe if start else safe
