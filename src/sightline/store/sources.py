"""The data sources that `sightline.toml` declares, and the files they stand for.

    [sources.git]
    files = "data/git.csv"          # or a list, or a pattern: "data/*.parquet"
    format = "csv"                  # csv, jsonl, parquet; by the ending unless said
    time = "time"                   # the column that says when a row happened
    fresh_within = "2d"             # data older than this are stale; 10 % of the window unless said
    units = { latency = "ms" }      # units of columns, so that conditions may say `latency > 1 s`
    refresh = { file = "~/Downloads/export-*.csv" }  # where `sightline refresh` gets it (`refresh`)

Files are named relative to the workspace and stay inside it: no `..`, no absolute path, and no
symbolic link that leads out.
"""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sightline.kernel.files.workspace_path import is_private_name
from sightline.store.errors import SourceError
from sightline.store.refresh import Refresh, read_refresh

FORMATS = ("csv", "jsonl", "parquet")
_ENDINGS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".csv.gz": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonl.gz": "jsonl",
    ".parquet": "parquet",
}
_KEYS = ("files", "format", "time", "fresh_within", "units", "title", "refresh")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")
_DURATION = re.compile(r"[0-9]{1,6}\s*(?:min|h|d|w)\Z")


@dataclass(frozen=True, slots=True)
class Source:
    """One declared source; `fresh_within` is "" where nothing is said."""

    name: str
    files: tuple[str, ...]
    format: str
    time: str = ""
    fresh_within: str = ""
    units: tuple[tuple[str, str], ...] = ()
    title: str = ""
    refresh: Refresh | None = None

    def unit_of(self, column: str) -> str:
        """Return the declared unit of a column, or ""."""
        return dict(self.units).get(column, "")


@dataclass(frozen=True, slots=True)
class SourceProblem:
    """A mistake in a declaration: the keys that lead to it, what is wrong, what to write."""

    path: tuple[str, ...]
    message: str
    help: str


def read_sources(tables: Mapping[str, Any]) -> tuple[dict[str, Source], list[SourceProblem]]:
    """Return the sources of the `[sources]` table by name, and what is wrong with the others."""
    sources: dict[str, Source] = {}
    problems: list[SourceProblem] = []
    taken: dict[str, str] = {}
    for name, table in tables.items():
        path = ("sources", name)
        if not _NAME.match(name):
            help = "use letters, digits, _ and -, beginning with a letter"
            problems.append(SourceProblem(path, f"`{name}` can't be the name of a source", help))
        elif name.lower() in taken:
            other = taken[name.lower()]
            problems.append(SourceProblem(path, f"`{name}` and `{other}` differ only in case", ""))
        elif not isinstance(table, dict):
            help = f'write [sources.{name}] and below it files = "data/events.csv"'
            problems.append(SourceProblem(path, f"source `{name}` should be a table", help))
        else:
            taken[name.lower()] = name
            source = _read_source(name, table, problems)
            if source is not None:
                sources[name] = source
    return sources, problems


def _read_source(name: str, table: dict[str, Any], problems: list[SourceProblem]) -> Source | None:
    before = len(problems)
    path = ("sources", name)
    for key in table:
        if key not in _KEYS:
            help = "known: " + ", ".join(_KEYS)
            problems.append(SourceProblem((*path, key), f"nobody reads the key `{key}`", help))
            before += 1  # an unknown key is reported, the source is still usable
    files = _files(table, path, problems)
    form = _format(table, files, path, problems)
    texts = {}
    for key in ("time", "fresh_within", "title"):
        texts[key] = table.get(key, "")
        if not isinstance(texts[key], str):
            help = f'write {key} = "..."'
            problems.append(SourceProblem((*path, key), f"`{key}` should be text", help))
    fresh = texts["fresh_within"]
    if isinstance(fresh, str) and fresh and not _DURATION.match(fresh):
        message = f"`{fresh}` is not a length of time"
        problems.append(SourceProblem((*path, "fresh_within"), message, 'write "2d" or "6h"'))
    units = _units(table, path, problems)
    refresh = _refresh(table, path, files, problems)
    if len(problems) > before:
        return None
    fresh, title = texts["fresh_within"], texts["title"]
    return Source(name, files, form, texts["time"], fresh, units, title, refresh)


def _files(
    table: dict[str, Any], path: tuple[str, ...], problems: list[SourceProblem]
) -> tuple[str, ...]:
    given = table.get("files", ())
    files = (given,) if isinstance(given, str) else given
    if (
        not isinstance(files, list | tuple)
        or not files
        or not all(isinstance(file, str) and file for file in files)
    ):
        help = 'write files = "data/events.parquet"'
        problems.append(SourceProblem((*path, "files"), "a source needs `files`", help))
        return ()
    for file in files:
        why = _outside(file)
        if why:
            help = "name files relative to the workspace, below it"
            problems.append(SourceProblem((*path, "files"), f"`{file}` {why}", help))
    return tuple(files)


def _outside(file: str) -> str:
    if file.startswith(("/", "~")) or "\\" in file or ":" in file or "\0" in file:
        return "is not a path relative to the workspace"
    if any(map(is_private_name, file.split("/"))):
        return "lies in a private folder of git or Sightline"
    return "leads out of the workspace" if ".." in file.split("/") else ""


def _format(
    table: dict[str, Any],
    files: tuple[str, ...],
    path: tuple[str, ...],
    problems: list[SourceProblem],
) -> str:
    given = table.get("format", "")
    if given:
        if given not in FORMATS:
            help = "use " + ", ".join(FORMATS)
            problems.append(SourceProblem((*path, "format"), f"`{given}` is no format", help))
            return ""
        return str(given)
    found = {form for form in map(format_of, files) if form}
    if len(found) == 1:
        return found.pop()
    if files:
        help = 'write format = "csv", "jsonl" or "parquet"'
        problems.append(SourceProblem((*path, "files"), "the format can't be told", help))
    return ""


def format_of(file: str) -> str:
    """Return the format that a file's ending stands for, or "".

    >>> format_of("data/a.csv.gz"), format_of("a.xls")
    ('csv', '')
    """
    return next((form for end, form in _ENDINGS.items() if file.endswith(end)), "")


def _units(
    table: dict[str, Any], path: tuple[str, ...], problems: list[SourceProblem]
) -> tuple[tuple[str, str], ...]:
    units = table.get("units", {})
    if not isinstance(units, dict) or not all(isinstance(unit, str) for unit in units.values()):
        help = 'write units = { latency = "ms" }'
        problems.append(SourceProblem((*path, "units"), "`units` should be a table of texts", help))
        return ()
    return tuple(units.items())


def _refresh(
    table: dict[str, Any],
    path: tuple[str, ...],
    files: tuple[str, ...],
    problems: list[SourceProblem],
) -> Refresh | None:
    if "refresh" not in table:
        return None
    found, wrong = read_refresh(table["refresh"], files)
    for key, message, help in wrong:
        problems.append(SourceProblem((*path, "refresh", *key), message, help))
    return found


def resolve_files(root: str | os.PathLike[str], source: Source) -> list[str]:
    """Return the real paths of a source's files, sorted, each once, all inside the workspace.

    Raises SourceError where a file is missing, a pattern matches nothing, or a path leads out.
    """
    top = os.path.realpath(root)
    found: set[str] = set()
    for pattern in source.files:
        if _outside(pattern):
            raise SourceError(f"`{pattern}` {_outside(pattern)}", "", source.name)
        has_wildcard = glob.has_magic(pattern)
        names = _matching(top, pattern, source.name) if has_wildcard else [pattern]
        paths = [os.path.join(top, name) for name in names]
        files = [path for path in paths if os.path.isfile(path)]
        if not files:
            what = (
                f"no file matches `{pattern}`" if has_wildcard else f"there is no file `{pattern}`"
            )
            help = "look at `files` of the source in sightline.toml"
            if source.refresh is not None:
                help = f"get it: sightline refresh {source.name}"
            raise SourceError(what, help, source.name)
        found.update(_inside(top, path, source) for path in files)
    return sorted(found)


def _matching(top: str, pattern: str, name: str) -> list[str]:
    """The visible files that a pattern matches. `**` goes through no link: it could go anywhere."""
    try:
        found = [path.relative_to(top) for path in Path(top).glob(pattern)]
    except (ValueError, NotImplementedError, OSError) as error:  # such as `**.csv`
        help = "* is any name, ** any folders: data/*.csv, data/**/*.csv"
        raise SourceError(f"`{pattern}` is no pattern of files: {error}", help, name) from None
    return [str(path) for path in found if not any(part[0] == "." for part in path.parts)]


def _inside(top: str, path: str, source: Source) -> str:
    real = os.path.realpath(path)
    inner = os.path.relpath(real, top).split(os.sep)
    if inner[0] == os.pardir or any(map(is_private_name, inner)):
        shown = os.path.relpath(path, top)
        raise SourceError(
            f"`{shown}` is a link that leads out of the workspace",
            "put the file itself in the place of the link",
            source.name,
        )
    return real
