"""What is asked for beside what a person's document says: met, partly, or no evidence.

A line is met when every part of it that can be compared has a quote, partly when some have. Equal
means: the same concept of a dictionary, the same kind of activity, or the same words in any of
their forms. Nothing else counts, and nothing counts without its quote. What sounds like a part and
isn't it ("helped", "never") stands beside as a near miss. There is no score.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from sightline.career.documents.source_document import SourceDocument
from sightline.career.fit.amounts_asked import amount_part
from sightline.career.fit.asked import Asked, Part, asked_of_posting, asked_of_role, parts_of
from sightline.career.fit.certificates_asked import certificate_part
from sightline.career.fit.degrees_asked import degree_part
from sightline.career.fit.language_levels import level_at, level_part
from sightline.career.fit.not_held import little_of_it, not_held, taken_back
from sightline.career.fit.record import LEARNT, LISTED, SHOWN, TITLE, NearMiss, Record, Statement
from sightline.career.fit.terms import stem_words
from sightline.career.fit.year_kinds import category_of
from sightline.career.fit.years_asked import YearsHeld, years_part
from sightline.career.ladders.kinds import kind_table
from sightline.career.ladders.recognizing import guard_before, qualifiers_in
from sightline.career.ladders.word_forms import words_of
from sightline.career.posting.posting import Posting
from sightline.career.resume.resume import Resume
from sightline.career.roles.card import Role

__all__ = ["MET", "NONE", "PARTLY", "Match", "PartFound", "Quoted", "matches", "record_matches"]

MET, PARTLY, NONE, UNKNOWN = "met", "partly", "no evidence", "unknown"
_SOME_YEARS = re.compile(
    r"\b(?:\d{1,2}\+?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"
    r"(?: or more)? years?\b",
    re.IGNORECASE,
)
_MUCH = re.compile(
    r"\b(?:fluen\w*|native|bilingual|proficien\w*|advanced|expert\w*|strong|deep|master\w*)\b",
    re.IGNORECASE,
)
_WORK_OF = {"product": "owned-product-area", "engineering": "built-software"}
_ORDER = {SHOWN: 0, TITLE: 1, LISTED: 2, LEARNT: 3}


@dataclass(frozen=True, slots=True)
class Quoted:
    """A statement that answers a part; ``start`` and ``end`` are offsets of its words."""

    statement: Statement
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PartFound:
    """One part with its quotes, shown before listed before learnt, newest first.

    ``verdict`` is ``met``, ``partly``, ``no evidence`` or ``unknown``; ``note`` says why in words.
    """

    part: Part
    verdict: str
    quotes: tuple[Quoted, ...] = ()
    near: tuple[NearMiss, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A line and what answers it. ``verdict`` is ``met``, ``partly`` or ``no evidence``.

    ``is_comparable`` is False where nothing in the line can be compared with a document: then a
    person judges, and the line counts as no gap. ``missing`` are the parts without an answer.
    """

    asked: Asked
    verdict: str
    parts: tuple[PartFound, ...]
    is_comparable: bool
    missing: tuple[PartFound, ...]

    @property
    def quotes(self) -> tuple[Quoted, ...]:
        """Every statement that answers a part, each once, in the order of the parts."""
        found = {one.statement.item: one for part in reversed(self.parts) for one in part.quotes}
        return tuple(reversed(found.values()))


def matches(
    wanted: Posting | Role,
    resume: Resume,
    document: SourceDocument,
    held: YearsHeld | None = None,
) -> tuple[Match, ...]:
    """What a posting or a role asks for beside a résumé, line by line.

    ``document`` is the résumé's. ``held`` are the years as ``years_held`` reckons them; without,
    requirements of years are unknown.
    """
    asked = asked_of_role(wanted) if isinstance(wanted, Role) else asked_of_posting(wanted)
    return record_matches(asked, Record(resume, document), held)


def record_matches(
    asked: Sequence[Asked], record: Record, held: YearsHeld | None = None
) -> tuple[Match, ...]:
    """The same for lines that are read already."""
    return tuple(_match(one, record, held) for one in asked)


def _match(asked: Asked, record: Record, held: YearsHeld | None) -> Match:
    found = tuple(_found(part, asked, record, held) for part in parts_of(asked))
    choices: dict[object, list[PartFound]] = {}
    for index, one in enumerate(found):
        choices.setdefault(("of", one.part.choice) if one.part.choice else index, []).append(one)
    answers = [max((_rank(one) for one in group), default=0) for group in choices.values()]
    missing = [
        one for group in choices.values() if all(_rank(o) < 2 for o in group) for one in group
    ]
    if answers and min(answers) == 2:
        verdict = MET
    else:
        verdict = PARTLY if any(answers) else NONE
    # Where nothing of a line can be known, a person judges, and there is no gap.
    is_known = any(one.verdict != UNKNOWN for one in found)
    return Match(asked, verdict, found, is_known, tuple(missing) if is_known else ())


def _rank(found: PartFound) -> int:
    return {MET: 2, PARTLY: 1}.get(found.verdict, 0)


def _found(part: Part, asked: Asked, record: Record, held: YearsHeld | None) -> PartFound:
    if part.sort == "years":
        verdict, note = years_part(part, held)
        near = _years_in_words(part, record) if verdict != MET else []
        near += _untitled(part, record) if verdict in (NONE, UNKNOWN) else []
        return PartFound(part, verdict, _year_quotes(part, record, held), tuple(near), note)
    if part.sort == "degree":
        verdict, statements, note = degree_part(asked.words, record)
        return PartFound(part, verdict, tuple(map(_whole, statements)), note=note)
    if part.sort == "certificate":
        return _certificate(part, record)
    quotes, near = _answers(part, record)
    if part.sort == "activity" and quotes:
        return _measured(_compared(_about(part, quotes, near), record))
    note = ""
    if quotes and all(one.statement.how != SHOWN for one in quotes):
        note = f"only {quotes[0].statement.how}, not shown in use"
    if not quotes and part.sort != "activity":
        near += _ways(part, record)
    ordered = tuple(sorted(quotes, key=_best_first))
    found = _measured(PartFound(part, MET if quotes else NONE, ordered, tuple(near), note))
    little = _little(asked, ordered, record)
    if little and found.verdict == MET:
        note = f"the document says \u201c{little}\u201d of it, and the line asks for more"
        return replace(found, verdict=PARTLY, note=note)
    return found


def _measured(found: PartFound) -> PartFound:
    """What is met by its name is met in part only where less of it, or less well, is told."""
    if found.verdict != MET:
        return found
    verdicts, notes = [], [found.note]
    for amount in found.part.amounts:
        verdict, note = amount_part(amount, [one.statement.told.value for one in found.quotes])
        verdicts.append(verdict)
        notes.append(note)
    if found.part.level is not None:
        levels = [level_at(one.statement.told.value, one.start, one.end) for one in found.quotes]
        verdict, note = level_part(found.part.level, found.part.label, levels)
        verdicts.append(verdict)
        notes.append(note)
    lowest = PARTLY if PARTLY in verdicts else MET
    return replace(found, verdict=lowest, note="; ".join(filter(None, notes)))


def _little(asked: Asked, quotes: Sequence[Quoted], record: Record) -> str:
    """ "German (basic)" where fluent German is asked for: the word; empty where one says more."""
    if not _MUCH.search(asked.words):
        return ""
    said = [little_of_it(one.statement, record.document, one.start, one.end) for one in quotes]
    return said[0] if said and all(said) else ""


def _ways(part: Part, record: Record) -> list[NearMiss]:
    """Statements that name one way of what is asked, and not the thing itself."""
    asked = words_of(part.label if part.sort == "skill" else part.key)
    found = []
    for thing, ways in kind_table().ways:
        if not thing.found(asked, 0, len(asked)):
            continue
        for one, words in record.words:
            for index, size in ways.found(words, 0, len(words))[:1]:
                text = one.told.value[words[index].start : words[index + size - 1].end]
                found.append(NearMiss("", one, "one way", text))
    return found


def _compared(found: PartFound, record: Record) -> PartFound:
    """A change in figures proves no cause; that is said where no test stands beside it."""
    if found.part.key != "measured-outcome" or found.verdict != MET:
        return found
    tested = {one.item for one in record.showing("experiment")}
    if any(one.statement.item in tested for one in found.quotes):
        return found
    return replace(found, note="a change in figures; no comparison group is named")


def _about(part: Part, quotes: list[Quoted], near: list[NearMiss]) -> PartFound:
    """An activity is met by what is about the same: a roadmap of a platform by no checkout's."""
    wanted = part.about
    fitting = [
        one
        for one in quotes
        if not wanted
        or wanted & qualifiers_in(f"{one.statement.told.value} . {one.statement.where}")
    ]
    ordered = tuple(sorted(fitting or quotes, key=_best_first))
    if fitting:
        return PartFound(part, MET, ordered, tuple(near))
    note = f"the line is about {' or '.join(sorted(wanted))}, and no quote says so"
    return PartFound(part, PARTLY, ordered, tuple(near), note)


def _whole(statement: Statement) -> Quoted:
    return Quoted(statement, 0, len(statement.told.value))


def _year_quotes(part: Part, record: Record, held: YearsHeld | None) -> tuple[Quoted, ...]:
    """The titles of the roles whose time was counted."""
    if held is None:
        return ()
    counted = {told.start for told in held.counted(part.key)}
    return tuple(
        _whole(one) for one in record.statements if one.how == TITLE and one.told.start in counted
    )


def _years_in_words(part: Part, record: Record) -> list[NearMiss]:
    """Sentences that name a number of years: told, and proved by no dates."""
    found = []
    for one in record.statements:
        hit = _SOME_YEARS.search(one.told.value) if one.how == SHOWN else None
        if hit and category_of(one.told.value) == category_of(part.key):
            found.append(NearMiss("", one, "in words", hit[0]))
    return found


def _untitled(part: Part, record: Record) -> list[NearMiss]:
    """Sentences of the work whose years are asked for, where no title of it has dates."""
    kind = _WORK_OF.get(category_of(part.key) or "")
    shown = [one for one in record.showing(kind) if one.how == SHOWN] if kind else []
    return [
        NearMiss(kind or "", one, "no title", kind_table().kinds[kind].title)
        for one in shown
        if kind
    ]


def _answers(part: Part, record: Record) -> tuple[list[Quoted], list[NearMiss]]:
    quotes: dict[str, Quoted] = {}
    near: list[NearMiss] = []
    if part.sort == "skill":
        for statement, skill in record.skills.get(part.key, ()):
            _sort_out(record, (statement, skill.start, skill.end), quotes, near)
    elif part.sort == "term":
        for place in record.places_of(_row(part.key)):
            _sort_out(record, place, quotes, near)
    kind = part.key if part.sort == "activity" else part.also
    if kind:
        for statement in record.showing(kind):
            quotes.setdefault(statement.item, _whole(statement))
        near += [one for one in record.near_misses if one.kind == kind]
    less = {one.statement.item: one for one in reversed(near)}
    kept = [one for one in reversed(less.values()) if one.statement.item not in quotes]
    return list(quotes.values()), kept


def _sort_out(
    record: Record,
    place: tuple[Statement, int, int],
    quotes: dict[str, Quoted],
    near: list[NearMiss],
) -> None:
    """A name in a sentence that denies or only wishes it is a near miss."""
    statement, start, end = place
    if statement.how == SHOWN:
        why, because = _guard(record, statement, start)
        if not why and (back := taken_back(statement.told.value, end)):
            why, because = "denied", back
    else:
        why, because = not_held(statement, record.document, start, end)
    if why in ("denied", "meant", "others"):
        near.append(NearMiss("", statement, why, because))
    else:
        quotes.setdefault(statement.item, Quoted(statement, start, end))


def _guard(record: Record, statement: Statement, start: int) -> tuple[str, str]:
    text = statement.told.value
    words, begins = record.clauses_of(statement)
    index = bisect_left(words, start, key=lambda word: word.start)
    first = begins[min(index, len(begins) - 1)] if begins else 0
    if index >= len(words):
        return "", ""
    return guard_before(text, words, first, index, kind_table().guards)


@cache
def _row(key: str) -> tuple[frozenset[str], ...]:
    return tuple(stem_words(key))


def _certificate(part: Part, record: Record) -> PartFound:
    verdict, held, near = certificate_part(part.label, record)
    return PartFound(part, verdict, tuple(map(_whole, held)), tuple(near))


def _best_first(quoted: Quoted) -> tuple[int, str, int]:
    one = quoted.statement
    newest = "".join(chr(0x10FFFF - ord(sign)) for sign in one.dated or "")
    return _ORDER[one.how], "" if one.is_open else newest or "\U0010ffff", one.told.start
