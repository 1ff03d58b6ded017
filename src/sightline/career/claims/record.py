"""A person's documents as what can be said from them: roles with their facts and statements.

What belongs to one role stays with it. A *place* is one role, course of study or section; every
fact and statement knows its place, and a sentence is only ever compared with one place at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sightline.career.claims.additions import Tools
from sightline.career.claims.cuts import Cut, cuts_of
from sightline.career.claims.lists import Items, lists_of
from sightline.career.claims.sentence_ends import sentence_ends
from sightline.career.claims.word_set import word_set
from sightline.career.claims.words import Word, words_of
from sightline.career.documents.source_document import SourceDocument
from sightline.kernel.documents.span import Span

__all__ = ["CONDITIONS", "Fact", "Place", "fact_in", "facts_of", "text_with_offsets", "with_tools"]

DATES = "dates"
CONDITIONS = word_set(
    """expected anticipated candidate incomplete unfinished discontinued progress pending contract
    contractor intern internship temporary interim acting part-time freelance volunteer trainee
    probation unpaid seasonal co-op student apprentice apprenticeship expired lapsed withdrawn"""
)
_LONGEST_CUT = 200  # words; what is longer is no sentence, and is quoted whole or not at all


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a document says, as words, with what of it may be left out.

    ``kind`` is ``statement``, ``title``, ``company``, ``dates``, ``location``, ``degree``,
    ``institution``, ``item`` (of a list of skills or the like), ``name``, ``contact``, ``heading``.
    ``firsts`` are the words with which something that follows it can begin. ``about`` is what a
    file says of an employer, not of the person. ``origins`` gives each word's
    place in the document's text. ``is_open``: a period that hasn't ended, though no word says so.
    """

    kind: str
    words: tuple[Word, ...]
    origins: tuple[tuple[int, int], ...]
    document: SourceDocument
    text: str
    cuts: tuple[Cut, ...] = ()
    lists: tuple[Items, ...] = ()
    is_open: bool = False
    firsts: frozenset[str] = frozenset()

    @property
    def start(self) -> int:
        return self.origins[0][0]

    def part(self, kind: str, chosen: Sequence[int]) -> Fact:
        """Some of its words, in an order of their own, as a fact that is said whole."""
        words = tuple(self.words[number] for number in chosen)
        firsts = _firsts(words, (), ())
        origins = tuple(self.origins[number] for number in chosen)
        return Fact(kind, words, origins, self.document, self.text, firsts=firsts)

    def spans(self, chosen: Sequence[int]) -> tuple[Span, ...]:
        """The spans of some of its words: neighbours together, no span over a line's end."""
        found: list[Span] = []
        for first, last in _stretches(chosen, self.origins):
            found += self.document.spans(self.origins[first][0], self.origins[last][1])
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Place:
    """One role, study or section: its facts, its statements, and how to speak of it.

    ``start`` and ``end`` are those of its period (`YYYY`, `YYYY-MM`); ``is_first`` and ``is_last``:
    no other role at this employer begins before it, or ends after it. ``firsts``: the words with
    which what follows one of its facts can begin.
    """

    key: str
    sort: str
    facts: tuple[Fact, ...]
    is_open: bool = False
    is_own: bool = False
    kinds: frozenset[str] = field(default=frozenset())
    start: str | None = None
    end: str | None = None
    is_first: bool = False
    is_last: bool = False
    firsts: frozenset[str] = frozenset()
    by_kind: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict, compare=False)

    def of(self, kind: str) -> Iterator[Fact]:
        """Its facts of a kind."""
        if self.by_kind:
            return iter(self.by_kind.get(kind, ()))
        return (fact for fact in self.facts if fact.kind == kind)

    def with_facts(self, facts: Iterable[Fact]) -> Place:
        """The same place with other facts."""
        kept = tuple(facts)
        firsts = frozenset(key for fact in kept for key in fact.firsts)
        found: dict[str, list[Fact]] = {}
        for fact in kept:
            found.setdefault(fact.kind, []).append(fact)
        by_kind = {kind: tuple(facts) for kind, facts in found.items()}
        return replace(self, facts=kept, kinds=frozenset(by_kind), firsts=firsts, by_kind=by_kind)

    @property
    def employer(self) -> tuple[str, ...]:
        """Whose role or study it is, as keys; empty where nobody is named."""
        for kind in ("company", "institution"):
            for fact in self.of(kind):
                return tuple(word.key for word in fact.words if not word.is_sign)
        return ()

    @property
    def conditions(self) -> frozenset[str]:
        """Words of its heading that limit a title or degree: `expected`, `contract`."""
        heads = [
            word for kind in ("heading", DATES) for fact in self.of(kind) for word in fact.words
        ]
        names = {
            word.key
            for kind in ("company", "institution", "location")
            for fact in self.of(kind)
            for word in fact.words
        }
        return frozenset(word.key for word in heads if word.key in CONDITIONS - names)

    @property
    def label(self) -> str:
        """How a reader calls it."""
        parts = [
            fact.text
            for kind in ("title", "degree", "company", "institution")
            for fact in list(self.of(kind))[:1]
        ]
        return ", ".join(parts) or self.sort


def facts_of(kind: str, document: SourceDocument, spans: Sequence[Span]) -> list[Fact]:
    """The facts of some spans, sentence by sentence where they are statements."""
    text, offsets = text_with_offsets(spans)
    if kind != "statement":
        fact = fact_in(kind, document, text, offsets, 0, len(text))
        return [fact] if fact else []
    found = []
    for start, end in sentence_ends(text):
        fact = fact_in(kind, document, text, offsets, start, end)
        if fact:
            found.append(fact)
    return found


def fact_in(
    kind: str, document: SourceDocument, text: str, offsets: Sequence[int], start: int, end: int
) -> Fact | None:
    """The fact that a part of a text states; None where the part holds no word."""
    words = words_of(text[start:end])
    if not any(not word.is_sign for word in words):
        return None
    origins = tuple(
        (offsets[start + word.start], offsets[start + word.end - 1] + 1) for word in words
    )
    is_short = len(words) <= _LONGEST_CUT
    is_plain = is_short and kind not in ("name", "contact", DATES)
    is_name = kind in ("company", "institution")  # `Acme (formerly Example Works)`
    cuts = cuts_of(words, 1 if is_name else 2) if is_plain else ()
    lists = lists_of(words) if is_short and kind == "statement" else ()
    firsts = _firsts(words, cuts, lists)
    said = text[start:end].strip()
    return Fact(kind, words, origins, document, said, cuts, lists, firsts=firsts)


def with_tools(fact: Fact, tools: Tools) -> Fact:
    """A statement with what may be left out of it because the document lists it as a skill."""
    firsts = {tool[0] for tool in tools}
    is_long = len(fact.words) > _LONGEST_CUT
    if fact.kind != "statement" or is_long or not any(w.key in firsts for w in fact.words):
        return fact
    cuts, lists = cuts_of(fact.words, tools=tools), lists_of(fact.words, tools)
    return replace(fact, cuts=cuts, lists=lists, firsts=_firsts(fact.words, cuts, lists))


def _firsts(words: Sequence[Word], cuts: Sequence[Cut], lists: Sequence[Items]) -> frozenset[str]:
    begin = _past_signs(words, 0)
    starts = {begin} | {_past_signs(words, cut.after) for cut in cuts if cut.first <= begin}
    starts |= {first for one in lists if one.first <= begin for first, _ in one.items}
    firsts = {words[at].key for at in starts if at < len(words)}
    firsts |= {key.split("-")[0] for key in firsts if "-" in key and key[:2] not in ("d:", "n:")}
    dates = [key for key in firsts if key.startswith("d:")]
    return frozenset(firsts.union(*((key[:9], f"n:{key[2:6]}:") for key in dates)))


def _past_signs(words: Sequence[Word], at: int) -> int:
    while at < len(words) and words[at].is_sign:
        at += 1
    return at


def text_with_offsets(spans: Sequence[Span]) -> tuple[str, list[int]]:
    """The quotes joined by blanks, each letter with its place in the document.

    A soft hyphen at the end of a quote joins two halves of a word.
    """
    letters: list[str] = []
    offsets: list[int] = []
    for span in spans:
        if letters and letters[-1] == "\u00ad":
            letters.pop()
            offsets.pop()
        elif letters:
            letters.append(" ")
            offsets.append(span.start)
        for place, letter in enumerate(span.quote):
            letters.append(" " if letter.isspace() and letter != "\t" else letter)
            offsets.append(span.start + place)
    return "".join(letters), offsets


def _stretches(
    chosen: Sequence[int], origins: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The first and last of neighbours that stand in the document in this order."""
    first = last = None
    for number in sorted(set(chosen)):
        if last is not None and number == last + 1 and origins[last][1] <= origins[number][0]:
            last = number
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = number
    if first is not None and last is not None:
        yield first, last
