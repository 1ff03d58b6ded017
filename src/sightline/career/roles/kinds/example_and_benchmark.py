"""An example person whose years the same source's ladder puts in another level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Card, Role
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.kinds.years_in_several_levels import holds
from sightline.career.roles.shown import figure_of, years_text

KIND = "example-against-benchmark"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """By example: all its years together, against the level it is given."""
    groups: dict[tuple[str, str], list[Card]] = {}
    for card in role.about("example"):
        if card.years is not None and card.subject:
            groups.setdefault((card.source, card.subject), []).append(card)
    for (source, subject), cards in groups.items():
        given = {level for card in cards for level in card.level}
        total = sum(card.years.low for card in cards if card.years is not None)
        rows = [
            row for row in role.about("experience")
            if row.source == source and row.level and row.years is not None
            and holds(row.years, total)
        ]  # fmt: skip
        if not given or not rows or any(given & set(row.level) for row in rows):
            continue
        reached = ", ".join(row.title or row.level[0] for row in rows)
        titles = ", ".join(dict.fromkeys(card.title for card in cards if card.title))
        says = (
            f"{total:g} years in all are {reached} by {source}'s own ladder; the example is "
            f"{titles or ', '.join(sorted(given))}"
        )
        sides = (
            *(side_of(c, f"{years_text(c.years)} of {c.years.of}") for c in cards if c.years),
            *(side_of(row, f"{row.title or row.level[0]}, {figure_of(row)}") for row in rows),
        )
        yield Conflict(KIND, "example", subject, says, sides)
