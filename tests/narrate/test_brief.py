"""`brief` tells the whole story on one page, in figures that the data give again."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import mean
from typing import Any

import duckdb
import pytest

from sightline.kernel.asking.json_shape import to_plain
from sightline.measure.language.criterion_parser import parse
from sightline.measure.suggesting.suggested_criteria import KnownMetric, suggestion
from sightline.narrate import render_brief
from tests.workspaces import ask, write_workspace

_END = datetime(2026, 3, 1, tzinfo=UTC)


def _requests() -> str:
    """Eight weeks of requests: slower searches first, and ten tokens in all."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["time", "operation", "latency_ms", "failed"])
    for number in range(1, 5601):
        time = _END - timedelta(minutes=number * 14.4)
        latency = 100 + number * 37 % 150 + (60 if number > 2800 else 0)
        rows.writerow([f"{time:%Y-%m-%dT%H:%M:%SZ}", "search", latency, number % 50 == 0])
    for number in range(10):
        time = _END - timedelta(days=number, hours=1)
        rows.writerow([f"{time:%Y-%m-%dT%H:%M:%SZ}", "token", 300 + number, False])
    return out.getvalue()


REQUIREMENT = "---\ntitle: {}\nstatus: {}\ncriteria:\n  - {}\n---\n"
SEARCH = "p95 of api.latency_ms where operation = 'search' is < 200 ms over 28d"
FILES = {
    "sightline.toml": (
        'name = "Relay (synthetic demo)"\nowner = "ana"\nas_of = 2026-03-01\n'
        '[sources.requests]\nfiles = "data/requests.csv"\ntime = "time"\n'
        '[sources.sandbox]\nfiles = "data/sandbox.csv"\ntime = "time"\n'
        '[sources.docs]\nfiles = "data/docs.csv"\ntime = "time"\n'
        '[feedback.TIC]\nfiles = "feedback/tickets.csv"\nkey = "id"\ntext = "words"\n'
    ),
    "data/requests.csv": _requests(),
    "data/sandbox.csv": "time,ok\n",
    "data/docs.csv": "time,ok\n2026-01-19T00:00:00Z,true\n2026-02-05T00:00:00Z,true\n",
    "feedback/tickets.csv": "id,words\n1,Slow\n2,Slower\n",
    "metrics/api.latency_ms.yaml": (
        "title: Latency of the API\nsource: requests\nexpression: latency_ms\nunit: ms\n"
        "better: lower\n"
    ),
    "metrics/api.failed.yaml": "title: Calls that failed\nsource: requests\nexpression: failed\n",
    "metrics/sandbox.ok.yaml": "title: Sandbox resets\nsource: sandbox\nexpression: ok\n",
    "metrics/docs.answers.yaml": "title: Pages that answer\nsource: docs\n",
    "interviews/series.yaml": "title: Developers\nconsent: given\n",
    "interviews/INT-003.md": (
        "---\ntitle: Acme\ndate: 2026-01-12\n---\n\n> I stop typing and wait. {#q4}\n"
    ),
    "opportunities/OPP-1.md": "---\ntitle: Slow\nevidence: [INT-003#q4, TIC-1, TIC-2]\n---\n",
    "decisions/DEC-1.md": (
        "---\ntitle: Index\nchoice: A\nbecause: b\ndecider: ana\nopportunity: OPP-1\n"
        "options:\n  - title: A\n---\n"
    ),
    "requirements/REQ-search.md": (
        "---\ntitle: Search at once\nstatus: shipped\nopportunity: OPP-1\ndecision: DEC-1\n"
        f"criteria:\n  - {SEARCH}\n---\n"
    ),
    "requirements/REQ-all.md": REQUIREMENT.format(
        "All answers in time", "committed", "p95 of api.latency_ms is < 1 s over 28d"
    ),
    "requirements/REQ-token.md": REQUIREMENT.format(
        "A token in one request",
        "committed",
        "p99 of api.latency_ms where operation = 'token' is < 1 s over 28d",
    ),
    "requirements/REQ-sandbox.md": REQUIREMENT.format(
        "The sandbox resets", "committed", "count of sandbox.ok is > 5 over 28d"
    ),
    "requirements/REQ-docs.md": REQUIREMENT.format(
        "Docs answer", "committed", "count of docs.answers is >= 1 over 28d"
    ),
    "requirements/REQ-fast.md": REQUIREMENT.format(
        "Fast", "committed", "The API should be fast"
    ),
    "requirements/REQ-draft.md": REQUIREMENT.format(
        "A draft", "draft", "p50 of api.latency_ms is < 1 s"
    ),
    "objectives/OBJ-1.md": (
        "---\ntitle: Faster\nkey_results:\n  - mean of api.latency_ms where operation = 'search'"
        " is down by 10 % over 28d vs previous\n---\n"
    ),
    "requests/ASK-9.md": "---\ntitle: Keys\nasker: sales\nasked: 2026-02-17\n---\n",
    "rollouts/ROL-5.md": "---\ntitle: Index\nrequirements: [REQ-search]\n---\n",
}  # fmt: skip


PAGE = """\
Relay (synthetic demo)   as of 1 Mar 2026   1 key result, 5 promises, 1 interview, 2 tickets
DID IT WORK?  Latency of the API  234.5 ms -> 174.6 ms  PASS -25.5 % [-26.2, -24.8]
                before/after, cause NOT proven
PROMISES        [ ] limits, at 95 % each unless a promise says otherwise; n = rows
  PASS          REQ-all      All answers in time                 0.243 s [0.242, 0.244] n=2,810
  FAIL          REQ-search   Search at once                      242 ms [241, 243] n=2,800
  INCONCLUSIVE  REQ-token    A token in one request              n=10, needs 299: never at this rate
  NO DATA       REQ-sandbox  The sandbox resets                  the source sandbox holds no row yet
  STALE         REQ-docs     Docs answer                         data end 24 d ago
  NOT A PROMISE REQ-fast     “The API should be fast”
                             try: p95 of api.latency_ms is < 300 ms over 28d (today 243 ms)
  1 line in drafts, guardrails, experiments; 1 mistake in data or metrics: sightline verify
WHY REQ-search?  “I stop typing and wait.” INT-003#q4 + 2 rows of feedback -> OPP-1 -> DEC-1 ->
    REQ-search -> FAIL
NEEDS YOU     1 REQ-search fails   2 ASK-9 (sales) unanswered 12 d   3 ROL-5 has no rollback
              … 6 more: sightline today
NEXT  sightline thread REQ-search  |  sightline why REQ-search  |  your product: sightline init
IDS   REQ requirement, INT interview, OPP opportunity, DEC decision, ASK request, ROL rollout
"""


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_workspace(tmp_path_factory.mktemp("brief"), FILES)


@pytest.fixture(scope="module")
def page(relay: Path) -> Any:
    return ask(relay, "brief")


def test_every_sort_of_verdict_stands_on_the_page(page: Any) -> None:
    assert [(r.id, r.verdict) for r in page.promises] == [
        ("REQ-all", "PASS"),
        ("REQ-docs", "STALE"),
        ("REQ-sandbox", "NO DATA"),
        ("REQ-search", "FAIL"),
        ("REQ-token", "INCONCLUSIVE"),
    ]
    assert [s.line.id for s in page.sentences] == ["REQ-fast"]
    assert page.others == 1


def test_drafts_are_no_promises(page: Any) -> None:
    assert "REQ-draft" not in render_brief.text(page)


def test_the_figures_are_those_of_the_rows(relay: Path, page: Any) -> None:
    """Each by separate SQL over the file."""
    rows = f"read_csv('{relay / 'data/requests.csv'}')"
    inside = "operation = 'search' AND time >= '2026-02-01' AND time < '2026-03-01'"
    search = next(r for r in page.promises if r.id == "REQ-search").reading
    with duckdb.connect() as db:
        value, n = db.sql(
            f"SELECT quantile_disc(latency_ms, 0.95), count(*) FROM {rows} WHERE {inside}"
        ).fetchall()[0]
    assert (search.value, search.n) == (value, n)


def test_did_it_work_compares_the_means_of_both_windows(relay: Path, page: Any) -> None:
    values: dict[bool, list[int]] = {False: [], True: []}
    with open(relay / "data/requests.csv", newline="") as file:
        for row in csv.DictReader(file):
            age = _END - datetime.fromisoformat(row["time"])
            if row["operation"] == "search" and timedelta(0) < age <= timedelta(days=56):
                values[age <= timedelta(days=28)].append(int(row["latency_ms"]))
    (one,) = page.key_results
    assert one.name == "Latency of the API"
    assert one.answer.reading.value == pytest.approx(mean(values[True]), rel=1e-11)
    assert one.answer.baseline.value == pytest.approx(mean(values[False]), rel=1e-11)
    change = mean(values[True]) / mean(values[False]) - 1
    assert one.answer.change.value == pytest.approx(change, rel=1e-9)


def test_before_and_after_alone_prove_no_cause_and_the_page_says_so(page: Any) -> None:
    (one,) = page.key_results
    assert one.caveat == "before/after, cause NOT proven"
    assert render_brief.text(page).count("cause NOT proven") == 1


def test_the_page_reads_like_this(page: Any) -> None:
    assert render_brief.text(page) == PAGE


def test_the_line_to_try_compiles_and_holds_today(relay: Path, page: Any) -> None:
    (sentence,) = page.sentences
    (suggested,) = sentence.suggestions
    parse(suggested.criterion)
    path = "requirements/REQ-fast.md"
    files = {**FILES, path: REQUIREMENT.format("Fast", "committed", suggested.criterion)}
    again = write_workspace(relay.parent / "again", files)
    (found,) = ask(again, "verify", ids=("REQ-fast",)).results
    assert found.verdict == "PASS"


def test_the_worst_promise_is_the_one_that_is_explained(page: Any) -> None:
    assert (page.why.id, page.why.verdict) == ("REQ-search", "FAIL")


def test_the_head_counts_what_the_page_lists(page: Any) -> None:
    """A sentence is listed as none, and is not counted as one."""
    text = render_brief.text(page)
    head, *lines = text.splitlines()
    listed = [line for line in lines if re.match(r"  (PASS|FAIL|INCON|NO DATA|STALE) ?", line)]
    assert f"{len(page.key_results)} key result, {len(listed)} promises" in head


def test_each_prefix_on_the_page_is_said_once(page: Any) -> None:
    *lines, last = render_brief.text(page).splitlines()
    met = set(re.findall(r"\b([A-Z]{3})-", "\n".join(lines)))
    assert {part.split()[0] for part in last.removeprefix("IDS ").split(",")} == met


SIGNUPS = "".join(
    f"2026-02-{day:02},{day},signup\n2026-02-{day + 3:02},{day},call\n" for day in range(1, 20)
)
WAITS = "".join(
    f"2026-{month:02}-{day:02},{day if day > 2 * month else ''}\n"
    for month in (1, 2)
    for day in range(1, 28)
)
OUTCOMES = {
    "sightline.toml": (
        'name = "E"\nowner = "ana"\nas_of = 2026-03-01\n'
        '[sources.steps]\nfiles = "data/steps.csv"\ntime = "at"\n'
        '[sources.waits]\nfiles = "data/waits.csv"\ntime = "at"\n'
    ),
    "data/steps.csv": "at,user,event\n" + SIGNUPS,
    "data/waits.csv": "at,days\n" + WAITS,
    "metrics/steps.journey.yaml": "title: To a call\nsource: steps\nentity: user\nevent: event\n",
    "metrics/waits.days.yaml": (
        "title: Waiting\nsource: waits\nexpression: days\nunit: d\nmissing_means: never called\n"
    ),
    "objectives/OBJ-1.md": (
        "---\ntitle: Sooner\nkey_results:\n"
        "  - time_to(signup -> call) of steps.journey is < 5 d over 28d\n"
        "  - mean of waits.days is down by 10 % over 28d vs previous\n---\n"
    ),
}


def test_a_median_says_that_it_is_one_and_a_mean_of_whom(tmp_path: Path) -> None:
    result = ask(write_workspace(tmp_path, OUTCOMES), "brief")
    text = render_brief.text(result)
    assert "3 d (median)" in text
    before, now = (
        sum(line.endswith(",") for line in WAITS.splitlines() if start <= line[:10] < end)
        for start, end in (("2026-01-04", "2026-02-01"), ("2026-02-01", "2026-03-01"))
    )
    assert (before, now) == (0, 4)
    assert "4 of 51 never called (0 of 24 before, 4 of 27 now), the mean leaves them" in text


def test_json_has_everything_that_the_page_says(page: Any) -> None:
    plain = to_plain(page)
    assert plain["promises"][3]["reading"]["query"].startswith("SELECT")
    assert set(plain) == {
        "name", "as_of", "interviews", "feedback", "feedback_noun", "key_results", "promises",
        "sentences", "others", "why", "needs", "commands", "problems", "hidden",
    }  # fmt: skip


def test_an_empty_workspace_has_a_page_too(tmp_path: Path) -> None:
    assert render_brief.text(ask(write_workspace(tmp_path, {}), "brief")) == (
        "Example   as of 1 Mar 2026   0 promises, 0 interviews, 0 rows of feedback\n"
        "PROMISES\n  none yet: a requirement promises once it is committed\n"
        "NEXT  sightline new REQ  |  sightline today\n"
    )


def test_a_mistake_in_the_data_is_counted_and_nothing_passes(tmp_path: Path) -> None:
    files = {k: v for k, v in FILES.items() if not k.startswith("data/")}
    result = ask(write_workspace(tmp_path, files), "brief")
    assert {r.verdict for r in result.promises} == {"NO DATA"}
    text = render_brief.text(result)
    assert "3 mistakes in data or metrics: sightline verify" in text
    assert result.sentences[0].suggestions == ()


def test_a_hundred_promises_still_fit_a_page_the_worst_among_them(tmp_path: Path) -> None:
    more = {
        f"requirements/REQ-{n}.md": REQUIREMENT.format(
            "A long title " * 20, "committed", f"p95 of api.latency_ms is < {5000 + n} ms over 28d"
        )
        for n in range(100, 200)
    }
    lines = render_brief.text(ask(write_workspace(tmp_path, FILES | more), "brief")).splitlines()
    assert len(lines) <= 33
    assert max(map(len, lines)) <= 100
    assert any(line.startswith("  FAIL          REQ-search") for line in lines)
    assert any("94 PASS more" in line for line in lines)


def test_colour_changes_nothing_but_colour(page: Any) -> None:
    coloured = render_brief.text(page, colour=True)
    assert re.sub(r"\x1b\[\d+m", "", coloured) == render_brief.text(page)
    assert "\x1b[31mFAIL\x1b[0m" in coloured


def test_what_is_hidden_stays_off_the_page(relay: Path, tmp_path: Path) -> None:
    settings = (
        FILES["sightline.toml"] + '[audiences.board]\nhide = ["interviews/*", "rollouts/*"]\n'
    )
    root = write_workspace(tmp_path, FILES | {"sightline.toml": settings})
    from sightline import app
    from sightline.kernel.asking.dispatcher import Dispatcher
    from sightline.kernel.asking.views import Subject

    dispatcher = Dispatcher(app.parts(), str(root), "")
    text = render_brief.text(dispatcher.call("brief", {}, Subject("test", "board"))[0])
    assert "stop typing" not in text
    assert "ROL-5" not in text
    assert "3 hidden" in text.partition("DID IT WORK?")[0]


LATENCY = KnownMetric("api.latency_ms", "Latency of the API", "ms", "lower")
ERRORS = KnownMetric("api.failed", "Calls that failed", "", None)
UPTIME = KnownMetric("site.up", "Availability of the site", "", "higher")
CALLS = KnownMetric("api.calls", "Calls of developers", "", None)
PRICE = KnownMetric("order.amount", "What an order costs", "EUR", None)
METRICS = [LATENCY, ERRORS, UPTIME, CALLS, PRICE]
VALUES: dict[str, dict[str, float | None]] = {
    "api.latency_ms": {"p50": 90.0, "p95": 243.0, "mean": 100.0, "count": 41902},
    "api.failed": {"share": 0.031, "count": 900},
    "site.up": {"share": 0.9971, "count": 900},
    "api.calls": {"count": 1234},
    "order.amount": {"p50": 20.0, "p95": 84.0, "count": 12},
}


WORDS = """\
---
title: Keys
status: committed
criteria:
  - text: Keys change without downtime
    attested: {by: Mira, on: 2026-02-12}
  - text: The status page was green
    reported: {value: 99.94, unit: "%", link: "https://status.test", by: Ines, on: 2026-02-28}
---
"""


def test_somebodys_word_is_shown_as_that(tmp_path: Path) -> None:
    files = {"requirements/REQ-1.md": WORDS}
    lines = render_brief.text(ask(write_workspace(tmp_path, files), "brief")).splitlines()
    assert [" ".join(line.split()) for line in lines[2:4]] == [
        "ATTESTED REQ-1 Keys change without downtime by Mira on 2026-02-12",
        "REPORTED REQ-1 The status page was green 99.94 % by Ines on 2026-02-28",
    ]


@pytest.mark.parametrize("key", ["test: a::b", "test: a.b"])
def test_a_test_that_did_not_run_has_no_data(tmp_path: Path, key: str) -> None:
    text = f"---\ntitle: T\nstatus: shipped\ncriteria:\n  - text: It works\n    {key}\n---\n"
    result = ask(write_workspace(tmp_path, {"requirements/REQ-1.md": text}), "brief")
    assert [(r.id, r.verdict) for r in result.promises] == [("REQ-1", "NO DATA")]
    assert "  NO DATA       REQ-1  T" in render_brief.text(result)


@pytest.mark.parametrize(
    ("sentence", "criteria"),
    [
        ("should be fast", ["p95 of api.latency_ms is < 300 ms over 28d"]),
        ("answers come quickly", ["p95 of api.latency_ms is < 300 ms over 28d"]),
        ("it makes few errors", ["rate of api.failed is < 4 % over 28d",
                                 "rate of site.up is > 99.6 % over 28d"]),
        ("the site is reliable", ["rate of site.up is > 99.6 % over 28d",
                                  "rate of api.failed is < 4 % over 28d"]),
        ("adoption grows", ["count of api.calls is > 1000 over 28d"]),
        ("it is cheap", ["p95 of order.amount is < 100 EUR over 28d"]),
    ],
)  # fmt: skip
def test_the_words_of_a_sentence_choose_the_metric(sentence: str, criteria: list[str]) -> None:
    found = suggestion(sentence, METRICS, VALUES.__getitem__)
    assert [s.criterion for s in found.suggestions] == criteria
    for suggested in found.suggestions:
        parse(suggested.criterion)


def test_the_value_of_today_stands_beside_the_bound() -> None:
    (found,) = suggestion("fast", METRICS, VALUES.__getitem__).suggestions
    assert found.today == "243 ms"


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [("should be fast", "a duration"), ("reliable", "a yes or no"), ("cheap", "an amount of money"),
     ("delightful", "one that the sentence speaks of")],
)  # fmt: skip
def test_without_a_fitting_metric_the_missing_sort_is_named(sentence: str, missing: str) -> None:
    found = suggestion(sentence, [CALLS], VALUES.__getitem__)
    assert found.suggestions == ()
    assert found.missing is not None
    assert found.missing.startswith(f"no metric here fits: it takes {missing}")


def test_what_can_not_be_measured_is_not_suggested() -> None:
    assert suggestion("fast", [LATENCY], lambda name: {}).suggestions == ()
    nothing: dict[str, float | None] = {"p95": None, "count": 5}
    assert suggestion("fast", [LATENCY], lambda name: nothing).suggestions == ()
