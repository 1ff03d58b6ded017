"""An index of what a view shows: for each term, where it occurs and how much it counts there.

Ranked as in S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond"
(2009), section 3.6: the parts of a document have weights of their own (BM25F). A term in a title
counts eight times as much as one in the text.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from heapq import nsmallest
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
    """An entry, and the terms that were looked for and that it holds."""

    entry: Entry
    held: frozenset[str]


class Answer(NamedTuple):
    """The best entries, how many there are in all, and the words that occur nowhere, each with what
    was looked for in their place."""

    best: list[Found]
    total: int
    instead: dict[str, list[str]]


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
        self._saturate(lengths)
        self.vocabulary = Vocabulary(self._postings)

    def _saturate(self, lengths: list[float]) -> None:
        """From how often a term occurs to how much it tells, by the length of each entry."""
        mean = (sum(lengths) / len(lengths) if lengths else 0.0) or 1.0
        norms = [_SATURATION * (1 - _LENGTH + _LENGTH * length / mean) for length in lengths]
        for term, postings in self._postings.items():
            self._postings[term] = [(n, count / (count + norms[n])) for n, count in postings]

    def search(self, words: list[str], kind: str = "", limit: int = 0) -> Answer:
        """The entries that hold all words, best first; where none does, those that hold the most.

        ``limit``: so many of them; 0 for all.
        """
        scores: dict[int, float] = defaultdict(float)
        places: dict[int, int] = defaultdict(int)
        looked_for: list[set[str]] = []
        instead: dict[str, list[str]] = {}
        for place, word in enumerate(words):
            meant, is_known = self.vocabulary.meant(word, place == len(words) - 1)
            looked_for.append(set(meant))
            if not is_known:
                instead[word] = sorted(meant)
            self._add(meant, 1 << place, scores, places)
        if kind:
            scores = {n: score for n, score in scores.items() if self.entries[n].kind == kind}
        most = max((places[n].bit_count() for n in scores), default=0)
        found = [n for n in scores if places[n].bit_count() == most]
        best = nsmallest(limit or len(found), found, lambda n: (-scores[n], self.entries[n].id))
        return Answer([self._found(n, looked_for) for n in best], len(found), instead)

    def _add(
        self, meant: dict[str, float], place: int, scores: dict[int, float], places: dict[int, int]
    ) -> None:
        """Count what stands for one word of the question."""
        for term, weight in meant.items():
            postings = self._postings.get(term, ())
            count = len(postings)
            gain = weight * math.log(1 + (len(self.entries) - count + 0.5) / (count + 0.5))
            for number, saturated in postings:
                scores[number] += gain * saturated
                places[number] |= place

    def _found(self, number: int, looked_for: list[set[str]]) -> Found:
        held = {term for term in set().union(*looked_for) if self._holds(number, term)}
        return Found(self.entries[number], frozenset(held))

    def _holds(self, number: int, term: str) -> bool:
        postings = self._postings.get(term, [])
        at = bisect_left(postings, (number, 0.0))
        return at < len(postings) and postings[at][0] == number
