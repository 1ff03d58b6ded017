"""What a letter says around a role's facts: `I was Senior PM at Globex`, `I am a data analyst`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sightline.career.claims.alignment import alignments
from sightline.career.claims.closed_lists import PREPOSITIONS, holds_weight, is_verb
from sightline.career.claims.record import Fact, Place
from sightline.career.claims.word_set import word_set
from sightline.career.claims.words import Word

__all__ = [
    "BODY",
    "Part",
    "Step",
    "dated",
    "employed",
    "facts_at",
    "frames",
    "past_article",
    "past_comma",
    "phrases",
]

Part = tuple[Fact, tuple[int, ...]]
Step = tuple[int, str, tuple[Part, ...]]
BODY = ("statement", "item", "certificate", "course")
_ARTICLES = word_set("a an the my")
_WAS = (("i", "was"), ("i", "worked", "as"), ("i", "served", "as"), ("i", "have", "worked", "as"))
_AM = (("i", "am"), ("i", "work", "as"), ("i", "have", "been"), ("i", "am", "currently"))
_HAVE = (("i", "have"), ("i", "bring"))
_NAMES = (("i", "am"), ("my", "name", "is"))
_AM_A = (
    ("i", "am", "a"),
    ("i", "am", "an"),
    ("i", "have", "been", "a"),
    ("i", "have", "been", "an"),
)
_SINCE_THEN = (
    ("i", "have", "been"), ("i", "have", "worked", "as"), ("i", "am"), ("i", "work", "as"),
)  # fmt: skip
_EMPLOYED = (("at",), (",",), ("for",), ("with",), ("to",), ("of",), ("in",))


def frames(words: Sequence[Word], at: int, place: Place) -> Iterator[Step]:
    """`I was Senior PM at Globex`, `I hold a BSc from ...`, `My name is ...`."""
    turns = _WAS + (_AM if place.is_open else ())
    for begin in phrases(words, at, turns):
        for after, part in facts_at(words, past_article(words, begin), place, "title"):
            for later, more in employed(words, after, place):
                yield later, "after", (part, *more)
    if place.is_open:
        yield from _since(words, at, place)
    yield from _called(words, at, place)
    for begin in phrases(words, at, _HAVE):
        for after, part in facts_at(words, begin, place, "experience"):
            yield after, "after", (part,)
    for begin in phrases(words, at, _NAMES):
        for after, part in facts_at(words, begin, place, "name"):
            yield after, "after", (part,)


def _since(words: Sequence[Word], at: int, place: Place) -> Iterator[Step]:
    """`Since 2018 I have been Operations Lead at Globex`."""
    if at < len(words) and words[at].key == "since":
        for then, dates in facts_at(words, at, place, "dates"):
            for begin in phrases(words, past_comma(words, then), _SINCE_THEN):
                for after, part in facts_at(words, past_article(words, begin), place, "title"):
                    for later, more in employed(words, after, place):
                        yield later, "after", (dates, part, *more)


def _called(words: Sequence[Word], at: int, place: Place) -> Iterator[Step]:
    """`I am a ...` before what a summary calls the person, or a certificate that says `Certified`.

    A summary's sentence that begins with a verb or tells of a time isn't what the person is.
    """
    for begin in phrases(words, at, _AM_A):
        here = words[begin].key if begin < len(words) else ""
        is_called = place.sort == "summary" and here.isalpha() and not is_verb(here)
        if is_called or (place.sort == "certifications" and here == "certified"):
            for fact in place.facts:
                if fact.kind in BODY and not _tells_of_a_time(fact):
                    for aligned in alignments(words, begin, fact):
                        yield aligned.after, "after", ((fact, aligned.chosen),)


def _tells_of_a_time(fact: Fact) -> bool:
    first = fact.words[0].key
    is_dated = any(word.key.startswith("d:") for word in fact.words)
    return first in PREPOSITIONS or first in _ARTICLES or holds_weight(fact.words[:1]) or is_dated


def employed(
    words: Sequence[Word], at: int, place: Place
) -> Iterator[tuple[int, tuple[Part, ...]]]:
    """`at Globex` after a title, with its period, or nothing."""
    yield from dated(words, at, place)
    for begin in phrases(words, at, _EMPLOYED):
        for after, part in facts_at(words, begin, place, "company"):
            for later, more in dated(words, after, place):
                yield later, (part, *more)
            for town in phrases(words, past_comma(words, after), (("in",),)):
                for then, where in facts_at(words, town, place, "location"):
                    for later, more in dated(words, then, place):
                        yield later, (part, where, *more)


def dated(words: Sequence[Word], at: int, place: Place) -> Iterator[tuple[int, tuple[Part, ...]]]:
    """A period after an employer, or nothing."""
    yield at, ()
    for begin in {at, past_comma(words, at)}:
        for after, part in facts_at(words, begin, place, "dates"):
            yield after, (part,)


def facts_at(words: Sequence[Word], at: int, place: Place, kind: str) -> Iterator[tuple[int, Part]]:
    begins = [at]
    if kind in ("company", "institution") and at < len(words) and words[at].key == "the":
        begins.append(at + 1)
    for fact in place.of(kind):
        for begin in begins:
            for aligned in alignments(words, begin, fact):
                yield aligned.after, (fact, aligned.chosen)


def phrases(words: Sequence[Word], at: int, turns: Sequence[tuple[str, ...]]) -> Iterator[int]:
    """Where each of some turns ends that the words take from a place on."""
    first = words[at].key if at < len(words) else ""
    for turn in turns:
        if turn[0] == first and tuple(word.key for word in words[at : at + len(turn)]) == turn:
            yield at + len(turn)


def past_comma(words: Sequence[Word], at: int) -> int:
    return at + 1 if at < len(words) and words[at].key == "," else at


def past_article(words: Sequence[Word], at: int) -> int:
    return at + 1 if at < len(words) and words[at].key in _ARTICLES else at
