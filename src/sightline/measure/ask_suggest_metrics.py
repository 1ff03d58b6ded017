"""``suggest metrics``: what could be measured with a source, drafted from its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sightline.kernel.asking.registry import argument, operation
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError
from sightline.measure.data_access import DataAccess
from sightline.measure.data_problem import place_of_source, settings_lines
from sightline.measure.language.window import rfc3339
from sightline.measure.suggesting.column_profile import ColumnProfile
from sightline.measure.suggesting.suggesting import Draft, Suggesting
from sightline.store.engine import Engine
from sightline.store.errors import SourceError
from sightline.text.near import nearest


@dataclass(frozen=True, slots=True)
class SuggestRequest:
    """The source to look at."""

    source: str = argument(help="a source of sightline.toml, such as requests", required=True)


@dataclass(frozen=True, slots=True)
class SuggestResult:
    """Drafts of metrics, what most people promise first; ``columns`` say what they are made of.

    ``kept`` are the ids of drafts whose metric is there already. ``window`` is that of the figures:
    it ends at the as-of date, or where no row is that new, with the day of the newest row.
    """

    source: str
    rows: int
    drafts: tuple[Draft, ...]
    kept: tuple[str, ...]
    columns: tuple[ColumnProfile, ...]
    window: dict[str, str]
    notes: tuple[str, ...]
    as_of: str
    hidden: int


@operation("suggest.metrics", renderers={"text": "sightline.measure.render_suggest_metrics:text"})
def suggest_metrics(view: WorkspaceView, request: SuggestRequest) -> SuggestResult:
    """Draft metrics from the columns of a source, each with its figures today.

    Types, names and values tell what a column holds: a duration with its unit, a status code, a
    yes or no, who did it, what happened. Each draft says why, and what could be promised about it.
    `--write` keeps the drafts in `metrics/`; what is there is never overwritten.
    """
    return suggested(view, request.source)


def suggested(view: WorkspaceView, name: str) -> SuggestResult:
    """The drafts of a source. Raises UsageError where it is unknown or can't be read."""
    data = DataAccess(view)
    source = data.sources.get(name)
    if source is None:
        near = nearest(name, data.sources, limit=1)
        known = ", ".join(data.sources) or "none is declared yet"
        help = f"did you mean `{near[0]}`?" if near else f"sources: {known}; {_to_declare(name)}"
        raise UsageError(f"there is no source `{name}`", help=help)
    view.progress(f"reading {name}")
    try:
        with Engine(view.root, [source]) as engine:
            asking = Suggesting(view, data, source, engine)
            drafts = asking.run()
    except SourceError as error:
        path, place = place_of_source(settings_lines(view) or [""], name, error.key)
        where = {"path": path, "line": place.line, "column": place.column}
        raise UsageError(error.message, help=error.help, **where) from None  # type: ignore[arg-type]
    known_ids = view.graph.by_id
    return SuggestResult(
        name, asking.columns[0].n if asking.columns else 0, drafts,
        tuple(draft.id for draft in drafts if draft.id in known_ids), asking.columns,
        asking.span.as_json(), tuple(_notes(asking, data)), rfc3339(data.as_of), data.hidden,
    )  # fmt: skip


def _to_declare(name: str) -> str:
    """What to type into sightline.toml for a source that is not there yet."""
    table = name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else "NAME"
    return (
        f"or add to sightline.toml, a line each: [sources.{table}]"
        f'   files = "data/{table}.csv"   time = "the column of times"'
    )


def _notes(asking: Suggesting, data: DataAccess) -> list[str]:
    if not asking.columns or not asking.columns[0].n:
        return ["the source holds no row yet: ask again when it does"]
    if not asking.time:
        return ['no column is a time: a metric needs to know when; declare time = "..."']
    notes = []
    if not data.sources[asking.source].time:
        line = f'time = "{asking.time}"'
        notes.append(f"first add {line} to [sources.{asking.source}] in sightline.toml")
    if asking.as_of != data.as_of:
        notes.append(f"no row is newer than {asking.as_of.date()}: the figures are of its window")
    return notes
