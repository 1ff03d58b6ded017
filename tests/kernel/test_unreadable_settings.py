"""Settings that can't be read stop every answer but the one that says what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline import app
from sightline.kernel.errors import WorkspaceError
from tests.workspaces import ask, codes, write_workspace

REQUESTS = {
    "attest": {"id": "REQ-1", "by": "ana"}, "report": {"id": "REQ-1", "by": "ana"},
    "list": {}, "search": {"words": ["x"]},
    "show": {"id": "REQ-1"}, "thread": {"id": "REQ-1"}, "why": {"id": "REQ-1"},
    "impact": {"id": "REQ-1"}, "verify": {}, "measure": {"metric": "api.calls"},
    "new": {"kind": "REQ"}, "rename": {"id": "REQ-1", "new": "REQ-2"},
    "quote": {"file": "REQ-1", "words": "x"}, "record": {}, "brief": {}, "today": {}, "numbers": {},
    "query": {"sql": "SELECT 1"}, "save_query": {"sql": "SELECT 1"}, "refresh": {},
    "suggest.metrics": {"source": "calls"}, "suggest.write": {"source": "calls"},
    "metric.diff": {}, "try": {"criterion": "count of api.calls is > 1"},
    "contract.brownout": {"elements": ["GET /pets"]}, "contract.deprecations": {},
    "contract.drift": {"spec": "x"}, "contract.infer": {"traffic": ["x"]},
    "contract.impact": {}, "contract.usage": {}, "contract.notice": {},
    "contract.approve": {"entry": "e1"}, "contract.diff": {}, "contract.changelog": {},
    "career.ask": {}, "career.certifications": {}, "career.claims": {"file": "x"},
    "career.conflicts": {}, "career.digest": {}, "career.faq": {}, "career.fit": {"resume": "x"},
    "career.forget": {"person": "Ana"}, "career.ladder": {}, "career.learn": {},
    "career.letter": {"resume": "x"}, "career.outlook": {}, "career.path": {},
    "career.pivots": {}, "career.posting": {"file": "x"}, "career.profile": {"resume": "x"},
    "career.read": {"file": "x"}, "career.reflect": {}, "career.role": {}, "career.routes": {},
    "career.salary": {}, "career.skills": {"file": "x"}, "career.stories": {"resume": "x"},
    "career.tailor": {"resume": "x"}, "career.tracker": {},
}  # fmt: skip


def broken(tmp_path: Path) -> Path:
    files = {"sightline.toml": 'name = "X"\n[broken\n', "requirements/REQ-1.md": "# One\n"}
    return write_workspace(tmp_path, files)


def test_check_says_what_is_wrong_with_them(tmp_path: Path) -> None:
    assert "DOC050" in codes(broken(tmp_path))


def test_every_operation_on_a_workspace_is_looked_at() -> None:
    asked = {n for n, o in app.catalogue().operations.all().items() if o.workspace}
    assert asked - {"check", "fix"} == set(REQUESTS)


@pytest.mark.parametrize("name", REQUESTS)
def test_nothing_else_is_answered(tmp_path: Path, name: str) -> None:
    with pytest.raises(WorkspaceError) as refused:
        ask(broken(tmp_path), name, **REQUESTS[name])
    assert (refused.value.exit_code, refused.value.path, refused.value.line) == (
        3, "sightline.toml", 2,
    )  # fmt: skip
    assert not (tmp_path / "requirements" / "REQ-2.md").exists()


def test_settings_that_are_no_text_are_not_taken_for_empty(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {"sightline.toml": b'name = "\xff"\n'})
    with pytest.raises(WorkspaceError) as refused:
        ask(root, "list")
    assert (refused.value.path, refused.value.line) == ("sightline.toml", 1)
    assert "DOC001" in codes(root)
