"""How the result of ``search`` is shown."""

from __future__ import annotations

from typing import Any

from sightline.text.visible import visible_line

_WIDTH = 100


def text(result: Any, colour: bool = False) -> str:
    """Two lines for each hit: what it is, and the line that holds the words."""
    lines = [_instead(one) for one in result.instead]
    width = max((len(hit.id) for hit in result.hits), default=0)
    for hit in result.hits:
        identifier = hit.id.ljust(width)
        shown = f"\x1b[1m{identifier}\x1b[0m" if colour else identifier
        lines.append(f"{shown}  {_short(hit.title, _WIDTH - width - 2)}")
        if hit.excerpt is not None:
            lines.append(f"{'':{width}}  {_marked(hit, colour)}")
    lines.append(_summary(result))
    return "\n".join(lines) + "\n"


def _instead(one: Any) -> str:
    if not one.instead:
        return f"`{visible_line(one.word)}` occurs nowhere"
    return f"`{visible_line(one.word)}` occurs nowhere; looked for {', '.join(one.instead)}"


def _marked(hit: Any, colour: bool) -> str:
    if not colour:
        return visible_line(hit.excerpt)
    parts, at = [], 0
    for start, end in hit.marks:
        parts += [
            visible_line(hit.excerpt[at:start]),
            "\x1b[33m",
            visible_line(hit.excerpt[start:end]),
        ]
        parts.append("\x1b[0m")
        at = end
    return "".join([*parts, visible_line(hit.excerpt[at:])])


def _summary(result: Any) -> str:
    count = f"{result.count:,} found"
    if result.count > len(result.hits):
        count += f", the best {len(result.hits):,} shown: --limit 0 shows all"
    return count + (f", {result.hidden:,} hidden" if result.hidden else "")


def _short(text: str, width: int) -> str:
    line = visible_line(" ".join(text.split()))
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"
