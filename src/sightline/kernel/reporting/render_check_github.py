"""Findings as GitHub's workflow commands: each becomes an annotation at its line."""

from __future__ import annotations

from typing import Any

from sightline.kernel.compiling.background import Background
from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.reporting.render_check import summary

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def github(result: Any, colour: bool = False) -> str:
    """A command per finding, then the line that counts."""
    background: Background = result._background()
    lines = [_annotation(found, background) for found in result.diagnostics]
    return "\n".join([*lines, summary(result, False)]) + "\n"


def _annotation(found: Diagnostic, background: Background) -> str:
    path = (background.folder_in_repository + found.path).encode("utf-8", "backslashreplace")
    properties = {
        "file": path.decode(),
        "line": str(found.line),
        "endLine": str(found.end_line),
        "col": str(found.column),
    }
    if found.end_line == found.line and found.end_column > found.column:
        properties["endColumn"] = str(found.end_column)
    properties["title"] = f"{found.code} {background.name(found.code).replace('_', ' ')}"
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = f"{found.message}\n{found.help}" if found.help else found.message
    return f"::{_COMMANDS[found.severity]} {listed}::{_data(message)}"


def _data(text: str) -> str:
    """What the runner undoes in a message (actions/toolkit, command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
