"""A small workspace whose promises are decided by tests, contracts and people."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.views import Subject, WorkspaceView
from sightline.measure.promises.promises import promises_of
from sightline.measure.words.functional_answer import FunctionalAnswer
from sightline.measure.words.functional_verdict import FunctionalVerdicts
from tests.workspaces import AS_OF, SETTINGS, write_workspace

TESTS = SETTINGS + '[tests]\njunit = ["build/junit.xml", "reports/*.xml"]\n'
REQ = "requirements/REQ-1.md"


def requirement(*items: str) -> str:
    """A requirement with these items of criteria; each may have several lines."""
    lines = ["  - " + item.replace("\n", "\n    ") for item in items]
    return "\n".join(["---", "title: Rights", "criteria:", *lines, "---", ""])


def suite(*cases: str, at: str = "2026-02-28T10:00:00+00:00", name: str = "pytest") -> str:
    """A file of results with one suite."""
    time = f' timestamp="{at}"' if at else ""
    body = "\n".join(cases)
    return f'<testsuites><testsuite name="{name}"{time}>\n{body}\n</testsuite></testsuites>'


def case(name: str, inside: str = "") -> str:
    """A test by its full name."""
    classname, _, short = name.rpartition(".")
    return f'<testcase classname="{classname}" name="{short}">{inside}</testcase>'


def view_of(root: Path, as_of: str = AS_OF, audience: str = "") -> WorkspaceView:
    dispatcher = Dispatcher(app.parts(), str(root), as_of)
    found = dispatcher._view(dispatcher.operation("check"), Subject("test", audience))
    assert isinstance(found, WorkspaceView)
    return found


def answers(
    root: Path, as_of: str = AS_OF, audience: str = "", of: str = "REQ-1"
) -> list[FunctionalAnswer | None]:
    """The answers to all promises of a document."""
    view = view_of(root, as_of, audience)
    verdicts = FunctionalVerdicts(view)
    document = view.find(of)
    return [verdicts.answer(document, promise) for promise in promises_of(document)]


def answer(
    root: Path, files: Mapping[str, str | bytes], as_of: str = AS_OF, audience: str = ""
) -> FunctionalAnswer:
    """Write the files; the answer to the only promise of REQ-1."""
    write_workspace(root, files)
    (found,) = answers(root, as_of, audience)
    assert found is not None
    return found
