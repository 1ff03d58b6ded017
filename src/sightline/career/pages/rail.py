"""A rail of labels beside a body: each label belongs to what stands at its height and below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sightline.career.pages.chunk import Chunk
from sightline.career.pages.side import Side, SideLine, groups, matched

__all__ = ["rail_bands"]

_SHARE = 0.36  # of the width of both sides at most
_LABEL_LINES = 4  # of one label at most
_LABEL_STEP = 1.45  # of the letter's size: lines farther apart are two labels

_Label = tuple[list[SideLine], SideLine | None]  # its lines, and the body's line at its height


def rail_bands(left: Side, right: Side) -> list[list[Chunk]]:
    """The labels and their bodies in reading order; nothing where the left side is no rail.

    A rail is narrow, its labels are short and fewer than the body's lines, and every one begins at
    the height of a line of the body. A line of the rail that has nothing beside it is a heading
    between two parts of the body.
    """
    partners = matched(left, right)
    by_line = {id(line): partner for line, partner in zip(left.lines, partners, strict=True)}
    labels = [(group, by_line[id(group[0])]) for group in groups(left, _LABEL_STEP)]
    bounds = [(partner or group[0]).base for group, partner in labels]
    beside_it = Side(tuple(line for line in right.lines if line.base >= bounds[0]))
    if not beside_it.lines or not _is_rail(labels, left, beside_it):
        return []
    if not _has_bodies([group for group, partner in labels if partner], beside_it, by_line):
        return []
    edges = [float("-inf"), *bounds, float("inf")]
    bodies = [_between(right.lines, low, high) for low, high in pairwise(edges)]
    beside = [
        _stands_out(group, body)
        for (group, partner), body in zip(labels, bodies[1:], strict=True)
        if partner is not None
    ]
    are_headings = 2 * sum(beside) >= len(beside)
    bands = [bodies[0]]
    for (group, partner), body in zip(labels, bodies[1:], strict=True):
        chunks = [chunk for line in group for chunk in line.chunks]
        if partner is None or are_headings or len(group) > 1:
            bands.extend([chunks, body])
        else:
            bands.append([*chunks, *body])
    return [band for band in bands if band]


def _is_rail(labels: Sequence[_Label], left: Side, right: Side) -> bool:
    beside = [group for group, partner in labels if partner is not None]
    if not beside:
        return False
    if not all(_is_alone(group, right) for group, partner in labels if partner is None):
        return False
    lines = [line for group in beside for line in group]
    if max(map(len, beside)) > _LABEL_LINES:
        return False
    width = max(line.right for line in lines) - left.left
    return width <= _SHARE * (right.right - left.left)


def _has_bodies(
    labels: Sequence[Sequence[SideLine]], right: Side, partners: dict[int, SideLine | None]
) -> bool:
    """Whether bodies stand beside the labels, rather than one cell beside each line.

    Labels of more lines than their bodies are told from lines with a date set flush right by the
    edges of what stands beside them.
    """
    if len(right.lines) > sum(map(len, labels)):
        return True
    if len(labels) < 2 or right.is_right_aligned or not right.is_left_aligned:
        return False
    return any(partners[id(line)] is None for label in labels for line in label[1:])


def _is_alone(group: Sequence[SideLine], right: Side) -> bool:
    """Whether nothing stands on the right at a group's height."""
    top = group[0].base - 0.75 * group[0].size
    bottom = group[-1].base + 0.22 * group[-1].size
    return not any(line.base - 0.6 * line.size < bottom and line.base > top for line in right.lines)


def _between(lines: Sequence[SideLine], low: float, high: float) -> list[Chunk]:
    return [chunk for line in lines if low <= line.base < high for chunk in line.chunks]


def _stands_out(group: Sequence[SideLine], body: Sequence[Chunk]) -> bool:
    """Whether a label is set as a heading is: bolder, larger or in capitals beside its body."""
    first = min(body, key=lambda chunk: (chunk.base, chunk.left))
    chunks = [chunk for line in group for chunk in line.chunks]
    return (
        (all(chunk.is_bold for chunk in chunks) and not first.is_bold)
        or all(chunk.size > 1.1 * first.size for chunk in chunks)
        or (all(chunk.text.isupper() for chunk in chunks) and not first.text.isupper())
    )
