"""Findings as a JUnit report: a suite per file, a test per finding. Only errors are failures."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.reporting.render_check import summary

# What XML 1.0 can't hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(result: Any, colour: bool = False) -> str:
    """A report that CI servers read; where nothing was found, it holds one test that passed."""
    found = result.diagnostics
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites{_counts(found)}>"]
    for path, group in groupby(found, key=lambda diagnostic: diagnostic.path):
        lines += _suite(path, list(group))
    if not found:
        lines.append('  <testsuite name="sightline" tests="1" failures="0" errors="0">')
        lines.append(f'    <testcase classname="sightline"{_name(summary(result, False))}/>')
        lines.append("  </testsuite>")
    lines.append("</testsuites>")
    return "\n".join(lines) + "\n"


def _suite(path: str, found: list[Diagnostic]) -> list[str]:
    lines = [f"  <testsuite{_name(path)}{_counts(found)}>"]
    for diagnostic in found:
        lines += _case(diagnostic)
    return [*lines, "  </testsuite>"]


def _counts(found: Any) -> str:
    failures = sum(diagnostic.severity == "error" for diagnostic in found)
    return f' tests="{len(found) or 1}" failures="{failures}" errors="0"'


def _case(found: Diagnostic) -> list[str]:
    place = f"{found.path}:{found.line}:{found.column}"
    said = f"{place}: {found.message}" + (f"\nhelp: {found.help}" if found.help else "")
    name = _name(f"{found.code} {found.line}:{found.column} {found.message}")
    head = f"    <testcase classname={_quoted(found.path)}{name}>"
    if found.severity == "error":
        inner = f"<failure type={_quoted(found.code)} message={_quoted(found.message)}>"
        return [head, f"      {inner}{escape(_clean(said))}</failure>", "    </testcase>"]
    shown = f"{found.severity}[{found.code}] {said}"
    return [head, f"      <system-out>{escape(_clean(shown))}</system-out>", "    </testcase>"]


def _name(text: str) -> str:
    return f" name={_quoted(text)}"


def _quoted(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
