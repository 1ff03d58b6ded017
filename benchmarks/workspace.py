"""Write a Sightline workspace of any size, with the same content for the same seed.

Usage: ``python3 benchmarks/workspace.py ROOT [--documents 10000] [--seed 1]``. Standard library only.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

if __package__ in {None, ""}:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.outline import FOLDERS, METRICS, OPERATIONS, OWNERS, Item, outline

TOML = """\
name = "Benchmark of {documents} documents"
owner = "ada"

[sources.requests]
files = "data/requests.csv"
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


def build(root: Path, documents: int, seed: int) -> list[Item]:
    """Write the workspace under ``root`` (made if absent) and give back its items."""
    items = outline(documents, seed)
    for folder in (*FOLDERS.values(), "metrics", "data"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "sightline.toml").write_text(TOML.format(documents=documents), encoding="utf-8")
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


def render(item: Item) -> str:
    """The document as text: front matter, prose and, in an interview, the coded quotes."""
    head = [f"title: {item.title}"]
    if item.kind not in {"INT", "INS"}:
        head.append(f"status: {item.status}")
    if item.kind != "INT":
        head.append(f"owner: {item.owner}")
    head += FRONT_MATTER[item.kind](item)
    head.append(f"tags: [{item.kind.lower()}, {item.owner[0]}-team]")
    body = list(item.prose)
    for number, words in enumerate(item.quotes, 1):
        body.insert(2 * number - 1, f"> {words} {{#q{number} topic-{number}}}")
    text = "\n\n".join(body)
    return "\n".join(["---", *head, "---", "", f"# {item.title}", "", text, ""])


def interview(item: Item) -> list[str]:
    """Who spoke, when, and what they allowed."""
    number = int(item.id[4:])
    return [
        f"date: 2025-{1 + number % 12:02d}-{1 + number % 28:02d}",
        f"participant: P{number:04d}, {OWNERS[number % len(OWNERS)]}'s interview",
        "consent: words may be quoted without a name",
    ]


def insight(item: Item) -> list[str]:
    """Claims, each with the words that it stands on."""
    lines = ["claims:"]
    for ref, words in item.cited.items():
        claim = words.partition(",")[2].partition(",")[0].strip()
        lines += [f"  - text: People say that {claim}", "    quotes:"]
        lines += [f"      - ref: {ref}", f'        quote: "{words}"']
    return lines


def opportunity(item: Item) -> list[str]:
    """Where it stands in the tree and what it stands on."""
    return [*flow(item, "evidence"), *single(item, "objective"), *single(item, "parent")]


def decision(item: Item) -> list[str]:
    """What was weighed, what was chosen, by whom and why."""
    options = ["Build it ourselves", "Buy a service", "Leave it for a year"]
    choice = options[int(item.id[4:]) % 3]
    return [
        "options:",
        *(f"  - title: {option}" for option in options),
        f"choice: {choice}",
        "because: It answers what was said and can be undone within a week",
        f"decider: {item.owner}",
        *flow(item, "evidence"),
    ]


def requirement(item: Item) -> list[str]:
    """Why, for whom, and how we will know."""
    return [
        *single(item, "opportunity"),
        *flow(item, "evidence"),
        f"story: As a developer, I want {item.title[0].lower()}{item.title[1:]}, so that I can go on.",
        *block("criteria", item.criteria),
        *single(item, "decision"),
    ]


def initiative(item: Item) -> list[str]:
    """What it is for, when, and which requirements it carries."""
    return [
        f"outcome: {item.title}, seen in the numbers",
        f"horizon: {('now', 'next', 'later')[int(item.id[4:]) % 3]}",
        *flow(item, "requirements"),
    ]


def rollout(item: Item) -> list[str]:
    """In which steps, watched by what, and the way back."""
    return [
        *single(item, "initiative"),
        *flow(item, "requirements"),
        *block("stages", ("1 % for a day", "10 % for a week", "100 %")),
        *block("guardrails", item.criteria),
        "rollback: Turn the flag off; nothing is stored in the new form",
        f"flag: release-{item.id.lower()}",
    ]


def objective(item: Item) -> list[str]:
    """The promises that say whether it was reached."""
    return block("key_results", item.criteria)


def single(item: Item, key: str) -> list[str]:
    """``key: ID``, or nothing."""
    return [f"{key}: {ref}" for ref in item.links.get(key, ())]


def flow(item: Item, key: str) -> list[str]:
    """``key: [ID, ID#anchor]``, or nothing."""
    refs = item.links.get(key, ())
    return [f"{key}: [{', '.join(refs)}]"] if refs else []


def block(key: str, lines: tuple[str, ...]) -> list[str]:
    """A list with a line for each entry."""
    return [f"{key}:", *(f"  - {line}" for line in lines)]


FRONT_MATTER = {
    "INT": interview, "INS": insight, "OPP": opportunity, "DEC": decision, "REQ": requirement,
    "INI": initiative, "ROL": rollout, "OBJ": objective,
}  # fmt: skip


def main(arguments: list[str] | None = None) -> None:
    """Write a workspace from the command line."""
    parser = argparse.ArgumentParser(description="Write a Sightline workspace for benchmarks.")
    parser.add_argument("root", type=Path)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    items = build(options.root, options.documents, options.seed)
    print(f"{options.root}: {len(items)} documents")


if __name__ == "__main__":
    main()
