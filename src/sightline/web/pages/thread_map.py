"""A thread drawn from left to right: evidence, the document, what came of it.

A column for each distance; within it a document stands near those that it hangs on, which keeps the
lines short (the barycentre rule of K. Sugiyama, S. Tagawa and M. Toda, 1981, one pass outwards).
Many rows of feedback on one document are drawn as one box that counts them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sightline.web.pages.shown import address, verdict_look

WIDTH, HEIGHT, GAP, STEP, EDGE = 200, 44, 10, 244, 16
_LONGEST = 26
_MOST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Box:
    """A document on the map. Positions in pixels from the upper left."""

    id: str
    title: str
    verdict: str
    tone: str
    href: str
    x: int
    y: int
    is_self: bool


@dataclass(frozen=True, slots=True)
class Map:
    """Boxes, and the lines between them as SVG paths."""

    boxes: tuple[Box, ...]
    paths: tuple[str, ...]
    width: int
    height: int
    box_width: int = WIDTH
    box_height: int = HEIGHT


def thread_map(found: Any) -> Map:
    """The map of a thread, without what is only named beside it."""
    nodes = [node for node in found.nodes if node.side != "beside"]
    shown, stands_for = _gathered(nodes)
    columns: dict[int, list[Any]] = defaultdict(list)
    for node in shown:
        columns[_column(node)].append(node)
    places = _rows(columns, found.edges, stands_for)
    least = min(columns, default=0)
    boxes = tuple(_box(node, places[node.id], _column(node) - least, stands_for) for node in shown)
    by_id = {box.id: box for box in boxes}
    lines = {
        (stands_for.get(edge.from_, edge.from_), stands_for.get(edge.to, edge.to))
        for edge in found.edges
    }
    paths = tuple(
        _path(by_id[one], by_id[other])
        for one, other in sorted(lines)
        if one != other and one in by_id and other in by_id
    )
    width = max((box.x for box in boxes), default=0) + WIDTH + EDGE
    height = max((box.y for box in boxes), default=0) + HEIGHT + EDGE
    return Map(boxes, paths, width, height)


def is_row_of_feedback(node: Any) -> bool:
    """Whether a node is somebody's words themselves, rather than a document that holds some."""
    return any(quote.reference == node.id for quote in node.quotes)


def _gathered(nodes: list[Any]) -> tuple[list[Any], dict[str, str]]:
    """The nodes to draw; of many rows of feedback under one document only the first, which stands
    for the others."""
    rows: dict[str, list[Any]] = defaultdict(list)
    for node in nodes:
        if node.parent and is_row_of_feedback(node):
            rows[f"{node.parent} {node.kind}"].append(node)
    stands_for = {
        node.id: group[0].id for group in rows.values() if len(group) > _MOST_ROWS for node in group
    }
    shown = [node for node in nodes if stands_for.get(node.id, node.id) == node.id]
    return shown, stands_for


def _column(node: Any) -> int:
    distance: int = node.distance
    return -distance if node.side == "upstream" else distance


def _rows(
    columns: dict[int, list[Any]], edges: Any, stands_for: dict[str, str]
) -> dict[str, float]:
    """The row of each node, counted from the middle: near the mean of its neighbours further in."""
    near: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        one, other = (stands_for.get(i, i) for i in (edge.from_, edge.to))
        near[one].add(other)
        near[other].add(one)
    places: dict[str, float] = {}
    for column in sorted(columns, key=lambda c: (abs(c), c)):
        nodes = columns[column]

        def wanted(node: Any) -> tuple[float, str]:
            held = [places[i] for i in sorted(near[node.id]) if i in places]
            return (sum(held) / len(held) if held else 0.0, node.id)

        for row, node in enumerate(sorted(nodes, key=wanted)):
            places[node.id] = row - (len(nodes) - 1) / 2
    least = min(places.values(), default=0.0)
    return {identifier: row - least for identifier, row in places.items()}


def _box(node: Any, row: float, column: int, stands_for: dict[str, str]) -> Box:
    count = sum(first == node.id for first in stands_for.values())
    title = f"{node.id} and {count - 1} more" if count else node.title
    word = "" if count else (node.verdict or "")
    tone = verdict_look(word).tone
    return Box(
        id=node.id,
        title=_short(title),
        verdict=f"{verdict_look(word).sign} {word}" if tone else "",
        tone=tone,
        href=address(node.id),
        x=EDGE + column * STEP,
        y=EDGE + round(row * (HEIGHT + GAP)),
        is_self=node.side == "self",
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _path(one: Box, other: Box) -> str:
    """A line from the right side of the left box to the left side of the right one."""
    left, right = sorted((one, other), key=lambda box: (box.x, box.y))
    x, y = left.x + WIDTH, left.y + HEIGHT // 2
    is_beside = left.x == right.x
    end, last = (x if is_beside else right.x), right.y + HEIGHT // 2
    bend = x + 24 if is_beside else (x + end) // 2
    return f"M{x} {y}C{bend} {y} {bend} {last} {end} {last}"
