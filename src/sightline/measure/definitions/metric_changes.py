"""What a change of definitions does to numbers: old and new, both on the data of today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Any

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.held_values import can_hold
from sightline.measure.data_access import DataAccess, NoSuchMetric
from sightline.measure.definitions.metrics_at import Definitions, keys_of
from sightline.measure.figures.figures import Figure, Observed, figures_of
from sightline.measure.judging.evaluation import evaluate
from sightline.measure.language.criterion import Criterion, CriterionError
from sightline.measure.language.window import Span, resolve
from sightline.measure.promises.promise import Promise
from sightline.measure.promises.promises import promises_of
from sightline.measure.question import Question
from sightline.measure.rows.defined_metric import PREFIX, defined_metric
from sightline.measure.rows.facts import facts_of
from sightline.measure.rows.metric import Metric, MetricError
from sightline.measure.verdict import Reading
from sightline.store.engine import Engine
from sightline.store.errors import SourceError
from sightline.store.sources import Source, read_sources

_FAULTS = (MetricError, SourceError, CriterionError, NoSuchMetric)
NOT_COMPUTED = "NOT COMPUTED"


@dataclass(frozen=True, slots=True)
class KeyChange:
    """A key of a definition: what it said and what it says; null where it was not there."""

    key: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One statistic by the old and by the new definition; null where one has none."""

    statistic: str
    old: Reading | None
    new: Reading | None


@dataclass(frozen=True, slots=True)
class PromiseChange:
    """A promise about the metric: its verdict by the old and by the new definition."""

    id: str
    criterion: str
    old: str | None
    new: str | None
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class MetricChange:
    """A metric that is another one now: ``what`` is changed, renamed, added or removed.

    ``was`` is its id at the revision, null where it is new; ``id`` the present one, or the last.
    """

    id: str
    was: str | None
    what: str
    changes: tuple[KeyChange, ...]
    figures: tuple[FigureChange, ...]
    promises: tuple[PromiseChange, ...]
    problems: tuple[str, ...]


class Side:
    """The definitions of one moment, put to the data of today."""

    def __init__(self, data: DataAccess, root: str, held: Definitions, stack: ExitStack) -> None:
        self.held = held
        self._data = data
        self._root = root
        self._stack = stack
        self._sources, self._problems = read_sources(held.sources)
        self._engine: Engine | None = None

    def engine(self) -> Engine:
        """The engine over all sources of that moment, opened when it is needed."""
        if self._engine is None:
            self._engine = self._stack.enter_context(Engine(self._root, self._sources.values()))
        return self._engine

    def metric(self, name: str) -> tuple[Metric, Source]:
        """A metric and its source. Raises MetricError."""
        metric = defined_metric(self.held.documents[name])
        source = self._sources.get(metric.source)
        if source is None:
            raise MetricError("source", f"there is no source `{metric.source}`")
        return metric, source

    def others(self, metric: Metric) -> tuple[Source, ...]:
        """The sources that a query may read besides its own."""
        return tuple(self._sources.values()) if metric.query else ()

    def figures(self, name: str, span: Span) -> dict[str, Figure]:
        """The figures of a metric by their statistic. Raises MetricError, SourceError."""
        metric, source = self.metric(name)
        facts = facts_of(metric, source, self.engine(), span.end, self.others(metric))
        higher = self.held.documents[name].model.better == "higher"
        observed = Observed(metric, source, facts, span, None, higher)
        return {one.statistic: one for one in figures_of(observed, self.engine())}

    def verdict(self, criterion: Criterion, name: str) -> str:
        """The verdict of a promise about a metric by its definition here."""
        from sightline.measure.judging.posing import question_of

        metric, source = self.metric(name)
        try:
            asked = question_of(self._data, criterion)
            asked = replace(asked, metric=metric, source=source, sources=self.others(metric))
        except NoSuchMetric:
            data = self._data
            asked = Question(
                criterion, metric, source, data.as_of, data.default_window, self.others(metric)
            )
        return evaluate(asked, self.engine()).verdict


class Comparison:
    """Compares the definitions of a revision with those of now."""

    def __init__(
        self, view: WorkspaceView, data: DataAccess, old: Definitions, new: Definitions
    ) -> None:
        self._view = view
        self._data = data
        self._stack = ExitStack()
        self._old = Side(data, view.root, old, self._stack)
        self._new = Side(data, view.root, new, self._stack)
        self.span = resolve(data.default_window, data.as_of)
        self._promises: list[tuple[Document, Promise]] | None = None

    def run(self) -> tuple[MetricChange, ...]:
        """Return every metric that is another one now, in the order of their names."""
        found = []
        with self._stack:
            for before, after in self._pairs():
                change = self._change(before, after)
                if change is not None:
                    found.append(change)
        return tuple(sorted(found, key=lambda change: change.id))

    def _pairs(self) -> Iterator[tuple[str | None, str | None]]:
        """Each metric's old and new name; a name under `was` is the metric's old one."""
        old, new = self._old.held.documents, self._new.held.documents
        renamed: dict[str, str] = {}
        for name, document in new.items():
            for former in document.model.was if document.model is not None else ():
                former = former.removeprefix(PREFIX)
                if former in old and former not in new and name not in old:
                    renamed[former] = name
        for name in old:
            yield name, name if name in new else renamed.get(name)
        for name in new.keys() - old.keys() - set(renamed.values()):
            yield None, name

    def _change(self, before: str | None, after: str | None) -> MetricChange | None:
        changes = tuple(self._keys(before, after))
        if before == after and not changes:
            return None
        what = "added" if before is None else "removed" if after is None else "changed"
        what = "renamed" if before and after and before != after else what
        self._view.progress(f"metric {after or before}")
        problems: list[str] = []
        old = self._figures(self._old, before, "then", problems)
        new = self._figures(self._new, after, "now", problems)
        figures = tuple(
            FigureChange(name, _reading(old, name), _reading(new, name))
            for name in dict.fromkeys([*new, *old])
        )
        promises = tuple(self._verdicts(before, after))
        was = PREFIX + before if before else None
        name = PREFIX + str(after or before)
        return MetricChange(name, was, what, changes, figures, promises, tuple(problems))

    def _keys(self, before: str | None, after: str | None) -> Iterator[KeyChange]:
        old = self._said(self._old, before)
        new = self._said(self._new, after)
        for key in dict.fromkeys([*old, *new]):
            if old.get(key) != new.get(key):
                yield KeyChange(key, old.get(key), new.get(key))

    def _said(self, side: Side, name: str | None) -> dict[str, str]:
        """What a metric and the declaration of its source say, key by key."""
        if name is None:
            return {}
        document = side.held.documents[name]
        said = keys_of(document)
        if document.model is None:
            return {"file": document.digest}
        read = [document.model.source or ""]
        if document.model.query:
            read = sorted(side.held.sources)
        for source in read:
            table = side.held.sources.get(source)
            for key, value in _flat(table).items() if isinstance(table, dict) else ():
                said[f"sources.{source}.{key}"] = value
        return said

    def _figures(
        self, side: Side, name: str | None, when: str, problems: list[str]
    ) -> dict[str, Figure]:
        if name is None:
            return {}
        try:
            return side.figures(name, self.span)
        except _FAULTS as error:
            problems.append(f"could not be computed as defined {when}: {_message(error)}")
            return {}

    def _verdicts(self, before: str | None, after: str | None) -> Iterator[PromiseChange]:
        for document, promise in self._all_promises():
            criterion = promise.criterion
            if criterion is None or criterion.metric not in (before, after):
                continue
            was = self._verdict(self._old, criterion, before)
            now = self._verdict(self._new, criterion, after)
            identifier = document.id or document.path
            line = promise.node.line
            yield PromiseChange(identifier, promise.text, was, now, document.path, line)

    def _verdict(self, side: Side, criterion: Criterion, name: str | None) -> str | None:
        if name is None:
            return None
        try:
            return side.verdict(criterion, name)
        except _FAULTS:
            return NOT_COMPUTED

    def _all_promises(self) -> list[tuple[Document, Promise]]:
        if self._promises is None:
            kinds = self._view.catalogue.kinds.by_code
            holding = [code for code, kind in kinds.items() if can_hold(kind.model, Promise)]
            documents = sorted(self._view.documents(*holding), key=lambda one: one.path)
            self._promises = [
                (document, promise)
                for document in documents
                if document.model is not None and document.status != "dropped"
                for promise in promises_of(document)
            ]
        return self._promises


def _reading(figures: Mapping[str, Figure], name: str) -> Reading | None:
    return figures[name].reading if name in figures else None


def _flat(table: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        if key in ("title", "refresh"):
            continue
        if isinstance(value, dict):
            found |= {f"{key}.{inner}": str(part) for inner, part in value.items()}
        else:
            found[key] = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return found


def _message(error: Exception) -> str:
    if isinstance(error, NoSuchMetric):
        return f"there is no metric {error.name}"
    return str(getattr(error, "message", error))
