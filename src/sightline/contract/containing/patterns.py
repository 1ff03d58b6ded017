"""Patterns of schemas, decided by automata; where they can't be decided, nothing is claimed."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["ANY_LENGTH", "implied", "is_none", "matches", "outside", "some_text"]

_STEPS = 20_000
_PLAIN = re.compile(r"\^?[A-Za-z0-9_ /@%:;,=<>&'\"!~-]*\$?")

Lengths = tuple[int, int | None]
ANY_LENGTH: Lengths = (0, None)
LONGEST_TEXT = 100_000  # code points of a text that is made to show something


@lru_cache(maxsize=4096)
def matches(pattern: str, text: str) -> bool | None:
    """Whether a text matches a pattern anywhere in it, by ECMA-262; None where undecided."""
    from sightline.text.regular_languages.deciding import example, parse

    if _PLAIN.fullmatch(pattern):
        return bool(re.search(pattern.replace("$", r"\Z"), text))
    if parse(pattern) is None:
        return None
    literal = "^" + "".join(f"\\u{{{ord(letter):x}}}" for letter in text) + "$"
    found = example([pattern, literal], steps=_STEPS + 50 * len(text))
    return True if found.text is not None else False if found.is_empty else None


@lru_cache(maxsize=4096)
def implied(
    patterns: tuple[str, ...], lengths: Lengths, wanted: tuple[str, ...], allowed: Lengths
) -> bool:
    """Whether every text of these lengths that matches all patterns matches all that is wanted,
    and has one of the allowed lengths."""
    from sightline.text.regular_languages.deciding import included

    return (
        included(patterns, wanted, left_lengths=lengths, right_lengths=allowed, steps=_STEPS)
        is True
    )


@lru_cache(maxsize=4096)
def is_none(patterns: tuple[str, ...], lengths: Lengths) -> bool:
    """Whether no text of these lengths matches all patterns."""
    from sightline.text.regular_languages.deciding import example

    return example(patterns, min_length=lengths[0], max_length=lengths[1], steps=_STEPS).is_empty


@lru_cache(maxsize=4096)
def some_text(patterns: tuple[str, ...], without: tuple[str, ...], lengths: Lengths) -> str | None:
    """A text of these lengths that matches all patterns, and none of `without`; None: unknown."""
    from sightline.text.regular_languages.deciding import example

    found = example(patterns, without, min_length=lengths[0], max_length=lengths[1], steps=_STEPS)
    return found.text


@lru_cache(maxsize=4096)
def outside(
    patterns: tuple[str, ...], lengths: Lengths, wanted: tuple[str, ...], allowed: Lengths
) -> str | None:
    """A text that matches all patterns and lengths, and not all that is wanted or allowed."""
    from sightline.text.regular_languages.deciding import difference_example

    least, most = allowed
    if most is not None and most >= LONGEST_TEXT:
        allowed = (least, None)  # a text that is too long for it isn't made
    if lengths[0] > LONGEST_TEXT:
        return None
    return difference_example(
        patterns, wanted, left_lengths=lengths, right_lengths=allowed, steps=_STEPS
    )
