"""``quote``: words of an interview get a name, by which evidence can point at them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sightline.kernel.asking.registry import Planned, argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.authoring.quotable_words import find_words
from sightline.kernel.authoring.quote_marking import Marking
from sightline.kernel.authoring.second_look import raw_text, refuse_partial_view, reread
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.graph import Graph
from sightline.kernel.errors import UsageError
from sightline.kernel.files.edit import Edit
from sightline.text.markdown.link_syntax import ANCHOR
from sightline.text.yaml.quoting import double_quoted

_NAME = re.compile(ANCHOR)
_CODE = re.compile(r"[^\s{},]+")
_NUMBERED = re.compile(r"q([0-9]+)")
_SHOWN_LINES = 5


@dataclass(frozen=True, slots=True)
class QuoteRequest:
    """Which words, where."""

    file: str = argument(
        help="an interview: its id or its file", metavar="FILE", complete="id", required=True
    )
    words: str = argument(help="the words as they stand there", metavar="WORDS", required=True)
    codes: str = option(help="what they are about: auth,search", metavar="CODES")
    name: str = option(help="the quote's name; the next q<number> if left out", metavar="NAME")


@dataclass(frozen=True, slots=True)
class QuoteResult:
    """How to refer to the words. ``is_new`` is false where they were coded already."""

    reference: str
    evidence: str
    words: str
    path: str
    line: int
    is_new: bool


@operation("quote", writes=True, renderers={"text": "sightline.kernel.authoring.render_quote:text"})
def quote(view: WorkspaceView, request: QuoteRequest) -> Planned[QuoteResult]:
    """Give words of an interview a name, so that evidence can point at them.

    The words are set as a blockquote of their own ending in {#q4 codes}; everything else in the
    file stays as it is. Words in a quote that has a name already keep that name.
    """
    refuse_partial_view(view)
    words = " ".join(request.words.split())
    codes = _codes(request.codes)
    documents = _documents(view, request.file)
    for document in documents:
        held = _held(document, words)
        if document.path.endswith(".vtt") and held is not None:
            line = document.quotes[held].place.line
            return Planned(_result(document, held, words, line, False), ())
    document = documents[0]
    if not document.path.endswith(".md"):
        help = "quote the words of one cue that has an id on the line above its times"
        raise UsageError(f"no cue of {document.path} says these words", help=help)
    name = _name(view.graph, documents, request.name)
    return _marked(view, document, words, name, codes)


def _marked(
    view: WorkspaceView, document: Document, words: str, name: str, codes: tuple[str, ...]
) -> Planned[QuoteResult]:
    _refuse_statements(view, document)
    raw = raw_text(view, document)
    marking = Marking(document, raw, words)
    held = marking.name_held()
    data = marking.with_codes(held, codes) if held else marking.quoted(name, codes)
    after = reread(view, document.path, data)
    found = after.quotes.get(held or name)
    if found is None or _lost(document, after) or not find_words(found.text, words):
        help = "set them as a blockquote by hand: > words {#q4 code}"
        raise UsageError("these words can't be set apart without changing the rest", help=help)
    edits = () if data == raw.replaced(()) else (Edit(document.path, document.digest, data),)
    return Planned(_result(after, held or name, words, found.place.line, not held), edits)


def _documents(view: WorkspaceView, file: str) -> list[Document]:
    """The documents that an id or a path means; the text before the transcript."""
    paths = view.graph.by_id.get(file)
    if paths is None and file in view.graph.nodes:
        paths = [file]
    if paths is None:
        return [view.find(file)]
    return [view.open(path) for path in sorted(paths, key=lambda p: (p.endswith(".vtt"), p))]


def _refuse_statements(view: WorkspaceView, document: Document) -> None:
    """A body whose paragraphs are keys (a story, criteria) is a statement and no source."""
    kind = view.catalogue.kinds.by_code.get(document.kind)
    specs = kind.fields().values() if kind else ()
    if document.id is None or any(spec.first_paragraph or spec.section for spec in specs):
        help = "quote an interview or a note; link to this document by its id"
        raise UsageError(f"{document.path} is not a source of words", help=help)


def _codes(text: str) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(text.replace(",", " ").split()))
    for code in codes:
        if not _CODE.fullmatch(code):
            raise UsageError(f"`{code}` can't be a code", help="write words: --codes auth,search")
    return codes


def _name(graph: Graph, documents: list[Document], wanted: str) -> str:
    taken = {name for document in documents for name in document.quotes}
    if not wanted:
        numbers = [int(found[1]) for name in taken if (found := _NUMBERED.fullmatch(name))]
        return f"q{max(numbers, default=0) + 1}"
    if not _NAME.fullmatch(wanted):
        help = "letters, digits, - and _, such as q7"
        raise UsageError(f"`{wanted}` can't be the name of a quote", help=help)
    if wanted in taken:
        help = "choose another name, or leave out --name"
        raise UsageError(f"{documents[0].id}#{wanted} is already there", help=help)
    return wanted


def _held(document: Document, words: str) -> str | None:
    """The quote of a document in which the words stand."""
    return next((n for n, q in document.quotes.items() if find_words(q.text, words)), None)


def _lost(before: Document, after: Document) -> bool:
    """Whether a link, an older quote or a key is no longer what it was."""
    links = [[link[:3] for link in document.links] for document in (before, after)]
    quotes = {name: found.text for name, found in after.quotes.items()}
    kept = all(quotes.get(name) == old.text for name, old in before.quotes.items())
    return links[0] != links[1] or not kept or before.title != after.title


def _result(document: Document, name: str, words: str, line: int, is_new: bool) -> QuoteResult:
    reference = f"{document.id}#{name}"
    evidence = f"{{ref: {reference}, quote: {double_quoted(words)}}}"
    return QuoteResult(reference, evidence, words, document.path, line, is_new)
