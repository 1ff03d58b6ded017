"""The ladder and the pay cards as drawings; each stands beside a table that says the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.career.report.page import html_text

__all__ = ["ladder_chart", "pay_chart"]

_ROW, _LEFT, _HEAD = 26, 280, 48
_CELLS = 600  # points for all levels together
_WIDTH, _LABELS = 820, 300


def ladder_chart(ladder: Any, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    """A square for each competency and level: full where reached, framed where begun, else empty.

    The words of the table stand in it, too, so that nothing hangs on colour.
    """
    cell = max(76, min(200, _CELLS // max(1, len(columns) - 1)))
    width = _LEFT + cell * (len(columns) - 1)
    height = _HEAD + _ROW * len(rows) + 6
    title = f"{ladder.title}: the level reached in each competency; the table below says the same"
    parts = [
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{html_text(title)}">'
    ]
    for at, level in enumerate(ladder.levels):
        left = _LEFT + at * cell + 4
        words = html_text(_short(level.title, cell // 7))
        parts.append(f'<text class="t" x="{left}" y="{_HEAD - 26}">{words}</text>')
        if level.years:
            years = html_text(_short(f"{level.years} years", cell // 7))
            parts.append(f'<text class="t" x="{left}" y="{_HEAD - 9}">{years}</text>')
    for index, row in enumerate(rows):
        top = _HEAD + index * _ROW
        parts.append(f'<text x="0" y="{top + 15}">{html_text(_short(row[0], 38))}</text>')
        for at, words in enumerate(row[1:]):
            parts += _cell(_LEFT + at * cell, top, cell, words)
    return "".join([*parts, "</svg>"])


def _cell(left: int, top: int, cell: int, words: str) -> Iterator[str]:
    sort = "empty"
    if words in ("reached", "below"):
        sort = "full"
    elif words[:1].isdigit() and not words.startswith("0") and "judge" not in words:
        sort = "part"
    yield (
        f'<rect class="{sort}" x="{left + 3}" y="{top + 2}" width="{cell - 8}" '
        f'height="{_ROW - 6}" rx="3"/>'
    )
    shown = "" if words in ("nothing asked", "not looked at") else words
    style = ' class="on"' if sort == "full" else ""
    yield f'<text{style} x="{left + 12}" y="{top + 15}">{html_text(shown)}</text>'


def pay_chart(pay: Any) -> str:
    """Each comparable card as a bar on one axis of money, the offer as an upright band.

    Cards of another basis or place, and amounts that aren't labelled, aren't drawn beside it.
    """
    cards = [card for card in pay.cards if card.lies != "not compared"]
    if not cards:
        return ""
    highs = [card.high for card in cards if card.high is not None] + [pay.high or pay.low]
    low = min([card.low for card in cards] + [pay.low or pay.high])
    top = max([*highs, *(card.low for card in cards)])
    low, top = low - (top - low) * 0.05, top + (top - low) * 0.05 or low + 1
    height = 34 + 28 * len(cards)
    scale = (_WIDTH - _LABELS - 10) / (top - low)

    def at(amount: float) -> float:
        return float(round(_LABELS + (amount - low) * scale, 1))

    words = html_text(f"{pay.quote}: {pay.said}; the table below says the same")
    parts = [
        f'<svg viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img" '
        f'aria-label="{words}">'
    ]
    start, end = at(pay.low or pay.high), at(pay.high or pay.low)
    parts.append(
        f'<rect class="offer" x="{start}" y="22" width="{max(2, end - start)}" '
        f'height="{height - 26}"/><line class="edge" x1="{start}" x2="{start}" y1="22" '
        f'y2="{height - 4}"/><line class="edge" x1="{end}" x2="{end}" y1="22" y2="{height - 4}"/>'
        f'<text class="t" x="{start}" y="14">the offer: {html_text(pay.quote[:40])}</text>'
    )
    for index, card in enumerate(cards):
        parts += _card(card, 28 + index * 28, at, top)
    return "".join([*parts, "</svg>"])


def _card(card: Any, top: int, at: Any, end: float) -> Iterator[str]:
    high = end if card.high is None else card.high
    label = html_text(_short(f"{card.title or card.id} ({card.source})", 42))
    amount = f"{card.low:,.0f} - {'open' if card.high is None else f'{card.high:,.0f}'}"
    yield f'<text x="0" y="{top + 14}">{label}</text>'
    width = max(3, at(high) - at(card.low))
    yield f'<rect class="bar" x="{at(card.low)}" y="{top}" width="{width}" height="20" rx="3"/>'
    yield f'<text x="{at(card.low) + 6}" y="{top + 14}">{amount}</text>'


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
