"""An approval holds for exactly one edit, until its last day, and tells when it no longer does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sightline import app
from sightline.contract.advising.approval_record import approval_text
from sightline.contract.advising.approvals import Approval, apply_approvals, approvals_of
from sightline.contract.comparison import BREAKING, COMPATIBLE, REVIEW
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.views import Subject, WorkspaceView
from sightline.kernel.diagnostics import Diagnostic
from tests.contract.advising.payments import AMOUNT, EVIL, GONE, NOTE, comparison, entry
from tests.workspaces import findings, write_workspace

DAY = "2026-03-01"
TOLD = f"GET /disputes was removed: nobody was told ({GONE.id})"


def approval(**given: Any) -> Approval:
    values = {
        "decision": "DEC-7", "edit": GONE.fingerprint, "owner": GONE.owner,
        "pointer": GONE.pointer, "contract": "", "until": "2026-06-30", "lacks": "",
    }  # fmt: skip
    return Approval(**{**values, **given})


def test_an_approved_entry_no_longer_counts() -> None:
    found = apply_approvals(comparison(GONE, AMOUNT), [approval(edit=AMOUNT.fingerprint)], DAY)
    assert [(e.kind, e.approved_by) for e in found.entries] == [
        (GONE.kind, ""), (AMOUNT.kind, "DEC-7"),
    ]  # fmt: skip
    assert found.verdict == BREAKING
    assert apply_approvals(comparison(GONE), [approval()], DAY).verdict == COMPATIBLE


def test_an_approval_survives_whatever_is_not_part_of_the_edit() -> None:
    moved = replace(GONE, id="other", file="elsewhere.yaml", line=9_999, message="in other words")
    (found,) = apply_approvals(comparison(moved), [approval()], DAY).entries
    assert found.approved_by == "DEC-7"


@pytest.mark.parametrize("day", ["2026-06-30", "2026-06-30T23:59:59Z"])
def test_the_last_day_still_counts(day: str) -> None:
    assert apply_approvals(comparison(GONE), [approval()], day).verdict == COMPATIBLE


def test_an_approval_past_its_last_day_is_told() -> None:
    found = apply_approvals(comparison(GONE), [approval()], "2026-07-01")
    assert found.verdict == BREAKING
    said = f"DEC-7 approved this until 2026-06-30: {TOLD}"
    assert found.notes == (said,)


def test_an_approval_of_another_edit_of_the_place_is_told() -> None:
    found = apply_approvals(comparison(GONE), [approval(edit="0123")], DAY)
    assert found.verdict == BREAKING
    said = f"DEC-7 approved another edit of this place: {TOLD}"
    assert found.notes == (said,)


def test_an_approval_of_another_contract_does_not_count() -> None:
    given = [approval(contract="API-payments")]
    for contract, verdict in (
        ("API-other", BREAKING),
        ("API-payments", COMPATIBLE),
        ("", COMPATIBLE),
    ):
        assert apply_approvals(comparison(GONE), given, DAY, contract).verdict == verdict


@pytest.mark.parametrize("lacks", ["is a draft", "has been superseded"])
def test_a_decision_that_does_not_stand_approves_nothing_and_says_why(lacks: str) -> None:
    found = apply_approvals(comparison(GONE), [approval(lacks=lacks)], DAY)
    said = f"DEC-7 {lacks}, so it approves nothing: {TOLD}"
    assert (found.verdict, found.notes) == (BREAKING, (said,))


def test_the_second_of_two_approvals_holds_when_the_first_has_ended() -> None:
    given = [approval(until="2026-01-31"), approval(decision="DEC-8")]
    found = apply_approvals(comparison(GONE), given, DAY)
    assert (found.entries[0].approved_by, found.notes) == ("DEC-8", ())


def test_what_hurts_nobody_needs_no_approval() -> None:
    given = [approval(edit=NOTE.fingerprint, owner=NOTE.owner, pointer=NOTE.pointer)]
    found = apply_approvals(comparison(NOTE), given, DAY)
    assert (found.entries[0].approved_by, found.notes) == ("", ())


def record(**changes: str) -> str:
    text = approval_text(GONE, "", "ana", "Nobody calls it: see the logs", DAY, "2026-06-30")
    for old, new in changes.items():
        assert f"{old}:" in text
        lines = [new if line.startswith(f"{old}:") else line for line in text.split("\n")]
        text = "\n".join(line for line in lines if line)
    return text


def read(root: Path, text: str) -> tuple[Approval, ...]:
    write_workspace(root, {"decisions/DEC-007-gone.md": text})
    dispatcher = Dispatcher(app.parts(), str(root), DAY)
    operation = dispatcher.operation("list")
    view = dispatcher._view(operation, Subject("test"))
    assert isinstance(view, WorkspaceView)
    return approvals_of(view.documents("DEC"))


def test_a_record_says_what_is_approved(tmp_path: Path) -> None:
    assert read(tmp_path, record()) == (approval(decision="DEC-007"),)


@pytest.mark.parametrize(
    ("key", "line", "lacks"),
    [
        ("status", "status: draft", "is a draft"), ("status", "", "is a draft"),
        ("status", "status: dropped", "is dropped"),
        ("because", "", "gives no reason (because)"),
        ("flips_if", "superseded_by: DEC-8", "has been superseded"),
    ],
)  # fmt: skip
def test_a_decision_must_stand(tmp_path: Path, key: str, line: str, lacks: str) -> None:
    assert read(tmp_path, record(**{key: line})) == (approval(decision="DEC-007", lacks=lacks),)


def test_a_record_passes_every_check(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {"decisions/DEC-007-gone.md": record()})
    assert _serious(findings(root)) == []


def test_hostile_names_make_a_record_that_says_exactly_them(tmp_path: Path) -> None:
    evil = entry("request-x", REVIEW, owner=f"schema {EVIL}", pointer=f"/a/{EVIL}", message=EVIL)
    text = approval_text(evil, "", "ana: *x*", "because\n---\n[[DEC-1]]", DAY, "2026-06-30")
    (found,) = read(tmp_path, text)
    assert (found.edit, found.owner, found.pointer) == (evil.fingerprint, evil.owner, evil.pointer)
    assert (found.until, found.lacks) == ("2026-06-30", "")
    assert _serious(findings(tmp_path)) == []


def _serious(found: list[Diagnostic]) -> list[str]:
    return [f"{one.code} {one.message}" for one in found if one.severity != "info"]
