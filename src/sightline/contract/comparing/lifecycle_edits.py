"""Deprecation, sunset and stability of one operation, and what a removal means by them.

A removal is announced if what is removed was deprecated and its sunset, where it names one, is
over on the day of the comparison (RFC 8594, RFC 9745).
"""

from __future__ import annotations

from datetime import date

from sightline.contract.comparing.ruled import Found, Where, rule_witness
from sightline.contract.comparison import (
    BREAKING,
    COMPATIBLE,
    REVIEW,
    SEMANTIC,
)
from sightline.contract.surface.surface import Operation, Parameter

__all__ = [
    "added_operation",
    "compare_lifecycles",
    "compare_sunsets",
    "removal",
    "removed_operation",
    "stability_rank",
    "sunset_date",
]

_LEVELS = ("draft", "alpha", "beta", "stable")
_UNSTABLE = ("draft", "alpha")


def sunset_date(written: str) -> date | None:
    """The day of a sunset, `2026-01-31` or an RFC 3339 time; None where it is neither."""
    is_time = len(written) > 10 and written[10] in "Tt "
    if len(written) not in (10, 20) and not is_time:
        return None
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def removal(is_deprecated: bool, sunset: str, stability: str, as_of: str) -> tuple[str, str, str]:
    """What the removal of something means: verdict, an ending of the kind, why."""
    if stability in _UNSTABLE:
        return COMPATIBLE, "", f"it was {stability}"
    if not is_deprecated:
        return BREAKING, "-without-deprecation", "it was never deprecated"
    if not sunset:
        return REVIEW, "-with-deprecation", "it was deprecated, but no sunset told when"
    day = sunset_date(sunset)
    if day is None:
        return BREAKING, "-with-unreadable-sunset", f"its sunset `{sunset}` is no date"
    if day > date.fromisoformat(as_of):
        return BREAKING, "-before-sunset", f"its sunset is {day.isoformat()}, which is not over"
    return COMPATIBLE, "-with-deprecation", f"its sunset {day.isoformat()} is over"


def removed_operation(old: Operation, found: Found) -> None:
    """An operation that is gone."""
    if old.flips:
        verdict, ending, why = REVIEW, "", "receivers no longer get it"
    else:
        verdict, ending, why = removal(old.is_deprecated, old.sunset, old.stability, found.as_of)
    is_breaking = verdict == BREAKING
    found.add(
        f"operation-removed{ending}",
        f"{old.name} was removed: {why}",
        verdict,
        Where(old.name, old.name, "request"),
        old.pointer,
        is_gone=True,
        before=old.name,
        witness=rule_witness(old, "operation", f"{old.name} is gone") if is_breaking else None,
    )


def added_operation(new: Operation, found: Found) -> None:
    """An operation that is new."""
    found.add(
        "operation-added",
        f"{new.name} is new",
        COMPATIBLE,
        Where(new.name, new.name, "request"),
        new.pointer,
        after=new.name,
    )


def compare_lifecycles(old: Operation, new: Operation, found: Found) -> None:
    """Deprecation, sunset and stability of an operation in both versions."""
    where = Where(new.name, new.name, "request")
    if old.is_deprecated != new.is_deprecated:
        kind = "operation-deprecated" if new.is_deprecated else "operation-reactivated"
        found.add(
            kind,
            f"{new.name} was {kind[10:]}",
            COMPATIBLE,
            where,
            f"{new.pointer}/deprecated" if new.is_deprecated else f"{old.pointer}/deprecated",
            class_=SEMANTIC,
            is_gone=not new.is_deprecated,
            before=old.is_deprecated,
            after=new.is_deprecated,
        )
    compare_sunsets(old, new, new.name, where, found)
    _compare_stability(old, new, found, where)


def compare_sunsets(
    old: Operation | Parameter, new: Operation | Parameter, name: str, where: Where, found: Found
) -> None:
    """The sunset of what is deprecated: readable, late enough, not taken back or moved up."""
    if not new.is_deprecated:
        return
    before, after = old.sunset if old.is_deprecated else "", new.sunset
    agreed = found.policy.deprecation.days_for(new.stability)
    if not after:
        edit = _sunset_missing(name, before, agreed, is_new=not old.is_deprecated)
    else:
        today = date.fromisoformat(found.as_of)
        edit = _sunset_changed(name, before, after, agreed, today, is_new=not old.is_deprecated)
    if edit is None:
        return
    kind, message, verdict = edit
    found.add(
        kind,
        message,
        verdict,
        where,
        f"{new.pointer}/x-sunset" if after else new.pointer,
        class_=SEMANTIC,
        before=(before or None) if kind != "sunset-invalid" else None,
        after=after or None,
    )


def _sunset_missing(
    name: str, before: str, agreed: int, *, is_new: bool
) -> tuple[str, str, str] | None:
    if before:
        return "sunset-deleted", f"the sunset of {name} was deleted", BREAKING
    if is_new and agreed:
        return "sunset-missing", f"{name} was deprecated without a sunset", REVIEW
    return None


def _sunset_changed(
    name: str, before: str, after: str, agreed: int, today: date, *, is_new: bool
) -> tuple[str, str, str] | None:
    """What a sunset that is written now means: (kind, message, verdict); None for nothing."""
    day = sunset_date(after)
    if day is None:
        return "sunset-invalid", f"the sunset of {name}, `{after}`, is no date", BREAKING
    if before == after:
        return None
    former = sunset_date(before) if before else None
    if before and former is None:
        message = f"the sunset of {name} was `{before}`, which is no date: "
        return "sunset-was-invalid", f"{message}nobody could tell when it ends", BREAKING
    days = (day - today).days
    is_earlier = former is not None and day < former
    if days < agreed and (is_new or is_earlier):
        message = f"the sunset of {name} is in {days} days, where {agreed} are agreed"
        return "sunset-too-soon", message, BREAKING
    if former is None:
        message = f"the sunset of {name} is {after}: there was none"
        return ("sunset-set", message, COMPATIBLE) if not is_new else None
    message = f"the sunset of {name} was moved from {before} to {after}"
    return "sunset-moved", message, REVIEW if is_earlier else COMPATIBLE


def stability_rank(level: object) -> int:
    """How far a level is from `draft`; unwritten is stable."""
    return _LEVELS.index(str(level)) if level in _LEVELS else len(_LEVELS) - 1


def _compare_stability(old: Operation, new: Operation, found: Found, where: Where) -> None:
    if old.stability == new.stability:
        return
    at = f"{new.pointer}/x-stability-level"
    if new.stability and new.stability not in _LEVELS:
        found.add(
            "stability-invalid",
            f"`{new.stability}` is no stability level",
            BREAKING,
            where,
            at,
            class_=SEMANTIC,
            before=old.stability or None,
            after=new.stability,
        )
        return
    before, after = stability_rank(old.stability), stability_rank(new.stability)
    is_less = after < before
    found.add(
        "stability-decreased" if is_less else "stability-increased",
        f"stability of {new.name}: {old.stability or 'stable'} is now {new.stability or 'stable'}",
        BREAKING if is_less else COMPATIBLE,
        where,
        at,
        class_=SEMANTIC,
        is_gone=not new.stability,
        before=old.stability or None,
        after=new.stability or None,
    )
