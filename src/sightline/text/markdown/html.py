"""Raw HTML inside Markdown: where a block or a tag begins and ends (CommonMark 0.31.2)."""

from __future__ import annotations

import re

_ATTRIBUTE = (
    r"(?:\s+[a-zA-Z_:][a-zA-Z0-9:._-]*"
    r"(?:\s*=\s*(?:[^\"'=<>`\x00-\x20]+|'[^']*'|\"[^\"]*\"))?)"
)
_OPEN_TAG = rf"<[A-Za-z][A-Za-z0-9-]*{_ATTRIBUTE}*\s*/?>"
_CLOSE_TAG = r"</[A-Za-z][A-Za-z0-9-]*\s*>"
_TAG = re.compile(rf"{_OPEN_TAG}|{_CLOSE_TAG}|<![A-Za-z][^>]*>")
_LONE_TAG = re.compile(rf"(?:{_OPEN_TAG}|{_CLOSE_TAG})\s*$")
_BLOCK_NAMES = (
    "address article aside base basefont blockquote body caption center col colgroup dd details "
    "dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 "
    "head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option "
    "p param search section summary table tbody td tfoot th thead title tr track ul"
)
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK_NAMES.replace(' ', '|')})(?=\s|/?>|$)", re.IGNORECASE)
_AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}):[^<>\x00-\x20]*>")
_EMAIL = re.compile(
    r"<[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*>"
)
_REFUSED_SCHEMES = frozenset({"vbscript", "javascript", "file", "data"})

#: How a block of raw HTML begins and what ends it; the last two end at a blank line.
_BLOCK_STARTS = (
    (
        re.compile(r"<(?:script|pre|style|textarea)(?=\s|>|$)", re.IGNORECASE),
        re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
    ),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<![A-Za-z]"), re.compile(r">")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
)
UNTIL_BLANK_LINE = re.compile(r"(?!)")


def block_end_pattern(line: str, start: int, in_paragraph: bool) -> re.Pattern[str] | None:
    """What ends the block of raw HTML that begins at ``start``; None where none begins.

    A lone tag begins a block too, but may not cut a paragraph.
    """
    for opening, closing in _BLOCK_STARTS:
        if opening.match(line, start):
            return closing
    if _BLOCK_TAG.match(line, start):
        return UNTIL_BLANK_LINE
    if not in_paragraph and _LONE_TAG.match(line, start):
        return UNTIL_BLANK_LINE
    return None


class HtmlScanner:
    """Finds the tag, comment or autolink at a ``<``; remembers what the rest of the text lacks.

    The memory keeps a text of a hundred thousand unclosed openers linear.
    """

    __slots__ = ("_last", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: dict[str, int] = {}

    def end_at(self, start: int) -> int:
        """Where the construct that begins at ``start`` ends, or -1 if the ``<`` is only a sign."""
        if self._last_of(">") <= start:
            return -1
        text = self._text
        following = text[start + 1 : start + 2]
        if following == "!":
            if text.startswith("<!--", start):
                return self._comment_end(start)
            if text.startswith("<![CDATA[", start):
                return self._closing("]]>", start + 9)
        elif following == "?":
            return self._closing("?>", start + 2)
        found = _AUTOLINK.match(text, start)
        if found and found.group(1).lower() not in _REFUSED_SCHEMES:
            return found.end()
        found = _EMAIL.match(text, start) or _TAG.match(text, start)
        return found.end() if found else -1

    def _comment_end(self, start: int) -> int:
        for short in ("<!-->", "<!--->"):
            if self._text.startswith(short, start):
                return start + len(short)
        return self._closing("-->", start + 4)

    def _closing(self, sign: str, start: int) -> int:
        if self._last_of(sign) < start:
            return -1
        return self._text.index(sign, start) + len(sign)

    def _last_of(self, sign: str) -> int:
        if sign not in self._last:
            self._last[sign] = self._text.rfind(sign)
        return self._last[sign]
