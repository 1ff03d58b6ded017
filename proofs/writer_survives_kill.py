"""``kill -9`` at any moment of a write, and folders swapped for links while it goes on.

A helper process forks one victim a round. The victim writes five files (changes, a rename, a file
in a new folder) and is killed before its n-th call to the operating system, in the middle of a
``write``, or after a random delay. Then each file must hold exactly its old or its new content, the
rename must have lost nothing, whatever else lies about must not look like a document, and the next
write must succeed and leave no temporary file. In the swap rounds, a folder or a file is replaced
by a link to an equal one outside the workspace before the n-th call, or again and again by another
process; nothing outside may change.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sightline.kernel.errors import Refused
from sightline.kernel.files.workspace_path import is_temporary_name
from sightline.kernel.files.writer import Edit, apply_edits, content_hash

TITLE = "kill -9 leaves each file old or new; swapped folders lead nowhere"
ROUNDS_SMALL = 20
ROUNDS_FULL = 200

Files = dict[str, bytes]
_CALLS = ["open", "close", "read", "write", "fsync", "replace", "unlink", "mkdir", "stat", "fstat"]
_CALLS += ["fchmod", "fchown", "dup"]


def run(seed: int, rounds: int) -> dict[str, object]:
    """Each round kills: three in four at a call, the others after a delay. Half as many swap."""
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory(dir=_scratch(rounds)) as scratch, _helper() as ask:
        base = Path(scratch)
        points = _points(base, ask)
        rng.shuffle(points)
        kills = points[: rounds * 3 // 4]
        for call, torn in kills:
            _kill_round(base, ask, f"seed {seed} call {call} torn {torn}", call, torn, 0)
        delays = [rng.randrange(1, 20_000) for _ in range(rounds - len(kills))]
        for delay_us in delays:
            _kill_round(base, ask, f"seed {seed} delay {delay_us} µs", 0, False, delay_us)
        outcomes = [
            _swap_round(base, ask, f"seed {seed} swap at call {call}", call, number % 2 == 0)
            for number, (call, _) in enumerate(points[-(rounds // 2) :])
        ]
        written = _race_round(base, ask, f"seed {seed} race", 5 * rounds)
    return {
        "kill_points": len(points),
        "killed_at_a_point": len(kills),
        "killed_after_a_delay": len(delays),
        "swaps": len(outcomes),
        "swaps_refused": outcomes.count("refused"),
        "race_writes": 5 * rounds,
        "race_writes_done": written,
        "files_neither_old_nor_new": 0,
        "changes_outside": 0,
    }


def _scratch(rounds: int) -> str | None:
    """A few rounds run in memory where that is possible; the whole proof runs on a real disk."""
    return "/dev/shm" if rounds < ROUNDS_FULL and os.access("/dev/shm", os.W_OK) else None


def _files(version: int) -> Files:
    """The workspace at a version: small files, a large, a renamed one, one in a new folder."""
    line = f"version {version}\n".encode()
    return {
        "requirements/REQ-1.md": b"REQ-1 " + line,
        "requirements/REQ-2.md": b"REQ-2 " + line,
        "notes.md": line * 20_000,
        f"decisions/DEC-{version % 2}.md": b"DEC " + line,
        f"comments/REQ-{version % 3}/1.md": b"comment " + line,
    }


def _edits(now: Files, wanted: Files) -> list[Edit]:
    hashes = {path: content_hash(content) for path, content in now.items()}
    changes = [Edit(path, hashes.get(path), content) for path, content in wanted.items()]
    return changes + [Edit(path, hashes[path], None) for path in now if path not in wanted]


def _documents(root: Path) -> Files:
    """Every file that could be taken for a document."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not is_temporary_name(path.name)
    }


def _fresh(root: Path, files: Files) -> None:
    shutil.rmtree(root, ignore_errors=True)
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)


def _points(base: Path, ask: Callable[..., Any]) -> list[tuple[int, bool]]:
    """Every call of one whole write, and once more the writes, to be torn in the middle."""
    root = base / "count"
    _fresh(root, _files(0))
    names: list[str] = ask(root=str(root), version=0)["calls"]
    assert _documents(root) == _files(1), "a write that nobody disturbs must be done"
    whole = [(number, False) for number in range(1, len(names) + 1)]
    torn = [(number, True) for number, name in enumerate(names, 1) if name == "write"]
    return whole + torn


def _kill_round(
    base: Path, ask: Callable[..., Any], what: str, call: int, torn: bool, delay_us: int
) -> None:
    root = base / "killed"
    _fresh(root, _files(0))
    answer = ask(root=str(root), version=0, call=call, torn=torn, delay_us=delay_us)
    assert answer["killed"], f"{what}: the victim was not killed"
    done = answer["versions_done"]
    old, new, now = _files(done), _files(done + 1), _documents(root)
    for path in {*old, *new, *now}:
        assert now.get(path) in (old.get(path), new.get(path)), f"{what}: {path} is torn"
    for prefix in ("decisions/", "comments/"):
        assert any(path.startswith(prefix) for path in now), f"{what}: a rename lost its file"
    wanted = _files(done + 2)
    apply_edits(root, _edits(now, wanted))
    left = [path for path in root.rglob("*") if is_temporary_name(path.name)]
    assert (_documents(root), left) == (wanted, []), f"{what}: the next write must mend and clear"


def _swap_round(
    base: Path, ask: Callable[..., Any], what: str, call: int, whole_folder: bool
) -> str:
    root, outside = base / "swapped", base / "outside"
    _fresh(root, _files(0))
    _fresh(outside, _files(0))
    swap = "requirements" if whole_folder else "requirements/REQ-1.md"
    answer = ask(root=str(root), version=0, call=call, swap=swap, outside=str(outside))
    assert answer["outcome"] in ("done", "refused"), f"{what}: {answer}"
    everything = sorted(path.relative_to(outside).as_posix() for path in outside.rglob("*.*"))
    assert everything == sorted(_files(0)), f"{what}: a file appeared or vanished outside"
    assert _documents(outside) == _files(0), f"{what}: a file outside was changed"
    return str(answer["outcome"])


def _race_round(base: Path, ask: Callable[..., Any], what: str, attempts: int) -> int:
    root, outside = base / "raced", base / "outside"
    _fresh(root, _files(0))
    _fresh(outside, _files(0))
    answer = ask(root=str(root), version=0, race=attempts, outside=str(outside))
    assert _documents(outside) == _files(0), f"{what}: a file outside was changed"
    assert not list(outside.rglob("*.tmp")), f"{what}: a file appeared outside"
    return int(answer["written"])


@contextlib.contextmanager
def _helper() -> Iterator[Callable[..., Any]]:
    """A process of one thread that forks victims on demand: fast, and safe to fork from."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, __file__, "--helper"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        stdin, stdout = process.stdin, process.stdout

        def ask(**order: object) -> Any:
            stdin.write(json.dumps(order) + "\n")
            stdin.flush()
            return json.loads(stdout.readline())

        yield ask
        stdin.close()


def _serve() -> None:
    for line in sys.stdin:
        print(json.dumps(_fork_victim(json.loads(line))), flush=True)


def _fork_victim(order: dict[str, Any]) -> dict[str, object]:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            _victim(order, writing)
        except Refused:
            os.write(writing, b'{"outcome": "refused"}')
        finally:
            os._exit(0)
    os.close(writing)
    if order.get("delay_us"):
        time.sleep(order["delay_us"] / 1e6)
        os.kill(pid, signal.SIGKILL)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    _, status = os.waitpid(pid, 0)
    answer: dict[str, object] = {"killed": os.WIFSIGNALED(status), "versions_done": said.count("+")}
    answer.update(json.loads(said.strip("+") or "{}"))
    return answer


def _victim(order: dict[str, Any], writing: int) -> None:
    """Write one version (or, waiting to be killed, one after another); say what came of it."""
    root, version = Path(order["root"]), order["version"]
    if order.get("race"):
        written = _race(root, Path(order["outside"]), order["race"])
        os.write(writing, json.dumps({"written": written}).encode())
        return
    write, versions = os.write, [version]
    if order.get("delay_us"):
        versions = list(range(version, version + 10_000))
    calls = _watch_calls(order)
    for number in versions:
        apply_edits(root, _edits(_files(number), _files(number + 1)))
        if order.get("delay_us"):
            write(writing, b"+")
    write(writing, json.dumps({"outcome": "done", "calls": list(calls)}).encode())


def _watch_calls(order: dict[str, Any]) -> list[str]:
    """Wrap what the writer asks of the system; at the n-th call, die or swap."""
    calls: list[str] = []
    originals = {name: getattr(os, name) for name in _CALLS}

    def wrapped(name: str) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            calls.append(name)
            if len(calls) == order.get("call"):
                if order.get("swap"):
                    _swap(Path(order["root"]), order["swap"], Path(order["outside"]))
                else:
                    if order.get("torn"):
                        originals["write"](args[0], bytes(args[1])[: len(args[1]) // 2])
                    os.kill(os.getpid(), signal.SIGKILL)
            return originals[name](*args, **kwargs)

        return call

    for name in _CALLS:
        setattr(os, name, wrapped(name))
    return calls


def _swap(root: Path, path: str, outside: Path) -> None:
    os.rename(root / path, root / f"{path}.moved")
    os.symlink(outside / path, root / path)


def _swap_and_back(folder: Path, moved: Path, outside: Path) -> None:
    """The writer may make the folder anew while it is away; then that one goes."""
    os.rename(folder, moved)
    while not folder.is_symlink():
        shutil.rmtree(folder, ignore_errors=True)
        with contextlib.suppress(FileExistsError):
            os.symlink(outside, folder)
    os.unlink(folder)
    while moved.exists():
        shutil.rmtree(folder, ignore_errors=True)
        with contextlib.suppress(OSError):
            os.rename(moved, folder)


def _race(root: Path, outside: Path, attempts: int) -> int:
    """Write while another process swaps a folder for a link and back, as fast as it can."""
    swapper = os.fork()
    while swapper == 0:
        time.sleep(0.0005)
        _swap_and_back(root / "requirements", root / "moved", outside / "requirements")
    written = 0
    contents = _files(0)["requirements/REQ-1.md"], b"REQ-1 other\n"
    try:
        for _ in range(attempts):
            now, wanted = contents[written % 2], contents[(written + 1) % 2]
            with contextlib.suppress(Refused):
                apply_edits(root, [Edit("requirements/REQ-1.md", content_hash(now), wanted)])
                written += 1
    finally:
        gone, _ = os.waitpid(swapper, os.WNOHANG)
        assert gone == 0, "the swapper must have gone on to the end"
        os.kill(swapper, signal.SIGKILL)
        os.waitpid(swapper, 0)
    return written


if __name__ == "__main__":
    if sys.argv[1:] == ["--helper"]:
        _serve()
    else:
        print(json.dumps(run(int(time.time()), ROUNDS_FULL), indent=2))
