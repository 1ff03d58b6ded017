"""The five guides and their inventory, read for tests; nothing of them is in the repository."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

GUIDES = Path(__file__).resolve().parents[4] / "shared" / "guides"
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
}  # fmt: skip
_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s?([KkMm]\b)?")
_QUOTE = re.compile(r"^\| M\d+ \| (S\d):(\d+) \| \"(.*?)\" \| (\w+) \|.*\| ([\w,]+) \|$")


@cache
def guide_lines() -> dict[str, tuple[str, ...]]:
    """The lines of each guide by its short name, or a skip where the guides are absent."""
    if not GUIDES.is_dir():
        pytest.skip("shared data: no guides")
    files = sorted(GUIDES.glob("0*.txt"))
    return {
        f"S{number}": tuple(file.read_text(encoding="utf-8").split("\n"))
        for number, file in enumerate(files)
    }


def line_of(source: str, line: int) -> str:
    return guide_lines()[source][line - 1]


def figures_in(text: str) -> set[float]:
    """Every number that a text names, in digits (``$200K`` is 200,000) or as a word up to ten."""
    found = set()
    for match in _NUMBER.finditer(text):
        value = float(match[1].replace(",", "") + (match[2] or ""))
        found.add(value * {"k": 1_000, "m": 1_000_000}.get((match[3] or "").lower(), 1))
    found |= {float(_WORDS[word]) for word in re.findall(r"\w+", text.lower()) if word in _WORDS}
    return found


def inventory_rows() -> list[tuple[str, int, str, str, str]]:
    """Source, line, quote, kind and areas of each row of the inventory."""
    guide_lines()
    rows = []
    for line in (GUIDES / "inventory.md").read_text(encoding="utf-8").split("\n"):
        found = _QUOTE.match(line)
        if found:
            rows.append((found[1], int(found[2]), found[3], found[4], found[5]))
    return rows
