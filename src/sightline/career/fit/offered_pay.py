"""What a posting pays beside the role's cards: in words, and only where basis and place agree."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sightline.career.documents.source_document import SourceDocument
from sightline.career.posting.posting import Pay, Posting
from sightline.career.roles.card import UNSTATED, Card, Role
from sightline.career.roles.pay import pay_beside, pay_cards, pay_in_words

__all__ = ["PayOffered", "pay_offered", "place_meant"]

_STATES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM "
    "NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC"
).replace(" ", "|")
_US = re.compile(rf"\b(?:US|USA|U\.S\.A?\.?|United States)(?!\w)|,\s*(?:{_STATES})\b")
_UK = re.compile(r"\b(?:UK|U\.K\.|United Kingdom|England|Scotland|Wales|London)(?!\w)")
_A_YEAR = ("year", "a year", "annum")


@dataclass(frozen=True, slots=True)
class PayOffered:
    """One amount. ``said`` compares it in words; ``why_not`` says why it can't be compared.

    ``cards`` are those with the same currency, each with ``above``, ``overlaps``, ``below`` (how
    the offer lies to it) or ``not compared``.
    """

    pay: Pay
    place: str
    said: str
    why_not: str
    cards: tuple[tuple[Card, str], ...]


def place_meant(words: str) -> str:
    """``US``, ``UK`` or ``unstated``; both at once are unstated, too.

    >>> place_meant("Denver, CO or remote"), place_meant("Remote"), place_meant("London or US")
    ('US', 'unstated', 'unstated')
    """
    found = [name for name, known in (("US", _US), ("UK", _UK)) if known.search(words)]
    return found[0] if len(found) == 1 else UNSTATED


def pay_offered(posting: Posting, role: Role, asking: SourceDocument) -> tuple[PayOffered, ...]:
    """Each amount that a posting names, at the place that its line of the place says."""
    place = UNSTATED
    if posting.place is not None:
        place = place_meant(posting.place.value)
        if place == UNSTATED:
            place = place_meant(_line_of(asking, posting.place.start))
    return tuple(_offered(pay, place, role) for pay in posting.pay)


def _line_of(document: SourceDocument, offset: int) -> str:
    return next((document.words(line) for line in document.lines if offset < line.end), "")


def _offered(pay: Pay, place: str, role: Role) -> PayOffered:
    low = pay.low if pay.low is not None else pay.high
    if low is None:
        return PayOffered(pay, place, "", "no amount is named", ())
    if pay.per not in _A_YEAR:
        return PayOffered(pay, place, "", f"the cards are a year's, this is a {pay.per}'s", ())
    cards = [card for card in pay_cards(role.cards) if card.unit in (None, "a year")]
    beside = pay_beside(low, pay.high, pay.basis, place, pay.currency, cards)
    said = pay_in_words(low, pay.high, pay.basis, place, pay.currency, cards)
    lies = dict.fromkeys(beside.above, "above")
    lies |= dict.fromkeys(beside.overlapping, "overlaps")
    lies |= dict.fromkeys(beside.below, "below")
    shown = [(card, lies.get(card.id, "not compared")) for card in cards]
    return PayOffered(
        pay, place, said, "", tuple(one for one in shown if one[0].currency == pay.currency)
    )
