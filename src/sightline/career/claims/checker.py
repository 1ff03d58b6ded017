"""Any text beside a person's documents: what they support, and what they don't say.

A sentence is supported where one place of the documents (a role, a study, a section) says it: its
words, in their order, with nothing added but a closed list of connectives and nothing left out but
what a closed grammar allows to be cut. Whatever is in doubt is unsupported, and the reason says
which words. The text of documents is data; nothing in it changes how it is compared.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sightline.career.claims.context import Context
from sightline.career.claims.courtesies import is_courtesy, is_row_of_columns, is_slot
from sightline.career.claims.headlines import headlines_of
from sightline.career.claims.order_in_time import in_order_of_time
from sightline.career.claims.passages import Passage, passages_of
from sightline.career.claims.places import places_of
from sightline.career.claims.reasons import doubt_of, told_by
from sightline.career.claims.sayings import Saying, may_begin, saying_of
from sightline.career.claims.sentence_ends import sentence_ends
from sightline.career.claims.words import Word, words_of
from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.unreadable import UnreadableDocument
from sightline.career.resume.headings import heading_kind
from sightline.career.resume.resume import Resume
from sightline.kernel.documents.span import Span

__all__ = ["OWN_STATEMENT", "SUPPORTED", "UNSUPPORTED", "Checker", "Sentence", "check_text"]

SUPPORTED, UNSUPPORTED, OWN_STATEMENT = "supported", "unsupported", "own-statement"
_OWN = "own statement, no evidence"
_OWN_FILE = "said by yourself in {name}; strength 0 until something backs it"
_COURTESY = "claims nothing about your record"
_SLOT = "a place still to be filled"
_NOBODY = ("",)
_MOST_LINES = 8
_MOST_REMEMBERED = 100
_MOST_LETTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or line of the text, the verdict on it, and why.

    ``start`` and ``end`` are its place in the text (code points, half-open). ``spans`` are the
    words of the documents that support it.
    """

    text: str
    start: int
    end: int
    verdict: str
    reason: str
    spans: tuple[Span, ...] = ()


def check_text(
    text: str,
    documents: Sequence[tuple[SourceDocument, Resume | None]],
    own: Sequence[str] = (),
    posting: str = "",
) -> list[Sentence]:
    """The verdict on every sentence of a text, in order.

    ``own`` are statements of the person that need no evidence; so is a line that begins with
    ``[own]``. ``posting`` is the text of a job posting, which supports nothing: it only lets the
    reason say where a skill comes from. Raises UnreadableDocument where text or documents are
    empty.
    """
    return Checker(documents, own, posting).check(text)


class Checker:
    """The documents, read once, for any number of texts."""

    def __init__(
        self,
        documents: Sequence[tuple[SourceDocument, Resume | None]],
        own: Sequence[str] = (),
        posting: str = "",
    ) -> None:
        self._places = places_of(documents)
        if not any(place.facts for place in self._places):
            raise UnreadableDocument(
                "the documents hold no text", help="give a résumé with text, not a picture of one"
            )
        self._told = told_by(self._places)
        self._own = frozenset(_keys(words_of(words)) for words in own)
        self._posting = frozenset(word.key for word in words_of(posting))
        self._employers = sorted({place.employer for place in self._places if place.employer})
        self._known: dict[tuple[str, ...], tuple[Saying, ...]] = {}

    def check(self, text: str) -> list[Sentence]:
        """The verdict on every sentence. Raises UnreadableDocument where the text has no letter."""
        if not any(letter.isalnum() for letter in text):
            raise UnreadableDocument("there is no text to check", help="give a text with words")
        if len(text) > _MOST_LETTERS:
            raise UnreadableDocument(
                "the text has more than a million letters", help="check its parts one by one"
            )
        return _Reading(text, self).sentences()

    def sayings(self, words: Sequence[Word]) -> tuple[Saying, ...]:
        """Every place that says some words, those with evidence first."""
        keys = tuple(word.key for word in words)
        if keys not in self._known:
            found = [saying_of(words, place) for place in self._places]
            kept = [saying for saying in found if saying is not None]
            kept = kept or list(headlines_of(words, self._places))
            kept = kept or list(in_order_of_time(words, self._places))
            self._known[keys] = tuple(sorted(kept, key=lambda saying: saying.place.is_own))
        return self._known[keys]

    def may_begin(self, words: Sequence[Word]) -> bool:
        """Whether any place can say a sentence that begins as some words do."""
        first = next((word for word in words if not word.is_sign), None)
        if first is None or any(word.key == ":" for word in words[1:6]):
            return True
        return any(may_begin(first, place) for place in self._places)

    def is_own(self, words: Sequence[Word]) -> bool:
        """Whether the person stated exactly this without evidence."""
        return _keys(words) in self._own

    def employers_in(self, text: str, words: Sequence[Word]) -> list[tuple[str, ...]]:
        """The employers that a sentence names; one that no document knows is nobody's."""
        keys = [word.key for word in words if not word.is_sign]
        found = [name for name in self._employers if _holds(keys, name)]
        if not found and keys[:1] == ["at"] and len(words) > 1:
            is_name = text[words[1].start].isupper()
            return [_NOBODY] if is_name else []
        return found

    def doubt(self, text: str, words: Sequence[Word]) -> str:
        """Why no place says a sentence."""
        return doubt_of(text, words, self._told, self._posting).reason


class _Reading:
    """One text, read from its first line to its last."""

    def __init__(self, text: str, checker: Checker) -> None:
        self.text = text
        self.checker = checker
        self.context = Context()
        self.found: list[Sentence] = []
        self.words: dict[tuple[int, int], tuple[Word, ...]] = {}

    def sentences(self) -> list[Sentence]:
        for passage in self._whole(passages_of(self.text)):
            if passage.sort == "label":
                self._refuse(self.context.settled())
                self.context.part(self.text[passage.start : passage.end])
                self._add(passage.start, passage.end, OWN_STATEMENT, "a heading; " + _COURTESY)
            elif passage.is_own:
                self._add(passage.start, passage.end, OWN_STATEMENT, _OWN)
            else:
                self._read(passage)
        self._refuse(self.context.settled())
        return self.found

    def _whole(self, passages: Sequence[Passage]) -> Iterator[Passage]:
        """The passages; several lines are one where only together they are said."""
        at = 0
        while at < len(passages):
            first, after = passages[at], at + 1
            start = first.start + self._last_sentence(first)
            if first.sort in ("line", "bullet") and self._may_be_longer(start, first.end):
                for place in range(at + 1, min(at + _MOST_LINES, len(passages))):
                    if not self._may_go_on(first, passages[place]):
                        break
                    if self._is_said(start, passages[place].end):
                        after, first = place + 1, replace(first, end=passages[place].end)
                        break
            yield first
            at = after

    def _may_be_longer(self, start: int, end: int) -> bool:
        """Whether words that nobody says may be the beginning of what somebody says."""
        words = self._words(start, end)
        return not self.checker.sayings(words) and self.checker.may_begin(words)

    def _may_go_on(self, first: Passage, last: Passage) -> bool:
        return not first.is_own and last.sort == "line" and not last.is_own

    def _last_sentence(self, passage: Passage) -> int:
        ends = sentence_ends(self.text[passage.start : passage.end])
        return ends[-1][0] if ends else 0

    def _read(self, passage: Passage) -> None:
        part = self.text[passage.start : passage.end]
        if "\n" not in part and self._is_said(passage.start, passage.end):
            self._judge(passage.start, passage.end, passage)
            return
        for start, end in sentence_ends(part):
            at, stop = passage.start + start, passage.start + end
            for first, after in self._apart(at, stop):
                self._judge(first, after, passage)

    def _apart(self, start: int, end: int) -> list[tuple[int, int]]:
        """Lines that the margin didn't break: each is a sentence of its own, and supported."""
        found: list[tuple[int, int]] = []
        here = start
        breaks = [at for at in range(start, end) if self.text[at] == "\n"]
        while breaks and not (len(breaks) <= _MOST_LINES and self._is_said(here, end)):
            if not self.checker.may_begin(self._words(here, breaks[0])):
                break
            cut = next(
                (
                    at
                    for place, at in enumerate(breaks[:_MOST_LINES], 1)
                    if self._is_said(here, at)
                    and (
                        self._begins_anew(at)
                        or (len(breaks) - place <= _MOST_LINES and self._is_said(at, end))
                    )
                ),
                None,
            )
            if cut is None:
                break
            found.append((here, cut))
            here = cut + 1
            while here < end and self.text[here].isspace():
                here += 1
            breaks = breaks[bisect_left(breaks, here) :]
        return [*found, (here, end)]

    def _begins_anew(self, at: int) -> bool:
        while at < len(self.text) and self.text[at].isspace():
            at += 1
        return at < len(self.text) and not self.text[at].islower()

    def _is_said(self, start: int, end: int) -> bool:
        return bool(self.checker.sayings(self._words(start, end)))

    def _words(self, start: int, end: int) -> tuple[Word, ...]:
        """The words of a stretch, which is looked at more than once."""
        if (start, end) not in self.words:
            if len(self.words) > _MOST_REMEMBERED:
                self.words.clear()
            self.words[start, end] = words_of(self.text[start:end])
        return self.words[start, end]

    def _judge(self, start: int, end: int, passage: Passage) -> None:
        words = self._words(start, end)
        text = self.text[start:end]
        if not any(not word.is_sign for word in words):
            return
        sayings = self.checker.sayings(words)
        kind = [s for s in sayings if self.context.fits(s)]
        headings = [s for s in kind if s.is_header and s.place.sort in ("role", "study")]
        if headings:
            self._head(start, end, headings)
            return
        self._refuse(self.context.settled())
        if sayings and passage.sort != "bullet" and heading_kind(text) is not None:
            self.context.new_part()
        allowed = [s for s in kind if self.context.allows(s, passage.paragraph)]
        if allowed:
            self._support(start, end, allowed[0])
            self.context.told(allowed[0], passage.paragraph)
            if allowed[0].is_header or passage.sort == "heading":
                self.context.new_part()
        elif sayings:
            label = sayings[0].place.label
            reason = f"moved: the document says this of {label}, and here it stands elsewhere"
            self._add(start, end, UNSUPPORTED, reason, _spans(sayings[0]))
            self.context.named(self.checker.employers_in(text, words), passage.paragraph)
        elif self.checker.is_own(words):
            self._add(start, end, OWN_STATEMENT, _OWN)
        elif is_slot(text):
            self._add(start, end, OWN_STATEMENT, _SLOT)
        elif is_courtesy(text) or is_row_of_columns(text):
            self._add(start, end, OWN_STATEMENT, _COURTESY)
        else:
            self._add(start, end, UNSUPPORTED, self.checker.doubt(text, words))
            if passage.sort != "bullet":
                self.context.left_part()
            self.context.named(self.checker.employers_in(text, words), passage.paragraph)
            if passage.sort == "heading":
                self.context.new_part()

    def _head(self, start: int, end: int, headings: Sequence[Saying]) -> None:
        """A line that names a role: with the lines around it, it must be one role."""
        number = len(self.found)
        self._refuse(self.context.closed_by(headings))
        self._support(start, end, headings[0])
        self._refuse(self.context.heading(number, headings))

    def _support(self, start: int, end: int, saying: Saying) -> None:
        reason = f"said under {saying.place.label}"
        if saying.place.is_own:
            reason = _OWN_FILE.format(name=saying.parts[0][0].document.name)
        self._add(start, end, SUPPORTED, reason, _spans(saying))

    def _refuse(self, numbers: Sequence[int]) -> None:
        reason = (
            "the words are the documents', but not of one role: title, employer or dates differ"
        )
        for number in numbers:
            self.found[number] = replace(self.found[number], verdict=UNSUPPORTED, reason=reason)

    def _add(
        self, start: int, end: int, verdict: str, reason: str, spans: tuple[Span, ...] = ()
    ) -> None:
        self.found.append(Sentence(self.text[start:end], start, end, verdict, reason, spans))


def _spans(saying: Saying) -> tuple[Span, ...]:
    found: dict[Span, None] = {}
    for fact, chosen in saying.parts:
        for span in fact.spans(chosen):
            found[span] = None
    return tuple(found)


def _holds(keys: Sequence[str], name: tuple[str, ...]) -> bool:
    """Whether a name stands among some words."""
    return any(tuple(keys[at : at + len(name)]) == name for at in range(len(keys)))


def _keys(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.key for word in words if not word.is_sign)
