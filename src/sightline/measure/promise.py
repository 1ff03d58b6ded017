"""A criterion as it stands in a document: its text, what it compiles to, or why it doesn't."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sightline.kernel.binding import SKIPPED, Binding
from sightline.kernel.identifiers import Link
from sightline.measure.criterion import Criterion, CriterionError, MetricName, Prose, Within
from sightline.measure.criterion_parser import parse
from sightline.text.yaml.nodes import Mapping, Node, Scalar


@dataclass(frozen=True, slots=True)
class Promise:
    """One line of `criteria`: exactly one of ``criterion`` and ``error`` is set, or, for prose that
    is not compiled yet, neither."""

    text: str
    criterion: Criterion | None
    error: CriterionError | None
    node: Any

    @property
    def is_prose(self) -> bool:
        """Written as `text: ...`: a sentence that this version does not compile."""
        return self.criterion is None and self.error is None

    @classmethod
    def from_node(cls, node: Node, binding: Binding) -> Any:
        """Read a criterion; the metric that it names becomes a link of the document."""
        if type(node) is Mapping and list(node.entries) == ["text"]:
            inner = node.entries["text"][1]
            if type(inner) is Scalar:
                return cls(inner.text, None, None, inner)
        if type(node) is not Scalar:
            return _not_a_line(node, binding)
        try:
            criterion = parse(node.text)
        except CriterionError as error:
            return cls(node.text, None, error, node)
        if isinstance(criterion, Prose):
            return cls(node.text, None, None, node)
        for name in _metrics(criterion):
            place = (node.line, node.column, node.end_line, node.end_column)
            binding.links.append(Link("measures", f"MET-{name}", "", *place))
        return cls(node.text, criterion, None, node)


def _metrics(criterion: Criterion) -> list[str]:
    """The metric measured, and the metrics that it is compared with, each once."""
    bounds = (criterion.bound, criterion.plan, criterion.wish)
    baselines = [criterion.baseline, *(b.baseline for b in bounds if isinstance(b, Within))]
    named = [b.name for b in baselines if isinstance(b, MetricName)]
    return list(dict.fromkeys([criterion.metric, *named]))


def _not_a_line(node: Node, binding: Binding) -> Any:
    message = "a criterion is one line of text"
    if type(node) is Mapping:
        first = next(iter(node.entries.values()))[0]
        message = f"this reads as a key `{first.text}` with a value, not as a criterion"
    help = "put the whole line between double quotes, or write `text: ...` for a sentence"
    binding.problem("KND003", node, message, help)
    return SKIPPED
