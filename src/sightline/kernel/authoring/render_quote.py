"""How the result of ``quote`` is shown."""

from __future__ import annotations

from typing import Any


def text(result: Any, colour: bool = False) -> str:
    """The reference, and a line that can be pasted under ``evidence:``."""
    reference = f"\x1b[1m{result.reference}\x1b[0m" if colour else result.reference
    return f"{reference}  {result.path}:{result.line}\n- {result.evidence}\n"
