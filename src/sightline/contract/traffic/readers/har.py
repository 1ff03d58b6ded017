"""Reads HTTP Archives (HAR 1.2): what a browser, a proxy or a test tool captured, with bodies."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import Any
from urllib.parse import quote_plus

from sightline.contract.traffic.bodies import body_of_base64, inflated
from sightline.contract.traffic.exchange import Exchange
from sightline.contract.traffic.json_elements import ElementTooLarge, elements
from sightline.contract.traffic.redaction import NOBODY, Caller, Redaction
from sightline.contract.traffic.tally import Tally
from sightline.contract.traffic.targets import host_and_target
from sightline.contract.traffic.timestamps import seconds_of

__all__ = ["read_har"]

_Headers = tuple[tuple[str, str], ...]
_ENTRIES = frozenset((b"entries",))


def read_har(stream: BufferedReader, tally: Tally, redaction: Redaction) -> Iterator[Exchange]:
    """Yield the exchange of each entry; one entry is held at a time."""
    tally.unit = "entry"
    number = 0
    try:
        for entry in elements(stream, _ENTRIES):
            number += 1
            try:
                found = exchange_of_entry(entry, number, redaction)
            except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
                tally.spoil(number, "it is no entry of an HTTP Archive")
                continue
            if found is None:
                tally.skipped += 1
                continue
            tally.read += 1
            yield found
    except ElementTooLarge:
        tally.spoil(number + 1, "it is larger than any entry may be")


def exchange_of_entry(entry: Any, number: int, redaction: Redaction) -> Exchange | None:
    """Return the exchange of one entry; None where it is none over HTTP.

    Raises KeyError, TypeError, ValueError or AttributeError where it is no entry.
    """
    request, response = entry["request"], entry["response"]
    host, target = host_and_target(request["url"])
    if not target:
        return None
    target, by_query = redaction.target(target)
    sent, by_header = _headers(request, redaction)
    got, _ = _headers(response, redaction)
    said = dict(reversed(sent)) if sent else {}
    answered = dict(reversed(got)) if got else {}
    data, content = request.get("postData") or {}, response.get("content") or {}
    sent_media = str(data.get("mimeType") or "") or said.get("content-type", "")
    got_media = str(content.get("mimeType") or "") or answered.get("content-type", "")
    return Exchange(
        str(request["method"]).upper(), target, int(response["status"]),
        host or said.get("host") or said.get(":authority", ""), sent, got,
        sent_media, got_media,
        redaction.body(_sent_body(data), sent_media) if data else None,
        redaction.body(_got_body(content, answered.get("content-encoding", "")), got_media),
        seconds_of(entry.get("startedDateTime")),
        by_header.key or by_query.key, by_header.client_id or by_query.client_id,
        said.get("user-agent", ""), "", number,
    )  # fmt: skip


def _headers(message: dict[str, Any], redaction: Redaction) -> tuple[_Headers, Caller]:
    headers = message.get("headers")
    if not headers:
        return (), NOBODY
    return redaction.headers((str(h["name"]).lower(), str(h["value"])) for h in headers)


def _sent_body(data: dict[str, Any]) -> str | bytes | None:
    text = data.get("text")
    if isinstance(text, str) and text:
        return _decoded(text, data.get("encoding"), "")
    params = data.get("params")
    if not params:
        return text if isinstance(text, str) else None
    if "form-urlencoded" not in str(data.get("mimeType")):
        return None  # a multipart body can't be had from its parts
    pairs = ((str(p["name"]), str(p.get("value") or "")) for p in params)
    return "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in pairs)


def _got_body(content: dict[str, Any], encoding: str) -> str | bytes | None:
    text = content.get("text")
    if not isinstance(text, str):
        return None
    return _decoded(text, content.get("encoding"), encoding)


def _decoded(text: str, encoding: Any, packed: str) -> str | bytes | None:
    if str(encoding or "").lower() != "base64":
        return text
    data = body_of_base64(text)
    # Tools unpack before they write; some don't.
    return data if data is None else inflated(data, "") if data[:2] == b"\x1f\x8b" else data
