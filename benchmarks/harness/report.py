"""Figures as Markdown: our bars, and ours beside the peers' with ratios."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.harness.cost import Cost

Costs = dict[str, Cost]


@dataclass(frozen=True)
class Bar:
    """A promise about a figure: at most ``limit``."""

    what: str
    limit: float
    unit: str
    measured: float | None

    @property
    def holds(self) -> bool:
        """Whether the figure was taken and is within the limit."""
        return self.measured is not None and self.measured <= self.limit

    def row(self) -> list[str]:
        """The bar as a row of a table."""
        if self.measured is None:
            return [self.what, f"≤ {self.limit:g} {self.unit}", "-", "not measured"]
        figure = f"{figures(self.measured)} {self.unit}"
        return [
            self.what,
            f"≤ {self.limit:g} {self.unit}",
            figure,
            "yes" if self.holds else "**no**",
        ]


def figures(value: float) -> str:
    """Three figures at most, without a power of ten."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def table(head: list[str], rows: Iterable[list[str]]) -> str:
    """A Markdown table whose first column is text and whose others stand right."""
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def bars(promises: list[Bar]) -> str:
    """What was promised, what was measured, whether it holds."""
    return table(["Promise", "At most", "Measured", "Holds"], (bar.row() for bar in promises))


def beside_peers(ours: Costs | None, peers: dict[str, Costs]) -> str:
    """CPU seconds and memory of every step; in brackets, how many times ours."""
    steps = list(dict.fromkeys(step for costs in (ours or {}, *peers.values()) for step in costs))
    rows = []
    for step in steps:
        for unit, pick in (("CPU s", "cpu_s"), ("MB", "peak_mb")):
            own = getattr(ours[step], pick) if ours and step in ours else None
            row = [f"{step}, {unit}", "-" if own is None else figures(own)]
            for costs in peers.values():
                other = getattr(costs[step], pick) if step in costs else None
                row.append(with_ratio(other, own))
            rows.append(row)
    return table(["Step", "Sightline", *peers], rows)


def with_ratio(other: float | None, own: float | None) -> str:
    """A peer's figure and, in brackets, how many times ours it is."""
    if other is None:
        return "-"
    return figures(other) if own is None else f"{figures(other)} ({figures(other / own)} x)"
