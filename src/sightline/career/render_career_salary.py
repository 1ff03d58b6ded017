"""How pay is shown: an axis for each group, then words, premiums, parts, and what nobody says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sightline.career.roles.cards import MAIN_ROLE
from sightline.career.roles.page import WIDTH, heading, row, sources_line, wrapped
from sightline.career.roles.parts_page import part_lines
from sightline.career.roles.pay_chart import group_lines, group_title
from sightline.career.roles.pay_groups import PayGroup
from sightline.career.roles.shown import amount, range_text

_INDENT = "  "


def text(result: Any, colour: bool = False) -> str:
    """The groups of the sources, of the person's table, then all that has no amount."""
    lines = list(_lines(result, colour))
    lines += sources_line(result.sources, lines)
    return "\n".join(lines) + "\n"


def _lines(result: Any, colour: bool) -> Iterator[str]:
    yield heading(f"{result.name}: pay by source, never pooled", colour)
    yield from _unanswered(result)
    yield from _groups(result.groups, colour)
    if result.groups and result.silent:
        yield ""
        yield f"  no amount by: {', '.join(result.silent)}"
    if result.worded.cards:
        yield ""
        yield heading(result.worded.asks, colour)
        for card in result.worded.cards:
            said = [card.title or card.subject, str(card.value), card.note, card.method]
            yield from row(card.where, "; ".join(part for part in said if part))
    for part in result.parts:
        if part.cards:
            yield ""
            yield heading(part.asks, colour)
            yield from part_lines(part)
    yield from _table(result, colour)
    yield from _converted(result, colour)
    if result.conflicts:
        yield ""
        counted = "1 conflict" if result.conflicts == 1 else f"{result.conflicts} conflicts"
        role = "" if result.role == MAIN_ROLE else f" --role {result.name}"
        yield f"{counted} about pay: sightline career conflicts --topic pay{role}"


def _unanswered(result: Any) -> Iterator[str]:
    """Say first that nothing fits a filter exactly, where only unstated amounts are left."""
    asked = result.asked
    wanted = [(name, asked[name]) for name in ("basis", "place", "currency") if asked[name]]
    fits = any(
        all(getattr(group, name).casefold() == word.casefold() for name, word in wanted)
        for group in result.groups
    )
    if not fits:
        words = ", ".join(word for word in asked.values() if word)
        yield ""
        yield f"  no source says: {words}" if words else "  no source says"
        if result.groups:
            yield "  amounts without a stated basis or place stay below"


def _groups(groups: Iterable[PayGroup], colour: bool) -> Iterator[str]:
    for group in groups:
        yield ""
        yield heading(group_title(group), colour)
        for line in group_lines(group, WIDTH - len(_INDENT)):
            yield f"{_INDENT}{line}"


def _table(result: Any, colour: bool) -> Iterator[str]:
    if not result.table:
        return
    cells = [card for group in result.table for card in group.cards]
    named = list(dict.fromkeys(card.proxy_for or card.title or "" for card in cells))
    words = named[0] if len(named) == 1 else f"{len(named)} occupations"
    yield ""
    yield heading(f"your table {cells[0].source}: {words}", colour)
    if any(card.proxy_for for card in cells):
        yield f"  marked as a proxy: an occupation that isn't called {result.name}"
    yield from _groups(result.table, colour)
    for equal in result.equal:
        yield ""
        yield from wrapped(
            f"{equal.where} equals the {equal.figure} of {equal.occupation} in row {equal.row}; "
            "that they are equal is all that is known",
        )


def _converted(result: Any, colour: bool) -> Iterator[str]:
    if not result.converted:
        return
    cards = {c.id: c for group in (*result.groups, *result.table) for c in group.cards}
    yield ""
    yield heading("converted by your table, beside the rate and its date", colour)
    for one in result.converted:
        card = cards[one.card]
        low, high = card.range or (one.low, one.high)
        yield from row(
            card.where,
            f"{card.title or card.subject or ''} {range_text(low, high, card.currency)} = "
            f"{range_text(one.low, one.high, one.currency)} at {amount(one.rate)} of {one.date} "
            f"(row {one.row})",
        )
