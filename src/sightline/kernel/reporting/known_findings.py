"""What was found before: in a baseline, or in the workspace as git has it. Only the rest is new."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable
from tempfile import TemporaryDirectory
from typing import Any

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.compiling.compilation import compile_workspace
from sightline.kernel.compiling.listing import read_bytes
from sightline.kernel.compiling.remembered import Remembered
from sightline.kernel.compiling.workspace import Workspace
from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.documents.settings import FILE_NAME
from sightline.kernel.errors import Refused, UsageError
from sightline.kernel.files.git_revision import write_revision
from sightline.kernel.files.workspace_path import parse_workspace_path
from sightline.text.yaml.nodes import Problem

Keys = Counter[tuple[str, str, str]]
_NUMBER = re.compile(r"(?<![^\s(])[0-9]+(?![^\s,.;:)])")
_KEYS = ("code", "path", "message")
_MAX_BASELINE_BYTES = 256_000_000
_BASELINE_HELP = "write one with: sightline check --json > baseline.json"


def new_findings(found: Iterable[Diagnostic], known: Keys) -> list[Diagnostic]:
    """The findings that are not known. The same mistake twice, where once was known, is one new.

    A finding is known by its code, file and message: lines move with every edit above them, and the
    lines and days that a message counts change too.
    """
    left = known.copy()
    new = []
    for diagnostic in found:
        key = _key(diagnostic.code, diagnostic.path, diagnostic.message)
        if left[key]:
            left[key] -= 1
        else:
            new.append(diagnostic)
    return new


def found_at(view: WorkspaceView, revision: str) -> Keys:
    """What is found in the workspace as a git revision has it, by the checks and date of now.

    Nothing, where there was no workspace yet. Raises UsageError where git knows no such revision.
    """
    with TemporaryDirectory(prefix="sightline-") as folder:
        write_revision(view.root, revision, folder)
        if not os.path.lexists(os.path.join(folder, FILE_NAME)):
            return Counter()

        def opened() -> Workspace:
            workspace = Workspace(folder, lambda: view.catalogue.kinds, Remembered(None, str))
            workspace.load()
            return workspace

        compiled = compile_workspace(opened, lambda: view.catalogue.checks, view.as_of)
        return Counter(_key(d.code, d.path, d.message) for d in compiled.diagnostics)


def read_baseline(root: str, given: str) -> Keys:
    """The findings in a baseline: the JSON that ``check`` gave, or a workspace path to it."""
    text = given if given.lstrip()[:1] == "{" else _text_of(root, given)
    try:
        listed = json.loads(text)["diagnostics"]
        return Counter(_key(*(_text(d, name) for name in _KEYS)) for d in listed)
    except (ValueError, KeyError, TypeError, RecursionError):
        message = "the baseline is not what `sightline check --json` writes"
        raise UsageError(message, help=_BASELINE_HELP) from None


def _key(code: str, path: str, message: str) -> tuple[str, str, str]:
    """What stays of a finding while nobody touches what it is about.

    >>> _key("LNK011", "a.csv", "TIC-7 stands twice in this file; the first is on line 10")[2]
    'TIC-7 stands twice in this file; the first is on line #'
    """
    return code, path, _NUMBER.sub("#", message)


def _text(diagnostic: Any, key: str) -> str:
    value = diagnostic[key]
    if not isinstance(value, str):
        raise TypeError(key)
    return value


def _text_of(root: str, path: str) -> str:
    named = parse_workspace_path(path)
    full = os.path.realpath(os.path.join(root, named))
    if not full.startswith(os.path.realpath(root) + os.sep):
        raise Refused(f"{path} leads out of the workspace", help="copy it in", reason="symlink")
    data = read_bytes(root, named, _MAX_BASELINE_BYTES)
    if isinstance(data, Problem):
        raise UsageError(f"there is no baseline {path}", help=_BASELINE_HELP)
    return data.decode("utf-8", "replace")
