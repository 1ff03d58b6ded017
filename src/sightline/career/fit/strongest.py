"""The quotes to lead with: the must-haves that a person's own words answer best.

Shown in a role comes before listed; a line all of whose parts are answered before one of which
some are; fewer missing parts before more; and no statement twice. It is an order to read in, and
no score.
"""

from __future__ import annotations

from collections.abc import Sequence

from sightline.career.fit.matching import MET, Match, Quoted
from sightline.career.fit.record import SHOWN

__all__ = ["strongest"]


def strongest(found: Sequence[Match], most: int = 3) -> tuple[tuple[int, Quoted], ...]:
    """The indexes of up to ``most`` lines with the quote that answers each."""
    ordered = sorted(
        (
            index
            for index, match in enumerate(found)
            if match.quotes and match.verdict != "no evidence"
        ),
        key=lambda index: (*_rank(found[index]), index),
    )
    taken: set[str] = set()
    chosen: list[tuple[int, Quoted]] = []
    for index in ordered:
        fresh = [one for one in _answers(found[index]) if one.statement.item not in taken]
        if fresh:
            best = min(fresh, key=lambda one: one.statement.how != SHOWN)
            taken.add(best.statement.item)
            chosen.append((index, best))
        if len(chosen) == most:
            break
    return tuple(chosen)


def _answers(match: Match) -> list[Quoted]:
    """The quotes of the parts that are met: half an answer is nothing to lead with."""
    return [one for part in match.parts if part.verdict == MET for one in part.quotes]


def _rank(match: Match) -> tuple[bool, bool, bool, int, int]:
    is_shown = any(one.statement.how == SHOWN for one in _answers(match))
    met = sum(part.verdict == MET for part in match.parts)
    return (not is_shown, not match.asked.must, match.verdict != MET, len(match.missing), -met)
