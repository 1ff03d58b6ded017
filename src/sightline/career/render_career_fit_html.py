"""A fit report as one HTML page: where to start on the first, every quote a link to its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sightline.career.fit.report_blocks import blocks_of
from sightline.career.fit.report_charts import ladder_chart, pay_chart
from sightline.career.report.block_page import report_page
from sightline.career.report.blocks import Block, Drawing, Table


def html(result: Any, colour: bool = False) -> str:
    """The page."""
    return report_page(_drawn(result), result._documents)


def _drawn(result: Any) -> Iterator[Block]:
    """The report's blocks, a drawing before each table that can be drawn."""
    pays = iter([pay for pay in result.pay if pay.cards and pay.said])
    for block in blocks_of(result):
        if not isinstance(block, Table):
            yield block
            continue
        ladder = next((one for one in result.ladders if one.key == block.key), None)
        if ladder is not None:  # every word of the table stands in the drawing
            yield Drawing(ladder_chart(ladder, block.columns, block.rows))
            yield replace(block, is_folded=True, is_on_paper=False)
        elif block.key == "pay" and (drawn := pay_chart(next(pays))):
            yield Drawing(drawn)
            yield replace(block, is_folded=True)
        else:
            yield block
