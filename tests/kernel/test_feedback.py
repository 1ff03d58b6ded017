"""Rows of feedback are read as they were exported; a row that no link could name is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofs._hostile import SETTINGS, findings, say, write_files

ROWS = '[feedback.TIC]\nfiles = "feedback/*"\nkey = "id"\ntext = "words"\n'


def told(root: Path, name: str, content: str) -> list[tuple[str, int]]:
    write_files(root, {"sightline.toml": SETTINGS + ROWS, f"feedback/{name}": content})
    return [(d["code"], d["line"]) for d in findings(root)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "id,words\n8812,Slow\n"),
        ("a.csv", '\ufeffid;words;"a,b,c,d"\n8812;Slow;1,2\n'),
        ("a.tsv", "id\twords\n8812\tSlow\n"),
        ("a.csv", "id|words\r\n8812|Slow\r\n"),
        ("a.jsonl", '{"id": 8812, "words": "Slow"}\n'),
        ("a.ndjson", '{"id": "TIC-8812", "words": "Slow"}\n'),
    ],
)
def test_rows_are_read_in_each_dialect(tmp_path: Path, name: str, content: str) -> None:
    assert told(tmp_path, name, content) == []
    assert say(tmp_path, "show", "TIC-8812", "--json").json["title"] == "Slow"


@pytest.mark.parametrize("value", ["AB12", "A B", "true!", "ü", "-x", "#1", "TIC-"])
def test_an_id_that_no_link_could_name_is_told(tmp_path: Path, value: str) -> None:
    assert told(tmp_path, "a.csv", f"id,words\n1,Slow\n{value},Late\n") == [("LNK011", 3)]
    assert say(tmp_path, "show", "TIC-1").code == 0


@pytest.mark.parametrize("value", ["true", "[1]", '{"a": 1}', '"AB12"', "null", '""', "-1", "1e99"])
def test_a_value_that_is_no_id_is_told(tmp_path: Path, value: str) -> None:
    rows = f'{{"id": {value}, "words": "Late"}}\n{{"id": 1, "words": "Slow"}}\n'
    assert told(tmp_path, "a.jsonl", rows) == [("LNK011", 1)]
    assert say(tmp_path, "show", "TIC-1").code == 0


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("id,words,id\n1,Slow,2\n", 1),
        ("id,words,words\n1,Slow,2\n", 1),
        ("id,wrds\n1,Slow\n", 1),
        ("id,words\n1,Slow\n2\n", 3),
        ("id,words\n1,Slow\n2,Late,3\n", 3),
        ('id,words\n1,"Slow\nand late"\n2,a,b\n', 4),
    ],
)
def test_a_row_that_does_not_fit_its_header_is_told(
    tmp_path: Path, content: str, line: int
) -> None:
    assert told(tmp_path, "a.csv", content) == [("LNK011", line)]
    assert say(tmp_path, "show", "TIC-2").code == 2


def test_a_column_that_nobody_reads_may_stand_twice(tmp_path: Path) -> None:
    assert told(tmp_path, "a.csv", "id,note,words,note\n1,a,Slow,b\n") == []
