"""Whoever looks at one document sees all that is known about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.views import Subject
from sightline.kernel.authoring.render_show import text
from sightline.kernel.errors import UsageError
from tests.workspaces import SETTINGS, ask, write_workspace

FILES = {
    "sightline.toml": SETTINGS
    + '[feedback.TIC]\nfiles = "feedback/*.csv"\nkey = "id"\ntext = "w"\n'
    '[audiences.board]\nhide = ["interviews/*"]\n',
    "feedback/t.csv": "id,w\n7,it is slow\n",
    "interviews/INT-003-acme.md": "---\ntitle: Acme\ndate: 2026-02-01\n---\n\n> I stop {#q4 a}\n",
    "opportunities/OPP-002-slow.md": "---\ntitle: Slow\nevidence: [INT-003#q4, TIC-7]\n---\n",
    "requirements/REQ-014-fast.md": "---\ntitle: Fast\nopportunity: OPP-002\nowner: bo\n"
    "review: 2026-05-01\ncriteria:\n  - p95 of api.x is < 2 s\n---\n\nAs a ...\n\n[[OPP-404]]\n",
}


def test_keys_have_the_values_that_hold(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, FILES)
    shown = ask(root, "show", id="REQ-014")
    assert (shown.title, shown.status, shown.owner, shown.line) == ("Fast", "draft", "bo", 2)
    assert ask(root, "show", id="OPP-002").fields["owner"] == "ana"
    fields = {name: value for name, value in shown.fields.items() if value not in (None, [])}
    assert fields == {
        "id": "REQ-014",
        "title": "Fast",
        "status": "draft",
        "owner": "bo",
        "review": "2026-05-01",
        "opportunity": ["OPP-002"],
        "story": "As a ...",
        "criteria": ["p95 of api.x is < 2 s"],
    }


def test_links_are_shown_from_both_ends(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, FILES)
    shown = ask(root, "show", id="OPP-002")
    assert [(k.type, k.id, k.anchor, k.title) for k in shown.links_out] == [
        ("evidence", "INT-003", "q4", "Acme"),
        ("evidence", "TIC-7", None, "it is slow"),
    ]
    assert [(k.type, k.id, k.path, k.line) for k in shown.links_in] == [
        ("opportunity", "REQ-014", "requirements/REQ-014-fast.md", 3)
    ]
    dangling = [k for k in ask(root, "show", id="REQ-014").links_out if k.title is None]
    assert sorted((k.type, k.id) for k in dangling) == [
        ("measures", "MET-api.x"), ("mentions", "OPP-404"),
    ]  # fmt: skip


def test_findings_about_it_are_shown_and_no_others(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, FILES)
    found = ask(root, "show", id="REQ-014").diagnostics
    assert {d.path for d in found} == {"requirements/REQ-014-fast.md"}
    assert "LNK001" in {d.code for d in found}


def test_a_row_of_feedback_is_its_words_and_who_quotes_it(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, FILES)
    shown = ask(root, "show", id="TIC-7")
    assert (shown.kind, shown.title, shown.path, shown.line) == (
        "TIC", "it is slow", "feedback/t.csv", 2,
    )  # fmt: skip
    assert [k.id for k in shown.links_in] == ["OPP-002"]


def test_what_is_withheld_is_not_even_named(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, FILES)
    dispatcher = Dispatcher(app.parts(), str(root), "2026-03-01")
    shown, _ = dispatcher.call("show", {"id": "OPP-002"}, Subject("x", "board"))
    assert [k.id for k in shown.links_out] == ["TIC-7"]
    with pytest.raises(UsageError, match="there is no INT-003 in this workspace"):
        dispatcher.call("show", {"id": "INT-003"}, Subject("x", "board"))


def test_the_page_says_it_in_words(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, FILES)
    assert text(ask(root, "show", id="INT-003")) == (
        "INT-003  Acme\ninterviews/INT-003-acme.md:2\ndraft, ana\n\n"
        "date: 2026-02-01\n\n"
        "linked from\n  evidence      OPP-002  Slow\n\n"
        "quotes\n  INT-003#q4 (a)  I stop\n\n"
        "warning[DSC004] line 2: quoted by OPP-002, but nothing says whether this person agreed\n"
    )
