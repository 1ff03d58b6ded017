"""A tree of path templates: from a path's segments to what is served there, concrete first."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable
from typing import Generic, TypeVar

from sightline.contract.surface.path_templates import Segment, values_in

__all__ = ["PathTrie"]

Entry = TypeVar("Entry")
Answer = TypeVar("Answer")


class _Node(Generic[Entry]):
    __slots__ = ("entries", "greedy", "literals", "mixed", "plain", "ranked")

    def __init__(self) -> None:
        self.literals: dict[str, _Node[Entry]] = {}
        self.mixed: dict[tuple[str, ...], _Node[Entry]] = {}
        self.ranked: list[Segment] = []  # those of `mixed`, the most concrete first
        self.plain: _Node[Entry] | None = None
        self.greedy: _Node[Entry] | None = None
        self.entries: list[Entry] = []


class PathTrie(Generic[Entry]):
    """Templates by their segments.

    Of the templates that fit a path, the one is preferred whose first differing segment is the more
    concrete: text before text with parameters, before a parameter alone, before one that takes
    all. A search visits each node at most once.
    """

    __slots__ = ("_root",)

    def __init__(self) -> None:
        self._root: _Node[Entry] = _Node()

    def add(self, segments: tuple[Segment, ...], entry: Entry) -> None:
        """Puts an entry at a template, behind those that are there."""
        node = self._root
        for segment in segments:
            node = _child(node, segment)
        node.entries.append(entry)

    def find(
        self, decoded: list[str], raw: list[str], pick: Callable[[list[Entry]], Answer | None]
    ) -> Answer | None:
        """The first answer that `pick` gives for the entries of a fitting template.

        `decoded` and `raw` are the path's segments, percent-decoded and as they were sent.
        """
        count = len(decoded)
        waiting: list[tuple[_Node[Entry], int]] = [(self._root, 0)]
        while waiting:
            node, at = waiting.pop()
            if at == count:
                if node.entries and (answer := pick(node.entries)) is not None:
                    return answer
                continue
            segment = decoded[at]
            if segment:
                if node.greedy is not None:
                    waiting.append((node.greedy, count))
                if node.plain is not None:
                    waiting.append((node.plain, at + 1))
                for form in reversed(node.ranked):
                    if values_in(form.texts, raw[at]) is not None:
                        waiting.append((node.mixed[form.texts], at + 1))
            literal = node.literals.get(segment)
            if literal is not None:
                waiting.append((literal, at + 1))
        return None


def _child(node: _Node[Entry], segment: Segment) -> _Node[Entry]:
    """The node below for a segment, made where there is none."""
    kind = segment.rank[0]
    if kind == 0:
        return node.literals.setdefault(segment.texts[0], _Node())
    if kind == 3:
        node.greedy = node.greedy or _Node()
        return node.greedy
    if kind == 2 and len(segment.texts) == 2:
        node.plain = node.plain or _Node()
        return node.plain
    known = node.mixed.get(segment.texts)
    if known is None:
        known = node.mixed[segment.texts] = _Node()
        insort(node.ranked, segment, key=lambda each: each.rank)
    return known
