"""An index of what a view shows: for each term, where it occurs and how much it counts there.

Ranked as in S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond"
(2009), section 3.6: the parts of a document have weights of their own (BM25F). A term in a title
counts eight times as much as one in the text.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from sightline.kernel.searching.terms import terms
from sightline.kernel.searching.vocabulary import Vocabulary

TITLE, KEYS, TEXT = 8.0, 3.0, 1.0
_SATURATION, _LENGTH = 1.2, 0.6


class Entry(NamedTuple):
    """Something that can be found: a document, or a row of feedback.

    ``keys`` and ``text`` are what may be shown of it to whoever the index is for; ``title_weight``
    is how much a word of the title counts.
    """

    id: str
    kind: str
    title: str
    status: str | None
    path: str
    line: int
    keys: str
    text: str
    title_weight: float = TITLE


class Found(NamedTuple):
    """An entry with how well it fits, only good for an order, and the terms that it holds."""

    entry: Entry
    score: float
    held: frozenset[str]


class Index:
    """The entries of one view of one workspace."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = list(entries)
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        lengths: list[float] = []
        for number, entry in enumerate(self.entries):
            counts: dict[str, float] = defaultdict(float)
            parts = (
                (entry.id, TITLE), (entry.title, entry.title_weight), (entry.keys, KEYS),
                (entry.text, TEXT),
            )  # fmt: skip
            length = 0
            for text, weight in parts:
                found = terms(text)
                length += len(found)
                for term in found:
                    counts[term] += weight
            lengths.append(length)
            for term, count in counts.items():
                self._postings[term].append((number, count))
        mean = sum(lengths) / len(lengths) if lengths else 1.0
        self._norms = [1 - _LENGTH + _LENGTH * length / (mean or 1.0) for length in lengths]
        self.vocabulary = Vocabulary(self._postings)

    def search(self, words: list[str]) -> tuple[list[Found], dict[str, list[str]]]:
        """The entries that hold all words, best first; where none does, those that hold the most.

        Also the words that occur nowhere, each with what was looked for in their place.
        """
        scores: dict[int, float] = defaultdict(float)
        matched: dict[int, set[int]] = defaultdict(set)
        held: dict[int, set[str]] = defaultdict(set)
        instead: dict[str, list[str]] = {}
        for place, word in enumerate(words):
            meant, is_known = self.vocabulary.meant(word, place == len(words) - 1)
            if not is_known:
                instead[word] = sorted(meant)
            for term, weight in meant.items():
                for number, gain in self._gains(term):
                    scores[number] += weight * gain
                    matched[number].add(place)
                    held[number].add(term)
        most = max(map(len, matched.values()), default=0)
        found = [
            Found(self.entries[number], scores[number], frozenset(held[number]))
            for number, places in matched.items()
            if len(places) == most
        ]
        found.sort(key=lambda one: (-one.score, one.entry.id))
        return found, instead

    def _gains(self, term: str) -> Iterable[tuple[int, float]]:
        """How much a term adds to each entry that holds it."""
        postings = self._postings.get(term, ())
        rarity = math.log(1 + (len(self.entries) - len(postings) + 0.5) / (len(postings) + 0.5))
        for number, count in postings:
            yield number, rarity * count / (count + _SATURATION * self._norms[number])
