"""How the result of ``list`` is shown."""

from __future__ import annotations

from typing import Any

_WIDEST_TITLE = 72


def text(result: Any, colour: bool = False) -> str:
    """A line per document, in columns: id, status, title, owner."""
    rows = [(d.id, d.status or "-", _shortened(d.title), d.owner or "-") for d in result.documents]
    if not rows:
        return f"no documents{_hidden(result)}\n"
    widths = [max(len(row[i]) for row in rows) for i in range(3)]
    lines = []
    for identifier, status, title, owner in rows:
        padded = identifier.ljust(widths[0])
        shown = f"\x1b[1m{padded}\x1b[0m" if colour else padded
        lines.append(f"{shown}  {status:{widths[1]}}  {title:{widths[2]}}  {owner}")
    count = f"{len(rows):,} document" + "s" * (len(rows) != 1)
    return "\n".join([*lines, count + _hidden(result)]) + "\n"


def _hidden(result: Any) -> str:
    return f", {result.hidden:,} hidden" if result.hidden else ""


def _shortened(title: str) -> str:
    flat = "".join(c if c.isprintable() else "\ufffd" for c in " ".join(title.split()))
    return flat if len(flat) <= _WIDEST_TITLE else flat[: _WIDEST_TITLE - 1] + "…"
