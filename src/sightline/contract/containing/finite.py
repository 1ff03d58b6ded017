"""Schemas with few values: each value can be asked about by itself."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sightline.contract.schemas.json_types import ANYTHING, BOOLEAN, NULL
from sightline.contract.schemas.table import Content

__all__ = ["finite_values", "value_of"]


def value_of(text: str) -> object:
    """The value of a canonical text."""
    value = json.loads(text)
    if isinstance(value, dict) and value.keys() == {"~integer"}:
        return int(str(value["~integer"]))
    return value


def finite_values(contents: Iterable[Content]) -> list[object] | None:
    """All values that could fulfil all contents, where they are listed; None where not.

    Some may be refused by other keywords: this is the list to look through.
    """
    texts: set[str] | None = None
    mask = ANYTHING
    for content in contents:
        mask &= content.get("type", ANYTHING)
        if "enum" in content:
            texts = set(content["enum"]) if texts is None else texts & set(content["enum"])
    if texts is not None:
        return [value_of(text) for text in sorted(texts)]
    if not mask & ~(NULL | BOOLEAN):
        values: list[object] = [None] if mask & NULL else []
        return [*values, False, True] if mask & BOOLEAN else values
    return None
