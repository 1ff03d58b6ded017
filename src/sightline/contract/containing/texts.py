"""Texts: lengths in code points, and patterns."""

from __future__ import annotations

from collections.abc import Sequence

from sightline.contract.containing.patterns import Lengths, implied, is_none
from sightline.contract.schemas.table import Content

__all__ = ["is_text_covered", "is_text_empty", "text_limits"]


def text_limits(contents: Sequence[Content]) -> tuple[tuple[str, ...], Lengths]:
    """All patterns that must match, and the least and greatest length."""
    low, high = 0, None
    patterns: set[str] = set()
    for content in contents:
        low = max(low, content.get("minLength", 0))
        most = content.get("maxLength")
        if most is not None and (high is None or most < high):
            high = most
        patterns.update(content.get("pattern", ()))
    return tuple(sorted(patterns)), (low, high)


def is_text_empty(contents: Sequence[Content]) -> bool:
    """Whether no text fulfils all contents."""
    patterns, (low, high) = text_limits(contents)
    if high is not None and low > high:
        return True
    return bool(patterns) and is_none(patterns, (low, high))


def is_text_covered(lefts: Sequence[Content], rights: Sequence[Content]) -> bool:
    """Whether every text that fulfils all left contents fulfils one of the right ones."""
    patterns, lengths = text_limits(lefts)
    if lengths[1] is not None and lengths[0] > lengths[1]:
        return True
    limits = [text_limits([right]) for right in rights]
    return any(
        _is_implied(patterns, lengths, wanted, allowed) for wanted, allowed in limits
    ) or _lengths_cover(lengths, [allowed for wanted, allowed in limits if not wanted])


def _is_implied(
    patterns: tuple[str, ...], lengths: Lengths, wanted: tuple[str, ...], allowed: Lengths
) -> bool:
    low, high = lengths
    least, most = allowed
    fits = low >= least and (most is None or (high is not None and high <= most))
    if fits and set(wanted) <= set(patterns):
        return True
    if not patterns and not wanted:
        return False
    return implied(patterns, lengths, wanted, allowed)


def _lengths_cover(lengths: Lengths, rights: Sequence[Lengths]) -> bool:
    """Whether lengths join to cover all of the left side's."""
    reached, high = lengths
    for least, most in sorted(rights, key=lambda pair: pair[0]):
        if least > reached:
            return False
        if most is None:
            return True
        reached = max(reached, most + 1)
        if high is not None and reached > high:
            return True
    return False
