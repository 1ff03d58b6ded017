"""A metric that isn't there is found at its name, not at the criterion's beginning."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import places, write_workspace


@pytest.mark.parametrize(
    ("front", "column"),
    [
        ("criteria:\n  - p95 of api.lost is < 200 ms", 12),
        ('criteria:\n  - "p95 of api.lost is < 200 ms"', 13),
        ("criteria:\n  - share(ok = true) of api.lost is > 99 %", 25),
        ("criteria:\n  - time_to(a -> b) of api.lost is < 2 h", 24),
        ("criteria:\n  - 'p95 of api.lost where name = ''x'' is < 2'", 5),
    ],
)
def test_a_metric_is_found_at_its_name(tmp_path: Path, front: str, column: int) -> None:
    text = f"---\ntitle: Fast\n{front}\n---\n"
    write_workspace(tmp_path, {"requirements/REQ-001.md": text})
    assert places(tmp_path, "LNK001") == [f"requirements/REQ-001.md:4:{column}"]


def test_a_metric_in_a_bullet_is_found_at_its_name(tmp_path: Path) -> None:
    text = "---\ntitle: Fast\n---\n\n## Criteria\n\n- `p95 of api.lost is < 200 ms`\n"
    write_workspace(tmp_path, {"requirements/REQ-001.md": text})
    assert places(tmp_path, "LNK001") == ["requirements/REQ-001.md:7:11"]
