"""The one form in which every contract is compared, whatever version of OpenAPI it was written in.

A `Surface` says what goes over the wire: absolute URL templates, effective serialisation, resolved
security, media ranges, status ranges. Schemas stay where they are written: a `SchemaUse` names the
place, and a `$ref` is never expanded.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Body",
    "Dialect",
    "Direction",
    "Header",
    "Media",
    "Operation",
    "Parameter",
    "Requirement",
    "Response",
    "SchemaUse",
    "Surface",
]


class Dialect(StrEnum):
    """How a schema's keywords are meant."""

    SWAGGER_2 = "2.0"
    OPENAPI_3_0 = "3.0"
    JSON_SCHEMA_2020 = "2020-12"


class Direction(StrEnum):
    """Who sends: the caller in a request, the API in a response (webhooks: the other way round)."""

    REQUEST = "request"
    RESPONSE = "response"


@dataclass(frozen=True, slots=True)
class SchemaUse:
    """A schema where an operation uses it.

    `pointer` is the JSON pointer of its place in the document, `schema` what stands there (a dict,
    `True`/`False`, or `{"$ref": ...}` unexpanded).
    """

    pointer: str
    schema: object


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter with its effective serialisation.

    `place` is path, query, querystring, header or cookie; `name` is lower-case for headers. `media`
    is set for parameters with `content` (then style and explode are empty). `pointer` is where it
    is written (behind a `$ref`, the place of what it names).
    """

    name: str
    place: str
    is_required: bool
    style: str
    explode: bool
    allow_reserved: bool
    allow_empty: bool
    is_deprecated: bool
    schema: SchemaUse | None
    media: str
    pointer: str
    sunset: str = ""
    stability: str = ""
    collection_format: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """A response header (or one of a multipart part); `name` is lower-case.

    `explode` tells how an object becomes text; `media` is set for headers with `content`.
    """

    name: str
    is_required: bool
    is_deprecated: bool
    schema: SchemaUse | None
    media: str
    pointer: str
    explode: bool = False


@dataclass(frozen=True, slots=True)
class Media:
    """One media range of a body.

    `range` is normalised: type and subtype in lower case, parameters sorted by name. `encodings`
    are those of multipart and form bodies: (property, content type, style, explode) in order of
    property, effective. `item_schema` is OpenAPI 3.2's `itemSchema` (sequences of items).
    `part_headers` are (property, header) of multipart bodies.
    """

    range: str
    schema: SchemaUse | None
    item_schema: SchemaUse | None
    encodings: tuple[tuple[str, str, str, bool], ...]
    pointer: str
    part_headers: tuple[tuple[str, Header], ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """What a request carries, one entry per media range, sorted by range."""

    is_required: bool
    media: tuple[Media, ...]
    pointer: str


@dataclass(frozen=True, slots=True)
class Response:
    """What may come back for a status: `200`, a range `2XX`, or `default`."""

    status: str
    headers: tuple[Header, ...]
    media: tuple[Media, ...]
    pointer: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing a caller must bring: a scheme resolved to what goes over the wire.

    `kind` is `apiKey`, `http`, `oauth2`, `openIdConnect` or `mutualTLS`; `place` and `name` are
    those of an API key; `scheme` is that of HTTP authentication in lower case; `scopes` are sorted;
    `flows` are the flows of OAuth 2 with their addresses, sorted, as one text each.
    """

    kind: str
    place: str
    name: str
    scheme: str
    scopes: tuple[str, ...]
    flows: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation, with all that is inherited resolved.

    `name` is `GET /pets/{id}` as written. `shape` is the path with `{}` for every parameter.
    `bases` are the absolute bases the operation is served under (server variables as templates).
    `security` holds alternatives, each a set of requirements; an empty alternative needs nothing.
    `flips` is true for webhooks and callbacks: there the API sends the request.
    """

    name: str
    method: str
    path: str
    shape: str
    bases: tuple[str, ...]
    operation_id: str
    tags: tuple[str, ...]
    summary: str
    description: str
    is_deprecated: bool
    sunset: str
    stability: str
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[Response, ...]
    security: tuple[tuple[Requirement, ...], ...]
    flips: bool
    pointer: str


@dataclass(frozen=True, slots=True)
class Surface:
    """All that a contract promises to those who build on it."""

    specification: str
    dialect: Dialect
    title: str
    version: str
    operations: tuple[Operation, ...]
    schemas: dict[str, str]  # component name -> JSON pointer
    root: dict[str, object]
