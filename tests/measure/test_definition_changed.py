"""A recorded verdict is about a metric as it was defined: when that changed, it is STALE."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.views import Subject
from sightline.kernel.documents.neighbourhood import Neighbourhood
from sightline.measure.judging.definition_changes import changes
from sightline.measure.judging.same_sql import one_spelling
from sightline.narrate.recorded_verdicts import RecordedVerdicts
from tests.measure import functional
from tests.measure.promised import HEADER, METRICS, requirement, rows, verify, workspace
from tests.workspaces import ask, findings, write_workspace

REQ = "requirements/REQ-001-quick.md"
TOML = "sightline.toml"
API = "contracts/relay/openapi.yaml"
METRIC = "metrics/api.latency_ms.yaml"
LINE = "p50 of api.latency_ms where searches and kind = 's' is < 900 ms"
DEFINED = """\
title: Latency
source: requests
expression: latency_ms
unit: ms
time: ts
filters: [ok = true, staff_free]
dimensions: {kind: "left(operation, 1)", unused: "left(user, 1)"}
populations:
  searches: operation = 'search'
  staff_free: user != 'u0'
  nobody: user = 'x'
"""
CONTRACT = """\
openapi: 3.1.0
info: {title: Relay, version: "1"}
paths:
  /v1/search:
    parameters: [{name: q, in: query, schema: {type: string}}]
    get:
      operationId: search
      description: Finds things
      tags: [finding]
      responses:
        "200": {description: what was found, content: {application/json: {schema: {
          $ref: "#/components/schemas/Found"}}}}
    post:
      operationId: search_more
      responses: {"200": {description: more}}
components:
  schemas:
    Found: {type: object, description: all, properties: {
      tags: {type: array}, description: {type: string}}}
"""


def promising(root: Path, line: str = LINE, **files: str) -> Path:
    data = HEADER.replace("user", "user,at") + rows(300).replace("\n", ",2026-02-27\n")
    named = {path.replace("__", "/"): text for path, text in files.items()}
    return workspace(
        root,
        {"data/requests.csv": data, METRIC: DEFINED, REQ: requirement(json.dumps(line)), **named},
    )


def edit(root: Path, old: str, new: str, path: str = METRIC) -> None:
    text = (root / path).read_text()
    assert old in text
    (root / path).write_text(text.replace(old, new))


def verdict(root: Path, **more: Any) -> tuple[str, str]:
    """The word and the first note."""
    (found,) = verify(root, **more).results
    return found.verdict, found.notes[0] if found.notes else ""


CHANGES = [
    ("expression: latency_ms", "expression: latency_ms * 2",
     "expression was latency_ms and is latency_ms * 2"),
    ("unit: ms", "unit: s", "unit was ms and is s"),
    ("filters: [ok = true, ", "filters: [ok = false, ",
     "filter 1 was ok = true and is ok = false"),
    (", staff_free]", "]", "column user is gone (it was text); filter 2 is gone"
     " (it was staff_free); population staff_free is gone (it was user != 'u0')"),
    ("operation = 'search'", "operation in ('search', 'list')",
     "population searches was operation = 'search' and is operation in ('search', 'list')"),
    ("user != 'u0'", "user != 'u1'",
     "population staff_free was user != 'u0' and is user != 'u1'"),
    ('"left(operation, 1)"', '"lower(left(operation, 1))"',
     "dimension kind was left(operation, 1) and is lower(left(operation, 1))"),
    ("time: ts", "time: at", "column at is new (time); column ts is gone"
     " (it was time); time was ts and is at"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "why"), CHANGES, ids=[new for _, new, _ in CHANGES])
def test_what_a_verdict_depended_on_makes_it_stale_until_it_is_recorded_again(
    tmp_path: Path, old: str, new: str, why: str
) -> None:
    root = promising(tmp_path)
    assert verdict(root) == ("PASS", "")
    ask(root, "record")
    assert verdict(root) == ("PASS", "")
    edit(root, old, new)
    word, note = verdict(root)
    assert word == "STALE"
    assert note == (
        f"api.latency_ms is another metric than in RDG-req-001-2026-03-01 of 2026-03-01: {why}"
    )
    (stale,) = verify(root).results
    now = stale.notes[1].removeprefix("it would be ").partition(";")[0]
    (again,) = ask(root, "record").results
    assert (again.verdict, again.notes[0]) == (now, note)
    assert now in ("PASS", "FAIL", "INCONCLUSIVE")
    (accepted,) = verify(root).results
    assert (accepted.verdict, accepted.reading) == (now, stale.reading)
    assert note not in accepted.notes
    (kept,) = ask(root, "record").recorded
    assert (kept.id, kept.is_new) == ("RDG-req-001-2026-03-01-2", False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Latency", "title: How long it takes"),
        ("nobody: user = 'x'", "nobody: user = 'y'"),
        ("  nobody: user = 'x'\n", ""),
        ('unused: "left(user, 1)"', 'unused: "left(user, 2)"'),
        ("unit: ms\n", "unit: ms\nbetter: lower\ndescription: of the API\nentity: user\n"),
    ],
)
def test_what_it_did_not_depend_on_changes_nothing(tmp_path: Path, old: str, new: str) -> None:
    root = promising(tmp_path)
    ask(root, "record")
    edit(root, old, new)
    assert verdict(root) == ("PASS", "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[ok = true, staff_free]", "[staff_free, ok = true]"),
        ("[ok = true, staff_free]", "[staff_free, ok = true, ok = true]"),
        ("expression: latency_ms", 'expression: "( latency_ms )"'),
        ('"left(operation, 1)"', '"((LEFT( operation,1 )))"'),
    ],
)
def test_another_spelling_of_the_same_metric_changes_nothing(
    tmp_path: Path, old: str, new: str
) -> None:
    root = promising(tmp_path)
    ask(root, "record")
    edit(root, old, new)
    assert verdict(root) == ("PASS", "")


def test_a_filter_more_is_told_alone_wherever_it_stands(tmp_path: Path) -> None:
    root = promising(tmp_path)
    ask(root, "record")
    edit(root, "[ok = true, staff_free]", "[latency_ms > 1, staff_free, ok = true]")
    assert verdict(root)[1].endswith("2026-03-01: filter 1 is new (latency_ms > 1)")


SAME_SQL = [
    ("sum(a) / count(*)", "SUM( a )/COUNT(*)\n"),
    ("CASE WHEN ok THEN 1 END", "case when ok\n then 1 end"),
    ("a < -1", "a<-1"),
    ("a -- why\n+ b", "a + b"),
    ("(a) + (b)", "((a) + (b))"),
    ("name = 'It''s  A'", "( name='It''s  A' )"),
    ("count(*) FILTER (WHERE x = 1.5e-3)", "count(*) filter(where x=1.5e-3)"),
    ("min(ts) + INTERVAL 30 day", "(min(ts)+interval 30 day)"),
]
OTHER_SQL = [
    ("(a) + (b)", "a) + (b"),
    ("'a  b'", "'a b'"),
    ("'When'", "'when'"),
    ('"A  b"', '"A b"'),
    ("a - -b", "a --b"),
    ("a < = b", "a <= b"),
    ("a /* b */", "a"),
    ("a\n+ b -- c", "a -- c + b"),
    ("e'\\' x'", "e'\\'  x'"),
    ("$$a  b$$", "$$a b$$"),
    ("'a'\n'b'", "'a' 'b'"),
    ("j.Select", "j.select"),
    ("Name", "name"),
    ("x'ab'", "x 'ab'"),
    ("1e5", "1 e5"),
    ("(a + b) * c", "a + b * c"),
]


@pytest.mark.parametrize(("one", "other"), SAME_SQL)
def test_sql_in_another_layout_says_the_same(one: str, other: str) -> None:
    assert one_spelling(one) == one_spelling(other)
    assert one_spelling(one_spelling(one)) == one_spelling(one)
    assert not changes({"expression": one}, {"expression": other})


@pytest.mark.parametrize(("one", "other"), OTHER_SQL)
def test_sql_that_may_say_something_else_is_told(one: str, other: str) -> None:
    assert one_spelling(one) != one_spelling(other)
    assert changes({"dimension k": one}, {"dimension k": other})


def test_the_engine_reads_both_layouts_alike() -> None:
    """The engine's own parser finds the same tree, apart from the places in the text."""
    for one, other in SAME_SQL:
        assert tree(one) == tree(other)


def tree(sql: str) -> Any:
    asked = "SELECT json_serialize_sql(?)"
    (text,) = duckdb.execute(asked, [f"SELECT ({sql}\n)"]).fetchone() or ("",)
    found = re.sub(r'"query_location(_length)?":[0-9]+', "", str(text))
    assert '"error":false' in found
    return found


def test_a_column_of_the_same_family_is_the_same(tmp_path: Path) -> None:
    root = promising(tmp_path)
    ask(root, "record")
    assert '"column latency_ms": "number"' in record(root)
    edit(root, ",search,101,", ",search,101.5,", "data/requests.csv")
    assert verdict(root) == ("PASS", "")
    assert not changes({"column ts": "DATE"}, {"column ts": "TIMESTAMP"})
    assert not changes({"type of the value": "BIGINT"}, {"type of the value": "DOUBLE"})
    assert changes({"column a": "VARCHAR[]"}, {"column a": "INTEGER[]"}) == [
        "column a was VARCHAR[] and is INTEGER[]"
    ]


def test_the_first_rows_of_an_empty_file_are_no_other_metric(tmp_path: Path) -> None:
    root = promising(tmp_path)
    full = (root / "data/requests.csv").read_text()
    (root / "data/requests.csv").write_text(full.partition("\n")[0] + "\n")
    line = "p50 of api.latency is < 900 ms"
    (root / REQ).write_text(requirement(line))
    metric = "title: L\nsource: requests\nunit: ms\nexpression: latency_ms * 1.0\n"
    (root / "metrics/api.latency.yaml").write_text(metric.replace("latency_ms *", "1 *"))
    ask(root, "record")
    assert "verdict: NO DATA" in record(root) and '"column ts": "text"' in record(root)
    (root / "data/requests.csv").write_text(full)
    assert verdict(root) == ("PASS", "")
    (root / "metrics/api.latency.yaml").write_text(metric)
    assert verdict(root)[1].endswith("expression was 1 * 1.0 and is latency_ms * 1.0")


def record(root: Path) -> str:
    return (root / "readings/RDG-req-001-2026-03-01.yaml").read_text()


UNITS = 'time = "ts"\nunits = { latency_ms = "ms", at = "d" }'


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('latency_ms = "ms"', 'latency_ms = "s"', "unit of column latency_ms was ms and is s"),
        ('latency_ms = "ms", ', "", "unit of column latency_ms is gone (it was ms)"),
        ('"data/requests.csv"', '["data/requests.csv", "data/more.csv"]',
         "files was data/requests.csv and is data/requests.csv, data/more.csv"),
        ("[sources.requests]", '[defaults]\nwindow = "14d"\n\n[sources.requests]',
         "window was 28d and is 14d"),
    ],
)  # fmt: skip
def test_what_the_settings_say_of_the_data_counts_too(
    tmp_path: Path, old: str, new: str, why: str
) -> None:
    root = promising(tmp_path)
    edit(root, 'time = "ts"', UNITS, TOML)
    data = (root / "data/requests.csv").read_text()
    (root / "data/more.csv").write_text(data.replace("2026-02-27", "2026-02-26"))
    ask(root, "record")
    edit(root, old, new, TOML)
    assert verdict(root)[0] == "STALE"
    assert verdict(root)[1].endswith(f"of 2026-03-01: {why}")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (', at = "d"', ', at = "h"'),
        ('files = "data/people.csv"', 'files = ["data/people.csv"]'),
        ('["data/requests.csv", "data/more.csv"]', '["data/more.csv", "data/requests.csv"]'),
        ("[sources.requests]", '[defaults]\nwindow = "28d"\n\n[sources.requests]'),
    ],
)
def test_settings_that_it_did_not_depend_on_change_nothing(
    tmp_path: Path, old: str, new: str
) -> None:
    root = promising(tmp_path)
    edit(root, 'time = "ts"', UNITS, TOML)
    both = '["data/requests.csv", "data/more.csv"]'
    edit(root, '"data/requests.csv"', both, TOML)
    (root / "data/more.csv").write_text((root / "data/requests.csv").read_text())
    ask(root, "record")
    edit(root, old, new, TOML)
    assert verdict(root) == ("PASS", "")


def test_a_window_that_the_promise_names_is_its_own(tmp_path: Path) -> None:
    root = promising(tmp_path, f"{LINE} over 28d")
    ask(root, "record")
    edit(root, "[sources.requests]", '[defaults]\nwindow = "14d"\n\n[sources.requests]', TOML)
    assert verdict(root) == ("PASS", "")


def test_what_a_query_reads_besides_counts_and_what_it_does_not_read_does_not(
    tmp_path: Path,
) -> None:
    asked = (
        "title: A\nsource: requests\nunit: ms\ntime: ts\nexpression: latency_ms\n"
        "query: SELECT * FROM requests WHERE user NOT IN (SELECT name FROM {})\n"
    )
    more = '[sources.others]\nfiles = "data/others.csv"\ntime = "seen"\n\n[sources.people]'
    line = "p50 of api.asked is < 900 ms"
    root = promising(tmp_path, line, **{"metrics__api.asked.yaml": asked.format("people")})
    for name in ("others", "more"):
        (root / f"data/{name}.csv").write_text((root / "data/people.csv").read_text())
    edit(root, "[sources.people]", more, TOML)
    ask(root, "record")
    assert verdict(root) == ("PASS", "")
    edit(root, '"data/others.csv"', '"data/more.csv"', TOML)
    assert verdict(root) == ("PASS", "")
    edit(root, '"data/people.csv"', '"data/more.csv"', TOML)
    assert verdict(root)[1].endswith(
        "2026-03-01: files of source people was data/people.csv and is data/more.csv"
    )


def test_the_source_of_what_is_compared_with_counts_too(tmp_path: Path) -> None:
    base = "title: B\nsource: people\nexpression: length(name) + 1000\nunit: ms\n"
    line = "p50 of api.latency_ms is down by 1 % vs api.base"
    root = promising(tmp_path, line, **{"metrics__api.base.yaml": base})
    (root / "data/more.csv").write_text((root / "data/people.csv").read_text())
    ask(root, "record")
    edit(root, '"data/people.csv"', '"data/more.csv"', TOML)
    assert verdict(root)[1].endswith(
        "2026-03-01: files of api.base was data/people.csv and is data/more.csv"
    )


def test_a_record_of_the_first_scheme_is_not_stale_for_what_it_could_not_keep(
    tmp_path: Path,
) -> None:
    root = promising(tmp_path)
    edit(root, 'time = "ts"', UNITS, TOML)
    ask(root, "record")
    kept = record(root)
    types = {"ok": "BOOLEAN", "latency_ms": "BIGINT", "operation": "VARCHAR", "user": "VARCHAR",
             "ts": "TIMESTAMP WITH TIME ZONE"}  # fmt: skip
    first = [
        re.sub(r'(  "column (\w+)": ).*', lambda m: f'{m[1]}"{types[m[2]]}"', text)
        for text in kept.splitlines(keepends=True)
        if not text.startswith(('  "scheme"', '  "files"', '  "unit of column', '  "window"'))
    ]
    assert len(first) == len(kept.splitlines()) - 4
    (root / "readings/RDG-req-001-2026-03-01.yaml").write_text("".join(first))
    assert verdict(root) == ("PASS", "")
    edit(root, "unit: ms", "unit: s")
    assert verdict(root)[1].endswith("2026-03-01: unit was ms and is s")


def test_a_column_of_another_type_is_another_metric(tmp_path: Path) -> None:
    root = promising(tmp_path)
    ask(root, "record")
    edit(root, ",true,", ",fine,", "data/requests.csv")
    edit(root, ",false,", ",bad,", "data/requests.csv")
    edit(root, "ok = true", "ok = 'fine'")
    assert verdict(root)[1].endswith(
        "column ok was flag and is text; filter 1 was ok = true and is ok = 'fine'"
    )


def test_the_time_of_the_source_counts_where_the_metric_names_none(tmp_path: Path) -> None:
    root = promising(tmp_path)
    edit(root, "time: ts\n", "")
    ask(root, "record")
    edit(root, 'time = "ts"', 'time = "at"', TOML)
    assert verdict(root)[1].endswith("time was ts and is at")


def test_metrics_of_entities_and_of_queries_are_compared_too(tmp_path: Path) -> None:
    metrics = {
        "metrics__user.worst.yaml": "title: W\nsource: requests\nper: user\nunit: ms\n"
        "expression: max(latency_ms)\ntime: max(ts)\n",
        "metrics__api.asked.yaml": "title: A\nsource: requests\nunit: ms\ntime: ts\n"
        'expression: latency_ms\nquery: |\n  SELECT *\n  FROM requests AS "all of: them"\n',
    }
    lines = ("p50 of user.worst is < 900 ms", "p50 of api.asked is < 900 ms")
    root = promising(tmp_path, **metrics)
    (root / REQ).write_text(requirement(*lines))
    ask(root, "record")
    assert {one.verdict for one in verify(root).results} == {"PASS"}
    edit(root, "per: user", "per: [user, ok]", "metrics/user.worst.yaml")
    edit(root, "SELECT *", "SELECT DISTINCT *", "metrics/api.asked.yaml")
    one, two = verify(root).results
    assert (one.verdict, two.verdict) == ("STALE", "STALE")
    assert one.notes[0].endswith(": per was user and is user, ok")
    assert "SELECT DISTINCT *" in two.notes[0]


def test_steps_of_time_to_are_what_their_populations_say(tmp_path: Path) -> None:
    events = "ts,event,user\n" + "".join(
        f"2026-02-{2 + i % 20:02d}T0{h}:00:00Z,{what},u{i}\n"
        for i in range(60)
        for h, what in ((1, "signed_up"), (3, "called"))
    )
    metric = (
        "title: T\nsource: requests\nentity: user\nunit: h\npopulations:\n"
        "  joined: really\n  really: event = 'signed_up'\n"
    )
    root = promising(tmp_path, "time_to(joined -> called) of api.way is < 9 h")
    (root / "data/requests.csv").write_text(events)
    (root / "metrics/api.way.yaml").write_text(metric)
    edit(root, 'fresh_within = "3d"', 'fresh_within = "28d"', TOML)
    assert verdict(root)[0] == "PASS"
    ask(root, "record")
    edit(root, "event = 'signed_up'", "event in ('signed_up', 'invited')", "metrics/api.way.yaml")
    word, note = verdict(root)
    assert word == "STALE"
    assert note.endswith(
        "population really was event = 'signed_up' and is event in ('signed_up', 'invited')"
    )


def test_the_metric_that_is_compared_with_counts_too(tmp_path: Path) -> None:
    base = "title: B\nsource: requests\nexpression: latency_ms + 10\nunit: ms\n"
    line = "p50 of api.latency_ms is down by 1 % vs api.base"
    root = promising(tmp_path, line, **{"metrics__api.base.yaml": base})
    ask(root, "record")
    edit(root, "+ 10", "+ 20", "metrics/api.base.yaml")
    assert verdict(root)[1].endswith(
        "expression of api.base was latency_ms + 10 and is latency_ms + 20"
    )


def record_by_hand(root: Path, name: str, word: str, day: str, more: str = "") -> None:
    (root / "readings").mkdir(exist_ok=True)
    (root / f"readings/{name}.yaml").write_text(
        f"title: {word}\nof: REQ-001\ncriterion: {json.dumps(LINE)}\nverdict: {word}\n"
        f'as_of: "{day}"\nby: ana\n{more}'
    )


def test_records_that_keep_no_definition_make_nothing_stale(tmp_path: Path) -> None:
    root = promising(tmp_path)
    record_by_hand(root, "RDG-old", "PASS", "2026-02-01")
    assert verdict(root) == ("PASS", "")
    record_by_hand(root, "RDG-older", "PASS", "2026-01-01", 'definition:\n  "unit": "s"\n')
    assert verdict(root) == ("PASS", "")  # the newest counts, and says nothing


def test_of_one_day_the_record_counted_last_counts(tmp_path: Path) -> None:
    ask(promising(tmp_path), "record")
    text = (tmp_path / "readings/RDG-req-001-2026-03-01.yaml").read_text()
    other = text.replace('"unit": "ms"', '"unit": "min"')
    for number in (2, 9):
        (tmp_path / f"readings/RDG-req-001-2026-03-01-{number}.yaml").write_text(other)
    assert verdict(tmp_path)[1].startswith(
        "api.latency_ms is another metric than in RDG-req-001-2026-03-01-9 of 2026-03-01"
    )
    (tmp_path / "readings/RDG-req-001-2026-03-01-10.yaml").write_text(text)
    assert verdict(tmp_path) == ("PASS", "")
    assert in_thread(tmp_path, "REQ-001") == ("RDG-req-001-2026-03-01-10", "PASS")


def test_what_was_recorded_later_is_not_known_before(tmp_path: Path) -> None:
    root = promising(tmp_path)
    ask(root, "record")
    edit(root, "user != 'u0'", "user != 'u9'")
    assert verdict(root)[0] == "STALE"
    assert verdict(root, as_of="2026-03-02")[0] == "STALE"
    assert verdict(root, as_of="2026-02-28")[0] == "PASS"


def test_another_spelling_of_the_promise_is_the_same_and_another_promise_is_not(
    tmp_path: Path,
) -> None:
    root = promising(tmp_path)
    ask(root, "record")
    edit(root, "user != 'u0'", "user != 'u9'")
    edit(root, "is < 900 ms", "is <900ms", REQ)
    assert verdict(root)[0] == "STALE"
    edit(root, "is <900ms", "is < 901 ms", REQ)
    assert verdict(root)[0] == "PASS"


def test_a_metric_that_was_renamed_keeps_what_was_recorded_under_its_old_name(
    tmp_path: Path,
) -> None:
    root = promising(tmp_path)
    ask(root, "record")
    (root / METRIC).rename(root / "metrics/api.wait.yaml")
    edit(
        root, "title: Latency\n", "title: Latency\nwas: [api.latency_ms]\n", "metrics/api.wait.yaml"
    )
    edit(root, "api.latency_ms", "api.wait", REQ)
    assert verdict(root) == ("PASS", "")
    edit(root, "user != 'u0'", "user != 'u9'", "metrics/api.wait.yaml")
    assert verdict(root)[1] == (
        "api.wait is another metric than in RDG-req-001-2026-03-01 of 2026-03-01:"
        " population staff_free was user != 'u0' and is user != 'u9'"
    )
    # A name that another metric bears today is that one's, and its records are too.
    (root / METRIC).write_text(METRICS[METRIC])
    assert verdict(root)[0] == "PASS"


def with_contract(root: Path, line: str = LINE) -> Path:
    return promising(root, line, **{API: CONTRACT})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{name: q, in: query", "{name: query, in: query"),
        ('"200": {description: what was found', '"201": {description: what was found'),
        ("tags: {type: array}", "tags: {type: object}"),
        ("description: {type: string}", "description: {type: integer}"),
        (", properties:", ", required: [tags], properties:"),
        ("/v1/search:", "/v2/search:"),
        ("operationId: search\n", "operationId: find\n"),
    ],
)
def test_another_operation_of_the_contract_makes_a_verdict_stale(
    tmp_path: Path, old: str, new: str
) -> None:
    root = with_contract(tmp_path)
    ask(root, "record")
    assert verdict(root) == ("PASS", "")
    edit(root, old, new, API)
    word, note = verdict(root)
    assert word == "STALE" and ": operation search " in note and "API-relay" in note


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Finds things", "Finds everything"),
        ("tags: [finding]", "tags: [searching]\n      summary: Find"),
        ("description: what was found", "description: all that was found"),
        ("description: all,", "description: everything, example: {tags: []},"),
        ("operationId: search_more", "operationId: search_again"),
        ("description: more", "headers: {x: {schema: {type: string}}}, description: more"),
        ('version: "1"', 'version: "2"'),
    ],
)
def test_what_explains_an_operation_and_other_operations_change_nothing(
    tmp_path: Path, old: str, new: str
) -> None:
    root = with_contract(tmp_path)
    ask(root, "record")
    edit(root, old, new, API)
    assert verdict(root) == ("PASS", "")


def test_a_path_stands_for_all_its_methods(tmp_path: Path) -> None:
    line = "count of api.latency_ms where operation in ('/v1/search', 'x') is < 900"
    root = with_contract(tmp_path, line)
    data = (root / "data/requests.csv").read_text().replace(",search,", ",/v1/search,")
    (root / "data/requests.csv").write_text(data)
    ask(root, "record")
    for old, new in (
        ("operationId: search\n", "operationId: found\n"),
        ("description: more", "x-a: 1"),
    ):
        edit(root, old, new, API)
        assert verdict(root)[0] == "STALE"
        ask(root, "record")
        assert verdict(root)[0] == "PASS"


def test_a_contract_that_is_hidden_is_neither_gone_nor_given_away(tmp_path: Path) -> None:
    root = with_contract(tmp_path)
    ask(root, "record")
    edit(
        root,
        'hide = ["source:requests"]',
        'hide = ["contracts/relay/openapi.yaml"]',
        "sightline.toml",
    )
    dispatcher = Dispatcher(app.parts(), str(root), "2026-03-01")
    (found,) = dispatcher.call("verify", {}, Subject("t", "partners"))[0].results
    assert (found.verdict, found.notes) == ("PASS", ())


def test_records_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    """Whatever stands in a definition, comparing it with itself finds nothing."""
    rng = random.Random(5)
    root = promising(tmp_path)
    for _ in range(4):
        word = "".join(rng.choice("a'\"\\:#{}[] \tä😀-&*!|>%@`,?") for _ in range(12))
        awkward = f"latency_ms + length('{word.replace(chr(39), chr(39) * 2)}')"
        edit(
            root,
            (root / METRIC).read_text().splitlines()[2],
            f"expression: {json.dumps(awkward, ensure_ascii=False)}",
        )
        ask(root, "record")
        assert not [d for d in findings(root) if d.path.startswith("readings/")]
        assert verdict(root) == ("PASS", "")


def suite_of(*names: str) -> str:
    return functional.suite(*(functional.case(name) for name in names))


def decided(root: Path, decider: str) -> Path:
    item = f"text: an outsider sees nothing\n{decider}"
    files = {
        "sightline.toml": f"as_of = 2026-03-01\n{functional.TESTS}",
        functional.REQ: functional.requirement(item),
        "build/junit.xml": suite_of("rights.old", "rights.new"),
        API: CONTRACT,
    }
    return write_workspace(root, files)


def in_thread(root: Path, of: str = "REQ-1") -> tuple[str, str]:
    """The record that a thread shows for the only promise, and the word that it is given."""
    view = functional.view_of(root)
    history = RecordedVerdicts(view, Neighbourhood(view.graph))
    (criterion,) = history.criteria(view.find(of))
    assert criterion.verdict is not None
    return criterion.verdict.id, criterion.word


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("test: rights.old", "test: rights.new", "it was test: rights.old and is test: rights.new"),
        ('contract: {api: API-relay, has: "#/paths"}', "test: rights.new",
         "it was contract: API-relay#/paths and is test: rights.new"),
        ('contract: {api: API-relay, has: "#/paths"}', 'contract: {api: API-relay, has: "#/info"}',
         "it was contract: API-relay#/paths and is contract: API-relay#/info"),
    ],
)  # fmt: skip
def test_a_word_of_another_test_or_place_is_stale_until_it_is_recorded_again(
    tmp_path: Path, first: str, second: str, why: str
) -> None:
    root = decided(tmp_path, first)
    ask(root, "record")
    assert verdict(root)[0] == "PASS"
    edit(root, first, second, functional.REQ)
    (found,) = verify(root).results
    assert (found.verdict, found.answer.verdict) == ("STALE", "STALE")
    assert found.notes[0] == f"not decided as in RDG-req-1-2026-03-01 of 2026-03-01: {why}"
    assert found.notes[1] == "it would be PASS; `sightline verify --record` takes it as it is now"
    assert in_thread(root) == ("RDG-req-1-2026-03-01", "STALE")
    (again,) = ask(root, "record").recorded
    assert (again.id, again.verdict, again.is_new) == ("RDG-req-1-2026-03-01-2", "PASS", True)
    assert verdict(root)[0] == "PASS"
    assert in_thread(root) == ("RDG-req-1-2026-03-01-2", "PASS")
    (once_more,) = ask(root, "record").recorded
    assert (once_more.id, once_more.is_new) == (again.id, False)
    edit(root, second, first, functional.REQ)
    assert verdict(root)[0] == "STALE"


def test_a_record_of_a_test_without_what_decided_makes_nothing_stale(tmp_path: Path) -> None:
    root = decided(tmp_path, "test: rights.old")
    ask(root, "record")
    edit(
        root, 'definition:\n  "decided by": "test: rights.old"\n', "",
        "readings/RDG-req-1-2026-03-01.yaml",
    )  # fmt: skip
    edit(root, "rights.old", "rights.new", functional.REQ)
    assert verdict(root)[0] == "PASS"
