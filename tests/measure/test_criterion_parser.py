"""The one-line language: what it means, and what it says about lines that it can't read."""

from __future__ import annotations

import pytest

from sightline.measure.language.criterion import (
    And,
    Between,
    Change,
    Comparison,
    Criterion,
    CriterionError,
    DateRange,
    Instant,
    Membership,
    MetricName,
    Named,
    Not,
    NotACriterion,
    Or,
    Previous,
    Prose,
    Quantity,
    Statistic,
    Threshold,
    Window,
    Within,
)
from sightline.measure.language.criterion_parser import parse, parse_criterion
from sightline.measure.language.criterion_printer import render
from sightline.measure.language.predicate_parser import parse_predicate

THE_EXAMPLE = (
    "p95 of api.latency_ms where operation = 'search' and result_count < 1000 is < 200 ms over 28d"
)


def test_the_example_of_the_design_means_what_it_says() -> None:
    assert parse(THE_EXAMPLE) == Criterion(
        statistic=Statistic("p95", 950_000),
        metric="api.latency_ms",
        bound=Threshold("<", Quantity(200, "ms")),
        where=And(
            (
                Comparison("operation", "=", "search"),
                Comparison("result_count", "<", Quantity(1000)),
            )
        ),
        window=Window(28, "d"),
    )


@pytest.mark.parametrize(
    ("line", "canonical"),
    [
        ("p95.0 of MET-a is <1,000ms", "p95 of a is < 1000 ms"),
        ("p99.90   of a\nis <= 1.50 s", "p99.9 of a is <= 1.5 s"),
        ("median of a is > 0", "median of a is > 0"),
        ("share( x>=500 ) of a is < 1%", "share(x >= 500) of a is < 1 %"),
        ("share((x = 1)) of a is < 1 %", "share(x = 1) of a is < 1 %"),
        ("mean of a is between 1 s and 2 s", "mean of a is between 1 and 2 s"),
        ("mean of a is between 900 ms and 2 s", "mean of a is between 900 ms and 2 s"),
        ("count of a is > 5 over 1 w calendar UTC", "count of a is > 5 over 1w calendar UTC"),
        ("sum of a where not x in ('b') is > 5", "sum of a where not x in ('b') is > 5"),
        ("sum of a where x not in ('b') is > 5", "sum of a where not x in ('b') is > 5"),
        (
            "min of a is > 5 [n >= 1,000 confidence 0.99]",
            "min of a is > 5 [n>=1000, confidence 99 %]",
        ),
        ("max of a is > 5 [per u, n>=3]", "max of a is > 5 [n>=3, per u]"),
        ("max of a is > 5 [confidence 99.9% per u]", "max of a is > 5 [confidence 99.9 % per u]"),
        (
            "p50 of a is < 2 s; plan < 1 s; wish < 0.5 s over 3mo vs previous",
            "p50 of a is < 2 s; plan < 1 s; wish < 0.5 s over 3mo vs previous",
        ),
        ("rate of a is up by 10% vs previous", "rate of a is up by 10 % vs previous"),
        (
            "ratio of a is down by 3 pp vs 2026-01-01..2026-02-01",
            "ratio of a is down by 3 pp vs 2026-01-01 to 2026-02-01",
        ),
        ("mean of a is within 5 % of MET-b", "mean of a is within 5 % of b"),
        ("time_to('sign up' -> call) of a is < 9 d", "time_to('sign up' -> call) of a is < 9 d"),
    ],
)
def test_each_spelling_has_one_canonical_line(line: str, canonical: str) -> None:
    assert render(parse_criterion(line)) == canonical
    assert parse_criterion(canonical) == parse_criterion(line)


def test_the_rest_of_the_language_has_its_tree() -> None:
    assert parse_criterion("mean of a is between 1 and 2 s").bound == Between(
        Quantity(1, "s"), Quantity(2, "s")
    )
    changed = parse_criterion("mean of a is up by 10 % vs 2026-01-01 to 2026-02-01")
    assert changed.bound == Change("up", Quantity(10, "%"))
    assert changed.baseline == DateRange(Instant("2026-01-01"), Instant("2026-02-01"))
    assert parse_criterion("mean of a is within 5 % of b").bound == Within(
        Quantity(5, "%"), MetricName("b")
    )
    assert parse_criterion("mean of a is < 1 vs previous").baseline == Previous()
    timed = parse_criterion("time_to(a -> b) of m is < 9 d").statistic
    assert timed == Statistic("time_to", steps=("a", "b"))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a", Named("a")),
        ("not a and b or c", Or((And((Not(Named("a")), Named("b"))), Named("c")))),
        ("a and (b or c)", And((Named("a"), Or((Named("b"), Named("c")))))),
        ("a = null", Comparison("a", "=", None)),
        ("a = true", Comparison("a", "=", True)),
        ("a = 'it''s'", Comparison("a", "=", "it's")),
        ("a >= 2026-03-01T09:30:00Z", Comparison("a", ">=", Instant("2026-03-01T09:30:00Z"))),
        ("a > -1.5 s", Comparison("a", ">", Quantity(-1.5, "s"))),
        ("a.b in (1, 2, null)", Membership("a.b", (Quantity(1), Quantity(2), None))),
        ("\"Order Status\" = 'x'", Comparison("Order Status", "=", "x")),
    ],
)
def test_a_condition_has_its_tree(text: str, tree: object) -> None:
    assert parse_predicate(text) == tree


@pytest.mark.parametrize(
    ("line", "column", "end", "message", "help"),
    [
        ("p95 of a is < 3 m", 17, 18, "'m' is no unit", "minutes or months: write min or mo"),
        ("p95 of a is < 3 mss", 17, 20, "'mss' is no unit", "did you mean ms?"),
        ("p95 of a is < 3 KB", 17, 19, "'KB' is no unit", "kB (1,000 bytes) or KiB"),
        ("p9x of a is < 3", 1, 4, "'p9x' is no statistic", "did you mean p90?"),
        ("p100 of a is < 3", 1, 5, "p100 is no percentile", "min, max"),
        ("p95 of a < 3", 10, 11, "is is expected here", "write: is <"),
        ("p95 of a over 28d is < 3", 10, 14, "is is expected here", "the window comes after"),
        ("p95 of a is under 3", 13, 18, "'under' is no bound", "write: is < 200 ms"),
        ("p95 of a is = 3", 13, 14, "a bound cannot be '='", "write <= or >="),
        ("p95 of a is 3", 13, 14, "a bound says in which direction", "is < 3"),
        ("p95 of a is <", 14, 15, "a number is missing here", "write: < 200 ms"),
        ("p95 of a where b is null is < 3", 21, 25, "is ends the condition", "= null"),
        ("p95 of a where b like 'x' is < 3", 18, 22, "'like' does not compare", "patterns"),
        ("p95 of a where b = x is < 3", 20, 21, "a value is missing here", "in quotes: 'x'"),
        ("p95 of a where b == 'x' is < 3", 19, 20, "a value is missing here", "one sign"),
        ("p95 of a where b < null is < 3", 20, 24, "nothing is < null", "write: = null"),
        ("p95 of a where b in (404,500) is < 3", 22, 29, "404,500 could be one", "404, 500"),
        ("p95 of a where b = 'x is < 3", 20, 21, "this quote is never closed", "close the text"),
        ("p95 of a where (b = 1 is < 3", 23, 25, ") is expected here", "close the group"),
        ("p95 of a where b ≤ 3 is < 3", 18, 19, "'≤' means nothing here", "write <="),
        ("p95 of a where b = 1,00 is < 3", 21, 22, "commas group thousands", "write 1,000 or 1000"),
        ("p95 of a is < 3 over 28x", 24, 25, "'x' is no length of time", "over 28d"),
        ("p95 of a is < 3 over 1.5d", 22, 26, "a window is a whole number", "over 28d"),
        ("p95 of a is < 3 over 0d", 22, 24, "a window is a whole number", "over 28d"),
        ("p95 of a is < 3 over 2h calendar", 25, 33, "a calendar window counts", "7d calendar"),
        ("p95 of a is < 3 over 7d Europe/Berln", 25, 37, "there is no time zone", "Europe/Berlin"),
        ("p95 of a is < 3 vs 2026-02-30 to 2026-03-01", 20, 30, "there is no 2026-02-30", "write:"),
        ("p95 of a is < 3 [n>=0]", 21, 22, "n is a whole number", "n>=100"),
        ("p95 of a is < 3 [n>=99999999999999999999]", 21, 41, "n is at most 1,000,000,000", "n>="),
        ("p95 of a is < 3 [n>=1,000,000,001]", 21, 34, "n is at most 1,000,000,000", "n>="),
        ("p95 of a is < 99999999999999999999", 15, 35, "at most 9,223,372,036,854", "99999999.0"),
        ("p95 of a is < -99999999999999999999", 15, 36, "a whole number is", "-9999999999999999"),
        ("p95 of a where b > 9223372036854775808 is < 3", 20, 39, "a whole number is", "5808.0"),
        ("p95 of a is < 3 [confidence 40 %]", 29, 31, "a confidence lies", "confidence 99 %"),
        ("p95 of a is < 3 [foo]", 18, 21, "inside [ ] come", "[n>=100"),
        ("p95 of a is < 3 ovr 28d", 17, 20, "'ovr' is no unit", "did you mean over?"),
        ("mean of a is up by 3 %", 20, 23, "up by needs something to compare", "vs previous"),
        ("share of a is < 1 %", 7, 9, "( is expected here", "share(status >= 500)"),
    ],
)
def test_a_mistake_is_shown_at_its_column_with_what_to_type(
    line: str, column: int, end: int, message: str, help: str
) -> None:
    with pytest.raises(CriterionError) as caught:
        parse_criterion(line)
    error = caught.value
    assert (error.column, error.end_column) == (column, end)
    assert message in error.message
    assert help in error.help
    assert not error.not_a_criterion


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("The system should be fast", ("statistic", "metric", "bound")),
        ("", ("statistic", "metric", "bound")),
        ("p95 latency is good", ("metric", "bound")),
        ("most of our users are happy", ("statistic", "bound")),
        ("the p95 of api.latency_ms should be low", ("bound",)),
        ("It's fast — isn't it?", ("statistic", "metric", "bound")),
    ],
)
def test_a_sentence_that_promises_nothing_names_what_it_lacks(
    text: str, missing: tuple[str, ...]
) -> None:
    with pytest.raises(NotACriterion) as caught:
        parse(text)
    assert caught.value.missing == missing
    assert caught.value.not_a_criterion
    assert caught.value.help


def test_prose_says_of_itself_that_it_is_prose() -> None:
    assert parse("text: it should be fast") == Prose("it should be fast")


@pytest.mark.parametrize(
    "line",
    [
        "p95 of a where " + "(" * 10_000 + "b" + ")" * 10_000 + " is < 3",
        "p95 of a where " + "not " * 10_000 + "b is < 3",
        "share(" * 10_000 + "b",
        "p95 of a is < " + "9" * 10_000,
    ],
)
def test_no_text_exhausts_the_stack(line: str) -> None:
    with pytest.raises(CriterionError):
        parse_criterion(line)


def test_chains_may_be_as_long_as_people_like() -> None:
    line = "p95 of a where " + " or ".join(f"b = {i}" for i in range(10_000)) + " is < 3"
    assert render(parse_criterion(line)) == line
