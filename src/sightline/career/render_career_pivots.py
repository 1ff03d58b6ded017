"""How ways onward are shown: by source, then the neighbouring roles with their pay."""

from __future__ import annotations

from typing import Any

from sightline.career.roles.page import heading, row, sources_line
from sightline.career.roles.parts_page import disagreements, part_lines
from sightline.career.roles.shown import figure_of, labels_of


def text(result: Any, colour: bool = False) -> str:
    """The parts, the neighbours, the conflicts."""
    lines = [heading(f"{result.name}: ways on", colour)]
    for part in result.parts:
        lines += ["", heading(part.asks, colour), *part_lines(part)]
    for kind, words in (
        ("pivot", "pay of the roles it leads to"), ("adjacent", "roles listed beside it, with pay"),
        ("confusable", "easily confused with it"),
    ):  # fmt: skip
        found = [one for one in result.neighbours if one.kind == kind]
        if found:
            lines += ["", heading(words, colour)]
        for one in found:
            told = [f"{figure_of(c)}; {', '.join(labels_of(c))}" for c in one.pay]
            where = one.pay[0].where if one.pay else "-"
            lines += row(where, f"{one.name}: {'; '.join(told) or 'no source says its pay'}")
    lines += disagreements(result.conflicts, colour)
    lines += sources_line(result.sources, lines)
    return "\n".join(lines) + "\n"
