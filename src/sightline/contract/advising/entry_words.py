"""What is said of one entry on every page: whom it reaches, its proof, its remedy, its place."""

from __future__ import annotations

from typing import Any

from sightline.contract.advising.shown_value import MarkedValue, brief, marked_value
from sightline.contract.advising.subject import headline
from sightline.contract.comparison import (
    SEMANTIC,
    SOURCE,
    WIRE,
    Entry,
    Reached,
    Witness,
)

__all__ = [
    "CLASS_WORDS",
    "before_and_after",
    "counted",
    "counts_of",
    "facts_of",
    "hit_by",
    "operations_of",
    "place_of",
    "reach_beside_headline",
    "reach_words",
    "says_more",
    "way_of",
    "witness_words",
]

CLASS_WORDS = {WIRE: "calls", SOURCE: "generated code", SEMANTIC: "meaning"}
_LONGEST_FOLDER = 30


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "change"), counted(1200, "change")
    ('1 change', '1,200 changes')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {plural or noun + 's'}"


def hit_by(entry: Entry) -> list[Reached]:
    """Where an entry means what it means at its worst; a change may hurt some and not others."""
    hit = [one for one in entry.reach if one.verdict in ("", entry.verdict)]
    return hit or list(entry.reach)


def way_of(reached: Reached) -> str:
    """What carries the message: `requests`, `responses`, `webhooks` or `callbacks`."""
    sort = reached.operation.partition(" ")[0]
    if sort in ("webhook", "callback"):
        return f"{sort}s"
    return f"{reached.direction}s"


def operations_of(entry: Entry) -> list[str]:
    """The operations that an entry hits, each once, in the order in which they are told."""
    return list(dict.fromkeys(one.operation for one in hit_by(entry)))


def reach_words(entry: Entry) -> str:
    """Whom an entry reaches, in short: `41 operations, responses`; one operation by its name."""
    operations = operations_of(entry)
    listed = " and ".join(sorted({way_of(one) for one in hit_by(entry)}))
    if not operations:
        return "no operation"
    who = operations[0] if len(operations) == 1 else counted(len(operations), "operation")
    return f"{who}, {listed}" if listed else who


def place_of(entry: Entry) -> str:
    """`openapi.yaml:12`; empty where nothing is known."""
    return f"{entry.file}:{entry.line}" if entry.file and entry.line else entry.file


def facts_of(entry: Entry) -> list[str]:
    """Whom an entry reaches, in which schema it was made, where that is written, and its id."""
    facts = [reach_beside_headline(entry)]
    if entry.class_ != WIRE:
        facts[0] += f" ({CLASS_WORDS[entry.class_]})"
    owner = entry.owner.removeprefix("schema ")
    if (
        owner not in ("", "servers")
        and entry.owner not in operations_of(entry)
        and f"`{owner}" not in headline(entry)
    ):
        facts.append(f"in {entry.owner}")
    facts += [part for part in (_short_place(entry),) if part]
    return [*facts, f"id {entry.id}"]


def _short_place(entry: Entry) -> str:
    """The place; of a long path only the end, for the whole path stands above."""
    place = place_of(entry)
    folder, slash, name = place.rpartition("/")
    return f"…/{name}" if slash and len(folder) > _LONGEST_FOLDER else place


def reach_beside_headline(entry: Entry) -> str:
    """Whom it reaches, without the one operation that the headline names already."""
    operations = operations_of(entry)
    words = reach_words(entry)
    if len(operations) == 1 and operations[0] in headline(entry):
        return words.removeprefix(f"{operations[0]}, ")
    return words


def counts_of(contract: Any) -> str:
    """`3 breaking, 2 to review (1 undecided), 12 compatible`"""
    counts = contract.counts
    undecided = f" ({contract.undecided:,} undecided)" if contract.undecided else ""
    parts = (
        (counts.breaking, " breaking"),
        (counts.review, f" to review{undecided}"),
        (counts.compatible, " compatible"),
        (counts.approved, " approved"),
        (counts.ignored, " ignored by policy"),
    )
    return ", ".join(f"{number:,}{word}" for number, word in parts if number) or "no change"


def says_more(entry: Entry) -> bool:
    """Whether the proof says anything that the headline doesn't."""
    if entry.witness is None:
        return False
    where, why, value = witness_words(entry.witness)
    return value is not None or bool(why) or where not in headline(entry)


def witness_words(witness: Witness) -> tuple[str, str, MarkedValue | None]:
    """Where a message breaks, why, and its value with the refused part marked (None: no value)."""
    if witness.location in ("operation", "status", "") and witness.value is None:
        says_it = witness.operation in witness.why
        return witness.operation, "" if says_it else witness.why, None
    is_named = witness.location == "body" or witness.location.startswith("schema ")
    at = "" if is_named else f" {witness.location}"
    status = f" {witness.status}" if witness.status else ""
    shown = marked_value(witness.value, witness.at)
    return f"{witness.operation}{status}{at}", witness.why, shown


def before_and_after(entry: Entry) -> str:
    """What stood there and what stands there now, in a few signs; empty where neither is known."""
    if entry.before is None and entry.after is None:
        return ""
    if entry.before is None:
        return f"new: {brief(entry.after)}"
    if entry.after is None:
        return f"was: {brief(entry.before)}"
    return f"{brief(entry.before)} -> {brief(entry.after)}"
