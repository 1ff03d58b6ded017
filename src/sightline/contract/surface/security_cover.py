"""Whether callers who could come before can still come: security compared as it goes over the wire.

A caller comes by one of the old alternatives and brings all it names; the call goes on if some new
alternative asks for nothing more.
"""

from __future__ import annotations

from dataclasses import dataclass

from sightline.contract.surface.surface import Requirement

__all__ = ["SecurityGap", "security_gaps"]

Alternative = tuple[Requirement, ...]


@dataclass(frozen=True, slots=True)
class SecurityGap:
    """An old way to come that no new one accepts.

    `reason` says what is missing, against the new alternative that asks for the least more.
    `is_certain` is false where that hangs on a scheme that isn't declared, or on a token whose kind
    was only named otherwise (an OAuth 2 token is a bearer token too).
    """

    alternative: Alternative
    reason: str
    is_certain: bool


@dataclass(frozen=True, slots=True)
class _Lack:
    reason: str
    is_certain: bool


def security_gaps(
    old: tuple[Alternative, ...], new: tuple[Alternative, ...]
) -> tuple[SecurityGap, ...]:
    """The old alternatives that satisfy no new one, each with the reason; none: nobody is hurt.

    No alternatives at all means that nothing has to be brought.
    """
    gaps = []
    for brought in old or ((),):
        lacks = [_lacking(brought, asked) for asked in new or ((),)]
        if all(lacks):
            least = min(lacks, key=_weight)
            reason = "; ".join(each.reason for each in least)
            certain = all(any(each.is_certain for each in lack) for lack in lacks)
            gaps.append(SecurityGap(brought, reason, certain))
    return tuple(gaps)


def _weight(lacks: list[_Lack]) -> tuple[int, int, list[str]]:
    reasons = [each.reason for each in lacks]
    return (sum(each.is_certain for each in lacks), len(lacks), reasons)


def _lacking(brought: Alternative, asked: Alternative) -> list[_Lack]:
    """What is asked for and wasn't brought."""
    found = []
    for needed in asked:
        lacks = [_lack(each, needed) for each in brought]
        if None in lacks:
            continue
        near = [each for each in lacks if each is not None and each.reason]
        missing = _Lack(f"callers now need {_named(needed)}", bool(needed.kind))
        found.append(min(near, key=lambda each: (each.is_certain, each.reason), default=missing))
    return found


def _lack(brought: Requirement, needed: Requirement) -> _Lack | None:
    """Why what is brought isn't what is needed; no reason where the two are strangers."""
    if not brought.kind or not needed.kind:
        if brought.label == needed.label and brought.kind == needed.kind:
            return _scopes(brought, needed)
        same = brought.label == needed.label
        return _Lack(f"the scheme `{needed.label}` isn't declared on both sides" * same, False)
    if brought.kind != needed.kind:
        both = {_bearer(brought), _bearer(needed)}
        reason = f"{_named(brought)} was asked for, {_named(needed)} is now"
        return _Lack(reason if both == {True} else "", False)
    if brought.kind == "apiKey":
        return _api_key(brought, needed)
    if brought.kind == "http":
        return None if brought.scheme == needed.scheme else _Lack("", True)
    return _flows(brought, needed) or _scopes(brought, needed)


def _bearer(requirement: Requirement) -> bool:
    """Whether it is sent as `Authorization: Bearer` (RFC 6750)."""
    return requirement.kind in ("oauth2", "openIdConnect") or requirement.scheme == "bearer"


def _api_key(brought: Requirement, needed: Requirement) -> _Lack | None:
    if (brought.place, brought.name) == (needed.place, needed.name):
        return None
    return _Lack(f"{_named(brought)} was asked for, {_named(needed)} is now", True)


def _flows(brought: Requirement, needed: Requirement) -> _Lack | None:
    """Every flow by which tokens were got must still be there, at its addresses."""
    gone = sorted(set(brought.flows) - set(needed.flows))
    if not gone:
        return None
    if needed.kind == "openIdConnect":
        return _Lack(f"the address of OpenID Connect was `{brought.flows[0]}`", True)
    names = {flow.partition(" ")[0] for flow in needed.flows}
    lost = [flow for flow in gone if flow.partition(" ")[0] not in names]
    if lost:
        return _Lack(f"the OAuth 2 flow `{lost[0].partition(' ')[0]}` is gone", True)
    return _Lack(f"the addresses of the OAuth 2 flow `{gone[0].partition(' ')[0]}` changed", True)


def _scopes(brought: Requirement, needed: Requirement) -> _Lack | None:
    more = sorted(set(needed.scopes) - set(brought.scopes))
    if not more:
        return None
    listed = ", ".join(f"`{each}`" for each in more)
    return _Lack(f"the scope{'s' * (len(more) > 1)} {listed} must be granted now", True)


def _named(needed: Requirement) -> str:
    """What a caller brings, in a reader's words."""
    if needed.kind == "apiKey":
        where = {"header": "header", "query": "query parameter", "cookie": "cookie"}
        return f"an API key in the {where.get(needed.place, needed.place)} `{needed.name}`"
    if needed.kind == "http":
        return f"HTTP {needed.scheme} authentication"
    if needed.kind == "mutualTLS":
        return "a client certificate"
    if needed.kind in ("oauth2", "openIdConnect"):
        scopes = ", ".join(f"`{each}`" for each in needed.scopes)
        kind = "an OAuth 2 token" if needed.kind == "oauth2" else "an OpenID Connect token"
        return f"{kind} with {scopes}" if scopes else kind
    return f"what the undeclared scheme `{needed.label}` asks for"
