"""The line of a text that best shows why it was found."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from sightline.kernel.searching.terms import placed_terms

_WIDTH = 160
_MOST_LINES = 2000


class Excerpt(NamedTuple):
    """A piece of one line, and where in it the words stand, as offsets, end exclusive."""

    text: str
    marks: tuple[tuple[int, int], ...]


def excerpt(text: str, wanted: Set[str]) -> Excerpt | None:
    """The piece that holds the most of the wanted terms; None where no line holds one."""
    lines = text.split("\n", _MOST_LINES)[:_MOST_LINES]
    likely = [line for line in lines if any(term in line.casefold() for term in wanted)]
    return _best(likely, wanted) or _best(lines, wanted)


def _best(lines: list[str], wanted: Set[str]) -> Excerpt | None:
    best: tuple[int, str, list[tuple[int, int]]] | None = None
    for raw in lines:
        line = " ".join(raw.split())
        places = [(term, start, end) for term, start, end in placed_terms(line) if term in wanted]
        count = len({term for term, _, _ in places})
        if places and (best is None or count > best[0]):
            best = count, line, [(start, end) for _, start, end in places]
            if count == len(wanted):
                break
    return None if best is None else _cut(best[1], best[2])


def _cut(line: str, marks: list[tuple[int, int]]) -> Excerpt:
    """The line, or so much of a long one as stands around the first word."""
    if len(line) <= _WIDTH:
        return Excerpt(line, tuple(marks))
    start = max(0, marks[0][0] - _WIDTH // 3)
    if start:
        start = line.find(" ", start, marks[0][0]) + 1 or start
    end = min(len(line), start + _WIDTH)
    head, tail = "…" if start else "", "…" if end < len(line) else ""
    kept = tuple(
        (a - start + len(head), b - start + len(head)) for a, b in marks if a >= start and b <= end
    )
    return Excerpt(head + line[start:end] + tail, kept)
