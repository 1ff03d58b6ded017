"""A statement's parts for a story: what was done, and what came of it in figures.

No words are both. A statement is parted where a clause of its own begins; the clauses with a change
in figures are the result, the others the action. Where it is one clause with a change ("Time to
first call fell from eight days to three"), it is a result, and the action has no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sightline.career.claims.closed_lists import is_participle, is_past
from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told, told
from sightline.career.ladders.figures import changes_in
from sightline.career.ladders.word_forms import Word, words_of

__all__ = ["action_and_result"]

_BOUND = re.compile(r"(?:fewer|less|more|no more|not more) than (?=\W?\w)", re.IGNORECASE)
_STOPS = frozenset(";.:!?•—–")  # noqa: RUF001
_PARTING = " \t,;:—–"  # noqa: RUF001
_BEFORE_A_DEED = frozenset(("by", "after", "through", "while", "thus", "thereby"))
_LEAST = 2  # words of a clause: "Led and mentored four" is one
_LONGEST = 2_000


def action_and_result(
    document: SourceDocument, statement: Told
) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    """What a statement says was done, and what it says came of it; either may be empty."""
    text = document.text[statement.start : statement.end].replace("\n", " ")
    changes = _changes(text[:_LONGEST])
    if not changes:
        return (statement,), ()
    if " ".join(text.split()) != statement.value or len(text) > _LONGEST:
        return (), (statement,)  # its words stand apart in the document, so it stays whole
    done: list[Told] = []
    came: list[Told] = []
    for start, end in _clauses(text):
        is_result = any(start < stop and begin < end for begin, stop in changes)
        part = told(document, statement.start + start, statement.start + end)
        (came if is_result else done).append(part)
    return tuple(done), tuple(came)


def _changes(text: str) -> list[tuple[int, int]]:
    """Where a text tells of a change in figures; "to fewer than 2" is read as "to 2" is."""
    kept = [True] * len(text)
    for found in _BOUND.finditer(text):
        kept[found.start() : found.end()] = [False] * (found.end() - found.start())
    places = [at for at, stays in enumerate(kept) if stays]
    return [
        (places[start], places[end - 1] + 1)
        for start, end in changes_in("".join(text[at] for at in places))
        if start < end
    ]


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """The places of a statement's clauses, without the signs and the "and" between them.

    >>> said = "Reduced churn from 8% to 5% by rewriting the guide, and trained ten people"
    >>> [said[a:b] for a, b in _clauses(said)]
    ['Reduced churn from 8% to 5%', 'by rewriting the guide', 'trained ten people']
    """
    words = words_of(text)
    first = 0
    for index in range(1, len(words)):
        if index - first >= _LEAST and _begins(words, index):
            yield from _trimmed(text, words, first, index)
            first = index
    yield from _trimmed(text, words, first, len(words))


def _begins(words: list[Word], index: int) -> bool:
    """Whether a clause begins with a word."""
    low, before = words[index].low, words[index - 1].low
    following = words[index + 1].low if index + 1 < len(words) else ""
    if before in _STOPS or low in ("which", "resulting"):
        return True
    if low in _BEFORE_A_DEED:
        return is_participle(following)
    if low == "and":
        return is_past(following)
    return before == "," and (is_participle(low) or is_past(low))


def _trimmed(text: str, words: list[Word], first: int, after: int) -> Iterator[tuple[int, int]]:
    """A clause up to where the next one begins, without what only joins or parts the two."""
    start = words[first].start if first else 0
    end = words[after].start if after < len(words) else len(text)
    while first < after and (words[first].low in _STOPS or words[first].low in (",", "and")):
        first += 1
        start = words[first].start if first < after else end
    kept = text[start:end].rstrip(_PARTING)
    if kept.lower().endswith((" and", ",and")):
        kept = kept[:-4].rstrip(_PARTING)
    if kept.strip():
        yield start, start + len(kept)
