"""How the outlook is shown: who names what, who says nothing, where they differ."""

from __future__ import annotations

from typing import Any

from sightline.career.roles.parts_page import parts_page


def text(result: Any, colour: bool = False) -> str:
    """The parts, then the conflicts between the sources."""
    return parts_page(result, "outlook", colour)
