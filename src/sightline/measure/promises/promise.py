"""A criterion as it stands in a document: its text, what it compiles to, or why it doesn't."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from sightline.kernel.documents.binding import SKIPPED, Binding
from sightline.kernel.documents.identifiers import Link
from sightline.measure.language.criterion import (
    Criterion,
    CriterionError,
    MetricName,
    Prose,
    Within,
)
from sightline.measure.language.criterion_parser import parse
from sightline.measure.language.sure_criterion import metric_if_sure
from sightline.text.yaml.nodes import Mapping, Node, Scalar

if TYPE_CHECKING:
    from sightline.measure.promises.functional_criterion import FunctionalCriterion

Parsed: TypeAlias = "Criterion | CriterionError | Prose | FunctionalCriterion"
_NOT_FUNCTIONAL = (Criterion, CriterionError, Prose)


class Promise:
    """One promise of `criteria`. At most one of ``criterion``, ``error`` and ``functional`` is set;
    of a sentence that is not compiled yet (`text: ...`) none. An ordinary line is parsed when asked
    for; keys with values are read at once, since no data are needed to find their mistakes."""

    __slots__ = ("_parsed", "error", "node", "text")

    def __init__(self, text: str, node: Scalar, parsed: Parsed | None):
        self.text = text
        self.node = node
        self._parsed = parsed
        # Why it does not compile; a line that is left unparsed is sure to.
        self.error = parsed if isinstance(parsed, CriterionError) else None

    def _known(self) -> Parsed:
        if self._parsed is None:
            self._parsed = _parse(self.text)
        return self._parsed

    @property
    def criterion(self) -> Criterion | None:
        """What the line compiles to."""
        known = self._known()
        return known if isinstance(known, Criterion) else None

    @property
    def functional(self) -> FunctionalCriterion | None:
        """What a test, a contract or a person decides; None where data do, or nobody."""
        known = self._parsed
        return None if known is None or isinstance(known, _NOT_FUNCTIONAL) else known

    @property
    def is_prose(self) -> bool:
        """A sentence (`text: ...`, or given, when and then) that nothing decides."""
        return isinstance(self._parsed, Prose)

    @classmethod
    def from_node(cls, node: Node, binding: Binding) -> Any:
        """Read a criterion; the metric that it names becomes a link of the document."""
        if type(node) is Mapping and list(node.entries) == ["text"]:
            inner = node.entries["text"][1]
            if type(inner) is Scalar:
                return cls(inner.text, inner, Prose(inner.text))
        if type(node) is not Scalar:
            return _with_keys(cls, node, binding)
        name = metric_if_sure(node.text)
        parsed = None if name else _parse(node.text)
        names = [name] if name else _metrics(parsed) if isinstance(parsed, Criterion) else []
        for name in names:
            place = _place(node, name, parsed.metric_column if isinstance(parsed, Criterion) else 0)
            binding.links.append(Link("measures", f"MET-{name}", "", *place))
        return cls(node.text, node, parsed)

    @classmethod
    def node_schema(cls) -> dict[str, Any]:
        """The JSON Schema of what ``from_node`` reads."""
        from sightline.measure.promises.promise_schema import promise_schema

        return promise_schema()


def _with_keys(cls: type[Promise], node: Node, binding: Binding) -> Any:
    """A promise written as keys and values: only such a one loads what reads it."""
    if type(node) is Mapping:
        from sightline.measure.promises.criterion_mapping import KEYS, read_mapping

        if not node.entries.keys().isdisjoint(KEYS):
            found = read_mapping(node, binding)
            return SKIPPED if found is None else cls(*found)
    return _not_a_line(node, binding)


def _place(node: Scalar, name: str, column: int) -> tuple[int, int, int, int]:
    """Where a metric is named: at its name if the text stands on one line as it reads; of a
    criterion that names it twice, the whole.

    ``column`` is that of the name in the text; 0: it follows the first ``of``.
    """
    text = node.text
    quotes = node.end_column - node.column - len(text)
    offset = column - 1 if column else text.find(" of ") + 4
    if text.startswith("MET-", offset):
        offset += 4
    is_exact = text.startswith(name, offset) and text.count(name) == 1
    if not is_exact or node.line != node.end_line or quotes not in (0, 2):
        return node.line, node.column, node.end_line, node.end_column
    start = node.column + quotes // 2 + offset
    return node.line, start, node.line, start + len(name)


def _parse(text: str) -> Criterion | CriterionError | Prose:
    try:
        return parse(text)
    except CriterionError as error:
        return error


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
