"""Which version the new contract should have, and whether the one it has says enough.

Semantic versions (semver.org 2.0.0): what breaks callers raises the major number, what adds raises
the minor one, everything else the patch; below 1.0.0 the minor number stands for the major one.
Dates: what breaks callers needs a later date. A path that moves from /v1 to /v2 counts as a new
major version of the contract itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sightline.contract.comparison import BREAKING, COMPATIBLE, REVIEW, Comparison, Entry
from sightline.text.yaml.scalars import as_date

__all__ = ["VersionAdvice", "advised"]

_SEMVER = re.compile(
    r"[vV]?(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})(?:\.(0|[1-9][0-9]{0,8}))?"
    r"(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?"
)
_SHORT = re.compile(r"[vV]?(0|[1-9][0-9]{0,8})")
_DATE = re.compile(r"[vV]?([0-9]{4})[-.]([0-9]{2})(?:[-.]([0-9]{2}))?(?:[-.]([0-9A-Za-z]{1,20}))?")
_IN_PATH = re.compile(r"/v([0-9]{1,4})(?=/|$)")
_ADDED = re.compile(r"(?:^|-)added(?:-|$)")


@dataclass(frozen=True, slots=True)
class VersionAdvice:
    """What the versions say, beside what the change needs.

    ``scheme`` is `semver`, `date` or `none`; ``needed`` the least level (`major`, `minor`, `patch`,
    `none`), ``advised`` the least version that says so, ``is_enough`` whether the new one does
    (null where that can't be told); ``said`` is that in one sentence.
    """

    scheme: str
    old: str
    new: str
    needed: str
    advised: str | None
    is_enough: bool | None
    said: str


def advised(comparison: Comparison, scheme: str = "") -> VersionAdvice:
    """Return what the new version should be at least.

    Approved and ignored entries count here: whoever reads the version was not asked. What needs a
    review counts as what it may turn out to be only in words, never in the gate. ``scheme`` is that
    of the policy; empty, it is read off the versions.
    """
    advice = _advised(comparison, _level(comparison.entries), scheme)
    waiting = sum(entry.verdict == REVIEW for entry in comparison.entries)
    if not waiting or advice.needed == "major" or advice.scheme == "none":
        return advice
    more = "1 change waits" if waiting == 1 else f"{waiting:,} changes wait"
    return replace(advice, said=f"{advice.said}; {more} for a review and may ask for more")


def _advised(comparison: Comparison, level: str, scheme: str) -> VersionAdvice:
    old, new = comparison.old_version.strip(), comparison.new_version.strip()
    if scheme == "none":
        return VersionAdvice("none", old, new, level, None, None, "versions are not looked at")
    if not scheme:
        scheme = _scheme(old, new)
    if scheme == "date":
        return _of_dates(old, new, level)
    if scheme == "semver":
        return _of_numbers(old, new, level, comparison)
    said = f"the versions ({_shown(old)}, {_shown(new)}) are neither numbers like 1.4.2 nor dates"
    return VersionAdvice("none", old, new, level, None, None, said)


def _level(entries: Iterable[Entry]) -> str:
    """What the entries ask for: nothing, a patch, a minor or a major step."""
    found = "none"
    for entry in entries:
        if entry.verdict == BREAKING or _is_gone(entry):
            return "major"
        if _ADDED.search(entry.kind) and entry.verdict != REVIEW:
            found = "minor"
        elif found == "none":
            found = "patch"
    return found


def _is_gone(entry: Entry) -> bool:
    """Whether an operation went as was told before: that is a major step, too (semver.org, FAQ)."""
    return entry.verdict == COMPATIBLE and entry.kind == "operation-removed-with-deprecation"


def _scheme(old: str, new: str) -> str:
    if _date(old) is not None and _date(new) is not None:
        return "date"
    if _numbers(old) is not None and _numbers(new) is not None:
        return "semver"
    return ""


Numbers = tuple[int, int, int]


def _numbers(version: str) -> tuple[Numbers, str] | None:
    """Major, minor, patch and the name of a pre-release; None where it is no such version."""
    found = _SEMVER.fullmatch(version)
    if found is not None:
        return (int(found[1]), int(found[2]), int(found[3] or 0)), found[4] or ""
    short = _SHORT.fullmatch(version)
    return ((int(short[1]), 0, 0), "") if short is not None else None


def _of_numbers(old: str, new: str, level: str, comparison: Comparison) -> VersionAdvice:
    before, after = _numbers(old), _numbers(new)
    if before is None or after is None:
        wrong = old if before is None else new
        said = f"{_shown(wrong)} is no version like 1.4.2, so nothing can be said of it"
        return VersionAdvice("semver", old, new, level, None, None, said)
    least = _next(before, level)
    text = _like(old, least)
    moved = _moved_path(comparison)
    is_broken = any(entry.verdict == BREAKING for entry in comparison.entries)
    why = _WHY["gone" if level == "major" and not is_broken else level]
    if (after[0], not after[1], after[1]) < (before[0], not before[1], before[1]):
        said = f"{new} is older than {old}"
        return VersionAdvice("semver", old, new, level, text, False, said)
    if after[0] >= least:
        said = f"{old} -> {new} is enough for {why}"
        return VersionAdvice("semver", old, new, level, text, True, said)
    if moved:
        said = f"the paths move to {moved}, which says major; {text} would say it too"
        return VersionAdvice("semver", old, new, level, text, True, said)
    said = f"{old} -> {new} is not enough for {why}: {text} at least"
    return VersionAdvice("semver", old, new, level, text, False, said)


_WHY = {
    "none": "no change",
    "patch": "a change",
    "minor": "what came new",
    "major": "a breaking change",
    "gone": "an operation that is gone",
}


def _next(before: tuple[Numbers, str], level: str) -> Numbers:
    """The least version after one; a pre-release may still become what it announces."""
    (major, minor, patch), prerelease = before
    if level == "none":
        return major, minor, patch
    if level == "major" and major > 0:
        return (major, 0, 0) if prerelease and (minor, patch) == (0, 0) else (major + 1, 0, 0)
    if level == "major" or (level == "minor" and major > 0):
        return (major, minor, 0) if prerelease and patch == 0 else (major, minor + 1, 0)
    return (major, minor, patch) if prerelease else (major, minor, patch + 1)


def _like(old: str, numbers: Numbers) -> str:
    """A version written as the old one is: with its `v`, with as many parts where zeros allow."""
    mark = old[0] if old[:1] in ("v", "V") else ""
    dots = old.partition("-")[0].partition("+")[0].count(".")
    parts = [*numbers]
    while len(parts) > dots + 1 and parts[-1] == 0:
        parts.pop()
    return mark + ".".join(map(str, parts))


def _moved_path(comparison: Comparison) -> str:
    """The `/v2` to which all operations that went away came back; empty where they didn't.

    It is told only where every breaking entry is an operation that went from a lower number.
    """
    gone = [e for e in comparison.entries if e.verdict == BREAKING]
    came = [e.owner for e in comparison.entries if _ADDED.search(e.kind)]
    if not gone or not came:
        return ""
    numbers = {_number_in(e.owner) for e in gone}
    newer = {_number_in(owner) for owner in came} - {0}
    if 0 in numbers or not newer or max(newer) <= max(numbers):
        return ""
    shapes = {_IN_PATH.sub("/v", owner) for owner in came}
    if any(_IN_PATH.sub("/v", entry.owner) not in shapes for entry in gone):
        return ""
    return f"/v{max(newer)}"


def _number_in(owner: str) -> int:
    found = _IN_PATH.search(owner)
    return int(found[1]) if found is not None else 0


def _date(version: str) -> tuple[str, str] | None:
    """The day (or month) of a date version and what follows it; None where it is none."""
    found = _DATE.fullmatch(version)
    if found is None or as_date(f"{found[1]}-{found[2]}-{found[3] or '01'}") is None:
        return None
    return "-".join(part for part in found.groups()[:3] if part), found[4] or ""


def _of_dates(old: str, new: str, level: str) -> VersionAdvice:
    before, after = _date(old), _date(new)
    if before is None or after is None:
        wrong = old if before is None else new
        said = f"{_shown(wrong)} is no date like 2026-03-01, so nothing can be said of it"
        return VersionAdvice("date", old, new, level, None, None, said)
    if after[0] < before[0]:
        return VersionAdvice("date", old, new, level, None, False, f"{new} is before {old}")
    if level == "major" and after[0] == before[0]:
        said = f"{old} -> {new} is not enough for a breaking change: it needs a later date"
        return VersionAdvice("date", old, new, level, None, False, said)
    said = f"{old} -> {new} is enough for {_WHY[level]}"
    return VersionAdvice("date", old, new, level, None, True, said)


def _shown(version: str) -> str:
    return f"`{version}`" if version else "none given"
