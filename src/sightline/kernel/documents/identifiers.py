"""Ids, and references to them: ``REQ-014``, ``INS-auth-flow``, ``INT-003#q4``."""

from __future__ import annotations

import re
from typing import NamedTuple

ID_PATTERN = r"[A-Z]{2,5}-(?:[0-9]+|[a-z0-9][a-z0-9._-]*)"
_ID = re.compile(ID_PATTERN)
_REFERENCE = re.compile(rf"({ID_PATTERN})(?:#([^\s#]+))?")
_NEARLY = re.compile(r"(?:.*/)?([A-Za-z]{2,5})[-_ ]?([0-9]+)(?:[/ :.]?#?([a-z]+[0-9]+)|[-|].*)?")
_FILE_NAME = re.compile(r"([A-Z]{2,5})-(?:([0-9]+)(?![^-])|([a-z0-9][a-z0-9._-]*))")


class Link(NamedTuple):
    """A typed link from a document to an id, with the place where it was written.

    ``type`` is the field that holds it (``evidence``), or ``mentions`` for a link in prose.
    """

    type: str
    target: str
    anchor: str
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def reference(self) -> str:
        return f"{self.target}#{self.anchor}" if self.anchor else self.target


def is_id(text: str) -> bool:
    """Whether the text is one id and nothing else.

    >>> is_id("REQ-014"), is_id("REQ-fast-search"), is_id("req-14"), is_id("REQ-")
    (True, True, False, False)
    """
    return _ID.fullmatch(text) is not None


def split_reference(text: str) -> tuple[str, str] | None:
    """``INT-003#q4`` as its id and its anchor (empty where none is named); None if it is neither.

    >>> split_reference("INT-003#q4"), split_reference("REQ-1"), split_reference("the search")
    (('INT-003', 'q4'), ('REQ-1', ''), None)
    """
    found = _REFERENCE.fullmatch(text)
    return (found[1], found[2] or "") if found else None


def meant_reference(text: str) -> str:
    """The reference that somebody may have meant who wrote something else; empty if none is seen.

    >>> [meant_reference(t) for t in ("opp-002", "OPP_002", "[[OPP-002|so]]", "INT-003/q4")]
    ['OPP-002', 'OPP-002', 'OPP-002', 'INT-003#q4']
    >>> meant_reference("opportunities/OPP-002-slow-search.md"), meant_reference("the late results")
    ('OPP-002', '')
    """
    found = _NEARLY.fullmatch(text.strip("[] "))
    return f"{found[1].upper()}-{found[2]}" + (f"#{found[3]}" if found[3] else "") if found else ""


def kind_of(identifier: str) -> str:
    """The kind is what stands before the first hyphen."""
    return identifier.partition("-")[0]


def id_of_file(stem: str) -> str | None:
    """The id with which a file name (without its ending) begins, or None.

    A number ends the id; anything after it is a label for people.

    >>> [id_of_file(s) for s in ("INT-003-acme", "REQ-fast-search", "REQ-2fa", "notes")]
    ['INT-003', 'REQ-fast-search', 'REQ-2fa', None]
    """
    found = _FILE_NAME.match(stem)
    if found is None:
        return None
    if found[2] is not None:
        return f"{found[1]}-{found[2]}"
    return found[0] if found.end() == len(stem) else None
