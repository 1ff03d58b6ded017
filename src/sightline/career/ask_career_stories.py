"""``career stories``: situation, task, action, result, each with a record or none yet."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.documents.source_document import SourceDocument
from sightline.career.fit.right_file import refuse_posting, refuse_resume
from sightline.career.posting.posting_of import posting_of
from sightline.career.reading.named_file import named_document
from sightline.career.resume.extract import resume_of
from sightline.career.tailoring.read_file import ReadFile
from sightline.career.tailoring.relevance import speaks_of, wanted_of
from sightline.career.tailoring.stories import Story, stories_of_resume, stories_of_workspace
from sightline.kernel.asking.registry import argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError

__all__ = ["CareerStoriesRequest", "CareerStoriesResult", "career_stories"]


@dataclass(frozen=True, slots=True)
class CareerStoriesRequest:
    """Out of which records."""

    resume: str = argument(help="a résumé, as for `career read`", metavar="[RESUME]")
    posting: str = option(
        help="only stories that speak of what this posting asks for", metavar="FILE"
    )
    records: bool = option(
        False, help="decisions and requirements of this workspace; so it is without RESUME"
    )


@dataclass(frozen=True, slots=True)
class CareerStoriesResult:
    """The stories. Of each part the records that it stands on; ``no_result`` counts stories that
    no record ends."""

    documents: tuple[ReadFile, ...]
    stories: tuple[Story, ...]
    no_result: int
    hidden: int
    _documents: tuple[SourceDocument, ...] = ()


@operation(
    "career.stories",
    outside=True,
    renderers={
        "text": "sightline.career.render_career_stories:text",
        "html": "sightline.career.render_career_stories:html",
    },
)
def career_stories(view: WorkspaceView, request: CareerStoriesRequest) -> CareerStoriesResult:
    """Lay out stories for an interview, each part with the record that it stands on.

    From a résumé, a story for each statement; from the workspace, one for each decision and
    requirement (the need, the promise, the choice, the verdict). A part without a record says so,
    and nothing is joined by a cause.
    """
    stories: list[Story] = []
    documents: tuple[ReadFile, ...] = ()
    read: tuple[SourceDocument, ...] = ()
    if request.resume:
        document = named_document(view, request.resume)
        resume = resume_of(document)
        refuse_posting(document, resume)
        stories += stories_of_resume(document, resume)
        read = (document,)
        documents = (ReadFile(document.name, document.hash, document.form),)
    if request.records or not request.resume:
        stories += stories_of_workspace(view)
    if request.posting:
        asking = named_document(view, request.posting)
        refuse_resume(asking)
        wanted = wanted_of(posting_of(asking))
        every, stories = stories, [one for one in stories if speaks_of([one.title], wanted)]
        if every and not stories:
            help = "leave out --posting to see all of them"
            raise UsageError(f"no story speaks of what {request.posting} asks for", help=help)
    if not stories:
        help = "name a résumé, or run it in a workspace with decisions and requirements"
        raise UsageError("no record here could begin a story", help=help)
    bare = sum(not one.result for one in stories)
    return CareerStoriesResult(documents, tuple(stories), bare, view.hidden, read)
