"""How a ladder is shown: a block for each level, a line for each source."""

from __future__ import annotations

from typing import Any

from sightline.career.roles.page import by_source, heading, row, sources_line
from sightline.career.roles.parts_page import disagreements


def text(result: Any, colour: bool = False) -> str:
    """The levels from low to high, the years of the whole role, the conflicts."""
    lines = [heading(f"{result.name}: levels by source", colour)]
    for level in result.levels:
        lines += ["", heading(level.level, colour)]
        for one in level.sources:
            where = one.source if one.line is None else f"{one.source}:{one.line}"
            spans = f"spans {' and '.join(one.spans)}" if one.spans else None
            said = [one.title, one.years or "years not said", one.scope, spans]
            lines += row(where, "; ".join(part for part in said if part))
        if not level.sources:
            lines.append("  no source says")
        elif level.silent:
            lines.append(f"  not named by: {', '.join(level.silent)}")
    if not result.levels:
        lines += ["", "  no source says"]
    if result.whole:
        lines += ["", heading("years of the role as a whole, or of a kind of it", colour)]
        lines += by_source(result.whole)
    lines += disagreements(result.conflicts, colour)
    lines += sources_line(result.sources, lines)
    return "\n".join(lines) + "\n"
