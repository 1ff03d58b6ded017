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

from sightline.kernel.errors import Conflict
from sightline.web.problems import Malformed

MOST = 1_000
_CURSOR = re.compile(r"([0-9]{1,9})-([0-9a-f]{16})")


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


def part_of(answer: Any, name: str, paging: Paging) -> Part:
    """The part of the list ``answer[name]`` that is asked for; everything else stays as it is.

    Raises Malformed, and ListChanged (HTTP 409).
    """
    if paging.limit is None:
        if paging.cursor:
            raise Malformed("`cursor` stands without `limit`", help="give both, as in the Link")
        return Part(answer, "")
    if not 1 <= paging.limit <= MOST:
        raise Malformed(f"`limit` must be from 1 to {MOST}", help="leave it out to get the list")
    rows = answer[name]
    digest = sha256(orjson.dumps(rows)).hexdigest()[:16]
    first = _start(paging.cursor, digest)
    end = first + paging.limit
    following = f"{end}-{digest}" if end < len(rows) else ""
    return Part({**answer, name: rows[first:end]}, following)


def _start(cursor: str, digest: str) -> int:
    if not cursor:
        return 0
    read = _CURSOR.fullmatch(cursor)
    if read is None:
        help = "take it from the Link header of the part before"
        raise Malformed("this is no cursor", help=help)
    if read[2] != digest:
        raise ListChanged
    return int(read[1])


def link_to(path: str, query: list[tuple[str, str]], cursor: str) -> str:
    """The Link header to the next part: the same question, read on from there."""
    kept = [(name, value) for name, value in query if name != "cursor"]
    return f'<{path}?{urlencode([*kept, ("cursor", cursor)])}>; rel="next"'
