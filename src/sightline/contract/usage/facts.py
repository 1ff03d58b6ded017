"""What is kept of calls: counts by day, consumer, operation, and what of the contract they touched.

`location` says what a fact is about:

| location | part | value | direction |
|---|---|---|---|
| `call` | | | |
| `query`, `path`, `header`, `cookie` | the parameter's name | of an enumeration | `request` |
| `body` | a schema's JSON pointer; empty: any body that could be read | of an enumeration | both |
| `header` | the response header's name | | `response` |
| `media` | the documented media range | | both |
| `blind` | what can't be seen: `body`, `header`, `call` | why | both |
| `undeclared` | `body` or `query`: names that the contract doesn't declare | | both |

Nothing else of a call is kept: no address, no path, no value that the contract doesn't list.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "BLIND", "BODY", "CALL", "HEADER", "MEDIA", "PERHAPS", "QUERY", "REQUEST", "RESPONSE",
    "UNDECLARED", "Part",
]  # fmt: skip

CALL, BODY, QUERY, HEADER, MEDIA = "call", "body", "query", "header", "media"
BLIND, UNDECLARED = "blind", "undeclared"
REQUEST, RESPONSE = "request", "response"


class Part(NamedTuple):
    """What a call touched."""

    direction: str
    location: str
    part: str = ""
    value: str = ""


CALLED = Part("", CALL)
PERHAPS = Part(REQUEST, BLIND, CALL, "another address")
"""A call that fits no operation, and whose address ends as one of this operation would."""
