"""Asked of a workspace: what ends, whom it hits, what they are told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sightline import app
from sightline.contract.lifecycle.words import percent
from sightline.kernel.compiling.check_pages import page_of
from sightline.kernel.errors import UsageError
from tests.cli.command_line import sightline
from tests.contract.lifecycle.repositories import git, write_history
from tests.workspaces import ask, write_workspace

API = "contracts/pets/openapi.yaml"
SETTINGS = (
    'name = "Example"\nowner = "ana"\nas_of = 2026-03-01\n[contract.removal]\nquiet_days = 3\n'
)
CONTRACT = """\
openapi: 3.1.0
paths:
  /pets:
    get:
      parameters: [{name: sort, in: query}]
      responses:
        "200": {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
  /pets/search:
    get:
      deprecated: true
      x-sunset: 2026-02-01
      description: Finds pets. Use `GET /pets` instead. Bye.
components:
  schemas:
    Pet: {properties: {name: {}, tag: {deprecated: true}}}
"""
CONSUMERS = "consumer,match,value\nAcme,client_id,acme\nBolt,user_agent,bolt/*\n"
CHECKS = app.checks()
MINE = ["CON030", "CON031", "CON032", "CON033", "CON034"]


def line(target: str, time: str, **more: Any) -> str:
    return json.dumps({"method": "GET", "path": target, "status": 200, "time": time, **more})


CALLS = "\n".join(
    [
        line("/pets?sort=a", "2026-02-26T10:00:00Z", client_id="acme"),
        line("/pets/search?q=a", "2026-02-27T14:30:00Z", client_id="acme"),
        line("/pets/search?q=a", "2026-02-27T10:00:00Z", user_agent="bolt/1.0"),
        line("/pets/search?q=a", "2026-02-28T14:59:59Z"),
        line("/pets", "2026-02-28T10:00:00Z"),
    ]
)


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    before = CONTRACT.replace("deprecated: true", "x: 1").replace("x-sunset: 2026-02-01", "y: 1")
    return write_history(tmp_path_factory.mktemp("history"), [
        ("2025-01-10", {"sightline.toml": SETTINGS, API: before}),
        ("2025-08-01", {API: CONTRACT, "contracts/consumers.csv": CONSUMERS}),
    ])  # fmt: skip


Make = Callable[..., Path]


@pytest.fixture
def workspace(history: Path) -> Make:
    """Makes a workspace with two revisions of a contract, as it stands now, and calls of it."""

    def made(root: Path, now: str = CONTRACT, calls: str = CALLS) -> Path:
        shutil.copytree(history, root, dirs_exist_ok=True)
        files = {"sightline.toml": SETTINGS, API: now, "data/calls.jsonl": calls + "\n"}
        return write_workspace(root, files)

    return made


def deprecations(root: Path, **request: Any) -> Any:
    found = ask(root, "contract.deprecations", traffic=("data/calls.jsonl",), **request)
    return found, {one.element: one for one in found.contracts[0].elements}


def test_what_is_deprecated_is_listed_with_its_days_and_callers(
    workspace: Make, tmp_path: Path
) -> None:
    found, elements = deprecations(workspace(tmp_path))
    assert elements.keys() == {"GET /pets/search", "Pet.tag"}
    search = elements["GET /pets/search"]
    assert (search.introduced.day, search.deprecated.day, search.sunset, search.removed) == (
        "2025-01-10", "2025-08-01", "2026-02-01", None,
    )  # fmt: skip
    assert search.removal.reasons == (
        "still called by Acme, Bolt and 1 unmapped call (last on 2026-02-28)",
    )
    assert [(c.consumer, c.calls) for c in search.removal.callers] == [
        (None, 1), ("Acme", 1), ("Bolt", 1),
    ]  # fmt: skip
    assert elements["Pet.tag"].removal.verdict == "unknown"
    assert (found.calls, found.violations, found.exit_code) == (5, 0, 0)


def test_the_gate_stops_a_removal_that_somebody_would_notice(
    workspace: Make, tmp_path: Path
) -> None:
    root = workspace(tmp_path, CONTRACT.replace("[{name: sort, in: query}]", "[]"))
    found, elements = deprecations(root, gate=True)
    assert elements["GET /pets query sort"].is_planned
    assert elements["GET /pets query sort"].removal.reasons == (
        "still called by Acme (last on 2026-02-26)",
    )
    assert (found.violations, found.exit_code) == (1, 1)
    assert sightline(root, "contract", "deprecations", "--gate").code == 1
    assert sightline(root, "contract", "deprecations").code == 0


def test_the_gate_lets_go_what_nobody_used(workspace: Make, tmp_path: Path) -> None:
    root = workspace(tmp_path, CONTRACT.replace("[{name: sort, in: query}]", "[]"))
    (root / "data/calls.jsonl").write_text(CALLS.replace("/pets?sort=a", "/pets?page=1"))
    found, elements = deprecations(root, gate=True)
    assert elements["GET /pets query sort"].removal.verdict == "removable"
    assert (found.violations, found.exit_code) == (0, 0)


def test_an_end_can_not_be_brought_forward_by_the_work_that_removes(
    workspace: Make, tmp_path: Path
) -> None:
    late = CONTRACT.replace("x-sunset: 2026-02-01", "x-sunset: 2026-12-31")
    root = workspace(tmp_path, late, CALLS.replace("/pets/search", "/pets"))
    git(root, "commit", "-qam", "x")
    git(root, "checkout", "-q", "-b", "work")
    (root / API).write_text(CONTRACT)
    git(root, "commit", "-qam", "y")
    (root / API).write_text(CONTRACT[: CONTRACT.index("  /pets/search")] + "x-end: 1\n")
    _, elements = deprecations(root)
    assert elements["GET /pets/search"].sunset == "2026-02-01"
    assert elements["GET /pets/search"].removal.reasons == ("not before 2026-12-31 (sunset)",)


def test_what_goes_with_its_operation_is_told_once(workspace: Make, tmp_path: Path) -> None:
    at, end = CONTRACT.index("    get:\n      parameters"), CONTRACT.index("  /pets/search")
    root = workspace(tmp_path, CONTRACT[:at] + "    post: {}\n" + CONTRACT[end:])
    _, elements = deprecations(root)
    planned = {name for name, one in elements.items() if one.is_planned}
    assert planned == {"GET /pets"}


def test_a_schema_that_is_only_renamed_takes_nothing_from_anybody(
    workspace: Make, tmp_path: Path
) -> None:
    renamed = CONTRACT.replace("schemas/Pet", "schemas/Animal").replace("    Pet:", "    Animal:")
    root = workspace(tmp_path, renamed)
    har = {"log": {"entries": [
        {"startedDateTime": json.loads(one)["time"],
         "request": {"method": "GET", "url": "https://a" + json.loads(one)["path"], "headers": []},
         "response": {"status": 200, "headers": [],
                      "content": {"mimeType": "application/json", "text": '{"name": "R"}'}}}
        for one in CALLS.split("\n")
    ]}}  # fmt: skip
    (root / "data/calls.har").write_text(json.dumps(har))
    found = ask(root, "contract.deprecations", traffic=("data/calls.har",))
    elements = {one.element: one for one in found.contracts[0].elements}
    assert elements["Pet.name"].is_planned
    assert elements["Pet.name"].removal.verdict == "removable"
    dropped = renamed.replace("{properties: {name: {}, ", "{properties: {")
    (root / API).write_text(dropped)
    found = ask(root, "contract.deprecations", traffic=("data/calls.har",))
    elements = {one.element: one for one in found.contracts[0].elements}
    assert elements["Pet.name"].removal.reasons == (
        "unknown: sent to 2 unmapped calls (last on 2026-02-28); whether they read it can't be"
        " seen",
    )  # fmt: skip


def test_a_contract_that_is_deleted_goes_with_all_its_operations(
    workspace: Make, tmp_path: Path
) -> None:
    root = workspace(tmp_path)
    (root / API).unlink()
    found, elements = deprecations(root, gate=True)
    assert {name: one.removal.verdict for name, one in elements.items()} == {
        "GET /pets": "still called", "GET /pets/search": "still called",
    }  # fmt: skip
    assert (found.contracts[0].api, found.violations, found.exit_code) == ("API-pets", 2, 1)


def test_without_traffic_nothing_is_removable(workspace: Make, tmp_path: Path) -> None:
    found = ask(workspace(tmp_path), "contract.deprecations")
    assert {r for e in found.contracts[0].elements for r in e.removal.reasons} == {
        "unknown: no traffic is known"
    }
    assert found.calls is None


def test_what_was_counted_before_shows_callers_and_proves_no_absence(
    workspace: Make, tmp_path: Path
) -> None:
    root = workspace(tmp_path, CONTRACT.replace("deprecated: true}", "}", 1))
    ask(root, "contract.usage", files=("data/calls.jsonl",), api="API-pets")
    (root / API).write_text(CONTRACT.replace("name: sort", "deprecated: true, name: sort"))
    found = ask(root, "contract.deprecations")
    elements = {one.element: one for one in found.contracts[0].elements}
    unproven = "unknown: counts of `contract usage` show callers, and not that there are none"
    assert elements["GET /pets/search"].removal.reasons == (
        "still called by Acme, Bolt and 1 unmapped call (last on 2026-02-28)", unproven,
    )  # fmt: skip
    assert elements["GET /pets query sort"].removal.reasons == (
        "still called by Acme (last on 2026-02-26)", unproven,
    )  # fmt: skip
    assert elements["Pet.tag"].removal.reasons == (unproven,)
    assert found.source == "usage"


def test_a_long_ledger_is_folded_and_begins_with_what_it_comes_to(
    workspace: Make, tmp_path: Path
) -> None:
    names = "".join(
        f"f{number:02}: {{deprecated: true, x-sunset: 2026-02-01}}, " for number in range(20)
    )
    root = workspace(tmp_path, now=CONTRACT.replace("{name: {},", f"{{name: {{}}, {names}"))
    shown = sightline(root, "contract", "deprecations", "--traffic", "data/calls.jsonl")
    lines = shown.out.splitlines()
    assert lines[0] == "22 elements are deprecated (1 still called, 21 unknown)"
    assert "  … 10 more (10 properties): --json has them" in lines
    assert "… 17 more findings (17 CON033): `sightline check` lists them" in lines
    assert len(lines) < 60
    [contract] = json.loads(sightline(root, "contract", "deprecations", "--json").out)["contracts"]
    assert len(contract["elements"]) == 22


def test_a_brownout_says_whom_it_would_hit(workspace: Make, tmp_path: Path) -> None:
    root = workspace(tmp_path)
    asked: dict[str, Any] = {"elements": ("GET /pets/search",), "traffic": ("data/calls.jsonl",)}

    def hit(**more: Any) -> list[tuple[str | None, int, int]]:
        found = ask(root, "contract.brownout", **asked, **more)
        return [(one.consumer, one.refused, one.calls) for one in found.consumers]

    assert hit() == [(None, 1, 2), ("Acme", 1, 2), ("Bolt", 1, 1)]
    assert hit(at=("14:00",)) == [(None, 1, 2), ("Acme", 1, 2)]
    assert hit(at=("14:31",), for_="30min") == [(None, 1, 2)]
    assert hit(at=("23:00",), for_="12h") == [("Bolt", 1, 1)]
    assert hit(at=("2026-02-27T09:30",)) == [("Bolt", 1, 1)]
    assert hit(share="0.0001%") == []
    shown = sightline(
        root, "contract", "brownout", "GET /pets/search", "--at", "14:00",
        "--traffic", "data/calls.jsonl",
    )  # fmt: skip
    head = "would hit 1 consumer and 1 call of nobody known, 40 % of calls (2 of 5 calls)"
    assert shown.out.split("\n")[0] == head


def test_a_share_takes_the_same_calls_every_time_and_about_as_many_as_it_says(
    workspace: Make,
    tmp_path: Path,
) -> None:
    many = "\n".join(line("/pets/search", "2026-02-27T10:00:00Z") for _ in range(2000))
    root = workspace(tmp_path, calls=many)
    asked: dict[str, Any] = {"elements": ("GET /pets/search",), "share": "10%"}
    asked["traffic"] = ("data/calls.jsonl",)
    first, second = (ask(root, "contract.brownout", **asked) for _ in range(2))
    assert first == second
    assert 150 <= first.refused <= 250


@pytest.mark.parametrize(
    ("request_", "message", "help"),
    [
        ({"elements": ("GET /pts",)}, "no contract has `GET /pts`", "did you mean `GET /pets`?"),
        ({"elements": ("GET /pets",), "at": ("25:00",)}, "--at: `25:00` is no time",
         "write a time of every day such as 14:00, or one day's: 2026-02-27T14:00 (UTC)"),
        ({"elements": ("GET /pets",), "for_": "long"}, "--for: `long` is no length of time",
         "write for example: --for 30min, --for 1h, --for 2d"),
        ({"elements": ("GET /pets",), "share": "0 %"}, "--share: `0 %` is no share of calls",
         "write for example: --share 10%"),
        ({}, "an element is missing",
         "write: sightline contract brownout 'GET /pets' --at 14:00 --traffic calls.har"),
    ],
)  # fmt: skip
def test_what_can_not_be_meant_is_refused_with_a_way_on(
    workspace: Make, tmp_path: Path, request_: dict[str, Any], message: str, help: str
) -> None:
    with pytest.raises(UsageError) as refused:
        ask(workspace(tmp_path), "contract.brownout", traffic=("data/calls.jsonl",), **request_)
    assert (refused.value.message, refused.value.help) == (message, help)


def test_only_files_of_the_workspace_are_read_for_others(workspace: Make, tmp_path: Path) -> None:
    (tmp_path / "secret.jsonl").write_text(CALLS)
    root = workspace(tmp_path / "w")
    with pytest.raises(UsageError, match="there is no file data/none"):
        ask(root, "contract.notice", traffic=("data/none",))
    (root / "data/link.jsonl").symlink_to(tmp_path / "secret.jsonl")
    with pytest.raises(UsageError, match=r"there is no file data/link\.jsonl"):
        ask(root, "contract.notice", traffic=("data/link.jsonl",))


def test_a_notice_says_what_is_known_and_leaves_a_blank_for_the_rest(
    workspace: Make, tmp_path: Path
) -> None:
    root = workspace(tmp_path, CONTRACT.replace("[{name: sort, in: query}]", "[]"))
    found = ask(root, "contract.notice", traffic=("data/calls.jsonl",))
    assert [notice.consumer for notice in found.notices] == ["Acme", "Bolt"]
    assert (found.calls, found.unmapped) == (5, 1)
    assert found.notices[0].text == (
        "# Acme: 2 things that you use end\n\nAs of 2026-03-01.\n\n"
        "## `GET /pets/search` (API-pets)\n\n"
        "- **Ends:** was due on 2026-02-01\n"
        "- **Deprecated:** since 2025-08-01\n"
        "- **Instead:** Use \\`GET /pets\\` instead. (from its description in the contract)\n"
        "- **Your use:** you made 1 call, last on 2026-02-27\n\n"
        "## `GET /pets query sort` (API-pets)\n\n"
        "- **Ends:** [to fill in: the day on which it ends]\n"
        "- **Status:** its removal is prepared\n"
        "- **Instead:** [to fill in: what to use instead]\n"
        "- **Your use:** you sent it in 1 call, last on 2026-02-26\n"
    )
    only = ask(root, "contract.notice", traffic=("data/calls.jsonl",), for_=("Bolt",))
    assert [notice.consumer for notice in only.notices] == ["Bolt"]


def test_notices_are_written_into_a_file(workspace: Make, tmp_path: Path) -> None:
    root = workspace(tmp_path)
    shown = sightline(
        root, "contract", "notice", "--traffic", "data/calls.jsonl", "--file", "notices.md"
    )
    assert shown.code == 0, shown.err
    assert (root / "notices.md").read_text().count("\n---\n") == 1


@pytest.mark.parametrize("code", MINE)
def test_the_bad_example_of_a_page_is_reported_and_the_good_one_is_not(
    code: str, tmp_path: Path
) -> None:
    page = page_of(CHECKS.modules[code])
    for example, expected in ((page.bad, {code}), (page.good, set())):
        root = write_workspace(tmp_path / example.note / str(len(expected)), example.files)
        found = ask(root, "contract.deprecations", as_of="2026-03-01")
        assert {one.code for one in found.contracts[0].findings} == expected


def test_a_finding_stands_at_its_line(workspace: Make, tmp_path: Path) -> None:
    found = ask(workspace(tmp_path), "contract.deprecations")
    assert [(f.code, f.path, f.line) for f in found.contracts[0].findings] == [("CON033", API, 9)]


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(2, 10_000, "0.02 %"), (1, 3, "33 %"), (0, 5, "0 %"), (5, 5, "100 %"), (1, 11, "9.1 %"),
     (1, 10**9, "0.0000001 %"), (0, 0, "0 %")],
)  # fmt: skip
def test_a_share_never_reads_as_none_where_there_is_one(part: int, whole: int, said: str) -> None:
    assert percent(part, whole) == said
