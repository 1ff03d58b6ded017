"""dev.py's chores: what the command line means, how steps, skips and proofs are told."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from devtools import proofs
from devtools.commands import build_parser
from devtools.errors import ChoreError
from devtools.main_job import DEMO, NEXT, STORY, run_main_job
from devtools.paths import ROOT
from devtools.pipeline import all_steps, choose_steps, summarise
from devtools.proofs import Proof, Turn
from devtools.skips import read_skip_reasons, summarise_skips
from devtools.steps import Step, describe, last_line, run_steps


def run_dev(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Call dev.py as a person would, from any folder."""
    command = [sys.executable, str(ROOT / "dev.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)


def test_without_a_chore_it_prints_its_help_from_any_folder(tmp_path: Path) -> None:
    answer = run_dev(folder=tmp_path)
    assert (answer.returncode, answer.stderr) == (0, "")
    for chore in ("run", "test", "prove", "bench", "docs", "lock", "clean", "sightline"):
        assert re.search(rf"^ +{chore}\b", answer.stdout, re.MULTILINE)


def test_an_unknown_chore_is_a_usage_error(tmp_path: Path) -> None:
    assert run_dev("tset", folder=tmp_path).returncode == 2


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("run --no-serve", {"no_serve": True}),
        ("run", {"no_serve": False}),
        ("test", {"only": [], "tests": []}),
        ("test tests/kernel", {"only": [], "tests": ["tests/kernel"]}),
        ("test --only types lint", {"only": ["types", "lint"], "tests": []}),
        ("prove --minutes 5", {"minutes": 5.0, "all": False, "names": [], "seed": None}),
        ("prove cache --seed 7 --rounds 9", {"names": ["cache"], "seed": 7, "rounds": 9}),
        ("prove --all", {"all": True, "minutes": None}),
        ("bench check --documents 10", {"name": "check", "arguments": ["--documents", "10"]}),
        ("lock --upgrade", {"upgrade": True}),
    ],
)
def test_the_command_line_means_what_it_says(line: str, expected: dict[str, object]) -> None:
    options = vars(build_parser().parse_args(line.split()))
    assert {name: options[name] for name in expected} == expected


def test_minutes_and_all_exclude_each_other() -> None:
    with pytest.raises(SystemExit, match="2"):
        build_parser().parse_args(["prove", "--all", "--minutes", "5"])


def test_a_step_that_does_not_exist_names_those_that_do() -> None:
    with pytest.raises(ChoreError, match=r"no step is called tipes; there are tests, types"):
        choose_steps(all_steps(), ["tipes"], [])


def test_named_tests_narrow_the_tests_and_leave_out_the_rest() -> None:
    chosen = choose_steps(all_steps(), [], ["tests/kernel"])
    assert [(step.name, step.command[-1]) for step in chosen] == [("tests", "tests/kernel")]


@pytest.mark.parametrize(
    ("names", "ending"),
    [([], ["--check", "--but-sessions"]), (["docs"], ["devtools.docs", "--check"])],
)
def test_the_commands_of_the_pages_are_run_once(names: list[str], ending: list[str]) -> None:
    (docs,) = [each for each in choose_steps(all_steps(), names, []) if each.name == "docs"]
    assert list(docs.command[-2:]) == ending


def test_ci_asks_for_all_the_promised_steps() -> None:
    names = {step.name for step in all_steps()}
    assert names == {"format", "lint", "types", "imports", "tests", "docs", "product"}


def test_steps_are_told_in_their_order_and_none_stops_the_others(tmp_path: Path) -> None:
    def say(words: str, status: int) -> tuple[str, ...]:
        return sys.executable, "-c", f"print({words!r}); raise SystemExit({status})"

    steps = [
        Step("slow", (sys.executable, "-c", "import time; time.sleep(0.3); print('3 passed')"),
             last_line),
        Step("red", say("it broke", 1)),
        Step("gone", (str(tmp_path / "gone"),)),
        Step("green", say("much detail", 0)),
    ]  # fmt: skip
    outcomes = list(run_steps(steps, folder=tmp_path, environment={}))
    assert [(each.step.name, each.status) for each in outcomes] == [
        ("slow", 0),
        ("red", 1),
        ("gone", 127),
        ("green", 0),
    ]
    told = [describe(outcome) for outcome in outcomes]
    assert told[0].endswith("s\n3 passed")
    assert told[1].startswith("FAIL red") and "it broke" in told[1]
    assert "could not be started" in told[2]
    assert "much detail" not in told[3]
    assert summarise(outcomes, 12.4) == "4 steps, 2 failed: red, gone; 12 s"


def test_skips_are_counted_by_the_part_that_is_missing(tmp_path: Path) -> None:
    report = tmp_path / "pytest.xml"
    report.write_text(
        "<testsuites><testsuite>"
        '<testcase><skipped type="pytest.skip" message="Chromium: not on PATH"/></testcase>'
        '<testcase><skipped type="pytest.skip" message="shared data: no events"/></testcase>'
        '<testcase><skipped type="pytest.skip" message="shared data: no asvs"/></testcase>'
        '<testcase><skipped type="pytest.xfail" message=""/></testcase>'
        "</testsuite></testsuites>"
    )
    reasons = read_skip_reasons(report)
    assert summarise_skips(reasons) == "skipped: 3 (1 Chromium, 2 shared data)"
    assert summarise_skips(read_skip_reasons(tmp_path / "none.xml")) == "skipped: none"


def test_the_main_job_writes_the_demo_and_tells_its_story() -> None:
    assert [command.arguments for command in STORY] == [("demo", DEMO), ("brief", "-C", DEMO)]
    assert f"/{DEMO}/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_the_run_ends_with_what_a_newcomer_types_next(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("devtools.main_job.ensure", lambda part: None)
    monkeypatch.setattr("devtools.main_job.run_in_order", lambda commands, tolerated: 0)
    assert run_main_job(serve=False) == 0
    assert capsys.readouterr().out == f"\n{NEXT}\n"
    assert ".venv/bin/sightline" in NEXT


def test_each_line_that_comes_next_can_be_typed_as_it_is() -> None:
    begin = "  python3 dev.py sightline "
    lines = [line.removeprefix(begin) for line in NEXT.splitlines() if line.startswith(begin)]
    assert [shlex.split(line) for line in lines] == [
        ["thread", "REQ-search-p95", "-C", DEMO],
        ["verify", "REQ-search-p95", "-C", DEMO],
        ["--help"],
    ]


def test_the_help_says_that_a_run_tells_the_story_of_the_demo() -> None:
    assert "write the demo and tell its story" in build_parser().format_help()


def test_a_quick_turn_doubles_the_next_and_never_passes_the_full_length(
    capsys: pytest.CaptureFixture[str],
) -> None:
    proof = Proof("cache")
    rounds = []
    for _ in range(3):
        turn = Turn(1, proof.rounds or 40, 100, 0.5, {"edits": 5}, "")
        proofs.record(proof, turn)
        rounds.append(proof.rounds)
    assert rounds == [80, 100, 100]
    assert proof.total_rounds == 40 + 80 + 100
    assert capsys.readouterr().out.splitlines()[0] == (
        "held   cache seed=1 rounds=40 0.5 s edits=5"
    )


def test_a_broken_promise_says_how_to_see_it_again(capsys: pytest.CaptureFixture[str]) -> None:
    proof = Proof("cache")
    proofs.record(proof, Turn(77, 40, 100, 0.5, {}, "the diagnostics differ"))
    assert proof.broken == "the diagnostics differ"
    out = capsys.readouterr().out
    assert "again: python3 dev.py prove cache --seed 77 --rounds 40" in out
    assert proofs.summarise(proof).startswith("BROKEN cache: 40 rounds in 1 turn(s)")
