"""Whatever an operation is asked, the command line and HTTP answer alike (the proof `web_api` asks
a hundred times as much)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings

from proofs._surfaces import TwoSurfaces, operations, requests_of

OPERATIONS = operations()


@pytest.fixture(scope="module")
def surfaces(tmp_path_factory: pytest.TempPathFactory) -> TwoSurfaces:
    return TwoSurfaces(tmp_path_factory.mktemp("surfaces").resolve())


@pytest.mark.parametrize("name", OPERATIONS)
def test_both_surfaces_answer_a_generated_request_alike(surfaces: TwoSurfaces, name: str) -> None:
    @seed(5)
    @settings(max_examples=2, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(payload=requests_of(OPERATIONS[name]))
    def both_agree(payload: dict[str, Any]) -> None:
        surfaces.agree(OPERATIONS[name], payload)

    both_agree()


def test_a_difference_would_be_told(surfaces: TwoSurfaces) -> None:
    (surfaces.served / "requirements/REQ-001-search-at-once.md").write_text("---\ntitle: x\n---\n")
    with pytest.raises(AssertionError, match="differs"):
        surfaces.agree(OPERATIONS["show"], {"id": "REQ-001"})
