"""Uses that no single edit explains: the place is found where what was sent is no longer taken.

Each edit by itself may be harmless, and all of them together not; or nothing proves that they are.
From the use one goes down, schema by schema, as long as one below isn't proven harmless.
"""

from __future__ import annotations

from sightline.contract.comparing.both import Here, Pairs, as_written
from sightline.contract.comparing.edit import Change
from sightline.contract.comparing.edit_judging import is_taken_as_text
from sightline.contract.comparing.embedding import Embedding
from sightline.contract.comparing.entries import Cause, Causes
from sightline.contract.comparing.schema_edits import edits_here
from sightline.contract.comparing.schema_walk import meant_at, owner_of
from sightline.contract.comparing.texts_on_the_wire import as_text
from sightline.contract.comparing.uses import Mode, Use
from sightline.contract.comparison import BREAKING, REVIEW, WIRE, Witness
from sightline.contract.containing.examples import NO_EXAMPLE
from sightline.contract.containing.judging import (
    BROKEN,
    CONTAINED,
    UNDECIDED,
    Judge,
    Judgement,
)
from sightline.contract.surface.surface import Direction

__all__ = ["Unexplained"]

_STEPS = 2_000
_MOST_LEVELS = 100


class Unexplained:
    """Adds a cause for each place that is left; the same place in several uses is one cause."""

    def __init__(self, judge: Judge, embedding: Embedding, causes: Causes) -> None:
        self._judge = judge
        self._embedding = embedding
        self._causes = causes
        self._known: dict[tuple[int, int, Mode], Cause | None] = {}

    def add(self, use: Use) -> None:
        """Add what a use comes to."""
        here = self._narrowed(use)
        key = (id(here.old), id(here.new), use.mode)
        if key not in self._known:
            self._known[key] = self._cause(here, use) or self._cause(self._whole(use), use)
        cause = self._known[key]
        if cause is None:
            return  # proven after all, by another way of reasoning or with more steps
        verdict = BREAKING if cause.witness is not None else REVIEW
        cause.add(use.pair.operation, use.pair.direction, verdict)

    def _narrowed(self, use: Use) -> Here:
        """The innermost pair of schemas on the way down of which nothing is proven."""
        here = self._whole(use)
        seen = {(id(here.old), id(here.new))}
        for _ in range(_MOST_LEVELS):
            pairs = Pairs()
            edits_here(self._judge, here, pairs)
            below = [self._meant(one) for one in pairs.found]
            following = next((one for one in below if self._is_open(one, use, seen)), None)
            if following is None:
                break
            here = following
            seen.add((id(here.old), id(here.new)))
        return here

    def _whole(self, use: Use) -> Here:
        pair = use.pair
        return self._meant(
            Here(pair.old.schema, pair.new.schema, pair.old.pointer, pair.new.pointer, pair.owner)
        )

    def _meant(self, here: Here) -> Here:
        old, old_pointer = meant_at(self._judge.old.reader, here.old, here.old_pointer)
        new, new_pointer = meant_at(self._judge.new.reader, here.new, here.new_pointer)
        return Here(old, new, old_pointer, new_pointer, owner_of(new_pointer) or here.owner)

    def _is_open(self, here: Here, use: Use, seen: set[tuple[int, int]]) -> bool:
        if (id(here.old), id(here.new)) in seen:
            return False
        judge, direction = self._judge, use.mode.direction
        old, new = judge.old.reader.number_of(here.old), judge.new.reader.number_of(here.new)
        small, large = (old, new) if direction is Direction.REQUEST else (new, old)
        if use.mode.is_text:
            large = as_text(judge.table, large)
        return small != large and not judge.is_contained(small, large, direction, _STEPS)

    def _cause(self, here: Here, use: Use) -> Cause | None:
        """The cause at a place; None where it is proven that nobody is hurt there."""
        word = self._judged(here, use)
        if word.verdict == CONTAINED:
            return None
        change = Change(
            "schema-changed",
            WIRE,
            here.owner,
            here.new_pointer,
            False,
            as_written(here.old),
            as_written(here.new),
            "several edits together change what is accepted",
        )
        cause = self._causes.of(change)
        if word.verdict == BROKEN:
            cause.witness = self._witness(here, use, word)
        else:
            cause.reason = word.reason or "the steps were not enough to decide"
        return cause

    def _judged(self, here: Here, use: Use) -> Judgement:
        direction = use.mode.direction
        word = self._judge.judged(here.old, here.new, direction)
        if use.mode.is_text and word.verdict == BROKEN:
            receiver = here.new if direction is Direction.REQUEST else here.old
            if is_taken_as_text(self._judge, word.witness, receiver, direction):
                return Judgement(UNDECIDED, reason="as text it may be taken")
        return word

    def _witness(self, here: Here, use: Use, word: Judgement) -> Witness:
        pair, direction = use.pair, use.mode.direction
        is_request = direction is Direction.REQUEST
        ends = (pair.old.schema, pair.new.schema)
        root, receiver = ends if is_request else (ends[1], ends[0])
        sent = here.old if is_request else here.new
        value, at, why, location = word.witness, word.at, word.why, here.owner
        whole, pointer = self._embedding.whole(value, root, sent, direction)
        if whole is not NO_EXAMPLE:
            confirmed = self._judge.confirmed(whole, root, receiver, direction)
            if confirmed.is_confirmed:
                value, at, location = whole, pointer + word.at, pair.location
        return Witness(
            pair.operation,
            pair.direction,
            location,
            value,
            at,
            "old" if is_request else "new",
            why,
            word.confirmed_by,
            media=pair.media,
        )
