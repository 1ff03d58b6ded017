"""Pay beside pay: only what has the same basis, place and currency is ever compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.career.roles.card import UNSTATED, Card
from sightline.career.roles.shown import range_text

__all__ = ["PayBeside", "pay_beside", "pay_cards", "pay_in_words", "resolved"]

Range = tuple[float, float | None]


@dataclass(frozen=True, slots=True)
class PayBeside:
    """How a range of pay lies beside cards: the ids that it is above, within, below.

    ``overlapping`` share at least one amount with it. ``incomparable`` have the same currency, and
    another basis or place, or don't state one.
    """

    above: tuple[str, ...]
    overlapping: tuple[str, ...]
    below: tuple[str, ...]
    incomparable: tuple[str, ...]

    @property
    def compared(self) -> int:
        return len(self.above) + len(self.overlapping) + len(self.below)


def pay_cards(cards: Iterable[Card]) -> tuple[Card, ...]:
    """The cards that state an amount of pay themselves."""
    return tuple(c for c in cards if c.topic == "pay" and c.range is not None and c.currency)


def resolved(card: Card, cards: Iterable[Card]) -> Range | None:
    """The amounts that a card means: its own, or those of the cards that it refers to.

    ``above`` begins where the highest of them ends and is open; ``below`` has no lower end that is
    known, and is None.
    """
    if card.range is not None or not card.refers:
        return card.range
    by_id = {one.id: one for one in cards}
    known = [r for name in card.refers if name in by_id and (r := by_id[name].range) is not None]
    if not known or card.relation == "below":
        return None
    ends = [high for _, high in known]
    top = None if None in ends else max(high for high in ends if high is not None)
    if card.relation == "above":
        return None if top is None else (top, None)
    return min(low for low, _ in known), top


def pay_beside(
    low: float, high: float | None, basis: str, place: str, currency: str, cards: Iterable[Card],
    unit: str = "a year",
) -> PayBeside:  # fmt: skip
    """Lay a range of pay beside the cards of the same basis, place, currency and period.

    Where basis or place aren't stated, nothing is comparable: nobody knows whether they are equal.
    """
    above, overlapping, below, incomparable = [], [], [], []
    for card in pay_cards(cards):
        if card.currency != currency:
            continue
        own = card.range
        assert own is not None
        is_stated = UNSTATED not in (basis, place)
        is_alike = (card.basis, card.place, card.unit or unit) == (basis, place, unit)
        if not is_stated or not is_alike or card.proxy_for:
            incomparable.append(card.id)
        elif own[1] is not None and low > own[1]:
            above.append(card.id)
        elif high is not None and high < own[0]:
            below.append(card.id)
        else:
            overlapping.append(card.id)
    return PayBeside(tuple(above), tuple(overlapping), tuple(below), tuple(incomparable))


def pay_in_words(
    low: float, high: float | None, basis: str, place: str, currency: str, cards: Iterable[Card]
) -> str:
    """Say how an amount of pay lies beside the cards, such as ``above 3 of 5 cards``.

    ``cards`` are the role's, all of them; only those of the same basis, place and currency count.
    """
    listed = tuple(cards)
    beside = pay_beside(low, high, basis, place, currency, listed)
    said = f"{range_text(low, high, currency)} ({basis}, {place})"
    left = len(beside.incomparable)
    aside = (
        f"; {left} more of another or an unstated basis or place are not compared" if left else ""
    )
    if not beside.compared:
        return f"{said}: no card of the same basis, place and currency{aside}"
    counts = (
        ("above", beside.above), ("overlaps", beside.overlapping), ("below", beside.below),
    )  # fmt: skip
    words = ", ".join(f"{word} {len(ids)}" for word, ids in counts if ids)
    compared = {*beside.above, *beside.overlapping, *beside.below}
    dates = dict.fromkeys(card.as_of or "undated" for card in listed if card.id in compared)
    return f"{said}: {words} of {_counted(beside.compared)} ({', '.join(dates)}){aside}"


def _counted(n: int) -> str:
    return f"{n} card" if n == 1 else f"{n} cards"
