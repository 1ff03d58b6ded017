"""The parameters of a recorded query: text, numbers and truth values, each as it was bound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sightline.kernel.documents.binding import Binding
from sightline.text.yaml.nodes import Node, Scalar, Sequence
from sightline.text.yaml.scalars import as_bool, as_float, as_int, as_null


@dataclass(frozen=True, slots=True)
class Parameters:
    """Values in the order of the placeholders."""

    values: tuple[Any, ...]

    @classmethod
    def from_node(cls, node: Node, binding: Binding) -> Any:
        """Read a list; what stands in quotes is text, also where it looks like a number."""
        items = node.items if type(node) is Sequence else None
        if items is None or not all(type(item) is Scalar for item in items):
            return binding.wrong_type(node, "a list of values")
        return cls(tuple(_value(item) for item in items if type(item) is Scalar))


def _value(node: Scalar) -> Any:
    if not node.plain or not node.text or as_null(node.text):
        return None if node.plain else node.text
    for read in (as_bool, as_int, as_float):
        found = read(node.text)
        if found is not None:
            return found
    return node.text
