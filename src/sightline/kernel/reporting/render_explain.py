"""How the result of ``explain`` is shown: as a page, or as a list of codes."""

from __future__ import annotations

from typing import Any

_MEANINGS = {
    "error": "an error",
    "warning": "a warning",
    "info": "information",
    "thread": "information on a draft, an error from committed on",
}
_CYAN, _BOLD = "36", "1"


def text(result: Any, colour: bool = False) -> str:
    """The page as it was written, below a line that names the code; or a line per code."""
    if result.code is None:
        return "".join(
            f"{_paint(line.code, _CYAN, colour)}  {line.summary}\n" for line in result.codes
        )
    lines = result.page.rstrip("\n").split("\n")
    shown = [_paint(line, _BOLD, colour) if line.startswith("## ") else line for line in lines]
    name = result.name.replace("_", " ")
    head = f"{_paint(result.code, _CYAN, colour)} {name} ({_MEANINGS[result.severity]})"
    return "\n".join([head, "", *shown]) + "\n"


def _paint(text: str, colour_code: str, colour: bool) -> str:
    return f"\x1b[{colour_code}m{text}\x1b[0m" if colour else text
