"""A page whose headline range doesn't cover the rows of its own table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Card, Role
from sightline.career.roles.comparable import assumptions, is_whole_role, told_once
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.shown import figure_of

KIND = "headline-against-rows"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """For every figure of the whole role: the same source's rows that reach outside it."""
    for topic in ("pay", "experience"):
        cards = [c for c in role.about(topic) if c.range is not None and not c.unlabelled]
        for heads in told_once(filter(is_whole_role, cards)):
            head = heads[0]
            rows = [
                row for row in cards
                if row.source == head.source and not is_whole_role(row)
                and assumptions(head, row) is not None and _is_outside(row, head)
            ]  # fmt: skip
            if not rows:
                continue
            assumed = {name: None for row in rows for name in assumptions(head, row) or ()}
            says = f"{figure_of(head)} as a whole; {_counted(len(rows))} outside it"
            sides = (
                *(side_of(one, figure_of(one)) for one in heads),
                *(side_of(row, f"{row.title or row.subject}: {figure_of(row)}") for row in rows),
            )
            about = f"{head.title or 'role'} of {head.source}"
            yield Conflict(KIND, topic, about, says, sides, assuming=tuple(assumed))


def _is_outside(row: Card, head: Card) -> bool:
    assert row.range is not None and head.range is not None
    (low, high), (least, most) = row.range, head.range
    if low < least:
        return True
    return most is not None and (high is None or high > most)


def _counted(n: int) -> str:
    return "1 row reaches" if n == 1 else f"{n} rows reach"
