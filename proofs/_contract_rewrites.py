"""Other words for the same schema: whoever compares the two must find them equal.

Each rewrite gets the ground and a place; it rewrites and says True, or leaves it and says False
where it doesn't fit. Where a mark (readOnly, writeOnly) could be lost from sight by it, it doesn't.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from proofs._contract_grammar import Ground, Schema, nodes

Rewrite = Callable[[Ground, Schema], bool]
REWRITES: dict[str, Rewrite] = {}
_ALL_TYPES = ("null", "boolean", "object", "array", "number", "string")
_MARKS = ("readOnly", "writeOnly")


def _rewrite(kind: str) -> Callable[[Rewrite], Rewrite]:
    def named(function: Rewrite) -> Rewrite:
        REWRITES[kind] = function
        return function

    return named


def _become(place: Schema, after: Schema) -> bool:
    place.clear()
    place.update(after)
    return True


def _beside_works(ground: Ground, place: Schema) -> bool:
    """Whether a keyword written here counts."""
    return ground.is_2020 or "$ref" not in place


@_rewrite("keys-reordered")
def _keys(ground: Ground, place: Schema) -> bool:
    items = list(place.items())
    ground.source.shuffle(items)
    return len(items) > 1 and _become(place, dict(items))


@_rewrite("properties-reordered")
def _properties(ground: Ground, place: Schema) -> bool:
    items = list(place.get("properties", {}).items())
    ground.source.shuffle(items)
    return len(items) > 1 and _become(place, {**place, "properties": dict(items)})


def _shuffled(keyword: str) -> Rewrite:
    def rewrite(ground: Ground, place: Schema) -> bool:
        written = place.get(keyword)
        if not isinstance(written, list) or len(written) < 2:
            return False
        place[keyword] = ground.source.sample(written, len(written))
        return True

    return rewrite


for _keyword in ("required", "enum", "allOf", "anyOf", "oneOf", "type"):
    REWRITES[f"{_keyword}-reordered"] = _shuffled(_keyword)


def _wrapped(keyword: str) -> Rewrite:
    def rewrite(ground: Ground, place: Schema) -> bool:
        if keyword != "allOf" and (ground.nullable == "x-nullable" or ground.holds(*_MARKS)):
            return False
        return _become(place, {keyword: [copy.copy(place)]})

    return rewrite


for _keyword in ("allOf", "anyOf", "oneOf"):
    REWRITES[f"wrapped-in-{_keyword}"] = _wrapped(_keyword)


@_rewrite("single-branch-unwrapped")
def _unwrapped(ground: Ground, place: Schema) -> bool:
    if ground.holds(*_MARKS) or len(place) != 1:
        return False
    ((keyword, members),) = place.items()
    known = ("allOf",) if ground.nullable == "x-nullable" else ("allOf", "anyOf", "oneOf")
    if keyword not in known or len(members) != 1 or not isinstance(members[0], dict):
        return False
    return _become(place, members[0])


@_rewrite("reference-inlined")
def _inlined(ground: Ground, place: Schema) -> bool:
    if set(place) != {"$ref"}:
        return False
    component = ground.components.get(place["$ref"].removeprefix(ground.prefix))
    if not isinstance(component, dict) or component is place:
        return False
    return _become(place, copy.deepcopy(component))


@_rewrite("component-extracted")
def _extracted(ground: Ground, place: Schema) -> bool:
    name = f"Extracted{len(ground.components)}"
    ground.components[name] = copy.copy(place)
    return _become(place, {"$ref": ground.prefix + name})


@_rewrite("component-renamed")
def _renamed(ground: Ground, _place: Schema) -> bool:
    before = ground.source.choice(list(ground.components))
    after = f"Renamed{len(ground.components)}"
    if after in ground.components:
        return False
    _repoint(ground.document, ground.prefix + before, ground.prefix + after)
    ground.components[after] = ground.components.pop(before)
    return True


def _repoint(document: dict[str, Any], before: str, after: str) -> None:
    for place in nodes(document):
        if place.get("$ref") == before:
            place["$ref"] = after


@_rewrite("cycle-unrolled")
def _unrolled(ground: Ground, _place: Schema) -> bool:
    name = ground.source.choice(list(ground.components))
    twin = f"{name}Again"
    if twin in ground.components:
        return False
    second = copy.deepcopy(ground.components[name])
    first = ground.components[name]
    around = {"root": {"definitions": {"x": first}}, "schema": True}
    _repoint(around, ground.prefix + name, ground.prefix + twin)
    ground.components[twin] = second
    return True


@_rewrite("uses-spread-over-twins")
def _twins(ground: Ground, place: Schema) -> bool:
    name = place.get("$ref", "").removeprefix(ground.prefix)
    if name not in ground.components or f"{name}Twin" in ground.components:
        return False
    ground.components[f"{name}Twin"] = copy.deepcopy(ground.components[name])
    place["$ref"] += "Twin"
    return True


# What must stay together when a schema is split: each group judges on its own.
_GROUPS = (
    ("type", "nullable", "x-nullable"),
    ("enum",),
    ("const",),
    ("minimum", "exclusiveMinimum"),
    ("maximum", "exclusiveMaximum"),
    ("multipleOf",),
    ("minLength",),
    ("maxLength",),
    ("pattern",),
    ("minItems",),
    ("maxItems",),
    ("uniqueItems",),
    ("items", "prefixItems", "additionalItems"),
    ("contains", "minContains", "maxContains"),
    ("minProperties",),
    ("maxProperties",),
    ("required",),
    ("properties", "patternProperties", "additionalProperties"),
    ("propertyNames",),
    ("allOf",),
    ("anyOf",),
    ("oneOf",),
    ("not",),
    ("if", "then", "else"),
    ("dependentRequired",),
    ("dependentSchemas",),
)
_GROUP_OF = {keyword: group for group in _GROUPS for keyword in group}


@_rewrite("split-into-all-of")
def _split(ground: Ground, place: Schema) -> bool:
    written = list(dict.fromkeys(_GROUP_OF[one] for one in place if one in _GROUP_OF))
    is_open = any(one.startswith("unevaluated") or one == "$ref" for one in place)
    if len(written) < 2 or is_open or "allOf" in place or ground.holds(*_MARKS):
        return False
    moved = ground.source.sample(written, ground.source.randint(1, len(written) - 1))
    member = {key: value for group in moved for key, value in place.items() if key in group}
    rest = {key: value for key, value in place.items() if key not in member}
    return _become(place, {**rest, "allOf": [member]})


@_rewrite("all-of-merged")
def _merged(ground: Ground, place: Schema) -> bool:
    members = place.get("allOf", ())
    if not members or "$ref" in place or ground.holds(*_MARKS):
        return False
    used: set[Any] = {_GROUP_OF.get(keyword, keyword) for keyword in place if keyword != "allOf"}
    together = {key: value for key, value in place.items() if key != "allOf"}
    for member in members:
        if not isinstance(member, dict) or not all(key in _GROUP_OF for key in member):
            return False
        groups = {_GROUP_OF[key] for key in member}
        if groups & used:
            return False
        used |= groups
        together |= member
    return _become(place, together)


@_rewrite("const-as-enum")
def _const(ground: Ground, place: Schema) -> bool:
    if not ground.is_2020 or "const" not in place or "enum" in place:
        return False
    place["enum"] = [place.pop("const")]
    return True


@_rewrite("enum-as-const")
def _enum(ground: Ground, place: Schema) -> bool:
    if not ground.is_2020 or len(place.get("enum", ())) != 1 or "const" in place:
        return False
    place["const"] = place.pop("enum")[0]
    return True


@_rewrite("enum-as-branches")
def _enum_branches(ground: Ground, place: Schema) -> bool:
    if ground.nullable == "x-nullable" or not place.get("enum") or "anyOf" in place:
        return False
    if not _beside_works(ground, place):
        return False
    place["anyOf"] = [{"enum": [one]} for one in place.pop("enum")]
    return True


@_rewrite("enum-member-doubled")
def _doubled(ground: Ground, place: Schema) -> bool:
    if not place.get("enum"):
        return False
    place["enum"] = [*place["enum"], ground.source.choice(place["enum"])]
    return True


@_rewrite("types-as-branches")
def _types(ground: Ground, place: Schema) -> bool:
    if not isinstance(place.get("type"), list) or "anyOf" in place or not ground.is_2020:
        return False
    place["anyOf"] = [{"type": one} for one in place.pop("type")]
    return True


@_rewrite("null-as-branch")
def _null(ground: Ground, place: Schema) -> bool:
    written = place.get("type")
    if not ground.is_2020 or not isinstance(written, list) or "null" not in written:
        return False
    rest = [one for one in written if one != "null"]
    is_plain = not set(place) & {"enum", "const", "not", "allOf", "anyOf", "oneOf", "if", "$ref"}
    if not rest or not is_plain or ground.holds(*_MARKS):
        return False
    return _become(place, {"anyOf": [{**place, "type": rest}, {"type": "null"}]})


@_rewrite("nullable-in-another-member")
def _nullable(ground: Ground, place: Schema) -> bool:
    if not place.get(ground.nullable) or ground.is_2020 or not isinstance(place.get("type"), str):
        return False
    if "allOf" in place or "$ref" in place:
        return False
    place["allOf"] = [{"type": place["type"], ground.nullable: True}]
    return True


@_rewrite("true-member-added")
def _true_member(ground: Ground, place: Schema) -> bool:
    if not _beside_works(ground, place):
        return False
    place["allOf"] = [*place.get("allOf", ()), {}]
    return True


@_rewrite("false-branch-added")
def _false_branch(ground: Ground, place: Schema) -> bool:
    for keyword in ("anyOf", "oneOf"):
        if keyword in place and ground.nullable != "x-nullable" and _beside_works(ground, place):
            nothing: Any = False if ground.is_2020 else {"not": {}}
            place[keyword] = [*place[keyword], nothing]
            return True
    return False


@_rewrite("branch-doubled")
def _branch_doubled(ground: Ground, place: Schema) -> bool:
    for keyword in ("anyOf", "allOf"):
        if place.get(keyword) and (keyword == "allOf" or ground.nullable != "x-nullable"):
            place[keyword] = [*place[keyword], copy.deepcopy(place[keyword][0])]
            return True
    return False


@_rewrite("nested-all-of")
def _nested(_ground: Ground, place: Schema) -> bool:
    if len(place.get("allOf", ())) < 2:
        return False
    first, *rest = place["allOf"]
    place["allOf"] = [first, {"allOf": rest}]
    return True


@_rewrite("negated-twice")
def _negated(ground: Ground, place: Schema) -> bool:
    hidden = (*_MARKS, "unevaluatedProperties", "unevaluatedItems", "properties")
    if ground.nullable == "x-nullable" or ground.holds(*hidden, "patternProperties"):
        return False
    return _become(place, {"not": {"not": copy.copy(place)}})


@_rewrite("integer-bounds-respelt")
def _integer_bounds(ground: Ground, place: Schema) -> bool:
    low = place.get("minimum")
    if place.get("type") != "integer" or place.get(ground.nullable) or "$ref" in place:
        return False
    if not isinstance(low, int) or "exclusiveMinimum" in place:
        return False
    if ground.is_2020:
        del place["minimum"]
        place["exclusiveMinimum"] = low - 1
    else:
        place.update(minimum=low - 1, exclusiveMinimum=True)
    return True


@_rewrite("integer-bound-rounded")
def _rounded(_ground: Ground, place: Schema) -> bool:
    high = place.get("maximum")
    if place.get("type") != "integer" or not isinstance(high, int):
        return False
    if "exclusiveMaximum" in place:
        return False
    place["maximum"] = high + 0.5
    return True


@_rewrite("integer-as-number")
def _integer(_ground: Ground, place: Schema) -> bool:
    if place.get("type") != "integer" or "multipleOf" in place or "$ref" in place:
        return False
    place.update(type="number", multipleOf=1)
    return True


@_rewrite("exclusive-respelt")
def _exclusive(ground: Ground, place: Schema) -> bool:
    if ground.is_2020 or "maximum" not in place or "exclusiveMaximum" in place:
        return False
    place["exclusiveMaximum"] = False
    return True


@_rewrite("bound-doubled")
def _bound(ground: Ground, place: Schema) -> bool:
    if not _beside_works(ground, place):
        return False
    for keyword, step in (("minimum", -1), ("maximum", 1), ("maxLength", 1), ("maxItems", 1)):
        if isinstance(place.get(keyword), int | float):
            wider = {keyword: place[keyword] + step}
            place["allOf"] = [*place.get("allOf", ()), wider]
            return True
    return False


@_rewrite("idle-keyword-added")
def _idle(ground: Ground, place: Schema) -> bool:
    if not _beside_works(ground, place):
        return False
    idle: list[tuple[str, Any]] = [("minLength", 0), ("minItems", 0), ("minProperties", 0)]
    idle += [("uniqueItems", False), ("enum", None)]
    keyword, value = ground.source.choice(idle[:4])
    if keyword in place:
        return False
    place[keyword] = value
    return True


@_rewrite("all-types-listed")
def _all_types(ground: Ground, place: Schema) -> bool:
    if not ground.is_2020 or "type" in place:
        return False
    place["type"] = list(_ALL_TYPES)
    return True


@_rewrite("words-changed")
def _words(ground: Ground, place: Schema) -> bool:
    place[ground.source.choice(("description", "title", "example", "x-note"))] = "Other words"
    return True


@_rewrite("required-doubled")
def _required(ground: Ground, place: Schema) -> bool:
    if not place.get("required") or not _beside_works(ground, place) or ground.holds(*_MARKS):
        return False
    place["allOf"] = [*place.get("allOf", ()), {"required": [place["required"][0]]}]
    return True


@_rewrite("discriminator-described")
def _discriminator(_ground: Ground, place: Schema) -> bool:
    if "discriminator" in place or not ("oneOf" in place or "anyOf" in place):
        return False
    place["discriminator"] = {"propertyName": "kind"}
    return True


@_rewrite("unused-component-added")
def _unused(ground: Ground, _place: Schema) -> bool:
    ground.components[f"Unused{len(ground.components)}"] = ground.schema()
    return True


@_rewrite("annotations-removed")
def _annotations(_ground: Ground, place: Schema) -> bool:
    before = len(place)
    for keyword in ("description", "title", "example", "format", "default"):
        place.pop(keyword, None)
    return len(place) < before
