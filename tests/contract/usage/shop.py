"""A small API with what matters for usage, and calls of it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sightline.contract.surface.surface import Surface
from sightline.contract.surface.surface_reader import surface_of
from sightline.contract.traffic.consumers import read_consumers
from sightline.contract.usage.asked_usage import AskedUsage
from sightline.contract.usage.importing import Imported, Target, import_file
from sightline.contract.usage.window_of_days import Days
from sightline.measure.as_of_instant import as_of_instant
from sightline.measure.language.criterion import Window
from sightline.measure.language.window import resolve
from sightline.store.usage_facts import UsageFacts, in_memory
from tests.contract.traffic.written import call, har

CUSTOMER = {"$ref": "#/components/schemas/Customer"}
LISTED = {"type": "array", "items": CUSTOMER}
ONE = {"application/json": {"schema": CUSTOMER}}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Shop", "version": "1.4.0"},
    "servers": [{"url": "https://api.shop.example/v1"}],
    "paths": {
        "/customers": {
            "get": {
                "operationId": "listCustomers",
                "parameters": [
                    {"name": "status", "in": "query",
                     "schema": {"type": "string", "enum": ["active", "closed", "frozen"]}},
                    {"name": "tags", "in": "query",
                     "schema": {"type": "array", "items": {"enum": ["a", "b"]}}},
                    {"name": "X-Trace", "in": "header", "schema": {"type": "string"}},
                ],
                "responses": {"200": {
                    "description": "ok", "headers": {"X-Total": {"schema": {"type": "integer"}}},
                    "content": {"application/json": {"schema": LISTED}},
                }},
            },
            "post": {
                "requestBody": {"content": {"application/json": {"schema": CUSTOMER}}},
                "responses": {
                    "201": {"description": "ok", "content": ONE},
                    "409": {"description": "taken"},
                },
            },
        },
        "/customers/{id}": {
            "get": {
                "parameters": [{"name": "id", "in": "path", "required": True,
                                "schema": {"type": "string"}}],
                "responses": {"200": {"description": "ok",
                                      "content": {"application/json": {"schema": CUSTOMER}}}},
            }
        },
        "/exports": {"post": {"responses": {"202": {"description": "begun"}}}},
    },
    "webhooks": {"moved": {"post": {"requestBody": {"content": {"application/json": {
        "schema": CUSTOMER}}}, "responses": {"200": {"description": "ok"}}}}},
    "components": {"schemas": {
        "Customer": {
            "type": "object",
            "properties": {
                "id": {"type": "string"}, "name": {"type": "string"}, "tax_id": {"type": "string"},
                "tier": {"enum": ["gold", "silver", 1]},
                "address": {"$ref": "#/components/schemas/Address"},
                "parent": CUSTOMER,
            },
        },
        "Address": {"type": "object",
                    "properties": {"city": {"type": "string"}, "zip": {"type": "string"}}},
    }},
}  # fmt: skip
CONSUMERS = """consumer,match,value
Acme,user_agent,acme-sync/*
Bolt,address,203.0.113.0/24
Cero,client_id,cero
"""
ACME, BOLT, NOBODY = ("acme-sync/2.1", "198.51.100.1"), ("x/1", "203.0.113.9"), ("y/1", "192.0.2.1")
CERO = ("z/1", "192.0.2.2")


def surface(document: dict[str, Any] = DOCUMENT) -> Surface:
    return surface_of(document).surface


def made(who: tuple[str, str], method: str, path: str, status: int, **more: Any) -> dict[str, Any]:
    """A call by one of the callers above."""
    headers = {"X-Client-Id": "cero"} if who == CERO else {}
    headers |= more.pop("headers", {})
    return call(
        method=method, url=f"https://api.shop.example/v1{path}", status=status, agent=who[0],
        address=who[1], headers=headers, **more,
    )  # fmt: skip


def body(value: Any) -> str:
    return json.dumps(value)


def days(as_of: str = "2026-03-02", count: int = 28) -> Days:
    span = resolve(Window(count, "d"), as_of_instant(as_of))
    return Days(span, span.start.date().isoformat(), as_of[:10], f"{count} days")


def target(
    api: str = "API-shop", text: str = CONSUMERS, document: dict[str, Any] = DOCUMENT, **more: Any
) -> Target:
    return Target(api, surface(document), read_consumers(text), b"salt", **more)


def counted(
    calls: Iterable[dict[str, Any]],
    folder: Path,
    *,
    form: Any = har,
    facts: UsageFacts | None = None,
    **more: Any,
) -> UsageFacts:
    """Facts of some calls, in memory."""
    facts = facts or in_memory()
    imported(facts, folder, form(list(calls)), **more)
    return facts


def imported(
    facts: UsageFacts, folder: Path, data: bytes, name: str = "calls", **more: Any
) -> Imported:
    path = folder / name
    path.write_bytes(data)
    return import_file(facts, target(**more), str(path), name)


def asked(facts: UsageFacts, window: Days | None = None) -> AskedUsage:
    return AskedUsage(facts, "API-shop", window or days(), "calls")


def rows(facts: UsageFacts, columns: str, where: str = "true") -> set[tuple[Any, ...]]:
    return set(facts.run(f"SELECT {columns} FROM facts WHERE {where}"))


def stream(data: bytes) -> io.BytesIO:
    return io.BytesIO(data)
