"""Lists inside a statement: which items may change places, and which may be left out."""

# ruff: noqa: RUF001 (signs that people write)

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.career.claims.additions import Tools, clause_begin
from sightline.career.claims.closed_lists import (
    NOT_AN_ITEM,
    PREPOSITIONS,
    TOGETHER,
    holds_weight,
    is_past,
    is_verb,
    turns_it,
)  # fmt: skip
from sightline.career.claims.pairs import BY_BOTH, Pair, pairs_of
from sightline.career.claims.words import Word, has_figure

__all__ = ["Items", "lists_of"]

_BREAKS = frozenset((";", ":", "—", "–", "(", ")", "."))
_MOST_ITEMS = 16
_LONGEST_ITEM = 12


@dataclass(frozen=True, slots=True)
class Items:
    """A list from word ``first`` to ``after`` (exclusive).

    ``items`` are stretches of words, without commas and `and`. ``kept`` are the numbers of those
    that may not be left out.
    """

    first: int
    after: int
    items: tuple[tuple[int, int], ...]
    kept: frozenset[int]


def lists_of(words: Sequence[Word], tools: Tools = frozenset()) -> tuple[Items, ...]:
    """The lists of a statement: `a, b, and c`, `a, b and c`, and pairs (`pairs`)."""
    found = [
        Items(pair.left[0], pair.right[1], (pair.left, pair.right), _kept_of(pair))
        for pair in pairs_of(words, tools)
        if pair.may_swap
    ]
    for at, word in enumerate(words):
        if word.key == "and" and 0 < at < len(words) - 1:
            items = _list_around(words, at) or _pair_around(words, at)
            if items is not None:
                found.append(items)
    return tuple(found)


def _kept_of(pair: Pair) -> frozenset[int]:
    return frozenset() if pair.may_drop else frozenset((0, 1))


def _list_around(words: Sequence[Word], joint: int) -> Items | None:
    begin = _break_before(words, joint)
    commas = [at for at in range(begin, joint) if words[at].key == ","]
    if not commas:
        return None
    middles: list[tuple[int, int]] = []
    right = joint - 1 if words[joint - 1].key == "," else joint
    for comma in reversed(commas):
        if comma == joint - 1:
            continue
        if not _is_item(words, comma + 1, right):
            break
        middles.append((comma + 1, right))
        right = comma
    if not middles and right == joint:
        return None
    middles.reverse()
    last = _last_item(words, joint + 1, middles)
    first = _first_item(words, begin, right, middles or [last])
    return _judged(words, begin, first, middles, last)


def _pair_around(words: Sequence[Word], joint: int) -> Items | None:
    """`in Java and Python`: two single words between a preposition and the clause's next part."""
    first, last = joint - 1, joint + 1
    if first < 1 or words[first].is_sign or words[last].is_sign:
        return None
    begin = _pair_break(words, joint)
    is_led = words[first - 1].key in PREPOSITIONS or (
        first - 1 == begin and is_verb(words[first - 1].key)
    )
    after = words[last + 1].key if last + 1 < len(words) else "."
    is_closed = after in PREPOSITIONS or after in _BREAKS or after in (",", "to")
    if not is_led or not is_closed or is_verb(words[last].key):
        return None
    return _judged(words, begin, (first, joint), [], (last, last + 1))


def _break_before(words: Sequence[Word], at: int) -> int:
    while at and words[at - 1].key not in _BREAKS:
        at -= 1
    return at


def _pair_break(words: Sequence[Word], joint: int) -> int:
    """Where a pair's clause begins: also after an `and` before another deed."""
    begin = clause_begin(words, joint)
    is_apart = begin < joint - 1 and not any(w.key in ("it", "them") for w in words[begin:joint])
    return begin if is_apart else _break_before(words, joint)


def _is_item(words: Sequence[Word], first: int, after: int) -> bool:
    if not 0 < after - first <= _LONGEST_ITEM or words[first].key in NOT_AN_ITEM:
        return False
    return words[first].key != "and"


def _last_item(
    words: Sequence[Word], first: int, middles: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """One word where the others are of one word, else all up to the clause's end."""
    after = first
    while after < len(words) and words[after].key not in _BREAKS and words[after].key != ",":
        after += 1
    if middles and all(end - start == 1 for start, end in middles) and after - first > 1:
        return first, first + 1
    return first, after


def _first_item(
    words: Sequence[Word], begin: int, after: int, others: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """The item before the first comma; None where its beginning can't be told."""
    acts = is_past(words[others[0][0]].key)
    for at in range(after - 1, begin - 1, -1):
        if acts:
            is_start = at == begin or words[at - 1].key == "i"
            if is_start and is_past(words[at].key):
                return at, after
        elif at == begin:
            return (at, after) if not is_verb(words[at].key) else (at + 1, after)
        elif words[at - 1].key in PREPOSITIONS or words[at - 1].key in (":", "("):
            return at, after
    return None


def _judged(
    words: Sequence[Word],
    begin: int,
    first: tuple[int, int] | None,
    middles: Sequence[tuple[int, int]],
    last: tuple[int, int],
) -> Items | None:
    """The list with what must stay of it; None where its order or its number is the claim."""
    items = [*([first] if first and first[0] < first[1] else []), *middles, last]
    start, after = items[0][0], last[1]
    if len(items) < 2 or len(items) > _MOST_ITEMS:
        return None
    end = after
    while end < len(words) and words[end].key not in _BREAKS:
        end += 1
    clause = words[begin:end]
    if any(word.key in TOGETHER or word.key in BY_BOTH for word in clause):
        return None
    figures = [has_figure(words[a:b]) for a, b in items]
    lead = words[begin : items[0][0]]
    are_acts = is_past(words[items[-1][0]].key) and is_past(words[items[0][0]].key)
    is_order_only = False
    if (figures[0] or has_figure(lead)) and not all(figures) and not are_acts:
        if any(figures) or not lead or lead[-1].key not in PREPOSITIONS:
            return None
        is_order_only = True  # `ran 26 interviews for design and research`: how many of each?
    reaches = turns_it if are_acts else holds_weight  # each act is told beside the others
    if reaches(words[items[0][0] : items[0][1]]) or (first is None and holds_weight(lead)):
        return None
    kept = {number for number, (a, b) in enumerate(items) if turns_it(words[a:b])}
    are_single = are_acts and all(b - a == 1 for a, b in items)  # `hired and trained 35 people`
    if is_order_only or (has_figure(words[after:end]) and not are_single):
        kept = set(range(len(items)))
    return Items(start, after, tuple(items), frozenset(kept))
