"""A schema's own keywords in one form for all dialects, without what stands behind its children.

What only explains (`description`, `title`, examples) is left out. Numbers that are equal are equal
here (`1.0` and `1`), `exclusiveMinimum: true` and its number are one form, `const` is an `enum` of
one, lists whose order means nothing are sorted.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

from sightline.contract.schemas.json_types import ANYTHING, NULL, mask_of
from sightline.contract.surface.surface import Dialect

__all__ = [
    "BOOLEAN_KEYWORDS",
    "HOLDERS",
    "LISTS",
    "NAMED",
    "NOTES",
    "SINGLE",
    "canonical_text",
    "taken_apart",
]

# Keywords that hold one schema, a list of schemas, or schemas by name.
SINGLE = (
    "items", "contains", "unevaluatedItems", "additionalProperties", "propertyNames",
    "unevaluatedProperties", "not", "if", "then", "else", "contentSchema",
)  # fmt: skip
LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
NAMED = ("properties", "patternProperties", "dependentSchemas")
BOOLEAN_KEYWORDS = ("allOf", "anyOf", "oneOf", "not", "if", "then", "else")
# Keywords that restrict no value, and yet are part of what was promised.
NOTES = (
    "readOnly", "writeOnly", "default", "deprecated", "discriminator", "format",
    "contentEncoding", "contentMediaType", "x-extensible-enum", "x-sunset", "x-stability-level",
)  # fmt: skip

_COUNTS = (
    ("minLength", 0), ("maxLength", None), ("minItems", 0), ("maxItems", None),
    ("minProperties", 0), ("maxProperties", None), ("minContains", 1), ("maxContains", None),
)  # fmt: skip


def canonical_text(value: object) -> str:
    """A text that is equal for equal JSON values: keys sorted, `1.0` as `1`."""
    if type(value) is str and value.isascii() and value.isprintable():
        if '"' not in value and "\\" not in value:
            return f'"{value}"'
    elif value is None:
        return "null"
    import orjson

    try:
        plain = _plain_numbers(value)
        return orjson.dumps(plain, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS).decode()
    except (TypeError, RecursionError):  # too deep, or text that is no Unicode
        return _written_out(value)


def _plain_numbers(value: object) -> object:
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 2**63 else value
    if isinstance(value, int) and not isinstance(value, bool) and not -(2**63) <= value < 2**64:
        return {"~integer": str(value)}
    if isinstance(value, dict):
        return {str(key): _plain_numbers(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain_numbers(part) for part in value]
    return value


def _written_out(value: object) -> str:
    """The same text for values of any depth, with an explicit stack."""
    parts: list[str] = []
    pending: list[tuple[bool, object]] = [(False, value)]
    while pending:
        is_text, one = pending.pop()
        if is_text:
            parts.append(str(one))
        elif isinstance(one, dict):
            pending.append((True, "}"))
            named = sorted(
                ((str(key), part) for key, part in one.items()), key=_first, reverse=True
            )
            for place, (name, part) in enumerate(named):
                comma = "," if place < len(named) - 1 else ""
                pending += [(False, part), (True, f"{comma}{json.dumps(name)}:")]
            pending.append((True, "{"))
        elif isinstance(one, list):
            pending.append((True, "]"))
            for place in range(len(one) - 1, -1, -1):
                pending += [(False, one[place]), (True, "," if place else "")]
            pending.append((True, "["))
        else:
            parts.append(json.dumps(_plain_numbers(one)))
    return "".join(parts)


def _first(pair: tuple[str, object]) -> str:
    return pair[0]


_GREATEST = 10**300


class _BeyondReckoning(Exception):
    """A number so large that it is no limit that anything is reckoned with."""


def taken_apart(
    raw: dict[str, Any], dialect: Dialect
) -> tuple[dict[str, Any], list[tuple[str, Any, Any]]]:
    """Return a schema's own restrictions and notes, and the schemas that stand in it.

    Children are (keyword, name or index or None, schema). `$ref` is not looked at. Of what has the
    wrong type nothing is known: the schema is `opaque`.
    """
    own: dict[str, Any] = {}
    children: list[tuple[str, Any, Any]] = []
    for keyword, value in raw.items():
        reader = _READERS.get(keyword)
        if reader is not None:
            _read_into(own, keyword, value, reader, dialect)
        elif keyword in HOLDERS:
            if not _holds_schemas(keyword, value):
                own["opaque"] = f"`{keyword}` can't be read"
            elif keyword == "properties" and value == {}:
                own["properties"] = ()  # no name is declared, which is not the same as unwritten
            _add_children(children, keyword, value)
    if not raw.keys().isdisjoint(_BY_DIALECT):
        if dialect is Dialect.JSON_SCHEMA_2020:
            if "const" in raw:
                _and_const(own, raw["const"])
            _exclusive_numbers(own, raw)
        else:
            _as_in_openapi_3_0(own, raw, dialect)
    if own.get("type") == ANYTHING:
        del own["type"]
    return own, children


def _read_into(
    own: dict[str, Any],
    keyword: str,
    value: object,
    reader: Callable[[object], Any],
    dialect: Dialect,
) -> None:
    try:
        read = reader(value)
    except _BeyondReckoning:
        own["opaque"] = f"{keyword} {value}"
        return
    if read is None:
        if value is not None and not isinstance(value, _FORMS.get(keyword, object)):
            own["opaque"] = f"`{keyword}` can't be read"
    elif keyword != "writeOnly" or dialect is not Dialect.SWAGGER_2:
        own[keyword] = read


def _holds_schemas(keyword: str, value: object) -> bool:
    """Whether what should hold schemas has the form for it; null is as good as unwritten."""
    if value is None:
        return True
    if keyword in _NAMED:
        return isinstance(value, dict) and all(
            isinstance(one, dict | bool) for one in value.values()
        )
    if keyword in _LISTS or (keyword == "items" and isinstance(value, list)):
        return isinstance(value, list) and all(isinstance(one, dict | bool) for one in value)
    return isinstance(value, dict | bool)


# How keywords may be written; `type` in no other way than those that are read.
_FORMS: dict[str, tuple[type, ...]] = {
    "type": (),
    "enum": (list,),
    "pattern": (str,),
    "required": (list, bool),
    "uniqueItems": (bool,),
    "dependentRequired": (dict,),
    **dict.fromkeys(("minimum", "maximum", "multipleOf"), (int, float)),
    **{one: (int, float) for one, _ in _COUNTS},
}

_BY_DIALECT = frozenset(("const", "exclusiveMinimum", "exclusiveMaximum", "nullable", "x-nullable"))


def _add_children(children: list[tuple[str, Any, Any]], keyword: str, value: object) -> None:
    if isinstance(value, dict) and keyword in _NAMED:
        for name, child in value.items():
            if isinstance(child, dict | bool):
                children.append((keyword, name, child))
    elif isinstance(value, list) and (keyword in _LISTS or keyword == "items"):
        if keyword == "items":  # draft 4: a tuple
            keyword = "prefixItems"
        for number, child in enumerate(value):
            if isinstance(child, dict | bool):
                children.append((keyword, number, child))
    elif keyword not in _NAMED and keyword not in _LISTS and isinstance(value, dict | bool):
        children.append((keyword, None, value))


def _and_const(own: dict[str, Any], value: object) -> None:
    text = canonical_text(value)
    allowed = own.get("enum")
    own["enum"] = (text,) if allowed is None or text in allowed else ()


def _as_in_openapi_3_0(own: dict[str, Any], raw: dict[str, Any], dialect: Dialect) -> None:
    """`nullable` counts only beside `type`; exclusive bounds are yes or no (OpenAPI 3.0.3)."""
    nullable = raw.get("nullable") is True
    if dialect is Dialect.SWAGGER_2:
        nullable = raw.get("x-nullable") is True
    if nullable and "type" in own:
        own["type"] |= NULL
    for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if bound in own and raw.get(exclusive) is True:
            own[bound] = (own[bound][0], True)
    for keyword in ("exclusiveMinimum", "exclusiveMaximum"):
        if not isinstance(raw.get(keyword), bool):
            _one_exclusive(own, raw, keyword)


def _exclusive_numbers(own: dict[str, Any], raw: dict[str, Any]) -> None:
    for keyword in ("exclusiveMinimum", "exclusiveMaximum"):
        _one_exclusive(own, raw, keyword)


def _one_exclusive(own: dict[str, Any], raw: dict[str, Any], keyword: str) -> None:
    """An exclusive bound as a number; the tighter one counts where an inclusive stands beside."""
    try:
        value = _number(raw.get(keyword))
    except _BeyondReckoning:
        own["opaque"] = f"{keyword} {raw[keyword]}"
        return
    if value is None:
        return
    bound = "minimum" if keyword == "exclusiveMinimum" else "maximum"
    other = own.get(bound)
    tighter = other is None or (value >= other[0] if bound == "minimum" else value <= other[0])
    if tighter:
        own[bound] = (value, True)


_NAMED, _LISTS = frozenset(NAMED), frozenset(LISTS)
HOLDERS = frozenset((*NAMED, *LISTS, *SINGLE))


def _number(value: object) -> int | float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, int):
        if abs(value) > _GREATEST:
            raise _BeyondReckoning
        return value
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() else value


def _bound(value: object) -> tuple[int | float, bool] | None:
    number = _number(value)
    return None if number is None else (number, False)


def _count(least: int | None) -> Callable[[object], int | None]:
    def read(value: object) -> int | None:
        number = _number(value)
        if not isinstance(number, int) or number < 0 or number == least:
            return None
        return number

    return read


def _factor(value: object) -> int | float | None:
    number = _number(value)
    return number if number is not None and number > 0 else None


def _enum(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list):
        return None
    return tuple(sorted({canonical_text(item) for item in value}))


def _names(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list):
        return None
    return tuple(sorted({name for name in value if isinstance(name, str)})) or None


def _dependent_names(value: object) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    if not isinstance(value, dict):
        return None
    pairs = [(str(name), _names(needed) or ()) for name, needed in value.items()]
    return tuple(sorted(pair for pair in pairs if pair[1])) or None


def _flag(value: object) -> bool | None:
    return True if value is True else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _pattern(value: object) -> tuple[str, ...] | None:
    return (value,) if isinstance(value, str) else None


def _anything(value: object) -> str | None:
    return canonical_text(value)


def _discriminator(value: object) -> str | None:
    """Without the mappings that are implied: a name to the component of that name."""
    if not isinstance(value, dict):
        return canonical_text(value)
    mapping = value.get("mapping")
    named = {
        str(name): str(target).rsplit("/", 1)[-1]
        for name, target in (mapping.items() if isinstance(mapping, dict) else ())
    }
    told = {name: target for name, target in named.items() if name != target}
    return canonical_text({"propertyName": value.get("propertyName"), "mapping": told})


_READERS: dict[str, Callable[[object], Any]] = {
    "type": mask_of,
    "enum": _enum,
    "minimum": _bound,
    "maximum": _bound,
    "multipleOf": _factor,
    "pattern": _pattern,
    "uniqueItems": _flag,
    "required": _names,
    "dependentRequired": _dependent_names,
    "readOnly": _flag,
    "writeOnly": _flag,
    "deprecated": _flag,
    "default": _anything,
    "discriminator": _discriminator,
    "format": _text,
    "contentEncoding": _text,
    "contentMediaType": _text,
    "x-extensible-enum": _enum,
    "x-sunset": _anything,
    "x-stability-level": _anything,
    "$dynamicRef": _text,
    **{keyword: _count(least) for keyword, least in _COUNTS},
}
