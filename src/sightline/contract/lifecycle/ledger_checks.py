"""What is wrong with the deprecations that a contract declares, each at its line."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.contract.lifecycle.days import days_before, first_day_after, written_day
from sightline.contract.lifecycle.elements import OPERATION, Element
from sightline.contract.lifecycle.subject import Subject
from sightline.contract.lifecycle.watching import declared_deprecations
from sightline.contract.reading.files import FolderFiles
from sightline.contract.reading.parsing import unpacked
from sightline.contract.reading.places import lines_of
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.diagnostics import Diagnostic
from sightline.text.yaml.nodes import Problem

__all__ = ["ledger_findings"]

_Found = tuple[Element, str, str, str, str]  # where, code, severity, message, help


def ledger_findings(view: WorkspaceView, subject: Subject) -> tuple[Diagnostic, ...]:
    """Deprecations without an end, ends that can't be, and ends that are over."""
    found = list(_found(view, subject))
    places = _places(view, [element for element, *_ in found])
    return tuple(
        sorted(
            Diagnostic(e.file, places[(e.file, e.pointer)], 1, places[(e.file, e.pointer)], 1,
                       code, severity, message, help)
            for e, code, severity, message, help in found
            if view.settings.severities.get(code) != "off"
        )
    )  # fmt: skip


def _found(view: WorkspaceView, subject: Subject) -> Iterator[_Found]:
    day, min_days = view.as_of[:10], subject.terms.min_days
    since = {
        row.key: row.deprecated.day
        for row in subject.ledger.rows
        if row.deprecated is not None and row.removed is None
    }
    declared = declared_deprecations(subject.now)
    for element in subject.now.elements.values():
        end = element.sunset
        if element.is_deprecated and not end and min_days and element.kind == OPERATION:
            message = f"{element.name} is deprecated, and no day is named on which it ends"
            help = "name the day: x-sunset: 2027-01-31"
            yield element, "CON030", "warning", message, help
        if not end:
            continue
        if not first_day_after(end):
            message = f"the sunset of {element.name}, `{end[:60]}`, is no date"
            yield element, "CON031", "error", message, "write a day: x-sunset: 2027-01-31"
            continue
        if not element.is_deprecated:
            message = f"{element.name} ends on {written_day(end)} and is not deprecated"
            yield element, "CON032", "error", message, "say so to callers: deprecated: true"
        if first_day_after(end) <= day:
            message = f"{element.name} should have ended on {written_day(end)} and is still there"
            help = "remove it (`sightline contract deprecations` says whether it may go), or name"
            yield element, "CON033", "warning", message, f"{help} a later day"
        start = written_day(declared.get(element.key, "")) or since.get(element.key, "")
        if start and min_days and first_day_after(end) < days_before(start, -min_days):
            over = days_before(start, -min_days)
            message = (
                f"{element.name} ends on {written_day(end)}, less than the agreed {min_days} days"
                f" after it was deprecated on {start}"
            )
            yield element, "CON034", "error", message, f"name a day from {over} on"


def _places(view: WorkspaceView, elements: list[Element]) -> dict[tuple[str, str], int]:
    """The line of each element, reading each file once."""
    files = FolderFiles(view.root)
    lines: dict[tuple[str, str], int] = {}
    for path in sorted({element.file for element in elements}):
        pointers = sorted({e.pointer for e in elements if e.file == path})
        data = files.read(path)
        text = data if isinstance(data, Problem) else unpacked(data)
        found = {} if isinstance(text, Problem) else lines_of(text, path, pointers)
        lines |= {(path, pointer): found.get(pointer, 1) for pointer in pointers}
    return lines
