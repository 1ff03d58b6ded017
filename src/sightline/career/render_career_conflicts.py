"""How conflicts are shown: kind by kind, each with the places of its sides."""

from __future__ import annotations

from typing import Any

from sightline.career.roles.page import conflict_lines, heading, sources_line


def text(result: Any, colour: bool = False) -> str:
    """Each kind with its count, then its conflicts."""
    lines = [heading(f"{result.name}: where sources disagree", colour)]
    for kind, words in result.kinds.items():
        found = [conflict for conflict in result.conflicts if conflict.kind == kind]
        if found:
            lines += ["", heading(f"{words} ({len(found)}, {kind})", colour)]
            lines += conflict_lines(found)
    if not result.conflicts:
        lines += ["", "  no conflict found"]
    lines += sources_line(result.sources, lines)
    return "\n".join(lines) + "\n"
