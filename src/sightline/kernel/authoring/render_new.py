"""How the result of ``new`` is shown."""

from __future__ import annotations

from typing import Any


def text(result: Any, colour: bool = False) -> str:
    """The id and the path: what a person opens next."""
    identifier = f"\x1b[1m{result.id}\x1b[0m" if colour else result.id
    return f"{identifier}  {result.path}\n"
