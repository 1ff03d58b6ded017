"""Drafts of metrics for the columns of a source: what could be promised about such data.

Pure: columns in, YAML out. The drafts are beginnings: a person says which of them matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sightline.measure.language.criterion_tokens import is_bare_name
from sightline.measure.suggesting.column_profile import ColumnProfile, unit_of
from sightline.store.sql_text import quoted
from sightline.text.yaml.quoting import yaml_scalar

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_GOOD = re.compile(r"(?:ok|success|succeeded|active|activated|converted|passed|valid|resolved)\Z")
_BAD = re.compile(r"(?:error|failed|failure|timeout|bounced|churned|cancelled|refunded|lost)\Z")
_LESS = ("ns", "us", "ms", "s", "min", "h", "d", "B", "kB", "MB", "GB", "KiB", "MiB")


@dataclass(frozen=True, slots=True)
class Shape:
    """A draft without its figures: a name, a reason, the keys of its file, what to promise.

    `statistics` are what suggested criteria are about, `direction` is < or > for what is good,
    `over` the window where the workspace's is too short.
    """

    name: str
    title: str
    why: str
    keys: tuple[tuple[str, str], ...]
    statistics: tuple[str, ...]
    direction: str
    unit: str = ""
    over: str = ""


def drafts(
    source: str, columns: Sequence[ColumnProfile], steps: tuple[str, str] | None
) -> tuple[Shape, ...]:
    """Return the drafts that fit a source, what is most often promised first.

    `steps` are the two events that a journey goes through, None where there are none.
    """
    drafting = _Drafting(source, columns)
    found = [*drafting.errors(), *drafting.numbers(), *drafting.flags()]
    found += [*drafting.journey(steps), *drafting.active(), *drafting.daily()]
    return tuple({shape.name: shape for shape in found}.values())


def yaml_of(source: str, shape: Shape) -> str:
    """Return the file of a draft.

    >>> print(yaml_of("requests", Shape("requests.a", "A", "", (("expression", "a"),), (), "<")))
    title: A
    source: requests
    expression: a
    <BLANKLINE>
    """
    lines = [f"title: {yaml_scalar(shape.title)}", f"source: {source}"]
    return "\n".join([*lines, *(f"{key}: {value}" for key, value in shape.keys)]) + "\n"


class _Drafting:
    def __init__(self, source: str, columns: Sequence[ColumnProfile]) -> None:
        self.source = source
        self.prefix = re.sub(r"[^a-z0-9_-]", "_", source.lower())
        self.columns = columns
        names = [c.name for c in columns if c.role in ("category", "event")]
        plain = [name for name in names if _PLAIN.match(name)]
        self.dimensions = [("dimensions", f"[{', '.join(plain)}]")] if plain else []

    def of(self, role: str) -> Iterator[ColumnProfile]:
        return (c for c in self.columns if c.role == role and _PLAIN.match(c.name))

    def errors(self) -> Iterator[Shape]:
        for column in self.of("status"):
            keys = [("expression", yaml_scalar(f"{_sql(column.name)} >= 500")), ("better", "lower")]
            why = f"`{column.name}` holds status codes from {column.low:.0f} to {column.high:.0f}"
            yield self._shape("error_rate", "Share of answers that are errors", why, keys,
                              ("rate",), "<", "%")  # fmt: skip

    def numbers(self) -> Iterator[Shape]:
        for column in self.of("number"):
            is_less = column.unit in _LESS
            keys = [("expression", yaml_scalar(_sql(column.name)))]
            keys += [("unit", yaml_scalar(column.unit))] if column.unit else []
            keys += [("better", "lower")] if is_less else []
            unit = f", in {column.unit} by its name" if column.unit else ""
            why = f"`{column.name}` is a number{unit}{_missing(column)}"
            statistics = ("p50", "p95") if is_less else ("mean",)
            sign = "<" if is_less else ">"
            yield self._shape(column.name.lower(), f"{_words(column)} of {self.source}", why,
                              keys, statistics, sign, column.unit)  # fmt: skip

    def flags(self) -> Iterator[Shape]:
        for column in self.of("flag"):
            name = column.name.lower()
            better = "higher" if _GOOD.search(name) else "lower" if _BAD.search(name) else ""
            keys = [("expression", yaml_scalar(_sql(column.name)))]
            keys += [("better", better)] if better else []
            why = f"`{column.name}` is yes or no{_missing(column)}"
            title = f"Share of {self.source} where {column.name} holds"
            yield self._shape(name, title, why, keys, ("rate",), "<" if better == "lower" else ">",
                              "%")  # fmt: skip

    def journey(self, steps: tuple[str, str] | None) -> Iterator[Shape]:
        entity, event = next(self.of("entity"), None), next(self.of("event"), None)
        if steps is None or entity is None or event is None:
            return
        first, then = steps
        asked = f"time_to({_step(first)} -> {_step(then)})"
        keys = [("entity", entity.name), ("event", yaml_scalar(_sql(event.name)))]
        why = (
            f"`{event.name}` names what happens to `{entity.name}`: `{first}` first, then `{then}`"
        )
        title = f"From {first} to {then}"
        yield self._shape("journey", title, why, keys, (asked,), "<", "d")

    def active(self) -> Iterator[Shape]:
        for column in self.of("entity"):
            what = re.sub(r"_?(?:id|uuid|key|hash)\Z", "", column.name.lower()) or column.name
            keys = [
                ("per", "week"),
                ("expression", yaml_scalar(f"count(DISTINCT {_sql(column.name)})")),
            ]
            keys.append(("better", "higher"))
            why = f"`{column.name}` has about {column.distinct:,} values that come again"
            yield self._shape(f"weekly_{what}", f"Distinct {what} a week", why, keys,
                              ("median",), ">", over="12w")  # fmt: skip

    def daily(self) -> Iterator[Shape]:
        keys = [("per", "day"), ("expression", "count(*)")]
        why = "how much there is: a change here explains many others"
        yield self._shape("daily", f"Rows of {self.source} a day", why, keys, ("median",), ">")

    def _shape(
        self, name: str, title: str, why: str, keys: list[tuple[str, str]],
        statistics: tuple[str, ...], direction: str, unit: str = "", over: str = "",
    ) -> Shape:  # fmt: skip
        is_grouped = any(key == "per" for key, _ in keys)
        more = [] if is_grouped else self.dimensions
        label = re.sub(r"[^a-z0-9_.-]", "_", name)
        full = f"{self.prefix}.{label}"
        asked = tuple(f"{statistic} of {full}" for statistic in statistics)
        return Shape(full, title, why, (*keys, *more), asked, direction, unit, over)


def _sql(name: str) -> str:
    """A column as SQL takes it: bare where it is a plain word that means nothing else."""
    return name if name.lower() not in _RESERVED else quoted(name)


_RESERVED = frozenset(
    (
        "all", "and", "any", "as", "asc", "case", "cast", "check", "column", "create", "desc",
        "distinct", "do", "else", "end", "except", "false", "for", "from", "group", "having", "in",
        "into", "limit", "not", "null", "offset", "on", "or", "order", "primary", "select", "table",
        "then", "to", "true", "union", "unique", "using", "when", "where", "window", "with",
    )
)  # fmt: skip


def _step(name: str) -> str:
    """A step as a criterion takes it: in quotes where it is more than one plain word."""
    return name if is_bare_name(name) else f"'{name}'"


def _words(column: ColumnProfile) -> str:
    """A column's name as a title; the unit that it ends in is told apart."""
    text = re.sub(r"[_\W]+", " ", column.name).strip()
    if unit_of(column.name):
        text = text.rpartition(" ")[0] or text
    return text[:1].upper() + text[1:]


def _missing(column: ColumnProfile) -> str:
    if not column.missing:
        return ""
    return f"; missing in {column.missing / column.n:.1%} of rows".replace("%", " %")


def bound_near(value: float, direction: str) -> float:
    """A round number a little beyond a value, on the side where the value keeps the promise.

    >>> [bound_near(v, "<") for v in (243, 0.8, 4870)], bound_near(7420, ">"), bound_near(0.97, ">")
    ([300, 0.9, 6000], 6000, 0.85)
    """
    steps = (1, 1.2, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 8.5, 9, 10)
    wanted = value * (1.1 if direction == "<" else 0.9)
    if wanted <= 0:
        return 0
    import math

    power = 10.0 ** math.floor(math.log10(wanted))
    scaled = wanted / power
    if direction == "<":
        step = next(step for step in steps if step >= scaled - 1e-9)
    else:
        step = max(step for step in steps if step <= scaled + 1e-9)
    found = float(f"{step * power:.6g}")
    return int(found) if found.is_integer() else found
