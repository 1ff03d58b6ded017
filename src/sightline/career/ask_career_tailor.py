"""``career tailor``: a résumé for one posting, of the person's own lines and no others."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.documents.source_document import SourceDocument, Unread
from sightline.career.exporting.sheet import Sheet
from sightline.career.fit.right_file import refuse_posting, refuse_resume
from sightline.career.posting.posting_of import posting_of
from sightline.career.reading.named_file import named_document
from sightline.career.resume.extract import resume_of
from sightline.career.tailoring.checked import no_evidence
from sightline.career.tailoring.coverage import Coverage
from sightline.career.tailoring.own_words import own_words_of
from sightline.career.tailoring.read_file import ReadFile
from sightline.career.tailoring.review_copy import review_markdown
from sightline.career.tailoring.selection import MOST, LeftOut
from sightline.career.tailoring.sheet_file import ENDINGS
from sightline.career.tailoring.tailored import Reason, tailored
from sightline.kernel.asking.registry import argument, export, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError

__all__ = ["CareerTailorRequest", "CareerTailorResult", "career_tailor"]


@dataclass(frozen=True, slots=True)
class CareerTailorRequest:
    """Whose résumé, for which posting."""

    resume: str = argument(
        help="a résumé: PDF, DOCX, JSON Resume, LinkedIn's export, Markdown", metavar="RESUME",
        required=True,
    )  # fmt: skip
    posting: str = option(help="the job posting", metavar="FILE")
    most: int = option(MOST, help="at most so many statements of one position")
    own: bool = option(
        False, help="add what career/profile.md says that the posting asks about, marked"
    )
    to: bool = export(
        help="write what is to be sent: .md, .docx, .pdf or .json (JSON Resume)",
        made_by="sightline.career.tailoring.sheet_file:sheet_file",
        endings=ENDINGS,
    )
    review: bool = export(
        help="write the review copy: every line with its source, and what was left out",
        made_by="sightline.career.tailoring.sheet_file:review_file",
        endings=(".md",),
    )


@dataclass(frozen=True, slots=True)
class CareerTailorResult:
    """The sheet to be sent, each line with its spans (the source map), and what isn't in it.

    ``no_evidence`` are lines of the sheet that nothing backs. ``review`` is the review copy.
    """

    documents: tuple[ReadFile, ...]
    posting: ReadFile
    posting_title: str | None
    posting_company: str | None
    sheet: Sheet
    reasons: tuple[Reason, ...]
    coverage: Coverage
    left_out: tuple[LeftOut, ...]
    no_evidence: tuple[str, ...]
    unread: tuple[Unread, ...]
    review: str
    _documents: tuple[SourceDocument, ...] = ()


@operation(
    "career.tailor",
    outside=True,
    renderers={
        "text": "sightline.career.render_career_tailor:text",
        "html": "sightline.career.render_career_tailor:html",
    },
)
def career_tailor(view: WorkspaceView, request: CareerTailorRequest) -> CareerTailorResult:
    """Make a résumé for one posting out of the person's own lines.

    Statements are selected and reordered within their own position, never rewritten; every line
    opens to the place in the document that says it, and what was left out is listed. Keyword
    coverage is a count, not a score. `--to FILE` writes a clean file, `--review FILE` a marked one.
    """
    if not request.posting:
        raise UsageError("for which posting?", help="write --posting FILE")
    if not 1 <= request.most <= 100:
        raise UsageError(f"--most {request.most}", help="give a number from 1 to 100")
    document = named_document(view, request.resume)
    resume = resume_of(document)
    refuse_posting(document, resume)
    if not (resume.experience or resume.sections or resume.education):
        raise UsageError(
            f"{request.resume} has no part of a résumé that could be recognised",
            help=f"`sightline career read {request.resume}` shows what was read",
        )
    asked = named_document(view, request.posting)
    refuse_resume(asked)
    posting = posting_of(asked)
    own = own_words_of(view) if request.own else None
    if own is not None and own.hash == document.hash:
        own = None
    found = tailored(document, resume, posting, asked.text, own, request.most)
    sources = (document,) if own is None else (document, own)
    names = {one.hash: one.name for one in sources}
    bare = no_evidence(found.sheet)
    notes = [coverage_words(found.coverage), *(f"no evidence: {text}" for text in bare)]
    review = review_markdown(found.sheet, names, found.left_out, notes)
    return CareerTailorResult(
        tuple(ReadFile(one.name, one.hash, one.form) for one in sources),
        ReadFile(asked.name, asked.hash, asked.form),
        posting.title.value if posting.title else None,
        posting.company.value if posting.company else None,
        found.sheet, found.reasons, found.coverage, found.left_out, bare, document.unread, review,
        (*sources, asked),
    )  # fmt: skip


def coverage_words(coverage: Coverage) -> str:
    """The counts in a sentence."""
    total, there, missing = len(coverage.skills), len(coverage.there), coverage.missing
    if not total:
        return "the posting names no skill that a dictionary knows"
    words = f"{there} of {total} named skills are in your document"
    if missing:
        names = ", ".join(one.words for one in missing)
        words += f"; {len(missing)} {'is' if len(missing) == 1 else 'are'} not: {names}"
    return words
