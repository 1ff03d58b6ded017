"""The parts of the OpenAPI document that are the same for every operation."""

from __future__ import annotations

from typing import Any

from sightline.web.paging import CURSOR, MOST
from sightline.web.problems import MEDIA_TYPE

DESCRIPTION = """\
Everything that Sightline can be asked, with the answers that the command line gives with `--json`.

An operation that only reads takes GET, with its words in the address, and POST, with the same words
as a JSON object; one that writes takes POST only. HEAD is answered where GET is. Absent is null, a
key is never left out of an answer. Keys may be added, none is renamed or removed.

400 says that a request isn't as described here; 422 that it is, and can't be answered: an id that
nobody has, a condition that makes no sense. `title` says what is wrong, `detail` what to do.

An answer to GET has an ETag; send it as If-None-Match and get 304 while nothing has changed. Lists
that may get long come in parts with `limit`; the Link header holds the address of the next.
"""
SECURITY: list[dict[str, list[str]]] = [{"bearer": []}, {"cookie": []}]

_TEXT = {"type": "string", "default": ""}
COMMON: dict[str, dict[str, Any]] = {
    "as_of": {**_TEXT, "description": "answer as of a date or RFC 3339 time"},
    "audience": {**_TEXT, "description": "see with an audience's eyes"},
    "dry_run": {
        "type": "boolean",
        "default": False,
        "description": "answer what would be written, write nothing",
    },
}
PAGING: dict[str, dict[str, Any]] = {
    "limit": {
        "description": "at most so many items of the list; the Link header leads to the next",
        "schema": {"type": "integer", "minimum": 1, "maximum": MOST},
    },
    "cursor": {
        "description": "where to read on, from the Link header of the part before; with `limit`",
        "schema": {"type": "string", "pattern": f"^({CURSOR})?$"},
    },
}
HEADERS_OF_GET = ("ETag", "Link")
_BOTH = ("get", "post")
ERRORS: dict[str, tuple[str, ...]] = {
    "304": ("get",), "400": _BOTH, "401": _BOTH, "403": _BOTH, "409": _BOTH, "413": ("post",),
    "414": ("get",), "415": ("post",), "422": _BOTH, "500": _BOTH, "503": _BOTH,
}  # fmt: skip
"""Which other statuses a method can be answered with, besides 405 to a method that isn't there."""
_SAYS = {
    "400": "the request is not as described here",
    "401": "the key of this launch is missing",
    "403": "understood, and not done: not here, or not for whoever asks",
    "409": "changed by somebody else, or being written, in the meantime",
    "413": "the body is too large",
    "414": "the address is too long",
    "415": "the body is not JSON",
    "422": "as described here, and can't be answered",
    "500": "a fault of Sightline's, with an incident id",
    "503": "the workspace can't be read",
}
_PROBLEM = {
    "type": "object",
    "description": "What is wrong and what to do (RFC 9457).",
    "properties": {
        "type": {"const": "about:blank"},
        "title": {"type": "string", "description": "what is wrong"},
        "status": {"type": "integer", "description": "the HTTP status"},
        "detail": {"type": "string", "description": "what to do"},
    },
    "required": ["type", "title", "status", "detail"],
    "additionalProperties": False,
}
_AS_PROBLEM = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
COMPONENTS: dict[str, Any] = {
    "securitySchemes": {
        "bearer": {
            "type": "http",
            "scheme": "bearer",
            "description": "the key of this launch, which `sightline serve` prints",
        },
        "cookie": {
            "type": "apiKey",
            "in": "cookie",
            "name": "sightline-LAUNCH",
            "description": "a browser gets it from the address that `sightline serve` prints; "
            "LAUNCH is another word at each launch",
        },
    },
    "parameters": {
        **{
            name: {
                "name": name,
                "in": "query",
                "description": COMMON[name]["description"],
                "schema": _TEXT,
            }
            for name in ("as_of", "audience")
        },
        **{name: {"name": name, "in": "query", **said} for name, said in PAGING.items()},
    },
    "headers": {
        "ETag": {
            "description": "a digest of the answer, for If-None-Match",
            "schema": {"type": "string", "pattern": '^W/"[0-9a-f]{32}"$'},
        },
        "Link": {
            "description": 'where the next part of the list is (RFC 8288, rel="next"); absent '
            "after the last",
            "schema": {"type": "string"},
        },
    },
    "responses": {
        "304": {"description": "nothing has changed since If-None-Match"},
        **{status: {"description": said, "content": _AS_PROBLEM} for status, said in _SAYS.items()},
    },
    "schemas": {"Problem": _PROBLEM, **COMMON},
}
