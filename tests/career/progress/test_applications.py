"""Applications are files: kept, moved, and told when they are due."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.career.progress.front_matter import with_keys
from sightline.kernel.documents.raw_text import RawText
from sightline.kernel.errors import Refused, UsageError
from tests.workspaces import OWNER, ask, write_workspace


def tracked(root: Path, as_of: str = "2026-03-01", **request: Any) -> Any:
    return ask(root, "career.tracker", as_of=as_of, subject=OWNER, **request)


def test_an_application_is_kept_moved_and_due(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {"career/p.md": "# Technical PM"})
    made = tracked(root, add="Initech GmbH", role="Technical PM: APIs", posting="career/p.md",
                   closes="2026-03-09")  # fmt: skip
    assert made.written == "career/applications/APP-001-initech-gmbh.md"
    assert [(s.id, s.what, s.days) for s in made.due] == [("APP-001", "applications close", 8)]
    tracked(root, "2026-03-02", application="APP-001", to="applied", next="Call Ines",
            by="2026-03-04")  # fmt: skip
    listed = tracked(root, "2026-03-05")
    (one,) = listed.applications
    assert (one.status, str(one.applied), str(one.moved), one.next_step) == (
        "applied", "2026-03-02", "2026-03-02", "Call Ines",
    )  # fmt: skip
    assert [(s.what, s.days) for s in listed.due] == [("Call Ines", -1)]
    tracked(root, "2026-03-06", application="APP-001", to="rejected")
    assert tracked(root, "2026-03-07").due == ()
    assert ask(root, "check", subject=OWNER, as_of="2026-03-07").diagnostics == () or not [
        d for d in ask(root, "check", subject=OWNER).diagnostics if d.severity == "error"
    ]


def test_what_a_person_wrote_in_the_file_stays_to_the_byte(tmp_path: Path) -> None:
    text = (
        "---\r\n# mine\r\ntitle: 'Acme'\r\nstatus: saved   # since May\r\ntags: [a, b]\r\n---\r\n"
        "\r\nSaw it at a meet-up.\r\nstatus: not this one\r\n"
    )
    root = write_workspace(tmp_path, {"career/applications/APP-007-acme.md": text})
    tracked(root, application="APP-007", to="applied")
    now = (root / "career/applications/APP-007-acme.md").read_bytes().decode()
    expected = text.replace("status: saved   # since May\r\n", "status: applied\r\n").replace(
        "tags: [a, b]\r\n", "tags: [a, b]\r\nmoved: 2026-03-01\r\napplied: 2026-03-01\r\n"
    )
    assert now == expected


@pytest.mark.parametrize(
    ("request_", "message", "help"),
    [
        ({"to": "applied"}, "which application?", "name one"),
        ({"application": "APP-001", "to": "appplied"}, "--to appplied", "did you mean applied?"),
        (
            {"application": "APP-009", "to": "applied"},
            "there is no APP-009",
            "did you mean APP-001",
        ),
        ({"application": "REQ-001", "to": "applied"}, "REQ-001 is no application", "`sightline"),
        ({"application": "APP-001", "by": "soon"}, "--by soon: this is not a date", "write 2026"),
        ({"add": "X", "application": "APP-001"}, "--add makes a new application", "leave out"),
        ({"add": "X", "posting": "../etc"}, "The path", "Name the file"),
        (
            {"add": "X", "posting": "career/none.html"},
            "there is no file career/none.html",
            "name a",
        ),
        ({"add": "X", "posting": "career"}, "there is no file career", "name a"),
        (
            {"add": " acme "},
            "APP-001 is an application",
            "move it: sightline career tracker APP-001",
        ),
        ({"role": "PM"}, "--role goes with --add", "write --add"),
        ({"add": "  "}, "--add names a company", "write --add"),
    ],
)
def test_slips_are_told(tmp_path: Path, request_: dict[str, Any], message: str, help: str) -> None:
    root = write_workspace(tmp_path, {
        "career/applications/APP-001-acme.md": "---\ntitle: Acme\ncompany: Acme\n---\n",
        "requirements/REQ-001-a.md": "---\ntitle: A\n---\n",
    })  # fmt: skip
    with pytest.raises((UsageError, Refused)) as refused:
        tracked(root, **request_)
    assert refused.value.message.startswith(message)
    assert refused.value.help.startswith(help)


def test_a_value_of_several_lines_is_not_touched(tmp_path: Path) -> None:
    text = "---\ntitle: Acme\nnext_step: |\n  Call\n  Write\n---\n"
    root = write_workspace(tmp_path, {"career/applications/APP-001-acme.md": text})
    with pytest.raises(UsageError, match="holds more than one line"):
        tracked(root, application="APP-001", next="Sleep")
    assert (root / "career/applications/APP-001-acme.md").read_text() == text


def test_nobody_else_sees_or_makes_an_application(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {"career/applications/APP-001-a.md": "---\ntitle: A\n---\n"})
    for request in ({}, {"add": "Acme"}, {"application": "APP-001", "to": "applied"}):
        with pytest.raises(Refused, match="career/ is private"):
            ask(root, "career.tracker", **request)


NAMES = st.sampled_from(["status", "by", "next_step", "moved", "company"])
VALUES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=12)
BODY = st.text(st.sampled_from("ab: -#\n"), max_size=40)


@given(st.dictionaries(NAMES, VALUES, max_size=4), st.sampled_from(["\n", "\r\n"]), BODY)
def test_setting_a_key_twice_changes_nothing_more(
    keys: dict[str, str], newline: str, body: str
) -> None:
    text = f"---{newline}title: T{newline}status: saved{newline}---{newline}{body}"
    once = with_keys(RawText(text.encode()), "x.md", keys)
    assert with_keys(RawText(once), "x.md", keys) == once
    assert once.decode().endswith(f"---{newline}{body}")
    assert with_keys(RawText(text.encode()), "x.md", {}) == text.encode()


@pytest.mark.parametrize(("closes", "day"), [("", "2026-12-15"), ("2026-12-01", "2026-12-01")])
def test_the_last_day_to_apply_is_read_in_the_posting(
    tmp_path: Path, closes: str, day: str
) -> None:
    posting = "# Technical PM\n\n- SQL\n\nApply by 15 December 2026.\n"
    root = write_workspace(tmp_path, {"career/p.md": posting})
    made = tracked(root, add="Initech", posting="career/p.md", closes=closes)
    assert str(made.applications[0].closes) == day
    assert f"closes: {day}" in (root / made.written).read_text()


def test_a_role_is_kept_again_once_its_application_is_settled(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {})
    tracked(root, add="Initech", role="PM")
    with pytest.raises(Refused):
        tracked(root, add="INITECH", role="pm")
    assert tracked(root, add="Initech", role="Technical PM").applications[0].id == "APP-002"
    tracked(root, application="APP-001", to="rejected")
    assert tracked(root, add="Initech", role="PM").applications[0].id == "APP-003"
