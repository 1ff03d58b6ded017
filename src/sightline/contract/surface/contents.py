"""Bodies of OpenAPI 3: what stands under `content`, one entry per media range.

https://spec.openapis.org/oas/v3.1.1.html#media-type-object; `itemSchema` is 3.2's.
"""

from __future__ import annotations

from sightline.contract.surface.media_ranges import normalised
from sightline.contract.surface.references import Mapping, References, escape
from sightline.contract.surface.surface import Body, Header, Media, SchemaUse

__all__ = ["ContentReader", "Encodings"]

Encodings = tuple[tuple[str, str, str, bool], ...]
PartHeaders = tuple[tuple[str, Header], ...]

_FORM = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"


class ContentReader:
    """Reads content once for each place it is written at."""

    __slots__ = ("_bodies", "_references", "_styled")

    def __init__(self, references: References, is_3_0: bool) -> None:
        self._references = references
        self._styled = (_FORM,) if is_3_0 else (_FORM, _MULTIPART)
        self._bodies: dict[str, Body | None] = {}

    def body(self, node: object, pointer: str) -> Body | None:
        """A request body, behind its reference."""
        spot = self._references.follow(node, pointer, "request body")
        if spot is None:
            return None
        written, place = spot
        if place in self._bodies:
            return self._bodies[place]
        body = Body(
            self._references.flag(written, "required", place),
            self.media(written, place, True),
            place,
        )
        self._bodies[place] = body
        return body

    def media(self, owner: Mapping, pointer: str, with_encodings: bool) -> tuple[Media, ...]:
        """The entries of `owner`'s `content`, sorted by range; of equal ranges the first counts."""
        content = owner.get("content")
        if not content:
            return ()
        place = f"{pointer}/content"
        if type(content) is not dict:
            self._references.problems.wrong_type(place, "a mapping of media types", content)
            return ()
        found: dict[str, Media] = {}
        for written, node in content.items():
            media = self._media(str(written), node, f"{place}/{escape(written)}", with_encodings)
            if media is None:
                continue
            if media.range in found:
                self._references.problems.add(
                    f"{place}/{escape(written)}",
                    f"The media type `{media.range}` is described twice.",
                    "Keep one of the two.",
                )
            found.setdefault(media.range, media)
        if len(found) == 1:
            return tuple(found.values())
        return tuple(found[each] for each in sorted(found))

    def _media(self, written: str, node: object, pointer: str, encodings: bool) -> Media | None:
        if node is None:
            return Media(normalised(written), None, None, (), pointer)
        spot = self._references.follow(node, pointer, "description of a media type")
        if spot is None:
            return None
        entry, place = spot
        kind = normalised(written)
        return Media(
            kind,
            self.schema(entry, "schema", place),
            self.schema(entry, "itemSchema", place) if "itemSchema" in entry else None,
            self._encodings(entry, kind, place) if encodings and "encoding" in entry else (),
            place,
            self._part_headers(entry, kind, place) if encodings and "encoding" in entry else (),
        )

    def schema(self, owner: Mapping, key: str, pointer: str) -> SchemaUse | None:
        """The schema under a key, with its place, and never expanded."""
        schema = owner.get(key)
        if type(schema) is dict or type(schema) is bool:
            return SchemaUse(f"{pointer}/{key}", schema)
        if schema is not None:
            self._references.problems.wrong_type(f"{pointer}/{key}", "a schema", schema)
        return None

    def _part_headers(self, entry: Mapping, kind: str, pointer: str) -> PartHeaders:
        """The headers that parts of a multipart body carry; their media type isn't one of them."""
        written = entry["encoding"]
        if not kind.startswith("multipart/") or type(written) is not dict:
            return ()
        found = []
        for part, encoding in written.items():
            headers = encoding.get("headers") if type(encoding) is dict else None
            for name, node in headers.items() if type(headers) is dict else ():
                place = f"{pointer}/encoding/{escape(part)}/headers/{escape(name)}"
                spot = self._references.follow(node, place, "header")
                if spot is not None and str(name).lower() != "content-type":
                    found.append((str(part), self._part_header(str(name).lower(), *spot)))
        return tuple(sorted(found, key=lambda one: (one[0], one[1].name)))

    def _part_header(self, name: str, written: Mapping, pointer: str) -> Header:
        flag, schema = self._references.flag, self.schema(written, "schema", pointer)
        needed = flag(written, "required", pointer)
        return Header(name, needed, flag(written, "deprecated", pointer), schema, "", pointer)

    def _encodings(self, entry: Mapping, kind: str, pointer: str) -> Encodings:
        """What is written of how properties travel, where it differs from what holds anyway.

        3.0 lets style and explode count for URL-encoded forms only, 3.1 for multipart forms too.
        """
        essence = kind.partition(";")[0]
        written = entry["encoding"]
        if essence != _FORM and not essence.startswith("multipart/"):
            return ()
        if type(written) is not dict:
            self._references.problems.wrong_type(f"{pointer}/encoding", "a mapping", written)
            return ()
        found = []
        for name, encoding in written.items():
            place = f"{pointer}/encoding/{escape(name)}"
            if type(encoding) is not dict:
                self._references.problems.wrong_type(place, "a mapping", encoding)
                continue
            effective = _encoding(
                str(name), encoding, place, self._references, essence in self._styled
            )
            if effective[1:] != ("", "form", True):
                found.append(effective)
        return tuple(sorted(found))


def _encoding(
    name: str, encoding: Mapping, pointer: str, references: References, styled: bool
) -> tuple[str, str, str, bool]:
    """One property's encoding with its defaults: style form, exploded when the style is form."""
    listed = references.text(encoding, "contentType", pointer)
    media = ", ".join(sorted(map(normalised, listed.split(",")))) if listed else ""
    if not styled:
        return (name, media, "form", True)
    style = references.text(encoding, "style", pointer) or "form"
    explode = references.flag(encoding, "explode", pointer) if "explode" in encoding else None
    usual = style in ("form", "deepObject")
    return (name, media, style, usual if explode is None else explode or style == "deepObject")
