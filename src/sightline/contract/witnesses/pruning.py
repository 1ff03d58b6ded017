"""A schema cut down to what can matter for one value, so that a validator has little to read.

`properties` says nothing of names that don't come, so those whose names stand nowhere in the value
are left out, and with them all that only they refer to. A property that doesn't come keeps its
`readOnly` and `writeOnly`, because these say whether it can be required at all, here or in another
member of an allOf.
"""

from __future__ import annotations

from typing import Any

from sightline.contract.reading.pointers import tokens_of

__all__ = ["names_in", "pruned"]

_DATA = frozenset(("default", "enum", "const", "example", "examples", "description", "title"))
_FLAGS = ("readOnly", "writeOnly")
_MOST_HOPS = 20


def names_in(value: object) -> frozenset[str]:
    """All names of objects anywhere in a value."""
    names: set[str] = set()
    pending = [value]
    while pending:
        one = pending.pop()
        if isinstance(one, dict):
            names.update(one)
            pending += one.values()
        elif isinstance(one, list):
            pending += one
    return frozenset(names)


def pruned(
    root: dict[str, Any], schema: object, names: frozenset[str]
) -> tuple[dict[str, Any], object]:
    """Return a root that holds only what the schema needs for values with these names, and the
    schema as it reads with it."""
    pruner = _Pruner(root, names)
    cut = pruner.cut(schema)
    return pruner.finish(), cut


class _Pruner:
    def __init__(self, root: dict[str, Any], names: frozenset[str]) -> None:
        self._root = root
        self._names = names
        self._new: dict[str, Any] = {
            key: root[key] for key in ("openapi", "swagger", "$self") if key in root
        }
        self._waiting: list[str] = []
        self._seen: set[str] = set()
        self._ends: dict[str, str] = {}

    def finish(self) -> dict[str, Any]:
        """Put all that was referred to where it was."""
        while self._waiting:
            reference = self._waiting.pop()
            target = _pointed(self._root, reference)
            if target is not None:
                _put(self._new, tokens_of(reference), self.cut(target))
        return self._new

    def cut(self, schema: object) -> object:
        """A copy without properties that don't come; iterative, as schemas may be deep."""
        top: list[object] = [None]
        pending: list[tuple[object, Any, Any, bool]] = [(schema, top, 0, False)]
        while pending:
            value, owner, key, is_names = pending.pop()
            if isinstance(value, dict):
                copy: dict[str, object] = {}
                owner[key] = copy
                for name, part in self._kept(value, is_names):
                    if not is_names and name in _DATA:
                        copy[name] = part
                    else:
                        copy[name] = None
                        pending.append((part, copy, name, not is_names and name in _OF_NAMES))
            elif isinstance(value, list):
                items: list[object] = [None] * len(value)
                owner[key] = items
                pending += [(part, items, place, False) for place, part in enumerate(value)]
            else:
                owner[key] = value
        return top[0]

    def _kept(self, value: dict[str, Any], is_names: bool) -> list[tuple[str, Any]]:
        if is_names:
            return list(value.items())
        reference = value.get("$ref")
        if isinstance(reference, str):
            reference = self._end_of(reference)
            if reference not in self._seen:
                self._seen.add(reference)
                self._waiting.append(reference)
        kept: list[tuple[str, Any]] = []
        for name, part in value.items():
            if name == "$ref" and isinstance(reference, str):
                part = reference
            if name == "properties" and isinstance(part, dict):
                part = self._properties(part)
            kept.append((name, part))
        return kept

    def _end_of(self, reference: str) -> str:
        """The last of a chain of references that hold nothing but the next one."""
        chain: dict[str, None] = {}
        while reference not in chain and reference not in self._ends:
            chain[reference] = None
            target = _pointed(self._root, reference)
            if not isinstance(target, dict) or target.keys() != {"$ref"}:
                break
            if not isinstance(target["$ref"], str):
                break
            reference = target["$ref"]
        end = self._ends.get(reference, reference)
        self._ends.update(dict.fromkeys(chain, end))
        return end

    def _properties(self, written: dict[str, Any]) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for name, part in written.items():
            if name in self._names:
                kept[name] = part
            elif flags := self._flags(part):
                kept[name] = flags
        return kept

    def _flags(self, schema: object) -> dict[str, Any]:
        flags: dict[str, Any] = {}
        pending = [schema]
        for _ in range(_MOST_HOPS):
            if not pending:
                break
            one = pending.pop()
            if isinstance(one, dict):
                flags.update({flag: True for flag in _FLAGS if one.get(flag) is True})
                if isinstance(one.get("$ref"), str):
                    pending.append(_pointed(self._root, one["$ref"]))
                branches = one.get("allOf")
                pending += branches if isinstance(branches, list) else []
        return flags


_OF_NAMES = frozenset(("properties", "patternProperties", "dependentSchemas", "$defs"))


def _pointed(root: object, reference: str) -> Any:
    if not reference.startswith("#"):
        return None
    value: Any = root
    for token in tokens_of(reference):
        if isinstance(value, dict) and token in value:
            value = value[token]
        elif isinstance(value, list) and token.isdecimal() and int(token) < len(value):
            value = value[int(token)]
        else:
            return None
    return value


def _put(root: dict[str, Any], tokens: list[str], value: object) -> None:
    """Put a value at a place; lists on the way become mappings by position, which reads alike."""
    holder = root
    for token in tokens[:-1]:
        following = holder.get(token)
        if not isinstance(following, dict):
            following = holder[token] = {}
        holder = following
    if tokens:
        existing = holder.get(tokens[-1])
        if isinstance(existing, dict) and isinstance(value, dict):
            value = {**value, **{k: v for k, v in existing.items() if k not in value}}
        holder[tokens[-1]] = value
