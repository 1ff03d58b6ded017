"""How an approval is shown once it is written."""

from __future__ import annotations

from typing import Any

from sightline.contract.advising.neutral import line


def text(result: Any, colour: bool = False) -> str:
    """Where it stands, what it lets through, until when."""
    return (
        f"{result.id}  {line(result.path)}\n"
        f"  approves: {line(result.message)}\n"
        f"  by {line(result.owner)}, until {result.until}; it dies when the edit changes\n"
    )
