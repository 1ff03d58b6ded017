"""The results of tests that a workspace declares, as they were known on a day.

Files are named in `[tests]` of `sightline.toml`. They stand in the workspace; a link that leads out
of it is refused, and so is what whoever asks may not see.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.compiling.listing import read_bytes
from sightline.measure.as_of_instant import as_of_instant
from sightline.measure.language.window import zone_of
from sightline.measure.words.results_settings import ResultFiles, read_tests
from sightline.store.errors import SourceError
from sightline.store.sources import Source, resolve_files
from sightline.text.junit_xml import MAX_BYTES, JUnitError, TestResult, read_junit
from sightline.text.yaml.nodes import Problem


@dataclass(frozen=True, slots=True)
class Run:
    """One test as one file tells of it; ``at`` is when it ran, None where nobody wrote it down."""

    result: TestResult
    path: str
    at: datetime | None

    @property
    def is_bad(self) -> bool:
        return self.result.outcome in ("failed", "errored")


@dataclass(frozen=True, slots=True)
class TestRuns:
    """What the files tell. ``later`` are results of after the as-of date, which don't count;
    ``missing`` are files that are not there, ``unreadable`` why others can't be read."""

    __test__ = False  # no test of ours, whatever its name

    runs: tuple[Run, ...] = ()
    files: tuple[str, ...] = ()
    later: tuple[TestResult, ...] = ()
    missing: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    hidden: int = 0
    fresh_within: timedelta = timedelta(days=7)
    is_declared: bool = False


def read_runs(view: WorkspaceView) -> TestRuns:
    """Read every declared file of results."""
    settings, _ = read_tests(view.settings.tests)
    reading = _Reading(view, settings)
    for pattern in settings.junit:
        reading.add(pattern)
    return TestRuns(
        tuple(reading.runs), tuple(reading.files), tuple(reading.later), tuple(reading.missing),
        tuple(reading.unreadable), reading.hidden, settings.fresh_within, bool(settings.junit),
    )  # fmt: skip


class _Reading:
    def __init__(self, view: WorkspaceView, settings: ResultFiles) -> None:
        self.view = view
        self.settings = settings
        # As-of dates are given to the minute; what ran within that minute was known by then.
        self.end = as_of_instant(view.moment) + timedelta(minutes=1)
        self.runs: list[Run] = []
        self.files: dict[str, None] = {}
        self.missing: list[str] = []
        self.unreadable: list[str] = []
        self.later: list[TestResult] = []
        self.hidden = 0

    def add(self, pattern: str) -> None:
        """Read the files that a name or a pattern stands for, each file once."""
        try:
            found = resolve_files(self.view.root, Source(pattern, (pattern,), ""))
        except SourceError as error:
            if error.message.startswith(("there is no", "no file")):
                self.missing.append(pattern)
            else:
                self.unreadable.append(error.message)
            return
        top = os.path.realpath(self.view.root)
        for full in found:
            path = os.path.relpath(full, top).replace(os.sep, "/")
            if path not in self.files and self.view.sees(path):
                self.files[path] = None
                self._read(path)
            elif path not in self.files:
                self.hidden += 1

    def _read(self, path: str) -> None:
        data = read_bytes(self.view.root, path, MAX_BYTES)
        if isinstance(data, Problem):
            self.unreadable.append(f"{path}: {data.message}")
            return
        try:
            results = read_junit(data)
        except JUnitError as error:
            self.unreadable.append(f"{path}:{error.line}: {error.message}")
            return
        for result in results:
            at = instant(result.timestamp, self.settings.zone)
            if at is not None and at >= self.end:
                self.later.append(result)
            else:
                self.runs.append(Run(result, path, at))


def instant(text: str, zone: str) -> datetime | None:
    """When a suite ran, in UTC; a time without an offset is one of the zone. None if unknown.

    >>> str(instant("2026-03-01T10:00:00", "UTC")), instant("yesterday", "UTC")
    ('2026-03-01 10:00:00+00:00', None)
    """
    try:
        found = datetime.fromisoformat(text)
        if found.tzinfo is None:
            found = found.replace(tzinfo=zone_of(zone))
        return found.astimezone(UTC)
    except (ValueError, OverflowError, LookupError, OSError):  # or a machine without zones
        return None


def has_zone(text: str) -> bool:
    """Whether a time that can be read names its zone."""
    return datetime.fromisoformat(text).tzinfo is not None


def newest_of_each(runs: list[Run]) -> tuple[list[Run], list[Run]]:
    """The runs that count, and older ones of the same tests in other files.

    Within a file all that is said of a test counts, so that one failure among its repetitions
    stands. Of several files the one with the newest run of the test counts; a run of unknown time
    counts only where no other is known.
    """
    by_test: dict[tuple[str, str], dict[str, list[Run]]] = {}
    for run in runs:
        test = (run.result.classname, run.result.name)
        by_test.setdefault(test, {}).setdefault(run.path, []).append(run)
    counting: list[Run] = []
    older: list[Run] = []
    for by_file in by_test.values():
        newest = max(by_file, key=lambda path: (max(map(_age_key, by_file[path])), path))
        for path, found in by_file.items():
            (counting if path == newest else older).extend(found)
    return counting, older


def _age_key(run: Run) -> tuple[bool, datetime]:
    return (run.at is not None, run.at or datetime.min.replace(tzinfo=UTC))
