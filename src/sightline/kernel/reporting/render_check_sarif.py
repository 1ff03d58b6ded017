"""Findings as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors read."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from sightline import __version__
from sightline.kernel.compiling.background import Background
from sightline.kernel.diagnostics import Diagnostic

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(result: Any, colour: bool = False) -> str:
    """One run with a rule for each code that occurs. Columns count UTF-16 code units."""
    background: Background = result._background()
    codes = sorted({found.code for found in result.diagnostics})
    places = {code: index for index, code in enumerate(codes)}
    driver = {
        "name": "Sightline",
        "version": __version__,
        "rules": [_rule(code, background) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "results": [_result(found, places[found.code], background) for found in result.diagnostics],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str, background: Background) -> dict[str, Any]:
    page = background.page(code)
    name = "".join(word.capitalize() for word in background.name(code).split("_"))
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": " ".join(page.prose.split())},
        "help": {"text": page.text, "markdown": page.markdown()},
    }


def _result(found: Diagnostic, index: int, background: Background) -> dict[str, Any]:
    key = json.dumps([found.code, found.path, found.message])
    return {
        "ruleId": found.code,
        "ruleIndex": index,
        "level": _LEVELS[found.severity],
        "message": {"text": f"{found.message}\n{found.help}" if found.help else found.message},
        "locations": [{"physicalLocation": _location(found, background)}],
        "partialFingerprints": {"sightline/v1": sha256(key.encode()).hexdigest()},
    }


def _location(found: Diagnostic, background: Background) -> dict[str, Any]:
    path = (background.folder_in_repository + found.path).encode("utf-8", "surrogateescape")
    return {
        "artifactLocation": {"uri": quote(path, safe="/")},
        "region": {
            "startLine": found.line,
            "startColumn": background.utf16_column(found.path, found.line, found.column),
            "endLine": found.end_line,
            "endColumn": background.utf16_column(found.path, found.end_line, found.end_column),
        },
    }
