"""Parameter values read back from the wire, with what is known of their types.

The way back of `serialisation`: text doesn't say whether `1` is a number, so the schema's types do.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any, Final
from urllib.parse import unquote, unquote_plus

from sightline.contract.surface.serialisation import Json
from sightline.contract.surface.surface import Parameter
from sightline.contract.surface.type_hints import TypeHints

__all__ = ["ABSENT", "parsed", "scalar_of"]

ABSENT: Final[Any] = object()
"""What `parsed` answers where the parameter wasn't sent."""

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,308})")
_NUMBER = re.compile(r"-?[0-9]{1,300}(?:\.[0-9]{1,300})?(?:[eE][+-]?[0-9]{1,3})?")
_SEPARATORS = {"spaceDelimited": re.compile(r"%20|\+| "), "pipeDelimited": re.compile(r"%7[cC]|\|")}
_COMMA = re.compile(",")
_TAB = re.compile(r"%09|\t")

Pairs = tuple[tuple[str, str], ...]


def parsed(
    parameter: Parameter, text: str, hints: TypeHints, others: frozenset[str] = frozenset()
) -> Json:
    """A parameter's value out of what was sent, or `ABSENT`.

    `text` is the whole query string (without `?`), the whole `Cookie` header, a header's value, or
    the text in a path's place. `others` are the names of the other query parameters: an exploded
    object takes the pairs that are nobody else's. What doesn't fit its type stays text.
    """
    if parameter.place == "querystring":
        return _content(parameter, unquote_plus(text)) if text else ABSENT
    if parameter.place in ("query", "cookie"):
        pairs = _query_pairs(text) if parameter.place == "query" else _cookie_pairs(text)
        return _from_pairs(parameter, pairs, hints, others)
    if parameter.media:
        return _content(parameter, _decoded(parameter, text))
    return _from_text(parameter, text, hints)


@lru_cache(maxsize=256)
def _query_pairs(text: str) -> Pairs:
    """Name (decoded) and value (as sent) of each pair of a query string."""
    found = (each.partition("=") for each in text.split("&") if each)
    return tuple((unquote_plus(name), value) for name, _, value in found)


@lru_cache(maxsize=256)
def _cookie_pairs(text: str) -> Pairs:
    found = (each.strip().partition("=") for each in text.split(";"))
    return tuple((unquote(name), value) for name, _, value in found if name)


def _decoded(parameter: Parameter, text: str) -> str:
    """A text without percent-encoding, where the place uses it; `+` is a blank in queries."""
    if parameter.place == "header" or parameter.style == "cookie":
        return text
    return unquote_plus(text) if parameter.place == "query" else unquote(text)


def _content(parameter: Parameter, text: str) -> Json:
    if parameter.media.startswith("text/"):
        return text
    if parameter.media.startswith("application/x-www-form-urlencoded"):
        return {name: unquote_plus(value) for name, value in _query_pairs(text)}
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _from_pairs(
    parameter: Parameter, pairs: Pairs, hints: TypeHints, others: frozenset[str]
) -> Json:
    if parameter.style == "deepObject" and not parameter.media:
        return _deep(parameter, pairs, hints)
    own = [value for name, value in pairs if name == parameter.name]
    if parameter.media:
        return _content(parameter, _decoded(parameter, own[0])) if own else ABSENT
    if parameter.explode and hints.may_be("object") and not own:
        return _loose(parameter, pairs, hints, others)
    if not own:
        return ABSENT
    if hints.may_be("array") and (len(own) > 1 or (parameter.explode and not hints.may_be_scalar)):
        return [scalar_of(_decoded(parameter, each), hints.of_items) for each in own]
    if _is_scalar(parameter, own[0], hints):
        return scalar_of(_decoded(parameter, own[0]), hints)
    return _joined(parameter, own[0], hints)


def _is_scalar(parameter: Parameter, text: str, hints: TypeHints) -> bool:
    """Whether a text is one scalar; where lists are allowed too, when nothing in it separates."""
    if not hints.may_be_scalar:
        return False
    return not hints.may_be("array") or not _separator(parameter).search(text)


def _separator(parameter: Parameter) -> re.Pattern[str]:
    if parameter.collection_format == "tsv":
        return _TAB
    return _SEPARATORS.get(parameter.style, _COMMA)


def _loose(parameter: Parameter, pairs: Pairs, hints: TypeHints, others: frozenset[str]) -> Json:
    """An exploded object: the pairs that its schema names, else those that are nobody else's."""
    found = {
        name: scalar_of(_decoded(parameter, value), hints.of_property(name))
        for name, value in pairs
        if name in hints.properties or (hints.is_open and name not in others)
    }
    return found or ABSENT


def _joined(parameter: Parameter, text: str, hints: TypeHints) -> Json:
    """A list or an object in one text, its parts separated."""
    parts = _separator(parameter).split(text)
    if parameter.place == "header":
        parts = [each.strip(" \t") for each in parts]
    return _structured(parameter, parts if text else [], hints)


def _structured(parameter: Parameter, parts: list[str], hints: TypeHints) -> Json:
    if hints.may_be("object") and not hints.may_be("array"):
        if parameter.explode:
            members = [each.partition("=")[::2] for each in parts]
        else:
            members = list(zip(parts[::2], [*parts[1::2], ""][: len(parts[::2])], strict=True))
        named = [(_decoded(parameter, name), _decoded(parameter, text)) for name, text in members]
        return {name: scalar_of(text, hints.of_property(name)) for name, text in named}
    return [scalar_of(_decoded(parameter, each), hints.of_items) for each in parts]


def _from_text(parameter: Parameter, text: str, hints: TypeHints) -> Json:
    """A value of the styles simple, label and matrix."""
    separator = ","
    if parameter.style == "label":
        text = text.removeprefix(".")
        separator = "." if parameter.explode else ","
    elif parameter.style == "matrix":
        named = text.removeprefix(";").split(";")
        if parameter.explode and not hints.may_be_scalar:
            listed = not hints.may_be("object") or hints.may_be("array")
            parts = [each.partition("=")[2] if listed else each for each in named]
            return _structured(parameter, parts, hints)
        text = named[0].partition("=")[2]
    if _is_scalar(parameter, text, hints):
        return scalar_of(_decoded(parameter, text), hints)
    if separator == ".":
        return _structured(parameter, text.split(".") if text else [], hints)
    return _joined(parameter, text, hints)


def _deep(parameter: Parameter, pairs: Pairs, hints: TypeHints) -> Json:
    """`name[key]=value` pairs as an object; lists where the types say so."""
    found: dict[str, Json] = {}
    for name, value in pairs:
        keys = _deep_keys(parameter.name, name)
        if not keys:
            continue
        at, below = found, hints
        for key in keys[:-1]:
            below = below.of_property(key)
            inner = at.setdefault(key, {})
            at = inner if isinstance(inner, dict) else {}
        last = below.of_items if keys[-1].isdecimal() else below.of_property(keys[-1])
        text = scalar_of(_decoded(parameter, value), last)
        key = keys[-1] or str(len(at))
        at[key] = text
    return _with_lists(found, hints) if found else ABSENT


MOST_DEEP = 16
"""How many keys behind each other are followed in `name[a][b]...`."""


def _deep_keys(owner: str, name: str) -> list[str]:
    """The keys of `owner[a][b]`; none where the name is another's."""
    if not name.startswith(owner + "[") or not name.endswith("]"):
        return []
    keys = name[len(owner) + 1 : -1].split("][", MOST_DEEP)
    return keys if len(keys) <= MOST_DEEP else []


def _with_lists(value: Json, hints: TypeHints) -> Json:
    """Objects with indices for names as the lists they stand for."""
    if not isinstance(value, dict):
        return value
    if hints.may_be("array") and all(key.isdecimal() and len(key) < 10 for key in value):
        return [_with_lists(value[key], hints.of_items) for key in sorted(value, key=int)]
    return {key: _with_lists(each, hints.of_property(key)) for key, each in value.items()}


def scalar_of(text: str, hints: TypeHints) -> Json:
    """A text as the number, truth value or null that its type says it is; else as text.

    >>> from sightline.contract.surface.type_hints import hints_of
    >>> scalar_of("10", hints_of({"type": "integer"}, {})), scalar_of("10", hints_of({}, {}))
    (10, '10')
    """
    types = hints.types
    if not types or "string" in types:
        return text
    if "integer" in types and _INTEGER.fullmatch(text):
        return int(text)
    if "number" in types and _NUMBER.fullmatch(text):
        return int(text) if _INTEGER.fullmatch(text) else float(text)
    if "boolean" in types and text in ("true", "false"):
        return text == "true"
    return None if "null" in types and text in ("", "null") else text
