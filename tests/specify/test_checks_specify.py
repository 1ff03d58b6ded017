"""Promises of the checks of specifying, beyond the examples on their pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import codes, write_workspace

OTHERS = {
    "requests/ASK-1.md": "---\ntitle: CSV\n---\n",
    "requests/ASK-2.md": "---\ntitle: XLS\n---\n",
    "opportunities/OPP-1.md": "---\ntitle: Copying by hand\n---\n",
    "decisions/DEC-1.md": "---\ntitle: CSV first\n---\n",
    "insights/INS-1.md": "---\ntitle: They copy\n---\n",
}


def requirement_codes(root: Path, *lines: str, body: str = "") -> set[str]:
    """The codes of specifying that a requirement with these lines and this body gets."""
    text = "\n".join(["---", "title: Export", "status: committed", *lines, "---", "", body])
    found = codes(write_workspace(root, {**OTHERS, "requirements/REQ-1.md": text}))
    return {code for code in found if code.startswith("SPC")}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((), {"SPC001"}),
        (("evidence: []", "opportunity: ~"), {"SPC001"}),
        (("evidence: [ASK-1, ASK-2]",), {"SPC003"}),
        (("evidence: {ref: ASK-1, quote: CSV please}",), {"SPC003"}),
        (("evidence: [ASK-1, INS-1]",), set()),
        (("evidence: ASK-1", "decision: DEC-1"), set()),
        (("evidence: ASK-1", "opportunity: OPP-1"), set()),
        (("opportunity: OPP 1",), set()),
    ],
)
def test_a_requirement_needs_a_reason_that_is_more_than_a_request(
    tmp_path: Path, lines: tuple[str, ...], expected: set[str]
) -> None:
    found = requirement_codes(tmp_path, *lines, "story: s", "criteria: [text: s]")
    assert found == expected


@pytest.mark.parametrize(
    ("lines", "body", "expected"),
    [
        (("story: s",), "## Criteria\n\n- count of exports.run is > 1\n", set()),
        (("story: s",), "## Criteria\n\nlater\n", {"SPC002"}),
        (("story: s", "criteria: []"), "", {"SPC002"}),
        (("criteria: [text: s]",), "As a clerk, I want CSV, so that I can go home.", set()),
        (("criteria: [text: s]",), "## Notes\n\nnothing yet\n", {"SPC004"}),
        (("criteria: [text: s]", "story: '  '"), "", {"SPC004"}),
    ],
)
def test_story_and_criteria_may_stand_in_the_text(
    tmp_path: Path, lines: tuple[str, ...], body: str, expected: set[str]
) -> None:
    assert requirement_codes(tmp_path, "opportunity: OPP-1", *lines, body=body) == expected
