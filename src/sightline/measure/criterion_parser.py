"""Reads a criterion: from a line that a product manager can read to a `Criterion`.

    STAT of METRIC [where PREDICATE] is BOUND [; plan BOUND] [; wish BOUND]
        [over WINDOW [rolling|calendar] [TZ]] [vs BASELINE] [ [n>=N, confidence P per ENTITY] ]

A hand-written recursive descent over the tokens of `criterion_lexer`; `criterion_printer` is
its inverse. Predicates are read by `predicate_parser`. Errors carry the column and what to type.
Nesting is bounded, so no text can exhaust the stack.
"""

from __future__ import annotations

import re

from sightline.measure import units
from sightline.measure.criterion import (
    Baseline,
    Between,
    Bound,
    Change,
    Criterion,
    CriterionError,
    DateRange,
    Instant,
    MetricName,
    NotACriterion,
    Previous,
    Prose,
    Quantity,
    Statistic,
    Threshold,
    Window,
    Within,
)
from sightline.measure.criterion_lexer import tokenize, unquote
from sightline.measure.criterion_tokens import TokenReader
from sightline.measure.predicate_parser import read_predicate

STATISTICS = (
    "p50", "p75", "p90", "p95", "p99", "p99.9",
    "mean", "median", "min", "max", "sum", "count", "rate", "ratio", "share", "time_to",
)  # fmt: skip
WINDOW_UNITS = ("min", "h", "d", "w", "mo")
LONGEST_WINDOW_DAYS = 36_600

_PLAIN_STATISTICS = frozenset(("mean", "min", "max", "sum", "count", "rate", "ratio"))
_QUANTILE = re.compile(r"p([0-9]{1,9}(?:\.[0-9]{1,9})?)\Z")
_CLOSERS = frozenset(("over", "vs", "plan", "wish", "per", "to", "and", "confidence"))
_DAYS = {"min": 1 / 1440, "h": 1 / 24, "d": 1, "w": 7, "mo": 31}
_LOOKS_BOUNDED = re.compile(r"\bis\s*(?:[<>=≤≥]|(?:between|up|down|within)\b)")
_STATISTIC_WORD = re.compile(
    r"\b(?:p[0-9]{1,2}(?:\.[0-9]+)?|mean|average|median|min|max|sum|count|rate|ratio|share"
    r"|percentile)\b"
)
_STATISTIC_OF = re.compile(r"\s*(?:p[0-9.]+|[a-z]+)\s+of\b|\s*(?:share|time_to)\s*\(")
_METRIC_WORD = re.compile(r"\bof\s+[^\W\d][\w.-]*|\b[a-z]\w*[._]\w+")


def parse(text: str) -> Criterion:
    """Return the criterion that a line states; raise CriterionError at the column otherwise.

    A sentence that does not even try (`The system should be fast`) raises NotACriterion, which
    names the parts that are missing.
    """
    try:
        reader = TokenReader(text, tokenize(text))
    except CriterionError:
        if not _STATISTIC_OF.match(text):
            _refuse_prose(text)
        raise
    if not _begins_like_a_criterion(reader):
        _refuse_prose(text)
    return _read_criterion(reader)


def parse_any(text: str) -> Criterion | Prose:
    """Return a criterion, or `Prose` for a line that says of itself `text: ...`."""
    if text.startswith("text:"):
        return Prose(text[5:].strip())
    return parse(text)


def parse_window(text: str) -> Window:
    """Return the window that a setting like `28d` or `4w calendar Europe/Berlin` states."""
    reader = TokenReader(text, tokenize(text))
    window = _read_window(reader)
    if reader.kind != "end":
        raise reader.error(f"{reader.text!r} does not belong into a window", "write: 28d")
    return window


def _begins_like_a_criterion(reader: TokenReader) -> bool:
    following = reader.tokens[1][1] if len(reader.tokens) > 1 else ""
    if following == "of":
        return _is_statistic(reader.text) or _LOOKS_BOUNDED.search(reader.source) is not None
    return following == "(" and reader.text in ("share", "time_to")


def _is_statistic(word: str) -> bool:
    return word in STATISTICS or _QUANTILE.match(word) is not None


def _refuse_prose(text: str) -> None:
    if _LOOKS_BOUNDED.search(text):
        return
    missing = [] if _STATISTIC_WORD.search(text) else ["statistic"]
    if not _METRIC_WORD.search(text):
        missing.append("metric")
    raise NotACriterion(text, (*missing, "bound"))


def _read_criterion(reader: TokenReader) -> Criterion:
    statistic = _read_statistic(reader)
    reader.expect("of", "write: p95 of api.latency_ms is < 200 ms")
    metric_column = reader.column
    metric = _read_metric(reader)
    where = None
    if reader.take("where"):
        where = read_predicate(reader, closed_by="is")
    reader.expect("is", _help_before_bound(reader))
    bound = _read_bound(reader)
    plan, wish = _read_aims(reader)
    window = _read_window(reader) if reader.take("over") else None
    baseline = _read_baseline(reader) if reader.take("vs") else None
    min_n, confidence_percent, cluster = _read_terms(reader)
    if reader.kind != "end":
        raise _unexpected(reader, window is not None)
    _require_baseline(reader, (bound, plan, wish), baseline)
    return Criterion(
        statistic, metric, bound, where, plan, wish, window, baseline,
        min_n, confidence_percent, cluster, reader.source, metric_column,
    )  # fmt: skip


def _help_before_bound(reader: TokenReader) -> str:
    if reader.text == "over":
        return "the window comes after the bound: is < 200 ms over 28d"
    if reader.kind == "sign" and reader.text in ("<", "<=", ">", ">="):
        return f"write: is {reader.text}"
    return "the bound begins with is: is < 200 ms"


def _unexpected(reader: TokenReader, has_window: bool) -> CriterionError:
    if reader.text == ";":
        return reader.error("after ; comes plan or wish", "write: is < 200 ms; plan < 150 ms")
    words = ["vs", "["] if has_window else ["over", "vs", "["]
    near = reader.near(reader.text, words)
    help = near or "after the bound come: over 28d, vs previous, [n>=100]"
    return reader.error(f"{reader.text!r} is not expected here", help)


def _require_baseline(
    reader: TokenReader, bounds: tuple[Bound | None, ...], baseline: Baseline | None
) -> None:
    for bound in bounds:
        if isinstance(bound, Change) and baseline is None:
            raise CriterionError(
                f"{bound.direction} by needs something to compare with",
                bound.quantity.column,
                len(reader.source) + 1,
                "add: vs previous",
            )


def _read_statistic(reader: TokenReader) -> Statistic:
    word = reader.text
    if reader.kind != "name":
        raise reader.error("a criterion begins with a statistic", "write: p95 of ...")
    if word in _PLAIN_STATISTICS:
        reader.advance()
        return Statistic(word)
    if word == "median":
        reader.advance()
        return Statistic(word, 500_000)
    if word == "share":
        return _read_share(reader)
    if word == "time_to":
        return _read_time_to(reader)
    match = _QUANTILE.match(word)
    if match is None:
        raise reader.error(
            f"{word!r} is no statistic",
            reader.near(word, STATISTICS) or "use p95, median, mean, count, share(...)",
        )
    level_ppm = _level_ppm(reader, match[1])
    reader.advance()
    return Statistic(_quantile_name(level_ppm), level_ppm)


def _level_ppm(reader: TokenReader, digits: str) -> int:
    whole, _, fraction = digits.partition(".")
    fraction = fraction.rstrip("0")
    level_ppm = int(whole) * 10_000 + (int(fraction.ljust(4, "0")[:4]) if fraction else 0)
    if len(fraction) > 4 or not 0 < level_ppm < 1_000_000:
        raise reader.error(
            f"p{digits} is no percentile between 0 and 100 with up to four decimals",
            "use p95 or p99.9; for the smallest and largest value: min, max",
        )
    return level_ppm


def _quantile_name(level_ppm: int) -> str:
    whole, rest = divmod(level_ppm, 10_000)
    return f"p{whole}" if not rest else f"p{whole}.{rest:04d}".rstrip("0")


def _read_share(reader: TokenReader) -> Statistic:
    reader.advance()
    reader.expect("(", "write: share(status >= 500) of api.requests")
    predicate = read_predicate(reader, closed_by=")")
    reader.expect(")", "close the condition with )")
    return Statistic("share", predicate=predicate)


def _read_time_to(reader: TokenReader) -> Statistic:
    reader.advance()
    reader.expect("(", "write: time_to(signup -> first_call) of ...")
    first = _read_step(reader)
    reader.expect("->", "write: time_to(signup -> first_call)")
    second = _read_step(reader)
    reader.expect(")", "close the steps with )")
    return Statistic("time_to", steps=(first, second))


def _read_step(reader: TokenReader) -> str:
    kind, text = reader.kind, reader.text
    if kind not in ("name", "string", "quoted"):
        raise reader.error("a step is the name of an event", "write: time_to(signup -> first_call)")
    reader.advance()
    return text if kind == "name" else unquote(text)


def _read_metric(reader: TokenReader) -> str:
    kind, text = reader.kind, reader.text
    if kind == "quoted":
        reader.advance()
        return unquote(text)
    if kind != "name" or text in ("is", "where"):
        raise reader.error("the name of a metric is missing", "write: p95 of api.latency_ms is ...")
    reader.advance()
    return text[4:] if text.startswith("MET-") and len(text) > 4 else text


def _read_bound(reader: TokenReader) -> Bound:
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
        return Within(quantity, _read_baseline(reader))
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


def _read_aims(reader: TokenReader) -> tuple[Bound | None, Bound | None]:
    plan = wish = None
    if reader.text == ";" and reader.peek_text() == "plan":
        reader.advance()
        reader.advance()
        plan = _read_bound(reader)
    if reader.text == ";" and reader.peek_text() == "wish":
        reader.advance()
        reader.advance()
        wish = _read_bound(reader)
    return plan, wish


def _read_window(reader: TokenReader) -> Window:
    column = reader.column
    count = reader.number("the length of the window is missing", "write: over 28d")
    unit = reader.text
    if unit not in WINDOW_UNITS:
        help = units.help_for(unit) or "write: over 28d (min, h, d, w, mo)"
        raise reader.error(f"{unit!r} is no length of time" if unit else "a unit is missing", help)
    if not isinstance(count, int) or not 0 < count * _DAYS[unit] <= LONGEST_WINDOW_DAYS:
        raise CriterionError(
            "a window is a whole number above zero, a hundred years at most",
            column,
            reader.end_column,
            "write: over 28d",
        )
    reader.advance()
    mode = reader.text if reader.text in ("rolling", "calendar") else ""
    if mode:
        if mode == "calendar" and unit in ("min", "h"):
            raise reader.error("a calendar window counts d, w or mo", "write: over 7d calendar")
        reader.advance()
    return Window(count, unit, mode, _read_zone(reader))  # type: ignore[arg-type]


def _read_zone(reader: TokenReader) -> str:
    zone = reader.text
    if reader.kind != "zone" and zone != "UTC":
        return ""
    if zone != "UTC":
        from sightline.measure.window import is_zone  # zoneinfo is read only where one is named

        if not is_zone(zone):
            raise reader.error(f"there is no time zone {zone!r}", "write: Europe/Berlin, or UTC")
    reader.advance()
    return zone


def _read_baseline(reader: TokenReader) -> Baseline:
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
    return MetricName(_read_metric(reader))


def _read_terms(reader: TokenReader) -> tuple[int | None, int | float | None, str]:
    min_n: int | None = None
    confidence: int | float | None = None
    cluster = ""
    if not reader.take("["):
        return min_n, confidence, cluster
    while True:
        if reader.text == "n" and min_n is None:
            min_n = _read_min_n(reader)
        elif reader.text == "confidence" and confidence is None:
            confidence = _read_confidence(reader)
        elif reader.text == "per" and not cluster:
            reader.advance()
            cluster = reader.column_name("write: per user_id")
        else:
            raise reader.error(
                "inside [ ] come n>=N, confidence P and per ENTITY, each once",
                "write: [n>=100, confidence 99 % per user_id]",
            )
        if reader.take("]"):
            return min_n, confidence, cluster
        reader.take(",")


def _read_min_n(reader: TokenReader) -> int:
    reader.advance()
    reader.expect(">=", "write: n>=100")
    token = reader.token
    value = reader.number("a number is missing here", "write: n>=100")
    if not isinstance(value, int) or value < 1:
        raise reader.error_at(token, "n is a whole number of at least 1", "write: n>=100")
    return value


def _read_confidence(reader: TokenReader) -> int | float:
    reader.advance()
    token = reader.token
    value = reader.number("the confidence is missing", "write: confidence 99 %")
    percent = value if reader.take("%") or value >= 1 else round(value * 100, 10)
    if not 50 < percent < 100:
        raise reader.error_at(
            token, "a confidence lies between 50 % and 100 %", "write: confidence 99 %"
        )
    return int(percent) if percent == int(percent) else percent
