"""The bytes of a contract as plain values: JSON and YAML, also packed with gzip.

What a text says is decided by RFC 8259 for JSON and, for YAML, by the rules that OpenAPI names
(YAML 1.2 with text as keys): see `yaml_values`. Every fault is a `Problem` with its place.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

from sightline.contract.reading.regular_lines import is_maybe_regular, regular_text
from sightline.kernel.files.source_text import file_too_large, read_source, unreadable_file
from sightline.text.yaml import codes
from sightline.text.yaml.nodes import Problem

__all__ = ["MAX_BYTES", "NO_CONTRACT", "Parsed", "decoded", "is_json", "parse", "unpacked"]

MAX_BYTES = 256_000_000
_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"
_REFERENCE = re.compile(rb'"\$ref": ?("(?:[^"\\]|\\.)*")')


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text says, and what is wrong with it; `value` is None where it can't be read.

    `references` are the distinct texts that stand under a key `$ref`, in sorted order, wherever
    that is (also in an example). `is_regular` tells that lines follow the structure (see
    `regular_lines`).
    """

    value: object
    problems: tuple[Problem, ...] = ()
    references: tuple[str, ...] = ()
    is_regular: bool = False


def whole_file(code: str, message: str, advice: str) -> Problem:
    """Something wrong with a file as a whole, told at its first character."""
    return Problem(code, message, 1, 1, 1, 1, advice)


NO_CONTRACT = whole_file(
    "CON001",
    "this file says neither `openapi` nor `swagger`, so it is not known how to read it",
    'begin it with a version, such as `openapi: "3.1.0"`',
)


def unpacked(data: bytes, limit: int = MAX_BYTES) -> bytes | Problem:
    """The text of a file, also where it is packed with gzip; never more than `limit` bytes."""
    if data.startswith(_GZIP):
        inflater = zlib.decompressobj(wbits=31)
        try:
            data = inflater.decompress(data, limit + 1)
        except zlib.error:
            return unreadable_file("it begins like one of gzip and can't be unpacked")
        if not inflater.eof and len(data) <= limit:
            return unreadable_file("it is packed with gzip and ends too early")
    if len(data) > limit:
        return file_too_large(len(data), limit)
    return data


def is_json(data: bytes, name: str) -> bool:
    """Whether a text is to be read as JSON: by its name, else by its first character."""
    plain = name.lower().removesuffix(".gz")
    if plain.endswith((".yaml", ".yml")):
        return False
    return plain.endswith(".json") or data[:4096].removeprefix(_BOM).lstrip()[:1] in (b"{", b"[")


def decoded(data: bytes) -> tuple[str, Problem | None]:
    """The text in the bytes, and what makes it unreadable."""
    source = read_source(data, MAX_BYTES)
    return source.text, source.problems[0] if source.problems else None


def parse(data: bytes, name: str) -> Parsed:
    """Read the text of a contract, already unpacked. Nothing in it can make this fail."""
    return _json(data.removeprefix(_BOM)) if is_json(data, name) else _yaml(data)


def _json(data: bytes) -> Parsed:
    import orjson

    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        return Parsed(None, _problems_of_json(data, "This text can't be read as JSON."))
    try:
        if is_maybe_regular(data) and regular_text(value) == data.rstrip():
            return Parsed(value, (), _references(data), True)
        compact = orjson.dumps(value)
    except orjson.JSONEncodeError:  # nested deeper than orjson writes, but not than it reads
        return Parsed(value, _doubled_keys(data), _references_of(value))
    problems: tuple[Problem, ...] = ()
    if data.count(b":") != compact.count(b":") or _hides_a_colon(data):
        problems = _doubled_keys(data)
    return Parsed(value, problems, _references(compact))


def _doubled_keys(data: bytes) -> tuple[Problem, ...]:
    found = _problems_of_json(data, "")
    return tuple(one for one in found if one.code == codes.JSON_DUPLICATE_KEY)


def _hides_a_colon(data: bytes) -> bool:
    """Whether a colon may be written as `\\u003a`.

    Otherwise a text has as many colons as what it says, written out again, unless a key was there
    twice: one for each key and those that stand in texts.
    """
    return b"\\u003" in data and (b"\\u003a" in data or b"\\u003A" in data)


def _problems_of_json(data: bytes, otherwise: str) -> tuple[Problem, ...]:
    from sightline.text.yaml.json_text import read_json

    text, wrong = decoded(data)
    found = [wrong] if wrong is not None else read_json(text, 1)[1]
    if not found and otherwise:
        found = [whole_file(codes.JSON_SYNTAX, otherwise, "Write it more simply.")]
    return tuple(found)


def _yaml(data: bytes) -> Parsed:
    import orjson

    from sightline.contract.reading.yaml_values import fast_values, slow_values

    text, wrong = decoded(data)
    if wrong is not None:
        return Parsed(None, (wrong,))
    fast = fast_values(text)
    if fast is not None:
        return Parsed(fast[0], (), _references(fast[1]))
    value, problems = slow_values(text)
    try:
        compact = orjson.dumps(value)
    except (orjson.JSONEncodeError, RecursionError):
        return Parsed(value, problems, _references_of(value))
    return Parsed(value, problems, _references(compact))


def _references(compact: bytes) -> tuple[str, ...]:
    import orjson

    return tuple(sorted(orjson.loads(text) for text in set(_REFERENCE.findall(compact))))


def _references_of(value: object) -> tuple[str, ...]:
    """The same from values that JSON can't hold, such as numbers of 100 digits."""
    found: set[str] = set()
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            reference = one.get("$ref")
            if isinstance(reference, str):
                found.add(reference)
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
    return tuple(sorted(found))
