"""Bodies and answers: media types, forms, statuses and headers."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.comparing.contracts import (
    BREAKING,
    COMPATIBLE,
    INTEGER,
    JSON,
    NUMBER,
    REVIEW,
    STRING,
    V2,
    V30,
    V31,
    Json,
    an_object,
    answer,
    api,
    compared,
    operation,
    parameter,
)

FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data"
NEVER_SAFE = (REVIEW, BREAKING)


def taking(content: Json, version: str = V31) -> Json:
    return api({"/pets": {"post": operation(body=content)}}, version)


def giving(responses: Json, version: str = V31) -> Json:
    return api({"/pets": {"post": operation(responses=responses)}}, version)


def media(*ranges: str, schema: Json = STRING) -> Json:
    return {one: {"schema": schema} for one in ranges}


MEDIA: list[tuple[str, Json, Json, tuple[str, ...], tuple[str, ...]]] = [
    ("the same in other letters", media("application/json;charset=utf-8"),
     media("Application/JSON; Charset=UTF-8"), (COMPATIBLE,), (COMPATIBLE,)),
    ("one that is the other", media(JSON), media("*/*"), (COMPATIBLE,), NEVER_SAFE),
    ("any of a kind", media(JSON), media("application/*"), (COMPATIBLE,), NEVER_SAFE),
    ("one of any", media("*/*"), media(JSON), (BREAKING,), (COMPATIBLE,)),
    ("one goes", media(JSON, "application/xml"), media(JSON), (BREAKING,), (BREAKING,)),
    ("one comes", media(JSON), media(JSON, "application/xml"), (COMPATIBLE,), (COMPATIBLE,)),
    ("another", media(JSON), media("application/xml"), (BREAKING,), (BREAKING,)),
    ("its schema", media(JSON), media(JSON, schema=INTEGER), (BREAKING,), (BREAKING,)),
    ("a kind of JSON that is no longer any", media(JSON), media("application/problem+json"),
     (BREAKING,), NEVER_SAFE),
    ("the most special counts", media(JSON, "*/*"),
     {**media(JSON, schema=NUMBER), **media("*/*")}, (BREAKING,), (BREAKING,)),
]  # fmt: skip


@pytest.mark.parametrize("version", [V30, V31])
@pytest.mark.parametrize(
    ("old", "new", "request_", "response"), [pytest.param(*row[1:], id=row[0]) for row in MEDIA]
)
def test_media_types_are_judged_by_direction(
    version: str, old: Json, new: Json, request_: tuple[str, ...], response: tuple[str, ...]
) -> None:
    assert compared(taking(old, version), taking(new, version)).verdict in request_
    one, other = (giving({"200": answer(content)}, version) for content in (old, new))
    assert compared(one, other).verdict in response


@pytest.mark.parametrize("wide", ["*/*", "application/*"])
@pytest.mark.parametrize("made", [taking, lambda content: giving({"200": answer(content)})])
def test_the_narrowest_range_answers_for_what_a_wider_one_took(made: Any, wide: str) -> None:
    """RFC 9110, 12.5.1; OpenAPI 3.1.1, Media Type Object: the most specific key applies."""
    plain = media(wide)
    for other in (media(JSON, schema=INTEGER), media(f"{JSON}; v=1", schema=INTEGER)):
        (entry,) = compared(made(plain), made({**plain, **other})).entries
        assert (entry.verdict, entry.kind) == (BREAKING, "type-changed")
        assert entry.witness is not None
        back = compared(made({**plain, **other}), made(plain))
        assert "type-changed" in [one.kind for one in back.entries if one.verdict == BREAKING]
    same = {**plain, **media(JSON)}
    assert compared(made(plain), made(same)).entries == ()
    assert compared(made(same), made(plain)).verdict == COMPATIBLE


def test_a_kind_of_json_that_comes_besides_is_told() -> None:
    old, new = (taking(media(*ranges)) for ranges in ([JSON], [JSON, "application/problem+json"]))
    (entry,) = compared(old, new).entries
    assert (entry.kind, entry.verdict) == ("request-media-type-added", COMPATIBLE)


def test_a_media_type_by_another_name_is_told_in_one() -> None:
    """As GitHub's SARIF: the words are the same, in another order."""
    before, after = "application/json+sarif", "application/sarif+json"
    for made in (taking, lambda content: giving({"200": answer(content)})):
        found = compared(made(media(JSON, before)), made(media(JSON, after)))
        (entry,) = found.entries
        assert entry.verdict == BREAKING
        assert (entry.before, entry.after) == (before, after)
        assert entry.message == f"media type `{before}` was removed: `{after}` came instead"


@pytest.mark.parametrize("version", [V30, V31])
def test_how_a_list_is_written_in_a_form_is_part_of_the_contract(version: str) -> None:
    schema = an_object(tags={"type": "array", "items": STRING})
    plain: Json = {FORM: {"schema": schema}}
    told: Json = {FORM: {"schema": schema, "encoding": {"tags": {"explode": True}}}}
    other: Json = {FORM: {"schema": schema, "encoding": {"tags": {"explode": False}}}}
    assert compared(taking(plain, version), taking(told, version)).entries == ()
    for one in (plain, told):
        assert compared(taking(one, version), taking(other, version)).verdict in NEVER_SAFE
        assert compared(taking(other, version), taking(one, version)).verdict in NEVER_SAFE


@pytest.mark.parametrize("version", [V30, V31])
def test_how_a_part_is_written_is_part_of_the_contract(version: str) -> None:
    schema = an_object(name=STRING, detail=an_object(a=STRING))
    plain: Json = {PARTS: {"schema": schema}}

    def encoded(**types: str) -> Json:
        encoding = {name: {"contentType": one} for name, one in types.items()}
        return {PARTS: {"schema": schema, "encoding": encoding}}

    default = encoded(name="text/plain", detail="application/json")
    assert compared(taking(plain, version), taking(default, version)).entries == ()
    other = compared(taking(plain, version), taking(encoded(name="image/png"), version))
    assert other.verdict in NEVER_SAFE


def test_a_part_that_travels_as_json_is_no_text() -> None:
    def at(one: Json, by: str = "a") -> Json:
        encoding = {by: {"contentType": JSON}}
        return taking({PARTS: {"schema": an_object(a=one), "encoding": encoding}})

    assert compared(at(INTEGER), at(STRING)).verdict == BREAKING
    assert compared(at(INTEGER, "b"), at(STRING, "b")).verdict == COMPATIBLE
    nested = [
        taking({PARTS: {"schema": an_object(a=an_object(x=one))}}) for one in (INTEGER, STRING)
    ]
    assert compared(*nested).verdict == BREAKING


def test_headers_of_parts_are_asked_for() -> None:
    def at(**header: Json) -> Json:
        encoding = {"a": {"headers": {"X-Sum": {"schema": STRING, **header}} if header else {}}}
        return taking({PARTS: {"schema": an_object(a=STRING), "encoding": encoding}})

    (entry,) = compared(at(), at(required=True)).entries
    assert (entry.verdict, entry.message) == (
        BREAKING, "header `x-sum` of part `a` must come now"
    )  # fmt: skip
    assert compared(at(required=True), at()).verdict == COMPATIBLE
    assert compared(at(required=False), at(required=True)).verdict == BREAKING
    assert compared(at(), at(required=False)).entries == ()


def test_a_form_is_judged_as_it_is_sent() -> None:
    old, new = (taking({FORM: {"schema": an_object(a=one)}}) for one in (INTEGER, STRING))
    assert compared(old, new).verdict in (COMPATIBLE, REVIEW)
    assert compared(new, old).verdict == BREAKING


@pytest.mark.parametrize("media_type", [FORM, PARTS])
def test_fields_of_a_form_in_2_0_are_properties_since(media_type: str) -> None:
    fields = [
        {"name": "name", "in": "formData", "type": "string", "required": True},
        {"name": "age", "in": "formData", "type": "integer"},
    ]
    made = {"parameters": fields, "consumes": [media_type], "responses": {"200": {}}}
    old = api({"/pets": {"post": made}}, V2, host="a.example.com", schemes=["https"])
    schema = an_object("name", name=STRING, age=INTEGER)
    new = taking({media_type: {"schema": schema}}, V30)
    new |= {"servers": [{"url": "https://a.example.com"}]}
    assert compared(old, new).entries == ()
    assert compared(new, old).entries == ()


def test_a_body_that_is_required_is_missing_from_what_callers_send() -> None:
    none = api({"/pets": {"post": operation()}})
    required = taking(media(JSON))
    optional = api({"/pets": {"post": operation() | {"requestBody": {"content": media(JSON)}}}})
    for old in (none, optional):
        (entry,) = compared(old, required).entries
        assert (entry.class_, entry.verdict) == ("wire", BREAKING)
        assert (entry.witness.location, entry.witness.sender) == ("body", "old")
    assert compared(none, optional).verdict == COMPATIBLE
    assert compared(required, optional).verdict == COMPATIBLE
    assert compared(required, none).verdict in NEVER_SAFE


def statuses(**schemas: Json) -> Json:
    return {name.lstrip("s"): answer({JSON: {"schema": one}}) for name, one in schemas.items()}


STATUSES: list[tuple[str, Json, Json, tuple[str, ...]]] = [
    ("a range takes the place of a status", statuses(s200=STRING), statuses(s2XX=STRING),
     (COMPATIBLE, REVIEW)),
    ("a status takes the place of a range", statuses(s2XX=STRING), statuses(s200=STRING),
     (COMPATIBLE, REVIEW)),
    ("a range with another schema", statuses(s200=STRING), statuses(s2XX=INTEGER), (BREAKING,)),
    ("a status out of a range", statuses(s2XX=STRING), statuses(s2XX=STRING, s200=INTEGER),
     (BREAKING,)),
    ("an error out of the rest", statuses(s200=STRING, default=STRING),
     statuses(s200=STRING, s404=INTEGER, default=STRING), (BREAKING,)),
    ("an error like the rest", statuses(s200=STRING, default=STRING),
     statuses(s200=STRING, s404=STRING, default=STRING), (COMPATIBLE,)),
    ("another success", statuses(s200=STRING), statuses(s200=STRING, s201=STRING), NEVER_SAFE),
    ("another error", statuses(s200=STRING), statuses(s200=STRING, s404=STRING), (COMPATIBLE,)),
    ("a success less", statuses(s200=STRING, s201=STRING), statuses(s200=STRING), NEVER_SAFE),
    ("another success instead", statuses(s200=STRING), statuses(s201=STRING), (BREAKING,)),
    ("small letters", statuses(s2XX=STRING), statuses(s2xx=STRING), (COMPATIBLE,)),
]  # fmt: skip


@pytest.mark.parametrize("version", [V30, V31])
@pytest.mark.parametrize(
    ("old", "new", "expected"), [pytest.param(*row[1:], id=row[0]) for row in STATUSES]
)
def test_statuses_ranges_and_the_rest_stand_for_each_other(
    version: str, old: Json, new: Json, expected: tuple[str, ...]
) -> None:
    assert compared(giving(old, version), giving(new, version)).verdict in expected


@pytest.mark.parametrize("version", [V2, V30, V31])
def test_a_status_may_be_written_as_a_number(version: str) -> None:
    content: Json = {"schema": STRING} if version == V2 else {"content": media(JSON)}
    response = {"description": "fine", **content}
    one, other = (giving({key: response}, version) for key in (200, "200"))
    assert compared(one, other).entries == ()
    assert compared(other, one).entries == ()


def test_headers_of_answers_are_promises() -> None:
    def at(schema: Json = STRING, **more: Json) -> Json:
        return giving({"200": {"description": "", "headers": {"X-A": {"schema": schema, **more}}}})

    none = giving({"200": {"description": ""}})
    required = at(required=True)
    assert compared(required, none).verdict == BREAKING
    assert compared(at(), none).verdict in NEVER_SAFE
    assert compared(none, required).verdict == COMPATIBLE
    assert compared(required, at()).verdict == BREAKING
    assert compared(at(), required).verdict == COMPATIBLE
    assert compared(at(INTEGER), at(STRING)).verdict == BREAKING
    assert compared(at(INTEGER), at(NUMBER)).verdict == BREAKING
    assert compared(at(NUMBER), at(INTEGER)).verdict == COMPATIBLE


def test_how_a_header_is_written_is_part_of_the_promise() -> None:
    def at(**header: Json) -> Json:
        return giving({"200": {"description": "", "headers": {"X-A": header}}})

    plain, loose = ({"schema": an_object(a=STRING), "explode": one} for one in (False, True))
    written = {"content": {JSON: {"schema": an_object(a=STRING)}}}
    for old, new in ((plain, loose), (loose, plain), (plain, written), (written, plain)):
        assert compared(at(**old), at(**new)).verdict == BREAKING
    assert compared(at(schema=STRING), at(schema=STRING, explode=True)).verdict == COMPATIBLE


def test_an_answer_that_is_no_longer_described_is_never_safe() -> None:
    described, bare = giving({"200": answer(media(JSON))}), giving({"200": {"description": "x"}})
    assert compared(described, bare).verdict in NEVER_SAFE
    assert compared(bare, described).verdict == COMPATIBLE


def test_body_and_parameters_are_told_apart() -> None:
    old = api({"/pets": {"post": operation(parameter("a", INTEGER), body=media(JSON))}})
    new = api({"/pets": {"post": operation(parameter("a", NUMBER), body=media(JSON))}})
    (entry,) = compared(new, old).entries
    assert entry.witness.location == "query a"
    assert compared(old, new).verdict == COMPATIBLE
