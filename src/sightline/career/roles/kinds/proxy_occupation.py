"""A figure of another occupation, given as if it were the role's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Role
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.shown import figure_of

KIND = "proxy-as-the-role"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """By source: figures of a proxy, and figures without a label, which may be of it as well."""
    for source in role.sources:
        cards = [card for card in role.cards if card.source == source.id]
        proxies = [card for card in cards if card.proxy_for and card.range is not None]
        if not proxies:
            continue
        unlabelled = [card for card in cards if card.unlabelled]
        named = ", ".join(dict.fromkeys(card.proxy_for or "" for card in proxies))
        says = f"{source.id} gives figures of {named}, not of the role"
        if unlabelled:
            says += (
                "; its figures without a label may be of the same: "
                "`career salary --table FILE` compares them"
            )
        sides = tuple(side_of(card, figure_of(card)) for card in (*proxies, *unlabelled))
        yield Conflict(KIND, proxies[0].topic, named, says, sides)
