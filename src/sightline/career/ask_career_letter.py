"""``career letter``: a letter for one posting, with what only the person can say left open."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sightline.career.documents.source_document import SourceDocument
from sightline.career.exporting.sheet import Sheet
from sightline.career.fit.right_file import refuse_posting, refuse_resume
from sightline.career.posting.posting_of import posting_of
from sightline.career.reading.named_file import named_document
from sightline.career.resume.extract import resume_of
from sightline.career.tailoring.checked import checked, no_evidence
from sightline.career.tailoring.letter import letter_sheet
from sightline.career.tailoring.read_file import ReadFile
from sightline.career.tailoring.review_copy import review_markdown
from sightline.career.tailoring.selection import LeftOut
from sightline.career.tailoring.sheet_file import LETTER_ENDINGS
from sightline.career.tailoring.sheet_text import lines_of
from sightline.career.tailoring.slots import SLOTS, filled_slots
from sightline.kernel.asking.registry import argument, export, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError

__all__ = ["CareerLetterRequest", "CareerLetterResult", "career_letter"]

_EMPTY = re.compile(r"\[([a-z ]+)\]")


@dataclass(frozen=True, slots=True)
class CareerLetterRequest:
    """Whose résumé, for which posting, and what the person adds."""

    resume: str = argument(help="a résumé, as for `career read`", metavar="RESUME", required=True)
    posting: str = option(help="the job posting", metavar="FILE")
    set: tuple[str, ...] = option(
        (), help='fill a slot in your own words: --set "genuine reason=..."', metavar="SLOT=TEXT"
    )
    with_slots: bool = option(False, help="write the file although slots are empty")
    to: bool = export(
        help="write what is to be sent: .md, .docx or .pdf",
        made_by="sightline.career.tailoring.sheet_file:sheet_file",
        endings=LETTER_ENDINGS,
    )
    review: bool = export(
        help="write the review copy: every sentence with its source",
        made_by="sightline.career.tailoring.sheet_file:review_file",
        endings=(".md",),
    )


@dataclass(frozen=True, slots=True)
class OpenSlot:
    """A slot that is still empty, and what belongs there."""

    name: str
    what: str


@dataclass(frozen=True, slots=True)
class CareerLetterResult:
    """The letter, each paragraph with its spans; what is still open, what nothing backs."""

    documents: tuple[ReadFile, ...]
    posting: ReadFile
    sheet: Sheet
    open: tuple[OpenSlot, ...]
    left_out: tuple[LeftOut, ...]
    no_evidence: tuple[str, ...]
    review: str
    _documents: tuple[SourceDocument, ...] = ()


@operation(
    "career.letter",
    outside=True,
    renderers={
        "text": "sightline.career.render_career_letter:text",
        "html": "sightline.career.render_career_letter:html",
    },
)
def career_letter(view: WorkspaceView, request: CareerLetterRequest) -> CareerLetterResult:
    """Write a letter for one posting out of the person's own sentences.

    Between them stand phrases that claim nothing, and slots: `[genuine reason]` stays visibly empty
    until you fill it, and what you fill in is marked as your own statement. With `--to FILE`
    nothing is written while a slot is empty, unless `--with-slots` is said.
    """
    if not request.posting:
        raise UsageError("for which posting?", help="write --posting FILE")
    filled = filled_slots(request.set)
    document = named_document(view, request.resume)
    resume = resume_of(document)
    refuse_posting(document, resume)
    asked = named_document(view, request.posting)
    refuse_resume(asked)
    posting = posting_of(asked)
    sheet = letter_sheet(document, resume, posting, asked.text, filled)
    sheet, refused = checked(sheet, [(document, resume)], tuple(filled.values()), asked.text)
    if not any(line.kind == "quoted" for part in sheet.parts[1:2] for line in part.lines):
        raise UsageError(
            f"{request.resume} has no position that a letter could tell of",
            help=f"`sightline career read {request.resume}` shows what was read",
        )
    empty = tuple(OpenSlot(name, SLOTS[name]) for name in _open_names(sheet))
    if request.to and empty and not request.with_slots:
        names = ", ".join(one.name for one in empty)
        help = f'fill them: --set "{empty[0].name}=..."; or write it as it is: --with-slots'
        raise UsageError(f"not ready to be sent, still empty: {names}", help=help)
    bare = no_evidence(sheet)
    notes = [f"no evidence: {text}" for text in bare]
    review = review_markdown(
        sheet, {document.hash: document.name, asked.hash: asked.name}, refused, notes
    )
    return CareerLetterResult(
        (ReadFile(document.name, document.hash, document.form),),
        ReadFile(asked.name, asked.hash, asked.form), sheet, empty, tuple(refused), bare, review,
        (document, asked),
    )  # fmt: skip


def _open_names(sheet: Sheet) -> list[str]:
    found = [name for line in lines_of(sheet) if line.kind == "slot"
             for name in _EMPTY.findall(line.text)]  # fmt: skip
    return [name for name in dict.fromkeys(found) if name in SLOTS]
