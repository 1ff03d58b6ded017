"""A page of several questions about a role, and below them where their sources disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sightline.career.roles.conflict import Conflict
from sightline.career.roles.page import (
    by_source,
    by_subject,
    conflict_lines,
    heading,
    silence,
    sources_line,
)
from sightline.career.roles.part import Part
from sightline.career.roles.topics import LISTS

__all__ = ["disagreements", "part_lines", "parts_page"]


def parts_page(result: Any, words: str, colour: bool = False) -> str:
    """The text of a result that has ``name``, ``sources``, ``parts`` and ``conflicts``."""
    lines = [heading(f"{result.name}: {words}", colour)]
    for part in result.parts:
        lines += ["", heading(part.asks, colour), *part_lines(part)]
    lines += disagreements(result.conflicts, colour)
    lines += sources_line(result.sources, lines)
    return "\n".join(lines) + "\n"


def part_lines(part: Part) -> Iterator[str]:
    """The answers to one question, by subject where they are lists."""
    yield from by_subject(part.cards) if part.topic in LISTS else by_source(part.cards)
    yield from silence(part)


def disagreements(conflicts: Iterable[Conflict], colour: bool = False) -> Iterator[str]:
    """The conflicts below a page; nothing where there are none. Silence is told above already."""
    found = [conflict for conflict in conflicts if conflict.kind != "no-answer"]
    if found:
        yield ""
        yield heading("where they differ", colour)
        yield from conflict_lines(found)
