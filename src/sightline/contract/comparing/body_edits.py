"""Bodies and responses in both versions of an operation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sightline.contract.comparing.parameter_forms import declares_part, usual_encoding
from sightline.contract.comparing.ruled import Found, SchemaPair, Where, rule_witness
from sightline.contract.comparing.schema_walk import owner_of
from sightline.contract.comparison import (
    BREAKING,
    COMPATIBLE,
    REVIEW,
    SEMANTIC,
    SOURCE,
    WIRE,
    Witness,
)
from sightline.contract.surface.media_ranges import best_range, covers, specificity
from sightline.contract.surface.statuses import documented_status
from sightline.contract.surface.surface import Body, Header, Media, Operation, Response, SchemaUse

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
            witness=_no_body(new) if gained else None,
        )
    _compare_media(before.media, after.media, found, new, where, "body", sends_old=not old.flips)


def _no_body(new: Operation) -> Witness:
    return rule_witness(new, "body", "the request body is missing")


def _body_came_or_went(
    before: Body | None, after: Body | None, operation: Operation, found: Found
) -> None:
    if after is not None:
        required = after.is_required
        named = "required" if required else "optional"
        found.add(
            f"{named}-request-body-added",
            f"a {named} request body was added",
            BREAKING if required else COMPATIBLE,
            _where(after, operation, REQUEST),
            after.pointer,
            after=[one.range for one in after.media],
            witness=_no_body(operation) if required else None,
        )
    elif before is not None:
        found.add(
            "request-body-removed",
            "the request body was removed",
            BREAKING,
            _where(before, operation, REQUEST),
            before.pointer,
            is_gone=True,
            before=[one.range for one in before.media],
        )


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
            _compare_response(response, news[taken], new, found, sends_old=old.flips)
    for status, response in news.items():
        if status in olds:
            continue
        covered = documented_status(olds, status)
        if covered is not None:
            _compare_response(olds[covered], response, new, found, sends_old=old.flips)
        is_success = status[:1] in "23"
        found.add(
            f"{'success' if is_success else 'non-success'}-status-added",
            f"status {status} may come back now",
            REVIEW if is_success and covered is None else COMPATIBLE,
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
        f"status {status} is no longer promised",
        BREAKING if is_success else COMPATIBLE,
        Where(new.name, new.name, RESPONSE),
        response.pointer,
        is_gone=True,
        before=status,
        class_=SEMANTIC if not is_success else WIRE,
        witness=_no_status(status, new) if is_success else None,
    )


def _no_status(status: str, new: Operation) -> Witness:
    why = f"status {status} no longer comes"
    return replace(
        rule_witness(new, "status", why), direction=RESPONSE, sender="new", status=status
    )


def _compare_response(
    old: Response, new: Response, operation: Operation, found: Found, *, sends_old: bool
) -> None:
    where = _where(new, operation, RESPONSE)
    location = f"status {old.status}"
    _compare_media(
        old.media, new.media, found, operation, where, f"{location} body", sends_old=sends_old
    )
    olds = {one.name: one for one in old.headers}
    news = {one.name: one for one in new.headers}
    for name, header in olds.items():
        _compare_header(header, news.get(name), operation, where, location, found)
    for name, header in news.items():
        if name not in olds:
            found.add(
                "response-header-added",
                f"response header `{name}` was added",
                COMPATIBLE,
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
        _header_gone(old, where, found)
        return
    name = f"response header `{old.name}`"
    if old.is_required != new.is_required:
        lost = old.is_required
        found.add(
            f"response-header-became-{'optional' if lost else 'required'}",
            f"{name} became {'optional' if lost else 'required'}",
            BREAKING if lost else COMPATIBLE,
            where,
            new.pointer,
            before=lost,
            after=not lost,
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


def _header_gone(old: Header, where: Where, found: Found) -> None:
    named = "required" if old.is_required else "optional"
    found.add(
        f"{named}-response-header-removed",
        f"response header `{old.name}` was removed",
        BREAKING if old.is_required else REVIEW,
        where,
        old.pointer,
        is_gone=True,
        before=old.name,
    )


def _compare_media(
    olds: tuple[Media, ...],
    news: tuple[Media, ...],
    found: Found,
    operation: Operation,
    where: Where,
    location: str,
    *,
    sends_old: bool,
) -> None:
    """Media ranges: what the sender may send must be taken, what was offered must still come."""
    direction = where.direction
    matched: set[str] = set()
    for old in olds:
        new = _counterpart(old, news)
        if new is None:
            found.add(
                f"{direction}-media-type-removed",
                f"media type `{old.range}` was removed",
                BREAKING,
                where,
                old.pointer,
                is_gone=True,
                before=old.range,
            )
            continue
        matched.add(new.range)
        if new.range != old.range:
            _range_changed(old, new, found, where, sends_old)
        _compare_described(old, new, operation, where, location, found)
    for new in news:
        if new.range not in matched and _counterpart(new, olds) is None:
            found.add(
                f"{direction}-media-type-added",
                f"media type `{new.range}` was added",
                COMPATIBLE,
                where,
                new.pointer,
                after=new.range,
            )


def _compare_described(
    old: Media, new: Media, operation: Operation, where: Where, location: str, found: Found
) -> None:
    """What a media range that stands in both versions carries."""
    is_answer = where.direction == RESPONSE
    if is_answer and old.schema is not None and new.schema is None:
        message = f"what comes as `{old.range}` is no longer described"
        found.add(
            "response-schema-removed",
            message,
            REVIEW,
            where,
            old.schema.pointer,
            is_gone=True,
            class_=SOURCE,
            before=old.schema.schema,
        )
        return
    pair = SchemaPair(
        old.schema or ANYTHING,
        new.schema or ANYTHING,
        operation.name,
        where.direction,
        location,
        where.owner,
        operation.flips,
        is_text=_is_form(old.range),
        media=new.range if is_answer else old.range,
    )
    found.pairs.append(pair)
    if old.item_schema is not None or new.item_schema is not None:
        before, after = old.item_schema or ANYTHING, new.item_schema or ANYTHING
        items = replace(pair, old=before, new=after, location=f"{location} items", media="")
        found.pairs.append(replace(items, is_text=False))
    if old.encodings != new.encodings:
        _encodings_changed(old, new, found, where)


def _is_form(media: str) -> bool:
    """Whether values are written as text: forms know no numbers."""
    return media.startswith(("application/x-www-form-urlencoded", "multipart/"))


def _counterpart(one: Media, others: Iterable[Media]) -> Media | None:
    """The media range that stands for another one in the other version."""
    by_range = {other.range: other for other in others}
    if one.range in by_range:
        return by_range[one.range]
    found = best_range(by_range, one.range)
    if found is not None:
        return by_range[found]
    narrower = [other for other in by_range.values() if covers(one.range, other.range)]
    narrower += [other for other in by_range.values() if _is_kind_of(other.range, one.range)]
    narrower += [other for other in by_range.values() if _is_kind_of(one.range, other.range)]
    return max(narrower, key=lambda other: specificity(other.range), default=None)


def _is_kind_of(special: str, general: str) -> bool:
    """Whether one type is written in the other's syntax: `application/problem+json` is JSON
    (RFC 6839)."""
    main, _, syntax = general.partition("/")
    name = special.partition(";")[0]
    return main == "application" and "+" in name and name.rpartition("+")[2] == syntax


def _range_changed(old: Media, new: Media, found: Found, where: Where, sends_old: bool) -> None:
    """The sender's range must lie within the receiver's."""
    sender, receiver = (old.range, new.range) if sends_old else (new.range, old.range)
    is_taken = covers(receiver, sender) or _is_kind_of(sender, receiver)
    verb = "generalized" if covers(new.range, old.range) else "specialized"
    found.add(
        f"{where.direction}-media-type-{verb}",
        f"media type `{old.range}` became `{new.range}`",
        COMPATIBLE if covers(receiver, sender) else REVIEW if is_taken else BREAKING,
        where,
        new.pointer,
        before=old.range,
        after=new.range,
    )


def _encodings_changed(old: Media, new: Media, found: Found, where: Where) -> None:
    before = {name: tuple(rest) for name, *rest in old.encodings}
    after = {name: tuple(rest) for name, *rest in new.encodings}
    for name in sorted(before.keys() | after.keys()):
        if not (
            declares_part(old.schema, name, found.old_root)
            and declares_part(new.schema, name, found.new_root)
        ):
            continue  # the property came or went: told with the schema
        ours = before.get(name) or usual_encoding(old.schema, name, found.old_root)
        theirs = after.get(name) or usual_encoding(new.schema, name, found.new_root)
        if ours != theirs:
            found.add(
                "part-encoding-changed",
                f"part `{name}` is written another way",
                REVIEW,
                where,
                new.pointer,
                before=_words(ours),
                after=_words(theirs),
            )


def _words(encoding: tuple[object, ...]) -> str:
    media, style, explode = encoding
    loose = "" if style == "form" and explode else f"{style}{', exploded' if explode else ''}"
    return ", ".join(str(one) for one in (media, loose) if one) or "as usual"
