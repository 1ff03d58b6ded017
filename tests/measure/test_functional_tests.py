"""A promise that a test decides: all tests of its name have passed, lately, as far as is known."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sightline.kernel.compiling.listing import read_bytes
from sightline.measure.words.functional_answer import FunctionalAnswer
from tests.measure.functional import REQ, TESTS, answer, answers, case, requirement, suite
from tests.workspaces import SETTINGS, write_workspace

NAME = "tests.search.test_rights"
JUNIT = "build/junit.xml"
FAILURE = '<failure message="AssertionError: 403 != 200&#10;more"/>'
SKIPPED = '<skipped message="needs a browser"/>'


def judged(
    root: Path,
    results: str | bytes,
    name: str = NAME,
    as_of: str = "2026-03-01",
    settings: str = TESTS,
    **more: str,
) -> FunctionalAnswer:
    files: dict[str, str | bytes] = {
        "sightline.toml": settings,
        REQ: requirement(f"then: it works\ntest: {name}"),
        JUNIT: results,
    }
    files.update({path.replace("__", "/") + ".xml": text for path, text in more.items()})
    return answer(root, files, as_of)


def test_a_test_that_passed_is_kept(tmp_path: Path) -> None:
    assert judged(tmp_path, suite(case(NAME), case("tests.other"))) == FunctionalAnswer(
        "PASS", (), None, 1, "tests", 1, JUNIT, "2026-02-28T10:00:00Z", f"test: {NAME}"
    )


def test_one_failure_breaks_it_and_is_named(tmp_path: Path) -> None:
    found = judged(tmp_path, suite(case(f"{NAME}[a]"), case(f"{NAME}[b]", FAILURE)))
    assert (found.verdict, found.value, found.n) == ("FAIL", 1, 2)
    assert found.notes == (f"{NAME}[b] failed (build/junit.xml:3): AssertionError: 403 != 200",)
    assert judged(tmp_path, suite(case(NAME, "<error/>"))).notes == (
        f"{NAME} errored (build/junit.xml:2)",
    )


def test_only_a_few_failures_are_told(tmp_path: Path) -> None:
    found = judged(tmp_path, suite(*(case(f"{NAME}[{i}]", "<failure/>") for i in range(9))))
    assert len(found.notes) == 4 and found.notes[-1] == "and 6 more"
    assert (found.value, found.n) == (0, 9)


@pytest.mark.parametrize(
    ("name", "passed", "n"),
    [
        ("tests.search.TestKey.test_old", 2, 2),
        ("tests.search.TestKey.test_old[a.b-1]", 1, 1),
        ("tests/search.py::TestKey::test_old", 2, 2),
        ("tests/search.py::TestKey::test_old[c]", 1, 1),
        ("tests/search.py::test_new", 1, 1),
        ("tests.search.*", 4, 4),
        ("tests/search.py::*", 4, 4),
        ("tests.search.TestKey.*", 2, 2),
        ("*.test_n*", 1, 1),
        ("test_new", 1, 1),
        ("Search answers within 200 ms", 1, 1),
        ("e2e/search.spec.js::answers in French", 1, 1),
        ("spec/e2e/search.spec.js::answers in French", 1, 1),
        ("example.com/relay.TestQuick/sub_case", 1, 1),
        ("weird [name]", 1, 1),
    ],
)
def test_a_test_is_named_as_its_runner_prints_it(
    tmp_path: Path, name: str, passed: int, n: int
) -> None:
    results = suite(
        '<testcase classname="tests.search.TestKey" name="test_old[a.b-1]"/>',
        '<testcase classname="tests.search.TestKey" name="test_old[c]"/>',
        '<testcase classname="tests.search" name="test_new"/>',
        '<testcase classname="tests.search.more" name="deep"/>',
        '<testcase classname="Search" name="Search answers within 200 ms"/>',
        '<testcase classname="x" name="answers in French" file="spec/e2e/search.spec.js"/>',
        '<testcase classname="example.com/relay" name="TestQuick/sub_case"/>',
        '<testcase name="weird [name]"/>',
    )
    found = judged(tmp_path, results, f"'{name}'")
    assert (found.verdict, found.value, found.n) == ("PASS", passed, n), found.notes


@pytest.mark.parametrize("name", ["tests.search", "search.test_rights", "tests.search.test_right"])
def test_a_part_of_a_name_is_no_name(tmp_path: Path, name: str) -> None:
    assert judged(tmp_path, suite(case(NAME)), name).verdict == "NO DATA"


def test_a_name_that_is_not_there_brings_the_nearest(tmp_path: Path) -> None:
    for name in (
        "tests.search.test_rihgts",
        "tests/search.py::test_rihgts",
        "tests.srch.test_rights",
    ):
        found = judged(tmp_path, suite(case(NAME), case("tests.orders.test_quick")), name)
        assert found.verdict == "NO DATA"
        assert found.notes == (f"no test is called {name}; did you mean {NAME}?",)


def test_nothing_declared_and_nothing_there_are_no_data(tmp_path: Path) -> None:
    files = {REQ: requirement(f"then: it works\ntest: {NAME}")}
    found = answer(tmp_path, files)
    assert (found.verdict, found.notes) == (
        "NO DATA",
        ('no results of tests are declared: [tests] junit = ["build/junit.xml"]',),
    )
    found = answer(tmp_path, {"sightline.toml": TESTS})
    assert (found.verdict, found.notes) == (
        "NO DATA",
        ("there are no results at build/junit.xml", "there are no results at reports/*.xml"),
    )


def test_skipped_is_not_passed(tmp_path: Path) -> None:
    found = judged(tmp_path, suite(case(NAME, SKIPPED)))
    assert found.verdict == "NO DATA"
    assert found.notes[0] == f"{NAME} was skipped: needs a browser"
    found = judged(tmp_path, suite(case(f"{NAME}[a]"), case(f"{NAME}[b]", SKIPPED)))
    assert (found.verdict, found.value, found.n) == ("INCONCLUSIVE", 1, 2)
    assert found.notes[0] == (f"1 of 2 tests were skipped, {NAME}[b] among them: needs a browser")
    found = judged(tmp_path, suite(case(f"{NAME}[a]", FAILURE), case(f"{NAME}[b]", SKIPPED)))
    assert found.verdict == "FAIL"


@pytest.mark.parametrize(
    ("at", "as_of", "verdict"),
    [
        ("2026-02-22T00:00:00Z", "2026-03-01", "PASS"),
        ("2026-02-21T23:59:59Z", "2026-03-01", "STALE"),
        ("2026-02-22T00:30:00+01:00", "2026-03-01", "STALE"),
        ("2026-03-01T00:00:30Z", "2026-03-01", "PASS"),
        ("2026-03-01T00:01:00Z", "2026-03-01", "NO DATA"),
        ("2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z", "PASS"),
        ("2026-03-01T11:00:00+02:00", "2026-03-01T10:00:00Z", "PASS"),
        ("2026-03-01T11:00:00", "2026-03-01T10:00:00Z", "NO DATA"),
        ("", "2026-03-01", "STALE"),
        ("yesterday", "2026-03-01", "STALE"),
        ("9999-12-31T23:59:59-23:00", "2026-03-01", "STALE"),
        ("0001-01-01T00:00:00+23:00", "2026-03-01", "STALE"),
    ],
)
def test_old_results_are_stale_and_later_ones_do_not_count(
    tmp_path: Path, at: str, as_of: str, verdict: str
) -> None:
    found = judged(tmp_path, suite(case(NAME), at=at), as_of=as_of)
    assert found.verdict == verdict
    if verdict == "STALE":
        assert "it would be PASS" in found.notes
    if verdict == "NO DATA":
        (note,) = [n for n in found.notes if "after the as-of date" in n]
        assert ("without a zone" in note) == (at == "2026-03-01T11:00:00")


def test_a_time_without_a_zone_is_of_the_zone_that_is_declared(tmp_path: Path) -> None:
    results = suite(case(NAME), at="2026-03-01T11:00:00")
    as_of = "2026-03-01T10:00:00Z"
    settings = TESTS + 'zone = "Europe/Berlin"\n'
    found = judged(tmp_path, results, as_of=as_of, settings=settings)
    assert (found.verdict, found.on) == ("PASS", "2026-03-01T10:00:00Z")


def test_how_old_results_may_be_can_be_said(tmp_path: Path) -> None:
    results = suite(case(NAME), at="2026-02-27T00:00:00Z")
    for length, verdict in (("48h", "PASS"), ("47h", "STALE")):
        settings = f'{TESTS}fresh_within = "{length}"\n'
        found = judged(tmp_path, results, settings=settings)
        assert found.verdict == verdict
    assert found.notes[0] == (
        f"{NAME} ran 2 d before the as-of date (at 2026-02-27T00:00:00Z);"
        " fresh means within 47 h (fresh_within in [tests])"
    )


def test_what_is_old_and_failed_is_stale_and_says_so(tmp_path: Path) -> None:
    found = judged(tmp_path, suite(case(NAME, FAILURE), at="2026-01-01"))
    assert found.verdict == "STALE"
    assert found.notes[1:3] == (
        "it would be FAIL",
        f"{NAME} failed (build/junit.xml:2): AssertionError: 403 != 200",
    )


def test_one_old_test_among_several_makes_it_stale_and_a_fresh_failure_breaks_it(
    tmp_path: Path,
) -> None:
    old = suite(case("tests.search.b"), at="2026-01-01")
    found = judged(tmp_path, suite(case("tests.search.a")), "tests.search.*", reports__b=old)
    assert (found.verdict, found.n, found.on) == ("STALE", 2, "2026-01-01T00:00:00Z")
    fresh = suite(case("tests.search.a", FAILURE))
    assert judged(tmp_path, fresh, "tests.search.*", reports__b=old).verdict == "FAIL"


def test_the_newest_run_of_a_test_counts_but_never_passes_over_a_fresh_failure(
    tmp_path: Path,
) -> None:
    passed = suite(case(NAME), at="2026-02-28T12:00:00Z")
    failed = suite(case(NAME, FAILURE), at="2026-02-28T11:00:00Z")
    long_ago = suite(case(NAME, FAILURE), at="2026-01-28T11:00:00Z")
    later = suite(case(NAME, FAILURE), at="2026-02-28T13:00:00Z")
    tomorrow = suite(case(NAME, FAILURE), at="2026-03-02T13:00:00Z")
    for other, verdict in (
        (failed, "INCONCLUSIVE"), (long_ago, "PASS"), (later, "FAIL"), (tomorrow, "PASS"),
    ):  # fmt: skip
        assert judged(tmp_path, passed, reports__other=other).verdict == verdict


def test_a_repetition_in_the_same_file_does_not_wash_a_failure_away(tmp_path: Path) -> None:
    found = judged(tmp_path, suite(case(NAME, FAILURE), case(NAME)))
    assert (found.verdict, found.value, found.n) == ("FAIL", 0, 1)


@pytest.mark.parametrize(
    ("results", "verdict", "note"),
    [
        (suite(f'<error message="no database"/>{case(NAME)}'), "INCONCLUSIVE",
         "the suite pytest errored: no database (build/junit.xml)"),
        (suite(case(NAME), name='s" errors="2'), "INCONCLUSIVE",
         "the suite s tells of 2 failures and errors, and shows 0 (build/junit.xml)"),
        (suite(case(NAME), name='s" tests="9'), "INCONCLUSIVE",
         "the suite s tells of 9 tests, and shows 1 (build/junit.xml)"),
        (suite(case(NAME, FAILURE), name='s" tests="9'), "FAIL",
         f"{NAME} failed (build/junit.xml:2): AssertionError: 403 != 200"),
        (suite(f'<testcase name="{NAME}" result="aborted"/>'), "INCONCLUSIVE",
         f"{NAME}: result is aborted, which says no pass (build/junit.xml:2)"),
        (suite(f'<testcase name="{NAME}" status="fail"/>'), "FAIL",
         f"{NAME} failed (build/junit.xml:2)"),
        (suite(f'<testcase name="{NAME}" executed="false"/>'), "NO DATA",
         f"{NAME} was skipped: it was not executed"),
        (suite(f'<testcase name="{NAME}" result="aborted"/>', at="2026-01-01"), "STALE",
         f"{NAME} ran 59 d before the as-of date (at 2026-01-01T00:00:00Z);"
         " fresh means within 7 d (fresh_within in [tests])"),
    ],
)  # fmt: skip
def test_what_is_not_shown_to_pass_is_no_pass(
    tmp_path: Path, results: str, verdict: str, note: str
) -> None:
    found = judged(tmp_path, results)
    assert (found.verdict, found.notes[0]) == (verdict, note)
    if verdict == "STALE":
        assert found.notes[1] == "it would be INCONCLUSIVE"


def test_a_test_that_passed_only_when_run_again_says_so(tmp_path: Path) -> None:
    found = judged(tmp_path, suite(case(NAME, '<flakyFailure message="timed out"/>')))
    assert (found.verdict, found.notes[0]) == ("PASS", f"{NAME} passed only when run again")


@pytest.mark.parametrize(
    ("results", "note"),
    [
        ("<testsuite>\n<testcase name='a'>", "build/junit.xml:2: it is not whole: the file ends"
         " too early (no element found)"),
        ("<html/>", "build/junit.xml:1: it is no JUnit XML: it begins with <html>"),
        ("", "build/junit.xml:1: it is empty"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><testsuite/>', "build/junit.xml:1: it has a DOCTYPE, which"
         " results of tests don't need and which is refused"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_named_with_its_line_and_never_a_pass(
    tmp_path: Path, results: str, note: str
) -> None:
    found = judged(tmp_path, results)
    assert (found.verdict, found.notes[0]) == ("NO DATA", f"results can't be read: {note}")
    found = judged(tmp_path, results, reports__good=suite(case(NAME)))
    assert (found.verdict, found.notes[:2]) == (
        "NO DATA", (f"results can't be read: {note}", "it would be PASS"),
    )  # fmt: skip
    found = judged(tmp_path, results, reports__good=suite(case(NAME, FAILURE)))
    assert found.verdict == "FAIL"


def test_a_link_out_of_the_workspace_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside.xml"
    outside.write_text(suite(case(NAME)))
    root = tmp_path / "workspace"
    files = {"sightline.toml": TESTS, REQ: requirement(f"then: it works\ntest: {NAME}")}
    write_workspace(root, files)
    (root / "build").mkdir()
    os.symlink(outside, root / JUNIT)
    (found,) = answers(root)
    assert found is not None and found.verdict == "NO DATA"
    assert found.notes[0] == (
        "results can't be read: `build/junit.xml` is a link that leads out of the workspace"
    )


def test_what_is_hidden_from_whoever_asks_is_not_read(tmp_path: Path) -> None:
    settings = TESTS + '[audiences.few]\nhide = ["build/*"]\n'
    assert judged(tmp_path, suite(case(NAME)), settings=settings).verdict == "PASS"
    (found,) = answers(tmp_path, audience="few")
    assert found is not None
    assert (found.verdict, found.link) == ("NO DATA", None)
    assert "results of tests are hidden from you" in found.notes


def test_files_are_read_when_a_test_is_asked_for_and_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(root: str, path: str, limit: int) -> object:
        read.append(path)
        return read_bytes(root, path, limit)

    monkeypatch.setattr("sightline.measure.words.junit_results.read_bytes", counted)
    items = ["text: a sentence", f"then: a\ntest: {NAME}", "then: b\ntest: tests.other"]
    files = {"sightline.toml": TESTS, JUNIT: suite(case(NAME), case("tests.other", FAILURE))}
    write_workspace(tmp_path, {**files, REQ: requirement(items[0])})
    assert answers(tmp_path) == [None] and read == []
    write_workspace(tmp_path, {**files, REQ: requirement(*items)})
    found = answers(tmp_path)
    assert [a and a.verdict for a in found] == [None, "PASS", "FAIL"]
    assert read == [JUNIT]


def test_settings_that_are_wrong_leave_no_pass(tmp_path: Path) -> None:
    settings = SETTINGS + '[tests]\njunit = ["../junit.xml"]\n'
    (tmp_path / "junit.xml").write_text(suite(case(NAME)))
    found = judged(tmp_path / "workspace", suite(case(NAME)), settings=settings)
    assert found.verdict == "NO DATA"
