"""The operations of the workspace's APIs that a promise names, each in one comparable text.

`where operation = 'search'` is about an operation of a contract. When the contract's operation is
another one than when a verdict was recorded, that verdict is about something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.identifiers import kind_of
from sightline.measure.language.comparisons import comparisons_in
from sightline.measure.language.criterion import Comparison, Membership, Predicate
from sightline.measure.words.contract_document import API, read_contract
from sightline.text.yaml.nodes import Mapping, Node, Scalar, Sequence

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
OPERATION = "operation "
# The keys of these are names that somebody chose, `description` and `tags` among them.
_OF_NAMES = (
    "properties", "patternProperties", "dependentSchemas", "$defs", "content", "headers",
    "responses", "callbacks", "links", "encoding", "mapping",
)  # fmt: skip
# What stands below these is data.
_OF_DATA = ("default", "const", "enum")
_SAYS_NOTHING = ("description", "summary", "example", "examples", "externalDocs", "tags")


class ApiOperations:
    """Looks up operations by `operationId`, path, or method and path; reads each contract once."""

    def __init__(self, view: WorkspaceView) -> None:
        self._view = view
        self._known: dict[str, str] | None = None

    def named_in(self, predicates: tuple[Predicate | None, ...]) -> dict[str, str]:
        """Return the operations that conditions name, each with a text that changes when it does:
        `{"operation search": "GET /v1/search, 3f9a12c0d4e1, of API-relay"}`."""
        words = {word for one in predicates if one is not None for word in _words(one)}
        if not words or not any(kind_of(i) == API for i in self._view.graph.by_id):
            return {}
        return operations_named(predicates, self._all())

    def _all(self) -> dict[str, str]:
        if self._known is None:
            apis = sorted(i for i in self._view.graph.by_id if kind_of(i) == API)
            self._known = operation_texts((i, read_contract(self._view, i).root) for i in apis)
        return self._known


def operation_texts(apis: Iterable[tuple[str, Node | None]]) -> dict[str, str]:
    """Return the text of every operation by each of its names; `apis` are ids and contracts."""
    known: dict[str, str] = {}
    for api, root in apis:
        for names, text in _operations(root):
            for name in names:
                before = f"{known[name]}; " if name in known else ""
                known[name] = f"{before}{text} of {api}"
    return known


def operations_named(
    predicates: Iterable[Predicate | None], known: dict[str, str]
) -> dict[str, str]:
    """Return what a definition keeps of the operations that conditions name."""
    words = {word for one in predicates if one is not None for word in _words(one)}
    return {f"{OPERATION}{word}": known[word] for word in sorted(words & known.keys())}


def _operations(root: Node | None) -> Iterator[tuple[list[str], str]]:
    paths = _at(root, "paths")
    for path, (_, written) in paths.entries.items() if isinstance(paths, Mapping) else ():
        item = _meant(written, root)
        if not isinstance(item, Mapping):
            continue
        shared = _canonical(_at(item, "parameters"), root)
        for method in _METHODS:
            node = _at(item, method)
            if isinstance(node, Mapping):
                name = _at(node, "operationId")
                names = [f"{method.upper()} {path}", path]
                names += [name.text] if isinstance(name, Scalar) else []
                whole = f"{shared}{_canonical(node, root)}"
                short = sha256(whole.encode()).hexdigest()[:12]
                yield names, f"{method.upper()} {path}, {short},"


def _meant(node: Node | None, root: Node | None) -> Node | None:
    """What a local `$ref` names; anything else stands for itself."""
    target = _target(node) if isinstance(node, Mapping) else ""
    return _pointed(root, target) if target.startswith("#/") else node


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a contract: whether its keys are names, and whether all below is data."""

    node: Node | None
    is_names: bool = False
    is_data: bool = False

    def below(self, key: str) -> _Part | None:
        """What stands below a key; None where it only explains."""
        assert isinstance(self.node, Mapping)
        node = self.node.entries[key][1]
        if self.is_names or self.is_data:
            return _Part(node, False, self.is_data)
        if key in _SAYS_NOTHING:
            return None
        return _Part(node, key in _OF_NAMES, key in _OF_DATA)


def _canonical(node: Node | None, root: Node | None) -> str:
    """A text of a part of a contract that is equal where the part means the same.

    Keys are sorted and what only explains is left out; a local `$ref` stands for what it names,
    once.
    """
    parts: list[str] = []
    seen: set[str] = set()
    pending: list[_Part | str] = [_Part(node)]
    while pending:
        part = pending.pop()
        held = part if isinstance(part, str) else part.node
        if held is None or isinstance(held, str):
            parts.append(held or "")
        elif isinstance(held, Scalar):
            parts.append(held.text if held.plain else repr(held.text))
        elif isinstance(held, Sequence):
            assert isinstance(part, _Part)
            items = [_Part(item, False, part.is_data) for item in held.items]
            parts.append("[")
            pending += ["]", *(x for item in reversed(items) for x in (",", item))]
        else:
            assert isinstance(part, _Part)
            parts.append("{")
            pending.append("}")
            pending += _entries(part, held)
            target = _target(held)
            if target.startswith("#/") and target not in seen:
                seen.add(target)
                pending.append(_Part(_pointed(root, target)))
    return "".join(parts)


def _entries(part: _Part, held: Mapping) -> Iterator[_Part | str]:
    """The entries of a mapping, the last key first, as they are put on a stack."""
    for key in sorted(held.entries, reverse=True):
        below = part.below(key)
        if below is not None:
            yield from (",", below, f"{key}:")


def _target(held: Mapping) -> str:
    ref = held.entries.get("$ref")
    return ref[1].text if ref is not None and isinstance(ref[1], Scalar) else ""


def _pointed(root: Node | None, pointer: str) -> Node | None:
    node = root
    for step in pointer[2:].split("/"):
        node = _at(node, step.replace("~1", "/").replace("~0", "~"))
    return node


def _at(node: Node | None, key: str) -> Node | None:
    if isinstance(node, Mapping) and key in node.entries:
        return node.entries[key][1]
    return None


def _words(predicate: Predicate) -> Iterator[str]:
    """Every text that a condition compares with."""
    for part in comparisons_in([predicate]):
        if isinstance(part, Comparison) and isinstance(part.value, str):
            yield part.value
        elif isinstance(part, Membership):
            yield from (value for value in part.values if isinstance(value, str))
