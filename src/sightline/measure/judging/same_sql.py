"""SQL in one spelling, so that only what it says is compared: no engine is asked.

White space between words, comments to the end of a line, the case of keywords and of the names of
functions, and brackets around the whole say nothing. What stands in quotes stays as it is. A text
with anything that could be read otherwise stays as it was written: better one look too many.
"""

from __future__ import annotations

import re
from itertools import pairwise

_TOKEN = re.compile(
    r"""(?P<space>\s+|--[^\n]*)
    | (?P<text>'(?:[^']|'')*')
    | (?P<name>"(?:[^"]|"")*")
    | (?P<number>\.?\d(?:[eE][+-]|[\w.])*)
    | (?P<word>[^\W\d]\w*)
    | (?P<operator>->>?|<->|[-+]|[*/<>=~!@%^&|?:]+)
    | (?P<mark>[(),.;\[\]{}])""",
    re.VERBOSE,
)
_KEYWORDS = """
    all and any as asc between both by case cast cross current_date desc distinct else end except
    exists false filter following from full group having ilike in inner intersect interval is join
    lateral left like limit not null nulls offset on or order outer over partition preceding
    qualify range right row rows select similar some then true try_cast unbounded union using values
    when where window with
"""
_IS_KEYWORD = frozenset(_KEYWORDS.split())


def one_spelling(sql: str) -> str:
    """Return SQL in one spelling; the text itself where that is not safe.

    >>> one_spelling("(SUM(a)/Count( * ))"), one_spelling("CASE WHEN x='A  b' THEN 1 END")
    ('sum ( a ) / count ( * )', "case when x = 'A  b' then 1 end")
    """
    tokens = _tokens(sql)
    if tokens is None:
        return sql.strip()
    spelled = [text for _, text in tokens]
    for at, (kind, text) in enumerate(tokens):
        after_dot = at > 0 and spelled[at - 1] == "."
        is_called = spelled[at + 1 : at + 2] == ["("]
        if kind == "word" and not after_dot and (is_called or text.lower() in _IS_KEYWORD):
            spelled[at] = text.lower()
    while _is_in_brackets(spelled):
        spelled = spelled[1:-1]
    return " ".join(spelled)


def _tokens(sql: str) -> list[tuple[str, str]] | None:
    """The kinds and texts of all that counts; None where the text is not surely understood."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(sql):
        match = _TOKEN.match(sql, at)
        if match is None:  # such as a backslash, which may escape, or a dollar, which may quote
            return None
        at, kind = match.end(), match.lastgroup or ""
        if kind == "operator" and "/*" in match[0]:  # a comment, and there may be more in it
            return None
        if kind in ("number", "word") and sql[at : at + 1] in ("'", '"'):  # such as e'\n'
            return None
        if kind != "space":
            found.append((kind, match[0]))
    quotes = ("text", "name")
    if any(one[0] in quotes and other[0] in quotes for one, other in pairwise(found)):
        return None  # two texts are one where a line ends between them
    return found


def _is_in_brackets(tokens: list[str]) -> bool:
    """Whether the first bracket is closed by the last one."""
    if len(tokens) < 3 or tokens[0] != "(" or tokens[-1] != ")":
        return False
    depth = 0
    for at, token in enumerate(tokens):
        depth += (token == "(") - (token == ")")
        if depth == 0:
            return at == len(tokens) - 1
    return False
