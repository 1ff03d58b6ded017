"""Whatever an operation is asked, the command line and HTTP answer alike.

The proof `web_api` puts generated requests to both, a few in the test suite and many in `prove`.
Here: it would notice.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from proofs._surfaces import TwoSurfaces, operations


@pytest.fixture
def surfaces(tmp_path: Path) -> TwoSurfaces:
    return TwoSurfaces(tmp_path.resolve())


def test_another_answer_would_be_told(surfaces: TwoSurfaces) -> None:
    (surfaces.served / "requirements/REQ-001-search-at-once.md").write_text("---\ntitle: x\n---\n")
    with pytest.raises(AssertionError, match="differs"):
        surfaces.agree(operations()["show"], {"id": "REQ-001"})


def test_another_refusal_would_be_told(surfaces: TwoSurfaces) -> None:
    (surfaces.served / "requirements/REQ-001-search-at-once.md").unlink()
    with pytest.raises(AssertionError, match="there is no REQ-001"):
        surfaces.agree(operations()["show"], {"id": "REQ-001"})


def test_other_files_would_be_told(surfaces: TwoSurfaces) -> None:
    (surfaces.served / "notes.txt").write_text("more\n")
    with pytest.raises(AssertionError, match="files differ"):
        surfaces.agree(operations()["new"], {"kind": "REQ", "title": "Another"})
