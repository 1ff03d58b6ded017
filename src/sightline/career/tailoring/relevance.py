"""What a posting asks for, and which of it a sentence speaks of: skills by name, kinds of work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.career.documents.told import Told
from sightline.career.fit.skill_names import skills_in
from sightline.career.fit.year_kinds import category_of
from sightline.career.ladders.kinds import kind_table
from sightline.career.ladders.recognizing import asked_kinds, kinds_in
from sightline.career.posting.posting import Posting

__all__ = ["Asked", "Wanted", "skill_keys", "speaks_of", "wanted_of"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A skill that a posting names: its words there, and whether it is among the musts."""

    key: str
    words: str
    label: str
    by: Told
    must: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """Skills in the posting's order, and kinds of work (by key, with what each is called)."""

    skills: tuple[Asked, ...]
    kinds: tuple[tuple[str, str], ...]


def wanted_of(posting: Posting) -> Wanted:
    """What a posting's requirements and duties name. Only what a dictionary knows is a skill."""
    asked = [(one.words, one.must, one.years is not None) for one in posting.requirements]
    asked += [(duty, False, False) for duty in posting.duties]
    skills: dict[str, Asked] = {}
    kinds: dict[str, str] = {}
    table = kind_table()
    for told, must, is_years in asked:
        for skill in skills_in(told.value):
            words = told.value[skill.start : skill.end]
            # Years of a kind of work are told by titles and dates, not by whether a word is there.
            if skill.confirmed_by != "dictionary" or (is_years and category_of(words)):
                continue
            held = skills.get(skill.key)
            if held is None or (must and not held.must):
                first = held or Asked(skill.key, words, skill.label, told, must)
                skills[skill.key] = Asked(skill.key, first.words, skill.label, first.by, must)
        for kind in asked_kinds(told.value):
            kinds.setdefault(kind.kind, table.kinds[kind.kind].title)
    return Wanted(tuple(skills.values()), tuple(kinds.items()))


def skill_keys(text: str) -> dict[str, str]:
    """The skills that a text names, each with the words that name it first."""
    found: dict[str, str] = {}
    for skill in skills_in(text):
        if skill.confirmed_by == "dictionary":
            found.setdefault(skill.key, text[skill.start : skill.end])
    return found


def speaks_of(texts: Iterable[str], wanted: Wanted) -> tuple[str, ...]:
    """What of the wanted some texts speak of, in the posting's words; work that is denied, hedged
    or done by others doesn't count."""
    skills: dict[str, str] = {}
    kinds: set[str] = set()
    for text in texts:
        skills |= skill_keys(text)
        kinds |= {kind.kind for kind in kinds_in(text) if not kind.but}
    named = [asked.words for asked in wanted.skills if asked.key in skills]
    return (*named, *(title for key, title in wanted.kinds if key in kinds))
