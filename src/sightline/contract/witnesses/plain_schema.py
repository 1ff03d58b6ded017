"""A contract's schema as one plain JSON Schema 2020-12 document, for tools that know no OpenAPI.

Written straight from the document that was read, so that it is independent of how Sightline itself
compares schemas. References are kept (cycles too): every component that is reached stands once
under `$defs`. What changes validation is translated, what doesn't is left out:

* `format` is an annotation (JSON Schema 2020-12, validation, section 7.2.1);
* `discriminator` is left out: it "MUST NOT change the validation outcome of the schema" (OpenAPI
  3.1.2, Discriminator Object), it is a hint; 2.0 and 3.0 give it no rule of validation either;
* `nullable` adds null only "if type is explicitly defined within the same Schema Object" (3.0.4,
  section 4.7.24.1), and an `enum` beside it still says which values there are;
* beside a `$ref`, nothing counts in 2.0 and 3.0 ("any properties added SHALL be ignored", 3.0.4,
  section 4.7.23).

A keyword that can't be judged (see `keywords`) is left out too, and its name noted under
`UNJUDGED`: a validator that comes across the note withholds its word.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from sightline.contract.surface.surface import Dialect, Direction
from sightline.contract.witnesses import keywords as kw
from sightline.contract.witnesses.projection import Projection
from sightline.contract.witnesses.references import References, Target

__all__ = ["UNJUDGED", "PlainSchemas", "plain_schema", "unjudged"]

UNJUDGED = "x-unjudged"
_COMPONENTS = ("/components/schemas/", "/definitions/")
_NONE: frozenset[str] = frozenset()
_LISTS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_MAPS = frozenset({"properties", "patternProperties", "dependentSchemas"})
_SAME_VALUE = frozenset({"allOf", "anyOf", "oneOf", "then", "else", "dependentSchemas"})
_SINGLE = frozenset(
    {"additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"}
    | {"unevaluatedItems", "unevaluatedProperties"}
)


def plain_schema(
    root: dict[str, object],
    schema: object,
    dialect: Dialect,
    direction: Direction | None,
    *,
    is_sending: bool = False,
) -> dict[str, object]:
    """The schema of one place of a document, self-contained; for many places, `PlainSchemas`."""
    return PlainSchemas(root, dialect, direction, is_sending=is_sending).plain(schema)


def unjudged(plain: dict[str, object]) -> tuple[str, ...]:
    """The keywords of a plain schema that nobody can judge, each as `keyword in component`."""
    found = []
    stack: list[tuple[object, str]] = [(plain, "")]
    while stack:
        here, owner = stack.pop()
        if isinstance(here, dict):
            for keyword, inner in here.items():
                if keyword == UNJUDGED and isinstance(inner, list):
                    found += [f"{one} in {owner}" if owner else one for one in inner]
                elif keyword == "$defs" and not owner and isinstance(inner, dict):
                    stack.extend((one, name) for name, one in inner.items())
                elif keyword not in ("enum", "const"):
                    stack.append((inner, owner))
        elif isinstance(here, list):
            stack.extend((one, owner) for one in here)
    return tuple(sorted(set(found)))


@dataclass(frozen=True, slots=True)
class _Key:
    """A component as it is used: without the names that the direction doesn't carry."""

    pointer: str
    without: frozenset[str]

    @property
    def name(self) -> str:
        if self.without:
            return f"~without {json.dumps(sorted(self.without))} {self.pointer}"
        for prefix in _COMPONENTS:
            short = self.pointer.removeprefix(prefix)
            if short != self.pointer and short and short[0] not in "/~" and "/" not in short:
                return short
        return self.pointer


@dataclass(frozen=True, slots=True)
class _Translated:
    schema: object
    uses: tuple[_Key, ...]


@dataclass(slots=True)
class _Job:
    """One subschema to translate, and where it goes."""

    schema: object
    base: str
    without: frozenset[str]
    into: dict[Any, object]
    key: str | int

    def put(self, plain: object) -> None:
        self.into[self.key] = plain


class PlainSchemas:
    """The plain schemas of one document in one direction; a component is translated once.

    What only the other direction carries is not required; the receiver ignores its value, the
    sender (`is_sending`), if it sends it at all, sends what the schema says.
    """

    def __init__(
        self,
        root: dict[str, object],
        dialect: Dialect,
        direction: Direction | None,
        *,
        is_sending: bool = False,
    ) -> None:
        self._is_sending = is_sending
        self._dialect = dialect
        self._is_2020 = dialect is Dialect.JSON_SCHEMA_2020
        self._references = References(root, dialect)
        self._projection = Projection(self._references, dialect, direction)
        self._translated: dict[_Key, _Translated] = {}

    def plain(self, schema: object, base: str = "") -> dict[str, object]:
        """A schema with all that it reaches; `base` is the pointer of an enclosing `$id`."""
        top = self._translate(schema, base, _NONE)
        reached: dict[str, object] = {}
        seen: set[_Key] = set()
        stack = list(reversed(top.uses))
        while stack:
            key = stack.pop()
            if key in seen:
                continue
            seen.add(key)
            component = self._component(key)
            reached[key.name] = component.schema
            stack.extend(reversed(component.uses))
        plain: dict[str, object] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
        plain.update(top.schema if isinstance(top.schema, dict) else {"allOf": [top.schema]})
        if reached:
            plain["$defs"] = dict(sorted(reached.items()))
        return plain

    def _component(self, key: _Key) -> _Translated:
        if key not in self._translated:
            target = self._references.at(key.pointer)
            assert target is not None
            self._translated[key] = self._translate(target.schema, target.base, key.without)
        return self._translated[key]

    def _translate(self, schema: object, base: str, without: frozenset[str]) -> _Translated:
        result: dict[Any, object] = {}
        uses: dict[_Key, None] = {}
        jobs = [_Job(schema, base, without, result, 0)]
        while jobs:
            job = jobs.pop()
            if isinstance(job.schema, bool):
                job.put(job.schema)
            elif isinstance(job.schema, dict):
                _Schema(self, job, uses, jobs).translate()
            else:
                job.put({UNJUDGED: ["schema"]})
        return _Translated(result[0], tuple(uses))

    def key(self, target: Target, without: frozenset[str]) -> _Key:
        """How a component is named when it is used without some names."""
        if without:
            without = self._projection.mentioned(target.pointer, without)
        return _Key(target.pointer, without)


class _Schema:
    """One schema object on its way: keywords go to `out`, subschemas back onto the pile of jobs."""

    def __init__(
        self, of: PlainSchemas, job: _Job, uses: dict[_Key, None], jobs: list[_Job]
    ) -> None:
        assert isinstance(job.schema, dict)
        self._of, self._uses, self._jobs = of, uses, jobs
        self._schema: dict[str, object] = job.schema
        self._base = job.base
        self._out: dict[str, object] = {}
        self._bad: list[str] = []
        self._beside: list[object] = []
        self._without = job.without
        self._dialect = of._dialect
        job.put(self._out)

    def translate(self) -> None:
        schema = self._schema
        if self._of._is_2020 and "$id" in schema:
            self._base = self._of._references.base_of(schema, self._base)
        self._without |= self._of._projection.not_carried(schema, self._base)
        is_alone = "$ref" in schema and not self._of._is_2020
        for keyword in ("$ref",) if is_alone else tuple(schema):
            means = kw.meaning(keyword, self._dialect)
            if means:
                self._keyword(keyword, schema[keyword])
            elif means is False:
                self._bad.append(keyword)
        if not is_alone:
            self._finish(schema)
        if self._beside:
            members = self._out.setdefault("allOf", [])
            assert isinstance(members, list)
            members += self._beside
        if self._bad:
            self._out[UNJUDGED] = sorted(set(self._bad))

    def _keyword(self, keyword: str, value: object) -> None:
        if keyword in _LISTS:
            self._list(keyword, value)
        elif keyword in _MAPS:
            self._map(keyword, value)
        elif keyword == "items":
            self._items(value)
        elif keyword in _SINGLE:
            self._single(keyword, value)
        elif keyword in ("$ref", "$dynamicRef"):
            self._reference(keyword, value)
        elif keyword in ("exclusiveMinimum", "exclusiveMaximum"):
            self._exclusive(keyword, value)
        elif keyword == "type":
            self._type(value)
        elif keyword in ("required", "dependentRequired"):
            self._names(keyword, value)
        elif keyword == "additionalItems":
            if isinstance(self._schema.get("items"), list):
                self._later(value, self._out, "items", _NONE)
        elif _is_well_formed(keyword, value, self._of._is_2020):
            self._out[keyword] = value
        else:
            self._bad.append(keyword)

    def _later(self, schema: object, into: Any, key: str | int, without: frozenset[str]) -> None:
        self._jobs.append(_Job(schema, self._base, without, into, key))

    def _single(self, keyword: str, value: object) -> None:
        self._later(value, self._out, keyword, self._inherited(keyword))

    def _inherited(self, keyword: str) -> frozenset[str]:
        return self._without if keyword in _SAME_VALUE else _NONE

    def _list(self, keyword: str, value: object) -> None:
        if not isinstance(value, list) or not value:
            self._bad.append(keyword)
            return
        places: list[object] = [None] * len(value)
        self._out[keyword] = places
        for number, one in enumerate(value):
            self._later(one, places, number, self._inherited(keyword))

    def _map(self, keyword: str, value: object) -> None:
        if not isinstance(value, dict):
            self._bad.append(keyword)
            return
        places: dict[str, object] = {}
        self._out[keyword] = places
        for name, one in value.items():
            if not kw.is_name(name, is_pattern=keyword == "patternProperties"):
                self._bad.append(keyword)
            elif keyword == "properties" and name in self._without and not self._of._is_sending:
                places[name] = True
            else:
                places[name] = None
                self._later(one, places, name, self._inherited(keyword))

    def _items(self, value: object) -> None:
        if not isinstance(value, list):
            self._single("items", value)
        elif self._of._is_2020:
            self._bad.append("items")
        elif value:
            self._list("prefixItems", value)

    def _reference(self, keyword: str, value: object) -> None:
        references = self._of._references
        find = references.target if keyword == "$ref" else references.dynamic_target
        target = find(value, self._base)
        if target is None:
            self._bad.append(keyword)
            return
        key = self._of.key(target, self._without)
        self._uses[key] = None
        reference = {"$ref": "#/$defs/" + _in_fragment(key.name)}
        if keyword == "$ref":
            self._out.update(reference)
        else:
            self._beside.append(reference)

    def _exclusive(self, keyword: str, value: object) -> None:
        if self._of._is_2020:
            if kw.is_number(value):
                self._out[keyword] = value
            else:
                self._bad.append(keyword)
        elif not isinstance(value, bool):
            self._bad.append(keyword)

    def _type(self, value: object) -> None:
        names = value if isinstance(value, list) else [value]
        if not names or not all(isinstance(name, str) and name in kw.TYPES for name in names):
            if not (value == "file" and self._dialect is Dialect.SWAGGER_2):
                self._bad.append("type")
            return
        unique = list(dict.fromkeys(names))
        self._out["type"] = unique if len(unique) > 1 else unique[0]

    def _names(self, keyword: str, value: object) -> None:
        if keyword == "dependentRequired":
            self._dependent_names(value)
        elif isinstance(value, list) and all(kw.is_name(name) for name in value):
            names = [name for name in dict.fromkeys(value) if name not in self._without]
            if names:
                self._out["required"] = names
        else:
            self._bad.append("required")

    def _dependent_names(self, value: object) -> None:
        if not isinstance(value, dict):
            self._bad.append("dependentRequired")
            return
        kept: dict[str, object] = {}
        for name, needs in value.items():
            if isinstance(needs, list) and all(kw.is_name(one) for one in [name, *needs]):
                kept[name] = [one for one in dict.fromkeys(needs) if one not in self._without]
            else:
                self._bad.append("dependentRequired")
        self._out["dependentRequired"] = kept

    def _finish(self, schema: dict[str, object]) -> None:
        """What needs two keywords at once: draft 4's exclusive bounds, and nullable."""
        if self._of._is_2020:
            return
        for bound, exclusive in (
            ("minimum", "exclusiveMinimum"),
            ("maximum", "exclusiveMaximum"),
        ):
            if schema.get(exclusive) is True and bound in self._out:
                self._out[exclusive] = self._out.pop(bound)
        nullable = "nullable" if self._dialect is Dialect.OPENAPI_3_0 else "x-nullable"
        written = self._out.get("type")
        if schema.get(nullable) is True and written is not None:
            names = written if isinstance(written, list) else [written]
            if "null" not in names:
                self._out["type"] = [*names, "null"]


def _is_well_formed(keyword: str, value: object, is_2020: bool) -> bool:
    if keyword in kw.NUMBERS:
        return kw.is_number(value) and (keyword != "multipleOf" or value > 0)  # type: ignore[operator]
    if keyword in kw.COUNTS:
        return kw.is_count(value)
    if keyword == "pattern":
        return isinstance(value, str) and kw.compiles(value)
    if keyword == "uniqueItems":
        return isinstance(value, bool)
    if keyword == "enum":
        return isinstance(value, list) and (is_2020 or bool(value)) and kw.is_json(value)
    return keyword == "const" and kw.is_json(value)


def _in_fragment(name: str) -> str:
    """A name as part of a JSON pointer in a URI fragment (RFC 6901, section 6)."""
    return quote(name.replace("~", "~0").replace("/", "~1"), safe="~!$&'()*+,;=:@")
