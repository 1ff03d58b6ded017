"""What a posting or a role asks for, line by line, and the parts that can be compared.

A line is taken apart into skills (a dictionary knows them), kinds of activity
(`evidence_kinds.yaml`), years, a degree, a certificate, and terms: the words that such a line lists
("authentication and versioning"), compared letter by letter. Words like "strong" and "experience"
carry nothing. A line in which nothing is found is for a person to judge, and is said to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sightline.career.documents.told import Told
from sightline.career.fit.amounts_asked import Amount, amounts_in
from sightline.career.fit.language_levels import Level, level_at, names_language
from sightline.career.fit.skill_names import skills_in
from sightline.career.fit.terms import Term, terms_in
from sightline.career.fit.year_kinds import category_of
from sightline.career.ladders.kinds import kind_table
from sightline.career.ladders.recognizing import asked_kinds, qualifiers_in
from sightline.career.posting.posting import Posting, Requirement, Years
from sightline.career.roles.card import Card, Role

__all__ = ["Asked", "Part", "asked_of_posting", "asked_of_role", "parts_of"]


_YEARS = re.compile(r"\byears?\b", re.IGNORECASE)
_JOINT = re.compile(r"[,;.(]|\band\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """One line that asks for something.

    ``words`` is what it says. ``told`` are its words in the posting; None for a card, whose place
    is ``source`` (``S3:29``). ``must``: it is among the requirements. ``sort`` is ``requirement``
    or ``duty``.
    """

    words: str
    told: Told | None
    must: bool
    sort: str = "requirement"
    group: str = ""
    source: str = ""
    years: tuple[tuple[float, float | None, str], ...] = ()
    is_degree: bool = False
    is_certificate: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a line asks for.

    ``sort`` is ``skill``, ``activity``, ``term``, ``years``, ``degree`` or ``certificate``; ``key``
    what it is compared by. ``start`` and ``end`` are offsets of the line's words. Parts of one
    ``choice`` are alternatives, of which one will do; 0 stands alone. ``also`` is a kind of
    activity that shows the skill, too. ``about`` is what an activity is said to be about
    (``qualifiers_in``), by its words up to the next part. ``amounts`` is how many or how much of
    it is asked for, ``level`` how well a language has to be known.
    """

    sort: str
    key: str
    label: str
    start: int
    end: int
    choice: int = 0
    also: str = ""
    years: tuple[float, float | None] | None = None
    about: frozenset[str] = frozenset()
    amounts: tuple[Amount, ...] = ()
    level: Level | None = None


def asked_of_posting(posting: Posting) -> tuple[Asked, ...]:
    """The lines of a posting: requirements first, then duties, in their order."""
    asked = [_of_requirement(one, posting.years) for one in posting.requirements]
    asked += [Asked(told.value, told, must=False, sort="duty") for told in posting.duties]
    return tuple(asked)


def _of_requirement(one: Requirement, years: Sequence[Years]) -> Asked:
    """A requirement with every number of years that stands in its words."""
    inside = [year for year in years if one.words.start <= year.words.start < one.words.end]
    if not inside and one.years is not None:
        inside = [one.years]
    return Asked(
        one.words.value,
        one.words,
        one.must,
        "requirement",
        one.group.value if one.group is not None else "",
        years=_years(inside),
        is_degree=one.is_degree,
        is_certificate=one.is_certificate,
    )


def _years(found: Sequence[Years]) -> tuple[tuple[float, float | None, str], ...]:
    """Each number of years once, though two readings of a line may find it."""
    told = ((one.low, one.high, one.of.value if one.of else "") for one in found)
    return tuple(dict.fromkeys(told))


def asked_of_role(role: Role) -> tuple[Asked, ...]:
    """What the sources say a role asks for, each line with its source; nothing is merged."""
    asked = [_of_card(card, card.stance != "nice to have") for card in role.about("requirement")]
    asked += [_of_card(card, True, "knowledge") for card in role.about("knowledge")]
    if not asked:  # of most other roles the sources name duties only
        duties = [_of_card(card, False) for card in role.about("duty")]
        asked = [replace(one, sort="duty") for one in duties]
    return tuple(asked)


def _of_card(card: Card, must: bool, group: str = "") -> Asked:
    value = card.value if isinstance(card.value, str) else ""
    subject = card.subject or ""
    words = subject if not value or value.lower() == subject.lower() else f"{subject}: {value}"
    years: tuple[tuple[float, float | None, str], ...] = ()
    if card.years is not None:
        years = ((card.years.low, card.years.high, card.years.of or subject),)
    is_degree = subject in ("degree", "bachelor", "MBA")
    return Asked(words, None, must, "requirement", group, card.where, years, is_degree)


def parts_of(asked: Asked) -> tuple[Part, ...]:
    """The parts of a line that can be compared, in the order in which they stand."""
    text = asked.words
    if asked.is_certificate:
        return (Part("certificate", "", text, 0, len(text)),)
    things = _things(text)
    parts: list[Part] = []
    for low, high, of in asked.years:
        of = of if category_of(of) != "all" else _skill_meant(text, things) or of
        parts.append(
            Part("years", of, _years_label(low, high, of), 0, len(text), years=(low, high))
        )
    if asked.is_degree:
        parts.append(Part("degree", "", text, 0, len(text)))
    if not parts:
        return tuple(things)
    # No dates tell years of Kotlin; that it was used at all can be told.
    known = [part.label for part in parts if part.sort == "years" and not category_of(part.key)]
    told = [of for _, _, of in asked.years]
    for one in things:
        words = text[one.start : one.end]
        if any(words in line for line in known) or (
            not asked.is_degree and not any(words in of for of in told) and _stands_apart(text, one)
        ):
            parts.append(one)
    return tuple(parts)


def _stands_apart(text: str, part: Part) -> bool:
    """Whether a thing has a clause of its own beside that of the years: "5 years, strong SQL"."""
    begin = max((one.end() for one in _JOINT.finditer(text, 0, part.start)), default=0)
    joint = _JOINT.search(text, part.end)
    clause = text[begin : joint.start() if joint else len(text)]
    return part.sort in ("skill", "term") and not _YEARS.search(clause)


def _skill_meant(text: str, things: Sequence[Part]) -> str:
    """The skill in the clause of "for 5 years": years of it are meant, and not of any work."""
    years = _YEARS.search(text)
    if years is None:
        return ""
    begin = max((one.end() for one in _JOINT.finditer(text, 0, years.start())), default=0)
    joint = _JOINT.search(text, years.end())
    end = joint.start() if joint else len(text)
    named = [
        text[one.start : one.end]
        for one in things
        if one.sort == "skill" and begin <= one.start < end and not names_language(one.label)
    ]
    return " or ".join(dict.fromkeys(named))


def _years_label(low: float, high: float | None, of: str) -> str:
    span = f"{low:g}+" if high is None else f"{low:g}" if low == high else f"{low:g}-{high:g}"
    return f"{span} years {of}".rstrip()


def _things(text: str) -> list[Part]:
    """Skills, activities and terms; where one stands inside another, the longer one is meant."""
    terms = terms_in(text)
    skills = [
        Part("skill", one.key, one.label, one.start, one.end)
        for one in skills_in(text)
        if one.confirmed_by == "dictionary" and not terms.is_empty(text[one.start : one.end])
    ]
    kinds = kind_table().kinds
    activities = [
        Part("activity", one.kind, kinds[one.kind].title, one.start, one.end)
        for one in asked_kinds(text)
        if not kinds[one.kind].is_certificate
    ]
    kept = list(_kept(skills, activities))
    kept += [
        Part("term", one.key, one.words, one.start, one.end)
        for one in terms.terms
        if not any(_touch(one, part) for part in kept)
    ]
    kept.sort(key=lambda part: (part.start, part.end, part.sort, part.key))
    once = {(part.sort, part.key): part for part in reversed(kept)}
    once_each = [part for part in kept if once[part.sort, part.key] is part]
    amounts = amounts_in(text)
    return [
        replace(
            part,
            choice=terms.choice_at(part.start),
            about=_about(text, part, kept),
            amounts=tuple(one for one in amounts if _is_of(text, one, part, once_each)),
            level=level_at(text, part.start, part.end) if _is_language(text, part) else None,
        )
        for part in once_each
    ]


def _is_language(text: str, part: Part) -> bool:
    return part.sort == "skill" and names_language(text[part.start : part.end])


def _is_of(text: str, amount: Amount, part: Part, parts: Sequence[Part]) -> bool:
    """Whether an amount stands in a part's words, or after them with no other part between."""
    if part.start < amount.end and amount.start < part.end:
        return amount.is_demanding
    if amount.start < part.end or any(part.end <= one.start < amount.start for one in parts):
        return False
    return amount.is_demanding and not _JOINT.search(text, part.end, amount.start)


def _about(text: str, part: Part, parts: list[Part]) -> frozenset[str]:
    following = [one.start for one in parts if one.start >= part.end]
    joint = _JOINT.search(text, part.end)
    end = min([*following, joint.start() if joint else len(text)], default=len(text))
    return qualifiers_in(text[part.start : end])


def _kept(skills: list[Part], activities: list[Part]) -> Iterator[Part]:
    """A noun alone is the skill, shown by the activity, too; a verb and its object the activity."""
    taken: set[str] = set()
    for skill in skills:
        longer = [one for one in activities if _covers(one, skill) and not _covers(skill, one)]
        same = [one for one in activities if _covers(skill, one)]
        if longer:
            continue
        if same:
            taken.update(one.key for one in same)
            yield replace(skill, also=same[0].key)
        else:
            yield skill
    for activity in activities:
        if activity.key not in taken:
            yield activity


def _covers(outer: Part, inner: Part) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _touch(term: Term, part: Part) -> bool:
    return term.start < part.end and part.start < term.end
