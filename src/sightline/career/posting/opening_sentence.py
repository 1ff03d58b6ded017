"""What a posting without a head says in its first sentences: "X is hiring a product manager"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told, told

__all__ = ["Opening", "opening_of", "seat_of"]

_NAME = r"[A-ZÀ-Ž0-9][\w&'\u2019.-]*(?: (?:[A-ZÀ-Ž0-9][\w&'\u2019.-]*|of|&|and)){0,4}"
_TOWN = r"[A-ZÀ-Ž][\w'\u2019-]+(?:[ -][A-ZÀ-Ž][\w'\u2019-]+){0,2}"
_SEEKS = re.compile(
    r"\b(?:(?:(?:is|are)|(?<=[Ww]e)['\u2019]re|(?<=I)['\u2019]m|am)"
    r"(?: currently| now| actively)? (?:hiring|recruiting"
    r"|(?:looking|searching) for|seeking)|seeks|[Jj]oin (?:us|" + _NAME + r") as) "
    r"(?:an?|(?:our|my|their)(?: next| first)?) (?P<title>[^.,;:!?()\n]{3,90})"
)
_TITLE = re.compile(
    r"(?:[\w&/+'\u2019-]+ ){0,6}?(?:manager|director|lead|owner|analyst|architect|developer"
    r"|engineer|designer|consultant|coordinator|specialist|officer|scientist|strategist"
    r"|head of (?:product|engineering|design|data|operations|growth|platform)"
    r"|(?:director|vp|vice president) of \w+|vice president|tpm|pm)\b(?: I{1,3}\b| IV\b)?"
    r"(?=\s*(?:[,.;:!?()\u2013\u2014-]|\Z)|\s+(?:to|for|who|in|at|with|based|within|on|that|and|or|as"
    r"|from|reporting)\b)",
    re.IGNORECASE,
)
_TO_JOIN = re.compile(
    rf"\b(?:[Tt]o )?[Jj]oin (?P<name>{_NAME})(?= (?:in|as|at|from|to)\b|[,.!]|\Z)"
)
_IN_TOWN = re.compile(
    rf"\b(?:team|office|studio|hub|headquarters|based|located|[Jj]oin {_NAME}) in "
    rf"(?:central |downtown )?(?P<town>{_TOWN}(?:, {_TOWN})?)(?=[,.;!)]|\Z| (?:and|to|who|with)\b)"
)
_NO_TOWN = frozenset((
    "product", "engineering", "growth", "operations", "marketing", "sales", "finance", "data",
    "design", "technology", "it", "hr", "research", "security", "payments", "platform", "support",
    "software", "agile", "legal", "risk", "analytics", "english", "german", "french",
))  # fmt: skip
_OURS = frozenset(("our", "us", "the", "a", "an", "a team", "team"))
# A company's name with its legal form, and the town of its address behind it.
_SEAT = re.compile(
    r"(?P<name>[A-ZÀ-Ž0-9][^|•·:\t]{1,60}? (?:GmbH(?: & Co\.? KG)?|AG|SE|KG|Ltd\.?|Limited|PLC|plc"
    r"|Inc\.?|LLC|LLP|B\.?V\.?|N\.V\.|S\.A\.|Oy|AB|ApS|A/S|AS|S\.r\.l\.|Corp\.?|Pty Ltd))"
    rf"(?:, (?:[^|•·:\t]{{1,40}}, )?(?P<place>[0-9]{{5}} {_TOWN}))?(?=\s*(?:[,|•·\t]|\Z))"
)
_LINES, _HEAD_LINES, _LONGEST = 25, 8, 600


@dataclass(frozen=True, slots=True)
class Opening:
    """Title, company and place, each as the sentence says it, or None."""

    title: Told | None = None
    company: Told | None = None
    place: Told | None = None


def opening_of(document: SourceDocument) -> Opening:
    """What the first sentence says that tells who is hired; empty where none does."""
    for line in islice(document.lines, _LINES):
        words = document.words(line)[:_LONGEST]
        sought = _SEEKS.search(words)
        title = _TITLE.match(words, sought.start("title")) if sought else None
        if sought is None or title is None:
            continue
        end = _end_of_sentence(words, title.end())
        begin = max(words.rfind(sign, 0, sought.start()) for sign in (". ", "! ")) + 1
        joined = _TO_JOIN.search(words, begin, end)
        town = _IN_TOWN.search(words, begin, end)
        return Opening(
            told(document, line.start + title.start(), line.start + title.end()),
            _said(document, line.start, joined, "name", _OURS),
            _said(document, line.start, town, "town", _NO_TOWN),
        )
    return Opening()


def seat_of(document: SourceDocument) -> Opening:
    """A line of the head that is a company with its legal form: "Acme GmbH, 20095 Hamburg"."""
    for line in islice(document.lines, _HEAD_LINES):
        found = _SEAT.match(document.words(line))
        if found and line.role != "bullet":
            place = _said(document, line.start, found, "place", _NO_TOWN)
            return Opening(None, _said(document, line.start, found, "name", _OURS), place)
    return Opening()


def _said(
    document: SourceDocument, start: int, found: re.Match[str] | None, name: str, no: frozenset[str]
) -> Told | None:
    if found is None or not found[name] or found[name].casefold() in no:
        return None
    end = found.end(name) - (len(found[name]) - len(found[name].rstrip(".")))
    return told(document, start + found.start(name), start + end)


def _end_of_sentence(words: str, start: int) -> int:
    found = re.compile(r"[.!?](?:\s|\Z)").search(words, start)
    return found.end() if found else len(words)
