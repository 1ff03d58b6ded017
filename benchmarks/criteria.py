"""What 100 promises over 10 million events cost, beside the same questions asked one by one.

Usage: ``python3 dev.py bench criteria`` or ``python3 benchmarks/criteria.py``, with ``--rows N``,
``--no-peers``, ``--save FILE`` (Markdown). 80 promises are about percentiles and shares, 20 about
means and ratios; 20 clustered ones are measured apart. The peers are plain DuckDB (the engine
underneath), with one SELECT for each promise and with one SELECT for all: they give the figures
only, without limits or verdicts.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

if __package__ in {None, ""}:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.harness.cost import Cost, cost_of
from benchmarks.harness.report import Bar, bars, figures, table

OPERATIONS = (
    "search", "list", "get", "create", "update", "delete", "token", "upload", "export", "ping",
)  # fmt: skip
OURS = {"sightline, 100 promises": "REQ-001", "sightline, 20 clustered": "REQ-002"}
MOST_WALL_S, MOST_MB = 6.0, 1000.0

SETTINGS = """\
name = "Ten million events (synthetic)"
owner = "ana"
as_of = 2026-03-01

[sources.events]
files = "data/events.parquet"
time = "ts"
units = { latency_ms = "ms" }
"""
METRICS = {
    "api.latency_ms": "source: events\nexpression: latency_ms\nunit: ms\n",
    "api.requests": "source: events\n",
    "api.size": "source: events\nnumerator: bytes\ndenominator: latency_ms\n",
}
ROWS = """
COPY (
  SELECT TIMESTAMPTZ '2026-02-01 00:00:00+00' + to_microseconds(i * {step}) AS ts,
    {operations}[1 + (hash(i) % 10)::INTEGER] AS operation,
    CASE WHEN hash(i * 3) % 500 = 0 THEN NULL ELSE
      exp(4.5 + 0.6 * sqrt(-2 * ln((hash(i * 5) % 1000000 + 1) / 1000001.0))
        * cos(6.283185 * (hash(i * 11) % 1000000) / 1000000.0)) END AS latency_ms,
    (CASE WHEN hash(i * 13) % 100 < 2 THEN 500 WHEN hash(i * 13) % 100 < 6 THEN 404
      ELSE 200 END)::SMALLINT AS status,
    (hash(i * 17) % 20000)::INTEGER AS user_id, (hash(i * 19) % 5000)::DOUBLE AS bytes
  FROM range({rows}) t(i)
) TO '{file}' (FORMAT parquet)
"""
FIGURES = (
    "quantile_disc(coalesce(latency_ms, 'inf'::DOUBLE), 0.5)",
    "quantile_disc(coalesce(latency_ms, 'inf'::DOUBLE), 0.9)",
    "quantile_disc(coalesce(latency_ms, 'inf'::DOUBLE), 0.95)",
    "quantile_disc(coalesce(latency_ms, 'inf'::DOUBLE), 0.99)",
    "quantile_disc(coalesce(latency_ms, 'inf'::DOUBLE), 0.999)",
    "avg((status >= 500)::INTEGER)",
    "avg((status = 404)::INTEGER)",
    "avg((latency_ms < 300)::INTEGER)",
    "avg(latency_ms)",
    "sum(bytes) / sum(latency_ms)",
)
PEER = """
import sys, duckdb
connection = duckdb.connect()
connection.execute("SET TimeZone = 'UTC'")
for sql in open(sys.argv[1]).read().split(";"):
    if sql.strip():
        connection.execute(sql).fetchall()
"""


def promises(more: str = "") -> Iterator[str]:
    """Ten promises for each of ten operations: eight on percentiles and shares, two on averages."""
    for name in OPERATIONS:
        where = f"where operation = '{name}'"
        bounds = (("p50", 90), ("p90", 200), ("p95", 245), ("p99", 370), ("p99.9", 600))
        for statistic, bound in bounds:
            yield f"{statistic} of api.latency_ms {where} is < {bound} ms over 28d{more}"
        yield f"share(status >= 500) of api.requests {where} is < 2.1 % over 28d{more}"
        yield f"share(status = 404) of api.requests {where} is < 5 % over 28d{more}"
        yield f"share(latency_ms < 300 ms) of api.requests {where} is > 95 % over 28d{more}"
        yield f"mean of api.latency_ms {where} is < 110 ms over 28d{more}"
        yield f"ratio of api.size {where} is < 30 over 28d{more}"


def build(root: Path, rows: int) -> None:
    """Write the workspace: a Parquet file of events, three metrics, 100 promises, 20 clustered."""
    import duckdb

    (root / "data").mkdir(parents=True)
    (root / "metrics").mkdir()
    (root / "requirements").mkdir()
    file = root / "data" / "events.parquet"
    step = 28 * 24 * 3600 * 1_000_000 // rows
    with duckdb.connect() as connection:
        names = list(OPERATIONS)
        connection.execute(ROWS.format(rows=rows, step=step, operations=names, file=file))
    (root / "sightline.toml").write_text(SETTINGS, encoding="utf-8")
    for name, text in METRICS.items():
        path = root / "metrics" / f"{name}.yaml"
        path.write_text(f"title: {name}\n{text}", encoding="utf-8")
    _requirement(root, "REQ-001", list(promises()))
    clustered = promises(" [per user_id]")
    _requirement(root, "REQ-002", [x for x in clustered if "'search'" in x or "'get'" in x])


def _requirement(root: Path, identifier: str, lines: list[str]) -> None:
    listed = "".join(f'  - "{line}"\n' for line in lines)
    text = f"---\ntitle: {len(lines)} promises\nstatus: committed\ncriteria:\n{listed}---\n"
    (root / "requirements" / f"{identifier}-promises.md").write_text(text, encoding="utf-8")


def peer_scripts(root: Path) -> dict[str, Path]:
    """The same figures in plain SQL: a SELECT for each promise, and one SELECT for all."""
    window = "ts >= '2026-02-01 00:00:00+00' AND ts < '2026-03-01 00:00:00+00'"
    source = f"read_parquet('{root / 'data' / 'events.parquet'}')"
    single = [
        f"SELECT {figure} FROM {source} WHERE {window} AND operation = '{name}'"
        for name in OPERATIONS
        for figure in FIGURES
    ]
    fused = ", ".join(_filtered(figure, name) for name in OPERATIONS for figure in FIGURES)
    texts = {
        "plain DuckDB, one SELECT a promise": ";\n".join(single),
        "plain DuckDB, one SELECT for all": f"SELECT {fused} FROM {source} WHERE {window}",
    }
    paths = {}
    for number, (name, text) in enumerate(texts.items()):
        paths[name] = root / f"peer-{number}.sql"
        paths[name].write_text(text, encoding="utf-8")
    return paths


def _filtered(figure: str, name: str) -> str:
    """Each aggregate of a figure with a FILTER for one operation."""
    chosen = f" FILTER (WHERE operation = '{name}')"
    if " / " in figure:
        return " / ".join(part + chosen for part in figure.split(" / "))
    return figure + chosen


def main() -> int:
    """Measure, print the tables, and end with 1 where a promise about ourselves is broken."""
    options = _options()
    with tempfile.TemporaryDirectory() as scratch:
        root, home = Path(scratch) / "workspace", Path(scratch) / "home"
        home.mkdir()
        print(f"writing {options.rows:,} events", flush=True)
        build(root, options.rows)
        ours = [sys.executable, "-m", "sightline", "verify", "-C", str(root)]
        costs: dict[str, Cost] = {}
        cost_of([*ours, "REQ-001"], home, good=(0, 1))
        for name, asked in OURS.items():
            runs = [cost_of([*ours, asked], home, good=(0, 1)) for _ in range(options.runs)]
            costs[name] = min(runs, key=lambda cost: cost.wall_s)
            print(f"{name}: {figures(costs[name].wall_s)} s", flush=True)
        for name, script in peer_scripts(root).items() if options.peers else ():
            costs[name] = cost_of([sys.executable, "-c", PEER, str(script)], home)
            print(f"{name}: {figures(costs[name].wall_s)} s", flush=True)
    return _report(costs, options.save)


def _report(costs: dict[str, Cost], save: str | None) -> int:
    ours = costs[next(iter(OURS))]
    rows = [
        [name, figures(cost.wall_s), figures(cost.cpu_s), figures(cost.peak_mb),
         f"{cost.wall_s / ours.wall_s:.2f} x"]
        for name, cost in costs.items()
    ]  # fmt: skip
    held = [
        Bar("100 promises, whole process, wall", MOST_WALL_S, "s", ours.wall_s),
        Bar("100 promises, memory", MOST_MB, "MB", ours.peak_mb),
    ]
    text = table(["", "wall s", "CPU s", "MB", "beside ours"], rows) + "\n" + bars(held)
    print("\n" + text)
    if save:
        Path(save).write_text(text, encoding="utf-8")
    return 0 if all(bar.holds for bar in held) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--no-peers", dest="peers", action="store_false")
    parser.add_argument("--save", metavar="FILE")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
