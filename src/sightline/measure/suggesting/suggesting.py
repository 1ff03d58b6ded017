"""Puts drafts of metrics to the data: each with its figures today, and bounds to promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.authoring.second_look import reread
from sightline.measure.data_access import DataAccess
from sightline.measure.figures.figures import Figure, Observed, figures_of
from sightline.measure.judging.evaluation import evaluate
from sightline.measure.language.criterion import CriterionError
from sightline.measure.language.criterion_parser import parse_criterion
from sightline.measure.language.window import Span, resolve, rfc3339
from sightline.measure.question import Question
from sightline.measure.rows.column_types import instant_sql, time_sql
from sightline.measure.rows.defined_metric import defined_metric
from sightline.measure.rows.facts import facts_of
from sightline.measure.rows.facts_sql import Query, source_time_type
from sightline.measure.rows.metric import Metric, MetricError
from sightline.measure.shown_figures import shown_percent
from sightline.measure.suggesting.column_profile import ColumnProfile, profiles
from sightline.measure.suggesting.metric_drafts import Shape, bound_near, drafts, yaml_of
from sightline.store.engine import Engine
from sightline.store.errors import SourceError
from sightline.store.sources import Source
from sightline.store.sql_text import quoted

_ONCE, _SEVERAL = 0.8, 1.5


@dataclass(frozen=True, slots=True)
class Draft:
    """A metric that could be defined: its file, why, its figures now, and what to promise."""

    id: str
    path: str
    title: str
    why: str
    yaml: str
    figures: tuple[Figure, ...]
    criteria: tuple[str, ...]


class Suggesting:
    """The drafts of one source."""

    def __init__(
        self, view: WorkspaceView, data: DataAccess, source: Source, engine: Engine
    ) -> None:
        self._view = view
        self._data = data
        self._source = source
        self._engine = engine
        self.source = source.name
        if source.time:
            source_time_type(source, engine.columns(source.name))
        self.time = source.time or self._first_time()
        self._source = replace(source, time=self.time)
        self.rows = self._known_rows()
        self.columns: tuple[ColumnProfile, ...] = ()
        self.as_of = data.as_of

    def run(self) -> tuple[Draft, ...]:
        """Return the drafts that can be computed. Raises SourceError."""
        self.columns = self._with_event(profiles(self._source, self.rows, self._engine))
        if not self.time or not self.columns or not self.columns[0].n:
            return ()
        self.as_of = self._moment()
        shapes = drafts(self._source.name, self.columns, self._steps())
        found = (self._draft(shape) for shape in shapes)
        return tuple(draft for draft in found if draft is not None)

    @property
    def span(self) -> Span:
        """The window of the figures: the workspace's, up to the newest rows."""
        return resolve(self._data.default_window, self.as_of)

    def _first_time(self) -> str:
        kinds = self._engine.columns(self._source.name)
        times = [name for name, kind in kinds.items() if kind.startswith(("TIMESTAMP", "DATE"))]
        return times[0] if times else ""

    def _known_rows(self) -> Query:
        name = quoted(self._source.name)
        if not self.time:
            return Query(name, ())
        kind = self._engine.columns(self._source.name).get(self.time, "VARCHAR")
        known = f"{time_sql(quoted(self.time), kind)} < {instant_sql(kind)}"
        moment = rfc3339(self._data.as_of)
        return Query(f"(SELECT * FROM {name} WHERE {known})", (moment,))

    def _moment(self) -> datetime:
        """The as-of date; where no row is in its window, the end of the newest row's day."""
        kind = self._engine.columns(self._source.name)[self.time]
        moment = f"CAST({time_sql(quoted(self.time), kind)} AS TIMESTAMP WITH TIME ZONE)"
        sql = f"SELECT CAST(CAST(max({moment}) AS DATE) + 1 AS VARCHAR) FROM {self.rows.sql}"
        [[day]] = self._engine.run(sql, self.rows.params)[1]
        end = self._data.as_of
        newest = datetime.fromisoformat(day[:10]).replace(tzinfo=end.tzinfo) if day else end
        window = resolve(self._data.default_window, end)
        return newest if newest <= window.start else end

    def _with_event(self, columns: tuple[ColumnProfile, ...]) -> tuple[ColumnProfile, ...]:
        """The columns; where none is called an event, the first category of which each entity has
        several values, most of them once, is one: people go through it step by step."""
        entity = next((c.name for c in columns if c.role == "entity"), None)
        if entity is None or any(c.role == "event" for c in columns):
            return columns
        for column in columns:
            if column.role == "category" and column.type == "VARCHAR":
                who, what = quoted(entity), quoted(column.name)
                sql = (
                    f"SELECT count(DISTINCT ({who}, {what})), count(*), count(DISTINCT {who})"
                    f" FROM {self.rows.sql} WHERE {who} IS NOT NULL AND {what} IS NOT NULL"
                )
                [[pairs, rows, entities]] = self._engine.run(sql, self.rows.params)[1]
                if pairs >= _ONCE * rows and pairs >= _SEVERAL * entities:
                    event = replace(column, role="event")
                    return tuple(event if c is column else c for c in columns)
        return columns

    def _steps(self) -> tuple[str, str] | None:
        """The event that entities begin with most often, and the one that most reach after it."""
        entity = next((c.name for c in self.columns if c.role == "entity"), None)
        event = next((c.name for c in self.columns if c.role == "event"), None)
        if entity is None or event is None:
            return None
        who, what, when = quoted(entity), quoted(event), quoted(self.time)
        head = f"WITH known AS (SELECT {who} AS who, {what} AS what, {when} AS seen FROM"
        head += f" {self.rows.sql} WHERE {who} IS NOT NULL AND {what} IS NOT NULL"
        head += f" AND {when} IS NOT NULL)"
        begun = "SELECT arg_min(what, (seen, what)) AS what FROM known GROUP BY who"
        sql = f"{head}, begun AS ({begun})"
        sql += "\nSELECT what FROM begun GROUP BY what ORDER BY count(*) DESC, what LIMIT 1"
        first = self._engine.run(sql, self.rows.params)[1]
        if not first:
            return None
        sql = head + ", a AS (SELECT who, min(seen) AS seen FROM known WHERE what = ? GROUP BY who)"
        sql += "\nSELECT what FROM known JOIN a USING (who) WHERE known.seen > a.seen AND what <> ?"
        sql += "\nGROUP BY what ORDER BY count(DISTINCT who) DESC, what LIMIT 1"
        name = str(first[0][0])
        then = self._engine.run(sql, (*self.rows.params, name, name))[1]
        return (name, str(then[0][0])) if then and _can_be_steps(name, str(then[0][0])) else None

    def _draft(self, shape: Shape) -> Draft | None:
        path = f"metrics/{shape.name}.yaml"
        text = yaml_of(self._source.name, shape)
        document = reread(self._view, path, text.encode())
        try:
            metric = defined_metric(document)
            facts = facts_of(metric, self._source, self._engine, self.as_of)
            higher = document.model.better == "higher"
            observed = Observed(metric, self._source, facts, self.span, None, higher)
            figures = figures_of(observed, self._engine)
        except (MetricError, CriterionError):
            return None  # such as a column that holds no numbers after all
        criteria = tuple(self._criteria(shape, metric))
        return Draft(
            f"MET-{shape.name}", path, shape.title, shape.why, text, figures, criteria
        )  # fmt: skip

    def _criteria(self, shape: Shape, metric: Metric) -> Iterator[str]:
        """The promises that hold today with a little to spare, as lines to copy."""
        over = f" over {shape.over}" if shape.over else ""
        for statistic in shape.statistics:
            value = self._value(f"{statistic} is {shape.direction} 1{over}", shape.unit, metric)
            if value is None:
                continue
            bound = _bound(value, shape)
            if bound:
                yield f"{statistic} is {shape.direction} {bound}{over}"

    def _value(self, line: str, unit: str, metric: Metric) -> float | None:
        line = line.replace(" 1", f" 1 {unit}", 1) if unit else line
        try:
            criterion = parse_criterion(line)
            asked = Question(criterion, metric, self._source, self.as_of, self._data.default_window)
            reading = evaluate(asked, self._engine).reading
        except (CriterionError, MetricError, SourceError):
            return None
        return None if reading is None or not reading.n else reading.value


def _bound(value: float, shape: Shape) -> str:
    if shape.unit == "%" and shape.statistics[0].startswith("rate"):
        if shape.direction == "<":
            return f"{shown_percent(min(bound_near(max(value, 0.001), '<'), 0.999))} %"
        worst = bound_near(max(1 - value, 0.001), "<")
        return f"{shown_percent(1 - worst)} %" if worst < 1 else ""
    bound = bound_near(value, shape.direction)
    if bound <= 0:
        return ""
    return f"{bound:,} {shape.unit}".rstrip()


def _can_be_steps(*names: str) -> bool:
    """Whether names can stand in a criterion, in quotes if need be."""
    return all(name.isprintable() and name.strip() and "'" not in name for name in names)
