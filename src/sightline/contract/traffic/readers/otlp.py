"""Reads traces in OTLP JSON: the spans of servers, one call each; others say nothing of callers.

Attributes are those of OpenTelemetry's HTTP conventions, and the older ones (`http.method`,
`http.target`, `http.status_code`, `http.url`, `net.peer.ip`). `http.route` is a template, and is
used only where no path is told. A file may hold one object a line, or one in all.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from sightline.contract.traffic.exchange import Exchange
from sightline.contract.traffic.json_elements import ElementTooLarge, elements
from sightline.contract.traffic.redaction import Redaction
from sightline.contract.traffic.tally import Tally
from sightline.contract.traffic.targets import host_and_target, without_port
from sightline.contract.traffic.timestamps import seconds_of
from sightline.contract.traffic.users import client_of_user

__all__ = ["read_otlp"]

_SPANS = frozenset((b"spans",))
_SERVER = (2, "2", "SPAN_KIND_SERVER")
_SENT, _GOT = "http.request.header.", "http.response.header."
_CLIENTS = ("client_id", "app.client_id", "oauth.client_id", "api.client_id", "enduser.client_id")


def read_otlp(stream: BufferedReader, tally: Tally, redaction: Redaction) -> Iterator[Exchange]:
    """Yield the call of each server's span; one span is held at a time."""
    tally.unit = "span"
    number = 0
    try:
        for span in elements(stream, _SPANS):
            number += 1
            try:
                found = _exchange_of_span(span, number, redaction)
            except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
                tally.spoil(number, "it is no span")
                continue
            if found is None:
                tally.skipped += 1
                continue
            tally.read += 1
            yield found
    except ElementTooLarge:
        tally.spoil(number + 1, "it is larger than any span may be")


def _exchange_of_span(span: Any, number: int, redaction: Redaction) -> Exchange | None:
    said = _attributes(span)
    is_call = span.get("kind") in _SERVER and _method(said)
    return _exchange(span, said, number, redaction) if is_call else None


def _attributes(span: dict[str, Any]) -> dict[str, Any]:
    return {str(held["key"]): _plain(held.get("value")) for held in span.get("attributes") or ()}


def _plain(value: Any) -> Any:
    if not isinstance(value, dict):
        return None
    for kind in ("stringValue", "boolValue", "doubleValue"):
        if kind in value:
            return value[kind]
    if "intValue" in value:
        return int(value["intValue"])
    if "arrayValue" in value:
        return ", ".join(str(_plain(one)) for one in value["arrayValue"].get("values") or ())
    return None


def _method(said: dict[str, Any]) -> str:
    return str(said.get("http.request.method") or said.get("http.method") or "").upper()


def _exchange(
    span: dict[str, Any], said: dict[str, Any], number: int, redaction: Redaction
) -> Exchange | None:
    host, target = _target(said)
    if not target:
        return None
    target, by_query = redaction.target(target)
    sent, by_header = redaction.headers(_headers(said, _SENT))
    got, _ = redaction.headers(_headers(said, _GOT))
    user = str(said.get("enduser.id") or said.get("user.id") or "")
    by_user = client_of_user(user, redaction) if user else ("", "")
    named = next((str(said[name]) for name in _CLIENTS if said.get(name)), "")
    client = redaction.text(named) or by_header.client_id or by_query.client_id or by_user[1]
    agent = said.get("user_agent.original") or said.get("http.user_agent") or ""
    started = span.get("startTimeUnixNano")
    return Exchange(
        _method(said), target, _status(said), host, sent, got,
        _value(sent, "content-type"), _value(got, "content-type"), None, None,
        seconds_of(int(started)) if started else None,
        by_header.key or by_query.key or by_user[0], client[:200],
        redaction.text(str(agent)) or _value(sent, "user-agent"), _address(said), number,
    )  # fmt: skip


def _target(said: dict[str, Any]) -> tuple[str, str]:
    whole = said.get("url.full") or said.get("http.url")
    host, target = host_and_target(str(whole)) if whole else ("", "")
    path = said.get("url.path")
    if path:
        query = said.get("url.query")
        target = f"{path}?{str(query).removeprefix('?')}" if query else str(path)
    target = target or str(said.get("http.target") or said.get("http.route") or "")
    host = host or str(said.get("server.address") or said.get("http.host") or "")
    return host, target if target.startswith("/") else ""


def _status(said: dict[str, Any]) -> int:
    found = said.get("http.response.status_code", said.get("http.status_code"))
    return int(found) if found is not None else 0


def _address(said: dict[str, Any]) -> str:
    names = ("client.address", "http.client_ip", "network.peer.address", "net.peer.ip")
    found = next((str(said[name]) for name in names if said.get(name)), "")
    return without_port(found.partition(",")[0].strip())


def _headers(said: dict[str, Any], prefix: str) -> list[tuple[str, str]]:
    return [
        (name[len(prefix) :].replace("_", "-").lower(), str(value))
        for name, value in said.items()
        if name.startswith(prefix)
    ]


def _value(headers: tuple[tuple[str, str], ...], name: str) -> str:
    return next((value for held, value in headers if held == name), "")
