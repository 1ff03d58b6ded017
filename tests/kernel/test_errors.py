"""Every way to end early has its exit code and says what to do next."""

from __future__ import annotations

import pytest

from sightline.kernel.errors import (
    Conflict,
    Fault,
    Locked,
    Refused,
    SightlineError,
    UsageError,
    WorkspaceError,
)


@pytest.mark.parametrize(
    ("error", "exit_code"),
    [
        (UsageError("x", help="y"), 2),
        (WorkspaceError("x", help="y"), 3),
        (Refused("x", help="y"), 4),
        (Conflict(["a.md"]), 4),
        (Locked("/w"), 4),
        (Fault("SL-1", "Traceback"), 70),
    ],
)
def test_each_error_has_its_exit_code_and_a_help(error: SightlineError, exit_code: int) -> None:
    assert error.exit_code == exit_code
    assert error.help
    assert str(error) == error.message


def test_the_same_fault_has_the_same_incident_id() -> None:
    def incident(text: str) -> str:
        try:
            raise KeyError(text)
        except KeyError as error:
            return Fault.from_exception(error).incident

    assert incident("<object at 0x7f01>") == incident("<object at 0x7fff>")
    assert incident("a") != incident("b")
    assert incident("a").startswith("SL-")
