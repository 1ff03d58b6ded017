"""Whatever a career operation emits stands where it says: ``document[start:end] == quote``.

Documents are the annotated PDFs, Word files and JSON résumés of the shared data where they are
there, and the invented people of the tests always. Of each, everything that is made of one résumé
is made: fields, a tailored résumé, a letter, stories, a path, a learning plan. Nothing of it may
name a place that holds other words, no line to be sent may be unsupported, and none may be without
a place.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sightline.career.claims.checker import UNSUPPORTED, check_text
from sightline.career.documents.source_document import SourceDocument
from sightline.career.posting.posting_of import posting_of
from sightline.career.progress.learning import learning_plan
from sightline.career.progress.plan import Plan
from sightline.career.progress.shown import Passages
from sightline.career.progress.steps import growth_tracks, path_steps
from sightline.career.reading.read import read_document
from sightline.career.resume.extract import resume_of
from sightline.career.resume.resume import Resume
from sightline.career.roles.cards import load_role
from sightline.career.tailoring.checked import checked
from sightline.career.tailoring.letter import letter_sheet
from sightline.career.tailoring.sheet_text import lines_of, placed_lines
from sightline.career.tailoring.stories import stories_of_resume
from sightline.career.tailoring.tailored import tailored
from sightline.kernel.documents.span import Span
from sightline.kernel.errors import SightlineError

TITLE = "career: every emitted place holds the words that it quotes"
ROUNDS_SMALL = 6
ROUNDS_FULL = 500

_ROOT = Path(__file__).resolve().parents[1]
_PEOPLE = _ROOT / "tests" / "career" / "personas"
_SHARED = _ROOT.parent / "shared" / "data"
_KINDS = (("resume_pdfs", "*.pdf"), ("docx", "*.docx"), ("jsonresume", "*.json"))
_DAY = date(2026, 3, 1)


def run(seed: int, rounds: int) -> dict[str, object]:
    """Look at `rounds` documents in a drawn order; raises with the place that says otherwise."""
    asked = _read(_PEOPLE / "posting.md")
    assert asked is not None
    documents = spans = sent = 0
    for path in _drawn(seed, rounds):
        document = _read(path)
        if document is None:
            continue
        documents += 1
        resume = resume_of(document)
        texts = {document.hash: document.text, asked.hash: asked.text}
        for span in spans_in(list(_made(document, resume, asked))):
            spans += 1
            assert texts[span.document][span.start : span.end] == span.quote, (path.name, span)
        sent += _sent(document, resume, asked)
    return {"documents": documents, "places": spans, "lines to be sent": sent}


def _drawn(seed: int, rounds: int) -> list[Path]:
    found = sorted(path for path in _PEOPLE.glob("*.md") if path.name != "posting.md")
    for folder, pattern in _KINDS:
        found += sorted((_SHARED / folder).rglob(pattern))
    random.Random(seed).shuffle(found)
    return found[:rounds]


def _read(path: Path) -> SourceDocument | None:
    try:
        return read_document(path.name, path.read_bytes())
    except SightlineError:
        return None  # a schema, a scan: refused with a reason, which other tests look at


def _made(document: SourceDocument, resume: Resume, asked: SourceDocument) -> Iterator[Any]:
    """Everything that is made of one résumé and one posting."""
    posting = posting_of(asked)
    role, passages = load_role(), Passages([(document, resume)])
    yield resume
    yield posting
    yield tailored(document, resume, posting, asked.text)
    yield letter_sheet(document, resume, posting, asked.text, {})
    yield list(stories_of_resume(document, resume))
    yield path_steps(role, passages, Plan([], _DAY, 4))
    yield growth_tracks(role, passages, Plan([], _DAY, 4))
    yield learning_plan(role, passages, Plan([], _DAY, 4), [], 4)


def _sent(document: SourceDocument, resume: Resume, asked: SourceDocument) -> int:
    """How many lines would be sent; each has a place, and the whole text passes the checker."""
    known = [(document, resume)]
    posting = posting_of(asked)
    count = 0
    for sheet in (
        tailored(document, resume, posting, asked.text).sheet,
        checked(letter_sheet(document, resume, posting, asked.text, {}), known)[0],
    ):
        quoted = [line for line in lines_of(sheet) if line.kind == "quoted"]
        assert all(line.spans for line in quoted), document.name
        count += len(quoted)
        text, placed = placed_lines(sheet)
        head = {id(line) for line in (sheet.name, *sheet.contact)}
        for sentence in check_text(text, known) if text.strip() else ():
            if sentence.verdict == UNSUPPORTED:
                about = [p for p in placed if p.start < sentence.end and sentence.start < p.end]
                assert all(id(p.line) in head for p in about), (document.name, sentence)
    return count


def spans_in(value: Any) -> Iterator[Span]:
    """Every place that a value names, however deep."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Span):
            yield one
        elif isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, (list, tuple, set, frozenset)):
            waiting += list(one)
        elif is_dataclass(one):
            waiting += [getattr(one, field.name) for field in fields(one)]
