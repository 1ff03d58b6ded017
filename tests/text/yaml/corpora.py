"""Third-party texts that the readers are held against; a test skips where they are absent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

HOSTILE = Path(__file__).resolve().parents[4] / "shared" / "data" / "hostile"


def hostile(name: str) -> Path:
    """Give a folder or file of the hostile data; skip, naming it, where it is absent."""
    path = HOSTILE / name
    if not path.exists():
        pytest.skip(f"{name} of shared/data/hostile is absent")
    return path


class YamlCase(NamedTuple):
    """A case of the YAML test suite; ``documents`` are the values expected, if it says so."""

    name: str
    text: str
    refused: bool
    documents: list[Any] | None


def yaml_cases() -> list[YamlCase]:
    """Give all cases of the YAML test suite."""
    root = hostile("yaml")
    cases = []
    for path in sorted(root.rglob("in.yaml")):
        folder = path.parent
        expected = folder / "in.json"
        documents = several_json(expected.read_text()) if expected.exists() else None
        name = str(folder.relative_to(root))
        text = path.read_bytes().decode()
        cases.append(YamlCase(name, text, (folder / "error").exists(), documents))
    return cases


def several_json(text: str) -> list[Any]:
    """Read JSON values that stand one after the other."""
    decoder = json.JSONDecoder()
    values, at = [], 0
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        value, at = decoder.raw_decode(text, at)
        values.append(value)
    return values


def json_files(folder: str) -> dict[str, bytes]:
    """Give the files of a folder of the JSON test suite."""
    files = {path.name: path.read_bytes() for path in sorted(hostile(f"json/{folder}").iterdir())}
    assert files, f"a test that walks over json/{folder} would promise nothing"
    return files


def naughty_strings() -> list[str]:
    """Give the list of strings that break careless programs."""
    strings: list[str] = json.loads(hostile("naughty-strings.json").read_text())
    assert len(strings) > 500, "a test that walks over them would promise nothing"
    return strings
