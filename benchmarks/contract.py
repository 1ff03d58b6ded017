"""What `sightline contract diff` costs and whether it is right, beside its peers in the same run.

Usage: ``python3 dev.py bench contract`` or ``python3 benchmarks/contract.py``, with
``--no-peers``, ``--only PART`` (speed, rows, agreement, drift or soundness), ``--runs N``,
``--pairs N`` (5,000; the promise is about 100,000), ``--exchanges N``, ``--save FILE`` (Markdown).
The documents are GitHub's, Stripe's and Adyen's, from the shared data beside the repository;
without them the benchmark says so and ends.

Peers: oasdiff (`breaking` and `changelog`), Redocly (`diff`), and as a scale Spectral, which lints
one version and compares none; oasdiff and Spectral are stopped at 60 CPU seconds or 6 GB.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

if __package__ in {None, ""}:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import orjson

from benchmarks import contract_drift
from benchmarks.check import find_sightline
from benchmarks.contracts.agreement import Agreement, agreement
from benchmarks.contracts.documents import (
    ADYEN,
    CASES,
    GITHUB,
    NEIGHBOURS,
    STRIPE,
    are_here,
)
from benchmarks.contracts.tools import MOST_CPU_S, MOST_MB, Answer, Tool, ours, peers
from benchmarks.harness.report import Bar, bars, figures, table, with_ratio

PARTS = ("speed", "rows", "agreement", "drift", "soundness")
LIMITS = {
    GITHUB: (("CPU s", "cpu_s", 1.5), ("MB", "peak_mb", 200)),
    STRIPE: (("CPU s", "cpu_s", 0.8), ("MB", "peak_mb", 100)),
    ADYEN: (("s", "wall_s", 0.35),),
}
SEEDS = ("1", "2")
Part = tuple[str, list[Bar]]


def speed(tools: list[Tool], work: Path, runs: int) -> Part:
    """CPU, wall time and memory of whole processes, and how many times ours a peer's are."""
    rows, promised = [], []
    for versions, limits in LIMITS.items():
        old, new = versions.write(work)
        answers = [
            tool.often(old, new, work, runs if not at else 1) for at, tool in enumerate(tools)
        ]
        own = answers[0].cost
        for unit, pick, limit in limits:
            promised.append(Bar(versions.name, limit, unit, getattr(own, pick)))
        for unit, pick in (("CPU s", "cpu_s"), ("wall s", "wall_s"), ("MB", "peak_mb")):
            cells = [_cell(answer, pick, getattr(own, pick)) for answer in answers[1:]]
            rows.append([f"{versions.name}, {unit}", figures(getattr(own, pick)), *cells])
    return table(["Whole process", *(tool.name for tool in tools)], rows), promised


def _cell(answer: Answer, pick: str, own: float) -> str:
    if answer.is_stopped:
        return f"stopped at {figures(getattr(answer.cost, pick))}"
    return with_ratio(getattr(answer.cost, pick), own)


def rows_of_neighbours(tools: list[Tool], work: Path) -> Part:
    """How many rows two neighbouring versions come to, and whether a second run says the same."""
    old, new = NEIGHBOURS.write(work)
    rows, differing = [], 0
    for at, tool in enumerate(tools):
        if "lint" in tool.name:
            continue
        answers = [_seeded(tool, seed, old, new, work) for seed in SEEDS]
        is_same = len({answer.said for answer in answers}) == 1
        differing += not (is_same or at)
        count = tool.counted(answers[0])
        rows.append(
            [tool.name, "stopped" if count is None else f"{count:,}", "yes" if is_same else "no"]
        )
        if not at:
            print(f"bench: {NEIGHBOURS.name}: {_verdicts(answers[0])}", file=sys.stderr)
    head = [NEIGHBOURS.name, "rows", "the same twice"]
    bar = Bar(f"{NEIGHBOURS.name}, answers that differ by hash seed", 0, "", differing)
    return table(head, rows), [bar]


def _seeded(tool: Tool, seed: str, old: Path, new: Path, work: Path) -> Answer:
    before = os.environ.get("PYTHONHASHSEED")
    os.environ["PYTHONHASHSEED"] = seed
    try:
        return tool.run(old, new, work)
    finally:
        os.environ.pop("PYTHONHASHSEED")
        if before is not None:
            os.environ["PYTHONHASHSEED"] = before


def _verdicts(answer: Answer) -> str:
    entries = orjson.loads(answer.text)["entries"]
    found = Counter(entry["verdict"] for entry in entries)
    owned = sum(bool(entry["owner"] and entry["reach"]) for entry in entries)
    told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(found.items()))
    return f"{told}; {owned} of {len(entries)} with owner and reach"


def agreed() -> Part:
    """Our verdicts beside oasdiff's on the pairs of its tests, and each difference."""
    found: Agreement = agreement(CASES)
    rows = [
        [
            one.case,
            one.test,
            one.theirs,
            one.ours,
            one.proof or one.reason or f"**unexplained**: {', '.join(one.their_rules)}",
        ]
        for one in found.differences
    ]
    head = ["Differs from oasdiff", "its test", "oasdiff", "ours", "our proof, or the reason"]
    text = table(head, rows) + (
        f"\n{found.pairs} pairs, {found.breaking} breaking for oasdiff; {len(found.differences)} "
        f"differ, {found.unexplained} of them without a proof or a reason.\n"
    )
    return text, [
        Bar("pairs on which breaking or not differs from oasdiff's", 2, "%", found.differing),
        Bar("breaking for oasdiff, not for us", 2, "%", found.missed),
        Bar(
            "differences without a proof or the words of a specification", 0, "", found.unexplained
        ),
    ]


def drift(command: list[str], work: Path, exchanges: int) -> Part:
    """The figures of `contract_drift.py`, ours alone."""
    costs = contract_drift.measure(command, work, exchanges)
    promised = contract_drift.promises(costs, exchanges)
    return contract_drift.report(costs, exchanges), promised


def soundness(pairs: int, seed: int) -> Part:
    """Generated pairs of schemas: nobody refutes a "contained", every break is confirmed."""
    from proofs.containment_sound import run

    try:
        told = run(seed, pairs)
    except AssertionError as broken:
        text = f"seed {seed}: {str(broken)[:500]}\n"
        return text, [Bar("verdicts refuted by an independent validator", 0, "", 1)]
    undecided = 100 * (1 - float(str(told["decided"])))
    rows = [[name, str(value)] for name, value in told.items()]
    return table([f"Soundness, seed {seed}", ""], rows), [
        Bar(f"{pairs:,} pairs: verdicts refuted by an independent validator", 0, "", 0),
        Bar(f"{pairs:,} pairs: undecided", 3, "%", undecided),
    ]


def run(options: argparse.Namespace, command: list[str], work: Path) -> tuple[str, bool]:
    """Measure what was asked for: the report, and whether every promise measured holds."""
    wanted = [options.only] if options.only else PARTS
    tools = [ours(command)]
    if not options.no_peers and {"speed", "rows"} & set(wanted):
        tools += peers()
    takes: dict[str, Callable[[], Part]] = {
        "speed": lambda: speed(tools, work, options.runs),
        "rows": lambda: rows_of_neighbours(tools, work),
        "agreement": agreed,
        "drift": lambda: drift(command, work, options.exchanges),
        "soundness": lambda: soundness(options.pairs, options.seed),
    }
    texts: list[str] = []
    promised: list[Bar] = []
    for part in wanted:
        print(f"bench: {part}", file=sys.stderr, flush=True)
        text, more = takes[part]()
        texts.append(text)
        promised += more
    head = (
        "# What `sightline contract diff` costs, and whether it is right\n\n"
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}; ours: medians of {options.runs} runs, peers: one after one "
        f"to warm up. CPU is user and system time. oasdiff and Spectral are stopped at "
        f"{MOST_CPU_S} CPU s or {MOST_MB:,} MB. Spectral lints one version: a scale only.\n"
    )
    return "\n".join([head, bars(promised), *texts]), all(bar.holds for bar in promised)


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, save; 1 if a promise does not hold."""
    parser = argparse.ArgumentParser(description="What `sightline contract diff` costs.")
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pairs", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--exchanges", type=int, default=10_000)
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--sightline", default="", help="the command to measure")
    parser.add_argument("--save", type=Path, help="write the report here as Markdown")
    options = parser.parse_args(arguments)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installation compiles its modules once
    command = find_sightline(options.sightline)
    if not are_here() or command is None:
        missing = "the shared data are" if command else "`sightline` is"
        print(f"bench: {missing} not here, nothing is measured", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory(prefix="sightline-bench-") as work:
        text, is_kept = run(options, command, Path(work))
    print(text, end="")
    if options.save:
        options.save.write_text(text, encoding="utf-8")
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
