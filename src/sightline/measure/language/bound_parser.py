"""Reads bounds and baselines: `< 200 ms`, `between 1 and 2 s`, `up by 10 %`, `previous`."""

from __future__ import annotations

from sightline.measure.language import units
from sightline.measure.language.criterion import (
    Baseline,
    Between,
    Bound,
    Change,
    DateRange,
    Instant,
    MetricName,
    Previous,
    Quantity,
    Threshold,
    Within,
)
from sightline.measure.language.criterion_tokens import TokenReader
from sightline.measure.language.statistic_parser import read_metric

_CLOSERS = frozenset(("over", "vs", "plan", "wish", "per", "to", "and", "confidence"))


def read_bound(reader: TokenReader) -> Bound:
    """Read a bound, whose first word follows `is`, `plan` or `wish`."""
    text = reader.text
    if reader.kind == "sign" and text in ("<", "<=", ">", ">="):
        reader.advance()
        return Threshold(text, _read_quantity(reader))  # type: ignore[arg-type]
    if reader.take("between"):
        return _read_between(reader)
    if text in ("up", "down"):
        reader.advance()
        reader.expect("by", f"write: {text} by 10 %")
        return Change(text, _read_quantity(reader))  # type: ignore[arg-type]
    if reader.take("within"):
        quantity = _read_quantity(reader)
        reader.expect("of", "write: within 5 % of previous")
        return Within(quantity, read_baseline(reader))
    raise reader.error(*_bound_refusal(reader))


def _bound_refusal(reader: TokenReader) -> tuple[str, str]:
    text = reader.text
    if text in ("=", "!="):
        return f"a bound cannot be {text!r}", "write <= or >=, or between 1 and 2"
    if text in ("null", "not"):
        return "is ends the condition and begins the bound", "for a missing value write: = null"
    if text in ("under", "below", "less"):
        return f"{text!r} is no bound", "write: is < 200 ms"
    if text in ("over", "above", "more", "at", "least"):
        return f"{text!r} is no bound", "write: is > 200 ms"
    if reader.kind == "number":
        return "a bound says in which direction", f"write: is < {text}, or is > {text}"
    near = reader.near(text, ("between", "up", "down", "within"))
    return "the bound is missing after is", near or "write: is < 200 ms"


def _read_between(reader: TokenReader) -> Between:
    low = _read_quantity(reader)
    reader.expect("and", "write: between 1 and 2 s")
    high = _read_quantity(reader)
    if not low.unit and high.unit:
        low = Quantity(low.value, high.unit, low.column)
    return Between(low, high)


def _read_quantity(reader: TokenReader) -> Quantity:
    column = reader.column
    value = reader.number("a number is missing here", "write: < 200 ms")
    return Quantity(value, _read_unit(reader), column)


def _read_unit(reader: TokenReader) -> str:
    kind, text = reader.kind, reader.text
    if kind == "sign" and text == "%":
        reader.advance()
        return "%"
    if kind == "rate":
        reader.advance()
        return text.replace(" ", "")
    if kind == "zone":
        raise reader.error(f"{text!r} is no unit", "write a plain unit: ms, s, min, h, d, %")
    if kind != "name" or text in _CLOSERS or text == "of":
        return ""
    if not units.is_unit(text):
        help = units.help_for(text) or reader.near(text, (*units.WRITABLE, "over", "vs"))
        raise reader.error(
            f"{text!r} is no unit", help or "units are ms, s, min, h, d, w, mo, kB, KiB, %, pp"
        )
    reader.advance()
    return text


def read_baseline(reader: TokenReader) -> Baseline:
    """Read what to compare with."""
    kind, text = reader.kind, reader.text
    if text == "previous" and kind == "name":
        reader.advance()
        return Previous()
    if kind == "time":
        start = Instant(reader.instant())
        if not (reader.take("to") or reader.take("..")):
            raise reader.error("a date range has an end", "write: vs 2026-01-01 to 2026-02-01")
        return DateRange(start, Instant(reader.instant()))
    if kind not in ("name", "quoted"):
        raise reader.error(
            "a baseline is missing", "write: previous, 2026-01-01 to 2026-02-01, or a metric"
        )
    return MetricName(read_metric(reader))
