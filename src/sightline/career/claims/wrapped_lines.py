"""The sentences of lines that no field holds: one may begin on a line and end on the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sightline.career.claims.closed_lists import PREPOSITIONS
from sightline.career.claims.record import Fact, facts_of
from sightline.career.claims.word_set import word_set
from sightline.career.documents.source_document import Line, SourceDocument

_WAITING = word_set("a an the and or that which who not no")


def line_facts(document: SourceDocument, lines: Sequence[Line]) -> Iterator[Fact]:
    """The sentences of some lines: a line that ends amid a sentence goes on in the next."""
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(document, group[-1], line):
            yield from _group_facts(document, group)
            group = []
        group.append(line)
    yield from _group_facts(document, group)


def _group_facts(document: SourceDocument, group: Sequence[Line]) -> Iterator[Fact]:
    if not group:
        return
    spans = [span for line in group for span in document.spans(line.start, line.end)]
    yield from facts_of("statement", document, spans)
    if len(group) > 1 and all(_may_stand_alone(document.words(line)) for line in group):
        for span in spans:
            yield from facts_of("statement", document, [span])


def _may_stand_alone(words: str) -> bool:
    """Whether a line may be a statement of its own: it begins one, and nothing at its end waits."""
    plain = words.strip()
    last = plain.rsplit(None, 1)[-1].casefold() if plain else ""
    is_waiting = plain.endswith(",") or last in PREPOSITIONS or last in _WAITING
    return bool(plain) and not plain[0].islower() and not is_waiting


def _goes_on(document: SourceDocument, line: Line, after: Line) -> bool:
    words, more = document.words(line).rstrip(), document.words(after).lstrip()
    if line.block != after.block or after.role in ("heading", "bullet", "cell") or not more:
        return False
    if line.role == "heading" or words.endswith((".", "!", "?", ":", ";")):
        return False
    return more[0].islower() or len(words) >= 60
