"""One command line turned into one call: which workspace, which subject, which rendering."""

from __future__ import annotations

import getpass
import os
import sys
from dataclasses import fields
from typing import Any

from sightline.cli.outcome import Outcome
from sightline.kernel.dispatcher import Dispatcher
from sightline.kernel.errors import UsageError
from sightline.kernel.registry import Operation
from sightline.kernel.settings import FILE_NAME
from sightline.kernel.views import Subject


class Invocation:
    """The values of one command line, bound to the operation that they are for."""

    def __init__(self, parts: Any, operation: Operation, values: dict[str, Any]) -> None:
        self.parts = parts
        self.operation = operation
        self.values = values
        self.form = "json" if values["json_"] else values["format_"]

    def run(self) -> None:
        if self.form != "json" and self.form not in self.operation.renderers:
            known = ", ".join(["json", *self.operation.renderers])
            raise UsageError(f"there is no format `{self.form}` here", help=f"known: {known}")
        root = self._root()
        request = self._request(root)
        dispatcher = Dispatcher(self.parts, root, _as_of(self.values.get("as_of_", "")))
        subject = Subject(_user(), self.values.get("audience_", ""))
        dry_run = self.values.get("dry_run_", False)
        result, edits = dispatcher.call(self.operation.name, request, subject, dry_run=dry_run)
        if dry_run and self.form == "text":
            from sightline.kernel.writer import plan_text

            sys.stdout.write(plan_text(str(root), edits))
        else:
            sys.stdout.write(self._rendered(result))
        sys.stdout.flush()
        code = getattr(result, "exit_code", 0)
        if code:
            raise Outcome(code)

    def _root(self) -> str | None:
        if not self.operation.workspace:
            return None
        given = self.values.get("workspace_", "")
        path = self.values.get("path", "") if self.operation.name == "check" else ""
        return find_root(given or path)

    def _request(self, root: str | None) -> Any:
        names = [f.name for f in fields(self.operation.request)]
        given = {n: self.values[n] for n in names if self.values[n] is not None}
        given = {n: tuple(v) if isinstance(v, list) else v for n, v in given.items()}
        if self.operation.name == "check" and given.get("path"):
            given["path"] = _inside(str(root), given["path"], self.values["workspace_"])
        return self.operation.request(**given)

    def _rendered(self, result: Any) -> str:
        if self.form == "json":
            import orjson

            from sightline.kernel.json_shape import to_plain

            return orjson.dumps(to_plain(result), option=orjson.OPT_INDENT_2).decode() + "\n"
        colour = not self.values["plain_"] and sys.stdout.isatty() and "NO_COLOR" not in os.environ
        return self.operation.renderer(self.form)(result, colour=colour)


def find_root(start: str) -> str:
    """The nearest folder at or above a path that holds ``sightline.toml``; else the path."""
    here = os.path.abspath(start or ".")
    folder = here if os.path.isdir(here) else os.path.dirname(here)
    while not os.path.lexists(os.path.join(folder, FILE_NAME)):
        above = os.path.dirname(folder)
        if above == folder:
            return here
        folder = above
    return folder


def _inside(root: str, path: str, workspace: str) -> str:
    """A path of the command line as a path of the workspace."""
    full = os.path.abspath(os.path.join(workspace, path) if workspace else path)
    relative = os.path.relpath(full, root)
    return "" if relative == "." else relative.replace(os.sep, "/")


def _as_of(text: str) -> str:
    if not text:
        return ""
    from datetime import datetime

    try:
        datetime.fromisoformat(text)
    except ValueError:
        help = "write a date such as 2026-03-01, or a time such as 2026-03-01T12:00:00Z"
        raise UsageError(f"`{text}` is not a date", help=help) from None
    return text


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
