"""Which part of a contract an edit is about, told from the pointer of its place."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.contract.reading.pointers import escaped, tokens_of

__all__ = ["EditPlace", "edit_place"]

_NAMED = frozenset(("properties", "patternProperties", "$defs", "definitions", "dependentSchemas"))
_LISTED = frozenset(("allOf", "anyOf", "oneOf", "prefixItems"))
_SINGLE = frozenset(
    (
        "items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems", "not", "if",
        "then", "else", "contains", "propertyNames",
    )
)  # fmt: skip
_SCHEMA_KEYS = ("schema", "itemSchema")


@dataclass(frozen=True, slots=True)
class EditPlace:
    """`schema` is the pointer of the schema that was edited (empty: none), `keyword` what in it.

    `status` is the status of the response it stands in, `parameter` the pointer of the parameter or
    header, each empty where it stands in none.
    """

    schema: str = ""
    keyword: str = ""
    status: str = ""
    parameter: str = ""
    media: str = ""


def edit_place(pointer: str) -> EditPlace:
    """Return what the pointer of an edit is about.

    >>> edit_place("#/components/schemas/Pet/properties/kind/enum/2").schema
    '/components/schemas/Pet/properties/kind'
    """
    tokens = tokens_of(pointer)
    status = parameter = media = ""
    begin = _begin_of_schema(tokens)
    for index, token in enumerate(tokens[:begin] if begin else tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else ""
        if token == "responses" and following and index > 0:
            status = following if tokens[0] == "paths" else status
        elif token in ("parameters", "headers") and following:
            parameter = _joined(tokens[: index + 2])
        elif token == "content" and following:
            media = following
    if begin is None:
        return EditPlace("", tokens[-1] if tokens else "", status, parameter, media)
    end = _end_of_schema(tokens, begin)
    keyword = tokens[end] if end < len(tokens) else ""
    return EditPlace(_joined(tokens[:end]), keyword, status, parameter, media)


def _begin_of_schema(tokens: list[str]) -> int | None:
    """Behind which token a schema stands: `components/schemas/X`, `definitions/X`, `.../schema`."""
    if tokens[:2] == ["components", "schemas"] and len(tokens) > 2:
        return 3
    if tokens[:1] == ["definitions"] and len(tokens) > 1:
        return 2
    for index, token in enumerate(tokens):
        if token in _SCHEMA_KEYS and index > 0 and tokens[index - 1] != "properties":
            return index + 1
    return None


def _end_of_schema(tokens: list[str], at: int) -> int:
    while at < len(tokens):
        token, is_more = tokens[at], at + 1 < len(tokens)
        if token in _SINGLE:
            at += 2 if token == "items" and is_more and tokens[at + 1].isdecimal() else 1
        elif (token in _NAMED and is_more) or (
            token in _LISTED and is_more and tokens[at + 1].isdecimal()
        ):
            at += 2
        else:
            break
    return at


def _joined(tokens: list[str]) -> str:
    return "".join("/" + escaped(token) for token in tokens)
