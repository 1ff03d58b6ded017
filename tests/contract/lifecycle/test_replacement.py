"""What to use instead is what somebody declared, in their words, or nothing."""

from __future__ import annotations

from typing import Any

import pytest

from sightline.contract.lifecycle.replacement import replacement_of
from sightline.contract.lifecycle.subject import standing_of
from sightline.contract.lifecycle.tree import Tree

LINKS = {"successor-version": "/v2/a", "deprecation": "https://a/why"}


@pytest.mark.parametrize(
    ("said", "links", "found"),
    [
        ({"x-replaced-by": " GET  /b "}, LINKS, ("GET /b", "`x-replaced-by` of the contract")),
        ({"x-replaced-by": ["GET /b"]}, {}, None),
        ({"description": "Old. Use `b`\ninstead. More."}, LINKS,
         ("Use `b` instead.", "its description in the contract")),
        ({"description": "Users use it.", "summary": "Replaced by /b"}, {},
         ("Replaced by /b", "its summary in the contract")),
        ({"x-deprecatedMessage": "Use `mobile`."}, {},
         ("Use `mobile`.", "`x-deprecatedMessage` of the contract")),
        ({"description": "It is deprecated."}, LINKS,
         ("/v2/a", "the header `Link` of its answers")),
        ({"description": "It is deprecated."}, {"deprecation": "https://a/why"}, None),
        ({}, {}, None),
    ],
)  # fmt: skip
def test_only_what_was_declared_is_named(
    said: dict[str, Any], links: dict[str, str], found: tuple[str, str] | None
) -> None:
    tree = Tree("a", {"a": {"paths": {"/a": {"get": {"deprecated": True, **said}}}}})
    (element,) = standing_of(tree).elements.values()
    assert replacement_of(tree, element, links) == found
