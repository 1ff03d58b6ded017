"""What is to be proven, and how proofs that lean on each other are kept honest.

A goal says that whatever fulfils all of `left` fulfils one of `right`. Schemas are recursive, so a
goal may come up again below itself; there it may be assumed (coinduction: a value is finite, and
each round goes one level deeper). Such a proof stands only once the goal it leaned on is proven
itself: until then it is provisional, and falls when that goal falls.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import NamedTuple

__all__ = ["Goal", "OutOfSteps", "Proof", "Proofs"]


class Goal(NamedTuple):
    """All of `left` implies one of `right`; `sender` are those of `left` that the sender wrote,
    None where the value may hold names that nobody declared."""

    left: frozenset[int]
    right: frozenset[int]
    sender: frozenset[int] | None


Proof = Generator[Goal, bool, bool]


class OutOfSteps(Exception):
    """The budget of steps is used up: the question stays undecided."""


class _Frame:
    __slots__ = ("depth", "goal", "lowest", "proof", "resting")

    def __init__(self, goal: Goal, proof: Proof, depth: int) -> None:
        self.goal = goal
        self.proof = proof
        self.depth = depth
        self.lowest = depth  # the shallowest open goal that this proof leans on
        self.resting: list[Goal] = []  # provisional goals that lean on something still open


class Proofs:
    """Runs proofs without recursion and remembers what is settled."""

    def __init__(self, prove: Callable[[Goal], Proof]) -> None:
        self._prove = prove
        self._settled: dict[Goal, bool] = {}
        self._provisional: dict[Goal, int] = {}

    def run(self, goal: Goal) -> bool:
        """Return whether the goal is proven; `OutOfSteps` leaves nothing provisional behind."""
        known = self._settled.get(goal)
        if known is not None:
            return known
        try:
            return self._run(goal)
        finally:
            self._provisional.clear()

    def _run(self, start: Goal) -> bool:
        frames = [_Frame(start, self._prove(start), 0)]
        open_goals = {start: 0}
        answer: bool | None = None
        while True:
            frame = frames[-1]
            try:
                asked = frame.proof.send(answer) if answer is not None else next(frame.proof)
            except StopIteration as end:
                frames.pop()
                del open_goals[frame.goal]
                answer = self._finish(frame, end.value, frames[-1] if frames else None)
                if not frames:
                    return answer
                continue
            answer = self._known(asked, frame, open_goals)
            if answer is None:
                frames.append(_Frame(asked, self._prove(asked), len(frames)))
                open_goals[asked] = len(frames) - 1

    def _known(self, goal: Goal, frame: _Frame, open_goals: dict[Goal, int]) -> bool | None:
        settled = self._settled.get(goal)
        if settled is not None:
            return settled
        leans_on = open_goals.get(goal)
        if leans_on is None:
            leans_on = self._provisional.get(goal)
        if leans_on is None:
            return None
        frame.lowest = min(frame.lowest, leans_on)
        return True

    def _finish(self, frame: _Frame, is_proven: bool, parent: _Frame | None) -> bool:
        if not is_proven:
            for goal in frame.resting:
                self._provisional.pop(goal, None)
            self._settled[frame.goal] = False
            return False
        if frame.lowest >= frame.depth or parent is None:
            self._settled[frame.goal] = True
            for goal in frame.resting:
                self._provisional.pop(goal, None)
                self._settled[goal] = True
            return True
        self._provisional[frame.goal] = frame.lowest
        parent.lowest = min(parent.lowest, frame.lowest)
        parent.resting += [*frame.resting, frame.goal]
        return True
