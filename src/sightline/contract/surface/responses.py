"""Responses of OpenAPI 3: status ranges, headers and bodies.

https://spec.openapis.org/oas/v3.1.1.html#responses-object
"""

from __future__ import annotations

import re

from sightline.contract.surface.contents import ContentReader
from sightline.contract.surface.problems import Problems
from sightline.contract.surface.references import Mapping, References, escape
from sightline.contract.surface.surface import Header, Response

__all__ = ["ResponseReader", "status_of"]

_STATUS = re.compile(r"[1-9](?:[0-9]{2}|[xX]{2})|default", re.IGNORECASE)


class ResponseReader:
    """Reads each response and each header once, so that what operations share is one object."""

    __slots__ = ("_contents", "_headers", "_read", "_references")

    def __init__(self, references: References, contents: ContentReader) -> None:
        self._references = references
        self._contents = contents
        self._read: dict[tuple[str, str], Response] = {}
        self._headers: dict[tuple[str, str], Header] = {}

    def responses(self, written: object, pointer: str) -> tuple[Response, ...]:
        """What an operation's `responses` promise, sorted by status."""
        if type(written) is not dict:
            if written is not None:
                self._references.problems.wrong_type(pointer, "a mapping of statuses", written)
            return ()
        found: dict[str, Response] = {}
        for key, node in written.items():
            status = status_of(key, pointer, self._references.problems)
            if status and (response := self._response(status, node, f"{pointer}/{key}")):
                found[status] = response
        return tuple([found[status] for status in sorted(found)])

    def _response(self, status: str, node: object, pointer: str) -> Response | None:
        if node is None:
            return Response(status, (), (), pointer)
        spot = self._references.follow(node, pointer, "response")
        if spot is None:
            return None
        written, place = spot
        known = self._read.get((status, place))
        if known is None:
            media = self._contents.media(written, place, False)
            headers = self._all_headers(written.get("headers"), f"{place}/headers")
            known = self._read[status, place] = Response(status, headers, media, place)
        return known

    def _all_headers(self, written: object, pointer: str) -> tuple[Header, ...]:
        if type(written) is not dict:
            if written is not None:
                self._references.problems.wrong_type(pointer, "a mapping of headers", written)
            return ()
        found: dict[str, Header] = {}
        for key, node in written.items():
            name = str(key).lower()
            if name == "content-type":
                continue
            if header := self._header(name, node, f"{pointer}/{escape(key)}"):
                found[name] = header
        return tuple([found[name] for name in sorted(found)])

    def _header(self, name: str, node: object, pointer: str) -> Header | None:
        if node is None:
            return Header(name, False, False, None, "", pointer)
        spot = self._references.follow(node, pointer, "header")
        if spot is None:
            return None
        written, place = spot
        known = self._headers.get((name, place))
        if known is None:
            known = self._headers[name, place] = self._read_header(name, written, place)
        return known

    def _read_header(self, name: str, written: Mapping, pointer: str) -> Header:
        media, schema = "", self._contents.schema(written, "schema", pointer)
        if schema is None and (entries := self._contents.media(written, pointer, False)):
            media, schema = entries[0].range, entries[0].schema
        flag = self._references.flag
        required, deprecated = (
            flag(written, "required", pointer),
            flag(written, "deprecated", pointer),
        )
        explode = not media and flag(written, "explode", pointer)
        return Header(name, required, deprecated, schema, media, pointer, explode)


def status_of(key: object, pointer: str, problems: Problems) -> str:
    """A status in one spelling: `200`, `2XX`, `default`; empty for extensions and for none.

    >>> status_of(200, "", Problems()), status_of("2xx", "", Problems())
    ('200', '2XX')
    """
    text = str(key)
    if text.isdecimal() and len(text) == 3 and text.isascii():
        return text
    if text.startswith("x-"):
        return ""
    if _STATUS.fullmatch(text):
        return "default" if text.lower() == "default" else text.upper()
    problems.add(
        f"{pointer}/{escape(text)}",
        f"`{text}` is no status.",
        "Write a status such as `200`, a range such as `2XX`, or `default`.",
    )
    return ""
