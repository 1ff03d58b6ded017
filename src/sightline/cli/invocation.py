"""One command line turned into one call: which workspace, which subject, which rendering."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Iterator
from dataclasses import Field, fields
from importlib import import_module
from typing import Any

from sightline.cli.commands import KEEPS
from sightline.cli.outcome import Outcome
from sightline.cli.progress import Progress
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.registry import Operation
from sightline.kernel.asking.views import Subject
from sightline.kernel.documents.settings import FILE_NAME
from sightline.kernel.errors import UsageError, WorkspaceError
from sightline.text.visible import visible

_FOR_OTHERS = ("sarif", "junit", "github", "annotations")


class Invocation:
    """The values of one command line, bound to the operation that they are for."""

    def __init__(self, parts: Any, operation: Operation, values: dict[str, Any]) -> None:
        self.parts = parts
        self.values = values
        # `verify --record` is the operation `record`, which verifies first.
        keeps = values.get("keep_") or values.get("save_") is not None
        if keeps and operation.name == "query":
            values["title"] = values["save_"]
        name = KEEPS.get(operation.name, operation.name) if keeps else operation.name
        self.operation = parts.catalogue().operations.find(name) or operation
        self.form = _form(values)

    def run(self) -> None:
        if self.form != "json" and self.form not in self.operation.renderers:
            known = ", ".join(["json", *self.operation.renderers])
            raise UsageError(f"there is no format `{self.form}` here", help=f"known: {known}")
        root = self._root()
        request = self._request(root)
        exports = self._exports(root)
        progress = Progress()
        dispatcher = Dispatcher(self.parts, root, self.values.get("as_of_", ""), progress)
        hands_on = self.form in _FOR_OTHERS
        audience = self.values.get("audience_", "")
        subject = Subject(_user(), audience, at_machine=True, hands_on=hands_on)
        dry_run = self.operation.writes and self.values.get("dry_run_", False)
        if self.values.get("fix_"):
            self._mend_first(dispatcher, subject, request.path)
        if self.operation.anywhere:
            progress.while_waiting("reading")
        try:
            result, edits = dispatcher.call(self.operation.name, request, subject, dry_run=dry_run)
        finally:
            progress.done()
        if dry_run and self.form == "text":
            folder = request.folder if self.operation.anywhere else str(root)
            plan = _plan(folder, edits)  # a pipe gets it exact: `git apply` reads it
            sys.stdout.write(visible(plan) if sys.stdout.isatty() else plan)
        else:
            for part in self._rendered(result):
                sys.stdout.write(part)
                if self.form == "jsonl":  # whoever reads the pipe has each line at once
                    sys.stdout.flush()
        sys.stdout.flush()
        for named, path in exports:
            _export(named.metadata["export"], result, path)
        code = getattr(result, "exit_code", 0)
        if code:
            raise Outcome(code)

    def _mend_first(self, dispatcher: Dispatcher, subject: Subject, path: str) -> None:
        """``check --fix`` is the operation ``fix``, told on stderr, and then ``check``."""
        result, _ = dispatcher.call("fix", {"path": path}, subject)
        sys.stderr.write(visible(dispatcher.operation("fix").renderer("text")(result)))

    def _root(self) -> str | None:
        if not self.operation.workspace:
            return None
        path = self.values.get("path", "") if self.operation.name in ("check", "fix") else ""
        return named_root(self.values.get("workspace_", ""), path)

    def _request(self, root: str | None) -> Any:
        names = [f.name for f in fields(self.operation.request)]
        given = {n: self.values[n] for n in names if self.values[n] is not None}
        if self.operation.name in ("query", "save_query"):
            given["sql"] = sql_named(given["sql"])
        given = {n: tuple(v) if isinstance(v, list) else v for n, v in given.items()}
        _refuse_broken_text(given)
        for declared in fields(self.operation.request):
            if declared.metadata.get("file") and given.get(declared.name):
                given[declared.name] = _text_of(declared.name, given[declared.name])
            if declared.metadata.get("export"):
                given[declared.name] = bool(given[declared.name])
        if self.operation.name in ("check", "fix") and given.get("path"):
            given["path"] = _inside(str(root), given["path"], self.values["workspace_"])
        return self.operation.request(**given)

    def _exports(self, root: str | None) -> list[tuple[Field[Any], str]]:
        """The files that the command line names for what it gets; none that may not be written."""
        from sightline.kernel.asking.views import PRIVATE
        from sightline.kernel.files.export import refuse_export, refuse_own_input

        found = []
        for declared in fields(self.operation.request):
            path = self.values.get(declared.name)
            if declared.metadata.get("export") and path:
                flag = "--" + declared.name.replace("_", "-")
                folders = {kind.folder for kind in self.parts.kinds().by_code.values()}
                refuse_export(flag, path, declared.metadata["endings"], root, folders, PRIVATE)
                refuse_own_input(path, self._named(), root)
                found.append((declared, path))
        return found

    def _named(self) -> list[str]:
        """Every word that is given for what the operation gets, and may name a file to read."""
        given = [
            self.values.get(field.name)
            for field in fields(self.operation.request)
            if "export" not in field.metadata
        ]
        rows = [value if isinstance(value, list | tuple) else [value] for value in given]
        return [word for row in rows for word in row if word and isinstance(word, str)]

    def _rendered(self, result: Any) -> Iterator[str]:
        """What is printed; a renderer that gives its parts one by one is never held whole."""
        if self.form == "json":
            from sightline.kernel.asking.json_shape import json_text

            yield visible(json_text(result).decode())
            return
        colour = not self.values["plain_"] and sys.stdout.isatty() and "NO_COLOR" not in os.environ
        shown: Any = self.operation.renderer(self.form)(result, colour=colour)
        if isinstance(shown, bytes):
            _write_file(self.form, shown)
            return
        for part in (shown,) if isinstance(shown, str) else shown:
            yield visible(part, colour)


def _write_file(form: str, data: bytes) -> None:
    """What is a file and no text goes to a pipe or a file, never to a screen."""
    if sys.stdout.isatty():
        raise UsageError(f"{form} is a file, not text", help=f"add > report.{form}")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def _form(values: dict[str, Any]) -> str:
    """The format that is asked for. ``--jsonl`` says how ``--json`` is to be written."""
    short = next((form for form in ("jsonl", "json") if values.get(form + "_")), "")
    named: str = values["format_"]
    if short and named not in ("", short):
        message = f"--{short} and --format {named} contradict each other"
        raise UsageError(message, help="leave out one of the two")
    return named or short or "text"


def sql_named(word: str) -> str:
    """The SQL itself, or what a file of this name (or standard input, `-`) holds."""
    if word != "-" and not (word.endswith(".sql") and word == word.strip() and " " not in word):
        return word
    try:
        if word == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig")
        with open(word, encoding="utf-8-sig") as file:
            return file.read()
    except UnicodeDecodeError:
        raise UsageError(f"{word}: this is not UTF-8 text", help="save it as UTF-8") from None
    except OSError as error:
        why = error.strerror or "it can't be read"
        raise UsageError(f"{word}: {why}", help="name a file that you may read") from None


def _plan(folder: str, edits: Any) -> str:
    """What edits would do to a folder, which need not be there yet."""
    if os.path.lexists(folder):
        from sightline.kernel.files.writer import plan_text

        return plan_text(folder, edits)
    from sightline.kernel.files.unified_diff import unified_diff

    return "".join(unified_diff(edit.path, None, edit.content) for edit in edits)


def named_root(given: str, path: str = "") -> str:
    """The workspace that ``-C`` names, else the one around a path. Raises WorkspaceError."""
    if given and not os.path.isdir(given):
        help = "name a folder that holds sightline.toml"
        raise WorkspaceError(f"there is no folder {given}", help=help)
    return find_root(given or path)


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


def _text_of(name: str, path: str) -> str:
    """The JSON text in a file that the command line names, wherever it is."""
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            text = file.read()
    except OSError as error:
        why = error.strerror or "it can't be read"
        raise UsageError(f"--{name} {path}: {why}", help="name a file that you may read") from None
    if not text.lstrip().startswith("{"):
        help = "name a file that a command wrote with --json"
        raise UsageError(f"--{name} {path}: this is not JSON", help=help)
    return text


def _export(made_by: str, result: Any, path: str) -> None:
    """Write what a result is to be kept as, and say so beside what was printed."""
    from sightline.kernel.files.writer import write_export

    module, _, function = made_by.partition(":")
    write_export(path, getattr(import_module(module), function)(result, path))
    sys.stderr.write(visible(f"written: {path}\n"))


def _refuse_broken_text(given: dict[str, Any]) -> None:
    """Bytes of the command line that are not UTF-8 reach Python as halves of characters."""
    for name, value in given.items():
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and not text.isprintable():
                try:
                    text.encode()
                except UnicodeEncodeError:
                    help = "type it anew, or check the encoding of your terminal"
                    what = f"`{name.rstrip('_')}` is not UTF-8 text"
                    raise UsageError(what, help=help) from None


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
