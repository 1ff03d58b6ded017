"""The long proofs: `proofs/*.py`, run round-robin with fresh seeds, each turn a process of its own.

A proof has `TITLE`, `run(seed, rounds)`, `ROUNDS_SMALL` and `ROUNDS_FULL`. A turn starts small and
doubles its rounds while it is quick, so that every proof gets its share of the time.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field

from devtools.environment import chore_environment, ensure
from devtools.errors import ChoreError
from devtools.paths import ROOT, VENV_PYTHON

PROOFS = ROOT / "proofs"
TURN_SECONDS = 10.0
LONGEST_TURN_SECONDS = 1800.0
GRACE_SECONDS = 120.0
LONGEST_REPEAT = 1_500  # characters of what broke a promise, repeated at the end


@dataclass(slots=True)
class Proof:
    """One proof's standing: how many rounds the next turn has, what all turns came to."""

    name: str
    rounds: int = 0  # 0 means ROUNDS_SMALL, -1 means ROUNDS_FULL
    turns: int = 0
    total_rounds: int = 0
    seconds: float = 0.0
    figures: dict[str, object] = field(default_factory=dict)
    broken: str = ""
    again: str = ""  # the command that repeats the turn that broke the promise


@dataclass(frozen=True, slots=True)
class Turn:
    """What one turn came to; `broken` is empty when the promise held."""

    seed: int
    rounds: int
    rounds_full: int
    seconds: float
    figures: dict[str, object]
    broken: str


def find_proofs(names: Sequence[str]) -> list[str]:
    """The proofs named, or all there are."""
    known = sorted(path.stem for path in PROOFS.glob("*.py") if not path.stem.startswith("_"))
    unknown = sorted(set(names) - set(known))
    if unknown:
        raise ChoreError(f"no proof is called {', '.join(unknown)}; there are {', '.join(known)}")
    return [name for name in known if not names or name in names]


def prove(
    names: Sequence[str],
    *,
    minutes: float | None = None,
    everything: bool = False,
    seed: int | None = None,
    rounds: int | None = None,
) -> int:
    """Run proofs until the minutes are over, or each once; 1 if any promise was broken."""
    proofs = [Proof(name) for name in find_proofs(names)]
    if not proofs:
        print("no proofs yet: proofs/ holds none")
        return 0
    ensure("dev")
    for proof in proofs:
        proof.rounds = -1 if everything else rounds or 0
    until = time.monotonic() + minutes * 60 if minutes is not None else None
    _run_all(proofs, until=until, seed=seed)
    print(flush=True)
    for proof in sorted(proofs, key=lambda proof: bool(proof.broken)):
        print(summarise(proof))
    return int(any(proof.broken for proof in proofs))


def _run_all(proofs: Sequence[Proof], *, until: float | None, seed: int | None) -> None:
    """Two turns at a time; what is broken, or has had its one turn, doesn't queue again."""
    queue = deque(proofs)
    with ThreadPoolExecutor(max_workers=2) as pool:
        running: dict[Future[Turn], Proof] = {}
        while queue or running:
            while queue and len(running) < 2 and (until is None or _may_start(queue[0], until)):
                proof = queue.popleft()
                one = secrets.randbits(32) if seed is None else seed + proof.turns
                running[pool.submit(take_turn, proof, one, _limit(until))] = proof
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                proof = running.pop(future)
                record(proof, future.result())
                if until is not None and not proof.broken:
                    queue.append(proof)


def _may_start(proof: Proof, until: float) -> bool:
    """Every proof has at least one turn; after that, only while there is time."""
    return proof.turns == 0 or time.monotonic() < until


def _limit(until: float | None) -> float:
    if until is None:
        return LONGEST_TURN_SECONDS
    return max(0.0, until - time.monotonic()) + GRACE_SECONDS


def take_turn(proof: Proof, seed: int, limit_seconds: float) -> Turn:
    """One turn in a process of its own; one that ends without an answer is a broken promise."""
    command = [str(VENV_PYTHON), "-m", "devtools.proof_turn", proof.name]
    command += [str(seed), str(proof.rounds)]
    environment = {**chore_environment(), "PYTHONUTF8": "1", "TZ": "UTC"}
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    started = time.monotonic()
    try:
        answer = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=limit_seconds,
            check=False,
        )
        report = _last_json(answer.stdout)
        broken = f"it ended with status {answer.returncode}: {answer.stderr.strip()[-2000:]}"
    except subprocess.TimeoutExpired:
        report, broken = {}, f"it was not over after {limit_seconds:.0f} s"
    figures = report.get("figures", {})
    return Turn(
        seed=seed,
        rounds=int(str(report.get("rounds", max(proof.rounds, 0)))),
        rounds_full=int(str(report.get("rounds_full", 0))),
        seconds=time.monotonic() - started,
        figures=figures if isinstance(figures, dict) else {},
        broken=str(report.get("broken", broken)),
    )


def _last_json(output: str) -> dict[str, object]:
    """The report a turn prints last; empty when it died before."""
    lines = output.strip().splitlines()
    try:
        report = json.loads(lines[-1]) if lines else {}
    except ValueError:
        return {}
    return report if isinstance(report, dict) else {}


def record(proof: Proof, turn: Turn) -> None:
    """Print one turn and add it to the proof's standing."""
    proof.turns += 1
    is_skipped = "skipped" in turn.figures
    proof.total_rounds += 0 if is_skipped else turn.rounds
    proof.seconds += turn.seconds
    proof.figures = turn.figures or proof.figures
    proof.broken = turn.broken
    word = "BROKEN" if turn.broken else "skipped" if is_skipped else "held  "
    line = f"{word} {proof.name} seed={turn.seed} rounds={turn.rounds} {turn.seconds:.1f} s"
    print(" ".join([line, *_pairs(turn.figures)]), flush=True)
    if turn.broken:
        print(turn.broken.rstrip())
        proof.again = f"python3 dev.py prove {proof.name} --seed {turn.seed} --rounds {turn.rounds}"
        print(f"       again: {proof.again}", flush=True)
    elif turn.seconds < TURN_SECONDS and proof.rounds >= 0:
        proof.rounds = min(turn.rounds * 2, max(turn.rounds_full, turn.rounds))


def summarise(proof: Proof) -> str:
    """One line for one proof: the turns it had and the figures of the last.

    A broken one also repeats its seed, rounds and message, as a log is often cut to its end.
    """
    word = "BROKEN" if proof.broken else "skipped" if "skipped" in proof.figures else "held  "
    count = f"{proof.total_rounds} rounds in {proof.turns} turn(s), {proof.seconds:.0f} s"
    line = " ".join([f"{word} {proof.name}: {count}; last:", *_pairs(proof.figures)])
    if not proof.broken:
        return line
    message = proof.broken.strip()
    if len(message) > LONGEST_REPEAT:
        last = message.splitlines()[-1][-LONGEST_REPEAT:]
        message = f"{message[:LONGEST_REPEAT]} ...\n{last}"
    return f"{line}\n{message}\n       again: {proof.again}"


def _pairs(figures: dict[str, object]) -> Iterator[str]:
    for name, value in figures.items():
        yield f"{name}={value:.4g}" if isinstance(value, float) else f"{name}={value}"
