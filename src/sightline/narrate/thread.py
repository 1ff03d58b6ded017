"""Follows the thread of evidence through an id: a pure walk over links, in both directions.

Links are written from the later thing to the earlier one (a requirement names its opportunity), so
upstream is where links lead and downstream is where they come from. Three are written the other way
round: what superseded something, and the decision that settled a request or an experiment.

The walk is a loop, not a recursion, visits each id once and counts what a depth cut off; circles
and hubs cost no more than their links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple, Protocol

from sightline.kernel.documents.identifiers import kind_of
from sightline.kernel.documents.neighbourhood import Tie

Side = Literal["upstream", "self", "downstream", "beside"]
MENTIONS, MEASURES, DEPENDS_ON, RECORD_OF = "mentions", "measures", "depends_on", "of"
_EARLIER_NAMES_LATER = frozenset((("ASK", "decision"), ("EXP", "decision")))


class Links(Protocol):
    """Where a walk reads links: by id, in a fixed order."""

    def has(self, identifier: str) -> bool: ...

    def outgoing(self, identifier: str) -> Sequence[Tie]: ...

    def incoming(self, identifier: str) -> Sequence[Tie]: ...


class Reached(NamedTuple):
    """How the walk came to an id: on which side, how far, from where, by which link."""

    side: Side
    distance: int
    parent: str
    tie: Tie | None


class Walk(NamedTuple):
    """What was reached, the start first, then nearer before farther; the links between; how many
    ids stand just beyond the depth."""

    start: str
    reached: dict[str, Reached]
    ties: list[Tie]
    beyond_depth: int


class Rules(NamedTuple):
    """Which links a walk follows. From an id that was reached by a ``shown`` type only, it goes no
    further; ``depth`` 0 is all the way; ``anchor`` narrows the start to one quote of it."""

    depth: int = 0
    mentions: bool = False
    shown: frozenset[str] = frozenset((DEPENDS_ON,))
    anchor: str = ""


def is_reversed(tie: Tie) -> bool:
    """Whether the earlier thing names the later one."""
    return tie.type == "superseded_by" or (kind_of(tie.source), tie.type) in _EARLIER_NAMES_LATER


def follow(links: Links, start: str, rules: Rules) -> Walk:
    """Everything upstream and downstream of an id, with what is measured and recorded about it.

    What stands on both sides (a circle) counts as upstream.
    """
    reached = {start: Reached("self", 0, "", None)}
    cut: set[str] = set()
    _spread(reached, cut, start, lambda i: _upward(links, i, rules), "upstream", rules)
    _spread(reached, cut, start, lambda i: _downward(links, i, start, rules), "downstream", rules)
    _add_measured(reached, links)
    _add_mentioned(reached, links, start)
    return Walk(start, reached, _between(reached, links, start, rules), len(cut - reached.keys()))


def follow_downstream(links: Links, start: str, rules: Rules) -> Walk:
    """Everything that rests on an id, by whichever links: what a change of it would touch."""
    reached = {start: Reached("self", 0, "", None)}
    cut: set[str] = set()
    _spread(reached, cut, start, lambda i: _downward(links, i, start, rules), "downstream", rules)
    _add_mentioned(reached, links, start, incoming_only=True)
    return Walk(start, reached, _between(reached, links, start, rules), len(cut - reached.keys()))


def _is_followed(tie: Tie, rules: Rules) -> bool:
    return tie.type != MENTIONS or rules.mentions


def _upward(links: Links, identifier: str, rules: Rules) -> Iterator[tuple[str, Tie]]:
    for tie in links.outgoing(identifier):
        forward = tie.type != MEASURES and not is_reversed(tie) and _is_followed(tie, rules)
        if forward and links.has(tie.target):
            yield tie.target, tie
    for tie in links.incoming(identifier):
        if is_reversed(tie):
            yield tie.source, tie


def _downward(links: Links, identifier: str, start: str, rules: Rules) -> Iterator[tuple[str, Tie]]:
    for tie in links.incoming(identifier):
        elsewhere = identifier == start and rules.anchor and tie.anchor != rules.anchor
        if not elsewhere and not is_reversed(tie) and _is_followed(tie, rules):
            yield tie.source, tie
    for tie in links.outgoing(identifier):
        if is_reversed(tie) and links.has(tie.target):
            yield tie.target, tie


def _spread(
    reached: dict[str, Reached],
    cut: set[str],
    start: str,
    steps: Callable[[str], Iterator[tuple[str, Tie]]],
    side: Side,
    rules: Rules,
) -> None:
    """Breadth first from the start; what another side has reached already keeps its place there."""
    seen = {start}
    layer, distance = [start], 0
    while layer:
        distance += 1
        following: list[str] = []
        for identifier in layer:
            for other, tie in steps(identifier):
                if other in seen:
                    continue
                if rules.depth and distance > rules.depth:
                    cut.add(other)
                    continue
                if other not in reached:
                    reached[other] = Reached(side, distance, identifier, tie)
                if tie.type not in rules.shown:
                    seen.add(other)
                    following.append(other)
        layer = following


def _add_measured(reached: dict[str, Reached], links: Links) -> None:
    """The metrics that criteria ask, and the recorded answers: beside whoever made the promise."""
    for identifier, found in list(reached.items()):
        side: Side = "downstream" if found.side == "self" else found.side
        for tie in links.outgoing(identifier):
            if tie.type == MEASURES and tie.target not in reached and links.has(tie.target):
                reached[tie.target] = Reached(side, found.distance + 1, identifier, tie)
        for tie in links.incoming(identifier):
            if tie.type == RECORD_OF and tie.source not in reached:
                reached[tie.source] = Reached(side, found.distance + 1, identifier, tie)


def _add_mentioned(
    reached: dict[str, Reached], links: Links, start: str, incoming_only: bool = False
) -> None:
    """What prose ties to the start, one step and no further."""
    outgoing = [] if incoming_only else [(t.target, t) for t in links.outgoing(start)]
    for other, tie in [*outgoing, *((t.source, t) for t in links.incoming(start))]:
        if tie.type == MENTIONS and other not in reached and links.has(other):
            reached[other] = Reached("beside", 1, start, tie)


def _between(reached: dict[str, Reached], links: Links, start: str, rules: Rules) -> list[Tie]:
    """The links among what was reached; of mentions, those of the start unless all are followed."""
    found: dict[tuple[str, str, str, str], Tie] = {}
    for identifier in reached:
        for tie in links.outgoing(identifier):
            if tie.target not in reached:
                continue
            if tie.type == MENTIONS and not rules.mentions and start not in tie[1:3]:
                continue
            found.setdefault((tie.source, tie.type, tie.target, tie.anchor), tie)
    return list(found.values())
