"""Where rows come from: export files and read-only queries to warehouses, with no secret told."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from sightline.store.errors import SourceError
from sightline.store.pulling import Pulled, pull
from sightline.store.refresh import Refresh, newest_file, read_refresh
from sightline.store.sources import Source, read_sources

SQL = "SELECT id, name, placed, amount FROM orders ORDER BY id"
POSTGRES = next(
    (p for p in ("/usr/lib/postgresql/15/bin", os.path.dirname(shutil.which("initdb") or ""))
     if p and os.path.exists(os.path.join(p, "initdb"))), "",
)  # fmt: skip


@pytest.mark.parametrize(
    ("table", "key", "words"),
    [
        ("x.csv", (), "`refresh` should be a table of texts"),
        ({}, (), "either a `query` or a `file`"),
        ({"file": "a.csv", "query": "SELECT 1", "connection": "env:X"}, (), "either"),
        ({"query": "SELECT 1"}, ("query",), "a query needs a `connection`"),
        ({"query": "SELECT 1", "connection": "env:"}, ("connection",), "names no variable"),
        ({"query": "SELECT 1", "connection": "env:A B"}, ("connection",), "names no variable"),
        ({"query": "SELECT 1", "connection": "postgresql://me:pw@h/db"}, ("connection",),
         "a password can't stand in a file that others read"),
        ({"query": "SELECT 1", "connection": "postgresql://me:@h/db"}, ("connection",), "password"),
        ({"query": "SELECT 1", "connection": "snowflake://h/db?PassWord=x"}, ("connection",),
         "password"),
        ({"query": "SELECT 1", "connection": "trino://h/db?access_token=x"}, ("connection",),
         "password"),
        ({"query": "SELECT 1", "connection": "somewhere"}, ("connection",), "is no address"),
        ({"file": "a.csv", "files": "b"}, ("files",), "nobody reads the key `files`"),
    ],
)  # fmt: skip
def test_a_declaration_that_can_not_be_meant_is_told(
    table: object, key: tuple[str, ...], words: str
) -> None:
    sources, problems = read_sources({"a": {"files": "a.csv", "refresh": table}})
    assert sources == {}
    [problem] = problems
    assert problem.path == ("sources", "a", "refresh", *key) and words in problem.message
    assert problem.help and "pw" not in problem.message + problem.help


def test_only_one_plain_file_is_replaced() -> None:
    good = {"file": "~/Downloads/*.csv"}
    assert read_refresh(good, ("a.csv",)) == (Refresh(file="~/Downloads/*.csv"), [])
    for files in (("*.csv",), ("a.csv", "b.csv"), ("a.csv.gz",)):
        found, problems = read_refresh(good, files)
        assert found is None and "exactly one plain file" in problems[0][1]


def test_the_newest_export_counts_and_hidden_folders_are_no_exports(tmp_path: Path) -> None:
    for day, name in enumerate(("export-b.csv", "export-a.csv")):
        (tmp_path / name).write_text("x\n1\n")
        os.utime(tmp_path / name, (1000 + day, 1000 + day))
    assert newest_file("/", str(tmp_path / "export-*.csv")).endswith("export-a.csv")
    (tmp_path / ".ssh").mkdir()
    (tmp_path / ".ssh" / "key.csv").write_text("x\n1\n")
    (tmp_path / "link.csv").symlink_to(tmp_path / ".ssh" / "key.csv")
    for pattern in (".ssh/key.csv", ".s*/*.csv", "link.csv"):
        with pytest.raises(SourceError) as caught:
            newest_file(str(tmp_path), pattern)
        assert "hidden" in caught.value.message or "no file matches" in caught.value.message


def of_file(folder: Path, file: str, target: str) -> Pulled:
    form = target.rpartition(".")[2]
    return pull(str(folder), Source("s", (target,), form, refresh=Refresh(file=file)))


def test_an_export_is_taken_byte_for_byte_or_turned_into_the_format_of_the_source(
    tmp_path: Path,
) -> None:
    text = "id,name,placed\n1,é,2026-03-01T00:00:00Z\n2,,2026-03-02T00:00:00Z\n"
    (tmp_path / "e.csv").write_text(text, encoding="utf-8")
    same = of_file(tmp_path, "e.csv", "data/t.csv")
    assert (same.content.decode(), same.table.rows, same.origin) == (text, 2, "e.csv")
    for form in ("parquet", "jsonl"):
        found = of_file(tmp_path, "e.csv", f"data/t.{form}")
        assert (found.table.rows, list(found.table.columns)) == (2, ["id", "name", "placed"])
        (tmp_path / f"t.{form}").write_bytes(found.content)
        reader = {"parquet": "read_parquet", "jsonl": "read_json"}[form]
        sql = f"SELECT id, name, epoch(placed) FROM {reader}('{tmp_path}/t.{form}') ORDER BY id"
        assert duckdb.connect().execute(sql).fetchall() == [
            (1, "é", 1772323200.0),
            (2, None, 1772409600.0),
        ]


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2,3\n", b"a\n\xff\n"])
def test_an_export_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "e.csv").write_bytes(content)
    for target in ("t.csv", "t.parquet"):
        with pytest.raises(SourceError) as caught:
            of_file(tmp_path, "e.csv", target)
        assert str(tmp_path) not in caught.value.message


def of_query(url: str, sql: str, monkeypatch: pytest.MonkeyPatch) -> Pulled:
    monkeypatch.setenv("WAREHOUSE_URL", url)
    refresh = Refresh(query=sql, connection="env:WAREHOUSE_URL")
    return pull("/", Source("s", ("t.parquet",), "parquet", refresh=refresh))


def test_without_the_extra_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ibis", "sqlglot", "psycopg"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(SourceError) as caught:
        of_query("sqlite://", "SELECT 1", monkeypatch)
    assert caught.value.help == "pip install 'sightline[warehouse]'"


@pytest.fixture(params=["sqlite", "duckdb", "postgresql"])
def warehouse(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a warehouse of each kind that holds three orders."""
    pytest.importorskip("ibis", reason="Ibis is not installed: pip install 'sightline[warehouse]'")
    make = "CREATE TABLE orders (id INTEGER, name TEXT, placed {time}, amount DECIMAL(9,2))"
    rows = "(1, 'é', '2026-03-01 10:00:00', 1.10), (2, NULL, NULL, NULL), (3, 'c', NULL, 3)"
    fill = f"INSERT INTO orders VALUES {rows}"
    path = tmp_path / "w.db"
    if request.param == "sqlite":
        with sqlite3.connect(path) as database:
            database.execute(make.format(time="TIMESTAMP"))
            database.execute(fill)
        database.close()
        yield f"sqlite:///{path}"
    elif request.param == "duckdb":
        with duckdb.connect(str(path)) as connection:
            connection.execute(make.format(time="TIMESTAMP"))
            connection.execute(fill)
        yield f"duckdb://{path}"
    else:
        yield from _postgres(make.format(time="TIMESTAMPTZ"), fill)


def _postgres(make: str, fill: str) -> Iterator[str]:
    if not POSTGRES:
        pytest.skip("PostgreSQL is not installed")
    user = "nobody" if os.geteuid() == 0 else None
    folder = tempfile.mkdtemp(prefix="sl-pg-", dir="/tmp")
    if user:
        shutil.chown(folder, user)

    def run(program: str, *words: str) -> None:
        command = [os.path.join(POSTGRES, program), *words]
        subprocess.run(command, check=True, capture_output=True, user=user, cwd="/")

    try:
        run("initdb", "-D", f"{folder}/d", "-U", "ana", "--auth=trust", "-E", "UTF8", "-N")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c timezone=UTC"
        run("pg_ctl", "-D", f"{folder}/d", "-w", "-o", options, "-l", f"{folder}/log", "start")
        try:
            run(
                "psql",
                "-h",
                folder,
                "-U",
                "ana",
                "-d",
                "postgres",
                "-c",
                f"{make}; {fill}; CREATE SEQUENCE s",
            )
            yield f"postgresql://ana:s3cr3t@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-D", f"{folder}/d", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_a_query_gives_the_rows_of_the_warehouse_and_can_not_write(
    warehouse: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = of_query(warehouse, SQL, monkeypatch)
    (tmp_path / "t.parquet").write_bytes(found.content)
    sql = f"SELECT id, name, amount::DOUBLE, epoch(placed::TIMESTAMP) FROM '{tmp_path}/t.parquet'"
    assert duckdb.connect().execute(f"SET TimeZone = 'UTC'; {sql}").fetchall() == [
        (1, "é", 1.1, 1772359200.0), (2, None, None, None), (3, "c", 3.0, None),
    ]  # fmt: skip
    assert (found.table.rows, found.origin) == (3, "query to env:WAREHOUSE_URL")
    for hostile in (
        "DELETE FROM orders", "SELECT 1; DROP TABLE orders", "UPDATE orders SET id = 9",
        "WITH gone AS (DELETE FROM orders RETURNING id) SELECT * FROM gone",
        "SELECT * INTO other FROM orders", "CREATE TABLE x AS SELECT 1", "COPY orders TO '/tmp/x'",
        "PRAGMA user_version = 3", "SET transaction_read_only = off", "", "SELECT FROM WHERE",
        "SELECT nosuch FROM orders", "ATTACH 'x.db' AS x",
    ):  # fmt: skip
        with pytest.raises(SourceError) as caught:
            of_query(warehouse, hostile, monkeypatch)
        assert "s3cr3t" not in caught.value.message and warehouse not in caught.value.message
    assert of_query(warehouse, SQL, monkeypatch).table.rows == 3
    if warehouse.startswith("postgresql"):  # a SELECT whose function writes: the database says no
        with pytest.raises(SourceError) as caught:
            of_query(warehouse, "SELECT nextval('s') AS made", monkeypatch)
        assert "read-only" in caught.value.message


def test_a_warehouse_that_does_not_answer_is_told_without_its_secret(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("ibis", reason="Ibis is not installed: pip install 'sightline[warehouse]'")
    url = "postgresql://ana:s3cr3t@127.0.0.1:1/none"
    with pytest.raises(SourceError) as caught:
        of_query(url, "SELECT 1", monkeypatch)
    assert "s3cr3t" not in caught.value.message
    monkeypatch.delenv("WAREHOUSE_URL")
    refresh = Refresh(query="SELECT 1", connection="env:WAREHOUSE_URL")
    with pytest.raises(SourceError) as caught:
        pull("/", Source("s", ("t.csv",), "csv", refresh=refresh))
    assert caught.value.message == "the variable WAREHOUSE_URL is not set"
