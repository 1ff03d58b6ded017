"""Tells the format of a source from its first bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from io import BufferedReader

from sightline.contract.traffic.exchange import Exchange
from sightline.contract.traffic.redaction import Redaction
from sightline.contract.traffic.tally import Tally
from sightline.kernel.errors import UsageError

__all__ = ["FORMATS", "Read", "format_of", "reader_of"]

Read = Callable[[BufferedReader, Tally, Redaction], Iterator[Exchange]]
_READERS = {
    "har": "har:read_har",
    "access-log": "access_log:read_access_log",
    "jsonl": "json_lines:read_json_lines",
    "json-array": "json_lines:read_json_array",
    "otlp": "otlp:read_otlp",
    "w3c": "w3c:read_w3c",
    "alb": "alb:read_alb",
}
FORMATS = tuple(_READERS)
_MAPPED = ("jsonl", "json-array")
_ALB = re.compile(rb"(?:https?|h2|grpcs|wss?) \d{4}-\d\d-\d\dT[\d:.]+Z \S+ \S+ \S+ ")
_ACCESS = re.compile(rb"\S+ \S+ [^\[\n]*\[[^\]\n]+\] \"")
_HAR = re.compile(rb'"log"\s*:\s*\{|"entries"\s*:\s*\[\s*\{')
_OTLP = re.compile(rb'"(?:resourceSpans|resource_spans|scopeSpans)"\s*:\s*\[')


def format_of(stream: BufferedReader, name: str) -> str:
    """Return the format of a source, of which nothing is used up. Raises UsageError."""
    head = stream.peek(1 << 16).removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head:
        raise UsageError(f"{name} is empty", help="name a capture or a log with calls in it")
    if head[:1] == b"[" and head[1:].lstrip()[:1] in (b"{", b"]", b""):
        return "json-array"
    if head[:1] == b"{":
        return _of_object(head)
    if head.startswith((b"#Fields:", b"#Software:", b"#Version:", b"#Date:")):
        return "w3c"
    if any(_ALB.match(line) for line in head.split(b"\n", 20)[:20]):
        return "alb"
    if any(_ACCESS.match(line) for line in head.split(b"\n", 200)[:200]):
        return "access-log"
    help = "say which it is with --traffic-format: " + ", ".join(FORMATS)
    raise UsageError(f"{name}: what kind of traffic this is can't be told", help=help)


def _of_object(head: bytes) -> str:
    import orjson

    if _OTLP.search(head):
        return "otlp"
    first = head.split(b"\n", 1)[0]
    try:
        held = orjson.loads(first)
    except orjson.JSONDecodeError:
        # One object over many lines, or longer than what was looked at.
        return "har" if _HAR.search(head) else "json-array" if b"\n" in head else "jsonl"
    if isinstance(held, dict):
        if "log" in held and isinstance(held["log"], dict) and "entries" in held["log"]:
            return "har"
        if any(isinstance(held.get(key), list) for key in ("records", "Records", "logEvents")):
            return "json-array"
    return "jsonl"


def reader_of(format: str, mapping: Mapping[str, str]) -> Read:
    """Return what reads a format."""
    module, _, function = _READERS[format].partition(":")
    found: Read = getattr(import_module(f"{__package__}.readers.{module}"), function)
    if format in _MAPPED:
        return partial(found, mapping=mapping)  # type: ignore[call-arg]
    if mapping:
        help = "--map is for JSON logs, where fields have names"
        raise UsageError(f"a source of format {format} has no fields to name", help=help)
    return found
