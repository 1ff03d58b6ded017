"""How the result of ``rename`` is shown."""

from __future__ import annotations

from typing import Any


def text(result: Any, colour: bool = False) -> str:
    """Old and new id, then the files that were written."""
    links = f"{result.links} link" + "s" * (result.links != 1)
    identifier = f"\x1b[1m{result.id}\x1b[0m" if colour else result.id
    head = f"{result.was} is now {identifier}; {links} followed"
    return "\n".join([head, *(f"  {path}" for path in result.files)]) + "\n"
