"""Tells at a glance that an ordinary line is a criterion, and which metric it names.

Compiling a workspace needs only to know that a promise can be read and what it measures; parsing
all of them would be a fifth of its work. The pattern accepts a part of the language for which the
parser is certain to succeed (`proofs/criterion_round_trip.py` draws lines from it); everything else
is parsed.
"""

from __future__ import annotations

import re

_NAME = r"[a-z][a-z0-9_]{2,40}(?:\.[a-z][a-z0-9_]{2,40}){0,3}"
_NUMBER = r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,6})?"
_CONDITION = rf"(?:{_NAME}) (?:=|!=|<|<=|>|>=) (?:'[^']*'|{_NUMBER})"
SURE = re.compile(
    rf"(?:p(?:50|75|90|95|99|99\.9)|mean|median|min|max) of ({_NAME})"
    rf"(?: where ({_CONDITION}(?: and {_CONDITION}){{0,9}}))?"
    rf" is (?:<|<=|>|>=) {_NUMBER} ?(?:ns|us|ms|s|min|h|B|kB|MB|GB|KiB|MiB|GiB)?"
    r"(?: over [1-9][0-9]? ?(?:h|d|w|mo))?"
)
_KEYWORDS = re.compile(
    r"(?<![\w.'])(?:and|or|not|in|is|of|where|null|true|false|over|vs|plan|wish|per|to|by"
    r"|confidence|previous|rolling|calendar|between|within)(?![\w.'])"
)


def metric_if_sure(line: str) -> str:
    """The metric of a line that is certain to compile; "" where only the parser can tell."""
    found = SURE.fullmatch(line)
    if found is None or _KEYWORDS.search(found[1]):
        return ""
    if found[2] and _KEYWORDS.search(found[2].replace(" and ", " & ")):
        return ""
    return found[1]
