"""YAML and JSON texts, read into nodes that know their places. Pure functions, no I/O."""

from __future__ import annotations

from sightline.text.yaml.fast import read_fast
from sightline.text.yaml.nodes import Mapping, Node, Problem, Scalar, Sequence

__all__ = ["Mapping", "Node", "Problem", "Scalar", "Sequence", "read_yaml"]


def read_yaml(text: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """Read a YAML text; give its node and what is wrong with it.

    ``first_line`` is the number that the text's first line has in its file. The node is None where
    the text is empty or can't be understood.
    """
    node = read_fast(text, first_line)
    if node is not None:
        return node, []
    from sightline.text.yaml.full import read_full

    return read_full(text, first_line)
