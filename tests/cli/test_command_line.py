"""However a command is mistyped or ends, a person gets one message that helps."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sightline import app
from sightline.cli.commands import KEEPS, command_parser, overview
from tests.cli.command_line import Shown, sightline, typed
from tests.workspaces import write_workspace

SOURCE = str(Path(app.__file__).parents[1])
OPERATIONS = app.catalogue().operations.all()
SUMMARIES = {name: operation.summary for name, operation in OPERATIONS.items()}
FILES = {"requirements/REQ-1-cafe.md": "---\ntitle: Café\n---\n"}


def process(folder: Path, *words: str | bytes, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "sightline", *words]
    env = {**os.environ, "PYTHONPATH": SOURCE, **more.pop("env", {})}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False, **more)


def assert_is_one_message(shown: Shown, code: int) -> None:
    assert shown.code == code
    assert shown.out == ""
    first, *rest = shown.err.splitlines()
    assert first.startswith("error: ")
    assert [line[:8] for line in rest] == ["  help: "]
    assert "Traceback" not in shown.err


@pytest.mark.parametrize(
    "words",
    [
        ["lst"], ["--jsn"], ["list", "--formt", "json"], ["list", "--format"],
        ["list", "--format", "xml"], ["list", "REQ", "OPP"], ["list", "--json=3"],
        ["show"], ["show", ""], ["rename", "REQ-1"], ["new"], ["new", "REQ", "--set"], ["quote"],
        ["quote", "INT-1", ""], ["list", "--as-of", "2026-02-30"], ["list", "--as", "x"],
        ["show", "REQ-2"], ["serve", "--port", "x"], ["completion", "csh"],
        ["list", "--where", "("], ["explain", "XXX999"],
        ["check", "--baseline", "no.json"], [""], ["-"], ["--"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_mistake_is_one_message_and_exit_code_2(tmp_path: Path, words: list[str]) -> None:
    assert_is_one_message(sightline(write_workspace(tmp_path, FILES), *words), 2)


@pytest.mark.parametrize("name", [n for n, o in OPERATIONS.items() if o.workspace])
def test_outside_a_workspace_every_command_says_so_that_needs_one(
    tmp_path: Path, name: str
) -> None:
    words = {"new": ["REQ"], "quote": ["INT-1", "x"], "rename": ["REQ-1", "REQ-2"]}.get(name)
    if words is None:
        actions = command_parser(OPERATIONS[name])._actions
        words = ["REQ-1" for a in actions if not a.option_strings and a.nargs is None]
    for said in (words, [*words, "-C", "nowhere"]):
        shown = sightline(tmp_path, *name.split("."), *said)
        if OPERATIONS[name].outside and shown.code != 3:  # it needs none, or a file first
            assert shown.code in (0, 2)
            assert shown.err == "" if shown.code == 0 else shown.out == ""
        else:
            assert_is_one_message(shown, 3)


@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_explains_itself(tmp_path: Path, name: str, flag: str) -> None:
    shown = sightline(tmp_path, *name.split("."), flag)
    assert (shown.err, shown.code) == ("", 0)
    assert OPERATIONS[name].summary in shown.out
    for action in command_parser(OPERATIONS[name])._actions:
        assert action.help, f"{name} says nothing about {action.dest}"


@pytest.mark.parametrize("name", [n for n, o in OPERATIONS.items() if not o.writes])
def test_what_only_reads_does_not_offer_to_write_nothing(name: str) -> None:
    flags = command_parser(OPERATIONS[name])._option_string_actions
    assert ("--dry-run" in flags) == (name in KEEPS)


def test_the_overview_has_one_line_for_each_command(tmp_path: Path) -> None:
    assert sightline(tmp_path).out == sightline(tmp_path, "-h").out == overview(SUMMARIES)
    lines = overview(SUMMARIES).splitlines()
    for name, operation in OPERATIONS.items():
        assert (
            sum(f"  {name.replace('.', ' ')} " in x and operation.summary in x for x in lines) == 1
        )
    assert [line for line in lines if len(line) > 105] == []


def test_a_reader_that_goes_away_is_no_mistake(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, FILES)
    for words in (["schema", "REQ"], ["list"], ["--help"], ["show", "REQ-9"]):
        read, write = os.pipe()
        os.close(read)
        env = {**os.environ, "PYTHONPATH": SOURCE}
        command = [sys.executable, "-m", "sightline", *words]
        done = subprocess.run(command, cwd=root, env=env, stdout=write, stderr=subprocess.PIPE)
        os.close(write)
        assert b"Broken pipe" not in done.stderr and b"Exception" not in done.stderr, words
        assert done.returncode == (2 if "REQ-9" in words else 0)


@pytest.mark.parametrize(
    "words",
    [[b"\xff"], [b"list", b"\xff"], [b"new", b"REQ", b"--title", b"a\xff"], [b"show", b"\xff"],
     [b"list", b"-C", b"\xff"], [b"new", b"REQ", b"--set", b"owner=\xff"], [b"check", b"\xff"]],
)  # fmt: skip
def test_bytes_that_are_no_text_are_refused_in_words(tmp_path: Path, words: list[bytes]) -> None:
    done = process(write_workspace(tmp_path, FILES), *words)
    assert done.returncode in (2, 3)
    assert done.stdout == b""
    assert done.stderr.startswith(b"error: ") and done.stderr.count(b"\n") == 2


def test_no_output_depends_on_the_locale(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, FILES)
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LANG": "C"}
    shown = {process(root, "list", env=env).stdout for env in ({}, ascii_only)}
    assert shown == {"REQ-1  draft  Café  ana\n1 document\n".encode()}


def test_our_own_fault_has_an_incident_id_and_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_workspace(tmp_path, FILES)
    monkeypatch.setattr("sightline.kernel.asking.views.git_dates", None)
    shown = sightline(root, "list")
    assert_is_one_message(shown, 70)
    assert "incident SL-" in shown.err
    loud = sightline(root, "list", "--debug")
    assert loud.code == 70
    assert "Traceback" in loud.err and shown.err in loud.err


def test_what_is_written_is_shown_first_where_asked(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, FILES)
    shown = sightline(root, "new", "REQ", "--title", "Two", "--dry-run")
    assert shown.out.startswith("diff --git a/requirements/REQ-2-two.md")
    assert not (root / "requirements/REQ-2-two.md").exists()
    assert sightline(root, "new", "REQ", "--title", "Two").code == 0
    assert (root / "requirements/REQ-2-two.md").exists()


@pytest.mark.parametrize("wanted", ["sarif", "text", "junit"])
def test_two_formats_that_contradict_each_other_are_refused(tmp_path: Path, wanted: str) -> None:
    root = write_workspace(tmp_path, {})
    assert_is_one_message(sightline(root, "check", "--json", "--format", wanted), 2)
    assert sightline(root, "check", "--json", "--format", "json").out.startswith("{")
    assert sightline(root, "check", "--format", "text").out.startswith("0 documents")


def test_the_lines_read_off_the_source_are_those_of_the_operations() -> None:
    assert app.catalogue().operations.summaries() == SUMMARIES


@pytest.mark.parametrize("command", ["why", "thread", "impact", "show"])
def test_what_asks_about_one_document_says_that_its_id_is_missing(
    tmp_path: Path, command: str
) -> None:
    shown = sightline(write_workspace(tmp_path, {}), command)
    assert (shown.code, shown.out) == (2, "")
    assert "this is missing: ID" in shown.err


@pytest.mark.parametrize("family", ["career", "contract", "metric", "suggest"])
@pytest.mark.parametrize("wish", [(), ("--help",), ("-h",)])
def test_a_family_alone_lists_its_commands(
    tmp_path: Path, family: str, wish: tuple[str, ...]
) -> None:
    shown = sightline(tmp_path, family, *wish)
    assert (shown.code, shown.err) == (0, "")
    for name, about in SUMMARIES.items():
        line = f"  {name.replace('.', ' ')} "
        is_listed = any(
            one.startswith(line) and one.endswith("  " + about) for one in shown.out.splitlines()
        )
        assert is_listed == name.startswith(family + ".")


@pytest.mark.parametrize(
    ("words", "message", "help"),
    [
        (("career", "reed"), "no command `career reed`", "did you mean `sightline career read`?"),
        (("metric", "dif"), "no command `metric dif`", "did you mean `sightline metric diff`?"),
        (("metric", "xyzzy"), "no command `metric xyzzy`", "help: metric diff"),
        (("metric", "--json"), "`sightline metric` needs one more word", "help: metric diff"),
    ],
)
def test_a_mistyped_member_of_a_family_is_told(
    tmp_path: Path, words: tuple[str, ...], message: str, help: str
) -> None:
    shown = sightline(tmp_path, *words)
    assert_is_one_message(shown, 2)
    assert message in shown.err
    assert help in shown.err


def test_an_option_of_one_value_is_not_replaced_by_a_second(tmp_path: Path) -> None:
    shown = typed(tmp_path, "sightline career fit r.md --posting a.txt --posting b.txt")
    assert shown.code == 2
    assert "--posting: is given twice; it takes one value" in shown.err
