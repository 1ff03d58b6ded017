"""Which keywords a dialect of OpenAPI gives a meaning, and which of their values are well formed.

* 2.0: Swagger 2.0, "Schema Object" (JSON Schema draft 4, a subset);
* 3.0: OpenAPI 3.0.4, section 4.7.24 (JSON Schema draft 5, a subset);
* 2020-12: OpenAPI 3.1 and 3.2, all of JSON Schema 2020-12.

A keyword with a meaning elsewhere only (`const` in 3.0), or with a value that isn't well formed
(`minimum: "5"`), can't be judged: strict tools refuse the document, lenient ones differ.
"""

from __future__ import annotations

from functools import lru_cache
from math import isfinite

from sightline.contract.surface.surface import Dialect

__all__ = [
    "COUNTS",
    "NUMBERS",
    "TOUCHES",
    "compiles",
    "is_count",
    "is_json",
    "is_name",
    "is_number",
    "meaning",
]

TYPES = frozenset({"null", "boolean", "object", "array", "number", "string", "integer"})
NUMBERS = ("minimum", "maximum", "multipleOf")
COUNTS = (
    *("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"),
    *("minContains", "maxContains"),
)
_SWAGGER = frozenset(
    {"type", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}
    | {"minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems", "items"}
    | {"additionalItems", "minProperties", "maxProperties", "required", "properties"}
    | {"additionalProperties", "allOf", "$ref"}
)
_OPENAPI_3_0 = _SWAGGER | {"anyOf", "oneOf", "not"}
_JSON_SCHEMA = (
    (_OPENAPI_3_0 - {"additionalItems"})
    | {"const", "if", "then", "else", "prefixItems", "contains", "minContains", "maxContains"}
    | {"patternProperties", "propertyNames", "dependentSchemas", "dependentRequired"}
    | {"unevaluatedItems", "unevaluatedProperties", "$dynamicRef"}
)
_MEANT = {
    Dialect.SWAGGER_2: _SWAGGER,
    Dialect.OPENAPI_3_0: _OPENAPI_3_0,
    Dialect.JSON_SCHEMA_2020: _JSON_SCHEMA,
}
_KNOWN_SOMEWHERE = _JSON_SCHEMA | {"dependencies"}

_OF_STRINGS = ("pattern", "minLength", "maxLength")
_OF_NUMBERS = (*NUMBERS, "exclusiveMinimum", "exclusiveMaximum")
_OF_ARRAYS = (
    *("items", "additionalItems", "prefixItems", "uniqueItems", "minItems", "maxItems"),
    *("contains", "minContains", "maxContains", "unevaluatedItems"),
)
_OF_OBJECTS = (
    *("properties", "patternProperties", "additionalProperties", "unevaluatedProperties"),
    *("required", "minProperties", "maxProperties", "propertyNames"),
    *("dependentSchemas", "dependentRequired", "dependencies"),
)
TOUCHES: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(_OF_STRINGS, (str,)),
    **dict.fromkeys(_OF_NUMBERS, (int, float)),
    **dict.fromkeys(_OF_ARRAYS, (list,)),
    **dict.fromkeys(_OF_OBJECTS, (dict,)),
}
"""The types of values a keyword says something about; of any, where it isn't named."""

_TOO_LARGE: int = 10**300
_DEEPEST_VALUE = 60


def meaning(keyword: object, dialect: Dialect) -> bool | None:
    """Whether a dialect gives the keyword a meaning; None where no dialect does."""
    if keyword in _MEANT[dialect]:
        return True
    return False if keyword in _KNOWN_SOMEWHERE else None


def is_number(value: object) -> bool:
    """A finite number of a size that every reader of JSON can read."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if isinstance(value, float):
        return isfinite(value)
    return abs(value) < _TOO_LARGE


def is_count(value: object) -> bool:
    """A whole number, not negative (`2.0` is one)."""
    if not is_number(value):
        return False
    assert isinstance(value, int | float)
    return value >= 0 and value == int(value)


def is_json(value: object) -> bool:
    """Whether this is a value of JSON, not nested too deep to be handed on."""
    stack = [(value, 0)]
    while stack:
        here, depth = stack.pop()
        if depth > _DEEPEST_VALUE:
            return False
        if isinstance(here, dict):
            if not all(_is_text(key) for key in here):
                return False
            stack.extend((one, depth + 1) for one in here.values())
        elif isinstance(here, list):
            stack.extend((one, depth + 1) for one in here)
        elif not (here is None or isinstance(here, bool) or is_number(here) or _is_text(here)):
            return False
    return True


def is_name(value: object, *, is_pattern: bool = False) -> bool:
    """Whether this can be the name of a property (or a pattern of such names)."""
    return _is_text(value) and (not is_pattern or compiles(str(value)))


def _is_text(value: object) -> bool:
    if not isinstance(value, str):
        return False
    return value.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in value)


@lru_cache(maxsize=4096)
def compiles(pattern: str) -> bool:
    """Whether the validator can read a regular expression (ECMA-262; it knows most of it)."""
    from jsonschema_rs import Draft202012Validator, ValidationError

    if len(pattern) > 5000 or not _is_text(pattern):
        return False
    try:
        Draft202012Validator({"pattern": pattern})
    except (ValidationError, ValueError):
        return False
    return True
