"""How a role is shown: each question, and below it who says what, with its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.career.report.block_page import report_page
from sightline.career.report.blocks import Block, Heading, Sentence, Table
from sightline.career.roles.page import heading, sources_line, wrapped
from sightline.career.roles.parts_blocks import part_blocks, titled, with_sources
from sightline.career.roles.parts_page import part_lines
from sightline.career.roles.topics import TOPICS
from sightline.text.visible import visible_line


def text(result: Any, colour: bool = False) -> str:
    """The role, its sources, its parts, and what else is known of it."""
    lines = list(_lines(result, colour))
    lines += sources_line(result.sources, lines)
    return "\n".join(lines) + "\n"


def _lines(result: Any, colour: bool) -> Iterator[str]:
    if result.roles:
        width = max(len(known.name) for known in result.roles)
        for known in result.roles:
            counted = f"{known.cards} {'card' if known.cards == 1 else 'cards'}"
            yield f"{visible_line(known.name):{width}}  {known.kind:10}  {counted}"
        return
    yield heading(result.name, colour)
    for part in result.parts:
        yield ""
        yield heading(part.asks, colour)
        yield from part_lines(part)
    for words in _others(result):
        yield ""
        yield from wrapped(words, "", "  ")


def _others(result: Any) -> Iterator[str]:
    """What else is known of the role, and what nobody says."""
    shown = {part.topic for part in result.parts}
    more = [f"{topic} {n}" for topic, n in result.topics.items() if topic not in shown]
    if more:
        yield f"more cards, by --topic: {', '.join(more)}"
    missing = [topic for topic in TOPICS if topic not in result.topics]
    if missing:
        yield f"no source says anything on: {', '.join(missing)}"


def html(result: Any, colour: bool = False) -> str:
    """The same as a page."""
    return report_page(with_sources(_blocks(result), result.sources))


def _blocks(result: Any) -> Iterator[Block]:
    if result.roles:
        yield Heading(1, "Roles")
        rows = tuple((one.name, one.kind, str(one.cards)) for one in result.roles)
        yield Table("Every role that sources speak of", ("Role", "Kind", "Cards"), rows)
        return
    yield titled(str(result.name))
    for part in result.parts:
        yield from part_blocks(part)
    for words in _others(result):
        yield Sentence(f"{words[:1].upper()}{words[1:]}.", is_soft=True)
