"""What an edit of a schema means in one direction: proven harmless, shown to break, or open.

The sender's schema is compared with itself, the edited keyword as the receiver has it: so each edit
answers for itself alone. A value found is confirmed on both versions as they are written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sightline.contract.comparing.edit import Edit, patched
from sightline.contract.comparing.embedding import Embedding
from sightline.contract.comparing.texts_on_the_wire import as_text, is_unsent, readings_of
from sightline.contract.comparing.uses import Mode, Use
from sightline.contract.comparison import BREAKING, COMPATIBLE, REVIEW, WIRE, worst
from sightline.contract.containing.examples import NO_EXAMPLE
from sightline.contract.containing.judging import NO_WITNESS, OUT_OF_STEPS, Judge
from sightline.contract.policy import Policy
from sightline.contract.surface.surface import Direction

__all__ = ["EditVerdict", "is_taken_as_text", "judged_edit"]

_FEW_STEPS = 300
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
    is_whole: bool = False  # the value is the whole message of the use, not the schema's alone

    @property
    def is_undecided(self) -> bool:
        return bool(self.reason)


def judged_edit(
    judge: Judge,
    edit: Edit,
    mode: Mode,
    policy: Policy,
    use: Use | None = None,
    embedding: Embedding | None = None,
) -> EditVerdict:
    """Judge an edit where its schema is used in one direction; a value that shows a break is told
    as the whole message of `use` where that can be made."""
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
    within = _Within(use, embedding) if use is not None and embedding is not None else None
    found = _shown(judge, edit, mode, within, (small, large), (small, receiver))
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
    return replace(found, verdict=verdict)


def _shown(
    judge: Judge,
    edit: Edit,
    mode: Mode,
    within: _Within | None,
    *pairs: tuple[int, int],
) -> EditVerdict | None:
    """The first value found that the validator confirms; of a parameter, also as text."""
    direction = mode.direction
    sent, taken = (edit.old, edit.new) if direction is Direction.REQUEST else (edit.new, edit.old)
    for small, large in dict.fromkeys(pairs):
        for value in _candidates(judge, mode, small, large):
            if mode.is_text and is_taken_as_text(judge, value, taken, direction):
                continue
            shown = _confirmed(judge, within, value, (sent, taken), (small, large), direction)
            if shown is not None:
                return shown
    return None


def _candidates(judge: Judge, mode: Mode, small: int, large: int) -> list[object]:
    """One value; of what goes as text several, as not every value is told apart on the wire."""
    if mode.is_text:
        return judge.counterexamples(small, large, mode.direction)
    value = judge.counterexample(small, large, mode.direction)
    return [] if value is NO_EXAMPLE else [value]


def is_taken_as_text(judge: Judge, value: object, receiver: object, direction: Direction) -> bool:
    """Whether a value, as it is written on the wire, may be read as one that is taken."""
    if is_unsent(value):
        return True
    return any(judge.is_taken(one, receiver, direction) for one in readings_of(value))


def _confirmed(
    judge: Judge,
    within: _Within | None,
    value: object,
    ends: tuple[object, object],
    numbers: tuple[int, int],
    direction: Direction,
) -> EditVerdict | None:
    """The break that a value shows, as a whole message where one can be made."""
    sent, taken = ends
    whole = within.confirmed(judge, value, sent, direction) if within is not None else None
    if whole is not None and whole.is_whole:
        return whole
    word = judge.confirmed(value, sent, taken, direction)
    if not word.is_confirmed:
        return None
    if whole is None and within is not None:
        others = judge.counterexamples(*numbers, direction)[1:]
        whole = within.any_of(judge, others, sent, direction) or within.found(
            judge, word.why, direction
        )
        if whole is not None:
            return replace(whole, why=word.why)
    if whole is None:
        return EditVerdict(BREAKING, True, value, word.at, word.why, word.confirmed_by)
    at = whole.at + word.at  # the message is refused for more than this edit: its cause is told
    return replace(whole, at=at, why=word.why, is_whole=True)


@dataclass(frozen=True, slots=True)
class _Within:
    """The use in which a value of the edited schema goes over the wire."""

    use: Use
    embedding: Embedding

    def confirmed(
        self, judge: Judge, value: object, sent: object, direction: Direction
    ) -> EditVerdict | None:
        """The whole message with the value in it, where it can be made and is confirmed.

        `is_whole` is false where it is refused for something else: then `at` is where the value is.
        """
        pair = self.use.pair
        ends = (pair.old.schema, pair.new.schema)
        root, receiver = ends if direction is Direction.REQUEST else (ends[1], ends[0])
        whole, pointer = self.embedding.whole(value, root, sent, direction)
        if whole is NO_EXAMPLE:
            return None
        word = judge.confirmed(whole, root, receiver, direction)
        if not word.is_confirmed:
            return None
        is_here = word.at.startswith(pointer)
        at = word.at if is_here else pointer
        return EditVerdict(BREAKING, True, whole, at, word.why, word.confirmed_by, is_whole=is_here)

    def any_of(
        self, judge: Judge, values: Sequence[object], sent: object, direction: Direction
    ) -> EditVerdict | None:
        """The first of several values that breaks a whole message: of a union, for instance, a
        value that no other branch takes."""
        for value in values:
            whole = self.confirmed(judge, value, sent, direction)
            if whole is not None and whole.is_whole:
                return whole
        return None

    def found(self, judge: Judge, why: str, direction: Direction) -> EditVerdict | None:
        """A whole message found by a search of its own that is refused for the same reason."""
        pair = self.use.pair
        ends = (pair.old.schema, pair.new.schema)
        root, receiver = ends if direction is Direction.REQUEST else (ends[1], ends[0])
        value = judge.counterexample(self.use.small, self.use.large, direction, _FEW_STEPS)
        if value is NO_EXAMPLE:
            return None
        word = judge.confirmed(value, root, receiver, direction)
        if not word.is_confirmed or word.why != why:
            return None
        return EditVerdict(
            BREAKING, True, value, word.at, word.why, word.confirmed_by, is_whole=True
        )
