"""Whether an API's document has something at a place: a JSON pointer (RFC 6901), `$ref` followed.

    #/paths/~1search/get/responses/429

A reference within the document is followed wherever it stands in the way, and one that leads back
to itself is told. References to other documents are not followed: what isn't read isn't known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from sightline.text.near import nearest
from sightline.text.yaml.nodes import Mapping, Node, Scalar, Sequence
from sightline.text.yaml.scalars import as_float

_MOST_REFERENCES = 100
_BAD_ESCAPE = re.compile(r"~(?![01])")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Found:
    """What a pointer leads to, or how far it leads: ``node`` is None where it leads nowhere.

    ``is_known`` is false where the way goes through something that wasn't read. ``why`` says what
    stands in the way, ``near`` are places that may have been meant.
    """

    node: Node | None
    why: str = ""
    near: tuple[str, ...] = ()
    is_known: bool = True


def tokens_of(pointer: str) -> list[str]:
    """The names along a pointer written as a fragment. Raises ValueError for a `~` that says
    nothing.

    >>> tokens_of("#/paths/~1search~1%7Bid%7D/get")
    ['paths', '/search/{id}', 'get']
    """
    tokens = unquote(pointer.removeprefix("#")).split("/")[1:]
    for token in tokens:
        if _BAD_ESCAPE.search(token):
            raise ValueError(f"`{token}` has a ~ that is neither ~0 (for ~) nor ~1 (for /)")
    return [token.replace("~1", "/").replace("~0", "~") for token in tokens]


def pointer_of(tokens: list[str]) -> str:
    """A pointer as people write it.

    >>> pointer_of(["paths", "/search/{id}"])
    '#/paths/~1search~1{id}'
    """
    return "#" + "".join("/" + t.replace("~", "~0").replace("/", "~1") for t in tokens)


def look_up(root: Node, pointer: str) -> Found:
    """What stands at a pointer in a document."""
    return _Walk(root).to(pointer)


class _Walk:
    def __init__(self, root: Node) -> None:
        self.root = root
        self.left = _MOST_REFERENCES

    def to(self, pointer: str) -> Found:
        try:
            tokens = tokens_of(pointer)
        except ValueError as error:
            return Found(None, str(error), is_known=False)
        node = self.root
        for depth, token in enumerate(tokens):
            found = self._settled(node, token)
            if found.node is None:
                return found
            inner = _inside(found.node, token)
            if inner is None:
                return _nowhere(found.node, tokens, depth)
            node = inner
        return self._settled(node, None)

    def _settled(self, node: Node, token: str | None) -> Found:
        """The node itself, or what its reference stands for, unless it has the name itself."""
        reference = _reference(node)
        if reference is None or (token is not None and _inside(node, token) is not None):
            return Found(node)
        if not reference.startswith("#"):
            why = (
                f"`$ref: {reference}` on line {node.line} leads to another document, not read here"
            )
            return Found(None, why, is_known=False)
        self.left -= 1
        if self.left < 0:
            return Found(None, f"`$ref: {reference}` on line {node.line} leads round in a circle")
        found = self.to(reference)
        if found.node is None and found.is_known and "circle" not in found.why:
            why = f"`$ref: {reference}` on line {node.line} leads nowhere: {found.why}"
            return Found(None, why, found.near)
        return found


def _reference(node: Node) -> str | None:
    if type(node) is not Mapping or "$ref" not in node.entries:
        return None
    target = node.entries["$ref"][1]
    return target.text if type(target) is Scalar else None


def _inside(node: Node, token: str) -> Node | None:
    if type(node) is Mapping:
        entry = node.entries.get(token)
        return entry[1] if entry is not None else None
    if type(node) is Sequence and token.isascii() and token.isdecimal() and len(token) < 10:
        is_index = str(int(token)) == token and int(token) < len(node.items)
        return node.items[int(token)] if is_index else None
    return None


def _nowhere(node: Node, tokens: list[str], depth: int) -> Found:
    """How far the pointer leads, and what there is instead."""
    here = pointer_of(tokens[:depth])
    missing = tokens[depth]
    if type(node) is Mapping:
        names = list(node.entries)
        near = nearest(missing, names, limit=3)
        shown = ", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")
        has = f"has {shown}" if names else "is empty"
    elif type(node) is Sequence:
        near, has = [], f"is a list of {len(node.items)}"
    else:
        near, has = [], "is a single value"
    why = f"there is no `{missing}` in {here} (line {node.line}), which {has}"
    rest = tokens[depth + 1 :]
    return Found(None, why, tuple(pointer_of([*tokens[:depth], name, *rest]) for name in near))


def is_equal(node: Node, wanted: str) -> bool:
    """Whether a single value is the same, as text or as a number: `2.0` is `2`."""
    if type(node) is not Scalar:
        return False
    if node.text == wanted:
        return True
    one, other = as_float(node.text), as_float(wanted)
    return node.plain and one is not None and one == other


def shown_value(node: Node) -> str:
    """What stands there, in short."""
    if type(node) is Scalar:
        text = " ".join(node.text.split())
        return f"`{text[:60]}`"
    if type(node) is Mapping:
        return "keys: " + ", ".join(list(node.entries)[:_SHOWN])
    assert type(node) is Sequence
    return f"a list of {len(node.items)}"
