"""A use that refers to another component than before, where both versions have both.

That is an edit of the use, not of a component: nothing was changed in either. (A component that has
another name now is another matter: there what it names is compared.)
"""

from __future__ import annotations

from typing import Any

from sightline.contract.comparing.both import Here
from sightline.contract.comparing.edit import Change, Edit, Patch
from sightline.contract.comparison import WIRE
from sightline.contract.containing.judging import Judge
from sightline.contract.reading.pointers import NOTHING, look_up, tokens_of
from sightline.contract.schemas.json_types import ANYTHING, NULL

__all__ = ["reference_edit"]


def reference_edit(judge: Judge, here: Here) -> Edit | None:
    """The edit of a use, as written (`here` is before any reference is followed), or None."""
    before, after = _reference(here.old), _reference(here.new)
    if not before or not after or before == after:
        return None
    old_root, new_root = judge.old.root, judge.new.root
    if not _stands(old_root, after) or not _stands(new_root, before):
        return None
    old, new = judge.old.reader.number_of(here.old), judge.new.reader.number_of(here.new)
    was, now = before.rsplit("/", 1)[-1], after.rsplit("/", 1)[-1]
    message = f"refers to `{now}` instead of `{was}`{_detail(judge, old, new)}"
    change = Change(
        "reference-changed", WIRE, here.owner, here.new_pointer, False, before, after, message
    )
    return Edit(change, Patch("whole"), here.old, here.new, old, new, here.new_pointer)


def _reference(schema: object) -> str:
    reference = schema.get("$ref") if isinstance(schema, dict) else None
    return reference if isinstance(reference, str) and reference.startswith("#/") else ""


def _stands(root: dict[str, Any], reference: str) -> bool:
    return look_up(root, tokens_of(reference)) is not NOTHING


def _detail(judge: Judge, old: int, new: int) -> str:
    contents = judge.table.contents
    one, other = contents[old].get("type", ANYTHING), contents[new].get("type", ANYTHING)
    if one ^ other == NULL:
        return ", which may be null" if other & NULL else ", which may not be null"
    return ""
