"""How many or how much a line asks for, beside the same kind of amount in a quote.

"Teams of 20+" is not met by a team of four, nor "below 100 ms" by 310 ms. What is counted is read
off a closed list of nouns; amounts are compared only with amounts of the same kind, so that people
aren't laid beside merchants, nor a quote without a number beside one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sightline.career.ladders.recognizing import MAX_SENTENCE

__all__ = ["Amount", "amount_part", "amounts_in"]

_UNITS_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_MORE_NUMBERS = {"thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "dozen": 12}
_NUMBERS = {word: at for at, word in enumerate(_UNITS_WORDS.split(), 1)} | _MORE_NUMBERS
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9,
           "b": 1e9, "billion": 1e9}  # fmt: skip
_PEOPLE = (
    "engineer|developer|designer|people|person|report|member|staff|analyst|employee|technician|pm|"
    "manager|junior|contractor|specialist|head|colleague|intern|scientist|tester|individual|fte"
)
_COUNTED = {
    "user": "user|customer|client|account|subscriber|consumer",
    "merchant": "merchant|marketplace|retailer|seller|shop|store",
    "partner": "partner|vendor|supplier",
    "team": "team|squad|tribe", "product": "product|app|application",
    "feature": "feature|launch|release", "api": "api|endpoint|integration|connector|webhook",
    "service": "service|microservice|system", "event": "event|message|record|row",
    "request": "request|call|transaction|query|queries|order|payment|parcel|job",
    "document": "document|spec|specification|rfc|prd|article|proposal",
    "interview": "interview|survey|experiment|test", "story": "story|stories|ticket|requirement",
    "market": "market|country|countries|region|site|office|language|locale",
    "stakeholder": "stakeholder|executive",
}  # fmt: skip
_NOUNS = {
    noun: kind
    for kind, nouns in (("people", _PEOPLE), *_COUNTED.items())
    for word in nouns.split("|")
    for noun in (word, f"{word}s")
}
_TIMES = {"ms": 1.0, "millisecond": 1.0, "s": 1e3, "sec": 1e3, "second": 1e3, "min": 6e4,
          "minute": 6e4, "hour": 3.6e6}  # fmt: skip
_SIZES = {"ms": "time", "s": "time", "sec": "time", "min": "time", "%": "%", "percent": "%"} | {
    f"{word}{plural}": "time" for word in ("millisecond", "second", "minute", "hour")
    for plural in ("", "s")
}  # fmt: skip
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,12}(?:\.\d{1,4})?"
_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?P<money>[$\u20ac\u00a3])?(?<![\w.,])(?P<number>{_DIGITS}|(?:{_WORDS})\b)"
    r"(?:\s?(?:-|\u2013|to)\s?\d[\d,.]{0,12})?(?P<open>\+)?"
    r"(?:\s?(?P<scale>k|mn|m|bn|b|thousand|million|billion)\b\+?)?",
    re.IGNORECASE,
)
_TEAM_OF = re.compile(
    r"\b(?:teams?|squads?|groups?|departments?|organi[sz]ations?) of\W*(?:\w+\W+){0,3}\Z",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"\b(?:below|under|less than|fewer than|at most|up to|within|no more than|max(?:imum of)?)"
    r"\s?\W?\Z",
    re.IGNORECASE,
)
_ALMOST = re.compile(r"\b(?:almost|nearly|close to)\s?\Z", re.IGNORECASE)
_MORE = re.compile(r"\b(?:over|more than|above|at least|exceeding)\s?\W?\Z", re.IGNORECASE)
_AFTER = re.compile(r"[ -]{0,2}(%|[^\W\d_]+)")
_MOST_WORDS = 5
_STOPS_WORDS = (
    "of in for with by and or from to at on a year years month months week weeks day days"
)
_STOPS = frozenset(_STOPS_WORDS.split())
_AGAIN = re.compile(r" (?:a|per|every|each)\b\s*(second|minute|hour|day|week|month|year)\b|"
                    r" (daily|weekly|monthly)\b", re.IGNORECASE)  # fmt: skip
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800,
            "month": 2629800, "year": 31557600, "daily": 86400, "weekly": 604800,
            "monthly": 2629800}  # fmt: skip
_FROM = re.compile(r"\bfrom\s(?:about |around |over )?\W?\Z", re.IGNORECASE)
_NAME = re.compile(r"\W[A-Z][\w.]*[ -]\Z")
_REACH = 60


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount: of what ``kind``, how much (ms, per second, or a count), and its words.

    ``bound`` is ``most``, ``least`` or empty where the number itself is meant.
    """

    kind: str
    value: float
    words: str
    start: int
    end: int
    bound: str = ""

    @property
    def is_demanding(self) -> bool:
        """Whether it asks for anything: "one team" and "up to 5 engineers" don't."""
        is_count = self.kind not in ("time", "%")
        return not is_count or (self.value > 1 and self.bound != "most")


def amounts_in(text: str) -> list[Amount]:
    """The amounts of a text, of kinds that are known.

    >>> [(one.kind, one.value) for one in amounts_in("led teams of 20+ below 100 ms")]
    [('people', 20.0), ('time', 100.0)]
    """
    text = text[:MAX_SENTENCE]
    found = (_amount(text, hit) for hit in _AMOUNT.finditer(text))
    return [one for one in found if one is not None]


def _amount(text: str, hit: re.Match[str]) -> Amount | None:
    before = text[max(0, hit.start() - _REACH) : hit.start()]
    kind, factor, end = _kind(text, before, hit)
    # "From 900 ms" is what it was before a change, and "Python 3 services" holds a name.
    if not kind or _FROM.search(before) or (_NAME.search(before) and not hit["money"]):
        return None
    raw = hit["number"].lower().replace(",", "")
    value = float(_NUMBERS.get(raw, 0) or raw) * factor
    value *= _SCALES.get((hit["scale"] or "").lower(), 1)
    again = _AGAIN.match(text, end) if kind not in ("time", "people", "%") else None
    if again:
        value /= _SECONDS[(again[1] or again[2]).lower()]
        kind, end = f"{kind} per second", again.end()
    bound = "least" if hit["open"] or _MORE.search(before) else ""
    bound = "most" if _AT_MOST.search(before) or _ALMOST.search(before) else bound
    return Amount(kind, value, text[hit.start() : end].strip(), hit.start(), end, bound)


def _kind(text: str, before: str, hit: re.Match[str]) -> tuple[str, float, int]:
    """What is counted, the factor to its unit, and where its name ends."""
    if hit["money"]:
        return f"money {hit['money']}", 1.0, hit.end()
    named, at = "", hit.end()
    for number in range(_MOST_WORDS):
        word = _AFTER.match(text, at)
        low = word[1].lower() if word else ""
        if word and not number and low in _SIZES:
            return _SIZES[low], _TIMES.get(low, _TIMES.get(low.removesuffix("s"), 1.0)), word.end()
        if low == "person":  # "a 20-person team"
            return "people", 1.0, word.end() if word else at
        # "Design documents" are documents: of nouns in a row the last is what is counted.
        if word is None or low in _STOPS or (named and low not in _NOUNS):
            break
        at = word.end()
        named = _NOUNS.get(low, "")
        if named and not _AFTER.match(text, at):
            break
    else:
        at = at if named else hit.end()
    if named:
        return named, 1.0, at
    return ("people", 1.0, hit.end()) if _TEAM_OF.search(before) else ("", 1.0, hit.end())


def amount_part(asked: Amount, quotes: Sequence[str]) -> tuple[str, str]:
    """``met`` where a quote names as much of the same kind; else ``partly``, and both amounts."""
    held = [one for text in quotes for one in amounts_in(text) if one.kind == asked.kind]
    wanted = f"`{asked.words}`" if asked.bound != "most" else f"at most `{asked.words}`"
    for one in held:
        if _is_enough(asked, one):
            return "met", f"{wanted} asked for, a quote says `{one.words}`"
    if not held:
        return "partly", f"{wanted} asked for, and no quote says how many or how much"
    told = ", ".join(dict.fromkeys(f"`{one.words}`" for one in held[:2]))
    return "partly", f"{wanted} asked for, the quotes say {told}"


def _is_enough(asked: Amount, held: Amount) -> bool:
    if asked.bound == "most":
        return held.bound != "least" and held.value <= asked.value
    return held.bound != "most" and held.value >= asked.value
