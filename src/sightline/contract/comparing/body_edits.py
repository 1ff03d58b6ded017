"""Bodies and responses in both versions of an operation."""

from __future__ import annotations

from dataclasses import replace

from sightline.contract.comparing.media_edits import compare_media
from sightline.contract.comparing.parameter_forms import is_scalar
from sightline.contract.comparing.ruled import Found, SchemaPair, Where, rule_witness
from sightline.contract.comparing.schema_walk import owner_of
from sightline.contract.comparison import (
    BREAKING,
    COMPATIBLE,
    REVIEW,
    SEMANTIC,
    WIRE,
    Witness,
)
from sightline.contract.surface.statuses import documented_status
from sightline.contract.surface.surface import Body, Header, Operation, Response, SchemaUse

__all__ = ["compare_bodies", "compare_responses"]

REQUEST, RESPONSE = "request", "response"
ANYTHING = SchemaUse("", True)


def compare_bodies(old: Operation, new: Operation, found: Found) -> None:
    """What a request carries."""
    before, after = old.body, new.body
    if before is None or after is None:
        _body_came_or_went(before, after, new, found)
        return
    where = _where(after, new, REQUEST)
    if before.is_required != after.is_required:
        gained = after.is_required
        found.add(
            f"request-body-became-{'required' if gained else 'optional'}",
            f"the request body became {'required' if gained else 'optional'}",
            BREAKING if gained != old.flips else COMPATIBLE,
            where,
            f"{after.pointer}/required",
            is_gone=not gained,
            before=not gained,
            after=gained,
            witness=_no_body(new) if gained != new.flips else None,
        )
    compare_media(before.media, after.media, found, new, where, "body")


def _no_body(new: Operation) -> Witness:
    return rule_witness(new, "body", "the request body is missing")


def _body_came_or_went(
    before: Body | None, after: Body | None, operation: Operation, found: Found
) -> None:
    flips = operation.flips  # the API sends it: receivers must cope with what comes
    if after is not None:
        required = after.is_required
        named = "required" if required else "optional"
        found.add(
            f"{named}-request-body-added",
            f"a {named} request body was added",
            REVIEW if flips else BREAKING if required else COMPATIBLE,
            _where(after, operation, REQUEST),
            after.pointer,
            after=_written(after),
            witness=_no_body(operation) if required and not flips else None,
        )
    elif before is not None:
        found.add(
            "request-body-removed",
            "the request body was removed",
            REVIEW if flips and not before.is_required else BREAKING,
            _where(before, operation, REQUEST),
            before.pointer,
            is_gone=True,
            before=_written(before),
            witness=_no_body(operation) if flips and before.is_required else None,
        )


def _written(body: Body) -> dict[str, object]:
    """Media ranges with their schemas as written."""
    return {one.range: one.schema.schema if one.schema else None for one in body.media}


def _where(element: Body | Response, operation: Operation, direction: str) -> Where:
    return Where(owner_of(element.pointer) or operation.name, operation.name, direction)


def compare_responses(old: Operation, new: Operation, found: Found) -> None:
    """What comes back, by status: each old answer beside the one that takes its place."""
    olds = {one.status: one for one in old.responses}
    news = {one.status: one for one in new.responses}
    for status, response in olds.items():
        taken = documented_status(news, status)
        if taken is None or (taken == "default" and status != "default"):
            _status_gone(response, new, found)
        if taken is not None:
            _compare_response(response, news[taken], new, found)
    for status, response in news.items():
        if status in olds:
            continue
        covered = documented_status(olds, status)
        if covered is not None:
            _compare_response(olds[covered], response, new, found)
        is_success = status[:1] in "23"
        found.add(
            f"{'success' if is_success else 'non-success'}-status-added",
            f"status {status} {'is taken' if new.flips else 'may come back'} now",
            REVIEW if is_success and covered is None and not new.flips else COMPATIBLE,
            Where(new.name, new.name, RESPONSE),
            response.pointer,
            class_=SEMANTIC,
            after=status,
        )


def _status_gone(response: Response, new: Operation, found: Found) -> None:
    status = response.status
    is_success = status[:1] == "2"
    if any(documented_status([status], one.status) for one in new.responses):
        return  # a range that was written out: each status is compared by itself
    found.add(
        f"{'success' if is_success else 'non-success'}-status-removed",
        f"status {status} is no longer {'taken' if new.flips else 'promised'}",
        BREAKING if is_success else COMPATIBLE,
        Where(new.name, new.name, RESPONSE),
        response.pointer,
        is_gone=True,
        before=status,
        class_=SEMANTIC if not is_success else WIRE,
        witness=_no_status(status, new) if is_success else None,
    )


def _no_status(status: str, new: Operation) -> Witness:
    why = f"status {status} is not taken" if new.flips else f"status {status} no longer comes"
    sender = "old" if new.flips else "new"
    return replace(
        rule_witness(new, "status", why), direction=RESPONSE, sender=sender, status=status
    )


def _compare_response(old: Response, new: Response, operation: Operation, found: Found) -> None:
    where = _where(new, operation, RESPONSE)
    location = f"status {old.status}"
    compare_media(old.media, new.media, found, operation, where, f"{location} body")
    olds = {one.name: one for one in old.headers}
    news = {one.name: one for one in new.headers}
    for name, header in olds.items():
        _compare_header(header, news.get(name), operation, where, location, found)
    for name, header in news.items():
        if name not in olds:
            found.add(
                "response-header-added",
                f"response header `{name}` was added",
                BREAKING if operation.flips and header.is_required else COMPATIBLE,
                where,
                header.pointer,
                after=name,
            )


def _compare_header(
    old: Header,
    new: Header | None,
    operation: Operation,
    where: Where,
    location: str,
    found: Found,
) -> None:
    if new is None:
        _header_gone(old, operation, where, found)
        return
    name = f"response header `{old.name}`"
    if old.is_required != new.is_required:
        lost = old.is_required
        found.add(
            f"response-header-became-{'optional' if lost else 'required'}",
            f"{name} became {'optional' if lost else 'required'}",
            BREAKING if lost != operation.flips else COMPATIBLE,
            where,
            new.pointer,
            before=lost,
            after=not lost,
        )
    if (old.media, old.explode) != (new.media, new.explode):
        is_plain = old.media == new.media and is_scalar(old, found.old_root)
        found.add(
            "response-header-serialisation-changed",
            f"{name} is written another way: {_form(old)} became {_form(new)}",
            COMPATIBLE if is_plain else BREAKING,
            where,
            new.pointer,
            before=_form(old),
            after=_form(new),
        )
    found.pairs.append(
        SchemaPair(
            old.schema or ANYTHING,
            new.schema or ANYTHING,
            operation.name,
            RESPONSE,
            f"{location} header {old.name}",
            where.owner,
            operation.flips,
            is_text=not new.media,
        )
    )


def _form(header: Header) -> str:
    return header.media or f"simple{', exploded' if header.explode else ''}"


def _header_gone(old: Header, operation: Operation, where: Where, found: Found) -> None:
    named = "required" if old.is_required else "optional"
    found.add(
        f"{named}-response-header-removed",
        f"response header `{old.name}` was removed",
        BREAKING if old.is_required and not operation.flips else REVIEW,
        where,
        old.pointer,
        is_gone=True,
        before=old.name,
    )
