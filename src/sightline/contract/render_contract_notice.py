"""How `contract notice` is shown: the notices as they can be sent, and whom none reaches."""

from __future__ import annotations

from typing import Any

from sightline.contract.lifecycle.words import count


def text(result: Any, colour: bool = False) -> str:
    """The Markdown of every notice, then who was counted and who can't be told."""
    blocks = [notice.text for notice in result.notices]
    whom = count(len(result.notices), "notice")
    lines = [f"{whom}, from {count(result.calls, 'call')}"]
    if result.unmapped:
        uses = "1 use" if result.unmapped == 1 else f"{result.unmapped:,} uses"
        lines.append(
            f"note: nobody known made {uses} of what ends, so no notice reaches them: name them in"
            " consumers.csv"
        )
    if result.hidden:
        lines.append(f"{result.hidden:,} hidden")
    return "\n---\n\n".join([*blocks, "\n".join(lines) + "\n"])
