"""Small contracts for the tests of comparing them, and an independent word on every witness."""

from __future__ import annotations

import copy
from typing import Any

from sightline.contract.comparing.compare import compare
from sightline.contract.policy import Policy
from sightline.contract.reading.document import Document, Place
from sightline.contract.surface.surface import Dialect, Direction
from sightline.contract.witnesses.plain_schema import plain_schema
from sightline.contract.witnesses.validator import Validator

Json = Any

JSON = "application/json"
AS_OF = "2026-11-21"
REQUEST, RESPONSE = "request", "response"
BREAKING, REVIEW, COMPATIBLE = "breaking", "review", "compatible"
STRING: Json = {"type": "string"}
INTEGER: Json = {"type": "integer"}
NUMBER: Json = {"type": "number"}
NOTHING: Json = {"type": "null"}
V2, V30, V31, V32 = "2.0", "3.0.3", "3.1.0", "3.2.0"
_DIALECTS = {V2: Dialect.SWAGGER_2, V30: Dialect.OPENAPI_3_0}


def an_object(*required: str, **properties: Json) -> Json:
    """An object schema with these properties."""
    schema = {"type": "object", "properties": properties}
    return {**schema, "required": list(required)} if required else schema


def named(component: str, version: str = V31) -> Json:
    """A reference to a component."""
    return {"$ref": f"#/{'definitions' if version == V2 else 'components/schemas'}/{component}"}


def api(paths: Json, version: str = V31, **more: Json) -> dict[str, Json]:
    """A document around its paths."""
    name = "swagger" if version == V2 else "openapi"
    return {name: version, "info": {"title": "Pets", "version": "1"}, "paths": paths, **more}


def operation(
    *parameters: Json, body: Json = None, responses: Json = None, **more: Json
) -> dict[str, Json]:
    """An operation with what it takes and what comes back; `body` is a map of media types."""
    made: dict[str, Json] = {"responses": responses or {"200": {"description": "fine"}}, **more}
    if parameters:
        made["parameters"] = list(parameters)
    if body is not None:
        made["requestBody"] = {"required": True, "content": body}
    return made


def answer(content: Json, **more: Json) -> Json:
    """A response with this content."""
    return {"description": "fine", "content": content, **more}


def parameter(name: str, schema: Json = None, place: str = "query", **more: Json) -> Json:
    """A parameter."""
    needed = {"required": True} if place == "path" else {}
    return {"name": name, "in": place, "schema": schema or STRING, **needed, **more}


def exchange(
    schema: Json,
    version: str = V31,
    components: Json = None,
    *,
    takes: bool = True,
    gives: bool = True,
) -> dict[str, Json]:
    """`POST /pets` that takes a body of a schema, gives it back, or both."""
    made: dict[str, Json] = {"responses": {"200": {"description": "fine"}}}
    if version == V2:
        if takes:
            body = {"name": "body", "in": "body", "required": True, "schema": schema}
            made |= {"parameters": [body], "consumes": [JSON]}
        if gives:
            made["responses"]["200"]["schema"] = schema
            made["produces"] = [JSON]
        return api({"/pets": {"post": made}}, version, definitions=components or {})
    if takes:
        made["requestBody"] = {"required": True, "content": {JSON: {"schema": schema}}}
    if gives:
        made["responses"]["200"]["content"] = {JSON: {"schema": schema}}
    return api({"/pets": {"post": made}}, version, components={"schemas": components or {}})


def document(root: Json, name: str = "contract") -> Document:
    """A document in memory, every part of it in one line."""
    return Document(name, root, lambda pointer: Place(f"{name}.yaml", 1))


def compared(old: Json, new: Json, policy: Policy | None = None, as_of: str = AS_OF) -> Any:
    """The comparison of two documents; neither is changed by it."""
    kept = copy.deepcopy((old, new))
    found = compare(document(old, "old"), document(new, "new"), policy or Policy(), as_of)
    assert (old, new) == kept
    return found


def alone(
    old: Json,
    new: Json,
    direction: str,
    *,
    versions: tuple[str, str] = (V31, V31),
    components: tuple[Json, Json] = (None, None),
    policy: Policy | None = None,
) -> Any:
    """The comparison of a schema that only one direction uses."""
    used = {"takes": direction == REQUEST, "gives": direction == RESPONSE}
    before, after = (
        exchange(schema, version, parts, **used)
        for schema, version, parts in zip((old, new), versions, components, strict=True)
    )
    found = compared(before, after, policy)
    for entry in found.entries:
        assert_witness_shows(entry, before, after)
    return found


def verdicts(old: Json, new: Json, **more: Json) -> tuple[str, str]:
    """What a change of a schema means where callers send it, and where they read it."""
    return (
        alone(old, new, REQUEST, **more).verdict,
        alone(old, new, RESPONSE, **more).verdict,
    )


def validator(root: Json, schema: Json, direction: str) -> Validator:
    """The independent word on values of a schema of a document."""
    version = str(root.get("openapi") or root.get("swagger"))
    dialect = _DIALECTS.get(version, Dialect.JSON_SCHEMA_2020)
    return Validator(plain_schema(root, schema, dialect, Direction(direction)))


def schema_of(root: Json, location: str) -> Json:
    """The schema of what goes over the wire at a location of `POST /pets`."""
    made = root["paths"]["/pets"]["post"]
    is_request = location == "body"
    if "swagger" in root:
        return made["parameters"][0]["schema"] if is_request else made["responses"]["200"]["schema"]
    part = made["requestBody"] if is_request else made["responses"]["200"]
    return part["content"][JSON]["schema"]


def assert_witness_shows(entry: Any, old: Json, new: Json) -> None:
    """A wire break of a schema carries a whole message that its sender's schema accepts and the
    receiver's refuses; the version that sends is named."""
    if entry.verdict == BREAKING and entry.class_ == "wire":
        assert entry.witness is not None, entry
    if entry.witness is None:
        return
    witness = entry.witness
    assert witness.location in ("body", "status 200 body"), witness
    assert witness.sender == {REQUEST: "old", RESPONSE: "new"}[witness.direction]
    sender, receiver = (old, new) if witness.sender == "old" else (new, old)
    sent = validator(sender, schema_of(sender, witness.location), witness.direction)
    taken = validator(receiver, schema_of(receiver, witness.location), witness.direction)
    assert sent.accepts(witness.value), witness
    assert not taken.accepts(witness.value), witness


def told(comparison: Any) -> list[tuple[str, str, str, str]]:
    """What an answer comes to, short: (class, verdict, owner, pointer) of each entry."""
    return [
        (entry.class_, entry.verdict, entry.owner, entry.pointer) for entry in comparison.entries
    ]
