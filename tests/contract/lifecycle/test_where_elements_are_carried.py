"""An element that a call may carry in any place of the contract is never called removable."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import yaml

from sightline.contract.lifecycle.ledger import LedgerRow, Moment
from sightline.contract.lifecycle.observed import Observer
from sightline.contract.lifecycle.removal import Removal, Terms, judged
from sightline.contract.lifecycle.subject import Standing, standing_of
from sightline.contract.lifecycle.tree import Tree
from sightline.contract.traffic.exchange import Exchange

DAY, END = 86_400, 1_772_323_200  # 2026-03-01T00:00:00Z
CONTRACT = """
openapi: 3.1.0
paths:
  /a:
    get:
      parameters:
        - {name: kind, in: query, schema: {$ref: "#/components/schemas/Kind"}}
        - {name: filter, in: query, style: deepObject,
           schema: {$ref: "#/components/schemas/Filter"}}
        - {name: q, in: query, content: {application/json:
            {schema: {$ref: "#/components/schemas/Q"}}}}
        - {name: list, in: query, schema: {type: array,
            items: {$ref: "#/components/schemas/Item"}}}
      responses:
        "200":
          description: ok
          headers: {X-Told: {schema: {$ref: "#/components/schemas/Told"}}}
    post:
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
      responses: {"200": {description: ok}}
  /p/{color}:
    parameters:
      - {name: color, in: path, required: true, schema: {$ref: "#/components/schemas/Color"}}
    get: {responses: {"200": {description: ok}}}
  /anchor:
    post:
      requestBody: {content: {application/json: {schema: {$ref: "#an"}}}}
      responses: {"200": {description: ok}}
  /dynamic:
    post:
      requestBody: {content: {application/json: {schema: {$dynamicRef: "#dy"}}}}
      responses: {"200": {description: ok}}
  /wrapped:
    post:
      requestBody: {content: {application/json:
        {schema: {allOf: [{$ref: "#/components/schemas/Pet"}, {description: a pet}]}}}}
      responses: {"200": {description: ok}}
  /cat:
    post:
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Cat"}}}}
      responses: {"200": {description: ok}}
  /named:
    post:
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Any"}}}}
      responses: {"200": {description: ok}}
  /names:
    post:
      requestBody: {content: {application/json: {schema: {type: object,
        propertyNames: {$ref: "#/components/schemas/Name"}}}}}
      responses: {"200": {description: ok}}
  /form:
    post:
      requestBody: {content: {application/x-www-form-urlencoded:
        {schema: {$ref: "#/components/schemas/Form"}}}}
      responses: {"200": {description: ok}}
components:
  schemas:
    Kind: {type: string, enum: [x, y]}
    Item: {type: string, enum: [m, n]}
    Told: {type: string, enum: [t]}
    Color: {type: string, enum: [red, blue]}
    Filter: {type: object, properties: {a: {type: string}}}
    Q: {type: object, properties: {b: {type: integer}}}
    Pet: {type: object, discriminator: {propertyName: kind}, properties: {kind: {type: string}}}
    Cat: {allOf: [{$ref: "#/components/schemas/Pet"}, {properties: {meow: {type: string}}}]}
    Any: {allOf: [{$ref: "#/components/schemas/Pet"}, {description: any pet}]}
    Dog: {allOf: [{$ref: "#/components/schemas/Pet"}, {properties: {bark: {type: string}}}]}
    An: {$anchor: an, properties: {n: {type: string}}}
    Dy: {$dynamicAnchor: dy, properties: {d: {type: string}}}
    Name: {enum: [alias]}
    Form: {properties: {size: {enum: [1, 2]}, tags: {type: array, items: {enum: [u, v]}}}}
    Lonely: {properties: {z: {type: string}}}
"""
STANDING: Standing = standing_of(Tree("api.yaml", {"api.yaml": yaml.safe_load(CONTRACT)}))


def call(target: str = "/a?x=1", body: str | None = None, **more: Any) -> Exchange:
    method = "GET" if body is None else "POST"
    media = "application/json"
    return replace(
        Exchange(method, target, 200, time=END - DAY / 2, response_body="{}", request_body=body,
                 request_media=media),
        **more,
    )  # fmt: skip


def week() -> list[Exchange]:
    return [replace(call("/a?x=1"), time=END - (n + 0.5) * DAY) for n in range(7)]


def verdict(name: str, *calls: tuple[int, Exchange], standing: Standing = STANDING) -> Removal:
    key = next(key for key, element in standing.elements.items() if element.name == name)
    observer = Observer(standing.carriers(), [key])
    for source, one in calls:
        observer.take(one, "", source)
    row = LedgerRow(name, "", None, Moment("c", "2025-01-01"), "", None, "", key)
    usage = observer.usage(key, "2026-02-22", "9999-12-31")
    coverage = observer.coverage("2026-02-22", "9999-12-31")
    return judged(row, Terms(0, 7), "2026-03-01", usage, coverage)


def of_week(name: str, *more: Exchange) -> Removal:
    return verdict(name, *((0, one) for one in (*week(), *more)))


FORM = {"request_media": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    ("name", "one"),
    [
        ("Kind=x", call("/a?kind=x")),
        ("Item=m", call("/a?list=n,m")),
        ("Color=red", call("/p/red")),
        ("Color=red", call("/gateway/p/%72ed/")),
        ("Cat.meow", call("/a", '{"kind":"Cat","meow":"loud"}')),
        ("Cat.meow", call("/wrapped", '{"kind":"Cat","meow":"loud"}')),
        ("Cat.meow", call("/named", '{"kind":"Cat","meow":"loud"}')),
        ("Name=alias", call("/names", '{"alias":1}')),
        ("Form.size=1", call("/form", "size=1", **FORM)),
        ("Form.tags[]=u", call("/form", "tags=v,u", **FORM)),
    ],
)
def test_what_one_call_uses_is_still_called_wherever_it_stands(name: str, one: Exchange) -> None:
    assert of_week(name, one).reasons == ("still called by 1 unmapped call (last on 2026-02-28)",)


@pytest.mark.parametrize(
    ("name", "one", "why"),
    [
        ("Filter.a", call("/a?filter[a]=1"), "inside a parameter"),
        ("Q.b", call('/a?q={"b":1}'), "inside a parameter"),
        ("An.n", call("/anchor", '{"n":"1"}'), "a reference that isn't followed"),
        ("Dy.d", call("/dynamic", '{"d":"1"}'), "a reference that isn't followed"),
        ("Told=t", call("/a"), "a part that isn't watched"),
        ("Form.tags[]=u", call("/form", "tags=v&tags=u", **FORM), "a body that is no JSON"),
    ],
)
def test_what_cannot_be_seen_where_it_stands_is_unknown(name: str, one: Exchange, why: str) -> None:
    found = of_week(name, one)
    assert found.verdict == "unknown"
    assert found.reasons[0].endswith(f"calls that could carry it ({why})")


def test_what_no_operation_can_carry_is_unknown() -> None:
    document = {
        "openapi": "3.1.0",
        "paths": {"/a": {"get": {"responses": {"200": {"description": "ok"}}}}},
        "components": {"schemas": {"Lonely": {"properties": {"z": {"type": "string"}}}}},
    }
    standing = standing_of(Tree("api.yaml", {"api.yaml": document}))
    assert verdict("Lonely.z", *((0, one) for one in week()), standing=standing).reasons == (
        "unknown: it is not known which calls could carry it",
    )


@pytest.mark.parametrize(
    ("name", "one"),
    [
        ("Kind=x", call("/a?kind=y")),
        ("Item=m", call("/a?list=n")),
        ("Color=red", call("/p/blue")),
        ("Filter.a", call("/a?x=1")),
        ("Q.b", call("/a?x=1")),
        ("Cat.meow", call("/a", '{"kind":"Dog","bark":"loud"}')),
        ("Dog.bark", call("/cat", '{"kind":"Cat","bark":"loud"}')),
        ("Name=alias", call("/names", '{"name":1}')),
        ("Form.size=1", call("/form", "size=2", **FORM)),
        ("Form.tags[]=u", call("/form", "tags=v", **FORM)),
    ],
)
def test_what_a_week_of_calls_shows_that_nobody_used_is_removable(name: str, one: Exchange) -> None:
    assert of_week(name, one) == Removal("removable", (), "")


def test_each_file_must_tell_queries_for_itself() -> None:
    without = [(0, replace(one, target="/a")) for one in week()]
    with_one = (1, call("/p/blue?x=1"))
    found = verdict("GET /a query kind", *without, with_one)
    assert found.reasons == (
        "unknown: it can't be seen in 7 of 7 calls that could carry it (no query)",
    )
    assert verdict("Kind=x", *without, with_one).reasons == found.reasons
    told = [(0, one) for one in week()]
    assert verdict("GET /a query kind", *told, with_one) == Removal("removable", (), "")


# Ground truth: a schema is built around one that declares `zz`, with a value that carries it.

PLAIN: dict[str, Callable[[Any], Any]] = {
    "allOf": lambda s: {"allOf": [{"type": ["object", "array"]}, s]},
    "anyOf": lambda s: {"anyOf": [{"type": ["object", "array"]}, s]},
    "oneOf": lambda s: {"oneOf": [s, {"type": "string"}]},
    "then": lambda s: {"if": True, "then": s},
}
LISTS: dict[str, Callable[[Any], Any]] = {
    "items": lambda s: {"type": "array", "items": s},
    "contains": lambda s: {"contains": s},
    "prefixItems": lambda s: {"prefixItems": [s]},
}
OBJECTS: dict[str, Callable[[Any], Any]] = {
    "properties": lambda s: {"properties": {"x1": s}},
    "additionalProperties": lambda s: {"additionalProperties": s},
    "unevaluatedProperties": lambda s: {"unevaluatedProperties": s},
    "patternProperties": lambda s: {"patternProperties": {"^x": s}},
}
NAMED = ("named", "part", "subtype")


def built(draw: random.Random, named: dict[str, Any]) -> tuple[Any, Any]:
    """A schema around the one that is looked for, and a value of it."""
    schema: Any = {"$ref": "#/components/schemas/Lonely"}
    value: Any = {"zz": 1}
    for number in range(draw.randint(0, 4)):
        way = draw.choice([*PLAIN, *LISTS, *OBJECTS, *NAMED])
        place = f"#/components/schemas/N{number}"
        if way in PLAIN:
            schema = PLAIN[way](schema)
        elif way in LISTS:
            schema, value = LISTS[way](schema), [value]
        elif way in OBJECTS:
            schema, value = OBJECTS[way](schema), {"x1": value}
        elif way == "named":
            schema, named[f"N{number}"] = {"$ref": place}, schema
        elif way == "part":
            named[f"N{number}"] = {"properties": {"in": schema}}
            schema = {"$ref": f"{place}/properties/in"}
        elif isinstance(value, dict) and "kind" not in value:
            named[f"N{number}"] = {"discriminator": {"propertyName": "kind"}}
            named[f"Sub{number}"] = {"allOf": [{"$ref": place}, schema]}
            schema, value = {"$ref": place}, {**value, "kind": f"Sub{number}"}
    return schema, value


def test_nothing_that_a_body_carries_is_removable_however_its_schema_is_built() -> None:
    draw = random.Random(20260302)
    for _ in range(200):
        named: dict[str, Any] = {"Lonely": {"properties": {"zz": {"type": "integer"}}}}
        schema, value = built(draw, named)
        answers = {"responses": {"200": {"description": "ok"}}}
        body = {"requestBody": {"content": {"application/json": {"schema": schema}}}}
        paths = {"/p": {"get": answers}, "/a": {"post": body | answers}}
        document = {"openapi": "3.1.0", "paths": paths, "components": {"schemas": named}}
        standing = standing_of(Tree("api.yaml", {"api.yaml": document}))
        calls = [(0, replace(one, target="/p?x=1")) for one in week()]
        calls.append((0, call("/a", json.dumps(value))))
        found = verdict("Lonely.zz", *calls, standing=standing)
        assert found.verdict == "still called", (schema, named, value)
