"""Whether one regular expression's language lies in another's, against trying every short text.

Pairs of expressions are made at random over two letters, a digit and a line end. Every text of up
to five characters is tried with Python's ``re``, which means the same over these characters once
``$`` is written ``\\Z``, ``\\B`` as "no border", and the sets are ASCII. A text that only one of
them accepts must make the automata say so; "included" must have no such text; an example must be
accepted where it has to be.
"""

from __future__ import annotations

import itertools
import random
import re
from functools import cache

from sightline.text.regular_languages.deciding import (
    ANY_LENGTH,
    Example,
    Lengths,
    difference,
    example,
    parse,
)

TITLE = "inclusion of regular expressions = trying every short text"
ROUNDS_SMALL = 60
ROUNDS_FULL = 4_000

ALPHABET = "ab1\n"
LONGEST = 5

_ATOMS = ("a", "b", "1", ".", "[ab]", "[^a]", "[a-b1]", "\\w", "\\d", "\\s", "\\D", "\\n", "")
_QUANTIFIERS = ("", "", "", "*", "+", "?", "{2}", "{1,3}", "{2,}", "*?", "??", "{0}")
_ASSERTIONS = ("^", "$", "\\b", "\\B")


def run(seed: int, rounds: int) -> dict[str, object]:
    """Judge ``rounds`` pairs; raises with the first that is answered wrongly."""
    source = random.Random(seed)
    counts = {"included": 0, "different": 0, "undecided": 0}
    for number in range(rounds):
        left, right = _expression(source, 2), _expression(source, 2)
        if source.random() < 0.3:  # often enough related, so that inclusion happens
            left, right = _related(source, left)
        fault, outcome = _judge(left, right, _lengths(source), _lengths(source))
        if fault:
            raise AssertionError(f"seed {seed}, pair {number}: {left!r}, {right!r}: {fault}")
        counts[outcome] += 1
    return {"pairs": rounds, **counts}


def _judge(left: str, right: str, left_lengths: Lengths, right_lengths: Lengths) -> tuple[str, str]:
    """What is wrong with the answers about a pair, and what the answer was."""
    if parse(left) is None or parse(right) is None:
        return "cannot be read", ""
    inside = _accepted(left, left_lengths)
    outside = inside - _accepted(right, right_lengths)
    found = difference(left, right, left_lengths=left_lengths, right_lengths=right_lengths)
    fault = _fault(found, outside)
    if found.text is not None and not (
        _accepts(left, left_lengths, found.text) and not _accepts(right, right_lengths, found.text)
    ):
        fault = f"{found.text!r} is no difference"
    low, high = left_lengths
    both = example([left, right], min_length=low, max_length=high)
    fault = fault or _fault(both, inside & _accepted(right, ANY_LENGTH))
    if both.text is not None and not (
        _accepts(left, left_lengths, both.text) and _accepts(right, ANY_LENGTH, both.text)
    ):
        fault = f"{both.text!r} is not in both"
    answer = "included" if found.is_empty else "undecided" if found.text is None else "different"
    return fault and f"{left_lengths}, {right_lengths}: {fault}", answer


def _fault(found: Example, expected: frozenset[str]) -> str:
    """What the short texts have against an answer; they can't refute "undecided"."""
    shortest = min((len(text) for text in expected), default=LONGEST + 1)
    if found.is_empty and expected:
        return f"said to have no text, but has {min(expected)!r}"
    if found.text is not None and len(found.text) > shortest <= LONGEST:
        return f"{found.text!r} is longer than {min(expected, key=len)!r}"
    return ""


@cache
def _texts() -> tuple[str, ...]:
    return tuple(
        "".join(letters)
        for length in range(LONGEST + 1)
        for letters in itertools.product(ALPHABET, repeat=length)
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """ECMA-262's meaning, as far as `re` has another: `$`, `\\B` in an empty text, line ends."""
    for written, meant in (("$", "\\Z"), ("\\B", "(?!\\b)"), (".", "[^\\n\\r\\u2028\\u2029]")):
        pattern = pattern.replace(written, meant)
    return re.compile(pattern, re.ASCII)


def _accepts(pattern: str, lengths: Lengths, text: str) -> bool:
    low, high = lengths
    fits = low <= len(text) and (high is None or len(text) <= high)
    return fits and _compiled(pattern).search(text) is not None


def _accepted(pattern: str, lengths: Lengths) -> frozenset[str]:
    return frozenset(text for text in _texts() if _accepts(pattern, lengths, text))


def _lengths(source: random.Random) -> Lengths:
    return source.choice(((0, None), (0, None), (0, None), (1, None), (2, 4), (0, 3), (5, 5)))


def _related(source: random.Random, pattern: str) -> tuple[str, str]:
    """Two expressions of which the first is likely to lie in the second."""
    other = _expression(source, 1)
    wider = source.choice((f"(?:{pattern})|{other}", f"^(?:{pattern})", pattern, f"{other}|\\w?"))
    narrower = source.choice((f"^(?:{pattern})$", f"(?={other}){pattern}", f"{pattern}(?!{other})"))
    return narrower, wider


def _expression(source: random.Random, depth: int, repeated: bool = False) -> str:
    """A random expression. Within a repeated group no group is repeated again: ``re`` would
    try every way to part a text, and never end."""
    parts = []
    for _ in range(source.randint(1, 3)):
        kind = source.random()
        if kind < 0.15:
            parts.append(source.choice(_ASSERTIONS))
        elif kind < 0.25 and depth:
            parts.append(f"(?{source.choice('=!')}{_expression(source, depth - 1, repeated)})")
        elif kind < 0.5 and depth:
            quantifier = "" if repeated else source.choice(_QUANTIFIERS)
            inner = (depth - 1, repeated or bool(quantifier))
            branches = [_expression(source, *inner) for _ in range(source.randint(1, 3))]
            opening = source.choice(("(?:", "("))
            parts.append(f"{opening}{'|'.join(branches)}){quantifier}")
        else:
            atom = source.choice(_ATOMS)
            parts.append(atom and atom + source.choice(_QUANTIFIERS))
    return "".join(parts)
