"""Reads a criterion: from a line that a product manager can read to a `Criterion`.

    STAT of METRIC [where PREDICATE] is BOUND [; plan BOUND] [; wish BOUND]
        [over WINDOW [rolling|calendar] [TZ]] [vs BASELINE]
        [ [n>=N, confidence P per ENTITY, peeking] ]

A hand-written recursive descent over the tokens of `criterion_lexer`; `criterion_printer` is
its inverse. Predicates are read by `predicate_parser`. Errors carry the column and what to type.
Nesting is bounded, so no text can exhaust the stack.
"""

from __future__ import annotations

from sightline.measure.language.bound_parser import read_baseline, read_bound
from sightline.measure.language.criterion import (
    Baseline,
    Bound,
    Change,
    Criterion,
    CriterionError,
    Prose,
)
from sightline.measure.language.criterion_lexer import tokenize
from sightline.measure.language.criterion_tokens import TokenReader
from sightline.measure.language.predicate_parser import read_predicate
from sightline.measure.language.prose import begins_like_a_criterion, refuse_prose
from sightline.measure.language.statistic_parser import read_metric, read_statistic
from sightline.measure.language.window_parser import read_window

MOST_N = 1_000_000_000


def parse(text: str) -> Criterion | Prose:
    """Return what a line promises: a criterion, or `Prose` where it says of itself `text: ...`.

    Raises CriterionError at the column. A sentence that does not even try (`The system should be
    fast`) raises NotACriterion, which names the parts that are missing.
    """
    if text.startswith("text:"):
        return Prose(text[5:].strip())
    return parse_criterion(text)


def parse_criterion(text: str) -> Criterion:
    """Return the criterion that a line states; raise CriterionError at the column otherwise."""
    try:
        reader = TokenReader(text, tokenize(text))
    except CriterionError:
        refuse_prose(text)
        raise
    if not begins_like_a_criterion(reader):
        refuse_prose(text)
    return _read_criterion(reader)


def _read_criterion(reader: TokenReader) -> Criterion:
    statistic = read_statistic(reader)
    reader.expect("of", "write: p95 of api.latency_ms is < 200 ms")
    metric_column = reader.column
    metric = read_metric(reader)
    where = None
    if reader.take("where"):
        where = read_predicate(reader, closed_by="is")
    reader.expect("is", _help_before_bound(reader))
    bound = read_bound(reader)
    plan, wish = _read_aims(reader)
    window = read_window(reader) if reader.take("over") else None
    baseline = read_baseline(reader) if reader.take("vs") else None
    min_n, confidence_percent, cluster, peeking = _read_terms(reader)
    if reader.kind != "end":
        raise _unexpected(reader, window is not None)
    _require_baseline(reader, (bound, plan, wish), baseline)
    return Criterion(
        statistic, metric, bound, where, plan, wish, window, baseline,
        min_n, confidence_percent, cluster, peeking, reader.source, metric_column,
    )  # fmt: skip


def _help_before_bound(reader: TokenReader) -> str:
    if reader.text == "over":
        return "the window comes after the bound: is < 200 ms over 28d"
    if reader.kind == "sign" and reader.text in ("<", "<=", ">", ">="):
        return f"write: is {reader.text}"
    return "the bound begins with is: is < 200 ms"


def _unexpected(reader: TokenReader, has_window: bool) -> CriterionError:
    if reader.text == ";" and has_window and reader.peek_text() in ("plan", "wish"):
        word = reader.peek_text()
        help = f"write: is < 200 ms; {word} < 150 ms over 28d"
        return reader.error(f"{word} comes before the window", help)
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


def _read_aims(reader: TokenReader) -> tuple[Bound | None, Bound | None]:
    plan = wish = None
    if reader.text == ";" and reader.peek_text() == "plan":
        reader.advance()
        reader.advance()
        plan = read_bound(reader)
    if reader.text == ";" and reader.peek_text() == "wish":
        reader.advance()
        reader.advance()
        wish = read_bound(reader)
    return plan, wish


def _read_terms(reader: TokenReader) -> tuple[int | None, int | float | None, str, bool]:
    min_n: int | None = None
    confidence: int | float | None = None
    cluster, peeking = "", False
    if not reader.take("["):
        return min_n, confidence, cluster, peeking
    while True:
        if reader.text == "n" and min_n is None:
            min_n = _read_min_n(reader)
        elif reader.text == "confidence" and confidence is None:
            confidence = _read_confidence(reader)
        elif reader.text == "per" and not cluster:
            reader.advance()
            cluster = reader.column_name("write: per user_id")
        elif reader.text == "peeking" and not peeking:
            reader.advance()
            peeking = True
        else:
            raise reader.error(
                "inside [ ] come n>=N, confidence P, per ENTITY and peeking, each once",
                "write: [n>=100, confidence 99 % per user_id, peeking]",
            )
        if reader.take("]"):
            return min_n, confidence, cluster, peeking
        reader.take(",")


def _read_min_n(reader: TokenReader) -> int:
    reader.advance()
    reader.expect(">=", "write: n>=100")
    token = reader.token
    if reader.kind == "number" and _is_above(reader.text, MOST_N):
        raise reader.error(f"n is at most {MOST_N:,}", "write: n>=100")
    value = reader.number("a number is missing here", "write: n>=100")
    if not isinstance(value, int) or value < 1:
        raise reader.error_at(token, "n is a whole number of at least 1", "write: n>=100")
    return value


def _is_above(digits: str, most: int) -> bool:
    """Whether a number as typed is larger; its digits may be more than a number may have."""
    whole = digits.replace(",", "").partition(".")[0].lstrip("-0")
    return len(whole) > len(str(most)) or int(whole or "0") > most


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
