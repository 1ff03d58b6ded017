"""A résumé for one posting: the person's own lines selected and reordered, never written anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told, told
from sightline.career.exporting.entry_lines import with_entry_lines
from sightline.career.exporting.sheet import Part, Sheet, SheetLine
from sightline.career.exporting.whole_resume import sheet_of
from sightline.career.fit.record import Record
from sightline.career.posting.posting import Posting
from sightline.career.resume.headings import heading_kind
from sightline.career.resume.resume import Position, Resume
from sightline.career.tailoring.brackets import with_brackets
from sightline.career.tailoring.checked import checked
from sightline.career.tailoring.coverage import Coverage, coverage_of
from sightline.career.tailoring.relevance import speaks_of, wanted_of
from sightline.career.tailoring.selection import MOST, LeftOut, Selection, answers_of
from sightline.career.tailoring.sheet_text import lines_of
from sightline.kernel.documents.span import Span

__all__ = ["Reason", "Tailored", "in_order", "tailored"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a statement stands where it does: what it speaks of, in the posting's words."""

    text: str
    spans: tuple[Span, ...]
    speaks_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tailored:
    """What is to be sent, why each statement is in it, what is not, what the posting names."""

    sheet: Sheet
    reasons: tuple[Reason, ...]
    left_out: tuple[LeftOut, ...]
    coverage: Coverage


def tailored(
    document: SourceDocument,
    resume: Resume,
    posting: Posting,
    posting_text: str,
    own: SourceDocument | None = None,
    most: int = MOST,
) -> Tailored:
    """The tailored sheet of a résumé. ``own`` are the person's own words, which may be added.

    Positions stand from the newest to the oldest, each with its own statements; every line passes
    the checker, or is left out.
    """
    wanted = wanted_of(posting)
    selection = Selection(wanted, answers_of(Record(resume, document), posting, wanted), most)
    resume_in_full = with_brackets(resume, document)
    chosen = replace(
        resume_in_full,
        experience=tuple(
            replace(one, statements=selection.statements(one.statements))
            for one in in_order(resume.experience)
        ),
        skills=selection.skills(resume_in_full.skills),
    )
    sheet = with_entry_lines(sheet_of(chosen), document)
    known: list[tuple[SourceDocument, Resume | None]] = [(document, resume)]
    if own is not None:
        known.append((own, None))
        sheet = replace(sheet, parts=(*sheet.parts, *_own_part(own, posting)))
    sheet, refused = checked(sheet, known, (), posting_text)
    lines = tuple(lines_of(sheet))
    shown = {line.spans for line in lines}
    reasons = [
        Reason(line.text, line.spans, selection.reasons[line.spans])
        for line in lines
        if selection.reasons.get(line.spans)
    ]
    # What the person only says of themselves is in the sheet, and backs nothing: it isn't counted.
    coverage = coverage_of(wanted, (document,), tuple(line.text for line in lines))
    left_out = (*selection.left_out, *refused, *_unplaced(document, resume, shown, selection))
    return Tailored(sheet, tuple(reasons), left_out, coverage)


def _own_part(own: SourceDocument, posting: Posting) -> Iterable[Part]:
    """What the person said of themselves and that the posting asks about, marked as that."""
    wanted = wanted_of(posting)
    lines = []
    for line in own.lines[1:]:
        if line.role == "heading" or not own.words(line).strip():
            continue
        said = told(own, line.start, line.end)
        if speaks_of([said.value], wanted):
            lines.append(SheetLine(said.value, said.spans, "own"))
    if lines:
        yield Part("own", SheetLine("In my own words", (), "label"), (), tuple(lines))


def in_order(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Positions from the newest to the oldest; as they stand where one of them has no dates."""
    listed = tuple(positions)
    if any(one.period is None or not _begins(one) for one in listed):
        return listed
    return tuple(sorted(listed, key=lambda one: (_ends(one), _begins(one)), reverse=True))


def _begins(position: Position) -> str:
    period = position.period
    return (period.start or period.end or "") if period is not None else ""


def _ends(position: Position) -> str:
    period = position.period
    if period is None or period.is_open:
        return "9999"
    return period.end or period.start or ""


def _unplaced(
    document: SourceDocument, resume: Resume, shown: set[tuple[Span, ...]], selection: Selection
) -> list[LeftOut]:
    """Lines of the document that no field holds, so that nothing goes missing unsaid."""
    held = sorted((span.start, span.end) for spans in shown for span in spans)
    held += [(span.start, span.end) for one in selection.left_out for span in one.spans]
    held += [(span.start, span.end) for told in _heads(resume) for span in told.spans]
    found = []
    for line in document.lines:
        words = document.words(line).strip()
        if not any(letter.isalnum() for letter in words) or line.role == "heading":
            continue
        if heading_kind(words, is_loose=False) is not None:
            continue
        if not any(start < line.end and line.start < end for start, end in held):
            found.append(
                LeftOut(words, document.spans(line.start, line.end), "belongs to no part of it")
            )
    return found


def _heads(resume: Resume) -> Iterable[Told]:
    """Values that stand under another form: headings, and what is in no sheet."""
    for position in resume.experience:
        yield from position.heading
        yield from position.statements
    for section in resume.sections:
        if section.heading is not None:
            yield section.heading
        yield from section.statements
