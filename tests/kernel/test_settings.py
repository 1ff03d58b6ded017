"""What is wrong in `sightline.toml` is told at its place, whichever way it is written."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofs._hostile import findings, say, write_files
from sightline.kernel.documents.moment import normal_moment
from sightline.kernel.documents.settings import locate, read_settings
from sightline.text.toml_places import places_of_keys

HEAD = 'name = "Example"\nowner = "ana"\n'


def told(root: Path, settings: str, **files: str) -> list[tuple[str, str, int]]:
    write_files(root, {"sightline.toml": HEAD + settings, **files})
    return [(d["code"], d["path"], d["line"]) for d in findings(root)]


@pytest.mark.parametrize("operation", ["thread", "show", "why", "impact"])
def test_rows_can_not_take_the_ids_of_documents(tmp_path: Path, operation: str) -> None:
    settings = '\n[feedback.REQ]\nfiles = "feedback/*.csv"\nkey = "id"\n'
    files = {"feedback/a.csv": "id\n14\n", "opportunities/OPP-1.md": "# Slow\n\n[[REQ-14]]\n"}
    found = told(tmp_path, settings, **files)
    assert ("DOC051", "sightline.toml", 4) in found
    assert [f for f in found if f[1].startswith("feedback")] == []
    assert say(tmp_path, operation, "REQ-14").code == 2
    assert say(tmp_path, operation, "OPP-1").code in (0, 1)


@pytest.mark.parametrize(
    ("settings", "code", "line"),
    [
        ('[defaults]\nwindow = "soon"', "MEA008", 4),
        ("[defaults]\nwindow = 28", "DOC051", 4),
        ('[checks]\nLNK999 = "off"', "DOC051", 4),
        ('[sources.a]\nfiles = "../x.csv"', "MEA008", 4),
        ('[sources.a]\nfiles = "data/x.csv"\nbogus = 1', "MEA008", 5),
        ("[sources]\na = 5", "MEA008", 4),
        ('[owners]\nana = "Ana"', "DOC051", 3),
        ("[policies]", "DOC051", 3),
        ('as_of = "20260301"', "DOC051", 3),
        ('as_of = "2026-W10-1"', "DOC051", 3),
    ],
)
def test_a_setting_that_means_nothing_is_told(
    tmp_path: Path, settings: str, code: str, line: int
) -> None:
    assert told(tmp_path, settings + "\n") == [(code, "sightline.toml", line)]


def test_what_is_wrong_with_a_hidden_source_is_told_without_its_words(tmp_path: Path) -> None:
    hidden = '[sources.a]\nfiles = "../secret.csv"\n[audiences.partner]\nhide = ["source:*"]\n'
    assert told(tmp_path, hidden) == [("MEA008", "sightline.toml", 4)]
    assert "secret" not in say(tmp_path, "check", "--as", "partner").out


@pytest.mark.parametrize(
    ("settings", "line", "column"),
    [
        ("[feedback]\nTIC.files = 5\n", 2, 1),
        ('feedback = { TIC = { key = "id", files = 5 } }\n', 1, 34),
        ("feedback.TIC.files = 5\n", 1, 1),
        ('[feedback.TIC]\nkey = "files = 5"\n\n  "files" = 5\n', 4, 3),
        ("name = '''\n[feedback.TIC]\nfiles = 5\n'''\n[ feedback . 'TIC' ]\nfiles = 5\n", 6, 1),
        ('[feedback.TIC]\nfiles = ["x/*.csv"]\n', 1, 1),
    ],
)
def test_a_key_is_found_however_it_is_written(settings: str, line: int, column: int) -> None:
    (problem,) = read_settings(settings).problems
    assert (problem.line, problem.column) == (line, column)


@pytest.mark.parametrize("text", ['name = "x"\n\n[a', 'name = "x"\n\nowner =\n', 'a = 1\n\nb = "x'])
def test_a_text_that_ends_too_early_is_told_at_its_end(text: str) -> None:
    (problem,) = read_settings(text).problems
    assert (problem.code, problem.line) == ("DOC050", 3)
    assert "document" not in problem.message


NAMES = st.sampled_from(["a", "b-c", '"d e"', "'f.g'", '"h\\"]"', "1"])
VALUES = st.sampled_from(['"x = 1"', "'''\n[t]\na = 1\n'''", '"""\\"\na = 2"""', "5", "2026-03-01"])


@st.composite
def values(draw: st.DrawFn, depth: int = 2) -> str:
    if not depth or draw(st.booleans()):
        return draw(VALUES)
    inner = values(depth - 1)
    if draw(st.booleans()):
        return "[" + draw(st.sampled_from([", ", ", # a = 1\n"])).join([draw(inner)] * 2) + "]"
    return "{" + f"{draw(NAMES)} = {draw(inner)}" + "}"


@given(st.lists(st.tuples(NAMES, NAMES, values(), st.booleans()), max_size=5))
def test_every_key_that_is_read_has_a_place_on_which_it_stands(rows: list[Any]) -> None:
    text = ""
    for number, (table, name, value, as_table) in enumerate(rows):
        begin = f"[t{number}.{table}]\n  {name}" if as_table else f"[t{number}]\n{table} . {name}"
        text += f"{begin} = {value} # {name} = 3\n"
    places = places_of_keys(text)
    for path in _paths(tomllib.loads(text), ()):
        start, end = places[path]
        assert path[-1].partition('"')[0] in text[start:end]
        line, column, _ = locate(text.split("\n"), path)
        assert text.split("\n")[line - 1][column - 1 :][:1] == text[start]


def _paths(value: Any, above: tuple[str, ...]) -> Any:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield (*above, name)
            yield from _paths(inner, (*above, name))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2026-03-01", "2026-03-01"),
        ("2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z"),
        ("2026-03-01t12:00z", "2026-03-01T12:00:00Z"),
        ("2026-03-01 12:00", "2026-03-01T12:00:00Z"),
        ("2026-03-01T12:00:00.25+02:00", "2026-03-01T10:00:00Z"),
        ("2026-03-01T01:00:00+02:00", "2026-02-28T23:00:00Z"),
        ("20260301", None),
        ("2026-W10-1", None),
        ("2026-03-01T12", None),
        ("2026-02-30", None),
        ("0001-01-01T00:00:00+23:00", None),
        ("٢٠٢٦-03-01", None),
        (" 2026-03-01", None),
    ],
)
def test_a_moment_has_one_spelling(tmp_path: Path, typed: str, kept: str | None) -> None:
    assert normal_moment(typed) == kept
    assert read_settings(f'as_of = "{typed}"').as_of == (kept or "")
    root = write_files(tmp_path, {})
    assert say(root, "check", "--as-of", typed).code == (2 if kept is None else 0)


def test_a_day_with_a_zone_is_the_day_in_utc(tmp_path: Path) -> None:
    assert read_settings("as_of = 2026-03-01T01:00:00+02:00").as_of == "2026-02-28T23:00:00Z"
    shipped = "---\ntitle: Search\nstatus: shipped\nreview: 2026-02-28\n---\n"
    root = write_files(tmp_path, {"requirements/REQ-1.md": shipped})
    early, late = "2026-03-01T01:00:00+02:00", "2026-03-01T03:00:00+02:00"
    assert "MEA003" not in say(root, "check", "--as-of", early).out
    assert "MEA003" in say(root, "check", "--as-of", late).out
