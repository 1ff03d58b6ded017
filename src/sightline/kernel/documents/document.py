"""A document: one file of the workspace, read, with the place of everything that it says."""

from __future__ import annotations

from typing import Any, NamedTuple

from sightline.kernel.documents.identifiers import Link
from sightline.text.yaml.nodes import Mapping, Node, Problem, Sequence


class Place(NamedTuple):
    """Where something stands in its file: 1-based, end exclusive, columns in code points."""

    line: int
    column: int
    end_line: int
    end_column: int


class Quote(NamedTuple):
    """Words that can be referred to: a coded quote of an interview, a cue, a row of feedback."""

    text: str
    codes: tuple[str, ...]
    place: Place


class Finding(NamedTuple):
    """What a check found: a message, a place, what to do; a severity only if it differs."""

    message: str
    place: Place
    help: str


TOP = Place(1, 1, 1, 1)


class Document:
    """One file: its identity, its typed model, its links, its quotes, and what is wrong with it.

    ``model`` is None where the file could not be read as its kind. ``quotes`` maps an anchor (or,
    in a feedback file, a row id) to its words. ``text`` is the body of a Markdown document,
    ``data`` the bytes of a file in another tool's language.
    """

    __slots__ = (
        "data", "digest", "id", "ignores", "kind", "links", "model", "path", "problems", "quotes",
        "text", "text_line", "values",
    )  # fmt: skip

    def __init__(self, path: str, kind: str, identifier: str | None, digest: str) -> None:
        self.path = path
        self.kind = kind
        self.id = identifier
        self.digest = digest
        self.data = b""
        self.model: Any = None
        self.values: dict[str, Node] = {}
        self.links: list[Link] = []
        self.quotes: dict[str, Quote] = {}
        self.problems: list[Problem] = []
        self.ignores: list[Any] = []
        self.text = ""
        self.text_line = 1

    @property
    def status(self) -> str:
        return getattr(self.model, "status", None) or "draft"

    @property
    def title(self) -> str:
        return getattr(self.model, "title", "") or self.id or self.path

    def provides(self) -> list[str]:
        """The ids that this file brings into the workspace."""
        if self.id is not None:
            return [self.id]
        return list(self.quotes) if self.kind else []

    def place(self, *keys: str | int) -> Place:
        """The place of a value; where it is absent, of what would hold it; else of the title."""
        node: Any = self.values.get(str(keys[0])) if keys else None
        if node is None:
            node = self.values.get("title")
            return _place_of(node) if node is not None else TOP
        for step in keys[1:]:
            inner = _inside(node, step)
            if inner is None:
                break
            node = inner
        return _place_of(node)

    def finding(self, message: str, *at: str | int, help: str) -> Finding:
        """A finding of a check at one of this document's values."""
        return Finding(message, self.place(*at), help)


def place_of_link(link: Link) -> Place:
    return Place(link.line, link.column, link.end_line, link.end_column)


def _place_of(node: Node) -> Place:
    return Place(node.line, node.column, node.end_line, node.end_column)


def _inside(node: Node, step: str | int) -> Node | None:
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    if isinstance(node, Mapping) and step in node.entries:
        return node.entries[str(step)][1]
    return None
