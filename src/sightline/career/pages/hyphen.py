"""Words that a line's end broke: their hyphen becomes a soft one, so that they are whole again.

A hyphen at a line's end is either the word's own (``event-`` ``driven``) or the typesetter's
(``oper-`` ``ation``). The file doesn't say which, but its other words do: what stands whole
elsewhere was broken here. Where nothing tells, the hyphen stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sightline.career.documents.source_document import Line

__all__ = ["with_soft_hyphens"]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SOFT = "\u00ad"
_SET_BY_MACHINE = "\u2010"  # what browsers and typesetters draw; people type another
_WORD = re.compile(r"[^\W\d_]+")
_HEAD = re.compile(r"([^\W\d_]{2,30})[-\u2010]$")
_TAIL = re.compile(r"[^\W\d_]{2,30}")
# Endings that are no words of their own.
_ENDING = re.compile(
    r"\w{0,4}(?:tion|tions|tional|tioned|tioning|sion|sions|ments?|mented|menting|nesses|ively|ously|ingly|ities|ility|bility|ibility"
    r"|ture|tures|cal|cally|tive|tives|ance|ances|ence|ences|ency|izing|ising|ized|ised|ization|isation|ated|ating|ular|sis"
    r"|ungen?|lich|liche[nrs]?|keit|keiten|schaft|schaften|ierung|tät|ción|ciones|miento|dad|dades|ção|ções|zione|zioni|mento|menti|szer|ości|nia|nie)"
)
_WHOLE_WORDS = _set(
    """mental dad nie nation station section action motion motions cement moment comments action
actions stations sections version versions session sessions culture future feature features
native active nature mature picture pictures local vocal medical critical technical logical"""
)
# They stay as they are in "event-driven", wherever the line ends.
_PREFIXES = _set(
    """self non co ex well cross full part long short high low real end data multi pre post re sub
anti inter user client customer server cloud event test open close early late off on in out
up down one two three four five six seven eight nine ten first second third year day week
month hour cost time best decision problem role rule award fast large small mid object team
peer community product market revenue service business web mobile"""
)
_OPEN = _set("and or to und oder bzw bis et ou y o e a i oraz lub")  # "pre- and post-"
_MOST_BREAKS = 2_000


@dataclass(frozen=True, slots=True)
class _Break:
    """A line's last letters and the next line's first, with the place of the hyphen."""

    place: int
    head: str
    tail: str
    is_machines: bool


def with_soft_hyphens(text: str, lines: Sequence[Line]) -> str:
    """The text of a document, each hyphen that only broke a word as U+00AD. No place changes."""
    breaks = [one for one, _ in zip(_breaks(text, lines), range(_MOST_BREAKS), strict=False)]
    if not breaks:
        return text
    words = _words(text, breaks)
    compounds = set(re.findall(r"[^\W\d_]+-[^\W\d_]+", text.lower()))
    sure = [one for one in breaks if _is_sure(one, words, compounds)]
    if any(not one.is_machines for one in sure):
        sure = [one for one in breaks if one in sure or _is_likely(one, words, compounds)]
    parts, here = [], 0
    for one in sure:
        parts += [text[here : one.place], _SOFT]
        here = one.place + 1
    return "".join([*parts, text[here:]])


def _breaks(text: str, lines: Sequence[Line]) -> Iterator[_Break]:
    for line, after in pairwise(lines):
        if after.role or line.end >= len(text) or text[line.end - 1] not in "-\u2010":
            continue
        head = _HEAD.search(text, max(line.start, line.end - 40), line.end)
        tail = _TAIL.match(text, after.start, after.end)
        if head and tail and tail[0].islower() and tail[0] not in _OPEN:
            is_machines = text[line.end - 1] == _SET_BY_MACHINE
            yield _Break(line.end - 1, head[1].lower(), tail[0], is_machines)


def _words(text: str, breaks: Sequence[_Break]) -> set[str]:
    """The words of a document, without the halves that stand at its broken lines."""
    halves = {one.place - len(one.head) for one in breaks}
    halves |= {text.index("\n", one.place) + 1 for one in breaks}
    return {word[0].lower() for word in _WORD.finditer(text) if word.start() not in halves}


def _is_sure(one: _Break, words: set[str], compounds: set[str]) -> bool:
    if one.head + one.tail in words:
        return True
    if f"{one.head}-{one.tail}" in compounds:
        return False
    is_ending = _ENDING.fullmatch(one.tail) is not None and one.tail not in _WHOLE_WORDS
    return one.is_machines or (is_ending and one.tail not in words)


def _is_likely(one: _Break, words: set[str], compounds: set[str]) -> bool:
    """In a document that breaks words: no half of this one is a word that stands elsewhere."""
    if f"{one.head}-{one.tail}" in compounds:
        return False
    return not (one.head in words or one.tail in words or one.head in _PREFIXES)
