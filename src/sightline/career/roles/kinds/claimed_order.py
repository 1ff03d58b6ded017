"""A level said to be paid above others, where the cards' own figures don't show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Card, Role
from sightline.career.roles.comparable import assumptions
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.shown import answer_of, figure_of

KIND = "order-not-borne-out"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """``above`` a track: each figure of that level that isn't above every one of the track."""
    tracks = {level: c.track for c in role.about("level") for level in c.level if c.track}
    cards = [c for c in role.about("pay") if c.range is not None and c.level]
    claims: dict[tuple[str, tuple[str, ...]], list[Card]] = {}
    for claim in role.about("pay"):
        if claim.relation == "above" and claim.than is not None and claim.level:
            claims.setdefault((claim.than, claim.level), []).append(claim)
    for (than, levels), said in claims.items():
        below = [c for c in cards if all(tracks.get(level) == than for level in c.level)]
        for high in cards:
            if set(high.level) & set(levels):
                yield from _not_above(said, high, below)


def _not_above(claims: list[Card], high: Card, below: list[Card]) -> Iterator[Conflict]:
    found = [
        low for low in below if assumptions(high, low) is not None and _is_no_higher(high, low)
    ]
    if not found:
        return
    assumed = dict.fromkeys(name for low in found for name in assumptions(high, low) or ())
    told = dict.fromkeys(f"{figure_of(low)} of {low.title or low.level[0]}" for low in found)
    says = f"{figure_of(high)} isn't above {'; '.join(told)}"
    sides = (
        *(side_of(claim, answer_of(claim)) for claim in claims), side_of(high, figure_of(high)),
        *(side_of(low, figure_of(low)) for low in found),
    )  # fmt: skip
    about = ", ".join(claims[0].level)
    yield Conflict(KIND, "pay", about, says, sides, assuming=tuple(assumed))


def _is_no_higher(high: Card, low: Card) -> bool:
    assert high.range is not None and low.range is not None
    if high.range[1] is None:
        return False
    return high.range[0] <= low.range[0] and (low.range[1] is None or high.range[1] <= low.range[1])
