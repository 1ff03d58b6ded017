"""Questions about regular expressions as languages: included, disjoint, and texts as examples.

An expression means what JSON Schema's ``pattern`` means: ECMA-262 with the ``u`` flag, found
anywhere in a text unless it is anchored. Lengths are counted in code points, as ``minLength`` and
``maxLength`` count them. Nothing is guessed: what is not decided within the steps is None, and so
is what the reader of expressions refuses. The answers depend on their arguments only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sightline.text.regular_languages.automaton import Automaton, automaton_of
from sightline.text.regular_languages.machine import Meter, OutOfSteps
from sightline.text.regular_languages.nodes import Unsupported
from sightline.text.regular_languages.reading import read
from sightline.text.regular_languages.searching import accepts, shortest

STEPS: Final = 20_000
ANY_LENGTH: Final = (0, None)

Lengths = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Pattern:
    """An expression that can be reasoned about."""

    source: str
    automaton: Automaton


@dataclass(frozen=True, slots=True)
class Example:
    """A text that was looked for. Without a text: there is none (``is_empty``), or undecided."""

    text: str | None = None
    is_empty: bool = False


UNDECIDED: Final = Example()
EMPTY: Final = Example(is_empty=True)

Expressions = str | Pattern | Sequence[str | Pattern]


@lru_cache(maxsize=4096)
def parse(pattern: str) -> Pattern | None:
    r"""Read an expression; None if it is invalid, no regular language, or too large.

    >>> parse(r"(a)\1") is None
    True
    """
    try:
        return Pattern(pattern, automaton_of(read(pattern)))
    except Unsupported:
        return None


def matches(pattern: str | Pattern, text: str, *, steps: int = STEPS) -> bool | None:
    r"""Whether the pattern is found in the text, by running it; None: not decided.

    The time grows with the text and the size of the pattern, never faster. A text with a lone
    surrogate is not decided.

    >>> matches(r"^\d+$", "12"), matches(r"^\d+$", "12\n")
    (True, False)
    """
    known = parse(pattern) if isinstance(pattern, str) else pattern
    try:
        return None if known is None else accepts(known.automaton, text, Meter(steps))
    except OutOfSteps:
        return None


def example(
    patterns: Sequence[str | Pattern],
    not_patterns: Sequence[str | Pattern] = (),
    *,
    min_length: int = 0,
    max_length: int | None = None,
    steps: int = STEPS,
) -> Example:
    """A shortest text that matches all patterns and none of ``not_patterns``, plain if possible.

    >>> example(["^[a-z]+$"], ["a"], min_length=3).text
    'bbb'
    """
    meter = Meter(steps)
    return _example(_all(patterns), _all(not_patterns), (min_length, max_length), meter)


def difference(
    left: Expressions,
    right: Expressions,
    *,
    left_lengths: Lengths = ANY_LENGTH,
    right_lengths: Lengths = ANY_LENGTH,
    steps: int = STEPS,
) -> Example:
    """A text that all of ``left`` accept, in its lengths, and ``right`` does not, in its own.

    Several expressions mean a text that all of them accept. Empty means: left is included.
    """
    meter, accepted = Meter(steps), _all(left)
    known = {_source(one) for one in accepted}
    found: list[Example] = []
    for lengths in _outside(left_lengths, right_lengths):
        found.append(_example(accepted, [], lengths, meter))
    for one in _all(right):
        if _source(one) not in known:
            found.append(_example(accepted, [one], left_lengths, meter))
    texts = [one.text for one in found if one.text is not None]
    if texts:
        return Example(min(texts, key=lambda text: (len(text), text)))
    return EMPTY if all(one.is_empty for one in found) else UNDECIDED


def difference_example(
    left: Expressions,
    right: Expressions,
    *,
    left_lengths: Lengths = ANY_LENGTH,
    right_lengths: Lengths = ANY_LENGTH,
    steps: int = STEPS,
) -> str | None:
    """The text of :func:`difference`; None if there is none or none was found."""
    return difference(
        left, right, left_lengths=left_lengths, right_lengths=right_lengths, steps=steps
    ).text


def included(
    left: Expressions,
    right: Expressions,
    *,
    left_lengths: Lengths = ANY_LENGTH,
    right_lengths: Lengths = ANY_LENGTH,
    steps: int = STEPS,
) -> bool | None:
    """Whether every text that ``left`` accepts is accepted by ``right``; None: not decided.

    >>> included("^[a-z]*$", "^[a-z]{0,5}$"), included("^[a-z]*$", "^[a-z]{0,5}$",
    ...     left_lengths=(0, 5))
    (False, True)
    """
    found = difference(
        left, right, left_lengths=left_lengths, right_lengths=right_lengths, steps=steps
    )
    return True if found.is_empty else None if found.text is None else False


def disjoint(left: Expressions, right: Expressions, *, steps: int = STEPS) -> bool | None:
    """Whether no text is accepted by both; None: not decided."""
    found = example([*_all(left), *_all(right)], steps=steps)
    return True if found.is_empty else None if found.text is None else False


def _example(
    accepting: Sequence[str | Pattern],
    refusing: Sequence[str | Pattern],
    lengths: Lengths,
    meter: Meter,
) -> Example:
    """What can't be read is left out: if even then no text is found, there is none."""
    wanted, unwanted = _read(accepting), _read(refusing)
    low, high = lengths
    if high is not None and high < low:
        return EMPTY
    try:
        text = shortest(wanted, unwanted, lengths, meter)
    except OutOfSteps:
        return UNDECIDED
    if text is None:
        return EMPTY
    complete = len(wanted) + len(unwanted) == len(accepting) + len(refusing)
    return Example(text) if complete else UNDECIDED


def _outside(left: Lengths, right: Lengths) -> list[Lengths]:
    """The lengths that the left side allows and the right side does not."""
    (low, high), (least, most) = left, right
    below = (low, least - 1 if high is None else min(high, least - 1))
    ranges: list[Lengths] = [below] if least > low else []
    if most is not None and (high is None or high > most):
        ranges.append((max(low, most + 1), high))
    return ranges


def _all(expressions: Expressions) -> Sequence[str | Pattern]:
    return [expressions] if isinstance(expressions, str | Pattern) else expressions


def _source(expression: str | Pattern) -> str:
    return expression if isinstance(expression, str) else expression.source


def _read(expressions: Sequence[str | Pattern]) -> list[Automaton]:
    patterns = [parse(one) if isinstance(one, str) else one for one in expressions]
    return [pattern.automaton for pattern in patterns if pattern is not None]
