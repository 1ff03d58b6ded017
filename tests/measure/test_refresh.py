"""`refresh`: sources are replaced whole or not at all, and one is told what it changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sightline.kernel.errors import Refused, UsageError
from tests.cli.command_line import sightline
from tests.measure.promised import HEADER, PEOPLE, SETTINGS, rows, workspace
from tests.workspaces import ask


@pytest.fixture
def root(tmp_path: Path) -> Path:
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    settings = SETTINGS.replace(
        "[sources.people]",
        f'refresh = {{ file = "{downloads}/requests-*.csv" }}\n\n[sources.people]',
    )
    (downloads / "requests-1.csv").write_text(HEADER + rows(120))
    return workspace(tmp_path / "workspace", {"sightline.toml": settings})


def refresh(root: Path, *names: str, **more: Any) -> Any:
    return ask(root, "refresh", sources=names, **more)


def test_rows_are_replaced_and_what_changed_is_told(root: Path) -> None:
    assert sightline(root, "refresh").out == (
        "requests  100 -> 120 rows (+20) in data/requests.csv  from requests-1.csv\n"
    )
    assert (root / "data/requests.csv").read_text() == HEADER + rows(120)
    assert ask(root, "query", sql="SELECT count(*) FROM requests").rows == ((120,),)
    [again] = refresh(root, "requests").sources
    assert (again.changed, again.rows, again.rows_before) == (False, 120, 120)


def test_columns_that_went_or_changed_name_their_metrics(root: Path) -> None:
    text = "ts,operation,latency,ok,user\n2026-02-27T00:00:00Z,search,1.5,yes!,3\n"
    (root.parent / "downloads/requests-1.csv").write_text(text)
    [found] = refresh(root, "requests").sources
    assert [(c.name, c.old, c.new) for c in found.columns] == [
        ("latency_ms", "BIGINT", None), ("ok", "BOOLEAN", "VARCHAR"),
        ("user", "VARCHAR", "BIGINT"), ("latency", None, "DOUBLE"),
    ]  # fmt: skip
    assert found.metrics == ("api.daily", "api.latency_ms", "api.ok")


def test_nothing_is_replaced_by_nothing_or_by_what_cannot_be_read(root: Path) -> None:
    export = root.parent / "downloads/requests-1.csv"
    before = (root / "data/requests.csv").read_bytes()
    for content, words in (
        (HEADER, "requests: no row came from requests-1.csv, so nothing was replaced"),
        ("a,b\n1,2,3\n", "; nothing was replaced"),
        ("", "; nothing was replaced"),
    ):
        export.write_text(content)
        seen = sightline(root, "refresh", "requests")
        assert seen.code == 2 and words in seen.err
        assert (root / "data/requests.csv").read_bytes() == before
    export.unlink()
    assert "sightline.toml:10: requests: no file matches" in sightline(root, "refresh").err
    export.write_text(HEADER)
    assert refresh(root, "requests", allow_empty=True).sources[0].rows == 0


def test_all_sources_are_replaced_or_none(root: Path) -> None:
    settings = root / "sightline.toml"
    more = 'files = "data/people.csv"\nrefresh = { file = "nowhere/*.csv" }\n'
    settings.write_text(settings.read_text().replace('files = "data/people.csv"\n', more))
    before = (root / "data/requests.csv").read_bytes()
    assert sightline(root, "refresh").code == 2
    assert (root / "data/requests.csv").read_bytes() == before
    assert refresh(root, "requests").sources[0].changed
    assert (root / "data/people.csv").read_text() == PEOPLE


def test_a_dry_run_writes_nothing_and_no_other_command_pulls(root: Path) -> None:
    before = (root / "data/requests.csv").read_bytes()
    shown = sightline(root, "refresh", "--dry-run")
    assert shown.code == 0 and "+2026-02-27T00:01:59Z,search,219,true,u0" in shown.out
    for words in (("check",), ("verify",), ("measure", "api.requests"), ("query", "FROM people")):
        sightline(root, *words)
    assert (root / "data/requests.csv").read_bytes() == before
    (root / "data/requests.csv").unlink()
    told = sightline(root, "measure", "api.requests")
    assert "get it: sightline refresh requests" in told.err
    assert json.loads(sightline(root, "refresh", "--json").out)["sources"][0]["rows_before"] is None


def test_what_cannot_be_refreshed_is_told_in_words(root: Path) -> None:
    for name, words in (
        ("people", "source `people` doesn't say where to get it from"),
        ("request", "there is no source `request`"),
    ):
        with pytest.raises(UsageError) as caught:
            refresh(root, name)
        assert caught.value.message == words
    settings = (root / "sightline.toml").read_text()
    secret = 'refresh = { query = "SELECT 1", connection = "postgresql://a:pw@h/d" }'
    lines = [secret if line.startswith("refresh") else line for line in settings.split("\n")]
    (root / "sightline.toml").write_text("\n".join(lines))
    with pytest.raises(UsageError) as caught:
        refresh(root, "requests")
    assert "a password can't stand in a file" in caught.value.message
    assert "sightline.toml:10:" in sightline(root, "check").out


def test_who_sees_only_a_part_replaces_nothing(root: Path) -> None:
    settings = (root / "sightline.toml").read_text().replace('"source:requests"', '"metrics/*"')
    (root / "sightline.toml").write_text(settings)
    seen = sightline(root, "refresh", "--as", "partners")
    assert seen.code == Refused.exit_code
    assert (root / "data/requests.csv").read_text() == HEADER + rows(100)
