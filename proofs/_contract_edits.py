"""What people do to a schema from one version to the next, one small edit at a time.

Each edit gets the ground and a place; it changes the place and says True, or leaves it and says
False where it doesn't fit.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from proofs._contract_grammar import FORMATS, NAMES, NUMBERS, PATTERNS, WORDS, Ground, Schema

Edit = Callable[[Ground, Schema], bool]
EDITS: dict[str, Edit] = {}
_TYPES = ("string", "integer", "number", "boolean", "array", "object")


def _edit(kind: str) -> Callable[[Edit], Edit]:
    def named(function: Edit) -> Edit:
        EDITS[kind] = function
        return function

    return named


def _is_free(place: Schema) -> bool:
    return "$ref" not in place


def _moved(keyword: str, by: tuple[float, ...], types: tuple[str, ...]) -> Edit:
    """An edit that moves a bound, or adds it to a schema of such a type."""

    def edit(ground: Ground, place: Schema) -> bool:
        value = place.get(keyword)
        if isinstance(value, int | float) and not isinstance(value, bool):
            moved = value + ground.source.choice(by)
            if keyword.startswith(("min", "max")) and keyword not in ("minimum", "maximum"):
                moved = max(0, int(moved))
            if keyword == "multipleOf" and moved <= 0:
                moved = value * 2
            place[keyword] = moved
            return True
        if place.get("type") not in types or value is not None or not _is_free(place):
            return False
        start = ground.source.choice((1, 2, 3) if keyword != "minimum" else (-1, 0, 1, 2.5))
        place[keyword] = start
        return True

    return edit


_NUMERIC, _TEXT, _LIST, _OBJECT = ("integer", "number"), ("string",), ("array",), ("object",)
for _keyword, _kinds in (
    ("minimum", _NUMERIC),
    ("maximum", _NUMERIC),
    ("minLength", _TEXT),
    ("maxLength", _TEXT),
    ("minItems", _LIST),
    ("maxItems", _LIST),
    ("minProperties", _OBJECT),
    ("maxProperties", _OBJECT),
    ("multipleOf", _NUMERIC),
):
    EDITS[f"{_keyword}-raised"] = _moved(_keyword, (0.5, 1, 2), _kinds)
    EDITS[f"{_keyword}-lowered"] = _moved(_keyword, (-0.5, -1, -2), _kinds)


def _removed(keyword: str) -> Edit:
    def edit(_ground: Ground, place: Schema) -> bool:
        return place.pop(keyword, None) is not None

    return edit


for _keyword in (
    *("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "multipleOf"),
    *("pattern", "enum", "type", "required", "items", "not", "uniqueItems", "const", "then"),
    *("additionalProperties", "unevaluatedProperties", "patternProperties", "propertyNames"),
    *("nullable", "x-nullable", "if", "contains", "prefixItems", "discriminator"),
):
    EDITS[f"{_keyword}-removed"] = _removed(_keyword)


@_edit("exclusive-toggled")
def _exclusive(ground: Ground, place: Schema) -> bool:
    if "minimum" not in place:
        return False
    if ground.is_2020:
        place["exclusiveMinimum"] = place.pop("minimum")
    elif not place.pop("exclusiveMinimum", False):
        place["exclusiveMinimum"] = True
    return True


@_edit("pattern-changed")
def _pattern(ground: Ground, place: Schema) -> bool:
    if place.get("type") != "string":
        return False
    place["pattern"] = ground.source.choice(PATTERNS)
    return True


@_edit("unique-items-added")
def _unique(_ground: Ground, place: Schema) -> bool:
    if place.get("type") != "array":
        return False
    place["uniqueItems"] = True
    return True


@_edit("items-changed")
def _items(ground: Ground, place: Schema) -> bool:
    if "items" not in place:
        return False
    place["items"] = ground.schema()
    return True


@_edit("required-added")
def _required(ground: Ground, place: Schema) -> bool:
    names = [name for name in place.get("properties", {}) if name not in place.get("required", ())]
    if not names:
        return False
    place["required"] = [*place.get("required", ()), ground.source.choice(names)]
    return True


@_edit("required-undeclared-added")
def _required_undeclared(_ground: Ground, place: Schema) -> bool:
    if "properties" not in place:
        return False
    place["required"] = [*place.get("required", ()), "undeclared"]
    return True


@_edit("required-one-removed")
def _required_less(ground: Ground, place: Schema) -> bool:
    if not place.get("required"):
        return False
    place["required"].remove(ground.source.choice(place["required"]))
    if not place["required"]:
        del place["required"]
    return True


@_edit("property-added")
def _property_added(ground: Ground, place: Schema) -> bool:
    if "properties" not in place:
        return False
    name = ground.source.choice((*NAMES, "fresh"))
    place["properties"].setdefault(name, ground.schema())
    return True


@_edit("property-added-required")
def _property_required(ground: Ground, place: Schema) -> bool:
    if "properties" not in place:
        return False
    place["properties"]["fresh"] = ground.schema()
    place["required"] = [*place.get("required", ()), "fresh"]
    return True


@_edit("property-removed")
def _property_removed(ground: Ground, place: Schema) -> bool:
    if not place.get("properties"):
        return False
    del place["properties"][ground.source.choice(list(place["properties"]))]
    return True


@_edit("property-renamed")
def _property_renamed(ground: Ground, place: Schema) -> bool:
    if not place.get("properties"):
        return False
    name = ground.source.choice(list(place["properties"]))
    place["properties"]["renamed"] = place["properties"].pop(name)
    if name in place.get("required", ()):
        place["required"] = ["renamed" if one == name else one for one in place["required"]]
    return True


@_edit("property-changed")
def _property_changed(ground: Ground, place: Schema) -> bool:
    if not place.get("properties"):
        return False
    name = ground.source.choice(list(place["properties"]))
    place["properties"][name] = ground.schema()
    return True


@_edit("object-closed")
def _closed(_ground: Ground, place: Schema) -> bool:
    if "properties" not in place or place.get("additionalProperties") is False:
        return False
    place["additionalProperties"] = False
    return True


@_edit("object-opened")
def _opened(_ground: Ground, place: Schema) -> bool:
    if place.get("additionalProperties", True) is True and "properties" not in place:
        return False
    place["additionalProperties"] = True
    return True


@_edit("further-properties-typed")
def _further(ground: Ground, place: Schema) -> bool:
    if place.get("type") != "object":
        return False
    place["additionalProperties"] = ground.schema(0)
    return True


@_edit("enum-member-added")
def _enum_grown(ground: Ground, place: Schema) -> bool:
    if "enum" not in place:
        return False
    place["enum"] = [*place["enum"], ground.source.choice((*WORDS, "grown", 7, None))]
    return True


@_edit("enum-member-removed")
def _enum_shrunk(ground: Ground, place: Schema) -> bool:
    if len(place.get("enum", ())) < 2:
        return False
    place["enum"] = list(place["enum"])
    place["enum"].pop(ground.source.randrange(len(place["enum"])))
    return True


@_edit("enum-member-replaced")
def _enum_replaced(_ground: Ground, place: Schema) -> bool:
    if not place.get("enum"):
        return False
    place["enum"] = [*place["enum"][:-1], "replaced"]
    return True


@_edit("enum-added")
def _enum_added(ground: Ground, place: Schema) -> bool:
    if "enum" in place or place.get("type") != "string":
        return False
    place["enum"] = ground.source.sample(WORDS, 2)
    return True


@_edit("type-changed")
def _type_changed(ground: Ground, place: Schema) -> bool:
    if "type" not in place:
        return False
    place["type"] = ground.source.choice(_TYPES)
    return True


@_edit("type-added")
def _type_added(ground: Ground, place: Schema) -> bool:
    if "type" in place or not _is_free(place):
        return False
    place["type"] = ground.source.choice(_TYPES)
    return True


@_edit("type-listed")
def _type_listed(ground: Ground, place: Schema) -> bool:
    if not ground.is_2020 or not isinstance(place.get("type"), str):
        return False
    place["type"] = [place["type"], ground.source.choice(("null", *_TYPES))]
    return True


@_edit("integer-against-number")
def _integer(_ground: Ground, place: Schema) -> bool:
    other = {"integer": "number", "number": "integer"}.get(str(place.get("type")))
    if other is None:
        return False
    place["type"] = other
    return True


@_edit("nullable-toggled")
def _nullable(ground: Ground, place: Schema) -> bool:
    if "type" not in place:
        return False
    if not ground.is_2020:
        if not place.pop(ground.nullable, False):
            place[ground.nullable] = True
        return True
    written = place["type"] if isinstance(place["type"], list) else [place["type"]]
    rest = [one for one in written if one != "null"]
    place["type"] = rest if "null" in written and rest else [*written, "null"]
    return True


@_edit("nullable-beside-reference")
def _nullable_reference(ground: Ground, place: Schema) -> bool:
    if "$ref" not in place:
        return False
    place[ground.nullable] = True
    return True


@_edit("reference-sibling-added")
def _sibling(ground: Ground, place: Schema) -> bool:
    if "$ref" not in place:
        return False
    for keyword, value in ground.schema(0).items():
        place.setdefault(keyword, value)
    return True


@_edit("all-of-member-added")
def _all_of_added(ground: Ground, place: Schema) -> bool:
    if not _is_free(place):
        return False
    place["allOf"] = [*place.get("allOf", ()), ground.schema()]
    return True


def _member_removed(keyword: str) -> Edit:
    def edit(ground: Ground, place: Schema) -> bool:
        if len(place.get(keyword, ())) < 2:
            return False
        place[keyword].pop(ground.source.randrange(len(place[keyword])))
        return True

    return edit


def _member_added(keyword: str) -> Edit:
    def edit(ground: Ground, place: Schema) -> bool:
        if keyword not in place:
            return False
        at = ground.source.randrange(len(place[keyword]) + 1)
        place[keyword].insert(at, ground.schema())
        return True

    return edit


def _exchanged(before: str, after: str) -> Edit:
    def edit(ground: Ground, place: Schema) -> bool:
        if before not in place or after in place or ground.nullable == "x-nullable":
            return False
        place[after] = place.pop(before)
        return True

    return edit


for _keyword in ("allOf", "anyOf", "oneOf"):
    EDITS[f"{_keyword}-member-removed"] = _member_removed(_keyword)
    EDITS[f"{_keyword}-member-grown"] = _member_added(_keyword)
for _before, _after in (
    *(("oneOf", "anyOf"), ("anyOf", "oneOf"), ("allOf", "anyOf"), ("anyOf", "allOf")),
):
    EDITS[f"{_before}-became-{_after}"] = _exchanged(_before, _after)


@_edit("reference-swapped")
def _swapped(ground: Ground, place: Schema) -> bool:
    if "$ref" not in place:
        return False
    place["$ref"] = ground.prefix + ground.source.choice(list(ground.components))
    return True


@_edit("reference-replaced")
def _replaced(ground: Ground, place: Schema) -> bool:
    if "$ref" not in place:
        return False
    place.clear()
    place.update(ground.schema())
    return True


@_edit("component-replaced")
def _component(ground: Ground, _place: Schema) -> bool:
    name = ground.source.choice(list(ground.components))
    ground.components[name] = ground.schema(2)
    return True


@_edit("union-made")
def _union(ground: Ground, place: Schema) -> bool:
    if ground.nullable == "x-nullable" or not place:
        return False
    before = copy.deepcopy(place)
    place.clear()
    place[ground.source.choice(("anyOf", "oneOf"))] = [before, ground.schema()]
    return True


@_edit("discriminator-added")
def _discriminator(_ground: Ground, place: Schema) -> bool:
    if "oneOf" not in place and "anyOf" not in place:
        return False
    place["discriminator"] = {"propertyName": "kind"}
    return True


def _marked(mark: str) -> Edit:
    def edit(ground: Ground, place: Schema) -> bool:
        inner: list[Any] = [one for one in place.get("properties", {}).values() if one]
        if not inner:
            return False
        one = ground.source.choice(inner)
        if isinstance(one, dict) and not one.pop(mark, False):
            one[mark] = True
        return isinstance(one, dict)

    return edit


EDITS["read-only-toggled"] = _marked("readOnly")
EDITS["write-only-toggled"] = _marked("writeOnly")


@_edit("not-added")
def _not(ground: Ground, place: Schema) -> bool:
    if ground.nullable == "x-nullable" or not _is_free(place):
        return False
    place["not"] = ground.schema(0)
    return True


@_edit("format-changed")
def _format(ground: Ground, place: Schema) -> bool:
    if place.get("type") not in ("string", "integer"):
        return False
    place["format"] = ground.source.choice(FORMATS)
    return True


@_edit("default-changed")
def _default(ground: Ground, place: Schema) -> bool:
    place["default"] = ground.source.choice((*WORDS, *NUMBERS))
    return True


def _modern(keyword: str, types: tuple[str, ...], make: Callable[[Ground], Any]) -> Edit:
    """An edit that adds a keyword only JSON Schema 2020-12 knows."""

    def edit(ground: Ground, place: Schema) -> bool:
        if not ground.is_2020 or (types and place.get("type") not in types):
            return False
        place[keyword] = make(ground)
        return True

    return edit


EDITS["const-changed"] = _modern("const", _TEXT, lambda g: g.source.choice(WORDS))
EDITS["pattern-properties-changed"] = _modern(
    "patternProperties", _OBJECT, lambda g: {g.source.choice(PATTERNS): g.schema(0)}
)
EDITS["property-names-changed"] = _modern(
    "propertyNames", _OBJECT, lambda g: {"maxLength": g.source.randint(1, 4)}
)
EDITS["condition-added"] = _modern("if", (), lambda g: g.schema(1))
EDITS["consequence-added"] = _modern("then", (), lambda g: g.schema(1))
EDITS["dependency-added"] = _modern(
    "dependentRequired", _OBJECT, lambda g: {g.source.choice(NAMES): [g.source.choice(NAMES)]}
)
EDITS["unevaluated-closed"] = _modern("unevaluatedProperties", _OBJECT, lambda _g: False)
EDITS["unevaluated-typed"] = _modern("unevaluatedProperties", _OBJECT, lambda g: g.schema(0))
EDITS["prefix-items-changed"] = _modern("prefixItems", _LIST, lambda g: [g.schema(0)])
EDITS["contains-changed"] = _modern("contains", _LIST, lambda g: g.schema(0))
EDITS["dependent-schema-added"] = _modern(
    "dependentSchemas", _OBJECT, lambda g: {g.source.choice(NAMES): g.schema(1)}
)
