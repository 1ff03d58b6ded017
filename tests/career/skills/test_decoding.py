"""Chances of spans are those of the model, counted another way."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from sightline.career.skills.decoding import (
    beside_the_other,
    best_spans,
    span_probabilities,
)
from sightline.career.skills.features import features_of
from sightline.career.skills.lexicon import Lexicon
from sightline.career.skills.weights import Layer

TAGS = "OBI"
NEVER = -20.0


def layer_of(rows: list[list[float]]) -> Layer:
    (a, b, c), (d, e, f), (g, h, i) = rows
    return Layer(((a, b, c), (d, e, f), (g, h, i)), 0.2)


def spans_of(tags: tuple[int, ...]) -> set[tuple[int, int]]:
    found = set()
    for at, tag in enumerate(tags):
        if tag == 1:
            end = at + 1
            while end < len(tags) and tags[end] == 2:
                end += 1
            found.add((at, end))
    return found


def taggings(count: int) -> Iterator[tuple[int, ...]]:
    """Every tagging of so many words that means something: no I at the start or after O."""
    for tags in itertools.product(range(3), repeat=count):
        if tags[0] != 2 and not any(a == 0 and b == 2 for a, b in itertools.pairwise(tags)):
            yield tags


def by_counting(scores: list[tuple[float, float]], layer: Layer) -> dict[tuple[int, int], float]:
    """Every tagging of the line, each with its weight: slow, and sure."""
    total, chances = 0.0, dict[tuple[int, int], float]()
    for tags in taggings(len(scores)):
        score = sum((0.0, *scores[at])[tag] for at, tag in enumerate(tags))
        score += sum(layer.steps[a][b] for a, b in itertools.pairwise(tags))
        weight = math.exp(score)
        total += weight
        for span in spans_of(tags):
            chances[span] = chances.get(span, 0.0) + weight
    return {span: weight / total for span, weight in chances.items()}


@pytest.mark.parametrize("seed", range(25))
def test_the_chance_of_a_span_is_its_share_of_all_taggings(seed: int) -> None:
    draw = random.Random(seed)
    scores = [(draw.gauss(0, 2), draw.gauss(0, 2)) for _ in range(1 + seed % 7)]
    layer = layer_of([[draw.gauss(0, 1) for _ in range(3)] for _ in range(3)])
    wanted = {span: chance for span, chance in by_counting(scores, layer).items() if chance > 0.01}
    found = {(a, b): chance for a, b, chance in span_probabilities(scores, layer, 0.0)}
    for span, chance in wanted.items():
        assert found[span] == pytest.approx(chance, rel=1e-6)


@pytest.mark.parametrize("seed", range(25))
def test_the_spans_taken_are_the_best_that_dont_overlap(seed: int) -> None:
    draw = random.Random(seed)
    count = 6
    spans = [(a, b) for a in range(count) for b in range(a + 1, count + 1)]
    likely = [(a, b, draw.uniform(0.2, 1)) for a, b in draw.sample(spans, 7)]

    def gain(chosen: tuple[tuple[int, int, float], ...]) -> float:
        ordered = sorted(chosen)
        if any(one[1] > two[0] for one, two in itertools.pairwise(ordered)):
            return -1.0
        return sum(chance - 0.2 for _, _, chance in chosen)

    every = itertools.chain.from_iterable(
        itertools.combinations(likely, size) for size in range(len(likely) + 1)
    )
    wanted = max(gain(chosen) for chosen in every)
    chances = {(a, b): chance for a, b, chance in likely}
    found = best_spans(likely, count, 0.2)
    assert sum(chances[span] - 0.2 for span in found) == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("others", "chance"),
    [
        ([], 0.8),
        ([(4, 6, 0.9)], 0.8),
        ([(1, 2, 1.0)], 0.4),
        ([(0, 3, 0.2), (2, 4, 0.2)], 0.64),
        ([(0, 3, 0.9), (1, 3, 0.9)], 0.4),
    ],
)
def test_a_span_is_less_likely_where_the_other_layer_has_its_own(
    others: list[tuple[int, int, float]], chance: float
) -> None:
    ((first, end, found),) = beside_the_other([(1, 3, 0.8)], others, 6)
    assert (first, end) == (1, 3)
    assert found == pytest.approx(chance)


def test_a_long_line_with_strong_words_neither_over_nor_underflows() -> None:
    layer = Layer(((2.0, 1.0, NEVER), (-4.0, -1.0, 4.0), (-4.0, -2.0, 4.0)), 0.2)
    found = span_probabilities([(700.0, -700.0), (-700.0, 700.0)] * 4000, layer, 0.2)
    assert all(0.0 <= chance <= 1.0 + 1e-9 for _, _, chance in found)


def test_our_chances_are_those_of_crfsuite_with_the_same_weights(tmp_path: Path) -> None:
    pycrfsuite = pytest.importorskip("pycrfsuite")
    lexicon = Lexicon({"sql": ("1", "2", "3")}, {"manag": ("V",)})
    lines = [
        ("You know SQL and Java", "OOBOB"),
        ("Managing teams of ten", "OOOO"),
        ("Deep knowledge of data science", "OOOBI"),
        ("We offer lunch", "OOO"),
        ("Java or data science", "BOBI"),
    ]
    trainer = pycrfsuite.Trainer("lbfgs", verbose=False)
    read = [features_of(line.split(), (), lexicon) for line, _ in lines]
    for features, (_, tags) in zip(read, lines, strict=True):
        trainer.append(features, list(tags))
    trainer.set_params({"c1": 0.1, "c2": 0.1, "max_iterations": 40})
    path = str(tmp_path / "model")
    trainer.train(path)
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    info = tagger.info()
    layer = layer_of([[info.transitions.get((a, b), 0.0) for b in TAGS] for a in TAGS])
    for features in read:
        tagger.set(features)
        scores = []
        for at_word in features:
            sums = [sum(info.state_features.get((f, tag), 0.0) for f in at_word) for tag in TAGS]
            scores.append((sums[1] - sums[0], sums[2] - sums[0]))
        theirs: dict[tuple[int, int], float] = {}
        total = 0.0
        for numbers in taggings(len(features)):
            chance = tagger.probability([TAGS[number] for number in numbers])
            total += chance
            for span in spans_of(numbers):
                theirs[span] = theirs.get(span, 0.0) + chance
        ours = {(a, b): chance for a, b, chance in span_probabilities(scores, layer, 0.0)}
        for span, chance in theirs.items():
            assert ours[span] == pytest.approx(chance / total, abs=1e-4)
