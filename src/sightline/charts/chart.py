"""A chart as a value: what is drawn, what it says in words, and the same figures as tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Table:
    """Figures of a chart, for whoever reads rather than looks."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A Vega-Lite specification that holds its own data, and its twin in words and tables."""

    title: str
    description: str
    spec: dict[str, Any]
    tables: tuple[Table, ...]
