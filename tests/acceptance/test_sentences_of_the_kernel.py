"""What was promised of the kernel, sentence by sentence, asked as a person asks it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.acceptance.mistake import AS_OF
from tests.acceptance.seeding import Seeded
from tests.cli.command_line import Shown, sightline
from tests.workspaces import write_workspace

REQ1 = "requirements/REQ-001-suggestions.md"
DIAGNOSTIC = {
    "code": str, "severity": str, "message": str, "path": str, "line": int, "column": int,
    "end_line": int, "end_column": int, "help": str, "url": str,
}  # fmt: skip
CODES = [line.split()[0] for line in sightline(Path(), "explain").out.splitlines()]


class House:
    """The healthy workspace, and a person at its command line."""

    def __init__(self, root: Path) -> None:
        self.root = Seeded(root).root

    def ask(self, *words: str) -> Shown:
        return sightline(self.root, *words, "--as-of", AS_OF)

    def json(self, *words: str) -> Any:
        return json.loads(self.ask(*words, "--json").out)

    def found(self, *words: str) -> list[str]:
        """Codes and paths of what `check` reports above information."""
        found = self.json("check", *words)["diagnostics"]
        return [f"{one['code']} {one['path']}" for one in found if one["severity"] != "info"]

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text()
        assert text.count(old) == 1
        (self.root / path).write_text(text.replace(old, new))

    def git(self, *words: str, day: str = "2026-02-01") -> None:
        moment = f"{day}T12:00:00Z"
        environment = os.environ | {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
        who = ("-c", "user.name=Ines", "-c", "user.email=ines@example.com")
        command = ["git", *who, "-c", "commit.gpgsign=false", *words]
        subprocess.run(command, cwd=self.root, env=environment, check=True, capture_output=True)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "workspace")


def test_check_has_the_published_shape_and_leaves_nothing_out(house: House) -> None:
    house.edit(REQ1, "status: committed", "statsu: committed")
    answer = house.json("check")
    assert list(answer) == ["diagnostics", "documents", "links"]
    assert (answer["documents"], answer["links"]) == (44, 97)
    for found in answer["diagnostics"]:
        assert {name: type(value) for name, value in found.items()} == DIAGNOSTIC
        assert found["severity"] in ("error", "warning", "info")
        assert found["line"] >= 1 <= found["column"]
        assert (found["end_line"], found["end_column"]) > (found["line"], found["column"])
        assert found["url"].endswith(found["code"])


@pytest.mark.parametrize("code", CODES)
def test_explain_says_of_each_code_what_is_bad_and_what_is_good(code: str) -> None:
    shown = sightline(Path(), "explain", code)
    assert shown.code == 0
    assert shown.out.startswith(f"{code} ")
    assert shown.out.index("\n## Bad\n") < shown.out.index("\n## Good\n")


def test_there_are_at_least_25_checks_and_a_wrong_code_is_answered_with_near_ones() -> None:
    assert len(CODES) >= 25
    shown = sightline(Path(), "explain", "LNK0O1")
    assert (shown.code, shown.out) == (2, "")
    assert "LNK001" in shown.err


def test_since_reports_only_what_the_commit_did_not_have(house: House) -> None:
    house.edit(REQ1, "opportunity: OPP-002", "opportunity: OPP-02")
    house.git("init", "-q")
    house.git("add", "-A")
    house.git("commit", "-qm", "begin")
    assert house.found("--since", "HEAD") == []
    house.edit("requirements/REQ-003-webhook-signatures.md", "decision: DEC-003", "decision: DEC-3")
    assert house.found("--since", "HEAD") == ["LNK001 requirements/REQ-003-webhook-signatures.md"]
    assert len(house.found()) == 2
    unknown = house.ask("check", "--since", "nowhere")
    assert unknown.code == 2
    assert "nowhere" in unknown.err


def test_baseline_reports_only_what_it_does_not_hold(house: House) -> None:
    house.edit(REQ1, "opportunity: OPP-002", "opportunity: OPP-02")
    known = house.root.parent / "known.json"
    known.write_text(house.ask("check", "--json").out)
    assert house.ask("check", "--baseline", str(known)).code == 0
    house.edit(REQ1, "---\nid: REQ-001", "---\n# a line that moves everything below\nid: REQ-001")
    assert house.found("--baseline", str(known)) == []
    house.edit(REQ1, "decision: DEC-001", "decision: DEC-1")
    assert house.found("--baseline", str(known)) == [f"LNK001 {REQ1}"]
    assert house.ask("check", "--baseline", str(known)).code == 1
    absent = house.ask("check", "--baseline", "absent.json")
    assert (absent.code, "absent.json" in absent.err) == (2, True)


def test_each_format_tells_the_same_findings(house: House) -> None:
    house.edit(REQ1, "opportunity: OPP-002", "opportunity: OPP-02")
    want = [
        (one["code"], one["path"], one["line"], one["column"])
        for one in house.json("check")["diagnostics"]
    ]
    text = re.findall(r"^(\S+):(\d+):(\d+): \w+\[(\w+)\]", house.ask("check").out, re.MULTILINE)
    assert [(code, path, int(line), int(column)) for path, line, column, code in text] == want
    sarif = json.loads(house.ask("check", "--format", "sarif").out)
    assert sarif["version"] == "2.1.0"
    assert [_sarif_place(one) for one in sarif["runs"][0]["results"]] == want
    lines = house.ask("check", "--format", "github").out
    github = re.findall(
        r"^::\w+ file=([^,]+),line=(\d+),.*?col=(\d+),.*?title=(\w+)", lines, re.MULTILINE
    )
    assert [(code, path, int(line), int(column)) for path, line, column, code in github] == want
    junit = ElementTree.fromstring(house.ask("check", "--format", "junit").out)
    cases = [case.attrib["name"].split()[0] for case in junit.iter("testcase")]
    assert cases == [code for code, *_ in want]
    assert [one.attrib["type"] for one in junit.iter("failure")] == ["LNK001"]
    assert house.ask("check", "--format", "yaml").code == 2


def _sarif_place(result: Any) -> tuple[str, str, int, int]:
    place = result["locations"][0]["physicalLocation"]
    region = place["region"]
    path = place["artifactLocation"]["uri"]
    return result["ruleId"], path, region["startLine"], region["startColumn"]


def test_an_ignore_hides_until_its_day_and_not_longer(house: House) -> None:
    house.edit(
        REQ1,
        "opportunity: OPP-002",
        "# sightline: ignore LNK001 until 2026-03-31 -- the need is being written\n"
        "opportunity: OPP-099",
    )
    assert sightline(house.root, "check", "--as-of", "2026-03-31").code == 0
    later = sightline(house.root, "check", "--as-of", "2026-04-01")
    assert later.code == 1
    assert {"IGN002", "LNK001"} <= set(re.findall(r"\[(\w+)\]", later.out))


def test_fix_mends_what_is_certain_and_leaves_the_rest(house: House) -> None:
    before = (house.root / REQ1).read_text()
    house.edit(REQ1, "id: REQ-001", "# sightline: ignore LNK001 -- was dangling once\nid: REQ-001")
    house.edit("metrics/api.calls.yaml", "source: calls", "source: call")
    assert house.ask("check", "--fix", REQ1).code == 0
    assert (house.root / REQ1).read_text() == before
    assert house.found() == ["MEA006 metrics/api.calls.yaml"]
    house.edit(REQ1, "id: REQ-001", "id: REQ-010")
    dry = house.ask("fix", "--dry-run")
    assert "REQ-010" in dry.out
    assert house.found() == ["MEA006 metrics/api.calls.yaml", f"KND006 {REQ1}"]
    house.ask("fix")
    assert house.found() == ["MEA006 metrics/api.calls.yaml"]


def test_one_command_and_two_typed_lines_make_a_clean_requirement(house: House) -> None:
    shown = house.ask("new", "REQ", "--from", "OPP-002", "--title", "Export to CSV")
    assert shown.out.split() == ["REQ-007", "requirements/REQ-007-export-to-csv.md"]
    path = house.root / "requirements/REQ-007-export-to-csv.md"
    head, _, tail = path.read_text().partition("## Criteria\n")
    story = "As a shop, I want files, so that my accountant can read them.\n\n"
    bullet = "\n- p95 of api.latency_ms where operation = 'export' is < 2 s over 28d\n"
    path.write_text(head + story + "## Criteria\n" + bullet + tail)
    told = house.json("check", "requirements/REQ-007-export-to-csv.md")["diagnostics"]
    assert told == []
    document = house.json("show", "REQ-007")
    assert (document["owner"], document["status"]) == ("ines", "draft")
    assert document["fields"]["opportunity"] == ["OPP-002"]
    assert document["fields"]["story"] == story.strip()
    assert document["fields"]["criteria"] == [bullet.strip("\n- ")]


def test_quote_inserts_the_anchor_and_prints_the_reference(house: House) -> None:
    path = house.root / "interviews/INT-001-northwind.md"
    before = path.read_text()
    words = "She would accept fewer results if they came at once."
    shown = house.ask("quote", "INT-001", words, "--codes", "latency")
    assert shown.code == 0
    assert "INT-001#q4" in shown.out
    assert path.read_text() == before.replace(words, f"> {words} {{#q4 latency}}")
    house.edit(REQ1, "TIC-8812]", "TIC-8812, INT-001#q4]")
    assert house.found() == []
    assert "INT-001#q4" in house.ask("quote", "INT-001", words).out
    assert house.ask("quote", "INT-001", "words that nobody said").code == 2


def test_rename_takes_all_links_with_it(house: House) -> None:
    links = house.json("check")["links"]
    for old, new in (
        ("REQ-001", "REQ-suggest"),
        ("DEC-003", "DEC-033"),
        ("MET-api.latency_ms", "MET-api.duration_ms"),
        ("INT-001", "INT-011"),
    ):
        assert house.ask("rename", old, new).code == 0
        short = old.removeprefix("MET-")
        files = [path for path in house.root.rglob("*.md") if "comments" not in path.parts]
        assert not [path for path in files if re.search(rf"\b{short}\b", path.read_text())]
    assert house.found() == []
    assert house.json("check")["links"] == links
    refused = house.ask("rename", "REQ-002", "REQ-003")
    assert (refused.code != 0, "REQ-003" in refused.err) == (True, True)


def test_list_answers_conditions_over_keys(house: House) -> None:
    def ids(*words: str) -> list[str]:
        return [one["id"] for one in house.json("list", *words)["documents"]]

    assert ids("INI") == ["INI-001", "INI-002", "INI-003"]
    assert ids("--where", "owner = 'tom'") == ["INI-002"]
    assert ids("requirement", "--where", "status = 'draft'") == ["REQ-005"]
    assert ids("INI", "--where", "horizon in ('next', 'later')") == ["INI-002", "INI-003"]
    assert ids("REQ", "--where", "priority = null and not status = 'draft'") == [
        "REQ-002", "REQ-003", "REQ-004", "REQ-006",
    ]  # fmt: skip
    wrong = house.ask("list", "--where", "horizn = 'now'")
    assert (wrong.code, "horizon" in wrong.err) == (2, True)


def test_dates_come_from_git_and_the_owner_from_the_settings(house: House) -> None:
    house.git("init", "-q")
    house.git("add", "-A")
    house.git("commit", "-qm", "begin", day="2026-01-10")
    house.edit(REQ1, "priority: must", "priority: should")
    house.git("commit", "-qam", "less urgent", day="2026-02-20")
    one, other = house.json("show", "REQ-001"), house.json("show", "INI-002")
    assert (one["owner"], one["created"], one["updated"]) == ("ines", "2026-01-10", "2026-02-20")
    assert (other["owner"], other["created"]) == ("tom", "2026-01-10")


def test_both_forms_of_a_requirement_are_equal(house: House) -> None:
    keys = house.json("show", "REQ-006")["fields"]
    head = (
        "---\ntitle: A payment can be repeated safely\nstatus: committed\nopportunity: OPP-005\n"
        "evidence: [INT-002#q2, TIC-8804]\n---\n"
    )
    bullets = "".join(f"* {one}\n" for one in keys["criteria"])
    text = f"{head}\n{keys['story']}\n\nMore words.\n\n## Criteria\n\n{bullets}"
    (house.root / "requirements/REQ-006-idempotency-keys.md").write_text(text)
    assert house.json("show", "REQ-006")["fields"] == keys


def test_what_a_person_typed_stays_what_they_typed(house: House) -> None:
    typed = ["no", "on", "007", "1.10", "1:30", "0x1F", "yes", "2026-01-01"]
    house.edit(REQ1, "priority: must", f"tags: [{', '.join(typed)}]\nowner: no")
    shown = house.json("show", "REQ-001")
    assert shown["fields"]["tags"] == typed
    assert shown["owner"] == "no"


def test_only_a_title_is_mandatory(tmp_path: Path) -> None:
    folders = {
        "INT": "interviews", "INS": "insights", "OPP": "opportunities", "ASK": "requests",
        "DEC": "decisions", "REQ": "requirements", "OBJ": "objectives", "INI": "roadmap",
        "ROL": "rollouts", "EXP": "experiments", "MEM": "memos",
    }  # fmt: skip
    files = {f"{folder}/{kind}-1.md": "---\ntitle: x\n---\n" for kind, folder in folders.items()}
    root = write_workspace(tmp_path, files)
    found = json.loads(sightline(root, "check", "--json").out)["diagnostics"]
    assert {one["severity"] for one in found} == {"info"}


DESIGN = """---
id: REQ-014
title: Search answers while the developer is still typing
opportunity: OPP-002
evidence: [INT-001#q1, TIC-8812]
story: As a partner developer, I want search results at once, so that I can build type-ahead.
criteria:
  - p95 of api.latency_ms where operation = 'search' and result_count < 1000 is < 200 ms over 28d
  - text: the API response time for search queries under 1,000 results should be under 200ms at the 95th percentile
---
"""  # noqa: E501


def test_the_example_of_the_design_works_and_its_sentence_is_not_yet_compiled(
    house: House,
) -> None:
    path = "requirements/REQ-014-search.md"
    (house.root / path).write_text(DESIGN)
    told = house.json("check", path)["diagnostics"]
    assert [(one["code"], one["severity"], one["line"]) for one in told] == [("MEA002", "info", 9)]
    assert "not yet compiled" in told[0]["message"]
    assert "p95 of api.latency_ms" in told[0]["help"]


def test_a_wish_is_refused_with_a_reason_and_with_metrics_that_exist(house: House) -> None:
    house.edit(
        "requirements/REQ-002-webhook-ids.md",
        "- p99 of webhook.delay_s is < 120 s over 28d",
        "- The system should be fast",
    )
    told = house.json("check", "requirements/REQ-002-webhook-ids.md")["diagnostics"]
    assert [(one["code"], one["severity"], one["line"]) for one in told] == [
        ("MEA004", "error", 13)
    ]
    for missing in ("statistic", "metric", "bound"):
        assert missing in told[0]["message"]
    assert "api.latency_ms" in told[0]["help"]


def test_exit_codes_tell_a_wrong_line_from_a_missing_workspace(tmp_path: Path) -> None:
    assert sightline(tmp_path, "check").code == 3
    assert sightline(tmp_path, "chek").code == 2
    assert "check" in sightline(tmp_path, "chek").err
    assert sightline(tmp_path, "check", "--form", "json").code == 2


def test_a_real_process_answers_as_this_one_does(house: House) -> None:
    house.edit(REQ1, "opportunity: OPP-002", "opportunity: OPP-02")
    (house.root / "requirements/REQ-009-x.md").write_bytes(b"---\ntitle: \xff\xfe\n---\n")
    command = [sys.executable, "-m", "sightline", "check", "--as-of", AS_OF]
    source = str(Path(__file__).parents[2] / "src")
    environment = os.environ | {"PYTHONPATH": source, "NO_COLOR": "1", "COLUMNS": "80"}
    ran = subprocess.run(
        command, cwd=house.root, env=environment, capture_output=True, text=True, check=False
    )
    here = house.ask("check")
    assert (ran.stdout, ran.stderr, ran.returncode) == here == (here.out, here.err, 1)
    assert "Traceback" not in ran.stdout + ran.stderr
