"""Names of skills in a text, longest first; each found name is one that a list holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sightline.career.skills.concepts import Concept, Name, Names, all_names
from sightline.career.skills.context import (
    is_a_season,
    is_an_employer,
    is_an_initial,
    is_handled,
    is_of_a_tool,
    is_said_of_a_skill,
    is_work_done_in,
    is_written_as,
    parts_a_list,
)
from sightline.career.skills.stem import stem
from sightline.career.skills.words import Word, folded, words_of

__all__ = ["Found", "concept_of", "found_names", "marked_names"]

# What may stand between two words of one name; anything else, such as a comma, ends it.
_INSIDE = re.compile(r"[ \u00a0]?(?:[-/.&'\u2019\u2010\u2011]| [/&-] )?[ \u00a0]?|[ \u00a0]{2,3}")
_ROUND_A_LETTER = "&'\u2019@*_"
_APART = frozenset((",", "/", "|", ", and", "and", "or", ", or", ";"))
_MAX_LINE = 20_000
_ADDRESS = re.compile(r"://|@\w|\bwww\.|\w\.(?:com|org|edu|gov)\b", re.IGNORECASE)
_FAR = 60


@dataclass(frozen=True, slots=True)
class Found:
    """A name at a place. ``is_sure`` is False for an everyday word without context.

    ``is_written``: it has the capitals that the name has (Go, not go).
    """

    start: int
    end: int
    concept: Concept
    is_sure: bool
    is_written: bool


def concept_of(words: str) -> Concept | None:
    """The concept that these words, all of them, are a name of."""
    names = all_names()
    at = folded(words)
    held = names.exact.get(at) or names.stems.get(" ".join(map(stem, at.split(" "))))
    if held is None or (held.mark and not is_written_as(held.written, words)):
        return None
    return held.concept


def marked_names(words: Sequence[str]) -> list[str]:
    """For each word of a line whether a name begins or goes on at it, and which sort of name.

    ``B`` or ``I``, then whose list (E, O, T), the layer (s, k), its mark, 1 for a name of one word.
    """
    text = " ".join(words)
    owners: list[int] = []
    for at, word in enumerate(words):
        owners += [at] * (len(word) + 1)
    marks = ["O"] * len(words)
    parts = words_of(text)
    for first, last, name in _places(text, parts, all_names()):
        begin, end = owners[parts[first][1]], owners[parts[last][2] - 1]
        whose = "E" if name.concept.esco else "O" if name.concept.onet else "T"
        sort = whose + name.concept.layer[0] + name.mark + ("1" if begin == end else "")
        marks[begin] = "B" + sort
        for at in range(begin + 1, end + 1):
            marks[at] = "I" + sort
    return marks


def found_names(text: str) -> list[Found]:
    """Every name in a text, in order, none inside another; offsets are code points."""
    found: list[Found] = []
    here = 0
    for line in text.split("\n"):
        for part in range(0, len(line), _MAX_LINE):
            cut = line[part : part + _MAX_LINE]
            found += _in_line(cut, here + part)
        here += len(line) + 1
    return found


def _in_line(line: str, offset: int) -> list[Found]:
    words = words_of(line)
    places = _places(line, words, all_names())
    spots = [(words[first][1], words[last][2]) for first, last, _ in places]
    written = [
        _is_the_name(line, start, end, name)
        and not _is_in_an_address(line, start, end)
        and not is_an_employer(line, words, first)
        and not (name.mark and is_a_season(line, words, last))
        for (start, end), (first, last, name) in zip(spots, places, strict=True)
    ]
    sure = [
        is_written and (name.mark != "?" or _is_meant(line, words, place))
        for is_written, (_, _, name), place in zip(written, places, places, strict=True)
    ]
    _pair(
        line,
        spots,
        [written[at] and is_of_a_tool(places[at][2].concept) for at in range(len(places))],
        sure,
    )
    _spread(line, spots, written, sure)
    return [
        Found(offset + start, offset + end, name.concept, is_sure, is_written)
        for (start, end), (_, _, name), is_sure, is_written in zip(
            spots, places, sure, written, strict=True
        )
    ]


def _is_meant(line: str, words: list[Word], place: tuple[int, int, Name]) -> bool:
    first, last, name = place
    if is_said_of_a_skill(line, words, first, last):
        return True
    is_made_with = is_of_a_tool(name.concept) or name.concept.key.startswith("term:")
    if is_made_with and is_work_done_in(line, words, first, last):
        return True
    return is_of_a_tool(name.concept) and is_handled(line, words, first, last)


def _pair(
    line: str, spots: Sequence[tuple[int, int]], tools: Sequence[bool], sure: list[bool]
) -> None:
    """Make sure two tools that stand in one list, though each may be an everyday word: Go, Rust.

    Two single letters say nothing: vitamins C and D.
    """
    for at in range(1, len(spots)):
        if tools[at - 1] and tools[at] and not (sure[at - 1] and sure[at]):
            (start, end), (begun, ended) = spots[at - 1], spots[at]
            if max(end - start, ended - begun) > 1 and line[end:begun].strip() in _APART:
                sure[at - 1] = sure[at] = True


def _spread(
    line: str, spots: Sequence[tuple[int, int]], written: Sequence[bool], sure: list[bool]
) -> None:
    """Make sure what stands in a list beside what is sure, to the right and then to the left."""
    for at in range(1, len(spots)):
        if sure[at - 1] and written[at] and not sure[at]:
            sure[at] = parts_a_list(line[spots[at - 1][1] : spots[at][0]])
    for at in range(len(spots) - 2, -1, -1):
        if sure[at + 1] and written[at] and not sure[at]:
            sure[at] = parts_a_list(line[spots[at][1] : spots[at + 1][0]])


def _places(line: str, words: list[Word], names: Names) -> list[tuple[int, int, Name]]:
    """First word, last word and name of each place, the longest name at each."""
    stems = [stem(word) for word, _, _ in words]
    breaks = [
        _INSIDE.fullmatch(line, words[at][2], words[at + 1][1]) is None
        for at in range(len(words) - 1)
    ]
    places: list[tuple[int, int, Name]] = []
    at = 0
    while at < len(words):
        most = max(names.longest.get(words[at][0], 0), names.longest.get(stems[at], 0))
        place = _longest_at(words, stems, breaks, at, most, names)
        if place is not None:
            places.append((at, place[0], place[1]))
            at = place[0]
        at += 1
    return places


def _longest_at(
    words: list[Word], stems: list[str], breaks: list[bool], at: int, most: int, names: Names
) -> tuple[int, Name] | None:
    last = at
    while last + 1 < len(words) and last + 1 < at + most and not breaks[last]:
        last += 1
    if most == 0:
        return None
    for end in range(last, at - 1, -1):
        name = names.exact.get(" ".join([word[0] for word in words[at : end + 1]]))
        if name is None:
            name = names.stems.get(" ".join(stems[at : end + 1]))
            if name is not None and name.concept.layer == "knowledge" and _is_past(words, at, end):
                continue  # "shipped industry" is not the shipping industry
        if name is not None:
            return end, name
    return None


def _is_past(words: list[Word], first: int, last: int) -> bool:
    return any(word.endswith("ed") for word, _, _ in words[first : last + 1])


def _is_the_name(line: str, start: int, end: int, name: Name) -> bool:
    """Whether a place is written as the name is; the R of R&D isn't the language."""
    if not name.mark:
        return True
    quote = line[start:end]
    if not is_written_as(name.written, quote):
        return False
    if len(quote) > 1 and quote.isupper() and name.written.istitle() and not line.isupper():
        return False  # SWIFT, among words in small letters, is another name than Swift
    if len(quote) > 1:
        return True
    before, behind = line[max(0, start - 1) : start], line[end : end + 1]
    if before == "." or (behind == "." and is_an_initial(line, start, end)):
        return False
    return not any(sign in _ROUND_A_LETTER for sign in before + behind)


def _is_in_an_address(line: str, start: int, end: int) -> bool:
    """Whether a name is a part of a link or mail address, such as github.com/jane."""
    before = line[max(0, start - _FAR) : start].rpartition(" ")[2]
    behind = line[end : end + _FAR].partition(" ")[0]
    return _ADDRESS.search(before + line[start:end] + behind) is not None
