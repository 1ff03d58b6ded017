"""The skills of a text, line by line: where they stand, of which layer, with their identifiers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sightline.career.skills.dictionary import concept_of, found_names
from sightline.career.skills.headings import Headings
from sightline.career.skills.tagger import Tagger, the_tagger
from sightline.career.skills.tokens import Token, tokens_of
from sightline.career.skills.words import words_of

__all__ = ["LineSkill", "skills_of_line", "skills_of_lines"]

_MOST_WORDS = 400
_ENDS = frozenset(".!?")
_TRIMMED = ")]}\"'\u201d\u2019\u00bb,;.:!?"
# Words beside a name that don't change which skill it is.
_AROUND = frozenset((
    "skills", "skill", "experience", "knowledge", "expertise", "tools", "tool", "technologies",
    "technology", "environment", "environments", "language", "languages", "programming",
    "framework", "frameworks", "platform", "platforms", "basic", "good", "strong", "advanced",
    "solid", "excellent", "the", "a", "an", "proficiency", "ecosystem", "stack", "concepts",
    "principles", "fundamentals", "practices", "best", "services",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class LineSkill:
    """A span of a line: ``start`` and ``end`` count the line's code points, from 0, half-open.

    ``layer``: ``knowledge`` of something (SQL, biology) or ``skill``, what somebody does or is like
    (managing projects). ``esco`` and ``onet`` are identifiers, null where no name of a list fits.
    """

    start: int
    end: int
    layer: str
    esco: str | None
    onet: str | None


def skills_of_lines(
    lines: Iterable[str], tagger: Tagger | None = None
) -> Iterator[list[LineSkill]]:
    """An entry for each line, as it is asked for; a heading above helps to read those below."""
    tagger = tagger or the_tagger()
    headings = Headings()
    for line in lines:
        tokens = tokens_of(line)
        yield _of_tokens(line, tokens, tagger, headings.above())
        headings.pass_by([token.text for token in tokens])


def skills_of_line(line: str, least: float = 0.0) -> list[LineSkill]:
    """The skills of one line alone, those whose probability is at least ``least``."""
    return _of_tokens(line, tokens_of(line), the_tagger(), (), least)


def _of_tokens(
    line: str, tokens: Sequence[Token], tagger: Tagger, above: Sequence[str], least: float = 0.0
) -> list[LineSkill]:
    found = []
    letters: set[tuple[int, int]] | None = None
    for sentence in _sentences(tokens):
        words = [token.text for token in sentence]
        for layer, first, end, chance in tagger.spans(words, above):
            for part in _parts(sentence[first:end], layer) if chance >= least else ():
                span = _span(line, part, layer)
                if span is None:
                    continue
                if span.end - span.start == 1:
                    letters = _letters_meant(line) if letters is None else letters
                    if (span.start, span.end) not in letters:
                        continue
                found.append(span)
    return found


def _letters_meant(line: str) -> set[tuple[int, int]]:
    """The single letters that are said of a skill; the C of vitamin C and of plan C isn't."""
    return {
        (name.start, name.end)
        for name in found_names(line)
        if name.is_sure and name.end - name.start == 1
    }


def _sentences(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Pieces of a line that are read alone: sentences, and what is longer than any sentence."""
    begun = 0
    for at, token in enumerate(tokens):
        is_end = token.is_glued and token.text in _ENDS
        following = tokens[at + 1].text[:1] if at + 1 < len(tokens) else ""
        if (is_end and not following.islower()) or at + 1 - begun >= _MOST_WORDS:
            yield tokens[begun : at + 1]
            begun = at + 1
    if begun < len(tokens):
        yield tokens[begun:]


def _parts(tokens: Sequence[Token], layer: str) -> Iterator[Sequence[Token]]:
    """What is known is listed with commas: each item is a span of its own."""
    begun = 0
    if layer == "knowledge":
        for at, token in enumerate(tokens[:-1]):
            if token.is_parted:
                yield tokens[begun : at + 1]
                begun = at + 1
    yield tokens[begun:]


def _span(line: str, tokens: Sequence[Token], layer: str) -> LineSkill | None:
    """A span without the signs that touch its last word, with the identifiers of its words."""
    last = _before_an_open_bracket(tokens)
    while last > 1 and tokens[last - 1].is_glued and tokens[last - 1].text in _TRIMMED:
        last -= 1
    start, end = tokens[0].start, tokens[last - 1].end
    words = line[start:end]
    if not any(map(str.isalnum, words)):
        return None
    concept = concept_of(words) or concept_of(_bare(words))
    return LineSkill(
        start, end, layer, concept.esco if concept else None, concept.onet if concept else None
    )


def _before_an_open_bracket(tokens: Sequence[Token]) -> int:
    """How many tokens there are before a bracket that touches its word and isn't closed here."""
    for at in range(len(tokens) - 1, 0, -1):
        if tokens[at].text == ")":
            break
        if tokens[at].text == "(" and (at + 1 == len(tokens) or tokens[at + 1].is_glued):
            return at
    return len(tokens)


def _bare(words: str) -> str:
    """The words without those around a name: "strong SQL skills" is SQL."""
    parts = words_of(words)
    while parts and parts[-1][0] in _AROUND:
        parts.pop()
    while parts and parts[0][0] in _AROUND:
        parts.pop(0)
    return words[parts[0][1] : parts[-1][2]] if parts else ""
