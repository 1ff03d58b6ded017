"""Where one sentence ends and the next begins."""

# ruff: noqa: RUF001 (signs that people write)

from __future__ import annotations

import re

from sightline.career.claims.word_set import word_set

__all__ = ["sentence_ends"]

_END = re.compile(r"[.!?][\"'”’)\]]?\s+(?=[^\s])")
_SHORT = word_set(
    """e.g i.e etc vs inc ltd co corp st dr mr mrs ms prof no sr jr approx dept est gmbh al ca fig
    u.s u.k b.sc m.sc b.s m.s b.a m.a ph.d jan feb mar apr jun jul aug sep sept oct nov dec"""
)
_LAST_WORD = re.compile(r"([^\s(]{1,12})[.!?][\"'”’)\]]?$")


def sentence_ends(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end), without the white space around them.

    >>> [ "Led it. Shipped v2.1, e.g. to Ana."[a:b] for a, b in
    ...   sentence_ends("Led it. Shipped v2.1, e.g. to Ana.")]
    ['Led it.', 'Shipped v2.1, e.g. to Ana.']
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        before = text[start : match.end()].rstrip()
        last = _LAST_WORD.search(before[-16:])
        follows = text[match.end()]
        if last and match[0][0] == "." and _is_short(last[1], follows):
            continue
        if not (follows.isupper() or follows.isdigit() or follows in "\"'“‘([•*-–—$€£~"):
            continue
        _add(found, text, start, match.end())
        start = match.end()
    _add(found, text, start, len(text))
    return found


def _is_short(word: str, follows: str) -> bool:
    plain = word.casefold().rstrip(".")
    return plain in _SHORT or (len(plain) == 1 and plain.isalpha() and plain != "i")


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
