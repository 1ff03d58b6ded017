"""Did you mean ...?: the candidates that are a few keystrokes away from a word."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """The nearest candidates, nearest first, then in the order of the alphabet.

    Distance counts insertions, deletions, replacements and swaps of neighbours; case differences
    count a third. A candidate may be a third of the word's length away.

    >>> nearest("titel", ["title", "tags", "owner"])
    ['title']
    """
    folded = word.casefold()
    most = max(1, len(word) // 3)
    letters = set(folded)
    found: list[tuple[float, str]] = []
    for candidate in candidates:
        if abs(len(candidate) - len(word)) > most:
            continue
        other = candidate.casefold()
        if len(letters - set(other)) > most:
            continue
        distance = _distance(folded, other, most)
        if distance <= most:
            found.append((distance + (candidate != word) / 3 * (other == folded), candidate))
    return [candidate for _, candidate in sorted(found)[:limit]]


def _distance(left: str, right: str, most: int) -> int:
    """Optimal string alignment distance; anything over ``most`` is ``most`` + 1."""
    before: list[int] = []
    above = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and b == left[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, above = above, row
    return min(above[-1], most + 1)
