"""What sources say as blocks of a page: tables of answers, conflicts with all sides, sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sightline.career.report.blocks import Block, Heading, Item, Sentence, Table
from sightline.career.roles.conflict import Conflict
from sightline.career.roles.page import said_by_source, said_by_subject
from sightline.career.roles.part import Part
from sightline.career.roles.topics import LISTS

__all__ = [
    "conflict_blocks", "part_blocks", "parts_blocks", "source_blocks", "titled", "with_sources",
]  # fmt: skip


def titled(words: str) -> Heading:
    """The title of a page."""
    return Heading(1, words[:1].upper() + words[1:])


def parts_blocks(result: Any, words: str) -> Iterator[Block]:
    """A result that has ``name``, ``sources``, ``parts`` and ``conflicts``."""
    yield titled(f"{result.name}: {words}")
    for part in result.parts:
        yield from part_blocks(part)
    found = [conflict for conflict in result.conflicts if conflict.kind != "no-answer"]
    if found:
        yield Heading(2, "Where they differ", "conflicts")
        yield from conflict_blocks(found)


def part_blocks(part: Part, level: int = 2) -> Iterator[Block]:
    """A question, the answers as a table, and who gives none."""
    yield Heading(level, part.asks, "" if level != 2 else f"topic-{part.topic}")
    if not part.cards:
        yield Sentence("No source says.")
        return
    if part.topic in LISTS:
        caption, columns = "What is named, and by whom", ("What is named", "Source, line")
        rows = said_by_subject(part.cards)
    else:
        caption, columns = "Answers by source", ("Source, line", "What it says")
        rows = said_by_source(part.cards)
    yield Table(caption, columns, tuple(rows))
    if part.silent:
        yield Sentence(f"Nothing said by: {', '.join(part.silent)}", is_soft=True)


def conflict_blocks(conflicts: Iterable[Conflict]) -> Iterator[Block]:
    """Each conflict: what it is about, then each side with its source and line."""
    for conflict in conflicts:
        assumed = ", ".join(conflict.assuming)
        tail = f"not stated or not equal: {assumed}" if assumed else ""
        yield Item(0, conflict.about, conflict.says, tail=tail)
        sides = dict.fromkeys((side.where, side.says) for side in conflict.sides)
        for where, says in sides:
            yield Item(1, where, says)
        if conflict.silent:
            yield Item(1, "nothing said by", ", ".join(conflict.silent))


def with_sources(blocks: Iterable[Block], sources: Sequence[Any]) -> Iterator[Block]:
    """The blocks, and what the short names in them stand for at their end."""
    found = list(blocks)
    yield from found
    yield from source_blocks(found, sources)


def source_blocks(blocks: Sequence[Block], sources: Sequence[Any]) -> Iterator[Block]:
    words = set(re.findall(r"[\w.-]+", "\n".join(map(repr, blocks))))
    cited = [source for source in sources if source.id in words]
    if cited:
        rows = tuple((one.id, one.title, one.as_of or "undated", one.note or "") for one in cited)
        yield Heading(2, "Sources", "cited")
        yield Table("What the short names stand for", ("Name", "Source", "Date", "Note"), rows)
