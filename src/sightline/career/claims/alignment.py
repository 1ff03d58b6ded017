"""Whether words follow a statement of a document: every way in which they can be laid upon it.

Words are laid upon the statement from its first to its last, in its order. A word may be passed
over only within a cut that the statement allows (`cuts`), an order may change only among the items
of a list (`lists`), and of signs only those that part nothing may be added or passed over.
"""

# ruff: noqa: RUF001, RUF002 (signs that people write)

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sightline.career.claims.closed_lists import is_past
from sightline.career.claims.lists import Items
from sightline.career.claims.record import DATES, Fact
from sightline.career.claims.word_set import word_set
from sightline.career.claims.words import HARD, Word
from sightline.career.resume.months import OPEN_WORDS

__all__ = ["Aligned", "alignments", "is_same_date", "is_same_number"]

MARK = "…"
_DATE_SIGNS = word_set("to until till through the - – — ( ) , | ·")
_NOW = frozenset(word for word in OPEN_WORDS if " " not in word)
_EACH = word_set("a an per each every")
_TIMES = word_set("second minute hour day week month year")
_PARTS_OF_YEAR = word_set("quarter sprint release")
_ENTRIES = frozenset(("item", "certificate", "course"))
_NAMED_AS = {"certificate": ("certification", "certificate"), "course": ("course",)}
_LONGEST_CODE = 3  # digits of a country's code
_FROM = frozenset(("from", "since", "between"))
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
    if here is None or not (here.is_sign or _may_begin(here.key, fact.firsts)):
        return []
    return _Laid(words, fact).ends(start)


def _may_begin(key: str, firsts: frozenset[str]) -> bool:
    if key in firsts or key.split("-")[0] in firsts:
        return True
    is_number = key.startswith(("p:", "n:"))
    return is_number and any(is_same_number(key, first) for first in firsts)


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
        elif here is not None and (_same_sign(here, there) or self._dash_for_comma(at, place)):
            yield (at + 1, place + 1), ()
        if here is not None:
            if "-" in here.key or "-" in there.key:
                yield from self._apart(at, place)
            if self.fact.kind == "degree" and (here.key, there.key) == (",", "in"):
                yield (at + 1, place + 1), ()
        is_last = place == len(source) - 1
        if there.is_sign and (there.key not in HARD or is_last) and there.key != MARK:
            yield (at, place + 1), ()
        if here is not None and self._may_be_added(at, place):
            yield (at + 1, place), ()
        yield from self._left_out(at, place)
        for items in self.fact.lists:
            if items.first == place:
                for after, chosen in _arranged(self.words, at, source, items):
                    yield (after, items.after), chosen

    def _left_out(self, at: int, place: int) -> Iterator[tuple[tuple[int, int], tuple[int, ...]]]:
        """Past what may be cut here; a mark may show any cut, and must show some."""
        for cut in self.fact.cuts:
            if cut.first == place and not cut.is_marked:
                yield (at, cut.after), ()
            if cut.first == place and self._has_mark(at):
                yield (at + 1, cut.after), ()

    def _apart(self, at: int, place: int) -> Iterator[tuple[tuple[int, int], tuple[int, ...]]]:
        """`rate limiting` for `rate-limiting`, and the other way round."""
        words, source = self.words, self.fact.words
        for parts, others, begin in (
            (words[at].key.split("-"), source, place),
            (source[place].key.split("-"), words, at),
        ):
            count = len(parts)
            if count < 2 or [word.key for word in others[begin : begin + count]] != parts:
                continue
            if others is source:
                yield (at + 1, place + count), tuple(range(place, place + count))
            else:
                yield (at + count, place + 1), (place,)

    def _dash_for_comma(self, at: int, place: int) -> bool:
        """`the API – used by ...` for `the API, used by ...`."""
        is_dash = self.words[at].key in ("—", "–") and self.fact.words[place].key == ","
        after = [word.key for word in self.fact.words[place + 1 : place + 3]]
        return is_dash and after[1:] == ["by"] and is_past(after[0])

    def _is_same(self, at: int, place: int) -> bool:
        """`per day` for `a day`; a number to call; in an item, a date's year for the date."""
        said, told = self.words[at].key, self.fact.words[place].key
        if is_same_number(said, told):
            return True
        if {said, told} <= _EACH:
            after = self.words[at + 1].key if at + 1 < len(self.words) else ""
            is_same_time = [word.key for word in self.fact.words[place + 1 : place + 2]] == [after]
            is_article = said == "a" or told == "a"
            return is_same_time and after in (_TIMES if is_article else _TIMES | _PARTS_OF_YEAR)
        is_year = said.startswith("n:") and told.startswith("d:" + said[2:-1] + "-")
        before = self.fact.words[place - 1] if place else None
        is_apart = before is None or before.is_sign or self.fact.kind in _NAMED_AS
        return is_year and len(said) == 7 and is_apart

    def _may_be_added(self, at: int, place: int) -> bool:
        """A sign that parts nothing; in a degree `in`, in an item any sign."""
        here, kind = self.words[at], self.fact.kind
        if place > 0 and kind == "degree" and here.key in _OF:
            return True
        if place > 0 and kind in _ENTRIES and here.is_hard:
            return True
        if place > 0 and kind in _ENTRIES and self._is_of_an_entry(here.key, place):
            return True
        is_within = at + 1 < len(self.words) and here.key != "."
        return here.is_soft and is_within and (place > 0 or here.key != MARK)

    def _is_of_an_entry(self, key: str, place: int) -> bool:
        """`in 2019`, `since 2019` before a certificate's year; `certification` after its name."""
        ahead = next((w.key for w in self.fact.words[place:] if not w.is_sign), "")
        if key in ("in", "since"):
            is_year = ahead.startswith("d:") or (ahead.startswith("n:") and len(ahead) == 7)
            return is_year and (key == "in" or self.fact.kind == "certificate")
        is_named = ahead == "" or ahead.startswith(("d:", "n:"))
        return is_named and key in _NAMED_AS.get(self.fact.kind, ())

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
        parts = key.split("-")
        if at < len(words) and words[at].key == key:
            at += 1
        elif len(parts) > 1 and [word.key for word in words[at : at + len(parts)]] == parts:
            at += len(parts)
        else:
            return -1
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
        is_between = key == "and" and words[start].key == "between"
        if key in _DATE_SIGNS or is_between or (key in _FROM and not matched):
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


def is_same_number(said: str, told: str) -> bool:
    """Whether two keys are one number to call, with its country's code or without.

    >>> is_same_number("p:2065550119", "p:12065550119"), is_same_number("n:5:", "n:15:")
    (True, False)
    """
    if "p:" not in (said[:2], told[:2]):
        return False
    one, other = said[2:].strip(":"), told[2:].strip(":")
    if not (one.isdigit() and other.isdigit()):
        return False
    short, long = sorted((one, other), key=len)
    if len(short) < 8 or len(long) - len(short) > _LONGEST_CODE:
        return False
    is_code_told = short == one or long == "1" + short  # a code that no document says: America's
    return long.endswith(short) and is_code_told


def _is_opened(words: Sequence[Word], start: int, end: int) -> bool:
    return any(word.key == "(" for word in words[start:end])
