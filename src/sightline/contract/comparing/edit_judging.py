"""What an edit of a schema means in one direction: proven harmless, shown to break, or open.

The sender's schema is compared with itself, the edited keyword as the receiver has it: so each edit
answers for itself alone. A value found is confirmed on both versions as they are written.
"""

from __future__ import annotations

from dataclasses import dataclass

from sightline.contract.comparing.edit import Edit, patched
from sightline.contract.comparing.texts_on_the_wire import as_text, texts_in
from sightline.contract.comparing.uses import Mode
from sightline.contract.comparison import BREAKING, COMPATIBLE, REVIEW, WIRE, worst
from sightline.contract.containing.examples import NO_EXAMPLE
from sightline.contract.containing.judging import NO_WITNESS, OUT_OF_STEPS, Judge
from sightline.contract.policy import Policy
from sightline.contract.surface.surface import Direction

__all__ = ["EditVerdict", "judged_edit"]

_BY_POLICY = {"open": COMPATIBLE, "review": REVIEW, "closed": BREAKING}


@dataclass(frozen=True, slots=True)
class EditVerdict:
    """The verdict; `value` is a message that shows a break, refused at `at` because `why`."""

    verdict: str
    has_witness: bool = False
    value: object = None
    at: str = ""
    why: str = ""
    confirmed_by: str = ""
    reason: str = ""

    @property
    def is_undecided(self) -> bool:
        return bool(self.reason)


def judged_edit(judge: Judge, edit: Edit, mode: Mode, policy: Policy) -> EditVerdict:
    """Judge an edit where its schema is used in one direction."""
    direction = mode.direction
    floor = edit.floor.get(direction.value, COMPATIBLE)
    if edit.change.class_ != WIRE:
        is_default = edit.change.kind.startswith("default-")
        return EditVerdict(BREAKING if is_default and mode.is_parameter else floor)
    old, new = edit.old_number, edit.new_number
    small, receiver = (old, new) if direction is Direction.REQUEST else (new, old)
    contents = judge.prover(direction).projection
    large = judge.table.add(patched(contents[small], contents[receiver], edit.patch))
    if mode.is_text:
        large, receiver = as_text(judge.table, large), as_text(judge.table, receiver)
    is_contained = judge.is_contained(small, large, direction)
    if is_contained:
        return EditVerdict(floor)
    found = _shown(judge, edit, mode, (small, large), (small, receiver))
    if found is None:
        sent, taken = (edit.old, edit.new) if small == old else (edit.new, edit.old)
        if judge.peer_says_contained(sent, taken, direction):
            return EditVerdict(floor)
        reason = OUT_OF_STEPS if is_contained is None else NO_WITNESS
        return EditVerdict(worst([REVIEW, floor]), reason=reason)
    named = edit.by_policy.get(direction.value)
    if named is None:
        return found
    verdict = _BY_POLICY.get(getattr(policy, named, "review"), REVIEW)
    return EditVerdict(verdict, True, found.value, found.at, found.why, found.confirmed_by)


def _shown(
    judge: Judge,
    edit: Edit,
    mode: Mode,
    *pairs: tuple[int, int],
) -> EditVerdict | None:
    """The first value found that the validator confirms; of a parameter, also as text."""
    direction = mode.direction
    sent, taken = (edit.old, edit.new) if direction is Direction.REQUEST else (edit.new, edit.old)
    for small, large in dict.fromkeys(pairs):
        value = judge.counterexample(small, large, direction)
        if value is NO_EXAMPLE:
            continue
        word = judge.confirmed(value, sent, taken, direction)
        if mode.is_text and judge.is_taken(texts_in(value), taken, direction):
            continue
        if word.is_confirmed:
            return EditVerdict(BREAKING, True, value, word.at, word.why, word.confirmed_by)
    return None
