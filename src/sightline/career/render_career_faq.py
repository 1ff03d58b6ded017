"""How questions are shown: each with the sources' answers below it."""

from __future__ import annotations

from typing import Any

from sightline.career.roles.page import by_source, heading, silence, sources_line


def text(result: Any, colour: bool = False) -> str:
    """Question by question; who says nothing stands below the answers."""
    lines = [heading(f"{result.name}: what people ask", colour)]
    for asked in result.questions:
        lines += ["", heading(asked.part.asks, colour)]
        lines += by_source(asked.part.cards)
        lines += silence(asked.part)
    if not result.questions:
        lines += ["", "  no source says"]
    lines += sources_line(result.sources, lines)
    return "\n".join(lines) + "\n"
