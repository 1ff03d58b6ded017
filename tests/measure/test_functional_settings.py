"""`[tests]` and `[attestations]` of the settings: what they mean, and each slip at its key."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from sightline.measure.words.results_settings import ResultFiles, read_attestations, read_tests
from tests.workspaces import SETTINGS, findings, write_workspace

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ResultFiles((), 7 * DAY, "UTC")),
        ('junit = "build/junit.xml"', ResultFiles(("build/junit.xml",), 7 * DAY, "UTC")),
        (
            'junit = ["a/b.xml", "reports/*.xml"]\nfresh_within = "36h"\nzone = "Europe/Berlin"',
            ResultFiles(("a/b.xml", "reports/*.xml"), 1.5 * DAY, "Europe/Berlin"),
        ),
    ],
)
def test_what_is_written_is_what_holds(text: str, expected: ResultFiles) -> None:
    assert read_tests(tomllib.loads(text)) == (expected, [])


def test_a_word_holds_for_ninety_days_unless_said() -> None:
    assert read_attestations({}) == (90 * DAY, [])
    assert read_attestations({"fresh_within": "4w"}) == (28 * DAY, [])


@pytest.mark.parametrize(
    ("line", "code", "help"),
    [
        ('junit = "../build/junit.xml"', "MEA034", "name files of this workspace; let the test run"
         " write them there: build/junit.xml"),
        ('junit = "/tmp/junit.xml"', "MEA034", "name files of this workspace; let the test run"
         " write them there: build/junit.xml"),
        ('junit = ".git/junit.xml"', "MEA034", "name files of this workspace; let the test run"
         " write them there: build/junit.xml"),
        ("junit = []", "MEA034", 'write junit = ["build/junit.xml"]'),
        ("junit = 4", "MEA034", 'write junit = ["build/junit.xml"]'),
        ('juint = "a.xml"\njunit = "b.xml"', "MEA034", "did you mean `junit`?"),
        ('fresh_within = "a week"\njunit = "b.xml"', "MEA034",
         'write fresh_within = "7d" (min, h, d, w)'),
        ('fresh_within = "0d"\njunit = "b.xml"', "MEA034",
         'write fresh_within = "7d" (min, h, d, w)'),
        ('fresh_within = 7\njunit = "b.xml"', "MEA034", 'write fresh_within = "7d" (min, h, d, w)'),
        ('zone = "Berlin"\njunit = "b.xml"', "MEA034", 'write zone = "Europe/Berlin"'),
        ("zone = 2\njunit = 'b.xml'", "MEA034", 'write zone = "Europe/Berlin"'),
    ],
)  # fmt: skip
def test_a_slip_is_told_at_its_key(tmp_path: Path, line: str, code: str, help: str) -> None:
    root = write_workspace(tmp_path, {"sightline.toml": f"{SETTINGS}[tests]\n{line}\n"})
    assert [(f.path, f.line, f.code, f.help) for f in findings(root)] == [
        ("sightline.toml", 4, code, help)
    ]


@pytest.mark.parametrize("table", ["tests", "attestations"])
def test_what_should_be_a_table_is_told(tmp_path: Path, table: str) -> None:
    root = write_workspace(tmp_path, {"sightline.toml": f"{SETTINGS}{table} = 4\n"})
    assert [(f.line, f.code) for f in findings(root)] == [(3, "DOC051")]


def test_a_draft_is_only_reminded_that_results_are_not_declared(tmp_path: Path) -> None:
    lines = "criteria:\n  - then: it works\n    test: a.b\n---\n"
    for status, severity in (("draft", "info"), ("committed", "error")):
        text = f"---\ntitle: Search\nstatus: {status}\n{lines}"
        root = write_workspace(tmp_path / status, {"requirements/REQ-1.md": text})
        (found,) = [f for f in findings(root) if f.code == "MEA033"]
        assert (found.severity, found.line, found.column) == (severity, 5, 11)
