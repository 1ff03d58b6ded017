"""Whom each cause of a comparison hurts, with the figures as evidence; unknown is never unused."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sightline.contract.comparison import BREAKING, REVIEW, Entry
from sightline.contract.surface.surface import Surface
from sightline.contract.usage.asked_usage import AskedUsage, Used
from sightline.contract.usage.facts import BODY, CALL, QUERY, REQUEST
from sightline.contract.usage.hurt import Question, hit_by, question_of
from sightline.measure.verdict import Reading

__all__ = [
    "UNKNOWN",
    "UNUSED",
    "USED",
    "Impact",
    "impact_line",
    "impacts_of",
    "shown_share",
]

USED, UNUSED, UNKNOWN = "used", "unused", "unknown"
_WORDS = {
    "used": "used by",
    "received": "sent to",
    "called": "called by",
    "carried": "in calls of",
}
_SEEN = {BODY: "fields", QUERY: "query parameters"}
_OMITTED = "called without it"
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Impact:
    """One cause, and who did in the window what it hurts.

    `state` is `used`, `unused` (it could be seen, and nobody did) or `unknown` with a `reason`.
    `unmapped` counts calls that belong to no consumer, `blind` those in which it can't be seen;
    `used_by` has who did it, the unmapped first. `about` says what was changed where, `words` whom
    that hurts.
    """

    entry: str
    verdict: str
    owner: str
    pointer: str
    message: str
    about: str
    operations: int
    state: str
    words: str
    reason: str
    calls: int
    unmapped: int
    blind: int
    used_by: tuple[Used, ...]
    readings: tuple[Reading, ...]


def impacts_of(
    entries: Iterable[Entry],
    old: Surface,
    asked: AskedUsage,
    moved: frozenset[str] = frozenset(),
    about: Callable[[Entry], str] = lambda entry: entry.message,
) -> list[Impact]:
    """Return the impact of each entry that is breaking or needs a review, those used most first.

    `moved` are pointers of which it isn't known whether the facts were counted at the same place,
    `about` says what was changed where.
    """
    found = [
        _impact(entry, old, asked, entry.pointer in moved, about(entry))
        for entry in entries
        if entry.verdict in (BREAKING, REVIEW) and not entry.approved_by and not entry.ignored
    ]
    rank = {BREAKING: 0, REVIEW: 1}
    states = {USED: 0, UNKNOWN: 1, UNUSED: 2}
    return sorted(found, key=lambda one: (rank[one.verdict], states[one.state], -one.calls))


def _impact(entry: Entry, old: Surface, asked: AskedUsage, is_moved: bool, about: str) -> Impact:
    question = question_of(entry, old, asked)
    if question is None:
        reason = "the API itself sends this: calls of the API don't show it"
        return _told(entry, about, _Found(UNKNOWN, reason, reason))
    used = asked.used(question.select)
    blind, seen = _visible(question, asked)
    calls = sum(one.calls for one in used)
    state, reason = _state(question, asked, calls, blind, seen, is_moved)
    readings = asked.readings(question.select, used) if state != UNKNOWN or used else ()
    words = _words(question, asked, used, state, reason)
    found = _Found(state, words, reason, sum(blind.values()), used, readings)
    return _told(entry, about, found)


class _Found(NamedTuple):
    """What past calls say of one cause."""

    state: str
    words: str
    reason: str
    blind: int = 0
    used: tuple[Used, ...] = ()
    readings: tuple[Reading, ...] = ()


def _told(entry: Entry, about: str, found: _Found) -> Impact:
    count = len({reached.operation for reached in hit_by(entry)})
    reach = f"{count:,} operation" + ("s" if count != 1 else "")
    return Impact(
        entry.id, entry.verdict, entry.owner, entry.pointer, entry.message, about, count,
        found.state, f"{reach}; {found.words}", found.reason,
        sum(one.calls for one in found.used),
        sum(one.calls for one in found.used if one.consumer is None),
        found.blind, found.used, found.readings,
    )  # fmt: skip


def _visible(question: Question, asked: AskedUsage) -> tuple[dict[str, int], int]:
    """Calls in which it can't be seen, by the reason, and those in which it can."""
    operations = list(question.operations)
    if not question.needs:
        return {}, 1
    if question.needs == BODY:
        blind = asked.blind(operations, question.directions, BODY)
        return blind, asked.seen_bodies(operations, question.directions)
    called = sum(one.calls for one in asked.used(asked.select(operations, "location = 'call'", ())))
    if question.needs == QUERY:
        untold = asked.without_queries(operations)
        blind = {"no queries": untold} if untold else {}
    else:
        blind = asked.blind(operations, question.directions, question.needs)
    return blind, called - sum(blind.values())


def _state(
    question: Question, asked: AskedUsage, calls: int, blind: dict[str, int], seen: int, moved: bool
) -> tuple[str, str]:
    hidden = sum(blind.values())
    whys = ", ".join(sorted(blind))
    perhaps = sum(asked.blind(list(question.operations), (REQUEST,), CALL).values())
    is_guess = question.verb == _OMITTED and question.needs != BODY and calls <= hidden
    if calls and not is_guess:
        reasons = [f"it can't be seen in {hidden:,} more calls: {whys}"] if hidden else []
        reasons += [_perhaps(perhaps)] if perhaps else []
        return USED, "; ".join(reasons)
    if not asked.calls and not perhaps:
        return UNKNOWN, f"no calls in {asked.days.words}"
    if moved:
        return UNKNOWN, "the traffic was counted with another contract: name it with --usage FILE"
    if hidden:
        what = _SEEN.get(question.needs, "headers")
        part = "" if seen <= 0 else f" in {hidden:,} of the calls"
        return UNKNOWN, f"{what} unknown: this source carries {whys or 'none'}{part}"
    return (UNKNOWN, _perhaps(perhaps)) if perhaps else (UNUSED, "")


def _perhaps(calls: int) -> str:
    may = "1 call that fits" if calls == 1 else f"{calls:,} calls that fit"
    return f"{may} no operation may be of these: the address has another beginning"


def _words(
    question: Question, asked: AskedUsage, used: tuple[Used, ...], state: str, reason: str
) -> str:
    if state == UNKNOWN:
        return reason
    if state == UNUSED:
        verb = {"called": "called", "received": "received"}.get(question.verb, "used")
        verb = "left out" if question.verb == _OMITTED else verb
        noun = "call" if asked.calls == 1 else "calls"
        told = "1 day" if asked.told_days == 1 else f"{asked.told_days:,} days"
        on = f" on {told}" if asked.told_days else ""
        return f"{verb} by nobody in {asked.days.words} ({asked.calls:,} {noun}{on})"
    named = [one.consumer for one in used if one.consumer is not None]
    unmapped = sum(one.calls for one in used if one.consumer is None)
    calls = sum(one.calls for one in used)
    verb = _WORDS.get(question.verb, "left out by")
    parts = []
    if unmapped:
        parts.append(f"{unmapped:,} unmapped calls" if unmapped != 1 else "1 unmapped call")
    if asked.consumers or not unmapped:
        parts.append(f"{len(named):,} of {asked.consumers:,} consumers")
    who = ", ".join(named[:_MOST_NAMED])
    more = f" and {len(named) - _MOST_NAMED:,} more" if len(named) > _MOST_NAMED else ""
    share = f"{shown_share(calls, asked.calls)} of calls in {asked.days.words}"
    return f"{verb} {' and '.join(parts)}, {share}" + (f": {who}{more}" if named else "")


def impact_line(impacts: list[Impact], otherwise: str, window: str) -> str:
    """Return what to read first: who would break, and of how much that isn't known.

    `otherwise` is said where nothing breaks and nothing is doubtful.
    """
    if not impacts:
        return otherwise
    breaking = [one for one in impacts if one.verdict == BREAKING]
    chosen, what = (breaking, "breaking") if breaking else (impacts, "doubtful")
    hurt = {u.consumer for one in chosen for u in one.used_by if u.consumer is not None}
    reached = [one for one in chosen if one.state == USED]
    unknown = sum(one.state == UNKNOWN for one in chosen)
    unused = len(chosen) - len(reached) - unknown
    changes = f"{len(chosen):,} {what} change" + ("s" if len(chosen) != 1 else "")
    if reached:
        known = [f"{len(hurt):,} consumer" + ("s" if len(hurt) != 1 else "")] if hurt else []
        is_unmapped = any(one.unmapped for one in reached)
        who = " and ".join([*known, *(["callers nobody knows"] if is_unmapped else [])])
        number = f"{len(reached):,} of " if len(reached) < len(chosen) else ""
        said = f"{number}{changes} would reach {who}, by {window} of calls"
        rest = [f"{unused:,} would reach nobody"] if unused else []
        rest += [f"of {unknown:,} it is unknown"] if unknown else []
        return "; ".join([said, *rest])
    if unknown == len(chosen):
        it = "it reaches" if len(chosen) == 1 else "they reach"
        return f"{changes}: whom {it} can't be told from these calls"
    it = "it changes" if len(chosen) == 1 else "they change"
    if not unknown:
        return f"{changes}: nobody used what {it} in {window} of calls"
    seen = f"nobody used what {unused:,} of them change{'s' if unused == 1 else ''}"
    return f"{changes}: {seen} in {window} of calls; of {unknown:,} it is unknown"


def shown_share(part: int, whole: int) -> str:
    """Return a share in per cent; never none where there is some.

    >>> shown_share(12, 1000), shown_share(1, 10**7), shown_share(5, 5)
    ('1.2 %', '< 0.01 %', '100 %')
    """
    if not part or not whole:
        return "0 %"
    percent = 100 * part / whole
    if part < whole and percent > 99:
        return "> 99 %"
    if 0 < percent < 0.01:
        return "< 0.01 %"
    digits = 0 if percent >= 10 else 1 if percent >= 0.1 else 2
    return f"{percent:.{digits}f}".removesuffix(".0") + " %"
