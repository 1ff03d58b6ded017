"""Skipped tests, counted by the part that was missing.

A skip reason begins with the missing part and a colon: `pytest.skip("shared data: no events")`.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree


def read_skip_reasons(report: Path) -> list[str]:
    """The reasons of all skipped tests in a JUnit report; none when there is no report."""
    try:
        root = ElementTree.parse(report).getroot()
    except (OSError, ElementTree.ParseError):
        return []
    return [
        str(element.get("message", ""))
        for element in root.iter("skipped")
        if element.get("type") != "pytest.xfail"
    ]


def summarise_skips(reasons: list[str]) -> str:
    """One line that counts them: `skipped: 3 (2 Chromium, 1 shared data)`."""
    if not reasons:
        return "skipped: none"
    parts = Counter(reason.partition(":")[0].strip() or "without a reason" for reason in reasons)
    named = ", ".join(f"{count} {part}" for part, count in sorted(parts.items()))
    return f"skipped: {len(reasons)} ({named})"
