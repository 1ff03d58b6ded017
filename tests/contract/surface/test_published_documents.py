"""Published contracts are read whole: each operation, each response, without a problem."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from sightline.contract.surface.path_matcher import PathMatcher
from sightline.contract.surface.surface_reader import surface_of

CONTRACTS = Path(__file__).parents[3].parent / "shared/data/contracts"
METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
NAMES = [
    "adyen/CheckoutService-v72", "adyen/ManagementService-v3", "stripe/spec3-v127",
    "github/api.github.com-npm23.0.2",
]  # fmt: skip


@pytest.fixture(scope="module", params=NAMES)
def published(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The values of a published contract."""
    path = CONTRACTS / f"{request.param}.json.gz"
    if not path.exists():
        pytest.skip(f"{path.name} is not here")
    values: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()))
    return values


def test_a_published_contract_is_read_whole(published: dict[str, Any]) -> None:
    surface, problems = surface_of(published)
    assert problems == ()
    plain = {
        f"{method.upper()} {path}": written
        for path, item in published["paths"].items()
        for method, written in item.items()
        if method in METHODS
    }
    own = {each.name: each for each in surface.operations if each.bases}
    assert sorted(own) == sorted(plain)
    for name, written in plain.items():
        assert [each.status for each in own[name].responses] == sorted(written["responses"])
        assert len(own[name].parameters) == len(written.get("parameters", ()))
        assert (own[name].body is not None) == ("requestBody" in written)
        assert (
            own[name].bases == (published["servers"][0]["url"].rstrip("/"),) or "servers" in written
        )


def test_each_published_operation_is_found_by_its_own_path(published: dict[str, Any]) -> None:
    operations = [each for each in surface_of(published).surface.operations if each.bases]
    matcher = PathMatcher(operations)
    missed = [
        each.name
        for each in operations
        if matcher.match(each.method, re.sub(r"\{[^}]*\}", "x1", each.path)) is not each
    ]
    assert missed == []


def test_cases_written_to_be_awkward_are_read() -> None:
    for name in ("oasdiff_cases.jsonl", "spectral_cases.jsonl"):
        path = CONTRACTS / name
        if not path.exists():
            pytest.skip(f"{name} is not here")
        for line in path.read_text().splitlines():
            case = json.loads(line)
            for key in ("base", "revision", "document"):
                if isinstance(case.get(key), dict):
                    surface = surface_of(case[key]).surface
                    assert all(each.name and each.pointer for each in surface.operations)
