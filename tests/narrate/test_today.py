"""`today` says what moved, what is due, what went stale, who waits: in 25 lines at most."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sightline.kernel.asking.json_shape import to_plain
from sightline.kernel.errors import UsageError
from sightline.narrate import render_today
from sightline.narrate.due_dates import last_day
from tests.narrate.relay import CRITERION, FILES
from tests.workspaces import ask, write_workspace


def _today(root: Path, files: dict[str, str], **request: Any) -> Any:
    return ask(write_workspace(root, files), "today", **request)


def _record(of: str, verdict: str, day: str, value: int = 180, said: str = CRITERION) -> str:
    return (
        f'title: {verdict} on {day}\nof: {of}\ncriterion: "{said}"\nverdict: {verdict}\n'
        f'as_of: "{day}"\nreading:\n  value: {value}\n  unit: ms\n  n: 300\n  query: SELECT 1\n'
    )


def _promise(status: str = "committed", more: str = "") -> str:
    return f"---\ntitle: Search\nstatus: {status}\n{more}criteria:\n  - {CRITERION}\n---\n"


def _moves(result: Any) -> list[tuple[str, str | None, str | None]]:
    return [(m.id, m.before.verdict if m.before else None, m.now.verdict) for m in result.moved]


HISTORY = {
    "requirements/REQ-1.md": _promise(),
    "requirements/REQ-2.md": _promise(),
    "requirements/REQ-3.md": _promise(),
    "requirements/REQ-4.md": _promise("dropped"),
    "readings/RDG-a.yaml": _record("REQ-1", "PASS", "2026-02-10"),
    "readings/RDG-b.yaml": _record("REQ-1", "INCONCLUSIVE", "2026-02-24"),
    "readings/RDG-c.yaml": _record("REQ-1", "FAIL", "2026-02-28", 243),
    "readings/RDG-d.yaml": _record("REQ-2", "PASS", "2026-02-10"),
    "readings/RDG-e.yaml": _record("REQ-2", "PASS", "2026-02-28"),
    "readings/RDG-f.yaml": _record("REQ-3", "PASS", "2026-02-23"),
    "readings/RDG-g.yaml": _record("REQ-4", "PASS", "2026-02-10"),
    "readings/RDG-h.yaml": _record("REQ-4", "FAIL", "2026-02-28"),
}


def test_a_verdict_moved_if_the_newest_before_the_day_says_something_else(tmp_path: Path) -> None:
    result = _today(tmp_path, HISTORY)
    assert result.since == "2026-02-22"
    assert _moves(result) == [("REQ-1", "PASS", "FAIL"), ("REQ-3", None, "PASS")]


def test_the_day_itself_is_on_the_new_side(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, HISTORY)
    assert _moves(ask(root, "today", since="2026-02-25")) == [("REQ-1", "INCONCLUSIVE", "FAIL")]
    assert _moves(ask(root, "today", since="2026-02-28")) == [("REQ-1", "INCONCLUSIVE", "FAIL")]
    assert _moves(ask(root, "today", since="2026-03-01")) == []
    assert _moves(ask(root, "today", since="2026-02-01")) == [
        ("REQ-1", None, "FAIL"), ("REQ-2", None, "PASS"), ("REQ-3", None, "PASS")
    ]  # fmt: skip


def test_what_is_recorded_after_the_as_of_date_is_not_known_yet(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, HISTORY)
    assert _moves(ask(root, "today", as_of="2026-02-25")) == [
        ("REQ-1", "PASS", "INCONCLUSIVE"), ("REQ-3", None, "PASS")
    ]  # fmt: skip


def test_verdicts_of_another_promise_are_not_compared(tmp_path: Path) -> None:
    files = {
        "requirements/REQ-1.md": _promise(),
        "readings/RDG-a.yaml": _record("REQ-1", "PASS", "2026-02-10", said="p50 of x is < 1 s"),
        "readings/RDG-b.yaml": _record("REQ-1", "FAIL", "2026-02-28"),
    }
    assert _moves(_today(tmp_path, files)) == [("REQ-1", None, "FAIL")]


def test_a_day_after_the_as_of_date_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="comes after the as-of date"):
        _today(tmp_path, {}, since="2026-03-02")


DUE = {
    "requirements/REQ-1.md": "---\ntitle: A\nreview: 2026-03-15\n---\n",
    "requirements/REQ-2.md": "---\ntitle: B\nreview: 2026-03-16\n---\n",
    "requirements/REQ-3.md": "---\ntitle: C\nreview: 2026-01-15\n---\n",
    "requirements/REQ-4.md": "---\ntitle: D\nreview: 2026-01-15\nstatus: dropped\n---\n",
    "requirements/REQ-5.md": _promise("shipped", "review: 2026-02-10\n"),
    "requirements/REQ-6.md": _promise("shipped", "review: 2026-02-11\n"),
    "readings/RDG-a.yaml": _record("REQ-5", "PASS", "2026-02-10"),
    "readings/RDG-b.yaml": _record("REQ-6", "PASS", "2026-02-10"),
    "experiments/EXP-1.md": "---\ntitle: E\nend: 2026-02-27\n---\n",
    "experiments/EXP-2.md": "---\ntitle: F\nend: 2026-02-27\ndecision: DEC-1\n---\n",
    "decisions/DEC-1.md": "---\ntitle: G\n---\n",
    "objectives/OBJ-1.md": "---\ntitle: H\nperiod: 2026-Q1\n---\n",
    "objectives/OBJ-2.md": "---\ntitle: I\nperiod: 2025-Q4\n---\n",
    "rollouts/ROL-1.md": (
        "---\ntitle: J\nrollback: switch it off\nstages:\n"
        "  - {audience: us, start: 2026-02-01}\n  - {audience: all, start: 2026-03-02}\n---\n"
    ),
}


def test_due_is_what_falls_in_a_fortnight_or_has_passed_unsettled(tmp_path: Path) -> None:
    due = [(d.id, d.what, d.days) for d in _today(tmp_path, DUE).due]
    assert due == [
        ("OBJ-2", "end of 2025-Q4", -60),
        ("REQ-3", "review", -45),
        ("REQ-6", "review", -18),
        ("EXP-1", "end of the experiment", -2),
        ("ROL-1", "rollout to all", 1),
        ("REQ-1", "review", 14),
    ]


@pytest.mark.parametrize(
    ("period", "end"),
    [
        ("2026-Q1", date(2026, 3, 31)),
        ("Q4 2026", date(2026, 12, 31)),
        ("2024-H1", date(2024, 6, 30)),
        ("2024-02", date(2024, 2, 29)),
        ("2026", date(2026, 12, 31)),
        ("2026-13", None),
        ("Q1 2026-Q2", None),
        ("2026-H4", None),
        ("9999", None),
        ("soon", None),
    ],
)
def test_a_period_ends_on_its_last_day(period: str, end: date | None) -> None:
    assert last_day(period) == end


STALE = {
    "sightline.toml": 'name = "Example"\n[feedback.TIC]\nfiles = "t.csv"\nkey = "id"\n',
    "t.csv": "id\n1\n",
    "interviews/INT-1.md": "---\ntitle: Old\ndate: 2025-01-10\n---\n",
    "interviews/INT-2.md": "---\ntitle: A year\ndate: 2025-03-01\n---\n",
    "interviews/INT-3.md": "---\ntitle: Older than a year by a day\ndate: 2025-02-28\n---\n",
    "opportunities/OPP-1.md": "---\ntitle: A\nevidence: [INT-1, INT-3]\n---\n",
    "opportunities/OPP-2.md": "---\ntitle: B\nevidence: [INT-1, INT-2]\n---\n",
    "opportunities/OPP-3.md": "---\ntitle: C\nevidence: [INT-1, TIC-1]\n---\n",
    "opportunities/OPP-4.md": "---\ntitle: D\nstatus: dropped\nevidence: [INT-1]\n---\n",
    "requirements/REQ-1.md": _promise(),
    "requirements/REQ-2.md": _promise(),
    "requirements/REQ-3.md": _promise("draft"),
    "readings/RDG-1.yaml": _record("REQ-1", "PASS", "2026-01-31"),
    "readings/RDG-2.yaml": _record("REQ-2", "PASS", "2026-02-01"),
    "readings/RDG-3.yaml": _record("REQ-3", "PASS", "2025-01-31"),
}


def test_words_live_a_year_and_verdicts_as_long_as_their_window(tmp_path: Path) -> None:
    stale = [(s.id, s.what, s.newest, s.days, s.limit_days) for s in _today(tmp_path, STALE).stale]
    assert stale == [
        ("OPP-1", "words", "INT-3", 366, 365),
        ("REQ-1", "verdict", "RDG-1", 29, 28),
    ]


def test_who_waits_longest_comes_first_and_no_day_comes_last(tmp_path: Path) -> None:
    files = {
        "requests/ASK-1.md": "---\ntitle: A\nasker: sales\nasked: 2026-02-17\n---\n",
        "requests/ASK-2.md": "---\ntitle: B\n---\n",
        "requests/ASK-3.md": "---\ntitle: C\nasked: 2026-01-01\n---\n",
        "requests/ASK-4.md": "---\ntitle: D\nasked: 2025-01-01\nanswer: No\n---\n",
        "requests/ASK-5.md": "---\ntitle: E\nasked: 2025-01-01\nstatus: dropped\n---\n",
        "requests/ASK-6.md": "---\ntitle: F\nasked: 2025-01-01\ndecision: DEC-1\n---\n",
        "decisions/DEC-1.md": "---\ntitle: G\n---\n",
    }
    waiting = [(a.id, a.asker, a.days) for a in _today(tmp_path, files).unanswered]
    assert waiting == [("ASK-3", None, 59), ("ASK-1", "sales", 12), ("ASK-2", None, None)]


def test_needs_are_failures_then_rollouts_then_broken_threads(tmp_path: Path) -> None:
    needs = [(n.id, n.why, n.command) for n in _today(tmp_path, FILES).needs]
    assert needs == [
        ("REQ-search", "fails", "sightline why REQ-search"),
        ("ROL-001", "has no rollback", "sightline show ROL-001"),
        (
            "REQ-alone",
            "breaks the thread: no reason, no plan, no verdict, no metric",
            "sightline thread REQ-alone",
        ),
        ("ROL-001", "breaks the thread: no guardrail", "sightline thread ROL-001"),
        (
            "INS-typing",
            "breaks the thread: no words behind a claim (OPP-003 rests on it)",
            "sightline thread OPP-003",
        ),
    ]


def test_what_has_its_own_part_of_the_page_is_told_once(tmp_path: Path) -> None:
    files = {
        "requests/ASK-1.md": "---\ntitle: A\nstatus: committed\nasked: 2026-02-01\n---\n",
        "rollouts/ROL-1.md": (
            "---\ntitle: B\nstatus: committed\nrequirements: REQ-1\n"
            "guardrails:\n  - count of a is > 1\n---\n"
        ),
        "requirements/REQ-1.md": "---\ntitle: C\nstatus: dropped\n---\n",
        "metrics/a.yaml": "title: D\n",
    }
    result = _today(tmp_path, files)
    assert [(n.id, n.why) for n in result.needs] == [("ROL-1", "has no rollback")]
    assert [ask.id for ask in result.unanswered] == ["ASK-1"]


def test_what_rests_on_nothing_committed_needs_nobody(tmp_path: Path) -> None:
    files = {
        "insights/INS-1.md": "---\ntitle: A\n---\n",
        "requirements/REQ-1.md": _promise("draft"),
    }
    assert _today(tmp_path, files).needs == ()


def _crowd() -> dict[str, str]:
    files = dict(FILES) | DUE | {k: v for k, v in STALE.items() if k[0] in "io"} | HISTORY
    for number in range(100, 140):
        files[f"requests/ASK-{number}.md"] = (
            f"---\ntitle: {'A long question ' * 20}\nasked: 2026-01-01\nowner: o{number}\n---\n"
        )
        files[f"memos/MEM-{number}.md"] = (
            f"---\ntitle: M\n---\n\n{{{{REQ-search.value = {number} ms}}}}\n"
        )
        files[f"rollouts/ROL-{number}.md"] = "---\ntitle: R\n---\n"
        files[f"requirements/REQ-{number}.md"] = _promise("shipped", "review: 2026-02-01\n")
        files[f"readings/RDG-{number}.yaml"] = _record(f"REQ-{number}", "FAIL", "2026-01-02")
        files[f"readings/RDG-{number}-2.yaml"] = _record(f"REQ-{number}", "PASS", "2026-02-27")
    return files


def test_however_much_there_is_it_fits_25_lines_of_100_columns(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, _crowd())
    for audience_hides in (False, True):
        if audience_hides:
            settings = FILES["sightline.toml"] + '[audiences.x]\nhide = ["interviews/*"]\n'
            (root / "sightline.toml").write_text(settings)
        lines = render_today.text(ask(root, "today")).splitlines()
        assert len(lines) == 25
        assert max(map(len, lines)) <= 100
        assert [line for line in lines if line.startswith("  …")] != []


def test_what_is_left_out_is_counted(tmp_path: Path) -> None:
    result = _today(tmp_path, _crowd())
    lines = render_today.text(result).splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("UNANSWERED"))
    end = next(i for i in range(at, 25) if lines[i].startswith("  …"))
    shown = end - at - 1
    assert lines[at] == "UNANSWERED REQUESTS (40)  sightline show ID"
    assert lines[end] == f"  … {40 - shown} more: sightline list ASK"
    assert len(to_plain(result)["unanswered"]) == 40


def test_each_line_names_an_id_or_what_to_type(tmp_path: Path) -> None:
    lines = render_today.text(_today(tmp_path, _crowd())).splitlines()[1:]
    known = ("REQ-", "ROL-", "ASK-", "OPP-", "OBJ-", "EXP-", "INS-", "MEM-")
    silent = [x for x in lines if not x.strip().startswith(known) and "sightline " not in x]
    assert silent == []


def test_nothing_to_do_is_said(tmp_path: Path) -> None:
    assert render_today.text(_today(tmp_path, {})) == (
        "Example   as of 1 Mar 2026, since 22 Feb 2026\n"
        "  Nothing moved, nothing is due, nobody waits: sightline list shows what is\n"
    )


def test_the_page_reads_like_this(tmp_path: Path) -> None:
    files = {
        "requirements/REQ-1.md": _promise("committed", "review: 2026-03-02\nevidence: INT-1\n"),
        "interviews/INT-1.md": "---\ntitle: A\ndate: 2026-02-01\n---\n",
        "metrics/api.latency_ms.yaml": "title: Latency\n",
        "requests/ASK-1.md": "---\ntitle: A key per team\nasker: sales\nasked: 2026-02-17\n"
        "owner: bo\n---\n",
        "readings/RDG-a.yaml": _record("REQ-1", "PASS", "2026-02-10"),
        "readings/RDG-c.yaml": _record("REQ-1", "FAIL", "2026-02-28", 243),
    }
    assert (
        render_today.text(_today(tmp_path, files))
        == """\
Example   as of 1 Mar 2026, since 22 Feb 2026
VERDICTS THAT MOVED (1)  sightline why ID
  REQ-1  PASS -> FAIL  243 ms n=300  Search
DUE (1)  sightline show ID
  REQ-1  review tomorrow (2026-03-02), ana  Search
UNANSWERED REQUESTS (1)  sightline show ID
  ASK-1  12 days (sales), bo  A key per team
NEEDS YOU (2)  sightline thread ID
  REQ-1  fails, ana  Search
  REQ-1  breaks the thread: no decision, no plan, ana  Search
"""
    )


def test_only_the_verdict_is_coloured(tmp_path: Path) -> None:
    page = render_today.text(_today(tmp_path, HISTORY), colour=True)
    assert "PASS -> \x1b[31mFAIL\x1b[0m  243 ms" in page


def test_the_same_day_gives_the_same_page(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, _crowd())
    assert ask(root, "today") == ask(root, "today")
