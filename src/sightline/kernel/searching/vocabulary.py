"""The terms that occur, and which of them somebody may have meant.

Mistyped words are found by the neighbourhood of deletions (W. Garbe, "Symmetric Delete", 2012): two
terms within one edit of each other share a form with at most one letter deleted from each. Two
edits are allowed in words of eight letters and more.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from sightline.text.near import edit_distance

_SHORTEST_MISTYPED = 4
_LONG = 8
_PREFIX = 3
_MOST_COMPLETIONS = 50


class Vocabulary:
    """The terms of an index, in the order of the alphabet."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(words)
        self._known = set(self.words)
        self._deleted: dict[str, list[str]] | None = None

    def meant(self, word: str, is_last: bool) -> tuple[dict[str, float], bool]:
        """The terms that a typed one stands for, each with its weight from 0 to 1; and whether the
        word itself occurs. The last word may be the beginning of one."""
        found = {word: 1.0} if word in self._known else {}
        if (is_last and len(word) >= _PREFIX) or not found:
            for longer in self._beginning_with(word) if len(word) >= _PREFIX else ():
                found.setdefault(longer, 0.6)
        if not found:
            found = dict(self._near(word))
            return found, False
        return found, True

    def _beginning_with(self, word: str) -> list[str]:
        start = bisect_left(self.words, word)
        end = start
        while end < min(len(self.words), start + _MOST_COMPLETIONS):
            if not self.words[end].startswith(word):
                break
            end += 1
        return self.words[start:end]

    def _near(self, word: str) -> Iterator[tuple[str, float]]:
        if len(word) < _SHORTEST_MISTYPED:
            return
        most = 2 if len(word) >= _LONG else 1
        if self._deleted is None:
            self._deleted = _neighbourhood(self.words)
        candidates = {
            candidate
            for form in _deletions(word, most)
            for candidate in self._deleted.get(form, ())
            if abs(len(candidate) - len(word)) <= most
        }
        distances = {other: edit_distance(word, other, most) for other in candidates}
        least = min(distances.values(), default=most + 1)
        for other in sorted(candidates):
            if distances[other] == least <= most:
                yield other, 0.5 / least


def _neighbourhood(words: Iterable[str]) -> dict[str, list[str]]:
    """Each form of a term with letters deleted, and the terms that have it."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= _SHORTEST_MISTYPED - 1:
            for form in _deletions(word, 2 if len(word) >= _LONG - 1 else 1):
                found[form].append(word)
    return found


def _deletions(word: str, most: int) -> set[str]:
    """A word, and the forms of it with up to so many letters deleted."""
    forms, newest = {word}, {word}
    for _ in range(most):
        newest = {form[:i] + form[i + 1 :] for form in newest for i in range(len(form))}
        forms |= newest
    return forms
