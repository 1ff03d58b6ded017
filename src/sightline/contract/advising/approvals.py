"""Approvals: decisions on record that let a change of a contract through although it hurts.

A decision (`decisions/DEC-*.md`) names the edits it approves by their fingerprints, which depend on
what was changed, where, from what and to what, and on nothing else. So an approval survives a
rebase, and dies when the edit changes or its last day has passed. Dead ones are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sightline.contract.advising.subject import headline
from sightline.contract.advising.tally import counted_again
from sightline.contract.comparison import COMPATIBLE, Comparison, Entry

__all__ = ["Approval", "apply_approvals", "approvals_of"]

_STANDING = ("committed", "shipped")


@dataclass(frozen=True, slots=True)
class Approval:
    """One edit that a decision approves. ``edit`` is its fingerprint; ``owner`` and ``pointer`` say
    where it was made; ``lacks`` says why the decision doesn't stand, where it doesn't."""

    decision: str
    edit: str
    owner: str
    pointer: str
    contract: str
    until: str
    lacks: str


def approvals_of(documents: Iterable[Any]) -> tuple[Approval, ...]:
    """The approvals that decisions hold, in the order of their paths."""
    found: list[Approval] = []
    for document in sorted(documents, key=lambda one: str(one.path)):
        found += _of_decision(document)
    return tuple(found)


def _of_decision(document: Any) -> Iterator[Approval]:
    model = document.model
    for one in getattr(model, "approves", ()):
        yield Approval(
            document.id, one.edit, one.owner or "", one.pointer or "",
            model.contract.target if model.contract is not None else "",
            one.until.isoformat() if one.until is not None else "", _lacks(model),
        )  # fmt: skip


def _lacks(model: Any) -> str:
    """What a decision lacks to stand; empty where it stands."""
    if model.superseded_by:
        return "has been superseded"
    if model.status not in _STANDING:
        return f"is {'a draft' if model.status == 'draft' else model.status}"
    return "" if model.because else "gives no reason (because)"


def apply_approvals(
    comparison: Comparison, approvals: Iterable[Approval], as_of: str, contract: str = ""
) -> Comparison:
    """Mark what is approved on a day; say of each open entry which approval no longer holds.

    ``contract`` is the id of the API; an approval for another one doesn't count.
    """
    held = [one for one in approvals if not (one.contract and contract) or one.contract == contract]
    by_edit: dict[str, list[Approval]] = {}
    by_place: dict[tuple[str, str], list[Approval]] = {}
    for one in held:
        by_edit.setdefault(one.edit, []).append(one)
        by_place.setdefault((one.owner, one.pointer), []).append(one)
    entries, notes = [], []
    for entry in comparison.entries:
        same = by_edit.get(entry.fingerprint, []) if entry.verdict != COMPATIBLE else []
        living = [one for one in same if _is_alive(one, as_of[:10])]
        if living:
            entry = replace(entry, approved_by=living[0].decision)
        elif entry.verdict != COMPATIBLE and not entry.ignored:
            notes += [_died(one, entry) for one in same]
            others = by_place.get((entry.owner, entry.pointer), [])
            notes += [_other(one, entry) for one in others if one.edit != entry.fingerprint]
        entries.append(entry)
    return counted_again(comparison, entries, dict.fromkeys(notes))


def _is_alive(approval: Approval, day: str) -> bool:
    return not approval.lacks and (not approval.until or day <= approval.until)


def _died(approval: Approval, entry: Entry) -> str:
    if approval.lacks:
        return f"{approval.decision} {approval.lacks}, so it approves nothing: {_place(entry)}"
    return f"{approval.decision} approved this until {approval.until}: {_place(entry)}"


def _other(approval: Approval, entry: Entry) -> str:
    return f"{approval.decision} approved another edit of this place: {_place(entry)}"


def _place(entry: Entry) -> str:
    return f"{headline(entry)} ({entry.id})"
