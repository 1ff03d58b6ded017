"""What verifying gives: an answer to each promise, and the lines that are none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sightline.kernel.diagnostics import Diagnostic
from sightline.measure.language.criterion import Criterion
from sightline.measure.verdict import Change, Reading
from sightline.measure.words.functional_answer import FunctionalAnswer


@dataclass(frozen=True, slots=True)
class PromiseResult:
    """What the data say about one promise, and where it is written; `by` whose word it is, where
    it is somebody's and not the data's, `answer` what a test, a contract or a person says."""

    id: str
    criterion: str
    verdict: str
    reading: Reading | None
    needed_n: int | None
    notes: tuple[str, ...]
    title: str
    metric: str
    path: str
    line: int
    column: int
    needed_by: str | None = None
    baseline: Reading | None = None
    change: Change | None = None
    plan: str | None = None
    wish: str | None = None
    by: str | None = None
    answer: FunctionalAnswer | None = None
    _parsed: Criterion | None = None
    _definition: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_drawable(self) -> bool:
        """Whether data answered it, so that there are values to draw."""
        return self.reading is not None and self._parsed is not None


@dataclass(frozen=True, slots=True)
class NotAsked:
    """A line that was not put to the data, because it is no promise."""

    id: str
    text: str
    why: str
    help: str
    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Verified:
    """All that was found, each list in the order of paths and lines."""

    results: tuple[PromiseResult, ...]
    not_promises: tuple[NotAsked, ...]
    problems: tuple[Diagnostic, ...]
