"""`try`: what data would say to a promise, before it is written down."""

from __future__ import annotations

import json
import random
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.views import Subject
from sightline.kernel.errors import UsageError
from sightline.measure.ask_try import EarlierWeek, TryResult
from sightline.web.application import application
from tests.cli.command_line import sightline
from tests.measure.promised import HEADER, SETTINGS, again, requirement, rows, verify, workspace
from tests.workspaces import ask

REQ = "requirements/REQ-001-quick.md"
KEY = "the-key-of-this-launch"
WEEKS = [(date(2026, 3, 1) - timedelta(weeks=back)).isoformat() for back in range(12, 0, -1)]


def history(step_minutes: int = 100) -> str:
    """A hundred days of requests that become slower, then quicker; some without a value."""
    rng, lines = random.Random(11), []
    at, end = datetime(2025, 11, 21), datetime(2026, 3, 1)
    while at < end:
        slow = 150 if datetime(2026, 1, 1) < at < datetime(2026, 1, 25) else 0
        value = "" if rng.random() < 0.01 else rng.randint(50, 250) + slow
        operation = rng.choice(("search", "list"))
        ok = str(rng.random() < 0.96).lower()
        lines.append(f"{at:%Y-%m-%dT%H:%M:%SZ},{operation},{value},{ok},u{rng.randint(1, 40)}\n")
        at += timedelta(minutes=step_minutes)
    return HEADER + "".join(lines)


def tried(root: Path, line: str, **more: Any) -> TryResult:
    found = ask(root, "try", criterion=line, **more)
    assert isinstance(found, TryResult)
    return found


def refused(root: Path, line: str, audience: str = "") -> tuple[str, str]:
    with pytest.raises(UsageError) as error:
        dispatcher = Dispatcher(app.parts(), str(root), "2026-03-01")
        dispatcher.call("try", {"criterion": line}, Subject("test", audience))
    return error.value.message, error.value.help


@pytest.mark.parametrize(
    ("line", "data", "verdict"),
    [
        ("p95 of api.latency_ms is < 200 ms", rows(100), "PASS"),
        ("p95 of api.latency_ms is < 150 ms", rows(100), "FAIL"),
        ("p95 of api.latency_ms is < 200 ms", rows(20), "INCONCLUSIVE"),
        ("p95 of api.latency_ms is < 200 ms", rows(100, day=20), "STALE"),
        ("p95 of api.latency_ms where operation = 'list' is < 2 s", rows(100), "NO DATA"),
        ("p95 of api.latency_ms is < 200 ms", "", "NO DATA"),
    ],
)
def test_each_verdict_is_what_verify_says_of_the_same_line(
    tmp_path: Path, line: str, data: str, verdict: str
) -> None:
    root = workspace(tmp_path, {"data/requests.csv": HEADER + data, REQ: requirement(line)})
    found, (said,) = tried(root, line), verify(root).results
    assert found.verdict == said.verdict == verdict
    for key in ("reading", "needed_n", "needed_by", "baseline", "change", "plan", "wish", "notes"):
        assert getattr(found, key) == getattr(said, key), key
    assert (found.as_of, found.hidden) == ("2026-03-01T00:00:00Z", 0)
    if found.reading is not None and found.reading.n:
        assert again(root, found.reading) == [found.reading.value]


LINES = (
    "p95 of api.latency_ms where operation = 'search' is < 250 ms",
    "mean of api.latency_ms is < 200 ms over 14d",
    "share(ok) of api.ok is > 95 % over 2w calendar Europe/Berlin",
    "p90 of api.latency_ms is down by 10 % vs previous",
    "p50 of api.daily where operation = 'list' is >= 5",
)


def test_the_twelve_weeks_are_what_verify_said_on_these_days(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"data/requests.csv": history(), REQ: requirement(*LINES)})
    weeks = [tried(root, line).earlier for line in LINES]
    for number, day in enumerate(WEEKS):
        said = verify(root, as_of=day).results
        assert [earlier[number] for earlier in weeks] == [
            EarlierWeek(f"{day}T00:00:00Z", one.verdict, one.reading.value, one.reading.n)
            for one in said
        ]
    assert [len(earlier) for earlier in weeks] == [12] * len(LINES)
    assert all(len({week.value for week in earlier}) > 1 for earlier in weeks)


def test_the_weeks_before_the_data_began_have_none(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    weeks = tried(root, "p95 of api.latency_ms is < 200 ms").earlier
    assert {(week.verdict, week.value, week.n) for week in weeks} == {("NO DATA", None, 0)}
    assert "weeks" not in sightline(root, "try", "p95 of api.latency_ms is < 200 ms").out


def test_the_last_line_counts_all_twelve_weeks(tmp_path: Path) -> None:
    data = "".join(rows(100, day=day) for day in (16, 20, 24))
    root = workspace(tmp_path, {"data/requests.csv": HEADER + data})
    shown = sightline(root, "try", "p95 of api.latency_ms is < 200 ms over 7d").out
    assert re.search(r"at the end of the last 12 weeks  \s*\S+\s+11 NO DATA, 1 PASS\n$", shown)


def test_the_bars_of_the_weeks_say_what_they_are(tmp_path: Path) -> None:
    data = "".join(rows(100, day=day) for day in (10, 16, 24))
    root = workspace(tmp_path, {"data/requests.csv": HEADER + data})
    line = "p95 of api.latency_ms is < 200 ms over 7d"
    values = [week.value for week in tried(root, line).earlier if week.value is not None]
    shown = sightline(root, "try", line).out.splitlines()[-1]
    assert shown == (
        f"  a bar for the value of each week: lowest {min(values)} ms, highest {max(values)} ms"
    )


def test_dates_at_the_ends_of_the_calendar_are_answered(tmp_path: Path) -> None:
    root, line = workspace(tmp_path), "p95 of api.latency_ms where operation = 'x' is < 200 ms"
    for day, weeks in (("0001-01-01", 0), ("0001-01-20", 2), ("9999-12-31", 12)):
        found = tried(root, line, as_of=day)
        assert (found.verdict, len(found.earlier)) == ("NO DATA", weeks)


@pytest.mark.parametrize(
    ("line", "message", "help"),
    [
        ("p95 of api.latency_ms is << 200 ms", "column 27: a number is missing here",
         "write: < 200 ms"),
        ("p95 of api.latency is < 2 ms", "there is no metric api.latency",
         "did you mean api.latency_ms?"),
        ("p95 of zzz is < 2 ms", "there is no metric zzz", "`sightline list metric` shows all"),
        ("p95 of api.latency_ms where operatio = 'x' is < 2 ms",
         "column 29: there is no column 'operatio'", "did you mean operation?"),
        ("p95 of api.latency_ms is < 2 ms [per usr]", "per usr: there is no column 'usr'",
         "did you mean user?"),
        ("p95 of api.latency_ms is < 2 kB", "column 28: kB cannot be turned into ms",
         "write the bound in ms"),
        ("text: search is quick", "a sentence can't be put to the data", "leave out text:"),
        ("mean of api.latency_ms is up by 1 % vs api.laten_ms", "there is no metric api.laten_ms",
         "did you mean api.latency_ms?"),
    ],
)  # fmt: skip
def test_what_can_not_be_tried_says_where_and_what_to_write(
    tmp_path: Path, line: str, message: str, help: str
) -> None:
    root = workspace(tmp_path)
    assert refused(root, line) == (message, help)
    shown = sightline(root, "try", line)
    assert (shown.code, shown.out) == (2, "")
    assert message in shown.err and help in shown.err


@pytest.mark.parametrize("line", ["Search should be fast", "", "  ", "p95", "p95 of \u0000"])
def test_a_sentence_is_told_how_to_become_a_promise(tmp_path: Path, line: str) -> None:
    message, help = refused(workspace(tmp_path), line)
    assert message.startswith("column ") and help


def test_a_broken_metric_or_source_is_told_and_no_traceback(tmp_path: Path) -> None:
    metrics = {
        "metrics/api.size.yaml": "title: Size\nsource: requests\nexpression: latency\n",
        "metrics/api.gone.yaml": "title: Gone\nsource: nowhere\n",
        "metrics/api.bare.yaml": "title: Bare\n",
        "metrics/lost.rows.yaml": "title: Lost\nsource: lost\n",
    }
    settings = SETTINGS + '[sources.lost]\nfiles = "data/lost.csv"\ntime = "ts"\n'
    root = workspace(tmp_path, {"sightline.toml": settings, **metrics})
    assert refused(root, "mean of api.size is < 2") == (
        "there is no column `latency`", "did you mean `latency_ms`?"
    )  # fmt: skip
    assert refused(root, "count of api.gone is < 2")[0] == "there is no source `nowhere`"
    assert refused(root, "count of api.bare is < 2")[0] == "this metric has no source"
    message, help = refused(root, "count of lost.rows is < 2")
    assert "data/lost.csv" in message and help


HIDING = SETTINGS.replace(
    'hide = ["source:requests"]', 'hide = ["source:requests", "metrics/people*", "requirements/*"]'
)


def test_what_is_hidden_is_not_tried_and_not_given_away(tmp_path: Path) -> None:
    files = {
        "sightline.toml": HIDING,
        REQ: requirement("count of people.count is < 1"),
        "metrics/all.asked.yaml": "title: Asked\nsource: seen\nquery: SELECT * FROM requests\n"
        "time: ts\n",
        "metrics/seen.rows.yaml": "title: Seen\nsource: seen\n",
    }
    files["sightline.toml"] += '[sources.seen]\nfiles = "data/people.csv"\ntime = "seen"\n'
    root = workspace(tmp_path, files)
    ask_owner = "ask the owner of the workspace"
    assert refused(root, "p95 of api.latency_ms is < 2 s", "partners") == (
        "withheld: the source `requests` is hidden from you", ask_owner,
    )  # fmt: skip
    message, help = refused(root, "count of people.count is > 1", "partners")
    assert message == "there is no metric people.count" and "people" not in help
    assert "people" not in "".join(refused(root, "count of people.coun is > 1", "partners")[1])
    assert "people" not in "".join(refused(root, "people are fine", "partners"))
    for line in ("count of all.asked is < 3", "count of seen.rows is up by 1 % vs all.asked"):
        assert refused(root, line, "partners") == (
            "withheld: a source that it reads is hidden from you", ask_owner,
        )  # fmt: skip
    dispatcher = Dispatcher(app.parts(), str(root), "2026-03-01")
    found = dispatcher.call("try", {"criterion": "count of seen.rows is > 1"}, Subject("t"))[0]
    hidden = dispatcher.call(
        "try", {"criterion": "count of seen.rows is > 1"}, Subject("t", "partners")
    )[0]
    assert (found.verdict, found.hidden) == ("PASS", 0)
    assert (hidden.verdict, hidden.hidden) == ("PASS", 3)


def test_promises_of_hidden_documents_contradict_nothing(tmp_path: Path) -> None:
    hide = SETTINGS.replace('["source:requests"]', '["requirements/*"]')
    files = {"sightline.toml": hide, REQ: requirement("p95 of api.latency_ms is < 100 ms")}
    root = workspace(tmp_path, files)
    asked = {"criterion": "p95 of api.latency_ms is > 150 ms"}
    for audience, expected in (("", ["MEA044"]), ("partners", [])):
        dispatcher = Dispatcher(app.parts(), str(root), "2026-03-01")
        found = dispatcher.call("try", asked, Subject("t", audience))[0]
        assert [weak.code for weak in found.weaknesses] == expected


def test_the_json_has_every_key_and_absent_is_null(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    shown = sightline(root, "try", "p95 of api.latency_ms is <200ms; plan <150 ms", "--json")
    answer = json.loads(shown.out)
    assert list(answer) == [
        "criterion", "verdict", "reading", "needed_n", "needed_by", "baseline", "change", "plan",
        "wish", "notes", "weaknesses", "earlier", "distribution", "as_of", "hidden",
    ]  # fmt: skip
    assert answer["criterion"] == "p95 of api.latency_ms is < 200 ms; plan < 150 ms"
    assert (answer["plan"], answer["wish"], answer["baseline"]) == ("missed", None, None)
    assert answer["earlier"][0] == {
        "as_of": "2025-12-07T00:00:00Z", "verdict": "NO DATA", "value": None, "n": 0,
    }  # fmt: skip
    assert answer["distribution"]["bound"] == {
        "value": 200.0, "comparator": "<", "beyond": 0, "allowed": 0.05,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "bound"),
    [
        ("p95 of api.latency_ms is < 0.15 s", (150, "<", 50, 0.05)),
        ("p90 of api.latency_ms is > 150 ms", (150, ">", 51, 0.9)),
        ("median of api.latency_ms is <= 150 ms", (150, "<=", 49, 0.5)),
        ("mean of api.latency_ms is < 150 ms", (150, "<", 50, None)),
        ("p95 of api.latency_ms is between 1 and 2 s", None),
        ("p95 of api.latency_ms is up by 10 % vs previous", None),
        ("max of api.latency_ms is < 150 ms", None),
        ("min of api.latency_ms is < 150 ms", None),
    ],
)
def test_values_are_drawn_beside_the_bound(
    tmp_path: Path, line: str, bound: tuple[float, str, int, float | None] | None
) -> None:
    drawn = tried(workspace(tmp_path), line).distribution
    assert drawn is not None
    assert drawn.n == 100 == drawn.below + drawn.above + sum(one.n for one in drawn.buckets)
    mark = drawn.bound and (
        drawn.bound.value, drawn.bound.comparator, drawn.bound.beyond, drawn.bound.allowed,
    )  # fmt: skip
    assert mark == bound


@pytest.mark.parametrize(
    "line",
    [
        "count of api.requests is > 1",
        "sum of api.latency_ms is > 1 s",
        "share(ok) of api.ok is > 1 %",
        "rate of api.requests is > 1 /d",
        "p95 of api.latency_ms where operation = 'x' is < 1 s",
    ],
)
def test_what_has_no_values_to_draw_has_no_picture(tmp_path: Path, line: str) -> None:
    root = workspace(tmp_path)
    assert tried(root, line).distribution is None
    assert "how many" not in sightline(root, "try", line).out


def test_http_answers_what_the_command_line_does(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"data/requests.csv": history()})
    client = TestClient(application(app.parts(), str(root), key=KEY), base_url="http://127.0.0.1")
    headers = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}
    for line in ("p95 of api.latency_ms is < 150 ms; wish < 1 ms", "should be fast"):
        shown = sightline(root, "try", line, "--json")
        body = {"criterion": line}
        posted = client.post("/api/try", json=body, headers=headers)
        got = client.get("/api/try", params=body, headers=headers)
        assert posted.json() == got.json()
        if shown.out:
            assert posted.json() == json.loads(shown.out)
        else:
            assert posted.status_code == 422 and posted.json()["title"] in shown.err


def test_nothing_is_written(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    before = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    sightline(root, "try", "p95 of api.latency_ms is < 200 ms")
    after = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    assert {p: b for p, b in after.items() if ".sightline" not in p.parts} == before


def test_colours_mark_the_verdict_and_the_warnings_only(tmp_path: Path) -> None:
    from sightline.measure.render_try import text

    found = tried(workspace(tmp_path), "p95 of api.latency_ms where operation = 'serch' is < 2 s")
    plain, coloured = text(found), text(found, colour=True)
    assert "\x1b[33mNO DATA" in coloured and "\x1b[33mwarning[MEA043]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain
