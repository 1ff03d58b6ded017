"""Edits of schemas become causes: judged once per direction, told with all they reach."""

from __future__ import annotations

from collections.abc import Sequence
from sightline.contract.comparing.edit import Change, Edit
from sightline.contract.comparing.edit_judging import EditVerdict, judged_edit
from sightline.contract.comparing.embedding import Embedding
from sightline.contract.comparing.entries import Cause, Causes
from sightline.contract.comparing.remedies import remedy_of
from sightline.contract.comparing.schema_walk import Unit, UnitKey
from sightline.contract.comparing.texts_on_the_wire import texts_in
from sightline.contract.comparing.uses import Mode, Use, reaching
from sightline.contract.comparison import BREAKING, COMPATIBLE, REVIEW, WIRE, Witness
from sightline.contract.containing.judging import BROKEN, UNDECIDED, Judge, Judgement
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
    explained = 0
    embedding = Embedding(judge)
    for key, unit in units.items():
        mask = masks.get(key, 0)
        for edit in unit.edits:
            for mode, of_mode in by_mode.items():
                here = mask & of_mode
                if here:
                    explained |= _add(
                        judge, embedding, edit, mode, here, open_uses, uses, causes, policy
                    )
    _add_unexplained(judge, open_uses & ~explained, uses, causes)


def _add(
    judge: Judge,
    embedding: Embedding,
    edit: Edit,
    mode: Mode,
    here: int,
    open_uses: int,
    uses: Sequence[Use],
    causes: Causes,
    policy: Policy,
) -> int:
    """Add what an edit means in one mode; returns the uses that it explains."""
    cause = causes.of(edit.change)
    unproven = here & open_uses
    is_wire = edit.change.class_ == WIRE
    verdict = EditVerdict(edit.floor.get(mode.direction.value, COMPATIBLE))
    if unproven or not is_wire:
        first = uses[(unproven & -unproven).bit_length() - 1] if unproven else None
        verdict = judged_edit(judge, edit, mode, policy, first, embedding)
    by_rule = edit.floor.get(mode.direction.value, COMPATIBLE)
    told_for = None
    for place in _bits(here):
        use = uses[place]
        is_open = bool(unproven >> place & 1)
        means = verdict.verdict if is_open or not is_wire else by_rule
        cause.add(use.pair.operation, use.pair.direction, means)
        if told_for is None and is_open:
            told_for = use
    if verdict.has_witness and told_for is not None and cause.witness is None:
        cause.witness = _witness(told_for, verdict, edit, mode)
    if verdict.verdict == BREAKING and cause.remedy is None:
        cause.remedy = remedy_of(judge, edit, mode, policy)
    if verdict.reason and told_for is not None:
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


def _add_unexplained(judge: Judge, mask: int, uses: Sequence[Use], causes: Causes) -> None:
    """Uses that are not proven harmless although each edit by itself is."""
    known: dict[tuple[int, int, Mode], Cause] = {}
    for place in _bits(mask):
        use = uses[place]
        key = (use.small, use.large, use.mode)
        if key not in known:
            known[key] = _unexplained(judge, use, causes)
        cause = known[key]
        cause.add(
            use.pair.operation,
            use.pair.direction,
            BREAKING if cause.witness is not None else REVIEW,
        )


def _unexplained(judge: Judge, use: Use, causes: Causes) -> Cause:
    pair = use.pair
    word = judge.judged(pair.old.schema, pair.new.schema, use.mode.direction)
    if use.mode.is_text and word.verdict == BROKEN:
        receiver = pair.new.schema if use.mode.direction is Direction.REQUEST else pair.old.schema
        if judge.is_taken(texts_in(word.witness), receiver, use.mode.direction):
            word = Judgement(UNDECIDED, reason="as text it may be taken")
    message = "several edits together change what is accepted"
    cause = causes.of(
        Change(
            "schema-changed",
            WIRE,
            pair.owner,
            pair.new.pointer,
            False,
            pair.old.schema,
            pair.new.schema,
            message,
        )  # fmt: skip
    )
    if word.verdict == BROKEN:
        sender = "old" if use.mode.direction is Direction.REQUEST else "new"
        cause.witness = Witness(
            pair.operation, pair.direction, pair.location, word.witness, word.at, sender,
            word.why, word.confirmed_by, media=pair.media,
        )  # fmt: skip
    else:
        cause.reason = word.reason or "the steps were not enough to decide"
    return cause
