"""Records of figures that somebody may not see because of where the figures come from.

Whoever may not see a source sees no record of what was read from it either: neither the value nor
the query. The same holds for a record of a metric that is hidden, or that reads a hidden source,
and for a record about a hidden document, whose words it repeats.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from sightline.kernel.compiling.workspace import Workspace
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.graph import RECORD_OF
from sightline.kernel.documents.graph import Node as GraphNode
from sightline.kernel.documents.kinds import Kind
from sightline.text.yaml.nodes import Mapping, Node, Scalar, Sequence

SOURCE = "source:"
_WILD = re.compile(r"[*?\[]")
_WORDS = re.compile(r"[\w.-]+")
_MOST_KEPT = 20_000


class _Said(NamedTuple):
    """What a document says of where its figures come from."""

    reads: tuple[str, ...]
    figures_of: tuple[str, ...]
    former_names: tuple[str, ...]
    is_readable: bool


_said_in: dict[tuple[str, str], _Said] = {}
"""By kind and digest of the content, so that a server reads a record once and not per request."""


class WithheldRecords:
    """Finds the paths of records whose figures come from what is hidden.

    ``hides`` says of a path, or of ``source:NAME``, whether a pattern hides it.
    """

    def __init__(
        self, workspace: Workspace, patterns: tuple[str, ...], hides: Callable[[str], bool]
    ) -> None:
        self._workspace = workspace
        self._hides = hides
        self._sources = _any_of(_hidden_names(workspace.settings.sources, patterns, hides))
        self._hides_sources = any(map(_can_hide_a_source, patterns))
        self._ids: set[str] = set()
        self._names: set[str] = set()

    def paths(self) -> frozenset[str]:
        """The paths of the records that are withheld though no pattern names them."""
        kinds = self._workspace.kinds.by_code
        nodes = list(self._workspace.graph.nodes.values())
        self._ids = self._hidden_ids(nodes)
        records = []
        for node in nodes:
            kind = kinds.get(node.kind)
            if kind is None or not kind.reads:
                continue
            if kind.figures_of:
                records.append((node, kind))
            elif self._hides(node.path) or self._reads_hidden(node, kind):
                self._names.update(self._names_of(node, kind))
                self._ids.update(node.ids)
        return frozenset(
            node.path
            for node, kind in records
            if not self._hides(node.path) and self._is_withheld(node, kind)
        )

    def _hidden_ids(self, nodes: list[GraphNode]) -> set[str]:
        """The ids that no visible file brings."""
        hidden = {i for node in nodes if self._hides(node.path) for i in node.ids}
        return hidden - {i for node in nodes if not self._hides(node.path) for i in node.ids}

    def _is_withheld(self, node: GraphNode, kind: Kind) -> bool:
        if any(link.type == RECORD_OF and link.target in self._ids for link in node.links):
            return True
        if not self._hides_sources and not self._names:
            return False
        if self._reads_hidden(node, kind):
            return True
        said = self._said(node, kind)
        words = {word.strip(".-") for word in _WORDS.findall(" ".join(said.figures_of))}
        return not said.is_readable or not words.isdisjoint(self._names)

    def _reads_hidden(self, node: GraphNode, kind: Kind) -> bool:
        """Whether a document says that its figures come from a hidden source."""
        if not self._hides_sources:
            return False
        texts = self._said(node, kind).reads
        return any(self._sources.search(t) or self._hides(SOURCE + t.strip()) for t in texts)

    def _names_of(self, node: GraphNode, kind: Kind) -> Iterator[str]:
        """What a document is called in the words of a record, today and formerly."""
        for identifier in node.ids:
            yield identifier
            yield identifier.removeprefix(f"{kind.code}-")
        yield from self._said(node, kind).former_names

    def _said(self, node: GraphNode, kind: Kind) -> _Said:
        key = (kind.code, self._workspace.entry(node.path).digest)
        said = _said_in.get(key)
        if said is None:
            document = self._workspace.open(node.path)
            former = (kind.former_names,) if kind.former_names else ()
            said = _Said(
                reads=tuple(_texts(document, kind.reads)),
                figures_of=tuple(_texts(document, kind.figures_of)),
                former_names=tuple(_texts(document, former)),
                is_readable=bool(document.values),
            )
            if said.is_readable:
                if len(_said_in) >= _MOST_KEPT:
                    _said_in.clear()
                _said_in[key] = said
        return said


def _can_hide_a_source(pattern: str) -> bool:
    before = _WILD.split(pattern)[0]
    return before.startswith(SOURCE) or (before != pattern and SOURCE.startswith(before))


def _hidden_names(
    declared: dict[str, object], patterns: tuple[str, ...], hides: Callable[[str], bool]
) -> set[str]:
    """The names of hidden sources: of the declared ones, and of those that a pattern spells out."""
    spelled = {p.removeprefix(SOURCE) for p in patterns if p.startswith(SOURCE)}
    named = {name for name in spelled if name and not _WILD.search(name)}
    return named | {name for name in declared if hides(SOURCE + name)}


def _any_of(names: set[str]) -> re.Pattern[str]:
    """What finds any of the names as a word, in whichever letters; without a name nothing."""
    spelled = "|".join(re.escape(name) for name in sorted(names)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{spelled})(?!\w)", re.IGNORECASE)


def _texts(document: Document, places: tuple[str, ...]) -> Iterator[str]:
    """The texts at some places of a document, such as ``reading.source``."""
    for place in places:
        first, *inner = place.split(".")
        node: Node | None = document.values.get(first)
        for step in inner:
            if not isinstance(node, Mapping):
                break  # what stands there in its stead may say anything
            node = node.entries[step][1] if step in node.entries else None
        yield from _scalars(node)


def _scalars(node: Node | None) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, Mapping):
        for _, value in node.entries.values():
            yield from _scalars(value)
