"""What an API does that its document doesn't say."""

from __future__ import annotations

import pytest

from sightline.contract.drift.summary import Summary
from sightline.contract.drift.watching import Watch
from sightline.contract.surface.surface_reader import surface_of
from tests.contract.drift.pets import body, call, document, rules, summed, unnamed, watched

MIA = {"id": 1, "name": "Mia"}


def test_calls_that_keep_to_the_document_are_no_finding() -> None:
    summary = summed(
        call("GET /v1/pets?limit=5&kinds=cat,dog", 200, [MIA]),
        call("POST /v1/pets", 201, MIA, {"name": "Mia"}),
        call("GET /v1/pets/1", 404),
    )
    assert (summary.endpoints(), summary.unnamed(), summary.broken()) == ((), (), ())


def test_endpoints_are_told_by_template_not_one_for_each_id() -> None:
    calls = [call(f"GET /v1/toys/{n}", 200 if n % 2 else 404) for n in range(10, 20)]
    rows = summed(*calls, call("POST /v1/toys", 201)).endpoints()
    assert [(row.method, row.path, row.calls, row.statuses, row.first) for row in rows] == [
        ("GET", "/v1/toys/{toyId}", 10, {"200": 5, "404": 5}, 1),
        ("POST", "/v1/toys", 1, {"201": 1}, 11),
    ]


def test_methods_statuses_and_media_types_are_told() -> None:
    summary = summed(
        call("PUT /v1/pets/1", 200),
        call("GET /v1/pets/1", 418),
        call("GET /v1/pets/2", 200, "<pet/>", response_media="text/xml; charset=utf-8"),
        call("POST /v1/pets", 201, None, "name=Mia", request_media="text/plain"),
    )
    assert unnamed(summary) == {
        ("method", "PUT", "/pets/{id}", 1),
        ("status", "418", "", 1),
        ("media", "text/xml", "200", 1),
        ("media", "text/plain", "", 1),
    }


def test_a_status_range_documents_each_status_in_it() -> None:
    assert summed(call("POST /v1/pets", 422, None, {"name": "Mia"})).unnamed() == ()


def test_a_field_in_an_open_object_is_told_where_its_schema_stands() -> None:
    rows = summed(
        call("GET /v1/pets", 200, [MIA, {**MIA, "weight": 3}, {**MIA, "weight": 4}]),
        call("GET /v1/pets/1", 200, {**MIA, "weight": 2}),
    ).unnamed()
    assert [
        (row.name, row.where, row.pointer, row.direction, row.is_closed, row.calls, row.first)
        for row in rows
    ] == [("weight", "Pet", "/components/schemas/Pet", "response", False, 2, 1)]
    assert [(each.operation, each.calls) for each in rows[0].operations] == [
        ("GET /pets", 1),
        ("GET /pets/{id}", 1),
    ]


def test_a_field_in_a_closed_object_is_told_once_as_forbidden() -> None:
    summary = summed(call("GET /v1/pets/1", 200, {**MIA, "owner": {"street": "x"}}))
    assert [(row.name, row.where, row.is_closed) for row in summary.unnamed()] == [
        ("street", "Owner", True)
    ]
    assert summary.broken() == ()


def test_fields_of_objects_that_name_none_are_documented() -> None:
    free = {"/free": {"get": {"responses": {"200": body({"type": "object"})}}}}
    mapped = {"type": "object", "properties": {"a": {}}, "additionalProperties": {"type": "string"}}
    root = document(**free, **{"/map": {"get": {"responses": {"200": body(mapped)}}}})
    calls = call("GET /v1/free", 200, {"x": {"y": 1}}), call("GET /v1/map", 200, {"a": 1, "b": "c"})
    assert summed(*calls, root=root).unnamed() == ()


@pytest.mark.parametrize("word", ["allOf", "anyOf", "oneOf"])
def test_a_field_that_one_branch_names_is_documented(word: str) -> None:
    branches = [{"properties": {"a": {}}}, {"properties": {"b": {}}, "required": ["b"]}]
    root = document(**{"/x": {"get": {"responses": {"200": body({word: branches})}}}})
    summary = summed(call("GET /v1/x", 200, {"b": 1, "c": 1}), root=root)
    assert {row.name for row in summary.unnamed()} == {"c"}


def test_names_that_are_data_are_told_as_one() -> None:
    pets = {"id": 1, "name": "Mia", "10441": 1, "20442": 2}
    assert unnamed(summed(call("GET /v1/pets/1", 200, pets))) == {("field", "*", "Pet", 1)}


def test_query_parameters_are_told_whatever_their_spelling() -> None:
    deep = {"name": "filter", "in": "query", "style": "deepObject", "schema": {"type": "object"}}
    loose = {"name": "o", "in": "query", "schema": {"type": "object", "properties": {"a": {}}}}
    bracketed = {"name": "ids[]", "in": "query", "schema": {"type": "array"}}
    get = {"parameters": [deep, loose, bracketed], "responses": {"200": {"description": ""}}}
    root = document(**{"/find": {"get": get}})
    summary = summed(call("GET /v1/find?filter[x]=1&a=2&ids%5B%5D=3&b=4&b=5"), root=root)
    assert unnamed(summary) == {("parameter", "b", "query", 1)}


def test_any_name_may_be_sent_where_the_document_leaves_them_open() -> None:
    free = {"name": "o", "in": "query", "schema": {"type": "object", "additionalProperties": {}}}
    get = {"parameters": [free], "responses": {"200": {"description": ""}}}
    assert summed(call("GET /v1/f?a=1&b=2"), root=document(**{"/f": {"get": get}})).unnamed() == ()


def test_an_api_key_in_the_query_is_documented_by_its_scheme() -> None:
    root = document()
    root["components"]["securitySchemes"] = {"k": {"type": "apiKey", "in": "query", "name": "key"}}
    root["security"] = [{"k": []}]
    assert summed(call("GET /v1/pets?key=[redacted]", 200, []), root=root).unnamed() == ()


def test_calls_to_other_hosts_are_counted_not_told_as_endpoints() -> None:
    watch = watched(
        call("GET /x.js", host="cdn.example.net"),
        call("GET /x.js", host="cdn.example.net"),
        call("GET /v1/pets", 200, [], host="API.example.com:443"),
    )
    assert {host: found.count for host, found in watch.other_hosts} == {"cdn.example.net": 2}
    assert (watch.matched, list(watch.endpoints.endpoints())) == (1, [])


def test_questions_of_browsers_are_no_method_of_the_api() -> None:
    watch = watched(call("OPTIONS /v1/pets", 204), call("HEAD /v1/pets", 200))
    assert (watch.preflights, len(watch.undocumented)) == (1, 0)


def test_what_is_told_apart_is_bounded_and_the_rest_is_counted() -> None:
    calls = [call(f"GET /v1/pets?q{number}x=1", 200, []) for number in range(2100)]
    watch = watched(*calls)
    assert (len(watch.undocumented), watch.undocumented.more) == (2000, 100)


def test_nothing_of_a_callers_is_shown_but_short_and_masked() -> None:
    long, mail = "n" * 100, "ana@example.com"
    summary = summed(
        call("POST /v1/pets", 201, MIA, {"name": long}),
        call("POST /v1/pets", 201, MIA, {"name": [mail]}),
        call("POST /v1/pets", 201, MIA, {"name": "Mia", "kind": mail}),
    )
    shown = " ".join(message for _, _, message, _ in rules(summary))
    assert mail not in shown and long not in shown and "a text of 15 characters" in shown


def test_a_word_of_the_contract_is_no_identifier() -> None:
    root = document()
    root["paths"]["/orgs/{org}/projectsV2"] = {"get": {"responses": {"200": {"description": "ok"}}}}
    watch = Watch(surface_of(root).surface)
    for org in ("acme", "bolt"):
        watch.add(call(f"POST /v1/orgs/{org}/projectsV2/9/views"))
        watch.add(call(f"POST /v1/orgs/{org}/abcdefV2/9/views"))
    assert [(row.path, row.calls) for row in Summary(watch).endpoints()] == [
        ("/v1/orgs/{orgId}/projectsV2/{projectsV2Id}/views", 2),
        ("/v1/orgs/{orgId}/{orgId2}/{orgId3}/views", 2),
    ]
