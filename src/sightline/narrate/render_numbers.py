"""How the result of ``numbers`` is shown: a line for each number, at its place."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sightline.narrate.days import counted
from sightline.narrate.layout import clean, painted

_COLOURS = {"drifted": "FAIL", "unknown id": "FAIL", "unknown field": "FAIL", "no reading": "STALE"}


def text(result: Any, colour: bool = False) -> str:
    """Place, number, what it says now; drifted ones with what the text says."""
    lines = [_line(number, colour) for number in result.numbers]
    states = Counter(number.state for number in result.numbers)
    counts = ", ".join(f"{n:,} {state}" for state, n in states.items())
    summary = counted(len(result.numbers), "live number") + (f": {counts}" if counts else "")
    hidden = f"; {result.hidden:,} hidden" if result.hidden else ""
    return "\n".join([*lines, summary + hidden]) + "\n"


def _line(number: Any, colour: bool) -> str:
    place = f"{number.path}:{number.line}:{number.column}"
    state = painted(number.state, _COLOURS.get(number.state, ""), colour)
    return f"{place}: {state}: {clean(number.reference)} {told(number)}".rstrip()


def told(number: Any) -> str:
    """What a number says now, or what to do where it says nothing."""
    identifier = number.reference.partition(".")[0].partition("#")[0]
    if number.state == "drifted":
        since = f"since {clean(number.since)} " if number.since else ""
        return f"the text says {clean(number.said)}; {since}it is {number.now}"
    if number.state == "no reading":
        return f"no reading is recorded: sightline verify {identifier} --record"
    if number.state == "unknown id":
        return "there is no such document: sightline list shows all"
    if number.state == "unknown field":
        return "write one of .value .low .high .n .verdict .as_of .limits"
    return f"= {number.now} ({number.record}, {clean(number.since or '')})"
