"""Declared sources: what `sightline.toml` says of them, and that files stay in the workspace."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sightline.store.errors import SourceError
from sightline.store.sources import Source, read_sources, resolve_files


def test_a_declaration_becomes_a_source() -> None:
    sources, problems = read_sources(
        {
            "git": {"files": "data/*.parquet", "time": "ts", "fresh_within": "2d"},
            "api": {"files": ["a.jsonl"], "units": {"latency": "ms"}, "title": "The API"},
        }
    )
    assert problems == []
    assert sources == {
        "git": Source("git", ("data/*.parquet",), "parquet", "ts", "2d"),
        "api": Source("api", ("a.jsonl",), "jsonl", units=(("latency", "ms"),), title="The API"),
    }
    assert sources["api"].unit_of("latency") == "ms"
    assert sources["api"].unit_of("other") == ""


@pytest.mark.parametrize(
    ("name", "table", "path", "message"),
    [
        ("a b", {}, ("a b",), "`a b` can't be the name of a source"),
        ("a", "x.csv", ("a",), "source `a` should be a table"),
        ("a", {}, ("a", "files"), "a source needs `files`"),
        ("a", {"files": []}, ("a", "files"), "a source needs `files`"),
        ("a", {"files": [3]}, ("a", "files"), "a source needs `files`"),
        ("a", {"files": "x"}, ("a", "files"), "the format can't be told"),
        ("a", {"files": ["x.csv", "y.parquet"]}, ("a", "files"), "the format can't be told"),
        ("a", {"files": "x", "format": "xls"}, ("a", "format"), "`xls` is no format"),
        ("a", {"files": "../x.csv"}, ("a", "files"), "`../x.csv` leads out of the workspace"),
        ("a", {"files": "d/../../x.csv"}, ("a", "files"), "`d/../../x.csv` leads out"),
        ("a", {"files": "/etc/x.csv"}, ("a", "files"), "`/etc/x.csv` is not a path relative"),
        ("a", {"files": "~/x.csv"}, ("a", "files"), "`~/x.csv` is not a path relative"),
        ("a", {"files": "s3://b/x.csv"}, ("a", "files"), "`s3://b/x.csv` is not a path relative"),
        ("a", {"files": "x.csv", "time": 3}, ("a", "time"), "`time` should be text"),
        ("a", {"files": "x.csv", "fresh_within": "soon"}, ("a", "fresh_within"), "`soon` is not"),
        ("a", {"files": "x.csv", "units": "ms"}, ("a", "units"), "`units` should be a table"),
        ("a", {"files": "x.csv", "colour": 1}, ("a", "colour"), "nobody reads the key `colour`"),
    ],
)
def test_a_mistake_is_reported_with_its_keys(
    name: str, table: object, path: tuple[str, ...], message: str
) -> None:
    _, problems = read_sources({name: table})
    assert [problem.path for problem in problems] == [("sources", *path)]
    assert problems[0].message.startswith(message)


def test_names_that_differ_only_in_case_are_refused() -> None:
    sources, problems = read_sources({"git": {"files": "a.csv"}, "Git": {"files": "b.csv"}})
    assert list(sources) == ["git"]
    assert problems[0].message == "`Git` and `git` differ only in case"


def test_files_are_found_sorted_and_once(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for name in ("b.csv", "a.csv", "c.txt"):
        (tmp_path / "data" / name).write_text("x\n1\n")
    source = Source("s", ("data/*.csv", "data/a.csv"), "csv")
    top = os.path.realpath(tmp_path)
    assert resolve_files(tmp_path, source) == [f"{top}/data/a.csv", f"{top}/data/b.csv"]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ("gone.csv", "there is no file `gone.csv`"),
        ("*.csv", "no file matches `*.csv`"),
        ("folder", "there is no file `folder`"),
        ("out.csv.d/*", "`out.csv.d/secret` is a link that leads out of the workspace"),
        ("link/secret", "`link/secret` is a link that leads out of the workspace"),
        ("../secret", "`../secret` leads out of the workspace"),
    ],
)
def test_what_is_missing_or_leads_out_is_refused(tmp_path: Path, files: str, message: str) -> None:
    workspace = tmp_path / "workspace"
    (workspace / "folder").mkdir(parents=True)
    (workspace / "out.csv.d").mkdir()
    (tmp_path / "secret").write_text("x\n1\n")
    (workspace / "out.csv.d" / "secret").symlink_to(tmp_path / "secret")
    (workspace / "link").symlink_to(tmp_path)
    with pytest.raises(SourceError) as caught:
        resolve_files(workspace, Source("s", (files,), "csv"))
    assert caught.value.message == message


def test_a_link_that_stays_inside_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x\n1\n")
    (tmp_path / "b.csv").symlink_to("a.csv")
    found = resolve_files(tmp_path, Source("s", ("b.csv",), "csv"))
    assert found == [os.path.realpath(tmp_path / "a.csv")]
