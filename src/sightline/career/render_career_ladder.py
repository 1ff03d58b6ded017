"""How a ladder is shown: a block for each level, a line for each source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.career.report.block_page import report_page
from sightline.career.report.blocks import Block, Drawing, Heading, Sentence, Table
from sightline.career.report.range_drawing import range_drawing
from sightline.career.roles.page import by_source, heading, row, said_by_source, sources_line
from sightline.career.roles.parts_blocks import conflict_blocks, titled, with_sources
from sightline.career.roles.parts_page import disagreements
from sightline.charts.ranges import RangeBar


def text(result: Any, colour: bool = False) -> str:
    """The levels from low to high, the years of the whole role, the conflicts."""
    lines = [heading(f"{result.name}: levels by source", colour)]
    for level in result.levels:
        lines += ["", heading(level.level, colour)]
        for one in level.sources:
            lines += row(_where(one), "; ".join(part for part in _said(one) if part))
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


def _where(one: Any) -> str:
    return one.source if one.line is None else f"{one.source}:{one.line}"


def _said(one: Any) -> tuple[str, str, str | None, str | None]:
    """Title, years, scope, and the levels that its title covers."""
    spans = f"spans {' and '.join(one.spans)}" if one.spans else None
    return one.title, one.years or "years not said", one.scope, spans


def html(result: Any, colour: bool = False) -> str:
    """The same as a page, the years drawn on one axis."""
    return report_page(with_sources(_blocks(result), result.sources))


def _blocks(result: Any) -> Iterator[Block]:
    yield titled(f"{result.name}: levels by source")
    yield Sentence(
        "Which titles stand in one row is our reading. "
        "Years stand beside a level and decide nothing."
    )
    if not result.levels:
        yield Sentence("No source says.")
    else:
        yield Heading(2, "Levels, low to high", "levels")
        yield from _drawn(result)
        columns = ("Level", "Source, line", "Title", "Years", "Scope")
        yield Table("What each source calls a level", columns, tuple(_rows(result)))
        silent = [f"{one.level} by {', '.join(one.silent)}" for one in result.levels if one.silent]
        if silent:
            yield Sentence(f"Not named: {'; '.join(silent)}.", is_soft=True)
    if result.whole:
        yield Heading(2, "Years of the role as a whole, or of a kind of it", "whole")
        two = ("Source, line", "What it says")
        yield Table("Years by source", two, tuple(said_by_source(result.whole)))
    found = [conflict for conflict in result.conflicts if conflict.kind != "no-answer"]
    if found:
        yield Heading(2, "Where they differ", "conflicts")
        yield from conflict_blocks(found)


def _drawn(result: Any) -> Iterator[Block]:
    """Every level that has years beside it, as a range of years; not those without."""
    bars = [
        RangeBar(f"{level.level}: {one.title} ({one.source})", one._years.low, one._years.high)
        for level in result.levels
        for one in level.sources
        if one._years is not None
    ]
    told = f"{len(bars)} levels with their years on one axis; the table below says the same"
    if bars:
        yield Drawing(range_drawing(bars, lambda years: f"{years:g}", told, " y"))


def _rows(result: Any) -> Iterator[tuple[str, ...]]:
    for level in result.levels:
        for one in level.sources:
            title, years, scope, spans = _said(one)
            told = "; ".join(part for part in (scope, spans) if part)
            yield level.level, _where(one), title, years, told
