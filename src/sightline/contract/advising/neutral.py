"""Words out of somebody else's contract, made harmless for the page that they stand on.

A name in a contract may hold anything: escape sequences, line ends, marks that turn the direction
of text, HTML, Markdown, the names of people who would be notified. On a line of text what can't be
seen is shown by its number; in Markdown (CommonMark 0.31.2, GFM) it is escaped, and what GitHub
would make a mention or a link to an issue is broken by a space of no width; in HTML it is text.
"""

from __future__ import annotations

import re
from html import escape

__all__ = ["code", "cut", "html_text", "line", "markdown_text", "words_and_code"]

_SIGNS = re.compile(
    r"(?P<escaped>[\\`*_\[\]~|!$^]|:(?=//)|(?<=www)\.)"
    r"|(?P<notifying>@|\#(?=\d)|[Gg][Hh]-(?=\d))|(?P<entity>[&<])"
)
_LEADING = re.compile(r"\A(?:[-+=#>]|\d{1,9}(?=[.)](?:\s|\Z)))")
_ENTITIES = {"&": "&amp;", "<": "&lt;"}
_RUNS = re.compile(r"`+")


def line(text: str) -> str:
    r"""One line in which everything can be seen.

    >>> line("a\n\x1b[31mb\u202e")
    'a\\u000a\\u001b[31mb\\u202e'
    """
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else _number(sign) for sign in text)


def _number(sign: str) -> str:
    return f"\\u{ord(sign):04x}"


def cut(text: str, width: int) -> str:
    """At most so many characters of one line."""
    shown = line(text)
    return shown if len(shown) <= width else shown[: width - 1].rstrip() + "…"


def html_text(text: str) -> str:
    """A text inside an HTML element or a quoted attribute."""
    return escape(line(text), quote=True)


def markdown_text(text: str) -> str:
    """A text as words of a Markdown paragraph: no markup, no HTML, nobody notified.

    >>> markdown_text("<b>*hi* @ana #7")
    '&lt;b>\\\\*hi\\\\* @&#8203;ana #&#8203;7'
    """
    shown = line(text)
    first = _LEADING.match(shown)
    begun = _kept(first[0]) if first else ""
    return begun + _SIGNS.sub(_harmless, shown[len(first[0]) if first else 0 :])


def _kept(sign: str) -> str:
    """What would begin a list, a heading or a quotation, as a sign of its own."""
    return sign + "&#8203;" if sign[0].isdigit() else "\\" + sign


def _harmless(found: re.Match[str]) -> str:
    if found["escaped"]:
        return "\\" + found[0]
    return found[0] + "&#8203;" if found["notifying"] else _ENTITIES[found[0]]


def code(text: str) -> str:
    """A text as a code span of Markdown, where nothing in it means anything.

    >>> code("a`b"), code("")
    ('``a`b``', '` `')
    """
    shown = line(text) or " "
    longest = max(map(len, _RUNS.findall(shown)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if shown[0] in "` " or shown[-1] in "` " else ""
    return f"{fence}{pad if shown.strip() else ''}{shown}{pad if shown.strip() else ''}{fence}"


def fenced(text: str, language: str = "") -> str:
    """Several lines as a code block of Markdown."""
    longest = max(map(len, _RUNS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    body = "\n".join(map(line, text.split("\n")))
    return f"{fence}{language}\n{body}\n{fence}"


def words_and_code(text: str) -> list[tuple[str, bool]]:
    """The parts of a sentence, each with whether it stood between backticks.

    >>> words_and_code("`a` is gone")
    [('a', True), (' is gone', False)]
    """
    parts = text.split("`")
    if len(parts) % 2 == 0:  # a backtick without its partner is only a sign
        parts[-2:] = ["`".join(parts[-2:])]
    return [(part, bool(index % 2)) for index, part in enumerate(parts) if part]
