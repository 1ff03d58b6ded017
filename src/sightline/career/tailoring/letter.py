"""A letter for one posting: the person's own sentences between a few phrases of courtesy.

Salutation, three paragraphs, close: who writes and for what; what the newest position shows of what
is asked for; what an earlier one does; why, which only the person can say; thanks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sightline.career.claims.checker import UNSUPPORTED, Checker
from sightline.career.claims.composing import Composed
from sightline.career.claims.courtesies import is_courtesy
from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told
from sightline.career.exporting.sheet import Part, Sheet, SheetLine
from sightline.career.posting.posting import Posting
from sightline.career.resume.resume import Position, Resume
from sightline.career.tailoring.first_person import as_sentence, held_role
from sightline.career.tailoring.relevance import Wanted, speaks_of, wanted_of
from sightline.career.tailoring.slots import slot
from sightline.career.tailoring.tailored import in_order
from sightline.kernel.documents.span import Span

__all__ = ["Letter", "letter_sheet"]

_NEWEST, _EARLIER = 3, 2
_EMPTY = SheetLine("", (), "label")


class Letter:
    """Composes the paragraphs of one letter out of one résumé."""

    def __init__(
        self,
        document: SourceDocument,
        resume: Resume,
        posting: Posting,
        posting_text: str,
        filled: Mapping[str, str],
    ) -> None:
        self._document = document
        self._resume = resume
        self._posting = posting
        self._filled = filled
        self._wanted: Wanted = wanted_of(posting)
        self._checker = Checker([(document, resume)], tuple(filled.values()), posting_text)

    def sheet(self) -> Sheet:
        """The letter, a line for each paragraph."""
        told = self._resume
        contact = (told.email, told.phone, told.location)
        name = _line(told.name) if told.name else None
        closing = [SheetLine("I would be glad to talk.", (), "label"),
                   SheetLine("Thank you for reading.", (), "label"),
                   SheetLine("Kind regards,", (), "label")]  # fmt: skip
        return Sheet(
            name,
            tuple(_line(one) for one in contact if one is not None),
            (
                Part("greeting", _EMPTY, (), (self._greeting(),)),
                Part("letter", _EMPTY, (), tuple(self._body())),
                Part("closing", _EMPTY, (), (*closing, *([name] if name else []))),
            ),
        )

    def _greeting(self) -> SheetLine:
        return self._with_slots("Dear {},", ("hiring manager",), {})

    def _body(self) -> Iterator[SheetLine]:
        newest, earlier = self._positions()
        yield self._application()
        if newest is not None:
            yield from self._paragraph(newest, _NEWEST)
        if earlier is not None:
            yield from self._paragraph(earlier, _EARLIER)
        yield self._with_slots("{}", ("genuine reason",), {})
        if "anything else" in self._filled:
            yield self._with_slots("{}", ("anything else",), {})

    def _application(self) -> SheetLine:
        """What is applied for; the posting's own words name role and company."""
        told = {"role": self._posting.title, "company": self._posting.company}
        known = {key: one for key, one in told.items() if one is not None}
        line = self._with_slots(
            "I would like to apply for the {} role at {}.", ("role", "company"), known
        )
        if line.kind == "label" and not is_courtesy(line.text):
            return self._with_slots(
                "I would like to apply for the {} role at {}.", ("role", "company"), {}
            )
        return line

    def _with_slots(self, frame: str, names: Sequence[str], told: Mapping[str, Told]) -> SheetLine:
        """A phrase of ours with what the person or the posting says in it, or an empty slot."""
        words, kind = [], "label"
        spans: list[Span] = []
        for name in names:
            if name in self._filled:
                words.append(self._filled[name])
                kind = "own" if kind == "label" else kind
            elif name in told:
                words.append(told[name].value)
                spans += told[name].spans
            else:
                words.append(slot(name))
                kind = "slot"
        return SheetLine(frame.format(*words), tuple(spans), kind)

    def _positions(self) -> tuple[Position | None, Position | None]:
        """The newest position, and of the others the one that speaks of most that is asked for."""
        ordered = in_order(self._resume.experience)
        if not ordered:
            return None, None
        others = sorted(ordered[1:], key=lambda one: -self._weight(one))
        return ordered[0], others[0] if others else None

    def _weight(self, position: Position) -> int:
        return len(speaks_of([told.value for told in position.statements], self._wanted))

    def _paragraph(self, position: Position, most: int) -> Iterator[SheetLine]:
        """A position in a sentence, then its statements that speak of most; all of one role."""
        ranked = sorted(
            position.statements, key=lambda told: -len(speaks_of([told.value], self._wanted))
        )
        chosen = ranked[:most]
        sentences = [held_role(position, self._document, self._checker)]
        sentences += [
            as_sentence(told, self._document, self._checker)
            for told in position.statements
            if told in chosen
        ]
        said = [one for one in sentences if one is not None]
        whole = " ".join(one.text for one in said)
        if said and self._is_supported(whole):
            yield SheetLine(whole, _spans(said))
        else:  # read together they could be taken for another sentence
            yield from (SheetLine(one.text, one.spans) for one in said)

    def _is_supported(self, text: str) -> bool:
        return all(one.verdict != UNSUPPORTED for one in self._checker.check(text))


def letter_sheet(
    document: SourceDocument,
    resume: Resume,
    posting: Posting,
    posting_text: str,
    filled: Mapping[str, str],
) -> Sheet:
    """The letter of a person for a posting; ``filled`` are slots in the person's own words."""
    return Letter(document, resume, posting, posting_text, filled).sheet()


def _spans(said: Sequence[Composed]) -> tuple[Span, ...]:
    return tuple(span for one in said for span in one.spans)


def _line(told: Told) -> SheetLine:
    return SheetLine(told.value, told.spans)
