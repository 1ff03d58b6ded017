"""What a revision had is read from it; what is compared unasked is what a reviewer would."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from sightline.contract.reading.document import Place
from sightline.contract.reading.reader import read_contract
from sightline.contract.reading.sources import named_source
from sightline.contract.reading.workspace_pairs import (
    base_of,
    removed_contracts,
    workspace_pairs,
)
from sightline.kernel.errors import UsageError

PATH = "contracts/pets/openapi.yaml"


class Repository:
    """A workspace in a folder of a repository, committed to by hand."""

    def __init__(self, top: Path, workspace: str = "") -> None:
        self.top = top
        self.root = str(top / workspace)
        os.makedirs(self.root, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str) -> str:
        command = ["git", "-C", str(self.top), "-c", "user.name=a", "-c", "user.email=a@b", *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def write(self, version: str, path: str = PATH, more: str = "") -> None:
        file = Path(self.root) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"openapi: 3.1.0\ninfo: {{version: '{version}'}}\n{more}", encoding="utf-8")

    def commit(self, version: str = "", path: str = PATH, more: str = "") -> str:
        if version:
            self.write(version, path, more)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", f"version {version}")
        return self.git("rev-parse", "HEAD")

    def versions(self, against: str = "") -> tuple[object, object]:
        """What would be compared: the version then and the version now."""
        (pair,) = workspace_pairs(self.root, [("API-pets", PATH)], base_of(self.root, against))
        assert pair.new is not None
        now = read_contract(pair.new).root["info"]["version"]  # type: ignore[index]
        if pair.old is None:
            return None, now
        return read_contract(pair.old).root["info"]["version"], now  # type: ignore[index]


@pytest.fixture(params=["", "product/space"])
def repository(tmp_path: Path, request: pytest.FixtureRequest) -> Repository:
    return Repository(tmp_path / "r", request.param)


def test_every_file_of_a_revision_is_that_revision_s(repository: Repository) -> None:
    repository.write("1", "contracts/pets/b.yaml", "kind: old\n")
    repository.commit("1", more="x: {$ref: b.yaml#/kind}\ny: {$ref: '#/no'}\n")
    repository.git("tag", "v1")
    repository.write("2", "contracts/pets/b.yaml", "kind: new\n")
    document = read_contract(named_source(f"v1:{PATH}", repository.root))
    assert document.name == f"v1:{PATH}"
    assert document.root["~files"]["b.yaml"]["kind"] == "old"  # type: ignore[index]
    assert [(one.code, one.line) for one in document.problems] == [("CON002", 4)]
    assert document.files == (f"v1:{PATH}", "v1:contracts/pets/b.yaml")
    assert document.locate("#/~0files/b.yaml/kind") == Place("v1:contracts/pets/b.yaml", 3)


def test_links_in_a_revision_lead_within_it(repository: Repository) -> None:
    folder = Path(repository.root) / "contracts/pets"
    repository.write("1", "contracts/shared.yaml", "kind: old\n")
    folder.mkdir()
    (folder / "in.yaml").symlink_to("../shared.yaml")
    (folder / "out.yaml").symlink_to("/etc/hostname")
    repository.commit("1", more="x: {$ref: in.yaml#/kind}\ny: {$ref: out.yaml}\n")
    document = read_contract(named_source(f"HEAD:{PATH}", repository.root))
    assert document.root["~files"]["in.yaml"]["kind"] == "old"  # type: ignore[index]
    assert [(one.code, one.line) for one in document.problems] == [("CON002", 4)]


def test_a_revision_or_a_file_that_git_does_not_know_is_told(repository: Repository) -> None:
    repository.commit("1")
    for text, words in (
        (f"v9:{PATH}", "git knows no `v9` here"),
        ("HEAD:contracts/none.yaml", "there is no file contracts/none.yaml at HEAD"),
        ("HEAD:../../../etc/passwd", "there is no file"),
        ("HEAD:contracts", "there is no file contracts at HEAD"),
        ("--output=x:y", "git knows no"),
    ):
        with pytest.raises(UsageError, match=words):
            named_source(text, repository.root)


def test_the_command_line_may_write_a_path_from_the_top_of_the_repository(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "r", "product")
    repository.commit("1")
    (repository.top / "top.yaml").write_text("openapi: 3.1.0\n", encoding="utf-8")
    repository.commit()
    source = named_source("HEAD:top.yaml", repository.root, anywhere=True)
    assert read_contract(source).root == {"openapi": "3.1.0"}
    with pytest.raises(UsageError):
        named_source("HEAD:top.yaml", repository.root)


def test_a_branch_is_compared_with_where_it_left_the_default_branch(
    repository: Repository,
) -> None:
    repository.commit("1")
    repository.git("checkout", "--quiet", "-b", "topic")
    repository.commit("2")
    repository.git("checkout", "--quiet", "main")
    repository.commit("3")
    repository.git("checkout", "--quiet", "topic")
    assert repository.versions() == ("1", "2")
    repository.write("4")
    assert repository.versions() == ("1", "4")
    assert repository.versions("HEAD") == ("2", "4")


def test_on_the_default_branch_an_edit_is_compared_with_the_last_commit(
    repository: Repository,
) -> None:
    repository.commit("1")
    assert repository.versions() == ("1", "1")
    repository.commit("2")
    repository.write("3")
    assert repository.versions() == ("2", "3")


def test_on_the_default_branch_without_an_edit_it_is_what_the_last_commit_brought(
    repository: Repository,
) -> None:
    repository.commit("1")
    repository.commit("2")
    assert repository.versions() == ("1", "2")


def test_commits_that_were_not_pushed_are_compared_with_what_was(tmp_path: Path) -> None:
    there = Repository(tmp_path / "there")
    there.commit("1")
    subprocess.run(["git", "clone", "--quiet", there.top, tmp_path / "here"], check=True)
    here = Repository(tmp_path / "here")
    here.commit("2")
    here.commit("3")
    assert here.versions() == ("1", "3")


def test_a_contract_that_is_new_has_nothing_to_be_compared_with(repository: Repository) -> None:
    repository.commit("1", "contracts/other/openapi.yaml")
    repository.write("1")
    assert repository.versions() == (None, "1")


def test_a_contract_that_was_moved_is_found_where_it_stood(repository: Repository) -> None:
    repository.commit("1", "contracts/animals/openapi.yaml", "paths:\n" + "  /a: {}\n" * 20)
    repository.git("checkout", "--quiet", "-b", "topic")
    folder = Path(repository.root) / "contracts"
    (folder / "animals").rename(folder / "pets")
    repository.commit()
    base = base_of(repository.root)
    (pair,) = workspace_pairs(repository.root, [("API-pets", PATH)], base)
    assert pair.old is not None
    assert pair.old.name == f"{base.short}:contracts/animals/openapi.yaml"
    assert removed_contracts(repository.root, "contracts", [PATH], base) == []


def test_a_contract_that_is_gone_is_named(repository: Repository) -> None:
    repository.commit("1")
    repository.git("checkout", "--quiet", "-b", "topic")
    (Path(repository.root) / PATH).unlink()
    base = base_of(repository.root)
    assert removed_contracts(repository.root, "contracts", [], base) == [PATH]


def test_a_clone_without_its_history_says_how_to_get_it(tmp_path: Path) -> None:
    there = Repository(tmp_path / "there")
    there.commit("1")
    there.commit("2")
    url = (tmp_path / "there").as_uri()
    command = ["git", "clone", "--quiet", "--depth=1", url, tmp_path / "here"]
    subprocess.run(command, check=True)
    with pytest.raises(UsageError, match="latest part of the history") as told:
        base_of(str(tmp_path / "here"))
    assert "--unshallow" in told.value.help
    with pytest.raises(UsageError, match="latest part of the history"):
        named_source(f"HEAD~1:{PATH}", str(tmp_path / "here"))


def test_without_a_repository_or_a_commit_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no git repository"):
        base_of(str(tmp_path))
    empty = Repository(tmp_path / "empty")
    with pytest.raises(UsageError, match="no commit yet"):
        base_of(empty.root)


def test_who_may_not_see_a_file_does_not_read_it_through_a_reference(
    repository: Repository,
) -> None:
    repository.write("1", "contracts/hidden.yaml", "word: secret\n")
    (repository.top / "above.yaml").write_text("word: secret\n", encoding="utf-8")
    up = "../" * (2 if repository.root == str(repository.top) else 4)
    more = f"x: {{$ref: ../hidden.yaml}}\ny: {{$ref: {up}above.yaml}}\n"
    repository.commit("1", more=more)

    def sees(path: str) -> bool:
        return path not in ("contracts/hidden.yaml", "above.yaml")

    sources = [named_source(text, repository.root, sees=sees) for text in (PATH, f"HEAD:{PATH}")]
    (pair,) = workspace_pairs(repository.root, [("API-pets", PATH)], base_of(repository.root), sees)
    assert pair.old is not None and pair.new is not None
    for source in (*sources, pair.old, pair.new):
        document = read_contract(source)
        assert "secret" not in str(document.root)
        assert [(one.code, one.line) for one in document.problems] == [("CON002", 3), ("CON002", 4)]
    with pytest.raises(UsageError, match="no such file"):
        named_source("contracts/hidden.yaml", repository.root, sees=sees)
    with pytest.raises(UsageError, match="there is no file"):
        named_source("HEAD:contracts/hidden.yaml", repository.root, sees=sees)
