"""How ways onward are shown: by source, then the neighbouring roles with their pay."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.career.report.block_page import report_page
from sightline.career.report.blocks import Block, Heading, Table
from sightline.career.roles.page import heading, row, sources_line
from sightline.career.roles.parts_blocks import parts_blocks, with_sources
from sightline.career.roles.parts_page import disagreements, part_lines
from sightline.career.roles.shown import figure_of, labels_of

_KINDS = {
    "pivot": "pay of the roles it leads to",
    "adjacent": "roles listed beside it, with pay",
    "confusable": "easily confused with it",
}


def text(result: Any, colour: bool = False) -> str:
    """The parts, the neighbours, the conflicts."""
    lines = [heading(f"{result.name}: ways on", colour)]
    for part in result.parts:
        lines += ["", heading(part.asks, colour), *part_lines(part)]
    for kind, words in _KINDS.items():
        found = [one for one in result.neighbours if one.kind == kind]
        if found:
            lines += ["", heading(words, colour)]
        for one in found:
            told = _pay(one)
            where = one.pay[0].where if one.pay else "-"
            lines += row(where, f"{one.name}: {'; '.join(told) or 'no source says its pay'}")
    lines += disagreements(result.conflicts, colour)
    lines += sources_line(result.sources, lines)
    return "\n".join(lines) + "\n"


def _pay(neighbour: Any) -> list[str]:
    return [f"{figure_of(card)}; {', '.join(labels_of(card))}" for card in neighbour.pay]


def html(result: Any, colour: bool = False) -> str:
    """The same as a page."""
    return report_page(with_sources(_blocks(result), result.sources))


def _blocks(result: Any) -> Iterator[Block]:
    blocks = list(parts_blocks(result, "ways on"))
    keys = [block.key if isinstance(block, Heading) else "" for block in blocks]
    at = keys.index("conflicts") if "conflicts" in keys else len(blocks)
    yield from blocks[:at]
    for kind, words in _KINDS.items():
        rows = tuple(
            (one.name, "; ".join(_pay(one)) or "no source says", _places(one))
            for one in result.neighbours
            if one.kind == kind
        )
        if rows:
            title = words[:1].upper() + words[1:]
            yield Heading(2, title, kind)
            yield Table(f"{title}, by role", ("Role", "Pay", "Source, line"), rows)
    yield from blocks[at:]


def _places(neighbour: Any) -> str:
    return ", ".join(dict.fromkeys(card.where for card in neighbour.pay))
