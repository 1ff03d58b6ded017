"""The demo's documents: what is wrong is wrong on purpose, and the rest holds together."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.demo.written_demo import files
from tests.workspaces import ask, findings

QUOTED = re.compile(r"INT-\d{3}#q\d+")
ON_PURPOSE = {
    ("requirements/REQ-fast.md", "MEA004", "error"),
    ("rollouts/ROL-005-search-index.md", "REL002", "error"),
}


def texts(folder: str = "") -> dict[str, str]:
    return {p: c.decode() for p, c in files().items() if p.startswith(folder)}


def test_check_finds_what_is_wrong_on_purpose_and_nothing_else(relay: Path) -> None:
    assert {(f.path, f.code, f.severity) for f in findings(relay)} == ON_PURPOSE


def test_the_demo_holds_fourteen_interviews_and_312_tickets(relay: Path) -> None:
    interviews = [p for p in texts("interviews/") if p.startswith("interviews/INT-")]
    rows = list(csv.DictReader(texts()["feedback/tickets.csv"].splitlines()))
    assert (len(interviews), len(rows)) == (14, 312)
    assert len({row["id"] for row in rows}) == len({row["words"] for row in rows}) == 312


def test_every_interview_has_words_that_something_rests_on() -> None:
    cited = set()
    for path, text in texts().items():
        if not path.startswith("interviews/"):
            cited.update(QUOTED.findall(text))
    for path, text in texts("interviews/INT-").items():
        anchors = {f"{path[11:18]}#{a}" for a in re.findall(r"\{#(q\d+) [a-z -]+\}", text)}
        assert len(anchors) >= 2, path
        assert cited & anchors, path
        cited -= anchors
    assert cited == set()


def test_no_two_documents_share_an_id(relay: Path) -> None:
    listed = ask(relay, "list").documents
    ids = [entry.id for entry in listed]
    assert len(ids) == len(set(ids)) == 87


@pytest.mark.parametrize(
    "path", ["sightline.toml", "README.md", "data/README.md", "feedback/README.md",
             "contracts/relay/openapi.yaml", "interviews/series.yaml"],
)  # fmt: skip
def test_whoever_opens_it_reads_that_it_is_synthetic(path: str) -> None:
    assert "synthetic" in texts()[path].lower()


def test_every_row_says_that_it_is_synthetic() -> None:
    for path, text in texts().items():
        if path.endswith(".csv"):
            rows = csv.DictReader(text.splitlines())
            assert {row["developer_id"][:4] for row in rows} <= {"syn-"}, path


def test_the_thread_of_search_is_whole(relay: Path, database: duckdb.DuckDBPyConnection) -> None:
    why: Any = ask(relay, "why", id="REQ-search-p95")
    assert why.quotes[0].reference == "INT-003#q4"
    assert why.quotes[0].text == "I stop typing and wait."
    assert why.feedback_rows == 37
    assert [link.id for link in why.chain] == [
        "OPP-slow-search", "DEC-search-index", "REQ-search-p95",
    ]  # fmt: skip
    assert (why.verdict, why.gaps) == ("FAIL", ())
    rows = database.execute("SELECT id FROM tickets WHERE area = 'search'").fetchall()
    cited = set(re.findall(r"TIC-\d+", texts()["opportunities/OPP-slow-search.md"]))
    assert cited == {f"TIC-{identifier}" for (identifier,) in rows}


def test_the_thread_of_the_sandbox_is_broken_in_the_middle(relay: Path) -> None:
    thread: Any = ask(relay, "thread", id="REQ-sandbox")
    assert [(gap.id, gap.missing) for gap in thread.gaps] == [("REQ-sandbox", "decision")]


def test_sales_has_waited_for_twelve_days(relay: Path) -> None:
    waiting = ask(relay, "today").unanswered
    assert [(w.id, w.days) for w in waiting] == [("ASK-009", 12)]


def test_both_teams_promise_something() -> None:
    owners = {
        re.search(r"^owner: (\w+)$", t, re.MULTILINE) for t in texts("requirements/").values()
    }
    assert {found[1] for found in owners if found} == {"ines", "tomas"}


def test_the_memo_says_what_the_comparison_does_not_show() -> None:
    memo = " ".join(texts()["memos/MEM-did-it-work.md"].split())
    assert "there is no group to compare with" in memo
    assert "12 points more, or +38 % relative" in memo
