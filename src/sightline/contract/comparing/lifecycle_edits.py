"""Deprecation, sunset and stability of one operation, and what a removal means by them.

A removal is announced if what is removed was deprecated and its sunset, where it names one, is
over on the day of the comparison (RFC 8594, RFC 9745).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sightline.contract.comparing.ruled import Found
from sightline.contract.comparison import (
    BREAKING,
    COMPATIBLE,
    REVIEW,
    SEMANTIC,
    Witness,
)
from sightline.contract.policy import Policy
from sightline.contract.surface.surface import Operation

__all__ = [
    "added_operation",
    "compare_lifecycles",
    "removal",
    "removed_operation",
    "shadowing_operation",
    "stability_rank",
    "sunset_date",
]

_LEVELS = ("draft", "alpha", "beta", "stable")
_UNSTABLE = ("draft", "alpha")


def sunset_date(written: str) -> date | None:
    """The day of a sunset, `2026-01-31` or an RFC 3339 time; None where it is neither."""
    try:
        return date.fromisoformat(written[:10]) if len(written) in (10, 20) or (
            len(written) > 10 and written[10] in "Tt ") else None  # fmt: skip
    except ValueError:
        return None


def removal(is_deprecated: bool, sunset: str, stability: str, as_of: str) -> tuple[str, str, str]:
    """What the removal of something means: verdict, an ending of the kind, why."""
    if stability in _UNSTABLE:
        return COMPATIBLE, "", f"it was {stability}"
    if not is_deprecated:
        return BREAKING, "-without-deprecation", "it was never deprecated"
    if not sunset:
        return COMPATIBLE, "-with-deprecation", "it was deprecated, with no sunset named"
    day = sunset_date(sunset)
    if day is None:
        return BREAKING, "-with-unreadable-sunset", f"its sunset `{sunset}` is no date"
    if day > date.fromisoformat(as_of):
        return BREAKING, "-before-sunset", f"its sunset is {day.isoformat()}, which is not over"
    return COMPATIBLE, "-with-deprecation", f"its sunset {day.isoformat()} is over"


def removed_operation(old: Operation, found: Found, as_of: str) -> None:
    """An operation that is gone."""
    if old.flips:
        verdict, ending, why = REVIEW, "", "receivers no longer get it"
    else:
        verdict, ending, why = removal(old.is_deprecated, old.sunset, old.stability, as_of)
    witness = None
    if verdict == BREAKING:
        base = (old.bases or ("",))[0]
        witness = Witness(
            old.name, "request", "operation", None, "", "old",
            f"{old.name} is gone", "rule", old.method, base.rstrip("/") + old.path,
        )  # fmt: skip
    found.add(
        f"operation-removed{ending}", f"{old.name} was removed: {why}", verdict,
        (old.name, old.name, "request"), old.pointer, is_gone=True,
        before=old.name, witness=witness,
    )  # fmt: skip


def added_operation(new: Operation, found: Found) -> None:
    """An operation that is new."""
    found.add(
        "operation-added", f"{new.name} is new", COMPATIBLE, (new.name, new.name, "request"),
        new.pointer, after=new.name,
    )  # fmt: skip


def shadowing_operation(new: Operation, olds: Iterable[Operation], found: Found) -> None:
    """A new concrete path where a template answered until now (OpenAPI: concrete paths first)."""
    for old in olds:
        if old.method == new.method and not old.flips and _is_shadowed(old.shape, new.shape):
            found.add(
                "operation-shadowed",
                f"{new.name} takes calls that {old.name} answered until now", REVIEW,
                (new.name, old.name, "request"), new.pointer, class_=SEMANTIC, before=old.name,
                after=new.name,
            )  # fmt: skip


def _is_shadowed(template: str, path: str) -> bool:
    ours, theirs = template.split("/"), path.split("/")
    if len(ours) != len(theirs) or template == path:
        return False
    return all(
        one == other or (one == "{}" and other != "{}")
        for one, other in zip(ours, theirs, strict=True)
    )


def compare_lifecycles(
    old: Operation, new: Operation, found: Found, policy: Policy, as_of: str
) -> None:
    """Deprecation, sunset and stability of an operation in both versions."""
    where = (new.name, new.name, "request")
    if old.is_deprecated != new.is_deprecated:
        kind = "operation-deprecated" if new.is_deprecated else "operation-reactivated"
        found.add(kind, f"{new.name} was {kind[10:]}", COMPATIBLE, where,
                  f"{new.pointer}/deprecated" if new.is_deprecated else f"{old.pointer}/deprecated",
                  class_=SEMANTIC, is_gone=not new.is_deprecated, before=old.is_deprecated,
                  after=new.is_deprecated)  # fmt: skip
    if new.is_deprecated:
        compare_sunsets(old.sunset if old.is_deprecated else "", new.sunset, new.name, where,
                        new.pointer, found, policy.deprecation.days_for(new.stability), as_of,
                        is_new=not old.is_deprecated)  # fmt: skip
    _compare_stability(old, new, found, where)


def compare_sunsets(
    old: str,
    new: str,
    name: str,
    where: tuple[str, str, str],
    pointer: str,
    found: Found,
    min_days: int,
    as_of: str,
    *,
    is_new: bool,
) -> None:
    """The sunset of something deprecated: readable, late enough, not taken back or moved up."""
    at = f"{pointer}/x-sunset"
    if not new:
        if old:
            found.add("sunset-deleted", f"the sunset of {name} was deleted", BREAKING, where,
                      pointer, class_=SEMANTIC, before=old)  # fmt: skip
        elif is_new and min_days:
            found.add("sunset-missing", f"{name} was deprecated without a sunset", REVIEW, where,
                      pointer, class_=SEMANTIC)  # fmt: skip
        return
    day = sunset_date(new)
    if day is None:
        found.add("sunset-invalid", f"the sunset of {name}, `{new}`, is no date", BREAKING, where,
                  at, class_=SEMANTIC, after=new)  # fmt: skip
        return
    if old == new:
        return
    if old and sunset_date(old) is None:
        found.add("sunset-was-invalid", f"the sunset of {name} was `{old}`, which is no date: "
                  "nobody could tell when it ends", BREAKING, where, at, class_=SEMANTIC,
                  before=old, after=new)  # fmt: skip
        return
    days = (day - date.fromisoformat(as_of)).days
    before = sunset_date(old) if old else None
    is_earlier = before is not None and day < before
    if days < min_days and (is_new or is_earlier):
        found.add("sunset-too-soon", f"the sunset of {name} is in {days} days, "
                  f"where {min_days} are agreed", BREAKING, where, at, class_=SEMANTIC,
                  before=old or None, after=new)  # fmt: skip
    elif before is not None:
        found.add("sunset-moved", f"the sunset of {name} was moved from {old} to {new}",
                  REVIEW if is_earlier else COMPATIBLE, where, at, class_=SEMANTIC,
                  before=old, after=new)  # fmt: skip


def stability_rank(level: object) -> int:
    """How far a level is from `draft`; unwritten is stable."""
    return _LEVELS.index(str(level)) if level in _LEVELS else len(_LEVELS) - 1


def _compare_stability(
    old: Operation, new: Operation, found: Found, where: tuple[str, str, str]
) -> None:
    if old.stability == new.stability:
        return
    at = f"{new.pointer}/x-stability-level"
    if new.stability and new.stability not in _LEVELS:
        found.add("stability-invalid", f"`{new.stability}` is no stability level", BREAKING, where,
                  at, class_=SEMANTIC, before=old.stability or None, after=new.stability)  # fmt: skip
        return
    before, after = stability_rank(old.stability), stability_rank(new.stability)
    kind = "stability-decreased" if after < before else "stability-increased"
    found.add(kind, f"stability of {new.name}: {old.stability or 'stable'} is now "
              f"{new.stability or 'stable'}", BREAKING if after < before else COMPATIBLE, where,
              at, class_=SEMANTIC, is_gone=not new.stability, before=old.stability or None,
              after=new.stability or None)  # fmt: skip
