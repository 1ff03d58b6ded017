"""Security in both versions of an operation: what callers bring, what webhooks come with."""

from __future__ import annotations

from collections.abc import Sequence

from sightline.contract.comparing.ruled import Found, Where
from sightline.contract.comparison import BREAKING, COMPATIBLE, REVIEW
from sightline.contract.reading.pointers import look_up, tokens_of
from sightline.contract.surface.security_cover import SecurityGap, security_gaps
from sightline.contract.surface.surface import Operation, Requirement

__all__ = ["compare_security"]

Security = tuple[tuple[Requirement, ...], ...]


def compare_security(old: Operation, new: Operation, found: Found) -> None:
    """Each way to come that the sender has must still be taken: callers come by the old ones, the
    API itself calls webhooks by the new ones."""
    if old.security == new.security:
        return
    sent, taken = (new, old) if new.flips else (old, new)
    gaps = security_gaps(sent.security, taken.security)
    if not gaps and not security_gaps(taken.security, sent.security):
        return
    before, after = _alternatives(old.security), _alternatives(new.security)
    kind, message = _told(gaps, before, after, flips=new.flips)
    is_certain = any(gap.is_certain for gap in gaps)
    pointer, is_gone = _place(old, new, found)
    found.add(
        kind,
        message,
        BREAKING if is_certain else REVIEW if gaps else COMPATIBLE,
        Where("security", new.name, "request"),
        pointer,
        is_gone=is_gone,
        before=before,
        after=after,
    )


def _told(gaps: Sequence[SecurityGap], before: str, after: str, *, flips: bool) -> tuple[str, str]:
    """The kind of the change, and what it comes to."""
    if flips and not gaps:
        return "event-credentials-added", f"the API brings more to receivers: {after}"
    if flips:
        ways = " or ".join(_with(gap.alternative) for gap in gaps)
        message = f"the API may call receivers {ways} now, who ask for {before}"
        return "event-credentials-removed", message
    if not gaps:
        return "security-relaxed", f"callers may come in more ways: {after}"
    ways = "; ".join(
        f"callers who came {_with(gap.alternative)} no longer can: {gap.reason}" for gap in gaps
    )
    return "security-alternative-removed", ways


def _place(old: Operation, new: Operation, found: Found) -> tuple[str, bool]:
    """Where security is written that holds for the operation, and whether only the old version
    writes any."""
    for operation, root, is_gone in ((new, found.new_root, False), (old, found.old_root, True)):
        written = look_up(root, tokens_of(operation.pointer))
        if isinstance(written, dict) and "security" in written:
            return f"{operation.pointer}/security", is_gone
        if "security" in root:
            return "/security", is_gone
    return "/security", False


def _with(alternative: tuple[Requirement, ...]) -> str:
    came = " and ".join(_named(one) for one in alternative)
    return f"with {came}" if came else "without credentials"


def _alternatives(security: Security) -> str:
    if not security:
        return "nothing"
    return " or ".join(
        " and ".join(_named(one) for one in alternative) or "nothing" for alternative in security
    )


def _named(one: Requirement) -> str:
    if one.kind == "apiKey":
        return f"API key `{one.name}` in {one.place}"
    if one.kind == "http":
        return f"HTTP {one.scheme}"
    scopes = f" ({', '.join(one.scopes)})" if one.scopes else ""
    return f"{one.kind}{scopes}" if one.kind else one.label
