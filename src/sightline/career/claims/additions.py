"""Phrases that only add to what stands before them, and may go without a mark.

`Led the deprecation of two API versions across three teams`: without `across ...` it is as true.
That holds where a deed is told of a thing that the rest names whole (`a portal`, `two versions`,
`user stories`), and the phrase says where, for whom, when or by which tools. It doesn't hold where

* the phrase limits or hedges: `in a pilot`, `for an internal prototype`, `as part of`, `under`,
  `with` other people, `for two weeks`, `to 5 % of users`, `in one country`;
* the thing is only named by it: `the budget for office snacks`, `product for the Lisbon office`;
* a figure is true only of it: `grew 38 % in Spain`, `120 samples a day`, `3 of 40`;
* the verb says how far something went: `eliminated`, `increased`, `doubled`, `rolled out ... to`.
"""

# ruff: noqa: RUF001 (signs that people write)

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sightline.career.claims.addition_words import (
    AMOUNTS,
    BEFORE_TO,
    CHANGES,
    CLIENTS,
    COUNT,
    FOR_OTHERS,
    HIRED,
    IN_FULL,
    LIMITS,
    MAY_OPEN,
    NEGATED,
    NOT_PLURAL,
    OPENS,
    OTHERS,
    PLURAL,
    QUALITIES,
    SCALES,
    SMALL,
    THAT,
    THINGS,
    TIMES,
    USED,
    WHICH,
)  # fmt: skip
from sightline.career.claims.closed_lists import (
    BASE_VERBS,
    PREPOSITIONS,
    holds_weight,
    is_participle,
    is_past,
    is_verb,
    shares_it,
    turns_it,
)  # fmt: skip
from sightline.career.claims.words import Word, has_figure

__all__ = [
    "BREAKS", "Tools", "additions_of", "clause_begin", "is_plural", "is_tool", "limits_it",
    "tells_a_deed",
]  # fmt: skip

Tools = frozenset[tuple[str, ...]]
BREAKS = frozenset((";", ":", "—", "–", ".", "(", ")"))


def additions_of(words: Sequence[Word], tools: Tools) -> Iterator[tuple[int, int, bool]]:
    """Every phrase that may go: its first word, the word after it, whether only with a mark."""
    for at in range(2, len(words)):
        # the word before may be a noun and a verb alike: `report`, `test`
        key = words[at].key
        if key not in MAY_OPEN and key[:2] != "n:" and not is_participle(key):
            continue
        begin = clause_begin(words, at)
        clause = words[begin:at]
        if not tells_a_deed(clause):
            continue
        for after, own in _ends(words, at):
            gone = words[at:own]
            is_middle = after < len(words) and words[after].key in PREPOSITIONS
            if key in OPENS and not is_past(words[at - 1].key):
                sort = _sort_of(clause, gone, tools)
                if sort == "tools" or (is_middle and _are_tools(words[after:], tools)):
                    if sort:
                        yield at, after, False
                elif sort and not is_middle and not _measures_it(clause):
                    yield at, after, not _stays_true(_past_tools(clause, tools), sort)
            elif (key == "of" and not is_middle and _may_go_of(clause, gone)) or (
                not is_middle and _is_how_often(gone) and not has_figure(clause)
            ):
                yield at, after, False
        yield from _told_of(words, begin, at)
        yield from _measures(words, begin, at)


def clause_begin(words: Sequence[Word], at: int) -> int:
    """Where the clause begins: after a sign that parts clauses, or an `and` before a deed."""
    while at and words[at - 1].key not in BREAKS and words[at - 1].key not in ("·", "|"):
        if words[at - 1].key == "and" and is_past(words[at].key):
            break
        at -= 1
    return at


def tells_a_deed(clause: Sequence[Word]) -> bool:
    plain = [word for word in clause if not word.is_sign and word.key != "i"]
    is_negated = any(word.key in NEGATED for word in plain)  # less said would deny more
    is_deed = len(plain) > 1 and is_verb(plain[0].key) and not is_negated
    return is_deed and plain[0].key not in ("was", "is", "were")


def _ends(words: Sequence[Word], at: int) -> list[tuple[int, int]]:
    """Where what goes may end, and the phrase in it: before the next deed, sign or preposition.

    What follows a comma as a result (`, raising sales by 9 %`) may be true of the phrase alone: it
    goes with it or both stay.
    """
    found: list[tuple[int, int]] = []
    for place in range(at + 1, len(words) + 1):
        key = words[place].key if place < len(words) else ""
        after = words[place + 1].key if place + 1 < len(words) else ""
        if place == len(words) or key in BREAKS:
            is_open = key not in ("(", ")", "—", "–", ":")
            return [*found, (place, place)] if is_open else []
        if key in ("and", ",") and (is_past(after) or after in ("and", "i")):
            return [*found, (place, place)]
        if key == "," and (is_participle(after) or after in THAT):
            tail = words[place:]
            is_plain = not (turns_it(tail) or shares_it(tail) or any(w.key == ";" for w in tail))
            return [(len(words), place)] if is_plain else []
        if key in ("by", "while", "because") or (is_participle(key) and place > at + 1):
            return [*found, (place, place)] if key == "by" else []
        if key in PREPOSITIONS and key not in ("of", "than", "as", "per") and place > at + 1:
            found.append((place, place))
    return found


def _told_of(words: Sequence[Word], begin: int, at: int) -> Iterator[tuple[int, int, bool]]:
    """`adopted by 14 teams`, `processing 2B events`, `now used everywhere`: told of one thing."""
    key = words[at].key
    is_now = key == "now" and words[at + 1 : at + 2] and words[at + 1].key in USED
    is_told = is_now or key == "responsible" or key in USED or is_participle(key)
    clause = words[begin:at]
    before = words[at - 1].key
    if not is_told or before in PREPOSITIONS or words[at - 1].is_sign or before in ("and", "was"):
        return
    if not (is_now or key == "responsible" or _is_whole(clause)):
        return
    after = at
    while after < len(words) and words[after].key not in BREAKS | {",", "and"}:
        after += 1
    gone = words[at:after]
    free = OTHERS | {"within", "over", "per"} | _with_things(gone)
    heavy = [word for word in gone if word.key not in free]
    if len(gone) > 1 and not holds_weight(heavy) and not turns_it(gone):
        is_next = after == len(words) or words[after].key != "and" or _is_deed(words, after + 1)
        if is_next and (after == len(words) or words[after].key in ("and", ".", ";")):
            yield at, after, False


def _is_deed(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and (is_past(words[at].key) or words[at].key == "i")


def _sort_of(clause: Sequence[Word], gone: Sequence[Word], tools: Tools) -> str:
    """`tools`, `time`, `place`; "" where the phrase limits what stands before it."""
    key = gone[0].key
    if _are_tools(gone, tools):
        return "tools"
    if key in ("within", "in", "over") and len(gone) == 3 and gone[2].key in TIMES:
        return "time" if COUNT.fullmatch(gone[1].key) else ""
    if key in ("within", "over", "using", "via") or len(gone) < 2:
        return ""
    if key == "with" and not _are_things(gone):
        return ""
    if key == "to" and not _may_go_to(clause, gone):
        return ""
    if key == "for" and any(word.key in TIMES for word in gone) and not _per(gone):
        return ""
    return "" if limits_it(gone) else "place"


def _per(gone: Sequence[Word]) -> bool:
    """`for 60 million messages a day`: so many in a time, not for a time."""
    keys = [word.key for word in gone]
    is_rate = len(keys) > 3 and keys[-2] in ("a", "per", "each", "every") and keys[-1] in TIMES
    return is_rate and not any(key in TIMES for key in keys[:-1])


def limits_it(gone: Sequence[Word]) -> bool:
    """Whether a phrase says how much of the rest is true, for how few, or whose deed it was."""
    opens, rest = gone[0].key, gone[1:]
    if not rest:
        return True  # a line that breaks off behind "in" doesn't say of what
    free = OTHERS if opens in FOR_OTHERS else frozenset[str]()
    free |= _with_things(gone)
    heavy = [word for at, word in enumerate(rest) if word.key not in free | _topic(rest, at)]
    if holds_weight(heavy):
        return True
    if opens != "into" and any(word.key in LIMITS or word.key in SMALL for word in rest):
        return True
    if opens not in FOR_OTHERS and any(word.key in HIRED for word in rest):
        return True
    figures = [word for word in rest if word.key.startswith("n:")]
    if not all(COUNT.fullmatch(word.key) for word in figures) and rest[-1].key not in QUALITIES:
        return True
    return _has_share(rest) or (opens in ("in", "over") and rest[-1].key in TIMES)


def _topic(words: Sequence[Word], at: int) -> frozenset[str]:
    """`about onboarding`, which isn't `about 120`."""
    is_figure = words[at + 1 : at + 2] != () and words[at + 1].key.startswith("n:")
    return frozenset() if is_figure or at + 1 == len(words) else frozenset(("about",))


def _with_things(gone: Sequence[Word]) -> frozenset[str]:
    """`with`, where things and no other hands follow it."""
    joint = next((at for at, word in enumerate(gone) if at and word.key == "with"), 0)
    return frozenset(("with",)) if joint and _are_things(gone[joint:]) else frozenset()


def _has_share(words: Sequence[Word]) -> bool:
    """`4 of the 9`, `3 of 40`."""
    keys = [word.key for word in words]
    return any(key == "of" and at and keys[at - 1][:2] == "n:" for at, key in enumerate(keys))


def _may_go_to(clause: Sequence[Word], gone: Sequence[Word]) -> bool:
    """`migrated 14 services to Kubernetes`, not `rolled it out to 40`, `contributed to`."""
    keys = [word.key for word in clause]
    is_verb_form = gone[1].key in BASE_VERBS
    is_scaled = any(key in SCALES for key in keys) or has_figure(gone)
    return not (is_verb_form or is_scaled or keys[-1] in BEFORE_TO or "from" in keys)


def _are_things(gone: Sequence[Word]) -> bool:
    """`with 55 customers`, `with a database and an API`: not with other hands."""
    heads: list[str] = []
    for word in gone[1:]:
        if word.key in THAT:
            break
        heads.append(word.key)
    parts = " ".join(heads).replace(" , ", " and ").split(" and ")
    lasts = [part.split()[-1] for part in parts if part.split()]
    is_named = all(last in CLIENTS | THINGS | QUALITIES for last in lasts)
    return bool(lasts) and is_named and "the" not in heads


def _past_tools(clause: Sequence[Word], tools: Tools) -> Sequence[Word]:
    """A clause without the tools at its end: `Developed services in Java and Python`."""
    for at in range(2, len(clause)):
        if clause[at].key in PREPOSITIONS and _are_tools(clause[at:], tools):
            return clause[:at]
    return clause


def _may_go_of(clause: Sequence[Word], gone: Sequence[Word]) -> bool:
    """`design reviews of ...`, and what is said of a thing of a thing: `the checkout of a shop`."""
    keys = [word.key for word in clause]
    if limits_it(gone) or not _stays_true(clause, "of") or keys[-1] in AMOUNTS:
        is_deep = "of" in keys and keys[0] not in CHANGES
        is_deep = is_deep and any(word.key in ("a", "an") for word in gone[1:2])
        return is_deep and not limits_it(gone) and not has_figure(clause)
    return not any(key.startswith("n:") for key in keys)


def _stays_true(clause: Sequence[Word], sort: str) -> bool:
    """Whether the clause says the same without the phrase, so that no mark is needed."""
    plain = [word for word in clause if not word.is_sign and word.key != "i"]
    if plain[0].key in CHANGES or plain[0].key in IN_FULL or _measures_it(clause):
        return False
    if sort == "time":
        return has_figure(clause) and _is_whole(clause)
    return _is_whole(clause)


def _measures_it(clause: Sequence[Word]) -> bool:
    """Whether a figure of it is more than a count: it may be true only with the phrase."""
    figures = [word for word in clause if word.key.startswith("n:")]
    return _has_share(clause) or not all(COUNT.fullmatch(word.key) for word in figures)


def _is_whole(clause: Sequence[Word]) -> bool:
    """Whether the thing named last is named whole: `a portal`, `two versions`, `user stories`."""
    if _measures_it(clause):
        return False
    thing: list[str] = []
    if len(clause) > 3 and clause[-2].key in ("per", "a", "each") and clause[-1].key in TIMES:
        clause = clause[:-2]
    for word in reversed(clause):
        if word.key in PREPOSITIONS or word.is_sign or word.key == "and" or is_past(word.key):
            break
        thing.insert(0, word.key)
    while thing and (thing[0] == "i" or thing[0] in BASE_VERBS):
        thing.pop(0)
    if not thing or any(word in WHICH for word in thing):
        return False
    is_counted = thing[0] in ("a", "an") or thing[0].startswith("n:")
    if is_counted:
        return len(thing) > 1 or _is_group(clause)
    return is_plural(thing[-1])


def _is_group(clause: Sequence[Word]) -> bool:
    """`a team of 35`."""
    keys = [word.key for word in clause[-4:]]
    return len(keys) == 4 and keys[0] == "a" and keys[2] == "of"


def is_plural(key: str) -> bool:
    """Whether a word names several things by its form: `versions`, not `sales` or `access`."""
    is_form = key.endswith("s") and not key.endswith(("ss", "us", "is"))
    return key in PLURAL or (is_form and key not in NOT_PLURAL)


def is_tool(words: Sequence[Word], tools: Tools) -> bool:
    """Whether words are, whole, a skill that the document lists."""
    return tuple(word.key for word in words) in tools


def _are_tools(words: Sequence[Word], tools: Tools) -> bool:
    """`in Python`, `with Java and Go`: to the end nothing else."""
    if words[0].key not in ("in", "with", "using", "via", "on") or len(words) < 2:
        return False
    part: list[Word] = []
    for word in words[1:]:
        if word.key in (",", "and"):
            if part and not is_tool(part, tools):
                return False
            part = []
        elif word.key != ".":
            part.append(word)
    return is_tool(part, tools)


def _is_how_often(gone: Sequence[Word]) -> bool:
    """`each quarter`."""
    return len(gone) == 2 and gone[0].key in ("each", "every") and gone[1].key in TIMES


def _measures(words: Sequence[Word], begin: int, at: int) -> Iterator[tuple[int, int, bool]]:
    """`from 900 ms to 240 ms`, `by 12 %`, `28 %` after a verb that says that something moved."""
    plain = [word for word in words[begin:at] if not word.is_sign and word.key != "i"]
    if len(plain) < 2 or plain[0].key not in CHANGES or has_figure(plain):
        return
    keys = [word.key for word in words[at : at + 7]]
    after = at
    if keys[0] == "from" and len(keys) > 3:
        ends = [n for n in range(2, len(keys)) if keys[n] == "to"]
        second = "".join(keys[ends[0] + 1 : ends[0] + 2]) if ends else ""
        if keys[1][:2] == "n:" and second[:2] == "n:":
            after = at + ends[0] + 2
            if ends[0] == 3 and keys[5:6] == keys[2:3]:  # `from 8 days to 3 days`
                after += 1
    elif keys[0] == "by" and len(keys) > 1 and keys[1][:2] == "n:" and keys[1][-1] == "%":
        after = at + 2
    elif keys[0][:2] == "n:" and keys[0][-1] == "%":
        after = at + 1
    is_closed = after == len(words) or words[after].key in PREPOSITIONS | {",", ";", ".", "while"}
    if after > at and is_closed and (len(plain) > 2 or after < len(words)):
        yield at, after, False
        keys = [word.key for word in words[after : after + 3]]
        is_time = len(keys) == 3 and keys[0] in ("over", "in", "within") and keys[2] in TIMES
        if is_time and COUNT.fullmatch(keys[1]):
            yield at, after + 3, False
