"""Values that a schema may accept: chance guided by the schema, with values at its bounds.

Written from the plain schema alone, for refuting whoever says that a receiver accepts all that a
sender sends. What comes out isn't always valid; the validator sorts it.
"""

from __future__ import annotations

import random
import re
from typing import Any

from sightline.contract.witnesses.declared_names import _name_in

__all__ = ["fits", "samples"]

_TYPES = ("null", "boolean", "integer", "number", "string", "array", "object")
_TEXTS = ("", "a", "b", "ab", "abc", "abcd", "A", "10", "é", "new", "grown", "replaced")
_NUMBERS = (0, 1, -1, 2, 3, 4, 5, 1.5, 0.5, 0.1, 7, 10, 11, 100, -2, 2.0)
_FREE_NAMES = ("x", "free", "1", "xa")
_LETTERS = "ab0z-"
_MOST_DEPTH = 4
_MOST_PARTS = 5_000  # of one value; whoever requires itself several times over has more

Plain = dict[str, Any]


def samples(plain: Plain, seed: int, n: int, other: Plain | None = None) -> list[Any]:
    """`n` values near what `plain` accepts; with `other`, also near where that one differs."""
    walk = _Walk(random.Random(seed), plain, other)
    found: list[Any] = []
    while len(found) < n:
        value = walk.whole(plain)
        found.append(value)
        if len(found) < n and walk.source.random() < 0.4:
            found.append(walk.changed(value))
    return found


class _Walk:
    def __init__(self, source: random.Random, plain: Plain, other: Plain | None) -> None:
        self.source = source
        self._left = 0
        self._definitions = plain.get("$defs", {})
        self._hints = _constants(plain)
        if other is not None:
            for kind, values in _constants(other).items():
                self._hints[kind] = self._hints[kind] + values

    def whole(self, plain: Plain) -> Any:
        """A value of the schema."""
        self._left = _MOST_PARTS
        return self.value([plain], 0)

    def value(self, schemas: list[Any], depth: int) -> Any:
        self._left -= 1
        if depth > _MOST_DEPTH + 3 or self._left < 0:
            return None
        facets = self._facets(schemas)
        source = self.source
        constants = [one["const"] for one in facets if "const" in one]
        if constants:
            return source.choice(constants)
        enums = [one["enum"] for one in facets if one.get("enum")]
        if enums and source.random() < 0.95:
            return source.choice(min(enums, key=len))
        kind = self._kind(facets, depth)
        if kind == "object":
            return self._object(facets, depth)
        if kind == "array":
            return self._array(facets, depth)
        if kind == "string":
            return self._string(facets)
        if kind in ("integer", "number"):
            return self._number(facets, kind)
        return None if kind == "null" else source.random() < 0.5

    def changed(self, value: Any) -> Any:
        """The value with something changed: a name left out, an item more, another word."""
        source = self.source
        if isinstance(value, dict) and value:
            name = source.choice(list(value))
            rest = {key: inner for key, inner in value.items() if key != name}
            return rest if source.random() < 0.5 else {**value, name: self.changed(value[name])}
        if isinstance(value, list) and value:
            at = source.randrange(len(value))
            kind = source.randrange(3)
            if kind == 0:
                return value[:at] + value[at + 1 :]
            return [*value, value[at]] if kind == 1 else [*value[:at], self.changed(value[at])]
        if isinstance(value, bool) or value is None:
            return source.choice((None, True, False, "a", 1))
        if isinstance(value, int | float):
            return value + source.choice((1, -1, 0.5, -0.5))
        return source.choice((*self._hints["texts"], *_TEXTS, 1, None))

    def _facets(self, schemas: list[Any]) -> list[Plain]:
        """The schemas that judge one value, with a branch chosen of each union."""
        found: list[Plain] = []
        stack = list(schemas)
        steps = 0
        while stack and steps < 60:
            here = stack.pop()
            steps += 1
            if not isinstance(here, dict):
                continue
            found.append(here)
            if "$ref" in here:
                stack.append(self._definitions.get(_name_in(here["$ref"])))
            stack.extend(here.get("allOf", ()))
            for keyword in ("anyOf", "oneOf"):
                if here.get(keyword):
                    stack.append(self.source.choice(here[keyword]))
            if "if" in here:
                then = self.source.random() < 0.5
                stack.extend([here["if"], here.get("then")] if then else [here.get("else")])
        return found

    def _kind(self, facets: list[Plain], depth: int) -> str:
        allowed: list[str] | None = None
        for facet in facets:
            if "type" in facet:
                written = facet["type"] if isinstance(facet["type"], list) else [facet["type"]]
                here = [*written, "integer"] if "number" in written else list(written)
                allowed = here if allowed is None else [one for one in allowed if one in here]
        if not allowed:
            allowed = _implied(facets) or list(_TYPES)
        if depth > _MOST_DEPTH:
            allowed = [one for one in allowed if one not in ("array", "object")] or allowed
        return self.source.choice(allowed)

    def _number(self, facets: list[Plain], kind: str) -> Any:
        source = self.source
        picks: list[Any] = []
        for facet in facets:
            for keyword in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
                if keyword in facet:
                    bound = facet[keyword]
                    picks += (bound, bound + 1, bound - 1, bound + 0.5, bound - 0.5)
            step = facet.get("multipleOf")
            if step:
                picks += (step, step * 2, step * 3, 0, -step)
        number = source.choice(picks * 2 + self._hints["numbers"] + list(_NUMBERS))
        if kind == "integer":
            return int(number) if source.random() < 0.9 else float(int(number))
        return number

    def _string(self, facets: list[Plain]) -> str:
        source = self.source
        low = max((int(one.get("minLength", 0)) for one in facets), default=0)
        high = min((int(one["maxLength"]) for one in facets if "maxLength" in one), default=low + 4)
        patterns = [one["pattern"] for one in facets if "pattern" in one]
        texts = [*_TEXTS, *self._hints["texts"]]
        if patterns:
            fitting = [text for text in texts if all(fits(one, text) for one in patterns)]
            texts = fitting or texts
        fitting = [text for text in texts if low <= len(text) <= high]
        if fitting and source.random() < 0.7:
            return str(source.choice(fitting))
        length = min(source.choice((low, high, max(0, high - 1), low + 1)), 300)
        text = str(source.choice(texts or [""])) or "a"
        return (text * (length // len(text) + 1))[:length]

    def _array(self, facets: list[Plain], depth: int) -> list[Any]:
        source = self.source
        low = max((int(one.get("minItems", 0)) for one in facets), default=0)
        high = min((int(one["maxItems"]) for one in facets if "maxItems" in one), default=low + 3)
        first = max((len(one.get("prefixItems", ())) for one in facets), default=0)
        length = min(source.choice((low, low, min(low + 1, high), high, first)), 8)
        if depth > _MOST_DEPTH:
            length = min(low, 8)
        value = []
        for number in range(length):
            inner = [_item(one, number) for one in facets]
            contains = [one["contains"] for one in facets if "contains" in one]
            if contains and (number == 0 or source.random() < 0.4):
                inner = [*inner, *contains]
            value.append(self.value([one for one in inner if one is not None], depth + 1))
        return value

    def _object(self, facets: list[Plain], depth: int) -> dict[str, Any]:
        source = self.source
        required = {name for one in facets for name in one.get("required", ())}
        declared = [name for one in facets for name in one.get("properties", {})]
        value: dict[str, Any] = {}
        share = source.choice((0.0, 0.3, 0.7, 1.0)) if depth < _MOST_DEPTH else 0.0
        for name in dict.fromkeys([*declared, *sorted(required)]):
            if name in required or source.random() < share:
                value[name] = self._member(facets, name, depth)
        is_open = not declared or any(
            one.get(keyword, False) is not False
            for one in facets
            for keyword in ("additionalProperties", "unevaluatedProperties", "patternProperties")
        )
        if is_open and source.random() < 0.5:
            names = (*_FREE_NAMES, *self._hints["names"])
            for name in source.sample(names, source.randint(1, 2)):
                value.setdefault(name, self._member(facets, name, depth))
        return value

    def _member(self, facets: list[Plain], name: str, depth: int) -> Any:
        inner: list[Any] = []
        for facet in facets:
            own = facet.get("properties", {}).get(name)
            matching = [
                one for key, one in facet.get("patternProperties", {}).items() if fits(key, name)
            ]
            if own is not None:
                inner.append(own)
            inner += matching
            if own is None and not matching:
                inner.append(facet.get("additionalProperties"))
        return self.value([one for one in inner if isinstance(one, dict)], depth + 1)


def _item(facet: Plain, number: int) -> Any:
    first = facet.get("prefixItems", ())
    return first[number] if number < len(first) else facet.get("items")


_IMPLIED = {
    "object": ("properties", "required", "additionalProperties", "minProperties", "propertyNames"),
    "array": ("items", "minItems", "maxItems", "uniqueItems", "prefixItems", "contains"),
    "string": ("minLength", "maxLength", "pattern"),
    "number": ("minimum", "maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum"),
}


def _implied(facets: list[Plain]) -> list[str]:
    return [
        kind
        for kind, keywords in _IMPLIED.items()
        if any(keyword in facet for facet in facets for keyword in keywords)
    ]


def fits(pattern: str, text: str) -> bool:
    """Whether a pattern is in a text; what `re` can't read may be in any."""
    try:
        return re.search(pattern, text) is not None
    except re.error:
        return True


def _constants(plain: Plain) -> dict[str, list[Any]]:
    """Numbers, texts and names that stand in a schema: where something happens."""
    numbers: list[Any] = []
    texts: list[str] = []
    names: list[str] = []
    stack: list[Any] = [plain]
    while stack:
        here = stack.pop()
        if isinstance(here, list):
            stack.extend(here)
        if not isinstance(here, dict):
            continue
        for keyword, value in here.items():
            if keyword in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
                if isinstance(value, int | float):
                    numbers += (value, value + 1, value - 1)
            elif keyword == "multipleOf" and isinstance(value, int | float):
                numbers += (value, value * 2)
            elif keyword == "enum" and isinstance(value, list):
                texts += [one for one in value if isinstance(one, str)]
                numbers += [one for one in value if type(one) in (int, float)]
            elif keyword in ("properties", "$defs", "patternProperties", "dependentSchemas"):
                names += value
                stack.extend(value.values())
            elif keyword in ("minLength", "maxLength") and isinstance(value, int):
                texts += ["a" * min(300, max(0, value + step)) for step in (-1, 0, 1)]
            else:
                stack.append(value)
    return {"numbers": numbers, "texts": texts, "names": names}
