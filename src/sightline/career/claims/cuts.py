"""What may be left out of a statement without changing what the rest says: a closed grammar.

Four things, each whole, and none where it holds a hedge, a negation, a limit or another's share
(`closed_lists`): a clause at the end (`, reducing ...`, `by ...ing`, `; ...`, `, and ...`), a
clause at the beginning whose subject the rest doesn't need, a parenthesis, items of a list. With a
visible mark (`…`) also an addition at the end that a preposition opens, where the rest has no
figure: `raised activation 38 % in one country` doesn't say that activation rose by 38 %.
"""

# ruff: noqa: RUF001 (signs that people write)

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sightline.career.claims.additions import Tools, additions_of, is_plural, limits_it
from sightline.career.claims.closed_lists import (
    BASE_VERBS,
    FINITE,
    OPENERS,
    PREPOSITIONS,
    holds_weight,
    is_participle,
    is_past,
    is_verb,
    shares_it,
    turns_it,
)  # fmt: skip
from sightline.career.claims.pairs import pair_cuts
from sightline.career.claims.word_set import word_set
from sightline.career.claims.words import Word, has_figure

__all__ = ["Cut", "cuts_of"]

_BREAKS = frozenset((";", ":", "—", "–", "."))
_YEAR = re.compile(r"n:(?:19|20)\d\d:")
_COUNT = re.compile(r"n:\d{1,9}:")
# What is done to each of so many: none of them says how far something rose or fell.
_DEALT_WITH = word_set(
    """interviewed wrote trained mentored reviewed ran built designed hired taught analysed analyzed
    tested released shipped published translated organised organized hosted documented"""
)
_GUIDED = word_set("mentored coached trained taught hired interviewed onboarded")
_NO_OBJECT = PREPOSITIONS | word_set("daily weekly monthly widely and or")
_USED = word_set("used adopted read visited downloaded attended")
_TELLS_OF = frozenset(("that", "who"))
_SETS_THE_SCENE = PREPOSITIONS | frozenset(("when", "while", "where", "because", "if"))
_LABELS = word_set("publication achievement highlight talk award project exit result")
_LEAST_KEPT = 2
_LONGEST_LABEL = 4


@dataclass(frozen=True, slots=True)
class Cut:
    """Words ``first`` to ``after`` (exclusive) may be left out.

    ``is_marked``: only where ``…`` shows it. ``sort`` says how far a hedge in it can reach:
    ``clause`` (a clause of its own: not beyond it), ``result`` (what came of the rest: only the
    share of others reaches back), ``told`` (what is told of a thing: likewise), ``addition``
    (`additions` has seen to it), or "" (any hedge may speak of the rest).
    """

    first: int
    after: int
    is_marked: bool = False
    sort: str = ""


def cuts_of(
    words: Sequence[Word], least: int = _LEAST_KEPT, tools: Tools = frozenset()
) -> tuple[Cut, ...]:
    """Every stretch of a statement that may be left out, in order; so many words stay at least.

    ``tools`` are the skills that the document lists.
    """
    found = {cut for cut in _all(words) if _is_safe(words, cut, least)}
    additions = list(additions_of(words, tools))
    seconds = [(first, after, False) for first, after in pair_cuts(words, tools, additions)]
    for first, after, is_marked in additions + seconds:
        cut = Cut(first, after, is_marked, "addition")
        found |= {cut} if _is_safe(words, cut, least) else set()
    return tuple(sorted(found, key=lambda cut: (cut.first, cut.after, cut.is_marked, cut.sort)))


def _all(words: Sequence[Word]) -> Iterator[Cut]:
    yield from _at_the_end(words)
    yield from _at_the_beginning(words)
    yield from _parentheses(words)
    yield from _asides(words)
    yield from _marked(words)
    yield from _ranks_of_others(words)
    if len(words) > 3 and words[0].key in _LABELS and words[1].key in ("·", ":", "—", "|"):
        yield Cut(0, 2)
    if words and words[0].key == "i" and len(words) > 1 and is_verb(words[1].key):
        yield Cut(0, 1)


def _ranks_of_others(words: Sequence[Word]) -> Iterator[Cut]:
    """`mentored two junior developers`: two developers, whoever they are to others."""
    for at in range(2, len(words) - 1):
        is_counted = words[at].key in ("junior", "senior") and _COUNT.fullmatch(words[at - 1].key)
        is_whole = at + 2 == len(words) or words[at + 2].key in _BREAKS
        if (
            is_counted
            and is_whole
            and words[at - 2].key in _GUIDED
            and is_plural(words[at + 1].key)
        ):
            yield Cut(at, at + 1, sort="addition")


def _is_safe(words: Sequence[Word], cut: Cut, least: int) -> bool:
    kept = [word for word in (*words[: cut.first], *words[cut.after :]) if not word.is_sign]
    return len(kept) >= least and not _reaches_back(words[cut.first : cut.after], cut.sort)


def _reaches_back(gone: Sequence[Word], sort: str) -> bool:
    """Whether what is cut says how much of the rest is true, or whose it is."""
    if sort == "addition":
        return False  # `additions` has seen to it
    if sort == "clause":
        return turns_it(gone)
    if sort == "result":
        head = gone[1] if gone[0].is_sign or not is_participle(gone[0].key) else gone[0]
        return turns_it(gone) or shares_it(gone) or holds_weight([head])
    if sort == "told":
        return turns_it(gone) or shares_it(gone)
    if sort == "years":
        return turns_it(gone)
    return holds_weight(gone)


def _ends(words: Sequence[Word]) -> list[int]:
    """Where a clause may end: at a semicolon, and at the end."""
    return [at for at, word in enumerate(words) if word.key == ";"] + [len(words)]


def _at_the_end(words: Sequence[Word]) -> Iterator[Cut]:
    ends = _ends(words)
    for at in range(1, len(words)):
        if _opens_an_ending(words, at):
            after = next(end for end in ends if end >= at or end == len(words))
            yield Cut(at, after, sort=_sort(words, at))
        if words[at].key == ";":
            yield Cut(at, len(words), sort="clause")


def _opens_an_ending(words: Sequence[Word], at: int) -> bool:
    key = words[at].key
    after = words[at + 1].key if at + 1 < len(words) else ""
    if key in (",", "—", "–"):
        return _opens_after_sign(words, at)
    if key == ":":
        return _is_clause(words[:at])
    if key == "and":  # `designed and built` is one
        is_next = is_past(after) and not is_past(words[at - 1].key)
        return after == "i" or is_next or _goes_on_in_the_present(words, at)
    if key in ("by", "while"):
        return is_participle(after)
    if key == "to":
        return after in BASE_VERBS
    if key in _TELLS_OF:  # what is told of a thing that is named already
        return not (is_past(words[at - 1].key) or _begins_clause(words, at - 1))
    if key in ("after", "before", "following"):
        return not has_figure(words[at:]) and not any(w.key.startswith("d:") for w in words[at:])
    return key in ("because", "using", "resulting", "enabling", "reducing", "saving")


def _begins_clause(words: Sequence[Word], at: int) -> bool:
    """Whether a word is the first of its clause: `show that ...`."""
    return at == 0 or words[at - 1].is_sign or words[at - 1].key in ("i", "and")


def _opens_after_sign(words: Sequence[Word], at: int) -> bool:
    """Whether what follows a comma or dash may go: it says once more, or what came of it."""
    key, after = words[at].key, words[at + 1].key if at + 1 < len(words) else ""
    second = words[at + 2].key if at + 2 < len(words) else ""
    if after in ("a", "an"):
        return key != "," or all(word.key != "," for word in words[at + 1 :])
    if (key, after) == (",", "the"):  # `, the open-source project`: named once more
        rest = words[at + 1 :]
        return not any(w.key == "," or is_past(w.key) for w in rest) and not has_figure(rest)
    if key == "," and (after in _USED or _is_of_them(words, at)):
        return True
    if (key, after, second) == (",", "where", "i"):
        return True
    return is_participle(after) or (after in OPENERS and (after != "to" or second in BASE_VERBS))


def _goes_on_in_the_present(words: Sequence[Word], at: int) -> bool:
    """`manage 3 people and own the roadmap`: a second act, by its verb and its object's article."""
    first = words[1] if words[0].key == "i" and len(words) > 1 else words[0]
    keys = [word.key for word in words[at + 1 : at + 3]]
    if first.key not in BASE_VERBS or is_past(first.key) or len(keys) < 2:
        return False
    return keys[0] in BASE_VERBS and (keys[1] in ("the", "a", "an", "all") or keys[1][:2] == "n:")


def _is_of_them(words: Sequence[Word], at: int) -> bool:
    """`, two of whom ...`"""
    return [word.key for word in words[at + 2 : at + 4]] in (["of", "whom"], ["of", "which"])


def _sort(words: Sequence[Word], at: int) -> str:
    """How far a hedge in an ending reaches back."""
    keys = [word.key for word in words[at : at + 3]]
    if (
        keys[0] == "and"
        or keys[:3] == [",", "where", "i"]
        or (keys[:2] == [",", "and"] and is_past(keys[-1]))
    ):
        return "clause"
    if keys[0] == ":":
        return "result"
    if keys[0] in _TELLS_OF:
        return "told"
    after_sign = keys[1:] if keys[0] in (",", "by", "while", "—", "–") else keys
    return "result" if after_sign and is_participle(after_sign[0]) else ""


def _at_the_beginning(words: Sequence[Word]) -> Iterator[Cut]:
    """What stands before a clause that is whole without it."""
    if words and words[0].key in _SETS_THE_SCENE:
        return  # `In Spain revenue grew, and churn fell`: both happened there
    acts = bool(words) and _begins_with_an_act(words)
    for at in range(1, len(words) - 1):
        start = _clause_start(words, at)
        if start is None or start >= len(words):
            continue
        rest = words[start:]
        if words[at].key == "where" and rest[0].key == "i":
            yield Cut(0, start)
        elif is_verb(rest[0].key):
            is_noun = words[start - 1].key == "and" and not (
                is_past(rest[0].key) or _goes_on_in_the_present(words, start - 1)
            )  # `and design reviews`
            if acts and not is_noun and not _may_be_passive(words, at, start):
                is_clause = words[at].key != ":" and is_past(rest[0].key)
                yield Cut(0, start, sort="clause" if is_clause else "")
        elif rest[0].key == "i" or (words[at].key != "and" and _has_verb_of_its_own(rest)):
            yield Cut(0, start, sort="clause" if _is_clause(words[:at]) else "")


def _is_clause(words: Sequence[Word]) -> bool:
    """Whether words are a clause of their own, and no label such as `Pilot:`."""
    return len(words) > _LONGEST_LABEL and (
        _begins_with_an_act(words) or words[0].key == "i" or _has_verb_of_its_own(words)
    )


def _begins_with_an_act(words: Sequence[Word]) -> bool:
    first = 1 if words[0].key == "i" and len(words) > 1 else 0
    return is_verb(words[first].key)


def _clause_start(words: Sequence[Word], at: int) -> int | None:
    """Where the clause begins that the sign or word at a place opens."""
    key, after = words[at].key, words[at + 1].key
    if key in (";", ":", "—"):
        return at + 2 if after == "and" else at + 1
    if key == "," and after == "and":
        return at + 2
    if key == "and" and (is_past(after) or after == "i" or _goes_on_in_the_present(words, at)):
        return at + 1
    if key == "where" and words[at - 1].key == ",":
        return at + 1
    return None


def _may_be_passive(words: Sequence[Word], at: int, start: int) -> bool:
    """`built a tool designed for nurses and used daily`: who used it isn't who built it.

    Where the form is that of the past and of the passive alike, no other such form may stand
    before it in its clause, and what follows must look like an object.
    """
    verb = words[start].key
    if words[at].key in (";", ":", "—") or not is_past(verb) or verb in FINITE:
        return False
    begin = start
    while begin and words[begin - 1].key not in _BREAKS:
        begin -= 1
    before = [word.key for word in words[begin:at] if not word.is_sign]
    while before and (is_past(before[0]) or before[0] in ("i", "and")):
        before.pop(0)
    after = [word.key for word in words[start + 1 : start + 3] if not word.is_sign]
    return any(is_past(key) for key in before) or len(after) < 2 or after[0] in _NO_OBJECT


def _has_verb_of_its_own(rest: Sequence[Word]) -> bool:
    for place, word in enumerate(rest):
        if word.key in (",", ";", ":", "—"):
            return False
        if place > 0 and is_past(word.key) and rest[place - 1].key not in PREPOSITIONS:
            return True
    return False


def _parentheses(words: Sequence[Word]) -> Iterator[Cut]:
    opened: int | None = None
    for at, word in enumerate(words):
        if word.key == "(":
            opened = at
        elif word.key == ")" and opened is not None:
            yield Cut(opened, at + 1)
            opened = None
    dashes = [at for at, word in enumerate(words) if word.key == "—"]
    for first, second in zip(dashes[::2], dashes[1::2], strict=False):
        if len(dashes) == 2:
            yield Cut(first, second + 1)


def _asides(words: Sequence[Word]) -> Iterator[Cut]:
    """A date, or years of experience, after the last comma: `, 2019`, `, with six years in`."""
    for at in range(1, len(words) - 1):
        if words[at].key != ",":
            continue
        rest = [word.key for word in words[at + 1 :] if not word.is_sign]
        if rest and all(key.startswith("d:") or _YEAR.fullmatch(key) for key in rest):
            yield Cut(at, len(words))
        if rest[:1] == ["with"] and rest[2:3] == ["years"] and rest[1].startswith("n:"):
            yield Cut(at, len(words), sort="years")


def _marked(words: Sequence[Word]) -> Iterator[Cut]:
    """An ending that a preposition opens; it may go where the mark shows that something went."""
    for at in range(2, len(words)):
        if words[at].key in PREPOSITIONS and words[at].key not in (
            "of",
            "than",
            "as",
            "to",
            "from",
        ):
            clause = _clause_before(words, at)
            is_whole = not has_figure(clause) or _counts_its_object(clause)
            if is_whole and not is_verb(words[at - 1].key) and not limits_it(words[at:]):
                yield Cut(at, len(words), is_marked=True)
    for at in range(1, len(words)):
        if _opens_an_ending(words, at):
            yield Cut(at, len(words), is_marked=True)


def _counts_its_object(clause: Sequence[Word]) -> bool:
    """`interviewed 18 developers`: so many, wherever; `grew 38 %` isn't so everywhere."""
    plain = [word for word in clause if not word.is_sign and word.key != "i"]
    figures = [word for word in plain if has_figure([word])]
    is_count = len(figures) == 1 and _COUNT.fullmatch(figures[0].key) is not None
    return is_count and len(plain) > 2 and plain[1] is figures[0] and plain[0].key in _DEALT_WITH


def _clause_before(words: Sequence[Word], at: int) -> Sequence[Word]:
    first = at
    while first and words[first - 1].key not in _BREAKS:
        first -= 1
    return words[first:at]
