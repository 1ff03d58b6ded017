"""How the result of ``check`` is shown as text."""

from __future__ import annotations

from typing import Any

from sightline.text.visible import visible_line

_MARKS = {"error": "error", "warning": "warning", "info": "info"}
_COLOURS = {"error": "31", "warning": "33", "info": "36"}


def text(result: Any, colour: bool = False) -> str:
    """A block per finding, then one line that counts."""
    lines: list[str] = []
    for found in result.diagnostics:
        mark = _paint(f"{_MARKS[found.severity]}[{found.code}]", _COLOURS[found.severity], colour)
        path, message = visible_line(found.path), visible_line(found.message)
        lines.append(f"{path}:{found.line}:{found.column}: {mark} {message}")
        if found.help:
            lines.append(f"    help: {visible_line(found.help)}")
    lines.append(summary(result, colour))
    return "\n".join(lines) + "\n"


def summary(result: Any, colour: bool) -> str:
    """One line that counts what was looked at and what was found."""
    counts = dict.fromkeys(_MARKS, 0)
    for found in result.diagnostics:
        counts[found.severity] += 1
    looked = f"{_count(result.documents, 'document')}, {_count(result.links, 'link')}"
    if not any(counts.values()):
        return _paint(f"{looked}: no findings", "32", colour)
    parts = [_count(n, severity) for severity, n in counts.items() if n and severity != "info"]
    if counts["info"]:
        parts.append(f"{counts['info']} info")
    more = "; `sightline explain CODE` says more" if counts["error"] or counts["warning"] else ""
    return f"{looked}: {', '.join(parts)}{more}"


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def _paint(text: str, colour_code: str, colour: bool) -> str:
    return f"\x1b[{colour_code}m{text}\x1b[0m" if colour else text
