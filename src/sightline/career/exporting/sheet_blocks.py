"""A résumé or letter about to be sent as blocks of a page, each line with what it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sightline.career.exporting.layout import rows_of
from sightline.career.exporting.sheet import Sheet, SheetLine
from sightline.career.report.blocks import Block, Heading, Item

__all__ = ["sheet_blocks"]

_MARKS = {"own": "own statement, no evidence", "slot": "still to be filled", "label": ""}
_OURS = "ours: claims nothing"
_HEADINGS = {"heading": 2, "entry": 3}


def sheet_blocks(
    sheet: Sheet, reasons: Mapping[Any, tuple[str, ...]] | None = None
) -> Iterator[Block]:
    """Every row. ``reasons`` says of a line's spans what of the posting it speaks of."""
    level = 1
    for row in rows_of(sheet):
        if row.kind in _HEADINGS:
            level = min(_HEADINGS[row.kind], level + 1)
            beside = ", ".join(filter(None, (row.left_text, row.right_text)))
            yield Heading(level, beside, spans=row.lines[0].spans)
            continue
        for line in row.lines:
            yield from _line(line, (reasons or {}).get(line.spans, ()))


def _line(line: SheetLine, speaks: tuple[str, ...]) -> Iterator[Item]:
    """A line that is the document's own words as a quote; a composed one with all its quotes."""
    because = f"speaks of {', '.join(speaks)}" if speaks else ""
    mark = _MARKS.get(line.kind, "") if line.spans or line.kind != "quoted" else _OURS
    told = "; ".join(filter(None, (mark, because)))
    quoted = " ".join(" ".join(span.quote for span in line.spans).split())
    if line.spans and " ".join(line.text.split()) == quoted:
        yield Item(0, "", "", line.text, line.spans, told)
        return
    yield Item(0, "", line.text, tail=told)
    for span in line.spans:
        yield Item(1, "", "", span.quote, (span,))
