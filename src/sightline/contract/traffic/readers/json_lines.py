"""Reads JSON logs: one object a line (servers, gateways, collectors), or one array of objects.

What a field is called is told in `json_fields`; `--map field=name` says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from io import BufferedReader
from typing import Any

from sightline.contract.traffic.exchange import Exchange
from sightline.contract.traffic.json_elements import ElementTooLarge, elements
from sightline.contract.traffic.json_fields import Plan, Plans, looked_up
from sightline.contract.traffic.line_stream import raw_lines
from sightline.contract.traffic.redaction import NOBODY, Caller, Redaction
from sightline.contract.traffic.tally import Tally
from sightline.contract.traffic.targets import host_and_target, without_port
from sightline.contract.traffic.timestamps import seconds_of
from sightline.contract.traffic.users import client_of_user

__all__ = ["read_json_array", "read_json_lines"]

_REQUEST = re.compile(r"([A-Z][A-Z-]*) (\S+)(?: HTTP/[\d.]+)?\Z")
_ARRAYS = frozenset((b"records", b"Records", b"logEvents", b"events", b"logs", b"data", b"items"))
_WHY = "it has no method and path (say which they are: --map method=NAME --map target=NAME)"
_NO_JSON = "it is no JSON object"
Headers = tuple[tuple[str, str], ...]


def read_json_lines(
    stream: BufferedReader, tally: Tally, redaction: Redaction, mapping: Mapping[str, str]
) -> Iterator[Exchange]:
    """Yield the call of each line."""
    lines = (line for batch in raw_lines(stream) for line in batch)
    yield from _calls(_records(lines), tally, redaction, Plans(mapping))


def read_json_array(
    stream: BufferedReader, tally: Tally, redaction: Redaction, mapping: Mapping[str, str]
) -> Iterator[Exchange]:
    """Yield the call of each element of an array, or of the array that an export holds."""
    tally.unit = "entry"
    try:
        yield from _calls(enumerate(elements(stream, _ARRAYS), 1), tally, redaction, Plans(mapping))
    except ElementTooLarge:
        tally.spoil(tally.read + tally.broken + 1, "it is larger than any entry may be")


def _records(lines: Iterable[bytes]) -> Iterator[tuple[int, object]]:
    """The numbers of the lines that aren't blank, with what each holds: None where it's no JSON."""
    import orjson

    for number, line in enumerate(lines, 1):
        try:
            record = orjson.loads(line)
        except orjson.JSONDecodeError:
            if not line.strip(b" \r\t\xef\xbb\xbf"):
                continue
            record = None
        yield number, record


def _calls(
    records: Iterable[tuple[int, object]], tally: Tally, redaction: Redaction, plans: Plans
) -> Iterator[Exchange]:
    for number, record in records:
        found = _exchange(record, number, redaction, plans) if isinstance(record, dict) else None
        if found is None:
            tally.spoil(number, _WHY if isinstance(record, dict) else _NO_JSON)
            continue
        tally.read += 1
        yield found


def _exchange(
    record: dict[str, Any], number: int, redaction: Redaction, plans: Plans, depth: int = 0
) -> Exchange | None:
    plan = plans.of(record)

    def text_of(field: str) -> str:
        return looked_up(record, plan[field], _text) or "" if field in plan else ""

    method, host, target = _request(record, plan)
    if not target:
        inner = _inner(record) if depth == 0 else None
        return _exchange(inner, number, redaction, plans, 1) if inner is not None else None
    query = text_of("query")
    if query and "?" not in target:
        target = f"{target}?{query.removeprefix('?')}"
    target, by_query = redaction.target(target)
    sent, by_header = _headers(record, plan, "request_headers", redaction)
    got, _ = _headers(record, plan, "response_headers", redaction)
    caller = _caller(text_of, redaction, by_header, by_query)
    sent_media, got_media = _value(sent, "content-type"), _value(got, "content-type")
    return Exchange(
        method, target,
        looked_up(record, plan["status"], _status) or 0 if "status" in plan else 0,
        host or text_of("host"), sent, got, sent_media, got_media,
        redaction.body(_body(record, plan, "request_body"), sent_media),
        redaction.body(_body(record, plan, "response_body"), got_media),
        looked_up(record, plan["time"], seconds_of) if "time" in plan else None,
        caller.key, caller.client_id,
        redaction.text(text_of("user_agent")) or _value(sent, "user-agent"),
        without_port(text_of("address").partition(",")[0].strip()), number,
    )  # fmt: skip


def _request(record: dict[str, Any], plan: Plan) -> tuple[str, str, str]:
    """Method, host and target; from a request line where there is one."""
    method = looked_up(record, plan["method"], _method) if "method" in plan else None
    host, target = "", ""
    if method and "target" in plan:
        host, target = looked_up(record, plan["target"], _target) or ("", "")
    if not target and "request_line" in plan:
        line = looked_up(record, plan["request_line"], _request_line)
        if line is not None:
            method = line[1]
            host, target = host_and_target(line[2])
    return method or "", host, target


def _inner(record: dict[str, Any]) -> dict[str, Any] | None:
    """The record that another one carries: CloudWatch, Docker and Kubernetes wrap what they get."""
    import orjson

    for name in ("message", "log", "msg", "fields", "jsonPayload", "properties", "data"):
        held = record.get(name)
        if isinstance(held, str) and held[:1] == "{":
            try:
                held = orjson.loads(held)
            except orjson.JSONDecodeError:
                continue
        if isinstance(held, dict):
            outer = {k: v for k, v in record.items() if k != name}
            return {**outer, **held}
    return None


def _caller(text_of: Any, redaction: Redaction, by_header: Caller, by_query: Caller) -> Caller:
    by_key = redaction.credential(text_of("key"))
    client = redaction.text(text_of("client_id"))[:200]
    client = "" if client == "-" else client
    user = text_of("user")
    by_user = client_of_user(user, redaction) if user and user != "-" else ("", "")
    callers = (by_key, by_header, by_query)
    key = next((caller.key for caller in callers if caller.key), by_user[0])
    known = next((caller.client_id for caller in callers if caller.client_id), by_user[1])
    return Caller(key, client or known)


def _headers(
    record: dict[str, Any], plan: Plan, field: str, redaction: Redaction
) -> tuple[Headers, Caller]:
    held = looked_up(record, plan[field], _mapping) if field in plan else None
    return redaction.headers(held) if held else ((), NOBODY)


def _value(headers: Headers, name: str) -> str:
    return next((value for held, value in headers if held == name), "")


def _body(record: dict[str, Any], plan: Plan, field: str) -> str | None:
    return looked_up(record, plan[field], _body_text) if field in plan else None


def _body_text(value: Any) -> str | None:
    if isinstance(value, str):
        return value or None
    if isinstance(value, (dict, list)):
        import orjson

        return orjson.dumps(value).decode()
    return None


def _text(value: Any) -> str | None:
    if isinstance(value, str):
        return value if value and value != "-" else None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return None


def _method(value: Any) -> str | None:
    return value.upper() if isinstance(value, str) and value.isalpha() else None


def _target(value: Any) -> tuple[str, str] | None:
    if not isinstance(value, str):
        return None
    host, target = host_and_target(value)
    return (host, target) if target else None


def _request_line(value: Any) -> re.Match[str] | None:
    return _REQUEST.match(value) if isinstance(value, str) else None


def _status(value: Any) -> int | None:
    if isinstance(value, str) and value.isdecimal() and len(value) == 3:
        return int(value)
    return value if isinstance(value, int) and 100 <= value <= 999 else None


def _mapping(value: Any) -> list[tuple[str, str]] | None:
    if isinstance(value, dict):
        return [
            (str(name).lower(), ", ".join(map(str, v)) if isinstance(v, list) else str(v))
            for name, v in value.items()
        ]
    return None
