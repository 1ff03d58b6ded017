"""Pay in groups that may be laid on one axis, and what leads from a filter to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sightline.career.roles.card import UNSTATED, Card
from sightline.career.roles.pay import pay_cards

__all__ = ["PayGroup", "equalities", "of_level", "pay_groups", "without_amount"]

_BASES = ("base", "total", UNSTATED)


@dataclass(frozen=True, slots=True)
class PayGroup:
    """Amounts of one basis, currency, place and period: the only ones that share an axis."""

    basis: str
    currency: str
    place: str
    unit: str
    cards: tuple[Card, ...]


def pay_groups(
    cards: Iterable[Card], basis: str = "", place: str = "", currency: str = ""
) -> tuple[PayGroup, ...]:
    """Amounts by basis, currency, place and period; stated ones first.

    A filter keeps what is equal to it, and what doesn't state it, as a group of its own. An
    amount without a place stays only where its currency is one in which that place is paid.
    """
    cards = tuple(cards)
    paid_in = {c.currency for c in pay_cards(cards) if place and _is(c.place, place)}
    groups: dict[tuple[str, str, str, str], list[Card]] = {}
    for card in pay_cards(cards):
        if place and paid_in and card.currency not in paid_in:
            continue
        if _fits(card.basis, basis) and _fits(card.place, place) and _is(card.currency, currency):
            key = (card.basis or UNSTATED, card.currency or "", card.place or UNSTATED,
                   card.unit or "")  # fmt: skip
            groups.setdefault(key, []).append(card)
    ordered = sorted(groups, key=_rank)
    return tuple(PayGroup(b, c, p, u, tuple(groups[b, c, p, u])) for b, c, p, u in ordered)


def without_amount(
    cards: Iterable[Card], basis: str = "", place: str = "", currency: str = ""
) -> tuple[Card, ...]:
    """Cards of pay in words alone, by the same filters."""
    return tuple(
        card for card in cards
        if card.range is None and _fits(card.basis, basis) and _fits(card.place, place)
        and (card.currency is None or _is(card.currency, currency))
    )  # fmt: skip


def of_level(cards: Iterable[Card], level: str) -> tuple[Card, ...]:
    """The cards of a level of the crosswalk, or with the word in their title; all if none."""
    asked = level.strip().casefold()
    return tuple(
        card for card in cards
        if not asked
        or asked in (one.casefold() for one in card.level)
        or asked in (card.title or "").casefold().replace("/", " ").replace(",", " ").split()
    )  # fmt: skip


def equalities(cards: Sequence[Card], table: Sequence[Card]) -> tuple[tuple[Card, Card], ...]:
    """Single amounts of a role that stand in a table, too: equal, and no more is known."""
    return tuple(
        (card, cell)
        for card in pay_cards(cards)
        for cell in table
        if card.range == cell.range and card.currency == cell.currency
        and card.unit == cell.unit and card.range is not None and card.range[0] == card.range[1]
    )  # fmt: skip


def _rank(key: tuple[str, str, str, str]) -> tuple[object, ...]:
    basis, currency, place, unit = key
    known = _BASES.index(basis) if basis in _BASES else len(_BASES)
    return (place == UNSTATED, currency != "USD", place, known, currency, unit)


def _is(value: str | None, asked: str) -> bool:
    return not asked or (value or "").casefold() == asked.casefold()


def _fits(value: str | None, asked: str) -> bool:
    return _is(value, asked) or value in (None, UNSTATED)
