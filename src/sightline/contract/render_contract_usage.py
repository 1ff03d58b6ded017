"""How `contract usage` is shown: calls of nobody known first, then consumers and operations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.contract.usage.impact import shown_share

_MOST_UNMAPPED, _MOST_NEVER = 5, 5


def text(result: Any, colour: bool = False) -> str:
    """A fingerprint alone, or what is known of an API's use."""
    if result.fingerprint:
        return f"{result.fingerprint}\n"
    return "\n".join(line.rstrip() for line in _lines(result, colour)) + "\n"


def _lines(result: Any, colour: bool) -> Iterator[str]:
    for one in result.imported:
        yield from _imported(one)
    named = f"\x1b[1m{result.api}\x1b[0m" if colour else result.api
    sources = ", ".join(result.sources) or "nothing"
    yield f"{named}  {_count(result.calls, 'call')} in {result.over} to {result.as_of}"
    yield f"counted from {sources}"
    yield from _unmapped(result)
    yield from _consumers(result)
    yield from _operations(result)
    yield from _never(result)
    for what, calls in result.blind.items():
        yield f"not seen in {_count(calls, 'call')}: {what}"
    if result.unmatched:
        fit = "fits" if result.unmatched == 1 else "fit"
        yield f"{_count(result.unmatched, 'call')} {fit} no operation: sightline contract drift"
    if result.undated:
        yield f"{_count(result.undated, 'call')} without a time count in every window"
    for problem in result.problems:
        yield f"{result.consumers_file}:{problem.line}: {problem.message}"
        yield f"  help: {problem.help}"
    for note in result.notes:
        yield f"note: {note}"


def _imported(one: Any) -> Iterator[str]:
    if one.is_known:
        yield f"known      {one.name}: the same content was counted before"
        return
    matched = f"{one.matched:,} of {_count(one.calls, 'call')} matched"
    yield f"counted    {one.name} ({one.format}): {matched}"
    if one.broken:
        yield f"  {one.broken:,} can't be read, the first at {one.first_broken}"
    if one.replaces:
        yield f"  it replaces what was counted of {', '.join(dict.fromkeys(one.replaces))}"
    yield from (f"  {note}" for note in one.notes)


def _unmapped(result: Any) -> Iterator[str]:
    if not result.unmapped:
        return
    share = shown_share(result.unmapped, result.calls)
    yield ""
    belong = "belongs" if result.unmapped == 1 else "belong"
    yield f"UNMAPPED  {_count(result.unmapped, 'call')} ({share}) {belong} to no consumer"
    if result.callers:
        yield f"  a row of {result.consumers_file} names each:"
    for one in result.callers[:_MOST_UNMAPPED]:
        row = f"NAME,{one.match},{one.value}" if one.value else "(they tell nothing of themselves)"
        yield f"  {row}  {_count(one.calls, 'call')}"


def _consumers(result: Any) -> Iterator[str]:
    yield ""
    yield f"CONSUMERS  {result.consumer_count:,}"
    width = max((len(one.consumer) for one in result.consumers), default=0)
    for one in result.consumers:
        last = f"last on {one.last}" if one.last else "undated"
        share = shown_share(one.calls, result.calls)
        yield f"  {one.consumer:{width}}  {_count(one.calls, 'call')} ({share})  {last}"
    more = result.consumer_count - len(result.consumers)
    if more > 0:
        yield f"  {more:,} more"


def _operations(result: Any) -> Iterator[str]:
    total = result.operation_count + len(result.never_called)
    yield ""
    yield f"OPERATIONS  {result.operation_count:,} of {total:,} called"
    width = max((len(one.operation) for one in result.operations), default=0)
    for one in result.operations:
        who = _count(one.consumers, "consumer")
        nobody = f", {one.unmapped:,} unmapped" if one.unmapped else ""
        yield f"  {one.operation:{width}}  {_count(one.calls, 'call')}  {who}{nobody}"
    more = result.operation_count - len(result.operations)
    if more > 0:
        yield f"  {more:,} more"


def _never(result: Any) -> Iterator[str]:
    never = result.never_called
    if never:
        more = f" and {len(never) - _MOST_NEVER:,} more" if len(never) > _MOST_NEVER else ""
        yield f"  not called: {', '.join(never[:_MOST_NEVER])}{more}"
    yield ""


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
