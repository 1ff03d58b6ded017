"""A list in brackets ends its items at commas, so a criterion there needs quotes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import findings, write_workspace


@pytest.mark.parametrize(
    ("criteria", "where"),
    [
        ("[p95 of api.x is < 1,000 ms over 28d]", [("MEA004", 3, 32)]),
        ("[p95 of api.x is < 200 over 28d, 7d]", [("MEA004", 3, 44)]),
        ('["p95 of api.x is < 1,000 ms over 28d"]', []),
        ("[p95 of api.x is < 200 ms, p99 of api.x is < 300 ms]", []),
    ],
)
def test_a_criterion_that_a_comma_splits_is_told_to_be_quoted(
    tmp_path: Path, criteria: str, where: list[tuple[str, int, int]]
) -> None:
    files = {
        "requirements/REQ-001.md": f"---\ntitle: Fast\ncriteria: {criteria}\n---\n",
        "metrics/api.x.yaml": "title: X\nunit: ms\n",
    }
    write_workspace(tmp_path, files)
    found = [d for d in findings(tmp_path) if d.code in ("MEA001", "MEA004")]
    if where:
        assert [(d.code, d.line, d.column) for d in found] == where
        assert "double quotes" in str(found[0].help)
