"""The bytes of a contract as plain values: JSON and YAML, also packed with gzip."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

from sightline.text.yaml import codes
from sightline.text.yaml.nodes import Problem

__all__ = ["MAX_BYTES", "Parsed", "is_json", "parse", "unpacked"]

MAX_BYTES = 256_000_000
_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text says, and what is wrong with it; `value` is None where it can't be read."""

    value: object
    problems: tuple[Problem, ...] = field(default=())


def whole_file(code: str, message: str, advice: str) -> Problem:
    """Something wrong with a file as a whole, told at its first character."""
    return Problem(code, message, 1, 1, 1, 1, advice)


def unpacked(data: bytes, limit: int = MAX_BYTES) -> bytes | Problem:
    """The text of a file, also where it is packed with gzip; never more than `limit` bytes."""
    if data.startswith(_GZIP):
        inflater = zlib.decompressobj(wbits=31)
        try:
            data = inflater.decompress(data, limit + 1)
        except zlib.error:
            message = "This file begins like one of gzip and can't be unpacked."
            return whole_file("DOC005", message, "Pack it again, or unpack it yourself.")
        if not inflater.eof and len(data) <= limit:
            message = "This file of gzip ends too early."
            return whole_file("DOC005", message, "Pack it again, or unpack it yourself.")
    if len(data) > limit:
        message = f"This file has more than {limit / 1e6:.0f} MB."
        return whole_file("DOC002", message, "Split the contract into several files.")
    return data.removeprefix(_BOM)


def is_json(data: bytes, name: str) -> bool:
    """Whether a text is to be read as JSON: by its name, else by its first character."""
    plain = name.lower().removesuffix(".gz")
    if plain.endswith((".yaml", ".yml")):
        return False
    return plain.endswith(".json") or data[:4096].lstrip()[:1] in (b"{", b"[")


def parse(data: bytes, name: str) -> Parsed:
    """Read the text of a contract, already unpacked. Nothing in it can make this fail."""
    return _json(data) if is_json(data, name) else _yaml(data)


def _json(data: bytes) -> Parsed:
    import orjson

    try:
        return Parsed(orjson.loads(data))
    except orjson.JSONDecodeError:
        from sightline.text.yaml.json_text import read_json

        text, wrong = _decoded(data)
        if wrong is not None:
            return Parsed(None, (wrong,))
        problems = read_json(text, 1)[1]
        unclear = whole_file(codes.JSON_SYNTAX, "This text can't be read as JSON.", "Simplify it.")
        return Parsed(None, tuple(problems) or (unclear,))


def _yaml(data: bytes) -> Parsed:
    from sightline.text.yaml.full import read_full
    from sightline.text.yaml.scalars import core_value

    text, wrong = _decoded(data)
    if wrong is not None:
        return Parsed(None, (wrong,))
    node, problems = read_full(text, 1)
    return Parsed(core_value(node), tuple(problems))


def _decoded(data: bytes) -> tuple[str, Problem | None]:
    from sightline.kernel.files.source_text import read_source

    source = read_source(data, MAX_BYTES)
    return source.text, source.problems[0] if source.problems else None
