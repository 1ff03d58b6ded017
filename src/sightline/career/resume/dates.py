# ruff: noqa: E501, RUF001, RUF002  (words and signs stand here as people write them)
"""Dates and stretches of time as people write them, with the precision that they write.

Read are points (``Mar 2021``, ``03/2022``, ``2019-01``, ``12.03.2019``, ``'19``, ``Summer 2020``,
``Q3 2019``, ``2019``) in many languages and stretches of two points, of a point and "present", or of
one point ("since 2018", ``2022 -``). Template years (``20XX``) are found as words and mean nothing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sightline.career.resume.months import MONTH_WORDS, OPEN_WORDS, SINCE_WORDS, month_of

__all__ = ["Stretch", "day_bounds", "find_stretches"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time in a text: where its words stand and what they say.

    ``start`` and ``end`` are half-open offsets; ``first`` and ``last`` are ``YYYY``, ``YYYY-MM`` or
    ``YYYY-MM-DD``, None where the words don't say. ``is_range``: the words name both ends, or say
    that it goes on. ``is_expected``: it lies ahead ("expected May 2026").
    """

    start: int
    end: int
    first: str | None
    last: str | None
    is_open: bool = False
    is_range: bool = False
    is_expected: bool = False


def _words(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"[ ]") for word in words)


_MONTH = rf"(?:{_words(MONTH_WORDS)})(?![^\W\d_])\.?"
_YEAR = r"(?:(?:19|20)\d\d(?!\d)|(?:19|20)[Xx]{2}(?![^\W\d_]))"
_SHORT = r"['’‘]\d\d(?!\d)"
_SEASONS = (
    "spring", "summer", "fall", "autumn", "winter", "frühjahr", "sommer", "herbst", "printemps",
    "été", "automne", "hiver", "primavera", "verano", "otoño", "invierno", "wise", "sose", "ws",
    "ss",
)  # fmt: skip
_SEASON = rf"(?:{_words(_SEASONS)})(?![^\W\d_])"
_POINT = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.|er)?[ ]{{0,2}}(?:de[ ])?{_MONTH}[ ]{{0,2}}(?:de[ ])?,?[ ]{{0,2}}{_YEAR}"
    rf"|{_MONTH}[ ]{{0,2}}\d{{1,2}}(?:st|nd|rd|th)?,[ ]{{0,2}}{_YEAR}"
    rf"|{_MONTH}[ ]{{0,2}}(?:del?[ ]|of[ ])?[,./'’-]?[ ]{{0,2}}(?:{_YEAR}|{_SHORT})"
    rf"|{_MONTH}[ -]?\d\d(?![\d%+])"
    rf"|{_SEASON}(?:[ ]{{0,2}}(?:of[ ])?,?[ ]{{0,2}})(?:{_YEAR}|{_SHORT})(?:/\d\d(?!\d))?"
    rf"|[Qq][1-4][ ]{{0,2}}[/'’-]?[ ]{{0,2}}{_YEAR}|{_YEAR}[ ]{{0,2}}[/-]?[ ]{{0,2}}[Qq][1-4](?!\d)"
    rf"|\d\d?[./]\d\d?[./](?:19|20)\d\d(?!\d)"
    rf"|(?:19|20)\d\d[-./]\d\d?[-./]\d\d?(?!\d)"
    rf"|\d\d?[ ]?[./-][ ]?(?:19|20)\d\d(?![\d%])"
    rf"|(?:19|20)\d\d[-./](?:0[1-9]|1[0-2])(?![\d/])"
    rf"|{_YEAR}|{_SHORT})"
)
_LEFT = r"(?<![\w$€£#.@/+-])"
_OPEN = rf"(?:{_words(tuple(sorted(OPEN_WORDS, key=len, reverse=True)))})(?![^\W\d_])"
_SEPARATOR = (
    r"(?:[ ]{0,3}(?:[-–—‒―−‐‑\u00ad~→»]|--|–>|->|➔|►)[ ]{0,3}"
    r"|[ ]{1,3}(?:to|until|till|til|through|thru|and|bis|à|a|al|au|hasta|até|ate|do|tot|t/m|fino[ ]a"
    r"|up[ ]to|tills|és|-[ ]?à)[ ]{1,3})"
)
_LEADING = ("von", "du", "de", "del", "dal", "van", "between", "zwischen")
_LEAD = rf"(?:(?:{_words(SINCE_WORDS)}|{_words(_LEADING)})[ ]{{1,2}}(?:the[ ])?)"
_EXPECTED = (
    r"(?:(?:expected(?:[ ]graduation|[ ]completion|[ ]to[ ]graduate)?|anticipated(?:[ ]graduation)?"
    r"|graduating|est\.?|exp\.?|voraussichtlich|prévu)[ ]?:?[ ]{0,2}(?:in[ ]|on[ ])?)"
)
_STRETCH = re.compile(
    rf"{_LEFT}(?:(?P<expected>{_EXPECTED})|(?P<lead>{_LEAD}))?"
    rf"(?:(?P<first>{_POINT}|{_MONTH}(?={_SEPARATOR}{_MONTH}))"
    rf"(?:(?P<sep>{_SEPARATOR})(?:(?P<open>{_OPEN})|(?P<expected2>{_EXPECTED})?(?P<last>{_POINT})"
    rf"|(?P<short>\d\d)(?![\d%./:]))"
    rf"|(?P<hang>[ ]{{0,2}}[-–—][ ]{{0,2}}(?=$|[)|\]]))|(?P<gone>[ ]{{1,3}}\(?(?:present|current|ongoing)\)?(?!\w)))?)",
    re.IGNORECASE,
)
# Where a stretch may begin: a digit, a quotation mark before a year, or a word that begins as one
# of those above does. Asked first, since trying the pattern at every letter takes far longer.
_BEGIN = re.compile(rf"{_LEFT}(?:[^\W_]\w*|['’‘])")
_EXPECTING = ("expected", "anticipated", "graduating", "est", "exp", "voraussichtlich", "prévu")
_FIRST = {
    word.split()[0]
    for words in (MONTH_WORDS, SINCE_WORDS, _SEASONS, _LEADING, _EXPECTING)
    for word in words
} | {"q1", "q2", "q3", "q4"}
_HEADS = frozenset(word[:3] for word in _FIRST)  # the shorter ones whole
_MOST_LETTERS = 1_000  # of a line; what is longer is prose
_HINT = re.compile(r"\d\d|[Xx]{2}")
_DIGITS = re.compile(r"\d+")
_FULL_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_LETTERS = re.compile(r"[^\W\d_]+\.?")
_QUARTER = re.compile(r"[Qq]([1-4])")
_MONTH_AND_TWO = re.compile(r"[^\W\d_]+\.?[ -]?\d\d")
_SINCE = re.compile(rf"(?:{_words(SINCE_WORDS)})[ ]", re.IGNORECASE)


def find_stretches(text: str) -> list[Stretch]:
    """The stretches of time that a line of text names, in order.

    >>> [(s.first, s.last, s.is_open) for s in find_stretches("Acme, Mar 2021 – Present")]
    [('2021-03', None, True)]
    >>> [(s.first, s.last) for s in find_stretches("Jun - Aug 2019; 12/2014 to 01/2016")]
    [('2019-06', '2019-08'), ('2014-12', '2016-01')]
    """
    text = text[:_MOST_LETTERS]
    if not _HINT.search(text):
        return []
    return [_stretch(match) for match in _matches(text) if not _is_day(match)]


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What the pattern finds in a text from left to right."""
    here = 0
    for begin in _BEGIN.finditer(text):
        start, word = begin.start(), begin[0]
        if start < here or (word[0].isalpha() and not _may_begin(word[:3].lower())):
            continue
        match = _STRETCH.match(text, start)
        if match is not None:
            here = match.end()
            yield match


def _may_begin(head: str) -> bool:
    """Whether a word with these letters, at most three, may be the first of a stretch."""
    return head in _HEADS or (head[:2] in _HEADS and not head[2:].isalpha())


def _is_day(match: re.Match[str]) -> bool:
    """Whether "May 20" stands alone: a day or a year, nobody can tell."""
    alone = match["sep"] is None and match["hang"] is None and match["lead"] is None
    return alone and bool(_MONTH_AND_TWO.fullmatch(match["first"]))


def _stretch(match: re.Match[str]) -> Stretch:
    first, last = match["first"], match["last"]
    start, end = _ends(match)
    begins = _point(first)
    is_since = bool(match["lead"] and _SINCE.match(match["lead"]))
    is_open = bool(match["open"] or match["gone"] or match["hang"])
    is_expected = bool(match["expected"] or match["expected2"])
    if last is not None:
        ends = _point(last)
        if begins is None and ends is not None and not any(map(str.isdigit, first)):
            month = month_of(first.strip())
            begins = f"{ends[:4]}-{month:02d}" if month else None
        return Stretch(start, end, begins, ends, False, True, is_expected)
    if match["short"] is not None:
        ends = begins[:2] + match["short"] if begins else None
        if begins and ends and ends < begins[:4]:
            ends = None
        return Stretch(start, end, begins, ends, False, True, is_expected)
    if is_open or is_since:
        return Stretch(start, end, begins, None, True, True, is_expected)
    if (quarter := _QUARTER.search(first)) and begins is not None and len(begins) == 4:
        month = 3 * int(quarter[1])
        return Stretch(start, end, f"{begins}-{month - 2:02d}", f"{begins}-{month:02d}")
    return Stretch(start, end, begins, begins, False, False, is_expected)


def _ends(match: re.Match[str]) -> tuple[int, int]:
    """Where the words stand; a preposition that only leads to them is left out."""
    start, end = match.span()
    if match["lead"] and not (_SINCE.match(match["lead"]) and match["sep"] is None):
        start = match.start("first")
    while end > start and match.string[end - 1].isspace():
        end -= 1
    return start, end


def _point(words: str | None) -> str | None:
    """A point of time as precise as its words; None where they are a template's.

    A day and a month whose order can't be told (03/04/2019) count as the year alone.
    """
    if words is None:
        return None
    numbers = _DIGITS.findall(words)
    year = _year(words, numbers)
    if year is None:
        return None
    month = next((m for w in _LETTERS.findall(words) if (m := month_of(w))), None)
    small = [int(n) for n in numbers if len(n) <= 2]
    if month is not None:
        day = small[0] if small and len(numbers) > 1 else None
        return _written(year, month, day)
    if _QUARTER.search(words) or any(c.isalpha() for c in words):
        return f"{year:04d}"
    return _numeric(year, small, is_year_first=len(numbers[0]) == 4)


def _year(words: str, numbers: list[str]) -> int | None:
    found = _FULL_YEAR.search(words)
    if found:
        return int(found[0])
    if not numbers or "x" in words.lower()[-2:]:
        return None
    short = int(numbers[-1])
    # A year of two digits lies in the hundred years of a working life: '49 and below are 20xx.
    return short + (2000 if short < 50 else 1900)


def _numeric(year: int, small: list[int], *, is_year_first: bool) -> str:
    if len(small) == 2:
        if is_year_first:
            return _written(year, small[0], small[1])
        day, month = small
        if day == month or (day > 12 >= month):
            return _written(year, month, day)
        return _written(year, day, month) if month > 12 >= day else f"{year:04d}"
    return _written(year, small[0], None) if len(small) == 1 else f"{year:04d}"


def _written(year: int, month: int, day: int | None) -> str:
    if not 1 <= month <= 12:
        return f"{year:04d}"
    if day is None or not 1 <= day <= monthrange(year, month)[1]:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}"


def day_bounds(point: str) -> tuple[date, date]:
    """The first and the last day that a point of time may mean.

    >>> day_bounds("2020-02")
    (datetime.date(2020, 2, 1), datetime.date(2020, 2, 29))
    """
    parts = [int(part) for part in point.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    year, month = parts[0], parts[1]
    if len(parts) == 2:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, parts[2]), date(year, month, parts[2])
