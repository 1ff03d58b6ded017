"""Promises of the checks of releasing, beyond the examples on their pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import codes, places, write_workspace

PATH = "rollouts/ROL-1.md"


def rollout(*lines: str, body: str = "") -> dict[str, str]:
    """A workspace with one rollout that has these lines in its front matter."""
    return {PATH: "\n".join(["---", "title: Search", *lines, "---", "", body])}


@pytest.mark.parametrize(
    ("starts", "wrong"),
    [
        (("2026-03-02", "2026-03-02"), []),
        (("2026-03-02", None, "2026-03-01"), [2]),
        (("2026-03-05", "2026-03-01", "2026-03-03"), [1]),
        (("2026-03-05", "2026-03-01", "2026-02-01"), [1, 2]),
        ((None, "2026-03-01"), []),
        ((), []),
    ],
)
def test_a_stage_starts_no_earlier_than_the_one_above_it(
    tmp_path: Path, starts: tuple[str | None, ...], wrong: list[int]
) -> None:
    stages = [f"  - {{audience: some, start: {day or '~'}}}" for day in starts]
    root = write_workspace(tmp_path, rollout("stages:", *stages))
    assert places(root, "REL003") == [f"{PATH}:{4 + index}:29" for index in wrong]


def test_guardrails_may_stand_in_the_text_and_stages_may_be_words(tmp_path: Path) -> None:
    body = "## Guardrails\n\n- p95 of api.latency_ms is < 300 ms\n"
    files = rollout("status: committed", "stages: [everyone]", "rollback: flag off", body=body)
    assert {code for code in codes(write_workspace(tmp_path, files)) if code[:3] == "REL"} == set()


def test_a_rollout_that_was_dropped_needs_nothing(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, rollout("status: dropped"))
    assert {code for code in codes(root) if code[:3] == "REL"} == set()


@pytest.mark.parametrize(
    ("status", "required", "reported"),
    [
        ("draft", "draft", False),
        ("committed", "draft", True),
        ("shipped", "draft", True),
        ("committed", "committed", False),
        ("committed", "shipped", False),
    ],
)
def test_what_is_rolled_out_has_been_committed_to(
    tmp_path: Path, status: str, required: str, reported: bool
) -> None:
    files = rollout(f"status: {status}", "requirements: REQ-1")
    files["requirements/REQ-1.md"] = f"---\ntitle: Search\nstatus: {required}\n---\n"
    found = places(write_workspace(tmp_path, files), "REL005")
    assert found == ([f"{PATH}:4:15"] if reported else [])
