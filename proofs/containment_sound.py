"""Whoever says "contained" is never refuted: an independent validator looks for such a value.

Pairs of schemas, from real documents and from a grammar, edited or written in other words. Where
the verdict is "contained", values near the bounds of both schemas are sampled from their plain
export: none that the sender accepts may be refused by the receiver, names aside that the sender
doesn't declare and the receiver knows.
Where it is "broken", its witness must be confirmed on both sides. Other words for the same schema
must never be "broken", in either direction.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import Any

from proofs._contract_instances import fits, samples
from proofs._contract_schemas import Pair, pairs
from sightline.contract.containing.judging import judge
from sightline.contract.surface.surface import Direction
from sightline.contract.witnesses.declared_names import undeclared_name
from sightline.contract.witnesses.plain_schema import UNJUDGED, plain_schema
from sightline.contract.witnesses.pruning import names_in
from sightline.contract.witnesses.validator import SchemaUnusable, Validator, confirm

TITLE = 'schemas: no "contained" is refuted by an independent validator, every break is confirmed'
ROUNDS_SMALL = 150
ROUNDS_FULL = 100_000
LEAST_DECIDED = 0.97
_SAMPLES = 20
_NAMED_KINDS = 12
_DECLARING = ("properties",)
_PATTERNS = ("patternProperties",)
_KNOWING = (*_DECLARING, "dependentSchemas", "dependentRequired")


def run(seed: int, rounds: int, *, real: bool = True) -> dict[str, object]:
    """Judge `rounds` pairs in both directions; raises with the pair that breaks a promise."""
    verdicts: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    equal: Counter[str] = Counter()
    tried = 0
    for number, pair in enumerate(islice(pairs(seed, rounds, real=real), rounds)):
        for direction in Direction:
            judgement, values = checked(pair, direction, f"seed {seed}, pair {number}", number)
            tried += values
            verdicts[judgement.verdict] += 1
            if pair.expectation == "equal":
                equal[judgement.verdict] += 1
            if judgement.verdict == "undecided":
                reasons[f"{pair.kind}: {judgement.reason}"] += 1
    decided = 1 - verdicts["undecided"] / max(1, verdicts.total())
    assert rounds < 1_000 or decided >= LEAST_DECIDED, (decided, reasons.most_common(9))
    return {
        "pairs": rounds,
        "verdicts": dict(sorted(verdicts.items())),
        "of other words": dict(sorted(equal.items())),
        "decided": round(decided, 4),
        "values tried against contained": tried,
        "undecided most": dict(reasons.most_common(_NAMED_KINDS)),
    }


def checked(pair: Pair, direction: Direction, where: str, number: int) -> tuple[Any, int]:
    """The judgement of a pair in a direction, and how many values were tried against a
    "contained"; raises with the pair, told after `where`, that breaks a promise."""
    judgement = judge(
        pair.root_old,
        pair.schema_old,
        pair.root_new,
        pair.schema_new,
        pair.dialect,
        pair.dialect,
        direction,
    )
    is_request = direction is Direction.REQUEST
    old = plain_schema(
        pair.root_old, pair.schema_old, pair.dialect, direction, is_sending=is_request
    )
    new = plain_schema(
        pair.root_new, pair.schema_new, pair.dialect, direction, is_sending=not is_request
    )
    sender, receiver = (old, new) if is_request else (new, old)
    told = f"{where}, {direction.value}, {pair.kind}, {pair.dialect.value}: {pair}"
    assert judgement.verdict in ("contained", "broken", "undecided"), told
    if judgement.verdict == "contained":
        sending = (
            (pair.root_old, pair.schema_old) if is_request else (pair.root_new, pair.schema_new)
        )
        unsent = _not_carried(sending, direction)
        own = plain_schema(*sending, pair.dialect, direction)
        return judgement, _refuted_by_none(sender, own, receiver, number, told, unsent)
    if judgement.verdict == "broken":
        assert pair.expectation != "equal", f"{told}: broken by {judgement.witness!r}"
        words = [confirm(Validator(sender), Validator(receiver), judgement.witness)]
        if "can't be judged" in words[0].why:  # then whatever comes of it must make no difference
            words = [
                confirm(Validator(one), Validator(other), judgement.witness)
                for one in _settled(sender)
                for other in _settled(receiver)
            ]
        for word in words:
            assert word.is_confirmed, f"{told}: {judgement.witness!r} isn't confirmed: {word.why}"
        strange = _strange_name(sender, receiver, judgement.witness, _DECLARING)
        if any(fits(pattern, strange) for pattern in _names_of(receiver, _PATTERNS)):
            strange = ""  # chosen for a pattern of names, and known elsewhere by accident
        assert not strange, (
            f"{told}: {judgement.witness!r} has {strange}, which only one side knows"
        )
    return judgement, 0


def _settled(plain: dict[str, Any]) -> list[Any]:
    """The schema as if what nobody can judge were always fulfilled, and as if it never were."""

    def settled(value: Any, is_fulfilled: bool) -> Any:
        if isinstance(value, list):
            return [settled(one, is_fulfilled) for one in value]
        if not isinstance(value, dict):
            return value
        if UNJUDGED in value and not is_fulfilled:
            return False
        return {key: settled(one, is_fulfilled) for key, one in value.items() if key != UNJUDGED}

    return [settled(plain, True), settled(plain, False)]


def _strange_name(
    sender: dict[str, Any], receiver: dict[str, Any], value: object, keywords: tuple[str, ...]
) -> str:
    """A name in the value that the sender doesn't declare at its place and the receiver knows
    anywhere, by one of the keywords; empty where there is none. Who doesn't know of a name doesn't
    send it."""
    known = _names_of(receiver, keywords)
    for _ in range(100):
        at = undeclared_name(sender, value)
        if at is None:
            return ""
        name = at.rsplit("/", 1)[-1].replace("~1", "/").replace("~0", "~")
        if name in known:
            return name
        value = _without(value, name)
    return "more names than were looked at"


def _not_carried(written: tuple[object, object], direction: Direction) -> set[str]:
    """The names of properties, anywhere, that are marked for the other direction."""
    mark = "readOnly" if direction is Direction.REQUEST else "writeOnly"
    names: set[str] = set()
    is_marked = mark in str(written)  # a component that is referred to may carry the mark
    stack = [*written]
    while stack:
        one = stack.pop()
        if isinstance(one, dict):
            properties = one.get("properties")
            for name, part in properties.items() if isinstance(properties, dict) else ():
                text = str(part)
                if mark in text or ("$ref" in text and is_marked):
                    names.add(str(name))
            stack += one.values()
        elif isinstance(one, list):
            stack += one
    return names


def _names_of(schema: object, keywords: tuple[str, ...]) -> set[str]:
    names: set[str] = set()
    stack = [schema]
    while stack:
        one = stack.pop()
        if isinstance(one, dict):
            for keyword in keywords:
                names.update(one[keyword] if isinstance(one.get(keyword), dict) else ())
            stack += one.values()
        elif isinstance(one, list):
            stack += one
    return names


def _without(value: object, name: str) -> object:
    """A copy of the value without any member of that name."""
    if isinstance(value, dict):
        return {key: _without(one, name) for key, one in value.items() if key != name}
    return [_without(one, name) for one in value] if isinstance(value, list) else value


def _refuted_by_none(
    sender_plain: dict[str, Any],
    own_plain: dict[str, Any],
    receiver_plain: dict[str, Any],
    number: int,
    told: str,
    unsent: set[str],
) -> int:
    """Try values on both sides; how many the sender may send. `own` is the sender's schema as its
    version receives: what it refuses was refused all along. `unsent` are names that only the other
    direction carries."""
    sender, receiver = Validator(sender_plain), Validator(receiver_plain)
    own = Validator(own_plain)
    sent = 0
    for value in samples(sender_plain, number, _SAMPLES, receiver_plain):
        try:
            if not sender.accepts(value) or _strange_name(
                sender_plain, receiver_plain, value, _KNOWING
            ):
                continue
            if unsent & names_in(value):
                continue
            sent += 1
            is_refused = not receiver.accepts(value) and own.accepts(value)
        except SchemaUnusable:
            return sent
        if is_refused and not sender.unsure(value) and not receiver.unsure(value):
            raise AssertionError(f"{told}: contained, and yet {value!r} is refused")
    return sent
