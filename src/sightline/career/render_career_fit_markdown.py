"""A fit report in Markdown, every foreign word escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sightline.career.fit.report_blocks import blocks_of
from sightline.career.render_career_fit import item_words
from sightline.career.report.blocks import Heading, Item, Sentence, Table
from sightline.text.visible import visible_line

_SIGNS = re.compile(r"([\\`*_\[\]~|!$^<>#&])")


def markdown(result: Any, colour: bool = False) -> str:
    """The report as headings, lists and tables."""
    return "\n".join(_lines(result)).strip("\n") + "\n"


def _lines(result: Any) -> Iterator[str]:
    was_item = False
    for block in blocks_of(result):
        if was_item != isinstance(block, Item):
            yield ""
        was_item = isinstance(block, Item)
        if isinstance(block, Heading):
            yield f"\n{'#' * block.level} {_words(block.text)}\n"
        elif isinstance(block, Sentence):
            yield f"{_words(block.text)}\n"
        elif isinstance(block, Table):
            yield from _table(block)
        elif isinstance(block, Item):
            head = f"**{_words(visible_line(block.head))}**" if block.head else ""
            told = ": ".join(filter(None, (head, _words(item_words(block)))))
            yield f"{'  ' * block.depth}- {told}"


def _table(block: Table) -> Iterator[str]:
    yield f"{_words(block.caption)}\n"
    yield f"| {' | '.join(map(_words, block.columns))} |"
    yield f"|{'---|' * len(block.columns)}"
    for row in block.rows:
        yield f"| {' | '.join(map(_words, row))} |"
    yield ""


def _words(text: str) -> str:
    return _SIGNS.sub(r"\\\1", visible_line(text)).replace("@", "@\u200b")
