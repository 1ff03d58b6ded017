"""What was counted of past calls by `contract usage`, as far as it speaks of what ends.

Counts name operations and their parameters, so they show who still calls something. That nobody
does they can't prove: a call that fitted no operation, or a parameter that the contract of that day
didn't know, left no count. So they are evidence for a caller, never for the lack of one.
"""

from __future__ import annotations

from sightline.contract.lifecycle.elements import OPERATION, PARAMETER
from sightline.contract.lifecycle.ledger import LedgerRow
from sightline.contract.lifecycle.usage_needed import Called
from sightline.contract.usage.facts import CALL
from sightline.kernel.asking.views import WorkspaceView
from sightline.store.usage_facts import UsageFacts, kept_facts

__all__ = ["KeptUsage", "kept_usage"]

_SOURCE = "source:usage"
_SELECT = (
    "SELECT consumer, sum(facts.calls)::BIGINT, max(day)"
    " FROM facts JOIN imports ON imports.id = import"
    " WHERE api = ? AND (day = '' OR day >= ?) AND location = ? AND part = ? AND value = ''"
    " AND direction <> 'response'"
    " AND regexp_replace(operation, '\\{[^}]*\\}', '{}', 'g') = ? GROUP BY consumer"
)


class KeptUsage:
    """The counts of a workspace; close it when all is asked."""

    def __init__(self, facts: UsageFacts) -> None:
        self._facts = facts

    def close(self) -> None:
        """Let go of the counts."""
        self._facts.close()

    def callers(self, api: str, row: LedgerRow, since: str) -> tuple[Called, ...]:
        """Who called an operation, or sent a parameter, on a day or later, as far as counted."""
        operation, _, rest = row.key.partition("\x1f")
        place, _, name = rest.strip().partition(" ")
        if row.kind == OPERATION:
            asked = (CALL, "")
        elif row.kind == PARAMETER and place in ("query", "header"):
            asked = (place, name)
        else:
            return ()
        rows = self._facts.run(_SELECT, [api, since, *asked, operation])
        found = [Called(who or "", int(calls), day or "") for who, calls, day in rows]
        return tuple(sorted(found, key=lambda one: (one.consumer != "", -one.calls, one.consumer)))


def kept_usage(view: WorkspaceView) -> KeptUsage | None:
    """What was counted in a workspace; None where nothing was, or whoever asks may not see it."""
    if not view.sees(_SOURCE):
        return None
    facts = kept_facts(view.root)
    return None if facts is None else KeptUsage(facts)
