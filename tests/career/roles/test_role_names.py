"""Which role is meant: several words, near names, and acronyms of two roles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.career.roles.cards import all_roles
from sightline.career.roles.role_names import meant_role
from sightline.kernel.errors import UsageError

ROLES = all_roles()


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("technical product manager", "technical-product-manager"),
        ("Technical PM", "technical-product-manager"),
        ("senior technical product manager", "technical-product-manager"),
        ("technical-product-manager", "technical-product-manager"),
        ("technical program manager", "technical-program-manager"),
        ("program manager", "technical-program-manager"),
        ("product manager", "product-manager"),
        ("PM", "product-manager"),
        ("product ops manager", "product-operations-manager"),
        ("it compliance", "it-compliance-manager"),
        ("DevOps ITSM engineer", "devops-itsm-engineer"),
        ("technical project coordinator", "technical-project-coordinator"),
        ("coordinator assistant", "technical-project-coordinator-assistant"),
    ],
)
def test_a_name_means_one_role(words: str, role: str) -> None:
    assert meant_role(words.split(), ROLES).id == role


@pytest.mark.parametrize("words", ["tpm", "TPM", "senior TPM", "technical manager"])
def test_a_name_of_several_roles_is_asked_about(words: str) -> None:
    with pytest.raises(UsageError, match="more than one role") as told:
        meant_role(words.split(), ROLES)
    assert "technical product manager" in told.value.message + told.value.help


def test_the_acronym_names_both_the_product_and_the_program_role() -> None:
    with pytest.raises(UsageError) as told:
        meant_role(["tpm"], ROLES)
    assert "technical product manager or technical program manager" in told.value.message


def test_a_near_name_is_proposed() -> None:
    with pytest.raises(UsageError) as told:
        meant_role(["tecnical", "produkt", "manager"], ROLES)
    assert told.value.help == "did you mean technical product manager?"


@given(st.text(max_size=60))
def test_any_words_mean_a_role_or_are_refused(words: str) -> None:
    try:
        assert meant_role([words], ROLES) in ROLES
    except UsageError as told:
        assert told.help
