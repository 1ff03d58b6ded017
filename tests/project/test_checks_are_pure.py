"""A check reads what its parameters name, and nothing behind it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHECKS = sorted((ROOT / "src" / "sightline").glob("*/checks/*.py"))
_CHANGING = {"append", "extend", "clear", "update", "pop", "remove", "setdefault", "insert", "add"}
_INPUTS = {
    "document", "targets", "referrers", "records", "namesakes", "twins", "ids", "settings", "as_of",
    "graph",
}  # fmt: skip


def test_there_are_checks_to_look_at() -> None:
    assert len(CHECKS) > 100


@pytest.mark.parametrize("path", CHECKS, ids=lambda p: f"{p.parts[-3]}/{p.stem}")
def test_a_check_opens_nothing_and_changes_none_of_its_inputs(path: Path) -> None:
    wrong = [
        f"line {node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(ast.parse(path.read_text()))
        if _reaches_behind(node) or _changes_an_input(node)
    ]
    assert wrong == []


def _reaches_behind(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr.startswith("_") and not node.attr.startswith("__")
    called = node.func if isinstance(node, ast.Call) else None
    names = ("open", "eval", "exec", "__import__", "globals", "setattr", "vars")
    return isinstance(called, ast.Name) and called.id in names


def _changes_an_input(node: ast.AST) -> bool:
    if isinstance(node, ast.Assign | ast.AugAssign | ast.Delete):
        targets = [node.target] if isinstance(node, ast.AugAssign) else node.targets
        return any(isinstance(t, ast.Attribute | ast.Subscript) and _owner(t) for t in targets)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in _CHANGING and _owner(node.func.value)
    return False


def _owner(node: ast.AST) -> bool:
    """Whether an expression starts at one of the inputs of a check."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return isinstance(node, ast.Name) and node.id in _INPUTS
