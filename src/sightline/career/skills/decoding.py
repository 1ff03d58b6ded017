"""Which words are spans, by the probability of each whole span (Lafferty et al. 2001).

A span is taken where its own probability is at least a least one chosen on held-back text, not
where the likeliest tagging of the line has it: F1 rewards that where spans are hard to find.
Forward and backward sums are scaled at each word, so that long lines neither over- nor underflow.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from sightline.career.skills.weights import Layer

__all__ = ["Odds", "beside_the_other", "best_spans", "span_probabilities"]

Odds = tuple[float, float]
"""The scores of B and of I at a word, each over that of O."""

_LONGEST = 14
_RIVALRY = 0.5
_MAX_SCORE = 30.0
_NEVER = 0.0
Three = tuple[float, float, float]


def span_probabilities(
    scores: Sequence[Odds], layer: Layer, floor: float
) -> list[tuple[int, int, float]]:
    """First word, word after the last, probability: every span of at least ``floor``."""
    count = len(scores)
    (oo, ob, _), (bo, bb, bi), (io, ib, ii) = [[exp(w) for w in row] for row in layer.steps]
    odds = [
        (exp(b if b < _MAX_SCORE else _MAX_SCORE), exp(i if i < _MAX_SCORE else _MAX_SCORE))
        for b, i in scores
    ]
    before, scales = _forward(odds, (oo, ob, bo, bb, bi, io, ib, ii))
    behind: Three = (1.0, 1.0, 1.0)
    after = [behind] * count
    for at in range(count - 2, -1, -1):
        b, i = odds[at + 1]
        by_o, by_b, by_i = behind
        by_b *= b
        by_i *= i
        scale = scales[at + 1]
        behind = (
            (oo * by_o + ob * by_b) / scale,
            (bo * by_o + bb * by_b + bi * by_i) / scale,
            (io * by_o + ib * by_b + ii * by_i) / scale,
        )
        after[at] = behind
    found: list[tuple[int, int, float]] = []
    for first in range(count):
        so_far = before[first][1]
        if so_far * after[first][1] < floor:
            continue
        for last in range(first, min(count, first + _LONGEST)):
            if last > first:
                so_far *= (bi if last == first + 1 else ii) * odds[last][1] / scales[last]
            if so_far * after[last][1 if last == first else 2] < floor:
                break
            chance = so_far
            if last + 1 < count:
                to_o, to_b = (bo, bb) if last == first else (io, ib)
                next_o, next_b, _ = after[last + 1]
                chance *= (to_o * next_o + to_b * odds[last + 1][0] * next_b) / scales[last + 1]
            if chance >= floor:
                found.append((first, last + 1, chance))
    return found


def beside_the_other(
    spans: Sequence[tuple[int, int, float]], others: Sequence[tuple[int, int, float]], count: int
) -> list[tuple[int, int, float]]:
    """Spans less likely where the other layer has its own: the two seldom share a word.

    In SkillSpan 1 in 20 spans of knowledge stands in a span of a skill. A span's chance falls by
    ``_RIVALRY`` times the highest chance that one of its words is in a span of the other layer.
    """
    if not spans or not others:
        return list(spans)
    covered = [0.0] * count
    for first, end, chance in others:
        for at in range(first, end):
            covered[at] += chance
    return [
        (first, end, chance * (1.0 - _RIVALRY * min(1.0, max(covered[first:end]))))
        for first, end, chance in spans
    ]


def best_spans(
    probabilities: Sequence[tuple[int, int, float]], count: int, least: float
) -> list[tuple[int, int]]:
    """Spans that don't overlap and whose chances over ``least`` are highest together."""
    ending: dict[int, list[tuple[int, float]]] = {}
    for first, end, chance in probabilities:
        ending.setdefault(end, []).append((first, chance - least))
    if not ending:
        return []
    best = [0.0] * (count + 1)
    begun: list[int | None] = [None] * (count + 1)
    for end in range(1, count + 1):
        best[end] = best[end - 1]
        for first, gain in ending.get(end, ()):
            if best[first] + gain > best[end]:
                best[end] = best[first] + gain
                begun[end] = first
    chosen = []
    end = count
    while end > 0:
        first_word = begun[end]
        if first_word is None:
            end -= 1
        else:
            chosen.append((first_word, end))
            end = first_word
    return chosen[::-1]


def _forward(odds: Sequence[Odds], steps: tuple[float, ...]) -> tuple[list[Three], list[float]]:
    """Shares of O, B, I at each word given the words up to it, and what each sum was scaled by."""
    oo, ob, bo, bb, bi, io, ib, ii = steps
    b, _ = odds[0]
    scale = 1.0 + b
    here: Three = (1.0 / scale, b / scale, _NEVER)
    before, scales = [here], [scale]
    for b, i in odds[1:]:
        o_, b_, i_ = here
        to_o = o_ * oo + b_ * bo + i_ * io
        to_b = (o_ * ob + b_ * bb + i_ * ib) * b
        to_i = (b_ * bi + i_ * ii) * i
        scale = to_o + to_b + to_i
        here = (to_o / scale, to_b / scale, to_i / scale)
        before.append(here)
        scales.append(scale)
    return before, scales
