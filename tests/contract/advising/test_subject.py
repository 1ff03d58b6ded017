"""An entry is about something with a name that a person knows."""

from __future__ import annotations

import pytest

from sightline.contract.advising.subject import headline, subject_of
from tests.contract.advising.payments import entry

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
         "GET /a.b", "`GET /a.b`: m"),
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


def test_a_pointer_as_deep_as_you_like_has_a_name() -> None:
    one = entry("x", pointer=AT + "/properties/a" * 50_000, message="m")
    assert subject_of(one).startswith("A.a.a")
