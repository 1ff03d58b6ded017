"""Takes every credential out of what a log tells, and leaves a fingerprint in its place.

A credential becomes a keyed hash (BLAKE2b, RFC 7693) under the workspace's own salt: equal keys
have equal fingerprints, and nobody who has the fingerprints can try keys until one fits without the
salt. Without a salt there are no fingerprints. What isn't secret in a credential (the client a
token was issued to, RFC 8693 `client_id`, OpenID Connect `azp`) is told as the client.
"""

from __future__ import annotations

import binascii
from base64 import b64decode, urlsafe_b64decode
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any, NamedTuple
from urllib.parse import unquote_plus

from sightline.contract.traffic.bodies import body_without_secrets
from sightline.contract.traffic.secret_shapes import (
    REDACTED,
    is_secret_header,
    is_secret_parameter,
    shapes_gone_where_any,
    without_secrets,
)

__all__ = ["NOBODY", "Caller", "Redaction"]

_KEY_HEADERS = (
    "authorization", "x-api-key", "api-key", "apikey", "x-auth-token", "x-access-token",
    "private-token", "ocp-apim-subscription-key", "x-goog-api-key", "x-shopify-access-token",
    "x-functions-key", "x-vault-token", "x-amz-security-token", "proxy-authorization",
)  # fmt: skip
_CLIENT_HEADERS = (
    "x-client-id", "client-id", "x-consumer-username", "x-consumer-custom-id", "x-consumer-id",
    "x-app-id", "x-application-id",
)  # fmt: skip
_CLIENT_CLAIMS = ("client_id", "azp", "appid", "cid")
_KEY_PARAMETERS = frozenset(("access_token", "api_key", "apikey", "api-key", "key", "token"))
_KEY, _SECRET, _CLIENT = "key", "secret", "client"
_MOST_HELD = 20_000
_LONGEST = 512


class Caller(NamedTuple):
    """Who called, as far as a credential or a header tells."""

    key: str = ""
    client_id: str = ""


NOBODY = Caller()


class Redaction:
    """What one source is read through. What was met before is remembered, within bounds."""

    def __init__(self, salt: bytes = b"") -> None:
        self._salt = salt
        self._texts: dict[str, str] = {}
        self._callers: dict[str, Caller] = {}
        self._secret_headers: dict[str, bool] = {}
        self._secret_parameters: dict[str, str] = {}

    def fingerprint(self, secret: str) -> str:
        """Return `key:` and 24 hex digits for a credential; empty without a salt."""
        if not self._salt or not secret:
            return ""
        return "key:" + blake2b(secret.encode(), key=self._salt, digest_size=12).hexdigest()

    def text(self, text: str) -> str:
        """Return a short text (a user agent, a header's value) without secrets."""
        held = self._texts.get(text)
        if held is None:
            if len(self._texts) >= _MOST_HELD:
                self._texts.clear()
            held = self._texts[text] = without_secrets(text)
        return held

    def target(self, target: str) -> tuple[str, Caller]:
        """Return a path with its query without secrets, and who that tells called."""
        if "#" in target:
            target = target.partition("#")[0]
        path, _, query = target.partition("?")
        if not query:
            return self.text(path), NOBODY
        if "=" not in query:
            return without_secrets(target), NOBODY
        return self._query(self.text(path), query)

    def _query(self, path: str, query: str) -> tuple[str, Caller]:
        parts = query.split("&")
        key = client = ""
        held = self._secret_parameters
        for index, part in enumerate(parts):
            written, _, value = part.partition("=")
            kind = held.get(written)
            if kind is None:
                kind = _kind_of_parameter(written)
                if len(held) < _MOST_HELD:
                    held[written] = kind
            if not kind:
                if "%3" in value or "%4" in value or "://" in value:
                    parts[index] = f"{written}={_nested(value)}"
                continue
            if kind == _CLIENT:
                client = without_secrets(unquote_plus(value))[:_LONGEST]
            elif value:
                parts[index] = f"{written}={REDACTED}"
                if kind == _KEY:
                    key = key or self.fingerprint(unquote_plus(value))
        query = shapes_gone_where_any("&".join(parts))
        caller = Caller(key, client) if key or client else NOBODY
        return f"{path}?{query}", caller

    def headers(
        self, pairs: Iterable[tuple[str, str]]
    ) -> tuple[tuple[tuple[str, str], ...], Caller]:
        """Return headers (names in lower case) without secrets, and who they tell called."""
        kept: list[tuple[str, str]] = []
        secrets: dict[str, str] = {}
        client = ""
        for name, value in pairs:
            is_secret = self._secret_headers.get(name)
            if is_secret is None:
                is_secret = is_secret_header(name)
                if len(self._secret_headers) < _MOST_HELD:
                    self._secret_headers[name] = is_secret
            if is_secret:
                secrets.setdefault(name, value)
                kept.append((name, REDACTED))
            else:
                if name in _CLIENT_HEADERS:
                    client = client or self.text(value)[:_LONGEST]
                kept.append((name, self.text(value)))
        if not secrets:
            return tuple(kept), Caller("", client) if client else NOBODY
        found = next((name for name in _KEY_HEADERS if name in secrets), "")
        caller = self.credential(secrets[found]) if found else NOBODY
        return tuple(kept), Caller(caller.key, client or caller.client_id)

    def credential(self, value: str) -> Caller:
        """Return who a credential stands for: `Bearer ...`, `Basic ...`, or the key alone."""
        held = self._callers.get(value)
        if held is None:
            if len(self._callers) >= _MOST_HELD:
                self._callers.clear()
            held = self._callers[value] = self._caller(value)
        return held

    def _caller(self, value: str) -> Caller:
        secret = value.strip()
        if not secret or secret == REDACTED:
            return NOBODY
        scheme, _, rest = secret.partition(" ")
        if rest and scheme.isalpha():
            secret = _basic(rest.strip()) if scheme.lower() == "basic" else rest.strip()
        return Caller(self.fingerprint(secret), _client_of_token(secret))

    def body(self, body: str | bytes | None, media: str) -> str | bytes | None:
        """Return a body without secrets: as text where it is UTF-8, as bytes otherwise."""
        if not body:
            return body
        if isinstance(body, bytes):
            try:
                body = body.decode()
            except UnicodeDecodeError:
                return body
        return body_without_secrets(body, media)


def _nested(value: str) -> str:
    """A value that may itself be an address, without the secrets of that."""
    said = unquote_plus(value)
    return value if without_secrets(said) == said else REDACTED


def _kind_of_parameter(written: str) -> str:
    """What a parameter of an address is to us: a secret, a caller's key, a client; empty: none."""
    name = unquote_plus(written)
    if is_secret_parameter(name):
        return _KEY if name.lower() in _KEY_PARAMETERS else _SECRET
    return _CLIENT if name == "client_id" else ""


def _basic(encoded: str) -> str:
    """`user:password` of Basic (RFC 7617), or the user alone where the password is empty."""
    try:
        text = b64decode(encoded, validate=False).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return encoded
    return text.removesuffix(":")


def _client_of_token(token: str) -> str:
    """The client that a JSON Web Token was issued to; empty where it says none."""
    parts = token.split(".")
    if len(parts) < 2 or not token.startswith("eyJ"):
        return ""
    import orjson

    try:
        claims: Any = orjson.loads(urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (binascii.Error, ValueError):
        return ""
    if not isinstance(claims, dict):
        return ""
    named = (claims.get(claim) for claim in _CLIENT_CLAIMS)
    found = next((value for value in named if isinstance(value, str) and value), "")
    return without_secrets(found)[:_LONGEST]
