"""Walks both versions of the schemas side by side and gathers the edits, each where it was made.

Schemas are met in pairs. A pair that is a target of references is a unit of its own, walked once
however often it is referred to; who reaches whom is kept, so that each edit knows its uses. Where
the numbers are equal nothing was changed and nobody looks.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sightline.contract.comparing.both import Here, Pairs
from sightline.contract.comparing.edit import Edit
from sightline.contract.comparing.references import reference_edit
from sightline.contract.comparing.schema_edits import edits_here
from sightline.contract.containing.judging import Judge
from sightline.contract.schemas.reader import SchemaReader
from sightline.contract.surface.surface import SchemaUse

__all__ = ["SchemaWalk", "Unit", "UnitKey", "owner_of"]

UnitKey = tuple[int, int]
_LONG_CHAIN = 4
_WRAPPERS = ("allOf", "anyOf", "oneOf")


@dataclass(slots=True)
class Unit:
    """A pair of schemas that is referred to as a whole: its edits, and the units it refers to."""

    edits: list[Edit] = field(default_factory=list)
    needs: dict[UnitKey, None] = field(default_factory=dict)


class SchemaWalk:
    """Gathers units, by the identities of the two schemas."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self.units: dict[UnitKey, Unit] = {}
        self._alive: list[object] = []

    def walk(self, old: SchemaUse, new: SchemaUse, owner: str) -> UnitKey | None:
        """Walk what two uses reach; None where nothing was changed."""
        here = Here(old.schema, new.schema, old.pointer, new.pointer, owner)
        key, first = self._resolved(here)
        if first is None:
            return None
        edit = reference_edit(self._judge, here)
        if edit is not None:
            return self._unit_of(here, edit)
        pending = [(key, first)]
        while pending:
            key, here = pending.pop()
            if key not in self.units:
                unit = self.units[key] = Unit()
                pending += self._walk_unit(unit, here)
        return self._key(first)

    def _unit_of(self, here: Here, edit: Edit) -> UnitKey:
        """A unit of its own for a use that refers to another component now."""
        key = self._key(here)
        if key not in self.units:
            self.units[key] = Unit([edit])
        return key

    def _key(self, here: Here) -> UnitKey:
        self._alive += [here.old, here.new]
        return id(here.old), id(here.new)

    def _resolved(self, here: Here) -> tuple[UnitKey, Here | None]:
        """The pair behind references and lone wrappers; None where both mean the same."""
        judge = self._judge
        if judge.old.reader.number_of(here.old) == judge.new.reader.number_of(here.new):
            return (0, 0), None
        old, old_pointer = meant_at(judge.old.reader, here.old, here.old_pointer)
        new, new_pointer = meant_at(judge.new.reader, here.new, here.new_pointer)
        owner = owner_of(new_pointer) or here.owner
        found = Here(old, new, old_pointer, new_pointer, owner)
        return self._key(found), found

    def _walk_unit(self, unit: Unit, start: Here) -> list[tuple[UnitKey, Here]]:
        others: list[tuple[UnitKey, Here]] = []
        pending = [start]
        while pending:
            here = pending.pop()
            pairs = Pairs()
            unit.edits += edits_here(self._judge, here, pairs)
            for pair in reversed(pairs.found):
                key, resolved = self._resolved(pair)
                if resolved is None:
                    continue
                edit = reference_edit(self._judge, pair)
                if edit is not None:
                    unit.edits.append(edit)
                    continue
                if resolved.old is pair.old and resolved.new is pair.new:
                    pending.append(resolved)
                else:
                    unit.needs[key] = None
                    others.append((key, resolved))
        return others


def meant_at(reader: SchemaReader, schema: object, pointer: str) -> tuple[object, str]:
    """What a schema stands for behind plain references and lone wrappers, and where that is."""
    seen: dict[int, None] = {}
    while isinstance(schema, dict) and id(schema) not in seen:
        if id(schema) in reader.ends:
            schema, pointer = reader.ends[id(schema)]
            break
        following = reader.following(schema) or reader.only_meaning(schema)
        if following is None:
            break
        seen[id(schema)] = None
        step, schema = following
        pointer = step[1:] if step.startswith("#") else pointer + step
    if len(seen) > _LONG_CHAIN and pointer.startswith(("/components", "/definitions")):
        reader.ends.update(dict.fromkeys(seen, (schema, pointer)))
    return schema, pointer


def owner_of(pointer: str) -> str:
    """The component in which a place is: `schema Customer`; empty where it is in none."""
    tokens = pointer.split("/")
    if len(tokens) > 3 and tokens[1] == "components":
        return f"{_SECTIONS.get(tokens[2], tokens[2])} {_unescaped(tokens[3])}"
    if len(tokens) > 2 and tokens[1] in _SWAGGER:
        return f"{_SWAGGER[tokens[1]]} {_unescaped(tokens[2])}"
    return ""


def _unescaped(token: str) -> str:
    return token.replace("~1", "/").replace("~0", "~")


_SECTIONS = {
    "schemas": "schema",
    "parameters": "parameter",
    "responses": "response",
    "requestBodies": "request body",
    "headers": "header",
    "pathItems": "path item",
    "callbacks": "callback",
}
_SWAGGER = {"definitions": "schema", "parameters": "parameter", "responses": "response"}
