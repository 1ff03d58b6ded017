"""Sentences of a line, found by their ends."""

from __future__ import annotations

import re

__all__ = ["sentences"]

_END = re.compile(r"[.!?][\"'”\u2019)]*(?=\s+[\"'“(]?[A-Z0-9•])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|incl|min|max|yrs?|no|inc|ltd|corp|co|dr|mr|ms|mrs|st|dept|est"
    r"|ph\.d|u\.s|u\.k|b\.s|m\.s|b\.a|m\.a|b\.sc|m\.sc|a\.m|p\.m|p\.a)|\b[A-Za-z])\.\Z",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 12


def sentences(words: str, start: int = 0) -> list[tuple[int, int]]:
    """Where each sentence begins and ends, counted from ``start``."""
    found: list[tuple[int, int]] = []
    begin = 0
    for end in _END.finditer(words):
        before = words[max(begin, end.start() - _LONGEST_ABBREVIATION) : end.start() + 1]
        if _ABBREVIATION.search(before):
            continue
        found.append((begin, end.end()))
        begin = end.end()
    found.append((begin, len(words)))
    trimmed: list[tuple[int, int]] = []
    for first, last in found:
        part = words[first:last]
        if part.strip():
            lead = len(part) - len(part.lstrip())
            trimmed.append((start + first + lead, start + first + len(part.rstrip())))
    return trimmed
