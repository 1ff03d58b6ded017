"""A role is named in a few words wherever one is asked about; an acronym of two is asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.career.ladders.recognizing import kinds_in
from sightline.kernel.errors import UsageError
from tests.career.tailoring.people import PEOPLE
from tests.workspaces import OWNER, ask, write_workspace


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_workspace(tmp_path_factory.mktemp("workspace"), {})


@pytest.mark.parametrize("operation", ["career.fit", "career.path", "career.learn"])
def test_an_acronym_of_two_roles_is_asked_about(operation: str, root: Path) -> None:
    with pytest.raises(UsageError, match="is more than one role"):
        ask(root, operation, subject=OWNER, resume=str(PEOPLE[0]), role="tpm")


@pytest.mark.parametrize("role", ["technical-product-manager", "Senior Technical PM", ""])
def test_a_role_is_named_in_a_few_words(role: str, root: Path) -> None:
    found = ask(root, "career.fit", subject=OWNER, resume=str(PEOPLE[0]), role=role)
    assert found.role == "technical-product-manager"


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [
        ("I spent a month on user research: 11 developer interviews.", True),
        ("Spent a quarter on discovery with partners", True),
        ("Cut the time of a call after 14 developer interviews", False),
        ("Spent the budget of the team", False),
    ],
)
def test_time_spent_on_user_research_is_user_research(text: str, is_shown: bool) -> None:
    assert any(one.kind == "user-research" and not one.but for one in kinds_in(text)) == is_shown
