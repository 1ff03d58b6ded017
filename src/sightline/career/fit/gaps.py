"""What is missing, how many must-haves hang on it, and the work that would close it.

A gap is a part of a line (a skill, an activity, years) without an answer. Hours stand only where a
source states them, which none does; an estimate of ours is marked as ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sightline.career.fit.asked import Part
from sightline.career.fit.language_levels import names_language
from sightline.career.fit.matching import PARTLY, Match, PartFound
from sightline.career.fit.record import NearMiss
from sightline.career.fit.tables import table
from sightline.career.ladders.kinds import Phrases, kind_table
from sightline.career.ladders.word_forms import words_of

__all__ = ["Gap", "Work", "blocking", "gaps_of", "next_evidence", "work_for"]

_CLOSED_BY_WORK = ("activity", "skill", "term")


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work that would be evidence.

    ``name`` is a guide's proof project or None where the idea is ours; ``source`` its place, or
    ``ours``. ``hours`` are those that a source states. ``estimate_hours`` are ours: at least and at
    most; None where nobody can say.
    """

    makes: str
    name: str | None
    source: str
    hours: float | None
    estimate_hours: tuple[int, int] | None

    @property
    def hours_in_words(self) -> str:
        if self.hours is not None:
            return f"{self.hours:g} hours ({self.source})"
        if self.estimate_hours is None:
            return "hours: no source says"
        low, high = self.estimate_hours
        return f"hours: no source says; {low} to {high} is our estimate"


@dataclass(frozen=True, slots=True)
class Gap:
    """A missing part. ``musts`` and ``others`` are the indexes of the lines that lack it.

    ``is_partial``: something is there, and not all of it. ``near`` sounds like it and isn't it.
    """

    part: Part
    musts: tuple[int, ...]
    others: tuple[int, ...]
    is_partial: bool
    note: str
    near: tuple[NearMiss, ...]
    work: Work | None


def gaps_of(found: Sequence[Match]) -> tuple[Gap, ...]:
    """Every gap, those that block most must-haves first, then in the order of the lines."""
    held: dict[object, list[tuple[int, PartFound]]] = {}
    labels: dict[object, str] = {}
    for index, match in enumerate(found):
        for group in _groups(match):
            key = tuple((part.part.sort, part.part.key) for part in group)
            named = (_name(match.asked.words, part.part) for part in group)
            labels.setdefault(key, " or ".join(dict.fromkeys(named)))
            held.setdefault(key, []).append((index, group[0]))
    gaps = [_gap(found, missing, labels[key]) for key, missing in held.items()]
    gaps.sort(key=lambda gap: (-len(gap.musts), gap.is_partial, -len(gap.others)))
    return tuple(gaps)


def _name(line: str, part: Part) -> str:
    """The line's own words, where they name the thing themselves."""
    return line[part.start : part.end] if part.sort in ("skill", "term") else part.label


def _groups(match: Match) -> list[list[PartFound]]:
    """The missing parts of a line, alternatives together."""
    groups: dict[object, list[PartFound]] = {}
    for at, part in enumerate(match.missing):
        groups.setdefault(f"of {part.part.choice}" if part.part.choice else at, []).append(part)
    return list(groups.values())


def _gap(found: Sequence[Match], missing: list[tuple[int, PartFound]], label: str) -> Gap:
    first = missing[0][1]
    lines = [index for index, _ in missing]
    return Gap(
        replace(first.part, label=label),
        tuple(index for index in lines if found[index].asked.must),
        tuple(index for index in lines if not found[index].asked.must),
        first.verdict == PARTLY,
        first.note,
        first.near,
        work_for(first.part, found[lines[0]].asked.words),
    )


def work_for(part: Part, line: str = "") -> Work | None:
    """The work that would show a part; None where none does (years, degrees, a language).

    ``line`` is the whole line, whose words tell what a skill is about.
    """
    if part.sort not in _CLOSED_BY_WORK or names_language(part.label):
        return None
    kind = part.key if part.sort == "activity" else part.also
    return _of_kind(kind) if kind else _of_skill(part.label, line, part.sort)


def _of_kind(kind: str) -> Work:
    known = kind_table().kinds.get(kind)
    for name in known.work if known is not None else ():
        if name in table("work")["projects"]:
            return _project(name)
    told = table("work")["kinds"].get(kind)
    if told is None:
        return Work("a record of it that somebody else can open", None, "ours", None, None)
    estimate = told["estimate"]
    return Work(told["makes"], None, "ours", None, tuple(estimate) if estimate else None)


def _of_skill(label: str, line: str, sort: str) -> Work:
    """By the skill's own name first, then by the line that names it."""
    for text in (label, line):
        words = words_of(text)
        for topic in table("work")["topics"]:
            if Phrases(topic["words"]).found(words, 0, len(words)):
                of = _project(topic["project"]) if "project" in topic else _of_kind(topic["kind"])
                return replace(of, makes=f"{of.makes}, in which {label} is shown")
    if sort == "term":
        return _of_kind("knowledge")
    return _project(_SMALL, f"a small project in which {label} is used")


_SMALL = "small project with a database, an API and a frontend"


def _project(name: str, makes: str = "") -> Work:
    told = table("work")["projects"][name]
    low, high = told["estimate"]
    return Work(makes or told["makes"], name, told["source"], None, (low, high))


def blocking(gaps: Sequence[Gap], most: int = 3) -> tuple[Gap, ...]:
    """The gaps that block most must-haves; among equals those of lines not named yet come first."""
    left = [gap for gap in gaps if gap.musts] or list(gaps)
    chosen: list[Gap] = []
    named: set[int] = set()
    while left and len(chosen) < most:
        top = len(left[0].musts)
        equals = [gap for gap in left if len(gap.musts) == top]
        gap = next((one for one in equals if not named & {*one.musts, *one.others}), equals[0])
        chosen.append(gap)
        named |= {*gap.musts, *gap.others}
        left.remove(gap)
    return tuple(chosen)


def next_evidence(gaps: Sequence[Gap]) -> Gap | None:
    """The gap to close first: of those that work can close, the one on which most must-haves hang.

    Among equals the one that most other lines lack, too, then the one whose work is shortest by our
    estimate.
    """
    open_ = [gap for gap in gaps if gap.work is not None]
    most = max((len(gap.musts) for gap in open_), default=0)
    first = [gap for gap in open_ if len(gap.musts) == most]
    return min(first, key=lambda gap: (-len(gap.others), _hours(gap)), default=None)


def _hours(gap: Gap) -> int:
    assert gap.work is not None
    return gap.work.estimate_hours[1] if gap.work.estimate_hours else 10_000
