"""The two roles called TPM: which one a person's own titles and sentences are of.

Job titles that spell out "product" or "program" decide; the three letters never do. Where both
stand in a record, or neither, it is said.
"""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.fit.record import TITLE, Record, Statement

__all__ = ["RoleHeld", "role_held"]

_KINDS = {"product": "product-role", "program": "program-delivery"}


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """``product``, ``program``, ``both``, ``unclear`` (only the letters TPM) or ``neither``."""

    role: str
    because: tuple[Statement, ...]


def role_held(record: Record) -> RoleHeld:
    """Which of the two roles a record shows, by its titles."""
    found: dict[str, list[Statement]] = {}
    for role, kind in _KINDS.items():
        found[role] = [one for one in record.showing(kind) if one.how == TITLE]
    named = [role for role, titles in found.items() if titles]
    if len(named) == 2:
        return RoleHeld("both", (*found["product"], *found["program"]))
    if named:
        return RoleHeld(named[0], tuple(found[named[0]]))
    letters = [
        one
        for one in record.statements
        if one.how == TITLE and "TPM" in one.told.value.replace(",", " ").split()
    ]
    return RoleHeld("unclear" if letters else "neither", tuple(letters))


_POSTING = {
    "product": "The posting describes the product role (what to build, and why).",
    "program": "The posting describes the program role (how and when it is delivered), not the "
    "product role: the ladders and ways below are the product role's.",
    "unclear": "The posting doesn't say whether it means the product or the program role; the "
    "letters TPM stand for both. Ask.",
}
_HELD = {
    "product": "The titles in the document are of the product role.",
    "program": "The titles in the document are of the program role.",
    "both": "The document has titles of both roles.",
    "unclear": "The document says only TPM, which stands for both roles.",
    "neither": "The document has no title of either role.",
}


def role_words(posting: str | None, held: str) -> str:
    """The two findings as sentences."""
    told = _POSTING.get(posting or "", "")
    return f"{told} {_HELD[held]}".strip()
