"""``refresh``: get the rows of sources anew, from where their owner said."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from sightline.kernel.asking.registry import Planned, argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.authoring.second_look import refuse_partial_view
from sightline.kernel.errors import UsageError
from sightline.kernel.files.edit import Edit
from sightline.measure.data_access import DataAccess
from sightline.measure.data_problem import place_of_source, settings_lines
from sightline.measure.definitions.metrics_at import keys_of
from sightline.measure.rows.defined_metric import short_name
from sightline.store.errors import SourceError
from sightline.store.pulling import Pulled, Table, pull, table_of
from sightline.store.sources import Source
from sightline.text.near import nearest


@dataclass(frozen=True, slots=True)
class RefreshRequest:
    """The sources to get anew: all that say where from when none is named."""

    sources: tuple[str, ...] = argument((), metavar="[SOURCE...]", help="only these sources")
    allow_empty: bool = option(False, help="replace a source also by no row at all")


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """A column that came (no old type), went (no new one), or is of another type now."""

    name: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class RefreshedSource:
    """A source with its new rows; ``rows_before`` is null where it could not be read before.

    ``metrics`` are the ids of metrics that name a column which went or changed.
    """

    source: str
    path: str
    origin: str
    rows: int
    rows_before: int | None
    changed: bool
    columns: tuple[ColumnChange, ...]
    metrics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RefreshResult:
    """What was pulled, source by source."""

    sources: tuple[RefreshedSource, ...]
    hidden: int


@operation("refresh", writes=True, renderers={"text": "sightline.measure.render_refresh:text"})
def refresh(view: WorkspaceView, request: RefreshRequest) -> Planned[RefreshResult]:
    """Get the rows of sources anew: a read-only query to a warehouse, or an export file.

    `[sources.NAME.refresh]` in sightline.toml says where from. All of them are replaced, or none:
    where a pull fails, or gives no row, everything stays as it is. No other command pulls.
    """
    refuse_partial_view(view)
    data = DataAccess(view)
    chosen = _chosen(data, request.sources)
    results, edits = [], []
    for source in chosen:
        view.progress(f"getting {source.name}")
        pulled = _pulled(view, source)
        if not pulled.table.rows and not request.allow_empty:
            message = f"{source.name}: no row came from {pulled.origin}, so nothing was replaced"
            raise UsageError(message, help="--allow-empty replaces it all the same")
        before = table_of(view.root, source)
        held = _held(view, source.files[0])
        digest = sha256(held).hexdigest() if held is not None else None
        if held != pulled.content:
            edits.append(Edit(source.files[0], digest, pulled.content))
        results.append(_result(view, source, pulled, before, held != pulled.content))
    return Planned(RefreshResult(tuple(results), data.hidden), tuple(edits))


def _chosen(data: DataAccess, names: tuple[str, ...]) -> list[Source]:
    if not names:
        found = [source for source in data.sources.values() if source.refresh is not None]
        if not found:
            help = 'add [sources.NAME.refresh] with file = "..." or query = "..."'
            raise UsageError("no source says where to get it from", help=help)
        return found
    chosen = []
    for name in dict.fromkeys(names):
        source = data.sources.get(name)
        if source is None:
            about = [p for p in data.source_problems if p.path[:2] == ("sources", name)]
            if about:
                raise UsageError(f"source `{name}`: {about[0].message}", help=about[0].help)
            near = nearest(name, data.sources, limit=1)
            help = f"did you mean `{near[0]}`?" if near else "declare it in sightline.toml"
            raise UsageError(f"there is no source `{name}`", help=help)
        if source.refresh is None:
            help = f'add [sources.{name}.refresh] with file = "..." or query = "..."'
            raise UsageError(f"source `{name}` doesn't say where to get it from", help=help)
        chosen.append(source)
    return chosen


def _pulled(view: WorkspaceView, source: Source) -> Pulled:
    try:
        return pull(view.root, source)
    except SourceError as error:
        path, place = place_of_source(settings_lines(view) or [""], source.name, error.key)
        message = f"{source.name}: {error.message}; nothing was replaced"
        raise UsageError(
            message, help=error.help or "look at the source", path=path, line=place.line
        ) from None


def _held(view: WorkspaceView, path: str) -> bytes | None:
    try:
        with open(os.path.join(view.root, path), "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        help = "make it a file that you may read"
        raise UsageError(f"{path}: {error.strerror}", help=help) from None


def _result(
    view: WorkspaceView, source: Source, pulled: Pulled, before: Table | None, changed: bool
) -> RefreshedSource:
    columns = tuple(_columns(before.columns, pulled.table.columns)) if before else ()
    lost = [column.name for column in columns if column.old is not None]
    metrics = tuple(_naming(view, source.name, lost)) if lost else ()
    rows_before = before.rows if before else None
    return RefreshedSource(
        source.name, source.files[0], pulled.origin, pulled.table.rows, rows_before, changed,
        columns, metrics,
    )  # fmt: skip


def _columns(old: dict[str, str], new: dict[str, str]) -> Iterator[ColumnChange]:
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) != new.get(name):
            yield ColumnChange(name, old.get(name), new.get(name))


def _naming(view: WorkspaceView, source: str, columns: list[str]) -> Iterator[str]:
    """The metrics that name one of the columns, in SQL or in a condition."""
    for document in sorted(view.documents("MET"), key=lambda one: one.path):
        model = document.model
        if model is None or (model.source != source and not model.query):
            continue
        said = {word.lower() for text in keys_of(document).values() for word in _words(text)}
        if any(column.lower() in said for column in columns):
            yield short_name(document.id or "")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
