"""A ratio that a source states, and that its own tables don't bear out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sightline.career.roles.card import Card, Role
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.shown import figure_of, range_text

KIND = "ratio-against-table"


@dataclass(frozen=True, slots=True)
class _Row:
    """A level of one place, the same level of the other, and the shares in percent."""

    part: Card
    wholes: tuple[Card, ...]
    least: float
    greatest: float
    is_one_currency: bool


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """A share of one place's pay in another's, against both ends of every level of both tables.

    In one currency each share is compared as it is. In two, any rate of exchange is tried at once:
    a rate r multiplies every share alike, so the stated limits hold for all of them only if
    ``low / least share <= r <= high / greatest share``; where no r does, no rate can.
    """
    tables: dict[tuple[str | None, ...], list[_Row]] = {}
    for claim in role.about("premium"):
        if claim.relation != "share" or claim.low is None or claim.high is None:
            continue
        key = (claim.source, claim.basis, claim.place, claim.than)
        if key not in tables:
            tables[key] = list(_rows(role, claim))
        rows = tables[key]
        if not rows:
            continue
        least, greatest = min(row.least for row in rows), max(row.greatest for row in rows)
        is_one_currency = all(row.is_one_currency for row in rows)
        fits = claim.low <= least and greatest <= claim.high
        if not is_one_currency:
            fits = claim.low * greatest <= claim.high * least
        if not fits:
            yield _conflict(claim, rows, is_one_currency)


def _conflict(claim: Card, rows: list[_Row], is_one_currency: bool) -> Conflict:
    told = "; ".join(
        f"{row.part.title or row.part.level[0]} {row.least:.0f}-{row.greatest:.0f} %"
        for row in rows
    )
    assert claim.low is not None
    says = f"stated {range_text(claim.low, claim.high)} %; its own tables give {told}"
    if not is_one_currency:
        says += " at one to one, and no rate of exchange brings all of them within"
    cards = {card.id: card for row in rows for card in (row.part, *row.wholes)}
    sides = (side_of(claim, figure_of(claim)), *(side_of(c, figure_of(c)) for c in cards.values()))
    return Conflict(KIND, "premium", claim.subject or "ratio", says, sides)


def _rows(role: Role, claim: Card) -> Iterator[_Row]:
    """The levels that the source's tables give for both places, with their shares in percent."""
    cards = [
        card for card in role.about("pay")
        if card.source == claim.source and card.basis == claim.basis and card.range is not None
    ]  # fmt: skip
    for part in cards:
        wholes = [c for c in cards if c.place == claim.than and c.level == part.level]
        shares = [
            100 * one / other
            for whole in wholes
            for one, other in zip(part.range or (), whole.range or (), strict=False)
            if one and other
        ]
        if part.place == claim.place and part.level and shares:
            is_one = all(whole.currency == part.currency for whole in wholes)
            yield _Row(part, tuple(wholes), min(shares), max(shares), is_one)
