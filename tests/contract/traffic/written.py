"""The same calls, written in every form that is read."""

from __future__ import annotations

import base64
import json
from typing import Any
from urllib.parse import urlsplit

CALL: dict[str, Any] = {
    "method": "POST",
    "url": "https://api.example.com/v1/customers?expand=tax",
    "status": 201,
    "agent": "acme-sync/2.1",
    "address": "203.0.113.7",
    "headers": {},
    "request_body": "",
    "response_body": "",
}
SECONDS = 1772359200  # 2026-03-01T10:00:00Z


def call(**more: Any) -> dict[str, Any]:
    return {**CALL, **more}


def har(calls: list[dict[str, Any]], *, encoding: str = "") -> bytes:
    return json.dumps(
        {"log": {"version": "1.2", "entries": [_entry(c, encoding) for c in calls]}}
    ).encode()


def _entry(c: dict[str, Any], encoding: str) -> dict[str, Any]:
    headers = {"User-Agent": c["agent"], **c["headers"]}
    body = c["response_body"]
    content = {"mimeType": "application/json", "text": body}
    if encoding == "base64":
        content |= {"encoding": "base64", "text": base64.b64encode(body.encode()).decode()}
    request: dict[str, Any] = {
        "method": c["method"], "url": c["url"],
        "headers": [{"name": n, "value": v} for n, v in headers.items()],
    }  # fmt: skip
    if c["request_body"]:
        request["postData"] = {"mimeType": "application/json", "text": c["request_body"]}
    response = {
        "status": c["status"], "content": content,
        "headers": [{"name": n, "value": v} for n, v in c.get("answered", {}).items()],
    }  # fmt: skip
    return {"startedDateTime": "2026-03-01T10:00:00Z", "request": request, "response": response}


def _target(c: dict[str, Any]) -> str:
    parts = urlsplit(c["url"])
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def combined(calls: list[dict[str, Any]]) -> bytes:
    return "".join(
        f'{c["address"]} - {c.get("user", "-")} [01/Mar/2026:11:00:00 +0100] "{c["method"]}'
        f' {_target(c)} HTTP/1.1" {c["status"]} 12 "{c["headers"].get("Referer", "-")}"'
        f' "{c["agent"]}"\n'
        for c in calls
    ).encode()


def vhost(calls: list[dict[str, Any]]) -> bytes:
    lines = combined(calls).decode().splitlines(keepends=True)
    return "".join(f"api.example.com:443 {line}" for line in lines).encode()


def common(calls: list[dict[str, Any]]) -> bytes:
    lines = combined(calls).decode().splitlines()
    return "".join(line.rsplit(' "', 2)[0] + "\n" for line in lines).encode()


def nginx_json(calls: list[dict[str, Any]]) -> bytes:
    return _lines(
        {
            "time_iso8601": "2026-03-01T10:00:00+00:00", "remote_addr": c["address"],
            "request_method": c["method"], "request_uri": _target(c), "status": str(c["status"]),
            "http_host": "api.example.com", "http_user_agent": c["agent"], "request_time": "0.012",
            **{f"http_{n.lower().replace('-', '_')}": v for n, v in c["headers"].items()},
        }
        for c in calls
    )  # fmt: skip


def envoy(calls: list[dict[str, Any]]) -> bytes:
    return _lines(
        {
            "start_time": "2026-03-01T10:00:00.000Z", "method": c["method"], "path": _target(c),
            "protocol": "HTTP/1.1", "response_code": c["status"], "duration": 5,
            "user_agent": c["agent"], "authority": "api.example.com", "x_forwarded_for": None,
            "downstream_remote_address": f"{c['address']}:50123",
        }
        for c in calls
    )  # fmt: skip


def caddy(calls: list[dict[str, Any]]) -> bytes:
    return _lines(
        {
            "level": "info", "ts": float(SECONDS), "logger": "http.log.access",
            "status": c["status"],
            "request": {
                "remote_ip": c["address"], "proto": "HTTP/2.0", "method": c["method"],
                "host": "api.example.com", "uri": _target(c),
                "headers": {n: [v] for n, v in {"User-Agent": c["agent"], **c["headers"]}.items()},
            },
            "resp_headers": {"Content-Type": ["application/json"]},
        }
        for c in calls
    )  # fmt: skip


def traefik(calls: list[dict[str, Any]]) -> bytes:
    return _lines(
        {
            "ClientAddr": f"{c['address']}:4711", "ClientHost": c["address"], "ClientUsername": "-",
            "DownstreamStatus": c["status"], "Duration": 4, "RequestHost": "api.example.com",
            "RequestMethod": c["method"], "RequestPath": _target(c),
            "StartUTC": "2026-03-01T10:00:00.000000000Z", "request_User-Agent": c["agent"],
            **{f"request_{n}": v for n, v in c["headers"].items()},
        }
        for c in calls
    )  # fmt: skip


def kong(calls: list[dict[str, Any]]) -> bytes:
    return _lines(
        {
            "request": {
                "method": c["method"], "uri": _target(c), "url": c["url"],
                "headers": {"host": "api.example.com", "user-agent": c["agent"],
                            **{n.lower(): v for n, v in c["headers"].items()}},
            },
            "response": {"status": c["status"], "headers": {"content-type": "application/json"}},
            "client_ip": c["address"], "started_at": SECONDS * 1000,
        }
        for c in calls
    )  # fmt: skip


def aws(calls: list[dict[str, Any]]) -> bytes:
    return _lines(
        {
            "requestId": "7a", "ip": c["address"], "requestTime": "01/Mar/2026:10:00:00 +0000",
            "httpMethod": c["method"], "path": urlsplit(c["url"]).path,
            "queryString": urlsplit(c["url"]).query, "status": str(c["status"]),
            "identity": {"userAgent": c["agent"], "sourceIp": c["address"]},
            "domainName": "api.example.com", "resourcePath": "/v1/customers",
            **({"apiKey": c["headers"]["X-Api-Key"]} if "X-Api-Key" in c["headers"] else {}),
        }
        for c in calls
    )  # fmt: skip


def google(calls: list[dict[str, Any]]) -> bytes:
    return json.dumps([
        {
            "timestamp": "2026-03-01T10:00:00Z",
            "httpRequest": {
                "requestMethod": c["method"], "requestUrl": c["url"], "status": c["status"],
                "userAgent": c["agent"], "remoteIp": c["address"],
            },
        }
        for c in calls
    ]).encode()  # fmt: skip


def cloudwatch(calls: list[dict[str, Any]]) -> bytes:
    events = [{"timestamp": 1, "message": line} for line in envoy(calls).decode().splitlines()]
    return json.dumps({"logEvents": events}, indent=1).encode()


OLD_NAMES = ("http.method", "http.status_code", "http.user_agent", "http.client_ip")
NEW_NAMES = (
    "http.request.method", "http.response.status_code", "user_agent.original", "client.address",
)  # fmt: skip


def otlp(calls: list[dict[str, Any]], *, old: bool = False) -> bytes:
    names = OLD_NAMES if old else NEW_NAMES
    spans = []
    for c in calls:
        said = {names[0]: c["method"], names[2]: c["agent"], names[3]: c["address"]}
        if old:
            said |= {"http.target": _target(c), "http.host": "api.example.com"}
        else:
            parts = urlsplit(c["url"])
            said |= {
                "url.path": parts.path,
                "url.query": parts.query,
                "server.address": "api.example.com",
            }
        said |= {f"http.request.header.{n.lower()}": v for n, v in c["headers"].items()}
        attributes = [{"key": k, "value": {"stringValue": v}} for k, v in said.items()]
        attributes.append({"key": names[1], "value": {"intValue": str(c["status"])}})
        spans.append(
            {"kind": 2, "startTimeUnixNano": str(SECONDS * 10**9), "attributes": attributes}
        )
        spans.append({"kind": 3, "name": "SELECT", "attributes": []})
    return json.dumps(
        {"resourceSpans": [{"resource": {}, "scopeSpans": [{"spans": spans}]}]}
    ).encode()


def otlp_old(calls: list[dict[str, Any]]) -> bytes:
    return otlp(calls, old=True)


def cloudfront(calls: list[dict[str, Any]]) -> bytes:
    head = (
        "#Version: 1.0\n#Fields: date time c-ip cs-method cs(Host) cs-uri-stem sc-status"
        " cs(User-Agent) cs-uri-query x-host-header\n"
    )
    return (head + "".join(
        "\t".join(("2026-03-01", "10:00:00", c["address"], c["method"], "d1.cloudfront.net",
                   urlsplit(c["url"]).path, str(c["status"]), c["agent"].replace(" ", "%2520"),
                   urlsplit(c["url"]).query or "-", "api.example.com")) + "\n"
        for c in calls
    )).encode()  # fmt: skip


def alb(calls: list[dict[str, Any]]) -> bytes:
    return "".join(
        f"https 2026-03-01T10:00:00.000000Z app/lb/50dc {c['address']}:48160 10.0.0.66:80 0.0 0.0"
        f' 0.0 {c["status"]} {c["status"]} 34 366 "{c["method"]} {c["url"]} HTTP/1.1"'
        f' "{c["agent"]}" - - -\n'
        for c in calls
    ).encode()


def _lines(records: Any) -> bytes:
    return "".join(json.dumps(record) + "\n" for record in records).encode()


FORMS = {
    f.__name__: f
    for f in (
        har, combined, common, vhost, nginx_json, envoy, caddy, traefik, kong, aws, google,
        cloudwatch, otlp, otlp_old, cloudfront, alb,
    )
}  # fmt: skip
