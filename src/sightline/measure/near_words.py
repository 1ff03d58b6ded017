"""Finds the word that was probably meant."""

from __future__ import annotations

from collections.abc import Sequence


def nearest(word: str, candidates: Sequence[str], limit: int = 3) -> list[str]:
    """Return up to `limit` candidates within a third of the word's length in edits, nearest first.

    An edit inserts, deletes or replaces one letter or swaps two neighbours (Damerau 1964,
    restricted). Ties keep the order of the candidates.

    >>> nearest("pervious", ["previous", "metric"])
    ['previous']
    """
    if len(word) > 40:
        return []
    allowed = max(1, len(word) // 3)
    scored = [(_edits(word.lower(), name.lower()), name) for name in candidates]
    near = sorted((pair for pair in scored if pair[0] <= allowed), key=lambda pair: pair[0])
    return [name for _, name in near[:limit]]


def _edits(one: str, two: str) -> int:
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(two, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == two[j - 2] and one[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
