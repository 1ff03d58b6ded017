"""Whether words follow a statement of a document: every way in which they can be laid upon it.

Words are laid upon the statement from its first to its last, in its order. A word may be passed
over only within a cut that the statement allows (`cuts`), an order may change only among the items
of a list (`lists`), and of signs only those that part nothing may be added or passed over.
"""

# ruff: noqa: RUF001 (signs that people write)

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sightline.career.claims.lists import Items
from sightline.career.claims.record import DATES, Fact
from sightline.career.claims.word_set import word_set
from sightline.career.claims.words import HARD, Word
from sightline.career.resume.months import OPEN_WORDS

__all__ = ["Aligned", "alignments", "is_same_date"]

MARK = "…"
_DATE_SIGNS = word_set("to until till through - – — ( ) , | ·")
_NOW = frozenset(word for word in OPEN_WORDS if " " not in word)
_EACH = word_set("a an per")
_TIMES = word_set("second minute hour day week month quarter year")
_OF = frozenset(("in", "of"))
_MOST_STATES = 50_000


@dataclass(frozen=True, slots=True)
class Aligned:
    """Words up to ``after`` (exclusive) say what the words ``chosen`` of a fact say."""

    after: int
    chosen: tuple[int, ...]


def alignments(words: Sequence[Word], start: int, fact: Fact) -> list[Aligned]:
    """Every end that words from ``start`` on can reach when they say the fact, longest first."""
    if fact.kind == DATES:
        return _dates(words, start, fact)
    here = words[start] if start < len(words) else None
    if here is None or not (here.is_sign or here.key in fact.firsts):
        return []
    return _Laid(words, fact).ends(start)


class _Laid:
    """The states of one comparison: how far the words are, how far the statement is."""

    def __init__(self, words: Sequence[Word], fact: Fact) -> None:
        self.words = words
        self.fact = fact
        self.from_: dict[tuple[int, int], tuple[tuple[int, int] | None, tuple[int, ...]]] = {}

    def ends(self, start: int) -> list[Aligned]:
        begin = (start, 0)
        self.from_[begin] = (None, ())
        waiting = [begin]
        ends: set[int] = set()
        while waiting and len(self.from_) < _MOST_STATES:
            state = waiting.pop()
            if state[1] == len(self.fact.words):
                ends.add(state[0])
                continue
            for after, chosen in self._steps(*state):
                if after not in self.from_:
                    self.from_[after] = (state, chosen)
                    waiting.append(after)
        found = [self._path(end) for end in sorted(ends, reverse=True)]
        return [aligned for aligned in found if aligned.chosen]

    def _path(self, end: int) -> Aligned:
        chosen: list[int] = []
        state: tuple[int, int] | None = (end, len(self.fact.words))
        while state is not None:
            before, here = self.from_[state]
            chosen += here
            state = before
        return Aligned(end, tuple(sorted(chosen)))

    def _steps(self, at: int, place: int) -> Iterator[tuple[tuple[int, int], tuple[int, ...]]]:
        source = self.fact.words
        here = self.words[at] if at < len(self.words) else None
        there = source[place]
        if here is not None and (is_same_date(here.key, there.key) or self._is_same(at, place)):
            yield (at + 1, place + 1), (place,)
        elif here is not None and _same_sign(here, there):
            yield (at + 1, place + 1), ()
        is_last = place == len(source) - 1
        if there.is_sign and (there.key not in HARD or is_last) and there.key != MARK:
            yield (at, place + 1), ()
        if here is not None and self._may_be_added(at, place):
            yield (at + 1, place), ()
        for cut in self.fact.cuts:
            if cut.first == place and (not cut.is_marked or self._has_mark(at)):
                yield (at + (1 if cut.is_marked else 0), cut.after), ()
        for items in self.fact.lists:
            if items.first == place:
                for after, chosen in _arranged(self.words, at, source, items):
                    yield (after, items.after), chosen

    def _is_same(self, at: int, place: int) -> bool:
        """`per day` for `a day`; in an item, a date's year for the date."""
        said, told = self.words[at].key, self.fact.words[place].key
        if {said, told} <= _EACH:
            after = self.words[at + 1].key if at + 1 < len(self.words) else ""
            return after in _TIMES and self.fact.words[place + 1 : place + 2] != ()
        is_year = said.startswith("n:") and told.startswith("d:" + said[2:-1] + "-")
        before = self.fact.words[place - 1] if place else None
        return is_year and len(said) == 7 and (before is None or before.is_sign)

    def _may_be_added(self, at: int, place: int) -> bool:
        """A sign that parts nothing; in a degree `in`, in an item any sign."""
        here, kind = self.words[at], self.fact.kind
        if place > 0 and kind == "degree" and here.key in _OF:
            return True
        if place > 0 and kind == "item" and here.is_hard:
            return True
        is_within = at + 1 < len(self.words) and here.key != "."
        return here.is_soft and is_within and (place > 0 or here.key != MARK)

    def _has_mark(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].key == MARK


def _same_sign(here: Word, there: Word) -> bool:
    """A dash for a colon or a comma's stronger sister: what parts clauses the same way."""
    if here.key in HARD:
        return there.key in HARD
    return here.is_soft and there.is_sign


def _arranged(
    words: Sequence[Word], start: int, source: Sequence[Word], items: Items
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The ends that the words reach with items of a list, each at most once, in any order."""
    keys = [[word.key for word in source[a:b] if not word.is_soft] for a, b in items.items]
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[int, int, tuple[int, ...]]] = [(start, 0, ())]
    while waiting and len(seen) < _MOST_STATES:
        at, used, chosen = waiting.pop()
        if used and all(used >> number & 1 for number in items.kept):
            yield at, chosen
        begins = _past_separators(words, at) if used else [at]
        tried: list[list[str]] = []
        for number, item in enumerate(keys):
            if used >> number & 1 or item in tried:
                continue
            tried.append(item)
            for begin in begins:
                after = _says(words, begin, item)
                state = (after, used | 1 << number)
                if after > begin and state not in seen:
                    seen.add(state)
                    a, b = items.items[number]
                    waiting.append((after, state[1], (*chosen, *range(a, b))))


def _past_separators(words: Sequence[Word], at: int) -> list[int]:
    """After a comma, an `and`, or both."""
    after = at
    if after < len(words) and words[after].key in (",", MARK, ";"):
        after += 1
    if after < len(words) and words[after].key == "and":
        after += 1
    return [after] if after > at else []


def _says(words: Sequence[Word], at: int, keys: Sequence[str]) -> int:
    """Where the words end that say some keys; -1 where they say something else."""
    for key in keys:
        while at < len(words) and words[at].is_soft and words[at].key not in (",", ";", ".", MARK):
            at += 1
        if at >= len(words) or words[at].key != key:
            return -1
        at += 1
    return at


def _dates(words: Sequence[Word], start: int, fact: Fact) -> list[Aligned]:
    """A period in any writing; a day may be left off, for months are how periods are written."""
    wanted = [
        (number, _plain_date(word.key))
        for number, word in enumerate(fact.words)
        if word.key not in _DATE_SIGNS and not word.is_sign and word.key not in ("from", "since")
    ]
    years = _as_years(wanted)
    if years != wanted:
        coarse = _matched(words, start, fact, years)
        if coarse:
            return coarse
    return _matched(words, start, fact, wanted)


def _as_years(wanted: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """A period as years alone, both ends alike: less exact, and still true."""
    return [(n, f"n:{key[2:6]}:" if key.startswith("d:") else key) for n, key in wanted]


def _matched(
    words: Sequence[Word], start: int, fact: Fact, wanted: list[tuple[int, str]]
) -> list[Aligned]:
    at, matched = start, 0
    end = start
    if len(wanted) == 2 and wanted[1][1] == "present" and words[start : start + 1]:
        wanted = wanted[:1] if words[start].key == "since" else wanted
    while matched < len(wanted) and at < len(words):
        key = words[at].key
        if key in _DATE_SIGNS or (key in ("from", "since") and not matched):
            at += 1
            continue
        if not is_same_date(_plain_date(key), wanted[matched][1]):
            return []
        matched, at, end = matched + 1, at + 1, at + 1
    if matched < len(wanted) or not wanted:
        return []
    if fact.is_open and len(wanted) == 1:
        after = end
        while after < len(words) and words[after].key in _DATE_SIGNS:
            after += 1
        is_now = after < len(words) and words[after].key in _NOW
        end = after + is_now if is_now or after == len(words) else end
    if end < len(words) and words[end].key == ")" and _is_opened(words, start, end):
        end += 1
    return [Aligned(end, tuple(range(len(fact.words))))]


def _plain_date(key: str) -> str:
    return "present" if key in _NOW else key


def is_same_date(said: str, told: str) -> bool:
    """Whether two keys are one date; a day may be left off, a month may not."""
    if said == told:
        return True
    return said.startswith("d:") and len(said) == 9 and told.startswith(said + "-")


def _is_opened(words: Sequence[Word], start: int, end: int) -> bool:
    return any(word.key == "(" for word in words[start:end])
