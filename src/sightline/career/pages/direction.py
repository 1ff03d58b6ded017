"""Letters in the order in which they are read: right to left in Hebrew and Arabic.

A simple form of the Unicode bidirectional algorithm (UAX 9), from the places of the letters back
to the order of the text: runs of one direction, and neutral letters with their neighbours.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

__all__ = ["has_right_to_left", "in_reading_order", "is_right_to_left"]

_Token = TypeVar("_Token")
_RIGHT = ("R", "AL")
_LEFT = ("L", "EN", "AN")
# Where Unicode keeps the letters that are read from right to left, and their marks.
_MAY_BE_RIGHT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U0001efff]")
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"), ("\u00ab", "\u00bb"))
_SIGNS = ("ES", "CS", "ET")  # of numbers: plus, minus, point, comma, colon, per cent


def has_right_to_left(text: str) -> bool:
    return not text.isascii() and any(
        unicodedata.bidirectional(letter) in _RIGHT for letter in _MAY_BE_RIGHT.findall(text)
    )


def is_right_to_left(text: str) -> bool:
    """Whether most of a text's letters are read from right to left."""
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    return sum(kind in _RIGHT for kind in kinds) > sum(kind == "L" for kind in kinds)


def in_reading_order(
    tokens: Sequence[_Token],
    text_of: Callable[[_Token], str],
    with_text: Callable[[_Token, str], _Token],
) -> list[_Token]:
    """Tokens sorted from left to right, as a reader takes them.

    ``with_text`` gives a token with another text: brackets open to the side from which they are
    read, and whether PDFium has turned them already depends on the order of drawing.
    """
    leads_right = is_right_to_left("".join(map(text_of, tokens)))
    kinds = _directions([text_of(token) for token in tokens], leads_right)
    runs: list[tuple[bool, list[_Token]]] = []
    for token, is_right in zip(tokens, kinds, strict=True):
        if runs and runs[-1][0] == is_right:
            runs[-1][1].append(token)
        else:
            runs.append((is_right, [token]))
    found: list[_Token] = []
    turned: list[int] = []
    for is_right, run in reversed(runs) if leads_right else runs:
        turned.extend(range(len(found), len(found) + len(run)) if is_right else ())
        found.extend(reversed(run) if is_right else run)
    for pair in _BRACKETS:
        places = [place for place in turned if text_of(found[place]) in pair]
        for first, second in zip(places[::2], places[1::2], strict=False):
            found[first] = with_text(found[first], pair[0])
            found[second] = with_text(found[second], pair[1])
    return found


def _directions(texts: Sequence[str], leads_right: bool) -> list[bool]:
    """For each token whether it is read from right to left.

    What has no direction takes that of its neighbours where they agree, else that of the text.
    Numbers count as right to left there (rule N1), unless nothing but a number's own signs stands
    between them.
    """
    kinds = [unicodedata.bidirectional(text[:1] or " ") for text in texts]
    strong = [index for index, kind in enumerate(kinds) if kind in _RIGHT or kind in _LEFT]
    found = [kind in _RIGHT for kind in kinds]
    for start, end in pairwise([-1, *strong, len(texts)]):
        sides = {_side(kinds, place, leads_right) for place in (start, end)}
        is_number = start >= 0 and end < len(texts) and {kinds[start], kinds[end]} == {"EN"}
        signs = kinds[start + 1 : end]
        if is_number and signs and all(kind in _SIGNS for kind in signs):
            sides = {False}
        for place in range(start + 1, end):
            found[place] = leads_right if len(sides) > 1 else sides == {True}
    return found


def _side(kinds: Sequence[str], place: int, leads_right: bool) -> bool:
    """The direction that a neighbour lends; the text's own at its ends."""
    if not 0 <= place < len(kinds):
        return leads_right
    return kinds[place] in _RIGHT or (leads_right and kinds[place] in ("EN", "AN"))
