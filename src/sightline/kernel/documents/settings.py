"""``sightline.toml``: what holds for the whole workspace."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sightline.kernel.documents.moment import normal_moment
from sightline.kernel.errors import Refused
from sightline.kernel.files.workspace_path import parse_workspace_path
from sightline.text.near import nearest
from sightline.text.yaml.nodes import Problem

FILE_NAME = "sightline.toml"
_TABLES = (
    "defaults", "sources", "tests", "attestations", "contract", "feedback", "checks", "audiences",
    "career",
)  # fmt: skip
_KEYS = ("name", "owner", "as_of", *_TABLES)
REPORTS = "reports"
SURFACES = (REPORTS, "http", "mcp")
"""Who may see ``career/`` besides audiences: what is made to be handed on, and the servers."""
_SEVERITIES = ("error", "warning", "info", "off")
_BARE = re.compile(r"[A-Z]{2,5}")


@dataclass(frozen=True, slots=True)
class FeedbackRows:
    """Rows of feedback that can be pointed to: files, and the columns of id and words."""

    prefix: str
    files: tuple[str, ...]
    key: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The workspace's settings. ``sources`` stays raw: its meaning belongs to the store; so do
    ``tests`` and ``attestations``: theirs belongs to measuring; so does ``contract``: its meaning
    belongs to the stage of contracts."""

    name: str = ""
    owner: str = ""
    as_of: str = ""
    window: str = "28d"
    sources: dict[str, Any] = field(default_factory=dict)
    tests: dict[str, Any] = field(default_factory=dict)
    attestations: dict[str, Any] = field(default_factory=dict)
    contract: dict[str, Any] = field(default_factory=dict)
    feedback: tuple[FeedbackRows, ...] = ()
    severities: dict[str, str] = field(default_factory=dict)
    hidden: dict[str, tuple[str, ...]] = field(default_factory=dict)
    career_shown_to: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    text: str = field(default="", repr=False, compare=False)
    is_readable: bool = True

    def place(self, path: tuple[str, ...]) -> tuple[int, int, int, int]:
        """Where a key of the settings stands: line, column, end line, end column."""
        line, column, end = locate(self.text.split("\n"), path)
        return line, column, line, end


def read_settings(text: str) -> Settings:
    """The settings in the text of a ``sightline.toml``; what is wrong stands in ``problems``."""
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        from sightline.kernel.documents.settings_slips import explained  # only a slip loads it

        return Settings(problems=(explained(error, text),), is_readable=False)
    return _Reading(text, tables).settings()


class _Reading:
    """One pass over the tables; keeps problems with the line of the key they are about."""

    def __init__(self, text: str, tables: dict[str, Any]) -> None:
        self.lines = text.split("\n")
        self.tables = tables
        self.problems: list[Problem] = []

    def settings(self) -> Settings:
        self._unknown(self.tables, _KEYS, ())
        defaults = self._table("defaults")
        self._unknown(defaults, ("window",), ("defaults",))
        return Settings(
            name=self._text(self.tables, "name"),
            owner=self._text(self.tables, "owner"),
            as_of=self._as_of(),
            window=self._text(defaults, "window", ("defaults",)) or "28d",
            sources=self._table("sources"),
            tests=self._table("tests"),
            attestations=self._table("attestations"),
            contract=self._table("contract"),
            feedback=tuple(self._feedback()),
            severities=dict(self._severities()),
            hidden=dict(self._audiences()),
            career_shown_to=self._career_shown_to(),
            problems=tuple(self.problems),
            text="\n".join(self.lines),
        )

    def problem(self, path: tuple[str, ...], message: str, help: str) -> None:
        line, column, end = locate(self.lines, path)
        self.problems.append(Problem("DOC051", message, line, column, line, end, help))

    def _unknown(
        self, table: dict[str, Any], known: tuple[str, ...], above: tuple[str, ...]
    ) -> None:
        for name in table:
            if name not in known:
                near = nearest(name, known, limit=1)
                hint = f"did you mean `{near[0]}`?" if near else "known: " + ", ".join(known)
                self.problem((*above, name), f"nobody reads the key `{name}`", hint)

    def _text(self, table: dict[str, Any], name: str, above: tuple[str, ...] = ()) -> str:
        value = table.get(name, "")
        if isinstance(value, str):
            return value
        self.problem((*above, name), f"`{name}` should be text", f'write {name} = "..."')
        return ""

    def _table(self, name: str) -> dict[str, Any]:
        value = self.tables.get(name, {})
        if isinstance(value, dict):
            return value
        self.problem((name,), f"`{name}` should be a table", f"write it as [{name}]")
        return {}

    def _as_of(self) -> str:
        value = self.tables.get("as_of", "")
        if isinstance(value, datetime | date):
            value = value.isoformat()
        normal = normal_moment(value) if isinstance(value, str) else None
        if normal is None:
            message = f"`{value}` is not a date" if isinstance(value, str) else "`as_of` is no date"
            help = "write as_of = 2026-03-01, or as_of = 2026-03-01T12:00:00Z"
            self.problem(("as_of",), message, help)
        return normal or ""

    def _feedback(self) -> Any:
        for prefix, table in self._table("feedback").items():
            path = ("feedback", prefix)
            if not _BARE.fullmatch(prefix) or not isinstance(table, dict):
                help = "two to five capital letters: [feedback.TIC]"
                self.problem(path, f"`{prefix}` can't be the prefix of rows", help)
                continue
            self._unknown(table, ("files", "key", "text"), path)
            files = table.get("files", ())
            patterns = (files,) if isinstance(files, str) else files
            if not patterns or not _are_texts(patterns) or not _is_text(table.get("key")):
                help = 'write files = "feedback/*.csv" and key = "id"'
                wrong = "key" if _are_texts(patterns) and patterns else "files"
                at = (*path, wrong) if wrong in table else path
                self.problem(at, "rows of feedback need `files` and `key`", help)
                continue
            inside = tuple(p for p in patterns if self._is_inside((*path, "files"), p))
            yield FeedbackRows(prefix, inside, table["key"], self._text(table, "text", path))

    def _is_inside(self, path: tuple[str, ...], pattern: str) -> bool:
        """Whether a pattern can only mean files in folders of this workspace."""
        folder, slash, _ = pattern.partition("/")
        try:
            normal = parse_workspace_path(pattern) == pattern
        except Refused as refused:
            message = refused.message.replace("The path", "The pattern").rstrip(".")
            self.problem(path, message, 'name files of this workspace: "feedback/*.csv"')
            return False
        if normal and slash and not set(folder) & set("*?["):
            return True
        message = f"`{pattern}` does not begin with the name of a folder"
        self.problem(path, message, 'begin with a folder: "feedback/*.csv"')
        return False

    def _severities(self) -> Any:
        for code, severity in self._table("checks").items():
            if severity in _SEVERITIES:
                yield code, severity
            else:
                help = "allowed: " + ", ".join(_SEVERITIES)
                self.problem(("checks", code), f"`{severity}` is not a severity", help)

    def _audiences(self) -> Any:
        for name, table in self._table("audiences").items():
            hide = table.get("hide", ()) if isinstance(table, dict) else None
            if not isinstance(hide, list | tuple) or not all(isinstance(p, str) for p in hide):
                help = 'write hide = ["interviews/*", "source:billing"]'
                self.problem(("audiences", name), "an audience needs a list `hide`", help)
                continue
            yield name, tuple(hide)

    def _career_shown_to(self) -> tuple[str, ...]:
        """The audiences and surfaces that see ``career/``; what is no such name shows nothing."""
        table = self._table("career")
        self._unknown(table, ("shown_to",), ("career",))
        names = table.get("shown_to", [])
        path = ("career", "shown_to")
        if not isinstance(names, list) or not all(map(_is_text, names)):
            self.problem(
                path, "`shown_to` should be a list of names", 'write shown_to = ["mentor"]'
            )
            return ()
        known = (*self._table("audiences"), *SURFACES)
        for name in names:
            if name not in known:
                near = nearest(name, known, limit=1)
                help = f"did you mean `{near[0]}`?" if near else "known: " + ", ".join(known)
                self.problem(path, f"there is no audience `{name}`", help)
        return tuple(name for name in names if name in known)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _are_texts(values: Any) -> bool:
    return isinstance(values, list | tuple) and all(map(_is_text, values))


def locate(lines: list[str], path: tuple[str, ...]) -> tuple[int, int, int]:
    """The line, first column and end column of a key of a TOML text.

    Where the key itself is not there, of the nearest table around it.
    """
    from sightline.text.toml_places import places_of_keys

    text = "\n".join(lines)
    places = places_of_keys(text)
    for length in range(len(path), 0, -1):
        found = places.get(path[:length])
        if found is not None:
            start, end = found
            line = text.count("\n", 0, start) + 1
            before = text.rfind("\n", 0, start) + 1
            return line, start - before + 1, end - before + 1
    return 1, 1, 1
