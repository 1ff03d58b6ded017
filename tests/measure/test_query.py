"""`query`: one SELECT over what a person may see, answered exactly, and never anything else."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import duckdb
import pytest

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.views import Subject
from sightline.kernel.errors import UsageError
from sightline.store.engine import Engine
from sightline.store.sources import read_sources
from tests.cli.command_line import sightline
from tests.measure.promised import HEADER, SETTINGS, rows, workspace
from tests.workspaces import ask, codes

SECRET = "swordfish"


def made(place: Path) -> Path:
    """A workspace of three sources, two of them hidden from partners, and a file beside it."""
    (place / "outside.csv").write_text(f"word\n{SECRET}\n")
    folder = place / "workspace"
    settings = SETTINGS.replace(
        "[audiences.partners]",
        '[sources.teams]\nfiles = "data/teams.parquet"\n\n[audiences.partners]',
    ).replace('hide = ["source:requests"]', 'hide = ["source:requests", "source:teams"]')
    workspace(folder, {"sightline.toml": settings})
    teams = duckdb.connect().sql("SELECT 'blue' AS team, 3 AS people")
    teams.write_parquet(str(folder / "data/teams.parquet"))
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return made(tmp_path)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that nothing may change."""
    return made(tmp_path_factory.mktemp("kept"))


def query(root: Path, sql: str, **more: Any) -> Any:
    return ask(root, "query", sql=sql, **more)


def test_the_answer_is_that_of_plain_arithmetic_on_the_rows(root: Path) -> None:
    found = query(
        root, "SELECT ok, count(*) AS n, avg(latency_ms) AS mean FROM requests GROUP BY ok"
    )
    with (root / "data/requests.csv").open() as file:
        held = list(csv.DictReader(file))
    expected = []
    for word in ("false", "true"):
        values = [int(row["latency_ms"]) for row in held if row["ok"] == word]
        expected.append((word == "true", len(values), sum(values) / len(values)))
    assert list(found.rows) == expected
    assert [(c.name, c.type) for c in found.columns] == [
        ("ok", "BOOLEAN"), ("n", "BIGINT"), ("mean", "DOUBLE"),
    ]  # fmt: skip
    assert (found.total, found.truncated, found.sources) == (2, False, ("requests",))


def test_query_and_params_run_again_give_the_rows(root: Path) -> None:
    found = query(root, "SELECT max(latency_ms), min(user) FROM requests WHERE ok")
    import tomllib

    tables = tomllib.loads((root / "sightline.toml").read_text())["sources"]
    with Engine(root, read_sources(tables)[0].values()) as engine:
        assert tuple(engine.run(found.query, found.params)[1]) == found.rows


def test_rows_after_the_as_of_date_are_not_there_whatever_the_names(root: Path) -> None:
    (root / "data/requests.csv").write_text(HEADER + rows(10, day=20) + rows(5, day=27))
    names = ("requests", "REQUESTS", '"requests" r', "(SELECT * FROM requests)")
    counted = ", ".join(f"(SELECT count(*) FROM {name})" for name in names)
    for day, count in (("2026-03-01", 15), ("2026-02-25", 10), ("2026-02-01", 0)):
        assert query(root, f"SELECT {counted}", as_of=day).rows == ((count,) * len(names),)
    nested = (
        "WITH requests AS (SELECT * FROM requests WHERE latency_ms > 101)"
        " SELECT count(*) c FROM requests"
    )
    assert query(root, nested, as_of="2026-02-25").rows == ((8,),)


def test_a_source_without_time_is_read_whole_and_told(root: Path) -> None:
    found = query(root, "SELECT * FROM teams")
    assert (found.rows, found.whole) == ((("blue", 3),), ("teams",))
    assert "`teams` has no time" in sightline(root, "query", "FROM teams").out


def test_values_are_exact(root: Path) -> None:
    sql = """SELECT TIMESTAMPTZ '2026-02-28 23:30:00+02' AS a, DATE '2026-02-28' AS b,
        12345678901234567890.10::DECIMAL(38,2) AS c, [1, 2] AS d, {'k': 'v', 'l': NULL} AS e,
        'nan'::DOUBLE AS f, 9007199254740993 AS g, NULL AS h, true AS i, MAP {'x': 1} AS j,
        170141183460469231731687303715884105727::HUGEINT AS k, 'é"' AS l,
        TIMESTAMP '2026-01-02 03:04:05.678' AS m, 0.1 + 0.2e0 AS n, sum(7::BIGINT) AS o"""
    assert query(root, sql).rows == (
        (
            "2026-02-28T21:30:00Z", "2026-02-28", "12345678901234567890.10", [1, 2],
            {"k": "v", "l": None}, "NaN", 9007199254740993, None, True, {"x": 1},
            "170141183460469231731687303715884105727", 'é"', "2026-01-02T03:04:05.678Z",
            0.1 + 0.2, 7,
        ),
    )  # fmt: skip


def test_the_first_rows_are_shown_and_all_are_counted(root: Path) -> None:
    found = query(root, "SELECT latency_ms FROM requests", limit=3)
    assert (found.rows, found.total, found.truncated) == (((100,), (101,), (102,)), 100, True)
    shown = sightline(root, "query", "SELECT latency_ms FROM requests", "--limit", "3")
    assert "first 3 of 100 rows; --limit 0 shows all" in shown.out
    assert len(query(root, "FROM requests", limit=0).rows) == 100


def test_rows_come_as_ordered_or_sorted_by_their_columns(root: Path) -> None:
    ordered = query(root, "SELECT user, count(*) n FROM requests GROUP BY ALL ORDER BY user DESC")
    assert [row[0] for row in ordered.rows] == [f"u{i}" for i in (6, 5, 4, 3, 2, 1, 0)]
    for sql in (
        "SELECT user, count(*) n FROM requests GROUP BY ALL",
        "SELECT DISTINCT user FROM requests",
        "SELECT user FROM requests UNION SELECT 'u0'",
    ):
        found = query(root, sql).rows
        assert list(found) == sorted(found) and len(found) == 7


def test_text_is_aligned_and_csv_is_what_csv_readers_read(root: Path) -> None:
    sql = "SELECT 'a,\"b\"' AS t, 12 AS n UNION ALL SELECT NULL, 3 ORDER BY n"
    assert sightline(root, "query", sql).out == (
        "t            n\nvarchar  integer\n-              3\n"
        'a,"b"         12\n2 rows, as of 2026-03-01T00:00:00Z\n'
    ).replace("t            n", "t              n")
    told = sightline(root, "query", sql, "--format", "csv").out
    assert list(csv.reader(io.StringIO(told))) == [["t", "n"], ["", "3"], ['a,"b"', "12"]]


@pytest.mark.parametrize(
    ("sql", "message", "help"),
    [
        ("SELECT * FROM request", "there is no source `request` (line 1, column 15)",
         "did you mean `requests`?"),
        ("SELECT\n  é, latencyms\nFROM (SELECT *, 1 AS é FROM requests)",
         "there is no column `latencyms` (line 2, column 6)", "did you mean `latency_ms`?"),
        ("SELECT r.oke FROM requests r", "there is no column `oke` (line 1, column 8)", "`ok`?"),
        ("SELECT medain(ok) FROM requests", "there is no function `medain` (line 1, column 8)", ""),
        ("SELECT * FRM requests", "this is not SQL: ", "write one SELECT"),
        ("  ", "there is no SQL", "sources: requests, people, teams"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_place_with_what_was_meant(
    root: Path, sql: str, message: str, help: str
) -> None:
    with pytest.raises(UsageError) as caught:
        query(root, sql)
    assert caught.value.message.startswith(message) and help in caught.value.help


HOSTILE = [
    "ATTACH '{out}' AS x", "COPY (SELECT 1) TO '{out}.copy'", "COPY requests FROM '{out}'",
    "EXPORT DATABASE '{out}'", "INSTALL httpfs", "LOAD httpfs", "PRAGMA database_list",
    "SET enable_external_access = true", "RESET allowed_paths", "CREATE TABLE x (i INT)",
    "INSERT INTO requests SELECT * FROM requests", "DELETE FROM requests", "DROP TABLE people",
    "SELECT 1; SELECT 2", "SELECT 1; DROP TABLE people", "EXPLAIN ANALYZE SELECT 1", "BEGIN",
    "SELECT * FROM read_csv('{out}')", "SELECT * FROM '{out}'", "SELECT * FROM read_text('{out}')",
    "SELECT * FROM read_blob('/etc/passwd')", "SELECT * FROM glob('/*')",
    "SELECT * FROM 'data/teams.parquet'", "SELECT * FROM read_parquet('data/teams.parquet')",
    "SELECT getenv('HOME')", "SELECT current_setting('allowed_paths')", "SELECT now()",
    "SELECT current_date", "SELECT random()", "SELECT * FROM duckdb_settings()",
    "SELECT * FROM duckdb_tables()", "SELECT * FROM duckdb_tables", "SELECT * FROM sqlite_master",
    "SELECT * FROM information_schema.tables", "SELECT * FROM pg_catalog.pg_tables",
    "SELECT * FROM main.requests", 'SELECT * FROM memory.main."requests"', "SHOW TABLES",
    "DESCRIBE requests", "SUMMARIZE requests", "SELECT * FROM query('SELECT 1')",
    "SELECT * FROM query_table('requests')", "SELECT * FROM pragma_table_info('requests')",
    "WITH sqlite_master AS (SELECT * FROM sqlite_master) SELECT * FROM sqlite_master",
    "SELECT * FROM sqlite_master, (WITH sqlite_master AS (SELECT 1) SELECT 1)",
    "SELECT (SELECT count(*) FROM sqlite_master)", "SELECT ?", "SELECT $1",
    "WITH RECURSIVE r AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM r) SELECT * FROM r",
    "SELECT count(*) FROM range(1000000000) a, range(1000000000) b",
    "SELECT * FROM range(100000000000)", "SELECT unnest(range(3000000000))",
    "SELECT * FROM requests TABLESAMPLE 1 ROWS", "SELECT 1) UNION ALL (SELECT 2", "SELECT 'a\0b",
    "VALUES", "SELECT sleep_ms(100000)", "SELECT repeat('x', 8000000000)",
]  # fmt: skip


@pytest.mark.parametrize("sql", HOSTILE)
def test_whatever_is_no_question_to_the_sources_is_refused_in_words(kept: Path, sql: str) -> None:
    outside = kept.parent / "outside.csv"
    before = {path: path.read_bytes() for path in sorted(kept.rglob("*.*")) if path.is_file()}
    with pytest.raises(UsageError) as caught:
        query(kept, sql.format(out=outside))
    error = caught.value
    assert error.message and error.help
    assert SECRET not in error.message + error.help and str(kept) not in error.message + error.help
    assert {p: p.read_bytes() for p in before} == before
    assert sorted(path.name for path in kept.parent.iterdir()) == ["outside.csv", "workspace"]


@pytest.mark.parametrize(
    "name",
    [
        "requests", "REQUESTS", '"requests"', 'main."requests"', 'memory.main."requests"', "teams",
        "'data/requests.csv'", "read_csv('data/requests.csv')", "'data/teams.parquet'",
        "read_parquet('data/teams.parquet')", "query_table('requests')", "duckdb_tables()",
        "information_schema.columns", "duckdb_columns", "(SELECT * FROM requests)",
        "people, requests", "people JOIN teams ON true",
    ],
)  # fmt: skip
def test_a_withheld_source_is_not_there_by_any_name(kept: Path, name: str) -> None:
    asking = Dispatcher(app.parts(), str(kept), "2026-03-01")
    with pytest.raises(UsageError) as caught:
        asking.call("query", {"sql": f"SELECT * FROM {name}"}, Subject("test", "partners"))
    told = caught.value.message + caught.value.help
    assert "latency" not in told and "blue" not in told


def test_what_is_not_withheld_is_answered_and_the_rest_counted(root: Path) -> None:
    seen = sightline(
        root, "query", "SELECT count(*) AS n FROM people", "--as", "partners", "--json"
    )
    assert json.loads(seen.out)["rows"] == [[2]] and json.loads(seen.out)["hidden"] == 2


def test_a_number_is_saved_once_and_can_be_asked_again(root: Path) -> None:
    sql = "SELECT avg(latency_ms) AS mean, count(*) AS n FROM requests -- of all\n;"
    first = sightline(root, "query", sql, "--save", "Mean of all")
    assert first.code == 0, first.err
    path = root / "readings/RDG-mean-of-all-2026-03-01.yaml"
    text = path.read_text()
    assert "title: Mean of all\n" in text and "  value: 149.5\n  n: 100\n" in text
    assert "saved before: " in sightline(root, "query", sql, "--save", "Mean of all").out
    assert [p.name for p in path.parent.iterdir()] == [path.name] and path.read_text() == text
    assert codes(root) == {"LNK009"}  # only: nothing links to it yet
    again = ask(root, "save_query", sql="SELECT 5 AS x", title="Mean of all")
    assert (again.id, again.is_new, again.value) == ("RDG-mean-of-all-2026-03-01-2", True, 5)


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("SELECT latency_ms FROM requests", "the answer has 100 rows"),
        ("SELECT 1 AS a, 2 AS b", "the answer has these columns: a (integer), b (integer)"),
        ("SELECT 'x' AS a", "the answer has these columns: a (varchar)"),
        ("SELECT max(latency_ms) AS m FROM requests WHERE false", "the answer is empty"),
        ("SELECT 1 WHERE false", "the answer has 0 rows"),
        ("SELECT 'inf'::DOUBLE AS a", "the answer is Infinity"),
    ],
)  # fmt: skip
def test_what_is_no_single_number_is_not_saved(root: Path, sql: str, why: str) -> None:
    seen = sightline(root, "query", sql, "--save")
    assert seen.code == 2 and f"nothing was saved: {why}" in seen.err
    assert not (root / "readings").exists()


def test_a_dry_run_and_a_partial_view_save_nothing(root: Path) -> None:
    shown = sightline(root, "query", "SELECT 1.50::DECIMAL(4,2) AS d", "--save", "--dry-run")
    assert shown.code == 0 and "+  value: 1.5\n" in shown.out
    workspace_file = root / "people.md"
    settings = (root / "sightline.toml").read_text().replace('"source:teams"]', '"metrics/*"]')
    (root / "sightline.toml").write_text(settings)
    seen = sightline(root, "query", "SELECT 1 AS d", "--save", "--as", "partners")
    assert seen.code == 4 and not (root / "readings").exists() and not workspace_file.exists()


def test_sql_may_stand_in_a_file(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "count.sql"
    path.write_text("-- how many\nSELECT count(*) AS n\nFROM people;\n")
    seen = sightline(root, "query", os.fspath(path), "--json")
    assert json.loads(seen.out)["rows"] == [[2]]
    assert "No such file" in sightline(root, "query", "nowhere.sql").err


def test_a_source_that_cannot_be_read_is_told_where_it_is_declared(root: Path) -> None:
    (root / "data/people.csv").unlink()
    seen = sightline(root, "query", "SELECT * FROM people")
    assert seen.code == 2 and seen.err.startswith("error: sightline.toml:11: there is no file")
    assert query(root, "SELECT count(*) FROM requests").rows == ((100,),)
