"""A condition as it stands in a metric: its text, what it means, or why it can't be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sightline.kernel.documents.binding import Binding
from sightline.measure.language.criterion import CriterionError, Predicate
from sightline.measure.language.predicate_parser import parse_predicate
from sightline.text.yaml.nodes import Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Condition:
    """One filter or population; exactly one of ``predicate`` and ``error`` is set."""

    text: str
    predicate: Predicate | None
    error: CriterionError | None
    node: Any

    @classmethod
    def from_node(cls, node: Node, binding: Binding) -> Any:
        """Read a condition such as `operation = 'search' and result_count < 1000`."""
        if type(node) is not Scalar:
            return binding.wrong_type(node, "a condition such as operation = 'search'")
        try:
            return cls(node.text, parse_predicate(node.text), None, node)
        except CriterionError as error:
            return cls(node.text, None, error, node)


@dataclass(frozen=True, slots=True)
class Columns:
    """Names with the expression behind each; a list of columns names each after itself."""

    by_name: dict[str, str]

    @classmethod
    def from_node(cls, node: Node, binding: Binding) -> Any:
        """Read `[operation, region]`, or `{region: upper(country)}`."""
        if type(node) is Scalar:
            return cls({node.text: node.text} if node.text else {})
        if type(node) is Sequence:
            pairs = [(item, item) for item in node.items]
        else:
            pairs = list(node.entries.values()) if type(node) is Mapping else []
        found: dict[str, str] = {}
        for name, expression in pairs:
            if type(name) is Scalar and type(expression) is Scalar:
                found[name.text] = expression.text
            else:
                binding.wrong_type(expression, "the name of a column, or name: expression")
        return cls(found)
