"""A name in braces that names no quote is told where it stands, if it was meant as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import findings, write_workspace


@pytest.mark.parametrize(
    ("body", "place", "help"),
    [
        ("> Slow. {#q1 speed\n", (5, 9), "write {#q1 speed}"),
        ("> Slow. {#q1\n", (5, 9), "write {#q1}"),
        ("Slow. {#q1 speed}\n", (5, 7), "begin each line of the quote with >"),
        ("> Slow. {#q1}\n> Very.\n", (5, 9), "move it to the end of the quote: {#q1}"),
        ("- > Slow. {#q1 speed\n", (5, 11), "write {#q1 speed}"),
    ],
)
def test_it_is_told_where_it_stands(
    tmp_path: Path, body: str, place: tuple[int, int], help: str
) -> None:
    text = "---\ntitle: Call\n---\n\n" + body
    write_workspace(tmp_path, {"interviews/INT-001.md": text})
    (found,) = [d for d in findings(tmp_path) if d.code == "LNK013"]
    assert ((found.line, found.column), found.help) == (place, help)


@pytest.mark.parametrize(
    "body",
    [
        "> Slow. {#q1 speed}\n",
        "> Slow. {#q1}\n\n> Slower. {#q2}\n",
        "Write `{#q1}`\n",
        "```\n> Slow. {#q1\n```\n",
        "## Part {#part1}\n",
        "Braces {#each} and text.\n",
        "Text \\{#q1}\n",
    ],
)
def test_what_was_not_meant_as_a_name_is_left_alone(tmp_path: Path, body: str) -> None:
    text = "---\ntitle: Call\n---\n\n" + body
    write_workspace(tmp_path, {"interviews/INT-001.md": text})
    assert "LNK013" not in {d.code for d in findings(tmp_path)}
