"""`init`: a workspace that says something at once, and never takes anything away."""

from __future__ import annotations

import csv
import json
import os
import stat
import statistics
import subprocess
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.views import Subject
from sightline.kernel.errors import Refused, UsageError
from sightline.measure.starting.history_workspace import settings_text
from tests.cli.command_line import sightline
from tests.measure.promised import again
from tests.workspaces import ask

AS_OF = "2026-03-01"
PEOPLE = ("ann", "ben", "eva", "kim", "zoe")


def init(folder: Path, **request: Any) -> Any:
    request = {"folder": str(folder), **request}
    return Dispatcher(app.parts(), None).call("init", request, Subject("test"))[0]


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".sightline" not in path.parts
    }


def history(folder: Path, commits: int = 60) -> Path:
    """A repository in which five people commit: three often, one twice, one once."""
    folder.mkdir(parents=True)
    lines = []
    start = datetime.fromisoformat("2025-09-01T10:00:00+00:00")
    for i in range(commits):
        who = "zoe" if i == 30 else "kim" if i in (10, 45) else PEOPLE[i % 3]
        at = int((start + timedelta(hours=61 * i)).timestamp())
        person = f"{who.title()} <{who}@example.org> {at} +0100"
        subject = f"{'feat' if i % 4 else 'fix'}: {who} {i}"
        lines.append(f"commit refs/heads/main\nmark :{i + 1}\nauthor {person}\ncommitter {person}")
        lines.append(f"data {len(subject)}\n{subject}")
        lines += [f"from :{i}"] if i else []
        if i % 7:
            text = "x\n" * (i + 1)
            lines.append(f"M 644 inline file{i % 3}.txt\ndata {len(text)}\n{text}")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "fast-import", "--quiet", given="\n".join(lines) + "\n")
    return folder


def git(folder: Path, *arguments: str, given: str = "") -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = {**clean, "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, input=given, text=True,
        capture_output=True, check=True,
    )  # fmt: skip
    return done.stdout


def measured(root: Path, metric: str, **more: Any) -> dict[str, Any]:
    result = ask(root, "measure", as_of=AS_OF, metric=metric, over="52w", **more)
    return {figure.statistic: figure.reading for figure in result.groups[0].figures}


def test_an_empty_folder_becomes_a_workspace_without_findings(tmp_path: Path) -> None:
    result = init(tmp_path / "deep/new", name='The "API"')
    assert result.created == ("sightline.toml", ".gitignore")
    shown = sightline(tmp_path / "deep/new", "check")
    assert (shown.out, shown.code) == ("0 documents, 0 links: no findings\n", 0)
    assert 'name = "The \\"API\\""' in (tmp_path / "deep/new/sightline.toml").read_text()


def test_a_history_says_something_on_the_spot(tmp_path: Path) -> None:
    root = tmp_path / "new"
    result = init(root, from_git=str(history(tmp_path / "repo")))
    assert (result.history.commits, result.history.authors) == (60, 5)
    assert (result.history.first, result.history.last) == ("2025-09-01", "2026-01-29")
    found = ask(root, "check", as_of=AS_OF)
    assert {d.severity for d in found.diagnostics} == {"info"}
    assert {d.code for d in found.diagnostics} == {"SPC001"}
    answer = ask(root, "verify", as_of="2026-02-01")
    assert (answer.problems, answer.not_promises) == ((), ())
    assert [(r.id, r.reading.n > 0) for r in answer.results] == [("REQ-001", True)] * 2
    readings = [result.reading for result in answer.results]
    assert again(root, *readings) == [reading.value for reading in readings]


def test_its_metrics_equal_what_git_and_plain_python_say(tmp_path: Path) -> None:
    repo, root = history(tmp_path / "repo"), tmp_path / "new"
    init(root, from_git=str(repo))
    log = git(repo, "log", "--reverse", "--format=%ae %ct").split("\n")[:-1]
    times: dict[str, list[datetime]] = {}
    for line in log:
        who, at = line.split()
        times.setdefault(who, []).append(datetime.fromtimestamp(int(at)).astimezone())
    assert measured(root, "commits")["count"].value == len(log)
    by_weekday = ask(root, "measure", as_of=AS_OF, metric="commits", over="52w", by="weekday")
    days = Counter(t.astimezone(UTC).isoweekday() for ts in times.values() for t in ts)
    shown = {g.value: g.figures[0].reading.value for g in by_weekday.groups}
    assert shown == dict(sorted(days.items())) and list(shown) == sorted(shown)
    # Whoever never came back within 90 days has no value: never dressed up as fast.
    gaps = [(ts[1] - ts[0]).total_seconds() / 86400 for ts in times.values() if len(ts) > 1]
    known = [gap for gap in gaps if gap <= 90]
    second = measured(root, "contributors.days_to_second_commit")
    assert second["mean"].value == pytest.approx(statistics.mean(known))
    assert (second["mean"].n, second["count"].value) == (len(known), len(times))
    later = [
        any(0 < (t.astimezone(UTC).date() - ts[0].astimezone(UTC).date()).days <= 30 for t in ts)
        for ts in times.values()
    ]
    assert measured(root, "contributors.came_back")["share"].value == pytest.approx(
        statistics.mean(later)
    )
    assert measured(root, "commits.merges")["share"].value == 0
    numstat = git(repo, "log", "--numstat", "--format=")
    insertions = [int(line.split()[0]) for line in numstat.split("\n") if line]
    lines = measured(root, "commits.insertions")
    assert lines["mean"].value * lines["mean"].n == pytest.approx(sum(insertions))


def test_the_weekly_contributors_count_whole_weeks_also_empty_ones(tmp_path: Path) -> None:
    repo, root = history(tmp_path / "repo"), tmp_path / "new"
    init(root, from_git=str(repo))
    weekly = measured(root, "contributors.weekly")
    # The first week begins on Monday 1 September, the last whole one on Monday 16 February.
    assert weekly["count"].value == 25
    assert weekly["p50"].value == 3
    empty_weeks = ask(
        root, "measure", as_of=AS_OF, metric="contributors.weekly", over="52w", where="value = 0"
    )
    assert empty_weeks.groups[0].figures[-1].reading.value == 3


def test_nobody_can_be_named_from_the_rows(tmp_path: Path) -> None:
    root = tmp_path / "new"
    init(root, from_git=str(history(tmp_path / "repo")))
    everything = b"".join(contents(root).values()).lower()
    assert not any(person.encode() in everything for person in PEOPLE)
    salt = root / ".sightline/state/history-salt"
    assert salt.read_bytes() not in everything
    assert stat.S_IMODE(salt.stat().st_mode) == 0o600
    git(root, "init", "-q")
    git(root, "add", "-A")
    kept = git(root, "ls-files").split()
    assert "sightline.toml" in kept and "data/history.csv" not in kept
    assert not [path for path in kept if path.startswith(".sightline/")]


def test_pseudonyms_stay_and_differ_from_those_of_other_workspaces(tmp_path: Path) -> None:
    repo = history(tmp_path / "repo")
    for name in ("one", "one", "two"):
        init(tmp_path / name, from_git=str(repo))
    rows = [(tmp_path / name / "data/history.csv").read_text() for name in ("one", "two")]
    authors = [{row["author"] for row in csv.DictReader(text.splitlines())} for text in rows]
    assert len(authors[0]) == len(authors[1]) == 5 and not authors[0] & authors[1]


def test_a_second_run_fetches_the_history_and_leaves_everything_else(tmp_path: Path) -> None:
    repo, root = history(tmp_path / "repo", commits=20), tmp_path / "new"
    init(root, from_git=str(repo))
    edited = {"sightline.toml": b"# mine\n", "metrics/commits.yaml": b"title: Mine\n"}
    for path, text in edited.items():
        with (root / path).open("ab") as file:
            file.write(text)
    (root / "metrics/commits.merges.yaml").unlink()
    before = contents(root)
    subprocess.run(
        ["git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org", "commit", "-q",
         "--allow-empty", "--no-gpg-sign", "-m", "one more"],
        cwd=repo, check=True, env={**os.environ, "HOME": str(repo)},
    )  # fmt: skip
    result = init(root, from_git=str(repo), name="Other")
    after = contents(root)
    assert (result.created, result.refreshed) == ((), ("data/history.csv",))
    assert {path for path in after if after[path] != before.get(path)} == {"data/history.csv"}
    assert after.keys() == before.keys()
    assert after["data/history.csv"].startswith(before["data/history.csv"])
    assert len(after["data/history.csv"].splitlines()) == 22
    assert init(root, from_git=str(repo)).refreshed == ("data/history.csv",)
    assert contents(root) == after


def test_what_is_there_already_is_kept(tmp_path: Path) -> None:
    root = tmp_path / "old"
    (root / "metrics").mkdir(parents=True)
    mine = {"sightline.toml": b'name = "Mine"\n', "metrics/commits.yaml": b"title: Mine\n"}
    for path, text in mine.items():
        (root / path).write_bytes(text)
    result = init(root, from_git=str(history(tmp_path / "repo", commits=5)))
    after = contents(root)
    assert {path: after[path] for path in mine} == mine
    assert result.kept == ("sightline.toml", "metrics/commits.yaml")
    assert "requirements" not in {path.partition("/")[0] for path in after}
    assert list(result.to_add) == ["sightline.toml"]
    (root / "sightline.toml").write_bytes(
        mine["sightline.toml"] + result.to_add["sightline.toml"].encode()
    )
    assert measured(root, "commits.insertions")["count"].value == 5


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("nowhere", "there is no such folder"),
        ("plain", "this folder is not in a git repository"),
        ("empty", "this repository has no commit yet"),
        ("shallow", "this clone holds only the latest part of the history"),
    ],
)
def test_what_has_no_history_is_told_and_nothing_is_left(
    tmp_path: Path, what: str, message: str
) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "empty").mkdir()
    git(tmp_path / "empty", "init", "-q")
    repo = history(tmp_path / "repo", commits=3)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repo}", "shallow")
    with pytest.raises(UsageError) as caught:
        init(tmp_path / "new", from_git=str(tmp_path / what))
    assert message in caught.value.message and caught.value.help
    assert not (tmp_path / "new").exists()


def test_a_file_in_the_place_of_the_folder_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="is not a folder"):
        init(tmp_path / "file")
    with pytest.raises((UsageError, Refused)):
        init(tmp_path / "file/below")


def test_a_link_that_leads_out_is_not_written_through(tmp_path: Path) -> None:
    root = tmp_path / "new"
    (tmp_path / "elsewhere").mkdir()
    root.mkdir()
    (root / "data").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused):
        init(root, from_git=str(history(tmp_path / "repo", commits=3)))
    assert contents(tmp_path / "elsewhere") == {} and not (root / "sightline.toml").exists()


def test_the_command_line_may_name_any_folder_and_the_audit_knows(tmp_path: Path) -> None:
    history(tmp_path / "re po", commits=4)
    shown = sightline(tmp_path, "init", "new one", "--from-git", "re po")
    assert shown.code == 0 and "sightline verify -C 'new one'" in shown.out
    assert 'name = "re po"' in (tmp_path / "new one/sightline.toml").read_text()
    lines = (tmp_path / "new one/.sightline/state/audit.jsonl").read_text().splitlines()
    records = [json.loads(line) for line in lines]
    assert {record["operation"] for record in records} == {"init"}
    written = {edit["path"] for record in records for edit in record["edits"]}
    assert written == contents(tmp_path / "new one").keys()


def test_a_served_workspace_can_not_begin_another(tmp_path: Path) -> None:
    init(tmp_path / "served")
    dispatcher = Dispatcher(app.parts(), str(tmp_path / "served"))
    with pytest.raises(Refused):
        dispatcher.call("init", {"folder": str(tmp_path / "other")}, Subject("http"))
    assert not (tmp_path / "other").exists()


def test_a_new_workspace_has_a_line_for_its_owner_and_begins_with_what_was_said(
    tmp_path: Path,
) -> None:
    assert '\n# owner = "ana"' in settings_text("Relay", "", False)
    assert '\nowner = "bo"\n' in settings_text("Relay", "bo", False)
    shown = sightline(tmp_path, "init", "new").out.partition("Next: ")[2]
    assert [line.split()[1:3] for line in shown.splitlines()] == [
        ["new", "INT"], ["quote", "INT-001"], ["new", "OPP"],
    ]  # fmt: skip
