"""How `contract brownout` is shown: whom it hits, in one line, then one by one."""

from __future__ import annotations

from typing import Any

from sightline.contract.lifecycle.words import count, percent, shown

_MOST = 20


def text(result: Any, colour: bool = False) -> str:
    """The line to decide by, the consumers with unmapped calls first, and what is not known."""
    head = _head(result)
    lines = [f"\x1b[1m{head}\x1b[0m" if colour else head]
    width = max((len(_who(one)) for one in result.consumers), default=0)
    for one in result.consumers[:_MOST]:
        share = percent(one.refused, one.calls)
        calls = count(one.calls, "call")
        lines.append(f"  {_who(one):{width}}  {one.refused:,} of {calls} ({share})")
    if len(result.consumers) > _MOST:
        lines.append(f"  {len(result.consumers) - _MOST:,} more")
    if len(result.elements) > 1:
        lines.append("by element:")
        for one in result.elements:
            lines.append(f"  {shown(one.element)}: {count(one.refused, 'call')}")
    lines += _notes(result)
    return "\n".join(lines) + "\n"


def _head(result: Any) -> str:
    of = f"{result.refused:,} of {count(result.calls, 'call')}"
    if not result.refused:
        return f"would hit none of {count(result.calls, 'call')}"
    known = sum(one.consumer is not None for one in result.consumers)
    unmapped = sum(one.refused for one in result.consumers if one.consumer is None)
    hit = [count(known, "consumer")] if known else []
    if unmapped:
        hit.append(f"{count(unmapped, 'call')} of nobody known")
    share = percent(result.refused, result.calls)
    return f"would hit {' and '.join(hit)}, {share} of calls ({of})"


def _who(one: Any) -> str:
    return shown(one.consumer) if one.consumer is not None else "(unmapped)"


def _notes(result: Any) -> list[str]:
    notes = []
    if result.undated:
        notes.append(f"{count(result.undated, 'call')} of it without a time can't be placed")
    if result.blind:
        notes.append(f"in {count(result.blind, 'call')} it may stand where it can't be seen")
    if result.unread:
        notes.append(f"{result.unread:,} entries of the traffic could not be read")
    if result.hidden:
        notes.append(f"{result.hidden:,} hidden")
    return [f"note: {note}" for note in notes]
