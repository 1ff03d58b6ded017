"""The days of a window: usage facts are kept by day, so a window is read in whole days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError
from sightline.measure.as_of_instant import as_of_instant
from sightline.measure.language.criterion import CriterionError, Window
from sightline.measure.language.window import Span, resolve
from sightline.measure.language.window_parser import parse_window
from sightline.measure.question import DEFAULT_WINDOW

__all__ = ["Days", "days_of"]

_UNITS = {"d": "day", "w": "week", "mo": "month"}


@dataclass(frozen=True, slots=True)
class Days:
    """A window as days in UTC, [since, until), and in words such as `28 days`."""

    span: Span
    since: str
    until: str
    words: str


def days_of(view: WorkspaceView, over: str) -> Days:
    """Return the window that ends at the as-of date. Raises UsageError."""
    try:
        window = parse_window(over) if over else _default(view.settings.window)
    except CriterionError as error:
        help = error.help.replace("over ", "--over ")
        raise UsageError(f"--over: {error.message}", help=help) from None
    if window.unit in ("min", "h"):
        help = f"ask for whole days: --over {max(1, window.count // 24)}d"
        raise UsageError("usage is counted by the day", help=help)
    span = resolve(window, as_of_instant(view.moment))
    last = (span.end - timedelta(microseconds=1)).date() + timedelta(days=1)
    unit = _UNITS[window.unit]
    words = f"{window.count:,} {unit}" + ("s" if window.count != 1 else "")
    return Days(span, span.start.date().isoformat(), last.isoformat(), words)


def _default(text: str) -> Window:
    try:
        return parse_window(text) if text else DEFAULT_WINDOW
    except CriterionError:
        return DEFAULT_WINDOW
