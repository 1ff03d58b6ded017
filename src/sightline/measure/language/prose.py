"""Tells a sentence from a criterion, and which parts the sentence lacks."""

from __future__ import annotations

import re

from sightline.measure.language.criterion import NotACriterion
from sightline.measure.language.criterion_tokens import TokenReader
from sightline.measure.language.statistic_parser import is_statistic

_LOOKS_BOUNDED = re.compile(r"\bis\s*(?:[<>=≤≥]|(?:between|up|down|within)\b)")
_STATISTIC_OF = re.compile(
    r"\s*(?:p[0-9.]+|mean|median|min|max|sum|count|rate|ratio)\s+of\b|\s*(?:share|time_to)\s*\("
)
_STATISTIC_WORD = re.compile(
    r"\b(?:p[0-9]{1,2}(?:\.[0-9]+)?|mean|average|median|min|max|sum|count|rate|ratio|share"
    r"|percentile)\b"
)
_METRIC_WORD = re.compile(r"\bof\s+[^\W\d][\w.-]*|\b[a-z]\w*[._]\w+")


def begins_like_a_criterion(reader: TokenReader) -> bool:
    """Tell whether a text starts as a criterion does, so that it deserves an error at a column."""
    following = reader.peek_text()
    if following == "of":
        return is_statistic(reader.text) or _LOOKS_BOUNDED.search(reader.source) is not None
    return following == "(" and reader.text in ("share", "time_to")


def refuse_prose(text: str) -> None:
    """Raise NotACriterion for a text that has neither a bound nor the start of a criterion."""
    if _LOOKS_BOUNDED.search(text) or _STATISTIC_OF.match(text):
        return
    missing = [] if _STATISTIC_WORD.search(text) else ["statistic"]
    if not _METRIC_WORD.search(text):
        missing.append("metric")
    raise NotACriterion(text, (*missing, "bound"))
