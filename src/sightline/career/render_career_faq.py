"""How questions are shown: each with the sources' answers below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.career.report.block_page import report_page
from sightline.career.report.blocks import Block, Heading, Sentence
from sightline.career.roles.page import by_source, heading, silence, sources_line
from sightline.career.roles.parts_blocks import part_blocks, titled, with_sources


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


def html(result: Any, colour: bool = False) -> str:
    """The same as a page."""
    return report_page(with_sources(_blocks(result), result.sources))


def _blocks(result: Any) -> Iterator[Block]:
    yield titled(f"{result.name}: what people ask")
    for asked in result.questions:
        yield Heading(2, asked.part.asks, asked.id)
        yield from list(part_blocks(asked.part))[1:]
        if asked.asked_by:
            yield Sentence(f"Asked by: {', '.join(asked.asked_by)}", is_soft=True)
    if not result.questions:
        yield Sentence("No source says.")
