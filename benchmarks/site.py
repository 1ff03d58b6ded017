"""What `sightline export site` costs, beside MkDocs on the same words in the same run.

Usage: ``python3 dev.py bench site`` or ``python3 benchmarks/site.py``, with ``--documents N``
(1,000), ``--runs N``, ``--no-peers``, ``--save FILE`` (Markdown). The workspace is that of
`check.py`, with and without the column that says when a row of its data was written: with it, data
answer its promises, and each page of one numeric promise has a chart. MkDocs makes one page of each
document and knows neither threads nor promises; it is a scale only.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

if __package__ in {None, ""}:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import workspace
from benchmarks.check import compile_modules, find_sightline
from benchmarks.harness.cost import Cost, cost_of, middle
from benchmarks.harness.report import Bar, bars, figures, table
from benchmarks.peers.peer import LINK
from devtools.environment import ensure_peer
from devtools.errors import ChoreError

MOST_S = 20
_SOURCE = 'files = "data/requests.csv"\n'
_PEER = "mkdocs"


def write_ours(root: Path, options: argparse.Namespace, *, answered: bool) -> None:
    """The workspace; ``answered``: as of a day for which there are data."""
    workspace.build(root, options.documents, options.seed)
    if answered:
        settings = root / "sightline.toml"
        text = settings.read_text(encoding="utf-8").replace(_SOURCE, f'{_SOURCE}time = "time"\n')
        settings.write_text(f'as_of = "2026-03-01"\n{text}', encoding="utf-8")


def measure_ours(
    command: list[str], work: Path, options: argparse.Namespace, *, answered: bool
) -> tuple[Cost, list[str]]:
    """The cost of an export, each run from nothing, and the files that it wrote."""
    root, to = work / f"ours-{answered}", work / "site"
    write_ours(root, options, answered=answered)
    (work / "home").mkdir(exist_ok=True)
    run = [*command, "export", "site", "--everything", "--to", str(to), "-C", str(root)]
    costs = []
    for _ in range(options.runs):
        for folder in (to, root / ".sightline"):
            shutil.rmtree(folder, ignore_errors=True)
        costs.append(cost_of(run, work / "home"))
    return middle(costs), [path.name for path in to.rglob("*") if path.is_file()]


def measure_peer(python: Path, work: Path, options: argparse.Namespace) -> tuple[Cost, list[str]]:
    """The cost of MkDocs on the same titles, prose and links."""
    root = work / _PEER
    for item in workspace.outline(options.documents, options.seed):
        path = root / "docs" / f"{item.id}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "\n\n".join((*item.prose, *item.quotes))
        linked = LINK.sub(r"[\1-\2](\1-\2.md)", text)
        path.write_text(f"# {item.title}\n\n{linked}\n", encoding="utf-8")
    (root / "docs" / "index.md").write_text("# All\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text("site_name: Benchmark\n", encoding="utf-8")
    (work / "home").mkdir(exist_ok=True)
    run = [str(python.with_name(_PEER)), "build", "-q", "--clean", "-f", str(root / "mkdocs.yml")]
    costs = [cost_of(run, work / "home") for _ in range(options.runs)]
    return middle(costs), [path.name for path in (root / "site").rglob("*") if path.is_file()]


def run(options: argparse.Namespace, work: Path) -> tuple[str, bool]:
    """The report, and whether the bars hold."""
    command = find_sightline("")
    if command is None:
        return "`sightline` is not installed here.\n", False
    documents = f"{options.documents:,} documents"
    measured = {
        f"Sightline, {documents}": measure_ours(command, work, options, answered=False),
        f"Sightline, {documents}, promises answered by data": measure_ours(
            command, work, options, answered=True
        ),
    }
    promised = [Bar(name, MOST_S, "CPU s", cost.cpu_s) for name, (cost, _) in measured.items()]
    if not options.no_peers:
        try:
            python = ensure_peer(_PEER)
            compile_modules(python)
            measured["MkDocs, a page each"] = measure_peer(python, work, options)
        except ChoreError as error:
            print(f"bench: {_PEER} is skipped, it could not be set up: {error}", file=sys.stderr)
    rows = [_row(name, cost, files) for name, (cost, files) in measured.items()]
    head = ["Export", "CPU s", "wall s", "MB", "pages", "charts", "CPU ms a page"]
    report = f"# What `sightline export site` costs\n\n{bars(promised)}\n{table(head, rows)}"
    return report, all(bar.holds for bar in promised)


def _row(name: str, cost: Cost, files: list[str]) -> list[str]:
    pages = sum(file.endswith(".html") for file in files)
    charts = sum(file.endswith(".svg") for file in files) - 1
    each = figures(cost.cpu_s * 1000 / max(pages, 1))
    return [
        name, figures(cost.cpu_s), figures(cost.wall_s), figures(cost.peak_mb), f"{pages:,}",
        f"{max(charts, 0):,}", each,
    ]  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, save; 1 if a bar does not hold."""
    parser = argparse.ArgumentParser(description="What an exported site costs.")
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--save", type=Path, help="write the report here as Markdown")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="sightline-bench-") as work:
        report, kept = run(options, Path(work))
    print(report, end="")
    if options.save:
        options.save.write_text(report, encoding="utf-8")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
