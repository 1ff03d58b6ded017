"""Promises of the checks of deciding, beyond the examples on their pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import findings, places, write_workspace

PATH = "decisions/DEC-7.md"


def decision(*lines: str, status: str = "committed", body: str = "") -> dict[str, str]:
    """A workspace with one decision that has these lines in its front matter."""
    head = ["---", "title: How search gets fast", f"status: {status}", *lines, "---", "", body]
    return {PATH: "\n".join(head)}


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ((), "no options were considered"),
        (("options:",), "no options were considered"),
        (("options: Build",), "only one option was considered"),
        (("options: [Build]",), "only one option was considered"),
        (("options: [Build, Buy]",), None),
        (("options:", "  - title: Build", "  - {titel: Buy}"), None),
    ],
)
def test_two_options_are_the_least(
    tmp_path: Path, lines: tuple[str, ...], message: str | None
) -> None:
    root = write_workspace(tmp_path, decision(*lines))
    messages = [each.message for each in findings(root) if each.code == "DCD001"]
    assert messages == ([message] if message else [])


@pytest.mark.parametrize(
    ("choice", "help"),
    [
        ("Build an index", None),
        ("build  AN index", None),
        ("Build an indx", "did you mean `Build an index`?"),
        ("Wait", "options: Build an index; Buy a service"),
    ],
)
def test_the_choice_is_looked_up_without_regard_to_capitals_and_spaces(
    tmp_path: Path, choice: str, help: str | None
) -> None:
    lines = ("options: [Build an index, Buy a service]", f"choice: {choice}")
    root = write_workspace(tmp_path, decision(*lines))
    assert [each.help for each in findings(root) if each.code == "DCD005"] == (
        [help] if help else []
    )


def test_a_choice_without_options_is_reported_once(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, decision("choice: Build an index"))
    found = {each.code for each in findings(root)}
    assert {"DCD001", "DCD005"} & found == {"DCD001"}


@pytest.mark.parametrize(
    ("status", "reported"),
    [("draft", False), ("committed", True), ("shipped", True), ("dropped", False)],
)
def test_only_a_settled_decision_must_have_no_open_questions(
    tmp_path: Path, status: str, reported: bool
) -> None:
    body = "## Open questions\n\n- Does it fit?\n- Who pays?\n"
    root = write_workspace(tmp_path, decision(status=status, body=body))
    assert places(root, "DCD003") == ([f"{PATH}:8:3"] if reported else [])


def test_an_empty_list_of_questions_is_no_open_question(tmp_path: Path) -> None:
    assert places(write_workspace(tmp_path, decision("open_questions: []")), "DCD003") == []


@pytest.mark.parametrize(
    ("lines", "as_of", "reported"),
    [
        (("asked: 2026-01-30",), "2026-03-01", False),
        (("asked: 2026-01-29",), "2026-03-01", True),
        (("asked: 2026-01-29",), "2026-02-01", False),
        (("asked: 2026-01-29", "answer: no, see the roadmap"), "2026-03-01", False),
        (("asked: 2026-01-29", "decision: DEC-7"), "2026-03-01", False),
        (("asked: 2026-01-29", "answer: ''"), "2026-03-01", True),
        (("asked: 2026-01-29", "status: dropped"), "2026-03-01", False),
        ((), "2026-03-01", False),
    ],
)
def test_a_request_may_wait_thirty_days(
    tmp_path: Path, lines: tuple[str, ...], as_of: str, reported: bool
) -> None:
    request = "\n".join(["---", "title: CSV", *lines, "---", ""])
    root = write_workspace(tmp_path, {"requests/ASK-1.md": request, **decision()})
    assert places(root, "DCD006", as_of=as_of) == (["requests/ASK-1.md:3:8"] if reported else [])


def test_weights_and_scores_must_name_the_same_things(tmp_path: Path) -> None:
    lines = (
        "weights: {latency: 3, effort: 2}",
        "options:",
        "  - {title: Build, scores: {latency: 5, risk: 1}}",
        "  - {title: Buy}",
    )
    found = findings(write_workspace(tmp_path, decision(*lines)))
    assert [(each.code, each.message) for each in found if each.code in ("DCD008", "DCD010")] == [
        ("DCD008", "no option is scored on `effort`"),
        ("DCD010", "`risk` is scored but has no weight"),
    ]


def test_scores_without_any_weights_are_fine(tmp_path: Path) -> None:
    lines = ("options:", "  - {title: Build, scores: {latency: 5}}", "  - Buy")
    root = write_workspace(tmp_path, decision(*lines))
    assert places(root, "DCD008") + places(root, "DCD010") == []


def test_a_draft_decision_needs_no_flip_yet(tmp_path: Path) -> None:
    assert places(write_workspace(tmp_path, decision(status="draft")), "DCD007") == []
