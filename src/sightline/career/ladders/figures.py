"""A change in figures, as a sentence tells it: from so much to so much, or by so much.

Counts alone ("30 articles") are no outcome, and a target is none either; that is for the guards.
"""

from __future__ import annotations

import re

__all__ = ["changes_in"]

_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    "half|zero"
)
_FIGURE = (
    rf"(?:[$€£]\s?)?(?:\d[\d.,]{{0,14}}|(?:{_NUMBER_WORDS})\b)(?:\s?(?:%|[a-zA-Zµ]{{1,12}}\b))?"
    r"(?:\s(?:million|billion|thousand|points?|percent|a|per)\b(?:\s[a-z]{1,10}\b)?)?"
)
_CHANGED = (
    r"\b(?:reduc|increas|improv|cut|cutting|lower|rais|grew|grow|fell|fall|drop|rose|ris|shorten|"
    r"decreas|lift|boost|shr[aiu]nk|went|go(?:es|ing)?\b|brought|bring|sav|doubl|tripl|halv|slash|"
    r"expand|declin|mov|took|accelerat|speed|sped|scal|trim|gain)\w{0,4}\b"
)
_FROM_TO = re.compile(
    rf"{_CHANGED}[^.;!?\n]{{0,90}}?\bfrom\s(?:about |around |over |nearly )?{_FIGURE}"
    rf"[^.;!?\n]{{0,30}}?\s?(?:to|down to|up to|→|->)\s"
    rf"(?:about |around |under |over |just )?{_FIGURE}",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"{_CHANGED}[^.;!?\n]{{0,80}}?\b(?:by\s)?(?:about |around |over |nearly |more than )?"
    r"(?:\d[\d.,]{0,9}\s?(?:%|percent\b|percentage points?\b|points?\b|pp\b|x\b|times\b|-fold\b)"
    r"|\w{3,9}\spercent\b|(?:a|one)\s(?:third|quarter|half)\b)",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"\bfrom\s{_FIGURE}[^.;!?\n]{{0,20}}?\s(?:down to|up to|to)\s{_FIGURE}\s(?:after|following)\b",
    re.IGNORECASE,
)


def changes_in(text: str) -> list[tuple[int, int]]:
    """The places of changes in figures.

    >>> [text[a:b] for text in ["Cut p95 from 900 ms to 240 ms", "wrote 30 articles"]
    ...     for a, b in changes_in(text)]
    ['Cut p95 from 900 ms to 240 ms']
    """
    found: list[tuple[int, int]] = []
    for pattern in (_FROM_TO, _BY, _BARE):
        for hit in pattern.finditer(text):
            if not any(start < hit.end() and hit.start() < end for start, end in found):
                found.append(hit.span())
    return sorted(found)
