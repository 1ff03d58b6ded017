"""`contract diff`, `contract changelog` and `contract approve`, as a person types them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sightline.kernel.errors import Refused, UsageError
from tests.cli.command_line import sightline
from tests.contract.advising.pets import NEW, OLD, PATH, WITHOUT_DEBUG, git, repository
from tests.workspaces import AS_OF, ask, findings, write_workspace

DATED = ("--as-of", AS_OF)


def two_files(root: Path, new: str = NEW) -> Path:
    root.mkdir(exist_ok=True)
    (root / "old.yaml").write_text(OLD)
    (root / "new.yaml").write_text(new)
    return root


def diff(root: Path, *words: str) -> tuple[int, Any]:
    shown = sightline(root, "contract", "diff", *words, "--json", *DATED)
    assert shown.out, shown.err
    return shown.code, json.loads(shown.out)


def test_two_files_are_compared_where_there_is_no_workspace(tmp_path: Path) -> None:
    code, found = diff(two_files(tmp_path), "old.yaml", "new.yaml")
    assert (code, found["verdict"], found["answer"]) == (1, "breaking", "dont-ship")
    told = [(one["verdict"], one["kind"], one["owner"]) for one in found["entries"]]
    assert told == [
        ("breaking", "enum-value-removed", "schema Pet"),
        ("compatible", "optional-property-added", "schema Pet"),
    ]
    assert found["question"].startswith('Does anyone still send "cat" as `Pet.kind`?')
    assert [one["name"] for one in found["contracts"]] == ["new.yaml"]


def test_the_same_file_twice_may_ship(tmp_path: Path) -> None:
    code, found = diff(two_files(tmp_path), "old.yaml", "old.yaml")
    assert (code, found["verdict"], found["entries"]) == (0, "compatible", [])
    assert found["first_line"] == "Ship: the two versions say the same."


def test_without_arguments_the_branch_is_compared_with_where_it_left_the_main_one(
    tmp_path: Path,
) -> None:
    root = repository(tmp_path)
    base = git(root, "rev-parse", "main")
    code, found = diff(root)
    (contract,) = found["contracts"]
    assert (code, contract["name"]) == (1, "API-pets")
    assert (contract["old"], contract["new"]) == (f"{base[:10]}:{PATH}", PATH)
    assert diff(root, "main")[1]["entries"] == found["entries"]
    assert diff(root, f"main:{PATH}", PATH)[1]["contracts"][0]["name"] == "API-pets"


def test_a_contract_that_is_gone_breaks_whoever_calls_it(tmp_path: Path) -> None:
    root = repository(tmp_path)
    (root / PATH).unlink()
    code, found = diff(root)
    assert (code, found["verdict"]) == (1, "breaking")
    (note,) = found["contracts"][0]["notes"]
    assert note.startswith(f"{PATH} is gone, with all of its operations; compared with ")


def test_a_contract_that_is_new_breaks_nobody(tmp_path: Path) -> None:
    root = repository(tmp_path, OLD, **{"contracts/dogs/openapi.yaml": OLD})
    code, found = diff(root)
    assert (code, found["verdict"]) == (0, "compatible")
    assert [one["name"] for one in found["contracts"]] == ["API-dogs", "API-pets"]


def test_the_policy_of_the_contract_is_read(tmp_path: Path) -> None:
    policy = "ignore:\n  - {kind: enum-*, reason: nobody has a cat}\n"
    root = repository(tmp_path, **{"contracts/pets/policy.yaml": policy})
    code, found = diff(root)
    assert (code, found["verdict"]) == (0, "compatible")
    assert [one["ignored"] for one in found["entries"] if one["ignored"]] == ["nobody has a cat"]
    assert found["first_line"] == ("Ship: what may hurt was let through (1 ignored by policy).")


def test_the_settings_hold_for_every_contract(tmp_path: Path) -> None:
    settings = 'name = "Example"\nowner = "ana"\n[contract]\nfail_on = "none"\n'
    code, found = diff(repository(tmp_path, **{"sightline.toml": settings}))
    assert (code, found["verdict"]) == (0, "breaking")


def test_a_policy_that_is_not_understood_fails_the_run_and_says_where(tmp_path: Path) -> None:
    policy = "fail_on: none\nignroe: []\n"
    root = repository(tmp_path, **{"contracts/pets/policy.yaml": policy})
    code, found = diff(root)
    assert code == 1
    assert [(p["code"], p["path"], p["line"], p["help"]) for p in found["problems"]] == [
        ("CON010", "contracts/pets/policy.yaml", 2, "did you mean `ignore`?")
    ]


def test_another_policy_may_be_named(tmp_path: Path) -> None:
    root = two_files(tmp_path)
    (root / "mild.yaml").write_text("severity: {enum-value-removed: compatible}\n")
    code, found = diff(root, "old.yaml", "new.yaml", "--policy", "mild.yaml")
    assert (code, found["verdict"]) == (0, "compatible")


@pytest.mark.parametrize(
    ("words", "said", "help"),
    [
        (["--by", "opration"], "--by opration", "did you mean operation?"),
        (["--fail-on", "all"], "--fail-on all", "allowed: breaking, review, none"),
        (["--class", "wired"], "--class wired", "did you mean wire?"),
        (["--policy", "no.yaml"], "there is no file no.yaml", "name a file"),
    ],
)
def test_a_slip_in_an_option_is_told(
    tmp_path: Path, words: list[str], said: str, help: str
) -> None:
    root = two_files(tmp_path)
    shown = sightline(root, "contract", "diff", "old.yaml", "new.yaml", *words)
    assert (shown.code, shown.out) == (2, "")
    assert said in shown.err and help in shown.err


def test_a_file_that_is_no_contract_is_told_with_its_place(tmp_path: Path) -> None:
    root = two_files(tmp_path, "- a\n")
    shown = sightline(root, "contract", "diff", "old.yaml", "new.yaml")
    assert (shown.code, shown.out) == (2, "")
    assert shown.err.startswith("error: new.yaml:1: ")


def test_over_the_wire_only_files_of_the_workspace_are_read(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(OLD)
    root = write_workspace(tmp_path / "ws", {PATH: OLD})
    for named in (str(outside), "../outside.yaml"):
        with pytest.raises((UsageError, Refused)):
            ask(root, "contract.diff", old=named, new=PATH)
        with pytest.raises((UsageError, Refused)):
            ask(root, "contract.diff", old=PATH, new=PATH, policy=named)


def test_what_is_withheld_can_not_be_compared(tmp_path: Path) -> None:
    hidden = '[audiences.board]\nhide = ["contracts/pets/*"]\n'
    settings = f'name = "Example"\nowner = "ana"\n{hidden}'
    root = repository(tmp_path, **{"sightline.toml": settings, "contracts/dogs/openapi.yaml": OLD})
    for words in ([PATH, PATH], [f"main:{PATH}", "contracts/dogs/openapi.yaml"],
                  ["--policy", "contracts/pets/./openapi.yaml"]):  # fmt: skip
        shown = sightline(root, "contract", "diff", *words, "--as", "board")
        assert (shown.code, shown.err.partition("\n")[0]) == (
            2, f"error: there is no file {next(w for w in words if 'pets' in w)}",
        )  # fmt: skip
    _, found = diff(root, "--as", "board")
    assert [one["name"] for one in found["contracts"]] == ["API-dogs"]


def test_a_policy_is_named_from_where_one_stands(tmp_path: Path) -> None:
    root = two_files(write_workspace(tmp_path, {"mild/x.yaml": "fail_on: none\n"}))
    shown = sightline(root / "mild", "contract", "diff", "../old.yaml", "../new.yaml",
                      "--policy", "x.yaml")  # fmt: skip
    assert (shown.code, shown.err) == (0, "")


def test_the_version_is_a_gate_where_it_is_asked_for(tmp_path: Path) -> None:
    root = two_files(tmp_path, OLD.replace("version: 1.0.0", "version: 1.0.0\n  description: x"))
    (root / "new.yaml").write_text(NEW.replace("enum: [dog]", "enum: [cat, dog]"))
    words = ("old.yaml", "new.yaml", "--check-version")
    assert diff(root, *words)[0] == 0
    (root / "new.yaml").write_text(NEW.replace("1.1.0", "1.0.0").replace("[dog]", "[cat, dog]"))
    code, found = diff(root, *words)
    assert (code, found["verdict"]) == (1, "compatible")
    assert found["contracts"][0]["version"]["said"] == (
        "1.0.0 -> 1.0.0 is not enough for what came new: 1.1.0 at least"
    )


def test_the_proofs_are_a_test_that_passes(tmp_path: Path) -> None:
    root = two_files(tmp_path)
    shown = sightline(root, "contract", "diff", "old.yaml", "new.yaml", "--witness", "w_test.py")
    assert shown.err.endswith("written: w_test.py\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "w_test.py"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert (done.returncode, "1 passed" in done.stdout) == (0, True), done.stdout
    assert "pip install pytest jsonschema-rs" in (root / "w_test.py").read_text()


def test_the_proofs_are_commands_of_a_shell(tmp_path: Path) -> None:
    served = "servers: [{url: 'https://pets.example/v1'}]\npaths:"
    root = two_files(tmp_path, WITHOUT_DEBUG.replace("paths:", served))
    (root / "old.yaml").write_text(OLD.replace("paths:", served))
    sightline(root, "contract", "diff", "old.yaml", "new.yaml", "--witness", "w.sh")
    text = (root / "w.sh").read_text()
    assert "--url https://pets.example/v1/debug" in text
    assert "# old: old.yaml, new: new.yaml" in text
    checked = subprocess.run(["sh", "-n", "w.sh"], cwd=root, capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")


def approve(root: Path, entry: str, *words: str) -> Any:
    usual = ("--owner", "ana", "--reason", "nobody has a cat", "--until", "2026-06-30")
    return sightline(
        root, "contract", "approve", entry, *words, *(usual if not words else ()), *DATED
    )


def test_an_approved_change_ships_and_the_record_passes_every_check(tmp_path: Path) -> None:
    root = repository(tmp_path)
    entry = diff(root)[1]["entries"][0]
    shown = approve(root, entry["id"])
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("DEC-001  decisions/DEC-001-")
    code, found = diff(root)
    assert (code, found["first_line"]) == (
        0, "Ship: what may hurt was let through (approved by DEC-001).",
    )  # fmt: skip
    assert [one.severity for one in findings(root) if one.severity != "info"] == []
    again = approve(root, entry["id"])
    assert (again.code, "is approved by DEC-001 already" in again.err) == (2, True)


def test_an_approval_dies_with_its_day_and_with_its_edit(tmp_path: Path) -> None:
    root = repository(tmp_path)
    approve(root, diff(root)[1]["entries"][0]["id"])
    late = sightline(root, "contract", "diff", "--json", "--as-of", "2026-07-01")
    assert late.code == 1
    (root / PATH).write_text(NEW.replace("enum: [dog]", "enum: [cow]"))
    code, found = diff(root)
    assert code == 1
    (contract,) = found["contracts"]
    assert any(
        n.startswith("DEC-001 approved another edit of this place") for n in contract["notes"]
    )


def test_an_approval_survives_a_move_of_lines_and_a_new_commit(tmp_path: Path) -> None:
    root = repository(tmp_path)
    approve(root, diff(root)[1]["entries"][0]["id"])
    (root / PATH).write_text("# a comment\n\n" + NEW)
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "new")
    assert diff(root)[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--owner", "a", "--reason", "b"), "an approval ends one day"),
        (("--owner", "a", "--until", "2027-01-01"), "an approval gives a reason"),
        (("--owner", "a", "--reason", "b", "--until", "soon"), "`soon` is not a date"),
        (("--owner", "a", "--reason", "b", "--until", "2026-02-01"), "2026-02-01 is over"),
        (("--owner", "a", "--reason", "b", "--until", "2027-01-01"), "no change is called e-1"),
    ],
)
def test_half_an_approval_is_none(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    root = repository(tmp_path)
    shown = approve(root, "e-1", *words)
    assert (shown.code, said in shown.err) == (2, True), shown.err


def test_the_owner_of_the_workspace_answers_where_nobody_else_is_named(tmp_path: Path) -> None:
    words = ("--reason", "b", "--until", "2027-01-01")
    root = repository(tmp_path / "owned", **{"sightline.toml": 'name = "A"\nowner = "mia"\n'})
    shown = approve(root, diff(root)[1]["entries"][0]["id"], *words, "--json")
    assert json.loads(shown.out)["owner"] == "mia"
    root = repository(tmp_path / "nobody's", **{"sightline.toml": 'name = "A"\n'})
    assert "nobody answers for it" in approve(root, "e-1", *words).err
    assert not (root / "decisions").exists()


def changelog(root: Path, *words: str) -> Any:
    shown = sightline(root, "contract", "changelog", "old.yaml", "new.yaml", *words, *DATED)
    assert (shown.code, shown.err) == (0, "")
    return shown.out


def test_engineers_get_every_change_with_its_place(tmp_path: Path) -> None:
    found = json.loads(changelog(two_files(tmp_path, WITHOUT_DEBUG), "--json"))
    (contract,) = found["contracts"]
    assert [(s["title"], [c["kind"] for c in s["changes"]]) for s in contract["sections"]] == [
        ("Breaking", ["enum-value-removed", "operation-removed-without-deprecation"])
        if contract["sections"][0]["changes"][0]["kind"].startswith("enum")
        else ("Breaking", ["operation-removed-without-deprecation", "enum-value-removed"]),
        ("Added", ["optional-property-added"]),
    ]
    assert all(c["pointer"] for s in contract["sections"] for c in s["changes"])


def test_partners_get_what_to_do_by_when_and_nothing_internal(tmp_path: Path) -> None:
    root = two_files(tmp_path, WITHOUT_DEBUG)
    shown = changelog(root, "--for", "partners", "--effective", "2026-06-01")
    assert shown == (
        "Pets: 1.0.0 to 1.1.0\n\n"
        "What you have to do by 2026-06-01\n"
        '- `Pet.kind`: value removed: `"cat"`.\n'
        '    Stop sending "cat" as `Pet.kind`.\n'
        "    Concerns `POST /pets`.\n\n"
        "What is new\n"
        "- `Pet`: optional property `nick` was added.\n"
        "    Concerns `POST /pets`.\n"
    )
    for form in ("markdown", "html", "json"):
        assert "debug" not in changelog(root, "--for", "partners", "--format", form)


def test_everyone_gets_a_few_plain_sentences(tmp_path: Path) -> None:
    root = two_files(tmp_path, WITHOUT_DEBUG)
    assert changelog(root, "--for", "everyone", "--format", "markdown") == (
        "## Pets: 1.0.0 to 1.1.0\n\n"
        "- Pets goes from version 1.0.0 to 1.1.0.\n"
        "- 1 change asks whoever builds on it to act before it goes live; the first: "
        '`Pet.kind`: value removed: `"cat"`.\n'
        "- New: `Pet.nick`.\n"
    )
    assert "debug" not in changelog(root, "--for", "everyone", "--format", "html")


def test_nothing_is_told_of_what_did_not_change(tmp_path: Path) -> None:
    root = two_files(tmp_path, OLD)
    assert changelog(root, "--for", "everyone") == "Pets\nNothing changes for whoever uses Pets.\n"
    assert changelog(root) == "Pets\nNothing changed.\n"


def test_an_audience_that_is_not_known_is_told(tmp_path: Path) -> None:
    root = two_files(tmp_path)
    shown = sightline(root, "contract", "changelog", "old.yaml", "new.yaml", "--for", "partner")
    assert (shown.code, "did you mean partners?" in shown.err) == (2, True)
