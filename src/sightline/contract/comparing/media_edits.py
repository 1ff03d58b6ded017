"""Media ranges of a body or an answer in both versions: which stands for which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sightline.contract.comparing.parameter_forms import parts_of, usual_encoding
from sightline.contract.comparing.ruled import Found, SchemaPair, Where
from sightline.contract.comparison import (
    BREAKING,
    COMPATIBLE,
    REVIEW,
    SOURCE,
)
from sightline.contract.schemas.keywords import canonical_text
from sightline.contract.surface.media_ranges import best_range, covers, is_json, specificity
from sightline.contract.surface.surface import Media, Operation, SchemaUse

__all__ = ["compare_media"]

RESPONSE = "response"
ANYTHING = SchemaUse("", True)


@dataclass(frozen=True, slots=True)
class _Content:
    """Where two sets of media ranges stand, and who sends what is in them."""

    found: Found
    operation: Operation
    where: Where
    location: str

    @property
    def sends_old(self) -> bool:
        """Whether the old version's side sends: callers do requests, and answer webhooks."""
        return (self.where.direction == RESPONSE) == self.operation.flips

    @property
    def is_chosen(self) -> bool:
        """Whether the reader chooses among what is offered (`Accept`; RFC 9110, 12.1)."""
        return self.where.direction == RESPONSE and not self.operation.flips


def compare_media(
    olds: tuple[Media, ...],
    news: tuple[Media, ...],
    found: Found,
    operation: Operation,
    where: Where,
    location: str,
) -> None:
    """Media ranges: what the sender may send must be taken, what was offered must still come.

    Of several ranges that cover a media type the narrowest answers, in either version.
    """
    content = _Content(found, operation, where, location)
    taken: set[str] = set()
    gone: list[Media] = []
    for old in olds:
        new = _counterpart(old, news)
        if new is None:
            gone.append(old)
            continue
        taken.add(new.range)
        if new.range != old.range:
            _range_changed(old, new, olds, news, content)
        _compare_described(old, new, content)
    came: list[Media] = []
    by_range = {old.range: old for old in olds}
    for new in news:
        wider = best_range(by_range, new.range)
        if new.range not in by_range and wider is not None and _stays(wider, news, new, taken):
            _compare_described(by_range[wider], new, content)
        elif new.range not in taken:
            came.append(new)
    _came_and_went(gone, came, content)


def _stays(wider: str, news: Sequence[Media], new: Media, taken: set[str]) -> bool:
    """Whether an old range that covered a new one was not compared with it already."""
    return new.range not in taken or any(one.range == wider for one in news)


def _came_and_went(gone: Sequence[Media], came: Sequence[Media], content: _Content) -> None:
    """What has no counterpart: told in one where a new one is the old by another name."""
    told: set[str] = set()
    for old in gone:
        alike = [one for one in came if _is_alike(old, one) and one.range not in told]
        instead = alike[0].range if len(alike) == 1 else None
        told |= {instead} if instead else set()
        note = f": `{instead}` came instead" if instead else ""
        content.found.add(
            f"{content.where.direction}-media-type-removed",
            f"media type `{old.range}` was removed{note}",
            BREAKING if content.sends_old or content.is_chosen else COMPATIBLE,
            content.where,
            old.pointer,
            is_gone=True,
            before=old.range,
            after=instead,
        )
    for new in came:
        if new.range in told and (content.sends_old or content.is_chosen):
            continue
        content.found.add(
            f"{content.where.direction}-media-type-added",
            f"media type `{new.range}` was added",
            COMPATIBLE if content.sends_old or content.is_chosen else BREAKING,
            content.where,
            new.pointer,
            after=new.range,
        )


def _is_alike(old: Media, new: Media) -> bool:
    """Whether a media type may be another by its new name: the same words, or the same schema."""
    if sorted(_WORD.findall(old.range)) == sorted(_WORD.findall(new.range)):
        return True
    if old.schema is None or new.schema is None:
        return False
    return canonical_text(old.schema.schema) == canonical_text(new.schema.schema)


_WORD = re.compile(r"[a-z0-9]+")


def _compare_described(old: Media, new: Media, content: _Content) -> None:
    """What a media range that stands in both versions carries."""
    found, operation, where = content.found, content.operation, content.where
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
        content.location,
        where.owner,
        operation.flips,
        is_text=_is_form(old.range),
        media=new.range if is_answer else old.range,
    )
    found.pairs.append(pair)
    if pair.is_text:
        _compare_parts(old, new, pair, content)
    if old.item_schema is not None or new.item_schema is not None:
        before, after = old.item_schema or ANYTHING, new.item_schema or ANYTHING
        items = replace(pair, old=before, new=after, location=f"{content.location} items", media="")
        found.pairs.append(replace(items, is_text=False))
    if old.encodings != new.encodings:
        _encodings_changed(old, new, found, where)


def _compare_parts(old: Media, new: Media, pair: SchemaPair, content: _Content) -> None:
    """What single parts of a form carry besides: JSON that isn't text, and headers."""
    found = content.found
    before, after = _json_parts(old, found.old_root), _json_parts(new, found.new_root)
    for name in sorted(before.keys() & after.keys()):
        location = f"part {name} of the {content.location}"
        part = replace(pair, old=before[name], new=after[name], location=location, media="")
        found.pairs.append(replace(part, is_text=False))
    if old.part_headers != new.part_headers:
        _part_headers_changed(old, new, content)


def _json_parts(media: Media, root: dict[str, object]) -> dict[str, SchemaUse]:
    """The properties that travel as JSON: as is written, or as objects do in multipart bodies."""
    written = {one[0]: one[1] for one in media.encodings if one[1] or one[2] != "form"}
    is_multipart = media.range.startswith("multipart/")
    found = {}
    for name, part in parts_of(media.schema, root).items():
        usual = usual_encoding(part, root)[0] if is_multipart else ""
        if is_json(written.get(name, usual)):
            found[name] = part
    return found


def _part_headers_changed(old: Media, new: Media, content: _Content) -> None:
    """A header that a part must have: the receiver can't do without it."""
    before = {(part, header.name): header for part, header in old.part_headers}
    after = {(part, header.name): header for part, header in new.part_headers}
    for part, name in sorted(before.keys() | after.keys()):
        ours, theirs = before.get((part, name)), after.get((part, name))
        was, is_now = (one is not None and one.is_required for one in (ours, theirs))
        if was == is_now:
            continue
        is_needed = is_now if content.sends_old else was
        place = theirs or ours
        content.found.add(
            f"part-header-became-{'required' if is_now else 'optional'}",
            f"header `{name}` of part `{part}` must {'come' if is_now else 'no longer come'} now",
            BREAKING if is_needed else COMPATIBLE,
            content.where,
            place.pointer if place is not None else new.pointer,
            is_gone=theirs is None,
            before=was,
            after=is_now,
        )


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


def _range_changed(
    old: Media, new: Media, olds: Sequence[Media], news: Sequence[Media], content: _Content
) -> None:
    """The sender's range must lie within what the receiver takes."""
    sends_old = content.sends_old
    sender, receiver = (old.range, new.range) if sends_old else (new.range, old.range)
    receivers = [one.range for one in (news if sends_old else olds)]
    is_covered = any(covers(one, sender) for one in receivers)
    is_taken = is_covered or _is_kind_of(sender, receiver)
    verb = "generalized" if covers(new.range, old.range) else "specialized"
    content.found.add(
        f"{content.where.direction}-media-type-{verb}",
        f"media type `{old.range}` became `{new.range}`",
        COMPATIBLE if is_covered else REVIEW if is_taken else BREAKING,
        content.where,
        new.pointer,
        before=old.range,
        after=new.range,
    )


def _encodings_changed(old: Media, new: Media, found: Found, where: Where) -> None:
    """How parts are written that both versions have: others are told with the schema."""
    before = {name: tuple(rest) for name, *rest in old.encodings}
    after = {name: tuple(rest) for name, *rest in new.encodings}
    olds, news = parts_of(old.schema, found.old_root), parts_of(new.schema, found.new_root)
    for name in sorted((before.keys() | after.keys()) & olds.keys() & news.keys()):
        ours = before.get(name) or usual_encoding(olds[name], found.old_root)
        theirs = after.get(name) or usual_encoding(news[name], found.new_root)
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
