"""Processes that share a workspace and its cache tell what stood in the files, and nothing else.

Four processes check one workspace again and again while this one edits it, by atomic replacement
and in place, keeping the size, sometimes setting the time back. Each version of a file carries a
number of its own, which `check` repeats in a finding. So an answer names the versions it saw: each
must have stood in its file at some time between the beginning and the end of that run, and what is
told of a neighbour must be of the version that is told of the neighbour itself. Some processes are
killed. The snapshot must be whole at every moment; in the end all answers are equal, byte for byte,
to that of a run that remembers nothing.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from proofs._hostile import write_files
from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.json_shape import to_plain
from sightline.kernel.asking.views import Subject
from sightline.store.snapshots import Snapshots

TITLE = "Four processes share one cache, files change, some are killed: only what stood is told"
ROUNDS_SMALL = 60
ROUNDS_FULL = 6_000

_COUNT = 8
_CHECKERS = 4
_AS_OF = "2026-03-01"
_OWN = re.compile(r"nobody reads the key `v(\d{6})`")
_TOLD = re.compile(r"words v(\d{6})”")


@dataclass(slots=True)
class _Version:
    """One content of a file, with the time at which it began to be there and was gone."""

    number: int
    begun: int
    gone: int | None = None


@dataclass(slots=True)
class _Editor:
    """Edits the workspace and knows what stood in which file when."""

    root: Path
    rng: random.Random
    number: int = 0
    stood: dict[str, list[_Version]] = field(default_factory=dict)

    def edit(self) -> None:
        which = self.rng.randrange(_COUNT)
        path = self.rng.choice((_interview, _opportunity))(which)
        self.write(path, which, self.rng.choice((_replace, _in_place)))

    def write(self, path: str, which: int, how: Any) -> None:
        self.number += 1
        begun = time.monotonic_ns()
        how(self.root / path, _content(path, which, self.number), self.rng)
        now = time.monotonic_ns()
        versions = self.stood.setdefault(path, [])
        if versions:
            versions[-1].gone = now
        versions.append(_Version(self.number, begun))

    def could_be_seen(self, path: str, number: int, start: int, end: int) -> bool:
        return any(
            v.number == number and v.begun <= end and (v.gone is None or v.gone >= start)
            for v in self.stood[path]
        )


def run(seed: int, rounds: int) -> dict[str, object]:
    """Each round is an edit; about one in ten kills a process."""
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        root = write_files(scratch / "w", {"interviews/series.yaml": "title: x\nconsent: public\n"})
        editor = _Editor(root, rng)
        for which in range(_COUNT):
            for path in (_interview(which), _opportunity(which)):
                (root / path).parent.mkdir(exist_ok=True)
                editor.write(path, which, _replace)
        checkers = _Checkers(scratch, root)
        try:
            killed = _edit_and_kill(editor, checkers, rounds)
            checkers.stop()
        finally:
            checkers.kill_all()
        answers = list(checkers.answers())
        for start, end, answer in answers:
            _compare(editor, start, end, answer, f"seed {seed}")
        _agree(root, f"seed {seed}")
        changed = len({orjson.dumps(answer["diagnostics"]) for _, _, answer in answers})
    return {"edits": rounds, "runs": len(answers), "killed": killed, "different_answers": changed}


def _edit_and_kill(editor: _Editor, checkers: _Checkers, rounds: int) -> int:
    checkers.wait_for_answers()
    snapshots, killed = Snapshots(str(editor.root)), 0
    for _ in range(rounds):
        editor.edit()
        assert snapshots.load("check") is not None, "the snapshot is not whole"
        if editor.rng.random() < 0.02:
            checkers.replace_one(editor.rng)
            killed += 1
        time.sleep(editor.rng.choice((0.0, 0.001, 0.004, 0.03)))
    return killed


class _Checkers:
    """The processes that check, each writing its answers to a file of its own."""

    def __init__(self, scratch: Path, root: Path) -> None:
        self.scratch, self.root = scratch, root
        self.outputs: list[Path] = []
        self.running: list[subprocess.Popen[bytes]] = []
        for _ in range(_CHECKERS):
            self._start()

    def wait_for_answers(self) -> None:
        while not all(path.exists() and path.stat().st_size for path in self.outputs):
            time.sleep(0.01)

    def replace_one(self, rng: random.Random) -> None:
        gone = self.running.pop(rng.randrange(len(self.running)))
        gone.send_signal(signal.SIGKILL)
        gone.wait()
        self._start()

    def stop(self) -> None:
        (self.scratch / "stop").touch()
        for process in self.running:
            assert process.wait(60) == 0, "a process that checked ended with a fault"

    def kill_all(self) -> None:
        for process in self.running:
            process.kill()
            process.wait()

    def answers(self) -> Iterator[tuple[int, int, Any]]:
        for path in self.outputs:
            lines = path.read_bytes().split(b"\n") if path.exists() else []
            for line in lines[:-1]:  # the last one is empty, or was cut off by a kill
                yield tuple(json.loads(line))

    def _start(self) -> None:
        output = self.scratch / f"answers-{len(self.outputs)}"
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
        command = [
            sys.executable,
            __file__,
            str(self.root),
            str(output),
            str(self.scratch / "stop"),
        ]
        self.outputs.append(output)
        self.running.append(subprocess.Popen(command, env=environment))


def _compare(editor: _Editor, start: int, end: int, answer: Any, what: str) -> None:
    own: dict[str, int] = {}
    for found in answer["diagnostics"]:
        named = _OWN.search(found["message"])
        if named:
            own[found["path"]] = int(named[1])
    assert own.keys() == editor.stood.keys(), f"{what}: files are missing: {sorted(own)}"
    for path, number in own.items():
        assert editor.could_be_seen(path, number, start, end), f"{what}: {path} never was {number}"
    for found in answer["diagnostics"]:
        told = _TOLD.search(found["help"] or "")
        if told:
            interview = found["path"].replace("opportunities/OPP", "interviews/INT")
            assert own[interview] == int(told[1]), f"{what}: two versions of {interview} in one run"


def _agree(root: Path, what: str) -> None:
    warm = [_check(root), _check(root)]
    snapshot = root / ".sightline" / "cache" / "check.snapshot"
    snapshot.unlink()
    cold = _check(root)
    assert warm == [cold, cold], f"{what}: at the end, the remembered answer is not the cold one"


def _check(root: Path) -> bytes:
    result, _ = Dispatcher(app.parts(), str(root), _AS_OF).call("check", {}, Subject("proof"))
    return orjson.dumps(to_plain(result))


def _interview(which: int) -> str:
    return f"interviews/INT-{which}.md"


def _opportunity(which: int) -> str:
    return f"opportunities/OPP-{which}.md"


def _content(path: str, which: int, number: int) -> bytes:
    head = f"---\ntitle: T\nv{number:06}: x\n"
    if path.startswith("interviews"):
        return f"{head}---\n\n> words v{number:06} {{#q1}}\n".encode()
    return f"{head}evidence:\n  - ref: INT-{which}#q1\n    quote: other words\n---\n".encode()


def _replace(path: Path, content: bytes, rng: random.Random) -> None:
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    os.replace(beside, path)


def _in_place(path: Path, content: bytes, rng: random.Random) -> None:
    """One write over all of a file of the same size; every second one hides behind an old mtime."""
    before = path.stat()
    with path.open("r+b", buffering=0) as file:
        assert file.write(content) == before.st_size
    if rng.random() < 0.5:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _check_until_stopped(root: Path, output: Path, stop: Path) -> None:
    with output.open("ab") as file:
        done = False
        while not done:
            done = stop.exists()
            start = time.monotonic_ns()
            answer = _check(root)
            end = time.monotonic_ns()
            file.write(b"[%d,%d,%s]\n" % (start, end, answer))
            file.flush()


if __name__ == "__main__":
    _check_until_stopped(*map(Path, sys.argv[1:4]))
