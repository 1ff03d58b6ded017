"""Text from a workspace as a terminal may show it: nothing in it moves, hides or colours.

A title with an escape sequence could rename the terminal's window, a carriage return could write
over the line before it, an override of direction could show words in another order (CWE-150,
CVE-2021-42574). Such characters are shown by their number, written as JSON writes them, so that a
JSON text still says the same.
"""

from __future__ import annotations

import re

_ACTING = "\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_HIDDEN = re.compile(f"[{_ACTING}]")
_HIDDEN_OR_COLOUR = re.compile(rf"(\x1b\[(?:[012]|3[1-6])m)|[{_ACTING}]")
_HIDDEN_OR_LINE_END = re.compile(f"[\t\n\u2028\u2029{_ACTING}]")
_SHORT = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}


def visible(text: str, colour: bool = False) -> str:
    r"""A text of several lines with every character that acts on a terminal shown by its number.

    ``colour`` keeps the plain colours that renderers use. Line ends and tabs stay.

    >>> print(visible("red \x1b[31m\r"))
    red \u001b[31m\r
    """
    if colour:
        return _HIDDEN_OR_COLOUR.sub(lambda found: found[1] or _number(found), text)
    return _HIDDEN.sub(_number, text)


def visible_line(text: str) -> str:
    r"""The same for what must stay on one line, such as a path or a message.

    >>> print(visible_line("REQ-1\n.md"))
    REQ-1\n.md
    """
    return text if text.isprintable() else _HIDDEN_OR_LINE_END.sub(_number, text)


def _number(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04x}"
