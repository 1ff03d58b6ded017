"""Spans of skills and of knowledge in a line, by a conditional random field over its words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sightline.career.skills.decoding import beside_the_other, best_spans, span_probabilities
from sightline.career.skills.features import line_features, place_features
from sightline.career.skills.lexicon import Lexicon, lexicon
from sightline.career.skills.looks import REACH, looks_of
from sightline.career.skills.weights import LAYERS, SCALE, Weights, weights

__all__ = ["Tagger", "the_tagger"]

Four = tuple[float, float, float, float]
_MAX_HELD = 50_000
_FLOOR = 0.05  # a span less likely than this is not looked at


class Tagger:
    """Finds spans in lines of words; keeps what it added up for words that it has seen."""

    def __init__(self, weights: Weights, lexicon: Lexicon) -> None:
        self._weights = weights
        self._lexicon = lexicon
        self._seen: dict[str, tuple[Four, ...]] = {}

    def spans(
        self, words: Sequence[str], above: Sequence[str] = ()
    ) -> list[tuple[str, int, int, float]]:
        """Layer, first word, word after the last, probability; in the order of the words."""
        if not words:
            return []
        scores = self._scores(words, above)
        likely = [
            span_probabilities(
                [(s[2 * number], s[2 * number + 1]) for s in scores],
                self._weights.layers[name],
                _FLOOR,
            )
            for number, name in enumerate(LAYERS)
        ]
        found = []
        for number, name in enumerate(LAYERS):
            least = self._weights.layers[name].least
            spans = beside_the_other(likely[number], likely[1 - number], len(words))
            chances = {(first, end): chance for first, end, chance in spans if chance >= least}
            kept = [(*span, chance) for span, chance in chances.items()]
            for first, end in best_spans(kept, len(words), least):
                found.append((name, first, end, chances[first, end]))
        return sorted(found, key=lambda span: (span[1], span[2], span[0]))

    def _scores(self, words: Sequence[str], above: Sequence[str]) -> list[Four]:
        """The four scores of each word: knowledge B and I, skill B and I."""
        table = self._weights.table
        looks = [self._of_word(word) for word in words]
        line = _sum(table, line_features(words, above, self._lexicon))
        scores = []
        count = len(words)
        for at, places in enumerate(place_features(words, self._lexicon)):
            a, b, c, d = line
            for feature in places:
                held = table.get(feature)
                if held is not None:
                    a += held[0]
                    b += held[1]
                    c += held[2]
                    d += held[3]
            for other in range(max(0, at - REACH), min(count, at + REACH + 1)):
                held = looks[other][other - at + REACH]
                a += held[0]
                b += held[1]
                c += held[2]
                d += held[3]
            scores.append((a / SCALE, b / SCALE, c / SCALE, d / SCALE))
        return scores

    def _of_word(self, word: str) -> tuple[Four, ...]:
        """What a word adds to the places three before it to three behind, by ``step + REACH``."""
        held = self._seen.get(word)
        if held is None:
            looks = looks_of(word, self._lexicon)
            table = self._weights.table
            held = tuple(
                _sum(table, [f"{step}{look}" for look in looks[abs(step)]])
                for step in range(-REACH, REACH + 1)
            )
            if len(self._seen) >= _MAX_HELD:
                self._seen.clear()
            self._seen[word] = held
        return held


def _sum(table: dict[str, Four], features: Sequence[str]) -> Four:
    a = b = c = d = 0.0
    for feature in features:
        held = table.get(feature)
        if held is not None:
            a += held[0]
            b += held[1]
            c += held[2]
            d += held[3]
    return a, b, c, d


@cache
def the_tagger() -> Tagger:
    """The tagger of the package, read once."""
    return Tagger(weights(), lexicon())
