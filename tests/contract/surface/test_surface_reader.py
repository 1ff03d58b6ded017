"""Whatever a contract is written in, what it promises is told in one form, with all inherited."""

from __future__ import annotations

import time
from typing import Any

import pytest

from sightline.contract.surface.surface import Dialect, Header, Parameter, Requirement, SchemaUse
from sightline.contract.surface.surface_reader import surface_of
from tests.contract.surface.documents import (
    EVERYTHING,
    document,
    named,
    operation,
    places,
    with_value,
)

OK: dict[str, Any] = {"200": {"description": ""}}
WRONG: list[Any] = [
    None, True, "x", [None], {1: 2}, [[{}]], {"a": None},
    {"$ref": "#/nowhere"}, {"$ref": 5}, {"$ref": "#/paths"},
]  # fmt: skip


def test_every_operation_has_the_name_a_reader_gives_it() -> None:
    surface, problems = surface_of(EVERYTHING)
    assert problems == ()
    assert [(each.name, each.shape, each.flips) for each in surface.operations] == [
        ("COPY /pets/{id}", "/pets/{}", False),
        ("GET /pets/{id}", "/pets/{}", False),
        ("POST /pets/{id}", "/pets/{}", False),
        ("QUERY /pets/{id}", "/pets/{}", False),
        ("GET /shared", "/shared", False),
        ("callback done {$request.body#/url} POST of POST /pets/{id}", "{}", True),
        ("webhook petCreated POST", "petCreated", True),
    ]
    assert (surface.specification, surface.dialect) == ("3.2.0", Dialect.JSON_SCHEMA_2020)
    assert (surface.title, surface.version) == ("Pets", "1")
    assert surface.schemas == {"Pet": "/components/schemas/Pet"}


@pytest.mark.parametrize(
    ("written", "version", "dialect"),
    [
        ({"swagger": "2.0"}, "2.0", Dialect.SWAGGER_2),
        ({"swagger": 2.0}, "2.0", Dialect.SWAGGER_2),
        ({"openapi": "3.0.3"}, "3.0.3", Dialect.OPENAPI_3_0),
        ({"openapi": 3.1}, "3.1", Dialect.JSON_SCHEMA_2020),
        ({"openapi": "3.2.0"}, "3.2.0", Dialect.JSON_SCHEMA_2020),
    ],
)
def test_a_version_says_how_schemas_are_meant(
    written: dict[str, Any], version: str, dialect: Dialect
) -> None:
    surface, problems = surface_of({**written, "paths": {}})
    assert (surface.specification, surface.dialect, problems) == (version, dialect, ())


@pytest.mark.parametrize("written", [{}, {"openapi": "4.0"}, {"openapi": None}, {"swagger": "1.2"}])
def test_an_unknown_version_is_told(written: dict[str, Any]) -> None:
    problems = surface_of({**written, "paths": {}}).problems
    assert [each.pointer for each in problems] == [f"/{key}" for key in written] or [""]


def test_only_the_operations_asked_for_are_read() -> None:
    broken = with_value(EVERYTHING, ("paths", "/pets/{id}", "get", "responses"), 5)
    surface, problems = surface_of(broken, only={"POST /pets/{id}", "webhook petCreated POST"})
    assert [each.name for each in surface.operations] == [
        "POST /pets/{id}",
        "webhook petCreated POST",
    ]
    assert problems == ()


def test_parameters_of_the_path_are_everyones_unless_replaced() -> None:
    shared = [
        {"name": "a", "in": "query", "schema": {"type": "string"}},
        {"name": "a", "in": "header", "schema": {}},
    ]
    own = [{"name": "a", "in": "query", "required": True}, {"name": "b", "in": "cookie"}]
    root = document({"/x": {"parameters": shared, "get": {"parameters": own, "responses": OK}}})
    found = operation(root, "GET /x").parameters
    assert [(each.name, each.place, each.is_required, each.pointer) for each in found] == [
        ("a", "query", True, "/paths/~1x/get/parameters/0"),
        ("a", "header", False, "/paths/~1x/parameters/1"),
        ("b", "cookie", False, "/paths/~1x/get/parameters/1"),
    ]


@pytest.mark.parametrize(
    ("written", "style", "explode"),
    [
        ({"in": "path"}, "simple", False),
        ({"in": "query"}, "form", True),
        ({"in": "header"}, "simple", False),
        ({"in": "cookie"}, "form", True),
        ({"in": "cookie", "style": "cookie"}, "cookie", True),
        ({"in": "query", "style": "deepObject"}, "deepObject", True),
        ({"in": "query", "style": "deepObject", "explode": False}, "deepObject", True),
        ({"in": "query", "style": "form", "explode": False}, "form", False),
        ({"in": "query", "style": "pipeDelimited", "explode": True}, "pipeDelimited", True),
        ({"in": "path", "style": "matrix"}, "matrix", False),
    ],
)
def test_style_and_explode_have_the_defaults_of_their_place(
    written: dict[str, Any], style: str, explode: bool
) -> None:
    root = document({"/x": {"get": {"parameters": [{"name": "p", **written}]}}})
    (found,) = operation(root, "GET /x").parameters
    assert (found.style, found.explode) == (style, explode)


def test_a_parameter_in_a_media_type_has_no_style() -> None:
    found = operation(EVERYTHING, "GET /pets/{id}").parameters[2]
    place = "/paths/~1pets~1{id}/get/parameters/1"
    assert found == Parameter(
        name="f", place="query", is_required=False, style="", explode=False, allow_reserved=False,
        allow_empty=False, is_deprecated=False,
        schema=SchemaUse(f"{place}/content/application~1json/schema", {}),
        media="application/json", pointer=place,
    )  # fmt: skip


def test_what_operations_share_is_one_object() -> None:
    surface = surface_of(EVERYTHING).surface
    get, query = named(surface, "GET /pets/{id}"), named(surface, "QUERY /pets/{id}")
    assert get.responses[0] is query.responses[0]
    assert get.parameters[0] is query.parameters[0]
    assert get.responses[0].pointer == "/components/responses/pet"


def test_headers_that_media_types_and_security_name_are_ignored() -> None:
    names = ["Accept", "content-type", "AUTHORIZATION", "X-Trace"]
    given = [{"name": name, "in": "header", "schema": {}} for name in names]
    root = document({"/x": {"get": {"parameters": given, "responses": OK}}})
    assert [each.name for each in operation(root, "GET /x").parameters] == ["x-trace"]


def test_responses_come_by_status_with_their_headers() -> None:
    found = operation(EVERYTHING, "GET /pets/{id}").responses
    assert [each.status for each in found] == ["200", "4XX", "default"]
    place = "/components/headers/link"
    schema = SchemaUse(f"{place}/schema", {"type": "string"})
    assert found[0].headers == (Header("link", True, False, schema, "", place),)
    assert [each.name for each in found[1].headers] == ["x-a"]


@pytest.mark.parametrize("key", [200, "200"])
def test_a_status_may_be_a_number_or_a_text(key: object) -> None:
    root = document({"/x": {"get": {"responses": {key: {"description": ""}}}}})
    (found,) = operation(root, "GET /x").responses
    assert (found.status, found.pointer) == ("200", "/paths/~1x/get/responses/200")


def test_bodies_are_sorted_by_media_range_with_encodings_that_matter() -> None:
    body = operation(EVERYTHING, "POST /pets/{id}").body
    assert body is not None and body.is_required
    assert [(each.range, each.encodings) for each in body.media] == [
        ("application/jsonl", ()),
        ("multipart/form-data", (("photo", "image/jpeg, image/png", "form", True),)),
    ]
    assert body.media[0].item_schema == SchemaUse(
        "/components/requestBodies/pet/content/application~1jsonl/itemSchema",
        {"$ref": "#/components/schemas/Pet"},
    )


def test_an_encoding_that_says_what_holds_anyway_says_nothing() -> None:
    content = {
        "application/x-www-form-urlencoded": {
            "schema": {},
            "encoding": {"a": {"style": "form", "explode": True}, "b": {"style": "deepObject"}},
        }
    }
    root = document({"/x": {"post": {"requestBody": {"content": content}, "responses": OK}}})
    body = operation(root, "POST /x").body
    assert body is not None
    assert body.media[0].encodings == (("b", "", "deepObject", True),)


@pytest.mark.parametrize(
    ("servers", "bases"),
    [
        (None, ("/",)),
        ([], ("/",)),
        ([{"url": "/"}], ("/",)),
        ([{"url": "https://API.example.com:443/v1/"}], ("https://api.example.com/v1",)),
        ([{"url": "v1"}], ("/v1",)),
        ([{"url": "./v1/"}], ("/v1",)),
        ([{"url": "//example.com"}], ("//example.com",)),
        ([{"url": "https://b"}, {"url": "https://a"}], ("https://a", "https://b")),
        (
            [{"url": "https://{h}.x/{v}", "variables": {"h": {"enum": ["a", "b"]}, "v": {}}}],
            ("https://a.x/{v}", "https://b.x/{v}"),
        ),
        (
            [{"url": "/{n}", "variables": {"n": {"enum": [str(n) for n in range(65)]}}}],
            ("/{n}",),
        ),
    ],
)
def test_servers_become_absolute_bases(servers: Any, bases: tuple[str, ...]) -> None:
    root = document({"/x": {"get": {"responses": OK}}}, servers=servers)
    assert operation(root, "GET /x").bases == bases


def test_the_nearest_servers_count() -> None:
    item = {
        "servers": [{"url": "/path"}],
        "get": {"responses": OK},
        "put": {"servers": [{"url": "/own"}], "responses": OK},
    }
    root = document({"/x": item, "/y": {"get": {"responses": OK}}}, servers=[{"url": "/root"}])
    found = {each.name: each.bases for each in surface_of(root).surface.operations}
    assert found == {"GET /x": ("/path",), "PUT /x": ("/own",), "GET /y": ("/root",)}


def test_security_is_resolved_to_what_is_sent() -> None:
    surface = surface_of(EVERYTHING).surface
    assert named(surface, "POST /pets/{id}").security == (
        (Requirement("apiKey", "header", "x-key", "", (), (), "key"),),
        (
            Requirement("mutualTLS", "", "", "", (), (), "cert"),
            Requirement("oauth2", "", "", "", ("read",), ("clientCredentials /token",), "login"),
        ),
    )
    assert named(surface, "GET /pets/{id}").security == ()
    assert named(surface, "webhook petCreated POST").security == ()


def test_an_operation_may_need_nothing_or_offer_to_need_nothing() -> None:
    schemes = {"k": {"type": "http", "scheme": "Bearer"}}
    paths = {
        "/none": {"get": {"security": [], "responses": OK}},
        "/maybe": {"get": {"security": [{}, {"k": []}], "responses": OK}},
        "/all": {"get": {"responses": OK}},
    }
    root = document(paths, security=[{"k": []}], components={"securitySchemes": schemes})
    bearer = Requirement("http", "", "", "bearer", (), (), "k")
    found = {each.path: each.security for each in surface_of(root).surface.operations}
    assert found == {"/none": (), "/maybe": ((), (bearer,)), "/all": ((bearer,),)}


def test_an_undeclared_scheme_is_told_and_kept() -> None:
    root = document({"/x": {"get": {"security": [{"ghost": []}], "responses": OK}}})
    surface, problems = surface_of(root)
    assert surface.operations[0].security == ((Requirement("", "", "", "", (), (), "ghost"),),)
    assert [each.pointer for each in problems] == ["/paths/~1x/get/security/0/ghost"]


def test_a_path_item_behind_a_reference_keeps_what_is_beside_it() -> None:
    item = {"$ref": "#/components/pathItems/a", "parameters": [{"name": "p", "in": "query"}]}
    named_item = {"get": {"responses": OK}, "parameters": [{"name": "q", "in": "query"}]}
    root = document({"/x": item}, components={"pathItems": {"a": named_item}})
    found = operation(root, "GET /x")
    assert [each.name for each in found.parameters] == ["q", "p"]
    assert found.pointer == "/components/pathItems/a/get"


def test_lifecycle_marks_are_read() -> None:
    parameter = {"name": "p", "in": "query", "deprecated": True, "x-sunset": "2026-01-01"}
    written = {
        "deprecated": True, "x-sunset": "2026-02-01", "x-stability-level": "beta",
        "parameters": [parameter], "responses": OK,
    }  # fmt: skip
    found = operation(document({"/x": {"get": written}}), "GET /x")
    assert (found.is_deprecated, found.sunset, found.stability) == (True, "2026-02-01", "beta")
    (read,) = found.parameters
    assert (read.is_deprecated, read.sunset) == (True, "2026-01-01")


def test_broken_and_circular_references_are_told_with_their_place() -> None:
    components = {
        "parameters": {
            "a": {"$ref": "#/components/parameters/b"},
            "b": {"$ref": "#/components/parameters/a"},
        }
    }
    given = [{"$ref": "#/components/parameters/a"}, {"$ref": "other.yaml#/x"}]
    root = document({"/x": {"get": {"parameters": given, "responses": OK}}}, components=components)
    surface, problems = surface_of(root)
    assert surface.operations[0].parameters == ()
    assert [each.pointer for each in problems] == [
        "/paths/~1x/get/parameters/0/$ref",
        "/paths/~1x/get/parameters/1/$ref",
    ]


def test_a_callback_that_leads_to_itself_ends() -> None:
    callback = {"{$url}": {"post": {"callbacks": {"a": {"$ref": "#/components/callbacks/a"}}}}}
    root = document(
        {"/x": {"post": {"callbacks": {"a": {"$ref": "#/components/callbacks/a"}}}}},
        components={"callbacks": {"a": callback}},
    )
    surface, problems = surface_of(root)
    outer = "callback a {$url} POST of POST /x"
    assert {each.name: each.flips for each in surface.operations} == {
        "POST /x": False,
        outer: True,
        f"callback a {{$url}} POST of {outer}": False,
    }
    assert [each.message for each in problems] == ["This callback leads to itself."]


def test_callbacks_that_multiply_come_to_an_end() -> None:
    callbacks: dict[str, Any] = {"c6": {}}
    for level in range(6):
        inner = {f"c{level + 1}": {"$ref": f"#/components/callbacks/c{level + 1}"}}
        items = {f"{{$u{n}}}": {"post": {"callbacks": inner, "responses": OK}} for n in range(8)}
        callbacks[f"c{level}"] = items
    first = {"c0": {"$ref": "#/components/callbacks/c0"}}
    root = document({"/x": {"post": {"callbacks": first}}}, components={"callbacks": callbacks})
    surface, problems = surface_of(root, only={"POST /x"})
    assert [each.name for each in surface.operations] == ["POST /x"]
    assert {each.message for each in problems} == {"There are too many callbacks."}


def test_nothing_in_a_document_makes_the_reader_fail() -> None:
    for keys in places(EVERYTHING):
        for wrong in WRONG:
            problems = surface_of(with_value(EVERYTHING, keys, wrong)).problems
            assert all(each.message and each.help for each in problems)


FREE = {"info", "tags", "summary", "description", "scopes", "operationId"}


def test_whatever_has_the_wrong_type_is_told() -> None:
    silent = [
        keys
        for keys in places(EVERYTHING)
        if not FREE & set(keys)
        and not {"schema", "schemas", "itemSchema"} & set(keys[:-1])
        and not surface_of(with_value(EVERYTHING, keys, 5)).problems
    ]
    assert sorted(silent, key=str) == [
        ("components", "responses", "pet", "headers", "Content-Type"),  # ignored by definition
        ("security", 1, "login", 0),  # scopes are free
        ("servers", 0, "variables", "region", "enum", 0),  # a number reads as its digits
        ("servers", 0, "variables", "region", "enum", 1),
    ]


def test_long_chains_of_references_take_no_longer_than_short_ones() -> None:
    links = {f"p{n}": {"$ref": f"#/components/parameters/p{n + 1}"} for n in range(20_000)}
    links["p20000"] = {"name": "p", "in": "query"}
    given = [{"$ref": f"#/components/parameters/p{n}"} for n in range(0, 20_000, 10)]
    root = document({"/x": {"get": {"parameters": given}}}, components={"parameters": links})
    start = time.process_time()
    assert [each.name for each in operation(root, "GET /x").parameters] == ["p"]
    assert time.process_time() - start < 5  # following each link anew would take minutes


def test_schemas_are_left_as_they_are_however_deep() -> None:
    schema: dict[str, Any] = {}
    deep = schema
    for _ in range(100_000):
        deep["not"] = {}
        deep = deep["not"]
    content = {"application/json": {"schema": schema}}
    root = document({"/x": {"get": {"responses": {"200": {"content": content}}}}})
    (media,) = operation(root, "GET /x").responses[0].media
    assert media.schema is not None and media.schema.schema is schema
    while schema:  # taken apart by hand: a destructor would go as deep
        schema = schema.pop("not", {})


def test_the_order_of_paths_changes_nothing() -> None:
    paths = EVERYTHING["paths"]
    turned = {key: dict(reversed(item.items())) for key, item in reversed(paths.items())}
    other = surface_of({**EVERYTHING, "paths": turned}).surface
    assert other.operations == surface_of(EVERYTHING).surface.operations
