"""Where an API is served: paths, their parameters' names, servers and base paths."""

from __future__ import annotations

import pytest

from tests.contract.comparing.contracts import (
    BREAKING,
    COMPATIBLE,
    INTEGER,
    REVIEW,
    V2,
    V30,
    V31,
    Json,
    api,
    compared,
    operation,
    parameter,
    told,
)

EVERY = (V2, V30, V31)
HOST = "https://api.example.com"


def served(version: str, paths: Json, base: str = "", host: str = "api.example.com") -> Json:
    if version == V2:
        return api(paths, V2, host=host, basePath=base or "/", schemes=["https"])
    return api(paths, version, servers=[{"url": f"https://{host}{base}"}])


def identified(name: str) -> Json:
    schema = {"name": name, "in": "path", "required": True}
    return operation() | {"parameters": [schema | {"type": "string", "schema": {"type": "string"}}]}


@pytest.mark.parametrize("version", EVERY)
def test_the_name_of_a_path_parameter_is_for_generated_code_only(version: str) -> None:
    old = served(version, {"/u/{id}": {"get": identified("id")}})
    new = served(version, {"/u/{uid}": {"get": identified("uid")}})
    for before, after, name in ((old, new, "uid"), (new, old, "id")):
        (entry,) = compared(before, after).entries
        assert (entry.class_, entry.verdict, entry.witness) == ("source", REVIEW, None)
        assert [one.operation for one in entry.reach] == [f"GET /u/{{{name}}}"]


@pytest.mark.parametrize("version", EVERY)
def test_a_path_of_its_own_is_not_served_by_the_template_beside_it(version: str) -> None:
    template = {"/users/{id}": {"get": identified("id")}}
    both = {**template, "/users/me": {"get": operation()}}
    (gone,) = compared(served(version, both), served(version, template)).entries
    assert (gone.owner, gone.verdict, gone.before) == ("GET /users/me", BREAKING, "GET /users/me")
    assert (gone.witness.method, gone.witness.url) == ("GET", f"{HOST}/users/me")
    come = compared(served(version, template), served(version, both))
    assert come.verdict == REVIEW, "who asked for the user `me` is answered by another operation"
    assert ("wire", COMPATIBLE, "GET /users/me", "/paths/~1users~1me/get") in told(come)


@pytest.mark.parametrize("version", EVERY)
def test_what_moves_between_base_and_path_stays_where_it_is(version: str) -> None:
    old = served(version, {"/v1/pets": {"get": operation()}})
    new = served(version, {"/pets": {"get": operation()}}, "/v1")
    assert compared(old, new).entries == ()
    assert compared(new, old).entries == ()


@pytest.mark.parametrize("version", EVERY)
@pytest.mark.parametrize("change", [{"base": "/v2"}, {"host": "api.example.org"}])
def test_a_base_that_moves_takes_every_operation_along(version: str, change: Json) -> None:
    paths = {"/pets": {"get": operation(), "post": operation()}}
    (entry,) = compared(served(version, paths), served(version, paths, **change)).entries
    assert (entry.class_, entry.verdict) == ("wire", BREAKING)
    assert [one.operation for one in entry.reach] == ["GET /pets", "POST /pets"]


def test_servers_may_come_but_not_go() -> None:
    one, two = ({"url": f"https://{name}.example.com"} for name in "ab")
    paths = {"/pets": {"get": operation()}}
    few, many = api(paths, servers=[one]), api(paths, servers=[two, one])
    assert compared(few, many).verdict == COMPATIBLE
    assert compared(many, few).verdict == BREAKING
    assert compared(many, api(paths, servers=[one, two])).entries == ()


@pytest.mark.parametrize("inner", ["path", "operation"])
def test_servers_stand_where_they_stand(inner: str) -> None:
    server: Json = {"servers": [{"url": HOST}]}
    other: Json = {"servers": [{"url": "https://elsewhere.example.com"}]}
    item: Json = {"get": operation()}
    if inner == "path":
        item |= server
    else:
        item["get"] |= server
    assert compared(api({"/pets": item}, **other), api({"/pets": {"get": operation()}}, **server)
                    ).entries == ()  # fmt: skip


def test_an_end_of_a_server_s_address_means_nothing() -> None:
    paths = {"/pets": {"get": operation()}}
    old, new = (api(paths, servers=[{"url": url}]) for url in (f"{HOST}/v1", f"{HOST}/v1/"))
    assert compared(old, new).entries == ()


@pytest.mark.parametrize("version", EVERY)
def test_operations_that_go_and_come(version: str) -> None:
    one = served(version, {"/pets": {"get": operation()}})
    two = served(version, {"/pets": {"get": operation(), "post": operation()}})
    place = "/paths/~1pets/post"
    assert told(compared(two, one)) == [("wire", BREAKING, "POST /pets", place)]
    assert told(compared(one, two)) == [("wire", COMPATIBLE, "POST /pets", place)]


def test_a_deprecated_operation_may_go_when_its_sunset_is_over() -> None:
    def ended(**more: Json) -> str:
        old = api({"/pets": {"get": operation(), "post": operation(**more)}})
        new = api({"/pets": {"get": operation()}})
        return str(compared(old, new, as_of="2026-11-21").verdict)

    assert ended(deprecated=True, **{"x-sunset": "2026-11-20"}) == COMPATIBLE
    assert ended(deprecated=True, **{"x-sunset": "2026-11-22"}) == BREAKING
    assert ended(**{"x-sunset": "2026-11-20"}) == BREAKING
    assert ended(deprecated=True) == REVIEW  # nobody was told when


def test_a_sunset_that_is_named_later_is_told() -> None:
    def at(**more: Json) -> Json:
        return api({"/pets": {"get": operation(deprecated=True, **more)}})

    (entry,) = compared(at(), at(**{"x-sunset": "2027-11-21"})).entries
    assert (entry.kind, entry.class_, entry.verdict) == ("sunset-set", "semantic", COMPATIBLE)


def test_names_for_generated_code_are_of_a_class_of_their_own() -> None:
    old, new = (api({"/pets": {"get": operation(operationId=name)}}) for name in ("list", "all"))
    place = "/paths/~1pets/get/operationId"
    assert told(compared(old, new)) == [("source", REVIEW, "GET /pets", place)]


def test_descriptions_of_operations_hurt_nobody() -> None:
    old, new = (api({"/pets": {"get": operation(summary=text)}}) for text in ("a", "b"))
    found = compared(old, new)
    assert found.verdict == COMPATIBLE
    assert {entry.class_ for entry in found.entries} <= {"semantic"}


def test_a_path_parameter_is_judged_by_its_place_not_its_name() -> None:
    def at(name: str, schema: Json) -> Json:
        return api({f"/u/{{{name}}}": {"get": operation(parameter(name, schema, "path"))}})

    found = compared(at("id", {"type": "string"}), at("uid", INTEGER))
    assert found.verdict == BREAKING
    (wire,) = [entry for entry in found.entries if entry.class_ == "wire"]
    assert (wire.witness.direction, wire.witness.sender) == ("request", "old")
    assert isinstance(wire.witness.value, str)


def test_a_path_parameter_that_gets_a_narrow_description_is_never_safe() -> None:
    """Undescribed, any text went; described, few texts do."""
    narrow = parameter("id", {"type": "string", "enum": ["a"]}, "path")
    wide = parameter("id", {"type": "string"}, "path")
    plain = api({"/u/{id}": {"get": operation()}})
    assert compared(plain, api({"/u/{id}": {"get": operation(narrow)}})).verdict != COMPATIBLE
    assert compared(plain, api({"/u/{id}": {"get": operation(wide)}})).verdict == COMPATIBLE


def test_empty_contracts_compare() -> None:
    full = api({"/pets": {"get": operation()}})
    for empty in ({}, api({}), {"openapi": V31}, {"swagger": V2, "paths": {}}):
        assert compared(empty, empty).entries == ()
        is_contract = "openapi" in empty or "swagger" in empty
        assert compared(empty, full).verdict == (COMPATIBLE if is_contract else REVIEW)
        assert compared(full, empty).verdict == BREAKING


def test_what_a_server_is_called_by_default_is_part_of_the_contract() -> None:
    def at(region: str, **own: Json) -> Json:
        variables = {"region": {"default": region}}
        servers = [{"url": "https://{region}.example.com", "variables": variables}]
        return api({"/pets": {"get": operation(**own)}}, servers=servers)

    (entry,) = compared(at("eu"), at("us")).entries
    assert (entry.class_, entry.verdict, entry.before, entry.after) == (
        "semantic", REVIEW, "eu", "us"
    )  # fmt: skip
    elsewhere = {"servers": [{"url": "https://a.example.com"}]}
    assert compared(at("eu", **elsewhere), at("us", **elsewhere)).entries == ()
