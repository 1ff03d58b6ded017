"""``career read``: what a résumé says, field by field, with the place of every word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sightline.career.documents.source_document import SourceDocument, Unread
from sightline.career.documents.told import Told
from sightline.career.fit.right_file import refuse_posting
from sightline.career.reading.named_file import named_document
from sightline.career.resume.extract import resume_of
from sightline.career.resume.resume import Period, Position, Resume, Section, Study
from sightline.career.resume.tenure import Now, Tenure, TenureReport, tenure_of
from sightline.kernel.asking.registry import argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError


@dataclass(frozen=True, slots=True)
class CareerReadRequest:
    """Which document."""

    file: str = argument(
        help="a résumé: PDF, DOCX, JSON Resume, LinkedIn's export, Markdown; - reads the pipe",
        metavar="FILE",
        required=True,
    )
    dated: str = option(
        help="the day the document is of, where it doesn't say so itself", metavar="YYYY-MM-DD"
    )


@dataclass(frozen=True, slots=True)
class ReadPosition:
    """One role. ``start`` and ``end`` are as precise as its words; ``is_open`` says "present"."""

    title: Told | None
    company: Told | None
    dates: Told | None
    location: Told | None
    start: str | None
    end: str | None
    is_open: bool
    statements: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class ReadStudy:
    """One course of study."""

    degree: Told | None
    institution: Told | None
    dates: Told | None
    location: Told | None
    start: str | None
    end: str | None
    statements: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class ReadTenure:
    """Time in one category: days at least and at most, each day counted once.

    ``plain_days`` adds the roles up and counts overlaps twice; ``overlap_days`` are surely in
    several roles. ``roles`` are places in
    ``experience``; ``decided`` are the words of their titles that put them there.
    """

    category: str
    low_days: int
    high_days: int
    plain_days: int
    overlap_days: int
    roles: tuple[int, ...]
    decided: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadGap:
    """A time that no role covers, between the last day before and the first day after it."""

    after: str
    before: str
    low_days: int
    high_days: int


@dataclass(frozen=True, slots=True)
class ReadNow:
    """The day that "present" means, or the days between which it lies, and whence that is known."""

    earliest: str
    latest: str
    basis: str
    note: str | None


@dataclass(frozen=True, slots=True)
class CareerReadResult:
    """What a document says of a person. Absent is null; nothing is in it that has no span.

    ``text`` is the document's extracted text, in which the spans count.
    """

    name: Told | None
    email: Told | None
    phone: Told | None
    location: Told | None
    experience: tuple[ReadPosition, ...]
    education: tuple[ReadStudy, ...]
    skills: tuple[Told, ...]
    headline: Told | None
    links: tuple[Told, ...]
    sections: tuple[Section, ...]
    now: ReadNow
    tenure: tuple[ReadTenure, ...]
    gaps: tuple[ReadGap, ...]
    unparsed: tuple[Told, ...]
    undated: tuple[int, ...]
    undecided: tuple[Told, ...]
    unread: tuple[Unread, ...]
    file: str
    document: str
    form: str
    pages: int | None
    dated: str | None
    text: str
    _documents: tuple[SourceDocument, ...] = ()


@operation(
    "career.read",
    outside=True,
    renderers={
        "text": "sightline.career.render_career_read:text",
        "html": "sightline.career.render_career_read:html",
    },
)
def career_read(view: WorkspaceView, request: CareerReadRequest) -> CareerReadResult:
    """Read a résumé: every field with its words, and time by kind of work.

    Nothing is guessed: what the document doesn't say is null, a date keeps its precision, and time
    in a kind of work has a lower and an upper bound. Text that is hidden, off the page or can't be
    read is listed and never used.
    """
    document = named_document(view, request.file, request.dated)
    resume = resume_of(document)
    refuse_posting(document, resume)
    report = tenure_of(document, resume, date.fromisoformat(view.as_of[:10]))
    if _is_empty(resume):
        raise UsageError(
            f"{request.file} says nothing of a person's work",
            help="give a résumé; `sightline career posting` reads a job posting",
        )
    dated = document.dated.isoformat() if document.dated else None
    return CareerReadResult(
        file=request.file,
        document=document.hash,
        form=document.form,
        pages=document.pages,
        dated=dated,
        text=document.text,
        name=resume.name,
        email=resume.email,
        phone=resume.phone,
        location=resume.location,
        links=resume.links,
        headline=resume.headline,
        experience=tuple(map(_position, resume.experience)),
        education=tuple(map(_study, resume.education)),
        skills=resume.skills,
        sections=resume.sections,
        now=_now(report.now),
        tenure=tuple(map(_tenure, report.tenures)),
        gaps=_gaps(report),
        unparsed=report.unparsed,
        undated=report.undated,
        undecided=report.undecided,
        unread=resume.unread,
        _documents=(document,),
    )


def _is_empty(resume: Resume) -> bool:
    found = (resume.experience, resume.education, resume.skills, resume.sections)
    return not any(found) and resume.name is None and resume.email is None


def _position(one: Position) -> ReadPosition:
    start, end, is_open = _ends(one.period)
    return ReadPosition(
        one.title, one.company, one.dates, one.location, start, end, is_open, one.statements
    )


def _study(one: Study) -> ReadStudy:
    start, end, _ = _ends(one.period)
    return ReadStudy(
        one.degree, one.institution, one.dates, one.location, start, end, one.statements
    )


def _ends(period: Period | None) -> tuple[str | None, str | None, bool]:
    return (period.start, period.end, period.is_open) if period else (None, None, False)


def _now(now: Now) -> ReadNow:
    return ReadNow(now.earliest.isoformat(), now.latest.isoformat(), now.basis, now.note)


def _tenure(one: Tenure) -> ReadTenure:
    return ReadTenure(
        one.category, one.low_days, one.high_days, one.plain_days, one.overlap_days, one.roles,
        one.decided,
    )  # fmt: skip


def _gaps(report: TenureReport) -> tuple[ReadGap, ...]:
    return tuple(
        ReadGap(gap.after.isoformat(), gap.before.isoformat(), gap.low_days, gap.high_days)
        for gap in report.gaps
    )
