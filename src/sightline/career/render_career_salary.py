"""How pay is shown: an axis for each group, then words, premiums, parts, and what nobody says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from sightline.career.report.block_page import report_page
from sightline.career.report.blocks import Block, Drawing, Heading, Sentence, Table
from sightline.career.report.range_drawing import range_drawing
from sightline.career.roles.cards import MAIN_ROLE
from sightline.career.roles.page import WIDTH, heading, row, sources_line, wrapped
from sightline.career.roles.parts_blocks import part_blocks, titled, with_sources
from sightline.career.roles.parts_page import part_lines
from sightline.career.roles.pay_chart import bars_of, group_lines, group_title
from sightline.career.roles.pay_groups import PayGroup
from sightline.career.roles.shown import amount, figure_of, labels_of, range_text

_INDENT = "  "
_CONVERTED = "converted by your table, beside the rate and its date"


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
        yield _conflicts(result)


def _conflicts(result: Any) -> str:
    counted = "1 conflict" if result.conflicts == 1 else f"{result.conflicts} conflicts"
    role = "" if result.role == MAIN_ROLE else f" --role {result.name}"
    return f"{counted} about pay: sightline career conflicts --topic pay{role}"


def _unanswered(result: Any) -> Iterator[str]:
    found = _unfit(result)
    if found:
        yield ""
    yield from (f"  {words}" for words in found)


def _unfit(result: Any) -> list[str]:
    """That nothing fits a filter exactly, where only unstated amounts are left."""
    asked = result.asked
    wanted = [(name, asked[name]) for name in ("basis", "place", "currency") if asked[name]]
    if any(
        all(getattr(group, name).casefold() == word.casefold() for name, word in wanted)
        for group in result.groups
    ):
        return []
    words = ", ".join(word for word in asked.values() if word)
    said = f"no source says: {words}" if words else "no source says"
    below = ["amounts without a stated basis or place stay below"] if result.groups else []
    return [said, *below]


def _groups(groups: Iterable[PayGroup], colour: bool) -> Iterator[str]:
    for group in groups:
        yield ""
        yield heading(group_title(group), colour)
        for line in group_lines(group, WIDTH - len(_INDENT)):
            yield f"{_INDENT}{line}"


def _table(result: Any, colour: bool) -> Iterator[str]:
    if not result.table:
        return
    title, notes, equal = _table_words(result)
    yield ""
    yield heading(title, colour)
    yield from (f"  {note}" for note in notes)
    yield from _groups(result.table, colour)
    for words in equal:
        yield ""
        yield from wrapped(words)


def _table_words(result: Any) -> tuple[str, list[str], list[str]]:
    """The title of the person's own table, what has to be known of it, what is equal in it."""
    cells = [card for group in result.table for card in group.cards]
    named = list(dict.fromkeys(card.proxy_for or card.title or "" for card in cells))
    words = named[0] if len(named) == 1 else f"{len(named)} occupations"
    is_proxy = any(card.proxy_for for card in cells)
    notes = [f"marked as a proxy: an occupation that isn't called {result.name}"] * is_proxy
    equal = [
        f"{one.where} equals the {one.figure} of {one.occupation} in row {one.row}; "
        "that they are equal is all that is known"
        for one in result.equal
    ]
    return f"your table {cells[0].source}: {words}", notes, equal


def _converted(result: Any, colour: bool) -> Iterator[str]:
    if result.converted:
        yield ""
        yield heading(_CONVERTED, colour)
        for where, words in _conversions(result):
            yield from row(where, words)


def _conversions(result: Any) -> Iterator[tuple[str, str]]:
    cards = {c.id: c for group in (*result.groups, *result.table) for c in group.cards}
    for one in result.converted:
        card = cards[one.card]
        low, high = card.range or (one.low, one.high)
        yield (
            card.where,
            f"{card.title or card.subject or ''} {range_text(low, high, card.currency)} = "
            f"{range_text(one.low, one.high, one.currency)} at {amount(one.rate)} of {one.date} "
            f"(row {one.row})",
        )


def html(result: Any, colour: bool = False) -> str:
    """The same as a page: each group drawn on an axis of its own, with its table."""
    return report_page(with_sources(_blocks(result), result.sources))


def _blocks(result: Any) -> Iterator[Block]:
    yield titled(f"{result.name}: pay by source, never pooled")
    for words in _unfit(result):
        yield Sentence(f"{words[:1].upper()}{words[1:]}.")
    yield from _group_blocks(result.groups, 2)
    if result.groups and result.silent:
        yield Sentence(f"No amount by: {', '.join(result.silent)}", is_soft=True)
    for part in (result.worded, *result.parts):
        if part.cards:
            yield from part_blocks(part)
    if result.table:
        title, notes, equal = _table_words(result)
        yield Heading(2, title[:1].upper() + title[1:], "table")
        yield from map(Sentence, notes)
        yield from _group_blocks(result.table, 3)
        yield from map(Sentence, equal)
    if result.converted:
        yield Heading(2, _CONVERTED[:1].upper() + _CONVERTED[1:], "converted")
        columns = ("Source, line", "Amount, converted")
        yield Table("Amounts in two currencies", columns, tuple(_conversions(result)))
    if result.conflicts:
        yield Sentence(_conflicts(result), is_soft=True)


def _group_blocks(groups: Iterable[PayGroup], level: int) -> Iterator[Block]:
    for group in groups:
        title = group_title(group)
        bars = bars_of(group)
        yield Heading(level, title[:1].upper() + title[1:])
        told = f"{title}: {len(bars)} on one axis; the table below says the same"
        show = partial(amount, currency=group.currency)
        yield Drawing(range_drawing(bars, show, told))
        rows = tuple(
            (card.where, _named(card), figure_of(card), ", ".join(labels_of(card)))
            for card in group.cards
        )
        columns = ("Source, line", "Of", "Amount", "To be known")
        yield Table(title[:1].upper() + title[1:], columns, rows)


def _named(card: Any) -> str:
    named = card.title or card.subject or ", ".join(card.level)
    return card.subject if card.proxy_for and card.subject else named or "unlabelled"
