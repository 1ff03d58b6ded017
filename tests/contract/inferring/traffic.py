"""Calls to draft documents from."""

from __future__ import annotations

import json
from typing import Any

from sightline.contract.inferring.drafting import document_of, fold
from sightline.contract.traffic.exchange import Exchange

NOTHING: Any = object()


def call(line: str, answer: Any = NOTHING, sent: Any = NOTHING, status: int = 200) -> Exchange:
    """An exchange of JSON."""
    method, _, target = line.partition(" ")
    return Exchange(
        method, target, status, "api.example.com",
        request_media="application/json" if sent is not NOTHING else "",
        response_media="application/json" if answer is not NOTHING else "",
        request_body=None if sent is NOTHING else json.dumps(sent),
        response_body=None if answer is NOTHING else json.dumps(answer),
    )  # fmt: skip


def drafted(*calls: Exchange) -> dict[str, Any]:
    return document_of(fold(calls), "Drafted")


def templates(*targets: str) -> list[str]:
    """The templates that some paths lead to, each called once by GET."""
    return list(drafted(*(call(f"GET {target}") for target in targets))["paths"])


def schema_of(*values: Any) -> dict[str, Any]:
    """The schema that is drafted for some bodies, without its counts."""
    document = drafted(*(call("GET /things", value) for value in values))
    content = document["paths"]["/things"]["get"]["responses"]["200"]["content"]
    schema: dict[str, Any] = plain(content["application/json"]["schema"])
    return schema


def plain(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items() if key != "x-observed"}
    return [plain(value) for value in node] if isinstance(node, list) else node
