"""What `verify` says to whoever doesn't know it yet: nothing vanishes, and each word is plain."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.measure.render_verify import text
from tests.measure.promised import HEADER, requirement, rows, verify, workspace
from tests.workspaces import ask, write_workspace

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


def test_a_line_that_is_none_gets_a_criterion_to_try_with_the_figure_of_today(
    tmp_path: Path,
) -> None:
    wishes = ("Requests should be fast", "text: requests are quick", "Be kind to newcomers")
    root = workspace(tmp_path, {REQ: requirement(*wishes)})
    first, second, third = verify(root).not_promises
    assert first.help == "try: p95 of api.latency_ms is < 250 ms over 28d (today 194 ms)"
    assert second.help.startswith(f"{first.help}; or add test: NAME beside text:")
    assert third.help.startswith("write as in: p95 of METRIC is < 200 ms over 28d; metrics here: ")
    tried = first.help.removeprefix("try: ").partition(" (today")[0]
    assert ask(root, "try", criterion=tried).reading.value == 194


def test_the_summary_adds_up_and_a_row_shows_the_promise(tmp_path: Path) -> None:
    lines = ("count of api.requests is > 1", "p95 of api.latency_ms is down by 10 % vs previous")
    one = text(verify(workspace(tmp_path / "one", {REQ: requirement(lines[0])})))
    assert "count of api.requests > 1" in one and "Search is quick" not in one
    two = text(verify(workspace(tmp_path / "two", {REQ: requirement(*lines, "Be fast")})))
    assert two.endswith("2 promises: 1 PASS, 1 NO DATA; 1 line that is none\n")


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


def _notes(root: Path, line: str, files: dict[str, str]) -> tuple[str, ...]:
    (result,) = verify(workspace(root, {REQ: requirement(line), **files})).results
    assert result.verdict in ("NO DATA", "STALE")
    notes: tuple[str, ...] = result.notes
    return notes


def test_no_data_says_that_no_whole_week_has_passed(tmp_path: Path) -> None:
    metric = "title: W\nsource: requests\nper: week\nexpression: count(*)\n"
    files = {"metrics/w.yaml": metric}
    line = "min of w is > 1 over 12w"
    assert _notes(tmp_path, line, files) == (
        "no whole week has passed since the first row (2026-02-27)",
    )


def test_no_data_says_that_nobody_has_been_followed_long_enough(tmp_path: Path) -> None:
    metric = (
        "title: F\nsource: requests\nper: user\nexpression: count(*)\n"
        "time: min(ts) + interval 30 day\n"
    )
    assert _notes(tmp_path, "p50 of f is > 1", {"metrics/f.yaml": metric}) == (
        "of 7 user none has been followed long enough yet: the first counts from 2026-03-29,"
        " 30 days after the first row (2026-02-27)",
    )


def test_stale_names_the_limit_and_the_setting_and_rounds_no_age_down(tmp_path: Path) -> None:
    settings = (
        'name = "Relay"\nowner = "ana"\nas_of = 2026-03-01\n[sources.requests]\n'
        'files = "data/requests.csv"\ntime = "ts"\n'
    )
    data = HEADER + "2026-02-25T05:00:00Z,search,100,true,u\n"
    line = "p95 of api.latency_ms is < 200 ms"
    files = {"data/requests.csv": data, "sightline.toml": settings}
    age = "data end 3.8 d before the as-of date (at 2026-02-25T05:00:00Z); fresh means within"
    setting = "fresh_within in [sources.requests]"
    assert _notes(tmp_path / "unset", line, files) == (
        f"{age} 2.8 d (a tenth of the window; {setting} changes it)",
        "fresh data of 1 row would not decide it either: it takes 59",
    )
    files["sightline.toml"] = settings + 'fresh_within = "2d"\n'
    assert _notes(tmp_path / "set", line, files)[0] == f"{age} 2 d (as {setting} says)"


DATA = "data/requests.csv"
SETTINGS = 'name = "R"\nowner = "ana"\nas_of = 2026-03-01\n[sources.requests]\n'
WRONG = {
    "a time column that is not there": (
        {"sightline.toml": f'{SETTINGS}files = "{DATA}"\ntime = "when"\n'},
        "sightline.toml:6:1 MEA021 there is no column `when`",
    ),
    "one value that is no number": (
        {DATA: HEADER + rows(2) + "2026-02-27T00:00:09Z,search,n/a,true,u\n"},
        "metrics/api.latency_ms.yaml:3:13 MEA020 column `latency_ms` is text, not numbers:"
        " row 3 has `n/a` | mend the value, or write try_cast(latency_ms AS DOUBLE)",
    ),
    "dates of two forms": (
        {DATA: HEADER + "2026-02-27,search,1,true,u\n01/11/2026,search,1,true,u\n"},
        "sightline.toml:6:1 MEA021 column `ts` mixes forms: line 2 has `2026-02-27`, others differ"
        " | write each time as 2026-11-01T09:30:00Z",
    ),
    "a time that is none": (
        {DATA: HEADER + "2026-02-27,search,1,true,u\nyesterday,search,1,true,u\n"},
        "sightline.toml:7:1 MEA021 column `ts` has `yesterday` in row 2, which is no time"
        " | write a time as 2026-11-01T09:30:00Z",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_in_data_is_told_where_it_is_mended(tmp_path: Path, name: str) -> None:
    files, expected = WRONG[name]
    root = workspace(tmp_path, {REQ: requirement("p95 of api.latency_ms is < 1 s"), **files})
    (problem,) = verify(root).problems
    place = f"{problem.path}:{problem.line}:{problem.column} {problem.code} {problem.message}"
    assert f"{place} | {problem.help}".startswith(expected)


def test_a_sentence_is_told_who_else_may_decide_it(tmp_path: Path) -> None:
    text = "---\ntitle: T\nstatus: draft\ncriteria:\n  - text: it is quick\n---\n"
    root = write_workspace(tmp_path, {"requirements/REQ-1.md": text})
    told = 'test: NAME beside text:, or type: sightline attest REQ-1 "…" --by NAME'
    assert told in ask(root, "verify").not_promises[0].help
    [found] = [d for d in ask(root, "check").diagnostics if d.code == "MEA002"]
    assert 'sightline attest REQ-1 "it is quick" --by NAME' in (found.help or "")
