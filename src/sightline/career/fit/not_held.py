"""What stands beside a name and says that it isn't held: not completed, failed, expired, expected.

A name in a list or of a course is evidence only where its own entry doesn't take it back. The words
are a closed list; an entry ends at a comma or semicolon outside of brackets.
"""

from __future__ import annotations

import re

from sightline.career.documents.source_document import SourceDocument
from sightline.career.fit.record import LEARNT, Statement
from sightline.career.resume.behind import BEHIND, LITTLE

__all__ = ["little_of_it", "not_held", "taken_back"]

_NO = r"\b(?:no(?![-\w])|not(?: yet)?(?: \w+)?|never|none|without)\b"
_LOST = (
    r"\b(?:failed|incomplete|uncompleted|unfinished|expired|lapsed|revoked|withdrawn|withdrew"
    r"|abandoned|cancell?ed|rejected|nominated|dropped out)\b"
)
_TO_COME = (
    r"\b(?:in progress|ongoing|expected|anticipated|planned|pursuing|pending|studying for"
    r"|currently (?:enrolled|studying|learning)|candidate|to be completed)\b"
)
_DENIED_ENTRY = re.compile(_NO, re.IGNORECASE)
_DENIED_STUDY = re.compile(rf"{_NO}|{_LOST}", re.IGNORECASE)
_COMING_STUDY = re.compile(_TO_COME, re.IGNORECASE)
_COMING_ENTRY = re.compile(
    r"\((?:currently )?(?:learning|studying|in progress|planned)\)", re.IGNORECASE
)
_TAKEN_BACK = re.compile(rf"\A\s*\((?:{_NO}|{_LOST})", re.IGNORECASE)
_LITTLE = re.compile(rf"\b{LITTLE}\b", re.IGNORECASE)
_OPEN, _CLOSE, _ENDS = "([", ")]", ",;|\n"


def not_held(
    statement: Statement, document: SourceDocument, start: int, end: int
) -> tuple[str, str]:
    """Why a name at a place of a list, course or study doesn't count: (why, the words)."""
    text = _with_bracket(statement, document)
    if statement.how == LEARNT:
        denied, coming = _DENIED_STUDY.search(text), _COMING_STUDY.search(text)
    else:
        entry = _entry(text, start, end)
        denied, coming = _DENIED_ENTRY.search(entry), _COMING_ENTRY.search(entry)
    if denied:
        return "denied", denied[0]
    return ("meant", coming[0].strip("()")) if coming else ("", "")


def taken_back(text: str, end: int) -> str:
    """The words of a bracket right behind a name that take it back; empty for none."""
    hit = _TAKEN_BACK.search(text[end : end + 80])
    return hit[0].strip(" (") if hit else ""


def little_of_it(statement: Statement, document: SourceDocument, start: int, end: int) -> str:
    """The word by which an entry says that somebody knows only little of a thing."""
    entry = _entry(_with_bracket(statement, document), start, end)
    for bracket in BEHIND.finditer(entry):
        if hit := _LITTLE.search(bracket[0]):
            return hit[0]
    hit = _LITTLE.match(entry.lstrip())
    return hit[0] if hit else ""


def _with_bracket(statement: Statement, document: SourceDocument) -> str:
    """A statement with the bracket that stands right behind it in the document, if one does."""
    text = statement.told.value
    behind = BEHIND.match(document.text, statement.told.end)
    return text + behind[0] if behind else text


def _entry(text: str, start: int, end: int) -> str:
    """The entry of a list in which a place stands."""
    depth, first, last = 0, 0, len(text)
    for index, sign in enumerate(text):
        depth += (sign in _OPEN) - (sign in _CLOSE)
        if sign in _ENDS and depth <= 0:
            if index < start:
                first = index + 1
            elif index >= end:
                last = index
                break
    return text[first:last]
