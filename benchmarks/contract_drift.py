"""What `sightline contract drift` costs for each exchange, beside Redocly's in the same run.

Usage: ``python3 dev.py bench contract_drift`` or ``python3 benchmarks/contract_drift.py``, with
``--exchanges N`` (50,000), ``--no-peers``, ``--save FILE`` (Markdown). The document is GitHub's
REST API (1,223 operations), the traffic its own examples as a HAR file, repeated with other
identifiers and other numbers each time, so that no body is met twice. Both are read from the
shared data beside the repository; without them the benchmark says so and ends.

The cost of one exchange is that of three times as many more, so that neither starting nor reading
the document counts; whole runs are told too. Memory must not grow with the traffic.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
import tempfile
from pathlib import Path

if __package__ in {None, ""}:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import orjson

from benchmarks.check import find_sightline
from benchmarks.harness.cost import CommandFailedError, Cost, cost_of
from benchmarks.harness.report import Bar, bars, figures, table
from benchmarks.peers.redocly import VERSION, drift_command, redocly
from devtools.errors import ChoreError
from devtools.paths import ROOT

DATA = ROOT.parent / "shared" / "data" / "contracts" / "github"
CONTRACT = DATA / "api.github.com-npm23.0.2.json.gz"
EXAMPLES = DATA / "examples_as_traffic.har.gz"
MOST_US = 1e6 / 15_000
MOST_GROWTH = 1.1
TIMES_MORE = 4
_NUMBER = re.compile(r'(": )([1-9][0-9]{0,8})(?=[,}\]])')
_SEGMENT = re.compile(r"(?<=/)x1(?=[/?]|$)")
_READ = """
import sys
from sightline.contract.traffic.reader import exchanges
print(sum(1 for _ in exchanges(sys.argv[1])))
"""


def write_traffic(path: Path, exchanges: int) -> None:
    """The examples again and again, each time about other things and with other numbers."""
    entries = orjson.loads(gzip.decompress(EXAMPLES.read_bytes()))["log"]["entries"]
    with path.open("wb") as file:
        file.write(
            b'{"log": {"version": "1.2", "creator": {"name": "b", "version": "1"}, "entries": ['
        )
        for number in range(exchanges):
            entry = entries[number % len(entries)]
            turn = number // len(entries)
            file.write((b",\n" if number else b"\n") + orjson.dumps(_varied(entry, turn)))
        file.write(b"\n]}}\n")


def _varied(entry: dict[str, object], turn: int) -> dict[str, object]:
    request, response = dict(entry["request"]), dict(entry["response"])  # type: ignore[call-overload]
    request["url"] = _SEGMENT.sub(f"x{turn + 1}", request["url"])
    content = dict(response["content"])
    if content.get("text"):
        content["text"] = _NUMBER.sub(rf"\g<1>\g<2>{turn % 10}", content["text"])
    response["content"] = content
    return {**entry, "request": request, "response": response}


def measure(command: list[str], work: Path, exchanges: int) -> dict[str, Cost]:
    """Our cost for the traffic, for four times as much, and for reading alone."""
    costs = {}
    for name, count in (("once", exchanges), ("more", exchanges * TIMES_MORE)):
        traffic = work / f"{count}.har"
        write_traffic(traffic, count)
        run = [*command, "contract", "drift", str(CONTRACT), "--traffic", str(traffic), "--json"]
        costs[name] = cost_of(run, work, good=(1,))
        costs[f"{name}, read"] = cost_of([sys.executable, "-c", _READ, str(traffic)], work)
        traffic.unlink()
    return costs


def measure_peer(work: Path) -> tuple[Cost, Cost] | None:
    """Redocly on the 995 examples, and ours on the same; None where it can't be had."""
    try:
        command = redocly()
    except ChoreError as error:
        print(f"bench: Redocly is skipped: {error}", file=sys.stderr)
        return None
    contract, traffic = work / "github.json", work / "examples.har"
    contract.write_bytes(gzip.decompress(CONTRACT.read_bytes()))
    traffic.write_bytes(gzip.decompress(EXAMPLES.read_bytes()))
    try:
        theirs = cost_of(drift_command(command, contract, traffic), work, good=(0, 1))
    except CommandFailedError as error:
        print(f"bench: Redocly is skipped: {error}", file=sys.stderr)
        return None
    ours = find_sightline("") or []
    run = [*ours, "contract", "drift", str(contract), "--traffic", str(traffic)]
    return theirs, cost_of(run, work, good=(1,))


def promises(costs: dict[str, Cost], exchanges: int) -> list[Bar]:
    """What was promised, with what was measured."""
    more = exchanges * (TIMES_MORE - 1)
    each_us = (costs["more"].cpu_s - costs["once"].cpu_s) / more * 1e6
    growth = costs["more"].peak_mb / costs["once"].peak_mb
    return [
        Bar("CPU for an exchange (15,000 a second)", round(MOST_US, 1), "µs", each_us),
        Bar(f"memory for {TIMES_MORE} times the traffic", MOST_GROWTH, "x", growth),
    ]


def report(costs: dict[str, Cost], exchanges: int) -> str:
    """Whole runs, and how much of an exchange's cost is reading."""
    rows = []
    for name, count in (("once", exchanges), ("more", exchanges * TIMES_MORE)):
        cost = costs[name]
        rate = count / cost.cpu_s
        read = costs[f"{name}, read"].cpu_s
        rows.append(
            [f"{count:,} exchanges", figures(cost.cpu_s), figures(read), f"{rate:,.0f}",
             figures(cost.peak_mb)]
        )  # fmt: skip
    return table(["Whole runs", "CPU s", "reading alone, CPU s", "a second", "MB"], rows)


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, save; 1 if a bar does not hold."""
    parser = argparse.ArgumentParser(description="What `sightline contract drift` costs.")
    parser.add_argument("--exchanges", type=int, default=50_000)
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--sightline", default="", help="the command to measure")
    parser.add_argument("--save", type=Path, help="write the report here as Markdown")
    options = parser.parse_args(arguments)
    command = find_sightline(options.sightline)
    if not CONTRACT.exists() or command is None:
        missing = "the shared data are" if command else "`sightline` is"
        print(f"bench: {missing} not here, nothing is measured", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory(prefix="sightline-bench-") as work:
        costs = measure(command, Path(work), options.exchanges)
        peer = None if options.no_peers else measure_peer(Path(work))
    promised = promises(costs, options.exchanges)
    parts = ["# What `sightline contract drift` costs\n", bars(promised)]
    parts.append(report(costs, options.exchanges))
    if peer:
        theirs, ours = peer
        rows = [
            [name, figures(ours_), f"{figures(theirs_)} ({figures(theirs_ / ours_)} x)"]
            for name, ours_, theirs_ in (
                ("CPU s", ours.cpu_s, theirs.cpu_s),
                ("wall s", ours.wall_s, theirs.wall_s),
                ("MB", ours.peak_mb, theirs.peak_mb),
            )
        ]
        parts.append(table(["995 exchanges", "Sightline", f"Redocly {VERSION}"], rows))
    text = "\n".join(parts)
    print(text, end="")
    if options.save:
        options.save.write_text(text, encoding="utf-8")
    return 0 if all(bar.holds for bar in promised) else 1


if __name__ == "__main__":
    sys.exit(main())
