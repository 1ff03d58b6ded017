"""How conflicts are shown: kind by kind, each with the places of its sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.career.report.block_page import report_page
from sightline.career.report.blocks import Block, Heading, Sentence
from sightline.career.roles.page import conflict_lines, heading, sources_line
from sightline.career.roles.parts_blocks import conflict_blocks, titled, with_sources


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


def html(result: Any, colour: bool = False) -> str:
    """The same as a page, with what each side says."""
    return report_page(with_sources(_blocks(result), result.sources))


def _blocks(result: Any) -> Iterator[Block]:
    yield titled(f"{result.name}: where sources disagree")
    yield Sentence("Nothing is decided here: every side stands with its source and line.")
    for kind, words in result.kinds.items():
        found = [conflict for conflict in result.conflicts if conflict.kind == kind]
        if found:
            yield Heading(2, f"{words} ({len(found)})", kind)
            yield from conflict_blocks(found)
    if not result.conflicts:
        yield Sentence("No conflict found.")
