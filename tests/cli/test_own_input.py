"""What a command reads is never replaced by what it writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.kernel.errors import Refused
from sightline.kernel.files.export import refuse_own_input


@pytest.mark.parametrize("path", ["a.md", "./b/../a.md", "link.md", "hard.md", "{root}/a.md"])
@pytest.mark.parametrize("named", ["a.md", "{root}/a.md", "b/../a.md"])
def test_the_file_that_is_read_is_not_replaced_by_any_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, named: str
) -> None:
    monkeypatch.chdir(_files(tmp_path))
    with pytest.raises(Refused, match="is read for this"):
        refuse_own_input(path.format(root=tmp_path), ["other", named.format(root=tmp_path)], None)


def test_a_name_within_the_workspace_means_that_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(_files(tmp_path) / "b")
    with pytest.raises(Refused, match="is read for this"):
        refuse_own_input("../a.md", ["a.md"], str(tmp_path))
    refuse_own_input("../a.md", ["a.md"], None)


def test_another_file_may_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(_files(tmp_path))
    for path in ("new.md", "b/c.md"):
        refuse_own_input(path, ["a.md", "senior", "\0", ""], str(tmp_path))


def _files(folder: Path) -> Path:
    (folder / "b").mkdir()
    (folder / "a.md").write_text("# Ana\n")
    (folder / "b" / "c.md").write_text("# Ben\n")
    (folder / "link.md").symlink_to("a.md")
    (folder / "hard.md").hardlink_to(folder / "a.md")
    return folder
