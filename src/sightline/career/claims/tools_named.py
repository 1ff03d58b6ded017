"""The tools that a document lists as skills: `in Python` isn't `with Marketing`."""

from __future__ import annotations

from collections.abc import Iterable

from sightline.career.claims.additions import Tools
from sightline.career.claims.closed_lists import holds_weight
from sightline.career.claims.record import Place, with_tools
from sightline.career.claims.word_set import word_set

__all__ = ["with_tools_named"]

# Fields and people that stand among skills, and that one works with rather than by.
_NOT_TOOLS = word_set(
    """design product sales finance legal operations support research vendors stakeholders
    customers clients teams partners leadership strategy agile legal hr it qa security analytics
    executives designers engineers developers users press media retail people data"""
)
_FIELDS = ("ing", "ment", "ship", "tion", "tions", "ance", "ity", "ers", "ors", "ists", "ics")
_LONGEST = 4


def with_tools_named(places: Iterable[Place]) -> list[Place]:
    """The places of one document, whose statements may leave out the tools that it lists."""
    found = list(places)
    tools = _tools(found)
    if not tools:
        return found
    return [place.with_facts(with_tools(fact, tools) for fact in place.facts) for place in found]


def _tools(places: Iterable[Place]) -> Tools:
    items = (
        fact for place in places if place.sort == "skills" for fact in place.of("item")
    )  # fmt: skip
    keys = (tuple(w.key for w in fact.words) for fact in items if not holds_weight(fact.words))
    return frozenset(key for key in keys if len(key) <= _LONGEST and _is_tool(key))


def _is_tool(keys: tuple[str, ...]) -> bool:
    is_field = keys[-1] in _NOT_TOOLS or keys[-1].endswith(_FIELDS)
    return not is_field and keys[0].isalpha()
