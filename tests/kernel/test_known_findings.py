"""`check --baseline` and `check --since` report what is new, and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline import app
from sightline.cli.main import run
from sightline.kernel.asking.json_shape import to_plain
from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.errors import Refused, UsageError
from sightline.kernel.reporting.known_findings import new_findings
from tests.workspaces import SETTINGS, ask, write_workspace

REQ = "requirements/REQ-014-search.md"
OLD = "---\ntitle: Search\nopportunity: OPP-404\n---\n"
NEW = "---\ntitle: Search answers\n\nopportunity: [OPP-404, OPP-405]\n---\n\n[[REQ-404]]\n"


def messages(result: Any) -> list[str]:
    return [d.message for d in result.diagnostics if d.code.startswith("LNK0") and d.help]


def git(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    subprocess.run(["git", "-C", root, *identity, *arguments], check=True, capture_output=True)


def repository(top: Path, folder: str, text: str) -> Path:
    root = write_workspace(top / folder, {REQ: text})
    git(top, "init", "-q", "-b", "main")
    git(top, "add", ".")
    git(top, "commit", "-q", "-m", "first")
    return root


def test_a_baseline_hides_what_was_found_before_wherever_it_has_moved(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {REQ: OLD})
    baseline = json.dumps(to_plain(ask(root, "check")))
    assert ask(root, "check", baseline=baseline).diagnostics == ()
    write_workspace(root, {REQ: NEW, "baseline.json": baseline})
    for given_as in (baseline, "baseline.json"):
        result = ask(root, "check", baseline=given_as)
        assert messages(result) == ["there is no OPP-405", "there is no REQ-404"]
        assert (result.exit_code, result.documents) == (1, 1)


@pytest.mark.parametrize(
    "text", ["{}", "{not json", '{"diagnostics": 3}', '{"diagnostics": [{"code": 1}]}', "{" * 9999]
)
def test_a_baseline_that_is_none_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the baseline is not what `sightline check --json`"):
        ask(write_workspace(tmp_path, {REQ: OLD}), "check", baseline=text)


@pytest.mark.parametrize("path", ["/etc/hostname", "../secret.json", "a/../../b", "out.json"])
def test_a_baseline_is_read_from_the_workspace_alone(path: str, tmp_path: Path) -> None:
    root = write_workspace(tmp_path / "inside", {REQ: OLD})
    (tmp_path / "secret.json").write_text('{"diagnostics": []}')
    os.symlink(tmp_path / "secret.json", root / "out.json")
    with pytest.raises(Refused):
        ask(root, "check", baseline=path)


def test_a_missing_baseline_is_a_usage_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_workspace(tmp_path, {REQ: OLD})
    with pytest.raises(UsageError):
        ask(root, "check", baseline="gone.json")
    words = ["check", str(root), "--baseline", str(tmp_path / "gone.json")]
    assert run(words, app.parts()) == 2
    assert "gone.json: No such file or directory" in capsys.readouterr().err
    for text in ("", "DOC001 and some more"):
        (tmp_path / "gone.json").write_text(text)
        assert run(words, app.parts()) == 2
        assert "gone.json: this is not JSON" in capsys.readouterr().err


def test_the_command_line_takes_a_baseline_from_anywhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_workspace(tmp_path / "workspace", {REQ: OLD})
    assert run(["check", str(root), "--json"], app.parts()) == 1
    (tmp_path / "known.json").write_text(capsys.readouterr().out)
    words = ["check", str(root), "--baseline", str(tmp_path / "known.json")]
    assert run(words, app.parts()) == 0
    assert capsys.readouterr().out == "1 document, 1 link: no findings\n"


@pytest.mark.parametrize("folder", ["", "deep/product"])
def test_since_reports_what_the_revision_did_not_have(folder: str, tmp_path: Path) -> None:
    root = repository(tmp_path, folder, OLD)
    assert ask(root, "check", since="main").diagnostics == ()
    write_workspace(root, {REQ: NEW, "requirements/REQ-015.md": OLD})
    assert messages(ask(root, "check", since="HEAD")) == [
        "there is no OPP-405",
        "there is no REQ-404",
        "there is no OPP-404",
    ]
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "second")
    assert ask(root, "check", since="main").diagnostics == ()
    assert len(messages(ask(root, "check", since="main~1"))) == 3


def test_since_sees_what_a_mended_file_breaks_elsewhere(tmp_path: Path) -> None:
    root = repository(tmp_path, "", OLD)
    opportunity = "opportunities/OPP-404-speed.md"
    write_workspace(root, {opportunity: "---\ntitle: Speed\n---\n"})
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "mended")
    (root / opportunity).unlink()
    assert messages(ask(root, "check", since="main")) == ["there is no OPP-404"]


def test_since_a_time_before_the_workspace_everything_is_new(tmp_path: Path) -> None:
    (tmp_path / "README").write_text("x")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    root = write_workspace(tmp_path / "product", {REQ: OLD})
    assert messages(ask(root, "check", since="main")) == ["there is no OPP-404"]


def test_since_works_inside_a_git_hook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path, "product", OLD)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", "elsewhere")
    assert ask(root, "check", since="main").diagnostics == ()


@pytest.mark.parametrize("revision", ["nowhere", "--all", "-q", "main:x", "main..main", "\n"])
def test_an_unknown_revision_is_a_usage_error(revision: str, tmp_path: Path) -> None:
    root = repository(tmp_path, "", OLD)
    with pytest.raises(UsageError, match="git knows no"):
        ask(root, "check", since=revision)


def test_since_without_git_history_is_a_usage_error(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {REQ: OLD})
    with pytest.raises(UsageError, match="no git repository"):
        ask(root, "check", since="main")


def test_since_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path / "top", "", OLD)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    ask(root, "check", since="main")
    assert list(temporary.iterdir()) == []


def finding(message: str, line: int) -> Diagnostic:
    return Diagnostic("a.md", line, 1, line, 1, "LNK001", "error", message, None)


MESSAGES = st.lists(st.sampled_from("abc"))


@given(MESSAGES, MESSAGES)
def test_new_findings_are_the_difference_of_what_was_found(now: list[str], then: list[str]) -> None:
    known = Counter(("LNK001", "a.md", message) for message in then)
    new = new_findings([finding(m, line) for line, m in enumerate(now, 1)], known)
    assert Counter(d.message for d in new) == Counter(now) - Counter(then)
    assert new == sorted(new)


def test_a_finding_whose_message_counts_days_or_names_a_line_stays_known(tmp_path: Path) -> None:
    settings = SETTINGS + '[feedback.TIC]\nfiles = "feedback/*.csv"\nkey = "id"\n'
    rows = "id,words\n7,Slow\n7,Late\n"
    ask_file = "---\ntitle: Dark mode\nasked: 2026-01-01\n---\n"
    files = {"sightline.toml": settings, "feedback/a.csv": rows, "requests/ASK-1.md": ask_file}
    root = write_workspace(tmp_path, files)
    baseline = json.dumps(to_plain(ask(root, "check")))
    messages = " ".join(d["message"] for d in json.loads(baseline)["diagnostics"])
    assert "the first is on line 2" in messages
    assert "59 days" in messages
    write_workspace(root, {**files, "feedback/a.csv": "id,words\n1,New\n7,Slow\n7,Late\n"})
    assert ask(root, "check", baseline=baseline, as_of="2026-03-09").diagnostics == ()
    write_workspace(root, {**files, "feedback/a.csv": "id,words\n8,Slow\n8,Late\n"})
    (new,) = ask(root, "check", baseline=baseline).diagnostics
    assert new.message.startswith("TIC-8 ")
