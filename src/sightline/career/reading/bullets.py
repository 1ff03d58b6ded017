"""The signs that begin an item of a list in plain text."""

from __future__ import annotations

import re

__all__ = ["bullet_mark"]

_LONE = re.compile(r"[ \t]*(?:[•‣▪▫●○◦◆◇■□➢➤►▶▸✓✔✗★☆→➔➜⇒∙\u2043\uf0b7\uf0a7])[ \t\u00a0]*(?=\S)")
_BEFORE_BLANK = re.compile(r"[ \t]*(?:[-*+\u2013—·][ \t\u00a0]+|o[ \t]{2,})(?=\S)")


def bullet_mark(line: str) -> int:
    """How many letters of a line its bullet takes, with the blanks around it; 0 without one.

    A dash, star, plus or small o is a bullet only before a blank: ``-5 %`` begins with none.
    """
    found = _LONE.match(line) or _BEFORE_BLANK.match(line)
    return found.end() if found else 0
