"""The query engine reads the declared files and nothing else, and writes nothing at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from sightline.store.engine import Engine
from sightline.store.errors import SourceError
from sightline.store.sources import Source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    (tmp_path / "secret.csv").write_text("password\nhunter2\n")
    (workspace / "a.csv").write_text("id,name,at\n1,x,2026-03-01T00:00:00Z\n2,,\n")
    rows = [{"id": 1, "ok": True}, {"id": 2, "extra": "é"}]
    (workspace / "b.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    target = workspace / "it's.parquet"
    connection = duckdb.connect()
    connection.sql("SELECT 1 AS id, TIMESTAMPTZ '2026-03-01 00:00:00+02' AS at").write_parquet(
        str(target)
    )
    return workspace


SOURCES = [
    Source("a", ("a.csv",), "csv"),
    Source("b", ("b.jsonl",), "jsonl"),
    Source("c", ("*.parquet",), "parquet"),
]


@pytest.fixture
def engine(folder: Path) -> Iterator[Engine]:
    with Engine(folder, SOURCES) as engine:
        yield engine


def test_each_format_is_read_with_its_types(engine: Engine) -> None:
    assert engine.columns("a") == {
        "id": "BIGINT",
        "name": "VARCHAR",
        "at": "TIMESTAMP WITH TIME ZONE",
    }
    assert engine.columns("b") == {"id": "BIGINT", "ok": "BOOLEAN", "extra": "VARCHAR"}
    assert engine.columns("c") == {"id": "INTEGER", "at": "TIMESTAMP WITH TIME ZONE"}


def test_values_are_bound_and_times_come_in_utc(engine: Engine) -> None:
    names, rows = engine.run('SELECT id, "at" FROM c WHERE id = ?', [1])
    assert (names, rows) == (["id", "at"], [(1, "2026-02-28 22:00:00+00")])
    assert engine.run("SELECT ? AS x", ["'; DROP TABLE a; --"])[1] == [("'; DROP TABLE a; --",)]


def test_a_limit_bounds_the_rows(engine: Engine) -> None:
    assert engine.run("SELECT * FROM range(1000)", limit=3)[1] == [(0,), (1,), (2,)]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('{secret}')",
        "SELECT * FROM '{secret}'",
        "SELECT * FROM read_text('{secret}')",
        "SELECT * FROM read_blob('/etc/passwd')",
        "SELECT * FROM glob('/*')",
        "COPY (SELECT 1) TO '{inside}'",
        "COPY (SELECT 1) TO '{secret}'",
        "EXPORT DATABASE '{secret}'",
        "ATTACH '{secret}' AS x",
        "INSTALL httpfs",
        "LOAD '{secret}'",
        "SET threads = 1",
        "SET enable_external_access = true",
        "RESET allowed_paths",
        "PRAGMA database_list",
        "CALL pragma_version()",
        "CREATE TABLE x (i INT)",
        "INSERT INTO a VALUES (3, 'y', NULL)",
        "DELETE FROM a",
        "DROP VIEW c",
        "SELECT 1; SELECT 2",
        "EXPLAIN ANALYZE SELECT 1",
        "BEGIN",
        "",
        "SELECT",
        "SELECT * FROM nothing_such",
        "SELECT CAST(name AS INT) FROM a",
        "SELECT getenv('HOME')",
    ],
)
def test_what_is_not_a_question_to_the_sources_is_refused(
    engine: Engine, folder: Path, sql: str
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    secret = folder.parent / "secret.csv"
    with pytest.raises(SourceError) as caught:
        engine.run(sql.format(secret=secret, inside=folder / "it''s.parquet"))
    assert caught.value.message
    assert str(folder) not in caught.value.message
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert secret.read_text() == "password\nhunter2\n"
    assert engine.run("SELECT count(*) FROM a")[1] == [(2,)]


@pytest.mark.parametrize(
    ("name", "data", "form", "message"),
    [
        ("x.parquet", b"not parquet at all", "parquet", ""),
        ("x.parquet", b"", "parquet", ""),
        ("x.csv", b'a,b\n1,"never closed\n2,3\n' * 3, "csv", "broken/x.csv: line 5: "),
        ("x.csv", b"a,b\n1,2\n3,4,5\n", "csv", "broken/x.csv: line 3 has 3 fields, the header"),
        ("x.csv", b"a,b\n1,2\n3\n", "csv", "broken/x.csv: line 3 has 1 fields, the header"),
        ("x.csv", b"a\n\xff\n", "csv", "broken/x.csv: the file is not UTF-8"),
        ("x.csv", b"", "csv", "the file is empty or has no header"),
        ("x.csv", b"\n\n", "csv", "the file is empty or has no header"),
        ("x.csv.gz", b"not gzip", "csv", "the file cannot be read"),
        ("x.jsonl", b'{"a": 1}\n{"a": \n', "jsonl", ""),
    ],
)
def test_a_broken_file_spoils_only_its_source(
    folder: Path, name: str, data: bytes, form: str, message: str
) -> None:
    (folder / "broken").mkdir()
    (folder / "broken" / name).write_bytes(data)
    broken = Source("broken", (f"broken/{name}",), form)
    gone = Source("gone", ("gone.csv",), "csv")
    with Engine(folder, [broken, gone, *SOURCES[:1]]) as engine:
        assert engine.run("SELECT count(*) FROM a")[1] == [(2,)]
        for source in (broken, gone):
            with pytest.raises(SourceError) as caught:
                engine.columns(source.name)
            assert caught.value.source == source.name
            assert caught.value.message and caught.value.help
            assert source is gone or caught.value.message.startswith(message)
            assert str(folder) not in caught.value.message
        with pytest.raises(SourceError):
            engine.columns("never declared")


def test_columns_that_are_odd_names_are_kept(folder: Path) -> None:
    (folder / "odd.csv").write_text('"a ""b""",select,Ünï\n1,2,3\n', encoding="utf-8")
    with Engine(folder, [Source("odd", ("odd.csv",), "csv")]) as engine:
        assert list(engine.columns("odd")) == ['a "b"', "select", "Ünï"]


@pytest.mark.parametrize("comma", [",", ";", "\t", "|"])
def test_the_header_tells_the_separator(folder: Path, comma: str) -> None:
    rows = [["a", '"x, ; |"', "c"], ["1", '"two\nlines"', "2,5" if comma != "," else "2.5"]]
    (folder / "d.csv").write_text("\n".join(comma.join(row) for row in rows) + "\n")
    with Engine(folder, [Source("d", ("d.csv",), "csv")]) as engine:
        assert list(engine.columns("d")) == ["a", "x, ; |", "c"]
        assert engine.run('SELECT "x, ; |" FROM d')[1] == [("two\nlines",)]
