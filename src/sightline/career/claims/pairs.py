"""Two things told by one deed: `user stories and acceptance criteria`, `the REST and GraphQL APIs`.

Either may go, and they may change places, where it is plain what each of them is. It isn't plain
in `the design of the API and the launch of the portal` (of which does the design speak?), in `a
product and engineering team` (one team), in `sales and support trainings` (no sales), or where one
figure belongs to both (`14 engineers and designers`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sightline.career.claims.additions import (
    BREAKS,
    Tools,
    clause_begin,
    is_plural,
    is_tool,
    tells_a_deed,
)  # fmt: skip
from sightline.career.claims.closed_lists import (
    PREPOSITIONS,
    TOGETHER,
    holds_weight,
    is_participle,
    is_past,
    is_verb,
    turns_it,
)  # fmt: skip
from sightline.career.claims.word_set import word_set
from sightline.career.claims.words import Word, has_figure

__all__ = ["BY_BOTH", "Pair", "pair_cuts", "pairs_of"]

# Deeds that need both things.
BY_BOTH = word_set(
    """compared compare contrasted merged merge bridged bridge reconciled reconcile matched match
    linked link unified unify weighed connected connect mediated mediate balanced balance paired
    pair swapped separated separate split chose choose synchronized synchronize mapped map"""
)
_ENDS = word_set("that which who where used adopted by to")
_WHICH = frozenset(("the", "its", "their", "our"))
_COUNTS = frozenset(("a", "an"))
_SMALL = word_set(
    """small smaller minor simple early rough initial first partial internal new demo basic minor
    test half some several few possible potential local single"""
)
_GROUPS = word_set("team set group pair board panel squad suite")


@dataclass(frozen=True, slots=True)
class Pair:
    """The stretches of two things and where their clause ends.

    ``may_swap``: in either order; ``may_drop``: the first or second of them may go, and what
    follows both stays. ``is_left_alone``: the first says the same with nothing after it.
    """

    left: tuple[int, int]
    right: tuple[int, int]
    end: int
    may_swap: bool
    may_drop: bool
    is_left_alone: bool


def pairs_of(words: Sequence[Word], tools: Tools) -> Iterator[Pair]:
    """Every pair of a statement whose halves are plain."""
    for joint in range(2, len(words) - 1):
        if words[joint].key != "and":
            continue
        begin = clause_begin(words, joint)
        end = _clause_end(words, joint)
        clause = words[begin:end]
        if not tells_a_deed(words[begin:joint]) or is_past(words[joint + 1].key):
            continue
        if any(word.key in TOGETHER or word.key in BY_BOTH for word in clause):
            continue
        pair = (
            _of_tools(words, begin, joint, end, tools)
            or _of_means(words, begin, joint, end)
            or _of_things(words, begin, joint, end)
        )
        if pair is not None:
            yield pair


def pair_cuts(
    words: Sequence[Word], tools: Tools, additions: Collection[tuple[int, int, bool]]
) -> Iterator[tuple[int, int]]:
    """The second thing with all that follows it, where what follows it may go too."""
    for pair in pairs_of(words, tools):
        joint, after = pair.left[1], pair.right[1]
        gone = words[joint + 1 : after]
        if not pair.is_left_alone or turns_it(gone) or _has_lead_figure(words, pair):
            continue
        is_told = after < pair.end and words[after].key in ("that", "which")
        if after == pair.end or (is_told and not holds_weight(words[after : pair.end])):
            yield joint, pair.end
        for first, last, is_marked in additions:
            if first == after and not is_marked:
                yield joint, last


def _clause_end(words: Sequence[Word], joint: int) -> int:
    """Where the clause ends: at a sign that parts clauses, or an `and` before a deed."""
    for at in range(joint + 1, len(words)):
        after = words[at + 1].key if at + 1 < len(words) else ""
        if words[at].key in BREAKS or (words[at].key == "," and after != ""):
            return at
        if words[at].key == "and" and (is_past(after) or after == "i"):
            return at
    return len(words)


def _of_tools(words: Sequence[Word], begin: int, joint: int, end: int, tools: Tools) -> Pair | None:
    """`REST and GraphQL`, before other words or alone."""
    lefts = [at for at in range(max(begin, joint - 4), joint) if is_tool(words[at:joint], tools)]
    rights = [
        at
        for at in range(joint + 2, min(joint + 6, end + 1))
        if is_tool(words[joint + 1 : at], tools)
    ]
    if not lefts or not rights or words[lefts[0] - 1].key in (",", "and"):
        return None
    left, right = (lefts[0], joint), (joint + 1, rights[-1])
    is_counted = _has_figure(words[right[1] : end]) or has_figure(words[begin : left[0]])
    return Pair(left, right, end, True, not is_counted, right[1] == end or _opens(words, right[1]))


def _of_means(words: Sequence[Word], begin: int, joint: int, end: int) -> Pair | None:
    """`by right-sizing servers and introducing a cache`: both, in either order."""
    for at in range(joint - 1, begin, -1):
        if words[at - 1].key == "by" and is_participle(words[at].key):
            is_plain = is_participle(words[joint + 1].key) and not _holds_and(words[at:joint])
            is_last = end == len(words) or words[end].key in BREAKS
            if not is_plain or not is_last or holds_weight(words[at:end]):
                return None
            return Pair((at, joint), (joint + 1, end), end, True, False, False)
        if words[at].is_sign and words[at].key != ",":
            return None
    return None


def _holds_and(words: Sequence[Word]) -> bool:
    return any(word.key in ("and", ",") for word in words)


def _of_things(words: Sequence[Word], begin: int, joint: int, end: int) -> Pair | None:
    """`a new error format and a single-request flow`, `22 technicians and the schedules of ...`."""
    after = _right_end(words, joint, end)
    lefts = _lefts(words, begin, joint)
    kind = _kind(words, joint + 1)
    alike = [at for at in lefts if _kind(words, at) == kind]
    if not alike and kind != "bare":
        alike = [at for at in lefts if _kind(words, at) != "bare"]
    deed = words[begin + (words[begin].key == "i")].key
    is_deed = is_verb(words[joint + 1].key) and not is_past(deed)  # `own it and lead`
    if not alike or after == joint + 1 or is_deed:
        return None
    left, right = (alike[0], joint), (joint + 1, after)
    thing, other = words[left[0] : joint], words[joint + 1 : after]
    if kind == "bare" and has_figure([*thing, *other]):
        return None
    is_alone = _stands_alone(thing) and not _weighs(thing) and not _share_a_noun(thing, other)
    is_counted = _has_figure(words[after:end]) or has_figure(words[begin : left[0]])
    is_plain = len(alike) == 1 and is_alone and not turns_it(other)
    return Pair(left, right, end, is_plain, is_plain and not is_counted, is_alone)


def _right_end(words: Sequence[Word], joint: int, end: int) -> int:
    """Where the second thing ends: before what a preposition other than `of` opens."""
    for at in range(joint + 1, end):
        key = words[at].key
        if (key in PREPOSITIONS and key != "of") or key in _ENDS or key == "and":
            return at
    return end


def _lefts(words: Sequence[Word], begin: int, joint: int) -> list[int]:
    """Where the first thing may begin: after the deed, and after each preposition."""
    found: list[int] = []
    for at in range(joint - 1, begin, -1):
        before = words[at - 1].key
        if words[at].is_sign or words[at].key == "and" or words[at].key in PREPOSITIONS:
            if words[at].key not in PREPOSITIONS:
                return []
            continue
        if before in PREPOSITIONS:
            found.append(at)
        elif at - 1 == begin or (at - 2 == begin and words[begin].key == "i"):
            found += [at] if is_verb(before) else []
    return found


def _kind(words: Sequence[Word], at: int) -> str:
    """What a thing begins with: `the`, a count or article, or nothing."""
    key = words[at].key
    if key in _WHICH:
        return "the"
    return "a" if key in _COUNTS or key.startswith("n:") else "bare"


def _stands_alone(thing: Sequence[Word]) -> bool:
    """Whether words name a thing without another noun after them: `user stories`, not `sales`."""
    is_named = thing[0].key in _WHICH | _COUNTS or thing[0].key.startswith("n:")
    return len(thing) > 1 if is_named else is_plural(thing[-1].key)


def _share_a_noun(thing: Sequence[Word], other: Sequence[Word]) -> bool:
    """`the iOS and the Android team`: the second has a word more, and it may be of both."""
    core = next((at for at, word in enumerate(other) if word.key == "of"), len(other))
    return not is_plural(thing[-1].key) and core > len(thing)


def _weighs(thing: Sequence[Word]) -> bool:
    """Whether what stands before the first thing may limit both."""
    if thing[0].key in _WHICH | _COUNTS or thing[0].key.startswith("n:"):
        return turns_it(thing)
    return holds_weight(thing) or any(word.key in _SMALL for word in thing)


def _opens(words: Sequence[Word], at: int) -> bool:
    return words[at].key in PREPOSITIONS or words[at].key in _ENDS


def _has_lead_figure(words: Sequence[Word], pair: Pair) -> bool:
    return has_figure(words[clause_begin(words, pair.left[1]) : pair.left[0]])


def _has_figure(words: Sequence[Word]) -> bool:
    """A figure that is more than the size of one group: `a team of seven` is no sum."""
    return any(
        word.key.startswith("n:") and not _is_of_a_group(words, at) for at, word in enumerate(words)
    )


def _is_of_a_group(words: Sequence[Word], at: int) -> bool:
    keys = [word.key for word in words[max(0, at - 3) : at]]
    return len(keys) == 3 and keys[0] == "a" and keys[1] in _GROUPS and keys[2] == "of"
