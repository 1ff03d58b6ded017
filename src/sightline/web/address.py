"""The query of an address: read strictly, so that nothing is taken for something else.

A percent sign that encodes nothing, bytes that are no UTF-8 and values of no declared type are
refused rather than repaired: what is answered is exactly what was asked.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote_plus

import orjson

from sightline.web.problems import AddressTooLong, Malformed

MAX_ADDRESS_BYTES = 16_000
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


def pairs_of(query: bytes) -> list[tuple[str, str]]:
    """The names and values of a query, in order. Raises Malformed, AddressTooLong."""
    if len(query) > MAX_ADDRESS_BYTES:
        help = f"send at most {MAX_ADDRESS_BYTES} bytes, or the same question as POST"
        raise AddressTooLong("the address is too long", help=help)
    try:
        text = query.decode("ascii")
        if _BAD_ESCAPE.search(text):
            raise Malformed("a % in the address encodes nothing", help="write % itself as %25")
        pairs = [part.partition("=") for part in text.split("&") if part]
        return [(_text(name), _text(value)) for name, _, value in pairs]
    except UnicodeError:
        help = "encode it as UTF-8, then byte by byte as %C3%A9"
        raise Malformed("the address is not UTF-8 text", help=help) from None


def _text(encoded: str) -> str:
    return unquote_plus(encoded, errors="strict")


def gathered(
    pairs: list[tuple[str, str]], lists: frozenset[str], texts: frozenset[str]
) -> dict[str, Any]:
    """The values by their names: a repeated name fills a list, and what isn't text reads as JSON.

    ``lists`` and ``texts`` are the names that are declared so; a list that isn't named is empty.
    Raises Malformed.
    """
    found: dict[str, Any] = {name: [] for name in lists}
    for name, value in pairs:
        if name in lists:
            found.setdefault(name, []).append(value)
        elif name in found:
            raise Malformed(f"`{name}` is given more than once", help="give it once")
        else:
            found[name] = value if name in texts else _scalar(value)
    return found


def _scalar(value: str) -> Any:
    """A number or a yes or no; what is neither stays text, which the declared type refuses."""
    try:
        read = orjson.loads(value)
    except orjson.JSONDecodeError:
        return value
    is_bare = value == value.strip() and isinstance(read, int | float)
    return read if is_bare else value
