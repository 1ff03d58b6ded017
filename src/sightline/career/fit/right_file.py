"""Whether a person handed in the file that they meant: a posting is no résumé, nor the reverse.

Swapped files would make a report that looks right about a person who isn't there.
"""

from __future__ import annotations

from sightline.career.documents.source_document import SourceDocument
from sightline.career.posting.posting_of import posting_of
from sightline.career.resume.extract import resume_of
from sightline.career.resume.resume import Resume
from sightline.kernel.errors import UsageError

__all__ = ["refuse_posting", "refuse_resume"]

_POSTING_FORM = "job-posting"
_RESUME_FORMS = ("json-resume", "linkedin")
_FEW = 2


def refuse_posting(document: SourceDocument, resume: Resume) -> None:
    """Raise UsageError where a résumé is wanted and this is a job posting.

    A posting says so by its format, or by requirements under headings of their own where nothing
    of a person's work, studies or skills was found, nor a way to reach them.
    """
    named = resume.experience or resume.education or resume.email or resume.phone
    if document.form != _POSTING_FORM:
        if named:
            return
        grouped = [one for one in posting_of(document).requirements if one.group is not None]
        if len(grouped) < _FEW:
            return
    raise UsageError(
        f"{document.name} is a job posting, not a résumé",
        help="name the résumé first, and the posting after --posting; "
        "`sightline career posting` reads one alone",
    )


def refuse_resume(document: SourceDocument) -> None:
    """Raise UsageError where a posting is wanted and this is somebody's résumé.

    A résumé says so by its format, or by dated roles beside studies, or an address.
    """
    if document.form == _POSTING_FORM:
        return
    if document.form not in _RESUME_FORMS:
        resume = resume_of(document)
        dated = any(one.period and one.period.start and one.title for one in resume.experience)
        if not (dated and resume.name and (resume.education or resume.email or resume.phone)):
            return
    raise UsageError(
        f"{document.name} is a résumé, not a job posting",
        help="name the posting here; `sightline career read` reads a résumé",
    )
