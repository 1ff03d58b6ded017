"""Where the text of a link names an id, so that a new id can be written there and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sightline.kernel.documents.document import Document, place_of_link
from sightline.kernel.documents.identifiers import Link, kind_of
from sightline.kernel.documents.raw_text import RawText, Replacement
from sightline.text.yaml.nodes import Mapping, Node, Scalar, Sequence

_NOT_IN_A_NAME = r"(?![\w]|[.-]\w)"
_STRINGS = {"'": r"''.*?''", '"': r"'(?:[^']|'')*'", "": r"'(?:[^']|'')*'"}
_DECORATION = re.compile(r"""(?:[&!]\S*\s+|[>|][-+0-9]*\s+|["'])*""")


def links_to(document: Document, identifier: str) -> list[Link]:
    """The links of a document that a person wrote and that lead to an id."""
    return [k for k in document.links if k.target == identifier and k.type != "companion"]


def renamed_links(document: Document, raw: RawText, old: str, new: str) -> list[Replacement]:
    """Each link to ``old`` written as a link to ``new``; links without a place of their own in the
    text (an alias of YAML) follow where they are defined."""
    found: set[Replacement] = set()
    for link in links_to(document, old):
        found.update(_in_link(raw, link, old, new))
    return sorted(found)


def renamed_id_key(document: Document, raw: RawText, old: str, new: str) -> Iterable[Replacement]:
    """The ``id:`` key of the document itself, where it has one."""
    node = document.values.get("id")
    return _in_scalar(raw, node, old, new) if isinstance(node, Scalar) else []


def renamed_values(
    document: Document, raw: RawText, names: dict[str, str]
) -> Iterable[Replacement]:
    """Values of the front matter that name a file beside this one, as a transcript does."""
    for node in scalars_of(document.values.values()):
        if node.text in names:
            yield from _in_scalar(raw, node, node.text, names[node.text])


def _in_scalar(raw: RawText, node: Scalar, old: str, new: str) -> Iterable[Replacement]:
    start, end = raw.offset(node.line, node.column), raw.offset(node.end_line, node.end_column)
    at = raw.text.rfind(old, start, end)
    return [Replacement(at, at + len(old), new)] if node.text == old and at >= 0 else []


def _in_link(raw: RawText, link: Link, old: str, new: str) -> Iterable[Replacement]:
    start, end = raw.span(place_of_link(link))
    text = raw.text[start:end]
    if text.startswith("*"):
        return []
    if link.type == "mentions":
        at = start + text.index(old)  # behind [[ or {{
        return [Replacement(at, at + len(old), new)]
    at = text.rfind(link.reference)
    if at >= 0 and _DECORATION.fullmatch(text, 0, at):
        return [Replacement(start + at, start + at + len(old), new)]
    if text == _short(old):
        return [Replacement(start, end, _short(new))]
    names = names_within(text, _short(old))
    if names:
        return [Replacement(start + i, start + j, _short(new)) for i, j in names]
    return [Replacement(start, end, new + (f"#{link.anchor}" if link.anchor else ""))]


def names_within(text: str, short: str) -> list[tuple[int, int]]:
    """Where a criterion names what it measures: after ``of`` or ``vs``, not in a string."""
    first = text[:1] if text[:1] in _STRINGS else ""
    name = rf"\b(?:of|vs)\s+[\"\\]*(?:MET-)?({re.escape(short)}){_NOT_IN_A_NAME}"
    pattern = re.compile(f"{_STRINGS[first]}|{name}")
    return [found.span(1) for found in pattern.finditer(text, len(first)) if found[1]]


def _short(identifier: str) -> str:
    """A metric's name without its prefix, as it stands in criteria."""
    return identifier[len(kind_of(identifier)) + 1 :]


def scalars_of(nodes: Iterable[Node]) -> Iterable[Scalar]:
    """Every single value below some nodes."""
    for node in nodes:
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Sequence):
            yield from scalars_of(node.items)
        elif isinstance(node, Mapping):
            yield from scalars_of(value for _, value in node.entries.values())
