"""No export writes over what a person keeps in `career/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.career.tailoring.people import PEOPLE, POSTING
from tests.cli.command_line import sightline
from tests.workspaces import write_workspace

FIT = ("career", "fit", str(PEOPLE[0]), "--posting", str(POSTING), "--to")


@pytest.mark.parametrize("name", ["career/profile.md", "./career/../career/profile.md"])
def test_a_file_among_a_persons_own_is_not_written_over(name: str, tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {"career/profile.md": "My words.\n"})
    refused = sightline(root, *FIT, name)
    assert refused.code == 4
    assert "is there already, among your own files" in refused.err
    assert (root / "career/profile.md").read_text() == "My words.\n"


def test_a_new_file_there_and_an_old_one_elsewhere_are_written(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {"fit.md": "old\n", "career/plan.md": "- SQL\n"})
    for name in ("career/fit.md", "fit.md"):
        assert sightline(root, *FIT, name).code == 0
        assert (root / name).read_text().startswith("# ")


def test_a_record_of_more_statements_than_anybody_has_is_refused(tmp_path: Path) -> None:
    (tmp_path / "much.txt").write_text("You own the API. " * 6_000)
    told = sightline(tmp_path, "career", "fit", "much.txt")
    assert told.code == 2 and "more than one person's record" in told.err
