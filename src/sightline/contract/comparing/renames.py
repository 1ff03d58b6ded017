"""What may have been renamed or moved: suggested, never decided.

An operation that is gone and one that is new are told together where they have one operationId, or
do the same under a path that ends alike. A property that is gone and one that is new in the same
schema are, where they are written alike and no other pair is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sightline.contract.comparing.edit import Change
from sightline.contract.comparing.entries import Cause
from sightline.contract.reading.pointers import unescaped
from sightline.contract.schemas.keywords import canonical_text
from sightline.contract.surface.surface import Operation

__all__ = ["suggested_renames"]

_WORDS = frozenset(("description", "title", "example", "examples", "deprecated"))


def suggested_renames(
    removed: Sequence[Operation], added: Sequence[Operation], causes: Iterable[Cause]
) -> tuple[tuple[str, str], ...]:
    """Return pairs (old name, new name), operations first."""
    return (*_operations(removed, added), *_properties([cause.change for cause in causes]))


def _operations(removed: Sequence[Operation], added: Sequence[Operation]) -> list[tuple[str, str]]:
    by_id = {one.operation_id: one for one in added if one.operation_id}
    pairs, taken = [], set()
    for old in removed:
        new = by_id.get(old.operation_id) if old.operation_id else None
        if new is None:
            alike = [one for one in added if one.method == old.method and _ends_alike(old, one)]
            new = alike[0] if len(alike) == 1 else None
        if new is not None and new.name not in taken:
            taken.add(new.name)
            pairs.append((old.name, new.name))
    return pairs


def _ends_alike(old: Operation, new: Operation) -> bool:
    """Whether all but the first two parts of the paths are the same, and there are some."""
    ours, theirs = old.shape.strip("/").split("/"), new.shape.strip("/").split("/")
    same = 0
    while same < min(len(ours), len(theirs)) and ours[-1 - same] == theirs[-1 - same]:
        same += 1
    return same >= 2 and same >= max(len(ours), len(theirs)) - 2


def _properties(changes: Sequence[Change]) -> list[tuple[str, str]]:
    gone: dict[tuple[str, str, str], list[str]] = {}
    came: dict[tuple[str, str, str], list[str]] = {}
    for change in changes:
        schema, _, token = change.pointer.rpartition("/properties/")
        if change.kind.endswith("-property-removed"):
            gone.setdefault((change.owner, schema, _shape(change.before)), []).append(token)
        elif change.kind.endswith("-property-added"):
            came.setdefault((change.owner, schema, _shape(change.after)), []).append(token)
    return [
        (f"{key[0]}.{unescaped(names[0])}", f"{key[0]}.{unescaped(came[key][0])}")
        for key, names in sorted(gone.items())
        if len(names) == 1 and len(came.get(key, ())) == 1
    ]


def _shape(schema: object) -> str:
    """A property as written, without what only explains."""
    if isinstance(schema, dict):
        schema = {name: part for name, part in schema.items() if name not in _WORDS}
    return canonical_text(schema)
