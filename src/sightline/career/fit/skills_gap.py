"""Skills that the posting names and the person's document doesn't, and those to ask about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.career.fit.asked import Asked
from sightline.career.fit.matching import Match
from sightline.career.fit.skill_names import skills_in
from sightline.career.fit.terms import is_vague

__all__ = ["SkillGap", "asked_about", "skills_missing"]


@dataclass(frozen=True, slots=True)
class SkillGap:
    """A skill of some lines (indexes). ``start`` and ``end`` are its place in the first of them."""

    label: str
    key: str
    esco: str | None
    onet: str | None
    lines: tuple[int, ...]
    start: int
    end: int


def skills_missing(found: Sequence[Match]) -> tuple[SkillGap, ...]:
    """Skills that a dictionary knows, that the lines name, and that no quote answers."""
    lacking = {
        part.part.key
        for match in found
        for part in match.missing
        if part.part.sort == "skill" and not part.quotes
    }
    return tuple(
        gap for gap in _named([match.asked for match in found], "dictionary") if gap.key in lacking
    )


def asked_about(found: Sequence[Match]) -> tuple[SkillGap, ...]:
    """What only the tagger found in the lines: asked about, never counted."""
    gaps = _named([match.asked for match in found], "tagger")
    return tuple(gap for gap in gaps if not _is_read(gap, found[gap.lines[0]]))


def _is_read(gap: SkillGap, match: Match) -> bool:
    """Whether a part says it already, or its words carry nothing."""
    if is_vague(match.asked.words[gap.start : gap.end]):
        return True
    return any(part.part.start < gap.end and gap.start < part.part.end for part in match.parts)


def _named(asked: Sequence[Asked], confirmed_by: str) -> tuple[SkillGap, ...]:
    held: dict[str, SkillGap] = {}
    for index, one in enumerate(asked):
        for skill in skills_in(one.words):
            if skill.confirmed_by != confirmed_by:
                continue
            known = held.get(skill.key)
            lines = (index,) if known is None else (*known.lines, index)
            first = known or SkillGap(
                skill.label, skill.key, skill.esco, skill.onet, (), skill.start, skill.end
            )
            held[skill.key] = SkillGap(
                first.label, first.key, first.esco, first.onet,
                tuple(dict.fromkeys(lines)), first.start, first.end,
            )  # fmt: skip
    return tuple(held.values())
