"""What a body was before it was encoded for transport, and without the secrets in it."""

from __future__ import annotations

import binascii
import re
import zlib
from base64 import b64decode

from sightline.contract.traffic.secret_scan import may_hold_key, may_name_secret
from sightline.contract.traffic.secret_shapes import (
    ENDS_OF_NAMES,
    REDACTED,
    is_secret_member,
    shapes_gone,
    without_secrets,
)

__all__ = ["MOST_BYTES", "body_of_base64", "body_without_secrets", "inflated"]

MOST_BYTES = 64_000_000
"""A body that unpacks to more is not looked at."""
# A text, cut off or not, or a number, behind the name of a member.
_VALUE = re.compile(
    r'(\s*:\s*)(?:"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|-?[0-9][0-9.eE+-]*)', re.DOTALL
)
_SPACED_NAME = re.compile(r'"([^"\\]{1,64})"\s+:')
_HARMLESS: set[str] = set()
_MOST_HELD = 50_000
_SHORTEST_KEY = 9
_FIELD = re.compile(rf"((?:^|&)[^=&]*{ENDS_OF_NAMES}(?:%5D|\])?=)[^&]*", re.IGNORECASE)


def body_without_secrets(body: str, media: str) -> str:
    """Return a body in which the values of members and fields named like secrets are gone."""
    if "form-urlencoded" in media:
        return without_secrets(_FIELD.sub(rf"\1{REDACTED}", body))
    if may_name_secret(body):
        for name in _secret_names(body):
            body = _without_values(body, f'"{name}"')
    return _without_keys(body) if may_hold_key(body) else body


def _without_values(body: str, name: str) -> str:
    """A JSON text without the values of the members of a name (written with its quotes)."""
    kept: list[str] = []
    done, at = 0, body.find(name)
    while at >= 0:
        at += len(name)
        found = _VALUE.match(body, at)
        if found:
            kept += (body[done : found.end(1)], f'"{REDACTED}"')
            done = at = found.end()
        at = body.find(name, at - (not found))
    return "".join((*kept, body[done:]))


def _without_keys(body: str) -> str:
    """A text without what has the shape of a well-known key; none of them goes on behind a `"`."""
    parts = body.split('"')
    for index, part in enumerate(parts):
        if len(part) >= _SHORTEST_KEY and may_hold_key(part):
            parts[index] = shapes_gone(part)
    return '"'.join(parts)


def _secret_names(body: str) -> list[str]:
    """The names of a JSON text's members that hold secrets; harmless ones are remembered."""
    names = _names_of_members(body) - _HARMLESS
    if not names:
        return []
    secret = sorted(name for name in names if is_secret_member(name))
    if len(_HARMLESS) > _MOST_HELD:
        _HARMLESS.clear()
    _HARMLESS.update(name for name in names.difference(secret) if len(name) < 64)
    return secret


def _names_of_members(body: str) -> set[str]:
    """The names of a JSON text's members, and perhaps more, where it is cut off or no JSON."""
    import orjson

    try:
        stack = [orjson.loads(body)]
    except orjson.JSONDecodeError:
        names = {piece.rpartition('"')[2] for piece in body.split('":')}
        if '" :' in body or '"\n' in body:
            names.update(_SPACED_NAME.findall(body))
        return names
    names = set()
    while stack:
        held = stack.pop()
        if isinstance(held, dict):
            names.update(held)
            stack += [part for part in held.values() if type(part) is dict or type(part) is list]
        elif isinstance(held, list):
            stack += held
    return names


def body_of_base64(text: str) -> bytes | None:
    """Return the bytes of a body that a log wrote in base64; None where it is none."""
    try:
        return b64decode(text, validate=False)
    except (binascii.Error, ValueError):
        return None


def inflated(body: bytes, encoding: str) -> bytes | None:
    """Return a body as it was before Content-Encoding; None where it can't be had.

    A body cut off in the middle gives what could be read. Brotli and Zstandard aren't read.
    """
    encoding = encoding.strip().lower()
    if body[:2] == b"\x1f\x8b":
        return _unzipped(body, 31)
    if encoding == "deflate":
        return _unzipped(body, 15) or _unzipped(body, -15) or body
    return None if encoding in ("br", "zstd", "compress") else body


def _unzipped(body: bytes, window_bits: int) -> bytes | None:
    try:
        unpacker = zlib.decompressobj(window_bits)
        data = unpacker.decompress(body, MOST_BYTES)
    except zlib.error:
        return None
    return None if unpacker.unconsumed_tail else data
