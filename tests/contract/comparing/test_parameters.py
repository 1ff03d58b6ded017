"""Parameters: what is sent as text, how, and where."""

from __future__ import annotations

import pytest

from tests.contract.comparing.contracts import (
    BREAKING,
    COMPATIBLE,
    INTEGER,
    NUMBER,
    REVIEW,
    STRING,
    V2,
    V30,
    V31,
    Json,
    an_object,
    api,
    compared,
    named,
    operation,
    parameter,
    told,
)

LIST: Json = {"type": "array", "items": STRING}
PLACE = "/paths/~1pets/get/parameters/0"


def taking(*parameters: Json, version: str = V31, **more: Json) -> Json:
    return api({"/pets": {"get": operation(*parameters)}}, version, **more)


def swagger(*parameters: Json) -> Json:
    return taking(*parameters, version=V2, host="a.example.com", schemes=["https"])


def test_a_parameter_stands_on_the_path_the_operation_or_among_components() -> None:
    limit = parameter("limit", INTEGER)
    old = taking(limit)
    above = api({"/pets": {"parameters": [limit], "get": operation()}})
    apart = taking({"$ref": "#/components/parameters/L"}, components={"parameters": {"L": limit}})
    covered = api({"/pets": {"parameters": [parameter("limit", STRING)], "get": operation(limit)}})
    for new in (above, apart, covered):
        assert compared(old, new).entries == ()
        assert compared(new, old).entries == ()


@pytest.mark.parametrize(("is_required", "expected"), [(True, BREAKING), (False, REVIEW)])
def test_a_parameter_that_moves_to_a_header_is_one_cause(is_required: bool, expected: str) -> None:
    old = taking(parameter("key", required=is_required))
    new = taking(parameter("key", place="header", required=is_required))
    assert told(compared(old, new)) == [("wire", expected, "GET /pets", PLACE)]
    assert told(compared(new, old)) == [("wire", expected, "GET /pets", PLACE)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([parameter("id", place="path")], [parameter("id", place="path")]),
        ([parameter("id")], [parameter("id")]),
        ([parameter("id", place="header")], [parameter("id", place="cookie")]),
    ],
    ids=["beside one of the path", "beside one that stays", "beside one that moves"],
)
def test_a_required_parameter_is_told_whatever_else_has_its_name(old: Json, new: Json) -> None:
    def at(parameters: Json) -> Json:
        return api({"/pets/{id}": {"get": operation(*parameters)}})

    came = parameter("id", place="query", required=True)
    if old[0]["in"] == "query":
        came = {**came, "in": "header"}
    found = compared(at(old), at([*new, came]))
    (entry,) = [one for one in found.entries if one.verdict == BREAKING]
    assert entry.witness is not None
    assert entry.witness.location == f"{came['in']} id"


def test_what_moves_is_judged_as_what_it_carries() -> None:
    old = taking(parameter("a", STRING, required=True))
    new = taking(parameter("a", INTEGER, "header"))
    (entry,) = [one for one in compared(old, new).entries if one.verdict == BREAKING]
    assert (entry.kind, entry.witness.location) == ("type-changed", "header a")


@pytest.mark.parametrize("version", [V30, V31])
def test_an_exploded_object_is_loose_parameters(version: str) -> None:
    schema = an_object("a", a=STRING, b=INTEGER)
    whole = taking(parameter("filter", schema, required=True), version=version)
    loose = taking(parameter("a", required=True), parameter("b", INTEGER), version=version)
    for old, new in ((whole, loose), (loose, whole)):
        assert not [one for one in compared(old, new).entries
                    if one.class_ == "wire" and one.verdict != COMPATIBLE]  # fmt: skip


SERIALISED: list[tuple[str, Json, Json, Json, str, str]] = [
    (
        "form explodes unless told",
        LIST,
        {},
        {"style": "form", "explode": True},
        "query",
        COMPATIBLE,
    ),
    (
        "other styles don't",
        LIST,
        {"style": "pipeDelimited"},
        {"style": "pipeDelimited", "explode": False},
        "query",
        COMPATIBLE,
    ),
    ("headers are simple", LIST, {}, {"style": "simple", "explode": False}, "header", COMPATIBLE),
    ("paths are simple", LIST, {}, {"style": "simple"}, "path", COMPATIBLE),
    ("cookies are forms", LIST, {}, {"style": "form"}, "cookie", COMPATIBLE),
    ("lists no longer repeat", LIST, {}, {"explode": False}, "query", BREAKING),
    (
        "lists between pipes",
        LIST,
        {"explode": False},
        {"style": "pipeDelimited"},
        "query",
        BREAKING,
    ),
    ("lists in a path with dots", LIST, {}, {"style": "label"}, "path", BREAKING),
    (
        "objects between brackets",
        an_object(a=STRING),
        {},
        {"style": "deepObject"},
        "query",
        BREAKING,
    ),
    (
        "objects out of brackets",
        an_object(a=STRING),
        {"style": "deepObject", "explode": True},
        {},
        "query",
        BREAKING,
    ),
    ("one text is never exploded", STRING, {}, {"explode": False}, "query", COMPATIBLE),
    ("one number in a path", INTEGER, {}, {"explode": True}, "path", COMPATIBLE),
    ("one text in a path with dots", STRING, {}, {"style": "label"}, "path", BREAKING),
]


@pytest.mark.parametrize("version", [V30, V31])
@pytest.mark.parametrize(
    ("schema", "one", "other", "place", "expected"),
    [pytest.param(*row[1:], id=row[0]) for row in SERIALISED],
)
def test_how_a_value_becomes_text_is_part_of_the_contract(
    version: str, schema: Json, one: Json, other: Json, place: str, expected: str
) -> None:
    def at(form: Json) -> Json:
        path = "/pets/{key}" if place == "path" else "/pets"
        key = parameter("key", schema, place, **form)
        return api({path: {"get": operation(key)}}, version)

    assert compared(at(one), at(other)).verdict == expected
    assert compared(at(other), at(one)).verdict == expected


@pytest.mark.parametrize(
    ("schema", "expected"), [(STRING, COMPATIBLE), (LIST, BREAKING), (an_object(), BREAKING)]
)
def test_what_explodes_may_stand_behind_a_reference(schema: Json, expected: str) -> None:
    parts: Json = {"components": {"schemas": {"Key": schema}}}
    old = taking(parameter("key", named("Key")), **parts)
    new = taking(parameter("key", named("Key"), explode=False), **parts)
    assert compared(old, new).verdict == expected


@pytest.mark.parametrize(
    ("written", "style"),
    [
        ({}, {"explode": False}),
        ({"collectionFormat": "csv"}, {"explode": False}),
        ({"collectionFormat": "multi"}, {}),
        ({"collectionFormat": "ssv"}, {"style": "spaceDelimited", "explode": False}),
        ({"collectionFormat": "pipes"}, {"style": "pipeDelimited", "explode": False}),
    ],
)
def test_formats_of_collections_have_their_styles(written: Json, style: Json) -> None:
    old = swagger({"name": "key", "in": "query", **LIST, **written})
    new = taking(parameter("key", LIST, **style), servers=[{"url": "https://a.example.com"}])
    assert compared(old, new).entries == ()
    assert compared(new, old).entries == ()


TEXTS: list[tuple[str, Json, Json, str, str]] = [
    ("a number is a text", INTEGER, STRING, COMPATIBLE, BREAKING),
    ("yes and no are texts", {"type": "boolean"}, STRING, COMPATIBLE, BREAKING),
    ("numbers may have points", INTEGER, NUMBER, COMPATIBLE, BREAKING),
    ("in lists, too", {"type": "array", "items": INTEGER}, LIST, COMPATIBLE, BREAKING),
    ("listed numbers are listed texts", {"type": "integer", "enum": [1, 2]},
     {"type": "string", "enum": ["1", "2"]}, COMPATIBLE, COMPATIBLE),
    ("of listed texts one is missing", {"type": "integer", "enum": [1, 2]},
     {"type": "string", "enum": ["1"]}, BREAKING, COMPATIBLE),
    ("a pattern of digits", {"type": "integer", "minimum": 0},
     {"type": "string", "pattern": "^[0-9]+$"}, COMPATIBLE, COMPATIBLE),
    ("a limit", INTEGER, {"type": "integer", "maximum": 100}, BREAKING, COMPATIBLE),
]  # fmt: skip


@pytest.mark.parametrize("place", ["query", "header"])
@pytest.mark.parametrize(
    ("schema", "other", "there", "back"), [pytest.param(*row[1:], id=row[0]) for row in TEXTS]
)
def test_parameters_are_judged_as_they_are_sent(
    place: str, schema: Json, other: Json, there: str, back: str
) -> None:
    """A proof isn't always found; a break that isn't one is never told."""
    old, new = (taking(parameter("key", one, place)) for one in (schema, other))
    for found, expected in ((compared(old, new), there), (compared(new, old), back)):
        assert found.verdict in ({COMPATIBLE: (COMPATIBLE, REVIEW)}.get(expected, (expected,)))


@pytest.mark.parametrize("version", [V30, V31])
def test_a_required_parameter_is_missing_from_what_callers_send(version: str) -> None:
    new = taking(parameter("key", required=True), version=version)
    (entry,) = compared(taking(version=version), new).entries
    assert (entry.class_, entry.verdict, entry.owner) == ("wire", BREAKING, "GET /pets")
    assert (entry.witness.location, entry.witness.sender) == ("query key", "old")
    assert entry.witness.method == "GET"
    assert entry.witness.url.endswith("/pets")
    optional = taking(parameter("key"), version=version)
    assert compared(optional, new).verdict == BREAKING
    assert compared(new, optional).verdict == COMPATIBLE
    assert compared(taking(version=version), optional).verdict == COMPATIBLE
    assert compared(new, taking(version=version)).verdict == REVIEW


def test_a_default_doesn_t_send_what_is_required() -> None:
    new = taking(parameter("key", {"type": "string", "default": "x"}, required=True))
    assert compared(taking(), new).verdict == BREAKING


def test_a_parameter_s_default_is_one_cause_of_its_own_class() -> None:
    old, new = (taking(parameter("n", {"type": "integer", "default": n})) for n in (1, 2))
    (entry,) = compared(old, new).entries
    assert entry.class_ == "semantic"
    assert entry.verdict in (BREAKING, REVIEW)
    assert (entry.before, entry.after) == (1, 2)


def test_names_of_headers_have_no_case_and_names_in_a_query_have() -> None:
    old, new = taking(parameter("X-Id", place="header")), taking(parameter("x-id", place="header"))
    assert compared(old, new).entries == ()
    assert compared(taking(parameter("Id", required=True)), taking(parameter("id", required=True))
                    ).verdict == BREAKING  # fmt: skip


@pytest.mark.parametrize("name", ["Accept", "Content-Type", "Authorization", "accept"])
def test_some_headers_are_no_parameters(name: str) -> None:
    old = taking(parameter(name, {"type": "integer"}, "header", required=True))
    assert compared(taking(), old).entries == ()


def test_a_parameter_with_content_is_judged_as_its_media_type() -> None:
    def at(schema: Json, media: str = "application/json") -> Json:
        return taking({"name": "key", "in": "query", "content": {media: {"schema": schema}}})

    assert compared(at(INTEGER), at(INTEGER)).entries == ()
    assert compared(at(INTEGER), at(STRING)).verdict == BREAKING
    assert compared(at(INTEGER), at(INTEGER, "text/plain")).verdict == BREAKING
    assert compared(at(INTEGER), taking(parameter("key", INTEGER))).verdict != COMPATIBLE


def test_a_property_of_a_deep_object_is_judged_where_it_stands() -> None:
    def at(schema: Json) -> Json:
        return taking(parameter("filter", an_object(a=schema), style="deepObject"))

    (entry,) = compared(at(STRING), at(INTEGER)).entries
    assert (entry.verdict, entry.owner) == (BREAKING, "GET /pets")
    assert entry.pointer == f"{PLACE}/schema/properties/a"
    assert (entry.witness.location, entry.witness.at) == ("query filter", "/a")
    assert isinstance(entry.witness.value["a"], str)


@pytest.mark.parametrize("keyword", ["allowEmptyValue", "allowReserved"])
def test_what_may_no_longer_be_written_is_asked_about(keyword: str) -> None:
    plain, more = (taking(parameter("a", INTEGER, **one)) for one in ({}, {keyword: True}))
    (entry,) = compared(more, plain).entries
    assert (entry.verdict, entry.pointer) == (REVIEW, f"{PLACE}/{keyword}")
    assert compared(plain, more).verdict == COMPATIBLE
