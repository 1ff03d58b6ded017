"""Sentences out of a person's documents: quotes put together, and proof that nothing else is there.

Whatever is composed here is then read by the checker as if a stranger had written it; what the
checker doesn't support isn't composed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sightline.career.claims.alignment import is_same_date
from sightline.career.claims.checker import OWN_STATEMENT, SUPPORTED, Checker
from sightline.career.claims.pieces import (
    CONNECTIVES,
    Connective,
    CutMark,
    Own,
    Piece,
    Quoted,
    Reformatted,
    Slot,
)  # fmt: skip
from sightline.career.claims.words import words_of
from sightline.career.documents.source_document import SourceDocument
from sightline.kernel.documents.claim import Claim
from sightline.kernel.documents.span import Span
from sightline.kernel.errors import UsageError

__all__ = [
    "Composed", "Invented", "compose", "compose_from_spans", "compose_own", "compose_statement",
]  # fmt: skip

_NO_BLANK_BEFORE = frozenset((",", ";", ".", ":", ")"))
_OWN_NOTE = "own statement, no evidence"
_MOST_SPANS = 200


class Invented(UsageError):
    """What was put together says something that no document says."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A text in two copies, and the words of the documents that it is made of.

    ``text`` is clean, to be sent. ``review`` shows each cut as ``…``, and own statements by a note.
    ``kind`` is as in a sheet's line: ``quoted``, ``own`` or ``slot``.
    """

    text: str
    review: str
    spans: tuple[Span, ...]
    kind: str

    @property
    def claim(self) -> Claim:
        """The text with its spans."""
        return Claim(self.text, self.spans, self.kind == "own")


def compose(
    pieces: Sequence[Piece], documents: Iterable[SourceDocument], checker: Checker | None = None
) -> Composed:
    """The text that pieces make. Raises Invented where a piece, or the whole, says what none says.

    ``checker``, if given, is asked about the finished text; a tailored document always gives it.
    """
    known = {document.hash: document for document in documents}
    for piece in pieces:
        _refuse_invented(piece, known)
    owns = [piece for piece in pieces if isinstance(piece, Own)]
    if owns:
        return compose_own(owns[0].words) if len(pieces) == 1 else _mixed()
    text, review = _joined(pieces, False), _joined(pieces, True)
    spans = tuple(p.span for p in pieces if isinstance(p, Quoted | Reformatted))
    kind = "slot" if any(isinstance(piece, Slot) for piece in pieces) else "quoted"
    if checker is not None and kind == "quoted":
        _refuse_unsupported(text, checker)
    return Composed(text, review, spans, kind)


def compose_own(words: str) -> Composed:
    """A person's own statement: marked in the review copy, with no span."""
    plain = " ".join(words.split())
    if not plain:
        raise Invented("the statement is empty", help="write a sentence")
    return Composed(plain, f"{plain} [{_OWN_NOTE}]", (), "own")


def compose_statement(
    document: SourceDocument, spans: Sequence[Span], checker: Checker
) -> Composed:
    """Words of one statement as they stand, with a mark wherever some between them are left out."""
    pieces: list[Piece] = []
    last_end: int | None = None
    for span in spans:
        between = document.text[last_end : span.start] if last_end is not None else ""
        if last_end is not None and (span.start < last_end or words_of(between)):
            pieces.append(CutMark())
        pieces.append(Quoted(span))
        last_end = span.end
    return compose(pieces, [document], checker)


def compose_from_spans(
    references: Sequence[Mapping[str, object]],
    documents: Sequence[SourceDocument],
    checker: Checker,
) -> Composed:
    """A sentence from places that somebody proposes: `{document, start, end, quote}`, nothing else.

    Words can't be proposed: a quote that doesn't stand at its place is refused, and so is a
    sentence that the checker doesn't support. Raises Invented.
    """
    if not 0 < len(references) <= _MOST_SPANS:
        raise Invented("no places are given", help="give {document, start, end, quote} for each")
    known = {document.hash: document for document in documents}
    pieces: list[Piece] = []
    last: Span | None = None
    for reference in references:
        span = _referenced(reference, known)
        if last is not None:
            pieces += _between(last, span, known[span.document])
        pieces.append(Quoted(span))
        last = span
    return compose(pieces, documents, checker)


def _referenced(reference: Mapping[str, object], known: Mapping[str, SourceDocument]) -> Span:
    if set(reference) - {"document", "page", "start", "end", "quote"}:
        raise Invented("only places may be given", help="leave out all but the place and its quote")
    start, end = reference.get("start"), reference.get("end")
    document = known.get(str(reference.get("document")))
    if document is None or not isinstance(start, int) or not isinstance(end, int):
        raise Invented("a place names no document here", help="give its sha256, start and end")
    if not 0 <= start < end <= len(document.text):
        raise Invented(f"{start}:{end} is outside the document", help="count in code points from 0")
    quote = document.text[start:end]
    if reference.get("quote") != quote:
        said = str(reference.get("quote"))[:80]
        raise Invented(f"“{said}” doesn't stand at {start}:{end}", help="quote what stands there")
    return Span(document.hash, document.page_at(start), start, end, quote)


def _between(last: Span, span: Span, document: SourceDocument) -> list[Piece]:
    """The words of one line go on after a cut; another line is another statement."""
    is_same = last.document == span.document and last.end <= span.start
    between = document.text[last.end : span.start] if is_same else "\n"
    if "\n" in between:
        return [Connective(";")]
    return [CutMark()] if words_of(between) else []


def _refuse_invented(piece: Piece, known: Mapping[str, SourceDocument]) -> None:
    if isinstance(piece, Connective) and piece.words not in CONNECTIVES:
        raise Invented(f"`{piece.words}` joins what no document joins", help="use: and , ;")
    if isinstance(piece, Quoted | Reformatted):
        span = piece.span
        document = known.get(span.document)
        if document is None or document.text[span.start : span.end] != span.quote:
            raise Invented(f"“{span.quote[:80]}” doesn't stand there", help="read the file again")
    if isinstance(piece, Reformatted) and not _means_the_same(piece):
        raise Invented(
            f"`{piece.words}` isn't `{piece.span.quote}`", help="change the writing, not the value"
        )


def _means_the_same(piece: Reformatted) -> bool:
    said = [word.key for word in words_of(piece.words) if not word.is_sign]
    told = [word.key for word in words_of(piece.span.quote) if not word.is_sign]
    return len(said) == len(told) and all(
        one == other or is_same_date(one, other) for one, other in zip(said, told, strict=True)
    )


def _mixed() -> Composed:
    raise Invented("an own statement stands alone", help="make it a sentence of its own")


def _joined(pieces: Sequence[Piece], is_review: bool) -> str:
    text = ""
    for piece in pieces:
        words = _words(piece, is_review)
        if not words:
            continue
        tight = not text or words in _NO_BLANK_BEFORE or words[0] in ",;.)" or text.endswith("(")
        text += words if tight else " " + words
    return text


def _words(piece: Piece, is_review: bool) -> str:
    match piece:
        case Quoted(span, is_first):
            quote = " ".join(span.quote.split())
            return quote[:1].upper() + quote[1:] if is_first else quote
        case Reformatted(_, words) | Connective(words) | Own(words):
            return words
        case Slot(name):
            return f"[{name}]"
        case CutMark():
            return "…" if is_review else ""


def _refuse_unsupported(text: str, checker: Checker) -> None:
    for sentence in checker.check(text):
        if sentence.verdict not in (SUPPORTED, OWN_STATEMENT):
            raise Invented(f"“{sentence.text[:120]}”: {sentence.reason}", help="quote it whole")
