"""A small workspace with data, metrics and promises, for the operations that ask them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sightline.measure.verdict import Reading, plain
from sightline.store.engine import Engine
from sightline.store.sources import read_sources
from tests.workspaces import ask, write_workspace

SETTINGS = """\
name = "Relay"
owner = "ana"
as_of = 2026-03-01

[sources.requests]
files = "data/requests.csv"
time = "ts"
fresh_within = "3d"

[sources.people]
files = "data/people.csv"
time = "seen"
fresh_within = "3d"

[audiences.partners]
hide = ["source:requests"]
"""
HEADER = "ts,operation,latency_ms,ok,user\n"
METRICS = {
    "metrics/api.latency_ms.yaml": "title: Latency\nsource: requests\nexpression: latency_ms\n"
    "unit: ms\nbetter: lower\ndimensions: [operation]\npopulations:\n"
    "  searches: operation = 'search'\n",
    "metrics/api.ok.yaml": "title: Answered\nsource: requests\nexpression: ok\nbetter: higher\n",
    "metrics/api.requests.yaml": "title: Requests\nsource: requests\n",
    "metrics/api.daily.yaml": "title: Users a day\nsource: requests\nper: day\n"
    "expression: count(DISTINCT user)\ndimensions:\n  kind: left(operation, 1)\n",
    "metrics/people.count.yaml": "title: People\nsource: people\n",
}
PEOPLE = "seen,name\n2026-02-27,ann\n2026-02-28,ben\n"


def rows(count: int, operation: str = "search", day: int = 27, first: int = 100) -> str:
    """CSV rows of one day; the values are 100, 101, ..."""
    return "".join(
        f"2026-02-{day:02d}T{i // 3600:02d}:{i // 60 % 60:02d}:{i % 60:02d}Z,"
        f"{operation},{first + i},{'true' if i % 4 else 'false'},u{i % 7}\n"
        for i in range(count)
    )


def requirement(*criteria: str, more: str = "") -> str:
    lines = "".join(f"  - {criterion}\n" for criterion in criteria)
    return f"---\ntitle: Search is quick\n{more}criteria:\n{lines}---\n"


def workspace(root: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """A workspace of two sources, five metrics, and what is given."""
    data = {"data/requests.csv": HEADER + rows(100), "data/people.csv": PEOPLE}
    return write_workspace(root, {"sightline.toml": SETTINGS, **METRICS, **data, **(files or {})})


def verify(root: Path, *ids: str, **more: Any) -> Any:
    return ask(root, "verify", ids=ids, **more)


def again(root: Path, *readings: Reading) -> list[Any]:
    """What the queries of readings give, run by an engine that knows nothing else."""
    tables = tomllib.loads((root / "sightline.toml").read_text())["sources"]
    values = []
    with Engine(root, read_sources(tables)[0].values()) as engine:
        for reading in readings:
            _, found = engine.run(reading.query, reading.params)
            values.append(plain(found[0][0]))
    return values
