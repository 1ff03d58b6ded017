"""Small workspaces for tests: written from a dict of files, asked through the real dispatcher."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.views import Subject
from sightline.kernel.diagnostics import Diagnostic

AS_OF = "2026-03-01"
SETTINGS = 'name = "Example"\nowner = "ana"\n'


def write_workspace(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the files below ``root``, which becomes a workspace; `sightline.toml` is implied."""
    for path, content in {"sightline.toml": SETTINGS, **files}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


SOMEBODY = Subject("test")
OWNER = Subject("test", at_machine=True)


def ask(
    root: Path, operation: str, *, as_of: str = AS_OF, subject: Any = SOMEBODY, **request: Any
) -> Any:
    """The result of an operation on a workspace; what it writes is written."""
    return Dispatcher(app.parts(), str(root), as_of).call(operation, request, subject)[0]


def findings(root: Path, *, as_of: str = AS_OF) -> list[Diagnostic]:
    """Everything that `sightline check` reports."""
    return list(ask(root, "check", as_of=as_of).diagnostics)


def codes(root: Path, *, as_of: str = AS_OF) -> set[str]:
    """The codes of everything that is reported."""
    return {found.code for found in findings(root, as_of=as_of)}


def places(root: Path, code: str, *, as_of: str = AS_OF) -> list[str]:
    """Where a code is reported: ``path:line:column``, in order."""
    return [
        f"{found.path}:{found.line}:{found.column}"
        for found in findings(root, as_of=as_of)
        if found.code == code
    ]
