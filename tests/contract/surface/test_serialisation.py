"""Parameters are sent as the specification's table says, and read back as they were meant."""

from __future__ import annotations

import urllib.parse
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sightline.contract.surface.deserialisation import ABSENT, parsed
from sightline.contract.surface.serialisation import written
from sightline.contract.surface.surface import Parameter, SchemaUse
from sightline.contract.surface.type_hints import TypeHints, hints_of

Json = Any

STRING, ARRAY = "blue", ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}
LISTS: Json = {"type": "array", "items": {"type": "string"}}
OBJECTS: Json = {
    "type": "object", "properties": {key: {"type": "integer"} for key in OBJECT},
    "additionalProperties": False,
}  # fmt: skip


def parameter(place: str, style: str, explode: bool, **more: Json) -> Parameter:
    """A parameter `color`."""
    known: dict[str, Json] = {
        "name": "color", "is_required": False, "allow_reserved": False, "allow_empty": False,
        "is_deprecated": False, "schema": SchemaUse("", {}), "media": "", "pointer": "",
    }  # fmt: skip
    return Parameter(**{**known, **more, "place": place, "style": style, "explode": explode})


def hints(schema: Json) -> TypeHints:
    return hints_of(schema, {})


# https://spec.openapis.org/oas/v3.1.1.html#style-examples, without what it calls n/a; the question
# mark before queries belongs to the address, not to the parameter
TABLE = [
    ("path", "matrix", False, (";color", ";color=blue", ";color=blue,black,brown",
                               ";color=R,100,G,200,B,150")),
    ("path", "matrix", True, (";color", ";color=blue", ";color=blue;color=black;color=brown",
                              ";R=100;G=200;B=150")),
    ("path", "label", False, (".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150")),
    ("path", "label", True, (".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150")),
    ("path", "simple", False, ("", "blue", "blue,black,brown", "R,100,G,200,B,150")),
    ("header", "simple", False, ("", "blue", "blue,black,brown", "R,100,G,200,B,150")),
    ("path", "simple", True, ("", "blue", "blue,black,brown", "R=100,G=200,B=150")),
    ("header", "simple", True, ("", "blue", "blue,black,brown", "R=100,G=200,B=150")),
    ("query", "form", False, ("color=", "color=blue", "color=blue,black,brown",
                              "color=R,100,G,200,B,150")),
    ("query", "form", True, ("color=", "color=blue", "color=blue&color=black&color=brown",
                             "R=100&G=200&B=150")),
    ("query", "spaceDelimited", False, (None, None, "color=blue%20black%20brown",
                                        "color=R%20100%20G%20200%20B%20150")),
    ("query", "pipeDelimited", False, (None, None, "color=blue%7Cblack%7Cbrown",
                                       "color=R%7C100%7CG%7C200%7CB%7C150")),
    ("query", "deepObject", True, (None, None, None,
                                   "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150")),
]  # fmt: skip
CELLS = [
    (place, style, explode, value, schema, cell)
    for place, style, explode, cells in TABLE
    for value, schema, cell in zip(
        ("", STRING, ARRAY, OBJECT),
        ({"type": "string"}, {"type": "string"}, LISTS, OBJECTS),
        cells,
        strict=True,
    )
    if cell is not None
]


@pytest.mark.parametrize(("place", "style", "explode", "value", "schema", "cell"), CELLS)
def test_values_are_sent_as_the_specification_shows_and_read_back(
    place: str, style: str, explode: bool, value: Json, schema: Json, cell: str
) -> None:
    given_parameter = parameter(place, style, explode)
    assert written(given_parameter, value) == cell
    assert parsed(given_parameter, cell, hints(schema)) == value


@pytest.mark.parametrize(
    ("given_parameter", "value", "text"),
    [
        (parameter("cookie", "form", True), "a b;c", "color=a%20b%3Bc"),
        (parameter("cookie", "form", False), ARRAY, "color=blue,black,brown"),
        (parameter("cookie", "cookie", True), ["a=b", "c%"], "color=a=b; color=c%"),
        (parameter("header", "simple", False), "a b/c,é", "a b/c,é"),
        (parameter("path", "simple", False), ["a/b", "c,d"], "a%2Fb,c%2Cd"),
        (parameter("query", "form", False), ["a,b", "c&d"], "color=a%2Cb,c%26d"),
        (parameter("query", "form", True, name="a[]"), [1, 2], "a%5B%5D=1&a%5B%5D=2"),
        (parameter("query", "form", True), None, "color="),
        (parameter("query", "form", True), "\ud800", "color=%ED%A0%80"),
        (parameter("query", "form", True), [], ""),
        (parameter("query", "form", False), {}, ""),
        (parameter("query", "form", True), [True, None, 1.5], "color=true&color=&color=1.5"),
        (
            parameter("query", "form", True, allow_reserved=True),
            "a/b?c&d+e#f[g]",
            "color=a/b?c%26d%2Be%23f%5Bg%5D",
        ),
        (parameter("path", "simple", False, allow_reserved=True), "a/b", "a/b"),
        (
            parameter("query", "deepObject", True),
            {"a": {"b": [1, {"c": 2}]}},
            "color%5Ba%5D%5Bb%5D%5B0%5D=1&color%5Ba%5D%5Bb%5D%5B1%5D%5Bc%5D=2",
        ),
        (
            parameter("query", "", False, media="application/json"),
            {"a": [1, "é"]},
            "color=%7B%22a%22%3A%5B1%2C%22%C3%A9%22%5D%7D",
        ),
        (parameter("header", "", False, media="application/json"), [1], "[1]"),
        (parameter("header", "", False, media="text/plain"), "a,b", "a,b"),
        (
            parameter("querystring", "", False, media="application/x-www-form-urlencoded"),
            {"a": "b c", "d": [1, 2]},
            "a=b%20c&d=1&d=2",
        ),
        (
            parameter("querystring", "", False, media="application/json"),
            {"a": 1},
            "%7B%22a%22%3A1%7D",
        ),
        (parameter("query", "form", False, collection_format="tsv"), ["a", "b"], "color=a%09b"),
    ],
)
def test_values_are_sent_with_the_encoding_of_their_place(
    given_parameter: Parameter, value: Json, text: str
) -> None:
    assert written(given_parameter, value) == text


MIXED: Json = {"oneOf": [{"type": "string"}, LISTS]}


@pytest.mark.parametrize(
    ("given_parameter", "text", "schema", "value"),
    [
        (parameter("query", "form", True), "a=1&b=2", {"type": "string"}, ABSENT),
        (parameter("query", "form", True), "color=10", {"type": "integer"}, 10),
        (parameter("query", "form", True), "color=010", {"type": "integer"}, "010"),
        (parameter("query", "form", True), "color=1e2", {"type": "number"}, 100.0),
        (parameter("query", "form", True), "color=true", {"type": "boolean"}, True),
        (parameter("query", "form", True), "color=yes", {"type": "boolean"}, "yes"),
        (parameter("query", "form", True), "color=", {"type": ["integer", "null"]}, None),
        (parameter("query", "form", True), "color=", {"type": "integer", "nullable": True}, None),
        (parameter("query", "form", True), "color=1", {"type": ["string", "integer"]}, "1"),
        (parameter("query", "form", True), "color=a+b%2Bc", {}, "a b+c"),
        (
            parameter("query", "form", True),
            "color=1&color=2",
            {"items": {"type": "integer"}},
            [1, 2],
        ),
        (parameter("query", "form", True), "color=a", LISTS, ["a"]),
        (parameter("query", "form", True), "color=a", MIXED, "a"),
        (parameter("query", "form", True), "color=a&color=b", MIXED, ["a", "b"]),
        (parameter("query", "form", False), "color=a,b", MIXED, ["a", "b"]),
        (parameter("query", "form", False), "color=a%2Cb", MIXED, "a,b"),
        (parameter("query", "form", False), "color=", LISTS, []),
        (parameter("query", "pipeDelimited", False), "color=a|b%7Cc", LISTS, ["a", "b", "c"]),
        (parameter("query", "spaceDelimited", False), "color=a+b%20c", LISTS, ["a", "b", "c"]),
        (parameter("query", "deepObject", True), "color[a][0]=1", {}, {"a": {"0": "1"}}),
        (
            parameter("query", "deepObject", True),
            "color[a][1]=2&color[a][0]=1&color[b]=x&colour[c]=y",
            {"properties": {"a": {"type": "array", "items": {"type": "integer"}}}},
            {"a": [1, 2], "b": "x"},
        ),
        (parameter("query", "deepObject", True), "color[]=a&color[]=b", LISTS, ["a", "b"]),
        (parameter("query", "deepObject", True), "color=1", {}, ABSENT),
        (parameter("header", "simple", False), " a , b", LISTS, ["a", "b"]),
        (parameter("cookie", "form", True), "x=1; color=a%20b", {}, "a b"),
        (parameter("cookie", "cookie", True), "x=1; color=a%20b", {}, "a%20b"),
        (parameter("query", "", False, media="application/json"), "color={", {}, "{"),
        (parameter("query", "", False, media="application/json"), "color=%5B1%5D", {}, [1]),
        (parameter("querystring", "", False, media="application/json"), "%7B%7D", {}, {}),
    ],
)
def test_what_was_sent_is_read_with_the_types_in_mind(
    given_parameter: Parameter, text: str, schema: Json, value: Json
) -> None:
    found = parsed(given_parameter, text, hints(schema))
    assert found == value and type(found) is type(value)


def test_a_loose_object_takes_what_is_nobody_elses() -> None:
    form = parameter("query", "form", True)
    free = hints({"type": "object", "additionalProperties": {"type": "integer"}})
    assert parsed(form, "a=1&page=2&b=3", free, frozenset({"page"})) == {"a": 1, "b": 3}


def test_types_are_found_behind_references_that_go_in_circles() -> None:
    root = {
        "components": {
            "schemas": {
                "Tree": {
                    "properties": {
                        "size": {"type": "integer"},
                        "below": {"$ref": "#/components/schemas/Tree"},
                    }
                }
            }
        }
    }
    found = hints_of({"allOf": [{"$ref": "#/components/schemas/Tree"}]}, root)
    deep = parameter("query", "deepObject", True)
    assert parsed(deep, "color[below][size]=5", found) == {"below": {"size": 5}}


def test_hints_of_a_wide_schema_end() -> None:
    wide = {"properties": {f"p{n}": {"$ref": "#/s"} for n in range(300)}}
    found = hints_of({"$ref": "#/s"}, {"s": wide})
    assert found.may_be("object") and len(found.properties) == 200


SCALARS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.integers(-(10**20), 10**20).map(str),
    st.sampled_from(["", ",", "a b", "+", "%20", "a=b&c", "[x]", "|", ";", "true", "/?#", "."]),
)
WORDS = SCALARS.filter(bool)
SAFE = st.text("abcXYZ019-_~", min_size=1)
STYLES = [
    ("path", "simple"), ("path", "label"), ("path", "matrix"), ("query", "form"),
    ("cookie", "form"), ("query", "spaceDelimited"), ("query", "pipeDelimited"),
    ("query", "deepObject"),
]  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(STYLES), st.booleans(), st.lists(WORDS, min_size=1), st.booleans())
@example(("query", "form"), False, ["a,b", ",", "+"], True)
@example(("path", "label"), True, ["a.b"], False)
def test_lists_come_back(
    style: tuple[str, str], explode: bool, value: list[str], allow_reserved: bool
) -> None:
    if style[1] == "deepObject":
        explode = True
    if ("Delimited" in style[1] and not explode) or (style == ("path", "label") and explode):
        value = ["".join(c for c in each if c not in " |+.") or "x" for each in value]
    if style == ("path", "label") and explode:
        allow_reserved = False
    known = parameter(*style, explode, allow_reserved=allow_reserved and style[0] == "query")
    assert parsed(known, written(known, value), hints(LISTS)) == value


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(STYLES),
    st.booleans(),
    st.dictionaries(SAFE.filter(lambda name: not name.isdecimal()), SAFE, min_size=1),
)
def test_objects_come_back(style: tuple[str, str], explode: bool, value: dict[str, str]) -> None:
    known = parameter(*style, explode or style[1] == "deepObject")
    if "Delimited" in style[1]:
        known = parameter(*style, False)
    schema = {"type": "object", "properties": {name: {"type": "string"} for name in value}}
    assert parsed(known, written(known, value), hints(schema)) == value


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(STYLES[:5]), st.booleans(), SCALARS)
def test_texts_come_back(style: tuple[str, str], explode: bool, value: str) -> None:
    known = parameter(*style, explode)
    assert parsed(known, written(known, value), hints({"type": "string"})) == value


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(SAFE, inner),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["path", "query", "querystring", "cookie", "header"]), JSON)
def test_json_comes_back(place: str, value: Json) -> None:
    known = parameter(place, "", False, media="application/json")
    assert parsed(known, written(known, value), hints({})) == value


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(SCALARS, st.lists(SCALARS, min_size=1), min_size=1))
def test_queries_are_what_a_form_parser_reads(value: dict[str, list[str]]) -> None:
    pairs = [
        (name, each) for name, listed in value.items() for each in listed if name
    ]  # a pair without a name can't be told from none
    text = "&".join(
        written(parameter("query", "form", True, name=name), each) for name, each in pairs
    )
    assert urllib.parse.parse_qsl(text, keep_blank_values=True) == pairs
