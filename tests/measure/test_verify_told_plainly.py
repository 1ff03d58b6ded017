"""What `verify` says to whoever doesn't know it yet: nothing vanishes, and each word is plain."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.measure.render_verify import text
from tests.measure.promised import HEADER, requirement, rows, verify, workspace

REQ = "requirements/REQ-001-quick.md"
BROKEN = (
    "---\ntitle: Webhooks: a webhook arrives\ncriteria:\n  - count of api.requests is > 1\n---\n"
)


@pytest.mark.parametrize("ids", [(), ("REQ-001",)])
def test_a_document_that_can_not_be_read_is_told_and_fails(
    tmp_path: Path, ids: tuple[str, ...]
) -> None:
    found = verify(workspace(tmp_path, {REQ: BROKEN}), *ids)
    (problem,) = found.problems
    assert (problem.path, problem.line, problem.code[:3]) == (REQ, 2, "DOC")
    assert problem.message == "REQ-001 can't be read, so its promises were not asked"
    assert problem.help == "`sightline check` says why"
    assert found.exit_code == 1
    assert text(found).endswith("no promise could be asked\n")


def test_a_line_that_is_none_gets_the_words_of_the_check(tmp_path: Path) -> None:
    wishes = ("Requests should be fast", "text: requests are quick")
    (first, second) = verify(workspace(tmp_path, {REQ: requirement(*wishes)})).not_promises
    form = "write as in: p95 of METRIC is < 200 ms over 28d; metrics here: api.requests, "
    assert first.help == second.help
    assert first.help == f"{form}api.daily, api.latency_ms, ..."


def test_the_summary_adds_up_and_a_row_shows_the_promise(tmp_path: Path) -> None:
    lines = ("count of api.requests is > 1", "p95 of api.latency_ms is down by 10 % vs previous")
    one = text(verify(workspace(tmp_path / "one", {REQ: requirement(lines[0])})))
    assert "count of api.requests > 1" in one and "Search is quick" not in one
    two = text(verify(workspace(tmp_path / "two", {REQ: requirement(*lines, "Be fast")})))
    assert two.endswith("2 promises: 1 PASS, 1 NOT YET ASKED; 1 line that is none\n")


def test_a_value_is_shown_in_the_unit_of_its_bound(tmp_path: Path) -> None:
    files = {
        "metrics/api.s.yaml": "title: S\nsource: requests\nunit: s\n"
        "expression: latency_ms / 1000\n",
        REQ: requirement("max of api.s is < 60 ms"),
        "data/requests.csv": HEADER + rows(5, first=22),
    }
    found = verify(workspace(tmp_path, files))
    assert found.results[0].reading.value == 0.026
    assert "max of api.s < 60 ms  26 ms  n=5" in text(found)
