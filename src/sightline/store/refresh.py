"""Where `sightline refresh` gets the rows of a source: a query to a warehouse, or an export file.

    [sources.orders]
    files = "data/orders.parquet"

    [sources.orders.refresh]
    query = "SELECT id, placed_at, amount FROM orders WHERE placed_at > now() - interval '90 days'"
    connection = "env:WAREHOUSE_URL"      # the secret stays in the environment

or  file = "~/Downloads/orders-*.csv"     # the newest match

Nothing is ever pulled by another command. A file may lie outside the workspace, since whoever runs
`refresh` names it; what lies in a hidden folder (`~/.ssh`) is not an export.
"""

from __future__ import annotations

import glob
import os
import re
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from sightline.store.errors import SourceError

_KEYS = ("query", "connection", "file")
_VARIABLE = re.compile(r"env:[A-Za-z_][A-Za-z0-9_]*\Z")
_SECRET = re.compile(r"pass|pwd|secret|token|key\Z|credential", re.IGNORECASE)

Problem = tuple[tuple[str, ...], str, str]


class Refresh(NamedTuple):
    """A query with its connection, or a pattern of export files; the other is ""."""

    query: str = ""
    connection: str = ""
    file: str = ""


def read_refresh(table: Any, files: tuple[str, ...]) -> tuple[Refresh | None, list[Problem]]:
    """Return a `refresh` table as it is meant, and what is wrong with it.

    `files` are those of the source: exactly one, without a wildcard, can be replaced.
    """
    if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
        help = 'write refresh = { file = "~/Downloads/export-*.csv" }'
        return None, [((), "`refresh` should be a table of texts", help)]
    problems: list[Problem] = []
    for key in table:
        if key not in _KEYS:
            help = "known: " + ", ".join(_KEYS)
            problems.append(((key,), f"nobody reads the key `{key}`", help))
    found = Refresh(*(table.get(key, "").strip() for key in _KEYS))
    if bool(found.query) == bool(found.file):
        help = 'write query = "SELECT ..." and connection = "env:NAME", or file = "..."'
        problems.append(((), "`refresh` needs either a `query` or a `file`", help))
    elif found.query:
        problems += _wrong_connection(found.connection)
    if len(files) != 1 or glob.has_magic(files[0]) or files[0].endswith(".gz"):
        help = 'name the one file that is replaced: files = "data/orders.parquet"'
        problems.append(((), "a source that is refreshed has exactly one plain file", help))
    return (None if problems else found), problems


def _wrong_connection(connection: str) -> list[Problem]:
    at, write = ("connection",), 'write connection = "env:WAREHOUSE_URL", and set the variable'
    if not connection:
        return [(("query",), "a query needs a `connection`", write)]
    if connection.startswith("env:"):
        if _VARIABLE.match(connection):
            return []
        return [(at, f"`{connection}` names no variable of the environment", write)]
    try:
        parts = urlsplit(connection)
        has_secret = bool(parts.password) or any(
            _SECRET.search(name) for name, _ in parse_qsl(parts.query, keep_blank_values=True)
        )
    except ValueError:
        return [(at, "the connection is no address", write)]
    if has_secret or ("@" in parts.netloc and ":" in parts.netloc.rpartition("@")[0]):
        return [(at, "a password can't stand in a file that others read", write)]
    if not parts.scheme or not re.fullmatch(r"[a-z][a-z0-9+.-]*", parts.scheme):
        return [(at, "the connection is no address such as postgresql://host/name", write)]
    return []


def newest_file(root: str, pattern: str) -> str:
    """Return the newest file that a pattern matches, also outside the workspace.

    Raises SourceError where there is none, or it lies in a hidden folder.
    """
    full = os.path.join(root, os.path.expanduser(pattern))
    found = [path for path in glob.glob(full) if os.path.isfile(path)]
    if not found:
        help = "export it first, or look at `file` in sightline.toml"
        raise SourceError(f"no file matches `{pattern}`", help, key="refresh")
    newest = max(found, key=lambda path: (os.stat(path).st_mtime_ns, path))
    asked = [*pattern.split("/"), *os.path.realpath(newest).split(os.sep)]
    if any(part.startswith(".") and part not in (".", "..", "~") for part in asked):
        help = "put the export in a folder that is not hidden"
        raise SourceError(f"`{pattern}` lies in a hidden folder", help, key="refresh")
    return newest
