"""An entry is about something with a name that a person knows."""

from __future__ import annotations

import pytest

from sightline.contract.advising.parts import with_parts
from sightline.contract.advising.subject import headline, subject_of
from tests.contract.advising.payments import comparison, entry

AT = "/components/schemas/A"


@pytest.mark.parametrize(
    ("owner", "pointer", "message", "subject", "shown"),
    [
        ("schema A", f"{AT}/properties/b/maxLength", "m", "A.b", "`A.b`: m"),
        ("schema A", f"{AT}/properties/b", "property `b` was added", "A.b",
         "`A`: property `b` was added"),
        ("schema A", f"{AT}/allOf/1/properties/b/items/properties/c/type", "m", "A.b[].c",
         "`A.b[].c`: m"),
        ("schema A", f"{AT}/additionalProperties/type", "m", "A.*", "`A.*`: m"),
        ("schema A", "/definitions/A/properties/x~1y/enum", "m", "A.x/y", "`A.x/y`: m"),
        ("GET /a", "/paths/~1a/get", "GET /a was removed", "GET /a", "GET /a was removed"),
        ("GET /a", "/paths/~1a/get/responses/200/content/x/schema/properties/b/type", "m",
         "b", "`GET /a`, `b`: m"),
        ("GET /a", "/paths/~1a/get/responses/200/content/x/schema/items/type", "m",
         "GET /a[]", "`GET /a[]`: m"),
        ("POST /a", "/paths/~1a/post/parameters/0", "query parameter `q` was removed", "q",
         "`POST /a`: query parameter `q` was removed"),
        ("servers", "/servers", "no longer served", "servers", "no longer served"),
        ("schema A", "", "m", "A", "`A`: m"),
        ("schema properties", "/components/schemas/properties/properties/properties/type", "m",
         "properties.properties", "`properties.properties`: m"),
    ],
)  # fmt: skip
def test_the_name_leads_to_the_edited_part(
    owner: str, pointer: str, message: str, subject: str, shown: str
) -> None:
    one = entry("x", owner=owner, pointer=pointer, message=message)
    assert (subject_of(one), headline(one)) == (subject, shown)


def documents(parameter: object) -> dict[str, object]:
    shared = {"parameters": {"Page": {"name": "page", "in": "query"}}, "schemas": {"A": {}}}
    return {"paths": {"/a": {"get": {"parameters": [parameter]}}}, "components": shared}


LIMIT, OTHER = {"name": "limit", "in": "query"}, {"name": "other", "in": "cookie"}
GREATEST = "/paths/~1a/get/parameters/0/schema/maximum"


@pytest.mark.parametrize(
    ("given", "subject", "shown"),
    [
        ({"pointer": GREATEST}, "limit", "`GET /a`, query parameter `limit`: m"),
        ({"pointer": "/paths/~1a/get/parameters/0/schema/properties/status/items/enum"},
         "limit.status[]", "`GET /a`, query parameter `limit.status[]`: m"),
        ({"pointer": "/components/parameters/Page/schema/maximum", "owner": "parameter Page"},
         "page", "query parameter `page`: m"),
        ({"pointer": "/paths/~1a/get/responses/200/headers/X-Rate/schema/maximum"},
         "x-rate", "`GET /a`, header `x-rate`: m"),
        ({"pointer": "/paths/~1a/get/parameters/7/schema/maximum"}, "GET /a", "`GET /a`: m"),
        ({"pointer": "/components/schemas/A/properties/parameters/items/x", "owner": "schema A"},
         "A.parameters[]", "`A.parameters[]`: m"),
    ],
)  # fmt: skip
def test_a_parameter_is_told_by_its_name(given: dict[str, str], subject: str, shown: str) -> None:
    one = entry("x", **{"owner": "GET /a", "message": "m", **given})
    (named,) = with_parts(comparison(one), documents(OTHER), documents(LIMIT)).entries
    assert (subject_of(named), headline(named)) == (subject, shown)


def test_what_is_gone_is_named_as_it_was() -> None:
    one = entry("x", pointer=GREATEST, owner="GET /a", before=5)
    old = documents({**OTHER, "schema": {"maximum": 5}})
    (named,) = with_parts(comparison(one), old, documents(LIMIT)).entries
    assert named.part == "cookie other"


def test_a_pointer_as_deep_as_you_like_has_a_name() -> None:
    one = entry("x", pointer=AT + "/properties/a" * 50_000, message="m")
    assert subject_of(one).startswith("A.a.a")
