"""The metrics and sources that one subject may see, and the engine over those that are asked.

The engine opens only sources that some metric needs. A source that is withheld is not there: it
counts in `hidden` and in nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.document import Document
from sightline.measure.as_of_instant import as_of_instant
from sightline.measure.language.criterion import Window
from sightline.measure.question import DEFAULT_WINDOW
from sightline.measure.rows.defined_metric import PREFIX, defined_metric
from sightline.measure.rows.metric import Metric, MetricError
from sightline.measure.withheld import (
    Withheld,
    hidden_sources,
    is_metric_withheld,
    reads_withheld,
)
from sightline.store.engine import Engine
from sightline.store.errors import SourceError
from sightline.store.sources import Source, SourceProblem, read_sources
from sightline.text.near import nearest


class NoSuchMetric(Exception):
    """There is no metric of a name that the subject may see; `near` are names that are close."""

    def __init__(self, name: str, near: list[str]) -> None:
        super().__init__(name)
        self.name = name
        self.near = near


class DataAccess:
    """What may be measured in a workspace, as one subject sees it."""

    def __init__(self, view: WorkspaceView) -> None:
        self._view = view
        self.as_of = as_of_instant(view.moment)
        self.sources, self.source_problems = read_sources(view.sources())
        self.default_window = _default_window(view.settings.window)
        self._metrics: dict[str, Metric] = {}
        self._engine: Engine | None = None
        self._wanted: set[str] = set()

    @property
    def hidden(self) -> int:
        """How many documents and sources are withheld."""
        return self._view.hidden + len(hidden_sources(self._view))

    def document(self, name: str) -> Document:
        """The file of a metric, by its short name. Raises NoSuchMetric."""
        home = self._view.graph.home(PREFIX + name)
        if home is None:
            raise NoSuchMetric(name, _near_names(name, self.metric_names()))
        return self._view.open(home)

    def metric_names(self) -> list[str]:
        """The short names of the metrics that may be seen."""
        ids = self._view.graph.by_id
        return sorted(i.removeprefix(PREFIX) for i in ids if i.startswith(PREFIX))

    def metric(self, name: str) -> Metric:
        """A metric by its short name. Raises NoSuchMetric, MetricError."""
        if name not in self._metrics:
            self._metrics[name] = defined_metric(self.document(name))
        return self._metrics[name]

    def source(self, metric: Metric) -> Source:
        """The source of a metric. Raises MetricError, or SourceError where its entry is wrong."""
        found = self.sources.get(metric.source)
        if found is not None:
            return found
        problem = self._problem_of(metric.source)
        if problem is not None:
            raise SourceError(problem.message, problem.help, metric.source)
        if metric.source in hidden_sources(self._view):
            raise Withheld("source", f"the source `{metric.source}`")
        near = nearest(metric.source, sorted(self.sources), limit=1)
        help = f"did you mean `{near[0]}`?" if near else "declare it in sightline.toml"
        raise MetricError("source", f"there is no source `{metric.source}`", help)

    def is_withheld(self, document: Document, name: str) -> bool:
        """Whether a visible document names a metric that is hidden from the subject."""
        return is_metric_withheld(self._view, document, name)

    def explained(self, error: MetricError, metric: Metric) -> MetricError:
        """The reason for a mistake: where a query names a hidden source, that it is hidden."""
        if error.key == "query" and reads_withheld(metric, hidden_sources(self._view)):
            return Withheld("query", "a source that it reads")
        return error

    def _problem_of(self, name: str) -> SourceProblem | None:
        about = [p for p in self.source_problems if p.path[:2] == ("sources", name)]
        return about[0] if about else None

    def expect(self, names: Iterable[str]) -> None:
        """Say which metrics will be asked, so that their sources are opened at once."""
        for name in dict.fromkeys(names):
            try:
                metric = self.metric(name)
            except (NoSuchMetric, MetricError):
                continue  # told when it is asked
            wanted = set(self.sources) if metric.query else {metric.source}
            self._wanted |= wanted & self.sources.keys()

    def engine(self) -> Engine:
        """The engine over the sources of the metrics that are expected."""
        if self._engine is None:
            chosen = [source for name, source in self.sources.items() if name in self._wanted]
            self._engine = self._shared_engine(chosen) or Engine(self._view.root, chosen)
        return self._engine

    def _shared_engine(self, chosen: list[Source]) -> Engine | None:
        """The engine that an earlier answer opened over the same sources, where answers share."""
        shared = self._view.shared
        if shared is None:
            return None
        key = ("engine", self._view.subject, tuple(source.name for source in chosen))
        if key not in shared:
            shared[key] = Engine(self._view.root, chosen)
        return shared[key]  # type: ignore[no-any-return]

    def is_empty(self, name: str) -> bool:
        """Whether a metric's source can be read and has no row."""
        try:
            return self.engine().is_empty(self.metric(name).source)
        except (NoSuchMetric, MetricError, SourceError):
            return False

    def others(self, metric: Metric) -> tuple[Source, ...]:
        """The sources that a metric may read besides its own: all that may be seen."""
        if not metric.query:
            return ()
        return tuple(self.sources.values())

    def close(self) -> None:
        """Let go of the files, except where the next answer may use them."""
        if self._engine is not None and self._view.shared is None:
            self._engine.close()
        self._engine = None


def _default_window(text: str) -> Window:
    from sightline.measure.language.criterion import CriterionError
    from sightline.measure.language.window_parser import parse_window

    try:
        return parse_window(text) if text else DEFAULT_WINDOW
    except CriterionError:
        return DEFAULT_WINDOW


def _near_names(name: str, known: Iterable[str]) -> list[str]:
    """Names that a person may have meant: `latency_ms` is the last word of `api.latency_ms`."""
    names = list(known)
    word = name.rpartition(".")[2].lower()
    ends = [one for one in names if one.rpartition(".")[2].lower() == word]
    begins = [one for one in names if one.rpartition(".")[2].lower().startswith(f"{word}_")]
    last_words = {one.rpartition(".")[2]: one for one in reversed(names)}
    close = nearest(name, names, limit=3) or [last_words[w] for w in nearest(word, last_words)]
    return list(dict.fromkeys([*ends, *begins, *close]))[:3]
