"""How figures of cards are written: amounts, ranges, years, and what a source doesn't state."""

from __future__ import annotations

from sightline.career.roles.card import UNSTATED, Card, Years

__all__ = ["amount", "answer_of", "figure_of", "labels_of", "marks_of", "range_text", "years_text"]

_MARKED = ("pay", "premium", "outlook")

_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€"}


def amount(value: float, currency: str | None = None) -> str:
    """An amount with its currency.

    >>> amount(103790, "USD"), amount(95000, "CHF"), amount(7.5)
    ('$103,790', '95,000 CHF', '7.5')
    """
    digits = f"{value:,.2f}"
    if float(value).is_integer():
        digits = digits.removesuffix(".00")
    if currency is None:
        return digits.rstrip("0").rstrip(".") if "." in digits else digits
    return f"{_SIGNS[currency]}{digits}" if currency in _SIGNS else f"{digits} {currency}"


def range_text(low: float, high: float | None, currency: str | None = None) -> str:
    """A range; an open end is said to be open.

    >>> range_text(160000, 220000, "USD"), range_text(300000, None, "USD"), range_text(9, 9)
    ('$160,000 to $220,000', 'from $300,000, no upper end', '9')
    """
    if high is None:
        return f"from {amount(low, currency)}, no upper end"
    if low == high:
        return amount(low, currency)
    return f"{amount(low, currency)} to {amount(high, currency)}"


def years_text(years: Years) -> str:
    """Years in short.

    >>> years_text(Years(3, 5)), years_text(Years(8, None)), years_text(Years(0, 3, is_under=True))
    ('3-5 y', '8+ y', '0 to under 3 y')
    """
    if years.high is None:
        said = f"{years.low:g}+"
    elif years.is_under:
        said = f"{years.low:g} to under {years.high:g}"
    else:
        said = f"{years.low:g}" if years.low == years.high else f"{years.low:g}-{years.high:g}"
    return f"{said} y"


def figure_of(card: Card) -> str:
    """The figure of a card in words, or the words that stand for one."""
    if card.topic in ("experience", "entry-years") and card.years is not None:
        return years_text(card.years) + (f" of {card.years.of}" if card.years.of else "")
    known = card.range
    if known is None:
        return str(card.value) if card.value is not None else "no figure"
    said = range_text(*known, card.currency)
    if card.unit == "percent":
        said += " %"
    elif card.currency is None and card.unit:
        said += f" {card.unit}"
    return said


def answer_of(card: Card) -> str:
    """What a card says in a few words: stance, value or figure, the condition, the note."""
    parts = [card.stance, str(card.value) if isinstance(card.value, str) else None]
    if card.range is not None:
        parts.append(figure_of(card))
    said = ": ".join(dict.fromkeys(part for part in parts if part))
    if not said:
        said = card.title or card.subject or "named"
    if card.when:
        said += f" (where: {card.when})"
    return said + (f"; {card.note}" if card.note else "")


def labels_of(card: Card) -> tuple[str, ...]:
    """What a reader of a figure has to know: unlabelled, undated, of another occupation."""
    said = []
    if card.unlabelled:
        said.append("unlabelled")
    if card.proxy_for:
        said.append(f"proxy: {card.proxy_for}")
    said.append(f"as of {card.as_of}" if card.as_of else "undated")
    if card.basis == UNSTATED:
        said.append("basis unstated")
    if card.place == UNSTATED:
        said.append("place unstated")
    if not card.verified:
        said.append("name not verified")
    return tuple(said)


def marks_of(card: Card) -> str:
    """What stands in brackets behind a figure or claim: basis, place, date, whose figure it is."""
    if card.topic not in _MARKED and card.currency is None:
        return ""
    said = [card.basis if card.basis not in (None, UNSTATED) else None]
    said.append(card.place if card.place not in (None, UNSTATED) else None)
    said.append("no figure" if card.range is None and not card.refers else None)
    return ", ".join([*(one for one in said if one), *labels_of(card)])
