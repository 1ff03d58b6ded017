"""One operation in both versions: what was changed besides its schemas, and the schemas' pairs."""

from __future__ import annotations

import re

from sightline.contract.comparing.body_edits import compare_bodies, compare_responses
from sightline.contract.comparing.lifecycle_edits import compare_lifecycles
from sightline.contract.comparing.pairing import url_shapes
from sightline.contract.comparing.parameter_edits import compare_parameters
from sightline.contract.comparing.ruled import Found, Where
from sightline.contract.comparison import BREAKING, COMPATIBLE, REVIEW, SOURCE
from sightline.contract.surface.security_cover import security_gaps
from sightline.contract.surface.surface import Operation, Requirement

__all__ = ["compare_operations"]


def compare_operations(old: Operation, new: Operation, found: Found) -> None:
    """Add all edits and pairs of schemas of one operation."""
    _compare_addresses(old, new, found)
    _compare_names(old, new, found)
    _compare_security(old, new, found)
    compare_lifecycles(old, new, found)
    compare_parameters(old, new, found)
    compare_bodies(old, new, found)
    compare_responses(old, new, found)


def _compare_addresses(old: Operation, new: Operation, found: Found) -> None:
    if old.flips:
        return
    gone = sorted(set(url_shapes(old)) - set(url_shapes(new)))
    if not gone:
        return
    lost = [base for base in old.bases if base not in new.bases]
    if lost and _is_next_version(lost, new.bases):
        found.add(
            "version-in-address-changed",
            f"the address has another version: {', '.join(lost)} is {', '.join(new.bases)}; "
            "callers are whole as long as the old address answers",
            REVIEW,
            Where("servers", old.name, "request"),
            "/servers",
            before=list(old.bases),
            after=list(new.bases),
        )
        return
    found.add(
        "server-removed" if lost else "path-moved",
        f"no longer served under {', '.join(lost or gone)}",
        BREAKING,
        Where("servers", old.name, "request"),
        "/servers",
        is_gone=True,
        before=list(old.bases) if lost else old.path,
        after=list(new.bases) if lost else new.path,
    )


_VERSION = re.compile(r"(?<=[/.-])v[0-9]+(?:\.[0-9]+)*(?=[/.-]|$)")


def _is_next_version(lost: list[str], bases: tuple[str, ...]) -> bool:
    """Whether each address differs from a new one in its version (`/v71` and `/v72`) only."""
    news = {_VERSION.sub("v", base): _VERSION.findall(base) for base in bases}
    return all(
        _VERSION.findall(base) and news.get(_VERSION.sub("v", base), []) > _VERSION.findall(base)
        for base in lost
    )


def _compare_names(old: Operation, new: Operation, found: Found) -> None:
    where = Where(new.name, new.name, "request")
    if old.path != new.path and old.shape == new.shape:
        found.add(
            "path-parameter-renamed",
            f"path parameters have other names: {old.path} is {new.path}",
            REVIEW,
            where,
            new.pointer,
            class_=SOURCE,
            before=old.path,
            after=new.path,
        )
    if old.operation_id != new.operation_id:
        verb = "added" if not old.operation_id else "changed" if new.operation_id else "removed"
        found.add(
            f"operation-id-{verb}",
            f"operationId was {verb}: generated methods have another name",
            REVIEW if old.operation_id else COMPATIBLE,
            where,
            f"{new.pointer}/operationId" if new.operation_id else f"{old.pointer}/operationId",
            class_=SOURCE,
            is_gone=not new.operation_id,
            before=old.operation_id or None,
            after=new.operation_id or None,
        )
    if old.tags != new.tags:
        found.add(
            "tags-changed",
            "tags were changed: generated classes may have other names",
            COMPATIBLE,
            where,
            f"{new.pointer}/tags" if new.tags else f"{old.pointer}/tags",
            class_=SOURCE,
            is_gone=not new.tags,
            before=list(old.tags),
            after=list(new.tags),
        )


def _compare_security(old: Operation, new: Operation, found: Found) -> None:
    if old.security == new.security:
        return
    where = Where("security", new.name, "request")
    if new.flips:
        _compare_credentials(old, new, where, found)
        return
    gaps = security_gaps(old.security, new.security)
    if not gaps and not security_gaps(new.security, old.security):
        return
    before, after = _alternatives(old.security), _alternatives(new.security)
    if not gaps:
        found.add(
            "security-relaxed",
            f"callers may come in more ways: {after}",
            COMPATIBLE,
            where,
            "/security",
            before=before,
            after=after,
        )
        return
    for gap in gaps:
        came = _with(gap.alternative)
        found.add(
            "security-alternative-removed",
            f"callers who came {came} no longer can: {gap.reason}",
            BREAKING if gap.is_certain else REVIEW,
            where,
            "/security",
            before=before,
            after=after,
        )


def _compare_credentials(old: Operation, new: Operation, where: Where, found: Found) -> None:
    """What the API brings to those who receive its webhooks: they took what was agreed before."""
    gaps = security_gaps(new.security, old.security)
    if not gaps and not security_gaps(old.security, new.security):
        return
    before, after = _alternatives(old.security), _alternatives(new.security)
    if not gaps:
        found.add(
            "event-credentials-added",
            f"the API brings more to receivers: {after}",
            COMPATIBLE,
            where,
            "/security",
            before=before,
            after=after,
        )
    for gap in gaps:
        found.add(
            "event-credentials-removed",
            f"the API may call receivers {_with(gap.alternative)} now, who ask for {before}",
            BREAKING if gap.is_certain else REVIEW,
            where,
            "/security",
            before=before,
            after=after,
        )


def _with(alternative: tuple[Requirement, ...]) -> str:
    came = " and ".join(_named(one) for one in alternative)
    return f"with {came}" if came else "without credentials"


def _alternatives(security: tuple[tuple[Requirement, ...], ...]) -> str:
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
