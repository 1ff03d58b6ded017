"""A text as its reader sees it: headings, bullets, paragraphs, and the sentences in them."""

# ruff: noqa: RUF001 (signs that people write)

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sightline.career.resume.headings import heading_kind

__all__ = ["OWN_MARK", "Passage", "passages_of"]

OWN_MARK = "[own]"
_LINE = re.compile(r"[^\n]+")
_BEFORE = re.compile(
    r"[ \t>]*(?P<sign>#{1,6}(?=[ \t])|[-*+•·▪●○◦‣▸►–—](?=[ \t])|\d{1,2}[.)](?=[ \t]))?[ \t]*"
)
_NUMBER = re.compile(r"(\d{1,2})[.)][ \t]*\Z")
_SECOND = re.compile(r"^[ \t>]*2[.)][ \t]", re.MULTILINE)
_RULE = re.compile(r"[\s\-=_*|:.~#>+]*")
_WRAPS_AT = 60
_WIDEST = 100


@dataclass(frozen=True, slots=True)
class Passage:
    """One or several lines that are read as one.

    ``sort`` is ``label`` (a heading from a closed list), ``heading`` (marked as one), ``bullet``
    or ``line``. ``paragraph`` numbers what blank lines part.
    """

    start: int
    end: int
    sort: str
    paragraph: int
    is_own: bool = False


def passages_of(text: str) -> list[Passage]:
    """The passages of a text, in order; a line that the margin broke goes on in the next."""
    found: list[Passage] = []
    numbers: set[int] = set()
    for passage in _lines(text):
        number = _number_of(text, passage)
        if number is not None:
            if found and _is_figure(text, found[-1], passage, number, numbers):
                found[-1] = replace(found[-1], end=passage.end)
                continue
            numbers.add(number)
        if found and _goes_on(text, found[-1], passage):
            last = found[-1]
            found[-1] = Passage(last.start, passage.end, last.sort, last.paragraph, last.is_own)
        else:
            found.append(passage)
    return list(_paragraphs(text, found))


def _paragraphs(text: str, passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages, numbered by what a reader takes for one paragraph.

    A bullet is one. A line that ended long before the margin, or beyond any, ended on purpose.
    """
    number, last = 0, None
    for passage in passages:
        if last is not None:
            line = text[text.rfind("\n", 0, last.end) + 1 : last.end]
            is_broken = not _WRAPS_AT <= len(line) <= _WIDEST or passage.sort == "bullet"
            number += is_broken or passage.paragraph != last.paragraph
        yield replace(passage, paragraph=number)
        last = passage


def _lines(text: str) -> Iterator[Passage]:
    paragraph, last_end = 0, 0
    for match in _LINE.finditer(text):
        if text.count("\n", last_end, match.start()) > 1 or not match[0].strip():
            paragraph += 1
        last_end = match.end()
        if not match[0].strip() or _RULE.fullmatch(match[0]):
            continue
        yield _passage(text, match.start(), match.end(), paragraph)


def _passage(text: str, start: int, end: int, paragraph: int) -> Passage:
    before = _BEFORE.match(text, start, end)
    sign = before["sign"] if before else None
    begin = before.end() if before else start
    while end > begin and text[end - 1].isspace():
        end -= 1
    is_own = text[begin : begin + len(OWN_MARK)].casefold() == OWN_MARK
    if is_own:
        begin += len(OWN_MARK)
        while begin < end and text[begin].isspace():
            begin += 1
    words = text[begin:end].replace("\\", "").strip("*_#: \t")
    sort = "line" if sign is None else "heading" if sign.startswith("#") else "bullet"
    is_sentence = is_own or sort == "bullet" or words.endswith(".")
    if not is_sentence and heading_kind(words, is_loose=False) is not None:
        return Passage(begin, end, "label", paragraph)
    return Passage(begin, end, sort, paragraph, is_own)


def _number_of(text: str, passage: Passage) -> int | None:
    """The number before an item of a list; None where no number stands there."""
    sign = _NUMBER.search(text, text.rfind("\n", 0, passage.start) + 1, passage.start)
    return int(sign[1]) if sign and passage.sort == "bullet" else None


def _is_figure(text: str, last: Passage, after: Passage, number: int, before: set[int]) -> bool:
    """Whether a number at a line's beginning ends the sentence of the line before: that one
    reached the margin and has no end, and nothing was numbered so far that this goes on."""
    line = text[text.rfind("\n", 0, last.end) + 1 : last.end].rstrip()
    return (
        last.sort in ("line", "bullet")
        and last.paragraph == after.paragraph
        and number - 1 not in before
        and (number != 1 or not _SECOND.search(text, after.start))
        and len(line) >= _WRAPS_AT
        and not line.endswith((".", "!", "?", ":", ";"))
    )


def _goes_on(text: str, last: Passage, after: Passage) -> bool:
    if (
        after.sort != "line"
        or last.sort in ("label", "heading")
        or last.paragraph != after.paragraph
    ):
        return False
    if after.is_own:
        return False
    line = text[text.rfind("\n", 0, last.end) + 1 : last.end]
    if line.rstrip().endswith((".", "!", "?", ":", ";")):
        return False
    if text.startswith(("http", "www."), after.start):
        return False
    return text[after.start].islower() or len(line) >= _WRAPS_AT
