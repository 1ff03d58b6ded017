"""Criteria and metrics with a slip in them."""

# ruff: noqa: E501 (a line of a table, and text that has to stay one line)
from __future__ import annotations

from tests.acceptance.mistake import Book, at, on

# fmt: off
book = Book()

LINE = "p95 of api.latency_ms where operation = 'search' and result_count < 1000 is < 200 ms over 28d"
CALLS = "share(status < 500) of api.calls where operation = 'search' is >= 99.9 % over 28d"


def slip(
    name: str, old: str, new: str, where: str, help: str, whole: str = LINE, *, flaw: str = ""
) -> None:
    """One part of a criterion is wrong; found at the column where it is wrong."""
    assert whole.count(old) == 1, (name, old)
    wrong = whole.replace(old, new)
    find = on if where.endswith("\n") else at
    book(name, whole, wrong, find("MEA001", where), help, whole, flaw)


book.open("requirements/REQ-001-suggestions.md")
slip("a misspelt statistic", "p95 of", "pp95 of", "pp95", "p95")
slip("a percentile in capitals", "p95 of", "P95 of", "P95", "p95")
slip("a percentile beyond all", "p95 of", "p101 of", "p101", "p99")
slip("a misspelt mean", "p95 of", "maen of", "maen", "mean")
slip("a word of spreadsheets", "p95 of", "average of", "average", "mean")
slip("a misspelt of", "p95 of", "p95 off", "off", "of")
slip("no of", "p95 of api", "p95 api", "api.latency_ms", "of")
for wrong in ("api.latencyms", "api.latency-ms", "API.latency_ms", "latency_ms"):
    book(f"the metric {wrong}", LINE, LINE.replace("api.latency_ms", wrong),
         at("LNK001", f"{wrong} where"), "api.latency_ms", LINE)
slip("minutes or metres", "200 ms", "200 m", "m over", "min")
slip("a misspelt unit", "200 ms", "200 msec", "msec", "ms")
slip("a unit in capitals", "200 ms", "200 MS", "MS", "ms")
slip("no bound", "is < 200 ms over", "is < over", "over 28d", "200 ms")
slip("a population of two words", "operation = 'search'", "search queries", "queries and", '"search queries"')
slip("no comparison", "is < 200 ms", "is 200 ms", "200 ms", "<")
slip("no is", "1000 is < 200", "1000 < 200", "< 200 ms", "is")
slip("an arrow instead of a sign", "is < 200", "is => 200", "=>", ">=")
slip("a quote without end", "'search'", "'search", "'search and", "'")
slip("double quotes", "'search'", '"search"', '"search"', "'search'")
slip("curly quotes", "'search'", "\u2018search\u2019", "\u2018", "'")
slip("two equals signs", "operation =", "operation ==", "= 'search'", "one sign")
slip("and as in programs", "' and result", "' && result", "&&", "and")
slip("AND in capitals", "' and result", "' AND result", "AND", "and")
slip("WHERE in capitals", " where ", " WHERE ", "WHERE", "where")
slip("a window without unit", "over 28d", "over 28", "28\n", "28d")
slip("a window of metres", "over 28d", "over 4m", "m\n", "mo")
slip("a window in words", "over 28d", "over four weeks", "four weeks", "28d")
slip("a misspelt over", "over 28d", "ovr 28d", "ovr", "over")
slip("a window before the bound", "is < 200 ms over 28d", "over 28d is < 200 ms", "over 28d", "is")
slip("a parenthesis without end", "operation = 'search' and", "(operation = 'search' and",
     "is < 200", ")")
slip("more after the end", "over 28d", "over 28d please", "please", "")
slip("a decimal comma", "99.9 %", "99,9 %", ",9", "99.9", CALLS)
slip("a share of nothing", "share(status < 500)", "share", "of api.calls", "share(", CALLS)
slip("a share without end", "share(status < 500)", "share(status < 500", "of api", ")", CALLS)
slip("a share called percentage", "share(", "percentage(", "percentage(", "share", CALLS)
for wrong, unit in (("200 kB", "ms"), ("50 %", "ms"), ("2 mo", "ms")):
    book(f"a bound of {wrong}", "200 ms", wrong, at("MEA010", wrong), unit, "200 ms")
for wrong in ("999 %", "60 ", "100.1 %"):
    book(f"a share of {wrong}", "99.9 %", wrong, at("MEA010", f"{wrong.split()[0]}"), "%", "99.9 %")
book("a criterion in words", "  - " + LINE, "  - The system should be fast",
     at("MEA004", "The system"), "api.latency_ms", "  - " + LINE)
book("a criterion that is empty", "  - " + LINE, "  -", on("MEA004", "  -\n"), "p95 of", "  - " + LINE)
book("a criterion in brackets without quotes", f"criteria:\n  - {LINE}\n  - {CALLS}\n",
     "criteria: [p95 of api.latency_ms where operation in ('search', 'list') is < 200 ms over 28d]\n",
     on("DOC023", "criteria: ["), "quotes",
     "criteria: [\"p95 of api.latency_ms where operation in ('search', 'list') is < 200 ms over 28d\"]\n")
book("a criterion that begins with a quote", f"  - {CALLS}", "  - 'search' calls are quick",
     on("DOC024", "'search' calls"), "quotes",
     flaw="the text after the closing quote is taken for a line of its own")

book("a thousand in brackets without quotes", f"criteria:\n  - {LINE}\n  - {CALLS}\n",
     "criteria: [p95 of api.latency_ms is < 1,000 ms over 28d]\n", on("MEA004", "000 ms"), "quotes",
     'criteria: ["p95 of api.latency_ms is < 1,000 ms over 28d"]\n')

book.open("requirements/REQ-002-webhook-ids.md")
book("a misspelt metric in a bullet", "- p99 of webhook.delay_s", "- p99 of webhook.delays",
     on("LNK001", "webhook.delays"), "webhook.delay_s", "- p99 of webhook.delay_s")
book("a bullet in words", "- p99 of webhook.delay_s is < 120 s over 28d", "- Webhooks arrive with little delay.",
     at("MEA004", "Webhooks arrive"), "webhook.delay_s", "- p99 of webhook.delay_s is < 120 s over 28d")

book.open("rollouts/ROL-001-suggestions.md")
book("a guardrail with a slip", "- p95 of api.latency_ms is < 400 ms", "- p95 of api.latency_ms is < 400 m",
     at("MEA001", "m over"), "min", "- p95 of api.latency_ms is < 400 ms")
book.open("experiments/EXP-001-ten-hits.md")
book("a primary criterion with a slip", "primary: share(", "primary: shre(", at("MEA001", "shre(", severity="info"),
     "share", "primary: share(")
book.open("objectives/OBJ-first-payment.md")
book("a key result with a slip", "- p50 of signup.minutes_to_first_payment is < 60 min over 28d",
     "- medain of signup.minutes_to_first_payment is < 60 min over 28d",
     at("MEA001", "medain"), "median",
     "- p50 of signup.minutes_to_first_payment is < 60 min over 28d")

book.open("metrics/api.latency_ms.yaml")
book("a metric without source", "source: calls\n", "", on("MEA005", "title:", severity="warning"), "source:",
     "source: calls\n")
book("a source that nobody declared", "source: calls", "source: call", at("MEA006", "call\n"), "calls",
     "source: calls")
book("a filter without end", "filters: [status < 500]", "filters: [\"status = 'ok\"]",
     on("MEA007", "status = 'ok"), "'", "filters: [\"status = 'ok'\"]")
book("a population that is a sentence", "search queries: operation = 'search'",
     "search queries: all the searches", on("MEA007", "all the searches"), "=",
     "search queries: operation = 'search'")
book("a unit that nobody knows", "unit: ms", "unit: millis", at("MEA011", "millis"), "ms",
     "unit: ms")
book.open("metrics/webhook.deliveries.yaml")
book("a metric's source in capitals", "source: deliveries", "source: Deliveries",
     at("MEA006", "Deliveries"), "deliveries", "source: deliveries")

MISTAKES = book.mistakes
