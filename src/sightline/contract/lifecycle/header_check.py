"""Whether the answers of an API say of its deprecations what its contract says.

RFC 9745 (Deprecation; a Sunset must not lie before it, section 4) and RFC 8594 (Sunset). Only
answers whose headers the traffic tells are counted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sightline.contract.lifecycle.days import day_of_moment, days_between, first_day_after
from sightline.contract.lifecycle.days import written_day as day_written
from sightline.contract.lifecycle.elements import Element
from sightline.contract.lifecycle.header_fields import Announced, announced
from sightline.contract.traffic.exchange import Exchange

__all__ = ["HeaderCheck", "HeaderFinding"]

_SLACK_DAYS = 1
_WORDS = {
    "deprecation-not-announced": "it is deprecated, and answers carry no Deprecation header",
    "sunset-not-announced": "it has a sunset, and answers carry no Sunset header",
    "deprecation-of-older-draft": "Deprecation is not written as RFC 9745 has it: @ and seconds",
    "sunset-not-readable": "Sunset is no HTTP-date, as RFC 8594 has it",
    "sunset-before-deprecation": "Sunset lies before Deprecation, which RFC 9745 rules out",
    "sunset-contradicts-contract": "Sunset is another day than the contract's",
    "deprecation-contradicts-contract": "Deprecation is another day than the contract's",
    "deprecation-not-in-contract": "answers carry a Deprecation header, the contract says nothing",
    "answers-after-sunset": "it still answers after its sunset",
}


@dataclass(frozen=True, slots=True)
class HeaderFinding:
    """Something that answers of an operation say otherwise than they should.

    `count` of `of` answers whose headers are known; `example` is the first of them as it was sent.
    """

    kind: str
    operation: str
    message: str
    count: int
    of: int
    example: str


@dataclass(slots=True)
class _Operation:
    element: Element
    deprecated_on: str
    answers: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    promised: tuple[float, str] = (float("-inf"), "")


class HeaderCheck:
    """Collects what answers announce; `deprecated_on` maps operations to the day of the contract.

    That day is one that the contract itself declares, never that of a commit.
    """

    def __init__(self, deprecated_on: dict[str, str]) -> None:
        self.deprecated_on = deprecated_on
        self._operations: dict[str, _Operation] = {}

    def take(self, exchange: Exchange, element: Element) -> None:
        """Look at an answer of an operation."""
        if not exchange.response_headers:
            return
        held = self._operations.get(element.key)
        if held is None:
            on = self.deprecated_on.get(element.key, "")
            held = self._operations[element.key] = _Operation(element, on)
        held.answers += 1
        said = announced(exchange)
        if said.sunset_at is not None:
            held.promised = max(held.promised, (said.sunset_at, said.sunset))
        for relation, target in said.links.items():
            held.links.setdefault(relation, target)
        for kind, example in _faults(held, said, exchange):
            held.counts[kind] += 1
            held.examples.setdefault(kind, example)

    def promised(self, key: str) -> str:
        """The latest sunset that answers of an operation gave, as it was sent."""
        held = self._operations.get(key)
        return held.promised[1] if held else ""

    def links(self, key: str) -> dict[str, str]:
        """The targets of links that answers of an operation gave, by relation."""
        held = self._operations.get(key)
        return dict(held.links) if held else {}

    def findings(self) -> tuple[HeaderFinding, ...]:
        """What is not as it should be, by operation and in the order of importance."""
        order = list(_WORDS)
        return tuple(
            HeaderFinding(
                kind, held.element.name, _WORDS[kind], held.counts[kind], held.answers,
                held.examples[kind],
            )
            for held in sorted(self._operations.values(), key=lambda one: one.element.name)
            for kind in sorted(held.counts, key=order.index)
        )  # fmt: skip


def _faults(held: _Operation, said: Announced, exchange: Exchange) -> list[tuple[str, str]]:
    element, found = held.element, []
    is_success = 200 <= exchange.status < 300
    if element.is_deprecated and not said.deprecation:
        found.append(("deprecation-not-announced", f"{exchange.method} {exchange.status}"))
    if not element.is_deprecated and said.deprecation:
        found.append(("deprecation-not-in-contract", f"Deprecation: {said.deprecation}"))
    if said.is_older_draft:
        found.append(("deprecation-of-older-draft", f"Deprecation: {said.deprecation}"))
    if element.sunset and not said.sunset:
        found.append(("sunset-not-announced", f"{exchange.method} {exchange.status}"))
    if said.sunset and said.sunset_at is None:
        found.append(("sunset-not-readable", f"Sunset: {said.sunset}"))
    if None not in (said.sunset_at, said.deprecation_at):
        assert said.sunset_at is not None and said.deprecation_at is not None
        if said.sunset_at < said.deprecation_at:
            both = f"Deprecation: {said.deprecation}, Sunset: {said.sunset}"
            found.append(("sunset-before-deprecation", both))
    if _differ(said.sunset_at, element.sunset):
        both = f"Sunset: {said.sunset}, in the contract {element.sunset}"
        found.append(("sunset-contradicts-contract", both))
    if _differ(said.deprecation_at, held.deprecated_on):
        both = f"Deprecation: {said.deprecation}, in the contract {held.deprecated_on}"
        found.append(("deprecation-contradicts-contract", both))
    late = _is_late(said, element, exchange)
    if is_success and late:
        found.append(("answers-after-sunset", late))
    return found


def _differ(sent: float | None, written: str) -> bool:
    """Whether a day was sent that is another one than the contract's; midnight may be either."""
    wanted, day = day_written(written), "" if sent is None else day_of_moment(sent)
    return bool(wanted and day) and abs(days_between(wanted, day)) > _SLACK_DAYS


def _is_late(said: Announced, element: Element, exchange: Exchange) -> str:
    """The sunset that a call came after, with the call's day; empty where it didn't."""
    if exchange.time is None:
        return ""
    day = day_of_moment(exchange.time)
    if said.sunset_at is not None and exchange.time > said.sunset_at:
        return f"answered {exchange.status} on {day}, Sunset: {said.sunset}"
    over = first_day_after(element.sunset)
    if over and day >= over and said.sunset_at is None:
        return f"answered {exchange.status} on {day}, sunset {element.sunset} in the contract"
    return ""
