"""What is written is what is read: printing and parsing criteria are inverse, on any text.

Criteria are built at random from the whole grammar, printed, read, and printed again; the same
lines are then respelt as people spell (spaces, `MET-`, thousands, no space before a unit), and
damaged letter by letter. Whatever text comes in, the parser answers with a criterion that
survives the round, or with an error whose columns lie within the text.
"""

from __future__ import annotations

import random
import string
from typing import Any

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
    Or,
    Previous,
    Quantity,
    Statistic,
    Threshold,
    Window,
    Within,
)
from sightline.measure.language.criterion_parser import parse_criterion
from sightline.measure.language.criterion_printer import render
from sightline.measure.language.sure_criterion import metric_if_sure

TITLE = "criteria: parse(print(c)) = c, print(parse(t)) is canonical, damage gives errors in place"
ROUNDS_SMALL = 400
ROUNDS_FULL = 40_000

_NAMES = (
    "a",
    "operation",
    "api.latency_ms",
    "result-count",
    "Über",
    "x1",
    "over",
    "n",
    "per",
    "vs",
)
_ODD_NAMES = ("Order Status", "is", "not", 'say "x"', "2fast", "null", "a b is < 3", "and", "MET-x")
_UNITS = ("", "", "ms", "s", "min", "h", "d", "w", "mo", "kB", "KiB", "%", "pp", "EUR")
_WORDS = ("search", "it's", "", "''", "a, b)", "is < 3", "ünïcode", "2026-01-01", '"', "x\ny")
_TIMES = (
    "2026-03-01",
    "2024-02-29T23:59:59Z",
    "2026-03-29T02:30:00+01:00",
    "0001-01-01T00:00:00.5Z",
)
_ZONES = ("", "", "UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires")
_SOUP = (
    "p95 of is where over vs and or not in ( ) [ ] < <= > >= = != , ; % ' \" - -> .. 1 1,000 1.5 "
    "2026-01-01 api.x share( time_to( null true between up by down within per n>= confidence plan "
    "wish rolling calendar Europe/Berlin ms kB m 28d previous to \\ \t \x00 ≤ é 🙂"
)


def run(seed: int, rounds: int) -> dict[str, object]:
    """Check `rounds` criteria and as many damaged lines; raises with the line that breaks it."""
    source = random.Random(seed)
    read = refused = glances = 0
    for number in range(rounds):
        criterion = any_criterion(source)
        line = render(criterion)
        where = f"seed {seed}, round {number}: {line!r}"
        assert parse_criterion(line) == criterion, f"read back differently, {where}"
        assert render(parse_criterion(line)) == line, f"printed differently, {where}"
        assert parse_criterion(_respelt(line, source)) == criterion, f"respelt, {where}"
        ordinary = _ordinary(source)
        glances += _glance_agrees(ordinary) + _glance_agrees(line)
        for text in (_damaged(line, source), _damaged(ordinary, source), _soup(source)):
            _glance_agrees(text)
            if _survives(text, f"seed {seed}, round {number}"):
                read += 1
            else:
                refused += 1
    return {
        "criteria": rounds,
        "damaged lines read": read,
        "damaged lines refused": refused,
        "told at a glance": glances,
    }


def _glance_agrees(text: str) -> bool:
    """Whether a line is certain at a glance; if so, the parser must read it, with that metric."""
    metric = metric_if_sure(text)
    if metric:
        criterion = parse_criterion(text)
        assert criterion.metric == metric, f"another metric than at a glance: {text!r}"
        assert criterion.baseline is None, f"a baseline that a glance missed: {text!r}"
    return bool(metric)


def _ordinary(source: random.Random) -> str:
    """Return a line as most people write it; now and then with a word that means something."""
    statistic = source.choice(("p50", "p95", "p99.9", "mean", "max"))
    words = ("api", "latency_ms", "operation", "n_results", "over", "per", "in", "not", "vs")
    name = ".".join(source.choices(words, k=source.randrange(1, 4)))
    parts = [f"{statistic} of {name}"]
    if source.random() < 0.6:
        conditions = [
            f"{source.choice(words)} {source.choice(('=', '!=', '<', '>='))} "
            + source.choice(("'search'", "'a and b'", "''", "10", "0.5", "1000000"))
            for _ in range(source.randrange(1, 4))
        ]
        parts.append("where " + " and ".join(conditions))
    unit = source.choice(("", " ms", "ms", " s", " min", " kB", "MiB"))
    parts.append(f"is {source.choice(('<', '<=', '>', '>='))} {source.randrange(2000)}{unit}")
    if source.random() < 0.6:
        parts.append(f"over {source.randrange(1, 99)}{source.choice(('h', 'd', ' w', 'mo'))}")
    return " ".join(parts)


def _survives(text: str, where: str) -> bool:
    try:
        criterion = parse_criterion(text)
    except CriterionError as error:
        at = f"{where}: {text!r} -> {error.column}..{error.end_column} {error.message}"
        assert 1 <= error.column <= len(text) + 1, f"column outside, {at}"
        assert error.column <= error.end_column <= len(text) + 2, f"end outside, {at}"
        assert error.message, f"no message, {at}"
        return False
    line = render(criterion)
    assert parse_criterion(line) == criterion, f"{where}: {text!r} -> {line!r}"
    return True


def any_criterion(source: random.Random) -> Criterion:
    """Return a random criterion of the whole grammar."""
    bound = any_bound(source)
    baseline = any_baseline(source) if isinstance(bound, Change) or source.random() < 0.2 else None
    return Criterion(
        statistic=any_statistic(source),
        metric=_name(source),
        bound=bound,
        where=any_predicate(source) if source.random() < 0.6 else None,
        plan=_threshold(source) if source.random() < 0.2 else None,
        wish=_threshold(source) if source.random() < 0.2 else None,
        window=any_window(source) if source.random() < 0.6 else None,
        baseline=baseline,
        min_n=source.randrange(1, 10**6) if source.random() < 0.3 else None,
        confidence_percent=source.choice((None, None, 80, 95, 99, 99.9, 97.5)),
        cluster=_name(source) if source.random() < 0.2 else "",
        peeking=source.random() < 0.1,
    )


def any_statistic(source: random.Random) -> Statistic:
    """Return a random statistic."""
    kind = source.randrange(4)
    if kind == 0:
        level = source.choice((500_000, 900_000, 950_000, 999_000, 50_000, 1, 999_999, 975_500))
        whole, rest = divmod(level, 10_000)
        return Statistic(f"p{whole}" + (f".{rest:04d}".rstrip("0") if rest else ""), level)
    if kind == 1:
        return Statistic("share", predicate=any_predicate(source))
    if kind == 2:
        return Statistic("time_to", steps=(source.choice(_WORDS), _name(source)))
    name = source.choice(("mean", "median", "min", "max", "sum", "count", "rate", "ratio"))
    return Statistic(name, 500_000 if name == "median" else None)


def any_predicate(source: random.Random, depth: int = 4) -> Any:
    """Return a random condition, nested at most `depth` deep."""
    kind = source.randrange(6 if depth else 3)
    if kind == 0:
        return Named(_name(source))
    if kind == 1:
        return Membership(_name(source), tuple(_value(source) for _ in range(source.randint(1, 4))))
    if kind == 2:
        value = _value(source)
        signs = ("=", "!=") if value is None else ("=", "!=", "<", "<=", ">", ">=")
        return Comparison(_name(source), source.choice(signs), value)  # type: ignore[arg-type]
    if kind == 3:
        return Not(any_predicate(source, depth - 1))
    parts = tuple(any_predicate(source, depth - 1) for _ in range(source.randint(2, 4)))
    return And(parts) if kind == 4 else Or(parts)


def any_bound(source: random.Random) -> Any:
    """Return a random bound."""
    kind = source.randrange(5)
    if kind == 0:
        low, high = _quantity(source), _quantity(source)
        return Between(low if low.unit else Quantity(low.value, high.unit), high)
    if kind == 1:
        return Change(source.choice(("up", "down")), _quantity(source))
    if kind == 2:
        return Within(_quantity(source), any_baseline(source))
    return _threshold(source)


def _threshold(source: random.Random) -> Threshold:
    sign = source.choice(("<", "<=", ">", ">="))
    return Threshold(sign, _quantity(source))  # type: ignore[arg-type]


def any_baseline(source: random.Random) -> Any:
    """Return a random baseline."""
    kind = source.randrange(3)
    if kind == 0:
        return Previous()
    if kind == 1:
        return DateRange(Instant(source.choice(_TIMES)), Instant(source.choice(_TIMES)))
    return MetricName(source.choice((_name(source), "previous")))


def any_window(source: random.Random) -> Window:
    """Return a random window."""
    mode = source.choice(("", "rolling", "calendar"))
    units = ("d", "w", "mo") if mode == "calendar" else ("min", "h", "d", "w", "mo")
    unit = source.choice(units)
    return Window(source.randint(1, 400), unit, mode, source.choice(_ZONES))  # type: ignore[arg-type]


def _name(source: random.Random) -> str:
    return source.choice(_ODD_NAMES if source.random() < 0.15 else _NAMES)


def _number(source: random.Random) -> int | float:
    kind = source.randrange(5)
    if kind == 0:
        return source.choice((0, 1, -1, 1_000, 10**18, 0.1, 0.0000001, -2.5, 1e15, 123456.789))
    if kind == 1:
        return round(source.uniform(-1e6, 1e6), source.randint(0, 6))
    return source.randrange(-1000, 100_000)


def _quantity(source: random.Random) -> Quantity:
    return Quantity(_number(source), source.choice(_UNITS))


def _value(source: random.Random) -> Any:
    kind = source.randrange(6)
    if kind == 0:
        return source.choice((None, True, False))
    if kind == 1:
        return Instant(source.choice(_TIMES))
    return source.choice(_WORDS) if kind < 4 else _quantity(source)


def _respelt(line: str, source: random.Random) -> str:
    """Return the line with other white space, outside quotes; a unit may touch its number."""
    out: list[str] = []
    quote = ""
    for letter in line:
        if letter in "'\"" and quote in ("", letter):
            quote = "" if quote else letter
        spaces = (" ", "  ", "\t", " \n ")
        out.append(source.choice(spaces) if letter == " " and not quote else letter)
    return source.choice(("", " ")) + "".join(out) + source.choice(("", " "))


def _damaged(line: str, source: random.Random) -> str:
    letters = list(line)
    for _ in range(source.randint(1, 3)):
        place = source.randrange(len(letters) + 1)
        if source.random() < 0.5 and letters:
            del letters[place : place + source.randint(1, 4)]
        else:
            letters.insert(place, source.choice((*string.printable, "é", "≤", "\x00", "\ud800")))
    return "".join(letters)


def _soup(source: random.Random) -> str:
    return source.choice(("", " ")).join(
        source.choice(_SOUP.split(" ")) for _ in range(source.randint(1, 25))
    )
