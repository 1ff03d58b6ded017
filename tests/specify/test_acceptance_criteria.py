"""A heading that looks like the one of the criteria is not passed over in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import findings, write_workspace

REQ = "---\ntitle: Search\nstatus: committed\n---\n\n{}\n\n- it is fast\n"


@pytest.mark.parametrize(
    "heading",
    ["## Acceptance criteria", "### ACCEPTANCE CRITERIA:", "## Criterias", "## Criterion"],
)
def test_the_heading_that_is_not_read_is_named(tmp_path: Path, heading: str) -> None:
    root = write_workspace(tmp_path, {"requirements/REQ-1.md": REQ.format(heading)})
    (found,) = [d for d in findings(root) if d.code == "SPC002"]
    assert found.help is not None
    assert f"`{heading}` isn't read: call it ## Criteria" in found.help


def test_another_heading_is_not_mentioned(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {"requirements/REQ-1.md": REQ.format("## Notes")})
    (found,) = [d for d in findings(root) if d.code == "SPC002"]
    assert found.help is not None
    assert "Notes" not in found.help
