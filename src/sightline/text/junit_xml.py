"""Reads results of tests in JUnit XML, as pytest, Jest, Maven Surefire, Go and others write it.

There is no standard, only the Ant task's shape that everybody varies: suites in suites, a
`<testcase>` with `<failure>`, `<error>` or `<skipped>` inside, a time on some of the suites.

Nothing passes that a file doesn't show to have passed: an outcome in unknown words is unknown. A
suite that failed itself, or tells of more tests or failures than it shows, puts its tests in doubt.

A file of results comes from elsewhere, so it is read as hostile: no DOCTYPE (and so no entities of
its own, which could grow without end or fetch other files), bounded in bytes, depth and tests.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal
from xml.parsers import expat

MAX_BYTES = 64_000_000
MAX_DEPTH = 64
MAX_TESTS = 1_000_000
_LONGEST_MESSAGE = 300
_RERUN = frozenset(("rerunfailure", "rerunerror"))
_FLAKY = frozenset(("flakyfailure", "flakyerror"))
_SUITES = frozenset(("testsuites", "testsuite"))
_PYTEST = frozenset(("pytest", "pytest tests"))

Outcome = Literal["passed", "failed", "errored", "skipped", "unknown"]
_FAILED: dict[str, Outcome] = {"failure": "failed", "error": "errored"}
_WORDS: dict[Outcome, str] = {
    "failed": "failed failure fail failing ko nok unsuccessful timeout timedout bfail",
    "errored": "error errored broken crash crashed panicked exception",
    "skipped": (
        "skipped skip notrun disabled suppressed ignored pending todo notexecuted untested xfail"
    ),
    "passed": (
        "passed pass passing success successful succeeded ok completed complete run ran executed"
        " finished done tested flaky bpass"
    ),
}
_OUTCOMES: dict[str, Outcome] = {
    word: outcome for outcome, words in _WORDS.items() for word in words.split()
}
_NO = frozenset(("false", "0", "no"))


class JUnitError(Exception):
    """A file that can't be read as results of tests: why, and where."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class TestResult:
    """One test as it ran. ``timestamp`` is as written for the nearest suite that has one, or "".

    ``message`` is the first line of what went wrong, or why it was skipped. ``is_flaky``: it passed
    only when it was run again. ``doubt`` says why its suite can't be relied on, "" where it can.
    """

    __test__ = False  # no test of ours, whatever its name

    classname: str
    name: str
    file: str
    outcome: Outcome
    message: str
    timestamp: str
    is_flaky: bool
    line: int
    doubt: str = ""

    @property
    def full_name(self) -> str:
        """The class and the name, as one name."""
        return f"{self.classname}.{self.name}" if self.classname else self.name


def read_junit(data: bytes) -> list[TestResult]:
    """The results in a file, in their order. Raises JUnitError."""
    if len(data) > MAX_BYTES:
        raise JUnitError(f"it has more than {MAX_BYTES // 1_000_000} MB")
    if not data.strip():
        raise JUnitError("it is empty")
    reading = _Reading()
    try:
        reading.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise JUnitError(_in_words(error), error.lineno, error.offset + 1) from None
    except (ValueError, LookupError) as error:
        raise JUnitError(f"its encoding is not one that can be read: {error}") from None
    return reading.results


def _in_words(error: expat.ExpatError) -> str:
    said = expat.ErrorString(error.code) or "it can't be understood"
    if said in (
        "no element found",
        "unclosed token",
        "unclosed CDATA section",
        "partial character",
    ):
        return f"it is not whole: the file ends too early ({said})"
    if said == "unknown encoding":
        return "its encoding is not one that can be read; write it as UTF-8"
    return f"it is no well-formed XML: {said}"


class _Case:
    """A test that is being read."""

    def __init__(self, attributes: dict[str, str], line: int) -> None:
        self.attributes = attributes
        self.line = line
        self.outcome, said = _outcome_in_words(attributes)
        self.is_said_to_pass = self.outcome == "passed" and bool(said)
        self.message = ""
        if self.outcome != "passed":
            self.message = _first_line(attributes.get("message", "") or said)
        self.is_flaky = False
        self.wrong = int(self.outcome in _FAILED.values())

    @property
    def counts_more(self) -> bool:
        """Whether it looks like one of doctest, whose suites count assertions as tests."""
        return "result" not in self.attributes and self.attributes.get("status") == "run"

    def hear(self, tag: str, message: str) -> None:
        """Take in what an element inside the test says; the first that is wrong stands."""
        self.wrong += tag != "skipped"
        if tag in _FLAKY or (tag in _RERUN and self.is_said_to_pass):
            self.is_flaky = True
        elif tag == "skipped":
            if self.outcome in ("passed", "unknown"):
                self.outcome, self.message = "skipped", message
        elif self.outcome not in _FAILED.values():
            self.outcome, self.message = _FAILED.get(tag, "failed"), message


def _outcome_in_words(attributes: dict[str, str]) -> tuple[Outcome, str]:
    """What attributes alone tell, as GoogleTest, NUnit, CTest and Bazel write it, and with which
    words; the worst of them counts."""
    found: dict[Outcome, str] = {}
    for name in ("status", "result"):
        text = attributes.get(name, "").strip()
        if text:
            word = "".join(letter for letter in text.lower() if letter.isalnum())
            found.setdefault(_OUTCOMES.get(word, "unknown"), f"{name} is {text}")
    if attributes.get("executed", "").strip().lower() in _NO:
        found.setdefault("skipped", "it was not executed")
    elif "success" in attributes:
        is_not = attributes["success"].strip().lower() in _NO
        found.setdefault("failed" if is_not else "passed", f"success is {attributes['success']}")
    worst: tuple[Outcome, ...] = ("failed", "errored", "unknown", "skipped")
    for outcome in worst:
        if outcome in found:
            said = "" if outcome == "skipped" and "executed" not in attributes else found[outcome]
            return outcome, said if outcome in ("unknown", "skipped") else ""
    return "passed", found.get("passed", "")


class _Suite:
    """A suite that is being read: what it tells of itself, and what was read in it."""

    def __init__(self, attributes: dict[str, str], outer: _Suite | None, first: int) -> None:
        self.name = " ".join(attributes.get("name", "").split())
        time, file = attributes.get("timestamp", "").strip(), attributes.get("file", "")
        self.time: str = time or (outer.time if outer else "")
        self.file: str = file or (outer.file if outer else "")
        self.first = first
        self.cases = self.tests = self.wrong = 0
        self.failed = ""
        self.tells_tests = _count(attributes, "tests")
        self.tells_wrong = _count(attributes, "failures") + _count(attributes, "errors")
        # Catch2, whose host is always this, counts assertions as tests; pytest counts subtests.
        self.counts_more = attributes.get("hostname") == "tbd" or self.name in _PYTEST

    def add(self, inner: _Suite | _Case) -> None:
        """Count what was read in it."""
        if isinstance(inner, _Suite):
            self.cases += inner.cases
            self.tests += inner.tests
        else:  # pytest counts a test that passed and could not be torn down twice
            self.cases += 1
            self.tests += 2 if inner.outcome == "errored" else 1
        self.wrong += inner.wrong
        self.counts_more = self.counts_more or inner.counts_more

    @property
    def doubt(self) -> str:
        """Why its tests can't be relied on."""
        name = f"the suite {self.name}" if self.name else "their suite"
        if self.failed:
            return f"{name} {self.failed}"
        if self.tells_wrong > self.wrong:
            what = "failure or error" if self.tells_wrong == 1 else "failures and errors"
            return f"{name} tells of {self.tells_wrong:,} {what}, and shows {self.wrong:,}"
        if self.tells_tests > self.tests and not self.counts_more:
            return f"{name} tells of {self.tells_tests:,} tests, and shows {self.cases:,}"
        return ""


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


class _Reading:
    """One pass over the elements; a stack of their names, and of the suites."""

    def __init__(self) -> None:
        self.results: list[TestResult] = []
        self._open: list[str] = []
        self._suites: list[_Suite] = []
        self._case: _Case | None = None
        self._heard: list[str] | None = None
        self._said = ""
        self.parser = self._new_parser()

    def _new_parser(self) -> Any:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        parser.EntityDeclHandler = self._refuse_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        return parser

    def _error(self, message: str) -> JUnitError:
        parser = self.parser
        return JUnitError(message, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    def _refuse_doctype(self, *_: object) -> None:
        raise self._error(
            "it has a DOCTYPE, which results of tests don't need and which is refused"
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = _bare(tag)
        if not self._open and tag not in _SUITES:
            raise self._error(f"it is no JUnit XML: it begins with <{tag}>")
        if len(self._open) >= MAX_DEPTH:
            raise self._error(f"its elements nest more than {MAX_DEPTH} deep")
        is_in_suite = bool(self._open) and self._open[-1] in _SUITES
        self._open.append(tag)
        if tag in _SUITES:
            outer = self._suites[-1] if self._suites else None
            self._suites.append(_Suite(attributes, outer, len(self.results)))
        elif tag == "testcase" and self._case is None:
            self._case = _Case(attributes, self.parser.CurrentLineNumber)
        elif self._heard is None and (
            _says_something(tag) if self._case is not None else is_in_suite and tag in _FAILED
        ):
            self._heard = []
            self._said = attributes.get("message", "") or attributes.get("type", "")

    def _text(self, data: str) -> None:
        if self._heard is not None and len(self._heard) < _LONGEST_MESSAGE:
            self._heard.append(data[:_LONGEST_MESSAGE])

    def _end(self, tag: str) -> None:
        tag = _bare(tag)
        self._open.pop()
        if tag in _SUITES:
            self._close(self._suites.pop())
        elif tag == "testcase" and self._case is not None and "testcase" not in self._open:
            self._keep(self._case)
            self._case = None
        elif self._heard is not None and _says_something(tag):
            message = _first_line(self._said) or _first_line("".join(self._heard))
            self._heard = None
            if self._case is not None:
                self._case.hear(tag, message)
            else:
                suite = self._suites[-1]
                suite.wrong += 1
                suite.failed = suite.failed or f"{_FAILED[tag]}: {message}".removesuffix(": ")

    def _close(self, suite: _Suite) -> None:
        """Say of each test in it what is wrong with the suite; the innermost wrong one stands."""
        if self._suites:
            self._suites[-1].add(suite)
        doubt = suite.doubt
        for index in range(suite.first, len(self.results)) if doubt else ():
            if not self.results[index].doubt:
                self.results[index] = replace(self.results[index], doubt=doubt)

    def _keep(self, case: _Case) -> None:
        if len(self.results) >= MAX_TESTS:
            raise self._error(f"it holds more than {MAX_TESTS:,} tests")
        suite = self._suites[-1]
        suite.add(case)
        known = case.attributes
        name = " ".join(known.get("name", "").split())
        classname = " ".join(known.get("classname", known.get("class", "")).split())
        time = known.get("timestamp", "").strip() or suite.time
        file = known.get("file", "") or suite.file
        self.results.append(
            TestResult(
                classname,
                name,
                file,
                case.outcome,
                case.message,
                time,
                case.is_flaky and case.outcome == "passed",
                case.line,
            )
        )


def _says_something(tag: str) -> bool:
    return tag in _FAILED or tag in _RERUN or tag in _FLAKY or tag == "skipped"


def _bare(tag: str) -> str:
    return tag.rpartition(":")[2].lower()


def _first_line(text: str) -> str:
    """The first line that says something, in one line of bounded length."""
    for line in text.splitlines():
        if line.strip():
            return " ".join(line.split())[:_LONGEST_MESSAGE]
    return ""
