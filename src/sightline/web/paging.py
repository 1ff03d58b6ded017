"""Long lists part by part: ``?limit=50``, and the address of the next part in the Link header.

A part is the same JSON with a shorter list. The next part is asked for with the ``cursor`` that its
address holds (RFC 8288, ``rel="next"``): where the list begins to be read, and a digest of the
whole list, so that no row is missed or told twice when files change between two parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

import orjson

from sightline.kernel.errors import Conflict, UsageError
from sightline.web.problems import Malformed

MOST = 1_000
CURSOR = "[0-9]{1,9}-[0-9a-f]{16}"


@dataclass(frozen=True, slots=True)
class Paging:
    """Which part of a long list; all of it where nothing is said."""

    limit: int | None = None
    cursor: str = ""


class ListChanged(Conflict):
    """The list is no longer what it was when its first part was read."""

    def __init__(self) -> None:
        super().__init__(())
        self.message = "the list has changed since its first part was read"
        self.help = "ask again without cursor"


@dataclass(frozen=True, slots=True)
class Part:
    """An answer with a part of its list, and the cursor of the next part; empty after the last."""

    answer: Any
    next_cursor: str


def refuse_wrong_paging(paging: Paging) -> None:
    """Raises Malformed for what is no limit or no cursor, UsageError for half of the two."""
    if paging.limit is not None and not 1 <= paging.limit <= MOST:
        raise Malformed(f"`limit` must be from 1 to {MOST}", help="leave it out to get the list")
    if paging.cursor and not re.fullmatch(CURSOR, paging.cursor):
        help = "take it from the Link header of the part before"
        raise Malformed("this is no `cursor`", help=help)
    if paging.cursor and paging.limit is None:
        raise UsageError("`cursor` stands without `limit`", help="give both, as in the Link header")


def part_of(answer: Any, name: str, paging: Paging) -> Part:
    """The part of the list ``answer[name]`` that is asked for; everything else stays as it is.

    Raises ListChanged (HTTP 409).
    """
    if paging.limit is None:
        return Part(answer, "")
    rows = answer[name]
    digest = sha256(orjson.dumps(rows)).hexdigest()[:16]
    start, _, seen = paging.cursor.partition("-")
    if seen not in ("", digest):
        raise ListChanged
    end = int(start or 0) + paging.limit
    following = f"{end}-{digest}" if end < len(rows) else ""
    return Part({**answer, name: rows[int(start or 0) : end]}, following)


def link_to(path: str, query: list[tuple[str, str]], cursor: str) -> str:
    """The Link header to the next part: the same question, read on from there."""
    kept = [(name, value) for name, value in query if name != "cursor"]
    return f'<{path}?{urlencode([*kept, ("cursor", cursor)])}>; rel="next"'
