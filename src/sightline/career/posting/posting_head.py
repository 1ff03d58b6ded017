"""A posting's head: what the post is called, who offers it, and where it is."""

from __future__ import annotations

import re

from sightline.career.documents.source_document import Line, SourceDocument
from sightline.career.documents.told import Told, told
from sightline.career.posting.opening_sentence import opening_of, seat_of
from sightline.career.posting.section_headings import heading_kind, label_kind

__all__ = ["company_of", "place_of", "title_of"]

_TITLE_LABEL = re.compile(
    r"(?:job title|title|position|role|job|vacancy|opening)\s*[:\u2013—-]\s+", re.IGNORECASE
)
_COMPANY_LABEL = re.compile(
    r"(?:company|employer|organi[sz]ation|agency|client)(?:\s*:\s+|\t)", re.IGNORECASE
)
_PLACE_LABEL = re.compile(
    r"(?:job |work |office )?(?:location|place|where|workplace|based in|location type"
    r"|place of work|duty station)s?(?:\s*:\s+|\t)",
    re.IGNORECASE,
)
_TITLE_WORD = re.compile(
    r"\b(?:manager|management|engineer|director|lead|owner|analyst|architect|developer|head of"
    r"|specialist|designer"
    r"|consultant|coordinator|vp|vice president|officer|tpm|pm|scientist|strategist|president"
    r"|intern|associate)\b",
    re.IGNORECASE,
)
_HIRING = re.compile(
    r"(?:^|(?<=[.!] ))(?:At )?(?P<name>[A-Z][\w&'\u2019.-]*(?: (?:[A-Z][\w&'\u2019.-]*|of|&"
    r"|and))*?),? (?:(?:is|are) "
    r"(?:currently |now |actively )?(?:hiring|looking|seeking|searching|recruiting)|seeks)\b"
)
_WE_ARE = re.compile(
    r"\bWe(?:'re|\u2019re| are) (?P<name>[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3})(?= ?[(,.]| and\b)"
)
_ABOUT = re.compile(
    r"About (?P<name>(?!Us\b|You\b|The\b|This\b|Our\b|the\b|this\b|our\b|us\b"
    r"|you\b)[A-Z0-9][\w&'\u2019. -]{1,50}?)\s*:?$"
)
_MODE = re.compile(
    r"\b(?:fully remote|remote(?:[- ]first|[- ]friendly)?|hybrid|on[- ]?site|in[- ]office"
    r"|work(?:ing)? from (?:home|anywhere))\b",
    re.IGNORECASE,
)
_CITY = re.compile(
    r"[A-ZÀ-Ž][\w.'\u2019-]+(?:[ -][A-ZÀ-Ž][\w.'\u2019-]+){0,3}, (?:[A-Z]{2}\b"
    r"|[A-ZÀ-Ž][\w.'\u2019-]+(?: [A-ZÀ-Ž][\w.'\u2019-]+){0,2})(?:, [A-Z]\w+)?"
)
_PARTS = re.compile(r"\s*[•·|\t]\s*|\s{3,}|\s+[\u2013—]\s+")
_TITLE_PARTS = re.compile(r"\s*[•·|\t]\s*|\s{3,}")
_NOT_PLACE = re.compile(
    r"\d+\s*(?:years|yrs)|[$€£]"
    r"|\b(?:remote|hybrid) (?:team|tool|work environment|control|access)s?\b",
    re.IGNORECASE,
)
_EMPLOYMENT = re.compile(
    r"\b(?:full|part)[- ]time|permanent|contract|location|department|posted\b", re.IGNORECASE
)
_MODE_SENTENCE = re.compile(
    r"(?:\A|[.!?]\s+)((?:Fully remote|Remote|Hybrid|On-?site)\b(?! (?:team|work is))"
    r"[^.!?]{0,80})(?=[.!?]|\Z)"
)
_OF_WORK = re.compile(r"\b(?:role|position|job|office|work|based|candidates|within|location)\b")
_IN_PARENTHESES = re.compile(r"\(([^()]{3,60})\)\s*\Z")
_HEAD_LINES = 12
_LONGEST_PLACE = 90
_ADDRESS = ("addressLocality", "addressRegion", "addressCountry")


def title_of(document: SourceDocument) -> Told | None:
    """The post's name: its field, its label, the first heading, else the first such line."""
    labelled = _field(document, "/title")
    if labelled is not None:
        return labelled
    head = document.lines[:_HEAD_LINES]
    for line in head:
        found = _TITLE_LABEL.match(document.words(line))
        if found and _TITLE_WORD.search(document.words(line)[found.end() :]):
            end = _without_place(document.words(line), line.end - line.start)
            return told(document, line.start + found.end(), line.start + end)
    headings = [line for line in head if line.role == "heading"]
    for line in [*headings[:2], *head]:
        words = document.words(line)
        is_short = len(words) <= 90 and words.rstrip()[-1:] not in ".!?:;"
        if is_short and _TITLE_WORD.search(words) and line.role not in ("bullet", "header"):
            if line.role != "heading" and _is_heading(words, line is document.lines[0]):
                continue
            return _title_in(document, line, words)
    return opening_of(document).title


def _is_heading(words: str, is_first: bool) -> bool:
    """Whether a line with a title's word announces a part of the posting: "Manager skills".

    The first line may be a title that has a heading's word: "Product Manager, User Experience".
    """
    title = _TITLE_WORD.search(words)
    if not is_first or title is None:
        return bool(heading_kind(words))
    return bool(label_kind(words) or (heading_kind(words) and words[title.end() :][:1] != ","))


def _title_in(document: SourceDocument, line: Line, words: str) -> Told | None:
    """The part of a line that is the title: "Senior TPM at Acme", "Acme | Senior TPM | Berlin"."""
    label = _TITLE_LABEL.match(words) or _employer_before(document, line)
    start = label.end() if label else 0
    begin = start
    for cut in [*_TITLE_PARTS.finditer(words, start), None]:
        end = cut.start() if cut else len(words)
        if _TITLE_WORD.search(words[begin:end]):
            at = re.search(r"\s+(?:at|@)\s+(?=[A-Z0-9])", words[begin:end])
            end = _without_place(words, begin + at.start() if at else end)
            return told(document, line.start + begin, line.start + end)
        begin = cut.end() if cut else end
    return told(document, line.start + start, line.end)


def _without_place(words: str, end: int) -> int:
    """Where a title ends that has the place in parentheses behind it."""
    inside = _IN_PARENTHESES.search(words[:end])
    is_place = inside and (_MODE.search(inside[1]) or _CITY.fullmatch(inside[1]))
    return inside.start() if inside and is_place else end


def _employer_before(document: SourceDocument, line: Line) -> re.Match[str] | None:
    """The "Acme - " of "Acme - Product Manager", where the text names Acme again."""
    found = re.match(r"(?P<name>[A-Z][^|:\u2013—]{1,40}?) [-\u2013—] (?=\S)", document.words(line))
    if found is None or _TITLE_WORD.search(found["name"]):
        return None
    rest = document.words(line)[found.end() :]
    is_named_again = re.search(rf"\b{re.escape(found['name'])}\b", document.text[line.end :])
    return found if is_named_again and _TITLE_WORD.search(rest) else None


def company_of(document: SourceDocument, title: Told | None) -> Told | None:
    """Who offers the post: its field or label, "at" in the title, "About X", "X is hiring"."""
    for label in ("/hiringOrganization/name", "/hiringOrganization", "/company"):
        found = _field(document, label)
        if found is not None:
            return found
    for line in document.lines[:_HEAD_LINES]:
        match = _COMPANY_LABEL.match(document.words(line))
        if match:
            return told(document, line.start + match.end(), line.end)
    beside = _company_beside(document, title) if title is not None else None
    beside = beside or seat_of(document).company or opening_of(document).company
    if beside is not None:
        return beside
    for pattern, lines in (
        (_ABOUT, document.lines),
        (_HIRING, document.lines),
        (_WE_ARE, document.lines),
    ):
        for line in lines:
            words = document.words(line)
            match = pattern.search(words[:300])
            if match and match["name"] not in ("We", "You", "The", "Who", "This", "It", "What"):
                return told(
                    document, line.start + match.start("name"), line.start + match.end("name")
                )
    return None


def _company_beside(document: SourceDocument, title: Told) -> Told | None:
    for read in (_after_title, _beside_place, _above):
        found = read(document, title)
        if found is not None:
            return found
    return None


def _after_title(document: SourceDocument, title: Told) -> Told | None:
    line = next((line for line in document.lines if line.start <= title.start < line.end), None)
    if line is None:
        return None
    employer = _employer_before(document, line)
    if employer is not None:
        return told(document, line.start, line.start + employer.end("name"))
    rest = document.text[title.end : line.end]
    found = re.match(r"\s+(?:at|@)\s+(?P<name>[A-Z0-9][^|•·,()\t\u2013—]{0,60})", rest)
    if not found:
        return None
    return told(document, title.end + found.start("name"), title.end + found.end("name"))


def _above(document: SourceDocument, title: Told) -> Told | None:
    """A short line above the title that the text names again."""
    line = document.lines[0]
    words = document.words(line)
    if title.start < line.end or len(words.split()) > 5 or not words[:1].isupper():
        return None
    if re.search(r"[0-9:.!?|,$€£]", words) or heading_kind(words) or _TITLE_WORD.search(words):
        return None
    is_named_again = re.search(rf"\b{re.escape(words)}\b", document.text[title.end :])
    return told(document, line.start, line.end) if is_named_again else None


def _beside_place(document: SourceDocument, title: Told) -> Told | None:
    """The first part of the line above or below the title, where a later part is a place."""
    at = next(
        (i for i, line in enumerate(document.lines) if line.start <= title.start < line.end), 0
    )
    for line in document.lines[max(0, at - 1) : at + 2]:
        words = document.words(line)
        cut = _PARTS.search(words)
        if cut is None or line.start <= title.start < line.end or _place_in(document, line) is None:
            continue
        name = words[: cut.start()]
        is_name = (
            name[:1].isupper() and len(name.split()) <= 5 and not re.search(r"[0-9$€£:]", name)
        )
        if (
            is_name
            and not _MODE.search(name)
            and not _CITY.fullmatch(name)
            and not _EMPLOYMENT.search(name)
        ):
            return told(document, line.start, line.start + len(name))
    return None


def place_of(document: SourceDocument) -> Told | None:
    """Where the work is: its fields, its label, else a city or "remote" in the head."""
    found = _place_fields(document)
    if found is not None:
        return found
    is_next = False
    for line in document.lines:
        words = document.words(line)
        match = _PLACE_LABEL.match(words)
        if match:
            return told(document, line.start + match.end(), line.end)
        if is_next and len(words) <= _LONGEST_PLACE:
            return told(document, line.start, line.end)
        is_next = heading_kind(words) == "place" and len(words) < 30
    for line in document.lines[:_HEAD_LINES]:
        place = _place_in(document, line)
        if place is not None:
            return place
    in_address = seat_of(document).place
    return in_address or _mode_in_prose(document) or opening_of(document).place


def _place_in(document: SourceDocument, line: Line) -> Told | None:
    words = document.words(line)
    if line.role == "bullet" or len(words) > 160:
        return None
    inside = _IN_PARENTHESES.search(words)
    if inside and (_MODE.search(inside[1]) or _CITY.fullmatch(inside[1])):
        city = max((cut.end() for cut in _PARTS.finditer(words, 0, inside.start())), default=0)
        if _CITY.fullmatch(words[city : inside.start()].strip()):
            return told(document, line.start + city, line.start + inside.end())
        return told(document, line.start + inside.start(1), line.start + inside.end(1))
    begin, found = 0, []
    for cut in [*_PARTS.finditer(words), None]:
        end = cut.start() if cut else len(words)
        part = words[begin:end]
        is_place = _MODE.search(part) or (_CITY.fullmatch(part.strip()))
        if (
            is_place
            and not _NOT_PLACE.search(part)
            and not _TITLE_WORD.search(part)
            and len(part) <= 60
        ):
            found.append((begin, end))
            if len(found) == 1 and not _CITY.search(part):
                found[:0] = _town_before(words, begin)
        begin = cut.end() if cut else end
    if not found:
        return None
    return told(document, line.start + found[0][0], line.start + found[-1][1])


def _town_before(words: str, end: int) -> list[tuple[int, int]]:
    """A town's name in the part before "hybrid", unless that part is the line's first."""
    cuts = list(_PARTS.finditer(words[:end]))
    if len(cuts) < 2:
        return []
    begin, last = cuts[-2].end(), cuts[-1].start()
    is_town = re.fullmatch(
        r"[^\W\d_a-z][\w'\u2019.-]+(?: [^\W\d_a-z][\w'\u2019.-]+)?", words[begin:last]
    )
    return [(begin, last)] if is_town and not _EMPLOYMENT.search(words[begin:last]) else []


def _mode_in_prose(document: SourceDocument) -> Told | None:
    """ "This is a hybrid role based in Leeds": the words from the mode to the end of its clause."""
    pattern = re.compile(
        r"\b(?:fully remote|remote|hybrid|on[- ]?site|in[- ]office)\b(?: (?:role|position|job"
        r"|work|working|first|within|in|from|across|based|"
        r"or|and|remote|hybrid|on-site|the|our|office|St\.|[A-Z][\w'\u2019-]+,?))*"
        r"|\bbased in (?:our )?(?:St\. )?[A-Z][\w'\u2019-]+(?:,? [A-Z][\w'\u2019-]+)*",
    )
    for line in document.lines:
        words = document.words(line)
        if line.role != "bullet" and (said := _MODE_SENTENCE.search(words)):
            return told(document, line.start + said.start(1), line.start + said.end(1))
        match = pattern.search(words)
        if match is None or _NOT_PLACE.search(words[match.start() : match.end() + 20]):
            continue
        if _OF_WORK.search(words):
            return told(document, line.start + match.start(), line.start + match.end())
    return None


def _place_fields(document: SourceDocument) -> Told | None:
    where: dict[str, dict[str, Line]] = {}
    for line in document.lines:
        whose, _, key = line.label.rpartition("/")
        if whose.startswith("/jobLocation") and key in _ADDRESS:
            where.setdefault(whose, {}).setdefault(key, line)
    address = [held[key] for held in where.values() for key in _ADDRESS if key in held]
    lines = address or [
        line
        for key in ("/location/city", "/location/region", "/location/countryCode")
        for line in document.lines
        if line.label == key
    ]
    lines += [line for line in document.lines if line.label in ("/jobLocationType", "/remote")]
    if not lines:
        return _field(document, "/jobLocation") or (
            _field(document, "/applicantLocationRequirements/name")
        )
    parts = [told(document, line.start, line.end) for line in lines]
    return Told(" ".join(part.value for part in parts), tuple(s for p in parts for s in p.spans))


def _field(document: SourceDocument, label: str) -> Told | None:
    lines = [line for line in document.lines if line.label == label]
    return told(document, lines[0].start, lines[-1].end) if lines else None
