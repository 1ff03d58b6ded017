"""Whether one place of a record says a sentence, and with which of its words.

A sentence is statements of one place, whole or cut, with nothing between them but a closed list of
connectives; it may name the role that they stand in, in a closed list of turns (`At Globex, ...`,
`I was ... at ...`). Nothing here joins two facts by a cause, a purpose or an order in time.
"""

# ruff: noqa: RUF001, RUF002 (signs that people write)

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sightline.career.claims.alignment import alignments
from sightline.career.claims.closed_lists import PASSIVE, PREPOSITIONS, is_past, is_verb
from sightline.career.claims.frames import (
    BODY,
    Part,
    dated,
    employed,
    facts_at,
    frames,
    past_article,
    past_comma,
    phrases,
)
from sightline.career.claims.fronted import fronted
from sightline.career.claims.listings import listed, past_certificate
from sightline.career.claims.record import Fact, Place
from sightline.career.claims.tenures import studied, tenures
from sightline.career.claims.word_set import word_set
from sightline.career.claims.words import HARD, Word
from sightline.career.resume.headings import heading_kind

__all__ = ["RANKS", "Saying", "header_of", "may_begin", "names_at", "saying_of"]

_ALSO = (("also",), ("in", "addition"), ("additionally",), ("moreover",))
_AT = (("at",), ("while", "at"), ("during", "my", "time", "at"), ("in", "my", "role", "at"))
_AS = (("as",), ("in", "my", "role", "as"), ("while", "working", "as"))
_CONTACT_LABELS = word_set(
    """name email e-mail mail phone telephone tel mobile cell location address city website web
    homepage portfolio linkedin github"""
)
_BEFORE = {
    "company": ("at", "@"), "institution": ("at", "from"), "location": ("in",), "dates": (),
    "title": ("as",), "degree": (), "heading": (), "name": (), "contact": (), "item": (),
}  # fmt: skip
_HEADER = (
    "heading", "about", "title", "company", "dates", "location", "degree", "institution",
    "graduation",
)  # fmt: skip
_PERSON = ("name", "contact", "item")
_OF_A_PERSON = frozenset(("name", "contact"))
RANKS = frozenset(("title", "degree"))
_WITHOUT_SUBJECT = frozenset(("skills", "languages", "certifications", "interests", "text"))
_CLOSING = frozenset(")]\"”’'*_")
_OPENING = frozenset("([\"“‘'*_")
_NAMED_FIRST = frozenset(("projects", "publications", "awards", "certifications", "volunteering"))
# What a summary says of somebody, and a letter of oneself.
_THIRD = {
    verb: verb + "s"
    for verb in [
        "want",
        "seek",
        "enjoy",
        "like",
        "love",
        "need",
        "hope",
        "aim",
        "lead",
        "build",
        "write",
        "work",
        "bring",
        "think",
    ]
}
_NUMBERS = frozenset(("n:", "d:", "p:"))
_TURNS_BEGIN = PREPOSITIONS | word_set(
    """i my also additionally moreover while the earlier previously formerly currently today now
    prior email phone name"""
)
_MOST_STEPS = 20_000


@dataclass(frozen=True, slots=True)
class Saying:
    """A place says a sentence: with which words of which facts.

    ``kinds`` are those of the facts; ``is_header``: it names the role and tells nothing of it.
    ``before``: the sentence says that it was before a role, and these are the roles it was before.
    """

    place: Place
    parts: tuple[Part, ...]
    kinds: frozenset[str]
    is_header: bool
    before: frozenset[str] | None = None

    @property
    def keys(self) -> frozenset[str]:
        """The words that are said."""
        return frozenset(fact.words[number].key for fact, chosen in self.parts for number in chosen)

    @property
    def names_employer(self) -> bool:
        return bool(self.kinds & {"company", "institution"})


def saying_of(words: Sequence[Word], place: Place) -> Saying | None:
    """How a place says a sentence; None where it doesn't."""
    end = len(words)
    while end and words[end - 1].is_soft and words[end - 1].key not in (")", "…"):
        end -= 1
    first = 0
    while first < end and words[first].is_soft and words[first].key not in ("(", "["):
        first += 1
    said = words[first:end]
    if not said or not (may_begin(said[0], place) or _has_label(said)):
        return None
    header = _header_saying(said, place)
    if header is not None:
        return header
    told = _told(said, place)
    if told is not None and told.kinds & RANKS and not place.conditions <= told.keys:
        return None
    return told


def may_begin(word: Word, place: Place) -> bool:
    """Whether a sentence that begins with a word can be said by a place at all.

    It asks for little, so that the many places and lines that have nothing in common cost little.
    """
    key = word.key
    if word.is_sign or key in _TURNS_BEGIN or key in place.firsts or key[:2] in _NUMBERS:
        return True
    return "-" in key and key.split("-")[0] in place.firsts


def header_of(words: Sequence[Word], place: Place) -> Saying | None:
    """How the heading of a place says words, whatever signs stand around them."""
    first, end = 0, len(words)
    while first < end and words[first].is_sign:
        first += 1
    while end > first and words[end - 1].is_sign:
        end -= 1
    return _header_saying(words[first:end], place) if first < end else None


def _has_label(words: Sequence[Word]) -> bool:
    return any(word.key == ":" for word in words[1:6])


def _header_saying(words: Sequence[Word], place: Place) -> Saying | None:
    kinds = _PERSON if place.kinds & _OF_A_PERSON else _HEADER
    for after, parts in _header(words, 0, place, kinds):
        if all(word.key in (")", "…") for word in words[after:]):
            # what is told of an employer names none: `Independent consulting.`
            return _saying(place, parts, any(fact.kind != "about" for fact, _ in parts))
    return None


def _saying(place: Place, parts: tuple[Part, ...], is_header: bool) -> Saying:
    return Saying(place, parts, frozenset(fact.kind for fact, _ in parts), is_header)


def _told(words: Sequence[Word], place: Place) -> Saying | None:
    """A sentence of leads, statements, tails and connectives: a search through its places."""
    waiting: list[tuple[int, str, tuple[Part, ...]]] = [(0, "open", ())]
    seen = {(0, "open")}
    while waiting and len(seen) < _MOST_STEPS:
        at, state, parts = waiting.pop()
        if state == "after" and _is_over(words, at):
            return _saying(place, parts, False)
        for after, then, more in _steps(words, at, state, place, parts):
            if (after, then) not in seen:
                seen.add((after, then))
                waiting.append((after, then, parts + more))
    return None


def _is_over(words: Sequence[Word], at: int) -> bool:
    return all(word.is_soft for word in words[at:])


def _steps(
    words: Sequence[Word], at: int, state: str, place: Place, parts: tuple[Part, ...]
) -> Iterator[tuple[int, str, tuple[Part, ...]]]:
    if state == "open":
        for after in phrases(words, at, _ALSO):
            yield past_comma(words, after), "open", ()
        yield from _leads(words, at, place)
        yield from frames(words, at, place)
        if at < len(words) and words[at].key in ("i", "from", "between"):
            yield from tenures(words, at, place)
            yield from studied(words, at, place)
    if state == "after":
        yield from _tails(words, at, place)
        yield from ((then, "after", ()) for then in past_certificate(words, at, parts))
        for after in _joined(words, at):
            yield after, "joined", ()
        if any(fact.kind in ("company", "institution") for fact, _ in parts):
            for after in phrases(words, at, ((",", "where"), ("where",))):
                yield after, "joined", ()
    else:
        for after, part in _bodies(words, at, place):
            yield after, "after", (part,)


def _joined(words: Sequence[Word], at: int) -> Iterator[int]:
    """After a comma or semicolon, an `and`, or both."""
    while at < len(words) and words[at].key in _CLOSING:
        at += 1
    after = at
    if after < len(words) and words[after].key in (",", ";", "|", "·", "•", "…"):
        after += 1
        yield after
    if after < len(words) and words[after].key == "and":
        yield after + 1
        yield from phrases(words, after + 1, (("also",),))


def _leads(
    words: Sequence[Word], at: int, place: Place
) -> Iterator[tuple[int, str, tuple[Part, ...]]]:
    """`At Globex,`, `As Senior PM at Globex,`, `Skills:`, `Senior PM, Globex:`."""
    for begin in phrases(words, at, _AT):
        for kind in ("company", "institution"):
            for after, part in facts_at(words, begin, place, kind):
                for later, more in dated(words, after, place):
                    yield past_comma(words, later), "lead", (part, *more)
    for begin in phrases(words, at, _AS):
        for after, part in facts_at(words, past_article(words, begin), place, "title"):
            for later, more in employed(words, after, place):
                yield past_comma(words, later), "lead", (part, *more)
    for after, found in _header(words, at, place, _HEADER):
        if after < len(words) and words[after].key in HARD:
            yield after + 1, "lead", found
    yield from _named_first(words, at, place)
    yield from _labels(words, at, place)
    for after in listed(words, at, place):
        yield after, "lead", ()


def _named_first(
    words: Sequence[Word], at: int, place: Place
) -> Iterator[tuple[int, str, tuple[Part, ...]]]:
    """`Bus times: ...`, where the section's entry begins with its name."""
    if place.sort in _NAMED_FIRST:
        for aligned in alignments(words, at, place.facts[0]):
            if aligned.after < len(words) and words[aligned.after].key in HARD:
                yield aligned.after + 1, "lead", ((place.facts[0], aligned.chosen),)


def _labels(
    words: Sequence[Word], at: int, place: Place
) -> Iterator[tuple[int, str, tuple[Part, ...]]]:
    """`Skills:`, where what stands under such a heading follows."""
    for after, part in facts_at(words, at, place, "label"):
        yield after, "lead", (part,)
    if "item" not in place.kinds:
        return
    for colon in range(at + 1, min(at + 5, len(words))):
        if words[colon].key == ":":
            label = " ".join(word.key for word in words[at:colon])
            if heading_kind(label, is_loose=False) is not None:
                yield colon + 1, "lead", ()


def _tails(
    words: Sequence[Word], at: int, place: Place
) -> Iterator[tuple[int, str, tuple[Part, ...]]]:
    """`at Globex`, `as Senior PM`, `(Globex, 2019 – 2022)`, `from ... University`."""
    begins = [("at", "company"), ("at", "institution"), ("from", "institution")]
    for word, kind in begins:
        for begin in phrases(words, at, ((word,), (",", word))):
            for after, part in facts_at(words, begin, place, kind):
                for later, more in dated(words, after, place):
                    yield later, "after", (part, *more)
    for begin in phrases(words, at, (("as",),)):
        for after, part in facts_at(words, past_article(words, begin), place, "title"):
            for later, more in employed(words, after, place):
                yield later, "after", (part, *more)
    if at < len(words) and words[at].key in ("(", "—", "–"):
        for after, found in _header(words, at + 1, place, _HEADER):
            is_closed = after < len(words) and words[after].key == ")"
            yield after + is_closed, "after", found


def _bodies(words: Sequence[Word], at: int, place: Place) -> Iterator[tuple[int, Part]]:
    """The statements that the words from a place on say, with `I` before a bare verb."""
    while at < len(words) and words[at].key in _OPENING:
        at += 1
    if at >= len(words):
        return
    here = words[at].key
    yield from fronted(words, at, place)
    for fact in place.facts:
        if fact.kind not in BODY:
            continue
        firsts = fact.firsts
        for begin in _subjects(words, at, fact, place):
            if begin < len(words):
                said = words if words[begin].key in firsts else _told_of_oneself(words, begin)
                for aligned in alignments(said, begin, fact):
                    yield aligned.after, (fact, aligned.chosen)
        if here in firsts:
            for aligned in alignments(words, at, fact):
                yield aligned.after, (fact, aligned.chosen)
        elif here == "the" and fact.kind == "statement" and _names_a_thing(fact):
            for aligned in alignments(words, at + 1, fact):
                yield aligned.after, (fact, aligned.chosen)


def _told_of_oneself(words: Sequence[Word], at: int) -> Sequence[Word]:
    """`I want` as the document says it of somebody: `wants`."""
    key = _THIRD.get(words[at].key, words[at].key)
    return (*words[:at], replace(words[at], key=key), *words[at + 1 :])


def _names_a_thing(fact: Fact) -> bool:
    """`Time to first call fell`: a statement that begins with its subject, and no deed."""
    first = fact.words[0].key
    is_told = any(is_past(word.key) for word in fact.words[1:])
    return first.isalpha() and is_told and not is_verb(first) and first not in ("a", "an", "the")


def _subjects(words: Sequence[Word], at: int, fact: Fact, place: Place) -> Iterator[int]:
    """Where a statement begins after an `I` that it doesn't have itself."""
    if words[at].key != "i" or fact.kind != "statement" or place.sort in _WITHOUT_SUBJECT:
        return
    begin = at + 1
    if begin < len(words) and words[begin].key == "also":
        begin += 1
    if begin >= len(words):
        return
    verb = words[begin].key
    if is_verb(verb) and verb not in PASSIVE:
        yield begin
    if place.sort == "summary" and _THIRD.get(verb) == fact.words[0].key:
        yield begin
    if verb == "was" and begin + 1 < len(words) and words[begin + 1].key in PASSIVE:
        yield begin + 1


def _header(
    words: Sequence[Word], at: int, place: Place, kinds: Sequence[str]
) -> list[tuple[int, tuple[Part, ...]]]:
    """Facts of a role side by side, each at most once, with signs between: every end reached."""
    facts = [fact for kind in kinds for fact in place.of(kind)]
    ends: list[tuple[int, tuple[Part, ...]]] = []
    waiting: list[tuple[int, frozenset[int], tuple[Part, ...]]] = [(at, frozenset(), ())]
    seen: set[tuple[int, frozenset[int]]] = set()
    while waiting and len(seen) < _MOST_STEPS:
        here, used, parts = waiting.pop()
        if parts:
            ends.append((here, parts))
        for number, fact in enumerate(facts):
            if number in used:
                continue
            for begin in _between(words, here, fact.kind, bool(parts)):
                for aligned in alignments(words, begin, fact):
                    state = (aligned.after, used | {number})
                    if state not in seen:
                        seen.add(state)
                        waiting.append((*state, (*parts, (fact, aligned.chosen))))
    return sorted(ends, key=lambda end: -end[0])


def _between(words: Sequence[Word], at: int, kind: str, is_later: bool) -> list[int]:
    """Past the signs, and the one small word, that may stand before a fact of a kind."""
    if not is_later:
        return [at, *_past_label(words, at, kind)]
    begins = [at]
    while at < len(words) and (words[at].is_sign or words[at].key == "/"):
        at += 1
        begins.append(at)
    if at < len(words) and words[at].key in _BEFORE.get(kind, ()):
        begins.append(at + 1)
    return begins + _past_label(words, at, kind)


def _past_label(words: Sequence[Word], at: int, kind: str) -> list[int]:
    """Past `Email:` before an address."""
    if kind not in _OF_A_PERSON or at + 1 >= len(words):
        return []
    if words[at + 1].key[:2] == "p:" and words[at].key in _CONTACT_LABELS:
        return [at + 1]
    if words[at + 1].key != ":":
        return []
    return [at + 2] if words[at].key in _CONTACT_LABELS else []


def names_at(words: Sequence[Word], at: int, place: Place) -> Iterator[tuple[int, Part]]:
    """Where a place's employer is named, or its title at its employer."""
    yield from facts_at(words, at, place, "company")
