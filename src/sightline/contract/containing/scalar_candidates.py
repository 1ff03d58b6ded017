"""Numbers and texts that may show a difference: near the bounds, by the patterns of both sides."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from sightline.contract.containing.numbers import interval_of
from sightline.contract.containing.patterns import matches, outside, some_text
from sightline.contract.containing.texts import text_limits
from sightline.contract.schemas.json_types import INTEGER, type_of
from sightline.contract.schemas.table import Content

__all__ = ["number_candidates", "text_candidates"]

_STRANGE = ("x", "~", "é", "0", " ", "zzz", "A")

_LONGEST = 10_000


def number_candidates(
    contents: Sequence[Content], right: Sequence[Content], bit: int
) -> Iterator[object]:
    """Yield numbers near the bounds and multiples of both sides, those that the sender may send."""
    mine = interval_of(contents, bit)
    ends = [mine.low, mine.high]
    for content in right:
        theirs = interval_of([content], bit)
        ends += [theirs.low, theirs.high]
    factors = {float(f) for c in (*contents, *right) for f in interval_of([c], bit).factors}
    steps = [1.0, 0.5, 0.001, *sorted(factors)]
    seeds = [0.0, 1.0, 7.0, *sorted(end for end in set(ends) if math.isfinite(end))]
    for seed in seeds:
        for step in (0.0, *steps):
            for value in (seed - step, seed + step):
                number = int(value) if float(value).is_integer() else value
                if type_of(number) == bit and mine.holds(number):
                    yield number
    for factor in interval_of(contents, bit).factors:
        for times in range(1, 13):
            multiple = factor * times
            yield int(multiple) if multiple.denominator == 1 else float(multiple)
    if bit == INTEGER and mine.high - mine.low < 300:
        yield from range(int(mine.low), int(mine.high) + 1)


def text_candidates(contents: Sequence[Content], right: Sequence[Content]) -> Iterator[object]:
    """Yield texts that fit the sender's patterns and lengths, and none of the receiver's first."""
    patterns, lengths = text_limits(contents)
    for content in right:
        wanted, allowed = text_limits([content])
        if wanted or allowed != (0, None):
            text = outside(patterns, lengths, wanted, allowed)
            if text is not None:
                yield text
    if len(right) > 1:
        without = tuple(p for content in right for p in text_limits([content])[0])
        text = some_text(patterns, without, lengths) if without else None
        if text is not None:
            yield text
    low, high = lengths
    for seed in ("text", "", *_STRANGE):
        if low >= _LONGEST:
            break
        text = seed.ljust(low, "x")[:high]
        if all(matches(p, text) for p in patterns):
            yield text
    if patterns:
        text = some_text(patterns, (), lengths)
        if text is not None:
            yield text
