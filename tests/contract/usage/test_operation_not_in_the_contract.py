"""A promise about an operation that the contract doesn't have is a finding, also after an edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import findings, places, write_workspace

CONTRACT = """openapi: 3.1.0
info: {title: Shop, version: "1"}
paths:
  /search:
    get: {operationId: search, responses: {"200": {description: found}}}
  /{id}: {$ref: "#/components/pathItems/One"}
components:
  pathItems:
    One: {post: {responses: {"200": {description: one}}}}
"""
METRIC = "title: Latency\nsource: requests\nexpression: latency_ms\nunit: ms\n"


def workspace(root: Path, condition: str, links: str = "contract: [API-shop]") -> Path:
    promise = f"  - p95 of api.latency_ms where {condition} is < 200 ms"
    head = f"---\ntitle: Fast\n{links}\ncriteria:\n{promise}\n---\n"
    return write_workspace(root, {
        "contracts/shop/openapi.yaml": CONTRACT, "metrics/api.latency_ms.yaml": METRIC,
        "requirements/REQ-014-search.md": head,
    })  # fmt: skip


@pytest.mark.parametrize(
    "condition",
    ["operation = 'search'", "operation in ('/search', 'GET /search')", "operation = 'POST /{id}'",
     "region = 'serach'", "operation != null", "operation = 'search' and region = 'x'"],
)  # fmt: skip
def test_operations_of_the_contract_are_fine(tmp_path: Path, condition: str) -> None:
    assert places(workspace(tmp_path, condition), "CON020") == []


@pytest.mark.parametrize(
    ("condition", "name", "help"),
    [
        ("operation = 'serach'", "serach", "did you mean 'search'?"),
        ("operation in ('search', 'DELETE /search')", "DELETE /search",
         "did you mean 'GET /search'?"),
        ("not (region = 'x' or operation = 'zzzzzzzzz')", "zzzzzzzzz", "look at API-shop"),
    ],
)  # fmt: skip
def test_another_operation_is_told_at_its_place(
    tmp_path: Path, condition: str, name: str, help: str
) -> None:
    [found] = [f for f in findings(workspace(tmp_path, condition)) if f.code == "CON020"]
    assert (found.message, found.help) == (f"API-shop has no operation '{name}'", help)
    line = (tmp_path / found.path).read_text().split("\n")[found.line - 1]
    assert line[found.column - 1 :].startswith("operation")


def test_only_contracts_that_the_document_names_count(tmp_path: Path) -> None:
    root = workspace(tmp_path, "operation = 'serach'", links="tags: [x]")
    assert places(root, "CON020") == []


def test_an_edit_of_the_contract_is_noticed(tmp_path: Path) -> None:
    root = workspace(tmp_path, "operation = 'search'")
    assert places(root, "CON020") == []
    path = root / "contracts/shop/openapi.yaml"
    path.write_text(CONTRACT.replace("search", "find"))
    assert places(root, "CON020") == ["requirements/REQ-014-search.md:5:33"]
    path.write_text("broken: [")
    assert places(root, "CON020") == []
