"""Which edits can't be looked up: traffic was counted with another shape of the contract."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from sightline.contract.comparison import Entry
from sightline.contract.reading.pointers import NOTHING, look_up, tokens_of
from sightline.contract.surface.surface import Surface
from sightline.contract.surface.surface_reader import surface_of
from sightline.contract.usage.asked_usage import shape_of
from sightline.contract.usage.importing import contract_text
from sightline.contract.usage.schema_pointer import edit_place
from sightline.store.usage_facts import UsageFacts

__all__ = ["moved_places"]


def moved_places(
    facts: UsageFacts, api: str, entries: Iterable[Entry], old: Surface
) -> frozenset[str]:
    """Return the pointers of edits that traffic can't have told of: what was edited stands in the
    old contract, but not in every one that traffic was counted with. There, no count says nothing.

    An operation only counts where that contract left calls without one.
    """
    own = sha256(contract_text(old)).hexdigest()
    imports = [one for one in facts.imports(api) if one.contract != own]
    others = sorted({one.contract for one in imports})
    if not others:
        return frozenset()
    import orjson

    unmatched = {one.contract for one in imports if one.calls > one.matched}
    kept = list(entries)
    found = set()
    for digest in others:
        text = facts.contract(digest)
        root = orjson.loads(text) if text else {}
        found |= {e.pointer for e in kept if _is_missing(e, old.root, root)}
        if digest in unmatched:
            known = {shape_of(one.name) for one in surface_of(root).surface.operations}
            ours = {shape_of(one.name) for one in old.operations if not one.flips}
            found |= {
                e.pointer for e in kept if ({shape_of(r.operation) for r in e.reach} & ours) - known
            }
    return frozenset(found)


def _is_missing(entry: Entry, old: object, root: object) -> bool:
    """Whether the edited schema or parameter stands in the old contract, and not in the other."""
    place = edit_place(entry.pointer)
    if place.schema:
        tokens = tokens_of(place.schema)
        if look_up(old, tokens) is not NOTHING and look_up(root, tokens) is NOTHING:
            return True
    if not place.parameter:
        return False
    tokens = tokens_of(place.parameter)
    return _named(look_up(old, tokens)) != _named(look_up(root, tokens))


def _named(value: object) -> object:
    """What tells a parameter apart from those beside it."""
    return (value.get("in"), value.get("name")) if isinstance(value, dict) else NOTHING
