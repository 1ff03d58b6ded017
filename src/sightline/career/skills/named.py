"""The skills that a text names, each with the concept that it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sightline.career.skills.dictionary import Found, found_names
from sightline.career.skills.lines import LineSkill, skills_of_line
from sightline.career.skills.stem import stem
from sightline.career.skills.words import words_of

__all__ = ["NamedSkill", "named_skills"]

_SHORT = 500
_LEAST = 0.4  # a person is asked about it: twice in five it should be one


@dataclass(frozen=True, slots=True)
class NamedSkill:
    """A skill at a place of a text: ``text[start:end]`` are the words that name it.

    ``confirmed_by`` is ``dictionary`` where a list knows the name (ESCO, O*NET or ours), and
    ``tagger`` where only the look of the sentence speaks for it: such a skill is asked about
    ("did you mean?"), never counted. ``esco`` and ``onet`` are identifiers or None. ``key`` is
    equal for two names of one concept; for the tagger's it is the words without their endings.
    """

    start: int
    end: int
    label: str
    layer: str
    esco: str | None
    onet: str | None
    confirmed_by: str
    key: str


def named_skills(text: str) -> list[NamedSkill]:
    """Every skill that a text names, in order, none inside another; offsets are code points.

    An everyday word (Excel, go) counts where its neighbours, or the tagger, say that the skill is
    meant.

    >>> [(skill.label, skill.confirmed_by) for skill in named_skills("I know K8s.")]
    [('Kubernetes', 'dictionary')]
    """
    found: list[NamedSkill] = []
    here = 0
    for line in text.split("\n"):
        named = _of_known_line(line) if len(line) <= _SHORT else tuple(_of_line(line))
        for one in named:
            found.append(replace(one, start=one.start + here, end=one.end + here) if here else one)
        here += len(line) + 1
    return found


@lru_cache(maxsize=4096)
def _of_known_line(line: str) -> tuple[NamedSkill, ...]:
    """The skills of a line, remembered: a report asks about the same statement many times."""
    return tuple(_of_line(line))


def _of_line(line: str) -> Iterator[NamedSkill]:
    if not line or line.isspace():
        return
    tagged = skills_of_line(line, _LEAST)
    meant = {
        (span.start, span.end)
        for span in tagged
        if span.layer == "knowledge" and span.end - span.start > 1  # vitamin C has the looks too
    }
    names = [
        name
        for name in found_names(line)
        if name.is_sure or (name.is_written and (name.start, name.end) in meant)
    ]
    both: list[Found | LineSkill] = [*names, *_unknown(tagged, names)]
    for one in sorted(both, key=lambda one: (one.start, one.end)):
        yield _named(line, one)


def _unknown(tagged: Sequence[LineSkill], names: Sequence[Found]) -> list[LineSkill]:
    """Spans of the tagger that touch no name of a list and no earlier span."""
    both: list[Found | LineSkill] = [*names, *tagged]  # names first: they keep their places
    taken = bytearray(max((one.end for one in both), default=0))
    kept = []
    for one in both:
        is_free = not any(taken[one.start : one.end])
        taken[one.start : one.end] = b"\1" * (one.end - one.start)
        if isinstance(one, LineSkill) and is_free:
            kept.append(one)
    return kept


def _named(line: str, one: Found | LineSkill) -> NamedSkill:
    start, end = one.start, one.end
    if isinstance(one, Found):
        of = one.concept
        return NamedSkill(start, end, of.label, of.layer, of.esco, of.onet, "dictionary", of.key)
    words = line[start:end]
    key = "words:" + " ".join(stem(word) for word, _, _ in words_of(words))
    return NamedSkill(start, end, words, one.layer, None, None, "tagger", key)
