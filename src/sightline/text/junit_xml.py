"""Reads results of tests in JUnit XML, as pytest, Jest, Maven Surefire, Go and others write it.

There is no standard, only the Ant task's shape that everybody varies: suites in suites, a
`<testcase>` with `<failure>`, `<error>` or `<skipped>` inside, a time on some of the suites.

A file of results comes from elsewhere, so it is read as hostile: no DOCTYPE (and so no entities of
its own, which could grow without end or fetch other files), bounded in bytes, depth and tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal
from xml.parsers import expat

MAX_BYTES = 64_000_000
MAX_DEPTH = 64
MAX_TESTS = 1_000_000
_LONGEST_MESSAGE = 300
_FAILED = {"failure": "failed", "error": "errored"}
_SKIPPED_WORDS = frozenset(("skipped", "skip", "notrun", "disabled", "suppressed", "ignored"))
_FAILED_WORDS = {"failed": "failed", "failure": "failed", "error": "errored", "errored": "errored"}
_RERUN = frozenset(("flakyFailure", "flakyError"))

Outcome = Literal["passed", "failed", "errored", "skipped"]


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
    only when it was run again.
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
        self.outcome: Outcome = _outcome_in_words(attributes)
        self.message = attributes.get("message", "") if self.outcome != "passed" else ""
        self.is_flaky = False

    def hear(self, tag: str, message: str) -> None:
        """Take in what an element inside the test says; the first that is wrong stands."""
        if tag in _RERUN:
            self.is_flaky = True
        elif tag in _FAILED and self.outcome not in _FAILED.values():
            self.outcome, self.message = _FAILED[tag], message  # type: ignore[assignment]
        elif tag == "skipped" and self.outcome == "passed":
            self.outcome, self.message = "skipped", message


def _outcome_in_words(attributes: dict[str, str]) -> Outcome:
    """What attributes alone tell, as GoogleTest, NUnit and Bazel write it."""
    words = {attributes.get(name, "").lower() for name in ("status", "result")}
    for word in words:
        if word in _FAILED_WORDS:
            return _FAILED_WORDS[word]  # type: ignore[return-value]
    return "skipped" if words & _SKIPPED_WORDS else "passed"


class _Reading:
    """One pass over the elements; a stack of their names, and of the times of the suites."""

    def __init__(self) -> None:
        self.results: list[TestResult] = []
        self._open: list[str] = []
        self._times: list[str] = []
        self._files: list[str] = []
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
        tag = tag.rpartition(":")[2]
        if not self._open and tag not in ("testsuites", "testsuite"):
            raise self._error(f"it is no JUnit XML: it begins with <{tag}>")
        if len(self._open) >= MAX_DEPTH:
            raise self._error(f"its elements nest more than {MAX_DEPTH} deep")
        self._open.append(tag)
        if tag in ("testsuites", "testsuite"):
            outer_time = self._times[-1] if self._times else ""
            self._times.append(attributes.get("timestamp", "").strip() or outer_time)
            self._files.append(attributes.get("file", "") or (self._files or [""])[-1])
        elif tag == "testcase" and self._case is None:
            self._case = _Case(attributes, self.parser.CurrentLineNumber)
        elif self._case is not None and self._heard is None and _says_something(tag):
            self._heard = []
            self._said = attributes.get("message", "") or attributes.get("type", "")

    def _text(self, data: str) -> None:
        if self._heard is not None and len(self._heard) < _LONGEST_MESSAGE:
            self._heard.append(data[:_LONGEST_MESSAGE])

    def _end(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        self._open.pop()
        if tag in ("testsuites", "testsuite"):
            self._times.pop()
            self._files.pop()
        elif tag == "testcase" and self._case is not None and "testcase" not in self._open:
            self._keep(self._case)
            self._case = None
        elif self._heard is not None and _says_something(tag) and self._case is not None:
            inside = _first_line("".join(self._heard))
            self._case.hear(tag, _first_line(self._said) or inside)
            self._heard = None

    def _keep(self, case: _Case) -> None:
        if len(self.results) >= MAX_TESTS:
            raise self._error(f"it holds more than {MAX_TESTS:,} tests")
        known = case.attributes
        name = " ".join(known.get("name", "").split())
        classname = " ".join(known.get("classname", known.get("class", "")).split())
        time = known.get("timestamp", "").strip() or self._times[-1]
        file = known.get("file", "") or self._files[-1]
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
    return tag in _FAILED or tag in _RERUN or tag == "skipped"


def _first_line(text: str) -> str:
    """The first line that says something, in one line of bounded length."""
    for line in text.splitlines():
        if line.strip():
            return " ".join(line.split())[:_LONGEST_MESSAGE]
    return ""
