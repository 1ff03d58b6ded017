"""One source's ladder of years with a hole in it, or with years that stand in two levels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from sightline.career.roles.card import Card, Role, Years
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.shown import figure_of

KIND = "holes-and-overlaps"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """Holes and overlaps, source by source. Ends are part of a range unless it says ``under``."""
    cards = [c for c in role.about("experience") if c.level and c.subject is None and c.years]
    for source in dict.fromkeys(card.source for card in cards):
        rows = sorted((c for c in cards if c.source == source), key=_low)
        yield from _overlaps(rows)
        yield from _holes(rows)


def _overlaps(rows: list[Card]) -> Iterator[Conflict]:
    for left, right in combinations(rows, 2):
        shared = _shared(_years(left), _years(right))
        if shared and not set(left.level) & set(right.level):
            yield _conflict(left, right, f"{shared} in two levels")


def _holes(rows: list[Card]) -> Iterator[Conflict]:
    reached: Card | None = None
    for row in rows:
        if reached is not None:
            end, start = _years(reached).high, _years(row).low
            if end is not None and start > end:
                yield _conflict(reached, row, f"between {end:g} and {start:g} years: no level")
            if end is None or _end(row) <= end:
                continue
        reached = row


def _shared(left: Years, right: Years) -> str:
    """The years that stand in both, in words; empty where none do. ``left`` begins first."""
    if left.high is None or right.low < left.high:
        ends = [end for end in (left.high, right.high) if end is not None]
        if not ends:
            return f"{right.low:g} years and more are"
        return f"{right.low:g} to {min(ends):g} years are"
    if right.low == left.high and not left.is_under:
        return f"{right.low:g} years are"
    return ""


def _conflict(left: Card, right: Card, says: str) -> Conflict:
    sides = tuple(side_of(c, f"{c.title or c.level[0]}, {figure_of(c)}") for c in (left, right))
    return Conflict(KIND, "experience", f"ladder of {left.source}", says, sides)


def _years(card: Card) -> Years:
    assert card.years is not None
    return card.years


def _low(card: Card) -> tuple[float, float]:
    return _years(card).low, _end(card)


def _end(card: Card) -> float:
    high = _years(card).high
    return float("inf") if high is None else high
