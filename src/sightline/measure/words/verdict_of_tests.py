"""Whether the tests that a promise names have passed, by what the files of results tell.

All of them must have passed. A failure that is fresh refutes the promise, whatever else is old or
missing. Otherwise unknown is not good: files that can't be read, then results that are old, then
tests that were skipped stand in the way of PASS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from glob import has_magic

from sightline.measure.language.window import rfc3339
from sightline.measure.verdict import FAIL, INCONCLUSIVE, NO_DATA, PASS, STALE
from sightline.measure.words.ages import shown_age
from sightline.measure.words.functional_answer import FunctionalAnswer
from sightline.measure.words.junit_results import Run, TestRuns, has_zone, newest_of_each
from sightline.measure.words.named_tests import NamedTests
from sightline.text.junit_xml import TestResult

_SHOWN = 3


class TestVerdicts:
    """Answers about the tests of one workspace on one date."""

    __test__ = False  # no test of ours, whatever its name

    def __init__(self, read: Callable[[], TestRuns], as_of: datetime) -> None:
        self._read = read
        self._as_of = as_of
        self._known: TestRuns | None = None
        self._names = self._later = NamedTests(())
        self._runs: dict[int, Run] = {}

    def answer(self, name: str) -> FunctionalAnswer:
        """The verdict on all tests of a name, or of a pattern with `*`."""
        known = self._results()
        query = f"test: {name}"
        runs = [self._runs[id(result)] for result in self._names.find(name)]
        if not runs:
            notes = self._why_none(name, known)
            return FunctionalAnswer(NO_DATA, notes, link=_joined(known.files), query=query)
        return self._judged(known, runs, query)

    def _results(self) -> TestRuns:
        if self._known is None:
            self._known = self._read()
            self._runs = {id(run.result): run for run in self._known.runs}
            self._names = NamedTests(run.result for run in self._known.runs)
            self._later = NamedTests(self._known.later)
        return self._known

    def _judged(self, known: TestRuns, runs: list[Run], query: str) -> FunctionalAnswer:
        counting, older = newest_of_each(runs)
        tests = _Tests(counting, self._as_of, known.fresh_within)
        word, why = self._word(known, tests, older)
        notes = (*why, *_besides(counting), *_not_there(known))
        files = _joined(dict.fromkeys(run.path for run in counting))
        oldest = None if None in tests.times else min(t for t in tests.times if t)
        return FunctionalAnswer(
            word, notes, None, tests.passed, "tests", tests.count, files,
            None if oldest is None else rfc3339(oldest), query,
        )  # fmt: skip

    def _word(
        self, known: TestRuns, tests: _Tests, older: list[Run]
    ) -> tuple[str, tuple[str, ...]]:
        fresh_failures = [run for run in tests.bad if tests.is_fresh(run)]
        if fresh_failures:
            return FAIL, _failures(fresh_failures)
        would = f"it would be {tests.if_fresh}"
        if known.unreadable:
            return NO_DATA, (*_unreadable(known), would)
        if not all(tests.is_fresh(run) for run in tests.runs):
            return STALE, (*self._age(tests, known.fresh_within), would, *_failures(tests.bad))
        if tests.skipped == tests.count:
            return NO_DATA, (_skipped(tests), *_failures(_older_failures(older, tests)))
        unclear = (*((_skipped(tests),) if tests.skipped else ()), *_unclear(tests.runs))
        if unclear:
            return INCONCLUSIVE, unclear
        refuting = _older_failures(older, tests)
        if refuting:
            remove = "if that file is from an earlier run, remove it"
            return INCONCLUSIVE, (*_failures(refuting, "another file says"), remove)
        return PASS, ()

    def _age(self, tests: _Tests, fresh_within: timedelta) -> tuple[str, ...]:
        stale = [run for run in tests.runs if not tests.is_fresh(run)]
        notes = []
        undated = [run for run in stale if run.at is None]
        dated = [run for run in stale if run.at is not None]
        if dated:
            oldest = min(dated, key=lambda run: (run.at or self._as_of, run.result.full_name))
            assert oldest.at is not None
            age = shown_age(self._as_of - oldest.at)
            notes.append(
                f"{oldest.result.full_name} ran {age} before the as-of date"
                f" (at {rfc3339(oldest.at)}); fresh means within {shown_age(fresh_within)}"
                " (fresh_within in [tests])"
            )
        if undated:
            path = undated[0].path
            notes.append(f"{path} doesn't say when its tests ran, so nobody knows how old they are")
        return tuple(notes)

    def _why_none(self, name: str, known: TestRuns) -> tuple[str, ...]:
        if not known.is_declared:
            return ('no results of tests are declared: [tests] junit = ["build/junit.xml"]',)
        notes = [*_unreadable(known), *_not_there(known)]
        if known.hidden:
            notes.append("results of tests are hidden from you")
        later = self._later.find(name)
        if later:
            notes.append(_after(name, later))
        elif known.files and not known.unreadable:
            near = self._names.near(name) or self._later.near(name)
            hint = f"; did you mean {' or '.join(near)}?" if near else ""
            notes.append(f"no test is called {name}{hint}")
        return tuple(notes)


class _Tests:
    """The runs that count for one promise, and how many tests they are."""

    __test__ = False

    def __init__(self, runs: list[Run], as_of: datetime, fresh_within: timedelta) -> None:
        self.runs = runs
        self.bad = [run for run in runs if run.is_bad]
        self.earliest = as_of - fresh_within
        self._newest: dict[tuple[str, str], datetime | None] = {}
        outcomes: dict[tuple[str, str], set[str]] = {}
        for run in runs:
            outcomes.setdefault(_key(run), set()).add(run.result.outcome)
            held = self._newest.get(_key(run))
            if held is None or (run.at is not None and run.at > held):
                self._newest[_key(run)] = run.at
        self.count = len(outcomes)
        self.passed = sum(found == {"passed"} for found in outcomes.values())
        self.skipped = sum("skipped" in found for found in outcomes.values())
        self.times = list(self._newest.values())

    def is_fresh(self, run: Run) -> bool:
        """Whether the newest run of its test is recent; one of unknown time is not."""
        at = self._newest[_key(run)]
        return at is not None and at >= self.earliest

    @property
    def if_fresh(self) -> str:
        if self.bad:
            return FAIL
        if self.skipped:
            return NO_DATA if self.skipped == self.count else INCONCLUSIVE
        return INCONCLUSIVE if _unclear(self.runs) else PASS


def _key(run: Run) -> tuple[str, str]:
    return (run.result.classname, run.result.name)


def _older_failures(older: list[Run], tests: _Tests) -> list[Run]:
    """What other files say failed, recently enough that they may be of the same day's work."""
    return [r for r in older if r.is_bad and r.at is not None and r.at >= tests.earliest]


def _failures(bad: list[Run], who: str = "") -> tuple[str, ...]:
    notes = []
    for run in bad[:_SHOWN]:
        result = run.result
        what = f": {result.message}" if result.message else ""
        before = f"{who} that {result.full_name}" if who else result.full_name
        notes.append(f"{before} {result.outcome} ({run.path}:{result.line}){what}")
    if len(bad) > _SHOWN:
        notes.append(f"and {len(bad) - _SHOWN:,} more")
    return tuple(notes)


def _skipped(tests: _Tests) -> str:
    first = next(run.result for run in tests.runs if run.result.outcome == "skipped")
    why = f": {first.message}" if first.message else ""
    if tests.count == 1:
        return f"{first.full_name} was skipped{why}"
    return f"{tests.skipped} of {tests.count} tests were skipped, {first.full_name} among them{why}"


def _unclear(runs: list[Run]) -> tuple[str, ...]:
    """What the files say of these tests or of their suites that is no pass and no failure."""
    notes: dict[str, None] = {}
    for run in runs:
        if run.result.outcome == "unknown":
            said = f"{run.result.full_name}: {run.result.message}, which says no pass"
            notes[f"{said} ({run.path}:{run.result.line})"] = None
        elif run.result.doubt:
            notes[f"{run.result.doubt} ({run.path})"] = None
    more = (f"and {len(notes) - _SHOWN:,} more",) if len(notes) > _SHOWN else ()
    return (*list(notes)[:_SHOWN], *more)


def _after(name: str, later: list[TestResult]) -> str:
    """That results are of after the as-of date, and in which zone that was read."""
    time = min(result.timestamp for result in later)
    zone = "" if has_zone(time) else ", a time without a zone: `zone` in [tests] says which"
    return f"results of {name} are from after the as-of date, and don't count ({time}{zone})"


def _besides(counting: list[Run]) -> tuple[str, ...]:
    flaky = sorted({run.result.full_name for run in counting if run.result.is_flaky})
    if not flaky:
        return ()
    more = f" and {len(flaky) - 1} more" if len(flaky) > 1 else ""
    return (f"{flaky[0]}{more} passed only when run again",)


def _unreadable(known: TestRuns) -> tuple[str, ...]:
    return tuple(f"results can't be read: {why}" for why in known.unreadable)


def _not_there(known: TestRuns) -> tuple[str, ...]:
    """Files that aren't there; of a pattern that is no news where other files were read."""
    told = [p for p in known.missing if not known.files or not has_magic(p)]
    return tuple(f"there are no results at {pattern}" for pattern in told)


def _joined(paths: Iterable[str]) -> str | None:
    return ", ".join(paths) or None
