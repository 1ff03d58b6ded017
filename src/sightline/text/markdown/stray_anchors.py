"""Names in braces that were meant for a quote and name nothing; looked for only where some are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sightline.text.markdown.block_model import PARAGRAPH, Container
from sightline.text.markdown.blocks import BlockReader

_MEANT = re.compile(r"(?<![`\\\\])\{#[A-Za-z]+[0-9]+(?:[ ,]+[\w-]+)*[ ]*(\}?)[ \t]*$")


class StrayAnchor(NamedTuple):
    """Braces at the end of a line that name no quote: what is wrong with them, and where."""

    text: str
    fault: str
    line: int
    column: int
    end_line: int
    end_column: int


def stray_anchors(reader: BlockReader, first_line: int, named: set[int]) -> Iterator[StrayAnchor]:
    """What looks like the anchor of a quote. ``named`` are the lines on which anchors end."""
    for block in reader.blocks:
        if block.kind != PARAGRAPH:
            continue
        for row in block.lines:
            text = reader.lines[row]
            found = _MEANT.search(text)
            if found is None or row + first_line in named:
                continue
            line = first_line + row
            written = found[0].rstrip()
            place = (line, found.start() + 1, line, found.start() + 1 + len(written))
            yield StrayAnchor(written, _fault(block.container, bool(found[1])), *place)


def _fault(container: Container | None, is_closed: bool) -> str:
    while container is not None and container.width:
        container = container.parent
    if not is_closed:
        return "brace"
    return "quote" if container is None else "end"
