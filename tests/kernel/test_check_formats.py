"""What `check` found, in the formats of others: SARIF, GitHub annotations, JUnit."""

from __future__ import annotations

import json
import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from tempfile import gettempdir
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kernel.asking.json_shape import to_plain
from sightline.kernel.compiling.background import Background
from sightline.kernel.compiling.check_pages import Page
from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.reporting.ask_check import CheckResult
from sightline.kernel.reporting.render_check_github import github
from sightline.kernel.reporting.render_check_junit import junit
from sightline.kernel.reporting.render_check_sarif import sarif
from tests.workspaces import ask, write_workspace

REQ = "requirements/REQ-014-search.md"
HERE = Path(gettempdir())
FILES = {
    REQ: "---\ntitle: 😀 Search\nopportunity: OPP-404\n---\n\n😀😀 [[REQ-404]] and [[REQ-014]].\n",
    "requirements/REQ-015-50%,a:b.md": "---\ntitle: Export\nreviw: 2026-01-01\n---\n",
}
HOSTILE = st.text(
    st.one_of(st.sampled_from("%\r\n:,;<>&\"']]>\x00\x1b\ufffe\ud800é😀"), st.characters()),
    max_size=30,
)
PATHS = st.binary(max_size=20).map(lambda name: os.fsdecode(b"%,:/" + name.replace(b"\0", b"")))
"""File names may hold any byte but zero; those that are no UTF-8 come as lone surrogates."""


@pytest.fixture(name="result")
def _result(tmp_path: Path) -> Any:
    return ask(write_workspace(tmp_path, FILES), "check")


def invented(root: Path, message: str, path: str = REQ, help: str | None = None) -> CheckResult:
    """A result with one finding, as hostile as the message."""
    found = Diagnostic(path, 1, 1, 1, 2, "LNK001", "error", message, help)

    def no_checks() -> Any:
        from sightline import app

        return app.checks()

    return CheckResult((found,), 1, 0, lambda: Background(str(root), no_checks))


def test_sarif_has_what_the_standard_requires(result: Any) -> None:
    log = json.loads(sarif(result))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    assert run["columnKind"] == "utf16CodeUnits"
    driver = run["tool"]["driver"]
    assert driver["name"] == "Sightline"
    assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+.*", driver["version"])
    rules = driver["rules"]
    assert [rule["id"] for rule in rules] == sorted({d.code for d in result.diagnostics})
    for rule in rules:
        assert set(rule) == {"id", "name", "shortDescription", "fullDescription", "help"}
        assert rule["shortDescription"]["text"] and rule["fullDescription"]["text"]
        assert set(rule["help"]) == {"text", "markdown"}
    for found, said in zip(result.diagnostics, run["results"], strict=True):
        assert rules[said["ruleIndex"]]["id"] == said["ruleId"] == found.code
        assert (
            said["level"]
            == {"error": "error", "warning": "warning", "info": "note"}[found.severity]
        )
        assert said["message"]["text"].split("\n")[0] == found.message
        place = said["locations"][0]["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]) == found.path
        region = place["region"]
        assert (region["startLine"], region["endLine"]) == (found.line, found.end_line)
        assert min(region.values()) >= 1
        assert re.fullmatch("[0-9a-f]{64}", said["partialFingerprints"]["sightline/v1"])


def test_columns_in_sarif_count_utf16_code_units(result: Any) -> None:
    said = json.loads(sarif(result))["runs"][0]["results"]
    regions = {
        one["message"]["text"].split("\n")[0]: one["locations"][0]["physicalLocation"]["region"]
        for one in said
    }
    found = {d.message: (d.column, d.end_column) for d in result.diagnostics}
    assert found["there is no REQ-404"] == (4, 15)
    region = regions["there is no REQ-404"]
    assert (region["startColumn"], region["endColumn"]) == (6, 17)
    assert regions["there is no OPP-404"]["startColumn"] == 14


def test_paths_in_a_repository_begin_at_its_top(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    result = ask(write_workspace(tmp_path / "product", {REQ: FILES[REQ]}), "check")
    uris = {
        said["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for said in json.loads(sarif(result))["runs"][0]["results"]
    }
    assert uris == {f"product/{REQ}"}
    assert f"file=product/{REQ}," in github(result)


def test_the_same_finding_keeps_its_fingerprint_when_lines_move(tmp_path: Path) -> None:
    def prints(text: str) -> set[str]:
        result = ask(write_workspace(tmp_path, {REQ: text}), "check")
        results = json.loads(sarif(result))["runs"][0]["results"]
        return {one["partialFingerprints"]["sightline/v1"] for one in results}

    assert prints(FILES[REQ]) == prints(FILES[REQ].replace("\n\n", "\n\nA line more.\n\n"))


def test_github_annotations_stand_at_their_lines(result: Any) -> None:
    lines = github(result).split("\n")
    assert (
        f"::error file={REQ},line=6,endLine=6,col=4,endColumn=15,"
        "title=LNK001 link to nothing::there is no REQ-404%0Adid you mean REQ-014?"
    ) in lines
    assert lines[-2].startswith("2 documents, 3 links: ")
    assert any("file=requirements/REQ-015-50%25%2Ca%3Ab.md," in line for line in lines)


@given(HOSTILE, PATHS)
def test_no_text_escapes_from_a_github_command(message: str, path: str) -> None:
    said = github(invented(HERE, message, path))
    command, rest = said.split("\n", 1)
    assert rest == "1 document, 0 links: 1 error; `sightline explain CODE` says more\n"
    assert "\r" not in said
    head, shown = command.removeprefix("::error ").split("::", 1)
    assert unescaped(shown) == message
    listed = dict(part.split("=", 1) for part in head.split(","))
    assert list(listed) == ["file", "line", "endLine", "col", "endColumn", "title"]
    named = unescaped(listed["file"].replace("%3A", ":").replace("%2C", ","))
    assert named == path.encode("utf-8", "backslashreplace").decode()


def unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def test_junit_has_a_suite_per_file_and_a_failure_per_error(result: Any) -> None:
    root = ET.fromstring(junit(result))
    found = result.diagnostics
    assert root.tag == "testsuites"
    assert [suite.get("name") for suite in root] == sorted({d.path for d in found})
    assert root.get("tests") == str(len(found)) == str(len(root.findall(".//testcase")))
    errors = [d for d in found if d.severity == "error"]
    failures = root.findall(".//failure")
    assert root.get("failures") == str(len(errors)) == str(len(failures))
    assert [failure.get("type") for failure in failures] == [d.code for d in errors]
    assert [failure.get("message") for failure in failures] == [d.message for d in errors]
    for suite in root:
        assert suite.get("tests") == str(len(suite))
        assert suite.get("failures") == str(len(suite.findall(".//failure")))


def test_a_junit_report_without_findings_holds_one_test_that_passed() -> None:
    root = ET.fromstring(junit(CheckResult((), 3, 1)))
    assert [(s.get("tests"), s.get("failures"), len(s)) for s in root] == [("1", "0", 1)]
    assert root[0][0].get("name") == "3 documents, 1 link: no findings"


@given(HOSTILE, PATHS)
def test_any_text_stands_in_junit_as_valid_xml(message: str, path: str) -> None:
    root = ET.fromstring(junit(invented(HERE, message, path, message)).encode())
    (failure,) = root.findall(".//failure")
    allowed = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    assert failure.get("message") == allowed.sub("\ufffd", message)


@given(HOSTILE, PATHS)
def test_any_text_stands_in_sarif_as_valid_json(message: str, path: str) -> None:
    said = json.loads(sarif(invented(HERE, message, path)).encode("ascii"))
    (result,) = said["runs"][0]["results"]
    assert result["message"]["text"] == message


def test_what_stands_behind_findings_is_no_part_of_the_json(result: Any) -> None:
    assert list(to_plain(result)) == ["diagnostics", "documents", "links"]
    assert list(to_plain(result)["diagnostics"][0]) == [
        "code", "severity", "message", "path", "line", "column", "end_line", "end_column",
        "help", "url",
    ]  # fmt: skip


def test_the_url_of_a_finding_is_a_name_of_its_page_that_holds_everywhere(result: Any) -> None:
    found = to_plain(result)["diagnostics"][0]
    assert found["url"] == f"urn:sightline:check:{found['code']}"


def test_a_page_in_markdown_shows_invisible_characters_as_pictures(result: Any) -> None:
    page: Page = result._background().page("DOC021")
    assert "````markdown\n---\ntitle: Search answers while typing\n" in page.markdown()
    assert "␉- no new service" in page.markdown()
    assert "\t" not in page.markdown()
