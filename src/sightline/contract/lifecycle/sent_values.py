"""What can be seen of a parameter or a body in a call, and why not where it can't."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote

from sightline.contract.lifecycle.watch import WatchedParameter
from sightline.contract.traffic.exchange import Exchange
from sightline.contract.traffic.secret_shapes import REDACTED

__all__ = ["body_of", "is_value", "values_of"]

NO_BODY, NO_HEADERS, NO_COOKIES = "no bodies", "not all headers", "no cookies"
UNTOLD_STYLE, UNREADABLE = "a spread-out object", "a body that is no JSON"
UNTOLD_PATH = "an address of another form"
_WITHOUT_BODY = (100, 101, 102, 103, 204, 304)
_SEPARATORS = str.maketrans("|;", ",,")
_EXPRESSION = re.compile(r"(\{[^{}]*\})")


def values_of(exchange: Exchange, one: WatchedParameter) -> tuple[list[str], str]:
    """The values of a parameter in a call, and why they can't be seen (empty: they can)."""
    if one.place == "path":
        return _path_values(exchange, one)
    if one.place == "cookie":
        return [], NO_COOKIES
    if one.is_spread and not one.is_named:
        return [], UNTOLD_STYLE
    if one.place == "query":
        query = exchange.target.partition("?")[2]
        pairs = parse_qsl(query, keep_blank_values=True)
        return [v or " " for n, v in pairs if one.name in (n, n.partition("[")[0])], ""
    if one.place == "header":
        told = {header for header, _ in exchange.request_headers}
        if not told & {"host", ":authority"}:
            return [], NO_HEADERS
        return [
            value or " " for header, value in exchange.request_headers if header == one.name
        ], ""
    return _form_values(exchange, one.name)


def _path_values(exchange: Exchange, one: WatchedParameter) -> tuple[list[str], str]:
    """What stands for a parameter in the address; its template is `/pets/{id}`."""
    texts = _EXPRESSION.split(one.template.strip("/"))
    pattern = "".join(
        "([^/]+)" if text.startswith("{") else re.escape(text) for text in texts if text
    )
    path = exchange.target.partition("?")[0]
    found = re.fullmatch(r"(?:.*/)?" + pattern + "/?", re.sub("/+", "/", path), re.IGNORECASE)
    names = [text for text in texts if text.startswith("{")]
    if found is None or "}{" in one.template or one.name not in names:
        return [], UNTOLD_PATH
    return [unquote(found[names.index(one.name) + 1])], ""


def _form_values(exchange: Exchange, name: str) -> tuple[list[str], str]:
    body = exchange.request_body
    if body is None or "form-urlencoded" not in exchange.request_media:
        return [], NO_BODY if body is None else UNREADABLE
    text = body if isinstance(body, str) else body.decode("utf-8", "replace")
    pairs = parse_qsl(text, keep_blank_values=True)
    return [v or " " for n, v in pairs if n.partition("[")[0] == name], ""


def is_value(key: str, values: list[str]) -> bool:
    """Whether the value of an enum with a key is among the values sent, alone or in a list."""
    wanted = key.rpartition("\x1f=")[2]
    for value in values:
        parts = {value, *value.translate(_SEPARATORS).split(","), *value.split()}
        if wanted in parts or value == REDACTED:
            return True
    return False


def body_of(exchange: Exchange, is_request: bool) -> tuple[object, str]:
    """A message's JSON value, and why it can't be seen (empty: it can)."""
    import orjson

    body = exchange.request_body if is_request else exchange.response_body
    media = exchange.request_media if is_request else exchange.response_media
    is_empty = exchange.method == "HEAD" or exchange.status in _WITHOUT_BODY
    if body is None and (is_request or not is_empty):
        return None, NO_BODY
    if body is None or body in ("", b""):
        return None, ""
    try:
        return orjson.loads(body), ""
    except orjson.JSONDecodeError:
        if is_request and "form-urlencoded" in media:
            return _form(body if isinstance(body, str) else body.decode("utf-8", "replace"))
        return None, UNREADABLE


def _form(text: str) -> tuple[object, str]:
    """The fields of a form; one whose fields stand for parts of objects or lists is unknown."""
    pairs = parse_qsl(text, keep_blank_values=True)
    fields = dict(pairs)
    if len(fields) < len(pairs) or any("[" in name or "." in name for name in fields):
        return None, UNREADABLE
    return fields, ""
