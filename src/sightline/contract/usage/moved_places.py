"""Which edits can't be looked up: traffic was counted with another shape of the contract."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from sightline.contract.comparison import Entry
from sightline.contract.reading.pointers import NOTHING, look_up, tokens_of
from sightline.contract.surface.surface import Surface
from sightline.contract.usage.importing import contract_text
from sightline.contract.usage.schema_pointer import edit_place
from sightline.store.usage_facts import UsageFacts

__all__ = ["moved_places"]


def moved_places(
    facts: UsageFacts, api: str, entries: Iterable[Entry], old: Surface
) -> frozenset[str]:
    """Return the pointers of edited schemas that stand in the old contract, but not in every one
    that traffic was counted with: there, no count says nothing."""
    own = sha256(contract_text(old)).hexdigest()
    others = sorted({one.contract for one in facts.imports(api)} - {own})
    if not others:
        return frozenset()
    import orjson

    found = set()
    places = {e.pointer: edit_place(e.pointer).schema for e in entries}
    for digest in others:
        text = facts.contract(digest)
        root = orjson.loads(text) if text else {}
        for pointer, schema in places.items():
            tokens = tokens_of(schema)
            is_old = bool(schema) and look_up(old.root, tokens) is not NOTHING
            if is_old and look_up(root, tokens) is NOTHING:
                found.add(pointer)
    return frozenset(found)
