"""Parameters, bodies and responses of OpenAPI 2.0, told as those of 3.x.

https://spec.openapis.org/oas/v2.0.html: `body` and `formData` parameters become a body, with a
media range for each of `consumes`; responses get one for each of `produces`.
"""

from __future__ import annotations

from sightline.contract.surface.media_ranges import normalised
from sightline.contract.surface.parameters import PARAMETER_HELP, text_of
from sightline.contract.surface.references import Mapping, References, escape
from sightline.contract.surface.responses import status_of
from sightline.contract.surface.surface import (
    Body,
    Header,
    Media,
    Parameter,
    Response,
    SchemaUse,
)
from sightline.contract.surface.swagger_schemas import (
    BINARY,
    inline_schema,
    schema_use,
    serialisation,
)

__all__ = ["SwaggerReader"]

_STYLES = {"path": "simple", "query": "form", "header": "simple", "formData": "form"}
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_ANYTHING = ("*/*",)


class SwaggerReader:
    """Reads the parts of 2.0's operations, shared ones once."""

    __slots__ = ("_parameters", "_references", "_responses")

    def __init__(self, references: References) -> None:
        self._references = references
        self._parameters: dict[str, Parameter | None] = {}
        self._responses: dict[tuple[str, str, tuple[str, ...]], Response] = {}

    def parameter(self, node: object, pointer: str) -> Parameter | None:
        """The parameter at `pointer`; those in `body` and `formData` are taken as they come."""
        spot = self._references.follow(node, pointer, "parameter")
        if spot is None:
            return None
        written, place = spot
        if place not in self._parameters:
            self._parameters[place] = self._parameter(written, place)
        return self._parameters[place]

    def _parameter(self, written: Mapping, pointer: str) -> Parameter | None:
        name, place = written.get("name"), written.get("in")
        if not isinstance(name, str) or not isinstance(place, str):
            self._references.problems.add(
                pointer, "This parameter lacks its name or its place.", PARAMETER_HELP
            )
            return None
        if place != "body" and place not in _STYLES:
            self._references.problems.add(
                f"{pointer}/in", f"A parameter can't be in `{place}`.", PARAMETER_HELP
            )
            return None
        style, explode, separated = serialisation(written, _STYLES.get(place, ""))
        if place == "body":
            name, style, explode = "", "", False  # there is one body, whatever it is called
            schema = schema_use(written, pointer, self._references.problems)
        else:
            schema = SchemaUse(pointer, inline_schema(written))
        flag = self._references.flag
        return Parameter(
            name=name.lower() if place == "header" else name,
            place=place,
            is_required=flag(written, "required", pointer) or place == "path",
            style=style,
            explode=explode,
            allow_reserved=False,
            allow_empty=flag(written, "allowEmptyValue", pointer)
            and place in ("query", "formData"),
            is_deprecated=flag(written, "x-deprecated", pointer),
            schema=schema,
            media="",
            pointer=pointer,
            sunset=text_of(written, "x-sunset"),
            stability=text_of(written, "x-stability-level"),
            collection_format=separated,
        )

    def body(
        self, parameters: tuple[Parameter, ...], operation: Mapping, pointer: str
    ) -> Body | None:
        """The body that the `body` parameter or the form fields of an operation make."""
        ranges = self._ranges(operation, pointer, "consumes")
        for each in parameters:
            if each.place == "body":
                found = ranges or _ANYTHING
                media = tuple(Media(kind, each.schema, None, (), each.pointer) for kind in found)
                return Body(each.is_required, media, each.pointer)
        fields = [each for each in parameters if each.place == "formData"]
        if not fields:
            return None
        place = f"{pointer}/parameters"
        schema = SchemaUse(place, _form(fields))
        encodings = tuple(
            sorted(
                (each.name, "", each.collection_format or each.style, each.explode)
                for each in fields
                if not each.explode
            )
        )
        media = tuple(
            Media(kind, schema, None, encodings, place) for kind in _form_ranges(ranges, fields)
        )
        return Body(any(each.is_required for each in fields), media, place)

    def _ranges(self, operation: Mapping, pointer: str, key: str) -> tuple[str, ...]:
        """`consumes` or `produces`: the operation's own, else the document's; sorted."""
        written, place = operation.get(key), f"{pointer}/{key}"
        if written is None:
            written, place = self._references.root.get(key), f"/{key}"
        if written is not None and not isinstance(written, list):
            self._references.problems.wrong_type(place, "a list of media types", written)
            return ()
        return tuple(sorted({normalised(each) for each in written or () if isinstance(each, str)}))

    def responses(self, operation: Mapping, pointer: str) -> tuple[Response, ...]:
        """What an operation's `responses` promise, sorted by status."""
        written, place = operation.get("responses"), f"{pointer}/responses"
        if not isinstance(written, dict):
            if written is not None:
                self._references.problems.wrong_type(place, "a mapping of statuses", written)
            return ()
        ranges = self._ranges(operation, pointer, "produces") or _ANYTHING
        found: dict[str, Response] = {}
        for key, node in written.items():
            status = status_of(key, place, self._references.problems)
            if status and (response := self._response(status, node, f"{place}/{key}", ranges)):
                found[status] = response
        return tuple(found[status] for status in sorted(found))

    def _response(
        self, status: str, node: object, pointer: str, ranges: tuple[str, ...]
    ) -> Response | None:
        if node is None:
            return Response(status, (), (), pointer)
        spot = self._references.follow(node, pointer, "response")
        if spot is None:
            return None
        written, place = spot
        known = self._responses.get((status, place, ranges))
        if known is None:
            schema = schema_use(written, place, self._references.problems)
            kinds = ranges if schema else ()
            media = tuple(Media(kind, schema, None, (), place) for kind in kinds)
            headers = self._headers(written.get("headers"), f"{place}/headers")
            known = Response(status, headers, media, place)
            self._responses[status, place, ranges] = known
        return known

    def _headers(self, written: object, pointer: str) -> tuple[Header, ...]:
        if not isinstance(written, dict):
            if written is not None:
                self._references.problems.wrong_type(pointer, "a mapping of headers", written)
            return ()
        found: dict[str, Header] = {}
        for key, node in written.items():
            name, place = str(key).lower(), f"{pointer}/{escape(key)}"
            spot = self._references.follow(node, place, "header")
            if spot and name != "content-type":
                schema = SchemaUse(place, inline_schema(spot[0]))
                found[name] = Header(name, False, False, schema, "", place)
        return tuple(found[name] for name in sorted(found))


def _form_ranges(ranges: tuple[str, ...], fields: list[Parameter]) -> tuple[str, ...]:
    """The media types of a form; files travel in parts."""
    usable = tuple(kind for kind in ranges if kind.partition(";")[0] in _FORMS)
    has_file = any(each.schema and each.schema.schema is BINARY for each in fields)
    return usable or (_FORMS[has_file],)


def _form(fields: list[Parameter]) -> Mapping:
    """One object with a property for each form field."""
    properties = {each.name: each.schema.schema if each.schema else {} for each in fields}
    schema: Mapping = {"type": "object", "properties": properties}
    required = [each.name for each in fields if each.is_required]
    return {**schema, "required": required} if required else schema
