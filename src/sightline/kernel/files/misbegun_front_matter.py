"""Front matter that begins with another line of dashes than ``---``; loaded only where one does."""

from __future__ import annotations

import re

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_KEY = r"[A-Za-z_][\w.-]*[ \t]*:(?:[ \t].*)?"
_START = re.compile(rf"([{DASHES}]+)[ \t]*\n(?={_KEY}\n)")
_FENCE_OR_KEY = re.compile(rf"\n(?:[{DASHES}]{{2,}}|[\u2014\u2015]|{_KEY})[ \t]*(?=\n|\Z)")


def wrong_start(text: str) -> str:
    """The line that stands in the place of ``---``; empty where keys don't follow, or only one.

    >>> wrong_start("--\\ntitle: x\\n---\\n"), wrong_start("--\\nNote: well.\\nMore words.\\n")
    ('--', '')
    """
    start = _START.match(text)
    return start[1] if start and _FENCE_OR_KEY.search(text, start.end()) else ""
