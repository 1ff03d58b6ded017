"""`verify`: what is said about every promise, and what is never said."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.json_shape import to_plain
from sightline.kernel.asking.views import Subject
from sightline.kernel.compiling.check_pages import page_of
from sightline.kernel.errors import UsageError
from sightline.measure import verification
from sightline.measure.judging import evaluation
from sightline.stats.quantile import quantile
from tests.cli.command_line import sightline
from tests.measure.promised import HEADER, again, requirement, rows, verify, workspace
from tests.workspaces import write_workspace

REQ = "requirements/REQ-001-quick.md"
SEARCH = "where operation = 'search'"


def seen_as(root: Path, audience: str, operation: str, **request: Any) -> Any:
    subject = Subject("test", audience)
    return Dispatcher(app.parts(), str(root)).call(operation, request, subject)[0]


def test_the_published_shape_is_kept_to_the_letter(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REQ: requirement(f"p95 of api.latency_ms {SEARCH} is < 250 ms")})
    shown = sightline(root, "verify", "--json")
    answer = json.loads(shown.out)
    (result,) = answer["results"]
    reading = result["reading"]
    assert shown.code == 0
    assert list(answer) == [
        "results", "not_promises", "problems", "as_of", "hidden", "distribution", "chart",
    ]  # fmt: skip
    assert list(result) == [
        "id", "criterion", "verdict", "reading", "needed_n", "notes",
        "title", "metric", "path", "line", "column", "needed_by", "baseline", "change", "plan",
        "wish", "by", "answer",
    ]  # fmt: skip
    assert list(reading) == [
        "value", "unit", "n", "low", "high", "confidence", "window", "query", "params", "source",
        "as_of", "missing",
    ]  # fmt: skip
    del reading["query"], reading["params"]
    assert result == {
        "id": "REQ-001",
        "criterion": "p95 of api.latency_ms where operation = 'search' is < 250 ms",
        "verdict": "PASS",
        "reading": {
            "value": 194, "unit": "ms", "n": 100, "low": 190, "high": 198, "confidence": 0.95,
            "window": {"start": "2026-02-01T00:00:00Z", "end": "2026-03-01T00:00:00Z", "tz": "UTC"},
            "source": "requests", "as_of": "2026-03-01T00:00:00Z", "missing": 0,
        },
        "needed_n": None, "notes": [], "title": "Search is quick", "metric": "api.latency_ms",
        "path": REQ, "line": 4, "column": 5, "needed_by": None, "baseline": None, "change": None,
        "plan": None, "wish": None, "by": None, "answer": None,
    }  # fmt: skip


def test_criteria_are_found_wherever_a_document_holds_them_and_told_in_order(
    tmp_path: Path,
) -> None:
    line = "count of api.requests is >= 1"
    root = workspace(
        tmp_path,
        {
            "requirements/REQ-010-z.md": requirement(line),
            "requirements/REQ-009-a.md": f"---\ntitle: A\n---\n\n## Criteria\n\n- {line}\n",
            "experiments/EXP-001-b.md": f"---\ntitle: B\nprimary: {line}\n"
            f"guardrails:\n  - {line}\n---\n",
            "rollouts/ROL-001-c.md": f"---\ntitle: C\nguardrails:\n  - {line}\n---\n",
            "objectives/OBJ-001-d.md": "---\ntitle: D\n---\n",
            "requirements/REQ-011-dropped.md": requirement(line, more="status: dropped\n"),
        },
    )
    found = verify(root).results
    assert [(r.id, r.line, r.verdict) for r in found] == [
        ("EXP-001", 3, "PASS"), ("EXP-001", 5, "PASS"), ("REQ-009", 7, "PASS"),
        ("REQ-010", 4, "PASS"), ("ROL-001", 4, "PASS"),
    ]  # fmt: skip
    assert [r.id for r in verify(root, "ROL-001", "REQ-009", "ROL-001").results] == [
        "REQ-009", "ROL-001",
    ]  # fmt: skip
    assert verify(root) == verify(root)


def test_a_promise_made_twice_is_asked_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def counted(questions: Any, engine: Any, evaluate_all: Any = evaluation.evaluate_all) -> Any:
        asked.extend(question.criterion.text for question in questions)
        return evaluate_all(questions, engine)

    monkeypatch.setattr(verification, "evaluate_all", counted)
    same = ["p95 of api.latency_ms is < 250 ms", "p95 of api.latency_ms  is <250ms"]
    files = {REQ: requirement(*same), "requirements/REQ-002-b.md": requirement(same[0])}
    found = verify(workspace(tmp_path, files)).results
    assert len(asked) == 1
    assert [r.criterion for r in found] == [*same, same[0]]
    assert len({r.reading.value for r in found}) == 1


def test_what_is_no_promise_has_no_verdict(tmp_path: Path) -> None:
    root = workspace(
        tmp_path,
        {
            REQ: requirement(
                "Search should be fast",
                "text: search is quick at the 95th percentile",
            )
        },
    )
    found = verify(root)
    assert (found.results, found.problems, found.exit_code) == ((), (), 0)
    assert [one.line for one in found.not_promises] == [4, 5]
    assert [one.text for one in found.not_promises] == [
        "Search should be fast", "search is quick at the 95th percentile",
    ]  # fmt: skip
    assert all(one.why and one.help for one in found.not_promises)


@pytest.mark.parametrize(
    ("line", "data", "expected"),
    [
        ("p95 of api.latency_ms is < 200 ms", rows(100), "PASS"),
        ("p95 of api.latency_ms is < 190 ms", rows(100), "FAIL"),
        ("p95 of api.latency_ms is < 196 ms", rows(100), "INCONCLUSIVE"),
        ("p95 of api.latency_ms is < 200 ms", rows(58), "INCONCLUSIVE"),
        ("p95 of api.latency_ms is < 200 ms", rows(59), "PASS"),
        ("p95 of api.latency_ms where operation = 'x' is < 1 ms", rows(59), "NO DATA"),
        ("p95 of api.latency_ms is < 200 ms", "", "NO DATA"),
        ("p95 of api.latency_ms is < 200 ms", rows(100, day=25), "STALE"),
        ("p95 of api.latency_ms is < 100 ms", rows(100, day=25), "STALE"),
        ("p95 of api.latency_ms is < 200 ms over 1d", rows(100), "NO DATA"),
        ("count of api.latency_ms is <= 3", rows(3), "PASS"),
        ("count of api.latency_ms is < 3", rows(3), "FAIL"),
        ("max of api.latency_ms is < 102 ms", rows(3), "FAIL"),
        ("max of api.latency_ms is <= 102 ms", rows(3), "PASS"),
    ],
)
def test_each_verdict_where_it_belongs(tmp_path: Path, line: str, data: str, expected: str) -> None:
    root = workspace(tmp_path, {REQ: requirement(line), "data/requests.csv": HEADER + data})
    found = verify(root)
    assert [r.verdict for r in found.results] == [expected]
    assert found.exit_code == (expected == "FAIL")


# What is wrong, in which file it is reported, and what is said of it.
PROBLEMS: dict[str, tuple[dict[str, str], str]] = {
    "a column that does not exist": (
        {"metrics/m.yaml": "title: M\nsource: requests\nexpression: latency\n"},
        "metrics/m.yaml:3:13 MEA020 there is no column `latency` | did you mean `latency_ms`?",
    ),
    "an expression that is none": (
        {"metrics/m.yaml": "title: M\nsource: requests\nexpression: latency_ms +\n"},
        "metrics/m.yaml:3:13 MEA020 this is not SQL: syntax error at or near \")\""
        " | write one SQL expression",
    ),
    "an expression that changes with the moment": (
        {"metrics/m.yaml": "title: M\nsource: requests\nexpression: latency_ms + random()\n"},
        "metrics/m.yaml:3:13 MEA020 random gives another answer each time"
        " | the window and the as-of date are applied for you",
    ),
    "no expression": (
        {"metrics/m.yaml": "title: M\nsource: requests\n"},
        "metrics/m.yaml:1:8 MEA020 p95 needs an expression"
        " | add `expression:` to the metric m",
    ),
    "a filter over a column that does not exist": (
        {"metrics/m.yaml": "title: M\nsource: requests\nexpression: latency_ms\nfilters:\n"
         "  - ok\n  - operatoin = 'x'\n"},
        "metrics/m.yaml:6:5 MEA020 there is no column 'operatoin' | did you mean operation?",
    ),
    "a population over a column that does not exist": (
        {"metrics/m.yaml": "title: M\nsource: requests\nexpression: latency_ms\npopulations:\n"
         "  searches: operatoin = 'x'\n",
         REQ: requirement("p95 of m where searches is < 3")},
        "metrics/m.yaml:5:13 MEA020 there is no column 'operatoin' | did you mean operation?",
    ),
    "a condition that can't be read": (
        {"metrics/m.yaml": "title: M\nsource: requests\nexpression: latency_ms\nfilters:\n"
         "  - operation ==\n"},
        "metrics/m.yaml:5:5 MEA020 ",
    ),
    "a dimension over a column that does not exist": (
        {"metrics/m.yaml": "title: M\nsource: requests\nexpression: latency_ms\ndimensions:\n"
         "  who: upper(usr)\n"},
        "metrics/m.yaml:5:8 MEA020 there is no column `usr` | did you mean `user`?",
    ),
    "a source that is not declared": (
        {"metrics/m.yaml": "title: M\nsource: request\nexpression: latency_ms\n"},
        "metrics/m.yaml:2:9 MEA020 there is no source `request` | did you mean `requests`?",
    ),
    "no source": (
        {"metrics/m.yaml": "title: M\nexpression: latency_ms\n"},
        "metrics/m.yaml:1:8 MEA020 this metric has no source"
        " | add source: with the name of a [sources.NAME] in sightline.toml",
    ),
    "a file that is missing": (
        {"sightline.toml": 'name = "R"\nas_of = 2026-03-01\n\n[sources.requests]\n'
         'files = "data/gone.csv"\ntime = "ts"\n'},
        "sightline.toml:5:1 MEA021 there is no file `data/gone.csv`"
        " | look at `files` of the source in sightline.toml",
    ),
    "a source that can't be understood": (
        {"sightline.toml": 'name = "R"\nas_of = 2026-03-01\n[sources.requests]\n'
         'files = "../secret.csv"\n'},
        "sightline.toml:4:1 MEA021 `../secret.csv` leads out of the workspace"
        " | name files relative to the workspace, below it",
    ),
    "a metric that does not exist": (
        {REQ: requirement("p95 of mm is < 3 ms")},
        "requirements/REQ-001-quick.md:4:12 MEA022 there is no metric mm | did you mean m?",
    ),
    "a column of where that does not exist": (
        {REQ: requirement("p95 of m where operatoin = 'x' is < 3 ms")},
        "requirements/REQ-001-quick.md:4:20 MEA022 there is no column 'operatoin'"
        " | did you mean operation?",
    ),
    "a unit of another kind": (
        {REQ: requirement("p95 of m is < 3 kB")},
        "requirements/REQ-001-quick.md:4:19 MEA022 kB cannot be turned into ms"
        " | write the bound in ms",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PROBLEMS)
def test_what_can_not_be_computed_is_reported_at_its_place(tmp_path: Path, name: str) -> None:
    files, expected = PROBLEMS[name]
    standard = {
        REQ: requirement("p95 of m is < 3"),
        "requirements/REQ-002-fine.md": requirement("count of people.count is >= 2"),
        "metrics/m.yaml": "title: M\nsource: requests\nexpression: latency_ms\nunit: ms\n",
    }
    found = verify(workspace(tmp_path, {**standard, **files}), "REQ-001")
    (problem,) = found.problems
    place = f"{problem.path}:{problem.line}:{problem.column} {problem.code} {problem.message}"
    assert f"{place} | {problem.help}".startswith(expected)
    (result,) = found.results
    assert (result.verdict, result.reading, found.exit_code) == ("NO DATA", None, 1)
    assert problem.message in result.notes[0]


def test_a_mistake_in_one_metric_spoils_no_other_promise(tmp_path: Path) -> None:
    files = {
        "metrics/m.yaml": "title: M\nsource: requests\nexpression: latency\n",
        REQ: requirement("p95 of m is < 3", "count of people.count is >= 2"),
    }
    assert [r.verdict for r in verify(workspace(tmp_path, files)).results] == ["NO DATA", "PASS"]


ON_DATA = [
    code
    for code, check in app.checks().by_code.items()
    if check.scope == "data" and code.startswith("MEA")  # the ledger of contracts tells its own
]


@pytest.mark.parametrize("code", ON_DATA)
def test_the_examples_of_a_page_are_what_verify_reports(code: str, tmp_path: Path) -> None:
    page = page_of(app.checks().modules[code])
    bad = verify(write_workspace(tmp_path / "bad", page.bad.files))
    good = verify(write_workspace(tmp_path / "good", page.good.files))
    assert [problem.code for problem in bad.problems] == [code]
    assert good.problems == () and good.results[0].reading.n > 0


def test_unknown_ids_are_told_with_near_ones(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REQ: requirement("count of api.requests is > 1")})
    with pytest.raises(UsageError) as caught:
        verify(root, "REQ-01")
    assert "REQ-001" in caught.value.help


def test_a_hidden_source_is_neither_read_nor_told(tmp_path: Path) -> None:
    lines = ["p95 of api.latency_ms is < 200 ms", "count of people.count is >= 2"]
    root = workspace(tmp_path, {REQ: requirement(*lines)})
    found = seen_as(root, "partners", "verify")
    assert [(r.verdict, r.reading is None) for r in found.results] == [
        ("NO DATA", True), ("PASS", False),
    ]  # fmt: skip
    assert found.hidden == 1
    assert found.problems == ()
    assert found.results[0].notes == ("withheld: the source `requests` is hidden from you",)
    said = json.dumps(to_plain(found))
    assert "latency_ms" in said and "194" not in said and "requests.csv" not in said


@pytest.mark.parametrize("reader", ["other", "query"])
def test_no_metric_leads_into_a_hidden_source(tmp_path: Path, reader: str) -> None:
    sql = {
        "other": "SELECT * FROM people, requests",
        "query": "SELECT p.seen, r.latency_ms FROM people p, main.requests r",
    }[reader]
    files = {
        "metrics/m.yaml": f"title: M\nsource: people\nquery: {sql}\ntime: seen\n"
        "expression: latency_ms\n",
        REQ: requirement("max of m is < 1"),
    }
    root = workspace(tmp_path, files)
    found = seen_as(root, "partners", "verify")
    assert [r.reading for r in found.results] == [None]
    with pytest.raises(UsageError):
        seen_as(root, "partners", "measure", metric="m")


def test_a_date_is_its_first_moment_and_no_date_is_this_minute(tmp_path: Path) -> None:
    files = {
        REQ: requirement("count of api.requests is >= 1 over 1d"),
        "data/requests.csv": HEADER + "2026-03-01T08:00:00Z,search,1,true,u\n",
    }
    root = workspace(tmp_path, files)
    settings = (root / "sightline.toml").read_text().replace("as_of = 2026-03-01\n", "")
    assert [r.reading.n for r in verify(root).results] == [0]
    (root / "sightline.toml").write_text(settings)
    parts = replace(app.parts(), now=lambda: "2026-03-01T09:00:00Z", today=lambda: "2026-03-01")
    found = Dispatcher(parts, str(root)).call("verify", {}, Subject("test"))[0]
    assert (found.as_of, found.results[0].reading.n) == ("2026-03-01T09:00:00Z", 1)
    later = verify(root, as_of="2026-03-01T08:00:01Z").results[0]
    assert later.reading.n == 1
    assert verify(root, as_of="2026-03-01T09:00:00+01:00").results[0].reading.n == 0


values = st.one_of(st.none(), st.integers(-3, 6), st.sampled_from([0.5, 2.25, -1.75]))


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(values, st.sampled_from(["a", "b"])), max_size=40), st.integers(-3, 6))
def test_values_equal_a_twin_in_plain_python(
    tmp_path_factory: pytest.TempPathFactory, data: list[tuple[Any, str]], bound: int
) -> None:
    text = "ts,operation,latency_ms,ok,user\n2026-02-28T00:00:00Z,c,7.5,true,u\n" + "".join(
        f"2026-02-28T00:00:01Z,{kind},{'' if value is None else value},true,u\n"
        for value, kind in data
    )
    lines = [
        f"{name} of api.latency_ms where operation != 'c' is {sign} {bound} ms"
        for name in ("p50", "p90", "min", "max", "sum", "count", "mean")
        for sign in ("<", ">=")
    ]
    lines = [line.replace(" ms", "") if line.startswith("count") else line for line in lines]
    root = workspace(
        tmp_path_factory.mktemp("twin"), {REQ: requirement(*lines), "data/requests.csv": text}
    )
    numbers = [value for value, _ in data]
    known = [value for value in numbers if value is not None]
    found = verify(root).results
    assert again(root, *(r.reading for r in found)) == [r.reading.value for r in found]
    for result in found:
        words = result.criterion.split()
        name, sign = words[0], words[words.index("is") + 1]
        expected: Any = {
            "p50": quantile(numbers, 500_000, sign), "p90": quantile(numbers, 900_000, sign),
            "min": min(known, default=None), "max": max(known, default=None),
            "sum": sum(known) if known else None, "count": len(numbers),
            "mean": sum(known) / len(known) if known else None,
        }[name]  # fmt: skip
        assert result.reading.value == pytest.approx(expected), result.criterion
        assert (result.verdict == "NO DATA") == (result.reading.n == 0)


def test_readings_of_every_form_give_their_value_again(tmp_path: Path) -> None:
    lines = [
        "p99.9 of api.latency_ms is < 1 s",
        "median of api.latency_ms where searches is > 3 ms",
        "mean of api.latency_ms is <= 150 ms over 2w",
        "share(x > 150 ms) of api.latency_ms is < 60 %",
        "share(not ok) of api.requests is < 30 %", "sum of api.latency_ms is < 1 min",
        "share(ok) of api.ok where user in ('u1', 'u2') and latency_ms >= 110 is > 10 %",
        "median of api.daily where operation = 'search' and value > 0 is >= 1",
        "max of api.daily where kind = 's' is >= 1 over 1w calendar Europe/Berlin",
    ]  # fmt: skip
    root = workspace(tmp_path, {REQ: requirement(*lines)})
    found = verify(root)
    assert found.problems == () and len(found.results) == len(lines)
    readings = [result.reading for result in found.results]
    assert again(root, *readings) == [reading.value for reading in readings]
    assert None not in [reading.value for reading in readings]


def test_where_restricts_the_rows_behind_a_daily_value(tmp_path: Path) -> None:
    data = HEADER + rows(10, "search", 25) + rows(3, "list", 25) + rows(4, "list", 26)
    line = "max of api.daily where operation = 'list' is > 1 over 3w"
    root = workspace(tmp_path, {REQ: requirement(line), "data/requests.csv": data})
    connection = duckdb.connect()
    independent = connection.execute(
        f"""SELECT max(n) FROM (SELECT count(DISTINCT "user") AS n
        FROM '{root}/data/requests.csv' WHERE operation = 'list' GROUP BY ts::DATE)"""
    ).fetchone()
    reading = verify(root, as_of="2026-02-27").results[0].reading
    assert independent == (reading.value,) == (4,)
    assert reading.n == 2


def test_verify_loads_nothing_heavy_but_the_engine(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REQ: requirement("p95 of api.latency_ms is < 200 ms")})
    script = (
        "import sys\nfrom sightline import app\nfrom sightline.cli.main import run\n"
        f"code = run(['verify', '-C', {str(root)!r}], app.parts(), None)\n"
        "print(code, sorted({'rich', 'pydantic', 'numpy', 'scipy', 'pandas', 'pyarrow', 'yaml',"
        " 'starlette', 'typer'} & sys.modules.keys()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "0 []"
