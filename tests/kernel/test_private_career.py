"""``career/`` is there for the person at the machine, and for whoever the settings name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.views import Subject
from sightline.kernel.errors import Refused, UsageError
from tests.cli.command_line import sightline
from tests.workspaces import AS_OF, write_workspace

OWNER = Subject("ana", at_machine=True)
MENTOR = Subject("ana", audience="mentor", at_machine=True)
PARTNER = Subject("ana", audience="partner", at_machine=True)
HTTP = Subject("http")
AUDIENCES = '\n[audiences.mentor]\nhide = ["decisions/*"]\n[audiences.partner]\nhide = []\n'
FILES = {
    "requirements/REQ-001-search.md": "---\ntitle: Search answers at once\n---\n",
    "career/applications/APP-001-acme.md": (
        "---\ntitle: Acme\nreview: 2026-03-01\n---\n[[REQ-001]]\n"
    ),
    "career/resume.md": "# Maya Lindqvist\n",
}


def workspace(tmp_path: Path, settings: str = "") -> Path:
    text = f'name = "Example"\nowner = "ana"\n{AUDIENCES}{settings}'
    return write_workspace(tmp_path, {"sightline.toml": text, **FILES})


def asked(root: Path, subject: Subject, operation: str, **request: Any) -> Any:
    return Dispatcher(app.parts(), str(root), AS_OF).call(operation, request, subject)[0]


def listed(root: Path, subject: Subject) -> tuple[list[str], int]:
    found = asked(root, subject, "list")
    return [document.id for document in found.documents], found.hidden


@pytest.mark.parametrize(
    ("settings", "subject", "sees_it"),
    [
        ("", OWNER, True),
        ("", HTTP, False),
        ("", Subject("mcp"), False),
        ("", MENTOR, False),
        ("", PARTNER, False),
        ('[career]\nshown_to = ["mentor"]\n', MENTOR, True),
        ('[career]\nshown_to = ["mentor"]\n', PARTNER, False),
        ('[career]\nshown_to = ["mentor"]\n', HTTP, False),
        ('[career]\nshown_to = ["http"]\n', HTTP, True),
        ('[career]\nshown_to = ["http"]\n', Subject("http", audience="partner"), False),
        ('[career]\nshown_to = ["reports"]\n', HTTP, False),
        ('[career]\nshown_to = ["nobody"]\n', HTTP, False),
        ('[career]\nshown_to = "mentor"\n', MENTOR, False),
    ],
)
def test_an_application_is_listed_for_those_only_who_may_see_it(
    tmp_path: Path, settings: str, subject: Subject, sees_it: bool
) -> None:
    expected = (["APP-001", "REQ-001"], 0) if sees_it else (["REQ-001"], 1)
    assert listed(workspace(tmp_path, settings), subject) == expected


@pytest.mark.parametrize("settings", ["", '[career]\nshown_to = ["mentor"]\n'])
def test_a_report_says_nothing_of_a_career_unless_reports_are_named(
    tmp_path: Path, settings: str
) -> None:
    told = asked(workspace(tmp_path, settings), OWNER, "today")
    assert (told.due, told.hidden) == ((), 1)


def test_a_report_tells_of_a_career_where_reports_are_named(tmp_path: Path) -> None:
    told = asked(workspace(tmp_path, '[career]\nshown_to = ["reports"]\n'), OWNER, "today")
    assert ([due.id for due in told.due], told.hidden) == (["APP-001"], 0)


def test_nobody_else_learns_of_a_link_that_an_application_makes(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    assert [link.id for link in asked(root, OWNER, "show", id="REQ-001").links_in] == ["APP-001"]
    shown = asked(root, HTTP, "show", id="REQ-001")
    assert (list(shown.links_in), shown.hidden) == ([], 1)
    with pytest.raises(UsageError, match="there is no APP-001"):
        asked(root, HTTP, "show", id="APP-001")


def test_what_is_wrong_in_a_private_file_is_told_to_its_owner_alone(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    path = "career/applications/APP-002-globex.md"
    (root / path).write_text("---\ntitle: Globex\nstatus: dreaming\n---\n")
    assert path in {found.path for found in asked(root, OWNER, "check").diagnostics}
    assert path not in {found.path for found in asked(root, HTTP, "check").diagnostics}


def test_the_owner_writes_as_before_and_a_server_that_sees_a_part_does_not(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    assert asked(root, OWNER, "new", kind="APP", title="Globex").id == "APP-002"
    with pytest.raises(Refused, match="2 documents are hidden from you"):
        asked(root, HTTP, "new", kind="APP", title="Initech")


def test_a_private_file_is_not_read_for_a_server_however_its_path_is_written(
    tmp_path: Path,
) -> None:
    root = workspace(tmp_path)
    for path in ("career/resume.md", "./career//resume.md", "Career/resume.md", "career"):
        with pytest.raises(UsageError, match="there is no"):
            asked(root, HTTP, "check", path=path)


@pytest.mark.parametrize(
    ("settings", "message", "help"),
    [
        ('shown_to = ["mentro"]', "there is no audience `mentro`", "did you mean `mentor`?"),
        ('shown_to = "mentor"', "`shown_to` should be a list of names", None),
        ("shown_to = [1]", "`shown_to` should be a list of names", None),
        ('show_to = ["mentor"]', "nobody reads the key `show_to`", "did you mean `shown_to`?"),
    ],
)
def test_a_slip_in_the_setting_is_told_at_its_place(
    tmp_path: Path, settings: str, message: str, help: str | None
) -> None:
    root = workspace(tmp_path, f"[career]\n{settings}\n")
    (found,) = [d for d in asked(root, OWNER, "check").diagnostics if d.path == "sightline.toml"]
    assert (found.code, found.message, found.line) == ("DOC051", message, 9)
    assert help is None or found.help == help


def test_a_folder_of_documents_may_lie_in_another(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    (root / "career/applications/old").mkdir()
    (root / "career/applications/old/APP-009-initech.md").write_text("---\ntitle: Initech\n---\n")
    (root / "career/APP-010-hooli.md").write_text("---\ntitle: Hooli\n---\n")
    (root / "career/applications/APP-011-umbrella.txt").write_text("Umbrella")
    (root / "requirements/APP-012-there.md").write_text("---\ntitle: Elsewhere\n---\n")
    found = {
        (d.path, d.code): d.help
        for d in asked(root, OWNER, "check").diagnostics
        if d.code in ("KND007", "KND008", "KND010")
    }
    assert found == {
        ("career/APP-010-hooli.md", "KND010"): "move it to career/applications/APP-010-hooli.md",
        ("career/applications/APP-011-umbrella.txt", "KND010"): (
            "move it to career/applications/APP-011-umbrella.md"
        ),
        ("requirements/APP-012-there.md", "KND008"): (
            "move it to career/applications/APP-012-there.md"
        ),
    }
    assert "APP-009" in listed(root, OWNER)[0]


@pytest.mark.parametrize("form", ["sarif", "junit", "github"])
@pytest.mark.parametrize(
    ("settings", "names_it"), [("", False), ('[career]\nshown_to = ["reports"]\n', True)]
)
def test_findings_that_are_handed_on_name_nothing_private(
    tmp_path: Path, form: str, settings: str, names_it: bool
) -> None:
    root = workspace(tmp_path, settings)
    (root / "career/applications/APP-002-b.md").write_text("---\ntitle: B\ntitel: x\n---\n")
    assert "APP-002" in sightline(root, "check").out
    assert ("APP-002" in sightline(root, "check", "--format", form).out) == names_it
