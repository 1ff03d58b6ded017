"""`sightline demo DIR`: writes into a new folder or that of a demo, and into no other."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from sightline.demo.ask_demo import DemoRequest, DemoResult, demo
from sightline.demo.render_demo import text
from sightline.kernel.asking.registry import Planned
from sightline.kernel.asking.views import Catalogue
from sightline.kernel.errors import UsageError
from sightline.kernel.files.new_folder import make_folder
from sightline.kernel.files.writer import apply_edits
from tests.demo.written_demo import SEED, files, write

NO_CATALOGUE = cast("Catalogue", None)


def planned(folder: Path, seed: int = SEED) -> Planned[DemoResult]:
    return demo(NO_CATALOGUE, DemoRequest(str(folder), seed))


def written(folder: Path, seed: int = SEED) -> DemoResult:
    answer = planned(folder, seed)
    make_folder(answer.root)
    apply_edits(answer.root, answer.edits)
    return answer.result


def held(folder: Path) -> dict[str, bytes]:
    found = (p for p in folder.rglob("*") if p.is_file() and ".sightline" not in p.parts)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}


def test_a_folder_that_holds_only_what_git_keeps_gets_the_whole_demo(tmp_path: Path) -> None:
    folder = tmp_path / "my relay"
    (folder / ".git").mkdir(parents=True)
    result = written(folder)
    assert held(folder) == files()
    assert result.created == tuple(files())
    assert (result.restored, result.unchanged) == ((), 0)
    rows = sum(c.count(b"\n") - 1 for p, c in files().items() if p.endswith(".csv"))
    assert (result.rows, result.as_of, result.seed) == (rows, "2026-03-01", SEED)
    lines = text(result).splitlines()
    assert lines[0].startswith(f"Relay, a synthetic demo (seed {SEED}): 87 documents and {rows:,} ")
    assert lines[-1] == f"Next: sightline brief -C '{folder}'"


def test_a_demo_that_was_played_with_is_put_back_and_what_was_added_stays(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "requirements/REQ-token.md").write_text("---\ntitle: Mine\n---\n")
    (tmp_path / "README.md").unlink()
    (tmp_path / "requirements/REQ-mine.md").write_text("---\ntitle: Mine\n---\n")
    result = written(tmp_path)
    assert result.restored == ("requirements/REQ-token.md",)
    assert result.created == ("README.md",)
    assert held(tmp_path).keys() - files().keys() == {"requirements/REQ-mine.md"}
    assert files().items() <= held(tmp_path).items()

    again = planned(tmp_path)
    assert (again.edits, again.result.unchanged) == ((), len(files()))
    assert "everything was there already" in text(again.result)


def test_a_folder_with_something_else_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="has something in it that is no Relay demo"):
        planned(tmp_path)
    assert held(tmp_path) == {"notes.txt": b"mine"}


def test_another_workspace_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sightline.toml").write_text('name = "Relay (synthetic demo)"\n')
    with pytest.raises(UsageError, match="no Relay demo"):
        planned(tmp_path)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "relay").write_text("")
    with pytest.raises(UsageError, match="is not a folder"):
        planned(tmp_path / "relay")
