"""`check` tells of a contract what its own bytes show, and nothing that depends on other files."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.contract.reading.content import problems_of
from tests.workspaces import findings

PATH = "contracts/pets/openapi.yaml"


def told(text: str, path: str = PATH) -> list[tuple[str, int, int]]:
    return [(one.code, one.line, one.column) for one in problems_of(path, text.encode())]


def test_a_sound_contract_is_silent() -> None:
    text = "openapi: 3.1.0\npaths:\n  /a/{b}: {get: {operationId: a}, put: {operationId: b}}\n"
    assert told(text + "  /a/{c}: {post: {operationId: c}}\n") == []
    assert told("type Query { a: Int }", "contracts/pets/schema.graphql") == []


def test_operations_that_are_one_request_are_told_at_the_second() -> None:
    text = (
        "openapi: 3.1.0\npaths:\n  /a/{b}/c:\n    get: {operationId: x}\n"
        "  /a/{d}/c:\n    get: {operationId: x}\n  /a/{d}/{c}:\n    get: {}\n"
    )
    assert told(text) == [("CON005", 6, 5), ("CON006", 6, 5)]


def test_references_to_other_files_are_left_to_those_who_may_read_them() -> None:
    text = "openapi: 3.1.0\nx: {$ref: nowhere.yaml}\ny: {$ref: '#/x'}\n"
    assert told(text) == []


def test_a_reference_to_the_network_is_told() -> None:
    assert told("openapi: 3.1.0\nx:\n  $ref: https://example.com/a\n") == [("CON004", 3, 9)]
    assert told("openapi: 3.1.0\nexample:\n  $ref: https://example.com/a\n") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "CON001"), ("- a\n", "CON001"), ("title: Pets\n", "CON001"), ("a: [", "DOC023"),
     ("swagger: '2.0'\nswagger: '2.0'\n", "DOC020"), ("openapi: 3\npaths: [1]\n", "")],
)  # fmt: skip
def test_what_is_no_contract_is_one_problem(text: str, code: str) -> None:
    assert [found for found, _, _ in told(text)] == ([code] if code else [])


@pytest.mark.parametrize("depth", [63, 64, 65, 200])
def test_the_depth_that_is_told_is_the_same_in_both_languages(depth: int) -> None:
    text = '{"openapi": "3.1.0", "x": ' + "[" * (depth - 1) + "]" * (depth - 1) + "}"
    deep = depth > 64
    codes = [
        told(text, name)[0][0] if told(text, name) else "" for name in (PATH, "a/openapi.json")
    ]
    assert codes == (["DOC029", "DOC047"] if deep else ["", ""])


def test_a_finding_in_a_contract_can_be_ignored_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "sightline.toml").write_text('name = "E"\nowner = "ana"\n', encoding="utf-8")
    folder = tmp_path / "contracts" / "pets"
    folder.mkdir(parents=True)
    text = "openapi: 3.1.0\nx:\n  $ref: https://example.com/a{}\n"
    comment = "  # sightline: ignore CON004 -- their copy is the one that counts"
    for more, codes in (("", {"CON004"}), (comment, set())):
        (folder / "openapi.yaml").write_text(text.format(more), encoding="utf-8")
        found = {one.code for one in findings(tmp_path)} - {"LNK009"}
        assert found == codes
