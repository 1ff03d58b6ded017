"""How the result of ``fix`` is shown."""

from __future__ import annotations

from typing import Any

from sightline.text.visible import visible_line


def text(result: Any, colour: bool = False) -> str:
    """A line per finding that is mended, then one that counts."""
    lines = [
        f"{visible_line(found.path)}:{found.line}:{found.column}: mended[{found.code}] "
        + visible_line(found.message)
        for found in result.mended
    ]
    count = len(lines)
    said = "nothing to mend here is certain" if not count else f"mended {count}"
    return "\n".join([*lines, f"\x1b[32m{said}\x1b[0m" if colour else said]) + "\n"
