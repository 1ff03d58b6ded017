"""What a letter says of a role's beginning and end, and of a study: `I joined ... in 2021`.

`joined` is only said of the first role at an employer, `left` only of the last, and each with its
own date; `graduated` only of a study that is over and names its degree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sightline.career.claims.degree_names import DEGREES
from sightline.career.claims.frames import (
    Part,
    Step,
    dated,
    employed,
    facts_at,
    past_article,
    past_comma,
    phrases,
)
from sightline.career.claims.record import Place
from sightline.career.claims.words import Word

__all__ = ["studied", "tenures"]

_JOINED = (("i", "joined"), ("i", "started", "at"), ("i", "began", "at"), ("i", "came", "to"))
_STARTED = (("i", "started", "as"), ("i", "began", "as"), ("i", "started", "out", "as"))
_LEFT = (("i", "left"),)
_AND_LEFT = (("and", "left"), ("and", "left", "it"))
_BEEN_AT = (
    ("i", "have", "been", "at"),
    ("i", "have", "been", "with"),
    ("i", "have", "worked", "at"),
)
_WORKED_AT = tuple(
    ("i", *verb, where)
    for verb in (("worked",), ("was",), ("have", "worked"))
    for where in ("at", "for", "with")
)
_WAS_A = (("i", "was"), ("i", "worked", "as"), ("i", "served", "as"))
_STUDIED = (("i", "studied"), ("i", "read"))
_GRADUATED = (("i", "graduated"),)
_HOLD = (
    ("i", "hold"), ("i", "have"), ("i", "earned"), ("i", "completed"), ("i", "received"),
    ("i", "obtained"),
)  # fmt: skip
_PLACES = (("at",), ("from",))


def tenures(words: Sequence[Word], at: int, place: Place) -> Iterator[Step]:
    """Turns around a role's employer and dates."""
    if place.is_first:
        yield from _joined(words, at, place)
    if place.is_last:
        yield from _left(words, at, place)
    if place.is_open and place.is_first:
        yield from _been_at(words, at, place)
    yield from _worked(words, at, place)
    if at < len(words) and words[at].key in ("from", "between"):
        for then, period in facts_at(words, at, place, "dates"):
            for after, state, parts in _worked(words, past_comma(words, then), place):
                yield after, state, (period, *parts)


def _left(words: Sequence[Word], at: int, place: Place) -> Iterator[Step]:
    for begin in phrases(words, at, _LEFT):
        for after, part in facts_at(words, begin, place, "company"):
            for later, day in _in(words, after, place, "end"):
                yield later, "after", (part, *day)


def _been_at(words: Sequence[Word], at: int, place: Place) -> Iterator[Step]:
    """`I have been at Globex since 2021`."""
    for begin in phrases(words, at, _BEEN_AT):
        for after, part in facts_at(words, begin, place, "company"):
            if after < len(words) and words[after].key == "since":
                for then, dates in facts_at(words, after, place, "dates"):
                    yield then, "after", (part, dates)


def _joined(words: Sequence[Word], at: int, place: Place) -> Iterator[Step]:
    for begin in phrases(words, at, _JOINED):
        for after, part in facts_at(words, begin, place, "company"):
            for later, more in _as_and_since(words, after, place):
                yield later, "after", (part, *more)
                yield from _and_left(words, later, place, (part, *more))
    for begin in phrases(words, at, _STARTED):
        for after, title in facts_at(words, past_article(words, begin), place, "title"):
            for next_, more in employed(words, after, place):
                for later, day in _in(words, next_, place, "start"):
                    if any(fact.kind == "company" for fact, _ in more):
                        yield later, "after", (title, *more, *day)


def _and_left(
    words: Sequence[Word], at: int, place: Place, parts: tuple[Part, ...]
) -> Iterator[Step]:
    if place.is_last:
        for begin in phrases(words, at, _AND_LEFT):
            for later, day in _in(words, begin, place, "end"):
                yield later, "after", (*parts, *day)


def _as_and_since(
    words: Sequence[Word], at: int, place: Place
) -> Iterator[tuple[int, tuple[Part, ...]]]:
    """`as a PM in 2021`, `in 2021 as a PM`, either or neither."""
    for after, more in _in(words, at, place, "start"):
        yield after, more
        for begin in phrases(words, past_comma(words, after), (("as",),)):
            for then, title in facts_at(words, past_article(words, begin), place, "title"):
                yield then, (*more, title)
                if not more:
                    for later, day in _in(words, then, place, "start"):
                        yield later, (title, *day)


def _in(
    words: Sequence[Word], at: int, place: Place, kind: str
) -> Iterator[tuple[int, tuple[Part, ...]]]:
    """`in March 2021` with one end of the period, or nothing."""
    yield at, ()
    for begin in phrases(words, at, (("in",),)):
        for after, part in facts_at(words, begin, place, kind):
            yield after, (part,)


def _worked(words: Sequence[Word], at: int, place: Place) -> Iterator[Step]:
    """`I worked at Globex from ... to ...`, `I was a PM at Globex`."""
    for begin in phrases(words, at, _WORKED_AT):
        for after, part in facts_at(words, begin, place, "company"):
            for later, more in dated(words, after, place):
                yield later, "after", (part, *more)
    for begin in phrases(words, at, _WAS_A):
        for after, part in facts_at(words, past_article(words, begin), place, "title"):
            for later, more in employed(words, after, place):
                yield later, "after", (part, *more)


def studied(words: Sequence[Word], at: int, place: Place) -> Iterator[Step]:
    """`I studied Physics at ...`, `I graduated from ... in 2017`, `a bachelor's degree in`."""
    for begin in phrases(words, at, _STUDIED):
        for after, part in facts_at(words, begin, place, "field"):
            yield from _there(words, after, place, (part,), False)
        for then in phrases(words, begin, _PLACES[:1]):
            for after, part in facts_at(words, then, place, "institution"):
                for later, more in dated(words, after, place):
                    yield later, "after", (part, *more)
    if place.is_open or place.conditions or not any(place.of("graduation")):
        return
    for begin in phrases(words, at, _GRADUATED):
        for after, day in _in(words, begin, place, "graduation"):
            for step in _there(words, after, place, day, True):
                yield step
                yield from _with_degree(words, step, place)
    for begin in phrases(words, at, _HOLD):
        for after, part in _degrees(words, past_article(words, begin), place):
            yield from _there(words, after, place, (part,), True)


def _with_degree(words: Sequence[Word], step: Step, place: Place) -> Iterator[Step]:
    after, _, parts = step
    for begin in phrases(words, after, (("with",),)):
        for then, part in _degrees(words, past_article(words, begin), place):
            for later, day in _in(words, then, place, "graduation"):
                yield later, "after", (*parts, part, *day)


def _there(
    words: Sequence[Word], at: int, place: Place, parts: tuple[Part, ...], is_over: bool
) -> Iterator[Step]:
    """`at Lakeview College`, then the period, or the year in which it ended."""
    if parts:
        yield at, "after", parts
    for begin in phrases(words, at, _PLACES):
        for after, school in facts_at(words, begin, place, "institution"):
            for later, more in dated(words, after, place):
                yield later, "after", (*parts, school, *more)
            if is_over:
                for later, day in _in(words, after, place, "graduation"):
                    yield later, "after", (*parts, school, *day)
    if is_over and parts:
        for later, day in _in(words, at, place, "graduation"):
            yield later, "after", (*parts, *day)


def _degrees(words: Sequence[Word], at: int, place: Place) -> Iterator[tuple[int, Part]]:
    """`B.S. in Physics`, or by its rank: `bachelor's degree in Physics`."""
    yield from facts_at(words, at, place, "degree")
    for degree in place.of("degree"):
        rank = DEGREES.get(degree.words[0].key, "")
        turns = ((f"{rank}'s", "degree", "in"), (f"{rank}'s", "in"), ("degree", "in"))
        for begin in phrases(words, at, turns if rank else ()):
            yield from facts_at(words, begin, place, "field")
