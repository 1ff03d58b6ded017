"""Write a Sightline workspace of any size, with the same content for the same seed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.workspace.documents import render
from benchmarks.workspace.outline import FOLDERS, METRICS, OPERATIONS, Item, outline

TOML = """\
name = "Benchmark of {documents} documents"
owner = "ada"

[sources.requests]
files = "data/requests.csv"
"""
SERIES = """\
title: Conversations with developers
consent: given
questions: ["What did you try to do?", "Where did it hurt?"]
"""
METRIC = """\
title: {title}
source: requests
expression: {column}
unit: {unit}
time: time
entity: user_id
dimensions: [operation, region]
"""


def build(root: Path, documents: int, seed: int, short: bool = False) -> list[Item]:
    """Write the workspace under ``root`` (made if absent) and give back its items."""
    items = outline(documents, seed, short)
    for folder in (*FOLDERS.values(), "metrics", "data"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "sightline.toml").write_text(TOML.format(documents=documents), encoding="utf-8")
    (root / "interviews" / "series.yaml").write_text(SERIES, encoding="utf-8")
    for name, unit in METRICS.items():
        area, _, column = name.partition(".")
        title = f"{column.rpartition('_')[0].capitalize()} of {area}"
        text = METRIC.format(title=title, column=column, unit=unit)
        (root / "metrics" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (root / "data" / "requests.csv").write_text("".join(request_rows(seed)), encoding="utf-8")
    for item in items:
        (root / path_of(item)).write_text(render(item), encoding="utf-8")
    return items


def path_of(item: Item) -> str:
    """Where a document stands: ``requirements/REQ-00001-faster-search.md``."""
    slug = re.sub(r"[^a-z0-9]+", "-", item.title.lower()).strip("-")
    return f"{FOLDERS[item.kind]}/{item.id}-{slug}.md"


def request_rows(seed: int) -> Iterator[str]:
    """A small table of requests, enough for every metric to have rows."""
    random = Random(seed)
    yield "time,user_id,operation,region,latency_ms,payload_kb\n"
    for row in range(500):
        day, hour = 1 + row * 28 // 500, random.randrange(24)
        yield (
            f"2026-02-{day:02d}T{hour:02d}:00:00Z,u{random.randrange(80):03d},"
            f"{random.choice(OPERATIONS)},{random.choice(('eu', 'us', 'ap'))},"
            f"{random.lognormvariate(4, 0.7):.1f},{random.lognormvariate(3, 1):.1f}\n"
        )
