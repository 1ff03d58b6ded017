"""What the pages cost: ready, memory, weight, answers under load, idle pages; beside its bars.

Usage: ``python3 dev.py bench serving``, with ``--documents N`` (10,000), ``--seconds N`` (20),
``--rate N`` (50 requests a second), ``--save FILE``. The load is open: a request is sent when it is
due, whether or not the last was answered, and its time counts from when it was due, so that a slow
answer can't hide the ones behind it.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

if __package__ in {None, ""}:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.harness.report import Bar, bars
from benchmarks.workspace import build

SENDERS = 16
_TICKS = os.sysconf("SC_CLK_TCK")
WEIGHED = ("/", "/promises", "/threads/REQ-search-p95", "/documents/REQ-search-p95")


class Served(NamedTuple):
    """A server that answers: its process, its port, its key, and how long it took to be ready."""

    process: subprocess.Popen[str]
    port: int
    key: str
    ready_seconds: float

    def get(self, path: str, held: HTTPConnection | None = None) -> bytes:
        """The body of an answer. Raises RuntimeError for any status but 200."""
        opened = held or HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Authorization": f"Bearer {self.key}", "Accept-Encoding": "gzip"}
        opened.request("GET", path, headers=headers)
        answer = opened.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        return body

    def cpu_seconds(self) -> float:
        """What the process has used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def memory_mb(self) -> float:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


@contextmanager
def served(root: Path) -> Iterator[Served]:
    """`sightline serve` on a workspace, until the block ends."""
    started = time.monotonic()
    command = [sys.executable, "-m", "sightline", "serve", str(root), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        port, key = re.findall(r":([0-9]+)/\?key=(\S+)", line)[0]
        server = Served(process, int(port), key, 0.0)
        server.get("/api/list?kind=OBJ")
        yield server._replace(ready_seconds=time.monotonic() - started)
        process.terminate()


def weights_kb(server: Served) -> dict[str, float]:
    """The bytes over the wire of a page with its style and scripts, in kB."""
    found = {}
    for path in WEIGHED:
        body = server.get(path)
        text = gzip.decompress(body).decode()
        parts = re.findall(r'(?:href|src)="(/files/[^"]+)"', text)
        found[path] = (len(body) + sum(len(server.get(part)) for part in parts)) / 1000
    return found


def under_load(server: Served, paths: list[str], rate: int, seconds: int) -> list[float]:
    """The milliseconds from when each request was due until it was answered, sorted."""
    start = time.monotonic() + 0.2

    def send(sender: int) -> list[float]:
        held = HTTPConnection("127.0.0.1", server.port, timeout=60)
        taken = []
        for number in range(sender, rate * seconds, SENDERS):
            due = start + number / rate
            time.sleep(max(0.0, due - time.monotonic()))
            server.get(paths[number % len(paths)], held)
            taken.append((time.monotonic() - due) * 1000)
        return taken

    with ThreadPoolExecutor(SENDERS) as senders:
        return sorted(ms for taken in senders.map(send, range(SENDERS)) for ms in taken)


def idle_share(server: Served, pages: int, seconds: int) -> float:
    """Of a core, in percent, with so many pages open and nothing changing."""
    held = []
    for _ in range(pages):
        opened = HTTPConnection("127.0.0.1", server.port, timeout=60)
        opened.request("GET", "/live", headers={"Authorization": f"Bearer {server.key}"})
        opened.getresponse()
        held.append(opened)
    before = server.cpu_seconds()
    time.sleep(seconds)
    share = (server.cpu_seconds() - before) / seconds * 100
    for opened in held:
        opened.close()
    return share


def on_the_demo(work: Path, options: argparse.Namespace) -> list[Bar]:
    demo = work / "demo"
    subprocess.run(
        [sys.executable, "-m", "sightline", "demo", str(demo)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    with served(demo) as server:
        ready = server.ready_seconds
        weights = weights_kb(server)
        server.get("/explore?metric=api.latency_ms")
        memory = server.memory_mb()
        idle = idle_share(server, 100, options.seconds)
    heaviest = max(weights.values())
    return [
        Bar("ready on the demo", 2, "s", ready),
        Bar("memory on the demo, after pages with data", 180, "MB", memory),
        Bar("the heaviest page over the wire, without charts", 60, "kB", heaviest),
        Bar("100 idle pages", 5, "% of a core", idle),
    ]


def on_many(work: Path, options: argparse.Namespace) -> list[Bar]:
    root = work / "many"
    build(root, options.documents, 7)
    kinds = {
        "list": ["/requirements", "/documents?kind=DEC", "/api/list?kind=OBJ"],
        "search": ["/search?words=latency", "/api/search?words=partner&words=serach"],
        "thread": [f"/threads/REQ-{n:05}" for n in range(1, 400, 7)],
    }
    found = []
    with served(root) as server:
        for paths in kinds.values():
            for path in paths[:3]:
                server.get(path)
        for name, paths in kinds.items():
            taken = under_load(server, paths, options.rate, options.seconds)
            p95 = taken[int(len(taken) * 0.95)]
            what = f"{name}, p95 at {options.rate} a second, {options.documents:,} documents"
            found.append(Bar(what, 100, "ms", p95))
        print(f"memory on {options.documents:,} documents: {server.memory_mb():.0f} MB")
    return found


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and fail where a bar is missed."""
    parser = argparse.ArgumentParser(prog="serving", description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--rate", type=int, default=50)
    parser.add_argument("--save", type=Path)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        promises = [*on_the_demo(work, options), *on_many(work, options)]
    report = bars(promises)
    print(report)
    if options.save:
        options.save.write_text(report, encoding="utf-8")
    return int(not all(bar.holds for bar in promises))


if __name__ == "__main__":
    sys.exit(main())
