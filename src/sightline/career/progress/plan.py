"""Days that a person set for themselves in ``career/plan.md``, and days that we count out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sightline.career.skills.stem import stem
from sightline.career.skills.words import words_of
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.compiling.listing import read_bytes
from sightline.kernel.files.source_text import MAX_DOCUMENT_BYTES
from sightline.text.yaml.scalars import as_date

__all__ = ["PLAN", "By", "Plan", "PlanLine", "plan_lines", "read_plan"]

PLAN = "career/plan.md"
_DAY = re.compile(r"(?<![0-9-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9-])")
_MARK = re.compile(r"[-*+][ \t]+(\[[ xX]\][ \t]+)?")
_MOST_DAYS = 36_500


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A line of the plan with a day: its words, and whether it is ticked off (``[x]``)."""

    day: date
    words: str
    done: bool
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class By:
    """A day by which something is meant to be there. ``set_by`` is ``person`` (``line`` of the plan
    says so) or ``ours``: counted out from the as-of date, a suggestion and no more."""

    day: date
    set_by: str
    line: int | None


class Plan:
    """The person's lines, and a calendar of ours for what they don't name."""

    def __init__(self, lines: Iterable[PlanLine], today: date, weeks: float) -> None:
        self.lines = tuple(lines)
        self._today = today
        self._days_each = max(1, round(weeks * 7))
        self._counted = 0
        self._used: set[int] = set()

    def said(self, *names: str) -> By | None:
        """The day that the person set for something that is called by any of these names."""
        for line in self.lines:
            if any(_means(line.words, name) for name in names):
                self._used.add(line.line)
                return By(line.day, "person", line.line)
        return None

    def by(self, *names: str) -> By:
        """The day that the person set, else the next one of our calendar."""
        said = self.said(*names)
        if said is not None:
            return said
        self._counted += 1
        days = min(self._counted * self._days_each, _MOST_DAYS)
        return By(self._today + timedelta(days=days), "ours", None)

    @property
    def others(self) -> tuple[PlanLine, ...]:
        """Lines that nothing asked for so far."""
        return tuple(line for line in self.lines if line.line not in self._used)


def read_plan(view: WorkspaceView) -> list[PlanLine]:
    """The dated lines of the plan, in its order; none where there is no plan to be seen."""
    if not view.sees(PLAN):
        return []
    data = read_bytes(view.root, PLAN, MAX_DOCUMENT_BYTES)
    if not isinstance(data, bytes):
        return []
    return plan_lines(data.decode("utf-8-sig", "replace"))


def plan_lines(text: str) -> list[PlanLine]:
    """The lines of a text that name a day.

    >>> [(str(one.day), one.words, one.done) for one in plan_lines("- [x] SQL: 2026-05-01")]
    [('2026-05-01', 'SQL', True)]
    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        match = _DAY.search(line)
        day = as_date(match[0]) if match else None
        if match is None or day is None:
            continue
        rest = f"{line[: match.start()]} {line[match.end() :]}".strip()
        mark = _MARK.match(rest)
        words = " ".join(rest[mark.end() if mark else 0 :].split()).strip(" :,-–—")  # noqa: RUF001
        done = mark is not None and mark[1] is not None and "x" in mark[1].lower()
        found.append(PlanLine(day, words, done, PLAN, number))
    return found


def _means(words: str, name: str) -> bool:
    wanted = {stem(word[0]) for word in words_of(name)}
    return bool(wanted) and wanted <= {stem(word[0]) for word in words_of(words)}
