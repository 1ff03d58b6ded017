"""Reads the statistic and the metric that a criterion begins with: `p95 of api.latency_ms`."""

from __future__ import annotations

import re

from sightline.measure.language.criterion import Statistic
from sightline.measure.language.criterion_lexer import unquote
from sightline.measure.language.criterion_tokens import TokenReader
from sightline.measure.language.predicate_parser import read_predicate

STATISTICS = (
    "p50", "p75", "p90", "p95", "p99", "p99.9",
    "mean", "median", "min", "max", "sum", "count", "rate", "ratio", "share", "time_to",
)  # fmt: skip

_PLAIN_STATISTICS = frozenset(("mean", "min", "max", "sum", "count", "rate", "ratio"))
_QUANTILE = re.compile(r"p([0-9]{1,9}(?:\.[0-9]{1,9})?)\Z")

_OTHER_WORDS = {
    "average": "write: mean of ...",
    "avg": "write: mean of ...",
    "percentile": "write: p95 of ...",
    "percent": "write: rate of a yes or no, or share(status >= 500) of ...",
    "number": "write: count of ...",
    "total": "write: sum of ...",
    "distinct": "define a metric with `expression: count(DISTINCT user)`, `per: week`, and promise"
    " its median",
}
"""What people say for a statistic that has another name here."""


def is_statistic(word: str) -> bool:
    """Tell whether a word is a statistic: `p95`, `mean`, `share`.

    >>> is_statistic("p99.9"), is_statistic("average")
    (True, False)
    """
    return word in STATISTICS or _QUANTILE.match(word) is not None


def read_statistic(reader: TokenReader) -> Statistic:
    """Read one statistic with its condition or steps."""
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
            _OTHER_WORDS.get(word)
            or reader.near(word, STATISTICS)
            or "use p95, median, mean, count, share(...)",
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
    reader.expect("->", _quote_words(reader) or "write: time_to(signup -> first_call)")
    second = _read_step(reader)
    reader.expect(")", _quote_words(reader) or "close the steps with )")
    return Statistic("time_to", steps=(first, second))


def _read_step(reader: TokenReader) -> str:
    kind, text = reader.kind, reader.text
    if kind not in ("name", "string", "quoted"):
        raise reader.error("a step is the name of an event", "write: time_to(signup -> first_call)")
    reader.advance()
    return text if kind == "name" else unquote(text)


def _quote_words(reader: TokenReader) -> str:
    """What to type where a step of several words is not quoted; "" where it is something else."""
    if reader.kind != "name" or reader.index == 0:
        return ""
    words = [reader.tokens[reader.index - 1][1]]
    for kind, text, *_ in reader.tokens[reader.index :]:
        if kind not in ("name", "number"):
            break
        words.append(text)
    step = " ".join(words)
    return "" if "'" in step or '"' in step else f"quote it: '{step}'"


def read_metric(reader: TokenReader) -> str:
    """Read the name of a metric; `MET-` in front of it is left out."""
    kind, text = reader.kind, reader.text
    if kind == "quoted":
        reader.advance()
        return unquote(text)
    if kind != "name" or text in ("is", "where"):
        raise reader.error("the name of a metric is missing", "write: p95 of api.latency_ms is ...")
    reader.advance()
    return text[4:] if text.startswith("MET-") and len(text) > 4 else text
