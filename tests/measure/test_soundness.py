"""Promises that nothing could break, that never held, that are never decided, that meet no row."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command_line import sightline
from tests.measure.promised import HEADER, requirement, verify, workspace
from tests.workspaces import ask

END = datetime(2026, 3, 1, tzinfo=UTC)
REQ = "requirements/REQ-001-quick.md"
MORE = {
    "metrics/user.worst.yaml": "title: Worst\nsource: requests\nper: user\nunit: ms\n"
    "expression: max(latency_ms)\ntime: max(ts)\n",
    "metrics/api.asked.yaml": "title: Asked\nsource: requests\nunit: ms\ntime: ts\n"
    "expression: latency_ms\nquery: SELECT * FROM requests WHERE operation != 'list'\n"
    "filters: [operation != 'token']\n",
    "metrics/api.typed.yaml": "title: Typed\nsource: requests\nunit: ms\nexpression: latency_ms\n"
    "filters: [operation = 'serch']\n",
    "metrics/api.named.yaml": "title: Named\nsource: requests\nunit: ms\nexpression: latency_ms\n"
    "populations:\n  found: operation = 'sarch'\n  all_found: found\n",
}
Value = Callable[[int], object]


def events(
    days: int = 90, each: int = 1, value: Value = lambda i: 100 + i, ok: Value = lambda i: "true"
) -> str:
    """Rows at noon of each of the last days, the oldest first: 90 days are just the look back."""
    lines = []
    for i in range(days * each):
        at = END - timedelta(days=days - i // each, hours=-12, seconds=-(i % each))
        operation = "search" if i % 2 else "list"
        lines.append(f"{at:%Y-%m-%dT%H:%M:%SZ},{operation},{value(i)},{ok(i)},u{i}\n")
    return HEADER + "".join(lines)


def weak(root: Path, line: str, **more: Any) -> list[str]:
    return [one.code for one in ask(root, "try", criterion=line, **more).weaknesses]


def by_line(root: Path, *lines: str) -> dict[str, list[tuple[str, str, str | None]]]:
    """What `verify` warns of, by promise: all of them are put to the data together."""
    (root / REQ).parent.mkdir(exist_ok=True)
    (root / REQ).write_text(requirement(*map(json.dumps, lines)))
    found: dict[str, list[tuple[str, str, str | None]]] = {line: [] for line in lines}
    for one in verify(root).problems:
        assert one.severity == "warning", one
        found[lines[one.line - 4]].append((one.code, one.message, one.help))
    return found


def codes_of(root: Path, *lines: str) -> dict[str, list[str]]:
    return {line: [code for code, *_ in all_] for line, all_ in by_line(root, *lines).items()}


def told(root: Path, line: str) -> list[str]:
    return [one.message for one in ask(root, "try", criterion=line).weaknesses]


def with_data(root: Path, data: str) -> Path:
    return workspace(root, {"data/requests.csv": data, **MORE})


EXTREMES = {
    "p50 of api.latency_ms is < 190 ms": "MEA040",
    "p50 of api.latency_ms is < 189 ms": None,
    "p50 of api.latency_ms is <= 189 ms": "MEA040",
    "p50 of api.latency_ms is <= 188 ms": None,
    "p50 of api.latency_ms is > 99 ms": "MEA040",
    "p50 of api.latency_ms is >= 101 ms": None,
    "p50 of api.latency_ms is < 100 ms": "MEA041",
    "p50 of api.latency_ms is > 189 ms": "MEA041",
    "p50 of api.latency_ms is > 188 ms": None,
    "mean of api.latency_ms is < 0.19 s": "MEA040",
    "mean of api.latency_ms is < 90 ms": "MEA041",
    "mean of api.latency_ms is < 150 ms": None,
    "share(ok) of api.ok is > 50 %": "MEA040",
    "share(not ok) of api.ok is < 50 %": "MEA040",
    "share(not ok) of api.ok is > 50 %": "MEA041",
    "share(ok) of api.ok is < 50 %": "MEA041",
    "rate of api.ok is > 50 %": "MEA040",
    "rate of api.ok is < 50 %": "MEA041",
    "share(latency_ms > 120) of api.latency_ms is > 50 %": None,
    "p50 of user.worst is < 190 ms": "MEA040",
    "p50 of user.worst is < 150 ms": None,
    "p50 of api.asked is < 190 ms": "MEA040",
    "p50 of api.asked is > 190 ms": "MEA041",
    "p50 of api.latency_ms is < 190 ms [per user]": "MEA040",
    "mean of api.latency_ms is < 90 ms [per user]": "MEA041",
    "count of api.requests is > 1": None,
    "max of api.latency_ms is < 9 s": None,
    "p50 of api.latency_ms is between 1 ms and 9 s": None,
}


def test_what_every_row_of_90_days_keeps_or_misses_is_told(tmp_path: Path) -> None:
    root = with_data(tmp_path, events())
    found = codes_of(root, *EXTREMES)
    assert found == {line: [code] if code else [] for line, code in EXTREMES.items()}


def test_the_words_say_how_many_rows_and_what_to_do(tmp_path: Path) -> None:
    root = with_data(tmp_path, events())
    assert told(root, "p50 of api.latency_ms is < 9 s") == [
        "none of the 90 rows of the last 90 days is beyond the bound: nothing could break it"
    ]
    assert told(root, "p50 of api.latency_ms is < 9 ms over 100d") == [
        "each of the 90 rows of the last 100 days is beyond the bound: it never once held"
    ]
    assert told(root, "share(not ok) of api.ok is < 20 %") == [
        "what it counts never happened in the last 90 days (90 rows): it holds by itself"
    ]
    assert told(root, "share(not ok) of api.ok is > 50 %") == [
        "none of the 90 rows of the last 90 days is one of those that it counts: it never once held"
    ]
    assert told(root, "share(ok) of api.ok is > 50 %") == [
        "each of the 90 rows of the last 90 days is one of those that it counts:"
        " nothing could break it"
    ]


@pytest.mark.parametrize(
    ("days", "line", "expected"),
    [
        (60, "p50 of api.latency_ms is < 9 s", []),  # begins at noon: 59 and a half days
        (61, "p50 of api.latency_ms is < 9 s", ["MEA040"]),
        (91, "p50 of api.latency_ms is >= 101 ms", ["MEA040"]),  # the 100 lies before the 90 days
        (91, "p50 of api.latency_ms is >= 101 ms over 91d", []),
        (90, "p50 of api.latency_ms is >= 101 ms", []),
    ],
)
def test_the_look_back_ends_after_90_days_and_needs_60_of_them(
    tmp_path: Path, days: int, line: str, expected: list[str]
) -> None:
    assert weak(with_data(tmp_path, events(days)), line) == expected


def test_a_row_at_the_very_beginning_of_the_90_days_counts(tmp_path: Path) -> None:
    data = events(89) + "2025-12-01T00:00:00Z,search,9000,true,u1\n"
    line = "p50 of api.latency_ms is < 8 s"
    assert weak(with_data(tmp_path / "in", data), line) == []
    before = data.replace("2025-12-01T00:00:00Z", "2025-11-30T23:59:59Z")
    assert weak(with_data(tmp_path / "out", before), line) == ["MEA040"]


def test_fewer_than_twenty_rows_say_nothing_about_always(tmp_path: Path) -> None:
    lines = events(90).splitlines(keepends=True)
    few, enough = [HEADER, *lines[1:86:5], lines[-1]], [HEADER, *lines[1:86:5], *lines[-3:]]
    line = "p50 of api.latency_ms is < 9 s over 90d"
    assert (len(few) - 1, len(enough) - 1) == (18, 20)
    assert weak(with_data(tmp_path / "few", "".join(few)), line) == []
    assert weak(with_data(tmp_path / "enough", "".join(enough)), line) == ["MEA040"]


def test_a_missing_value_is_the_worst_of_a_percentile_and_of_a_share(tmp_path: Path) -> None:
    """One null in 180 rows: a p99 could break, and so could a share of errors."""
    data = events(90, 2, lambda i: 100 if i - 170 else "", lambda i: "true" if i - 170 else "")
    root = with_data(tmp_path, data)
    lines = (
        "p50 of api.latency_ms is < 9 s",
        "p50 of api.latency_ms is > 1 ms",
        "p99 of api.latency_ms is < 9 s over 90d [n>=5]",
        "share(ok) of api.ok is > 50 %",
        "share(not ok) of api.ok is < 20 %",
        "share(latency_ms > 500) of api.latency_ms is < 20 %",
    )
    assert codes_of(root, *lines) == {line: [] for line in lines if "p99" not in line} | {
        lines[2]: ["MEA042"]
    }
    (root / "data/requests.csv").write_text(data.replace(",,,", ",100,true,"))
    assert codes_of(root, *lines) == {line: ["MEA040"] for line in lines if "p99" not in line} | {
        lines[2]: ["MEA040", "MEA042"]
    }


def test_values_that_are_all_missing_never_kept_a_percentile_and_are_no_mean(
    tmp_path: Path,
) -> None:
    root = with_data(tmp_path, events(value=lambda i: 100 if i == 0 else ""))
    metric = root / "metrics/api.latency_ms.yaml"
    metric.write_text(metric.read_text() + "filters: [user != 'u0']\n")
    assert weak(root, "p50 of api.latency_ms is < 9 s") == ["MEA041"]
    assert weak(root, "mean of api.latency_ms is < 9 s") == []


def test_all_and_nothing_are_told_whatever_the_data(tmp_path: Path) -> None:
    root = with_data(tmp_path, events(90, 2, ok=lambda i: "true" if i % 3 else "false"))
    expected = {
        "share(ok) of api.ok is <= 100 %": ["MEA040"],
        "rate of api.ok is >= 0 %": ["MEA040"],
        "share(ok) of api.ok is >= 100 %": ["MEA042"],
        "share(ok) of api.ok is <= 0 %": ["MEA042"],
        "share(ok) of api.ok is < 100 %": [],
        "share(ok) of api.ok is > 0 %": [],
    }
    assert codes_of(root, *expected) == expected


def test_more_than_nothing_is_proven_by_one_row_and_by_none(tmp_path: Path) -> None:
    some = with_data(tmp_path / "some", events(ok=lambda i: str(i == 80).lower()))
    none = with_data(tmp_path / "none", events(ok=lambda i: "false"))
    for line in ("share(ok) of api.ok is > 0 %", "share(not ok) of api.ok is < 100 %"):
        assert ask(some, "try", criterion=line).verdict == "PASS"
        found = ask(none, "try", criterion=line)
        assert (found.verdict, found.needed_n) == ("INCONCLUSIVE", None)


def test_a_window_that_never_holds_enough_is_told_with_both_numbers(tmp_path: Path) -> None:
    root = with_data(tmp_path, events(90, value=lambda i: 100 if i % 9 else 5000))
    line = "p95 of api.latency_ms where operation = 'search' is < 4 s over 7d"
    [one] = ask(root, "try", criterion=line).weaknesses
    assert (one.code, one.message) == (
        "MEA042", "its window holds 4 rows, and keeping it takes 59 even without a miss"
    )  # fmt: skip
    assert weak(root, "p95 of api.latency_ms is < 4 s over 60d") == []  # 60 rows: enough to pass
    assert weak(root, "mean of api.latency_ms is < 4 s [n>=1000]") == ["MEA042"]
    assert told(root, "mean of api.latency_ms is < 4 s [n>=1000]") == [
        "its window holds 28 rows, and it asks for at least 1,000"
    ]
    assert weak(root, "mean of api.latency_ms is < 4 s [n>=28]") == []


def test_data_that_have_only_begun_are_given_time(tmp_path: Path) -> None:
    line = "p95 of api.latency_ms is < 4 s"
    begun = with_data(tmp_path / "begun", events(10, 3))
    found = ask(begun, "try", criterion=line)
    assert (found.verdict, found.needed_n, found.weaknesses) == ("INCONCLUSIVE", 59, ())
    assert found.needed_by == "2026-03-11"
    slow = with_data(tmp_path / "slow", events(10, 1))
    assert weak(slow, line) == []
    full = with_data(tmp_path / "full", events(27, 1))
    assert weak(full, line) == ["MEA042"]


def test_stale_data_are_not_blamed_on_the_window(tmp_path: Path) -> None:
    rows = events(90).splitlines(keepends=True)[1:]
    old = HEADER + "".join(line for line in rows if line < "2026-02-10")
    root = with_data(tmp_path, old)
    found = ask(root, "try", criterion="p95 of api.latency_ms is < 4 s")
    assert found.verdict == "STALE"
    assert "MEA042" not in [one.code for one in found.weaknesses]


UNMET = {
    "p50 of api.latency_ms where operation = 'serach' is < 9 s": (
        "no row has operation = 'serach'", "did you mean 'search'?",
    ),
    "p50 of api.latency_ms where ok and operation = 'serach' is < 9 s": (
        "no row has operation = 'serach'", "did you mean 'search'?",
    ),
    "p50 of api.latency_ms where operation in ('serach', 'x') is < 9 s": (
        "no row has operation in ('serach', 'x')", "did you mean 'search'?",
    ),
    "p50 of api.latency_ms where operation = 'zzzzzz' is < 9 s": (
        "no row has operation = 'zzzzzz'", "there are: list, search",
    ),
    "p50 of api.named where all_found is < 9 s": (
        "no row has operation = 'sarch'", "did you mean 'search'?",
    ),
    "p50 of api.typed is < 9 s": (
        "no row has operation = 'serch'", "did you mean 'search'?",
    ),
    "p50 of api.asked where operation = 'serch' is < 9 s": (
        "no row has operation = 'serch'", "did you mean 'search'?",
    ),
    "p50 of api.daily where kind = 'S' is > 9": (
        "no row has kind = 'S'", "did you mean 's'?",
    ),
    "p50 of api.daily where operation = 'serch' is > 9": (
        "no row has operation = 'serch'", "did you mean 'search'?",
    ),
}  # fmt: skip
MET = (
    "p50 of api.latency_ms where operation = 'search' and user = 'u0' is < 9 s",  # both are there
    "p50 of api.latency_ms where not (operation = 'serach') and latency_ms > 9000 is < 9 s",
    "p50 of api.latency_ms where operation = 'serach' or latency_ms > 9000 is < 9 s",
    "p50 of api.latency_ms where (operation = 'serach' or ok) and latency_ms < 0 is < 9 s",
    "p50 of api.latency_ms where operation in ('search', 'x') and latency_ms < 0 is < 9 s",
    "p50 of api.latency_ms where operation = 'search' and latency_ms > 9000 is < 9 s",
)


def test_a_value_that_no_row_has_is_told_with_the_near_one(tmp_path: Path) -> None:
    root = with_data(tmp_path, events())
    expected = {line: [("MEA043", *words)] for line, words in UNMET.items()}
    assert by_line(root, *UNMET, *MET) == expected | {line: [] for line in MET}
    assert {one.verdict for one in verify(root).results} == {"NO DATA"}


def test_a_step_that_no_row_is_is_told_with_the_near_one(tmp_path: Path) -> None:
    root = with_data(tmp_path, events())
    (root / "metrics/api.way.yaml").write_text(
        "title: Way\nsource: requests\nentity: user\nevent: operation\n"
        "populations: {lost: operation = 'lst'}\n"
    )
    no_row = {
        "time_to(search -> serach) of api.way is > 5 d": ("= 'serach'", "did you mean 'search'?"),
        "time_to(serach -> search) of api.way is < 5 d": ("= 'serach'", "did you mean 'search'?"),
        "time_to(search -> lost) of api.way is < 5 d": ("= 'lst'", "did you mean 'list'?"),
    }
    expected = {line: [("MEA043", f"no row has operation {sign}", help)]
                for line, (sign, help) in no_row.items()}  # fmt: skip
    assert by_line(root, *no_row) == expected
    assert {one.verdict for one in verify(root).results} == {"NO DATA"}


def test_a_value_counts_as_there_however_rare_and_only_within_the_90_days(tmp_path: Path) -> None:
    many = "".join(f"2026-02-28T{i % 20:02d}:00:00Z,op{i // 2},100,true,u1\n" for i in range(500))
    rare = "2026-01-05T00:00:00Z,rare,100,true,u1\n"
    late = "2026-03-02T00:00:00Z,later,100,true,u1\n2025-11-01T00:00:00Z,early,1,true,u1\n"
    root = with_data(tmp_path, HEADER + many + rare + late)
    where = "p50 of api.latency_ms where operation = '{}' is < 9 s over 7d"
    assert weak(root, where.format("rare")) == []
    assert weak(root, where.format("later")) == ["MEA043"]
    assert weak(root, where.format("early")) == ["MEA043"]


def test_verify_warns_at_the_promise_and_its_exit_code_stays(tmp_path: Path) -> None:
    lines = (
        "p50 of api.latency_ms is < 9 s",
        "p50 of api.latency_ms is < 150 ms",
        "p50 of api.latency_ms where operation = 'serach' is < 9 s",
    )
    root = workspace(tmp_path, {"data/requests.csv": events(), REQ: requirement(*lines)})
    found = verify(root)
    assert [(p.path, p.line, p.column, p.code, p.severity) for p in found.problems] == [
        (REQ, 4, 5, "MEA040", "warning"), (REQ, 6, 5, "MEA043", "warning"),
    ]  # fmt: skip
    assert [r.verdict for r in found.results] == ["PASS", "FAIL", "NO DATA"]
    assert found.exit_code == 1
    (root / REQ).write_text(requirement(lines[0]))
    assert sightline(root, "verify").code == 0


def test_healthy_promises_and_recorded_ones_are_left_alone(tmp_path: Path) -> None:
    healthy = "p50 of api.latency_ms is < 150 ms"
    always = "p50 of api.latency_ms is < 9 s"
    root = workspace(tmp_path, {"data/requests.csv": events(), REQ: requirement(healthy)})
    assert verify(root).problems == ()
    (root / REQ).write_text(requirement(always))
    assert [p.code for p in verify(root).problems] == ["MEA040"]
    recorded = ask(root, "record")
    assert [p.code for p in recorded.problems] == ["MEA040"]
    assert verify(root).problems == ()
    assert weak(root, always) == ["MEA040"]  # try tells what it is asked


def test_what_can_not_be_asked_spoils_no_other(tmp_path: Path) -> None:
    """A text that is no number in one column, found only when values are cast."""
    metrics = {
        "metrics/api.cast.yaml": "title: Cast\nsource: requests\n"
        "expression: CAST(substr(user, 1, 2) AS INTEGER)\n"
        "dimensions: {n: CAST(substr(user, 1, 2) AS VARCHAR)}\n"
    }
    lines = (
        "p50 of api.cast is < 9",
        "p50 of api.latency_ms is < 9 s",
        "p50 of api.nothing is < 9 s",
        "p50 of api.latency_ms where operation = 'serach' is < 9 s",
    )
    files = {"data/requests.csv": events(), REQ: requirement(*lines), **metrics}
    found = verify(workspace(tmp_path, files))
    assert [r.verdict for r in found.results] == ["NO DATA", "PASS", "NO DATA", "NO DATA"]
    assert sorted(p.code for p in found.problems if p.severity == "warning") == [
        "MEA040", "MEA043",
    ]  # fmt: skip


def test_promises_that_contradict_are_told_within_a_document_and_across(tmp_path: Path) -> None:
    low, high = "p95 of api.latency_ms is < 150 ms", "p50 of api.latency_ms is > 160 ms"
    other = "requirements/REQ-002-slow.md"
    files = {"data/requests.csv": events(), REQ: requirement(low), other: requirement(high)}
    root = workspace(tmp_path / "two", files)
    across = [p for p in verify(root).problems if p.code == "MEA044"]
    assert [(p.path, p.line, p.severity, p.message) for p in across] == [
        (other, 4, "warning", f"this can't be kept together with REQ-001: {low}")
    ]
    assert not [p for p in ask(root, "check").diagnostics if p.code in ("MEA044", "MEA045")]
    files = {"data/requests.csv": events(), REQ: requirement(low, high, low.replace("95", "50"))}
    root = workspace(tmp_path / "one", files)
    within = [p for p in ask(root, "check").diagnostics if p.code in ("MEA044", "MEA045")]
    assert [(p.line, p.code) for p in within] == [
        (5, "MEA044"), (6, "MEA044"), (6, "MEA045"),
    ]  # fmt: skip
    assert not [p for p in verify(root).problems if p.code == "MEA044"]


def test_try_is_held_against_the_promises_that_are_there(tmp_path: Path) -> None:
    line = "p99 of api.latency_ms is < 150 ms"
    dropped = requirement("p95 of api.latency_ms is > 5 s", more="status: dropped\n")
    files = {
        "data/requests.csv": events(), REQ: requirement(line),
        "requirements/REQ-009-dropped.md": dropped,
    }  # fmt: skip
    root = workspace(tmp_path, files)

    def conflicts(text: str) -> list[tuple[str, str]]:
        found = ask(root, "try", criterion=text).weaknesses
        return [(w.code, w.message) for w in found if w.code in ("MEA044", "MEA045")]

    assert conflicts("p50 of api.latency_ms is > 160 ms") == [
        ("MEA044", f"this can't be kept together with REQ-001: {line}")
    ]
    assert conflicts("p95 of api.latency_ms is < 180 ms") == [
        ("MEA045", f"this is kept whenever REQ-001: {line} is")
    ]
    assert conflicts(line) == conflicts(f"{line} over 28d") == []  # the same promise
    assert conflicts("p50 of api.latency_ms is > 160 ms over 28d")[0][0] == "MEA044"
    assert conflicts("p50 of api.latency_ms is > 160 ms over 7d") == []
    assert conflicts("p99 of api.latency_ms is < 120 ms") == []
    assert conflicts("p50 of api.latency_ms where operation = 'search' is > 160 ms") == []


def test_json_of_try_has_the_weaknesses(tmp_path: Path) -> None:
    root = with_data(tmp_path, events())
    shown = sightline(root, "try", "p50 of api.latency_ms is < 9 s", "--json")
    assert json.loads(shown.out)["weaknesses"] == [
        {
            "code": "MEA040",
            "message": "none of the 90 rows of the last 90 days is beyond the bound:"
            " nothing could break it",
            "help": "promise less room, or leave it out",
        }
    ]
