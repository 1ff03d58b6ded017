"""The first line of an answer: ship, don't ship or ask; who is hurt; the one question to ask.

Every word is read off the entries: nothing is said of callers that no entry reaches, and where
nobody counted calls, no number of callers is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sightline.contract.advising.entry_words import counted, hit_by, operations_of, way_of
from sightline.contract.advising.removed_together import (
    Together,
    is_removed_operation,
    together,
)
from sightline.contract.advising.subject import headline
from sightline.contract.advising.wording import question_of
from sightline.contract.comparison import BREAKING, REVIEW, SOURCE, WIRE, Entry

__all__ = ["FirstLine", "first_line", "not_understood"]

ASK, DONT_SHIP, SHIP = "ask", "dont-ship", "ship"


@dataclass(frozen=True, slots=True)
class FirstLine:
    """``answer`` is `ship`, `dont-ship` or `ask`; ``text`` the sentence; ``question`` what to ask
    first, about the entry ``about``; both empty where nothing needs asking."""

    answer: str
    text: str
    question: str
    about: str


def first_line(entries: Iterable[Entry], usage: str = "") -> FirstLine:
    """Return the first line for all entries. ``usage`` says who calls it, where that was counted
    (`used by 3 of 112 consumers`)."""
    whole = list(entries)
    count = [one for one in whole if not (one.approved_by or one.ignored)]
    breaking = [one for one in count if one.verdict == BREAKING]
    review = [one for one in count if one.verdict == REVIEW]
    used = f" ({usage})" if usage else ""
    if breaking:
        more = f"; {len(review):,} more to review" if review else ""
        said = f"Don't ship: {_hurt(breaking)}{_gone(breaking, count, 'breaking')}{used}{more}."
        return FirstLine(DONT_SHIP, said, *_question(breaking))
    if review:
        said = f"Ask: {_unsure(review)}{_gone(review, count, 'to review')}{used}."
        return FirstLine(ASK, said, *_question(review))
    return FirstLine(SHIP, f"Ship: {_fine(whole, count)}.", "", "")


def not_understood(said: FirstLine, problems: int) -> FirstLine:
    """The first line where parts of a contract or policy could not be understood.

    Nothing is safe of which a part is not known.
    """
    places = counted(problems, "place")
    if said.answer == SHIP:
        text = f"Ask: {places} could not be understood, so nobody knows whether a caller breaks."
        return FirstLine(ASK, text, said.question, said.about)
    return replace(said, text=f"{said.text.removesuffix('.')}; {places} could not be understood.")


def _hurt(breaking: list[Entry]) -> str:
    """Who is hurt by what breaks: callers first, else whoever uses generated code."""
    wire = [one for one in breaking if one.class_ == WIRE]
    others = [one for one in breaking if one.class_ != WIRE]
    what = "generated code" if all(one.class_ == SOURCE for one in others) else "what is relied on"
    verb = "breaks" if len(others) == 1 else "break"
    if not wire:
        return f"{counted(len(others), 'change')} {verb} {what}, though no call itself"
    also = f"; {len(others):,} more {verb} {what}" if others else ""
    verb = "breaks" if len(wire) == 1 else "break"
    whom = f"{_whom(wire)}{_directions(wire)}"
    return f"{counted(len(wire), 'change')} {verb} callers of {whom}{also}"


def _gone(entries: list[Entry], count: list[Entry], verdict: str) -> str:
    """How many operations are no longer there, and how many of them have this verdict, as these
    entries have; of a single one the question speaks."""
    gone, every = (sum(map(is_removed_operation, some)) for some in (entries, count))
    if not 1 < gone < len(entries):
        return ""
    said = f"; {counted(every, 'operation')} are gone"
    return said if gone == every else f"{said}, {gone:,} of them {verdict}"


def _whom(entries: list[Entry]) -> str:
    operations = list(dict.fromkeys(name for one in entries for name in operations_of(one)))
    if len(operations) == 1:
        return f"`{operations[0]}`"
    return counted(len(operations), "operation") if operations else "the API"


def _directions(entries: list[Entry]) -> str:
    """`, in requests (3) and responses (2)`: how many changes hurt which way."""
    ways: dict[str, int] = {}
    for entry in entries:
        for way in {way_of(one) for one in hit_by(entry)}:
            ways[way] = ways.get(way, 0) + 1
    parts = sorted(ways.items())
    if len(parts) == 1:
        return f", in {parts[0][0]}"
    *most, last = (f"{name} ({hit:,})" for name, hit in parts) if parts else ("",)
    return f", in {', '.join(most)} and {last}" if most else ""


def _unsure(review: list[Entry]) -> str:
    undecided = sum(one.is_undecided for one in review)
    who = f"{counted(len(review), 'change')} for somebody who knows the callers"
    if not undecided:
        return f"nothing is proven to break, but there is {who}".replace(
            "there is", "there is" if len(review) == 1 else "there are"
        )
    told = "it" if undecided == len(review) == 1 else f"{undecided:,} of them"
    return f"{who}; {told} could not be decided"


def _fine(whole: list[Entry], count: list[Entry]) -> str:
    approved = sorted({one.approved_by for one in whole if one.approved_by})
    ignored = sum(bool(one.ignored) for one in whole)
    left = [f"approved by {', '.join(approved)}"] if approved else []
    left += [f"{ignored:,} ignored by policy"] if ignored else []
    if not whole:
        return "the two versions say the same"
    if not left:
        said = "changes" if len(count) == 1 else "change"
        gone = _gone_as_told([one for one in count if is_removed_operation(one)])
        return f"no caller breaks; {counted(len(count), 'thing')} {said}{gone}"
    return f"what may hurt was let through ({'; '.join(left)})"


def _gone_as_told(gone: list[Entry]) -> str:
    if not gone:
        return ""
    if len(gone) == 1:
        return f", and `{gone[0].owner}` is gone, as was told before"
    return f", and {len(gone):,} operations are gone, as was told before"


def _question(entries: list[Entry]) -> tuple[str, str]:
    """The question about the entry that reaches most; undecided ones last, calls before code."""
    worst = max(
        entries,
        key=lambda one: (
            one.class_ == WIRE,
            one.kind != "server-removed",  # whoever moves a whole API knows
            is_removed_operation(one),
            len(operations_of(one)),
            not one.is_undecided,
        ),
    )
    groups = [one for one in together(entries) if isinstance(one, Together)]
    of_worst = next((one for one in groups if worst in one.entries), None)
    if of_worst is not None:
        many = f"{len(of_worst.entries):,} operations below `{of_worst.below}`"
        return f"Does anyone still call one of the {many}?", worst.id
    asked = question_of(worst)
    if asked:
        names_it = f"`{operations_of(worst)[0]}`" in asked if operations_of(worst) else True
        return f"{asked} {'' if names_it else _reach(worst)}".rstrip(), worst.id
    asked = f"Does anyone depend on this? {headline(worst)}"
    return f"{asked}{'' if asked.endswith('.') else '.'} {_reach(worst)}".rstrip(), worst.id


def _reach(entry: Entry) -> str:
    """`3 operations take it.`"""
    operations = operations_of(entry)
    if len(operations) < 2:
        return f"Only `{operations[0]}` is concerned." if operations else ""
    ways = {way_of(one) for one in hit_by(entry)}
    if ways == {"requests"}:
        return f"{counted(len(operations), 'operation')} take it."
    if ways == {"responses"}:
        return f"{counted(len(operations), 'operation')} return it."
    return f"{counted(len(operations), 'operation')} are concerned."
