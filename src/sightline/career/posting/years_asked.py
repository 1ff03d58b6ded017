"""Years that a posting asks for, and of what."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, islice

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told, told
from sightline.career.posting.demands import is_degree
from sightline.career.posting.posting import Years

__all__ = ["years_in"]

_NAMES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15,
}  # fmt: skip
_NUMBER = r"(?:[0-9]{1,2}(?:\.[0-9])?|" + "|".join(_NAMES) + r")"
_YEARS = re.compile(
    rf"(?<![\w.,$€£-])(?:(?:(?P<upto>up to|maximum(?: of)?|max\.?|less than|fewer than|under"
    r"|(?:no|not) more than|at most)|(?P<between>between))\s+)?"
    rf"(?P<low>{_NUMBER})(?:\s*\([0-9]{{1,2}}\))?\s?(?P<open>\+|\s?plus|\s?or more)?"
    rf"(?:\s?(?:-|\u2013|—|\u2011|to|or|(?(between)and|(?!)))\s?(?P<high>{_NUMBER})"
    rf"\s?(?P<open_high>\+)?)?[\s-]?"
    rf"(?P<plus>\+\s?)?(?P<unit>years?|yrs?\.?|yoe|jahren?|months?)(?P<late>\+)?(?P<own>['\u2019]s?"
    rf"|\([^()]{{1,3}}\))?(?!\w)",
    re.IGNORECASE,
)
_NOT_OF_WORK = re.compile(
    r"\s*(?:ago|old\b|of age|vest|contract|fixed|term\b|in business|warranty|lease|cliff|in a row"
    r"|anniversar|runway|plan\b|roadmap|strategy|history|journey|later|from now|in the making"
    r"|and counting|on the market|consecutive|running)",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\b(?:last|past|next|first|within|every|founded|since|previous|coming|aged?|is|for over"
    r"|for the)\s+"
    r"(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    rf"\b(?P<low>{_NUMBER})\+? of (?:which|them|those|these)(?: years)?,?"
    r" (?:in|on|with|as|at) (?:an? )?"
    r"(?P<of>[^.,;()\n]{2,60})",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(
    rf"\bof (?:which|them|those|these) (?:at least |a minimum of |minimum )?(?P<low>{_NUMBER})\+?"
    r"(?: years?)? (?:in|on|with|as|at) (?:an? )?(?P<of>[^.,;()\n]{2,60})",
    re.IGNORECASE,
)
_MORE_YEARS = re.compile(
    rf"(?:which )?(?:at least |a minimum of |minimum (?:of )?|min\.? )?{_NUMBER}\+?(?!\w)",
    re.IGNORECASE,
)
_OUR_YEARS = re.compile(r"\b(?:our|company)\b", re.IGNORECASE)
_NEAR = 300
_MOST = 50
_OURS = re.compile(r"\b(?:we|our|us|company|team|founded|founders?)\b", re.IGNORECASE)
_ABOUT_CANDIDATE = re.compile(
    r"\b(?:experience|you|your|candidate|required|minimum|at least|background)\b", re.IGNORECASE
)
_LEAD = re.compile(
    r"[\s,]*(?:of|in|on|as|with|working|doing|building|spent)?\s*(?:an?\s+|the\s+)?"
    r"(?:(?:relevant|professional|related|proven|prior|direct|hands-on|practical|combined|solid"
    r"|demonstrated|total|overall|full-time|progressive|speciali[sz]ed)\s+)*"
    r"(?:(?:work(?:ing)?\s+)?(?:experience\b|exp\b\.?)\s*"
    r"(?:in|with|as|of|on|working (?:as|in|with|on)|:)?\s*"
    r"(?:an?\s+|the\s+)?)?",
    re.IGNORECASE,
)
_END = re.compile(
    r"[.;:()\n•]|,|\s(?:with|including|preferred|required|and at least|or equivalent|is|are)\b"
    r"|\s[\u2013—-]\s|\s(?:and|or)\s+(?=[0-9])"
)
_NO_WORK = re.compile(
    r"(?:(?:is|are|strongly|highly) )*(?:required|preferred|minimum|needed|desired|desirable"
    r"|plus|ideal"
    r"|a plus|or more|experience)\Z",
    re.IGNORECASE,
)
_LINK_AT_END = re.compile(r"(?:[\s,:]|\b(?:of|in|on|as|with|an?|the)\b)*\Z", re.IGNORECASE)
_FOREIGN = re.compile(r"\b(?:vesting|contract|roadmap)\b|\Aequivalent\b", re.IGNORECASE)


def years_in(
    document: SourceDocument, start: int, end: int, *, is_requirement: bool
) -> list[Years]:
    """Every number of years in a place. Outside a requirement it must be a candidate's."""
    words = document.text[start:end].replace("\n", " ")
    is_about_candidate = bool(_ABOUT_CANDIDATE.search(words))
    if not is_requirement and (_OURS.search(words) or not is_about_candidate):
        return []
    if is_requirement and _OUR_YEARS.search(words) and not is_about_candidate:
        return []
    found: list[Years] = []
    for match in islice(_YEARS.finditer(words), _MOST):
        begin = max(0, match.start() - _NEAR)
        before, after = words[begin : match.start()], words[match.end() : match.end() + _NEAR]
        if _NOT_OF_WORK.match(after) or _NOT_BEFORE.search(before[-40:]):
            continue
        is_months = match["unit"].lower().startswith("month")
        if is_months and "experience" not in (before + after).lower():
            continue
        years = _years(document, start, match, after, 12.0 if is_months else 1.0)
        if years.of is None:
            years = replace(years, of=_said_before(document, start + begin, before))
        found.append(years)
    found += _of_them(document, start, words) if found else []
    return found


def _of_them(document: SourceDocument, start: int, words: str) -> list[Years]:
    """ "4+ years, at least 2 of them on APIs": a number of the years just named."""
    found: list[Years] = []
    for match in islice(chain(_PART_OF.finditer(words), _OF_WHICH.finditer(words)), _MOST):
        of = told(document, start + match.start("of"), start + match.end("of"))
        said = told(document, start + match.start(), start + match.end())
        found.append(Years(_number(match["low"]), None, of, said))
    return found


def _said_before(document: SourceDocument, start: int, before: str) -> Told | None:
    """ "Product management experience (5 years)": what is counted stands before the number."""
    trimmed = before.rstrip(" (:\u2013—-")
    if trimmed == before.rstrip() or not re.search(r"\bexperience\Z", trimmed, re.IGNORECASE):
        return None
    begin = max(trimmed.rfind(sign) for sign in ".;,•(") + 1
    return told(document, start + begin, start + len(trimmed))


def _years(
    document: SourceDocument, start: int, match: re.Match[str], after: str, divisor: float
) -> Years:
    low = _number(match["low"]) / divisor
    high = _number(match["high"]) / divisor if match["high"] and not match["open_high"] else None
    if (match["plus"] or match["late"]) and high is not None:
        high = None
    if match["upto"]:
        low, high = 0.0, low
    if high is not None and high < low:
        low, high = high, low
    begin = start + match.end()
    lead = _LEAD.match(after)
    first = lead.end() if lead else 0
    stop = _END.search(after, first)
    last = stop.start() if stop else len(after)
    of = None
    counted = after[first:last].strip(" -\u2013—,&/+")
    is_more = _MORE_YEARS.match(counted)  # "10 years in total, 6 years of them in ..."
    if counted and not (
        is_more or is_degree(counted) or _FOREIGN.search(counted) or _NO_WORK.match(counted)
    ):
        of = told(document, begin + first, begin + last)
    said_end = len(_LINK_AT_END.sub("", after[:first]))
    words_end = begin + max(last, first) if of else begin + said_end
    return Years(low, high, of, told(document, start + match.start(), words_end))


def _number(words: str) -> float:
    return float(_NAMES.get(words.lower(), 0) or words)
