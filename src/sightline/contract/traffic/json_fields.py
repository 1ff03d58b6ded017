"""Where JSON logs keep what is to be known of a call: the names that gateways and servers use.

nginx (`$request_uri`, `$status`), Envoy's default JSON format, Caddy, Traefik, Kong's http-log and
file-log, AWS API Gateway's `$context` variables, Google's `httpRequest`, pino-http, Apache and
OpenTelemetry's attributes. A name with dots is a path; the first that is there and says something
counts. Names are compared without regard to case, `-` or `_`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sightline.kernel.errors import UsageError
from sightline.text.near import nearest

__all__ = ["Plan", "Plans", "checked_mapping", "folded", "looked_up"]

CANDIDATES: dict[str, tuple[str, ...]] = {
    "method": (
        "method", "request_method", "http_method", "verb", "request.method",
        "http.request.method", "http.method", "req.method", "httpRequest.requestMethod",
        "context.httpMethod", "requestContext.httpMethod", "requestContext.http.method",
        "attributes.http.request.method", "cs-method",
    ),
    "target": (
        "request_uri", "x_envoy_original_path", "uri", "request_url", "url", "path",
        "request_path", "raw_path", "request.uri", "request.url", "request.path", "http.target",
        "url.full", "http.url", "url.path", "url.original", "req.url", "httpRequest.requestUrl",
        "original_uri", "requestContext.path", "target", "endpoint", "resource_path",
        "resource", "route", "cs-uri-stem",
    ),
    "query": (
        "query_string", "args", "query", "url.query", "request.query_string", "raw_query",
        "http.query", "cs-uri-query",
    ),
    "request_line": ("request", "request_line", "http_request", "message"),
    "status": (
        "status", "status_code", "response_code", "DownstreamStatus", "OriginStatus",
        "response.status", "response.status_code", "res.statusCode", "res.status",
        "http.response.status_code", "http.status_code", "httpRequest.status", "sc-status",
        "elb_status_code", "response_status", "http_status", "code",
    ),
    "host": (
        "http_host", "host", "authority", "RequestHost", "request.host", "request.headers.host",
        "domain_name", "server_name", "server.address", "http.host", "hostname", "vhost",
        "req.headers.host", "requestContext.domainName",
    ),
    "time": (
        "startedDateTime", "start_time", "StartUTC", "time_iso8601", "@timestamp", "timestamp",
        "started_at", "request_time_epoch", "ts", "time_local", "msec", "time", "date_time",
        "datetime", "date", "eventTime", "requestContext.requestTimeEpoch", "request_time",
    ),
    "user_agent": (
        "http_user_agent", "user_agent", "agent", "request_User-Agent",
        "request.headers.user-agent", "identity.userAgent", "user_agent.original",
        "http.user_agent", "httpRequest.userAgent", "req.headers.user-agent",
        "requestContext.identity.userAgent", "headers.user-agent", "ua",
    ),
    "address": (
        "client_ip", "http_x_forwarded_for", "x_forwarded_for", "request.headers.x-forwarded-for",
        "request.client_ip", "identity.sourceIp", "source_ip", "client.address",
        "remote_addr", "remote_ip", "request.remote_ip", "ClientHost", "ClientAddr",
        "downstream_remote_address", "client_address", "httpRequest.remoteIp", "http.client_ip",
        "net.peer.ip", "req.remoteAddress", "ip", "client", "remote_host",
        "requestContext.identity.sourceIp",
    ),
    "client_id": (
        "client_id", "consumer.username", "consumer.custom_id", "consumer.id", "consumer",
        "consumer_name", "consumer_id", "api_key_id", "identity.apiKeyId", "app_id",
        "application_id", "request.headers.x-client-id", "request.headers.x-consumer-username",
        "ClientUsername", "azp", "requestContext.identity.apiKeyId",
    ),
    "user": ("remote_user", "user", "request.user_id", "user_id"),
    "key": (
        "http_authorization", "authorization", "http_x_api_key", "x_api_key", "api_key",
        "identity.apiKey", "request.headers.authorization", "request.headers.x-api-key",
        "req.headers.authorization", "headers.authorization", "headers.x-api-key",
        "requestContext.identity.apiKey", "request_Authorization",
    ),
    "request_headers": ("request.headers", "request_headers", "req.headers", "headers"),
    "response_headers": (
        "response.headers", "response_headers", "res.headers", "resp_headers",
    ),
    "request_body": ("request_body", "request.body", "req.body"),
    "response_body": ("response_body", "response.body", "res.body", "resp_body"),
}  # fmt: skip
_MOST_PLANS = 500
Plan = dict[str, tuple[tuple[str, ...], ...]]


def folded(name: str) -> str:
    """Return a name as it is compared: `X-Api-Key`, `x_api_key` and `xApiKey` are the same."""
    return name.lower().replace("_", "").replace("-", "").replace("@", "")


def checked_mapping(mapping: Mapping[str, str]) -> dict[str, str]:
    """Return what a user says of names of fields. Raises UsageError with the nearest field."""
    for field in mapping:
        if field not in CANDIDATES:
            near = nearest(field, CANDIDATES, limit=1)
            known = "known: " + ", ".join(CANDIDATES)
            help = f"did you mean {near[0]}?" if near else known
            raise UsageError(f"--map: there is no field `{field}`", help=help)
    return dict(mapping)


class Plans:
    """Where to look for each field in records that have the same names at the top."""

    def __init__(self, mapping: Mapping[str, str]) -> None:
        self._candidates = dict(CANDIDATES)
        for field, name in checked_mapping(mapping).items():
            self._candidates[field] = (name,)
        self._held: dict[tuple[str, ...], Plan] = {}

    def of(self, record: Mapping[str, Any]) -> Plan:
        """Return the paths worth looking at, by field, the first the best."""
        names = tuple(record)
        held = self._held.get(names)
        if held is None:
            if len(self._held) >= _MOST_PLANS:
                self._held.clear()
            held = self._held[names] = self._plan(names)
        return held

    def _plan(self, names: tuple[str, ...]) -> Plan:
        by_fold = {folded(name): name for name in reversed(names)}
        plan: Plan = {}
        for field, candidates in self._candidates.items():
            paths: list[tuple[str, ...]] = []
            for candidate in candidates:
                whole = by_fold.get(folded(candidate))
                if whole is not None:
                    paths.append((whole,))
                head, dot, rest = candidate.partition(".")
                if dot and folded(head) in by_fold:
                    paths.append((by_fold[folded(head)], *map(folded, rest.split("."))))
            if paths:
                plan[field] = tuple(paths)
        return plan


def looked_up(
    record: Mapping[str, Any], paths: tuple[tuple[str, ...], ...], fits: Callable[[Any], Any]
) -> Any:
    """Return the first value at one of the paths that fits, as `fits` gives it, or None."""
    for path in paths:
        value: Any = record.get(path[0])
        for step in path[1:]:
            if not isinstance(value, dict):
                value = None
                break
            value = value[step] if step in value else _folded_member(value, step)
        if value is None:
            continue
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        found = fits(value)
        if found is not None:
            return found
    return None


def _folded_member(held: dict[str, Any], step: str) -> Any:
    return next((value for name, value in held.items() if folded(name) == step), None)
