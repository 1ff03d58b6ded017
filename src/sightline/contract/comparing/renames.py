"""What may have been renamed or moved: suggested, never decided.

An operation that is gone and one that is new are told together where they have one operationId, or
do the same under a path that ends alike, or take and give the same as no other. A property that is
gone and one that is new in the same schema are, where they are written alike and no other pair is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

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
    by_end, by_content, ours = _by_end(added), _by_content(added), _by_content(removed)
    pairs, taken = [], set()
    for old in removed:
        new = by_id.get(old.operation_id) if old.operation_id else None
        if new is None:
            alike = list(islice(_ending_alike(old, by_end), 2))
            content = _content(old)
            if not alike and content is not None and len(ours[content]) == 1:
                alike = by_content.get(content, [])
            new = alike[0] if len(alike) == 1 else None
        if new is not None and new.name not in taken:
            taken.add(new.name)
            pairs.append((old.name, new.name))
    return pairs


_FEWEST, _OTHER = 2, 2  # parts at the end that are the same at least, parts before them at most
_Ends = dict[tuple[str, int, tuple[str, ...]], list[Operation]]


def _by_end(operations: Iterable[Operation]) -> _Ends:
    """Operations by method, number of parts, and each end that may have to be the same."""
    found: _Ends = {}
    for one in operations:
        parts = tuple(one.shape.strip("/").split("/"))
        for length in range(max(_FEWEST, len(parts) - _OTHER), len(parts) + 1):
            found.setdefault((one.method, len(parts), parts[-length:]), []).append(one)
    return found


def _ending_alike(old: Operation, by_end: _Ends) -> Iterator[Operation]:
    """Those whose paths are the same but for the first two parts, and have two parts in common."""
    parts = tuple(old.shape.strip("/").split("/"))
    for count in range(len(parts) - _OTHER, len(parts) + _OTHER + 1):
        length = max(_FEWEST, max(len(parts), count) - _OTHER)
        if length <= min(len(parts), count):
            yield from by_end.get((old.method, count, parts[-length:]), ())


def _by_content(operations: Iterable[Operation]) -> dict[object, list[Operation]]:
    found: dict[object, list[Operation]] = {}
    for one in operations:
        content = _content(one)
        if content is not None:
            found.setdefault(content, []).append(one)
    return found


def _content(operation: Operation) -> object:
    """What an operation takes and gives, its address aside; None where it says too little."""
    bodies = [("", operation.body.media)] if operation.body is not None else []
    bodies += [(one.status, one.media) for one in operation.responses]
    told = [
        (status, media.range, canonical_text(media.schema.schema))
        for status, listed in bodies
        for media in listed
        if media.schema is not None
    ]
    named = [(one.place, one.name) for one in operation.parameters if one.place != "path"]
    return (operation.method, tuple(sorted(named)), tuple(told)) if told else None


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
