"""``career posting``: what a job posting asks, wishes, pays and describes."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.documents.source_document import SourceDocument, Unread
from sightline.career.documents.told import Told
from sightline.career.posting.closing import Closing
from sightline.career.posting.posting import Pay, Requirement, Years
from sightline.kernel.asking.registry import argument, operation
from sightline.kernel.asking.views import WorkspaceView


@dataclass(frozen=True, slots=True)
class CareerPostingRequest:
    """Which posting."""

    file: str = argument(
        help="a posting as text, HTML, PDF, DOCX or schema.org JobPosting; - reads standard input",
        metavar="FILE", required=True,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class CareerPostingResult:
    """A posting as read; every value with the words that say it.

    ``role`` is product, program or unclear; ``role_because`` are the words that decide it.
    ``closes`` is the last day to apply.
    """

    document: str
    form: str
    dated: str | None
    title: Told | None
    company: Told | None
    place: Told | None
    role: str
    role_because: tuple[Told, ...]
    required: tuple[Requirement, ...]
    nice_to_have: tuple[Requirement, ...]
    years: tuple[Years, ...]
    pay: tuple[Pay, ...]
    duties: tuple[Told, ...]
    others: tuple[Told, ...]
    unread: tuple[Unread, ...]
    closes: Closing | None
    text: str
    _documents: tuple[SourceDocument, ...] = ()


@operation(
    "career.posting",
    outside=True,
    renderers={
        "text": "sightline.career.render_career_posting:text",
        "html": "sightline.career.render_career_posting:html",
    },
)
def career_posting(view: WorkspaceView, request: CareerPostingRequest) -> CareerPostingResult:
    """Read a job posting: what it requires, what would be nice, years, pay.

    Nothing is filled in: what the posting doesn't say is null. The letters TPM alone never decide
    between the product role and the program role.
    """
    from sightline.career.fit.right_file import refuse_resume
    from sightline.career.posting.posting_of import posting_of
    from sightline.career.posting.role_meant import role_meant
    from sightline.career.reading.named_file import named_document

    document = named_document(view, request.file)
    refuse_resume(document)
    posting = posting_of(document)
    meant = role_meant(posting)
    return CareerPostingResult(
        document.hash, document.form, document.dated.isoformat() if document.dated else None,
        posting.title, posting.company, posting.place, meant.role, meant.because,
        tuple(asked for asked in posting.requirements if asked.must),
        tuple(asked for asked in posting.requirements if not asked.must),
        posting.years, posting.pay, posting.duties, posting.others, posting.unread,
        posting.closes, document.text, (document,),
    )  # fmt: skip
