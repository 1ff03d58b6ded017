"""How the outlook is shown: who names what, who says nothing, where they differ."""

from __future__ import annotations

from typing import Any

from sightline.career.report.block_page import report_page
from sightline.career.roles.parts_blocks import parts_blocks, with_sources
from sightline.career.roles.parts_page import parts_page


def text(result: Any, colour: bool = False) -> str:
    """The parts, then the conflicts between the sources."""
    return parts_page(result, "outlook", colour)


def html(result: Any, colour: bool = False) -> str:
    """The same as a page."""
    return report_page(with_sources(parts_blocks(result, "outlook"), result.sources))
