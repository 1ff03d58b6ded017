"""The word on one schema against another: contained, broken with a witness, or undecided.

`contained` is proven, `broken` is shown by a value that an independent validator confirms on both
sides, everything else is `undecided` and says why.
"""

from __future__ import annotations

from dataclasses import dataclass

from sightline.contract.containing.examples import NO_EXAMPLE
from sightline.contract.containing.projection import MARKS
from sightline.contract.containing.prover import STEPS, Prover
from sightline.contract.containing.search import Search
from sightline.contract.schemas.reader import SchemaReader, put_together
from sightline.contract.schemas.table import Table
from sightline.contract.surface.surface import Dialect, Direction
from sightline.contract.witnesses.peer_containment import is_contained
from sightline.contract.witnesses.plain_schema import plain_schema, unjudged
from sightline.contract.witnesses.pruning import names_in, pruned
from sightline.contract.witnesses.validator import (
    Confirmation,
    SchemaUnusable,
    Validator,
    confirm,
    is_deeper,
)

__all__ = ["BROKEN", "CONTAINED", "UNDECIDED", "Judge", "Judgement", "Side", "judge"]

CONTAINED, BROKEN, UNDECIDED = "contained", "broken", "undecided"
_SEARCH_STEPS = 4_000
_DEEPEST = 200  # levels of a schema that an independent validator is asked about
_FEW_STEPS = 500
_EQUAL_STEPS = 2_000
_LAST_STEPS = 1_500  # for what no single edit explains
NO_WITNESS = "no proof was found, and no value that shows a break"
OUT_OF_STEPS = "the question is too large for the steps that are allowed"


@dataclass(frozen=True, slots=True)
class Judgement:
    """`witness` is a value the sender may send and the receiver refuses, at `at`, because `why`;
    `reason` says why an undecided one is."""

    verdict: str
    witness: object = None
    at: str = ""
    why: str = ""
    reason: str = ""
    confirmed_by: str = ""


class Side:
    """One version of a contract: its values, and its schemas in the common table."""

    def __init__(self, table: Table, root: dict[str, object], dialect: Dialect) -> None:
        self.root = root
        self.dialect = dialect
        self.reader = SchemaReader(table, root, dialect)

    def validator(
        self, schema: object, direction: Direction, value: object, *, is_sending: bool = False
    ) -> Validator:
        """The independent validator of a schema of this version, cut down to what a value needs."""
        root, cut = pruned(self.root, schema, names_in(value))
        if is_deeper(cut, _DEEPEST):
            raise SchemaUnusable("it is nested too deeply")
        return Validator(plain_schema(root, cut, self.dialect, direction, is_sending=is_sending))

    def takes_its_own(self, schema: object, direction: Direction, value: object) -> bool:
        """Whether a value that this version sends is one that it would take.

        Who receives looks over what is marked for the other direction, so an alternative of a
        oneOf may fit that the sender left out: then the value was refused all along.
        """
        root, cut = pruned(self.root, schema, names_in(value))
        if not _is_marked([root, cut], MARKS[direction]):
            return True
        return Validator(plain_schema(root, cut, self.dialect, direction)).accepts(value)


class Judge:
    """Judges schemas of two versions; what is learned about one pair serves the others."""

    def __init__(self, old: Side, new: Side, table: Table, *, is_closed: bool = True) -> None:
        self.old, self.new, self.table = old, new, table
        self._provers: dict[Direction, Prover] = {}
        self._searches: dict[Direction, Search] = {}
        self._is_closed = is_closed
        self._open_prover: Prover | None = None

    def prover(self, direction: Direction) -> Prover:
        """The prover of a direction."""
        if direction not in self._provers:
            self._provers[direction] = Prover(self.table, direction, is_closed=self._is_closed)
        return self._provers[direction]

    def search(self, direction: Direction) -> Search:
        """The search of a direction."""
        if direction not in self._searches:
            self._searches[direction] = Search(self.prover(direction))
        return self._searches[direction]

    def sides(self, direction: Direction) -> tuple[Side, Side]:
        """Who sends and who receives: callers of the old version, answers of the new one."""
        is_request = direction is Direction.REQUEST
        return (self.old, self.new) if is_request else (self.new, self.old)

    def is_contained(
        self, sender: int, receiver: int, direction: Direction, steps: int = STEPS
    ) -> bool | None:
        """True: proven. False: not proven. None: the steps ran out."""
        return self.prover(direction).contains((sender,), (receiver,), steps)

    def is_equal(self, one: int, other: int) -> bool:
        """Whether two schemas are proven to accept the same values, all of them, in any direction,
        whoever sends what."""
        if self._open_prover is None:
            self._open_prover = Prover(self.table, is_closed=False)
        prover = self._open_prover
        return (
            prover.contains((one,), (other,), _EQUAL_STEPS) is True
            and prover.contains((other,), (one,), _EQUAL_STEPS) is True
        )

    def counterexample(
        self, sender: int, receiver: int, direction: Direction, steps: int = _SEARCH_STEPS
    ) -> object:
        """A value found by search, or `NO_EXAMPLE`."""
        return self.search(direction).counterexample(sender, receiver, steps)

    def counterexamples(self, sender: int, receiver: int, direction: Direction) -> list[object]:
        """Several values, found with few steps."""
        return self.search(direction).counterexamples(sender, receiver, _FEW_STEPS)

    def confirmed(
        self, value: object, sender: object, receiver: object, direction: Direction
    ) -> Confirmation:
        """What the independent validator says of a value; schemas as written in either version."""
        sending, receiving = self.sides(direction)
        if _is_unknown(sender) or _is_unknown(receiver):
            return Confirmation(False, "", "it refers to what isn't there")
        try:
            word = confirm(
                sending.validator(sender, direction, value, is_sending=True),
                receiving.validator(receiver, direction, value),
                value,
            )
            if word.is_confirmed and not sending.takes_its_own(sender, direction, value):
                return Confirmation(False, "", "the version that sends it refuses it, too")
            return word
        except SchemaUnusable as problem:
            return Confirmation(False, "", str(problem))

    def is_taken(self, value: object, receiver: object, direction: Direction) -> bool:
        """Whether the independent validator says that the receiver takes a value."""
        try:
            validator = self.sides(direction)[1].validator(receiver, direction, value)
            return validator.accepts(value)
        except SchemaUnusable:
            return False

    def peer_says_contained(self, sender: object, receiver: object, direction: Direction) -> bool:
        """Whether the validator's own proof of containment, an independent one, finds it so."""
        sending, receiving = self.sides(direction)
        if _is_unknown(sender) or _is_unknown(receiver):
            return False
        if is_deeper(sender, _DEEPEST) or is_deeper(receiver, _DEEPEST):
            return False
        if sending.reader.has_long_chains or receiving.reader.has_long_chains:
            return False
        sent = plain_schema(sending.root, sender, sending.dialect, direction, is_sending=True)
        taken = plain_schema(receiving.root, receiver, receiving.dialect, direction)
        if unjudged(sent) or unjudged(taken):
            return False  # what it can't judge it leaves out, and then it knows too little
        return is_contained(sent, taken) is True

    def judged(self, old: object, new: object, direction: Direction) -> Judgement:
        """The word on two schemas as written in the old and the new version."""
        sending, receiving = self.sides(direction)
        sent, taken = (old, new) if sending is self.old else (new, old)
        small, large = sending.reader.number_of(sent), receiving.reader.number_of(taken)
        is_contained = self.is_contained(small, large, direction)
        if is_contained:
            return Judgement(CONTAINED)
        value = self.counterexample(small, large, direction, _LAST_STEPS)
        if value is NO_EXAMPLE:
            if self.peer_says_contained(sent, taken, direction):
                return Judgement(CONTAINED)
            reason = OUT_OF_STEPS if is_contained is None else NO_WITNESS
            return Judgement(UNDECIDED, reason=reason)
        word = self.confirmed(value, sent, taken, direction)
        if word.is_confirmed:
            return Judgement(BROKEN, value, word.at, word.why, confirmed_by=word.confirmed_by)
        return Judgement(UNDECIDED, value, reason=f"the validator didn't confirm: {word.why}")


def _is_marked(value: object, mark: str) -> bool:
    pending = [value]
    while pending:
        one = pending.pop()
        if isinstance(one, dict):
            if one.get(mark) is True:
                return True
            pending += one.values()
        elif isinstance(one, list):
            pending += one
    return False


def _is_unknown(schema: object) -> bool:
    """Whether a schema stands for a reference that leads nowhere."""
    return isinstance(schema, dict) and "~opaque" in schema


def judge(
    root_old: dict[str, object],
    schema_old: object,
    root_new: dict[str, object],
    schema_new: object,
    dialect_old: Dialect,
    dialect_new: Dialect,
    direction: Direction,
    *,
    is_closed: bool = True,
) -> Judgement:
    """Judge one schema of each version by itself; for many of one document use `Judge`."""
    table = Table()
    old, new = Side(table, root_old, dialect_old), Side(table, root_new, dialect_new)
    old.reader.ask_for(schema_old)
    new.reader.ask_for(schema_new)
    put_together([old.reader, new.reader])
    return Judge(old, new, table, is_closed=is_closed).judged(schema_old, schema_new, direction)
