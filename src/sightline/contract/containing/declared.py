"""The names that a sender declares, through all branches of its schema.

A name that the receiver knows and the sender doesn't declare is taken not to be sent: who doesn't
know of a property doesn't fill it in. So a new optional property hurts nobody, although a sender
that sends whatever it likes might send something else under that name. Names that neither side
knows may come, so closing a schema to them does hurt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sightline.contract.containing.projection import Projection
from sightline.contract.schemas.table import NEVER, Content

__all__ = ["DeclaredNames", "declared_names"]

_BRANCHES = ("allOf", "anyOf", "oneOf")
_SINGLE = ("if", "then", "else")


@dataclass(frozen=True, slots=True)
class DeclaredNames:
    """Schemas by name, and those of patterns."""

    names: dict[str, tuple[int, ...]]
    patterns: tuple[tuple[str, int], ...]


def declared_names(projection: Projection, numbers: Iterable[int]) -> DeclaredNames | None:
    """Return what is declared at one place; None where any name may be sent.

    Any name may be sent where none is declared, or where the sender writes that more may come
    (`additionalProperties`, `unevaluatedProperties`).
    """
    names: dict[str, list[int]] = {}
    patterns: set[tuple[str, int]] = set()
    declares = False
    pending = sorted(numbers)
    seen = set(pending)
    while pending:
        content = projection[pending.pop()]
        for keyword in ("additionalProperties", "unevaluatedProperties"):
            if content.get(keyword, NEVER) != NEVER:
                return None
        if "opaque" in content:
            return None
        declares |= "properties" in content or "patternProperties" in content
        for name, number in content.get("properties", ()):
            names.setdefault(name, []).append(number)
        for name in _required_by(content):
            names.setdefault(name, [])
        patterns.update(content.get("patternProperties", ()))
        below = [number for keyword in _BRANCHES for number in content.get(keyword, ())]
        if "then" in content or "else" in content:  # an `if` alone asks, and nobody hears
            below += [content[keyword] for keyword in _SINGLE if keyword in content]
        below += [number for _, number in content.get("dependentSchemas", ())]
        for number in below:
            if number not in seen:
                seen.add(number)
                pending.append(number)
    if not declares:
        return None
    return DeclaredNames(
        {name: tuple(sorted(set(numbers))) for name, numbers in names.items()},
        tuple(sorted(patterns)),
    )


def _required_by(content: Content) -> Iterator[str]:
    """Names that a schema asks for, always or where another one comes."""
    yield from content.get("required", ())
    for _, needed in content.get("dependentRequired", ()):
        yield from needed
