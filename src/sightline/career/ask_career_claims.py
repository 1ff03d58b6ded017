"""``career claims``: which sentences of a text the person's documents support."""

from __future__ import annotations

import os
from dataclasses import dataclass

from sightline.career.claims.checked_text import text_to_check
from sightline.career.claims.checker import OWN_STATEMENT, SUPPORTED, UNSUPPORTED, check_text
from sightline.career.documents.source_document import SourceDocument, Unread
from sightline.career.reading.named_file import named_bytes, named_document
from sightline.career.reading.read import read_document
from sightline.career.resume.extract import resume_of
from sightline.kernel.asking.registry import argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.span import Span
from sightline.kernel.errors import UsageError

__all__ = ["CareerClaimsRequest", "CareerClaimsResult", "CheckedSentence", "career_claims"]


@dataclass(frozen=True, slots=True)
class CareerClaimsRequest:
    """Which text, and the documents that it must stand on."""

    file: str = argument(help="the text to check, or - for a pipe", metavar="FILE", required=True)
    against: tuple[str, ...] = option(
        (), help="the person's documents: résumé, letters, profile.md", metavar="FILE..."
    )
    own: str = option(
        help="a file with statements of your own, one a line, that need no evidence",
        metavar="FILE",
    )
    posting: str = option(
        help="the posting, so that a skill which only it names is called that", metavar="FILE"
    )


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """One sentence: ``supported``, ``unsupported`` or ``own-statement``, why, and on what words.

    ``start`` and ``end`` are its place in the text that was checked.
    """

    text: str
    start: int
    end: int
    verdict: str
    reason: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document that was compared with, and what of it was found and never used."""

    name: str
    document: str
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class CareerClaimsResult:
    """Every sentence of the text with its verdict, and how many there are of each."""

    file: str
    sentences: tuple[CheckedSentence, ...]
    counts: dict[str, int]
    documents: tuple[ReadDocument, ...]
    _documents: tuple[SourceDocument, ...] = ()

    @property
    def exit_code(self) -> int:
        """1 where something is unsupported."""
        return 1 if self.counts[UNSUPPORTED] else 0


@operation(
    "career.claims",
    outside=True,
    renderers={
        "text": "sightline.career.render_career_claims:text",
        "html": "sightline.career.render_career_claims:html",
    },
)
def career_claims(view: WorkspaceView, request: CareerClaimsRequest) -> CareerClaimsResult:
    """Check a text against your documents: what they support, what is invented.

    A sentence is supported where one role, study or section of one document says it with its own
    words: selected, cut, reordered, joined by a closed list of connectives, nothing else. A line
    that begins with `[own]` is your own statement: it is marked, and needs no evidence.
    """
    if not request.against:
        raise UsageError("there is nothing to compare with", help="write --against resume.pdf")
    if [request.file, *request.against, request.own, request.posting].count("-") > 1:
        raise UsageError("a pipe holds one file", help="name the others")
    data = named_bytes(view, request.file)
    checked = read_document(os.path.basename(request.file), data)
    sources = [named_document(view, name) for name in request.against]
    own = named_document(view, request.own).text.split("\n") if request.own else []
    posting = named_document(view, request.posting).text if request.posting else ""
    sentences = check_text(
        text_to_check(checked, data),
        [(source, resume_of(source)) for source in sources],
        tuple(line for line in own if line.strip()),
        posting,
    )
    counts = dict.fromkeys((SUPPORTED, UNSUPPORTED, OWN_STATEMENT), 0)
    for sentence in sentences:
        counts[sentence.verdict] += 1
    return CareerClaimsResult(
        request.file,
        tuple(
            CheckedSentence(one.text, one.start, one.end, one.verdict, one.reason, one.spans)
            for one in sentences
        ),
        counts,
        tuple(ReadDocument(source.name, source.hash, source.unread) for source in sources),
        tuple(sources),
    )
