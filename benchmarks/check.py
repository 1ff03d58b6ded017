"""What ``sightline check`` costs, beside TRLC, sphinx-needs and StrictDoc in the same run.

Usage: ``python3 dev.py bench check`` or ``python3 benchmarks/check.py``, with ``--no-peers``,
``--large`` (100,000 documents too), ``--documents N``, ``--short`` (one sentence of prose in each
document), ``--save FILE`` (Markdown).
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

if __package__ in {None, ""}:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import workspace
from benchmarks.harness.cost import cost_of, middle
from benchmarks.harness.report import Bar, Costs, bars, beside_peers
from benchmarks.harness.subject import CHANGED, COLD, SAME_SIZE, WARM, Subject, costs_of
from benchmarks.peers import PEERS
from benchmarks.peers.peer import LINK, Peer
from devtools.environment import ensure_peer
from devtools.errors import ChoreError

LARGE = 100_000


def measure_ours(command: list[str], work: Path, options: argparse.Namespace, size: int) -> Costs:
    """Cost of ``sightline check`` on a workspace of that many documents."""
    root = work / f"sightline-{size}"
    items = workspace.build(root, size, options.seed, options.short)
    subject = Subject(
        name="sightline",
        command=[*command, "check", str(root)],
        caches=(root / ".sightline",),
        files=[root / workspace.path_of(item) for item in items if item.kind == "REQ"],
        home=work / "home-sightline",
        good=(0, 1),
    )
    subject.forget()
    subject.run()  # so that no run that counts pays for compiling Python's modules
    costs = costs_of(subject, options.runs, break_a_link=True)
    if costs[COLD].code:
        print(f"bench: sightline finds errors in {root}; look at them first", file=sys.stderr)
    return costs


def measure_peer(peer: Peer, python: Path, work: Path, options: argparse.Namespace) -> Costs:
    """Cost of a peer on the same items, links and prose."""
    root = work / peer.label
    items = workspace.outline(options.documents, options.seed, options.short)
    peer.write(root, items)
    subject = Subject(
        name=peer.label,
        command=peer.command(python.parent, root),
        caches=tuple(root / cache for cache in peer.caches),
        files=sorted(root.glob("**/requirements_*")),
        home=work / f"home-{peer.label}",
    )
    return costs_of(subject, options.peer_runs)


def start_up(command: list[str], work: Path) -> dict[str, float]:
    """CPU milliseconds of ``--version`` and ``--help``, medians of 9 runs after one to warm up."""
    home = work / "home-sightline"
    home.mkdir(parents=True, exist_ok=True)
    found = {}
    for flag in ("--version", "--help"):
        cost_of([*command, flag], home)
        found[flag] = middle([cost_of([*command, flag], home) for _ in range(9)]).cpu_s * 1000
    return found


def promises(ours: Costs, large: Costs | None, start: dict[str, float]) -> list[Bar]:
    """What was promised, with what was measured."""
    cold, large_cold = ours[COLD].cpu_s, large[COLD].cpu_s if large else None
    return [
        Bar("`check` cold", 1.5, "CPU s", cold),
        Bar("`check` cold, peak memory", 150, "MB", ours[COLD].peak_mb),
        Bar("`check` warm", 0.35, "CPU s", ours[WARM].cpu_s),
        Bar("`check`, one file changed", 0.45, "CPU s", ours[CHANGED].cpu_s),
        Bar("`check`, link broken, size and time kept", 0.45, "CPU s", ours[SAME_SIZE].cpu_s),
        Bar("`check` cold, 100,000 documents", 15, "CPU s", large_cold),
        Bar("`check` warm, 100,000 documents", 2, "CPU s", large[WARM].cpu_s if large else None),
        Bar("growth of a cold run for ten times the documents", 11, "x",
            large_cold / cold if large_cold else None),
        Bar("`sightline --version`", 60, "CPU ms", start["--version"]),
        Bar("`sightline --help`", 150, "CPU ms", start["--help"]),
    ]  # fmt: skip


def what_was_read(options: argparse.Namespace) -> str:
    """How much there was to read, and on what machine."""
    items = workspace.outline(options.documents, options.seed, options.short)
    fields = sum(len(refs) for item in items for refs in item.links.values())
    mentions = sum(len(LINK.findall(text)) for item in items for text in item.prose)
    letters = sum(len(text) for item in items for text in (*item.prose, *item.quotes))
    return (
        f"{len(items):,} documents, {fields:,} links in fields and {mentions:,} in prose, "
        f"{letters / 1e6:.1f} million letters of prose; {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, Python {platform.python_version()}; medians of "
        f"{options.runs} runs (peers: {options.peer_runs}). CPU is user and system time of the "
        f"whole process tree.\n"
    )


def peer_parts(ours: Costs | None, work: Path, options: argparse.Namespace) -> list[str]:
    """Every peer that was asked for and can be had, measured, and what each of them does."""
    os.environ.pop("PYTHONPATH", None)  # peers shall not find this repository's modules
    measured, commands = {}, []
    for peer in PEERS:
        if options.no_peers or options.only not in {"", peer.name}:
            continue
        try:
            python = ensure_peer(peer.name)
        except ChoreError as error:
            print(
                f"bench: {peer.name} is skipped, it could not be set up: {error}", file=sys.stderr
            )
            continue
        compile_modules(python)
        measured[f"{peer.label} {version_of(peer, python)}"] = measure_peer(
            peer, python, work, options
        )
        commands.append(f"* {peer.label}: `{peer.shown()}` {peer.does}.")
    return [beside_peers(ours, measured), *commands] if measured else []


def compile_modules(python: Path) -> None:
    """Write a peer's bytecode now, so that its first run does not pay for it."""
    modules = python.parent.parent / "lib"
    command = [str(python), "-m", "compileall", "-q", str(modules)]
    subprocess.run(command, check=False, capture_output=True)


def version_of(peer: Peer, python: Path) -> str:
    """The version of a peer that its environment has."""
    code = f"import importlib.metadata as m; print(m.version({peer.name!r}))"
    answer = subprocess.run([python, "-c", code], check=True, capture_output=True, text=True)
    return answer.stdout.strip()


def find_sightline(named: str) -> list[str] | None:
    """The command under test: the one named, the one beside this Python, or the one on the path."""
    beside = Path(sys.executable).with_name("sightline")
    found = named or (str(beside) if beside.exists() else shutil.which("sightline"))
    return found.split() if found else None


def run(options: argparse.Namespace, work: Path) -> tuple[str, bool]:
    """Measure everything that was asked for: the report, and whether every bar measured holds."""
    command = find_sightline(options.sightline)
    parts, ours, kept = ["# What `sightline check` costs\n", what_was_read(options)], None, True
    if command is None:
        parts.append("`sightline` is not installed here, so only the peers were measured.\n")
    else:
        ours = measure_ours(command, work, options, options.documents)
        large = measure_ours(command, work, options, LARGE) if options.large else None
        promised = promises(ours, large, start_up(command, work))
        kept = all(bar.holds for bar in promised if bar.measured is not None)
        parts.append(bars(promised))
    parts += peer_parts(ours, work, options)
    return "\n".join(parts) + "\n", kept


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, save; 1 if a bar does not hold."""
    parser = argparse.ArgumentParser(description="What `sightline check` costs beside its peers.")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peer-runs", type=int, default=3)
    parser.add_argument("--only", default="", help="measure this peer only")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--large", action="store_true", help="100,000 documents too")
    parser.add_argument("--short", action="store_true", help="one sentence of prose in each")
    parser.add_argument("--sightline", default="", help="the command to measure")
    parser.add_argument("--save", type=Path, help="write the report here as Markdown")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installation compiles its modules once
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="sightline-bench-") as work:
        report, kept = run(options, Path(work))
    print(report, end="")
    if options.save:
        options.save.write_text(report, encoding="utf-8")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
