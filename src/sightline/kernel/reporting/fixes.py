"""Mistakes that have one certain remedy, and the edits that are it.

``FIXES[code]`` looks at a file's lines and one diagnostic there, and gives the edit; None where
this case is not certain after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.files.line_edits import LineEdit

Fix = Callable[[list[str], Diagnostic], LineEdit | None]
_ID_LINE = re.compile(r"id[ \t]*:[ \t]+(?:[^\s#'\"&*!|>%@`\[{]+|\"[^\"]*\"|'[^']*')[ \t]*(?:#.*)?")
_PLAIN_ID = re.compile(r"[A-Za-z]{2,5}-[\w.-]+")
_FLOW_LIST = re.compile(r"\[([^\[\]{}#\"']*)\]")


def without_id_key(lines: list[str], found: Diagnostic) -> LineEdit | None:
    """KND006: the id stands in the file name; the key that contradicts it goes."""
    line = lines[found.line - 1]
    return LineEdit(found.line, found.line + 1, ()) if _ID_LINE.fullmatch(line) else None


def without_comment(lines: list[str], found: Diagnostic) -> LineEdit | None:
    """IGN003: the comment that hides nothing goes, and its lines where nothing else is on them."""
    before = lines[found.line - 1][: found.column - 1]
    after = lines[found.end_line - 1][found.end_column - 1 :]
    first, end = found.line, found.end_line + 1
    if before.strip() or after.strip():
        gap = " " if before.strip() and (before[-1:].isspace() or after[:1].isspace()) else ""
        kept = before.rstrip() if before.strip() else before
        return LineEdit(first, end, (f"{kept}{gap}{after.strip()}".rstrip(),))
    alone = (first < 2 or not lines[first - 2].strip()) and lines[end - 1 : end] == [""]
    return LineEdit(first, end + 1 if alone and end < len(lines) else end, ())


def without_lines_above(lines: list[str], found: Diagnostic) -> LineEdit | None:
    """DOC010: front matter begins on the first line; the blank lines above it go."""
    blank = all(not line.strip() for line in lines[: found.end_line - 1])
    return LineEdit(1, found.end_line, ()) if blank else None


FIXES: dict[str, Fix] = {
    "KND006": without_id_key,
    "IGN003": without_comment,
    "DOC010": without_lines_above,
}


def with_ids(lines: list[str], key: str, ids: list[str]) -> LineEdit | None:
    """Name more ids in a key of the front matter that holds links.

    None where it is written in a way that only a person should touch.
    """
    if not lines or lines[0].rstrip() != "---":
        whole = LineEdit(1, 1, ("---", f"{key}: {_listed(ids)}", "---", ""))
        return whole if not lines[0].startswith("---") else None
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        return None
    at = next((n for n in range(1, end) if re.match(rf"{key}[ \t]*:", lines[n])), None)
    if at is None:
        return LineEdit(end + 1, end + 1, (f"{key}: {_listed(ids)}",))
    value = lines[at].partition(":")[2].strip()
    flow = _FLOW_LIST.fullmatch(value)
    if flow is not None:
        held = [item.strip() for item in flow[1].split(",") if item.strip()]
    elif _PLAIN_ID.fullmatch(value):
        held = [value]
    else:
        return None
    return LineEdit(at + 1, at + 2, (f"{key}: {_listed([*held, *ids])}",))


def _listed(ids: list[str]) -> str:
    return ids[0] if len(ids) == 1 else f"[{', '.join(ids)}]"
