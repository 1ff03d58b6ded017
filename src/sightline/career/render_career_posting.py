"""How a posting is shown in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sightline.career.report.block_page import report_page
from sightline.career.report.blocks import Block, Heading, Item, Sentence, Table
from sightline.text.visible import visible_line

_NOT_SAID = "not said"


def text(result: Any, colour: bool = False) -> str:
    """The head, then requirements, wishes, duties and pay, in the posting's words."""
    lines = [
        _value(result.title) or "a posting without a title",
        f"  company  {_value(result.company) or _NOT_SAID}",
        f"  place    {_value(result.place) or _NOT_SAID}",
        f"  role     {_role(result)}",
    ]
    lines += [f"  pay      {_pay(pay)}" for pay in result.pay] or [f"  pay      {_NOT_SAID}"]
    if result.closes is not None:
        lines.append(f"  closes   {result.closes.day.isoformat()}")
    lines += _list("Required", (_asked(part) for part in result.required))
    lines += _list("Nice to have", (_asked(part) for part in result.nice_to_have))
    lines += _list("Years", (_years(part) for part in result.years))
    lines += _list("Duties", (_value(part) for part in result.duties))
    lines += _list("Also said", (_value(part) for part in result.others))
    lines += _list(
        "Not read", (f"{part.reason}: {visible_line(part.text)}" for part in result.unread)
    )
    return "\n".join(lines) + "\n"


def _list(heading: str, parts: Iterable[str]) -> list[str]:
    found = [f"  - {part}" for part in parts]
    return ["", f"{heading} ({len(found)})", *found] if found else []


def _value(said: Any) -> str:
    return visible_line(said.value) if said is not None else ""


def _role(result: Any) -> str:
    if result.role == "unclear":
        return "unclear: its words name neither the product nor the program role clearly"
    because = _value(result.role_because[0]) if result.role_because else ""
    more = f" and {len(result.role_because) - 1} more" if len(result.role_because) > 1 else ""
    return f'{result.role}, because of "{because}"{more}'


def _pay(pay: Any) -> str:
    if pay.high == pay.low:
        amount = _number(pay.low)
    elif pay.low is None:
        amount = f"up to {_number(pay.high)}"
    elif pay.high is None:
        amount = f"from {_number(pay.low)}, open above"
    else:
        amount = f"{_number(pay.low)} to {_number(pay.high)}"
    per = f"per {pay.per}" if pay.per != "unstated" else "per what isn't said"
    basis = "basis unstated" if pay.basis == "unstated" else pay.basis
    currency = pay.currency or "(no currency)"
    return f'{amount} {visible_line(currency)} {per}, {basis}: "{_value(pay.words)}"'


def _marks(part: Any) -> list[str]:
    sorts = (("degree", part.is_degree), ("certificate", part.is_certificate))
    return [word for word, holds in sorts if holds]


def _asked(part: Any) -> str:
    marks = _marks(part)
    return _value(part.words) + (f"  [{', '.join(marks)}]" if marks else "")


def _years(years: Any) -> str:
    low = f"{years.low:g}"
    if years.high is None:
        amount = f"{low} or more"
    else:
        amount = f"{low} to {years.high:g}" if years.low else f"up to {years.high:g}"
    return f"{amount} of {_value(years.of)}" if years.of else f"{amount}, of what isn't said"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def html(result: Any, colour: bool = False) -> str:
    """The same as a page; every value opens the line that says it."""
    return report_page(_blocks(result), result._documents)


def _blocks(result: Any) -> Iterator[Block]:
    yield Heading(1, _value(result.title) or "A posting without a title")
    rows = [
        ("Company", _value(result.company) or _NOT_SAID),
        ("Place", _value(result.place) or _NOT_SAID),
        ("Role", _role(result)),
        *(("Pay", _pay(pay)) for pay in result.pay),
    ]
    rows += [] if result.pay else [("Pay", _NOT_SAID)]
    rows += [("Closes", result.closes.day.isoformat())] if result.closes else []
    yield Table("The posting in short", ("What", "As the posting says it"), tuple(rows))
    for heading, parts in (
        ("Required", [_asked_item(part) for part in result.required]),
        ("Nice to have", [_asked_item(part) for part in result.nice_to_have]),
        ("Years", [_told_item(part.words, _years(part)) for part in result.years]),
        ("Duties", [_told_item(part) for part in result.duties]),
        ("Also said", [_told_item(part) for part in result.others]),
        ("Not read", [Item(0, one.reason, one.text) for one in result.unread]),
    ):
        if parts:
            yield Heading(2, f"{heading} ({len(parts)})")
            yield from parts
    if not (result.required or result.nice_to_have or result.duties):
        yield Sentence("Nothing is asked for that could be read.")


def _told_item(told: Any, head: str = "") -> Item:
    return Item(0, head, "", told.value, told.spans)


def _asked_item(part: Any) -> Item:
    return Item(0, "", "", part.words.value, part.words.spans, ", ".join(_marks(part)))
