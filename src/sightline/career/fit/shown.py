"""Findings as the plain values of a fit report, with the place of every word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sightline.career.documents.source_document import SourceDocument
from sightline.career.fit.age import age_in_words
from sightline.career.fit.asked import Asked
from sightline.career.fit.fit_result import (
    AnchorShown,
    CardBeside,
    CompetencyShown,
    EvidenceShown,
    FallShown,
    GapShown,
    LadderShown,
    LevelShown,
    Line,
    LineQuote,
    NearShown,
    PartShown,
    PathShown,
    PayShown,
    RouteShown,
    SkillShown,
    WorkShown,
)
from sightline.career.fit.gaps import Gap, Work
from sightline.career.fit.matching import Match, PartFound, Quoted
from sightline.career.fit.offered_pay import PayOffered
from sightline.career.fit.paths import Path, Route
from sightline.career.fit.record import LEARNT, NearMiss, Statement
from sightline.career.fit.skills_gap import SkillGap
from sightline.career.fit.words_in_place import place_of
from sightline.career.ladders.evidence import STRENGTHS, Evidence
from sightline.career.ladders.kinds import kind_table
from sightline.career.ladders.ladder import Anchor
from sightline.career.ladders.standing import AnchorStanding, Profile, Standing
from sightline.career.resume.dates import find_stretches
from sightline.kernel.documents.span import Span

__all__ = ["Showing"]

_MOST_QUOTES = 3


@dataclass(frozen=True, slots=True)
class Showing:
    """Turns findings into values to show. ``asking`` is the posting, None without one."""

    as_of: date
    asking: SourceDocument | None
    near_misses: tuple[NearMiss, ...] = ()

    def quote(self, quoted: Quoted) -> LineQuote:
        one = quoted.statement
        words = one.told.value[quoted.start : quoted.end]
        return LineQuote(
            one.told.value,
            one.told.spans,
            one.where,
            one.how,
            words if words != one.told.value else None,
            self._age(one),
        )

    def statement(self, one: Statement) -> LineQuote:
        return self.quote(Quoted(one, 0, len(one.told.value)))

    def _age(self, one: Statement) -> str:
        if one.dated is None and not one.is_open and one.how == LEARNT:
            said = find_stretches(one.told.value)
            if len(said) == 1 and said[0].last:
                day = said[0].last
                return age_in_words(day, False, self.as_of).replace("ended", "of", 1)
        return age_in_words(one.dated, one.is_open, self.as_of)

    def near(self, found: Sequence[NearMiss]) -> tuple[NearShown, ...]:
        return tuple(
            NearShown(
                one.statement.told.value,
                one.statement.told.spans,
                one.statement.where,
                one.why,
                one.because,
            )
            for one in found[:_MOST_QUOTES]
        )

    def line(self, match: Match) -> Line:
        asked = match.asked
        return Line(
            asked.words,
            asked.told.spans if asked.told is not None else (),
            asked.source or None,
            asked.must,
            asked.sort,
            asked.group or None,
            match.verdict,
            match.is_comparable,
            tuple(self._part(asked, part, _is_choice(match, part)) for part in match.parts),
        )

    def _part(self, asked: Asked, found: PartFound, is_choice: bool) -> PartShown:
        part = found.part
        return PartShown(
            part.sort,
            part.label,
            part.key,
            asked.words[part.start : part.end],
            self._place(asked, part.start, part.end),
            part.choice if is_choice else None,
            found.verdict,
            found.note or None,
            tuple(map(self.quote, found.quotes)),
            self.near(found.near),
        )

    def _place(self, asked: Asked, start: int, end: int) -> tuple[Span, ...]:
        if asked.told is None or self.asking is None:
            return ()
        return place_of(self.asking, asked.told, start, end)

    def gap(self, gap: Gap) -> GapShown:
        return GapShown(
            gap.part.sort,
            gap.part.label,
            gap.musts,
            gap.others,
            gap.is_partial,
            gap.note or None,
            self.near(gap.near),
            self._work(gap.work) if gap.work is not None else None,
        )

    def _work(self, work: Work) -> WorkShown:
        return WorkShown(
            work.makes,
            work.name,
            work.source,
            work.hours,
            work.estimate_hours,
            work.hours_in_words,
        )

    def skill(self, gap: SkillGap, found: Sequence[Match]) -> SkillShown:
        asked = found[gap.lines[0]].asked
        return SkillShown(
            gap.label, gap.esco, gap.onet, self._place(asked, gap.start, gap.end), gap.lines
        )

    def route(self, route: Route) -> RouteShown:
        return RouteShown(
            route.subject, route.sources, route.notes, tuple(map(self.statement, route.titles))
        )

    def path(self, path: Path) -> PathShown:
        return PathShown(
            path.to,
            path.source,
            "ours",
            tuple(self.statement(one) for _, one in path.has),
            tuple(kind for kind, _ in path.has),
            path.lacks,
        )

    def pay(self, offered: PayOffered) -> PayShown:
        pay = offered.pay
        cards = []
        for card, lies in offered.cards:
            low, high = card.range or (0.0, None)
            cards.append(
                CardBeside(
                    card.id,
                    card.where,
                    card.title,
                    low,
                    high,
                    card.basis or "unstated",
                    card.place or "unstated",
                    card.as_of,
                    card.proxy_for,
                    lies,
                )
            )
        return PayShown(
            pay.words.value,
            pay.words.spans,
            pay.low,
            pay.high,
            pay.currency,
            pay.per,
            pay.basis,
            offered.place,
            offered.said or None,
            offered.why_not or None,
            tuple(cards),
        )

    def ladder(self, profile: Profile) -> LadderShown:
        ladder = profile.ladder
        titles = {level.key: level.title for level in ladder.levels}
        return LadderShown(
            ladder.key,
            ladder.title,
            ladder.source,
            ladder.notes,
            tuple(
                LevelShown(
                    one.key, one.title, one.years or None, one.focus or None, one.source or None
                )
                for one in ladder.levels
            ),
            tuple(self._competency(one, titles) for one in profile.standings),
        )

    def _competency(self, one: Standing, titles: dict[str, str]) -> CompetencyShown:
        told = {item.item: item for standing in one.met for item in standing.evidence}
        return CompetencyShown(
            one.competency.key,
            one.competency.title,
            one.competency.source or None,
            one.level,
            titles.get(one.level or ""),
            one.next_level,
            tuple(map(self._anchor, one.met)),
            tuple(map(self._anchor, one.missing)),
            tuple(map(self._anchor, one.beside)),
            tuple(
                FallShown(fall.item, _words(told[fall.item]), fall.to)
                for fall in one.falls
                if fall.item in told
            ),
        )

    def _anchor(self, standing: AnchorStanding) -> AnchorShown:
        anchor = standing.anchor
        near = [one for one in self.near_misses if one.kind in anchor.kinds]
        return AnchorShown(
            standing.level,
            anchor.asks,
            anchor.kinds,
            anchor.least,
            anchor.source or None,
            standing.is_met,
            tuple(map(self._evidence, standing.evidence[:_MOST_QUOTES])),
            max(0, len(standing.evidence) - _MOST_QUOTES),
            tuple(map(self._evidence, standing.too_weak[:_MOST_QUOTES])),
            tuple(map(self._evidence, standing.bearing[:_MOST_QUOTES])),
            self.near(near) if not standing.is_met else (),
            _is_out_of_reach(anchor),
        )

    def _evidence(self, one: Evidence) -> EvidenceShown:
        return EvidenceShown(
            one.item,
            _words(one),
            one.spans,
            one.strength,
            STRENGTHS[one.strength],
            one.where,
            age_in_words(one.dated, one.is_open, self.as_of),
        )


def _is_choice(match: Match, found: PartFound) -> bool:
    number = found.part.choice
    return bool(number) and sum(part.part.choice == number for part in match.parts) > 1


def _words(one: Evidence) -> str:
    return " ".join(" ".join(span.quote.split()) for span in one.spans) or one.told


def _is_out_of_reach(anchor: Anchor) -> bool:
    """Whether no kind that meets an anchor can be as strong as it asks, whatever is handed in."""
    kinds = kind_table().kinds
    return bool(anchor.kinds) and all(kinds[key].strongest < anchor.least for key in anchor.kinds)
