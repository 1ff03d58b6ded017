"""An exception whose condition is what sources call the usual case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Role
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.shown import answer_of

KIND = "exception-is-usual"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """Answers that hold only for a kind of product that is listed as one of the role's."""
    kinds = role.about("product-type")
    for card in role.about("question"):
        usual = [kind for kind in kinds if card.when and kind.subject == card.when]
        if usual:
            by = ", ".join(dict.fromkeys(kind.source for kind in usual))
            says = f"the exception is for {card.when}, which {by} list among the role's products"
            sides = (side_of(card, answer_of(card)), *(side_of(k, answer_of(k)) for k in usual))
            about = role.question(card.subject or "").asks
            yield Conflict(KIND, "question", about, says, sides)
