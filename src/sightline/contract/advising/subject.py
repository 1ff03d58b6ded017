"""What an entry is about, by a name that a person knows: `Customer.address.city`.

Read off the JSON pointer of the edit: names of properties are joined by dots, `[]` stands for the
items of a list, `.*` for undeclared names. Parts of a schema that have no name of their own
(branches of `allOf` and its like) are passed over.
"""

from __future__ import annotations

import re

from sightline.contract.advising.parts import PLACES
from sightline.contract.comparison import Entry
from sightline.contract.reading.pointers import tokens_of

__all__ = ["headline", "subject_of"]

_SKIPPED = frozenset(("allOf", "anyOf", "oneOf", "prefixItems", "dependentSchemas", "$defs"))
_NAMED = re.compile(r"`([^`]+)`")
_MOST_STEPS = 200
_REQUIRED = re.compile(r"^property-became-(?:required|optional)$")


def subject_of(entry: Entry) -> str:
    """The property, parameter or operation, with the schema that holds it; never empty."""
    if entry.part:
        return _part_and_name(entry)[1]
    home, steps = _home_and_steps(entry)
    if _REQUIRED.match(entry.kind):
        named = _NAMED.search(entry.message)
        steps = [*steps, f".{named[1]}"] if named else steps
    if not steps and not entry.owner.startswith("schema "):
        named = _NAMED.search(entry.message)
        return named[1] if named else home
    return _joined(home, steps, entry)[1]


def headline(entry: Entry) -> str:
    """The message with what it is about before it, unless it says so itself."""
    if entry.part:
        return _headline_of_part(entry)
    home, steps = _home_and_steps(entry)
    names = set(_NAMED.findall(entry.message))
    if steps and steps[-1].removeprefix(".") in names:
        steps = steps[:-1]
    home, subject = _joined(home, steps, entry)
    if home:
        return f"`{home}`, `{subject}`: {entry.message}"
    if not subject or subject == "servers" or subject in entry.message:
        return entry.message
    return f"`{subject}`: {entry.message}"


def _joined(home: str, steps: list[str], entry: Entry) -> tuple[str, str]:
    """Where the subject is, unless its own name says so, and that name: `GET /a` and `b.c`."""
    is_within = entry.owner == home and " /" in home and steps and steps[0].startswith(".")
    name = "".join(steps)
    return (home, name[1:]) if is_within and len(name) > 1 else ("", home + name)


def _headline_of_part(entry: Entry) -> str:
    """The message behind the parameter or header that it is about, and the operation of that."""
    sort, name = _part_and_name(entry)
    within = f"`{entry.owner}`" if " /" in entry.owner else ""
    if name in _NAMED.findall(entry.message):
        return f"{within}: {entry.message}" if within else entry.message
    return f"{within}{', ' if within else ''}{sort} `{name}`: {entry.message}"


def _part_and_name(entry: Entry) -> tuple[str, str]:
    """`query parameter` and `limit`, with the way into it: `filter.status`, `ids[]`."""
    place, _, name = entry.part.partition(" ")
    return PLACES.get(place, place), name + "".join(_home_and_steps(entry)[1])


def _home_and_steps(entry: Entry) -> tuple[str, list[str]]:
    """The schema or operation that was edited, and the way to the edited part of it."""
    try:
        tokens = tokens_of(entry.pointer)[:_MOST_STEPS]
    except ValueError:
        tokens = []
    home = entry.owner.removeprefix("schema ")
    if tokens[:2] == ["components", "schemas"] and len(tokens) > 2:
        return tokens[2], _steps(tokens[3:])
    if tokens[:1] == ["definitions"] and len(tokens) > 1:
        return tokens[1], _steps(tokens[2:])
    if "schema" in tokens:
        return home, _steps(tokens[tokens.index("schema") + 1 :])
    return home, []


def _steps(tokens: list[str]) -> list[str]:
    found = []
    rest = iter(tokens)
    for token in rest:
        if token == "properties":
            found += [f".{name}" for name in (next(rest, ""),) if name]
        elif token == "patternProperties":
            found += [f".({name})" for name in (next(rest, ""),) if name]
        elif token in ("additionalProperties", "unevaluatedProperties"):
            found.append(".*")
        elif token in ("items", "additionalItems", "contains"):
            found.append("[]")
        elif token in _SKIPPED:
            next(rest, None)
    return found
