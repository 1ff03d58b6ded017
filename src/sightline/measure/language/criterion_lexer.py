"""Cuts the text of a criterion into words, numbers, times, strings and signs.

A token is a plain tuple `(kind, text, start, end)` with 0-based code-point offsets, end
exclusive; kinds are `name number time string quoted zone rate sign end`. The last token is always
an `end` of no width. What cannot be a token is refused at its column.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from sightline.measure.language.criterion import CriterionError

Token: TypeAlias = tuple[str, str, int, int]

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<name>(?>[^\W\d]\w*(?:[.-]\w+)*)(?!/))
  | (?P<sign><=|>=|!=|->|\.\.|[=<>(),;\[\]%])
  | (?P<time>[0-9]{4}-[0-9]{2}-[0-9]{2}
        (?:[Tt][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})?)?
        (?![\w-]))
  | (?P<zone>[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+)
  | (?P<rate>/\ ?(?:s|min|h|d|w)(?![\w./]))
  | (?P<before_slash>[^\W\d]\w*(?:[.-]\w+)*)
  | (?P<number>[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?)
  | (?P<string>'(?:[^']|'')*')
  | (?P<quoted>"(?:[^"]|"")+")
  | (?P<bad>.)
  | \Z
    )""",
    re.VERBOSE | re.DOTALL,
)

_KINDS = {"before_slash": "name"}
_HELP_FOR_SIGN = {
    "≤": "write <=",
    "≥": "write >=",
    "≠": "write !=",
    "\u2013": "write - with the minus key",
    "\u2212": "write - with the minus key",
    "→": "write ->",
    "\u2018": "write straight quotes: 'search'",
    "\u2019": "write straight quotes: 'search'",
    "“": "write straight quotes: 'search'",
    "”": "write straight quotes: 'search'",
    "'": "close the text with ' (a quote inside is written twice: 'it''s')",
    '"': 'close the name with "',
    "&": "write: and",
    "|": "write: or",
    "!": "write: not",
    "~": "patterns are not supported; compare with = or in (...)",
    "*": "arithmetic belongs into the metric's expression",
    "/": "arithmetic belongs into the metric's expression",
    "+": "arithmetic belongs into the metric's expression",
}


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a criterion; raise CriterionError at the first sign that is none."""
    tokens: list[Token] = []
    append = tokens.append
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind is None:
            break
        found = match[kind]
        end = match.end()
        if kind == "bad":
            _refuse(found, end - 1)
        append((_KINDS.get(kind, kind), found, end - len(found), end))
    append(("end", "", len(text), len(text)))
    return tokens


def _refuse(sign: str, start: int) -> None:
    what = "this quote is never closed" if sign in "'\"" else f"{sign!r} means nothing here"
    raise CriterionError(what, start + 1, start + 2, _HELP_FOR_SIGN.get(sign, ""))


def unquote(text: str) -> str:
    """Return what a quoted token says: `'it''s'` is `it's`.

    >>> unquote("'it''s'")
    "it's"
    """
    quote = text[0]
    return text[1:-1].replace(quote + quote, quote)
