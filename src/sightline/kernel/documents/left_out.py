"""Whether a person left a key out, as against writing something there that can't be read.

A slip is told where it stands. Neighbours are not judged by what could not be read: one mistake is
one finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.documents.document import Document
from sightline.text.yaml.nodes import Mapping, Node, Scalar, Sequence

_NULLS = frozenset(("~", "null", "Null", "NULL"))


def left_out(document: Document, *keys: str) -> bool:
    """Whether all of these keys are absent or empty.

    What stands there but can't be read has been reported at its place already, so it doesn't count
    as left out; nor does anything of a document that could not be read at all.
    """
    if document.model is None:
        return False
    values = document.values
    for key in keys:
        node = values.get(key)
        if node is not None and not _is_empty(node):
            return False
    return True


def unreadable(document: Document, key: str) -> bool:
    """Whether something was meant for a key that can't be read: the value or the key is mistyped,
    or the whole document is broken. The document itself says so at the place."""
    node = document.values.get(key)
    if document.model is None:
        return True
    meant = f"did you mean `{key}`?"
    return any(
        (problem.code == "KND002" and problem.help == meant)
        or (node is not None and (problem.line, problem.column) == (node.line, node.column))
        for problem in document.problems
    )


def _is_empty(node: Node) -> bool:
    if type(node) is Scalar:
        return (node.plain and node.text in _NULLS) or not node.text.strip()
    return not (node.entries if type(node) is Mapping else node.items)  # type: ignore[union-attr]


def left_out_inside(document: Document, key: str, inner: str) -> Iterator[int]:
    """Which parts of the list under ``key`` (by index in the file) leave out the key ``inner``."""
    node = document.values.get(key)
    for index, item in enumerate(node.items if type(node) is Sequence else [node]):
        if type(item) is Mapping:
            entry = item.entries.get(inner)
            if entry is None or _is_empty(entry[1]):
                yield index
        elif type(item) is Scalar and not _is_empty(item):
            yield index
