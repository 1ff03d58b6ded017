"""The first line of an answer: ship, don't ship or ask; who is hurt; the one question to ask.

Every word is read off the entries: nothing is said of callers that no entry reaches, and where
nobody counted calls, no number of callers is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sightline.contract.advising.entry_words import counted, hit_by, operations_of
from sightline.contract.advising.shown_value import brief
from sightline.contract.comparing.comparison import BREAKING, REVIEW, SOURCE, WIRE, Entry

__all__ = ["FirstLine", "first_line", "gained_values", "lost_types", "subject_of"]

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
        said = f"Don't ship: {_hurt(breaking)}{used}{more}."
        return FirstLine(DONT_SHIP, said, *_question(breaking))
    if review:
        return FirstLine(ASK, f"Ask: {_unsure(review)}{used}.", *_question(review))
    return FirstLine(SHIP, f"Ship: {_fine(whole, count)}.", "", "")


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


def _whom(entries: list[Entry]) -> str:
    operations = list(dict.fromkeys(name for one in entries for name in operations_of(one)))
    if len(operations) == 1:
        return f"`{operations[0]}`"
    return counted(len(operations), "operation") if operations else "the API"


def _directions(entries: list[Entry]) -> str:
    """`, in requests (3) and responses (2)`: how many changes hurt which way."""
    parts = []
    for direction, plural in (("request", "requests"), ("response", "responses")):
        hit = sum(any(r.direction == direction for r in hit_by(one)) for one in entries)
        if hit:
            parts.append((plural, hit))
    if len(parts) == 1:
        return f", in {parts[0][0]}"
    return ", in " + " and ".join(f"{name} ({hit:,})" for name, hit in parts) if parts else ""


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
        return f"no caller breaks; {counted(len(count), 'thing')} {said}"
    return f"what may hurt was let through ({'; '.join(left)})"


def _question(entries: list[Entry]) -> tuple[str, str]:
    """The question about the entry that reaches most; undecided ones last, calls before code."""
    worst = max(
        entries,
        key=lambda one: (one.class_ == WIRE, len(operations_of(one)), not one.is_undecided),
    )
    for pattern, ask in _QUESTIONS:
        if pattern.search(worst.kind):
            asked = ask(worst)
            if asked:
                reached = "" if ask is _of_operation else _reach(worst)
                return f"{asked} {reached}".rstrip(), worst.id
    asked = f"Does anyone depend on this? {worst.message}"
    return f"{asked}{'' if asked.endswith('.') else '.'} {_reach(worst)}".rstrip(), worst.id


def _reach(entry: Entry) -> str:
    """`3 operations take it.`"""
    operations = operations_of(entry)
    if len(operations) < 2:
        return f"Only `{operations[0]}` is concerned." if operations else ""
    directions = {one.direction for one in hit_by(entry)}
    if directions == {"request"}:
        return f"{counted(len(operations), 'operation')} take it."
    if directions == {"response"}:
        return f"{counted(len(operations), 'operation')} return it."
    return f"{counted(len(operations), 'operation')} are concerned."


_AS = {
    "string": "text", "integer": "a whole number", "number": "a number", "boolean": "true or false",
    "array": "a list", "object": "an object", "null": "null",
}  # fmt: skip
_NAMED = re.compile(r"/(?:properties|patternProperties|headers|schemas|\$defs)/([^/]+)")
_SPOKEN = re.compile(r"`([^`]+)`")


def subject_of(entry: Entry) -> str:
    """What a question is about: the property or parameter that the message or the place names."""
    named = _NAMED.findall(entry.pointer)
    if named and "/properties/" in entry.pointer:
        return "`" + str(named[-1]).replace("~1", "/").replace("~0", "~") + "`"
    spoken = _SPOKEN.search(entry.message)
    return f"`{spoken[1]}`" if spoken else f"`{entry.owner.removeprefix('schema ')}`"


def _types(value: object) -> list[str]:
    """The types that stand in a `type`, or in a schema that has one."""
    if isinstance(value, dict):
        value = value.get("type")
    names = value if isinstance(value, list) else [value]
    return [name for name in names if isinstance(name, str) and name in _AS]


def lost_types(entry: Entry) -> list[str]:
    """The types that no longer fit, in words: `text`, `a whole number`."""
    after = _types(entry.after)
    lost = [name for name in _types(entry.before) if name not in after]
    return [_AS[name] for name in lost if not (name == "integer" and "number" in after)]


def _of_type(entry: Entry) -> str:
    before, after = _types(entry.before), _types(entry.after)
    if any(one.direction == "response" for one in hit_by(entry)):
        new = [name for name in after if name not in before]
        return f"Can every reader cope with {subject_of(entry)} as {_AS[new[0]]}?" if new else ""
    lost = lost_types(entry)
    return f"Does anyone still send {subject_of(entry)} as {lost[0]}?" if lost else ""


def _listed(value: object) -> list[object]:
    if isinstance(value, dict):
        value = value.get("enum", value.get("const"))
    return list(value) if isinstance(value, list) else ([] if value is None else [value])


def gained_values(entry: Entry) -> list[object]:
    """The values of an enumeration that came new."""
    before = _listed(entry.before)
    return [one for one in _listed(entry.after) if one not in before]


def _of_values(entry: Entry) -> str:
    after = _listed(entry.after)
    lost = [one for one in _listed(entry.before) if one not in after]
    came = gained_values(entry)
    if any(one.direction == "response" for one in hit_by(entry)) and came:
        return f"Can every reader cope with {brief(came[0])} as {subject_of(entry)}?"
    return f"Does anyone still send {brief(lost[0])} as {subject_of(entry)}?" if lost else ""


def _of_operation(entry: Entry) -> str:
    return f"Does anyone still call `{(operations_of(entry) or [entry.owner])[0]}`?"


def _of_default(entry: Entry) -> str:
    if entry.before is None:
        return ""
    return f"Does anyone leave out {subject_of(entry)} and rely on {brief(entry.before)}?"


_Ask = Callable[[Entry], str]


def _saying(words: str) -> _Ask:
    return lambda entry: words.format(subject_of(entry))


_QUESTIONS: tuple[tuple[re.Pattern[str], _Ask], ...] = tuple(
    (re.compile(pattern), ask)
    for pattern, ask in (
        (r"^(?:operation|endpoint|path|webhook|callback)-(?:was-)?removed", _of_operation),
        (r"^response.*(?:optional|not-required)", _saying("Can every reader cope without {}?")),
        (r"^response.*null", _saying("Can every reader cope with null as {}?")),
        (r"^response.*removed$", _saying("Does anyone read {}?")),
        (r"(?:became|now|made)-required|required-.*added|added-required|new-required",
         _saying("Does every caller already send {}?")),
        (r"enum|value|const", _of_values),
        (r"default", _of_default),
        (r"type", _of_type),
        (r"^(?:request|parameter).*removed$", _saying("Does anyone still send {}?")),
        (r"security|scope", _saying("Can every caller bring what is asked for now ({})?")),
    )
)  # fmt: skip
