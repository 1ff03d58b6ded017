"""Edits of schemas become causes: judged once per direction, told with all they reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.contract.comparing.edit import Edit
from sightline.contract.comparing.edit_judging import EditVerdict, judged_edit
from sightline.contract.comparing.embedding import Embedding
from sightline.contract.comparing.entries import Causes
from sightline.contract.comparing.remedies import remedy_of
from sightline.contract.comparing.schema_walk import Unit, UnitKey
from sightline.contract.comparing.unexplained import Unexplained
from sightline.contract.comparing.uses import Mode, Use, reaching
from sightline.contract.comparison import BREAKING, COMPATIBLE, WIRE, Witness
from sightline.contract.containing.judging import Judge
from sightline.contract.policy import Policy
from sightline.contract.surface.surface import Direction

__all__ = ["add_schema_causes"]


def add_schema_causes(
    judge: Judge,
    units: dict[UnitKey, Unit],
    uses: Sequence[Use],
    causes: Causes,
    policy: Policy,
) -> None:
    """Add a cause for each edit that an operation reaches.

    Where a use as a whole is proven harmless, an edit means nothing there. Where it isn't, and no
    edit explains it, the use is a cause of its own: nothing unproven is passed over.
    """
    masks = reaching(units, uses)
    by_mode: dict[Mode, int] = {}
    open_uses = 0
    for place, use in enumerate(uses):
        by_mode[use.mode] = by_mode.get(use.mode, 0) | 1 << place
        open_uses |= 0 if use.is_contained else 1 << place
    adding = _Adding(judge, Embedding(judge), uses, open_uses, causes, policy)
    explained = 0
    for key, unit in units.items():
        mask = masks.get(key, 0)
        for edit in unit.edits:
            for mode, of_mode in by_mode.items():
                here = mask & of_mode
                if here:
                    explained |= adding.add(edit, mode, here)
    unexplained = Unexplained(judge, adding.embedding, causes)
    for place in _bits(open_uses & ~explained):
        unexplained.add(uses[place])


@dataclass(frozen=True, slots=True)
class _Adding:
    """Adds edits to causes. Sets of uses are bits, in the order of `uses`; `open_uses` are those
    that are not proven harmless as a whole."""

    judge: Judge
    embedding: Embedding
    uses: Sequence[Use]
    open_uses: int
    causes: Causes
    policy: Policy

    def add(self, edit: Edit, mode: Mode, here: int) -> int:
        """Add what an edit means in one mode; returns the uses that it explains."""
        cause = self.causes.of(edit.change)
        unproven = here & self.open_uses
        is_wire = edit.change.class_ == WIRE
        by_rule = edit.floor.get(mode.direction.value, COMPATIBLE)
        lowest = (unproven & -unproven).bit_length() - 1
        first = self.uses[lowest] if unproven else None
        verdict = EditVerdict(by_rule)
        if unproven or not is_wire:
            verdict = judged_edit(self.judge, edit, mode, self.policy, first, self.embedding)
        for place in _bits(here):
            pair = self.uses[place].pair
            counts = unproven >> place & 1 or not is_wire
            cause.add(pair.operation, pair.direction, verdict.verdict if counts else by_rule)
        if verdict.has_witness and first is not None and cause.witness is None:
            cause.witness = _witness(first, verdict, edit, mode)
        if verdict.verdict == BREAKING and cause.remedy is None:
            cause.remedy = remedy_of(self.judge, edit, mode, self.policy)
        if verdict.reason and first is not None:
            cause.reason = cause.reason or verdict.reason
        is_told = verdict.verdict != COMPATIBLE or verdict.has_witness
        return unproven if is_told and is_wire else 0


def _witness(use: Use, verdict: EditVerdict, edit: Edit, mode: Mode) -> Witness:
    """The witness as a whole message, or as a value of the edited schema, as its location says."""
    pair = use.pair
    return Witness(
        pair.operation,
        pair.direction,
        pair.location if verdict.is_whole else edit.change.owner,
        verdict.value,
        verdict.at,
        "old" if mode.direction is Direction.REQUEST else "new",
        verdict.why,
        verdict.confirmed_by,
        media=pair.media,
    )


def _bits(mask: int) -> list[int]:
    places = []
    while mask:
        low = mask & -mask
        places.append(low.bit_length() - 1)
        mask ^= low
    return places
