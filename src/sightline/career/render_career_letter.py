"""How a letter is shown: paragraph by paragraph, each with its sources, then what is open."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from sightline.career.exporting.layout import rows_of
from sightline.career.exporting.sheet_blocks import sheet_blocks
from sightline.career.report.block_page import report_page
from sightline.career.report.blocks import Block, Heading, Item, Sentence
from sightline.career.tailoring.review_copy import source_of
from sightline.text.visible import visible_line

_WIDTH = 92


def text(result: Any, colour: bool = False) -> str:
    """The letter with its sources; then empty slots, and what nothing backs."""
    return "\n".join(_lines(result)) + "\n"


def _lines(result: Any) -> Iterator[str]:
    names = {one.document: one.name for one in (*result.documents, result.posting)}
    for row in rows_of(result.sheet):
        words = " | ".join(filter(None, (row.left_text, row.right_text)))
        yield from wrap(visible_line(words), _WIDTH)
        if row.kind == "paragraph" and row.lines[0].kind != "label":
            yield visible_line(f"    [{source_of(row.lines[0], names)}]")
        if row.kind != "name":
            yield ""
    for one in result.open:
        said = f'still empty: [{one.name}], {one.what} (--set "{one.name}=...")'
        yield from wrap(visible_line(said), _WIDTH, subsequent_indent="  ")
    bare = _bare(result)
    if bare:
        yield "your own statements, which nothing backs:"
        yield from (f"  {visible_line(words)}" for words in bare)
    for one in result.left_out:
        yield f"left out: {visible_line(one.text)} ({one.why})"


def _bare(result: Any) -> list[str]:
    return [words for words in result.no_evidence if "[" not in words]


def html(result: Any, colour: bool = False) -> str:
    """The review copy as a page: every sentence opens its source; not what is to be sent."""
    return report_page(_blocks(result), result._documents)


def _blocks(result: Any) -> Iterator[Block]:
    yield Heading(1, f"Letter for {result.posting.name}")
    yield Sentence("Not to be sent: `--to FILE` writes that. Here each line opens its source.")
    yield Heading(2, "The letter", "letter")
    yield from sheet_blocks(result.sheet)
    if result.open:
        yield Heading(2, f"Still empty ({len(result.open)})", "open")
        yield from (Item(0, f"[{one.name}]", one.what) for one in result.open)
    bare = _bare(result)
    if bare:
        yield Heading(2, "Your own statements, which nothing backs", "bare")
        yield from (Item(0, "", words) for words in bare)
    if result.left_out:
        yield Heading(2, "Left out", "left-out")
        yield from (Item(0, "", "", one.text, one.spans, one.why) for one in result.left_out)
