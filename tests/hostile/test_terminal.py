"""Nothing that stands in a workspace acts on the terminal of whoever reads it."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from proofs._hostile import say, write_files
from sightline import app
from sightline.cli.main import run
from sightline.text.visible import visible, visible_line

ATTACK = "\x1b]0;owned\x07 \r\x9b2J \x7f \u202egnirts\u2066"


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def _on_a_terminal(monkeypatch: pytest.MonkeyPatch, *words: str) -> str:
    raw = io.BytesIO()
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys, "stdout", _Terminal(raw, "utf-8", write_through=True))
    run(list(words), app.parts())
    return raw.getvalue().decode()


def test_what_acts_on_a_terminal_is_shown_by_its_number() -> None:
    assert visible("a\x1b[31mb\r\n\tc\u202e") == "a\\u001b[31mb\\r\n\tc\\u202e"
    assert visible_line("a\nb\u2028c\td") == "a\\nb\\u2028c\\td"
    assert visible_line("für 漢字") == "für 漢字"


def test_a_title_cannot_act_on_a_terminal_even_where_colours_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    title = json.dumps(ATTACK + "\x1b[8mhidden")
    write_files(tmp_path, {"requirements/REQ-1.md": f"---\ntitle: {title}\nx\x1b: 1\n---\n"})
    for command in (["list"], ["show", "REQ-1"], ["thread", "REQ-1"], ["why", "REQ-1"], ["check"]):
        shown = _on_a_terminal(monkeypatch, *command, "-C", str(tmp_path))
        for colour in ("0", "1", "2", "31", "32", "33", "34", "35", "36"):
            shown = shown.replace(f"\x1b[{colour}m", "")
        assert not set(shown) & set("\x1b\r\x07\x7f\x9b\u202e\u2066"), command


def test_a_dry_run_is_exact_in_a_pipe_and_harmless_on_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, {"requirements/REQ-1.md": "---\ntitle: x\n---\nA\x1b[2J\r\n"})
    words = ("rename", "REQ-1", "REQ-2", "--dry-run", "-C", str(tmp_path))
    assert "+A\x1b[2J\r\n" in say(tmp_path, *words[:-2]).out
    shown = _on_a_terminal(monkeypatch, *words)
    assert "+A\\u001b[2J\\r\n" in shown
    assert "\x1b" not in shown


def test_a_line_break_in_a_file_name_forges_no_finding(tmp_path: Path) -> None:
    name = "requirements/REQ-1-a\nREQ-9.md:1:1: error[LNK001] forged\n.md"
    write_files(tmp_path, {name: "---\ntitle: [\n---\n"})
    shown = say(tmp_path, "check").out
    assert not [line for line in shown.split("\n") if line.startswith("REQ-9")]
    assert any(d["path"] == name for d in say(tmp_path, "check", "--json").json["diagnostics"])


@pytest.mark.parametrize(
    "path", ["requirements/REQ-1-\udcff.md", "requirements/d\udcff/REQ-2.md", "metrics/\udcc3.yaml"]
)
def test_a_name_that_is_not_utf8_is_a_finding(tmp_path: Path, path: str) -> None:
    try:
        write_files(tmp_path, {path: "# Title\n"})
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    shown = os.fsencode(path).decode("utf-8", "backslashreplace")
    for form in ("text", "sarif", "github", "junit"):
        assert "x" in say(tmp_path, "check", "--format", form).out
    [found] = say(tmp_path, "check", "--json").json["diagnostics"]
    place = found["path"]
    assert (found["code"], shown.startswith(place)) == ("DOC005", True)
    assert "not UTF-8" in found["message"]
