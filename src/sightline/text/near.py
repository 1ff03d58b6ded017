"""Did you mean: the known words nearest to one that somebody mistyped."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """The candidates that a person may have meant, nearest first; none that are far off.

    The distance counts insertions, deletions, replacements and swaps of neighbours (Damerau 1964,
    Levenshtein 1966, restricted: no piece is edited twice); case and ``-`` for ``_`` count little.
    Up to a third of the letters may differ. A candidate that begins with the word, of three letters
    or more, counts as near, too. Equal distances stand in alphabetical order.

    >>> nearest("tilte", ["title", "status", "owner"])
    ['title']
    >>> nearest("oportunity", ["opportunity", "objective"])
    ['opportunity']
    """
    folded = _folded(word)
    most = max(1, (len(folded) + 1) // 3) if len(folded) > 1 else 0
    letters = _letter_counts(folded)
    found: list[tuple[float, str]] = []
    for candidate in dict.fromkeys(candidates):
        if candidate == word:
            continue
        other = _folded(candidate)
        if other == folded:
            found.append((0.5, candidate))
        elif abs(len(other) - len(folded)) <= most and _missing(letters, other) <= most:
            distance = edit_distance(folded, other, most)
            if distance <= most and distance < max(len(folded), len(other)):
                found.append((distance, candidate))
        elif len(folded) > 2 and other.startswith(folded):
            found.append((most + 1, candidate))
    found.sort()
    return [candidate for _, candidate in found[:limit]]


def edit_distance(left: str, right: str, most: int) -> int:
    """Insertions, deletions, replacements, swaps of neighbours; ``most + 1`` stands for any more.

    >>> edit_distance("tilte", "title", 3), edit_distance("abc", "xyz", 1)
    (1, 2)
    """
    width = len(right)
    before: list[int] = []
    row = list(range(width + 1))
    for i, letter in enumerate(left, 1):
        current = [i] + [most + 1] * width
        for j in range(max(1, i - most), min(width, i + most) + 1):
            cost = row[j - 1] + (letter != right[j - 1])
            cost = min(cost, row[j] + 1, current[j - 1] + 1)
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == right[j - 1]:
                cost = min(cost, before[j - 2] + 1)
            current[j] = cost
        if min(current) > most:
            return most + 1
        before, row = row, current
    return min(row[width], most + 1)


def _folded(word: str) -> str:
    return word.casefold().replace("_", "-")


def _letter_counts(word: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for letter in word:
        counts[letter] = counts.get(letter, 0) + 1
    return counts


def _missing(letters: dict[str, int], other: str) -> int:
    """How many letters of the word the other lacks: at least so many edits apart they are."""
    missing = 0
    for letter, count in letters.items():
        lacking = count - other.count(letter)
        if lacking > 0:
            missing += lacking
    return missing
