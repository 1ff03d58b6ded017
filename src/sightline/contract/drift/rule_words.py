"""A broken rule in words."""

from __future__ import annotations

__all__ = ["rule_words"]

_BOUNDS = {
    "minimum": "is below",
    "maximum": "is above",
    "exclusiveMinimum": "is not above",
    "exclusiveMaximum": "is not below",
    "multipleOf": "is no multiple of",
    "minLength": "is shorter than",
    "maxLength": "is longer than",
    "minItems": "has fewer items than",
    "maxItems": "has more items than",
    "minProperties": "has fewer fields than",
    "maxProperties": "has more fields than",
    "pattern": "doesn't match",
    "const": "is not",
    "enum": "is not",
}
_PLAIN = {
    "anyOf": "fits none of the alternatives",
    "oneOf": "fits none of the alternatives",
    "not": "is what the contract rules out",
    "uniqueItems": "holds the same item twice",
    "contains": "holds no item that must be there",
    "propertyNames": "has a field whose name isn't allowed",
    "if": "doesn't fit the case it is",
}


def rule_words(keyword: str, name: str, wanted: str, example: str, where: str) -> str:
    """What is wrong, as a sentence without its subject's place.

    >>> rule_words("required", "id", "", "an object of 2", "Pet")
    'Pet: `id` is missing'
    """
    if "parameter" in where.partition(" of ")[0] and name:
        where = f"the parameter `{name}`"
        if keyword == "required":
            return f"{where} is missing"
    subject = f"{where}: {example}" if example else where
    if keyword == "required":
        return f"{where}: `{name}` is missing" if name else f"{where}: nothing was sent"
    if keyword in ("additionalProperties", "unevaluatedProperties"):
        return f"{where}: `{name}` isn't allowed here"
    if keyword == "media":
        return f"{where}: a body isn't {name}"
    if keyword == "type":
        return f"{subject} instead of {wanted}"
    if keyword == "oneOf" and wanted:
        return f"{subject} fits several alternatives where {wanted} may fit"
    if keyword in _BOUNDS:
        return f"{subject} {_BOUNDS[keyword]} {wanted}"
    return f"{subject} {_PLAIN.get(keyword, f'breaks `{keyword}`')}"
