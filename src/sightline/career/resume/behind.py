"""What may stand right behind a skill or a degree and say how much of it there is."""

from __future__ import annotations

import re

__all__ = ["BEHIND", "LITTLE"]

LITTLE = r"(?:basics?|beginner|elementary|novice|rudimentary|rusty|intermediate|learning|[ab][12])"
# `(basic)`, `- basic`, `: A1`
BEHIND = re.compile(
    rf"[ \t]*(?:\([^()\n]{{1,60}}\)|[:\u2013\u2014-][ \t]*{LITTLE}\b(?=[ \t]*(?:[,;|.\n]|\Z)))",
    re.IGNORECASE,
)
