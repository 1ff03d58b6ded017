"""What reading and counting traffic costs: access-log lines a second, and whether memory is flat.

Usage: ``python3 dev.py bench contract_usage`` or ``python3 benchmarks/contract_usage.py``, with
``--lines N`` (400,000), ``--save FILE`` (Markdown). The contract is GitHub's REST API (1,223
operations) from the shared data beside the repository; without it the benchmark says so and ends.
The log is generated from its own paths, so that every line is matched. There is no peer: nothing
else counts usage by field and consumer.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import tempfile
from pathlib import Path

if __package__ in {None, ""}:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import orjson

from benchmarks.harness.cost import Cost, cost_of
from benchmarks.harness.report import Bar, bars, figures, table
from devtools.paths import ROOT

CONTRACT = ROOT.parent / "shared/data/contracts/github/api.github.com-npm23.0.2.json.gz"
MOST_US = round(1e6 / 60_000, 1)
MOST_GROWTH = 1.1
TIMES_MORE = 4
_RUN = """
import gzip, orjson, sys
from sightline.contract.surface.path_matcher import PathMatcher
from sightline.contract.surface.surface_reader import surface_of
from sightline.contract.traffic.reader import exchanges
from sightline.contract.traffic.consumers import read_consumers
from sightline.contract.usage.importing import Target, import_file
from sightline.store.usage_facts import in_memory
surface = surface_of(orjson.loads(gzip.open(sys.argv[1]).read())).surface
if sys.argv[3] == "match":
    matcher = PathMatcher(surface.operations)
    calls = exchanges(sys.argv[2])
    found = sum(matcher.match(e.method, e.target, e.host) is not None for e in calls)
else:
    consumers = read_consumers("consumer,match,value\\nOne,user_agent,client-1/*\\n")
    target = Target("API-x", surface, consumers, b"salt")
    found = import_file(in_memory(), target, sys.argv[2], "x").matched
print(found)
"""


def write_log(path: Path, lines: int) -> None:
    """Calls of every fourth operation with many identifiers, a third of them with a query."""
    root = orjson.loads(gzip.decompress(CONTRACT.read_bytes()))
    paths = sorted((m.upper(), p) for p, item in root["paths"].items() for m in item)[::4]
    chance = random.Random(7)
    with path.open("w", encoding="utf-8") as file:
        for number in range(lines):
            method, template = chance.choice(paths)
            target = "/".join(
                f"x{chance.randrange(500)}" if part.startswith("{") else part
                for part in template.split("/")
            )
            query = "?per_page=100&page=2" if number % 3 == 0 else ""
            day, minute, second = 1 + number % 28, number // 60 % 60, number % 60
            file.write(
                f"10.1.{chance.randrange(256)}.{chance.randrange(256)} - -"
                f" [{day:02}/Nov/2026:10:{minute:02}:{second:02} +0000]"
                f' "{method} {target}{query} HTTP/1.1" 200 512 "-" "client-{number % 40}/1.0"\n'
            )


def measure(work: Path, lines: int) -> dict[str, Cost]:
    """The cost of matching and of counting so many lines, and four times as many."""
    costs: dict[str, Cost] = {}
    for name, count in (("once", lines), ("more", lines * TIMES_MORE)):
        log = work / f"{count}.log"
        write_log(log, count)
        for what in ("match", "count"):
            run = [sys.executable, "-c", _RUN, str(CONTRACT), str(log), what]
            costs[f"{what} {name}"] = cost_of(run, work)
    return costs


def promises(costs: dict[str, Cost], lines: int) -> list[Bar]:
    """What was promised, with what was measured."""
    match = costs["match more"].cpu_s - costs["match once"].cpu_s
    each_us = match / (lines * (TIMES_MORE - 1)) * 1e6
    found = [Bar("CPU for a line read and matched (60,000 a second)", MOST_US, "µs", each_us)]
    for what in ("match", "count"):
        growth = costs[f"{what} more"].peak_mb / costs[f"{what} once"].peak_mb
        found.append(
            Bar(f"{what}: memory for {TIMES_MORE} times the log", MOST_GROWTH, "x", growth)
        )
    return found


def report(costs: dict[str, Cost], lines: int) -> str:
    """Whole runs, reading and matching alone and with all that is counted."""
    rows = []
    for name, cost in costs.items():
        count = lines * (TIMES_MORE if name.endswith("more") else 1)
        rate = count / cost.cpu_s
        rows.append([f"{name}, {count:,} lines", figures(cost.cpu_s), f"{rate:,.0f}",
                     figures(cost.peak_mb)])  # fmt: skip
    return table(["Whole runs", "CPU s", "a second", "MB"], rows)


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, save; 1 if a bar does not hold."""
    parser = argparse.ArgumentParser(description="What reading and counting traffic costs.")
    parser.add_argument("--lines", type=int, default=400_000)
    parser.add_argument("--no-peers", action="store_true", help="there are none")
    parser.add_argument("--save", type=Path, help="write the report here as Markdown")
    options = parser.parse_args(arguments)
    if not CONTRACT.exists():
        print("bench: the shared data are not here, nothing is measured", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory(prefix="sightline-bench-") as work:
        costs = measure(Path(work), options.lines)
    promised = promises(costs, options.lines)
    text = "\n".join(
        ["# What counting traffic costs\n", bars(promised), report(costs, options.lines)]
    )
    print(text, end="")
    if options.save:
        options.save.write_text(text, encoding="utf-8")
    return 0 if all(bar.holds for bar in promised) else 1


if __name__ == "__main__":
    sys.exit(main())
