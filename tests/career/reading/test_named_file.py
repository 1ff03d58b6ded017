"""A file that is named is read for whoever may see it, by whatever path it is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.views import Subject
from sightline.kernel.errors import SightlineError
from tests.workspaces import AS_OF, write_workspace

OWNER = Subject("ana", at_machine=True)
STRANGERS = [
    Subject("http"),
    Subject("http", audience="partner"),
    Subject("ana", audience="partner", at_machine=True),
]
NAMES = [
    "career/resume.md", "./career//resume.md", "Career/resume.md", "notes/resume.md", "link.md",
    "requirements/../career/resume.md", "requirements/link.md", "linked twice", "{root}/link.md",
    "{root}/career/resume.md", "HEAD:career/resume.md", "career/resume.md\0", "absent.md",
]  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = 'name = "x"\n[audiences.partner]\nhide = ["source:vault"]\n'
    settings += '[sources.vault]\nfiles = ["data/*.csv"]\ntime = "time"\n'
    made = write_workspace(
        tmp_path_factory.mktemp("named"),
        {
            "sightline.toml": settings,
            "career/resume.md": "# Maya Lindqvist\n\nQuokkasoft\n",
            "data/vault.csv": "time,name\n2026-01-01,Quokkasoft\n",
            "requirements/REQ-001-a.md": "---\ntitle: A\n---\n",
        },
    )
    os.symlink("career", made / "notes")
    os.symlink("career/resume.md", made / "link.md")
    os.symlink("../career/resume.md", made / "requirements/link.md")
    os.symlink("link.md", made / "linked twice")
    return made


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("subject", STRANGERS, ids=["http", "http as audience", "audience"])
def test_no_path_and_no_link_leads_a_stranger_to_a_private_file(
    root: Path, subject: Subject, name: str
) -> None:
    request = {"file": name.format(root=root)}
    with pytest.raises(SightlineError) as refused:
        Dispatcher(app.parts(), str(root), AS_OF).call("career.skills", request, subject)
    assert "Quokkasoft" not in f"{refused.value.message} {refused.value.help}"


@pytest.mark.parametrize("name", ["{root}/career/resume.md", "link.md", "notes/resume.md"])
def test_the_owner_reads_it_by_any_of_them(root: Path, name: str) -> None:
    request = {"file": name.format(root=root)}
    told = Dispatcher(app.parts(), str(root), AS_OF).call("career.skills", request, OWNER)[0]
    assert len(told.lines) == 3


@pytest.mark.parametrize("name", ["data/vault.csv", "./data/vault.csv", "{root}/data/vault.csv"])
@pytest.mark.parametrize("subject", STRANGERS[1:], ids=["http as audience", "audience"])
def test_rows_of_a_hidden_source_are_read_for_no_audience(
    root: Path, subject: Subject, name: str
) -> None:
    request = {"file": name.format(root=root)}
    with pytest.raises(SightlineError):
        Dispatcher(app.parts(), str(root), AS_OF).call("career.skills", request, subject)
