"""How `contract deprecations` is shown: what goes first, then what is deprecated, by its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sightline.contract.lifecycle.removal import NO_TRAFFIC
from sightline.contract.lifecycle.words import count, shown

_COLOURS = {"removable": "32", "not before": "33", "still called": "31", "unknown": "33"}
_ORDER = ("still called", "not before", "unknown", "removable")
_MOST, _MOST_FINDINGS = 12, 4
_HEAD, _DIM = "1", "2"


def text(result: Any, colour: bool = False) -> str:
    """How many go and who calls them, then a block per contract: its elements with dates and
    verdict, its headers, its findings."""
    lines: list[str] = [_painted(_counts(result), _HEAD, colour), _calls(result), ""]
    for contract in result.contracts:
        lines += [*_contract(result, contract, colour), ""]
    if result.hidden:
        lines.append(f"{result.hidden:,} hidden")
    return "\n".join(lines).rstrip() + "\n"


def _counts(result: Any) -> str:
    """`1 element goes with this work (1 removable); 12 are deprecated (12 unknown)`"""
    there = [one for contract in result.contracts for one in contract.elements]
    goes = sum(one.is_planned for one in there)
    stay = sum(one.removal is not None and not one.is_planned for one in there)
    verb = "goes" if goes == 1 else "go"
    planned = _verdicts([one for one in there if one.is_planned], result)
    rest = _verdicts([one for one in there if not one.is_planned], result)
    told = [f"{count(goes, 'element')} {verb} with this work{planned}"] if goes else []
    be = "is" if stay == 1 else "are"
    told += [f"{count(stay, 'element')} {be} deprecated{rest}"] if stay else []
    return "; ".join(told) or "nothing is deprecated, and nothing goes"


def _verdicts(elements: list[Any], result: Any) -> str:
    """` (1 still called, 11 unknown)`; nothing where no calls are known."""
    if result.source is None:
        return ""
    found = Counter(one.removal.verdict for one in elements if one.removal is not None)
    told = [f"{found[verdict]:,} {verdict}" for verdict in _COLOURS if found[verdict]]
    return f" ({', '.join(told)})" if told else ""


def _listed(elements: list[Any], colour: bool, source: str | None) -> Iterator[str]:
    """The first elements of a section, and how many more there are."""
    for one in elements[:_MOST]:
        yield from _element(one, colour, source)
    more = elements[_MOST:]
    if more:
        kinds = Counter(one.kind for one in more)
        told = ", ".join(_plural(number, kind) for kind, number in sorted(kinds.items()))
        yield f"  … {len(more):,} more ({told}): --json has them"


def _plural(number: int, kind: str) -> str:
    if kind.endswith("y") and number != 1:
        return f"{number:,} {kind[:-1]}ies"
    return count(number, kind)


def _contract(result: Any, contract: Any, colour: bool) -> list[str]:
    head = _painted(contract.api, _HEAD, colour)
    told = [shown(contract.path)]
    if contract.revisions:
        told.append(f"{count(contract.revisions, 'revision')} since {contract.since}")
    lines = [f"{head}  {', '.join(told)}, as of {result.as_of[:10]}"]
    planned = [one for one in contract.elements if one.is_planned]
    rest = [one for one in contract.elements if not one.is_planned and one.removal is not None]
    gone = [one for one in contract.elements if one.removal is None]
    if planned:
        lines.append(f"goes with this work (since {contract.base}):")
        order = sorted(planned, key=lambda one: _ORDER.index(one.removal.verdict))
        lines += _listed(order, colour, result.source)
    if rest:
        lines.append("deprecated:")
        order = sorted(rest, key=lambda one: (one.sunset or "9999", one.element))
        lines += _listed(order, colour, result.source)
    if gone:
        lines.append("removed before:")
        lines += _listed(gone, colour, result.source)
    if not planned and not rest:
        lines.append("nothing is deprecated, and nothing goes")
    if contract.earlier:
        lines.append(f"{count(contract.earlier, 'element')} went before: --removed shows them")
    lines += _headers(contract)
    lines += _findings(contract, colour)
    return lines + [f"note: {shown(note)}" for note in contract.notes]


def _element(one: Any, colour: bool, source: str | None) -> list[str]:
    dates = [f"introduced {_moment(one.introduced)}"]
    if one.deprecated:
        dates.append(f"deprecated {_moment(one.deprecated)}")
    if one.sunset:
        dates.append(f"sunset {shown(one.sunset)}")
    if one.removed and not one.is_planned:
        dates.append(f"removed {_moment(one.removed)}")
    if one.former:
        dates.append(f"was {shown(one.former)}")
    lines = [f"  {shown(one.element)}  ({one.kind})", f"    {', '.join(dates)}"]
    if one.removal is not None:
        verdict = one.removal.verdict
        told = [r for r in one.removal.reasons or ("removable",) if source or r != NO_TRAFFIC]
        if not told:  # the second line says it for all
            return lines
        first, *more = told
        lines.append("    " + _painted(shown(first), _COLOURS[verdict], colour))
        lines += [f"    {_painted('and', _DIM, colour)} {shown(reason)}" for reason in more]
        if first.startswith("still called"):
            lines += _callers(one.removal.callers)
    return lines


def _callers(callers: Any) -> list[str]:
    most = max((len(shown(c.consumer or "(unmapped)")) for c in callers), default=0)
    return [
        f"      {shown(c.consumer or '(unmapped)'):{most}}  {count(c.calls, 'call')},"
        f" last {c.last or 'on no known day'}"
        for c in callers[:10]
    ]


def _moment(moment: Any) -> str:
    if moment is None or not moment.day:
        return "at an unknown time"
    if not moment.commit:
        return f"{moment.day} (not committed)"
    at_least = "at least " if moment.is_at_least else ""
    return f"{at_least}{moment.day} ({moment.commit[:8]})"


def _headers(contract: Any) -> list[str]:
    if not contract.headers:
        return []
    lines = ["headers of answers:"]
    for one in contract.headers:
        lines.append(f"  {shown(one.operation)}: {one.message}")
        lines.append(f"    {one.count:,} of {count(one.of, 'answer')}, first: {shown(one.example)}")
    return lines


def _findings(contract: Any, colour: bool) -> list[str]:
    lines = []
    for one in contract.findings[:_MOST_FINDINGS]:
        place = f"{shown(one.path)}:{one.line}"
        lines.append(f"{place} {one.severity} {one.code}: {shown(one.message)}")
        lines.append(f"  {_painted('help:', _DIM, colour)} {shown(one.help or '')}")
    more = contract.findings[_MOST_FINDINGS:]
    if more:
        codes = Counter(one.code for one in more)
        told = ", ".join(f"{number:,} {code}" for code, number in sorted(codes.items()))
        found = count(len(more), "more finding")
        lines.append(f"… {found} ({told}): `sightline check` lists them")
    return lines


def _calls(result: Any) -> str:
    if result.source == "usage":
        return "callers are those that `contract usage` counted: --traffic FILE looks at a log"
    if result.calls is None:
        return "who calls is not known: name a log of calls with --traffic FILE"
    calls = count(result.calls, "call")
    goes = [one for c in result.contracts for one in c.elements if one.is_planned]
    if not goes:
        return f"{calls} looked at"
    if result.violations:
        return f"{calls} looked at; {count(result.violations, 'removal')} may not go yet"
    return f"{calls} looked at; all that goes may go"


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
