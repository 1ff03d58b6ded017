"""CHANGELOG.md, from the fragments in `changes/` (see `changes/README.md`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from devtools.errors import ChoreError
from devtools.paths import ROOT

OWNS = ("CHANGELOG.md",)
CATEGORIES = ("added", "changed", "deprecated", "removed", "fixed", "security")
FRAGMENT = re.compile(r"category: (\w+)\n\n(.+)", re.DOTALL)
NAME = re.compile(r"\d{4}-[a-z0-9-]+\.md")
VERSION = re.compile(r"\d+\.\d+\.\d+")
HEAD = """# Changelog

What changed for the people who use Sightline. Written by `python3 dev.py docs` from `changes/`.
"""


def pages() -> dict[str, str]:
    """The whole changelog."""
    changes = ROOT / "changes"
    sections = {"Unreleased": _read_fragments(changes)}
    released = [path for path in changes.iterdir() if VERSION.fullmatch(path.name)]
    for folder in sorted(released, key=_version_order, reverse=True):
        sections[folder.name] = _read_fragments(folder)
    return {"CHANGELOG.md": compile_changelog(sections)}


def _version_order(folder: Path) -> list[int]:
    return [int(part) for part in folder.name.split(".")]


def _read_fragments(folder: Path) -> dict[str, str]:
    paths = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
    return {path.name: path.read_text(encoding="utf-8") for path in paths}


def compile_changelog(sections: Mapping[str, Mapping[str, str]]) -> str:
    """The text, from version -> fragment's file name -> fragment; empty versions are left out."""
    parts = [HEAD]
    for version, fragments in sections.items():
        read = [parse_fragment(name, text) for name, text in fragments.items()]
        if read:
            parts.append(f"## {version}\n")
        for category in CATEGORIES:
            entries = [entry for its_category, entry in read if its_category == category]
            if entries:
                parts.append(f"### {category.capitalize()}\n\n" + "\n".join(entries) + "\n")
    return "\n".join(parts)


def parse_fragment(name: str, text: str) -> tuple[str, str]:
    """The category of one fragment and its entry as a list item."""
    match = FRAGMENT.fullmatch(text)
    if not NAME.fullmatch(name):
        raise ChoreError(f"changes/{name}: the name should look like 0012-short-words.md")
    if match is None or match.group(1) not in CATEGORIES:
        raise ChoreError(
            f"changes/{name}: it should begin with a line `category: ...` "
            f"({', '.join(CATEGORIES)}), an empty line, then the words for the user"
        )
    lines = match.group(2).strip().splitlines()
    return match.group(1), "\n".join(["- " + lines[0], *("  " + each for each in lines[1:])])
