"""The shell offers what could be typed next, and nothing where files belong."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sightline import app
from sightline.cli.completion import SCRIPTS
from tests.cli.command_line import sightline
from tests.workspaces import SETTINGS, write_workspace

FILES = {
    "sightline.toml": SETTINGS + '[audiences.board]\nhide = ["interviews/*"]\n',
    "interviews/INT-003-acme.md": '---\ntitle: "Acme\\tand\\e[31m more"\n---\n\n> stop {#q4 a}\n\n'
    "> go {#q5}\n",
    "opportunities/OPP-002-slow.md": "---\ntitle: Slow\n---\n",
    "metrics/api.latency_ms.yaml": "title: Latency\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_workspace(tmp_path, FILES)


def offered(root: Path, *words: str) -> list[str]:
    """The candidates after some words; the last one is being typed."""
    shown = sightline(root, "__complete", *words)
    assert (shown.err, shown.code) == ("", 0)
    return [line.partition("\t")[0] for line in shown.out.splitlines()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["sch"], ["schema"]),
        (["--v"], ["--version"]),
        (["show", ""], ["INT-003", "MET-api.latency_ms", "OPP-002"]),
        (["show", "O"], ["OPP-002"]),
        (["show", "OPP-002", ""], []),
        (["new", "IN"], ["INI", "INS", "INT"]),
        (["new", "--from", "I"], ["INT-003"]),
        (["new", "REQ", "--from", "INT-003#"], ["INT-003#q4", "INT-003#q5"]),
        (["new", "--from", "OPP-002", "RE"], ["REQ"]),
        (["new", "--fr"], ["--from"]),
        (["new", "--title", ""], []),
        (["new", "--set", "a=b", "--se"], ["--set"]),
        (["new", "--slug", "--sl"], []),
        (["list", "--format", ""], ["text", "json"]),
        (["list", "--format=j"], ["--format=json"]),
        (["list", "--format", "=", "j"], ["json"]),
        (["list", "--format", "="], ["text", "json"]),
        (["list", "--as", ""], ["board"]),
        (["list", "-C", ""], []),
        (["explain", "LNK00"], [c for c in app.checks().by_code if c.startswith("LNK00")]),
        (["completion", ""], ["bash", "zsh", "fish"]),
        (["check", ""], []),
        (["frobnicate", ""], []),
        (["rename", "INT-003", ""], []),
    ],
    ids=" ".join,
)
def test_what_could_be_typed_next_is_offered(
    root: Path, words: list[str], expected: list[str]
) -> None:
    assert sorted(offered(root, *words)) == sorted(expected)


def test_every_command_and_every_option_is_offered(root: Path) -> None:
    operations = app.catalogue().operations.all()
    names = {name.partition(".")[0] for name in operations} | {"serve", "export", "completion"}
    assert set(offered(root, "")) == names | {"--help", "--version"}
    assert {"--where", "--as-of", "--json", "--help"} <= set(offered(root, "list", "--"))
    assert offered(root, "export", "") == ["site"]


def test_ids_come_from_the_workspace_that_is_named(root: Path, tmp_path: Path) -> None:
    other = write_workspace(tmp_path / "other", {"requirements/REQ-1.md": "---\ntitle: One\n---\n"})
    assert offered(root, "show", "-C", str(other), "") == ["REQ-1"]


def test_outside_a_workspace_nothing_is_offered_and_nothing_said(tmp_path: Path) -> None:
    assert offered(tmp_path, "show", "") == []


def test_a_title_cannot_speak_to_the_terminal(root: Path) -> None:
    assert sightline(root, "__complete", "show", "I").out == "INT-003\tAcme and [31m more\n"


def python_on_path(folder: Path) -> dict[str, str]:
    """An environment in which `sightline` is the one under test."""
    program = folder / "sightline"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m sightline "$@"\n')
    program.chmod(0o755)
    source = str(Path(app.__file__).parents[1])
    return {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": source}


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_a_real_bash_completes_an_id(root: Path, tmp_path: Path) -> None:
    lines = 'source script.bash; COMP_WORDS=(sightline show "O"); COMP_CWORD=2; _sightline; '
    lines += 'printf "%s\\n" "${COMPREPLY[@]}"; complete -p sightline'
    (root / "script.bash").write_text(SCRIPTS["bash"])
    (tmp_path / "bin").mkdir()
    answer = subprocess.run(
        ["bash", "--norc", "-c", lines], cwd=root, env=python_on_path(tmp_path / "bin"),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert answer.stderr == ""
    assert answer.stdout == "OPP-002\ncomplete -o default -F _sightline sightline\n"


@pytest.mark.parametrize("shell", SCRIPTS)
def test_a_script_has_the_syntax_of_its_shell(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    (tmp_path / "script").write_text(SCRIPTS[shell])
    command = [shell, "-n", str(tmp_path / "script")]
    assert subprocess.run(command, capture_output=True, check=False).stderr == b""
